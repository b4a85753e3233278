"""Match: which claims of different articles speak of the same fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Article, Claim, Fact
from checker.settings import Settings

__all__ = ["group_stories", "match_claims"]


def group_stories(articles: Sequence[Article], claims: Mapping[str, Sequence[Claim]]) -> dict[str, str]:
    """Group articles on one event; the story's id is that of its first article."""
    raise NotImplementedError


def match_claims(
    articles: Sequence[Article], claims: Mapping[str, Sequence[Claim]], stories: Mapping[str, str], settings: Settings
) -> list[Fact]:
    """Join the claims that speak of one fact."""
    raise NotImplementedError
