"""Join figures that differ but stand in one place of what two articles tell.

Clustering asks of a pair that its values speak for it. A slip leaves no such value: 5576만 달러 for
557만6천 달러, 3 missing for 2. What is left is the place: the two sentences share other figures, the
same words stand around, and nothing else in either article comes as near. Such pairs are joined here,
so that the judgement can call them what they are.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import product
from operator import or_

from checker.lexicon.attributes import is_surveyed
from checker.match.blocking import slipped_mates
from checker.match.camps import are_corrected, find_camps, is_taken_back, is_told_otherwise
from checker.match.cluster import Cluster
from checker.match.features import is_growing
from checker.match.mates import Mates, row_of, rows_of
from checker.match.misplaced import are_read_alike
from checker.match.moving import homes_of
from checker.match.pairs import Context, Likeness, Part, is_rounding, is_same_amount
from checker.match.pairs.dates import date_slip
from checker.match.pairs.values import (
    CALENDAR,
    best_values,
    find_slip,
    is_sharp_rounding,
    slip_digits,
)
from checker.match.places import (
    SAME_WIDTH,
    Places,
    chance,
    is_placed,
    link_of_places,
    parts_of_places,
    standing_parts,
)
from checker.match.room import BY_VALUE, SLIPPED, may_be_slipped, may_differ, may_give_both
from checker.match.series import is_one_series
from checker.match.setting import Setting
from checker.model import Claim, Role

__all__ = ["join_counterparts"]

# Score from which two figures of unlike value are counterparts. Set by slips planted in the facts of
# twenty-six annotated events, one a run, against what was then joined wrongly in the events as they are.
ENOUGH = 0.62
# Score from which two figures of one value are: a wrong pair of them raises no alarm.
ENOUGH_FOR_EQUALS = 0.55
# … and, where one value is told by most articles and no slip explains the other, with how far ahead of all other places
# of the two articles the place is. All three such offers of sixty-six annotated events are one fact.
ENOUGH_AHEAD = 0.9
# … and of a figure of one article that is the other rounded to two digits or more: of the offers of annotated events that
# nothing else joins all six from here on are one fact.
ENOUGH_FOR_ROUNDED = 0.3
# Score from which two figures that several articles each give are: so many hardly slip alike, so their places have to
# be the same. Over seventy-eight annotated events all pairs from 0.9 on are one fact and none between 0.8 and 0.9 is;
# one of a later event, just under 0.9, is.
ENOUGH_FOR_CAMPS = 0.89
# Log-odds by which the pair must be ahead of every other that either of the two could make: 38억 and
# 36억 of two homes in one list each have several such counterparts.
AHEAD = 0.5


@dataclass(frozen=True, slots=True)
class _Offer:
    """Two clusters that may be one, by their best pair of claims, and what that pair reaches."""

    one: int
    two: int
    left: Claim
    right: Claim
    points: float
    standing: Sequence[Part] = ()


def join_counterparts(
    clusters: Sequence[Cluster], ordered: Sequence[Claim], places: Places, candidates: Mates
) -> list[Cluster]:
    """Join clusters whose figures differ and whose places in their articles agree.

    Args:
        clusters: What clustering found, claims that stand alone included.
        ordered: All claims of the story, in order of article and text.
        places: Where its figures stand, among these clusters.
        candidates: The pairs that share something.

    Returns:
        The clusters, those found to be counterparts replaced by their union. Their links have reasons.
    """
    setting, likeness = places.setting, places.likeness
    context, home = likeness.context, homes_of(clusters)
    pairs = _pairs(ordered, home, clusters, setting, likeness, candidates)
    offers = [_weighed(offer, clusters, setting, likeness) for offer in _offers(pairs, home, setting, likeness)]
    best = _by_side(offers, clusters)
    now = list(clusters)
    for offer in sorted(offers, key=lambda o: (-o.points, o.left.id, o.right.id)):
        equal = is_same_amount(*best_values(offer.left, offer.right))
        if chance(offer.points) < _enough(offer, clusters):
            continue
        told = not equal and is_told_otherwise(offer.left, offer.right, now[offer.one], now[offer.two], context)
        if told and not _is_taken(offer, now[offer.one], now[offer.two], context):
            continue
        if any(points > offer.points - AHEAD for points in _others(offer, best, clusters)):
            continue
        one, two = now[offer.one], now[offer.two]
        if one is two or (not equal and not is_placed(offer.left, offer.right, one, two, context, setting, ENOUGH)):
            continue
        if _are_kept_apart(offer, one, two, likeness, setting):
            continue
        if not _may_meet(offer.left, offer.right, one, two, setting):
            continue
        link = link_of_places(offer.left, offer.right, context, setting, offer.standing)
        union = one.joined([two], [link])
        now = [union if cluster is one or cluster is two else cluster for cluster in now]
    return list({id(cluster): cluster for cluster in now}.values())


def _is_taken(offer: _Offer, one: Cluster, two: Cluster, context: Context) -> bool:
    """Tell whether an article may have taken its value from elsewhere: the place is sure, the right value nowhere in it.

    Each value of a count that goes on is told of an hour of its own.
    """
    claims = (offer.left, offer.right)
    if any(map(is_growing, claims)):
        return False
    return chance(offer.points) >= ENOUGH_FOR_CAMPS and any(
        len(lone.articles) == 1 and not any(context.told_by(c.figure) & lone.articles for c in other.claims)
        for lone, other in ((one, two), (two, one))
    )


def _enough(offer: _Offer, clusters: Sequence[Cluster]) -> float:
    """Return the score from which two clusters are one: of unlike value two camps of a count that goes on are none."""
    values = best_values(offer.left, offer.right)
    if is_same_amount(*values):
        return ENOUGH_FOR_EQUALS
    if any(len(clusters[number].articles) == 1 for number in (offer.one, offer.two)):
        return ENOUGH_FOR_ROUNDED if is_sharp_rounding(*values) else ENOUGH
    if is_one_series(offer.left, offer.right) or _is_foretold(clusters[offer.one]) != _is_foretold(clusters[offer.two]):
        return math.inf
    return ENOUGH_FOR_CAMPS


def _is_foretold(cluster: Cluster) -> bool:
    """Tell whether an article gives a value as expected: the seats of an exit poll are none of the count's."""
    return any(claim.role is Role.FORECAST for claim in cluster.claims)


# Share of the pairs of claims that a veto may refuse where the values themselves, or their places, speak for the
# pair: one misread headline of five does not keep a slip from its fact.
_REFUSED = 1 / 3
# Score from which the places do: 46% beside the $95 a share that five others tell with 45%.
_SURE = 0.8

# Vetoes that rest on a word read from near a figure: the digits and the sentence may know better.
_READ = frozenset({"attribute", "role", "period"})


# Vetoes that rest on marks which both texts print: no place outweighs them where the values differ.
_MARKED = frozenset({"qualifier"})


# … and on what a sentence says of the scope, which four digits that one swap turns into each other outweigh.
_READ_OR_SAID = _READ | {"qualifier"}
_LONG = 4


def _is_swapped_long(left: Claim, right: Claim) -> bool:
    slip = find_slip(*best_values(left, right))
    return slip is not None and slip.kind == "swapped" and slip.digits >= _LONG


def _is_refused(left: Claim, right: Claim, likeness: Likeness, setting: Setting) -> bool:
    """Tell whether a veto keeps two claims apart, and no slip of three digits in one place speaks against it."""
    if setting.are_of_their_years(left, right):
        return True
    veto = likeness.veto(left, right)
    if not veto:
        return False
    if veto == "moment" and _are_months_of_one_thing(left, right, setting):
        return False
    if veto == "moment" and _are_years_of_one_thing(left, right, setting):
        return False
    if veto == "role" and _is_forecast_left_unsaid(left, right, likeness, setting):
        return False
    if veto in _READ_OR_SAID and _is_swapped_long(left, right):
        return False
    if veto == "reading" and _is_one_reading(left, right, likeness.context):
        return False
    slipped = veto in _READ and slip_digits(*best_values(left, right)) >= SLIPPED
    return not (slipped and (setting.shared(left, right) or setting.is_followed_alike(left, right)))


# Articles that have to give a reading which one other article has otherwise.
_READERS = 3


def _is_one_reading(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether a story knows one reading of what agencies survey, which one article has otherwise: 규모 6.4 for 6.3.

    Where two agencies have read two, some article says so.
    """
    if not is_surveyed(left.attribute or "") or find_slip(*best_values(left, right)) is None:
        return False  # 5.6 is an aftershock of 6.0
    one, two = (context.told_by(figure) for figure in best_values(left, right))
    return one.isdisjoint(two) and min(len(one), len(two)) == 1 and max(len(one), len(two)) >= _READERS


# The roles of which one is read from a word that the other article may have further off: 출구조사에 따르면 410석을 차지했다.
_EXPECTED = frozenset({Role.LEVEL, Role.FORECAST})
_FORETOLD = frozenset({"forecast"})


def _is_forecast_left_unsaid(left: Claim, right: Claim, likeness: Likeness, setting: Setting) -> bool:
    """Tell whether a value and a forecast stand in one place by all that is around them, so that one word was not read."""
    if {left.role, right.role} != _EXPECTED or left.attribute != right.attribute or not setting.shared(left, right):
        return False
    unsaid = left.qualifiers ^ right.qualifiers == _FORETOLD  # the same word again
    parts = parts_of_places(left, right, likeness.context, setting)
    return (
        chance(sum([points for name, points, _ in parts if not (unsaid and name == "scope of one only")]))
        >= ENOUGH_FOR_CAMPS
    )


def _are_months_of_one_thing(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two months that differ date one thing: their sentences share facts, or it has no other date."""
    one, two = left.figure.moment, right.figure.moment
    if one is None or two is None or not one.grain == two.grain == "month" or not date_slip(left.figure, right.figure):
        return False
    if setting.shared(left, right):
        return True
    return left.attribute == right.attribute is not None and setting.are_only_dates(left, right)


# Width of what stands right after two years, or right before them, that makes terms of them: 까지, by.
_TERM = 3


def _are_terms_of_one_thing(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two years to come that differ say until when one thing lasts: 2028년까지 357기, 2029년까지 357기.

    Years that are past are mostly those that figures are of, and a sentence has several.
    """
    if date_slip(left.figure, right.figure) != "year" or not setting.shared(left, right):
        return False
    if max(setting.width_after(left, right), setting.width_before(left, right)) < _TERM:
        return False
    return all(setting.is_term(claim) for claim in (left, right))


def _are_years_in_one_place(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two years stand between the same letters, each the only year of its sentence: 법은 2027년부터 시행된다.

    Neither article gives another date for what they date.
    """
    if date_slip(left.figure, right.figure) != "year" or left.attribute is None or left.attribute != right.attribute:
        return False
    if not setting.are_only_dates(left, right) or not setting.are_only_years(left, right):
        return False
    return setting.width_before(left, right) >= SAME_WIDTH and setting.width_after(left, right) >= _TERM


def _are_years_among_the_same(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two years stand between the same words of sentences that share a date: 소진 시점은 2041년에서 2047년으로."""
    if date_slip(left.figure, right.figure) != "year" or left.attribute != right.attribute:
        return False
    if not setting.share_a_date(left, right):
        return False
    return min(setting.width_before(left, right), setting.width_after(left, right)) >= SAME_WIDTH


def _are_years_of_one_thing(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two years that differ date one thing: terms of it, or one happening that befell one subject.

    하람은 2014년 나린을 125억 달러에 인수했다 and Haram bought Narin for $12.5 billion in 2015 are told of one deal; of whom
    another happening of the kind is told, another year may be.
    """
    if _are_terms_of_one_thing(left, right, setting) or _are_years_in_one_place(left, right, setting):
        return True
    if _are_years_among_the_same(left, right, setting):
        return True
    if not left.happening or left.happening != right.happening or not setting.shared(left, right):
        return False
    of_one = left.entities[:1] == right.entities[:1] != ()
    return of_one and date_slip(left.figure, right.figure) == "year"


def _are_kept_apart(offer: _Offer, one: Cluster, two: Cluster, likeness: Likeness, setting: Setting) -> bool:
    values = best_values(offer.left, offer.right)
    told = is_same_amount(*values) or slip_digits(*values) >= SLIPPED
    allowed = _REFUSED if told or chance(offer.points) >= _SURE else 0.0
    pairs = [*product(one.claims, two.claims)]
    if not told and any(likeness.veto(left, right) in _MARKED for left, right in pairs):
        return True  # 1순위 of one headline, 1·2순위 of another
    if _are_years_of_one_thing(offer.left, offer.right, setting):  # then they are, however the others put it
        pairs = [pair for pair in pairs if likeness.veto(*pair) != "moment"]
    is_sure = chance(offer.points) >= _SURE and not is_rounding(*values)
    if is_sure and min(len(one.articles), len(two.articles)) == 1 and are_read_alike(offer.left, offer.right):
        return False  # what would keep the one apart from the others keeps its match, which is read so too, with them
    refused = sum(
        _is_refused(left, right, likeness, setting) and not _is_counted_both_ways(left, right, one, two, likeness)
        for left, right in pairs
    )
    return refused > allowed * len(pairs)


def _is_counted_both_ways(left: Claim, right: Claim, one: Cluster, two: Cluster, likeness: Likeness) -> bool:
    """Tell whether only what is counted parts two claims, which one of their facts counts in both ways: voters, ballots."""
    if likeness.veto(left, right) != "dimension":
        return False
    own, other = left.figure.dimension, right.figure.dimension
    return any(claim.figure.dimension == own for claim in two.claims) or any(
        claim.figure.dimension == other for claim in one.claims
    )


def _offers(
    pairs: Iterable[tuple[Claim, Claim]], home: Mapping[str, int], setting: Setting, likeness: Likeness
) -> list[_Offer]:
    """Return, for every two clusters that may be counterparts, their best pair of claims."""
    found: dict[tuple[int, int], _Offer] = {}
    for left, right in pairs:
        if _is_refused(left, right, likeness, setting):
            continue
        one, two = sorted((home[left.id], home[right.id]))
        points = sum([points for _, points, _ in parts_of_places(left, right, likeness.context, setting)])
        if (one, two) not in found or points > found[one, two].points:
            found[one, two] = _Offer(one, two, left, right, points)
    return [found[key] for key in sorted(found)]


# Log-odds from which a pair may still reach what is enough.
_HOPE = -2.0


def _weighed(offer: _Offer, clusters: Sequence[Cluster], setting: Setting, likeness: Likeness) -> _Offer:
    """Return an offer with what speaks for its places beside all others of its two articles.

    Where no slip explains the values, that speaks only of what counts one thing, and against most articles.
    """
    if offer.points < _HOPE or offer.left.figure.kind in BY_VALUE:  # of two near each other either may be meant
        return offer
    values = best_values(offer.left, offer.right)
    slip = find_slip(*values)
    if slip is None and not (_count_one_thing(offer) and not is_same_amount(*values)):
        return offer
    if slip is not None and slip.kind == "scale" and slip.digits < SLIPPED and not _count_one_thing(offer):
        return offer  # two rises, of 3억5000만원 and 35억원
    told = [len(clusters[number].articles) for number in (offer.one, offer.two)]
    if min(told) > 1:
        return offer  # so many do not slip alike
    tellers = max(told)
    standing = standing_parts(offer.left, offer.right, tellers, likeness, setting)
    points = offer.points + sum([points for _, points, _ in standing])
    told_by_most = 2 * tellers >= len(setting.claims)
    if slip is None and (points < offer.points or chance(points) < ENOUGH_AHEAD or not told_by_most):
        return offer
    return replace(offer, points=points, standing=standing)


def _count_one_thing(offer: _Offer) -> bool:
    return offer.left.figure.kind not in CALENDAR and offer.left.attribute == offer.right.attribute is not None


def _pairs(
    ordered: Sequence[Claim],
    home: Mapping[str, int],
    clusters: Sequence[Cluster],
    setting: Setting,
    likeness: Likeness,
    candidates: Mates,
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of claims whose clusters may join: they are told by other articles, or are of two camps.

    An article may give both where a slip is between them.
    """
    homes = [home[claim.id] for claim in ordered]
    own = [claim.article for claim in ordered]
    # the exact figure of its article speaks for what is tied to it
    mute = [claim.id in clusters[place].tied for claim, place in zip(ordered, homes, strict=True)]
    told = [cluster.articles for cluster in clusters]
    alone = [len(articles) == 1 for articles in told]
    camps = find_camps(clusters, homes, setting)
    together, beside = rows_of(homes), rows_of(own)  # of one cluster already, or of one article
    silent = row_of(place for place, says_nothing in enumerate(mute) if says_nothing)
    lone = row_of(place for place, cluster in enumerate(homes) if alone[cluster])
    meeting = []
    mates = (candidates, slipped_mates(ordered, likeness), setting.aligned_mates(), setting.sole_mates(ordered))
    for i, rows in enumerate(zip(*mates, strict=True)):
        apart = together[homes[i]] | beside[own[i]] | silent
        free = -1 if alone[homes[i]] else lone | camps[homes[i]]
        meeting.append(0 if mute[i] else reduce(or_, rows) & ~apart & free)
    for i, j in _may_be_slips(meeting, ordered, likeness):
        left, right = ordered[i], ordered[j]
        if not may_differ(left, right, setting):
            continue
        one, two = homes[i], homes[j]
        if _may_meet(left, right, clusters[one], clusters[two], setting):
            yield left, right


def _may_be_slips(mates: Mates, claims: Sequence[Claim], likeness: Likeness) -> Iterator[tuple[int, int]]:
    """Yield the pairs that may be counterparts, as far as their figures say; those of twins go together."""
    kinds = [likeness.twin(claim) for claim in claims]
    twins = rows_of(kinds)
    asked, barred = dict.fromkeys(twins, 0), dict.fromkeys(twins, 0)
    for place, row in enumerate(mates):
        kind = kinds[place]
        later = (row >> place + 1 << place + 1) & ~barred[kind]
        while later:
            lowest = later & -later
            other = lowest.bit_length() - 1
            if not lowest & asked[kind]:
                same = twins[kinds[other]]
                asked[kind] |= same
                if not may_be_slipped(claims[place], claims[other]):
                    barred[kind] |= same
                    later &= ~same
                    continue
            later ^= lowest
            yield place, other


def _may_meet(left: Claim, right: Claim, one: Cluster, two: Cluster, setting: Setting) -> bool:
    """Tell whether no article gives both clusters, but where it corrects one by the other, or has slipped.

    What an article gives only to take it back meets nothing.
    """
    if is_taken_back(one, setting) or is_taken_back(two, setting):
        return False
    return are_corrected(one, two, setting) or may_give_both(left, right, one, two)


# By cluster and other article: the points of what that article offers the cluster, best first.
_Sides = Mapping[tuple[int, str], Sequence[float]]


def _by_side(offers: Sequence[_Offer], clusters: Sequence[Cluster]) -> _Sides:
    found: dict[tuple[int, str], list[float]] = defaultdict(list)
    for offer in offers:
        for cluster, other in ((offer.one, offer.two), (offer.two, offer.one)):
            for article in clusters[other].articles:
                found[cluster, article].append(offer.points)
    return {key: sorted(points, reverse=True) for key, points in found.items()}


def _others(offer: _Offer, best: _Sides, clusters: Sequence[Cluster]) -> Iterator[float]:
    """Yield what the strongest rivals of an offer reach, on either side."""
    for cluster, other in ((offer.one, offer.two), (offer.two, offer.one)):
        for article in clusters[other].articles:
            row = list(best[cluster, article])
            row.remove(offer.points)
            yield from row[:1]
