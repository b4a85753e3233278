"""Tell whether two figures that differ may be counterparts, as far as they themselves and what is said of them go.

Two days of report, two tolls, two deals, a count that goes on: there another figure is another fact, wherever it stands.
"""

from __future__ import annotations

from datetime import timedelta

from checker.lexicon.attributes import is_dealt
from checker.match.cluster import Cluster
from checker.match.features import is_growing, significant
from checker.match.pairs import is_rounding, is_same_amount
from checker.match.pairs.dates import date_slip
from checker.match.pairs.value_parts import value_relation
from checker.match.pairs.values import (
    CALENDAR,
    Slip,
    best_values,
    disjoint,
    find_slip,
    is_same_dimension,
    slip_digits,
    within_bounds,
)
from checker.match.series import is_one_series
from checker.match.setting import Setting
from checker.model import Claim, Figure, FigureKind, Role

__all__ = ["BY_VALUE", "SLIPPED", "are_ages_of_one", "is_band", "may_be_slipped", "may_differ", "may_give_both"]

# What is told by its value alone, unless one slip explains it: another rank or age is another fact.
BY_VALUE = (FigureKind.RANK, FigureKind.AGE)
# Digits from which one slip explains two values better than chance does.
SLIPPED = 3

_FAR = "value far apart"
# Digits from which a share is told as it is, whatever bound stands beside it, and those from which any number is.
_TOLD, _TOLD_AS_IT_IS = 2, 3
# Slips that leave the number as it is: no bound explains them.
_PLAIN = ("currency", "scale")


def _is_plain(slip: Slip | None) -> bool:
    return slip is not None and slip.kind in _PLAIN


# Years by which two ages of one person are mistaken: one article counts to the birthday, another to the year.
_AGES_APART = 2


def are_ages_of_one(left: Claim, right: Claim) -> bool:
    """Tell whether two ages may be those of one person, who is named with both: 한가온(59), 한가온(60)."""
    if not left.figure.kind is right.figure.kind is FigureKind.AGE:
        return False
    if not left.entities or left.entities[:1] != right.entities[:1]:
        return False
    one, two = left.figure.value, right.figure.value
    return one is not None and two is not None and abs(one - two) <= _AGES_APART


def may_be_slipped(left: Claim, right: Claim) -> bool:
    """Tell whether two claims may be counterparts, as far as their figures say."""
    if left.figure.kind in CALENDAR or right.figure.kind in CALENDAR:
        return date_slip(left.figure, right.figure) is not None
    if left.figure.kind in BY_VALUE and not slip_digits(left.figure, right.figure):
        return are_ages_of_one(left, right)
    values = best_values(left, right)
    if _are_two_deals(left, right):
        return False
    if len({is_band(figure) for figure in values}) > 1:
        return False  # 3%대 holds any 3.1%
    if not is_same_dimension(*values):
        return False
    if left.qualifiers != right.qualifiers and find_slip(*values) is None and value_relation(*values) == _FAR:
        return False  # exports and those to China
    # more than 10,300 allows 13,000, so nothing would be told; of up to 100 mph, 10 mph is a slip
    slip = find_slip(*values)
    if not within_bounds(*values) or is_rounding(*values) or is_same_amount(*values) or _is_plain(slip):
        return True
    # a share of two digits is told with 이상 and more than as it is: more than 14% by one, more than 17% by another;
    # so is any number of three: 21만5명에 못 미치는, 21만5천명에 못 미치는
    told = _TOLD if left.figure.kind is FigureKind.PERCENT else _TOLD_AS_IT_IS
    return min(map(significant, values)) >= told and all(figure.hedges for figure in values)


def may_differ(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether the places of two claims leave room for another figure: no two days of report, no growing count."""
    if left.figure.kind in CALENDAR or right.figure.kind in CALENDAR:
        return not (setting.is_day_of_report(left) and setting.is_day_of_report(right))
    if _are_two_tolls(left, right) or _are_of_two_times(left, right) or _are_from_two_places(left, right):
        return False
    if setting.are_two_stages(left, right) or setting.are_of_other_levels(left, right):
        return False
    if _are_of_two_hours(left, right):
        return False
    return not is_one_series(left, right) or _are_counted_together(left, right, setting)


def _are_two_tolls(left: Claim, right: Claim) -> bool:
    """Tell whether two tolls may be told side by side: 38 dead or hurt and 33 dead, and no slip makes one of the other."""
    if None in (left.attribute, right.attribute) or left.attribute == right.attribute:
        return False
    if not (is_growing(left) and is_growing(right)):
        return False
    slip = find_slip(*best_values(left, right))
    return slip is None or (slip.kind != "scale" and slip.digits < SLIPPED)


def _are_of_two_hours(left: Claim, right: Claim) -> bool:
    """Tell whether two counts are told as they stood at two hours, or one at an hour that the other leaves unsaid.

    7명 숨져, 가람군이 3명(오전 9시 기준) and 가람군이 5명(오후 4시 현재) are two points. What does not grow needs no hour.
    """
    one, two = (claim.as_of.moment if claim.as_of is not None else None for claim in (left, right))
    values = best_values(left, right)
    if is_same_amount(*values):
        return False
    slip = find_slip(*values)
    if slip is not None and (slip.kind == "scale" or slip.digits >= SLIPPED):
        return False
    if one is not None and two is not None:
        return disjoint(one, two)
    told = one or two
    return told is not None and told.grain in _HOURS and is_growing(left) and is_growing(right)


_HOURS = frozenset({"hour", "minute"})


def _are_from_two_places(left: Claim, right: Claim) -> bool:
    """Tell whether two distances are counted from two places: 250 km from one city, 280 km from the next."""
    return bool(left.away and right.away) and left.away != right.away


# Days between two periods from which what they are of was told or decided twice: a sentence of November and one
# of June. Two days of one week may be the day of the event and that of the report.
_LONG = timedelta(days=28)


def _are_of_two_times(left: Claim, right: Claim) -> bool:
    """Tell whether two claims name periods that exclude each other, and no slip makes one value of the other.

    Of two days that are near, one may be that of the report: then any slip will do, and a rounding.
    """
    one, two = (claim.period.moment if claim.period is not None else None for claim in (left, right))
    if one is None or two is None or not (one.certain and two.certain) or not disjoint(one, two):
        return False
    values = best_values(left, right)
    if is_same_amount(*values):
        return False
    if max(one.start, two.start) - min(one.end, two.end) >= _LONG:
        return slip_digits(*values) < SLIPPED
    return values[0].unit == values[1].unit and find_slip(*values) is None and not is_rounding(*values)


# What a deal is dated by.
_OF_DEALS = frozenset({"day", "month"})


def _are_two_deals(left: Claim, right: Claim) -> bool:
    """Tell whether two prices may be those of two deals: nothing says that they are of one day or month."""
    if left.attribute != right.attribute or not is_dealt(left.attribute or ""):
        return False
    values = best_values(left, right)
    if is_same_amount(*values) or is_rounding(*values) or slip_digits(*values) >= SLIPPED:
        return False
    one, two = (claim.period.moment if claim.period is not None else None for claim in (left, right))
    if one is None or two is None or not {one.grain, two.grain} <= _OF_DEALS:
        return True
    return not (one.certain and two.certain) or disjoint(one, two)


def is_band(figure: Figure) -> bool:
    """Tell whether a figure says no more than between what and what: 3%대, 30~40명."""
    if figure.value is None or figure.kind is not FigureKind.PERCENT:
        return figure.value is None
    return figure.low is not None and figure.high is not None and figure.low < figure.high


def _are_counted_together(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two values of a count that goes on are of one hour: then they are no two points of it.

    They are where both texts name the hour, where the sentences have another fact alike and no other such count
    unlike, and where one slip makes one value of the other.
    """
    slip = find_slip(*best_values(left, right))
    if slip is not None and (slip.kind == "scale" or slip.digits >= SLIPPED):
        return True  # no count grows tenfold to the digit
    if left.as_of is not None and right.as_of is not None:
        return left.as_of.moment is not None and left.as_of.moment == right.as_of.moment
    if setting.tell_two_states(left, right):
        return False
    return bool(setting.shared(left, right) or setting.shared_around(left, right))


def may_give_both(left: Claim, right: Claim, one: Cluster, two: Cluster) -> bool:
    """Tell whether an article may give a fact right and, elsewhere, with a slip of the hand."""
    slip = None if left.figure.kind in CALENDAR else find_slip(*best_values(left, right))
    if slip is None or slip.digits < SLIPPED or slip.kind == "sign":
        return False
    if (left.role is Role.PREVIOUS) != (right.role is Role.PREVIOUS):
        return False  # 1.64달러, a year before 1.46달러
    sentences = [{(claim.article, claim.sentence) for claim in cluster.claims} for cluster in (one, two)]
    return sentences[0].isdisjoint(sentences[1])
