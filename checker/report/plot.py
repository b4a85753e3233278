"""Where things stand on the axes of the page: places in per cent, so that a plot fits any width."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

__all__ = ["Axis", "Strip", "Tick", "axis_of", "strip_of"]

# From this ratio of the largest to the smallest value the axis is logarithmic: a slip by a factor
# of ten stays readable on a plain axis (557만 against 5,576만), one by a thousand does not.
_LOG_FROM = 30
_EDGE = 5.0  # per cent kept free at both ends


@dataclass(frozen=True, slots=True)
class Tick:
    """A marked place on an axis; those between the ends have no label."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: where a number stands on it, in per cent."""

    low: float
    high: float
    log: bool
    ticks: tuple[Tick, ...] = ()

    def place(self, number: Decimal) -> float:
        """Return the place of ``number``, kept within the axis."""
        value = math.log10(float(number)) if self.log else float(number)
        share = (value - self.low) / (self.high - self.low)
        return round(min(100.0, max(0.0, _EDGE + share * (100 - 2 * _EDGE))), 1)


@dataclass(frozen=True, slots=True)
class Strip:
    """One figure on the axis.

    Attributes:
        value: Place of the stated value (or of the only one possible), or ``None`` for a range.
        low: Where the band begins that its words allow; below 0 where that end is open, so that
            the band runs out of the picture.
        width: How wide the band is; 0 for a sharp figure.
    """

    value: float | None
    low: float
    width: float


def axis_of(numbers: Sequence[Decimal], label: Callable[[Decimal], str], whole: bool = False) -> Axis | None:
    """Return an axis on which all ``numbers`` stand, or ``None`` where they are one and the same.

    Args:
        numbers: Every end and value to show.
        label: Writes a tick.
        whole: True where a tick must be a whole number (days).
    """
    known = sorted({number for number in numbers if number.is_finite()})
    if len(known) < 2:
        return None
    low, high = known[0], known[-1]
    log = low > 0 and high / low > _LOG_FROM
    if log:
        start, end = math.log10(float(low)), math.log10(float(high))
        powers = range(math.ceil(start - 1e-9), math.floor(end + 1e-9) + 1)
        values = [Decimal(10) ** power for power in powers][:: max(1, len(powers) // 3)]
    else:
        start, end = float(low), float(high)
        if not end > start:  # closer together than floats can tell
            return None
        values = [low, high]  # the ends of what was said, not round numbers beside them
    if whole:
        values = sorted({value.to_integral_value() for value in values})
    if len(values) < 2:
        values = [low, high]
    axis = Axis(start, end, log)
    ticks = []
    # labels at both ends only: three run into each other on a phone and on paper
    for value in values:
        at = axis.place(value)
        text = label(value) if value in (values[0], values[-1]) else ""
        ticks.append(Tick(at, text, "start" if at < 35 else "end" if at > 65 else "middle"))
    return Axis(start, end, log, tuple(ticks))


def strip_of(axis: Axis, value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Strip | None:
    """Place one figure on the axis; ``None`` where nothing of it is known."""
    if value is None and low is None and high is None:
        return None
    start = -_EDGE if low is None else axis.place(low)
    end = 100 + _EDGE if high is None else axis.place(high)
    only = value if value is not None else low if low == high else None
    return Strip(None if only is None else axis.place(only), start, round(end - start, 1))
