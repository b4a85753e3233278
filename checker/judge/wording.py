"""Numbers, places, days and names as a newsroom writes them, in Korean and in English."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from checker.model import Text

__all__ = ["currency_word", "day_span", "day_text", "number_en", "number_ko", "percent_off", "place", "tidy", "times"]

_SCALES = ((Decimal(10) ** 16, "경"), (Decimal(10) ** 12, "조"), (Decimal(10) ** 8, "억"), (Decimal(10) ** 4, "만"))
_EN_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_DECIMALS_KO = {1: "첫째", 2: "둘째", 3: "셋째", 4: "넷째"}
_CURRENCIES = {
    "KRW": ("원", "won"),
    "USD": ("달러", "dollar"),
    "EUR": ("유로", "euro"),
    "JPY": ("엔", "yen"),
    "CNY": ("위안", "yuan"),
    "GBP": ("파운드", "pound"),
    "TWD": ("대만달러", "Taiwan dollar"),
    "HKD": ("홍콩달러", "Hong Kong dollar"),
    "SGD": ("싱가포르달러", "Singapore dollar"),
    "AUD": ("호주달러", "Australian dollar"),
    "CAD": ("캐나다달러", "Canadian dollar"),
    "CHF": ("스위스프랑", "Swiss franc"),
    "INR": ("루피", "Indian rupee"),
    "VND": ("동", "Vietnamese dong"),
}


_NO_UNIT = Text("", "")


def currency_word(code: str) -> Text:
    """Return what to call a currency: 원 and won; its ISO code where it has no everyday word here."""
    ko, en = _CURRENCIES.get(code, (code, code))
    return Text(ko, en)


def tidy(value: Decimal, digits: int = 4) -> Decimal:
    """Round to so many significant digits (never into the whole part) and drop the zeros behind the point.

    >>> str(tidy(Decimal("1452.6542"))), str(tidy(Decimal("0.0557599"))), str(tidy(Decimal("30.00")))
    ('1452.7', '0.05576', '30')
    """
    if value == 0 or value == value.to_integral_value():
        return value.quantize(Decimal(1))
    places = max(digits - 1 - value.adjusted(), 1)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return rounded.quantize(Decimal(1))
    return rounded.normalize()


def number_ko(value: Decimal) -> str:
    """Write a number with 만, 억, 조.

    >>> [number_ko(Decimal(v)) for v in ("5576000", "8100000000", "0.1", "1452.7", "100000")]
    ['557만6000', '81억', '0.1', '1,452.7', '10만']
    """
    value = tidy(value)
    if value < 0:
        return "-" + number_ko(-value)
    if value < 10000:
        return f"{value:,f}"
    parts, rest = [], value
    for scale, word in _SCALES:
        count = rest // scale
        if count:
            parts.append(f"{count:f}{word}")
            rest -= count * scale
    rest = rest.quantize(Decimal(1), ROUND_HALF_UP)
    if rest:
        parts.append(f"{rest:f}")
    return "".join(parts)


def number_en(value: Decimal) -> str:
    """Write a number with thousands, or with million, billion, trillion where it is round enough.

    >>> [number_en(Decimal(v)) for v in ("5576000", "8100000000", "0.1", "100000")]
    ['5.576 million', '8.1 billion', '0.1', '100,000']
    """
    value = tidy(value)
    if value < 0:
        return "-" + number_en(-value)
    for scale, word in _EN_SCALES:
        short = value / scale
        if short >= 1 and len(short.normalize().as_tuple().digits) <= 5:
            return f"{short.normalize():f} {word}"
    return f"{value:,f}"


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
        ko = "일의 자리까지" if step == 1 else f"{number_ko(step)}{unit.ko} 단위로"
        return Text(ko, "the nearest whole number" if step == 1 else f"the nearest {number_en(step)}{unit.en}")
    decimals = -int(step.as_tuple().exponent)
    ko = f"소수 {_DECIMALS_KO[decimals]} 자리까지" if decimals in _DECIMALS_KO else f"소수 {decimals}자리까지"
    words = {1: "one decimal place", 2: "two decimal places", 3: "three decimal places"}
    return Text(ko, words.get(decimals, f"{decimals} decimal places"))


def percent_off(off: Decimal) -> str:
    """Write a relative difference as a percentage: 0.0312 → 3.1%."""
    return f"{tidy(abs(off) * 100, 2):f}%"


def times(factor: Decimal) -> Text:
    """Write a power of ten as a factor: 10000 → 1만 배, 10,000 times."""
    return Text(f"{number_ko(factor)} 배" if factor >= 10000 else f"{factor:,f}배", f"{factor:,f} times")


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
    """
    start, end = day_text(first), day_text(last)
    if first == last:
        return start
    if first.year != last.year:
        return Text(f"{start.ko}~{end.ko}", f"{start.en} to {end.en}")
    return Text(f"{start.ko}~{end.ko.split(' ', 1)[1]}", f"{start.en.rsplit(' ', 1)[0]} to {end.en}")
