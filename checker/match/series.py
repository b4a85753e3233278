"""Join the points of one count that goes on: a toll of 28, 176, 177 and 179 is one series.

Values that differ are kept apart by the clustering; here the clusters that count one growing thing
(``shared/growing.toml``) are put together, so that an editor sees an update and not four facts. What
is counted, of whom and where has to be the same; only the moment of counting may differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import product

from checker.lexicon.growing import find_growing
from checker.match.cluster import Cluster
from checker.match.features import middle
from checker.match.pairs import Context, Part, find_veto, parts_of, score_of
from checker.model import Claim, Effect, FigureKind, Link, Role

__all__ = ["Days", "Tolls", "is_one_series", "join_series", "read_tolls", "told_besides"]

# Article id → its day of publication.
Days = Mapping[str, date | None]

# Log-odds that the words alone must reach, the values left aside. Set by the tolls of the
# development clusters (joined) and by deaths of an earlier disaster told as background (apart).
WORDS_ALONE = 2.0

_COUNTS = (FigureKind.COUNT, FigureKind.MEASURE, FigureKind.NUMBER, FigureKind.MONEY)


def _series_key(claim: Claim) -> tuple[str, ...] | None:
    """Return what the points of one series share, or ``None`` for a claim that is no such point."""
    if claim.figure.kind not in _COUNTS or claim.role not in (Role.LEVEL, Role.PREVIOUS):
        return None
    if claim.figure.value is None or claim.figure.has(Effect.VAGUE) or "background" in claim.qualifiers:
        return None  # what was counted years ago grows no more
    growing = find_growing(claim.attribute, claim.attribute_text)
    if growing is None or growing.many or not claim.attribute:
        return None
    return (growing.id, claim.attribute, claim.figure.dimension, *sorted(claim.qualifiers))


# What is counted, and on which day it was printed → the values, each with the figure as written.
Tolls = Mapping[tuple[tuple[str, ...], date | None], Mapping[Decimal, str]]


# Counts from here on are told of whatever is at hand: four million homes, customers or people without power.
_MANY = 1000


def _toll_key(claim: Claim) -> tuple[str, ...] | None:
    """Return what the values of one count share, whatever large numbers of it are counted in."""
    key, value = _series_key(claim), middle(claim.figure)
    if key is None or value is None:
        return None
    dimension = claim.figure.dimension
    many = dimension.startswith("count:") and value >= _MANY
    return tuple("count" if many and part == dimension else part for part in key)


def read_tolls(claims: Iterable[Claim], days: Days) -> Tolls:
    """Return the values that a story gives, day by day, of each count that moves by the hour."""
    found: dict[tuple[tuple[str, ...], date | None], dict[Decimal, str]] = defaultdict(dict)
    for claim in claims:
        key, value = _toll_key(claim), middle(claim.figure)
        if key is not None and value is not None and _is_hourly(claim):
            found[key, days.get(claim.article)].setdefault(value, claim.figure.text)
    return found


def told_besides(claims: Sequence[Claim], tolls: Tolls, days: Days) -> tuple[str, ...]:
    """Return the values of ``tolls`` that are told of what the claims count, and that none of them gives."""
    own = {middle(claim.figure) for claim in claims}
    others: dict[tuple[str, ...], dict[Decimal, str]] = defaultdict(dict)
    for claim in claims:
        key = _toll_key(claim)
        if key is not None:
            told = tolls.get((key, days.get(claim.article)), {})
            others[key].update({value: text for value, text in told.items() if value not in own})
    most = max(others.values(), key=len, default={})
    return tuple(text for _, text in sorted(most.items()))


def _is_hourly(claim: Claim) -> bool:
    """Tell whether a claim counts what moves by the hour on the day of an event."""
    growing = find_growing(claim.attribute, claim.attribute_text)
    return growing is not None and growing.hourly


def is_one_series(left: Claim, right: Claim) -> bool:
    """Tell whether two claims count one growing thing, as far as their own words say."""
    key = _series_key(left)
    return key is not None and key == _series_key(right)


# Parts that speak of the values, which differ between the points of a series.
_VALUE_PARTS = (
    "same value",
    "value",
    "same digits",
    "only such value",
    "given once",
    "count given once",
    "no value",
    "several such",
    "one such",
)


# Parts that say the two claims are of different subjects: another country, an earlier disaster.
_OTHER_SUBJECT = ("contrasted entities", "other entities")


def _words_alone(parts: Sequence[Part]) -> float:
    return sum([points for name, points, _ in parts if not name.startswith(_VALUE_PARTS)])


def _is_background(point: Cluster, series: Cluster) -> bool:
    """Tell whether one article contrasts a count with its own: an earlier disaster, another country."""
    if len(point.articles) > 1 or any(claim.as_of is not None for claim in point.claims):
        return False
    return bool(point.articles & series.articles)


def _are_told_apart(one: Cluster, two: Cluster) -> bool:
    """Tell whether an article that has both values says of one of them when it was counted."""
    for article in one.articles & two.articles:
        lefts = {_counted(claim) for claim in one.claims if claim.article == article}
        rights = {_counted(claim) for claim in two.claims if claim.article == article}
        if len(lefts | rights) < 2:
            return False
    return True


# Up to which share of the higher one two counts of one day may be one count, printed wrong: 179 and 181 dead;
# 56 and 1,011 injured are two counts, of which nothing says which is the later one.
_ONE_COUNT = Decimal("0.1")


# So many articles settle a count: one more of the same day that gives another one has slipped, or is early.
_SETTLED = 4
# How many times one may be the other there: 4 dead against 6, not 56 injured against 1,011.
_FAR = 2


def _is_odd_one(one: Cluster, two: Cluster) -> bool:
    """Tell whether one article is at odds with many that agree."""
    few, many = sorted((one, two), key=lambda cluster: len(cluster.articles))
    if len(few.articles) > 1 or len(many.articles) < _SETTLED:
        return False
    left, right = middle(few.claims[0].figure), {middle(claim.figure) for claim in many.claims}
    other = right.pop()
    if right or left is None or other is None or min(left, other) <= 0:
        return False
    return max(left, other) <= _FAR * min(left, other)


def _may_be_ordered(one: Cluster, two: Cluster, days: Days) -> bool:
    """Tell whether something says which of two counts is the later one, or whether they may be one count."""
    if _is_odd_one(one, two):
        return True
    return all(
        _says_when(left, right, days) or _is_near(left, right) for left, right in product(one.claims, two.claims)
    )


def _says_when(left: Claim, right: Claim, days: Days) -> bool:
    if left.as_of is not None or right.as_of is not None:
        return True
    return days.get(left.article) != days.get(right.article)


def _is_near(left: Claim, right: Claim) -> bool:
    one, two = middle(left.figure), middle(right.figure)
    return one is not None and two is not None and abs(one - two) <= _ONE_COUNT * max(abs(one), abs(two))


def _counted(claim: Claim) -> str:
    return " ".join(period.text for period in (claim.as_of, claim.period) if period is not None)


def _one_series(one: Cluster, two: Cluster, context: Context, days: Days) -> Link | None:
    """Return the best link between two clusters when the words make them points of one count."""
    if _is_background(one, two) or _is_background(two, one) or not _are_told_apart(one, two):
        return None
    if not _may_be_ordered(one, two, days):
        return None
    best: tuple[float, Link] | None = None
    for left in one.claims:
        for right in two.claims:
            veto = find_veto(left, right, context)
            if veto is not None:
                return None
            parts = parts_of(left, right, context)
            if any(name in _OTHER_SUBJECT for name, _, _ in parts):
                return None
            points = _words_alone(parts)
            if best is None or points > best[0]:
                best = (points, Link(left.id, right.id, score_of(parts)))
    if best is None or best[0] < WORDS_ALONE:
        return None
    return best[1]


def join_series(clusters: Sequence[Cluster], context: Context, days: Days | None = None) -> list[Cluster]:
    """Join the clusters that count one growing thing.

    Args:
        clusters: What clustering found, claims that stand alone included.
        context: What the story makes of its words.
        days: Article id → its day of publication, where that is known.

    Returns:
        The clusters, those of one series replaced by their union.
    """
    points: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
    rest: list[Cluster] = []
    for cluster in clusters:
        keys = {_series_key(claim) for claim in cluster.claims}
        key = keys.pop() if len(keys) == 1 else None
        if key is not None:
            points[key].append(cluster)
        else:
            rest.append(cluster)
    joined = [series for _, group in sorted(points.items()) for series in _join_group(group, context, days or {})]
    return sorted((*rest, *joined), key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))


def _join_group(group: Sequence[Cluster], context: Context, days: Days) -> Iterator[Cluster]:
    open_series: list[Cluster] = []
    for cluster in group:
        for series in open_series:
            link = _one_series(series, cluster, context, days)
            if link is not None:
                series.claims.extend(cluster.claims)
                series.claims.sort(key=lambda claim: (claim.article, claim.figure.span))
                series.links.extend([*cluster.links, link])
                break
        else:
            open_series.append(Cluster(list(cluster.claims), list(cluster.links)))
    yield from open_series
