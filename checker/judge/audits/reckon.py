"""Reckoning with figures that are rounded: what goes in, and whether what is printed comes out."""

from __future__ import annotations

from decimal import Decimal, localcontext

import msgspec

from checker.judge import readings
from checker.model import Effect, Figure, FigureKind

__all__ = [
    "SIDED", "WIDEST", "Spread", "fits", "is_reckonable", "off_by", "power_slip", "spread", "spread_pair", "steps_of",
]  # fmt: skip

# Filler zeros of an operand (560만, 70억) are taken for rounded as long as half a step is no more
# than this of the figure: 560만 → ±5만 (0.9 %), 70억 → ±0.5억 but not ±5억 (7 %).
LOOSE_STEP = Decimal("0.01")
# What figures rounded so coarsely give says too little to confirm a loose tie.
WIDEST = Decimal("0.05")
# Half a step of the coarser of two figures that were written side by side: 1조원 beside 1조2000억원.
COARSE = Decimal("0.025")
# A hedge never excuses more than this.
HEDGE_LIMIT = Decimal("0.05")
# A rounding coarser than the last written digit is accepted to confirm a loose tie only within this:
# 1,300 acres for 1,280 (1.6 %) passes.
CLOSE = Decimal("0.02")
# A last digit that is really written may be so far off: 5.5 % for 5.576 passes, "twice" for 1.7 times does not.
WRITTEN = Decimal("0.1")
# "More than twice" for 2.7 times: a bound is met, and still says something, up to the next digit.
SIDED = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
_TEMPERATURE = "[temperature]"


class Spread(msgspec.Struct, frozen=True, gc=False):
    """A number that came out of a calculation, with the smallest and largest that the digits allow."""

    value: Decimal
    low: Decimal
    high: Decimal

    def __add__(self, other: Spread) -> Spread:
        return Spread(self.value + other.value, self.low + other.low, self.high + other.high)

    def __sub__(self, other: Spread) -> Spread:
        return Spread(self.value - other.value, self.low - other.high, self.high - other.low)

    def __mul__(self, other: Spread) -> Spread:
        return Spread(self.value * other.value, self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Spread) -> Spread:
        """Divide by a positive spread.

        Raises:
            ZeroDivisionError: The divisor's value or low end is not above zero.
        """
        if other.low <= 0 or other.value <= 0:
            raise ZeroDivisionError("the divisor may be zero")
        with localcontext() as context:
            context.prec = 20
            return Spread(self.value / other.value, self.low / other.high, self.high / other.low)

    def times(self, factor: Decimal | int) -> Spread:
        """Return it times a positive number."""
        return Spread(self.value * factor, self.low * factor, self.high * factor)

    def widened(self, half: Decimal) -> Spread:
        """Return it with at least so much to either side."""
        return Spread(self.value, min(self.low, self.value - half), max(self.high, self.value + half))

    def change_from(self, before: Spread) -> Spread:
        """Return the change from ``before`` to this, in percent.

        >>> a, b = Spread(*map(Decimal, (100, 100, 100))), Spread(*map(Decimal, (120, 120, 120)))
        >>> b.change_from(a).value == 20
        True
        """
        ratio = self / before
        return Spread(*((end - 1) * 100 for end in (ratio.value, ratio.low, ratio.high)))


def steps_of(figure: Figure) -> list[Decimal]:
    """Return the places that a printed figure may have been rounded to, on its dimension's base scale.

    They are those of the number as printed: 8 knots are rounded to a knot, not to the last digit of 4.1155… m/s.
    """
    value = figure.value if figure.value is not None else Decimal(0)
    return [step * figure.base for step in readings.steps_of(value, figure.grain)]


def _half_step(figure: Figure, value: Decimal, loose: bool) -> Decimal:
    steps = steps_of(figure)
    counted = figure.kind in (FigureKind.COUNT, FigureKind.NUMBER) and value == value.to_integral_value()
    exact = readings.is_exact_count(figure) or (counted and (value % 10 != 0 or value < readings.EXACT_COUNT))
    half = Decimal(0) if (counted and steps[0] <= 1) or figure.kind is FigureKind.DURATION else steps[0] / 2
    if loose and not exact:
        half = max([half, *(step / 2 for step in steps if step / 2 <= abs(value) * LOOSE_STEP)])
    return half


def is_reckonable(figure: Figure) -> bool:
    """Tell whether a figure brings anything into a calculation: whether ``spread`` returns something."""
    if readings.base_value(figure) is not None:
        return True
    allowed = readings.allowed(figure)
    return allowed.low is not None and allowed.high is not None


def spread(figure: Figure, *, loose: bool = False) -> Spread | None:
    """Return what a figure brings into a calculation, on its dimension's base scale.

    Args:
        figure: An operand.
        loose: Whether its filler zeros may be rounding, too.

    Returns:
        ``None`` where the figure has no value (수십억) or an open end without one.
    """
    value = readings.base_value(figure)
    if value is None:
        allowed = readings.allowed(figure)
        if allowed.low is None or allowed.high is None:
            return None
        return Spread((allowed.low + allowed.high) / 2, allowed.low, allowed.high)
    half = _half_step(figure, value, loose)
    low, high = value - half, value + half
    if figure.has(Effect.ABOUT, *SIDED):
        allowed = readings.allowed(figure)
        low = low if allowed.low is None else min(low, allowed.low)
        high = high if allowed.high is None else max(high, allowed.high)
    return Spread(value, low, high)


def spread_pair(first: Figure, second: Figure, *, loose: bool = False) -> tuple[Spread, Spread] | None:
    """Return what two figures of one calculation bring into it; ``None`` where one of them has no value.

    An outlet that writes 1조2000억원 writes 1조원 as finely: the coarser of two is taken for no
    coarser than the finer one, or than :data:`COARSE` of itself.
    """
    one, two = spread(first, loose=loose), spread(second, loose=loose)
    if one is None or two is None:
        return None
    if first.hedges or second.hedges:
        return one, two
    return _no_coarser(one, two), _no_coarser(two, one)


def _no_coarser(one: Spread, other: Spread) -> Spread:
    if not one.value or not other.value:
        return one
    finest = max(abs(other.high / other.value - 1), COARSE) * abs(one.value)
    if one.high - one.value <= finest:
        return one
    return Spread(one.value, one.value - finest, one.value + finest)


def _meets_bound(stated: Figure, value: Decimal, got: Spread, loose: bool) -> bool:
    slack = abs(value) * WRITTEN if abs(value) >= 10 else list(readings.steps_of(value, None))[-1]
    if stated.has(Effect.AT_LEAST, Effect.MORE_THAN):
        return got.high >= value and (loose or got.value < value + slack)
    return got.low <= value and (loose or got.value > value - slack)


def fits(stated: Figure, got: Spread, *, loose: bool = False) -> str | None:
    """Return how a printed figure comes out of a calculation, or ``None`` where it does not.

    Args:
        stated: The printed result.
        got: What the other figures give, on the same base scale.
        loose: Whether everything that the digits allow will do. A tie that the words do not
            make sure is confirmed by close agreement only.

    Returns:
        ``same``, ``rounded``, ``truncated``, ``inputs`` (within the rounding of the figures that
        went in) or ``hedged`` (within what a hedge allows).
    """
    value = readings.base_value(stated)
    if value is None:
        box = readings.allowed(stated)
        inside = (box.low is None or got.high >= box.low) and (box.high is None or got.low <= box.high)
        return "hedged" if inside and not stated.has(Effect.VAGUE) else None
    one, two = _as_printed(stated, value, got.value)
    reading = readings.find_rounding(one, two, stated.grain, exact=readings.is_exact_count(stated))
    if reading is not None and (loose or _is_near(reading, stated.grain)):
        return reading.code
    if stated.has(*SIDED) and _meets_bound(stated, value, got, loose):
        return "hedged"
    half = _half_step(stated, value, loose)
    tight = loose or got.high - got.low <= abs(got.value) * WIDEST
    if tight and got.low <= value + half and value - half <= got.high:
        return "inputs"
    allowed = readings.allowed(stated)
    if stated.has(Effect.ABOUT) and allowed.low is not None and allowed.high is not None:
        widest = abs(value) * HEDGE_LIMIT
        if got.low <= max(allowed.high, value + widest) and min(allowed.low, value - widest) <= got.high:
            return "hedged"
    return None


def _as_printed(stated: Figure, value: Decimal, got: Decimal) -> tuple[Decimal, Decimal]:
    """Return a printed figure and what comes out for it in the unit that it is printed in."""
    if stated.base == 1 or stated.value is None or stated.dimension == _TEMPERATURE:
        return value, got
    return stated.value, got / stated.base


def _is_near(reading: readings.Reading, grain: Decimal | None) -> bool:
    written = reading.step is not None and grain is not None and reading.step <= grain
    return reading.off <= (WRITTEN if written else CLOSE)


def off_by(stated: Figure, got: Spread) -> Decimal:
    """Return by how much of the right result the printed one is off; 1 where that cannot be said."""
    value = readings.base_value(stated)
    if value is None:
        return Decimal(1)
    return readings.deviation(value, got.value)


_POWERS = tuple(sign * power for sign in (1, -1) for power in (1, 2, 3, 4, 6, 8))


def power_slip(stated: Figure, got: Spread) -> int | None:
    """Return the power of ten by which a printed figure is off, where nothing else is wrong with it.

    It is that of a zero or two, or of a scale: thousand, 만, million, 억.
    """
    value = readings.base_value(stated)
    if not value or not got.value or (value < 0) != (got.value < 0):
        return None
    for power in _POWERS:
        scaled = value.scaleb(-power)
        if readings.deviation(scaled, got.value) <= CLOSE:
            return int(power)
    return None
