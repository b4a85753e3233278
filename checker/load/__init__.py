"""Load: paths, tables and pages become articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from checker.model import Article, Problem

__all__ = ["article_of", "iter_articles", "mark_origins"]


def iter_articles(inputs: Sequence[str], default_date: date | None = None) -> Iterator[Article | Problem]:
    """Yield the articles of files, folders and ``-`` (JSON Lines on standard input), in order."""
    raise NotImplementedError


def article_of(record: dict[str, Any], default_date: date | None = None) -> Article:
    """Make an article of a record with ``id``, ``text`` and, where known, source, title, published, url."""
    raise NotImplementedError


def mark_origins(articles: Iterable[Article]) -> list[Article]:
    """Return the articles with ``origin`` set: near-copies of one text share the first one's id."""
    raise NotImplementedError
