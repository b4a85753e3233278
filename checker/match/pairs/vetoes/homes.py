"""Which home a figure is of: another complex, another type of home, floors below the ground."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.match.pairs.values import (
    TELLING_DIGITS,
    find_slip,
    is_rounding,
    same_value,
    within_bounds,
)
from checker.model import Claim, FigureKind

# What a home is like rather than what happened: 84㎡ of one complex is not 84㎡ of another.
_DESCRIBING = frozenset({"exclusive_area", "supply_area"})


# Entities of a claim that stand beside what it is of.
_NEXT = 2


_NUMBERS = re.compile(r"[0-9]+")
_PHASE = re.compile(r"[0-9·,]+(?:차|단지)?")


@lru_cache(maxsize=4096)
def are_one_home(one: str, two: str) -> bool:
    """Tell whether two names may be those of one complex: one opens or ends the other, phases aside.

    >>> are_one_home("엘스", "잠실엘스"), are_one_home("엘스", "리센츠"), are_one_home("은하1차", "은하2차")
    (True, False, False)
    """
    first, second = _PHASE.sub("", one), _PHASE.sub("", two)
    if first not in second and second not in first:
        return False
    phases = {*_NUMBERS.findall(one)}, {*_NUMBERS.findall(two)}
    return not (all(phases) and phases[0].isdisjoint(phases[1]))


def find_home_veto(left: Claim, right: Claim) -> str | None:
    """Keep two complexes apart: 30억원 for 엘스 is no other than 30억원 for 힐스테이트 by its name alone."""
    if not left.homes or not right.homes:
        return None
    if any(are_one_home(one, two) for one in left.homes for two in right.homes):
        return None
    return f"{left.homes[0]} | {right.homes[0]}"


# What a slip of the hand does to the area of a home; one digit changed makes another type of home.
_AREA_SLIPS = ("missing", "swapped", "scale")


def find_area_veto(left: Claim, right: Claim) -> str | None:
    """Keep the types of homes of one complex apart: 240.3㎡ is no version of 243.6㎡."""
    if left.attribute != right.attribute or left.attribute not in _DESCRIBING:
        return None
    one, two = left.figure, right.figure
    if same_value(left, right, 1) or is_rounding(one, two) or within_bounds(one, two):
        return None
    slip = find_slip(one, two)
    return None if slip is not None and slip.kind in _AREA_SLIPS else f"{one.text} | {two.text}"


def find_describing_veto(left: Claim, right: Claim) -> str | None:
    """Keep the area of a home of a complex apart from that of another one."""
    if not {left.attribute, right.attribute} & _DESCRIBING or left.entities[:1] == right.entities[:1]:
        return None
    if left.homes and right.homes:
        return None  # ``find_home_veto`` knows complexes
    near = not set(left.entities[:_NEXT]).isdisjoint(right.entities[:_NEXT])
    if near and (same_value(left, right, TELLING_DIGITS) or not (left.homes or right.homes)):
        return None  # 273.96㎡ of the house that both name beside its district
    return f"{left.entities[0]} | {right.entities[0]}" if left.entities and right.entities else None


_BELOW_GROUND = "지하"


def find_floor_veto(left: Claim, right: Claim) -> str | None:
    """Keep floors below the ground and others apart: 지하 3층 of a house is no home sold on its 3층."""
    if left.figure.kind is not FigureKind.RANK or (left.label == _BELOW_GROUND) == (right.label == _BELOW_GROUND):
        return None
    return f"{left.label or '–'} | {right.label or '–'}"
