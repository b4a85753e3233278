"""What a value is of: another attribute, another reading of a close, a price and a mark that prices pass."""

from __future__ import annotations

from decimal import Decimal

from checker.lexicon.attributes import (
    compatible_attributes,
    is_counted_noun,
    is_dealt,
    is_reading,
    is_surveyed,
)
from checker.lexicon.entities import authorities
from checker.lexicon.happenings import may_be_one_happening
from checker.match.features import middle, significant
from checker.match.pairs.values import (
    TELLING_DIGITS,
    best_values,
    find_slip,
    is_rounding,
    same_value,
    slip_digits,
    within_bounds,
)
from checker.match.pairs.vetoes.roles import SLIPPED
from checker.model import Claim, Figure, FigureKind, Trait

# Of people many things are told: 14 passengers and 14 bodies are two counts; 297만명 is hardly met twice by chance.
_PEOPLE = "count:person"


def _is_noun_alone(left: Claim, right: Claim) -> bool:
    """Tell whether one of two counts says no more than who or what is counted: 81가구 beside 공급 81가구."""
    if not all(claim.figure.kind is FigureKind.COUNT for claim in (left, right)):
        return False
    return any(claim.attribute is not None and is_counted_noun(claim.attribute) for claim in (left, right))


def find_attribute_veto(left: Claim, right: Claim) -> str | None:
    """Keep values of two attributes apart, unless the value is too telling for chance."""
    one, two = left.attribute, right.attribute
    if one is None or two is None or compatible_attributes(one, two):
        return None
    if left.happening and right.happening and may_be_one_happening(left.happening, right.happening):
        return None  # 2020년에 시작한, founded in 2020
    # 39만557표 is not printed twice by chance: then what is counted was read from the wrong word.
    digits = TELLING_DIGITS - (left.figure.kind is FigureKind.MONEY)
    if any(Trait.FETCHED in claim.traits for claim in (left, right)):
        digits = 2
    elif _is_noun_alone(left, right):
        digits = 3 if _PEOPLE in (left.figure.dimension, right.figure.dimension) else 2
    if same_value(left, right, digits) or slip_digits(*best_values(left, right)) >= digits + 1:
        return None
    return f"{left.attribute_text or one} | {right.attribute_text or two}"


# How far apart two stretches of time told in other units may be and be one: 16년 and 15년 9개월.
_STRETCHED = Decimal("0.05")


def _is_one_stretch(one: Figure, two: Figure) -> bool:
    first, second = middle(one), middle(two)
    if one.kind is not FigureKind.DURATION or first is None or second is None:
        return False
    return abs(first - second) <= _STRETCHED * max(abs(first), abs(second))


# Slips that leave the number as it is.
_WHOLE_SLIPS = ("currency", "scale")


def find_reading_veto(left: Claim, right: Claim) -> str | None:
    """Keep two readings of one thing apart: 규모 7.2 of one agency is not 7.4 of another."""
    if left.attribute != right.attribute or not is_reading(left.attribute or ""):
        return None
    one, two = best_values(left, right)
    if same_value(left, right, 1) or is_rounding(one, two) or within_bounds(one, two) or _is_one_stretch(one, two):
        return None
    if _are_of_one_close(left, right) or _are_of_one_agency(left, right):
        return None
    slip = find_slip(one, two)
    if slip is not None and (slip.digits >= SLIPPED or slip.kind in _WHOLE_SLIPS):
        return None  # 29.05 and 29.50 dollars a share; 30만원 and 30만 dollars
    return f"{one.text} | {two.text}"


# What says that a price is the last one of its day, of which there is one: 거래를 마쳤다, closed at.
_CLOSED = ("마쳤", "마친", "마감", "종가", "closed", "close", "finished", "ended")


def _are_of_one_close(left: Claim, right: Claim) -> bool:
    """Tell whether two prices are both told as the last one of one day."""
    days = [None if claim.period is None else claim.period.moment for claim in (left, right)]
    if days[0] is None or days[0] != days[1] or days[0].grain != "day":
        return False
    return all(any(word in claim.attribute_text for word in _CLOSED) for claim in (left, right))


def _are_of_one_agency(left: Claim, right: Claim) -> bool:
    """Tell whether what agencies measure each for themselves is told first of one and the same: 기상청은 6.9, 기상청은 7.1."""
    agency = left.entities[:1]
    return (
        is_surveyed(left.attribute or "")
        and agency == right.entities[:1]
        and authorities().issuperset(agency)
        and agency != ()
    )


def find_deal_veto(left: Claim, right: Claim) -> str | None:
    """Keep a price and a mark that prices pass apart: 45억원 is told of one deal, 40억원을 넘었다 of many."""
    if left.attribute != right.attribute or not is_dealt(left.attribute or ""):
        return None
    one, two = best_values(left, right)
    if same_value(left, right, 1) or min(significant(one), significant(two)) > 1:
        return None
    return f"{one.text} | {two.text}"


# What claims carry of a round level that was passed, 2400선 or 6만원선.
_MARK = "level:mark"
_SPELT = 3  # digits from which a mark is a level all the same, told to the last ten


def find_mark_veto(left: Claim, right: Claim) -> str | None:
    """Keep a mark that prices pass and a price apart: 2400선 is no version of 2386.96, 2440선 is one of 2441.55."""
    one, two = best_values(left, right)
    if _MARK not in left.qualifiers | right.qualifiers or same_value(left, right, 1):
        return None
    if min(significant(one), significant(two)) >= _SPELT and is_rounding(one, two):
        return None
    return f"{one.text} | {two.text}"
