"""How two dates or times that differ stand to each other."""

from __future__ import annotations

from datetime import datetime, timedelta

from checker.model import Figure, FigureKind

__all__ = ["date_slip"]

_DAY = timedelta(days=1)


def date_slip(one: Figure, two: Figure) -> str | None:
    """Return what one slip has changed between two dates or times: ``day``, ``digit``, ``month``, ``stretch`` or ``hour``.

    A date may be a day off (어제 for 오늘, 18일 for 19일), have another digit (13일 for 15일), or be of the month or year beside (지난달 18일,
    copied a month later); a year may be one or two off or have another digit; a month may be another one of its year (2012년 1월 for 10월); a time may be an hour
    off, or have another digit in its minutes.

    Returns:
        ``None`` for dates that are one, or that differ in more than a slip explains.
    """
    first, second = one.moment, two.moment
    if one.kind is not two.kind or first is None or second is None or first.grain != second.grain:
        return None
    if first.grain == "year":
        return "year" if _is_year_off(first.start.year, second.start.year) else None
    if first.end - first.start != second.end - second.start or first.start == second.start:
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
    return "month" if one.month == two.month and abs(one.year - two.year) == 1 else None


# Years that may be taken for each other in copying; further apart one digit of them has to be all that differs.
_YEARS = 2


def _is_year_off(one: int, two: int) -> bool:
    apart = [a != b for a, b in zip(str(one), str(two), strict=True)]
    return one != two and (abs(one - two) <= _YEARS or sum(apart) == 1)


def _is_hour_off(one: datetime, two: datetime) -> bool:
    clocks = [moment.hour * 60 + moment.minute for moment in (one, two)]
    return abs(clocks[0] - clocks[1]) == 60 or (one.hour == two.hour and (one.minute - two.minute) % 10 == 0)


def _is_digit_off(one: datetime, two: datetime) -> bool:
    """Tell whether two days of one month differ in one of their digits, of which both have as many."""
    first, second = str(one.day), str(two.day)
    if (one.year, one.month) != (two.year, two.month) or len(first) != len(second):
        return False
    apart = [a != b for a, b in zip(first, second, strict=True)]
    return sum(apart) == 1


def _is_month_off(one: datetime, two: datetime) -> bool:
    months = abs((one.year - two.year) * 12 + one.month - two.month)
    return one.day == two.day and months in (1, 12)
