"""What outweighs a word read near one of two figures: the figure beside both, or that neither article gives the value again.

"9860원이 17표, 1만원이 8표" is told of one ballot, whether a text calls 1만원 a demand or a wage. Two texts seldom tell
two things in one order by chance, while what a figure counts, and in what role, is read from a single word. Nor do two
articles of one event give 761.74대 1 once each and mean two things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from checker.match.features import middle
from checker.match.pairs.context import Context
from checker.match.pairs.stretches import PERIODS
from checker.match.pairs.values import CALENDAR, SAID_OR_COUNTED, TELLING_DIGITS, best_values, is_listed, same_value
from checker.model import Claim, FigureKind

__all__ = ["is_outweighed"]

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


# Codes of the vetoes that rest on a word read near a figure, which a value given once in each of two articles outweighs.
# Over thirty-five annotated events the pairs that one of these keeps apart, that give such a value and score enough are
# right in 12 of 13 (role), 5 of 5 (period) and 5 of 6 (qualifier); of what is counted that holds from three digits on,
# and of days.
_READ = frozenset({"role", "base", "period", "qualifier", "direction"})
_DIGITS = 3


def _are_opposed(left: Claim, right: Claim) -> bool:
    """Tell whether two claims of a short value have marks of one axis that differ."""
    if same_value(left, right, TELLING_DIGITS):
        return False
    one, two = ({mark.partition(":")[0]: mark for mark in sorted(claim.qualifiers)} for claim in (left, right))
    return any(one[axis] != two[axis] for axis in one.keys() & two.keys())


def _is_given_once(code: str, left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether each of two articles gives a value in one place alone, so that no word parts the two."""
    if code not in _READ and code != "attribute":
        return False
    if code == "qualifier" and (left.figure.kind is FigureKind.COUNT or _are_opposed(left, right)):
        return False  # 4 Thais, 4 women; input tokens, output tokens
    if code == "attribute" and _PEOPLE in (left.figure.dimension, right.figure.dimension):
        return False  # 573 dead, 573 injured
    if left.figure.kind in CALENDAR:
        if code != "attribute" or not _are_one_day(left, right):
            return False
    elif not same_value(left, right, _DIGITS if code == "attribute" else 1):
        return False
    one, two = best_values(left, right)
    return context.gives_once(left, one) and context.gives_once(right, two)


def _are_counted_alike(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether two counts of one number stand beside another figure that both texts give, and one counts what no list has.

    Nine of the 10 most expensive works, 상위 10점 중 9점. Of eighteen such pairs of annotated events sixteen are one fact; two
    nouns that the lexicon knows are two things.
    """
    one, two = left.figure, right.figure
    if not one.kind is two.kind is FigureKind.COUNT or middle(one) is None or middle(one) != middle(two):
        return False
    if is_listed(one.dimension) and is_listed(two.dimension):
        return False
    return context.share_an_amount(left, right)


def is_outweighed(code: str, left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether what two claims share outweighs the veto that would keep them apart.

    Args:
        code: The code of the veto.
        left: A claim.
        right: One of another article.
        context: Their story.
    """
    if left.article == right.article:
        return False
    if code == "dimension":
        return _are_counted_alike(left, right, context)
    return _are_told_in_one_row(code, left, right, context) or _is_given_once(code, left, right, context)


def _are_told_in_one_row(code: str, left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether two claims give one value beside another figure that both texts give."""
    shows = _ROWS.get(code)
    if shows is None:
        return False
    dates = left.figure.kind in CALENDAR
    if not (_are_one_day(left, right) if dates else same_value(left, right, 1)):
        return False
    return shows(left, right, context)
