"""Units and dimensions of mentions: what may be compared with what, and by which factor."""

from __future__ import annotations

from decimal import Decimal

from checker.lexicon.dimensions import counted_thing, scale_of
from checker.model import FigureKind, Mention

__all__ = ["dimension_of", "unit_of"]

# Since 2007 the law wants square metres; the press writes 3.3㎡당 and means 평당. As a denominator
# a 평 is therefore 3.3 ㎡ exactly, or the two notations of one price would differ by 0.2 %.
_PYEONG_AS_DENOMINATOR = Decimal("3.3")
_PYEONG = ("평", "pyeong")
# Kinds whose numbers are compared with their like only, whatever stands behind them.
_KINDS = {
    FigureKind.MONEY: "money",
    FigureKind.DATE: "date",
    FigureKind.TIME: "time",
    FigureKind.RANK: "rank",
    FigureKind.AGE: "age",
    FigureKind.RATIO: "ratio",
}
_SHARES = {
    "percent": ("percent", Decimal(1)),
    "percentage_point": ("percentage_point", Decimal(1)),
    "basis_point": ("percentage_point", Decimal("0.01")),
    "permille": ("percent", Decimal("0.1")),
}


def unit_of(mention: Mention) -> str | None:
    """Return the contract's unit: with a slash and the denominator's unit for unit prices and rates.

    A denominator without a number before it (3.3㎡당 has one, 명당 none) counts one.
    """
    if mention.per is None:
        return mention.unit
    return f"{mention.unit or ''}/{mention.per.unit}"


def dimension_of(mention: Mention) -> tuple[str, Decimal]:
    """Return what a mention may be compared with, and the factor from its unit to the base unit.

    Returns:
        Dimension as in ``Figure.dimension`` and factor; those of numerator and denominator are
        combined: KRW/평 is ``money/[length] ** 2`` with a factor of 1/3.3.
    """
    dimension, factor = _upper(mention)
    if mention.per is None:
        return dimension, factor
    below, divisor = _lower(mention.per.unit)
    return _cancelled(dimension, below), factor / divisor


def _cancelled(above: str, below: str) -> str:
    """Return one dimension per another: litres of rain on a square metre are millimetres.

    >>> _cancelled("[length] ** 3", "[length] ** 2"), _cancelled("[length]", "[time]")
    ('[length]', '[length]/[time]')
    """
    (base, power), (other, lower) = (_power_of(dimension) for dimension in (above, below))
    if base != other or not base.startswith("[") or power <= lower:
        return f"{above}/{below}"
    return base if power - lower == 1 else f"{base} ** {power - lower}"


def _power_of(dimension: str) -> tuple[str, int]:
    base, _, power = dimension.partition(" ** ")
    return base, int(power) if power.isdecimal() else 1


def _upper(mention: Mention) -> tuple[str, Decimal]:
    kind = _KINDS.get(mention.kind)
    if kind is not None:
        return kind, Decimal(1)
    if mention.unit is None:
        return "number", Decimal(1)
    if mention.unit in _SHARES:
        return _SHARES[mention.unit]
    if mention.kind is FigureKind.COUNT:
        return f"count:{counted_thing(mention.unit)}", Decimal(1)
    scale = scale_of(mention.unit)
    if scale is not None:
        return scale.dimension, scale.factor
    return f"{mention.kind.value}:{mention.unit}", Decimal(1)


def _lower(unit: str) -> tuple[str, Decimal]:
    if unit in _PYEONG:
        return "[length] ** 2", _PYEONG_AS_DENOMINATOR
    scale = scale_of(unit)
    if scale is not None:
        return scale.dimension, scale.factor
    return f"count:{counted_thing(unit)}", Decimal(1)
