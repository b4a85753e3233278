"""Fill the gap that an article leaves: all others tell a price of 1조5000억원, and it has 1조8000억원, which nobody else has.

Two figures of two articles are held to be counterparts by what stands around the two. Where most articles tell a fact
and one does not, that one is likely to tell it, too: its figure of the kind that nobody else gives is what it has in
that place. So little has to be alike around the two where one slip explains them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import msgspec

from checker.match.cluster import Cluster
from checker.match.features import is_growing, middle, significant
from checker.match.pairs import Likeness, is_rounding, is_same_amount
from checker.match.pairs.values import CALENDAR, best_values, find_slip, is_same_dimension, within_bounds
from checker.match.pairs.weights import GAPS
from checker.match.places import Places, chance
from checker.match.room import BY_VALUE, SLIPPED, may_be_slipped, may_differ
from checker.model import Claim, Figure, FigureKind, Link, Role

__all__ = ["fill_gaps"]

# Score from which a figure fills the gap. In eighty annotated events as they are it is passed three times, each time by a
# true difference; where no slip explains the values it would be passed twice as often, and wrongly every third time.
ENOUGH = 0.7
# Share of the other articles that have to tell the fact.
_MOST = 0.5
# Claims of a fact that are looked at: what many outlets tell, the first few tell as well.
_LOOKED_AT = 8
# How far the place may be ahead of others, or behind, as far as it counts; what no place at all reaches.
_AHEAD, _BEHIND, _NOWHERE = 2.0, -1.0, -1.5
# Digits from which a value is hardly met twice.
_TELLING = 2


@dataclass(frozen=True, slots=True)
class _Offer:
    """A cluster of one article, one that most others tell and it does not, and how alike their places are.

    Attributes:
        best: The pair of claims whose places are most alike.
        place: What those have in common, in log-odds.
        mean: The same for all pairs on the average.
        share: How many of the other articles tell the fact.
    """

    lone: int
    fact: int
    best: tuple[Claim, Claim]
    place: float
    mean: float
    share: float


def fill_gaps(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Join what one article alone tells with what most others tell, where it fills the gap that it leaves there.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters, those that were joined replaced by their union.
    """
    offers = list(_offers(clusters, places))
    weighed = sorted(
        ((_points(offer, _rival(offer, offers, clusters)), offer) for offer in offers),
        key=lambda item: (-item[0], item[1].lone, item[1].fact),
    )
    goes: dict[int, int] = {}
    taken: set[tuple[int, str]] = set()
    links: dict[int, list[Link]] = defaultdict(list)
    for points, offer in weighed:
        (article,) = clusters[offer.lone].articles
        if chance(points) < ENOUGH or offer.lone in goes or (offer.fact, article) in taken:
            continue
        if not _is_slipped(*offer.best) or not _is_free(offer.best, places.likeness):
            continue
        goes[offer.lone] = offer.fact
        taken.add((offer.fact, article))
        kin = places.link(*offer.best)
        seen = f"{offer.best[0].figure.text} | {offer.best[1].figure.text}"
        reasons = ((_TOLD, round(points, 3), seen), *kin.reasons)
        links[offer.fact].append(msgspec.structs.replace(kin, score=chance(points), reasons=reasons))
    if not goes:
        return list(clusters)
    found = []
    for number, cluster in enumerate(clusters):
        if number in goes:
            continue
        comes = [clusters[lone] for lone, fact in goes.items() if fact == number]
        found.append(cluster.joined(comes, links[number]) if comes else cluster)
    return found


_TOLD = "told by most articles"


def _offers(clusters: Sequence[Cluster], places: Places) -> Iterator[_Offer]:
    others = len(places.setting.claims) - 1
    told = [cluster.articles for cluster in clusters]
    lone = [number for number, articles in enumerate(told) if len(articles) == 1]
    shared = [number for number, articles in enumerate(told) if len(articles) > 1 and len(articles) >= _MOST * others]
    for one, two in product(lone, shared):
        if told[one] <= told[two]:
            continue
        found = [
            (places.points(left, right), left, right)
            for left, right in product(clusters[one].claims, clusters[two].claims[:_LOOKED_AT])
            if _may_fill(left, right) and may_differ(left, right, places.setting)
        ]
        free = [item for item in found if not places.likeness.veto(item[1], item[2])]
        if free:
            place, left, right = max(free, key=lambda item: (item[0], item[1].id, item[2].id))
            mean = sum(points for points, _, _ in found) / len(found)
            yield _Offer(one, two, (left, right), place, mean, len(told[two]) / others)


def _may_fill(left: Claim, right: Claim) -> bool:
    """Tell whether a figure may be what an article has in the place of another one, as far as the two say."""
    kinds = {left.figure.kind, right.figure.kind}
    if not kinds.isdisjoint(CALENDAR) or not kinds.isdisjoint(BY_VALUE):
        return False
    values = best_values(left, right)
    if not is_same_dimension(*values) or is_same_amount(*values) or is_rounding(*values) or within_bounds(*values):
        return False
    return may_be_slipped(left, right)


def _is_slipped(left: Claim, right: Claim) -> bool:
    """Tell whether one slip explains two values; what none does is more often something else, as is a count an hour later.

    Two digits are met by chance where the two are not counted alike, or at another scale where nothing says that they
    are of one thing.
    """
    if is_growing(left) or is_growing(right):
        return False
    values = best_values(left, right)
    slip = find_slip(*values)
    if slip is not None and slip.digits < SLIPPED:
        is_one = _are_of_one_thing(left, right) if slip.kind == "scale" else values[0].dimension == values[1].dimension
        return is_one and _difference(*values) > 0
    return _difference(*values) > 0


def _are_of_one_thing(left: Claim, right: Claim) -> bool:
    """Tell whether two claims have one name or, if no rises, of which a home has several (3억5000만원, 35억원), one subject."""
    if left.attribute == right.attribute is not None or left.label == right.label != "":
        return True
    return Role.CHANGE not in (left.role, right.role) and left.entities[:1] == right.entities[:1] != ()


def _is_free(pair: tuple[Claim, Claim], likeness: Likeness) -> bool:
    """Tell whether no other article gives the value of one figure, and its own article not that of the other.

    Values that are met everywhere tell nothing, and beside a slip of three digits an article may give it right as well.
    """
    left, right = pair
    context = likeness.context
    if significant(left.figure) >= _TELLING and context.told_by(left.figure) - {left.article}:
        return False
    slip = find_slip(*best_values(left, right))
    if significant(right.figure) < _TELLING or (slip is not None and slip.digits >= SLIPPED):
        return True
    return left.article not in context.told_by(right.figure)


def _rival(offer: _Offer, offers: Sequence[_Offer], clusters: Sequence[Cluster]) -> float:
    """Return what the best other place reaches that the figure may fill, or the best other figure that may fill this one."""
    articles = clusters[offer.lone].articles
    return max(
        (
            other.place
            for other in offers
            if other is not offer
            and (other.lone == offer.lone or (other.fact == offer.fact and clusters[other.lone].articles == articles))
        ),
        default=_NOWHERE,
    )


def _points(offer: _Offer, rival: float) -> float:
    """Return the log-odds that a figure is what its article has in the place of a fact."""
    ahead = min(_AHEAD, max(_BEHIND, offer.place - rival))
    return (
        GAPS["bias"]
        + GAPS["place"] * offer.place
        + GAPS["place on the average"] * offer.mean
        + GAPS["ahead of other places"] * ahead
        + GAPS["share of the others"] * offer.share
        + _difference(*best_values(*offer.best))
        + (GAPS["near"] if _are_near(*best_values(*offer.best)) else 0.0)
    )


# How many times one of two near values may be the other.
_NEAR = Decimal("1.65")


def _are_near(one: Figure, two: Figure) -> bool:
    first, second = middle(one), middle(two)
    if not first or not second or (first < 0) != (second < 0):
        return False
    return max(abs(first), abs(second)) < _NEAR * min(abs(first), abs(second))


def _difference(one: Figure, two: Figure) -> float:
    """Return what speaks for two values being one, the one with a slip in it: most of all a slip that is no chance."""
    slip = find_slip(one, two)
    if slip is not None:
        by_chance = FigureKind.PERCENT in (one.kind, two.kind) and slip.kind in _MET and slip.digits <= SLIPPED
        return GAPS["digit of a share"] if by_chance else GAPS.get(slip.kind, 0.0)
    first, second = middle(one), middle(two)
    if not first or not second:
        return 0.0
    power = second.adjusted() - first.adjusted()
    return GAPS["tenfold"] if 0 < abs(power) <= _NOUGHTS and first.scaleb(power) == second else 0.0


# Slips that make one percentage of another one of the list.
_MET = frozenset({"changed", "missing"})
# Noughts too many or too few that one slip explains.
_NOUGHTS = 4
