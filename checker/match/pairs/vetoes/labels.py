"""Which item of a list a figure is of: the share of one district where the other article gives it as well."""

from __future__ import annotations

from functools import lru_cache

from checker.lexicon.entities import alias_table
from checker.match.features import middle
from checker.match.pairs.context import Context, are_one_label
from checker.match.pairs.values import (
    TELLING_DIGITS,
    best_values,
    is_rounding,
    same_value,
    within_bounds,
)
from checker.model import Claim, FigureKind

# Entities of a claim that stand near enough to be what it is of.
_NAMED = 3


def _may_be_listed(left: Claim, right: Claim) -> bool:
    """Tell whether the list of one article may hold the other's percentage as an item of its own.

    It may not where both are of one subject; inside one article it is enough that either's is named
    with the other.
    """
    if left.figure.kind is not FigureKind.PERCENT:
        return False
    one, two = left.entities, right.entities
    if left.article != right.article:
        return one[:1] != two[:1]
    return not (set(one[:1]) & set(two[:_NAMED]) or set(two[:1]) & set(one[:_NAMED]))


@lru_cache(maxsize=4096)
def _places_of(label: str) -> frozenset[str]:
    """Return the ids of the places that a label names, none where a part of it is no place.

    >>> sorted(_places_of("인천·경기")), _places_of("긍정 평가·서울")
    (['kr_gyeonggi', 'kr_incheon'], frozenset())
    """
    found: set[str] = set()
    for name in label.split("·"):
        places = {alias.entity for alias in alias_table().find(name) if alias.kind == "place"}
        if not places:
            return frozenset()
        found |= places
    return frozenset(found)


def _is_of_one_place(left: Claim, right: Claim) -> bool:
    """Tell whether one of two percentages is that of a place and the other of somebody or something else."""
    labelled, other = (left, right) if left.label else (right, left)
    if labelled.figure.kind is not FigureKind.PERCENT or left.article == right.article:
        return False
    places = _places_of(labelled.label)
    return bool(places and other.entities) and not places & set(other.entities[:_NAMED])


# Counts below this are told of several things by chance: the one dead of a place, one body that was found.
_FEW = 5


def _is_told_by_item(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether one of two counts is an item that the other's article has for itself: 세종 1명, and another 1명."""
    labelled, other = (left, right) if left.label else (right, left)
    if left.figure.kind is not FigureKind.COUNT or left.article == right.article:
        return False
    if other.attribute is None or labelled.attribute not in (None, other.attribute):
        return False
    if context.counts_otherwise(labelled, other):
        return True
    if labelled.attribute is None:
        return False
    values = best_values(left, right)
    one_value = same_value(left, right, 1) or is_rounding(*values) or within_bounds(*values)
    if one_value and (middle(left.figure) or 0) >= _FEW:
        return False
    return context.counts_item(other, labelled.label)


def find_label_veto(left: Claim, right: Claim, context: Context) -> str | None:
    """Keep the items of a list apart: 서울 17% is not 경기 17% where an article names both.

    A percentage without a label is no item of a list that its own article gives as well, unless both are
    of one subject. (What a count is of, its own noun says.)
    """
    one, two = left.label, right.label
    if not (one or two) or (one and two and are_one_label(one, two)):
        return None
    if same_value(left, right, TELLING_DIGITS):
        return None
    if not (one and two) and _is_of_one_place(left, right):
        return f"{one or '–'} | {two or '–'}"
    if not (one and two) and _is_told_by_item(left, right, context):
        return f"{one or '–'} | {two or '–'}"
    if not (one and two) and not _may_be_listed(left, right):
        return None
    return f"{one or '–'} | {two or '–'}" if context.lists(left, two) or context.lists(right, one) else None
