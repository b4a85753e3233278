"""Join claims into facts: first inside each article, then between articles, one to one.

An article gives one fact one value, so matching two articles is an assignment: the best pairs are
taken first, and a pair that would put two different values of one article, or two claims that a
veto keeps apart, into one fact is refused. Correlation clustering by greedy agglomeration; the
order is total, so the same input gives the same facts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from checker.match.blocking import candidate_pairs
from checker.match.features import digits_of, value_key
from checker.match.own import tie_bounds
from checker.match.pairs import Context, Likeness, Veto, find_veto, is_rounding, is_same_amount, same_digits
from checker.match.pairs.values import CALENDAR
from checker.model import Claim, Figure, Link, Moment

__all__ = ["Cluster", "Refusal", "cluster_claims"]


@dataclass(slots=True)
class Cluster:
    """Claims taken for one fact while clustering goes on.

    Attributes:
        claims: The claims, in order of article and text.
        links: What joined them.
        tied: Ids of those that but bound an exact figure of their own article; it speaks for them.
    """

    claims: list[Claim]
    links: list[Link] = field(default_factory=list)
    tied: set[str] = field(default_factory=set)

    @property
    def speaking(self) -> list[Claim]:
        """The claims by which the cluster meets others."""
        return [claim for claim in self.claims if claim.id not in self.tied] if self.tied else self.claims

    @property
    def articles(self) -> set[str]:
        """Ids of the articles that state it."""
        return {claim.article for claim in self.claims}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that looks alike and was kept apart."""

    left: Claim
    right: Claim
    score: float
    veto: Veto


# Pairs of one article need more than pairs of two: an editor does not repeat himself, he contrasts.
INSIDE_THRESHOLD = 0.72

# Digits from which an article may round its own figure: it gives $5.576M, then $5.6M; but 51억 beside
# 50억 in a list of prices are two prices.
ROUNDED_AGAIN = 4


def _telling_digits(figure: Figure) -> int:
    """Count the digits of a figure up to its last non-zero one: $95.00 has two."""
    return 0 if figure.value is None else len(digits_of(figure.value))


def _shares_value(left: Claim, right: Claim) -> bool:
    """Tell whether two claims share a value, conversions of them included."""
    if not left.conversions and not right.conversions:
        one, two = left.figure, right.figure
        if one.dimension != two.dimension:
            return False
        if one.moment is not None and two.moment is not None:
            return one.moment.start == two.moment.start
    keys = {value_key(figure) for figure in (left.figure, *left.conversions)} - {None}
    return not keys.isdisjoint(value_key(figure) for figure in (right.figure, *right.conversions))


def _is_listed(left: Claim, right: Claim) -> bool:
    """Tell whether two claims stand in one sentence, which does not say a thing twice: 도로에 320억원, 급식에 320억원."""
    return (left.article, left.sentence, left.figure.unit) == (right.article, right.sentence, right.figure.unit)


def _same_figure(left: Claim, right: Claim) -> bool:
    """Tell whether two claims of one article may give one value: again, rounded, or with a slip of scale."""
    if _is_listed(left, right):
        return False
    if _shares_value(left, right):
        return True
    one, two = left.figure, right.figure
    if is_same_amount(one, two):
        return True  # the headline kills 12, the text 12 people
    if one.kind in CALENDAR:
        return left.attribute == right.attribute is not None and _holds(one.moment, two.moment)
    if one.unit != two.unit:
        return False
    if is_rounding(one, two):
        return max(_telling_digits(one), _telling_digits(two)) >= ROUNDED_AGAIN
    return left.attribute == right.attribute is not None and same_digits(one, two)


def _holds(one: Moment | None, two: Moment | None) -> bool:
    """Tell whether one of two dates lies in the other: the sixth of June, then June."""
    if one is None or two is None:
        return False
    return (one.start <= two.start and two.end <= one.end) or (two.start <= one.start and one.end <= two.end)


def _stands_for(figure: Figure, anchor: Figure) -> bool:
    """Tell whether a figure is a sharp one again, rounded, or with a slip of scale."""
    if figure.unit != anchor.unit:
        return False
    return figure.value == anchor.value or is_rounding(figure, anchor) or same_digits(figure, anchor)


def _converts(bridge: Claim, one: Figure, two: Figure) -> bool:
    """Tell whether a claim gives both figures as one amount: 5억달러(약 7300억원) of a headline's 7300억."""
    figures = (bridge.figure, *bridge.conversions)
    return (
        len(figures) > 1
        and one.unit != two.unit
        and all(any(figure.unit == f.unit and _stands_for(figure, f) for f in figures) for figure in (one, two))
    )


def _conflicts_inside(one: Cluster, two: Cluster) -> bool:
    """Tell whether joining would give one article two values of one fact."""
    anchors: list[Figure] | None = None
    for article in sorted(one.articles & two.articles):
        lefts = [claim for claim in one.speaking if claim.article == article]
        rights = [claim for claim in two.speaking if claim.article == article]
        for left, right in product(lefts, rights):
            if _same_figure(left, right):
                continue
            if _is_listed(left, right):
                return True
            if anchors is None:
                figures = [claim.figure for claim in (*one.claims, *two.claims)]
                anchors = [figure for figure in figures if _telling_digits(figure) >= ROUNDED_AGAIN]
            if any(_stands_for(left.figure, a) and _stands_for(right.figure, a) for a in anchors):
                continue
            if not any(_converts(claim, left.figure, right.figure) for claim in (*one.claims, *two.claims)):
                return True
    return False


def _linkage(one: Cluster, two: Cluster, scores: dict[tuple[str, str], float]) -> float:
    """Return how well two clusters fit: the mean, over the claims of both, of the best score across."""
    lefts, rights = [claim.id for claim in one.speaking], [claim.id for claim in two.speaking]
    best = [
        max([scores.get((claim, other), 0.0) for other in others])
        for claims, others in ((lefts, rights), (rights, lefts))
        for claim in claims
    ]
    return sum(best) / len(best)


# Two clusters join when their linkage reaches this share of the threshold: below one, because a
# claim that says little (a headline) scores low with all of its fellows.
LINKAGE = 0.6


def cluster_claims(
    claims: Sequence[Claim], threshold: float, near: float, context: Context | None = None
) -> tuple[list[Cluster], list[Refusal]]:
    """Cluster the claims of one story.

    Args:
        claims: All claims of the story's articles.
        threshold: Score from which a pair of claims of two articles may be one fact.
        near: Score from which a refused pair is reported.
        context: What the story makes of its words, where that is known already.

    Returns:
        All clusters, those of one claim included, their links without the reasons, and the refusals
        worth showing.
    """
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.figure.span))
    context = context or Context.of(ordered)
    likeness = Likeness(ordered, context)
    links: list[Link] = []
    refusals: list[Refusal] = []
    scores: dict[tuple[str, str], float] = {}
    ties = tie_bounds(ordered)
    for i, j in candidate_pairs(ordered):
        left, right = ordered[i], ordered[j]
        if left.id in ties or right.id in ties:
            continue
        inside = left.article == right.article
        if inside and not _same_figure(left, right):
            continue
        if likeness.is_vetoed(left, right):
            if not inside and _same_figure(left, right) and (score := likeness.score(left, right)) >= near:
                veto = find_veto(left, right, context)
                assert veto is not None
                refusals.append(Refusal(left, right, score, veto))
            continue
        score = likeness.score(left, right)
        scores[left.id, right.id] = scores[right.id, left.id] = score
        if score >= (INSIDE_THRESHOLD if inside else threshold):
            links.append(Link(left.id, right.id, score))
    return _agglomerate(_tied(ordered, ties), links, scores, threshold, likeness), refusals


def _tied(claims: Sequence[Claim], ties: Mapping[str, Link]) -> dict[str, Cluster]:
    """Return the cluster of each claim by its id, before any two articles meet."""
    known = {claim.id: claim for claim in claims}
    home = {claim.id: Cluster([claim]) for claim in claims if claim.id not in ties}
    for loose, link in ties.items():
        cluster = home[link.left if loose == link.right else link.right]
        cluster.claims.append(known[loose])
        cluster.links.append(link)
        cluster.tied.add(loose)
        home[loose] = cluster
    return home


def _agglomerate(
    home: dict[str, Cluster],
    links: list[Link],
    scores: dict[tuple[str, str], float],
    threshold: float,
    likeness: Likeness,
) -> list[Cluster]:
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
        one, two = home[link.left], home[link.right]
        if one is two:
            one.links.append(link)
            continue
        if _conflicts_inside(one, two) or _linkage(one, two, scores) < LINKAGE * threshold:
            continue
        if any(likeness.is_vetoed(left, right) for left in one.speaking for right in two.speaking):
            continue
        one.claims.extend(two.claims)
        one.links.extend([*two.links, link])
        one.tied |= two.tied
        for claim in two.claims:
            home[claim.id] = one
    seen: dict[int, Cluster] = {}
    for cluster in home.values():
        seen.setdefault(id(cluster), cluster)
    for cluster in seen.values():
        cluster.claims.sort(key=lambda claim: (claim.article, claim.figure.span))
    return sorted(seen.values(), key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))
