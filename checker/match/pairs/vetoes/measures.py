"""What is measured, and in which steps: a share is no amount, five years are no five months."""

from __future__ import annotations

from checker.lexicon.dimensions import are_siblings, counted_thing, narrow_thing
from checker.match.features import middle
from checker.match.pairs.values import (
    all_figures,
    is_bare_price,
    is_rounding,
    is_same_dimension,
    same_value,
)
from checker.model import Claim, FigureKind


def find_dimension_veto(left: Claim, right: Claim) -> str | None:
    """Keep values of two dimensions apart, and of one dimension two terms, two kinds of things and two ladders."""
    if left.figure.dimension == right.figure.dimension:
        return _term_veto(left, right) or _kind_veto(left, right) or _ladder_veto(left, right)
    if any(is_same_dimension(one, two) for one in all_figures(left) for two in all_figures(right)):
        return None
    if left.attribute == right.attribute is not None and is_bare_price(left.figure, right.figure):
        return None  # 분양가 511만1000원, whose sentence before says ㎡당
    return f"{left.figure.dimension} | {right.figure.dimension}"


def _term_veto(left: Claim, right: Claim) -> str | None:
    """Keep five years from five months where one does not say of what: they are no versions of one stretch."""
    one, two = left.figure, right.figure
    if one.kind is not FigureKind.DURATION or one.unit == two.unit or (left.attribute and right.attribute):
        return None
    if middle(one) == middle(two) or is_rounding(one, two):
        return None  # 1년 and 12 months
    return f"{one.text} | {two.text}"


def _kind_of(claim: Claim) -> str:
    """Return what a claim counts as narrowly as its counter says, or else its noun: the 열차 of 열차 3대."""
    thing = narrow_thing(claim.figure.mention.unit or "")
    named = narrow_thing(claim.attribute) if claim.attribute is not None else thing
    return named if counted_thing(named) == thing else thing


def _kind_veto(left: Claim, right: Claim) -> str | None:
    """Keep 3 trains and 3 coaches apart, which 3대 may both be; 1,200 of each are hardly told by chance."""
    if left.figure.kind is not FigureKind.COUNT or left.figure.mention.unit == right.figure.mention.unit:
        return None
    one, two = _kind_of(left), _kind_of(right)
    return f"{one} | {two}" if are_siblings(one, two) and not same_value(left, right) else None


# Places in a row, however they are counted: 3위, 세 번째, 3등.
_PLACES = frozenset({"위", "순위", "등", "번째", "명째"})


def _ladder_veto(left: Claim, right: Claim) -> str | None:
    """Keep the steps of two ladders apart: 대응 2단계 is no 2층, and neither is 2위."""
    if left.figure.kind is not FigureKind.RANK or right.figure.kind is not FigureKind.RANK:
        return None
    one, two = left.figure.mention.unit, right.figure.mention.unit
    if one is None or two is None or {one, two} <= _PLACES or one.endswith(two) or two.endswith(one):
        return None
    return f"{left.figure.text} | {right.figure.text}"
