"""Normalize: mentions become figures on scales that others share."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Article, Figure, Mention

__all__ = ["normalize_mentions"]


def normalize_mentions(article: Article, mentions: Iterable[Mention]) -> list[Figure]:
    """Put the mentions of an article on common scales."""
    raise NotImplementedError
