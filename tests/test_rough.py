"""What some articles tell only roughly, and others both roughly and exactly."""

from __future__ import annotations

import pytest
from match_tools import claim

from checker.match.cluster import Cluster
from checker.match.pairs import Context, Likeness
from checker.match.rough import join_rough
from checker.model import Claim
from checker.settings import Settings

AUDIENCE = {"attribute": "audience"}
ROUGH = claim("a:0", "2만여 명", **AUDIENCE)
EXACT = (claim("a:40", "2만17명", **AUDIENCE), claim("b:0", "2만17명", **AUDIENCE))


def _join(*clusters: Cluster) -> list[set[str]]:
    likeness = Likeness(claims := [claim for cluster in clusters for claim in cluster.claims], Context.of(claims))
    joined = join_rough(clusters, likeness, Settings().match_threshold)
    return [{claim.id for claim in cluster.claims} for cluster in joined]


def _host(*more: Claim, tied: str = "a:0") -> Cluster:
    return Cluster([ROUGH, *EXACT, *more], [], {tied})


@pytest.mark.parametrize(
    ("loose", "fields", "joined"),
    [
        ("2만여 명", AUDIENCE, True),
        ("2만명 이상", AUDIENCE, True),
        ("2만여 명", {"attribute": "deaths"}, False),  # of something else
        ("2만명", AUDIENCE, False),  # no bound: it may be a figure of its own
        ("약 2만명", AUDIENCE, False),
        ("3만여 명", AUDIENCE, False),  # other words, and the exact one is below it
    ],
)
def test_a_rough_figure_goes_to_the_exact_one_told_in_the_same_words(loose, fields, joined) -> None:
    rough = Cluster([claim("c:0", loose, **fields)])
    assert ({"a:0", "a:40", "b:0", "c:0"} in _join(_host(), rough)) is joined


def test_what_joins_is_tied_to_the_exact_figure() -> None:
    host = _host()
    _join(host, Cluster([claim("c:0", "2만여 명", **AUDIENCE)]))
    assert host.tied == {"a:0", "c:0"}
    assert [claim.id for claim in host.speaking] == ["a:40", "b:0"]


def test_two_exact_figures_leave_a_rough_one_alone() -> None:
    other = Cluster([claim("d:0", "2만여 명", **AUDIENCE), claim("d:40", "2만964명", **AUDIENCE)], [], {"d:0"})
    assert {"c:0"} in _join(_host(), other, Cluster([claim("c:0", "2만여 명", **AUDIENCE)]))


def test_an_exact_figure_that_nobody_bounds_draws_nothing() -> None:
    assert {"c:0"} in _join(Cluster([*EXACT]), Cluster([claim("c:0", "2만여 명", **AUDIENCE)]))
