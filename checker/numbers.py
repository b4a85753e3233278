"""Numbers as a newsroom writes them, in Korean and in English: the one place that spells them.

Source: the press writes scale words without spaces between them (81억7900만) and plain digits with
commas below ten thousand (9,800); English wants million and billion only where few digits remain.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

__all__ = [
    "EN_SCALES",
    "KO_SCALES",
    "english",
    "grouped",
    "korean",
    "lacks_word",
    "plain",
    "significant",
    "tidy",
    "worth_of_last",
]

KO_SCALES = ((Decimal(10) ** 16, "경"), (Decimal(10) ** 12, "조"), (Decimal(10) ** 8, "억"), (Decimal(10) ** 4, "만"))
EN_SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))

# 5.5761 million is still read at a glance; with more digits the whole number is clearer.
_MOST_BEFORE_MILLION = 5


def tidy(value: Decimal, digits: int = 4) -> Decimal:
    """Round to so many significant digits (never into the whole part) and drop the zeros behind the point.

    Below ten thousand one decimal always stays: it is the difference between two exchange rates.

    >>> [str(tidy(Decimal(v))) for v in ("1452.6542", "0.0557599", "30.00", "80702345.6")]
    ['1452.7', '0.05576', '30', '80702346']
    """
    if value == 0 or value == value.to_integral_value():
        return value.quantize(Decimal(1))
    places = max(digits - 1 - value.adjusted(), 1 if abs(value) < KO_SCALES[-1][0] else 0)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        return rounded.quantize(Decimal(1))
    return rounded.normalize()


def significant(value: Decimal, digits: int = 4) -> Decimal:
    """Round to so many significant digits, the whole part included.

    >>> significant(Decimal("8178876800"))
    Decimal('8.179E+9')
    """
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), ROUND_HALF_UP) if value else value


@lru_cache(maxsize=65536)  # taking a number apart is slow, and a story has few
def worth_of_last(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is no zero: 5576000 → 1000; 1 of zero.

    >>> str(worth_of_last(Decimal("-5.50")))
    '0.1'
    """
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def lacks_word(one: Decimal, two: Decimal) -> bool:
    """Tell whether one of two numbers lacks a scale word inside: 21만5 for 21만5천, 3조9억 for 3조9천억.

    >>> lacks_word(Decimal(210005), Decimal(215000)), lacks_word(Decimal(215000), Decimal(216000))
    (True, False)
    """
    for scale, _ in KO_SCALES:
        whole, rest = divmod(abs(one), scale)
        other, left = divmod(abs(two), scale)
        if whole and whole == other and rest and left and rest != left:
            return rest.normalize().as_tuple().digits == left.normalize().as_tuple().digits
    return False


def plain(value: Decimal) -> str:
    """Write a number without exponent, commas, or filler zeros after the point.

    >>> plain(Decimal("5.50")), plain(Decimal("5.5E-7")), plain(Decimal("1E+3"))
    ('5.5', '0.00000055', '1000')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Decimal) -> str:
    """Write a number in digits, its thousands apart.

    >>> grouped(Decimal("5576000")), grouped(Decimal("-1234.50"))
    ('5,576,000', '-1,234.5')
    """
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def korean(value: Decimal, most: int = 0) -> str:
    """Write a number with 만, 억, 조, 경.

    Args:
        value: The number.
        most: How many groups of four digits to write; the last of them is rounded. 0 for all, with what
            is behind the point.

    >>> [korean(Decimal(v)) for v in ("5576000", "8100000000", "0.1", "1452.7", "-100000", "44544.66")]
    ['557만6000', '81억', '0.1', '1,452.7', '-10만', '4만4544.66']
    >>> korean(Decimal("8178876800"), 2), korean(Decimal("99999999"), 1)
    ('81억7888만', '1억')
    """
    size = abs(value)
    if most and size >= KO_SCALES[-1][0]:
        top = min(size.adjusted(), 16) // 4 * 4  # power of the first group; 경 is the last word
        size = _to_multiple(size, Decimal(1).scaleb(max(top - 4 * (most - 1), 0)))
    sign = "-" if value < 0 else ""
    if size < KO_SCALES[-1][0]:
        return sign + grouped(size)
    parts = []
    for worth, word in KO_SCALES:
        count = size // worth
        if count:
            parts.append(f"{count:f}{word}" if count < KO_SCALES[-1][0] else f"{count:,f}{word}")
            size -= count * worth
    if size:
        parts.append(plain(size))
    return sign + "".join(parts)


def english(value: Decimal) -> str:
    """Write a number with thousands, or with million, billion, trillion where few digits remain.

    >>> [english(Decimal(v)) for v in ("5576000", "8100000000", "0.1", "100000", "-5576123")]
    ['5.576 million', '8.1 billion', '0.1', '100,000', '-5,576,123']
    """
    size = abs(value)
    for worth, word in EN_SCALES:
        short = (size / worth).normalize()
        if short >= 1 and len(short.as_tuple().digits) <= _MOST_BEFORE_MILLION:
            return f"{'-' if value < 0 else ''}{grouped(short)} {word}"
    return grouped(value)


def _to_multiple(size: Decimal, step: Decimal) -> Decimal:
    return (size / step).quantize(Decimal(1), ROUND_HALF_UP) * step
