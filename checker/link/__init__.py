"""Link: of whom, what, when and according to whom a figure speaks."""

from __future__ import annotations

from collections.abc import Sequence

from checker.link.entities import link_entities
from checker.model import Article, Claim, EntityMention, Figure

__all__ = ["link_claims", "link_entities"]


def link_claims(article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]) -> list[Claim]:
    """Tell of each figure of an article what it is a figure of."""
    raise NotImplementedError
