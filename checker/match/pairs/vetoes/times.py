"""When a value was so, and when something happened: another quarter, another day, another hour of the count."""

from __future__ import annotations

from datetime import timedelta

from checker.lexicon.attributes import (
    is_dealt,
)
from checker.lexicon.growing import find_growing
from checker.lexicon.happenings import may_be_one_happening
from checker.match.pairs.context import Context
from checker.match.pairs.dates import are_one_end, date_slip
from checker.match.pairs.stretches import PERIODS
from checker.match.pairs.values import (
    CALENDAR,
    SAID_OR_COUNTED,
    best_values,
    disjoint,
    is_rounding,
    same_value,
)
from checker.model import Claim, Moment, Role

# Grains from which two periods that do not touch are two facts; days and hours shift in reporting
# (현지시간, the day of the report for the day of the event), so they only cost points.
_HARD_GRAINS = {"year", "half", "quarter", "month"}


# … but a deal of a day in March is not one of June, whatever it cost: a deal has to be reported within thirty days
# (부동산 거래신고 등에 관한 법률 제3조), so no reporting shifts as far.
_SHIFTED = timedelta(days=45)
_OF_DEALS = frozenset({"day", "month"})


def _are_dealt_apart(left: Claim, right: Claim, one: Moment, two: Moment) -> bool:
    dealt = is_dealt(left.attribute or "") or is_dealt(right.attribute or "") or _are_moves(left, right)
    if not dealt or not {one.grain, two.grain} <= _OF_DEALS:
        return False
    return max(one.start, two.start) - min(one.end, two.end) > _SHIFTED


# What is moved by a decision, in points: the cut of November is not that of February, whose meeting is months later.
_MOVED = "interest_rate"


def _are_moves(left: Claim, right: Claim) -> bool:
    """Tell whether two claims say by how much a rate was moved."""
    return left.attribute == right.attribute == _MOVED and left.role is right.role is Role.CHANGE


def find_period_veto(left: Claim, right: Claim) -> str | None:
    """Keep values of two periods that do not touch apart, where those are whole months or of two deals."""
    if left.period is None or right.period is None or left.figure.kind in CALENDAR:
        return None
    if left.role is right.role is Role.PREVIOUS and is_rounding(*best_values(left, right)):
        return None  # the value before is often told beside the period of the value after it: up from 17.57 trillion
    one, two = left.period.moment, right.period.moment
    if one is None or two is None or not disjoint(one, two):
        return None
    if one.certain and two.certain and _are_dealt_apart(left, right, one, two):
        return f"{left.period.text} | {right.period.text}"
    if same_value(left, right) or (left.label and left.label == right.label and same_value(left, right, 1)):
        return None  # a building keeps its floors: 지하 3층
    if one.certain and two.certain and one.grain in _HARD_GRAINS and two.grain in _HARD_GRAINS:
        return f"{left.period.text} | {right.period.text}"
    return None


def _hour_of(claim: Claim) -> Moment | None:
    """Return the hour at which a claim says that it was counted."""
    moment = None if claim.as_of is None else claim.as_of.moment
    return moment if moment is not None and moment.grain in ("hour", "minute") else None


def find_count_veto(left: Claim, right: Claim) -> str | None:
    """Keep the votes of one hour of the count and those of another apart: there are as many series as candidates."""
    one, two = _hour_of(left), _hour_of(right)
    if one == two:
        return None
    growing = find_growing(left.attribute, left.attribute_text)
    if growing is None or not growing.many or growing is not find_growing(right.attribute, right.attribute_text):
        return None
    if same_value(left, right) or is_rounding(*best_values(left, right)):
        return None
    return " | ".join(claim.as_of.text if claim.as_of is not None else "–" for claim in (left, right))


def _are_two_happenings(left: Claim, right: Claim) -> bool:
    """Tell whether two dates are those of two things that happened: a year in which one was founded, another married."""
    one, two = left.happening, right.happening
    return bool(one and two) and not may_be_one_happening(one, two)


def _is_same_stretch(one: Moment, two: Moment) -> bool:
    return (one.start, one.end) == (two.start, two.end)


def _is_one_event(left: Claim, right: Claim, apart: bool) -> bool:
    """Tell whether two months or years say when one thing happened: 2016년 9월 발사, launched in 2016."""
    if apart:
        return False
    if left.attribute is not None and left.attribute == right.attribute:
        return True
    if left.happening and right.happening and may_be_one_happening(left.happening, right.happening):
        return True
    return are_one_end(left, right)


def find_moment_veto(left: Claim, right: Claim, context: Context) -> str | None:
    """Keep 12 o'clock and 6 o'clock, a day and another year apart: they are no versions of one date.

    Two years or quarters are periods that figures are of, no statements of their own, unless one thing alone
    happened then in the story; a day may be given to the month in one text and exactly in another.
    """
    one, two = left.figure.moment, right.figure.moment
    if left.figure.kind not in CALENDAR or one is None or two is None:
        return None
    shown = f"{left.figure.text} | {right.figure.text}"
    if left.figure.kind != right.figure.kind:
        return shown
    are_periods = one.grain in PERIODS and two.grain in PERIODS
    if are_periods and context.is_own_stretch(left, right):
        is_shown = _is_same_stretch(one, two) and context.share_an_amount(left, right)
        are_periods = not is_shown and _are_two_happenings(left, right)
    if are_periods and not _is_one_event(left, right, disjoint(one, two)):
        return shown
    said = {left.attribute, right.attribute} & SAID_OR_COUNTED
    if said and disjoint(one, two) and date_slip(left.figure, right.figure) != "month":
        return shown
    return None
