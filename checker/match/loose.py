"""Take a claim out of a fact that it but fits, to the one whose value a slip makes of its own: 7.62% beside 7% 넘게, 7.26%.

A bound, or a round figure, allows many values, so clustering holds a value there that nobody else tells. Where that is
another fact's value with two digits swapped, and stands in its place, it is that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.match.cluster import Cluster
from checker.match.moving import is_amount, move_claims
from checker.match.pairs import is_rounding, is_same_amount
from checker.match.pairs.values import best_values, find_slip, within_bounds
from checker.match.places import Places
from checker.match.room import SLIPPED, may_differ
from checker.model import Claim, Link

__all__ = ["take_out_slipped"]

# Score of the place from which a claim is told of a fact whose value a slip makes of its own. Of the annotated events two
# claims are moved, with 0.88 and 0.99, both rightly.
ENOUGH = 0.85
# How much further the place has to speak for it than for where it is, if what is there would not fit the other fact too.
AHEAD = 1.5


def take_out_slipped(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Move claims that a bound or a rounding holds to the fact whose value they miss by a slip.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    goes: dict[str, int] = {}
    for number, claim, others in _held_loosely(clusters):
        offers = [
            (places.link(claim, mate).score, mate.id, home, mate)
            for home, mate in _missed(claim, number, clusters)
            if not places.likeness.is_vetoed(claim, mate) and may_differ(claim, mate, places.setting)
        ]
        if not offers:
            continue
        score, _, home, mate = max(offers)
        fits_too = all(_fits(other, mate) for other in others)
        if score >= ENOUGH and (
            fits_too or places.points(claim, mate) - max(places.points(claim, other) for other in others) >= AHEAD
        ):
            goes[claim.id] = home

    def bind(claim: Claim, there: Sequence[Claim]) -> Link:
        return max((places.link(claim, mate) for mate in there), key=lambda found: (found.score, found.right))

    return move_claims(clusters, goes, bind)


def _held_loosely(clusters: Sequence[Cluster]) -> Iterator[tuple[int, Claim, Sequence[Claim]]]:
    """Yield the claims whose value no other article of their fact gives, with the claims of those articles."""
    for number, cluster in enumerate(clusters):
        if len(cluster.articles) < 2:
            continue
        for claim in cluster.speaking:
            others = [other for other in cluster.speaking if other.article != claim.article]
            if others and is_amount(claim) and not any(is_same_amount(*best_values(claim, other)) for other in others):
                yield number, claim, others


def _missed(claim: Claim, number: int, clusters: Sequence[Cluster]) -> Iterator[tuple[int, Claim]]:
    """Yield the claims of other facts, which its article does not tell, whose value has two digits of its own swapped."""
    for home, cluster in enumerate(clusters):
        if home == number or len(cluster.articles) < 2 or claim.article in cluster.articles:
            continue
        for mate in cluster.speaking:
            slip = find_slip(*best_values(claim, mate)) if is_amount(mate) else None
            if slip is not None and slip.kind == "swapped" and slip.digits >= SLIPPED:
                yield home, mate


def _fits(one: Claim, two: Claim) -> bool:
    values = best_values(one, two)
    return is_same_amount(*values) or within_bounds(*values) or is_rounding(*values)
