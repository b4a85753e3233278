"""English dates and times: 'Tuesday, Jan. 7, 2025', 'the fourth quarter', '10:30 a.m.'."""

from __future__ import annotations

import re
from typing import Final

from checker.model import Calendar, FigureKind
from checker.scan.english_lexicon import english
from checker.scan.english_parts import DateRead
from checker.scan.lazy import Lazy
from checker.scan.letters import letters_at
from checker.scan.patterns import alternation
from checker.scan.zones import Told, english_zones

__all__ = ["read_clock", "read_date", "read_digit_date", "read_hours", "read_letter_quarter", "read_year"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_DATE: Final = FigureKind.DATE
_TIME: Final = FigureKind.TIME


_CENTURY: Final = 100
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_YEAR: Final = r"(?:1[5-9]|2[01])\d\d"
_PART_OF_DAY: Final = r"(?:[\s-](?:early\s|late\s|mid-?)?(?:morning|afternoon|evening|night|noon|midnight))?(?![a-z])"
_QUARTERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
_HALVES: Final = {"first": 1, "second": 2, "1st": 1, "2nd": 2}


def _months() -> str:
    return rf"(?P<month>{alternation(english().months)})"


def _day() -> str:
    return rf"(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\d%]|[.,]\d|:\d)"


def _month_day_year() -> str:
    return rf"{_months()}\.?\s+{_day()}(?:\s?(?:[-–—]|to)\s?(?P<last>{_DAY})(?![\d%]|[.,]\d|:\d))?{_BEHIND_DAY}"


_BEHIND_DAY: Final = (
    rf"(?:,?\s+(?:(?P<year>{_YEAR})(?![\d,%]\d|\d)|(?:of\s)?(?P<rel>(?:last|this|next)\s+year)(?![a-z'’])))?"
)
# January 7, 2025 · Jan. 7-9
_MONTH_DAY: Final = Lazy(_month_day_year)
# 7 January 2025 · 7th of January
_DAY_MONTH: Final = Lazy(
    lambda: (
        rf"(?:(?P<since>{_DAY})\s?[-–]\s?)?{_day()}(?:\s+of)?\s+{_months()}(?![a-z])"
        rf"(?:(?<![a-z]{{4}})\.(?=,?\s))?{_BEHIND_DAY}"
    )
)
# January 2025 · January of 2025
_MONTH_YEAR: Final = Lazy(lambda: rf"{_months()}\.?,?\s+(?:of\s+)?(?P<year>{_YEAR})(?!\d)")
# June · June last year
_MONTH: Final = Lazy(
    lambda: rf"{_months()}(?![A-Za-z])(?:\.?\s(?:of\s)?(?P<rel>(?:last|this|next)\s+year)(?![a-z'’]))?"
)
# Tuesday afternoon · Tuesday, Jan. 7, 2025
_WEEKDAY: Final = Lazy(
    lambda: (
        rf"(?P<weekday>{alternation(english().weekdays)})(?![A-Za-z])(?:(?<![a-z]{{4}})\.(?=,?\s))?{_PART_OF_DAY}"
        rf"(?P<date>,?\s+(?:\(?|the\s){_month_day_year()})?"
    )
)
_RELATIVE: Final = Lazy(lambda: rf"(?P<relative>(?i:{alternation(english().relatives)}))(?![A-Za-z])")
# the first quarter of 2024 · fourth-quarter
_QUARTER: Final = Lazy(
    r"(?P<which>(?i:first|second|third|fourth|final|1st|2nd|3rd|4th))[\s-](?P<unit>(?i:fiscal\s)?(?i:quarter|half))"
    rf"(?![a-z])(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year>{_YEAR})(?!\d)|(?P<rel>(?:last|this|next)\s+year)))?"
)
# Q4 2024 · 4Q24 · H1
_LETTER: Final = Lazy(
    r"(?:(?P<kind>[QH])(?P<number>[1-4])|(?P<number2>[1-4])(?P<kind2>[QH]))"
    rf"(?:[\s-]?(?:(?:FY\s?)?(?P<year>{_YEAR})|\s?['’](?P<short>\d\d)))?(?![\dA-Za-z])"
)
_ISO: Final = Lazy(
    r"(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>3[01]|[12]\d|0?[1-9])(?![\d])", begins="12"
)
_DASHED: Final = Lazy(lambda: rf"(?P<day>{_DAY})-{_months()}-(?P<year>(?:19|20)?\d\d)(?![\d-])")
_SLASHED: Final = Lazy(
    r"(?P<month>0?[1-9]|1[0-2])/(?P<day>3[01]|[12]\d|0?[1-9])/(?P<year>(?:19|20)\d\d)(?!\d)", begins="0123456789"
)
_YEARS: Final = Lazy(
    rf"(?P<year>{_YEAR})(?:\s?[-–—/]\s?(?P<end>{_YEAR}|\d\d)(?![\d%]|[,.]\d)|(?P<decade>s|['’]s)(?![a-z]))?"
    r"(?![\d])(?!\s(?:million|billion|trillion)\b)",
    begins="12",
)
_CLOCK: Final = Lazy(
    r"""
    (?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?
    (?P<half>[aApP])(?:\.\s?[mM]\.?|[mM])(?![A-Za-z])
    | (?P<hour2>[01]?\d|2[0-3]):(?P<minute2>[0-5]\d)(?::(?P<second>[0-5]\d))?(?!\d|[.:]\d)
    """,
    re.VERBOSE,
)
_ZONE: Final = Lazy(
    lambda: (
        rf"\s?(?P<local>\(?local\stime)|\s?\(?(?P<named>{alternation(english_zones())})(?![A-Za-z])"
        r"|\s?\(?[A-Z]{2,4}(?![A-Za-z])"
    )
)
_FIRST_WORDS: Final[list[frozenset[str]]] = []


def _relative_words() -> frozenset[str]:
    """Return the words with which dates in relation to another begin."""
    if not _FIRST_WORDS:
        _FIRST_WORDS.append(frozenset([letters_at(word, 0).lower() for word in english().relatives]))
    return _FIRST_WORDS[0]


_BEFORE_MONTH: Final = Lazy(
    r"(?:\b(?i:in|since|until|till|by|through|last|next|this|early|late|mid|of|from|during|before|after|to|between|and|end of|starting|for))[\s-]+$"
)
_AMBIGUOUS_MONTHS: Final = frozenset(
    {
        "May",
        "March",
        "August",
        "April",
        "June",
        "Mar",
        "Jun",
        "Jan",
        "Sep",
        "Dec",
        "Oct",
        "Nov",
        "Feb",
        "Apr",
        "Jul",
        "Aug",
        "Sept",
    }
)
_ABBREVIATED_DAYS: Final = frozenset({"Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun"})
_LOOK: Final = Lazy(r"\b(?P<look>last|next|this|past|coming)\s+$", re.IGNORECASE)
_ABOUT_CLOCK: Final = Lazy(r"\b(?:at|by|until|till|from|before|after|around|about|to|since|and)\s+$", re.IGNORECASE)


def _look(text: str, start: int) -> tuple[int, str | None]:
    """Return where a date with a word such as last before it begins, and which way it looks."""
    match = _LOOK.search(text, max(0, start - 10), start)
    if match is None:
        return start, None
    word = match["look"].lower()
    return match.start(), {"last": "last", "past": "past", "next": "next", "coming": "coming"}.get(word)


def read_date(text: str, start: int) -> DateRead | None:
    """Read a date that begins with a word: a month, a weekday, a relative word, an ordinal quarter."""
    word = letters_at(text, start)
    lower = word.lower()
    if lower in _relative_words() and (match := _RELATIVE.match(text, start)) is not None:
        if text.startswith(" and a half", match.end()):
            return None  # over the last week and a half
        canonical = english().relatives[re.sub(r"\s+", " ", match["relative"].lower())]
        return DateRead(start, match.end(), _DATE, Calendar(relative=canonical), "date:relative")
    if word in english().weekdays and (match := _WEEKDAY.match(text, start)) is not None:
        return _weekday(text, match)
    if word in english().months:
        return _date_of_month(text, start)
    if lower in _QUARTERS and (match := _QUARTER.match(text, start)) is not None:
        return _quarter(text, match)
    return None


def _date_of_month(text: str, start: int) -> DateRead | None:
    if (match := _MONTH_DAY.match(text, start)) is not None:
        return DateRead(start, match.end(), _DATE, _month_day(match), "date:month_day")
    if (match := _MONTH_YEAR.match(text, start)) is not None:
        calendar = Calendar(year=int(match["year"]), month=_month(match))
        return DateRead(start, match.end(), _DATE, calendar, "date:month")
    if (match := _MONTH.match(text, start)) is not None:
        if match["month"] in _AMBIGUOUS_MONTHS and _BEFORE_MONTH.search(text, max(0, start - 12), start) is None:
            return None
        first, look = _look(text, start)
        calendar = Calendar(month=_month(match), relative=_relative_year(match) or look)
        return DateRead(first, match.end(), _DATE, calendar, "date:month")
    return None


def _month(match: re.Match[str]) -> int:
    return english().months[match["month"]]


def _month_day(match: re.Match[str]) -> Calendar:
    year = int(match["year"]) if match["year"] else None
    end = Calendar(day=int(match["last"])) if match["last"] else None
    return Calendar(year=year, month=_month(match), day=int(match["day"]), relative=_relative_year(match), end=end)


def _relative_year(match: re.Match[str]) -> str | None:
    """Return the canonical word of June last year, June 5 of this year."""
    return re.sub(r"\s+", "_", match["rel"]) if match["rel"] else None


def _weekday(text: str, match: re.Match[str]) -> DateRead | None:
    word = match["weekday"]
    number = english().weekdays[word]
    if match["date"]:
        calendar = _month_day(match)
        calendar = Calendar(
            calendar.year,
            calendar.month,
            calendar.day,
            weekday=number,
            relative=calendar.relative,
            end=calendar.end,
        )
        return DateRead(match.start(), match.end(), _DATE, calendar, "date:weekday_month_day")
    if word in _ABBREVIATED_DAYS:
        return None
    start, look = _look(text, match.start())
    return DateRead(start, match.end(), _DATE, Calendar(weekday=number, relative=look), "date:weekday")


def _quarter(text: str, match: re.Match[str]) -> DateRead | None:
    year = int(match["year"]) if match["year"] else None
    relative = _relative_year(match)
    which = match["which"].lower()
    if match["unit"].lower().endswith("quarter"):
        calendar = Calendar(year=year, quarter=_QUARTERS[which], relative=relative)
    elif which in _HALVES and (year or relative or text.startswith(" of the year", match.end())):
        calendar = Calendar(year=year, half=_HALVES[which], relative=relative)
    else:
        return None
    return DateRead(match.start(), match.end(), _DATE, calendar, "date:quarter")


def read_letter_quarter(text: str, start: int) -> DateRead | None:
    """Read Q4 2024, 4Q24 or H1."""
    match = _LETTER.match(text, start)
    if match is None:
        return None
    number = int(match["number"] or match["number2"])
    kind = match["kind"] or match["kind2"]
    year = int(match["year"]) if match["year"] else 2000 + int(match["short"]) if match["short"] else None
    if kind == "H" and number > 2:
        return None
    calendar = Calendar(year=year, quarter=number) if kind == "Q" else Calendar(year=year, half=number)
    return DateRead(start, match.end(), _DATE, calendar, "date:quarter")


def read_clock(text: str, start: int) -> DateRead | None:
    """Read a time of day: 10:30 a.m., 5pm, 17:22 GMT."""
    match = _CLOCK.match(text, start)
    if match is None:
        return None
    zone = _ZONE.match(text, match.end())
    if match["hour"] is not None:
        hour, minute = int(match["hour"]), match["minute"]
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    else:
        hour, minute = int(match["hour2"]), match["minute2"]
        if zone is None and _ABOUT_CLOCK.search(text, max(0, start - 8), start) is None:
            return None
    told = english_zones().get((zone["named"] or "").strip()) if zone is not None else None
    calendar = Calendar(
        hour=hour,
        minute=int(minute) if minute else None,
        second=int(match["second"]) if match["second"] else None,
        local=zone is not None and (zone["local"] is not None or _is_abroad(zone.group(), told)),
        zone=told.zone if told is not None else None,
    )
    return DateRead(start, match.end(), _TIME, calendar, "time:clock")


_HOURS: Final = Lazy(
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s(?P<zone>GMT|UTC|KST|JST|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|CES?T|IST|SGT|HKT|AES?T)(?![A-Za-z])"
)
# What several zones share: Chicago and Beijing, India, Israel and Ireland.
_SHARED: Final = Lazy(r"[\s(]*(?:CST|IST)(?![A-Z])")


def _is_abroad(zone: str, told: Told | None) -> bool:
    """Tell whether a time is told in another zone than that of Korea and Japan, as local time is."""
    return told.local if told is not None else _SHARED.match(zone) is not None


def read_hours(text: str, start: int) -> DateRead | None:
    """Read a time of four digits, which its zone tells from a year and a number: 1030 GMT."""
    match = _HOURS.match(text, start)
    if match is None:
        return None
    told = english_zones().get(match["zone"])
    calendar = Calendar(
        hour=int(match["hour"]),
        minute=int(match["minute"]),
        local=_is_abroad(match["zone"], told),
        zone=told.zone if told is not None else None,
    )
    return DateRead(start, match.end("minute"), _TIME, calendar, "time:clock")


_DIGIT_DATES: Final = (("iso", _ISO), ("slashed", _SLASHED), ("day_month", _DAY_MONTH), ("dashed", _DASHED))


def read_digit_date(text: str, start: int) -> DateRead | None:
    """Read a date that begins with a digit: 7 January, 2025-01-07, 1/7/2025."""
    for rule, pattern in _DIGIT_DATES:
        match = pattern.match(text, start)
        if match is None:
            continue
        year = int(match["year"]) if match["year"] else None
        month = _month(match) if rule in ("day_month", "dashed") else int(match["month"])
        if year is not None and year < _CENTURY:
            year += 2000
        day = int(match["day"])
        relative = _relative_year(match) if rule == "day_month" else None
        calendar = Calendar(year=year, month=month, day=day, relative=relative)
        if rule == "day_month" and match["since"]:
            calendar = Calendar(
                year=year, month=month, day=int(match["since"]), relative=relative, end=Calendar(day=day)
            )
        return DateRead(start, match.end(), _DATE, calendar, f"date:{rule}")
    return None


def read_year(text: str, start: int) -> DateRead | None:
    """Read a year or a stretch of years (2024, 2014-15); a decade has no calendar and is ``None``."""
    match = _YEARS.match(text, start)
    if match is None or match["decade"]:
        return None
    year = int(match["year"])
    end = None
    if match["end"]:
        last = int(match["end"]) if len(match["end"]) == 4 else year // 100 * 100 + int(match["end"])
        if last <= year:
            return None
        end = Calendar(year=last)
    return DateRead(start, match.end(), _DATE, Calendar(year=year, end=end), "date:year")
