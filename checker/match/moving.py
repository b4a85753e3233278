"""Move claims from the fact that their value put them in to the one that their place is of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from checker.match.cluster import Cluster, in_order
from checker.match.pairs.values import CALENDAR
from checker.match.setting import Setting
from checker.model import Claim, Link

__all__ = ["homes_of", "is_amount", "most_alike", "move_claims"]


def move_claims(
    clusters: Sequence[Cluster], goes: Mapping[str, int], bind: Callable[[Claim, Sequence[Claim]], Link]
) -> list[Cluster]:
    """Return the clusters with each claim where it goes.

    Args:
        clusters: What was joined.
        goes: Claim id → the number of the cluster that it goes to.
        bind: Says what binds a claim that has moved to those that were there and stay.

    Returns:
        The clusters; those that gave or took a claim are new, those that are left empty are gone.
    """
    if not goes:
        return list(clusters)
    moving = [claim for cluster in clusters for claim in cluster.claims if claim.id in goes]
    found = []
    for number, cluster in enumerate(clusters):
        stays = [claim for claim in cluster.claims if claim.id not in goes]
        comes = [claim for claim in moving if goes[claim.id] == number]
        if len(stays) == len(cluster.claims) and not comes:
            found.append(cluster)
        elif stays or comes:
            ids = {claim.id for claim in stays}
            links = [link for link in cluster.links if link.left in ids and link.right in ids]
            links += [Link(one.id, two.id, 0.0, ()) for one, two in pairwise(stays)]  # where what held them is gone
            links += [bind(claim, stays) for claim in comes if stays]
            found.append(Cluster(in_order([*stays, *comes]), links, cluster.tied & ids))
    return found


def homes_of(clusters: Sequence[Cluster]) -> dict[str, int]:
    """Return the number of the cluster that each claim is in, by the claim's id."""
    return {claim.id: number for number, cluster in enumerate(clusters) for claim in cluster.claims}


def is_amount(claim: Claim) -> bool:
    """Tell whether a claim gives a value that may stand in the place of another one: no date, and no 수십억."""
    return claim.figure.kind not in CALENDAR and claim.figure.value is not None


def most_alike(claim: Claim, there: Sequence[Claim], setting: Setting) -> Claim:
    """Return the claim beside whose words another one stands most alike."""
    return max(there, key=lambda mate: (setting.likeness(claim, mate), mate.id))
