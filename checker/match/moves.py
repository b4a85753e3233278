"""What is done about values that clustering by value put in a wrong place, one rule after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.match.borrowed import bring_back
from checker.match.cluster import Cluster
from checker.match.displaced import put_in_place
from checker.match.gaps import fill_gaps
from checker.match.loose import take_out_slipped
from checker.match.misplaced import put_where_they_stand
from checker.match.places import Places
from checker.match.scaled import put_to_scale

__all__ = ["MOVES", "move_all"]

# In this order: two figures that stand in each other's place explain more than one alone, and a slip of scale more than
# a place; what is left is joined where it fills a gap, before what shares a value with others is taken from them.
MOVES: tuple[Callable[[Sequence[Cluster], Places], list[Cluster]], ...] = (
    put_in_place,
    put_to_scale,
    put_where_they_stand,
    fill_gaps,
    bring_back,
    take_out_slipped,
)


def move_all(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Return the clusters of a story with each figure where it belongs, in the order of article and text."""
    now = list(clusters)
    for move in MOVES:
        now = move(now, places)
    return sorted(now, key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))
