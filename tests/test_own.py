"""What an article says of a figure before it gives it."""

from __future__ import annotations

import pytest
from match_tools import are_joined, check, claim

from checker.match.own import tie_bounds
from checker.model import Role

DEATHS = {"attribute": "deaths"}
TAX = {"attribute": "tax_revenue", "role": Role.CHANGE, "direction": -1}


@pytest.mark.parametrize(
    ("loose", "first", "exact", "second", "tied"),
    [
        ("최소 200여명", DEATHS, "233명", DEATHS, True),
        ("230명 이상", DEATHS, "233명", DEATHS, True),
        ("약 52조원", TAX, "51조9천억원", TAX, True),
        ("56조원 넘게", TAX, "56조4천억원", TAX, True),
        ("nearly 5 percent", {"attribute": "share"}, "4.7 percent", {"attribute": "share"}, True),
        ("약 52조원", {}, "51조9천억원", {}, True),
        ("최소 20여명", {}, "23명", {}, False),  # nothing says what is counted, and the digits are few
        ("최소 200여명", DEATHS, "233명", {"attribute": "injured"}, False),
        ("약 52조원", TAX, "51조9천억원", {"attribute": "tax_revenue"}, False),  # a fall and a level
        ("최소 240명", DEATHS, "233명", DEATHS, False),  # below its bound
        ("230명 이상", DEATHS, "288명", DEATHS, False),  # too far
        ("40억원 이상", {"attribute": "price"}, "42억원", {"attribute": "price"}, False),  # a mark, not this price
        ("52조원", TAX, "51조9천억원", TAX, False),  # a rounding without a hedge is the clustering's
    ],
)
def test_a_bound_is_tied_to_the_figure_that_its_article_gives(loose, first, exact, second, tied) -> None:
    claims = [claim("a:0", loose, **first), claim("a:40", exact, **second)]
    assert set(tie_bounds(claims)) == ({"a:0"} if tied else set())


def test_two_finer_figures_leave_a_bound_alone() -> None:
    claims = [
        claim("a:0", "최소 200여명", **DEATHS),
        claim("a:40", "233명", **DEATHS),
        claim("a:80", "231명", **DEATHS),
    ]
    assert tie_bounds(claims) == {}


def test_a_bound_of_another_article_is_no_tie() -> None:
    assert tie_bounds([claim("a:0", "최소 200여명", **DEATHS), claim("b:40", "233명", **DEATHS)]) == {}


def test_a_tied_bound_goes_where_its_exact_figure_goes() -> None:
    first = "해솔시 화재로 최소 120여 명 사망\n\n해솔시 화재로 124명이 숨졌다고 소방당국이 4일 밝혔다."
    second = "해솔시 화재 사망자 124명\n\n소방당국은 4일 해솔시 화재로 124명이 숨졌다고 발표했다."
    assert are_joined(check(first, second), "a 120여 명", "a 124명", "b 124명")
