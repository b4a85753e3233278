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
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from itertools import product
from operator import or_

from checker.lexicon.attributes import is_dealt
from checker.match.blocking import slipped_mates
from checker.match.borrowed import bring_back
from checker.match.camps import are_corrected, find_camps, is_taken_back, is_told_otherwise
from checker.match.cluster import Cluster
from checker.match.displaced import put_in_place
from checker.match.features import is_growing, significant
from checker.match.mates import Mates, row_of, rows_of
from checker.match.misplaced import are_read_alike, put_where_they_stand
from checker.match.moving import homes_of
from checker.match.pairs import WEIGHTS, Context, Likeness, Part, is_rounding, is_same_amount, parts_of
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
from checker.match.pairs.weights import COUNTERPARTS, Show, reasons_of
from checker.match.scaled import put_to_scale
from checker.match.series import is_one_series
from checker.match.setting import Setting, lay_out
from checker.model import Article, Claim, Figure, FigureKind, Link, Role

__all__ = ["join_counterparts"]

# Score from which two figures of unlike value are counterparts. Set by slips planted in the facts of
# twenty-six annotated events, one a run, against what was then joined wrongly in the events as they are.
ENOUGH = 0.62
# Score from which two figures of one value are: a wrong pair of them raises no alarm.
ENOUGH_FOR_EQUALS = 0.55
# Score from which two figures that several articles each give are: so many hardly slip alike, so their places have to
# be the same. Over seventy-eight annotated events all pairs from 0.9 on are one fact and none between 0.8 and 0.9 is;
# one of a later event, just under 0.9, is.
ENOUGH_FOR_CAMPS = 0.89
# Log-odds by which the pair must be ahead of every other that either of the two could make: 38억 and
# 36억 of two homes in one list each have several such counterparts.
AHEAD = 0.5

# What is told by its value alone, unless one slip explains it: another rank or age is another fact.
_BY_VALUE = (FigureKind.RANK, FigureKind.AGE)


@dataclass(frozen=True, slots=True)
class _Offer:
    """Two clusters that may be one, by their best pair of claims, and what that pair reaches."""

    one: int
    two: int
    left: Claim
    right: Claim
    points: float


def join_counterparts(
    clusters: Sequence[Cluster],
    ordered: Sequence[Claim],
    articles: Iterable[Article],
    likeness: Likeness,
    candidates: Mates,
) -> list[Cluster]:
    """Join clusters whose figures differ and whose places in their articles agree.

    Args:
        clusters: What clustering found, claims that stand alone included.
        ordered: All claims of the story, in order of article and text.
        articles: Its articles.
        likeness: What the rules make of its pairs.
        candidates: The pairs that share something.

    Returns:
        The clusters, those found to be counterparts replaced by their union. Their links have reasons.
    """
    context = likeness.context
    home = homes_of(clusters)
    setting = lay_out(ordered, home, clusters, articles, context)
    pairs = _pairs(ordered, home, clusters, setting, likeness, candidates)
    offers = _offers(pairs, home, setting, likeness)
    best = _by_side(offers, clusters)
    now = list(clusters)
    for offer in sorted(offers, key=lambda o: (-o.points, o.left.id, o.right.id)):
        equal = is_same_amount(*best_values(offer.left, offer.right))
        if _chance(offer.points) < _enough(offer, clusters):
            continue
        told = not equal and is_told_otherwise(offer.left, offer.right, now[offer.one], now[offer.two], context)
        if told and not _is_taken(offer, now[offer.one], now[offer.two], context):
            continue
        if any(points > offer.points - AHEAD for points in _others(offer, best, clusters)):
            continue
        one, two = now[offer.one], now[offer.two]
        if one is two or (not equal and not _is_placed(offer, one, two, context, setting)):
            continue
        if _are_kept_apart(offer, one, two, likeness, setting):
            continue
        if not _may_meet(offer.left, offer.right, one, two, setting):
            continue
        link = _link(offer.left, offer.right, context, setting)
        union = Cluster([*one.claims, *two.claims], [*one.links, *two.links, link], one.tied | two.tied)
        union.claims.sort(key=lambda claim: (claim.article, claim.figure.span))
        now = [union if cluster is one or cluster is two else cluster for cluster in now]
    kept = list({id(cluster): cluster for cluster in now}.values())

    def placed(left: Claim, right: Claim) -> Link:
        return _link(left, right, context, setting)

    def stands(left: Claim, right: Claim) -> float:
        words = [_part(n, p / WEIGHTS[n]) for n, p, _ in likeness.parts(left, right) if n in _WORDS]
        return (
            sum([points for _, points, _ in (*_place_parts(left, right, setting, context), *words)])
            - COUNTERPARTS[_BIAS]
        )

    def at_most(left: Claim, right: Claim) -> float:
        places = sum([points for _, points, _ in _place_parts(left, right, setting, context)])
        return places + _MOST_OF_WORDS - COUNTERPARTS[_BIAS]

    for put in (put_in_place, put_to_scale, put_where_they_stand):
        kept = put(kept, setting, likeness, placed)
    kept = bring_back(kept, setting, likeness, stands, at_most, placed)
    return sorted(kept, key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))


def _is_taken(offer: _Offer, one: Cluster, two: Cluster, context: Context) -> bool:
    """Tell whether an article may have taken its value from elsewhere: the place is sure, the right value nowhere in it.

    Each value of a count that goes on is told of an hour of its own.
    """
    claims = (offer.left, offer.right)
    if any(map(is_growing, claims)):
        return False
    return _chance(offer.points) >= ENOUGH_FOR_CAMPS and any(
        len(lone.articles) == 1 and not any(context.told_by(c.figure) & lone.articles for c in other.claims)
        for lone, other in ((one, two), (two, one))
    )


def _enough(offer: _Offer, clusters: Sequence[Cluster]) -> float:
    """Return the score from which two clusters are one: of unlike value two camps of a count that goes on are none."""
    if is_same_amount(*best_values(offer.left, offer.right)):
        return ENOUGH_FOR_EQUALS
    if any(len(clusters[number].articles) == 1 for number in (offer.one, offer.two)):
        return ENOUGH
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
_SURE = 0.85
# Digits from which one slip explains two values better than chance does.
_SLIPPED = 3


# Vetoes that rest on a word read from near a figure: the digits and the sentence may know better.
_READ = frozenset({"attribute", "role", "period"})


# Vetoes that rest on marks which both texts print: no place outweighs them where the values differ.
_MARKED = frozenset({"qualifier"})


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
    slipped = veto in _READ and slip_digits(*best_values(left, right)) >= _SLIPPED
    return not (slipped and (setting.shared(left, right) or setting.is_followed_alike(left, right)))


# The roles of which one is read from a word that the other article may have further off: 출구조사에 따르면 410석을 차지했다.
_EXPECTED = frozenset({Role.LEVEL, Role.FORECAST})


def _is_forecast_left_unsaid(left: Claim, right: Claim, likeness: Likeness, setting: Setting) -> bool:
    """Tell whether a value and a forecast stand in one place by all that is around them, so that one word was not read."""
    if {left.role, right.role} != _EXPECTED or left.attribute != right.attribute or not setting.shared(left, right):
        return False
    return _chance(sum([points for _, points, _ in _parts(left, right, likeness.context, setting)])) >= ENOUGH_FOR_CAMPS


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
    return setting.width_before(left, right) >= _SAME_WIDTH and setting.width_after(left, right) >= _TERM


def _are_years_of_one_thing(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether two years that differ date one thing: terms of it, or one happening that befell one subject.

    하람은 2014년 나린을 125억 달러에 인수했다 and Haram bought Narin for $12.5 billion in 2015 are told of one deal; of whom
    another happening of the kind is told, another year may be.
    """
    if _are_terms_of_one_thing(left, right, setting) or _are_years_in_one_place(left, right, setting):
        return True
    if not left.happening or left.happening != right.happening or not setting.shared(left, right):
        return False
    of_one = left.entities[:1] == right.entities[:1] != ()
    return of_one and date_slip(left.figure, right.figure) == "year"


def _are_kept_apart(offer: _Offer, one: Cluster, two: Cluster, likeness: Likeness, setting: Setting) -> bool:
    values = best_values(offer.left, offer.right)
    told = is_same_amount(*values) or slip_digits(*values) >= _SLIPPED
    allowed = _REFUSED if told or _chance(offer.points) >= _SURE else 0.0
    pairs = [*product(one.claims, two.claims)]
    if not told and any(likeness.veto(left, right) in _MARKED for left, right in pairs):
        return True  # 1순위 of one headline, 1·2순위 of another
    if _are_years_of_one_thing(offer.left, offer.right, setting):  # then they are, however the others put it
        pairs = [pair for pair in pairs if likeness.veto(*pair) != "moment"]
    is_sure = _chance(offer.points) >= _SURE and not is_rounding(*values)
    if is_sure and min(len(one.articles), len(two.articles)) == 1 and are_read_alike(offer.left, offer.right):
        return False  # what would keep the one apart from the others keeps its match, which is read so too, with them
    refused = sum(_is_refused(left, right, likeness, setting) for left, right in pairs)
    return refused > allowed * len(pairs)


def _offers(
    pairs: Iterable[tuple[Claim, Claim]], home: Mapping[str, int], setting: Setting, likeness: Likeness
) -> list[_Offer]:
    """Return, for every two clusters that may be counterparts, their best pair of claims."""
    found: dict[tuple[int, int], _Offer] = {}
    for left, right in pairs:
        if _is_refused(left, right, likeness, setting):
            continue
        one, two = sorted((home[left.id], home[right.id]))
        points = sum([points for _, points, _ in _parts(left, right, likeness.context, setting)])
        if (one, two) not in found or points > found[one, two].points:
            found[one, two] = _Offer(one, two, left, right, points)
    return [found[key] for key in sorted(found)]


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
    for i, rows in enumerate(zip(candidates, slipped_mates(ordered, likeness), setting.aligned_mates(), strict=True)):
        apart = together[homes[i]] | beside[own[i]] | silent
        free = -1 if alone[homes[i]] else lone | camps[homes[i]]
        meeting.append(0 if mute[i] else reduce(or_, rows) & ~apart & free)
    for i, j in _may_be_slips(meeting, ordered, likeness):
        left, right = ordered[i], ordered[j]
        if not _may_differ(left, right, setting):
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
                if not _may_be_slipped(claims[place], claims[other]):
                    barred[kind] |= same
                    later &= ~same
                    continue
            later ^= lowest
            yield place, other


_FAR = "value far apart"
# Digits from which a share is told as it is, whatever bound stands beside it, and those from which any number is.
_TOLD, _TOLD_AS_IT_IS = 2, 3
# Slips that leave the number as it is: no bound explains them.
_PLAIN = ("currency", "scale")


def _is_plain(slip: Slip | None) -> bool:
    return slip is not None and slip.kind in _PLAIN


def _may_be_slipped(left: Claim, right: Claim) -> bool:
    """Tell whether two claims may be counterparts, as far as their figures say."""
    if left.figure.kind in CALENDAR or right.figure.kind in CALENDAR:
        return date_slip(left.figure, right.figure) is not None
    if left.figure.kind in _BY_VALUE and not slip_digits(left.figure, right.figure):
        return False
    values = best_values(left, right)
    if _are_two_deals(left, right):
        return False
    if len({_is_band(figure) for figure in values}) > 1:
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


def _may_differ(left: Claim, right: Claim, setting: Setting) -> bool:
    """Tell whether the places of two claims leave room for another figure: no two days of report, no growing count."""
    if left.figure.kind in CALENDAR or right.figure.kind in CALENDAR:
        return not (setting.is_day_of_report(left) and setting.is_day_of_report(right))
    if _are_two_tolls(left, right) or _are_of_two_times(left, right) or _are_from_two_places(left, right):
        return False
    if setting.are_two_stages(left, right) or setting.are_of_other_levels(left, right):
        return False
    return not is_one_series(left, right) or _are_counted_together(left, right, setting)


def _are_two_tolls(left: Claim, right: Claim) -> bool:
    """Tell whether two tolls may be told side by side: 38 dead or hurt and 33 dead, and no slip makes one of the other."""
    if None in (left.attribute, right.attribute) or left.attribute == right.attribute:
        return False
    if not (is_growing(left) and is_growing(right)):
        return False
    slip = find_slip(*best_values(left, right))
    return slip is None or (slip.kind != "scale" and slip.digits < _SLIPPED)


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
        return slip_digits(*values) < _SLIPPED
    return values[0].unit == values[1].unit and find_slip(*values) is None and not is_rounding(*values)


# What a deal is dated by.
_OF_DEALS = frozenset({"day", "month"})


def _are_two_deals(left: Claim, right: Claim) -> bool:
    """Tell whether two prices may be those of two deals: nothing says that they are of one day or month."""
    if left.attribute != right.attribute or not is_dealt(left.attribute or ""):
        return False
    values = best_values(left, right)
    if is_same_amount(*values) or is_rounding(*values) or slip_digits(*values) >= _SLIPPED:
        return False
    one, two = (claim.period.moment if claim.period is not None else None for claim in (left, right))
    if one is None or two is None or not {one.grain, two.grain} <= _OF_DEALS:
        return True
    return not (one.certain and two.certain) or disjoint(one, two)


def _is_band(figure: Figure) -> bool:
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
    if slip is not None and (slip.kind == "scale" or slip.digits >= _SLIPPED):
        return True  # no count grows tenfold to the digit
    if left.as_of is not None and right.as_of is not None:
        return left.as_of.moment is not None and left.as_of.moment == right.as_of.moment
    if setting.tell_two_states(left, right):
        return False
    return bool(setting.shared(left, right) or setting.shared_around(left, right))


def _may_meet(left: Claim, right: Claim, one: Cluster, two: Cluster, setting: Setting) -> bool:
    """Tell whether no article gives both clusters, but where it corrects one by the other, or has slipped.

    What an article gives only to take it back meets nothing.
    """
    if is_taken_back(one, setting) or is_taken_back(two, setting):
        return False
    return are_corrected(one, two, setting) or _may_give_both(left, right, one, two)


def _may_give_both(left: Claim, right: Claim, one: Cluster, two: Cluster) -> bool:
    """Tell whether an article may give a fact right and, elsewhere, with a slip of the hand."""
    slip = None if left.figure.kind in CALENDAR else find_slip(*best_values(left, right))
    if slip is None or slip.digits < _SLIPPED or slip.kind == "sign":
        return False
    if (left.role is Role.PREVIOUS) != (right.role is Role.PREVIOUS):
        return False  # 1.64달러, a year before 1.46달러
    sentences = [{(claim.article, claim.sentence) for claim in cluster.claims} for cluster in (one, two)]
    return sentences[0].isdisjoint(sentences[1])


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


def _chance(points: float) -> float:
    return round(1 / (1 + math.exp(-points)), 4)


def _link(left: Claim, right: Claim, context: Context, setting: Setting) -> Link:
    parts = _parts(left, right, context, setting)
    points = sum([points for _, points, _ in parts])
    return Link(left.id, right.id, _chance(points), reasons_of(parts, left, right, context))


def _parts(left: Claim, right: Claim, context: Context, setting: Setting) -> list[Part]:
    """Return what speaks for and against two claims, their places first."""
    slip = find_slip(*best_values(left, right))
    shares = left.figure.kind is FigureKind.PERCENT
    parts = [
        *_place_parts(left, right, setting, context),
        *_slip_parts(slip, shares),
        *_date_parts(left, right, setting),
    ]
    for name, points, show in parts_of(left, right, context):
        if slip and name == _APART and not _are_both_said(left, right):
            continue  # a period that a sentence further up named is a guess, and one row of months makes many
        if name in COUNTERPARTS and not (slip and name in _DISTANCES):
            parts.append(_part(name, points / WEIGHTS[name], show))
    return parts


_APART = "periods apart"


def _are_both_said(left: Claim, right: Claim) -> bool:
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
_SAME_WIDTH = 5
# Width of the text after them that counts in full: 의 개인정보를.
_FULL_WIDTH = 10


# What shows that two figures stand in one place, besides what is counted and of whom.
_PLACES = frozenset(
    {
        "sentences tell another fact alike",
        "sentences beside tell a fact alike",
        "same fact right after",
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


def _is_placed(offer: _Offer, one: Cluster, two: Cluster, context: Context, setting: Setting) -> bool:
    """Tell whether the places of two claims speak for them: in two languages their digits alone do not.

    Two claims of one language, where the clusters have such, then have to speak for themselves.
    """
    if setting.are_of_one_language(offer.left, offer.right):
        return True
    if setting.agreement(offer.left, offer.right) >= _AGREED:
        return True
    if any(name in _PLACES for name, _, _ in _parts(offer.left, offer.right, context, setting)):
        return True
    return any(
        _chance(sum([points for _, points, _ in _parts(left, right, context, setting)])) >= ENOUGH
        for left, right in product(one.claims, two.claims)
        if setting.are_of_one_language(left, right)
    )


def _place_parts(left: Claim, right: Claim, setting: Setting, context: Context) -> Iterator[Part]:
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
    if setting.width_before(left, right) >= _SAME_WIDTH:
        yield _part("same letters right before")
    if (width := setting.width_after(left, right)) >= _SAME_WIDTH:
        yield _part("same letters right after", width / _FULL_WIDTH)
    yield _part("letters beside", setting.likeness(left, right))
    yield _part("words of the sentences", setting.agreement(left, right))
    if left.figure.unit == right.figure.unit:
        yield _part("same unit")
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
    elif slip.digits - (shares and slip.kind != "swapped") < _SLIPPED:
        yield _part("one slip apart, two digits")
    else:
        yield _part("digit changed" if slip.kind == "changed" else "digits swapped or missing")


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
