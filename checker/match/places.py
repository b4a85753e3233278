"""Say what speaks for two figures being in one place of what two articles tell, whatever their values."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from checker.match.cluster import Cluster
from checker.match.pairs import WEIGHTS, Context, Likeness, Part, parts_of
from checker.match.pairs.dates import date_slip
from checker.match.pairs.values import Slip, best_values, find_slip, is_same_dimension
from checker.match.pairs.weights import COUNTERPARTS, Show, reasons_of
from checker.match.room import SLIPPED, are_ages_of_one
from checker.match.setting import Setting, is_of_its_own
from checker.model import Claim, FigureKind, Link, Role

__all__ = [
    "SAME_WIDTH",
    "Places",
    "chance",
    "is_placed",
    "link_of_places",
    "parts_of_places",
    "place_parts",
    "standing_parts",
]


def chance(points: float) -> float:
    """Return the score of so many log-odds."""
    return round(1 / (1 + math.exp(-points)), 4)


@dataclass(frozen=True, slots=True)
class Places:
    """Where the figures of a story stand, and what two of them have in common by that.

    Attributes:
        setting: The sentences of the story.
        likeness: What the rules make of its pairs.
    """

    setting: Setting
    likeness: Likeness

    def link(self, left: Claim, right: Claim) -> Link:
        """Return what speaks for two claims, their places first."""
        return link_of_places(left, right, self.likeness.context, self.setting)

    def points(self, left: Claim, right: Claim) -> float:
        """Return how much the places of two claims have in common, their values left aside."""
        return points_of_place(left, right, self.likeness, self.setting)

    def points_at_most(self, left: Claim, right: Claim) -> float:
        """Return what ``points`` cannot pass, sooner."""
        return points_at_most(left, right, self.likeness, self.setting)


def link_of_places(
    left: Claim, right: Claim, context: Context, setting: Setting, standing: Sequence[Part] = ()
) -> Link:
    """Join two claims by their places, with the reasons; ``standing`` is what else speaks of these."""
    parts = [*parts_of_places(left, right, context, setting), *standing]
    points = sum([points for _, points, _ in parts])
    return Link(left.id, right.id, chance(points), reasons_of(parts, left, right, context))


def parts_of_places(left: Claim, right: Claim, context: Context, setting: Setting) -> list[Part]:
    """Return what speaks for and against two claims, their places first."""
    slip = find_slip(*best_values(left, right))
    shares = left.figure.kind is FigureKind.PERCENT
    parts = [
        *place_parts(left, right, setting, context),
        *_slip_parts(slip, shares),
        *_date_parts(left, right, setting),
    ]
    if _are_changes_of_one_level(left, right, setting):
        parts.append(_part("changes of one level"))
    for name, points, show in parts_of(left, right, context):
        if slip and name == _APART and not are_both_said(left, right):
            continue  # a period that a sentence further up named is a guess, and one row of months makes many
        if slip is not None and slip.kind == _SCALE and name == _MOVED:
            continue  # 27억 달러에서 45억 달러 against 270억 달러: both lost their scale
        if name in COUNTERPARTS and not (slip and name in _DISTANCES):
            parts.append(_part(name, points / WEIGHTS[name], show))
    return parts


def _are_changes_of_one_level(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two rates stand behind one level in the same words: 212조원으로 6.3% 늘었다, 212조원으로 9.4% 늘었다."""
    rates = all(claim.figure.kind is FigureKind.PERCENT and claim.role is Role.CHANGE for claim in (left, right))
    return rates and setting.is_preceded_alike(left, right) and setting.width_before(left, right) >= SAME_WIDTH


_APART = "periods apart"


def are_both_said(left: Claim, right: Claim) -> bool:
    """Tell whether the sentences of both claims, or their paragraphs, name the periods that they are of."""
    moments = [claim.period.moment for claim in (left, right) if claim.period is not None]
    return all(moment is not None and moment.certain for moment in moments)


def _figures(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.figure.text} | {right.figure.text}"


def _labels(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.label or '–'} | {right.label or '–'}"


def _part(name: str, amount: float = 1.0, show: Show = _figures) -> Part:
    return (name, round(COUNTERPARTS[name] * amount, 3), show)


# Width of the text right before two figures, Hangul counting double, from which it is the same word
# (매출 , 으로 ) and no mere ending (and, around).
SAME_WIDTH = 5
# Width of the text after them that counts in full: 의 개인정보를.
_FULL_WIDTH = 10


# What shows that two figures stand in one place, besides what is counted and of whom.
_PLACES = frozenset(
    {
        "sentences tell another fact alike",
        "sentences beside tell a fact alike",
        "same fact right after",
        "changes of one level",
        "same letters right before",
        "same letters right after",
        "both are forecasts",
        "same first entity",
        "rare shared entity",
        "same period",
        "one such claim in each",
        "one such date in each",
    }
)
# How far the words of two sentences agree where they show it by themselves (a cosine).
_AGREED = 0.15


def is_placed(
    left: Claim, right: Claim, one: Cluster, two: Cluster, context: Context, setting: Setting, enough: float
) -> bool:
    """Tell whether the places of two claims speak for them: in two languages their digits alone do not.

    Two claims of one language, where the clusters have such, then have to speak for themselves.
    """
    if setting.are_of_one_language(left, right):
        return True
    if setting.agreement(left, right) >= _AGREED:
        return True
    if any(name in _PLACES for name, _, _ in parts_of_places(left, right, context, setting)):
        return True
    return any(
        chance(sum([points for _, points, _ in parts_of_places(left, right, context, setting)])) >= enough
        for left, right in product(one.claims, two.claims)
        if setting.are_of_one_language(left, right)
    )


def place_parts(left: Claim, right: Claim, setting: Setting, context: Context) -> Iterator[Part]:
    """Speak of the sentences that the two stand in."""
    yield _part(_BIAS)
    if setting.shared(left, right):
        yield _part("sentences tell another fact alike")
    if around := setting.shared_around(left, right):
        yield _part("sentences beside tell a fact alike", min(2, around))
    if setting.is_followed_alike(left, right):
        yield _part("same fact right after")
    if not setting.are_of_one_language(left, right):
        yield _part("told in two languages")
    if left.role is right.role is Role.FORECAST:
        yield _part("both are forecasts")
        if _have_one_source(left, right, context):
            yield _part("same forecaster")
    if setting.width_before(left, right) >= SAME_WIDTH:
        yield _part("same letters right before")
        if are_ages_of_one(left, right):
            yield _part("ages behind one name")
    if (width := setting.width_after(left, right)) >= SAME_WIDTH:
        yield _part("same letters right after", width / _FULL_WIDTH)
    yield _part("letters beside", setting.likeness(left, right))
    yield _part("words of the sentences", setting.agreement(left, right))
    if left.figure.unit == right.figure.unit:
        yield _part("same unit")
    if is_of_its_own(left) and setting.are_only_measures(left, right):
        yield _part("only such measure in each")
    if left.label and right.label and left.label != right.label:
        yield _part("other label", show=_labels)
    elif bool(left.label) != bool(right.label):
        yield _part("label of one only", show=_labels)


# How seldom a story names who works out a forecast (log of one claim in so many): a central bank tells all of its own.
_SELDOM = 0.5


def _have_one_source(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether who is said to have worked out one value is named with the other: 시장조사업체 가온이 집계한 예상치."""
    sources = [claim.attribution.entity for claim in (left, right) if claim.attribution is not None]
    shared = {*left.entities} & {*right.entities}
    return any(source in shared and context.entity_weights.get(source, 0.0) > _SELDOM for source in sources if source)


_BIAS = "bias of places"
# What the words around two claims show, whatever their values.
_WORDS = frozenset(
    {
        "same attribute",
        "attribute of one unknown",
        "one such claim in each",
        "same first entity",
        "rare shared entity",
        "shared words",
        "same period",
        "periods apart",
        "same base of comparison",
        "base of one unknown",
        "scope of one only",
    }
)
# What these add at the most.
_MOST_OF_WORDS = sum([max(COUNTERPARTS[name], 0.0) for name in _WORDS if name in COUNTERPARTS])
# How far two values are apart says nothing where one slip explains it.
_DISTANCES = ("value not far", "value apart", "value far apart")
# … nor that one is the value before, where it is the other at another scale.
_SCALE, _MOVED = "scale", "value before and after"


def _slip_parts(slip: Slip | None, shares: bool) -> Iterator[Part]:
    """Speak of two values that one slip of the hand would turn into each other.

    Two percentages of three digits are a digit apart by chance as often as two amounts of two.
    """
    if slip is None:
        return
    if slip.kind == "currency":
        yield _part("same number of another currency")
    elif slip.kind in ("scale", "sign"):
        yield _part(_SCALES[min(slip.digits, 3) - 1])
    elif slip.digits - (shares and slip.kind != "swapped") < SLIPPED:
        yield _part("one slip apart, two digits")
    elif slip.kind == "swapped":
        yield _part(_SWAPPED[slip.digits > SLIPPED])
    else:
        yield _part("digit changed" if slip.kind == "changed" else "digit missing")


_SWAPPED = ("digits swapped, three", "digits swapped, four or more")
_SCALES = ("sign or scale, one digit", "sign or scale, two digits", "sign or scale, three digits or more")


def _date_parts(left: Claim, right: Claim, setting: Setting) -> Iterator[Part]:
    """Speak of two dates or times that differ in one of their parts."""
    slip = date_slip(left.figure, right.figure)
    if slip is not None and left.attribute == right.attribute is not None and setting.are_only_dates(left, right):
        yield _part("one such date in each")
    if slip == "day":
        yield _part("dates a day apart")
    elif slip == "digit":
        yield _part("dates a digit apart")
    elif slip == "month":
        yield _part("one day in two months or years")
    elif slip == "hour":
        yield _part("times an hour apart")


def points_of_place(left: Claim, right: Claim, likeness: Likeness, setting: Setting) -> float:
    """Return what the places of two claims and the words around them add, their values aside."""
    words = [_part(n, p / WEIGHTS[n]) for n, p, _ in likeness.parts(left, right) if n in _WORDS]
    found = (*place_parts(left, right, setting, likeness.context), *words)
    return sum([points for _, points, _ in found]) - COUNTERPARTS[_BIAS]


def standing_parts(left: Claim, right: Claim, tellers: int, likeness: Likeness, setting: Setting) -> list[Part]:
    """Speak of how much more the places of two claims are alike than those of either and what else the other tells.

    Args:
        left: A claim.
        right: One of another article and another value.
        tellers: How many articles tell that of the two which more tell.
        likeness: What the rules make of the pairs of the story.
        setting: Its sentences.
    """
    here = points_of_place(left, right, likeness, setting)
    elsewhere = [
        points_of_place(claim, other, likeness, setting)
        for claim, mate in ((left, right), (right, left))
        for other in setting.claims[mate.article]
        if _may_stand_instead(claim, other, mate, likeness)
    ]
    ahead = min(_FAR_AHEAD, here - max(elsewhere, default=_NOWHERE))
    parts = [_part("ahead of all other places", max(_BEHIND, ahead))]
    if 2 * tellers >= len(setting.claims):
        parts.append(_part("told by most articles"))
    return parts


# What a place reaches where nothing else of its kind is told; how far ahead of others one counts as being, and behind.
_NOWHERE, _FAR_AHEAD, _BEHIND = -1.0, 1.0, -0.6


def _may_stand_instead(claim: Claim, other: Claim, mate: Claim, likeness: Likeness) -> bool:
    if other.id == mate.id or other.figure.value == mate.figure.value:
        return False
    return is_same_dimension(*best_values(claim, other)) and not likeness.veto(claim, other)


def points_at_most(left: Claim, right: Claim, likeness: Likeness, setting: Setting) -> float:
    """Return what ``points_of_place`` reaches at the most, without looking at the words."""
    places = sum([points for _, points, _ in place_parts(left, right, setting, likeness.context)])
    return places + _MOST_OF_WORDS - COUNTERPARTS[_BIAS]
