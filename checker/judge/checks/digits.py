"""What a slip of the hand leaves of the digits of a number, whatever else may explain two values."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.compare import Pair, magnitude, same_scale
from checker.model import Figure, FigureKind
from checker.numbers import lacks_word

__all__ = ["POWERS", "has_other_digit", "has_swapped_digits", "is_plain_slip", "is_scaled"]

# 만, 억 and 조 lie 10^4 apart, thousand, million and billion 10^3; a digit too many makes 10, 백만 for 억
# 10^2; a missing "million" 10^6.
POWERS = tuple(Decimal(10) ** n for n in (1, 2, 3, 4, 6, 8))

_NO_DIGITS = (FigureKind.DATE, FigureKind.TIME)
# Digits from which two swapped neighbours are no chance.
_SWAPPED = 3
# Digits from which one changed digit is none, and one missing digit: 512 and 513 are two counts.
_CHANGED, _MISSING = 4, 3
# From here on even the last of them, in which counts and prices move of themselves.
_TO_THE_LAST = 6


def is_scaled(pair: Pair, digits: int) -> bool:
    """Tell whether two numbers have the same digits, so many or more, at scales that a slip explains."""
    first, second = (magnitude(figure) for figure in pair.figures)
    if not first or not second or first == second or not same_scale(*pair.figures) or pair.has_kind(*_NO_DIGITS):
        return False
    high, low = max(abs(first), abs(second)), min(abs(first), abs(second))
    return min(len(_digits(figure)) for figure in pair.figures) >= digits and any(high == low * p for p in POWERS)


def has_swapped_digits(pair: Pair) -> bool:
    """Tell whether two numbers of one length and scale differ by two neighbouring digits changing places."""
    left, right = pair.figures
    first, second = _digits(left), _digits(right)
    if not _are_compared(pair) or len(first) != len(second) or len(first) < _SWAPPED:
        return False
    apart = _apart(first, second)
    if _place(left) != _place(right) or len(apart) != 2 or apart[1] - apart[0] != 1:
        return False
    i, j = apart
    return first[i] == second[j] and first[j] == second[i]


def has_other_digit(pair: Pair) -> str | None:
    """Return ``changed`` where one digit of two numbers differs, ``missing`` where one lacks a digit.

    ``word`` where it lacks a scale word inside: 21만5명 for 21만5천명.
    """
    left, right = pair.figures
    first, second = _digits(left), _digits(right)
    if not _are_compared(pair):
        return None
    if left.value is not None and right.value is not None and lacks_word(left.value, right.value):
        return "word"
    if _place(left) == _place(right):  # 170 and 171 have three digits each, though one ends in a nought
        length = max(len(first), len(second))
        apart, last = _apart(first.ljust(length, "0"), second.ljust(length, "0")), length - 1
        is_inside = len(apart) == 1 and (apart[0] < last or length >= _TO_THE_LAST)
        return "changed" if is_inside and length >= _CHANGED else None
    places = left.value.adjusted() - right.value.adjusted() if left.value and right.value else 0
    if places * (len(first) - len(second)) != 1:
        return None  # what loses a digit is less by a place
    short, long = sorted((first, second), key=len)
    lacks_one = len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    return "missing" if lacks_one and len(long) >= _MISSING else None


def is_plain_slip(pair: Pair) -> bool:
    """Tell whether the digits leave no doubt, so that neither time nor scope explains two values.

    A count that grows tenfold to the digit, or to its own digits in another order, does not grow; that a digit
    came to it may well be (144 dead on the first day, 1,644 on the third).
    """
    return is_scaled(pair, 2) or has_swapped_digits(pair)


def _are_compared(pair: Pair) -> bool:
    values = [figure.mention.value for figure in pair.figures]
    return None not in values and not pair.has_kind(*_NO_DIGITS) and same_scale(*pair.figures)


def _digits(figure: Figure) -> str:
    value = figure.mention.value
    return "" if value is None else "".join(map(str, value.normalize().as_tuple().digits))


def _place(figure: Figure) -> int | None:
    """Return the place of the first digit of the number on its own scale."""
    return None if figure.value is None else figure.value.adjusted()


def _apart(first: str, second: str) -> list[int]:
    return [index for index, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
