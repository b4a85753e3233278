"""Bring back a value that an article took from another fact: 개봉 20일째 1000만 관객, where all others have 22일째.

The value has a fact of its own (20일째 was told of another mark), so clustering puts the claim there. What shows the slip
is its place: it stands where other articles tell another value, and nothing but the value speaks for where it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from checker.match.cluster import Cluster
from checker.match.features import is_growing
from checker.match.moving import is_amount, move_claims
from checker.match.pairs import Context, is_same_amount
from checker.match.pairs.values import best_values
from checker.match.places import Places
from checker.match.setting import Setting
from checker.model import Claim, Link

__all__ = ["bring_back"]

# Log-odds of the place alone from which a claim stands where another fact is told, and by how much that is to be ahead of
# its place among the claims that share its value. Over annotated events all claims beyond both had taken another's
# value; from half as much ahead on, one in ten had.
ENOUGH, AHEAD = 6.5, 3.5


def bring_back(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Move claims to the fact that their place is of, where their value alone holds them in another one.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    goes: dict[str, int] = {}
    for number, claim, mates in _held_by_value(clusters, places.setting, places.likeness.context):
        if all(places.points_at_most(claim, mate) < ENOUGH for _, mate in mates):
            continue  # nearly always
        best = max(mates, key=lambda mate: (places.points(claim, mate[1]), mate[1].id))
        points = places.points(claim, best[1])
        if points < ENOUGH or places.likeness.is_vetoed(claim, best[1]):
            continue
        others = [other for other in clusters[number].claims if other.article != claim.article]
        if points - max(places.points(claim, other) for other in others) >= AHEAD:
            goes[claim.id] = best[0]

    def put(claim: Claim, there: Sequence[Claim]) -> Link:
        return places.link(claim, max(there, key=lambda mate: (places.points(claim, mate), mate.id)))

    return move_claims(clusters, goes, put)


# A claim, the number of its cluster, and those of other clusters that stand beside a fact beside which it stands.
_Held = tuple[int, Claim, Sequence[tuple[int, Claim]]]


def _held_by_value(clusters: Sequence[Cluster], setting: Setting, context: Context) -> Iterator[_Held]:
    """Yield the claims that share a fact with other articles, with those in whose place they may stand.

    Some other article tells both facts, so that they are two; that of the claim tells one only. Where it gives the
    other value as well, it may have turned the two round.
    """
    told = [cluster.articles for cluster in clusters]
    by_unit: Mapping[str | None, list[int]] = _by_unit(clusters)
    for number, cluster in enumerate(clusters):
        if len(told[number]) < 2:
            continue
        for claim in cluster.speaking:
            if not _may_move(claim):
                continue
            mates = [
                (other, mate)
                for other in by_unit[claim.figure.unit]
                if other != number and claim.article not in told[other] and not told[number].isdisjoint(told[other])
                for mate in clusters[other].speaking
                if mate.figure.unit == claim.figure.unit
                and claim.article not in context.told_by(mate.figure)
                and _may_stand(claim, mate, setting)
            ]
            if mates:
                yield number, claim, mates


def _by_unit(clusters: Sequence[Cluster]) -> Mapping[str | None, list[int]]:
    found: dict[str | None, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for unit in {claim.figure.unit for claim in cluster.speaking}:
            found[unit].append(number)
    return found


def _may_move(claim: Claim) -> bool:
    """Tell whether a claim gives a value that is no point of a count that goes on."""
    return is_amount(claim) and not is_growing(claim)


def _may_stand(claim: Claim, mate: Claim, setting: Setting) -> bool:
    """Tell whether two claims may stand in one place with two values: their sentences, or those beside, tell a fact alike."""
    if not _may_move(mate) or not (setting.shared(claim, mate) or setting.shared_around(claim, mate)):
        return False
    return not is_same_amount(*best_values(claim, mate))
