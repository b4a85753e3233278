"""Numbers in digits: where they end, as the press writes them, and what they are worth."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.scan.letters import code_at

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = [
    "COMMA",
    "DOT",
    "NINE",
    "ONE",
    "REPEATED",
    "SPACE",
    "ZERO",
    "digits_end",
    "digits_worth",
    "run_end",
    "whole_end",
]

ZERO: Final = ord("0")
NINE: Final = ord("9")
SPACE: Final = ord(" ")
COMMA: Final = ord(",")
DOT: Final = ord(".")
ONE: Final = Decimal(1)
# Newspapers write the same numbers again and again.
REPEATED: Final = 4096


def run_end(text: str, pos: i64) -> i64:
    """Return where the digits end that begin at ``pos``; ``pos`` where none do."""
    size: i64 = len(text)
    while pos < size and ZERO <= ord(text[pos]) <= NINE:
        pos += 1
    return pos


def whole_end(text: str, pos: i64) -> i64:
    """Return where digits end with the groups of three behind them: all of 1,234, but the 1 of 1,23 and 1,2345."""
    end = run_end(text, pos)
    if pos < end <= pos + 3:
        while code_at(text, end) == COMMA and run_end(text, end + 1) == end + 4:
            end += 4
    return end


def digits_end(text: str, pos: i64) -> i64:
    """Return where the number in digits ends that begins at ``pos``, as the press writes it; ``pos`` without any.

    Commas stand before groups of three digits only, and there is one point.

    >>> [digits_end(text, 0) for text in ("1,234.5점", "1,2345", "3.명")]
    [7, 1, 1]
    """
    end = whole_end(text, pos)
    if end > pos and code_at(text, end) == DOT:
        places = run_end(text, end + 1)
        if places > end + 1:
            return places
    return end


@lru_cache(maxsize=REPEATED)
def digits_worth(digits: str) -> tuple[Decimal, Decimal]:
    """Return the worth of written digits, and that of the last of them."""
    if "," in digits:
        digits = digits.replace(",", "")
    point = digits.find(".")
    if point < 0:
        return Decimal(digits), ONE
    return Decimal(digits), Decimal((0, (1,), point + 1 - len(digits)))
