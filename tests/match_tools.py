"""Claims made by hand and small corpora, for the tests of matching."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import structs

from checker.load import article_of
from checker.model import Claim, Figure, Moment, Period, Report, Span
from checker.normalize import normalize_mentions
from checker.pipeline import check_articles
from checker.scan import scan_article
from checker.settings import Settings

PUBLISHED = "2025-03-05"
ONE_PROCESS = Settings(workers=1)


def figure(text: str, start: int = 0) -> Figure:
    """Return the one figure of a text, moved to ``start``."""
    article = article_of({"id": "a", "text": text, "published": PUBLISHED}, None)
    (found,) = normalize_mentions(article, scan_article(article).mentions)
    mention = structs.replace(found.mention, span=Span(start, start + len(found.text)))
    return structs.replace(found, mention=mention)


def claim(place: str, text: str, *conversions: str, **fields: Any) -> Claim:
    """Make a claim: ``place`` is its id, ``article:start``."""
    article, _, start = place.partition(":")
    stated = figure(text, int(start))
    others = tuple(figure(other, stated.span.end + 1) for other in conversions)
    return Claim(place, article, stated, Span(stated.span.start, stated.span.end + 1), others, **fields)


def period(start: tuple[int, int, int], end: tuple[int, int, int], grain: str) -> Period:
    """Make a period of whole days, the end excluded."""
    return Period(f"{grain} {start}", None, Moment(datetime(*start), datetime(*end), grain))


def records(*texts: str, published: str = PUBLISHED) -> list[dict[str, str]]:
    """Make articles ``a``, ``b``, ``c`` … whose first line is their title."""
    return [
        {
            "id": chr(ord("a") + index),
            "source": f"{chr(ord('a') + index)}-news",
            "published": published,
            "title": text.split("\n")[0],
            "text": text,
        }
        for index, text in enumerate(texts)
    ]


def check(*texts: str, published: str = PUBLISHED) -> Report:
    """Run all stages over texts, in this process."""
    return check_articles(records(*texts, published=published), ONE_PROCESS)


def facts_of(report: Report) -> list[set[str]]:
    """Return each fact as the figures that tell it: ``a 12명``."""
    return [{f"{claim.article} {claim.figure.text}" for claim in f.fact.claims} for f in report.findings]


def are_joined(report: Report, *figures: str) -> bool:
    """Tell whether one fact holds all of these figures, each ``article surface``."""
    return any(set(figures) <= fact for fact in facts_of(report))
