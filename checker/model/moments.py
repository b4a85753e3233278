"""Calendar arithmetic: the written parts of a date become a stretch of time.

Pure functions on model types. The rules are those of the press: a part that is not written is the
one nearest to the day of publication, and the past is likelier than the future.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TypeVar

from msgspec.structs import replace

from checker.model.figure import Calendar, Moment

__all__ = ["RELATIVES", "add_months", "days_in", "moment_of_day", "resolve_calendar", "span_of"]

# A day, with or without a time.
D = TypeVar("D", bound=date)

# Canonical relative words: the unit they name and how many of it they lie from publication.
# 지난해 → last_year, 지지난달 → month_before_last, 모레 → day_after_tomorrow.
RELATIVES: dict[str, tuple[str, int]] = {
    "same_day": ("day", 0),
    "today": ("day", 0),
    "now": ("day", 0),
    "tonight": ("day", 0),
    "this_morning": ("day", 0),
    "yesterday": ("day", -1),
    "last_night": ("day", -1),
    "previous_day": ("day", -1),
    "day_before_yesterday": ("day", -2),
    "two_days_ago": ("day", -2),
    "tomorrow": ("day", 1),
    "next_day": ("day", 1),
    "day_after_tomorrow": ("day", 2),
    "last_weekend": ("week", -1),
    "this_weekend": ("week", 0),
    "same_month": ("month", 0),
    "month_before_last": ("month", -2),
    "month_after_next": ("month", 2),
    "same_year": ("year", 0),
    "year_before_last": ("year", -2),
    "year_after_next": ("year", 2),
    "year_to_date": ("year", 0),
    "previous_year": ("year", -1),
    "previous_month": ("month", -1),
    "previous_quarter": ("quarter", -1),
    "week_before_last": ("week", -2),
} | {
    f"{word}_{unit}": (unit, shift)
    for word, shift in (("last", -1), ("this", 0), ("next", 1))
    for unit in ("day", "week", "month", "quarter", "half", "year")
}

# Words that only say which way to look for a part that is written: 지난 6일, 오는 15일, last May.
_BACKWARD = frozenset({"past", "last"})
_FORWARD = frozenset({"coming", "next", "upcoming", "future"})

# A bare date further ahead than this is read as last year's. Korean news writes 지난해 for most of
# those and next to nothing for dates of the running year; in January and February it drops 지난해
# with 11월 and 12월. Half a year separates the two uses.
_AHEAD = timedelta(days=183)

# A dateline abroad can be a day ahead of the desk: a report of the 2nd may speak of the 3rd.
_SLACK = timedelta(days=1)


def resolve_calendar(calendar: Calendar, published: date | None, anchor: date | None = None) -> Moment | None:
    """Return the stretch of time that ``calendar`` names.

    Args:
        calendar: The parts as written.
        published: Day of publication; what is not written is looked for around it.
        anchor: The day that 이날 or a bare hour goes by, where the text named one before;
            ``published`` where it did not.

    Returns:
        The moment; ``None`` where the parts name none (3월 40일), or where they need a day of
        publication and there is none. ``certain`` is False where a part had to be chosen.

    >>> resolve_calendar(Calendar(quarter=4), date(2025, 1, 8)).start
    datetime.datetime(2024, 10, 1, 0, 0)
    """
    first = _resolve(calendar, published, anchor)
    if first is None or calendar.end is None:
        return first
    second = _resolve(_inherit(calendar, calendar.end, first), published, anchor)
    if second is None:
        return first
    if second.end <= first.start:
        second = _later(second, first)
    return Moment(first.start, second.end, second.grain, first.certain and second.certain)


def moment_of_day(day: date) -> Moment:
    """Return the whole of ``day`` as a moment."""
    start = datetime.combine(day, time())
    return Moment(start, start + timedelta(days=1), "day")


def span_of(day: date, unit: str) -> tuple[date, date]:
    """Return first day and first day after of the ``unit`` (``year`` … ``day``) that holds ``day``.

    >>> span_of(date(2025, 5, 9), "quarter")
    (datetime.date(2025, 4, 1), datetime.date(2025, 7, 1))
    """
    if unit == "day":
        return day, day + timedelta(days=1)
    if unit == "week":
        start = day - timedelta(days=day.weekday())
        return start, start + timedelta(days=7)
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit]
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return start, add_months(start, months)


def add_months(day: D, months: int) -> D:
    """Return the same day so many months later, or before; the last one of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, days_in(year, month)))


def _shift(day: date, unit: str, count: int) -> date:
    """Return the start of the ``unit`` that lies ``count`` units from ``day``'s own."""
    start = span_of(day, unit)[0]
    if unit in ("day", "week"):
        return start + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(start, count * {"month": 1, "quarter": 3, "half": 6, "year": 12}[unit])


def days_in(year: int, month: int) -> int:
    """Return the days of a month: the standard library's calendar would load all that is known of languages."""
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days


def _resolve(calendar: Calendar, published: date | None, anchor: date | None) -> Moment | None:
    try:
        found = _days(calendar, published, anchor)
    except (ValueError, OverflowError):  # 2월 30일, 제0분기: no such day
        return None
    if found is None:
        return None
    start, end, grain, certain = found
    if calendar.hour is None or grain != "day":
        return Moment(datetime.combine(start, time()), datetime.combine(end, time()), grain, certain)
    return _with_hour(calendar, start, certain)


def _with_hour(calendar: Calendar, day: date, certain: bool) -> Moment | None:
    hour, minute = calendar.hour or 0, calendar.minute
    if not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:
        return None
    start = datetime.combine(day, time()) + timedelta(hours=hour, minutes=minute or 0)
    length, grain = (timedelta(hours=1), "hour") if minute is None else (timedelta(minutes=1), "minute")
    return Moment(start, start + length, grain, certain)


_Days = tuple[date, date, str, bool]


def _days(calendar: Calendar, published: date | None, anchor: date | None) -> _Days | None:
    """Return first day, first day after, grain and certainty of the written parts above the hour."""
    relative = RELATIVES.get(calendar.relative or "")
    if relative is not None and published is not None:
        return _from_relative(calendar, relative, published, anchor)
    if calendar.year is not None:
        return _in_year(calendar, calendar.year, True)
    if published is None:
        return None
    if calendar.month is not None or calendar.quarter is not None or calendar.half is not None:
        return _nearest_in_year(calendar, published)
    if calendar.day is not None:
        return _nearest_day(calendar, published)
    if calendar.weekday is not None:
        return _nearest_weekday(calendar, published)
    if calendar.hour is not None:
        day = anchor or published
        return (*span_of(day, "day"), "day", anchor is not None)
    return None


def _from_relative(calendar: Calendar, relative: tuple[str, int], published: date, anchor: date | None) -> _Days | None:
    unit, count = relative
    if unit == "day":
        if calendar.relative == "same_day" and calendar.day is None:
            day = anchor or published
            return (*span_of(day, "day"), "day", anchor is not None)
        start = _shift(published, unit, count)
        return (*span_of(start, "day"), "day", True)
    same = (calendar.relative or "").startswith("same_")  # 같은 해, 그달: of the day named before
    base = _shift((anchor or published) if same else published, unit, count)
    if unit == "week" and calendar.weekday is not None:
        return (*span_of(base + timedelta(days=calendar.weekday), "day"), "day", True)
    sure = anchor is not None or not same
    if unit == "year":
        return _in_year(calendar, calendar.year or base.year, sure)
    if unit == "month" and calendar.day is not None:
        return _in_year(replace(calendar, month=base.month), base.year, sure)
    return (*span_of(base, unit), unit, sure)


def _in_year(calendar: Calendar, year: int, certain: bool) -> _Days:
    """Return the part of ``year`` that is written, down to the day."""
    if calendar.month is not None and calendar.day is not None:
        return (*span_of(date(year, calendar.month, calendar.day), "day"), "day", certain)
    if calendar.month is not None:
        return (*span_of(date(year, calendar.month, 1), "month"), "month", certain)
    if calendar.quarter is not None:
        return (*span_of(date(year, calendar.quarter * 3 - 2, 1), "quarter"), "quarter", certain)
    if calendar.half is not None:
        return (*span_of(date(year, calendar.half * 6 - 5, 1), "half"), "half", certain)
    return (*span_of(date(year, 1, 1), "year"), "year", certain)


def _nearest_in_year(calendar: Calendar, published: date) -> _Days:
    """Choose the year for a month, quarter or half that stands without one."""
    here = _try_year(calendar, published.year)
    if here is None:  # 29 February of another year
        here = _in_year(calendar, published.year - 1, False)
    ahead = here[0] - published
    if calendar.relative in _FORWARD:
        return here if here[1] > published else _in_year(calendar, published.year + 1, True)
    if ahead <= _SLACK:
        return here
    before = _try_year(calendar, published.year - 1)
    if before is None:
        return here
    if calendar.relative in _BACKWARD:
        return before
    if calendar.month is not None and calendar.quarter is None:
        near = here if ahead <= _AHEAD else before
    else:  # quarters and halves: whichever edge is nearer, the past where they tie
        near = here if ahead < published - before[1] else before
    return (*near[:3], False) if near is here else near


def _try_year(calendar: Calendar, year: int) -> _Days | None:
    try:
        return _in_year(calendar, year, True)
    except ValueError:
        return None


def _nearest_day(calendar: Calendar, published: date) -> _Days | None:
    """Choose the month for a bare day: this month's if it has come, else last month's."""
    if calendar.day is None:
        return None
    if calendar.weekday is not None and (found := _on_weekday(calendar, published)) is not None:
        return (*span_of(found, "day"), "day", True)
    forward = calendar.relative in _FORWARD
    latest = published if calendar.relative in _BACKWARD else published + _SLACK
    base = span_of(published, "month")[0]
    for count in (0, 1, 2) if forward else (0, -1, -2):
        month = add_months(base, count)
        if calendar.day > days_in(month.year, month.month):
            continue
        day = month.replace(day=calendar.day)
        if forward and day >= published:
            return (*span_of(day, "day"), "day", True)
        if not forward and day <= latest:
            known = count == 0 or calendar.relative in _BACKWARD
            return (*span_of(day, "day"), "day", known)
    return None


def _on_weekday(calendar: Calendar, published: date) -> date | None:
    """Return the day of this month, or of one beside it, that falls on the weekday beside it: 30일(화)."""
    base, number = span_of(published, "month")[0], calendar.day or 1
    for count in (0, -1) if calendar.relative in _BACKWARD else (0, 1, -1):
        month = add_months(base, count)
        if number <= days_in(month.year, month.month) and month.replace(day=number).weekday() == calendar.weekday:
            return month.replace(day=number)
    return None


def _nearest_weekday(calendar: Calendar, published: date) -> _Days | None:
    if calendar.weekday is None or not 0 <= calendar.weekday <= 6:
        return None
    back = (published.weekday() - calendar.weekday) % 7
    if calendar.relative in _FORWARD:
        day = published + timedelta(days=(calendar.weekday - published.weekday()) % 7 or 7)
    else:
        day = published - timedelta(days=back)
    return (*span_of(day, "day"), "day", back <= 3 or calendar.relative is not None)


def _inherit(first: Calendar, second: Calendar, moment: Moment) -> Calendar:
    """Fill the missing upper parts of a range's second half from its first."""
    if second.relative is not None or second.year is not None:
        return second
    filled = replace(second, year=moment.start.year)
    if second.month is None and second.quarter is None and second.half is None:
        if second.day is not None or (second.hour is not None and first.day is not None):
            filled = replace(filled, month=moment.start.month)
        elif second.hour is not None or second.weekday is not None:
            filled = replace(filled, month=moment.start.month, day=moment.start.day)
        if second.hour is not None and second.day is None:
            filled = replace(filled, day=moment.start.day)
    return filled


def _later(second: Moment, first: Moment) -> Moment:
    """Move a range's end past its start: 28일부터 3일까지, 11월부터 2월까지, 밤 11시부터 1시까지."""
    if second.grain in ("hour", "minute") and first.start.date() == second.start.date():
        day = timedelta(days=1)
        return replace(second, start=second.start + day, end=second.end + day)
    for months in (1, 12) if second.grain == "day" else (12,):
        start, end = (add_months(edge, months) for edge in (second.start, second.end))
        if end > first.start:
            return replace(second, start=start, end=end)
    return second
