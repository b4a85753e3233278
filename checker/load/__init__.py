"""Load: paths, tables and pages become articles."""

from __future__ import annotations

from checker.load.inputs import LOADED, Loaded, Waiting, digest_of_waiting, iter_articles
from checker.load.kinds import is_known
from checker.load.origins import Shingles, mark_origins, read_shingles
from checker.load.records import article_of
from checker.load.web import Page, Pages

__all__ = [
    "LOADED",
    "Loaded",
    "Page",
    "Pages",
    "Shingles",
    "Waiting",
    "article_of",
    "digest_of_waiting",
    "is_known",
    "iter_articles",
    "mark_origins",
    "read_shingles",
]
