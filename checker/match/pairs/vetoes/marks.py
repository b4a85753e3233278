"""Whom or what a word beside a figure narrows it to: women, foreigners, per share, a forecast, the background."""

from __future__ import annotations

from collections.abc import Iterable

from checker.match.features import middle
from checker.match.pairs.values import (
    COMMON_COUNT,
    best_values,
    find_slip,
    is_bare_price,
    is_rounding,
    is_sharp_rounding,
    same_value,
)
from checker.match.pairs.vetoes.roles import SLIPPED, is_one_amount
from checker.model import Claim, FigureKind

# Marks that, standing on one side alone, make another fact of it.
_SHARP_QUALIFIERS = {"per_unit", "forecast", "background", "session", "animal", "further"}
# Pairs of marks that exclude each other come from the qualifier lexicon as axes: ``sex:female``.


def _axes(qualifiers: Iterable[str]) -> dict[str, set[str]]:
    axes: dict[str, set[str]] = {}
    for qualifier in qualifiers:
        axis, _, value = qualifier.partition(":")
        axes.setdefault(axis, set()).add(value)
    return axes


# Axes that say of which people a count is: the 4 of the crew are not the 4 Russians, nor the 17 women the 17 Chinese.
_WHO = frozenset({"nation", "sex", "who"})


def _exclude(axis: str, one: set[str], two: set[str], equal: bool) -> bool:
    """Tell whether two marks of an axis cannot be of one figure; two foreigners may be two Thais, 18 are no 17 Chinese."""
    if equal and axis == "nation" and "foreign" in one | two and "korean" not in one | two:
        return False
    return not one & two


def _people_apart(one: dict[str, set[str]], two: dict[str, set[str]]) -> str | None:
    """Keep people told by their nation, by their sex and by their part in it apart: no axis has both."""
    first, second = one.keys() & _WHO, two.keys() & _WHO
    if not first or not second or first & second:
        return None
    return f"{'/'.join(sorted(first))} | {'/'.join(sorted(second))}"


def _listed_people(left: Claim, right: Claim) -> str | None:
    """Keep a few people of one nation, of whom nothing else is said, and a few of whom it is told what befell them."""
    for one, two in ((left, right), (right, left)):
        nation = [mark for mark in one.qualifiers if mark.startswith("nation:")]
        if not nation or one.attribute is not None or two.attribute is None:
            continue
        if _axes(two.qualifiers).keys() & _WHO or (middle(one.figure) or 0) >= COMMON_COUNT:
            continue
        return f"{nation[0]} | {two.attribute}"
    return None


def find_qualifier_veto(left: Claim, right: Claim) -> str | None:
    """Keep values apart whose marks exclude each other, or of which one alone is of a unit, a forecast, the background."""
    if left.qualifiers == right.qualifiers:
        return None
    one, two = _axes(left.qualifiers), _axes(right.qualifiers)
    if (apart := _people_apart(one, two) or _listed_people(left, right)) is not None:
        return apart
    for axis in sorted(one.keys() & two.keys()):
        if _exclude(axis, one[axis], two[axis], same_value(left, right, 1)):
            return f"{axis}: {'/'.join(sorted(one[axis]))} | {'/'.join(sorted(two[axis]))}"
    sharp = (one.keys() ^ two.keys()) & _SHARP_QUALIFIERS
    if same_value(left, right) or ("background" not in sharp and _is_misprint(left, right)):
        return None
    if sharp == {"forecast"} and is_one_amount(left, right):
        return None
    if sharp == {"per_unit"} and is_bare_price(*best_values(left, right)):
        return None
    # the year beside a figure is not always its own: 2016년에 떠난 탐사선이 7년 만에 돌아왔다
    if sharp == {"background"} and _is_told_again(left, right):
        return None
    for axis in sorted(sharp):
        return f"{axis} | –"
    return None


# Digits from which one that differs is a misprint whatever the marks say: earned runs of 3.31 in one season and of
# 3.01 in all are two, 34,067,854 and 34,067,853 are one. Swapped, missing and moved digits tell more.
_CHANGED = 4


def _is_misprint(left: Claim, right: Claim) -> bool:
    """Tell whether one slip of the hand makes one value of the other, or rounding that looks like one: 31.91, 31.9."""
    values = best_values(left, right)
    slip = find_slip(*values)
    if slip is None or slip.digits < SLIPPED:
        return False
    return slip.kind != "changed" or slip.digits >= _CHANGED or is_sharp_rounding(*values)


def _is_told_again(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give one value, however short, or one that is rounded; 40 dead are no 37."""
    one, two = best_values(left, right)
    if same_value(left, right, 1) or is_sharp_rounding(one, two):
        return True
    return one.kind is not FigureKind.COUNT and is_rounding(one, two)
