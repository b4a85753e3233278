"""The parts of a score that speak of the two values, dates and times."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from checker.lexicon.attributes import compatible_attributes, is_general_attribute
from checker.match.features import middle, once_a_pair, score_of, sharper, significant, value_key
from checker.match.pairs.context import Context
from checker.match.pairs.dates import are_one_end, end_together, first_of
from checker.match.pairs.exchange import are_at_rate, are_one_converted
from checker.match.pairs.values import (
    CALENDAR,
    COMMON_COUNT,
    SAID_OR_COUNTED,
    all_figures,
    best_values,
    disjoint,
    is_end_of_range,
    is_nearly,
    is_rounded,
    is_rounding,
    is_same_amount,
    kind_of_date,
    same_digits,
    within_bounds,
)
from checker.match.pairs.weights import Part, part
from checker.match.pairs.zones import are_of_one_moment
from checker.model import Claim, Figure, FigureKind, Moment, Role

__all__ = [
    "DIGITS",
    "RATIOS",
    "UNLIKE",
    "are_of_one_value",
    "are_told_alike",
    "beside_parts",
    "only_parts",
    "owner_parts",
    "place_parts",
    "repeat_parts",
    "value_parts",
    "value_relation",
]

DIGITS = {
    1: "same value, one digit",
    2: "same value, two digits",
    3: "same value, three digits",
}


def _values(left: Claim, right: Claim, context: Context) -> str:
    one, two = best_values(left, right)
    return f"{one.text} | {two.text}"


def _figures(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.figure.text} | {right.figure.text}"


def _figure(left: Claim, right: Claim, context: Context) -> str:
    return left.figure.text


def _nothing(left: Claim, right: Claim, context: Context) -> str:
    return ""


_PERCENT_AND_POINTS = {"percent", "percentage_point"}


def value_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of how the two values stand to each other."""
    if left.figure.kind in CALENDAR:
        return (part(_relation_of_dates(left, right), _values),)
    one, two = best_values(left, right)
    name = value_relation(one, two)
    if name == "currencies differ" and are_at_rate(one, two, context.rates):
        return (part("same amount at the story's rate", _values),)
    if name == "currencies differ" and _is_converted_by_others(left, right, context):
        return (part("same amount at the day's rate", _values),)
    stated = one is left.figure and two is right.figure
    if name == "value near" and not stated and are_one_converted(one, two):
        return (part("same amount at the story's rate", _values),)
    if name.startswith("value within rounding") and _are_counted_apart(left, right):
        name = "value near"
    if name == DIGITS[2] and _are_two_lengths_of_time(one, two) and not _are_of_one_attribute(left, right):
        name = "value far apart"  # 6 months, 6 hours
    if name == "same digits, another scale" and _are_told_besides(one, two, context):
        name = "value far apart"
    same, rounded = name.startswith("same value"), name.startswith("value within rounding")
    if not same and not rounded and (left.role is Role.PREVIOUS) != (right.role is Role.PREVIOUS):
        name = "value before and after"
    if rounded and max(context.distinct_values(left), context.distinct_values(right)) > 1:
        return part(name, _values), part("rounding among several", _values)
    if same and {one.dimension, two.dimension} == _PERCENT_AND_POINTS and sharper(one, two) < 2:
        return part(name, _values), part("one digit of per cent and of points", _values)
    # a percentage for percentage points has two keys: then either side could be asked, with two answers
    key = value_key(one) if same and one.dimension == two.dimension else None
    if same and len(context.attributes.get(key or "", ())) > 1:
        return part(name, _values), part("value of several things", _values)
    return (part(name, _values),)


# Articles from which a value is told for itself, and is no other one with its scale lost.
_FOR_ITSELF = 2
# … and digits from which it shares them by no chance: it was worked out from the other.
_NO_CHANCE = 4


def _are_told_besides(one: Figure, two: Figure, context: Context) -> bool:
    """Tell whether an article gives two values of one row of digits, and neither is told by one article alone: 2314억 in all, 2억3140만 a day."""
    if sharper(one, two) < _NO_CHANCE:
        return False
    first, second = context.told_by(one), context.told_by(two)
    return min(len(first), len(second)) >= _FOR_ITSELF and not first.isdisjoint(second)


def _are_two_lengths_of_time(one: Figure, two: Figure) -> bool:
    return one.kind is two.kind is FigureKind.DURATION and middle(one) != middle(two)


def _are_of_one_attribute(left: Claim, right: Claim) -> bool:
    return left.attribute is not None and left.attribute == right.attribute


def _are_counted_apart(left: Claim, right: Claim) -> bool:
    """Tell whether two counts without a hedge are of two moments, so that neither rounds the other: 149 at six, 150 at four."""
    moments = [None if claim.as_of is None else claim.as_of.moment for claim in (left, right)]
    if moments[0] is None or moments[1] is None or not disjoint(moments[0], moments[1]):
        return False
    return all(figure.kind is FigureKind.COUNT and not figure.hedges for figure in best_values(left, right))


def _is_converted_by_others(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether two claims that count one thing give one amount at the rate of the day: £3.8bn here, €4.34bn there."""
    if left.attribute is None or right.attribute is None or is_general_attribute(left.attribute):
        return False
    same = left.attribute == right.attribute or compatible_attributes(left.attribute, right.attribute)
    return same and are_at_rate(*best_values(left, right), context.day_rates)


UNLIKE = ("value near", "value not far", "value apart")
RATIOS = ((Decimal("1.1"), "value near"), (Decimal("1.5"), "value not far"), (Decimal(4), "value apart"))


@once_a_pair
def value_relation(one: Figure, two: Figure) -> str:
    """Name how two values stand to each other; the names are those of ``WEIGHTS``."""
    if one.dimension != two.dimension and is_same_amount(one, two):  # 월급 206만원, 2,060,000 won per month
        return DIGITS.get(sharper(one, two), "same value, four digits or more") if one.value else DIGITS[1]
    if one.dimension == "money" and one.unit != two.unit:
        return "currencies differ"  # the judgement converts; here the words decide
    first, second = middle(one), middle(two)
    if first is None or second is None:
        scores = score_of(one), score_of(two)
        if None in scores:
            return "no value to compare"
        return "same value, two digits" if scores[0] == scores[1] else "value apart"
    if first == second and one.value is not None and two.value is not None:
        return DIGITS.get(sharper(one, two), "same value, four digits or more") if first else DIGITS[1]
    if is_rounding(one, two):
        coarse = min(significant(one), significant(two)) < 2
        return "value within rounding to one digit" if coarse else "value within rounding"
    if (one.low, one.high) == (two.low, two.high) and one.low is not None:
        return "same value, two digits"
    if first == 0 or second == 0 or (first < 0) != (second < 0):
        return "value apart"
    ratio = max(abs(first / second), abs(second / first))
    if same_digits(one, two):
        return "same digits, another scale"
    if is_nearly(one, two):
        return "value nearly the same"
    if within_bounds(one, two):
        return "end of a range" if is_end_of_range(one, two) else "value within bounds"
    for limit, name in RATIOS:
        if ratio <= limit:
            return name
    return "value far apart"


# Minutes to which times are rounded.
_ROUNDED = 5
# … and how far one may be from the full hour as which it is told: 8:53 is nine o'clock, 8:45 a quarter to.
_TO_THE_HOUR = 10


def _is_bare_day(day: Figure, other: Moment) -> bool:
    """Tell whether a day is told without its year, the one of the reports: June 29 for 2024 says little.

    29 June 2019 for 2019 says more.
    """
    calendar, moment = day.mention.calendar, day.moment
    bare = calendar is not None and calendar.year is None
    return bare and moment is not None and moment.grain == "day" and other.grain == "year"


def _relation_of_dates(left: Claim, right: Claim) -> str:
    """Name how two dates stand to each other; one day is seldom told of two things, unless it is an end of a stretch."""
    name = "same date or time" if _are_one_end(left, right) else _moment_relation(left.figure, right.figure)
    one, two = left.figure.moment, right.figure.moment
    if one is None or two is None or one.start != two.start or not _are_of_one_frame(left, right):
        return name
    return _ONCE.get((name, left.figure.kind, one.grain == "day"), name)


def _are_one_end(left: Claim, right: Claim) -> bool:
    """Tell whether two dates that are not told alike are one end of a stretch: 3~5일 and 3일부터, through 2033 and 2033년 12월까지."""
    if not are_one_end(left, right):
        return False
    return end_together(left, right) or first_of(left.figure) == first_of(right.figure) is not None


def _are_of_one_frame(left: Claim, right: Claim) -> bool:
    return left.frame != _POSTED and (left.frame == right.frame or are_one_end(left, right))


# The frame of a date that is the page's own.
_POSTED = "posted"
_ONCE = {
    ("same date or time", FigureKind.DATE, True): "same day",
    ("same date or time", FigureKind.TIME, False): "same hour of a day",
    ("same time to the minute", FigureKind.TIME, False): "same minute of a day",
}


def _moment_relation(left: Figure, right: Figure) -> str:
    one, two = left.moment, right.moment
    if one is None or two is None:
        if _same_calendar(left, right):
            return "same time to the minute" if _is_to_the_minute(left) else "same date or time"
        return "same words for an unresolved date" if left.text == right.text else "unresolved date"
    if (one.start, one.end) == (two.start, two.end) or _same_clock(left, right):
        return "same time to the minute" if _is_to_the_minute(left) else "same date or time"
    if left.kind is right.kind is FigureKind.TIME and are_of_one_moment(left, right):
        return "same time to the minute" if _is_to_the_minute(left) else "same date or time"
    if not disjoint(one, two):
        return "day of the year" if _is_bare_day(left, two) or _is_bare_day(right, one) else "dates that overlap"
    apart = abs((one.start - two.start).total_seconds())
    if left.kind is FigureKind.TIME and apart <= 60 * _TO_THE_HOUR and _is_on_the_hour(left) != _is_on_the_hour(right):
        return "times within rounding"
    return "times near" if left.kind is FigureKind.TIME and apart <= 3600 else "dates apart"


def _is_to_the_minute(figure: Figure) -> bool:
    """Tell whether a time is no rounded one: 8.38 am is told by nobody who means another moment."""
    calendar = figure.mention.calendar
    return calendar is not None and bool((calendar.minute or 0) % _ROUNDED)


def _is_on_the_hour(figure: Figure) -> bool:
    """Tell whether a time is told as a full hour, so that it may be a rounded one."""
    calendar = figure.mention.calendar
    return calendar is not None and not calendar.minute


def _same_clock(left: Figure, right: Figure) -> bool:
    """Tell whether two times are the same by the clock; their day is often left to the reader."""
    one, two = left.mention.calendar, right.mention.calendar
    if left.kind is not FigureKind.TIME or one is None or two is None or one.hour is None:
        return False
    return (one.hour, one.minute) == (two.hour, two.minute) and (one.day is None or two.day is None)


def _same_calendar(left: Figure, right: Figure) -> bool:
    """Tell whether two dates, one of which nothing around it resolves, name one day of the year or one time of the day.

    An article without a day of publication tells of 15 September, or of 11:11 p.m., as the others do.
    """
    one, two = left.mention.calendar, right.mention.calendar
    if one is None or two is None or left.kind is not right.kind:
        return False
    if left.kind is FigureKind.TIME:
        named = one.hour is not None and (one.hour, one.minute) == (two.hour, two.minute)
        return named and (one.day is None or two.day is None or one.day == two.day)
    named = None not in (one.month, one.day) and (one.month, one.day) == (two.month, two.day)
    return named and (one.year is None or two.year is None or one.year == two.year)


@lru_cache(maxsize=4096)
def _kinds_of(attributes: frozenset[str]) -> frozenset[str]:
    """Return one attribute for each group of them that go together."""
    kept: list[str] = []
    for attribute in sorted(attributes):
        if not any(compatible_attributes(attribute, other) for other in kept):
            kept.append(attribute)
    return frozenset(kept)


def only_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when the value stands for one thing in this story, so that the bare number tells which."""
    if left.figure.kind in CALENDAR:
        if left.attribute == right.attribute is not None or (kind_of_date(left) and kind_of_date(right)):
            return ()
        return _only_date(left, right, context)
    if left.attribute and right.attribute:
        return ()
    one, two = best_values(left, right)
    if not is_rounding(one, two) and not is_nearly(one, two) and (one.value is None or middle(one) != middle(two)):
        return ()
    counted = context.attributes.get(value_key(one) or "", frozenset()) | context.attributes.get(
        value_key(two) or "", frozenset()
    )
    if len(_kinds_of(counted)) > 1 or not _is_telling(one, two):
        return ()
    if middle(one) != middle(two) and context.rounds_several(min((one, two), key=significant)):
        return ()
    return (part("only such value", _values),)


def _is_telling(one: Figure, two: Figure) -> bool:
    """Tell whether a value is rare enough to say what it is of: money, or three digits met exactly."""
    if one.kind is FigureKind.MONEY or is_nearly(one, two):
        return True
    if one.kind in (FigureKind.DURATION, FigureKind.RANK, FigureKind.AGE) or middle(one) != middle(two):
        return False
    return sharper(one, two) >= 3 or (sharper(one, two) == 2 and (middle(one) or 0) >= COMMON_COUNT)


def _only_date(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    one, two = left.figure.moment, right.figure.moment
    if context.are_month_and_day(left, right):
        return (part("only day of its month", _values),)
    if context.is_own_stretch(left, right):
        return (part("year or month of its own", _values),)
    if one is None or two is None or one.start != two.start or left.figure.dimension != right.figure.dimension:
        return ()
    key = value_key(left.figure) or ""
    if len(context.attributes.get(key, frozenset()) - SAID_OR_COUNTED) > 1:
        return ()
    own = key in context.own_dates and one.end == two.end
    if not own:
        return (part("only such date", _figure),)
    return (part("only such time" if left.figure.kind is FigureKind.TIME else "date of its own", _figure),)


def repeat_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when one article gives a value again: it rarely means another thing by it."""
    if left.article != right.article:
        return ()
    bias, one = part("bias inside an article", _nothing), left.figure
    if one.kind in CALENDAR or one.value is None:
        return (bias,)
    if one.kind is FigureKind.MONEY or sharper(one, right.figure) >= 2:
        return bias, part("repeated", _figures)
    return (bias,)


def owner_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when an article tells the value of both subjects, as two things, so that the value says nothing.

    4억 달러 is the loss of a division here, and the profit of the company a year before.
    """
    if left.article == right.article or not context.is_of_both(left, right):
        return ()
    return (part("value told of both", _values),)


# Other figures of a sentence from which it is strange that two sentences share none of them.
_LISTED = 3


def are_told_alike(one: Claim, two: Claim) -> bool:
    """Tell whether two claims give one value, or one that is rounded, so that their places may tell more."""
    if one.figure.kind in CALENDAR:
        return two.figure.kind in CALENDAR and _moment_relation(one.figure, two.figure).startswith("same ")
    return value_relation(*best_values(one, two)).startswith(_ALIKE)


_ALIKE = ("same value", "value within rounding")


def place_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of the figures beside two of one value, and of who else gives a value that is rounded.

    4명이 숨지고 6명이 다쳤다 is told of one accident.
    """
    if left.article == right.article or not are_told_alike(left, right):
        return ()
    return beside_parts(left, right, context)


def are_of_one_value(left: Claim, right: Claim) -> bool:
    """Tell whether two claims that are told alike give one value or date, so that none of them is rounded."""
    one, two = best_values(left, right)
    return one.kind in CALENDAR or middle(one) == middle(two)


def beside_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak as :func:`place_parts` does, of claims of two articles that are known to be told alike."""
    if are_of_one_value(left, right):
        return _beside_equals(left, right, context)
    return (
        *_beside_roundings(left, right, context),
        *_beyond_roundings(left, right, context),
        *_lone_rounding(left, right, context),
    )


def _beside_equals(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    if context.have_neighbour(left, right):
        return (part("same figure beside", _values),)
    size = min(context.size_of_company(left), context.size_of_company(right))
    strange = size >= _LISTED and not context.have_company(left, right)
    return (part("nothing but other figures beside", _values),) if strange else ()


def _beside_roundings(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    if context.have_neighbour(left, right):
        sharp = min(significant(figure) for figure in best_values(left, right)) > 1
        return (part("rounded beside one figure", _values),) if sharp else ()
    alone = not context.size_of_company(left) or not context.size_of_company(right)
    return () if alone or context.have_company(left, right) else (part("rounded beside other figures", _values),)


def _is_said_to_round(coarse: Figure) -> bool:
    """Tell whether a word says that a figure of one digit is rounded: about 100,000, 3만여."""
    return significant(coarse) == 1 and bool(coarse.hedges)


def _lone_rounding(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of a value that rounds one of the story alone, where no article gives both as two figures.

    Of 275 such pairs of two digits or more that no word keeps apart, 266 are one fact in annotated events; of 37 of one
    digit that a word calls rounded, 33.
    """
    fine, coarse = sorted(best_values(left, right), key=significant, reverse=True)
    if significant(fine) == significant(coarse) or not (is_rounded(fine, coarse) or _is_said_to_round(coarse)):
        return ()
    known, tellers = context.rounded_by(coarse), context.told_by(coarse)
    if not any(middle(figure) == middle(fine) for figure in known):
        return ()
    if any(not tellers.isdisjoint(context.told_by(figure)) for figure in known):
        return ()
    return (part("rounds one figure alone", _values),)


# Articles that give a round figure of one digit for it to be no rounding of what a single one gives.
_ROUND = 3


def _beyond_roundings(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of two values of which one is round to one digit: 2조원 is a mark, which an article with 2조709억원 may name.

    An article that gives both hardly means one thing by them; nor does the one with 29억5000만원 mean the 30억원
    of all others.
    """
    fine, coarse = sorted(best_values(left, right), key=significant, reverse=True)
    if fine.kind is not FigureKind.MONEY or significant(coarse) > 1 or fine.unit != coarse.unit:
        return ()
    tellers, others = context.told_by(fine), context.told_by(coarse)
    home = left.article if fine in all_figures(left) else right.article
    parts = [part("both values in one article", _values)] if home in others else []
    if len(tellers) == 1 and len(others) >= _ROUND:
        parts.append(part("round value of all others", _values))
    return parts
