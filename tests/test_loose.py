"""A value that a fact but allows is taken to the one that it misses by a slip."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from match_tools import claim

from checker.match.cluster import Cluster
from checker.match.loose import take_out_slipped
from checker.match.pairs import Context, Likeness
from checker.model import Claim, Link

NOWHERE: Any = SimpleNamespace(are_two_stages=lambda *_: False, are_of_other_levels=lambda *_: False)


@pytest.mark.parametrize(
    ("told", "rough", "exact", "score", "moved"),
    [
        ("7.62%", "7%", "7.26%", 0.9, True),
        ("7.62%", "7%", "7.26%", 0.8, False),  # its place is not sure
        ("7.62%", "7%", "7.36%", 0.9, False),  # no two digits swapped
        ("7.62%", "7.62%", "7.26%", 0.9, False),  # another article tells it too
    ],
)
def test_two_digits_swapped_take_a_value_out_of_what_but_allows_it(
    told: str, rough: str, exact: str, score: float, moved: bool
) -> None:
    loose, bound = claim("c:1", told), claim("a:1", rough)
    right = [claim("a:50", exact), claim("b:50", exact)]
    claims = [bound, *right, loose]

    def link(left: Claim, mate: Claim) -> Link:
        return Link(left.id, mate.id, score, ())

    clusters = [Cluster([bound, loose]), Cluster(right)]
    likeness = Likeness(claims, Context.of(claims))
    places: Any = SimpleNamespace(setting=NOWHERE, likeness=likeness, points=lambda *_: 0.0, link=link)
    found = take_out_slipped(clusters, places)
    assert ([c.id for c in found[1].claims] == ["a:50", "b:50", "c:1"]) is moved
