"""The checks, in the order in which they are asked: the first that speaks decides.

Harmless readings come first; a conflict is what none of them explains. Three checks stand before all
because equal digits prove nothing there: a rise is no fall, a floor no ceiling, a point no per cent.
"""

from __future__ import annotations

from checker.judge.checks.conversion import as_share, converted, no_rate, other_unit, wrong_rate
from checker.judge.checks.differences import careless_rounding, differs, unit_apart, vague_apart
from checker.judge.checks.last_place import last_place
from checker.judge.checks.moments import (
    about_time,
    coarser_moment,
    other_moment,
    other_zone,
    relative_date,
    same_moment,
    undated,
)
from checker.judge.checks.numbers import hedged, loose_bound, rounded, same, truncated, vague, widened
from checker.judge.checks.others import other_fact
from checker.judge.checks.periods import other_base, other_period
from checker.judge.checks.slips import (
    lost_sign,
    mistyped_digit,
    percent_or_point,
    reversed_bound,
    scale_slip,
    swapped_digits,
)
from checker.judge.checks.updates import outgrown, updated
from checker.judge.compare import Check
from checker.model import Verdict

__all__ = ["CHECKS"]

CHECKS: tuple[tuple[Verdict, Check], ...] = (
    (Verdict.CONFLICT, lost_sign),
    (Verdict.CONFLICT, reversed_bound),
    (Verdict.CONFLICT, percent_or_point),
    (Verdict.CONFLICT, other_period),
    (Verdict.CONFLICT, other_base),
    (Verdict.AGREE, same),
    (Verdict.AGREE, same_moment),
    (Verdict.ROUNDING, rounded),
    (Verdict.ROUNDING, coarser_moment),
    (Verdict.CONVERSION, other_unit),
    (Verdict.CONVERSION, converted),
    (Verdict.CONVERSION, as_share),
    (Verdict.CONVERSION, other_zone),
    (Verdict.UPDATE, outgrown),
    (Verdict.HEDGED, vague),
    (Verdict.HEDGED, hedged),
    (Verdict.ROUNDING, truncated),
    (Verdict.ROUNDING, last_place),
    (Verdict.HEDGED, widened),
    (Verdict.HEDGED, about_time),
    (Verdict.UPDATE, updated),
    (Verdict.HEDGED, loose_bound),
    (Verdict.UNDECIDED, undated),
    (Verdict.UNDECIDED, vague_apart),
    (Verdict.UNDECIDED, no_rate),
    (Verdict.UNDECIDED, unit_apart),
    (Verdict.UNDECIDED, other_fact),
    (Verdict.CONFLICT, scale_slip),
    (Verdict.CONFLICT, swapped_digits),
    (Verdict.CONFLICT, mistyped_digit),
    (Verdict.CONFLICT, relative_date),
    (Verdict.CONFLICT, other_moment),
    (Verdict.CONFLICT, wrong_rate),
    (Verdict.CONFLICT, careless_rounding),
    (Verdict.CONFLICT, differs),
)
