"""How soon an editor should look at a finding."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.compare import Judgement
from checker.model import Severity, Verdict

__all__ = ["SLIPS", "severity_of"]

# What is likely printed wrong, whoever printed it.
SLIPS = frozenset(
    {
        "scale_slip",
        "lost_sign",
        "percent_or_point",
        "swapped_digits",
        "mistyped_digit",
        "stale_rate",
        "wrong_conversion",
        "wrong_currency",
        "reversed_bound",
        "other_period",
        "other_base",
    }
)
# Both may be right: they differ because of something that the texts say.
_EXPLAINED = frozenset({"scope", "as_of", "speaker", "referent"})
_VERDICTS = {
    Verdict.AGREE: Severity.INFO,
    Verdict.ROUNDING: Severity.INFO,
    Verdict.CONVERSION: Severity.INFO,
    Verdict.HEDGED: Severity.NOTICE,
    Verdict.UPDATE: Severity.NOTICE,
    Verdict.UNDECIDED: Severity.NOTICE,
}
# 1,261 against 1,262 acres: a conflict, and nobody's news.
_TRIVIAL = Decimal("0.002")
_LARGE = Decimal("0.1")
_SURE = 0.8
_UNSURE = 0.6


def severity_of(judgement: Judgement, certainty: float, *, notable: bool, by_one: bool) -> Severity:
    """Return the severity of a judged fact.

    Args:
        judgement: What decided, with its cause.
        certainty: How surely the two figures belong to one fact, 0 to 1.
        notable: Whether the outlets differ in whose word they take for it.
        by_one: Whether two counts are one apart.
    """
    if judgement.verdict is not Verdict.CONFLICT:
        quiet = Severity.NOTICE if judgement.code == "last_place" else _VERDICTS[judgement.verdict]
        return Severity.NOTICE if notable and quiet is Severity.INFO else quiet
    off = judgement.off
    if off is not None and 0 < off < _TRIVIAL:
        return Severity.NOTICE
    if judgement.code in SLIPS:
        return Severity.ERROR if certainty >= _UNSURE else Severity.WARNING
    if judgement.cause in _EXPLAINED or judgement.code == "careless_rounding":
        return Severity.WARNING if certainty >= _UNSURE else Severity.NOTICE
    if certainty >= _SURE and not by_one and off is not None and off >= _LARGE:
        return Severity.ERROR
    return Severity.WARNING
