"""Judge: how the claims of a fact stand to each other, and the arithmetic inside one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.model import Article, Audit, Claim, Fact, Finding
from checker.settings import Settings

__all__ = ["audit_article", "judge_fact"]


def judge_fact(fact: Fact, articles: Mapping[str, Article], settings: Settings) -> Finding:
    """Judge the claims of one fact."""
    raise NotImplementedError


def audit_article(article: Article, claims: Sequence[Claim], settings: Settings) -> list[Audit]:
    """Check the arithmetic that an article's own words tie together."""
    raise NotImplementedError
