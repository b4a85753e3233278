"""Figures told in one row: where the figure beside is the same too, a word read near one of them hardly parts two.

"9860원이 17표, 1만원이 8표" is told of one ballot, whether a text calls 1만원 a demand or a wage. Two texts seldom tell
two things in one order by chance, while what a figure counts, and in what role, is read from a single word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.match.pairs.context import Context
from checker.match.pairs.stretches import PERIODS
from checker.match.pairs.values import CALENDAR, SAID_OR_COUNTED, same_value
from checker.model import Claim

__all__ = ["are_told_in_one_row"]

_PEOPLE = "count:person"


def _share(left: Claim, right: Claim, context: Context) -> bool:
    return context.share_an_amount(left, right)


def _are_one_day(left: Claim, right: Claim) -> bool:
    """Tell whether two claims give one day or hour, of which none is that of a report: 12일 이륙, crashed on June 12."""
    one, two = left.figure.moment, right.figure.moment
    if one is None or two is None or (one.start, one.end) != (two.start, two.end) or one.grain in PERIODS:
        return False
    return not {left.attribute, right.attribute} & SAID_OR_COUNTED


def _are_things(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether two figures of one row are no counts of people: 68 aboard and 4 of the crew, 68 dead and 4 missing."""
    people = _PEOPLE in (left.figure.dimension, right.figure.dimension)
    return not people and context.have_amount_beside(left, right)


# Code of a veto → what shows that the two claims stand in one row all the same. Over seventy annotated events the
# pairs that one of these keeps apart, that give one value and score enough are right in 21 of 22 (role), 16 of 16
# (base) and 38 of 41 (attribute), each in four to thirteen events. A period, a place or a people that differ are not
# outweighed: two deals of a day are told in rows that are alike.
_ROWS: Mapping[str, Callable[[Claim, Claim, Context], bool]] = {
    "role": _share,
    "base": _share,
    "attribute": _are_things,
}


def are_told_in_one_row(code: str, left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether two claims give one value beside another figure that both texts give.

    Args:
        code: The code of the veto that would keep them apart.
        left: A claim.
        right: One of another article.
        context: Their story.
    """
    shows = _ROWS.get(code)
    if shows is None or left.article == right.article:
        return False
    dates = left.figure.kind in CALENDAR
    if not (_are_one_day(left, right) if dates else same_value(left, right, 1)):
        return False
    return shows(left, right, context)
