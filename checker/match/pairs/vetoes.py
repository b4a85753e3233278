"""What keeps two claims apart, whatever else they share: a table in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache

from checker.lexicon.attributes import (
    compatible_attributes,
    is_counted_noun,
    is_dealt,
    is_general_attribute,
    is_reading,
)
from checker.lexicon.dimensions import are_siblings, counted_thing, narrow_thing
from checker.lexicon.entities import alias_table
from checker.lexicon.growing import find_growing
from checker.lexicon.happenings import may_be_one_happening
from checker.match.features import middle, sharper, significant
from checker.match.pairs.context import Context, are_one_label
from checker.match.pairs.dates import are_one_end, date_slip
from checker.match.pairs.rows import is_outweighed
from checker.match.pairs.stretches import PERIODS
from checker.match.pairs.values import (
    CALENDAR,
    COMMON_COUNT,
    LEVELS,
    SAID_OR_COUNTED,
    TELLING_DIGITS,
    all_figures,
    best_values,
    disjoint,
    find_slip,
    is_bare_price,
    is_rounding,
    is_same_dimension,
    is_sharp_rounding,
    same_value,
    slip_digits,
    within_bounds,
)
from checker.model import Claim, Figure, FigureKind, Moment, Role, Trait

__all__ = ["VETOES", "Veto", "find_label_veto", "find_plain_veto", "find_veto"]


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two claims cannot be one fact.

    Attributes:
        code: ``dimension``, ``role``, ``attribute``, ``reading``, ``base``, ``direction``, ``period``,
            ``qualifier``, ``entity``, ``moment`` or ``label``.
        detail: The two things that exclude each other, as ``left | right``.
    """

    code: str
    detail: str


def _dimension_veto(left: Claim, right: Claim) -> str | None:
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


# Digits from which a value one slip away is the same one, misprinted, as far as vetoes go.
_SLIPPED = 3


def _role_veto(left: Claim, right: Claim) -> str | None:
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
        _is_one_amount(left, right)
        or _is_one_rate(left, right)
        or _is_percent_for_points(*values)
        or same_value(left, right)
        or is_sharp_rounding(*values)
        or slip_digits(*values) >= _SLIPPED
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
    return units == {"percent", "percentage_point"} and one.value == two.value and sharper(one, two) >= _SLIPPED


def _is_one_amount(left: Claim, right: Claim) -> bool:
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


# Of people many things are told: 14 passengers and 14 bodies are two counts; 297만명 is hardly met twice by chance.
_PEOPLE = "count:person"


def _is_noun_alone(left: Claim, right: Claim) -> bool:
    """Tell whether one of two counts says no more than who or what is counted: 81가구 beside 공급 81가구."""
    if not all(claim.figure.kind is FigureKind.COUNT for claim in (left, right)):
        return False
    return any(claim.attribute is not None and is_counted_noun(claim.attribute) for claim in (left, right))


def _attribute_veto(left: Claim, right: Claim) -> str | None:
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


def _reading_veto(left: Claim, right: Claim) -> str | None:
    """Keep two readings of one thing apart: 규모 7.2 of one agency is not 7.4 of another."""
    if left.attribute != right.attribute or not is_reading(left.attribute or ""):
        return None
    one, two = best_values(left, right)
    if same_value(left, right, 1) or is_rounding(one, two) or within_bounds(one, two) or _is_one_stretch(one, two):
        return None
    if _are_of_one_close(left, right):
        return None
    slip = find_slip(one, two)
    if slip is not None and (slip.digits >= _SLIPPED or slip.kind in _WHOLE_SLIPS):
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


def _deal_veto(left: Claim, right: Claim) -> str | None:
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


def _mark_veto(left: Claim, right: Claim) -> str | None:
    """Keep a mark that prices pass and a price apart: 2400선 is no version of 2386.96, 2440선 is one of 2441.55."""
    one, two = best_values(left, right)
    if _MARK not in left.qualifiers | right.qualifiers or same_value(left, right, 1):
        return None
    if min(significant(one), significant(two)) >= _SPELT and is_rounding(one, two):
        return None
    return f"{one.text} | {two.text}"


def _base_veto(left: Claim, right: Claim) -> str | None:
    if left.base and right.base and left.base != right.base:
        return f"{left.base} | {right.base}"
    return None


# Grains from which two periods that do not touch are two facts; days and hours shift in reporting
# (현지시간, the day of the report for the day of the event), so they only cost points.
_HARD_GRAINS = {"year", "half", "quarter", "month"}


# … but a deal of a day in March is not one of June, whatever it cost: a deal has to be reported within thirty days
# (부동산 거래신고 등에 관한 법률 제3조), so no reporting shifts as far.
_SHIFTED = timedelta(days=45)
_OF_DEALS = frozenset({"day", "month"})


def _are_dealt_apart(left: Claim, right: Claim, one: Moment, two: Moment) -> bool:
    dealt = is_dealt(left.attribute or "") or is_dealt(right.attribute or "") or _are_moves(left, right)
    if not dealt or not {one.grain, two.grain} <= _OF_DEALS:
        return False
    return max(one.start, two.start) - min(one.end, two.end) > _SHIFTED


# What is moved by a decision, in points: the cut of November is not that of February, whose meeting is months later.
_MOVED = "interest_rate"


def _are_moves(left: Claim, right: Claim) -> bool:
    """Tell whether two claims say by how much a rate was moved."""
    return left.attribute == right.attribute == _MOVED and left.role is right.role is Role.CHANGE


# Digits from which one that rises here and falls there may be told of one thing with its sign lost: 5.18%.
_SIGN_LOST = 3


def _direction_veto(left: Claim, right: Claim) -> str | None:
    """Keep a rise and a fall apart where no lost sign would make them one: 1% up of one thing, 1% down of another."""
    if left.role is not Role.CHANGE or right.role is not Role.CHANGE or left.direction * right.direction >= 0:
        return None
    one, two = best_values(left, right)
    if sharper(one, two) >= _SIGN_LOST or (same_value(left, right) and left.attribute == right.attribute):
        return None
    return f"{left.figure.text} | {right.figure.text}"


def _period_veto(left: Claim, right: Claim) -> str | None:
    if left.period is None or right.period is None or left.figure.kind in CALENDAR:
        return None
    if left.role is right.role is Role.PREVIOUS and is_rounding(*best_values(left, right)):
        return None  # the value before is often told beside the period of the value after it: up from 17.57 trillion
    one, two = left.period.moment, right.period.moment
    if one is None or two is None or not disjoint(one, two):
        return None
    if one.certain and two.certain and _are_dealt_apart(left, right, one, two):
        return f"{left.period.text} | {right.period.text}"
    if same_value(left, right) or (left.label and left.label == right.label and same_value(left, right, 1)):
        return None  # a building keeps its floors: 지하 3층
    if one.certain and two.certain and one.grain in _HARD_GRAINS and two.grain in _HARD_GRAINS:
        return f"{left.period.text} | {right.period.text}"
    return None


def _hour_of(claim: Claim) -> Moment | None:
    """Return the hour at which a claim says that it was counted."""
    moment = None if claim.as_of is None else claim.as_of.moment
    return moment if moment is not None and moment.grain in ("hour", "minute") else None


def _count_veto(left: Claim, right: Claim) -> str | None:
    """Keep the votes of one hour of the count and those of another apart: there are as many series as candidates."""
    one, two = _hour_of(left), _hour_of(right)
    if one == two:
        return None
    growing = find_growing(left.attribute, left.attribute_text)
    if growing is None or not growing.many or growing is not find_growing(right.attribute, right.attribute_text):
        return None
    if same_value(left, right) or is_rounding(*best_values(left, right)):
        return None
    return " | ".join(claim.as_of.text if claim.as_of is not None else "–" for claim in (left, right))


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


def _qualifier_veto(left: Claim, right: Claim) -> str | None:
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
    if sharp == {"forecast"} and _is_one_amount(left, right):
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
    if slip is None or slip.digits < _SLIPPED:
        return False
    return slip.kind != "changed" or slip.digits >= _CHANGED or is_sharp_rounding(*values)


def _is_told_again(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give one value, however short, or one that is rounded; 40 dead are no 37."""
    one, two = best_values(left, right)
    if same_value(left, right, 1) or is_sharp_rounding(one, two):
        return True
    return one.kind is not FigureKind.COUNT and is_rounding(one, two)


def _are_two_happenings(left: Claim, right: Claim) -> bool:
    """Tell whether two dates are those of two things that happened: a year in which one was founded, another married."""
    one, two = left.happening, right.happening
    return bool(one and two) and not may_be_one_happening(one, two)


def _is_one_event(left: Claim, right: Claim, apart: bool) -> bool:
    """Tell whether two months or years say when one thing happened: 2016년 9월 발사, launched in 2016."""
    if apart:
        return False
    if left.attribute is not None and left.attribute == right.attribute:
        return True
    if left.happening and right.happening and may_be_one_happening(left.happening, right.happening):
        return True
    return are_one_end(left, right)


def find_moment_veto(left: Claim, right: Claim, context: Context) -> str | None:
    """Keep 12 o'clock and 6 o'clock, a day and another year apart: they are no versions of one date.

    Two years or quarters are periods that figures are of, no statements of their own, unless one thing alone
    happened then in the story; a day may be given to the month in one text and exactly in another.
    """
    one, two = left.figure.moment, right.figure.moment
    if left.figure.kind not in CALENDAR or one is None or two is None:
        return None
    shown = f"{left.figure.text} | {right.figure.text}"
    if left.figure.kind != right.figure.kind:
        return shown
    are_periods = one.grain in PERIODS and two.grain in PERIODS
    if are_periods and context.is_own_stretch(left, right):
        are_periods = _are_two_happenings(left, right)
    if are_periods and not _is_one_event(left, right, disjoint(one, two)):
        return shown
    said = {left.attribute, right.attribute} & SAID_OR_COUNTED
    if said and disjoint(one, two) and date_slip(left.figure, right.figure) != "month":
        return shown
    return None


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


def _home_veto(left: Claim, right: Claim) -> str | None:
    """Keep two complexes apart: 30억원 for 엘스 is no other than 30억원 for 힐스테이트 by its name alone."""
    if not left.homes or not right.homes:
        return None
    if any(are_one_home(one, two) for one in left.homes for two in right.homes):
        return None
    return f"{left.homes[0]} | {right.homes[0]}"


# What a slip of the hand does to the area of a home; one digit changed makes another type of home.
_AREA_SLIPS = ("missing", "swapped", "scale")


def _area_veto(left: Claim, right: Claim) -> str | None:
    """Keep the types of homes of one complex apart: 240.3㎡ is no version of 243.6㎡."""
    if left.attribute != right.attribute or left.attribute not in _DESCRIBING:
        return None
    one, two = left.figure, right.figure
    if same_value(left, right, 1) or is_rounding(one, two) or within_bounds(one, two):
        return None
    slip = find_slip(one, two)
    return None if slip is not None and slip.kind in _AREA_SLIPS else f"{one.text} | {two.text}"


def _describing_veto(left: Claim, right: Claim) -> str | None:
    """Keep the area of a home of a complex apart from that of another one."""
    if not {left.attribute, right.attribute} & _DESCRIBING or left.entities[:1] == right.entities[:1]:
        return None
    if left.homes and right.homes:
        return None  # ``_home_veto`` knows complexes
    near = not set(left.entities[:_NEXT]).isdisjoint(right.entities[:_NEXT])
    if near and (same_value(left, right, TELLING_DIGITS) or not (left.homes or right.homes)):
        return None  # 273.96㎡ of the house that both name beside its district
    return f"{left.entities[0]} | {right.entities[0]}" if left.entities and right.entities else None


_BELOW_GROUND = "지하"


def _floor_veto(left: Claim, right: Claim) -> str | None:
    """Keep floors below the ground and others apart: 지하 3층 of a house is no home sold on its 3층."""
    if left.figure.kind is not FigureKind.RANK or (left.label == _BELOW_GROUND) == (right.label == _BELOW_GROUND):
        return None
    return f"{left.label or '–'} | {right.label or '–'}"


VETOES: tuple[tuple[str, Callable[[Claim, Claim], str | None]], ...] = (
    ("dimension", _dimension_veto),
    ("role", _role_veto),
    ("attribute", _attribute_veto),
    ("reading", _reading_veto),
    ("entity", _deal_veto),
    ("qualifier", _mark_veto),
    ("base", _base_veto),
    ("direction", _direction_veto),
    ("qualifier", _qualifier_veto),
    ("period", _period_veto),
    ("period", _count_veto),
    ("entity", _home_veto),
    ("entity", _describing_veto),
    ("entity", _area_veto),
    ("qualifier", _floor_veto),
)


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
    if labelled.attribute is None or labelled.attribute != other.attribute:
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


def find_veto(left: Claim, right: Claim, context: Context | None = None) -> Veto | None:
    """Return the first reason why the two cannot be one fact, or ``None``.

    Args:
        left: A claim.
        right: Another one, of the same or another article.
        context: Their story; without it neither labels of lists nor the figures beside are compared.
    """
    if context is not None and (detail := find_label_veto(left, right, context)) is not None:
        return Veto("label", detail)
    story = context or Context()
    vetoes = _find_vetoes(left, right, story)
    return next((veto for veto in vetoes if not is_outweighed(veto.code, left, right, story)), None)


def find_plain_veto(left: Claim, right: Claim, context: Context) -> Veto | None:
    """Return the first reason of ``VETOES`` or of ``find_moment_veto``, which hold for twins of the two as well."""
    return next(_find_vetoes(left, right, context), None)


def _find_vetoes(left: Claim, right: Claim, context: Context) -> Iterator[Veto]:
    for code, rule in VETOES:
        if (detail := rule(left, right)) is not None:
            yield Veto(code, detail)
    if (detail := find_moment_veto(left, right, context)) is not None:
        yield Veto("moment", detail)
