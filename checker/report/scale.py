"""Put the figures of one fact on one scale: won for money, base units, days for dates."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from checker.model import Figure, FigureKind, Moment

__all__ = ["Common", "Rate", "Rates", "common_of", "iso_ends", "moment_at"]

# Names of what the base factor of a figure leads to. Source: pint's default base units, the
# kilogram and not the gram being the base of mass.
_BASE_UNITS = {
    "[length]": "meter",
    "[length] ** 2": "meter ** 2",
    "[length] ** 3": "meter ** 3",
    "[mass]": "kilogram",
    "[time]": "second",
    "[temperature]": "kelvin",
    "[length] / [time]": "meter / second",
    "[length] ** 2 * [mass] / [time] ** 2": "joule",
    "[length] ** 2 * [mass] / [time] ** 3": "watt",
}

# A rate speaks for a day up to this many days later: the longest run of days without one is the
# lunar new year's, five days, with a week-end before it.
_REACH = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency cost on a day, in won."""

    currency: str
    day: date
    won: Decimal
    source: str = ""


class Rates:
    """The reference rates of a run.

    Args:
        rows: Mappings with ``currency``, ``date`` (a day or its ISO form), ``won`` and ``source``.
    """

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._days: dict[str, list[date]] = {}
        self._rates: dict[str, list[Rate]] = {}
        made = [
            Rate(
                str(row["currency"]),
                row["date"] if isinstance(row["date"], date) else date.fromisoformat(str(row["date"])),
                Decimal(str(row["won"])),
                str(row.get("source", "")),
            )
            for row in rows
        ]
        for rate in sorted(made, key=lambda rate: (rate.currency, rate.day)):
            self._days.setdefault(rate.currency, []).append(rate.day)
            self._rates.setdefault(rate.currency, []).append(rate)

    def on(self, currency: str, day: date | None) -> Rate | None:
        """Return the rate of ``day`` or of the last day before it that has one."""
        if day is None:
            return None
        at = bisect_right(self._days.get(currency, []), day) - 1
        if at < 0 or day - self._days[currency][at] > _REACH:
            return None
        return self._rates[currency][at]

    def all_on(self, day: date) -> list[Rate]:
        """Return the rates that hold on a day, by currency."""
        held = (self.on(currency, day) for currency in sorted(self._rates))
        return [rate for rate in held if rate is not None]

    def all(self) -> list[Rate]:
        """Return every rate, by currency and day."""
        return [rate for currency in sorted(self._rates) for rate in self._rates[currency]]


@dataclass(frozen=True, slots=True)
class Common:
    """A figure on the scale of its fact; dates count days from the year 1.

    Attributes:
        rate: The rate that was needed, if one was.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    rate: Rate | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of it is known."""
        return self.value is None and self.low is None and self.high is None


def _last(moment: Moment) -> datetime:
    return max(moment.start, moment.end - timedelta(microseconds=1))


def iso_ends(moment: Moment) -> tuple[str, str]:
    """Return the first and the last day (or minute) of a stretch of time, as ISO text.

    >>> iso_ends(Moment(datetime(2025, 3, 1), datetime(2025, 4, 1), "month"))
    ('2025-03-01', '2025-03-31')
    """
    if moment.grain in ("hour", "minute", "second"):
        return moment.start.isoformat(timespec="minutes"), _last(moment).isoformat(timespec="minutes")
    return moment.start.date().isoformat(), _last(moment).date().isoformat()


def _days(at: datetime) -> Decimal:
    return Decimal(at.toordinal()) + Decimal(at.hour * 60 + at.minute) / Decimal(1440)


def moment_at(days: Decimal) -> datetime:
    """Return the moment, to the minute, at a place on an axis of days.

    >>> moment_at(Decimal(datetime(2024, 3, 5).toordinal()) + Decimal("0.5")).isoformat()
    '2024-03-05T12:00:00'
    """
    day = int(days)
    return datetime.fromordinal(day) + timedelta(minutes=round((days - day) * 1440))


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def common_of(figure: Figure, day: date | None, rates: Rates) -> Common:
    """Put one figure on the scale that its fact shares.

    Args:
        figure: Any figure.
        day: Day of its article, which picks the rate.
        rates: The rates of the run.

    Returns:
        Won for money where a rate is known, else its own currency; base units for measures; days
        for dates. A foreign amount per piece keeps its denominator (``KRW/토큰``).
    """
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        if figure.moment is None:
            return Common(figure.value, figure.low, figure.high, figure.unit)
        first, last = _days(figure.moment.start), _days(_last(figure.moment))
        return Common(None, first, last, "date")
    currency, slash, per = (figure.unit or "").partition("/")
    if figure.kind is FigureKind.MONEY and currency != "KRW":
        rate = rates.on(currency, day)
        if rate is None:
            return Common(figure.value, figure.low, figure.high, figure.unit)
        won = [_times(number, rate.won) for number in (figure.value, figure.low, figure.high)]
        return Common(won[0], won[1], won[2], f"KRW{slash}{per}", rate)
    if figure.base == 1:
        return Common(figure.value, figure.low, figure.high, figure.unit)
    scaled = [_times(number, figure.base) for number in (figure.value, figure.low, figure.high)]
    return Common(scaled[0], scaled[1], scaled[2], _BASE_UNITS.get(figure.dimension, figure.dimension))
