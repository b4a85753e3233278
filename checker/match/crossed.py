"""Values that one article has crossed: 가전 3조, 반도체 5조 where all others have 가전 5조, 반도체 3조.

Clustering goes by the values, so each of the two stands in the fact of the other name. Where the names right before
the figures say so on both sides, the two claims change places, and the judgement finds both facts at odds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.match.cluster import Cluster, in_order
from checker.match.features import significant
from checker.match.leads import Names, has_name, leads_of
from checker.match.moving import homes_of, move_claims
from checker.match.pairs import is_rounding, is_same_amount
from checker.model import TURNED, Article, Claim, Link

__all__ = ["uncross"]

_KOREAN = "ko"
# So many articles have to tell both values under their names, besides the one that has crossed them.
_OTHERS = 2
# How sure it is that a claim is of the fact that its name says, where another name says the same of its counterpart.
_SURE = 0.9

# Claim id → the words before its figure, and those right after it.
Leads = Mapping[str, tuple[Names, Names]]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two clusters whose claims stand side by side, and the names that only one of them has."""

    one: Cluster
    two: Cluster
    names: tuple[Names, Names]


def uncross(clusters: Sequence[Cluster], articles: Iterable[Article]) -> list[Cluster]:
    """Put the values that an article has crossed where their names belong.

    Args:
        clusters: What was found to be one fact.
        articles: The articles of the story. Only Korean puts the name before the figure for certain.

    Returns:
        The clusters, the claims of each crossed pair exchanged.
    """
    texts = {article.id: article.text for article in articles if article.language == _KOREAN}
    leads = _leads((claim for cluster in clusters for claim in cluster.claims), texts)
    moves: dict[str, int] = {}
    for left, right in _listed_together(clusters, leads):
        pair = _named(clusters[left], clusters[right], leads)
        if pair is None:
            continue
        for article in sorted(pair.one.articles & pair.two.articles):
            of_one, of_two = _crossed(pair, article, leads)
            moves |= dict.fromkeys(of_one, right) | dict.fromkeys(of_two, left)
    return move_claims(clusters, moves, _link)


def _leads(claims: Iterable[Claim], texts: Mapping[str, str]) -> Leads:
    """Return the words that stand before each figure, from the figure before it or the begin of its sentence, and after."""
    rows: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.article in texts:
            rows[claim.article, claim.sentence.start].append(claim)
    found: dict[str, tuple[Names, Names]] = {}
    for (article, _), row in rows.items():
        found |= leads_of(row, texts[article], _KOREAN)
    return found


def _listed_together(clusters: Sequence[Cluster], leads: Leads) -> list[tuple[int, int]]:
    """Return the places of clusters of unlike values that three articles or more tell, and one of them side by side."""
    tellers = [{claim.article for claim in cluster.claims if claim.id in leads} for cluster in clusters]
    homes = homes_of(clusters)
    claims = in_order(claim for cluster in clusters for claim in cluster.claims if claim.id in leads)
    beside = {
        (min(homes[one.id], homes[two.id]), max(homes[one.id], homes[two.id]))
        for one, two in pairwise(claims)
        if one.article == two.article and homes[one.id] != homes[two.id]
    }
    return [
        (left, right)
        for left, right in sorted(beside)
        if len(tellers[left] & tellers[right]) > _OTHERS and _are_of_one_kind(clusters[left], clusters[right])
    ]


def _are_of_one_kind(one: Cluster, two: Cluster) -> bool:
    first, second = (max((claim.figure for claim in cluster.claims), key=significant) for cluster in (one, two))
    if first.moment is not None or first.unit != second.unit or first.kind is not second.kind:
        return False
    return not is_same_amount(first, second) and not is_rounding(first, second)


def _named(one: Cluster, two: Cluster, leads: Leads) -> _Pair | None:
    """Return the names by which most articles tell two clusters apart, ``None`` where they have none."""
    both = one.articles & two.articles
    said = [{article: _said(cluster, article, leads) for article in both} for cluster in (one, two)]
    names = _own_names(said[0], said[1]), _own_names(said[1], said[0])
    return _Pair(one, two, names) if all(names) else None


def _own_names(said: Mapping[str, Names], besides: Mapping[str, Names]) -> Names:
    """Return the words that several articles say of one cluster, and none but one that may have crossed them of the other."""
    words = frozenset().union(*said.values())
    return frozenset(word for word in words if _tellers(said, word) >= _OTHERS and _tellers(besides, word) <= 1)


def _tellers(said: Mapping[str, Names], word: str) -> int:
    return sum(has_name(words, word) for words in said.values())


def _said(cluster: Cluster, article: str, leads: Leads) -> Names:
    words = [leads[claim.id][0] for claim in cluster.claims if claim.article == article and claim.id in leads]
    return frozenset().union(*words)


def _crossed(pair: _Pair, article: str, leads: Leads) -> tuple[Sequence[str], Sequence[str]]:
    """Return the claims of either cluster that an article gives under a name of the other, if it crosses both."""
    own, other = pair.names
    of_one = _under(pair.one, article, leads, other, own)
    of_two = _under(pair.two, article, leads, own, other) if of_one else ()
    return (of_one, of_two) if of_two else ((), ())


def _under(cluster: Cluster, article: str, leads: Leads, names: Names, not_these: Names) -> list[str]:
    return [
        claim.id
        for claim in cluster.claims
        if claim.article == article and claim.id in leads
        for before, after in [leads[claim.id]]
        if any(has_name(before, name) for name in names)
        and not any(has_name(before | after, name) for name in not_these)
    ]


def _link(claim: Claim, there: Sequence[Claim]) -> Link:
    left, right = in_order((claim, there[0]))
    return Link(left.id, right.id, _SURE, ((TURNED, 0.0, f"{claim.figure.text} | {there[0].figure.text}"),))
