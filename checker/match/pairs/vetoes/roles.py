"""What a value is of its thing: a level, a change, a share, a forecast; of which base, and up or down."""

from __future__ import annotations

from checker.lexicon.attributes import (
    compatible_attributes,
    is_general_attribute,
)
from checker.match.features import sharper
from checker.match.pairs.values import (
    LEVELS,
    best_values,
    disjoint,
    is_bare_price,
    is_sharp_rounding,
    same_value,
    slip_digits,
)
from checker.model import Claim, Figure, FigureKind, Role

# Digits from which a value one slip away is the same one, misprinted, as far as vetoes go.
SLIPPED = 3


def find_role_veto(left: Claim, right: Claim) -> str | None:
    """Keep a level, a change, a share and a price a unit apart where nothing says that they are one figure."""
    one, two = left.role, right.role
    if one == two or (one in LEVELS and two in LEVELS):
        return None
    # How much of a thing and how often as much are often read as plain levels.
    if {one, two} <= LEVELS | {Role.SHARE, Role.MULTIPLE} and left.figure.kind == right.figure.kind:
        return None
    # Percentage points are a difference by what they are, with a verb of change or without.
    if {one, two} == {Role.LEVEL, Role.CHANGE} and _are_points_of_one_thing(left, right):
        return None
    # One figure is seldom both, and its role is read from few words: then it only costs points.
    values = best_values(left, right)
    if {one, two} <= LEVELS | {Role.UNIT_PRICE} and is_bare_price(*values):
        return None
    if (
        is_one_amount(left, right)
        or _is_one_rate(left, right)
        or _is_percent_for_points(*values)
        or _is_multiple_for_rise(left, right)
        or same_value(left, right)
        or is_sharp_rounding(*values)
        or slip_digits(*values) >= SLIPPED
    ):
        return None
    return f"{one.value} | {two.value}"


def _are_points_of_one_thing(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give percentage points of one thing, and of no two times."""
    if not left.figure.dimension == right.figure.dimension == "percentage_point":
        return False
    if left.attribute is None or left.attribute != right.attribute:
        return False
    one, two = left.period, right.period
    return one is None or two is None or not disjoint(one.moment, two.moment)


_OF_A_RATE = {Role.LEVEL, Role.CHANGE}


def _is_one_rate(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give one rate of one period, as what it is and as by how much it rose: grew 0.1%, growth of 0.1%."""
    if left.figure.kind is not FigureKind.PERCENT or {left.role, right.role} != _OF_A_RATE:
        return False
    if left.attribute is None or left.attribute != right.attribute or left.period is None or right.period is None:
        return False
    one, two = left.period.moment, right.period.moment
    return one is not None and two is not None and one.start == two.start and same_value(left, right, 1)


def _is_percent_for_points(one: Figure, two: Figure) -> bool:
    """Tell whether two figures give one number of three digits, once in per cent and once in points."""
    units = {one.dimension, two.dimension}
    return units == {"percent", "percentage_point"} and one.value == two.value and sharper(one, two) >= SLIPPED


_RISE_OR_MULTIPLE = {Role.CHANGE, Role.MULTIPLE}


def _is_multiple_for_rise(left: Claim, right: Claim) -> bool:
    """Tell whether one number is told of one thing as by how much it rose and as how many times as much: 250%, 2.5배."""
    if {left.role, right.role} != _RISE_OR_MULTIPLE or left.attribute is None or left.attribute != right.attribute:
        return False
    one, two = best_values(left, right)
    if {one.dimension, two.dimension} != {"percent", "ratio"} or one.value is None or two.value is None:
        return False
    percent, times = (one, two) if one.dimension == "percent" else (two, one)
    return percent.value == _PER_CENT * (times.value or 0) and sharper(one, two) >= _TWO_DIGITS


_PER_CENT, _TWO_DIGITS = 100, 2


def is_one_amount(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give one amount of money for one thing: losses of $5 billion, expected or told as they are."""
    one, two = left.attribute, right.attribute
    if left.figure.kind is not FigureKind.MONEY:
        return False
    if one is None or two is None:
        return _is_promised(left, right)
    if is_general_attribute(one) or is_general_attribute(two):
        expected = {left.role, right.role} == _PROMISED  # a bill that could reach so much, and that is put at as much
        return expected and compatible_attributes(one, two) and same_value(left, right, 1)
    return (one == two or compatible_attributes(one, two)) and same_value(left, right, 1)


_PROMISED = {Role.LEVEL, Role.FORECAST}
_RAISED = {Role.LEVEL, Role.CHANGE}


def _is_promised(left: Claim, right: Claim) -> bool:
    """Tell whether two claims may give one amount that will be paid, as what it will be and as what it is: 70억달러를 지급한다.

    What somebody is to have more of is an amount by itself, too: 월 기본급 10만원 인상, 기본급 10만원을 더 받는다. Of amounts
    in two currencies that nothing here converts, the rest of the pair tells.
    """
    if left.article == right.article:
        return False
    if {left.role, right.role} == _RAISED:
        return same_value(left, right, 1)
    if {left.role, right.role} != _PROMISED:
        return False
    one, two = best_values(left, right)
    return one.unit != two.unit or same_value(left, right, 1)


def find_base_veto(left: Claim, right: Claim) -> str | None:
    """Keep changes against two bases apart: 1% from a month before, 1% from a year before."""
    if left.base and right.base and left.base != right.base:
        return f"{left.base} | {right.base}"
    return None


# Digits from which one that rises here and falls there may be told of one thing with its sign lost: 5.18%.
_SIGN_LOST = 3


def find_direction_veto(left: Claim, right: Claim) -> str | None:
    """Keep a rise and a fall apart where no lost sign would make them one: 1% up of one thing, 1% down of another."""
    if left.role is not Role.CHANGE or right.role is not Role.CHANGE or left.direction * right.direction >= 0:
        return None
    one, two = best_values(left, right)
    if sharper(one, two) >= _SIGN_LOST or (same_value(left, right) and left.attribute == right.attribute):
        return None
    return f"{left.figure.text} | {right.figure.text}"
