"""Join what is left of one value: two groups of articles that each give it, and give it for nothing else.

Two claims are judged by the words beside them, and one paper puts a value to another noun than the next: 손익분기점은 330만명,
관객 330만명이 들면 본전. Where no article gives both, and none of theirs gives the value again, it is told of one thing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import combinations, product

from checker.lexicon.attributes import is_counted_noun, is_percentage
from checker.match.cluster import Cluster, in_order
from checker.match.features import middle, significant, value_key
from checker.match.pairs import Likeness
from checker.match.pairs.once import sole_part
from checker.match.pairs.score import chance_of
from checker.match.pairs.values import CALENDAR
from checker.match.pairs.weights import reasons_of
from checker.model import Claim, Figure, FigureKind, Link

__all__ = ["join_sole"]

# Kinds whose values are told of several things of a story by what they are: days, and the ages of people.
_COMMON = (*CALENDAR, FigureKind.AGE)
# Digits from which a number is seldom met twice, and money with one. A number of two needs a figure that stands beside
# both, or a pair that is not quite unlike. Of eighteen joins of such a value that no veto keeps apart none was of two
# things, over annotated events.
_TELLING = 2
_POSSIBLE = 0.14
# A number of one digit needs a likelier pair and a figure that stands beside both; one and two are counted everywhere. Of
# six such joins none was of two things.
_SEVERAL = 3
_LIKELY = 0.2
# Where what they are of, or their role, was read from words that exclude each other, all else has to speak for the pair and
# an amount has to stand beside both: so it did for eight, all of one thing.
_ALIKE = 0.85
_READ = frozenset({"attribute", "role"})
# Where such words, or those of whom a value is told, keep some claims of two groups apart, and others are this much alike,
# they were misread. So may days be joined, which are told of many things. Of seven such joins none was of two things.
_WORDS = _READ | {"qualifier", "label"}
_ITEM = "label"  # needs a figure beside both as well: a list gives many values
_SURE = 0.8
_PEOPLE = "count:person"


@dataclass(frozen=True, slots=True)
class _Offer:
    score: float
    left: Claim
    right: Claim
    one: Cluster
    two: Cluster


def join_sole(clusters: Sequence[Cluster], likeness: Likeness) -> list[Cluster]:
    """Join clusters that give one value, in articles that give it for nothing else.

    Args:
        clusters: What clustering found, claims that stand alone included.
        likeness: What the rules make of the pairs of the story.

    Returns:
        The clusters, in order of article and text.
    """
    told = Counter(key for cluster in clusters for key in _keys(cluster))
    kept = list(clusters)
    for key in sorted(key for key, times in told.items() if times > 1):
        group = [cluster for cluster in kept if key in _keys(cluster)]
        while (offer := _best(group, key, likeness)) is not None:
            union = _union(offer, likeness)
            group, kept = (
                [*(c for c in those if c is not offer.one and c is not offer.two), union] for those in (group, kept)
            )
    return sorted(kept, key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))


def _keys(cluster: Cluster) -> set[str]:
    return {key for claim in cluster.claims for key in _keys_of(claim)}


def _keys_of(claim: Claim) -> set[str]:
    figures = (claim.figure, *claim.conversions)
    return {key for figure in figures if _is_compared(figure) and (key := value_key(figure)) is not None}


def _is_compared(figure: Figure) -> bool:
    return figure.kind not in _COMMON or _is_day(figure)


def _is_day(figure: Figure) -> bool:
    return figure.kind is FigureKind.DATE and figure.moment is not None and figure.moment.grain == "day"


def _best(group: Sequence[Cluster], key: str, likeness: Likeness) -> _Offer | None:
    """Return the two clusters of one value that are likest, ``None`` where no two may be one fact."""
    offers = [offer for pair in combinations(group, 2) if (offer := _offer(*pair, group, key, likeness)) is not None]
    return max(offers, key=lambda offer: (offer.score, offer.left.id, offer.right.id), default=None)


def _offer(one: Cluster, two: Cluster, group: Sequence[Cluster], key: str, likeness: Likeness) -> _Offer | None:
    told = one.articles | two.articles
    if one.articles & two.articles or any(c is not one and c is not two and c.articles & told for c in group):
        return None
    lefts, rights = ([claim for claim in cluster.speaking if key in _keys_of(claim)] for cluster in (one, two))
    if not lefts or not rights:
        return None
    pairs, given = [*product(one.speaking, two.speaking)], [*product(lefts, rights)]
    vetoes = {likeness.veto(*pair) for pair in pairs} - {""}
    free = _best_pair([pair for pair in given if not likeness.veto(*pair)], one, two, likeness)
    if free is not None and (
        _is_outvoted(free, given, vetoes, likeness) or (not vetoes and _is_met_once(free, given, likeness))
    ):
        return free
    best = _best_pair(given, one, two, likeness)
    return best if best is not None and vetoes and _is_misread(best, pairs, given, vetoes, likeness) else None


def _best_pair(pairs: Sequence[tuple[Claim, Claim]], one: Cluster, two: Cluster, likeness: Likeness) -> _Offer | None:
    offers = (_Offer(likeness.score(*pair), *pair, one, two) for pair in pairs)
    return max(offers, key=lambda offer: (offer.score, offer.left.id, offer.right.id), default=None)


def _is_outvoted(offer: _Offer, given: Sequence[tuple[Claim, Claim]], vetoes: Set[str], likeness: Likeness) -> bool:
    """Tell whether two claims are so alike that what keeps others of their groups apart was misread there."""
    if not vetoes or not vetoes <= _WORDS or offer.score < _SURE:
        return False
    if _ITEM in vetoes and not any(likeness.context.have_company(*pair) for pair in given):
        return False
    return _is_day(offer.left.figure) or _is_telling(offer.left)


def _is_met_once(offer: _Offer, given: Sequence[tuple[Claim, Claim]], likeness: Likeness) -> bool:
    """Tell whether a value is told of one thing by its digits, or by what stands beside it."""
    if _is_day(offer.left.figure):
        return False
    beside = any(likeness.context.have_company(*pair) for pair in given)
    if _is_uncommon(offer.left, offer.score, beside):
        return True
    return beside and offer.score >= _LIKELY and _is_of_several(offer.left)


def _is_misread(
    offer: _Offer,
    pairs: Sequence[tuple[Claim, Claim]],
    given: Sequence[tuple[Claim, Claim]],
    vetoes: Set[str],
    likeness: Likeness,
) -> bool:
    """Tell whether what the values are of, or their role, was read from another word, all else being alike."""
    if not vetoes <= _READ or not _is_telling(offer.left) or offer.score < _ALIKE or _is_day(offer.left.figure):
        return False
    if not any(likeness.context.share_an_amount(*pair) for pair in given):
        return False
    return not any(_are_two_things(*pair, likeness) for pair in pairs)


def _is_telling(claim: Claim) -> bool:
    return claim.figure.kind is FigureKind.MONEY or significant(claim.figure) >= _TELLING


def _is_uncommon(claim: Claim, score: float, beside: bool) -> bool:
    """Tell whether a value is met once in a story, by its digits: 0.72, 13,972; 75 may be told of two things."""
    if claim.figure.kind is FigureKind.MONEY or beside or score >= _POSSIBLE:
        return _is_telling(claim)
    number = middle(claim.figure)
    return significant(claim.figure) > _TELLING or (_is_telling(claim) and number is not None and number != int(number))


def _is_of_several(claim: Claim) -> bool:
    number = middle(claim.figure)
    return number is not None and not (number == int(number) and abs(number) < _SEVERAL)


def _are_two_things(left: Claim, right: Claim, likeness: Likeness) -> bool:
    """Tell whether two claims are of two things that no noun was misread for: 23 missing and 23 dead, two margins of 33%.

    12 of the crew may be 12 who got out, and 74% of the revenue the 74% that went into the rent.
    """
    if likeness.veto(left, right) != "attribute":
        return False
    one, two = left.attribute or "", right.attribute or ""
    if left.figure.kind is FigureKind.PERCENT:
        return is_percentage(one) and is_percentage(two)
    return left.figure.dimension == _PEOPLE and not (is_counted_noun(one) or is_counted_noun(two))


def _union(offer: _Offer, likeness: Likeness) -> Cluster:
    left, right = in_order((offer.left, offer.right))
    parts = [*likeness.parts(left, right), sole_part()]
    score = chance_of(sum([points for _, points, _ in parts]))
    link = Link(left.id, right.id, score, reasons_of(parts, left, right, likeness.context))
    return offer.one.joined([offer.two], [link])
