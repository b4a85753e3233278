"""What a Korean numeral is read as."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["Numeral"]


class Numeral:
    """A number as written.

    Attributes:
        start, end: Its place.
        low, high: Its value; apart for approximate words (두세, 수십).
        grain: Worth of its last written digit.
        lead: The last coefficient, ``scale`` what it was multiplied with (30만 → 30, 10000).
        over: Whether 여 stands in or behind it.
        vague: Whether 수 or 몇 stands in it.
        digits: Whether it begins with a digit.
        native: Whether native numerals (하나, 둘) stand in it.
        big: The largest of 만, 억, 조 in it, as a number; 1 without.
        length: Count of numeral syllables and digit runs.
    """

    # What most numerals are stands here, once for all.
    over = False
    vague = False
    digits = True
    native = False
    length = 1
    big = 1

    def __init__(
        self, start: int, end: int, low: Decimal, high: Decimal, grain: Decimal, lead: Decimal, scale: int = 1
    ) -> None:
        self.start, self.end = start, end
        self.low, self.high, self.grain = low, high, grain
        self.lead, self.scale = lead, scale

    def placed(self, start: int, end: int) -> Numeral:
        """Return the same number as one that stands elsewhere, to be changed."""
        num = Numeral(start, end, self.low, self.high, self.grain, self.lead, self.scale)
        num.over, num.vague, num.digits, num.native = self.over, self.vague, self.digits, self.native
        num.length, num.big = self.length, self.big
        return num

    def worth(self, low: Decimal, high: Decimal, grain: Decimal) -> Numeral:
        """Return a numeral in the same place of another value."""
        num = self.placed(self.start, self.end)
        num.low, num.high, num.grain = low, high, grain
        return num

    @property
    def value(self) -> Decimal | None:
        """The one value, or ``None`` where there are two."""
        return self.low if self.low == self.high and not self.vague else None
