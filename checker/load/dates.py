"""Times of publication: in given fields, and in the stamps that pages carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, lru_cache

from checker.later import later

__all__ = ["Stamp", "find_stamps", "read_published"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# No outlet published online before, and nothing is published far from now: such numbers are codes.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

_DAY = r"""
    (?: (?P<y>\d{4}) \s? [-./년] \s? (?P<m>\d{1,2}) \s? [-./월] \s? (?P<d>\d{1,2}) (?:\s?일|\.)?
    |   (?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \s (?P<ed>\d{1,2})(?:st|nd|rd|th)?,? \s (?P<ey>\d{4})
    |   (?P<bd>\d{1,2})(?:st|nd|rd|th)? \s (?P<bmon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? \s (?P<by>\d{4})
    )
"""
_WEEKDAY = (
    r"(?: \s? [(\[] (?:[일월화수목금토](?:요일)?|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* [)\]] | \s [일월화수목금토]요일 )?"
)
_CLOCK = r"""
    (?: (?: \s | T | \s/\s | \s?\( | ,\s | \s at \s | \s? [-|·]\s )
        (?P<half>오전|오후)? \s?
        (?P<h>\d{1,2}) \s? (?: [:.] (?P<min>\d{2}) (?: : (?P<sec>\d{2}) (?:\.\d+)? )? | 시 (?: \s? (?P<kmin>\d{1,2}) 분 )? )
        (?: \s? (?P<ampm>[AaPp]\.?[Mm]\.?) )?
    )?
"""


# 3:04 PM EST, Tue January 7, 2031: the clock first
_BEFORE = later(
    r"""
    (?P<h>\d{1,2}) : (?P<min>\d{2}) (?P<sec>:\d{2})? \s? (?P<ampm>[AaPp]\.?[Mm]\.?)?
    (?: \s [A-Z]{2,4} )? ,? \s (?: on\s )? (?: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]* ,? \s )? $
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, with the time where it is given, and its place in the line it was read from."""

    day: date
    at: datetime | None
    start: int
    end: int


_YEAR = later(r"[12]\d{3}")


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.]){_DAY}{_WEEKDAY}{_CLOCK}(?!\d)", re.VERBOSE | re.IGNORECASE)


def find_stamps(line: str) -> list[Stamp]:
    """Return the full dates (year, month and day) in a line, in reading order.

    >>> find_stamps("입력 2031년 2월 3일 오후 2시 58분")[0].at
    datetime.datetime(2031, 2, 3, 14, 58)
    >>> find_stamps("By Ada Example | Jan. 31, 2031")[0].day
    datetime.date(2031, 1, 31)
    """
    found: list[Stamp] = []
    if _YEAR.search(line) is None:
        return found
    for match in _stamp().finditer(line):
        day = _day(match)
        if day is not None:
            before = _BEFORE.search(line[: match.start()])
            if match["h"] is None and before is not None:
                found.append(Stamp(day, _moment(day, before), before.start(), match.end()))
            else:
                found.append(Stamp(day, _moment(day, match), match.start(), match.end()))
    return found


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = parts["mon"] or parts["bmon"]
    try:
        if month:
            day = date(
                int(parts["ey"] or parts["by"]), _MONTHS.index(month[:3].lower()) + 1, int(parts["ed"] or parts["bd"])
            )
        else:
            day = date(int(parts["y"]), int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _moment(day: date, match: re.Match[str]) -> datetime | None:
    if match["h"] is None:
        return None
    parts = match.groupdict()
    hour, minute = int(parts["h"]), int(parts["min"] or parts.get("kmin") or 0)
    half = (parts.get("half") or parts["ampm"] or "").lower()
    if half in ("오후",) or half.startswith("p"):
        hour = hour % 12 + 12
    elif half:
        hour %= 12
    if hour > 23 or minute > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute)


def read_published(value: object) -> tuple[date | None, datetime | None]:
    """Read the ``published`` field of a record: the day, and the moment where the hour is known.

    Args:
        value: An ISO date or time, one of the usual written forms, an RFC 2822 time, eight
            digits (as a number as well), or a ``date``. Zones are dropped: the clock of the outlet counts.

    Returns:
        Two times ``None`` where there is no date that could be read.

    >>> read_published("2031-02-03T08:12:00+09:00")
    (datetime.date(2031, 2, 3), datetime.datetime(2031, 2, 3, 8, 12))
    """
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=None)
        return (moment.date(), moment) if (moment.hour, moment.minute) != (0, 0) else (moment.date(), None)
    if isinstance(value, date):
        return value, None
    if isinstance(value, float) and value.is_integer():  # 20310203 in a cell of a table
        value = int(value)
    text = str(value or "").strip()
    return _read_written(text) if text else (None, None)


@lru_cache(maxsize=4096)  # the articles of a day share it
def _read_written(text: str) -> tuple[date | None, datetime | None]:
    if re.fullmatch(r"\d{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    stamps = find_stamps(text)
    if stamps:
        return stamps[0].day, stamps[0].at
    from email.utils import parsedate_to_datetime

    try:
        moment = parsedate_to_datetime(text).replace(tzinfo=None)
    except (ValueError, IndexError):
        return None, None
    return moment.date(), moment
