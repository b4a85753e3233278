"""Places, days, factors and names as a newsroom writes them, in Korean and in English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.lexicon.currencies import currency_said
from checker.lexicon.units import unit_said
from checker.model import Text
from checker.numbers import english, korean, tidy

__all__ = [
    "behind_number",
    "currency_word",
    "day_span",
    "day_text",
    "length",
    "off_text",
    "percent_off",
    "place",
    "plural",
    "times",
]

_DECIMALS_KO = {1: "첫째", 2: "둘째", 3: "셋째", 4: "넷째"}


def plural(currency: str) -> str:
    """Return the plural of an English name of a currency: dollars, won; a code stays as it is."""
    return next((several for _, one, several in currency_said().values() if one == currency), currency)


_NO_UNIT = Text("", "")


def currency_word(code: str) -> Text:
    """Return what to call a currency: 원 and won; its ISO code where it has no everyday word here."""
    ko, en, _ = currency_said().get(code, (code, code, code))
    return Text(ko, en)


def length(count: Decimal, unit: str) -> Text:
    """Say a length of time.

    >>> length(Decimal(54), "month"), length(Decimal(8), "day").en
    (Text(ko='4년 6개월', en='4 years 6 months'), '8 days')
    """
    years, months = divmod(count, 12)
    if unit == "month" and years and months:
        one, two = length(years, "year"), length(months, "month")
        return Text(f"{one.ko} {two.ko}", f"{one.en} {two.en}")
    ko, singular, several = unit_said()[unit]
    number = f"{tidy(count):f}"
    return Text(f"{number}{ko}", f"{number} {singular if count == 1 else several}")


def behind_number(currency: str) -> Text:
    """Return a currency as it stands behind a number: 원, 달러; won, dollars."""
    word = currency_word(currency)
    return Text(word.ko, f" {plural(word.en)}")


def place(step: Decimal, unit: Text = _NO_UNIT) -> Text:
    """Name the place that a step rounds to, in Korean with the particle that leaves no doubt.

    "소수 첫째 자리에서 반올림" drops the first decimal to some readers and keeps it to others; 까지 does not.

    >>> place(Decimal(100000), Text(" 달러", " dollars")).ko
    '10만 달러 단위로'
    >>> place(Decimal(100000)).ko, place(Decimal("0.1")).ko, place(Decimal("0.1")).en
    ('10만 단위로', '소수 첫째 자리까지', 'one decimal place')
    """
    step = step.normalize()
    if step >= 1:
        ko = "일의 자리까지" if step == 1 else f"{korean(step)}{unit.ko} 단위로"
        return Text(ko, "the nearest whole number" if step == 1 else f"the nearest {english(step)}{unit.en}")
    decimals = -int(step.as_tuple().exponent)
    ko = f"소수 {_DECIMALS_KO[decimals]} 자리까지" if decimals in _DECIMALS_KO else f"소수 {decimals}자리까지"
    words = {1: "one decimal place", 2: "two decimal places", 3: "three decimal places"}
    return Text(ko, words.get(decimals, f"{decimals} decimal places"))


def percent_off(off: Decimal) -> str:
    """Write a relative difference as a percentage: 0.0312 → 3.1%."""
    return f"{tidy(abs(off) * 100, 2):f}%"


def times(factor: Decimal) -> Text:
    """Write a power of ten as a factor: 10000 → 1만 배, 10,000 times."""
    return Text(f"{korean(factor)} 배" if factor >= 10000 else f"{factor:,f}배", f"{factor:,f} times")


# Below this a difference is not worth its digits.
_LEAST = Decimal("0.001")


def off_text(off: Decimal) -> Text:
    """Write a relative difference for a sentence: 0.0312 → 3.1%, 0.00007 → 0.1% 미만, less than 0.1%."""
    if 0 < abs(off) < _LEAST:
        return Text("0.1% 미만", "less than 0.1%")
    return Text(percent_off(off), percent_off(off))


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_text(day: date) -> Text:
    """Write a day: 2025년 1월 31일, 31 January 2025."""
    return Text(f"{day.year}년 {day.month}월 {day.day}일", f"{day.day} {_MONTHS[day.month - 1]} {day.year}")


def day_span(first: date, last: date) -> Text:
    """Write a stretch of days without saying the year twice.

    >>> day_span(date(2025, 1, 29), date(2025, 2, 3)).ko
    '2025년 1월 29일~2월 3일'
    >>> day_span(date(2025, 3, 3), date(2025, 3, 7))
    Text(ko='2025년 3월 3~7일', en='3–7 March 2025')
    """
    start, end = day_text(first), day_text(last)
    if first == last:
        return start
    if first.year != last.year:
        return Text(f"{start.ko}~{end.ko}", f"{start.en} to {end.en}")
    if first.month == last.month:
        return Text(f"{start.ko[:-1]}~{last.day}일", f"{first.day}–{end.en}")
    return Text(f"{start.ko}~{end.ko.split(' ', 1)[1]}", f"{start.en.rsplit(' ', 1)[0]} to {end.en}")
