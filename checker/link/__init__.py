"""Link: of whom, what, when and according to whom a figure speaks."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Article, Claim, Entity, EntityMention, Figure

__all__ = ["link_claims", "link_entities"]


def link_entities(articles: Sequence[Article]) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Find the names of all articles and give each entity one id across the corpus."""
    raise NotImplementedError


def link_claims(article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]) -> list[Claim]:
    """Tell of each figure of an article what it is a figure of."""
    raise NotImplementedError
