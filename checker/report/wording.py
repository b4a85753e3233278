"""Write numbers, intervals and days for people, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from checker.model import Figure, FigureKind, Moment
from checker.numbers import KO_SCALES, english, grouped, korean
from checker.report.messages import Messages

__all__ = ["PER_DIGITS", "amount", "brief", "day_of", "days_of", "interval", "moment_of", "name_of_unit", "unit_of"]

# A price for 3.3㎡ or a million seldom comes out even for one: so many digits of it are shown.
PER_DIGITS = 6


def unit_of(figure: Figure) -> str | None:
    """Return what a figure is counted in; years of an age are called otherwise than those that something took."""
    return "age" if figure.kind is FigureKind.AGE and figure.unit == "year" else figure.unit


@dataclass(frozen=True, slots=True)
class Ends:
    """An interval for people: both ends, either of which may be open."""

    low: Decimal | None
    high: Decimal | None


def spelled(number: Decimal, language: str) -> str:
    """Return a number with the scale words of a language.

    >>> spelled(Decimal("8179000000"), "ko"), spelled(Decimal("5576000"), "en")
    ('81억7900만', '5.576 million')
    """
    return english(number) if language == "en" else korean(number)


def _units(unit: str | None, words: Messages) -> tuple[str, str]:
    """Return what stands before and after a number in this unit."""
    if unit is None:
        return "", ""
    if unit in words.groups["after"]:
        return "", words.of("after", unit)
    unit, slash, per = (part.strip() for part in unit.partition("/"))
    before = words.name("before", unit)
    after = words.name("after", unit)
    per = f"/{_per(per, words)}" if slash else ""
    if before != unit:
        return before, per
    if after != unit:
        return "", after + per
    return "", (f" {unit}" if unit.isascii() else unit) + per


def name_of_unit(unit: str | None, words: Messages) -> str:
    """Return a unit as it is called alone, as in the head of a column: ``달러/주``, ``규모``, ``㎞/h``."""
    before, after = _units(unit, words)
    return f"{before}{after}".strip()


def _per(unit: str, words: Messages) -> str:
    """Return what a figure is per: ``주`` of KRW/share."""
    return words.of("per", unit) if unit in words.groups["per"] else words.name("after", unit).strip()


def brief(number: Decimal, unit: str | None, words: Messages) -> str:
    """Return a rounded number with its unit as an axis writes it, short: ``80.7억원``, ``₩8.07 billion``."""
    before, after = _units(unit, words)
    sign, size = ("-", -number) if number < 0 else ("", number)
    text = grouped(size)
    for worth, word in KO_SCALES if words.language == "ko" else ():
        if size >= worth:
            text = f"{grouped(size / worth)}{word}"
            break
    if words.language == "en":
        text = english(size)
    return f"{sign}{before}{text}{after}"


def amount(number: Decimal, unit: str | None, words: Messages) -> str:
    """Return a number with its unit, as the report's language writes it.

    >>> from checker.report.messages import read_messages
    >>> amount(Decimal("5576000"), "USD", read_messages("en"))
    '$5.576 million'
    """
    before, after = _units(unit, words)
    sign, size = ("-", -number) if number < 0 and before else ("", number)
    return f"{sign}{before}{spelled(size, words.language)}{after}"


def interval(ends: Ends, unit: str | None, words: Messages) -> str:
    """Return an interval with its unit: ``1,200~1,300명``, ``1,250명 이상``."""
    if ends.low is None and ends.high is None:
        return words("unknown")
    if ends.low is None and ends.high is not None:
        return words("at_most", value=amount(ends.high, unit, words))
    if ends.high is None and ends.low is not None:
        return words("at_least", value=amount(ends.low, unit, words))
    if ends.low == ends.high and ends.low is not None:
        return amount(ends.low, unit, words)
    assert ends.low is not None
    assert ends.high is not None
    before, after = _units(unit, words)
    low, high = (spelled(end, words.language) for end in (ends.low, ends.high))
    return f"{before}{low}~{high}{after}" if words.language == "ko" else f"{before}{low}–{high}{after}"


def day_of(day: date | None, words: Messages) -> str:
    """Return a day: ``2025. 2. 3.`` or ``3 Feb 2025``."""
    if day is None:
        return words("no_date")
    if words.language == "ko":
        return f"{day.year}. {day.month}. {day.day}."
    return f"{day.day} {words.of('months', str(day.month))} {day.year}"


def days_of(first: date, last: date, words: Messages) -> str:
    """Return a stretch of days, the shared parts said once where the language does so."""
    if first == last:
        return day_of(first, words)
    if words.language == "ko" and first.year == last.year:
        end = f"{last.day}." if first.month == last.month else f"{last.month}. {last.day}."
        return f"{day_of(first, words)}~{end}"
    return f"{day_of(first, words)} – {day_of(last, words)}"


def time_of(at: datetime, words: Messages) -> str:
    """Return a day with its time: ``2025. 2. 3. 09:00``."""
    return f"{day_of(at.date(), words)} {at:%H:%M}"


def moment_of(moment: Moment, words: Messages) -> str:
    """Return a stretch of time as precisely as it was said."""
    start = moment.start
    names: Mapping[str, str] = {
        "year": words("grain_year", year=start.year),
        "half": words("grain_half", year=start.year, half=1 if start.month < 7 else 2),
        "quarter": words("grain_quarter", year=start.year, quarter=(start.month + 2) // 3),
        "month": words("grain_month", year=start.year, month=words.of("months", str(start.month))),
    }
    if moment.grain in names:
        return names[moment.grain]
    if moment.grain in ("hour", "minute", "second"):
        return time_of(start, words)
    last = (moment.end - (moment.end - moment.start) / 1_000_000).date()
    return days_of(start.date(), max(start.date(), last), words)
