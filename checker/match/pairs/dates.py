"""How two dates or times that differ stand to each other."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from checker.lexicon.happenings import end_of
from checker.model import Claim, Figure, FigureKind, Moment
from checker.model.moments import add_months

__all__ = ["are_one_end", "date_slip", "end_together", "first_of"]

_DAY = timedelta(days=1)


# Frames of a date that is an end of a stretch of time. since 2019 and 2019년부터 are one of them.
_ENDS = {"from": "from", "since": "from", "until": "until", "end": "until"}


def are_one_end(left: Claim, right: Claim) -> bool:
    """Tell whether two dates are the same end of a stretch: both are told so, or one by its verb (takes effect, 마감)."""
    one, two = _ENDS.get(left.frame), _ENDS.get(right.frame)
    if one is None and two is None:
        return False
    return (one or end_of(left.happening)) == (two or end_of(right.happening))


def first_of(figure: Figure) -> Moment | None:
    """Return the moment of a date; of a range (3~5일, 2012년 10월~2018년 6월) that of its first day, month or year."""
    moment, calendar = figure.moment, figure.mention.calendar
    if moment is None or calendar is None or calendar.end is None or moment.grain not in _STEPS:
        return moment
    if moment.grain == "day":
        return replace(moment, end=moment.start + _DAY)
    return replace(moment, end=add_months(moment.start, _STEPS[moment.grain]))


# Months in what ranges go by; a day has none.
_STEPS = {"day": 0, "month": 1, "quarter": 3, "half": 6, "year": 12}


def end_together(left: Claim, right: Claim) -> bool:
    """Tell whether two dates end one stretch at one moment: through 2033, 2033년 12월 31일까지."""
    one, two = left.figure.moment, right.figure.moment
    return one is not None and two is not None and one.end == two.end and left.frame == right.frame == "until"


def date_slip(one: Figure, two: Figure) -> str | None:
    """Return what one slip has changed between two dates or times: ``day``, ``digit``, ``month``, ``stretch`` or ``hour``.

    A date may be a day off (어제 for 오늘, 18일 for 19일), have another digit (13일 for 15일), or be of another month or of
    the year beside (지난달 18일, copied a month later; June 18 for November 18). A year may be one or two off or have
    another digit; a month may be another one of its year (2012년 1월 for 10월) or of another year (2020년 10월 for 2022년
    10월). A time may be an hour or a few minutes off, or have another digit in its minutes.

    Returns:
        ``None`` for dates that are one, or that differ in more than a slip explains.
    """
    first, second = first_of(one), first_of(two)
    if one.kind is not two.kind or first is None or second is None or first.grain != second.grain:
        return None
    if first.grain == "year":
        return "year" if _is_year_off(first.start.year, second.start.year) else None
    if first.start == second.start:
        return None
    if one.kind is FigureKind.TIME:
        return "hour" if _is_hour_off(first.start, second.start) else None
    if one.mention.calendar is None or two.mention.calendar is None:
        return None
    if first.grain == "month":  # the year of a bare June is a guess
        is_dated = None not in (one.mention.calendar.year, two.mention.calendar.year)
        return _month_slip(first.start, second.start) if is_dated else None
    if first.grain != "day":
        return None
    if abs(first.start - second.start) == _DAY:
        return "day"
    if _is_digit_off(first.start, second.start):
        return "digit"
    return "month" if _is_month_off(first.start, second.start) else None


def _month_slip(one: datetime, two: datetime) -> str | None:
    if one.year == two.year:
        return "stretch"
    return "month" if one.month == two.month and _is_year_off(one.year, two.year) else None


# Years that may be taken for each other in copying; further apart one digit of them has to be all that differs.
_YEARS = 2


def _is_year_off(one: int, two: int) -> bool:
    apart = [a != b for a, b in zip(str(one), str(two), strict=True)]
    return one != two and (abs(one - two) <= _YEARS or sum(apart) == 1)


def _is_hour_off(one: datetime, two: datetime) -> bool:
    clocks = [moment.hour * 60 + moment.minute for moment in (one, two)]
    apart = abs(clocks[0] - clocks[1])
    return apart in (60, *_MINUTES) or (one.hour == two.hour and (one.minute - two.minute) % 10 == 0)


# Minutes that two who tell of one moment may be apart, by whose clock or log they go.
_MINUTES = (1, 2, 3)


def _is_digit_off(one: datetime, two: datetime) -> bool:
    """Tell whether two days of one month differ in one of their digits, of which both have as many."""
    first, second = str(one.day), str(two.day)
    if (one.year, one.month) != (two.year, two.month) or len(first) != len(second):
        return False
    apart = [a != b for a, b in zip(first, second, strict=True)]
    return sum(apart) == 1


def _is_month_off(one: datetime, two: datetime) -> bool:
    months = abs((one.year - two.year) * 12 + one.month - two.month)
    return one.day == two.day and 0 < months <= 12
