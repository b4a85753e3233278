"""What is read of a Korean number and of what stands directly at it, before figures are made."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import Calendar, FigureKind, Per
from checker.scan.numerals import Numeral

__all__ = ["ONE", "Atom"]

ONE: Final = Decimal(1)
_NUMBER: Final = FigureKind.NUMBER


class Atom:
    """A number with what stands directly at it, before ranges are joined and hedges read.

    Attributes:
        start, end: Its place, unit included.
        num: The numeral; ``None`` for a date.
        low, high: Its value in the written unit, sign included; ``None`` for a date.
        kind, unit, factor: What it is a number of, and what the written unit is worth in ``unit``.
        calendar: The parts of a date.
        over: Whether 여 stands in or behind it; ``vague``: whether 수 or 몇 does; ``band``: whether 대 does.
        bounded: Whether the words behind it have been used up (100보다 크고 300보다 작다).
        assumed: Whether the currency was left out.
        per: The denominator.
        plain_end: Where the words behind it begin.
        trace: Names of entries and rules.
    """

    # What most atoms do not have stands here, once for all: setting seventeen fields costs as much as reading 12명.
    low: Decimal | None = None
    high: Decimal | None = None
    over = False
    vague = False
    band = False
    bounded = False
    assumed = False
    kind = _NUMBER
    unit: str | None = None
    factor = ONE
    calendar: Calendar | None = None
    per: Per | None = None

    def __init__(self, start: int, end: int, num: Numeral | None) -> None:
        self.start, self.end, self.plain_end, self.num = start, end, end, num
        self.trace: list[str] = []
        if num is not None:
            self.low, self.high = num.low, num.high
            if num.over:
                self.over = True
            if num.vague:
                self.vague = True
