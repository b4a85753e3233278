"""The first part of the way, from inputs to figures: all that listing figures needs, which does not wait for the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.load import Pages, iter_articles
from checker.model import Article, Figure, Problem, Scan
from checker.normalize import normalize_mentions
from checker.scan import scan_article
from checker.settings import Settings

__all__ = ["figures_of", "iter_figures"]


def figures_of(article: Article) -> tuple[tuple[Figure, ...], Scan]:
    """Read the figures of one article.

    Returns:
        The figures in reading order, and the scan they came from (with the digits it skipped).
    """
    scan = scan_article(article)
    return tuple(normalize_mentions(article, scan.mentions)), scan


def iter_figures(
    inputs: Sequence[str], settings: Settings, pages: Pages | None = None
) -> Iterator[tuple[Article, tuple[Figure, ...]] | Problem]:
    """Yield each article with its figures as it is read: memory does not grow with their number."""
    for item in iter_articles(inputs, settings.default_date, pages):
        yield item if isinstance(item, Problem) else (item, figures_of(item)[0])
