"""The arithmetic inside one article: what its own words tie together, and whether it comes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.judge.audits.called import audit_called
from checker.judge.audits.changes import audit_changes
from checker.judge.audits.clocks import audit_clocks
from checker.judge.audits.conversions import audit_conversions
from checker.judge.audits.differences import audit_differences
from checker.judge.audits.directions import audit_directions, audit_ranks
from checker.judge.audits.meeting import audit_meetings
from checker.judge.audits.multiples import audit_multiples
from checker.judge.audits.page import Page
from checker.judge.audits.plain import (
    audit_ages,
    audit_headline,
    audit_impossible,
    audit_restated,
    audit_weekdays,
)
from checker.judge.audits.prices import audit_interest, audit_unit_prices
from checker.judge.audits.rates import audit_competition
from checker.judge.audits.shares import audit_shares
from checker.judge.audits.spells import audit_spells
from checker.judge.audits.sums import audit_families, audit_percentages, audit_sums
from checker.judge.audits.wholes import audit_wholes
from checker.model import Article, Audit, Claim, Effect
from checker.settings import Settings

__all__ = ["AUDITS", "audit_article"]

# In order of trust: of two audits over the same figures the first is kept.
AUDITS: tuple[Callable[[Page], Iterator[Audit]], ...] = (
    audit_conversions,
    audit_changes,
    audit_shares,
    audit_differences,
    audit_families,
    audit_sums,
    audit_percentages,
    audit_unit_prices,
    audit_interest,
    audit_multiples,
    audit_directions,
    audit_ranks,
    audit_competition,
    audit_meetings,
    audit_called,
    audit_wholes,
    audit_restated,
    audit_headline,
    audit_weekdays,
    audit_clocks,
    audit_spells,
    audit_ages,
    audit_impossible,
)


# Arithmetic with bounds: of 500억원 이상 and 620억원 the difference is at most 120억원, and may be less.
_RECKONED = frozenset({"change", "difference", "sum", "share", "multiple", "per_head", "unit_price", "competition"})
# A power of ten is beyond what a bound leaves open.
_SLIP = "scale_slip"
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def _is_left_open(audit: Audit) -> bool:
    """Tell whether what does not come out was worked out with a bound, which any figure beyond it would meet."""
    if audit.holds is not False or audit.check not in _RECKONED or audit.code == _SLIP:
        return False
    return any(figure.has(*_BOUNDS) for figure in audit.figures)


def audit_article(article: Article, claims: Sequence[Claim], settings: Settings) -> list[Audit]:
    """Check the arithmetic that an article's own words tie together.

    Args:
        article: The article.
        claims: Its claims, with their conversions.
        settings: Of the run: the table of exchange rates.

    Returns:
        The audits in text order, one for a set of figures.
    """
    page = Page(article, claims, settings)
    found: dict[tuple[str, ...], Audit] = {}
    places: set[tuple[int, ...]] = set()
    for audit in (audit for check in AUDITS for audit in check(page)):
        texts = tuple(sorted(figure.text for figure in audit.figures))
        place = tuple(figure.span.start for figure in audit.figures)
        if place not in places and texts not in found and not _is_left_open(audit):
            places.add(place)
            found[texts] = audit
    return sorted(
        (audit for audit in found.values() if not _is_explained(audit, found.values())),
        key=lambda a: (tuple(f.span.start for f in a.figures), a.check),
    )


def _is_explained(audit: Audit, audits: Iterable[Audit]) -> bool:
    """Tell whether two figures of the same digits come out of each other: 2314억원 for 1000 days, 2억3140만원 a day."""
    if audit.check != "restated" or audit.holds is not False:
        return False
    spans = {figure.span for figure in audit.figures}
    return any(other.holds and spans < {figure.span for figure in other.figures} for other in audits)
