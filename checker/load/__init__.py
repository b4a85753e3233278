"""Load: paths, tables and pages become articles."""

from __future__ import annotations

from checker.load.inputs import iter_articles
from checker.load.origins import Shingles, mark_origins, read_shingles
from checker.load.records import article_of
from checker.load.web import Page, Pages

__all__ = ["Page", "Pages", "Shingles", "article_of", "iter_articles", "mark_origins", "read_shingles"]
