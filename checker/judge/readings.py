"""The readings of one figure: its digits, its rounding and truncation, what its words allow.

All intervals are on the scale of ``Figure.unit``; :func:`on_base` puts them on the dimension's.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import msgspec

from checker.lexicon.dimensions import scale_of
from checker.model import Effect, Figure, FigureKind, Interval
from checker.numbers import worth_of_last

__all__ = [
    "ROUND_LIMIT",
    "SHARP_LIMIT",
    "TRUNCATE_LIMIT",
    "Reading",
    "allowed",
    "are_told_bounds",
    "base_value",
    "deviation",
    "find_rounding",
    "is_exact_count",
    "on_base",
    "rounding",
    "significant",
    "steps_of",
    "truncation",
]

# A number rounded in its filler zeros (3만, 30,000, $6 million) may be off by so much of the finer
# one: $6 million for 5.576 (7.6 %) and 4만 for 35,000 (14 %) pass, 30,000 for 26,000 (15.4 %) does not.
ROUND_LIMIT = Decimal("0.15")
# Zeros among up to three written digits are mostly meant: 50 % for 48.7 % and 500억 for 487억6000만
# pass, 60억 for 55억4000만 does not. Where the other figure is written to the same place, 50억 is no
# 51억 and 180명 no 179명; 550만 for 557만 passes.
SHARP_LIMIT = Decimal("0.05")
_SAME_PLACE_LIMIT = Decimal("0.02")
# Truncation is more generous than rounding, so less of it is taken in silence: 10 for 10.65 (6 %) and
# 84 for 84.96 pass, 20,000 for 27,000 (26 %) and 5 million for 5.576 (10.3 %) do not.
TRUNCATE_LIMIT = Decimal("0.10")
# Below this, a whole count of people or things is exact: 179 and 181 dead differ, 37 and 40 as well.
EXACT_COUNT = Decimal(100)
_STEPS = 18


class Reading(msgspec.Struct, frozen=True, gc=False):
    """How a coarser number stands for a finer one.

    Attributes:
        code: ``same``, ``rounded`` or ``truncated``.
        step: The place that was rounded to, in the scale that was compared on; ``None`` for ``same``.
        off: By how much of the finer number the coarser one is off.
    """

    code: str
    step: Decimal | None
    off: Decimal


_HALF = Decimal("0.5")


@lru_cache(maxsize=65536)
def significant(value: Decimal) -> int:
    """Count the digits from the first to the last that is not zero.

    >>> [significant(Decimal(v)) for v in ("5576000", "0.55", "100", "0")]
    [4, 2, 1, 1]
    """
    return len(value.normalize().as_tuple().digits)


def steps_of(value: Decimal, grain: Decimal | None) -> Iterator[Decimal]:
    """Yield the places that a number may have been rounded to, the tightest first.

    Trailing zeros are ambiguous, so every place from the last written digit up to the last digit
    that is not zero is a candidate.

    Args:
        value: The number.
        grain: Worth of its last written digit; taken from the number where it is ``None``.

    Source: VERDICTS reading rule 3; GRIM works on the written digits for the same reason.

    >>> [str(s) for s in steps_of(Decimal(5576000), Decimal(1))]
    ['1', '10', '100', '1000']
    >>> [str(s) for s in steps_of(Decimal("5.5"), Decimal("0.1"))]
    ['0.1']

    A half is told where tenths are not: 2년 반 is two and a half years, a half more or less rounded off.

    >>> [str(s) for s in steps_of(Decimal("2.5"), Decimal(1))]
    ['0.5']
    """
    if grain is not None and value % 1 and (grain == 1 or grain == _HALF) and not value % _HALF:
        yield _HALF
        return
    last = worth_of_last(value)
    step = last if grain is None or grain <= 0 else min(grain, last) if value else grain
    for _ in range(_STEPS):
        yield step
        if step >= last:
            return
        step *= 10


def rounding(value: Decimal, step: Decimal) -> Interval:
    """Return what rounds to ``value`` at ``step``: half a step either way, both ends included.

    Source: statcheck lets half-up and half-down pass alike.

    >>> rounding(Decimal("5.6"), Decimal("0.1")).contains(Decimal("5.576"))
    True
    """
    half = abs(step) / 2
    return Interval(value - half, value + half)


def truncation(value: Decimal, step: Decimal) -> Interval:
    """Return what is cut to ``value`` at ``step``: up to the next step away from zero, which is excluded.

    >>> truncation(Decimal("5.5"), Decimal("0.1")).contains(Decimal("5.576"))
    True
    """
    if value < 0:
        return Interval(value - abs(step), value, low_open=True)
    return Interval(value, value + abs(step), high_open=True)


def deviation(coarse: Decimal, fine: Decimal) -> Decimal:
    """Return by how much of ``fine`` the two differ; 1 where ``fine`` is zero and the other is not."""
    if fine == 0:
        return Decimal(0) if coarse == 0 else Decimal(1)
    return abs(coarse - fine) / abs(fine)


def find_rounding(
    coarse: Decimal,
    fine: Decimal,
    grain: Decimal | None,
    *,
    truncate: bool = True,
    exact: bool = False,
    fine_grain: Decimal | None = None,
) -> Reading | None:
    """Return the tightest reading under which ``coarse`` stands for ``fine``, or ``None``.

    Args:
        coarse: The number that may have been rounded.
        fine: The number it may have been rounded from.
        grain: Worth of the last written digit of ``coarse``, on the same scale.
        truncate: Whether cutting off is a reading as well.
        exact: True where only the very same number will do (a whole count below 100).
        fine_grain: Worth of the last written digit of ``fine``; ``None`` where it is not comparable.

    >>> find_rounding(Decimal(5600000), Decimal(5576000), Decimal(10000)).step
    Decimal('100000')
    >>> find_rounding(Decimal("5.5"), Decimal("5.576"), Decimal("0.1")).code
    'truncated'
    >>> find_rounding(Decimal(20000), Decimal(27000), Decimal(10000)) is None
    True
    """
    off = deviation(coarse, fine)
    if coarse == fine:
        return Reading("same", None, off)
    if exact:
        return None
    steps = list(steps_of(coarse, grain))
    for step in steps:
        if rounding(coarse, step).contains(fine) and off <= _limit(coarse, step, grain, fine_grain):
            return Reading("rounded", step, off)
    for step in steps if truncate else ():
        limit = min(TRUNCATE_LIMIT, _limit(coarse, step, grain, fine_grain))
        if truncation(coarse, step).contains(fine) and off <= limit:
            return Reading("truncated", step, off)
    return None


def _limit(value: Decimal, step: Decimal, grain: Decimal | None, fine_grain: Decimal | None) -> Decimal:
    """Return how far off a number rounded at ``step`` may be, as a share of the finer one."""
    if grain is None or grain <= 0:
        return ROUND_LIMIT
    if step <= grain:  # the last written digit rounds as it should; a scale word is not so sure (3만)
        return Decimal(1) if grain <= 1 else ROUND_LIMIT
    if abs(value) >= 1000 * grain:
        return ROUND_LIMIT
    if fine_grain is None or fine_grain < grain:
        return SHARP_LIMIT
    return Decimal(0) if abs(value) < 100 * grain or grain == 1 else _SAME_PLACE_LIMIT


def on_base(figure: Figure, value: Decimal) -> Decimal:
    """Return a value in the figure's unit on the base scale of its dimension (℉ and ℃ on kelvin)."""
    scale = scale_of(figure.unit) if figure.unit else None
    offset = scale.offset if scale is not None else Decimal(0)
    return value * figure.base + offset


def base_value(figure: Figure) -> Decimal | None:
    """Return the figure's value on the base scale of its dimension, ``None`` where it has none."""
    return None if figure.value is None else on_base(figure, figure.value)


def allowed(figure: Figure) -> Interval:
    """Return what the figure's words allow, hedges included, on the base scale of its dimension."""
    bounds = figure.mention.bounds
    return Interval(
        None if figure.low is None else on_base(figure, figure.low),
        None if figure.high is None else on_base(figure, figure.high),
        bounds.low_open,
        bounds.high_open,
    )


# Digits from which a bound is told as it is, and no round number.
_TOLD = 3


def are_told_bounds(one: Figure, two: Figure) -> bool:
    """Tell whether two figures are bounds of one kind and told as such: 최고 16억8000만원, 최고 12억8500만원; 34세 이하, 43세 이하.

    Each allows the other, and what both tell is the bound. A floor, or the most of a count, may be a round number.
    """
    return any(
        one.has(effect) and two.has(effect) and all(_is_told(figure, effect) for figure in (one, two))
        for effect in (Effect.AT_MOST, Effect.AT_LEAST)
    )


def _is_told(bound: Figure, effect: Effect) -> bool:
    if bound.mention.value is None:
        return False
    if bound.kind is FigureKind.AGE or significant(bound.mention.value) >= _TOLD:
        return True
    return effect is Effect.AT_MOST and bound.kind in _SET


# What is set rather than counted: a price, a share, a term.
_SET = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.DURATION, FigureKind.MEASURE)


def is_exact_count(figure: Figure) -> bool:
    """Tell whether only the very same number agrees with the figure.

    Whole counts of people and things below 100 are exact unless a hedge stands by them; ranks and
    ages always are.
    """
    if figure.kind in (FigureKind.RANK, FigureKind.AGE):
        return not figure.has(Effect.ABOUT)
    if figure.kind is not FigureKind.COUNT or figure.value is None:
        return False
    if figure.has(*(effect for effect in Effect if effect is not Effect.REPORTED)):
        return False
    return abs(figure.value) < EXACT_COUNT and figure.value == figure.value.to_integral_value()
