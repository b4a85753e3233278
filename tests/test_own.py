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
        ("최소 20여명", {}, "23명", {}, True),  # nothing says what is counted, but nothing else is near
        ("최소 200여명", DEATHS, "233명", {"attribute": "injured"}, False),
        ("약 52조원", TAX, "51조9천억원", {"attribute": "tax_revenue"}, False),  # a fall and a level
        ("최소 240명", DEATHS, "233명", DEATHS, False),  # below its bound
        ("230명 이상", DEATHS, "288명", DEATHS, False),  # too far
        ("40억원 이상", {"attribute": "price"}, "42억원", {"attribute": "price"}, False),  # a mark, not this price
        ("51조9천억원", TAX, "52조원", TAX, False),  # the finer one is no rounding
        ("약 570명", {"label": "경기"}, "573명", {"label": "서울"}, False),  # two items of a list
    ],
)
def test_a_bound_is_tied_to_the_figure_that_its_article_gives(loose, first, exact, second, tied) -> None:
    claims = [claim("a:0", loose, **first), claim("a:40", exact, **second)]
    assert set(tie_bounds(claims)) == ({"a:0"} if tied else set())


@pytest.mark.parametrize(
    ("others", "tied"),
    [
        (["50만명"] * 3, False),  # the mark is what all tell
        (["50만명"] * 2, True),
        (["50만명", "50만명", "50만명", "50만11명"], True),  # somebody else has the exact figure too
        (["50만명", "50만명", "40만명"], True),
    ],
)
def test_a_mark_that_many_tell_is_no_bound_of_a_figure_of_one(others: list[str], tied: bool) -> None:
    own = [claim("a:0", "50만명 이상", **DEATHS), claim("a:40", "50만11명", **DEATHS)]
    told = [claim(f"{name}:0", text, **DEATHS) for name, text in zip("bcde", others, strict=False)]
    assert set(tie_bounds([*own, *told])) == ({"a:0"} if tied else set())


def test_a_bound_after_the_exact_figure_tells_of_something_else() -> None:
    """3월 물가는 3.1% 올라 두 달째 3%대다: the second is of two months."""
    claims = [claim("a:0", "233명", **DEATHS), claim("a:40", "최소 200여명", **DEATHS)]
    assert not tie_bounds(claims)


@pytest.mark.parametrize(
    ("loose", "exact", "fields", "tied"),
    [
        ("17만명", "16만9천명", TAX, True),  # the headline has least room
        ("52조원", "51조9천억원", TAX, True),
        ("17만명", "16만9천명", {}, True),
        ("20만명", "16만9천명", TAX, False),  # no rounding of it
        ("9조원", "8조9천억원", TAX, True),
        ("9조원", "8조9천억원", {"attribute": "sale_price"}, False),  # prices pass marks
    ],
)
def test_a_first_sentence_rounds_what_the_text_gives(loose, exact, fields, tied) -> None:
    claims = [claim("a:0", loose, **fields), claim("a:40", exact, **fields)]
    assert set(tie_bounds(claims)) == ({"a:0"} if tied else set())
    later = [claim("a:0", "3명"), claim("a:20", loose, **fields), claim("a:40", exact, **fields)]
    assert tie_bounds(later) == {}


def test_a_bound_may_name_its_people_otherwise() -> None:
    claims = [claim("a:0", "Over 120 lives", **DEATHS), claim("a:40", "122 people", **DEATHS)]
    assert set(tie_bounds(claims)) == {"a:0"}


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


@pytest.mark.parametrize(
    ("loose", "exact", "tied"),
    [
        ("982만", "982만4730명", True),  # a title leaves out the counter
        ("1812대 1", "1812.5대 1", True),
        ("332억원", "332억755만원", True),
        ("98만", "98만2470명", False),  # two digits are met twice
        ("332억원", "338억755만원", False),
        ("982만명", "982만4730건", False),
    ],
)
def test_a_title_that_cuts_a_figure_of_the_text_means_it(loose: str, exact: str, tied: bool) -> None:
    claims = [claim("a:0", loose), claim("a:90", exact, attribute="audience")]
    assert set(tie_bounds(claims)) == ({"a:0"} if tied else set())


@pytest.mark.parametrize(
    ("text", "others", "tied"),
    [
        (["31만4102명"], [], True),
        (["31만4102명", "30만명"], [], False),  # the text gives the round number, too
        (["31만4102명", "29만8000명"], [], False),  # either may be meant
        (["31만4102명", "31만4000명"], [], True),  # told twice, once rounded
        (["31만4102명"], ["30만명"], False),  # nobody else has the exact figure, and another article has the round one
        (["31만4102명"], ["30만명", "31만4102명"], True),
        (["31만4102명"], ["30만명", "30만명", "31만4102명"], False),  # a mark that was passed
    ],
)
def test_a_title_rounds_the_only_figure_of_its_text_that_it_can(text: list[str], others: list[str], tied: bool) -> None:
    own = [claim("a:0", "30만명"), *[claim(f"a:{90 + 40 * n}", each) for n, each in enumerate(text)]]
    told = [claim(f"{name}:90", each) for name, each in zip("bcd", others, strict=False)]
    assert ("a:0" in tie_bounds([*own, *told])) is tied


def test_what_is_cut_further_on_is_no_title() -> None:
    assert not tie_bounds([claim("a:80", "982만명"), claim("a:190", "982만4730명")])
