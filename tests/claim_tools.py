"""Claims of a text, for the tests of the link stage."""

from __future__ import annotations

from checker.link import link_claims
from checker.load import article_of
from checker.model import Claim
from checker.normalize import normalize_mentions
from checker.scan import scan_article

PUBLISHED = "2025-01-08"


def claims_of(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    """Return the claims of a text that has no names."""
    record = {"id": "a", "text": text} | ({"published": published} if published else {})
    article = article_of(record, None)
    return link_claims(article, normalize_mentions(article, scan_article(article).mentions), [])


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without its braces, and what they enclosed."""
    start = text.index("{")
    end = text.index("}") - 1
    return text.replace("{", "").replace("}", ""), start, end


def claim_at(text: str, published: str | None = PUBLISHED) -> Claim:
    """Return the claim of the figure in braces."""
    plain, start, end = marked(text)
    found = [c for c in claims_of(plain, published) if c.figure.span.start < end and start < c.figure.span.end]
    assert found, f"no claim at the braces of {text!r}"
    return found[0]
