"""Bring what articles tell only roughly to the exact figure that others tell both roughly and exactly.

1만여 명 is no rounding of two digits, so that an article with nothing finer meets 1만18명 by no value. Where another
article has 1만여 명 in its headline and 1만18명 in its text, the rough form says which figure it means.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from checker.match.cluster import Cluster, in_order
from checker.match.pairs import Likeness, is_same_amount
from checker.match.pairs.values import best_values, is_bound_of
from checker.model import Claim, Effect, Link

__all__ = ["join_rough"]

_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def join_rough(clusters: Sequence[Cluster], likeness: Likeness, threshold: float) -> list[Cluster]:
    """Join clusters that only bound a figure with the one exact figure that an article bounds in the same words.

    Args:
        clusters: What clustering found, claims that stand alone included.
        likeness: What the rules make of the pairs of the story.
        threshold: Score from which a pair of claims of two articles may be one fact.

    Returns:
        The clusters; a rough one whose exact figure is the only such is part of that, its claims tied to it.
    """
    hosts = [cluster for cluster in clusters if cluster.tied]
    kept = []
    for cluster in clusters:
        if cluster.tied or not all(claim.figure.has(*_BOUNDS) for claim in cluster.claims):
            kept.append(cluster)
            continue
        links = [(host, link) for host in hosts if (link := _meets(cluster, host, likeness, threshold)) is not None]
        if len(links) != 1:
            kept.append(cluster)
            continue
        host, link = links[0]
        host.tied |= {claim.id for claim in cluster.claims}
        host.claims = in_order([*host.claims, *cluster.claims])
        host.links = [*host.links, *cluster.links, link]
    return sorted(kept, key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))


def _meets(rough: Cluster, host: Cluster, likeness: Likeness, threshold: float) -> Link | None:
    """Return the link of a rough cluster to the rough form of an exact figure, ``None`` where nothing says so."""
    for one, two in product(rough.claims, host.speaking):
        if likeness.veto(one, two) or not is_bound_of(*best_values(one, two)):
            return None
    tied = [claim for claim in host.claims if claim.id in host.tied]
    found = [_link(*pair, likeness) for pair in product(rough.claims, tied) if _are_alike(*pair, likeness)]
    best = max(found, key=lambda link: (link.score, link.left, link.right), default=None)
    return best if best is not None and best.score >= threshold else None


def _are_alike(one: Claim, two: Claim, likeness: Likeness) -> bool:
    """Tell whether two articles tell a figure in the same rough words."""
    if one.article == two.article or likeness.veto(one, two):
        return False
    return two.figure.has(*_BOUNDS) and is_same_amount(*best_values(one, two))


def _link(one: Claim, two: Claim, likeness: Likeness) -> Link:
    left, right = sorted((one, two), key=lambda claim: (claim.article, claim.figure.span))
    return Link(left.id, right.id, likeness.score(left, right))
