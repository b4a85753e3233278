"""How soon an editor should look at a finding."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.compare import Judgement
from checker.model import Fact, FigureKind, Severity, Verdict

__all__ = ["SLIPS", "severity_of"]

# What is likely printed wrong, whoever printed it.
SLIPS = frozenset(
    {
        "scale_slip",
        "lost_sign",
        "percent_or_point",
        "swapped_digits",
        "stale_rate",
        "wrong_conversion",
        "reversed_bound",
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


def _by_one(fact: Fact) -> bool:
    """Tell whether small whole counts lie one apart: 2 and 3 missing may be a miscount, 2 and 30 are not."""
    values = [claim.figure.value for claim in fact.claims if claim.figure.value is not None]
    return fact.kind == FigureKind.COUNT and len(values) > 1 and max(values) - min(values) <= 1


def severity_of(fact: Fact, verdict: Verdict, worst: Judgement | None, cause: str | None, *, notable: bool) -> Severity:
    """Return the severity of a judged fact.

    Args:
        fact: Its ``score`` says how sure the match is.
        verdict: What was found.
        worst: The judgement that decided; ``None`` where all agree.
        cause: Its cause, if the texts show one.
        notable: Whether the outlets differ in whose word they take for it.
    """
    if verdict is not Verdict.CONFLICT or worst is None:
        quiet = _VERDICTS.get(verdict, Severity.NOTICE)
        return Severity.NOTICE if notable and quiet is Severity.INFO else quiet
    if worst.code in SLIPS:
        return Severity.ERROR if fact.score >= _UNSURE else Severity.WARNING
    if worst.off is not None and worst.off < _TRIVIAL:
        return Severity.NOTICE
    if cause in _EXPLAINED or worst.code == "careless_rounding":
        return Severity.WARNING if fact.score >= _UNSURE else Severity.NOTICE
    if fact.score >= _SURE and not _by_one(fact) and worst.off is not None and worst.off >= _LARGE:
        return Severity.ERROR
    return Severity.WARNING
