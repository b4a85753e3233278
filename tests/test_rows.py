"""Figures told in one row: what a word read near one of them does not part."""

from __future__ import annotations

from typing import Any

import pytest
from match_tools import check, claim
from msgspec import structs

from checker.match.pairs import Context, Likeness, find_veto
from checker.match.pairs.rows import _ROWS, is_outweighed
from checker.match.pairs.vetoes import VETOES
from checker.model import Claim, Role, Span

Fields = dict[str, Any]


def _row(article: str, first: str, fields: Fields, *texts: str) -> list[Claim]:
    """Return claims of one sentence, of which the first has ``fields``."""
    told = [claim(f"{article}:{10 * n}", text, **({} if n else fields)) for n, text in enumerate((first, *texts))]
    return [structs.replace(one, sentence=Span(0, 10 * len(told))) for one in told]


# (veto, figure, what the first text makes of it, what the second does, the figures behind it here, and there)
CASES: list[tuple[str, str, Fields, Fields, list[str], list[str]]] = [
    ("attribute", "1만원", {"attribute": "demand"}, {"attribute": "minimum_wage"}, ["8표"], ["8표", "1표"]),
    ("role", "0.4%", {"role": Role.CHANGE}, {"role": Role.LEVEL}, ["73만대"], ["73만대"]),
    ("role", "0.4%", {"role": Role.CHANGE}, {"role": Role.LEVEL}, ["3명", "73만대"], ["5명", "7층", "73만대"]),
    ("attribute", "6월 12일", {"attribute": "subscribed"}, {"attribute": "released"}, ["242건"], ["242건"]),
    ("base", "17%", {"base": "year"}, {"base": "quarter"}, ["9290억원"], ["9290억원"]),
]


@pytest.mark.parametrize(("code", "text", "one", "two", "first", "second"), CASES)
def test_a_row_outweighs_a_word(
    code: str, text: str, one: Fields, two: Fields, first: list[str], second: list[str]
) -> None:
    left, right = _row("a", text, one, *first), _row("b", text, two, *second)
    claims = [*left, *right]
    alone = find_veto(left[0], right[0])
    assert alone is not None
    assert alone.code == code
    context = Context.of(claims)
    for pair in ((left[0], right[0]), (right[0], left[0])):
        assert find_veto(*pair, context) is None
        assert Likeness(claims, context).veto(*pair) == ""


# What still parts them: another figure beside, another value, counts of people, and what no row outweighs.
PARTED: list[tuple[str, str, Fields, Fields, list[str], list[str]]] = [
    ("attribute", "1만원", {"attribute": "demand"}, {"attribute": "minimum_wage"}, ["8표"], ["17표"]),
    ("attribute", "1만원", {"attribute": "demand"}, {"attribute": "minimum_wage"}, ["3표", "8표"], ["17표", "8표"]),
    ("attribute", "6월 12일", {"attribute": "subscribed"}, {"attribute": "announced"}, ["242건"], ["242건"]),
    ("attribute", "68명", {"attribute": "passengers"}, {"attribute": "deaths"}, ["4건"], ["4건"]),
    (
        "qualifier",
        "4명",
        {"qualifiers": frozenset({"sex:female"})},
        {"qualifiers": frozenset({"sex:male"})},
        ["9건"],
        ["9건"],
    ),
    ("attribute", "6조원", {"attribute": "revenue"}, {"attribute": "operating_profit"}, ["4분기"], ["4분기"]),
    ("entity", "30억원", {"homes": ("솔빛마을",)}, {"homes": ("가람마을",)}, ["3층"], ["3층"]),
]


@pytest.mark.parametrize(("code", "text", "one", "two", "first", "second"), PARTED)
def test_a_row_does_not_outweigh_everything(
    code: str, text: str, one: Fields, two: Fields, first: list[str], second: list[str]
) -> None:
    left, right = _row("a", text, one, *first), _row("b", text, two, *second)
    claims = [*left, *right]
    veto = find_veto(left[0], right[0], Context.of(claims))
    assert veto is not None
    assert veto.code == Likeness(claims, Context.of(claims)).veto(left[0], right[0]) == code


def test_another_value_beside_one_figure_is_kept_apart() -> None:
    left, right = _row("a", "29%", {"role": Role.LEVEL}, "73만대"), _row("b", "31%", {"role": Role.CHANGE}, "73만대")
    veto = find_veto(left[0], right[0], Context.of([*left, *right]))
    assert veto is not None
    assert veto.code == "role"


# (veto, figure, what the one article makes of it, what the other does, whether the value told once outweighs that)
ONCE: list[tuple[str, str, Fields, Fields, bool]] = [
    ("role", "0.4%", {"role": Role.CHANGE}, {"role": Role.LEVEL}, True),
    ("base", "17%", {"base": "year"}, {"base": "quarter"}, True),
    ("attribute", "41.7%", {"attribute": "turnout"}, {"attribute": "votes"}, True),
    ("attribute", "41%", {"attribute": "turnout"}, {"attribute": "votes"}, False),
    ("attribute", "41억원", {"attribute": "revenue"}, {"attribute": "operating_profit"}, False),
    ("attribute", "6월 12일", {"attribute": "subscribed"}, {"attribute": "released"}, True),
    ("attribute", "6월 12일", {"attribute": "subscribed"}, {"attribute": "announced"}, False),
    ("attribute", "417명", {"attribute": "deaths"}, {"attribute": "injured"}, False),
    ("qualifier", "7%", {"qualifiers": frozenset({"forecast"})}, {}, True),
    ("qualifier", "7명", {"qualifiers": frozenset({"forecast"})}, {}, False),
    ("qualifier", "7%", {"qualifiers": frozenset({"stage:final"})}, {"qualifiers": frozenset({"stage:first"})}, False),
]


@pytest.mark.parametrize(("code", "text", "one", "two", "outweighed"), ONCE)
def test_a_value_given_once_in_each_outweighs_a_word(
    code: str, text: str, one: Fields, two: Fields, outweighed: bool
) -> None:
    claims = [claim("a:1", text, **one), claim("b:1", text, **two)]
    again = [*claims, claim("b:50", text, **two)]
    assert is_outweighed(code, claims[0], claims[1], Context.of(claims)) is outweighed
    assert Likeness(claims, Context.of(claims)).is_vetoed(claims[0], claims[1]) is not outweighed or code == "qualifier"
    assert not is_outweighed(code, claims[0], claims[1], Context.of(again))


def test_a_later_reason_still_parts_a_row() -> None:
    fields: Fields = {"attribute": "demand", "qualifiers": frozenset({"stage:final"})}
    other: Fields = {"attribute": "minimum_wage", "qualifiers": frozenset({"stage:preliminary"})}
    left, right = _row("a", "1만원", fields, "8표"), _row("b", "1만원", other, "8표")
    claims = [*left, *right]
    veto = find_veto(left[0], right[0], Context.of(claims))
    assert veto is not None
    assert veto.code == Likeness(claims, Context.of(claims)).veto(left[0], right[0]) == "qualifier"


def test_what_a_row_outweighs_is_a_veto() -> None:
    assert _ROWS.keys() <= {code for code, _ in VETOES}


def test_one_article_tells_no_row_twice() -> None:
    one, two = _row("a", "0.4%", {"role": Role.CHANGE}, "73만대"), _row("a", "0.4%", {"role": Role.LEVEL}, "73만대")
    later = [structs.replace(each, id=f"a:{90 + n}", sentence=Span(90, 120)) for n, each in enumerate(two)]
    assert find_veto(one[0], later[0], Context.of([*one, *later])) is not None


def test_a_ballot_is_one_whatever_a_text_calls_its_sides() -> None:
    report = check(
        "임금위 표결 결과\n경영계를 대표하는 위원들이 제시한 9860원이 17표, 노동계 위원들이 제시한 1만원이 8표를 얻었다.",
        "최저임금 9860원\n최저임금위원회는 표결을 벌여 9860원이 17표, 1만원이 8표를 받았다고 밝혔다.",
    )
    facts = [{claim.figure.text for claim in finding.fact.claims} for finding in report.findings]
    assert {"1만원"} in facts


@pytest.mark.parametrize(
    ("one", "two", "beside", "apart"),
    [
        ("10점", "10 vases", "132억원", False),
        ("10점", "10 vases", "131억원", True),  # nothing else is told alike
        ("10점", "12 vases", "132억원", True),
        ("10명", "10대", "132억원", True),  # two nouns that are known
    ],
)
def test_counts_of_one_number_beside_one_figure_may_name_their_things_as_they_like(
    one: str, two: str, beside: str, apart: bool
) -> None:
    left, right = _row("a", one, {}, "132억원"), _row("b", two, {}, beside)
    veto = find_veto(left[0], right[0], Context.of([*left, *right]))
    assert (veto is not None and veto.code == "dimension") is apart


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("8200만 달러", "1900만 달러", True),
        ("8200만 달러", "8500만 달러", False),  # what two sources say of one deal
        ("8200만 달러", "1조원", False),  # another currency says nothing
    ],
)
def test_lengths_of_two_deals_are_told_apart_by_what_they_are_worth(one: str, two: str, apart: bool) -> None:
    left = [claim("a:10", "7년"), claim("a:13", one)]
    right = [claim("b:10", "7년"), claim("b:13", two)]
    context = Context.of([*left, *right])
    veto = find_veto(left[0], right[0], context)
    assert (veto is not None) is apart
    assert Likeness([*left, *right], context).is_vetoed(left[0], right[0]) is apart
