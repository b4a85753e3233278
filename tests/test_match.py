"""Matching: what is one fact is joined, what only looks alike is kept apart, and each says why."""

from __future__ import annotations

import ast
from datetime import datetime
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from match_tools import ONE_PROCESS, are_joined, check, claim, facts_of, figure, period
from msgspec import structs

from checker.match import apart, match_claims, pairs, series
from checker.match import cluster as clustering
from checker.match.blocking import candidate_mates
from checker.match.cluster import cluster_claims, may_be_outvoted
from checker.match.features import (
    amount_key,
    is_sharp,
    mantissa,
    middle,
    once_a_figure,
    once_a_pair,
    significant,
    value_key,
)
from checker.match.own import tie_bounds
from checker.match.pairs import (
    PARTS,
    VETOES,
    WEIGHTS,
    Context,
    Likeness,
    find_veto,
    is_rounding,
    same_digits,
    score_pair,
)
from checker.match.pairs.value_parts import DIGITS, RATIOS, UNLIKE
from checker.match.pairs.values import is_same_dimension, same_value
from checker.model import Attribution, Claim, Figure, Moment, Period, Role, Span

Q4 = period((2024, 10, 1), (2025, 1, 1), "quarter")
Q3 = period((2024, 7, 1), (2024, 10, 1), "quarter")
APRIL = period((2025, 4, 1), (2025, 5, 1), "month")
JUNE = period((2025, 6, 1), (2025, 7, 1), "month")
YEAR = period((2024, 1, 1), (2025, 1, 1), "year")
MONDAY_OF_AUGUST = period((2025, 8, 4), (2025, 8, 5), "day")
MONDAY = period((2025, 3, 3), (2025, 3, 4), "day")
# one of two months that a price is told of
OPEN_JUNE = structs.replace(JUNE, moment=structs.replace(JUNE.moment, certain=False))
TUESDAY = period((2025, 3, 4), (2025, 3, 5), "day")
EIGHT = Period("오후 8시", None, Moment(datetime(2025, 3, 4, 20), datetime(2025, 3, 4, 21), "hour"))
NINE = Period("오후 9시", None, Moment(datetime(2025, 3, 4, 21), datetime(2025, 3, 4, 22), "hour"))

# ---------------------------------------------------------------- vetoes

Fields = dict[str, Any]
LEVEL, CHANGE = Role.LEVEL, Role.CHANGE

APART: list[tuple[str, str, Fields, str, Fields]] = [
    ("dimension", "37명", {}, "37%", {}),
    ("dimension", "12%", {}, "15%포인트", {}),
    ("dimension", "3달러", {}, "3㎞", {}),
    ("dimension", "5명", {}, "5대", {}),
    ("dimension", "3량", {}, "3 trains", {}),
    ("dimension", "5년", {}, "5개월", {}),
    ("dimension", "4 years", {"attribute": "sentence"}, "3 months", {}),
    ("dimension", "3대", {"attribute": "열차"}, "3량", {}),
    ("dimension", "5만 계정", {}, "54,000 infants", {}),
    ("role", "29%", {"role": LEVEL}, "31%", {"role": CHANGE}),
    ("role", "5조원", {"role": LEVEL}, "6조원", {"role": Role.FORECAST}),
    ("role", "5조원", {"attribute": "revenue"}, "5조원", {"attribute": "net_profit", "role": CHANGE}),
    ("role", "50억달러", {"attribute": "loss"}, "$5 billion", {"attribute": "budget", "role": Role.FORECAST}),
    ("attribute", "37명", {"attribute": "deaths"}, "37명", {"attribute": "injured"}),
    ("attribute", "34명", {"attribute": "passengers"}, "34명", {"attribute": "injured"}),
    ("attribute", "8가구", {"attribute": "households"}, "8가구", {"attribute": "supply"}),
    ("attribute", "6조원", {"attribute": "revenue"}, "6조원", {"attribute": "operating_profit"}),
    ("reading", "18%", {"attribute": "stock_price"}, "12%", {"attribute": "stock_price"}),
    ("reading", "규모 6.2", {"attribute": "magnitude"}, "magnitude 6.4", {"attribute": "magnitude"}),
    ("base", "11%", {"base": "year"}, "11%", {"base": "quarter"}),
    ("qualifier", "4명", {"qualifiers": frozenset({"sex:female"})}, "4명", {"qualifiers": frozenset({"sex:male"})}),
    ("qualifier", "4명", {"qualifiers": frozenset({"age:child"})}, "4명", {"qualifiers": frozenset({"age:adult"})}),
    ("qualifier", "7억원", {"qualifiers": frozenset({"per_unit"})}, "9억원", {}),
    (
        "qualifier",
        "4명",
        {"qualifiers": frozenset({"nation:ru"})},
        "4 people",
        {"qualifiers": frozenset({"nation:in"})},
    ),
    ("qualifier", "4명", {"qualifiers": frozenset({"who:crew"})}, "4명", {"qualifiers": frozenset({"nation:ru"})}),
    ("qualifier", "4명", {"attribute": "missing"}, "4명", {"qualifiers": frozenset({"nation:ru"})}),
    (
        "qualifier",
        "2명",
        {"qualifiers": frozenset({"nation:korean"})},
        "2명",
        {"qualifiers": frozenset({"nation:foreign"})},
    ),
    ("qualifier", "40명", {"qualifiers": frozenset({"background"})}, "37명", {}),
    ("period", "6조원", {"period": Q4}, "9조원", {"period": Q3}),
    ("period", "115억원", {"attribute": "sale_price", "period": TUESDAY}, "120억원", {"period": JUNE}),
    ("period", "115억원", {"attribute": "sale_price", "period": TUESDAY}, "115억원", {"period": JUNE}),
    ("period", "33.46%", {"attribute": "vote_share", "as_of": EIGHT}, "33.49%", {"attribute": "vote_share"}),
    (
        "period",
        "464만1천표",
        {"attribute": "votes", "as_of": EIGHT},
        "467만1천표",
        {"attribute": "votes", "as_of": NINE},
    ),
    (
        "entity",
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:솔빛마을",)},
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:가람마을",)},
    ),
    ("entity", "30억원", {"homes": ("솔빛마을",)}, "30억원", {"homes": ("가람마을", "누리마루")}),
    (
        "period",
        "0.5%포인트",
        {"attribute": "interest_rate", "role": CHANGE, "period": APRIL},
        "0.5%포인트",
        {"attribute": "interest_rate", "role": CHANGE, "period": MONDAY_OF_AUGUST},
    ),
    ("direction", "2%", {"role": CHANGE, "direction": 1}, "2%", {"role": CHANGE, "direction": -1}),
    ("direction", "12%", {"role": CHANGE, "direction": 1}, "13%", {"role": CHANGE, "direction": -1}),
    (
        "direction",
        "12%",
        {"role": CHANGE, "direction": 1, "attribute": "stock_price"},
        "12%",
        {"role": CHANGE, "direction": -1},
    ),
    ("entity", "45억원", {"attribute": "sale_price"}, "40억원", {"attribute": "sale_price"}),
    ("entity", "240.3㎡", {"attribute": "exclusive_area"}, "243.6㎡", {"attribute": "exclusive_area"}),
    ("dimension", "kg당 312만원", {}, "340만원", {}),
    ("dimension", "3일", {}, "오후 3시", {}),
    ("dimension", "14명", {}, "14척", {}),
    ("dimension", "2단계", {}, "2층", {}),
    ("dimension", "3층", {}, "세 번째", {}),
    ("qualifier", "3층", {"label": "지하"}, "3층", {}),
    ("qualifier", "2500", {"qualifiers": frozenset({"level:mark"})}, "2441.55", {}),
    ("qualifier", "2400", {"qualifiers": frozenset({"level:mark"})}, "2386.96", {}),
    ("qualifier", "10.81%", {"qualifiers": frozenset({"session:intraday"})}, "8.77%", {}),
    ("qualifier", "53만마리", {"qualifiers": frozenset({"animal:chicken"})}, "56만마리", {}),
    ("qualifier", "50bp", {"qualifiers": frozenset({"further"})}, "0.5%포인트", {}),
    ("qualifier", "25 basis points", {"qualifiers": frozenset({"forecast"})}, "0.25%p", {}),
    ("dimension", "15명", {}, "15개", {}),
    ("dimension", "1409세대", {}, "140건", {}),
    ("dimension", "127건", {}, "120개", {}),
    ("moment", "2023년", {}, "2024년", {}),
    ("moment", "3일", {"attribute": "announced"}, "4일", {"attribute": "announced"}),
]
TOGETHER: list[tuple[str, str, Fields, str, Fields]] = [
    ("dimension", "37명", {}, "37", {}),
    ("dimension", "1년", {}, "12개월", {}),
    ("dimension", "5년", {"attribute": "sentence"}, "5개월", {"attribute": "sentence"}),
    ("dimension", "2만4천명", {}, "24,150 newborns", {}),
    ("dimension", "300만 개", {}, "3 million accounts", {}),
    ("dimension", "kg당 312만원", {}, "310만원", {}),
    ("dimension", "300만 명", {}, "more than 3 million accounts", {}),
    ("dimension", "3대", {}, "3량", {}),
    ("dimension", "14명", {}, "14가구", {}),
    ("dimension", "3위", {}, "세 번째", {}),
    ("dimension", "3위", {}, "third-largest", {}),
    ("dimension", "3위", {}, "3순위", {}),
    ("qualifier", "3층", {"label": "지상"}, "3층", {}),
    ("period", "3층", {"label": "지하", "period": JUNE}, "3층", {"label": "지하", "period": APRIL}),
    (
        "entity",
        "273.96㎡",
        {"attribute": "exclusive_area", "entities": ("x:가람동", "x:솔빛마을")},
        "273.96㎡",
        {"attribute": "exclusive_area", "entities": ("x:솔빛마을", "x:한솔구")},
    ),
    ("attribute", "81가구", {"attribute": "households"}, "81가구", {"attribute": "supply"}),
    ("dimension", "1,250 trains", {}, "1,250량", {}),
    ("dimension", "12%", {}, "12%포인트", {}),
    ("dimension", "3달러", {}, "4천원", {}),
    ("role", "29.3%", {"role": LEVEL}, "29.3%", {"role": CHANGE}),
    (
        "role",
        "0.4%",
        {"attribute": "growth_rate", "role": LEVEL, "period": JUNE},
        "0.4%",
        {"attribute": "growth_rate", "role": CHANGE, "period": JUNE},
    ),
    ("role", "10만원", {"role": LEVEL}, "10만 원", {"role": CHANGE}),
    ("role", "50억달러", {"attribute": "loss"}, "$5 billion", {"attribute": "loss", "role": Role.FORECAST}),
    ("role", "50억달러", {"attribute": "project_cost", "role": Role.FORECAST}, "$5 billion", {"attribute": "cost"}),
    (
        "qualifier",
        "50억달러",
        {"attribute": "loss"},
        "$5 billion",
        {"attribute": "loss", "qualifiers": frozenset({"forecast"})},
    ),
    ("role", "주당 0.02달러", {"attribute": "net_profit", "role": Role.UNIT_PRICE}, "2 cents", {"attribute": "eps"}),
    ("role", "5명", {"role": LEVEL}, "6명", {"role": Role.PREVIOUS}),
    ("role", "29.31%", {"role": LEVEL}, "29.13%", {"role": CHANGE}),
    ("attribute", "37명", {"attribute": "deaths"}, "38명", {"attribute": "deaths"}),
    ("attribute", "37명", {"attribute": "deaths"}, "37명", {}),
    ("attribute", "39만5574명", {"attribute": "deaths"}, "39만5574명", {"attribute": "injured"}),
    ("attribute", "39만5574명", {"attribute": "deaths"}, "39만5547명", {"attribute": "injured"}),
    ("reading", "29.05달러", {"attribute": "stock_price"}, "$29.50", {"attribute": "stock_price"}),
    ("reading", "18%", {"attribute": "stock_price"}, "18.9%", {"attribute": "stock_price"}),
    ("reading", "규모 6.2", {"attribute": "magnitude"}, "magnitude 6.2", {"attribute": "magnitude"}),
    ("reading", "7년", {"attribute": "sentence"}, "8년", {"attribute": "sentence"}),
    ("base", "11%", {"base": "year"}, "11%", {}),
    ("qualifier", "4명", {"qualifiers": frozenset({"sex:female"})}, "4명", {}),
    ("qualifier", "75억원", {"qualifiers": frozenset({"per_unit"})}, "75억원", {}),
    (
        "qualifier",
        "2명",
        {"qualifiers": frozenset({"nation:th"})},
        "2명",
        {"qualifiers": frozenset({"nation:foreign"})},
    ),
    ("qualifier", "4명", {"qualifiers": frozenset({"nation:ru"})}, "4명", {}),
    (
        "qualifier",
        "4명",
        {"attribute": "deaths", "qualifiers": frozenset({"nation:ru"})},
        "4명",
        {"attribute": "deaths"},
    ),
    ("qualifier", "7531억원", {"qualifiers": frozenset({"per_unit"})}, "7351억원", {}),
    ("qualifier", "7년", {"qualifiers": frozenset({"background"})}, "7 years", {}),
    ("qualifier", "약 2400명", {"qualifiers": frozenset({"background"})}, "2415명", {}),
    ("period", "6조원", {"period": Q4}, "9조원", {"period": YEAR}),
    ("period", "65억원", {"period": Q4}, "65억원", {"period": Q3}),
    ("period", "33.49%", {"attribute": "vote_share", "as_of": EIGHT}, "33.49%", {"attribute": "vote_share"}),
    ("period", "33.49%", {"attribute": "vote_share", "as_of": EIGHT}, "33%", {"attribute": "vote_share"}),
    ("period", "176명", {"attribute": "deaths", "as_of": EIGHT}, "179명", {"attribute": "deaths"}),
    ("period", "6명", {"period": MONDAY}, "7명", {"period": TUESDAY}),
    (
        "entity",
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:솔빛마을",)},
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:솔빛마을", "x:가람마을")},
    ),
    (
        "entity",
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("kr_seoul", "x:솔빛마을"), "homes": ("솔빛마을",)},
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:가람동", "x:솔빛마을"), "homes": ("가람동솔빛마을",)},
    ),
    (
        "entity",
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:가람동", "kr_seoul")},
        "84㎡",
        {"attribute": "exclusive_area", "entities": ("x:솔빛마을", "x:가람동")},
    ),
    ("entity", "30억원", {"homes": ("솔빛마을",)}, "30억원", {"homes": ("가람동솔빛마을", "누리마루")}),
    ("entity", "30억원", {"homes": ("솔빛마을",)}, "30억원", {}),
    ("entity", "243㎡", {"attribute": "exclusive_area"}, "243.6㎡", {"attribute": "exclusive_area"}),
    ("entity", "240.35㎡", {"attribute": "exclusive_area"}, "240.53㎡", {"attribute": "exclusive_area"}),
    ("direction", "5.18%", {"role": CHANGE, "direction": 1}, "5.18%", {"role": CHANGE, "direction": -1}),
    ("direction", "12%", {"role": CHANGE, "direction": 1}, "12%", {"role": CHANGE, "direction": -1}),
    ("direction", "2%", {"role": CHANGE, "direction": 1}, "2%", {"role": CHANGE, "direction": 0}),
    ("period", "115억원", {"attribute": "sale_price", "period": TUESDAY}, "120억원", {"period": APRIL}),
    ("period", "115억원", {"attribute": "sale_price", "period": TUESDAY}, "115억원", {"period": APRIL}),
    ("period", "115억원", {"attribute": "sale_price", "period": TUESDAY}, "115억원", {"period": OPEN_JUNE}),
    ("period", "115억원", {"attribute": "budget", "period": TUESDAY}, "120억원", {"period": JUNE}),
    ("entity", "45억원", {"attribute": "sale_price"}, "45억3천만원", {"attribute": "sale_price"}),
    ("qualifier", "2440", {"qualifiers": frozenset({"level:mark"})}, "2441.55", {}),
    ("qualifier", "2400", {"qualifiers": frozenset({"level:mark"})}, "2400", {}),
    ("qualifier", "8.77%", {"qualifiers": frozenset({"session:intraday"})}, "8.77%", {}),
    ("dimension", "1만7378명", {}, "1만7378건", {}),
    ("dimension", "10명", {}, "10건", {}),
    ("dimension", "3370만명", {}, "3370만개", {}),
    ("dimension", "1988개", {}, "1988곳", {}),
    ("entity", "45억원", {"attribute": "sale_price"}, "42억원", {"attribute": "sale_price"}),
    ("entity", "40억원", {"attribute": "sale_price"}, "40억원", {"attribute": "sale_price"}),
    ("role", "70억달러", {"role": Role.FORECAST}, "$7 billion", {}),
    ("role", "8조192억원", {"role": Role.FORECAST}, "$7 billion", {}),
    ("role", "70억달러", {"role": Role.FORECAST, "attribute": "acquisition_price"}, "$7 billion", {}),
    ("dimension", "122년", {}, "122-year-old", {}),
    ("reading", "16년", {"attribute": "record_gap"}, "15년 9개월", {"attribute": "record_gap"}),
    ("moment", "3일", {}, "4일", {}),
    (
        "role",
        "0.5%포인트",
        {"attribute": "interest_rate", "role": Role.CHANGE, "direction": -1},
        "50 basis points",
        {"attribute": "interest_rate"},
    ),
    ("moment", "2024년", {}, "2024년 3월 3일", {}),
]


@pytest.mark.parametrize(("code", "one", "first", "two", "second"), APART)
def test_veto(code: str, one: str, first: Fields, two: str, second: Fields) -> None:
    left, right = claim("a:1", one, **first), claim("b:1", two, **second)
    for veto in (find_veto(left, right), find_veto(right, left)):
        assert veto is not None
        assert veto.code == code
        assert " | " in veto.detail


@pytest.mark.parametrize(("code", "one", "first", "two", "second"), TOGETHER)
def test_no_veto(code: str, one: str, first: Fields, two: str, second: Fields) -> None:
    left, right = claim("a:1", one, **first), claim("b:1", two, **second)
    assert find_veto(left, right) is None
    assert find_veto(right, left) is None


def test_every_veto_has_cases_and_words_for_a_reader() -> None:
    codes = {code for code, _ in VETOES} | {"moment"}
    assert {code for code, *_ in APART} == {code for code, *_ in TOGETHER} == codes
    assert set(apart._WHY) == codes | {"label"}


def test_one_article_does_not_expect_what_was() -> None:
    was, expected = (
        claim("a:0", "$12.9 billion", role=Role.PREVIOUS),
        claim("a:40", "$12.9 billion", role=Role.FORECAST),
    )
    clusters, _ = cluster_claims([was, expected], 0.0, 0.0)
    assert [len(cluster.claims) for cluster in clusters] == [1, 1]


def test_the_items_of_a_list_stay_apart() -> None:
    capital, province = claim("a:1", "17%", label="서울"), claim("b:1", "17%", label="경기")
    assert find_veto(capital, province, Context.of([capital, province])) is None
    listed = Context.of([capital, province, claim("a:9", "12%", label="경기")])
    veto = find_veto(capital, province, listed)
    assert veto is not None
    assert (veto.code, veto.detail) == ("label", "서울 | 경기")
    assert find_veto(capital, claim("b:1", "17%", label="서울시"), listed) is None
    assert find_veto(capital, claim("b:1", "17%"), listed) is None
    assert find_veto(capital, claim("b:1", "17%", entities=("kr_seoul", "x:mayor")), listed) is None
    assert find_veto(capital, claim("b:1", "17%", entities=("x:mayor",)), listed) is not None


@pytest.mark.parametrize(
    ("item", "other", "code"),
    [("1명", "1명", "label"), ("24명", "28명", "label"), ("24명", "24명", None), ("24명", "20여 명", None)],
)
def test_a_count_is_no_item_that_its_article_tells_for_itself(item: str, other: str, code: str | None) -> None:
    of_place = claim("a:1", item, label="세종", attribute="deaths")
    bare = claim("b:1", other, attribute="deaths")
    listed = Context.of([of_place, bare, claim("b:9", item, label="세종", attribute="deaths")])
    veto = find_veto(of_place, bare, listed)
    assert (veto and veto.code) == code
    assert find_veto(of_place, bare, Context.of([of_place, bare])) is None


def test_a_whole_is_no_item_of_that_value_where_its_own_article_gives_the_item_another() -> None:
    of_place, whole = claim("a:1", "24명", label="세종", attribute="deaths"), claim("b:1", "24명", attribute="deaths")
    earlier = Context.of([of_place, whole, claim("b:9", "13명", label="세종", attribute="deaths")])
    veto = find_veto(of_place, whole, earlier)
    assert veto is not None
    assert veto.code == "label"
    repeated = Context.of([of_place, whole, claim("b:9", "24명", label="세종", attribute="deaths")])
    assert find_veto(of_place, whole, repeated) is None


# ---------------------------------------------------------------- parts

WORDS: Fields = {"words": (("예산", 1.0), ("도로", 0.5))}
BY_MAYOR: Fields = {"attribution": Attribution("시장", "mayor", "밝혔다", "stated", Span(0, 1))}
BY_RIVAL: Fields = {"attribution": Attribution("의원", "rival", "주장했다", "claimed", Span(0, 1))}
DEATHS: Fields = {"attribute": "deaths"}


def _of(*entities: str, **fields: Any) -> Fields:
    return {"entities": entities, **fields}


# (name of the part, left, its fields, right, its fields)
SPOKEN: list[tuple[str, str, Fields, str, Fields]] = [
    ("same value, one digit", "5명", {}, "5명", {}),
    ("same value, two digits", "57명", {}, "57명", {}),
    ("same value, two digits", "They won 4-2.", {}, "4대2로 이겼다", {}),
    ("same value, two digits", "They won 4-2.", {}, "2대4로 졌다", {}),
    ("value apart", "They won 4-2.", {}, "4대3으로 이겼다", {}),
    ("same value, three digits", "573명", {}, "573명", {}),
    ("same value, four digits or more", "5732명", {}, "5732명", {}),
    ("value within rounding", "75조7883억원", {}, "75조8천억원", {}),
    ("value within rounding to one digit", "5732명", {}, "6천명", {}),
    ("same digits, another scale", "5억5760만달러", {}, "5576만달러", {}),
    ("value nearly the same", "126만1351표", {}, "126만1352표", {}),
    ("value near", "37명", {}, "39명", {}),
    ("value near", "238명", {"as_of": EIGHT}, "240명", {"as_of": NINE}),  # neither rounds the other
    ("same value, four digits or more", "206만740원", {}, "2,060,740 won per month", {"role": Role.UNIT_PRICE}),
    ("same item of a list", "57%", {"label": "서울"}, "57%", {"label": "서울시"}),
    ("value within bounds", "37명", {}, "30~40명", {}),
    ("value within bounds", "10억원", {}, "10억~15억원", {}),
    ("value within bounds", "59㎡", {}, "43~59㎡", {}),
    ("value within bounds", "50대", {}, "40~50대", {}),
    ("end of a range", "15억원", {}, "10억~15억원", {}),
    ("end of a range", "up to $5 billion", {}, "$3 billion to $5 billion", {}),
    ("end of a range", "1062만5000주", {}, "1062만5000~1275만주", {}),
    ("value not far", "37명", {}, "48명", {}),
    ("value apart", "37명", {}, "95명", {}),
    ("value far apart", "37명", {}, "3912명", {}),
    ("value before and after", "37명", {"role": Role.PREVIOUS}, "48명", {}),
    ("currencies differ", "5달러", {}, "7천원", {}),
    ("same day", "3월 3일", {}, "3월 3일", {}),
    ("same date or time", "3월 3일", {"frame": "until"}, "3월 3일", {}),
    ("same date or time", "2025. 3. 3.", {"frame": "posted"}, "2025. 3. 3.", {"frame": "posted"}),
    ("same date or time", "3월", {}, "3월", {}),
    ("same hour of a day", "오후 3시 20분", {}, "오후 3시 20분", {}),
    ("same time to the minute", "오후 3시 21분", {"frame": "until"}, "오후 3시 21분", {}),
    ("same minute of a day", "오후 3시 21분", {}, "오후 3시 21분", {}),
    ("dates that overlap", "3월", {}, "3월 3일", {}),
    ("dates that overlap", "2019년", {}, "2019년 3월 3일", {}),
    ("day of the year", "2025년", {}, "3월 3일", {}),
    ("dates apart", "3월 3일", {}, "3월 4일", {}),
    ("times near", "오후 3시 20분", {}, "오후 3시 50분", {}),
    ("times within rounding", "오후 8시 53분", {}, "오후 9시", {}),
    ("only such date", "3월 3일", {}, "3월 3일", {}),
    ("same attribute", "5명", DEATHS, "6명", DEATHS),
    ("other attribute", "5732명", DEATHS, "5732명", {"attribute": "revenue"}),
    ("attribute of one unknown", "5명", DEATHS, "5명", {}),
    ("attribute unknown", "5명", {}, "5명", {}),
    ("one such claim in each", "5명", DEATHS, "5명", DEATHS),
    ("counterparts of unlike value", "37억원", {"attribute": "revenue"}, "48억원", {"attribute": "revenue"}),
    ("only such value", "573명", {}, "573명", {}),
    ("same first entity", "5명", _of("x:a"), "5명", _of("x:a")),
    ("shared entity", "5명", _of("x:a", "x:b"), "5명", _of("x:b")),
    ("other entities", "5명", _of("x:a"), "5명", _of("x:b")),
    ("shared words", "5명", {**WORDS, **DEATHS}, "5명", {**WORDS, **DEATHS}),
    ("shared words, attribute unknown", "5명", WORDS, "5명", WORDS),
    ("nothing but a small number", "5명", {}, "5명", {}),
    ("same period", "5명", {"period": Q4}, "5명", {"period": Q4}),
    ("periods overlap", "5명", {"period": Q4}, "5명", {"period": YEAR}),
    ("periods apart", "5명", {"period": MONDAY}, "5명", {"period": TUESDAY}),
    ("same base of comparison", "5%", {"base": "year"}, "5%", {"base": "year"}),
    ("base of one unknown", "5%", {"base": "year", "role": CHANGE}, "5%", {"role": CHANGE}),
    ("other role", "29.3%", {"role": CHANGE}, "29.3%", {}),
    ("same scope", "5명", {"qualifiers": frozenset({"a"})}, "5명", {"qualifiers": frozenset({"a"})}),
    ("scope of one only", "5명", {"qualifiers": frozenset({"a"})}, "5명", {}),
    ("same speaker", "5명", BY_MAYOR, "5명", BY_MAYOR),
    ("other speaker", "5명", BY_MAYOR, "5명", BY_RIVAL),
    ("both are bounds", "최소 5명", {}, "5명 이상", {}),
]


def _parts(claims: list[Claim]) -> dict[str, float]:
    link = score_pair(claims[0], claims[1], Context.of(claims))
    assert 0 <= link.score <= 1
    return {name: points for name, points, _ in link.reasons}


@pytest.mark.parametrize(("name", "one", "first", "two", "second"), SPOKEN, ids=[case[0] for case in SPOKEN])
def test_part(name: str, one: str, first: Fields, two: str, second: Fields) -> None:
    left, right = claim("a:1", one, **first), claim("b:1", two, **second)
    assert name in _parts([left, right])
    assert name in _parts([right, left])


def test_parts_that_need_a_story() -> None:
    left, right = claim("a:1", "5명", **DEATHS), claim("b:1", "5명", **DEATHS)
    crowd = [claim(f"c:{10 * n}", f"{n}00명", **DEATHS) for n in range(1, 9)]
    assert "value of several things" in _parts([left, right, claim("c:1", "5명", attribute="injured")])
    assert "several such claims" in _parts([left, right, claim("a:9", "8명", **DEATHS)])
    coarse, fine = claim("a:1", "6천명", **DEATHS), claim("b:1", "5732명", **DEATHS)
    assert "rounding among several" in _parts([coarse, fine, claim("a:9", "8천명", **DEATHS)])
    named = [claim("a:1", "5명", entities=("x:a",)), claim("b:1", "5명", entities=("x:a",))]
    assert "rare shared entity" in _parts([*named, *crowd])
    ours, theirs = claim("a:1", "5명", entities=("x:a",)), claim("b:1", "5명", entities=("x:b",))
    assert "contrasted entities" in _parts([ours, theirs, claim("a:9", "8명", entities=("x:b",))])
    bare = structs.replace(claim("a:1", "5명"), figure=structs.replace(figure("5명"), value=None, low=None, high=None))
    assert "no value to compare" in _parts([bare, claim("b:1", "5명")])
    own = claim("b:1", "2조8100억원", "20억3000만 달러")
    assert "same amount at the story's rate" in _parts([claim("a:1", "20억1000만 달러"), own])
    again = _parts([claim("a:1", "57명"), claim("a:9", "57명")])
    assert {"repeated", "bias inside an article"} <= again.keys()


def test_a_day_that_tells_of_one_thing_says_so() -> None:
    day = [claim("a:1", "3월 3일"), claim("b:1", "3월 3일")]
    news = [claim(f"{article}:20", "3월 5일") for article in "abc"]
    assert "date of its own" in _parts([*day, *news])
    assert "date of its own" not in _parts(day)  # the main day of its story
    assert "date of its own" not in _parts([*day, *news, claim("c:1", "3월 3일", attribute="announced")])
    assert "date of its own" not in _parts([*day, *news, claim("a:40", "3월 3일"), claim("b:40", "3월 3일")])
    assert "only such time" in _parts([claim("a:1", "오전 9시 3분"), claim("b:1", "오전 9시 3분")])


def test_who_only_speaks_of_a_date_is_not_whom_it_is_of() -> None:
    said = Attribution("통신", "x:agency", "전했다", "reported", Span(0, 2))
    ours = claim("a:1", "3월 3일", entities=("x:agency",), attribution=said)
    theirs = claim("b:1", "3월 3일", entities=("x:police",))
    crowd = [claim(f"c:{10 * n}", f"{n}00명", **DEATHS) for n in range(1, 9)]
    also = claim("a:60", "3월 9일", entities=("x:police", "x:agency"))
    again = claim("b:60", "3월 9일", entities=("x:police", "x:agency"))
    apart = {"contrasted entities", "other telling entities"}
    assert not apart & _parts([ours, theirs, also, again, *crowd]).keys()
    assert apart <= _parts([structs.replace(ours, attribution=None), theirs, also, again, *crowd]).keys()


def test_two_names_tell_figures_apart_where_both_articles_have_both() -> None:
    ours, theirs = claim("a:1", "41명", entities=("x:가람",)), claim("b:1", "41명", entities=("x:narin",))
    crowd = [claim(f"c:{10 * n}", f"{n}00명", **DEATHS) for n in range(1, 9)]
    one, two = claim("a:60", "7채", entities=("x:narin",)), claim("b:60", "9채", entities=("x:가람",))
    assert "other telling entities" in _parts([ours, theirs, one, two, *crowd])
    assert "other telling entities" not in _parts([ours, theirs, one, *crowd])
    assert "other telling entities" not in _parts([ours, theirs, two, *crowd])


def test_a_value_that_each_article_gives_once() -> None:
    def speaks(one: str, two: str, *others: str) -> bool:
        more = [claim(f"a:{60 + 10 * n}", text) for n, text in enumerate(others)]
        return "given once in each" in _parts([claim("a:1", one), claim("b:1", two), *more])

    assert speaks("7도", "7도")
    assert speaks("37%", "37%")
    assert not speaks("3700원", "3700원")  # which is the only such amount of the story
    assert speaks("오후 6시 40분", "오후 6시 40분")
    assert speaks("17시간", "17시간")
    assert speaks("241m", "240m")
    assert not speaks("7도", "7도", "7도")
    assert not speaks("73명", "73명")  # people are told in any number of things
    assert not speaks("3년", "3년")
    assert not speaks("37.2%", "37%")  # of percentages that are rounded there are many
    assert not speaks("37%", "37명")


def test_a_measure_is_no_small_number() -> None:
    assert "nothing but a small number" in _parts([claim("a:1", "7명"), claim("b:1", "7명")])
    assert "nothing but a small number" not in _parts([claim("a:1", "7m"), claim("b:1", "7m")])


def test_a_count_that_articles_in_two_languages_give_once() -> None:
    name = "count given once in each language"
    ours, theirs = claim("a:1", "7명", words=(("괴한", 1.0),)), claim("b:1", "7명", words=(("robber", 1.0),))
    assert name in _parts([ours, theirs])
    assert name not in _parts([ours, structs.replace(theirs, words=ours.words)])
    assert name not in _parts([ours, theirs, claim("b:50", "7명")])
    few = [claim(f"{article}:1", "2명", words=words) for article, words in (("a", ours.words), ("b", theirs.words))]
    assert name not in _parts(few)


def test_a_value_of_two_dimensions_scores_alike_from_either_side() -> None:
    bare, counted = claim("a:1", "57"), claim("b:1", "57명")
    context = Context.of([bare, counted, claim("a:9", "57", **DEATHS), claim("a:20", "57", attribute="injured")])
    assert score_pair(bare, counted, context).score == score_pair(counted, bare, context).score


@pytest.mark.parametrize(
    ("text", "small"),
    [("3위", True), ("23번째", False), ("5명", True), ("7%", True), ("17%", False), ("3.25~3.50%", False)],
)
def test_what_is_met_everywhere_tells_little(text: str, small: bool) -> None:
    assert ("nothing but a small number" in _parts([claim("a:1", text), claim("b:1", text)])) is small


def _texts(tree: ast.AST) -> set[str]:
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_the_weights_are_those_of_the_parts() -> None:
    files = [path for path in sorted(Path(pairs.__file__).parent.glob("*.py")) if path.stem != "weights"]
    used = set().union(*(_texts(ast.parse(path.read_text(encoding="utf-8"))) for path in files))
    assert WEIGHTS.keys() <= used, sorted(WEIGHTS.keys() - used)
    assert {name for name, *_ in SPOKEN} <= WEIGHTS.keys()
    assert DIGITS.keys() == {1, 2, 3}
    named = {*DIGITS.values(), *UNLIKE, *(name for _, name in RATIOS)}
    assert named <= WEIGHTS.keys()


def test_every_rule_speaks() -> None:
    silent = set(PARTS)
    for _, one, first, two, second in SPOKEN:
        left, right = claim("a:1", one, **first), claim("b:1", two, **second)
        context = Context.of([left, right])
        silent -= {rule for rule in silent if list(rule(left, right, context))}
    inside = [claim("a:1", "57명"), claim("a:9", "57명")]
    silent -= {rule for rule in silent if list(rule(*inside, Context.of(inside)))}
    rows = [*_row("a", "5명", "57명"), *_row("b", "5명", "57명")]
    silent -= {rule for rule in silent if list(rule(rows[0], rows[2], Context.of(rows)))}
    both = _told_of_both("revenue")
    silent -= {rule for rule in silent if list(rule(both[0], both[1], Context.of(both)))}
    assert not silent


def _told_of_both(attribute: str, text: str = "3억달러", other: str = "3억달러") -> list[Claim]:
    """Return a claim of one subject, one of another, and those of an article that gives a value of each."""
    return [
        claim("a:1", text, attribute="loss", **_of("x:unit", "x:maker")),
        claim("b:1", text, attribute=attribute, **_of("x:maker")),
        claim("c:1", "3억달러", attribute="loss", **_of("x:unit", "x:maker")),
        claim("c:40", other, attribute=attribute, **_of("x:maker")),
    ]


@pytest.mark.parametrize(
    ("attribute", "text", "other", "seen"),
    [
        ("net_profit", "3억달러", "3억달러", True),
        ("net_profit", "3억달러", "4억달러", False),  # the article gives the other subject another value
        ("net_profit", "5억달러", "5억달러", False),  # … or none at all of one of them
        ("loss", "3억달러", "3억달러", False),  # it says one thing twice, of the division and of the company
    ],
)
def test_a_value_that_an_article_tells_of_both_says_nothing(attribute: str, text: str, other: str, seen: bool) -> None:
    claims = _told_of_both(attribute, text, other)
    link = score_pair(claims[0], claims[1], Context.of(claims))
    assert ("value told of both" in {name for name, *_ in link.reasons}) is seen


def test_ranks_and_tables_tell_of_no_two_owners() -> None:
    ranks = [claim("a:1", "3위", **_of("x:a")), claim("a:40", "3위", attribute="place", **_of("x:b"))]
    table = [claim(f"a:{40 * n}", "57명", attribute=f"row{n}", **_of(f"x:{n}")) for n in range(12)]
    assert not Context.of([*ranks, *table]).owners


def _row(article: str, *texts: str) -> list[Claim]:
    """Return claims of one sentence."""
    told = [claim(f"{article}:{10 * number}", text) for number, text in enumerate(texts)]
    return [structs.replace(one, sentence=Span(0, 10 * len(texts))) for one in told]


@pytest.mark.parametrize(
    ("part", "first", "second"),
    [
        ("same figure beside", ["5명", "57명"], ["5명", "57명", "3조원"]),
        ("same figure beside", ["57명", "5명"], ["57", "5명"]),
        ("same figure beside", ["3월 3일", "57명"], ["3월 3일", "57명"]),
        ("rounded beside one figure", ["51억원", "57%"], ["50억9000만원", "57%"]),
        ("rounded beside other figures", ["51억원", "57%"], ["50억9000만원", "43%"]),
        ("nothing but other figures beside", ["5명", "57명", "3명", "2%"], ["5명", "8명", "4명", "3%"]),
        (None, ["5명", "57명"], ["5명", "8명"]),
        (None, ["5명", "57명"], ["6명", "57명"]),
        (None, ["5명", "5명"], ["5명", "5명"]),
        (None, ["5명", "57명", "3명", "2%"], ["5명", "8명", "4명", "2%"]),
        (None, ["50억원", "57%"], ["50억9000만원", "57%"]),
    ],
)
def test_the_figures_beside_tell(part: str | None, first: list[str], second: list[str]) -> None:
    left, right = _row("a", *first), _row("b", *second)
    context = Context.of([*left, *right])
    found = [name for name, *_ in pairs.score.place_parts(left[0], right[0], context)]
    assert [name for name in found if name != "rounds one figure alone"] == ([part] if part else [])


@pytest.mark.parametrize(
    ("fine", "coarse", "others", "alone"),
    [
        ("33.8%", "34%", [], True),
        ("33.8%", "34%", ["c 33.84%", "c 12%", "c 34점"], True),  # the same, finer; other things
        ("33.8%", "34%", ["c 34.2%"], False),
        ("33.8%", "34%", ["a 34%"], False),
        ("33.8%", "34%", ["b 33.8%"], False),
        ("35.6%", "35%", [], False),  # cut off
        ("29.8%", "30%", [], False),  # one digit
        ("29.8%", "약 30%", [], True),  # … with a word that says so
        ("10,168,008 people", "about 10 million people", ["c 9,871,002 people"], False),
        ("33.8%", "33.8%", [], False),
    ],
)
def test_a_value_rounds_the_only_figure_of_the_story_that_it_may(
    fine: str, coarse: str, others: list[str], alone: bool
) -> None:
    left, right = claim("a:1", fine), claim("b:1", coarse)
    told = [claim(f"{other[0]}:{10 * place}", other[2:]) for place, other in enumerate(others, 2)]
    for one, two in ((left, right), (right, left)):
        found = pairs.score.place_parts(one, two, Context.of([left, right, *told]))
        assert ("rounds one figure alone" in [name for name, *_ in found]) is alone


@pytest.mark.parametrize(
    ("fine", "coarse", "told", "parts"),
    [
        ("29억5000만원", "30억원", {"c": "30억원", "d": "30억원"}, {"round value of all others"}),
        ("29억5000만원", "30억원", {"a": "30억원"}, {"both values in one article"}),
        ("29억5000만원", "30억원", {"c": "29억5000만원", "d": "30억원", "e": "30억원"}, set()),
        ("29억5000만원", "30억원", {"c": "30억원"}, set()),
        ("31억2000만원", "31억원", {"a": "31억원", "c": "31억원", "d": "31억원"}, set()),  # two digits
        ("295명", "300명", {"a": "300명", "c": "300명", "d": "300명"}, set()),
    ],
)
def test_a_round_amount_of_all_others_is_no_rounding_of_one(
    fine: str, coarse: str, told: dict[str, str], parts: set[str]
) -> None:
    left, right = claim("a:1", fine), claim("b:1", coarse)
    others = [claim(f"{article}:60", text) for article, text in told.items()]
    context = Context.of([left, right, *others])
    found = {name for name, *_ in pairs.score.place_parts(left, right, context)}
    assert found - {"rounds one figure alone"} == parts


def test_figures_of_one_sentence_of_an_article_are_no_places_of_each_other() -> None:
    row = _row("a", "5명", "57명", "5명")
    assert not pairs.score.place_parts(row[0], row[2], Context.of(row))


def test_the_parts_that_a_series_leaves_aside_exist() -> None:
    for prefix in (*series._VALUE_PARTS, *series._OTHER_SUBJECT):
        assert any(name.startswith(prefix) for name in WEIGHTS), prefix


def test_points_add_up_to_the_score() -> None:
    left, right = claim("a:1", "573명", **DEATHS), claim("b:1", "573명", **DEATHS)
    link = score_pair(left, right, Context.of([left, right]))
    assert (link.left, link.right) == ("a:1", "b:1")
    assert link.score > 0.9
    assert score_pair(left, claim("b:1", "5명"), Context.of([left, right])).score < 0.5


# ---------------------------------------------------------------- features


def test_what_is_asked_of_a_figure_is_worked_out_once() -> None:
    figures = [claim("a:1", text).figure for text in ("573명", "573명", "38명")]
    asked: list[Figure] = []

    @once_a_figure
    def digits(figure: Figure) -> int:
        asked.append(figure)
        return significant(figure)

    assert [digits(figure) for figure in (*figures, *figures)] == [3, 3, 2, 3, 3, 2]
    assert [id(figure) for figure in asked] == [id(figure) for figure in figures]  # two equal ones are two


def test_what_is_asked_of_two_figures_goes_by_their_order() -> None:
    one, two = (claim("a:1", text).figure for text in ("573명", "38명"))
    more = once_a_pair(lambda left, right: significant(left) - significant(right))
    assert [more(one, two), more(two, one), more(one, two)] == [1, -1, 1]


def test_what_is_kept_of_figures_is_not_kept_for_ever() -> None:
    texts = [f"{number}명" for number in range(1, 40)]
    keys = [value_key(claim("a:1", text).figure) for text in texts for _ in range(300)]
    assert keys == [value_key(claim("a:1", text).figure) for text in texts for _ in range(300)]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("75조7883억원", "75조8천억원", True),
        ("75조7883억원", "75조7천억원", True),  # cut off
        ("75조8천억원", "75조8천억원", False),  # equal, not rounded
        ("75조7883억원", "76조9천억원", False),
        ("6조5천억원", "10조원", False),  # within ten trillion, but far off
        ("37명", "38명", False),
        ("900명 이상", "882명", False),  # a bound that leaves no room for it
        ("900명 이상", "921명", True),
        ("최소 236명", "최소 240명", True),
        ("최소 234명", "최소 240명", False),  # nearer to 230, and no word leaves less open
        ("약 234명", "약 240명", True),
        ("about 900 people", "882 people", True),
        ("614억원", "700억원", False),  # nearer to 600
        ("614억원", "700억원대", False),
        ("614억원", "600억원대", True),
        ("674억원", "700억원 가까이", True),
        ("almost $60 billion", "$65.2 billion", False),  # beyond it
        ("almost $60 billion", "$61.2 billion", True),
        ("43%", "40%", False),  # both to one per cent
        ("43%", "약 40%", True),
        ("48.7%", "50%", True),
    ],
)
def test_rounding(one: str, two: str, expected: bool) -> None:
    assert is_rounding(figure(one), figure(two)) is expected
    assert is_rounding(figure(two), figure(one)) is expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("557만6000달러", "5576만달러", True),
        ("557만6000달러", "557만6000달러", False),
        ("5명", "50명", False),
        ("246명", "2463명", False),
        ("약 246명", "2463명", True),
        ("5억5760만달러", "5억5700만달러", False),
    ],
)
def test_same_digits(one: str, two: str, expected: bool) -> None:
    assert same_digits(figure(one), figure(two)) is expected


def test_features_of_figures() -> None:
    assert significant(figure("557만6000달러")) == 4
    assert significant(figure("수십 명")) == 0
    assert [significant(figure(text)) for text in ("200명", "0.20%", "0.2%", "12.40%", "0.00%")] == [1, 2, 1, 4, 1]
    # a quarter of a point is a step of rates, as common as a round number; so much of anything else is not
    moves = ("25bp", "0.5%포인트", "0.75%p", "100bp", "0.27%p", "0.25%")
    assert [significant(figure(text)) for text in moves] == [1, 1, 1, 1, 2, 2]
    assert mantissa(figure("557만6000달러").value or 0) == "55"  # type: ignore[arg-type]
    assert middle(figure("30~40명")) == 35
    assert value_key(figure("1천명")) == value_key(figure("1,000명"))
    assert value_key(figure("1천명")) != value_key(figure("1천원"))


def test_the_key_of_a_value_does_not_go_by_what_was_asked_before() -> None:
    told = ("5.50", "0", "-0", "5.5", "0")
    assert [amount_key("percent", Decimal(number)).partition(":")[2] for number in told] == [
        "5.5",
        "0",
        "-0",
        "5.5",
        "0",
    ]
    assert is_sharp(figure("573명"))
    assert not is_sharp(figure("500명"))
    assert not is_sharp(figure("2024년"))


def test_a_day_that_stands_for_one_thing_needs_no_verb() -> None:
    report = check(
        "가람시 여울역 화재\n\n가람시 여울역에서 4일 불이 났다. 소방대원 218명이 나갔다.",
        "가람시 여울역 화재\n\n4일 가람시 여울역을 덮친 불길 앞에 소방대원 218명이 섰다.",
    )
    assert are_joined(report, "a 4일", "b 4일"), facts_of(report)


# ---------------------------------------------------------------- clusters

FIRE = (
    "가람시 여울역 화재로 12명 사망\n\n5일 오전 가람시 여울역에서 불이 나 12명이 숨지고 34명이 다쳤다. "
    "소방당국은 대원 218명을 투입했다. 재산 피해는 45억3000만원으로 추산된다."
)
FIRE_AGAIN = (
    "여울역 화재, 사망자 12명\n\n가람시 여울역에서 5일 발생한 화재로 사망자가 12명으로 집계됐다. 부상자는 34명이다. "
    "소방대원 218명이 현장에 나갔다. 재산 피해는 약 45억원이다."
)
FIRE_ENGLISH = (
    "Fire at Yeoul Station kills 12\n\nA fire at Yeoul Station in Garam killed 12 people and injured 34 on Wednesday. "
    "Fire authorities sent 218 firefighters. Property damage is estimated at 4.53 billion won."
)


def test_one_fact_in_two_languages() -> None:
    report = check(FIRE, FIRE_AGAIN, FIRE_ENGLISH)
    assert len(set(report.stories.values())) == 1
    assert are_joined(report, "a 12명", "b 12명", "c 12 people", "c 12")
    assert are_joined(report, "a 34명", "b 34명", "c 34")
    assert are_joined(report, "a 218명", "b 218명", "c 218 firefighters")
    assert are_joined(report, "a 45억3000만원", "b 45억원", "c 4.53 billion won")
    assert not [fact for fact in facts_of(report) if {"a 12명", "a 34명"} <= fact]


OPPOSITES = [
    # dead and injured, of equal number
    (
        "누마루군 버스 사고\n\n4일 누마루군에서 버스가 넘어져 7명이 숨지고 19명이 다쳤다.",
        "누마루군 버스 사고\n\n4일 누마루군 버스 사고의 사망자는 19명, 부상자는 7명으로 잘못 알려졌다.",
        ("a 7명", "b 7명"),
        ("a 19명", "b 19명"),
    ),
    # revenue and operating profit
    (
        "솔빛전자 실적\n\n솔빛전자는 4분기 매출이 6조5천억원이라고 밝혔다.",
        "솔빛전자 실적\n\n솔빛전자는 4분기 영업이익이 6조5천억원이라고 밝혔다.",
        ("a 6조5천억원", "b 6조5천억원"),
    ),
    # two quarters
    (
        "솔빛전자 실적\n\n솔빛전자의 올해 1분기 영업이익은 3200억원이다.",
        "솔빛전자 실적\n\n솔빛전자의 지난해 4분기 영업이익은 3100억원이었다.",
        ("a 3200억원", "b 3100억원"),
    ),
    # a level and its change
    (
        "한솔시 실업률\n\n한솔시의 2월 실업률은 3.4%로 나타났다.",
        "한솔시 실업률\n\n한솔시의 2월 실업률은 1년 전보다 0.4%포인트 올랐다.",
        ("a 3.4%", "b 0.4%포인트"),
    ),
    # the price of input and of output
    (
        "여울AI 새 모델 가격\n\n여울AI의 새 모델은 입력 100만 토큰당 2달러다.",
        "여울AI 새 모델 가격\n\n여울AI의 새 모델은 출력 100만 토큰당 2달러다.",
        ("a 2달러", "b 2달러"),
    ),
    # English: killed and injured
    (
        "Bus crash in Marlow\n\nA bus crash in Marlow killed 14 people on Tuesday.",
        "Bus crash in Marlow\n\nA bus crash in Marlow injured 14 people on Tuesday.",
        ("a 14 people", "b 14 people"),
    ),
]


@pytest.mark.parametrize(("left", "right", "apart"), [(a, b, pairs) for a, b, *pairs in OPPOSITES])
def test_opposites_stay_apart(left: str, right: str, apart: list[tuple[str, str]]) -> None:
    report = check(left, right)
    for pair in apart:
        assert not are_joined(report, *pair), facts_of(report)


def test_equal_values_of_different_things_stay_apart() -> None:
    report = check(
        "달빛시 예산\n\n달빛시는 도로 공사에 320억원을, 학교 급식에 320억원을 쓴다. 새 도서관에는 75명이 일하게 된다.",
        "달빛시, 학교 급식에 320억원\n\n달빛시가 학교 급식에 320억원을 쓰기로 했다. 공무원 75명이 자리를 옮긴다.",
    )
    assert not [fact for fact in facts_of(report) if {"a 75명", "b 75명"} <= fact], facts_of(report)
    starts = [[c.id for c in f.fact.claims if c.figure.text == "320억원" and c.article == "a"] for f in report.findings]
    assert all(len(found) < 2 for found in starts)


def test_a_rounding_in_the_headline_is_the_same_fact() -> None:
    report = check(
        "솔빛전자 4분기 영업이익 6조5천억원\n\n솔빛전자는 지난해 4분기 영업이익이 6조4927억원이라고 밝혔다.",
        "솔빛전자 4분기 실적\n\n솔빛전자의 지난해 4분기 영업이익은 6조4927억원이다.",
    )
    assert are_joined(report, "a 6조5천억원", "a 6조4927억원", "b 6조4927억원")


def test_an_article_may_round_a_length_of_time_to_another_unit() -> None:
    report = check(
        "마루상사 대표 징역 12년 2개월\n\n마루상사 대표가 징역 12년형을 받았다. 법원은 징역 12년 2개월을 선고했다.",
        "마루상사 대표 실형\n\n법원은 마루상사 대표에게 징역 12년 2개월을 선고했다.",
    )
    assert are_joined(report, "a 12년", "a 12년 2개월", "b 12년 2개월")


def test_an_article_gives_a_fact_one_value() -> None:
    report = check(
        "한솔시 아파트값\n\n한솔시 강변아파트는 12억원에, 들꽃아파트는 13억원에, 노을아파트는 14억원에 팔렸다.",
        "한솔시 아파트값\n\n한솔시에서 강변아파트가 12억원에, 노을아파트가 14억원에 팔렸다.",
    )
    for fact in facts_of(report):
        for article in "ab":
            assert len({text for text in fact if text.startswith(article)}) <= 1, fact


def test_one_amount_under_other_nouns_is_no_contradiction() -> None:
    deaths: Fields = {"attribute": "deaths", **WORDS}
    told = [
        claim("a:1", "93명", **deaths),
        claim("b:1", "93 lives", **deaths),
        claim("b:9", "93", **deaths),
        claim("c:1", "93 individuals", **deaths),
        claim("c:9", "93 people", **deaths),
    ]
    clusters, _ = cluster_claims(told, 0.5, 0.3)
    assert len(clusters) == 1


def test_an_article_may_give_one_amount_in_two_currencies() -> None:
    cost: Fields = {"attribute": "hardware_cost", **WORDS}
    told = [
        claim("a:1", "7300억원", **cost),
        claim("a:9", "5억달러", "7300억원", **cost),
        claim("b:1", "5억달러", **cost),
        claim("b:9", "7300억원", **cost),
    ]
    clusters, _ = cluster_claims(told, 0.5, 0.3)
    assert len(clusters) == 1
    unlike = [claim("a:9", "6억달러", **cost), *told[:1], *told[2:]]
    for cluster in cluster_claims(unlike, 0.5, 0.3)[0]:
        assert {"a:1", "a:9"} - {c.id for c in cluster.claims}


def test_an_article_may_give_one_amount_in_two_currencies_in_two_sentences() -> None:
    sales: Fields = {"attribute": "revenue", **WORDS}
    told = [
        claim("a:1", "NT$673.51 billion", **sales),
        claim("a:9", "$20.82 billion", **sales),
        claim("b:1", "NT$673.51 billion", "$20.88 billion", **sales),
        claim("c:1", "$20.82 billion", **sales),
        claim("d:1", "6735억1천만 대만달러", **sales),
    ]
    clusters, _ = cluster_claims(told, 0.5, 0.3)
    assert [len(cluster.claims) for cluster in clusters] == [5]
    unlike = [told[0], claim("a:9", "$25.82 billion", **sales), *told[2:]]
    for cluster in cluster_claims(unlike, 0.5, 0.3)[0]:
        assert {"a:1", "a:9"} - {c.id for c in cluster.claims}


STOLEN, INVESTED = {"attribute": "embezzled"}, {"attribute": "investment"}


@pytest.mark.parametrize(
    ("silent", "one", "other", "joined"),
    [
        (3, STOLEN, INVESTED, True),
        (1, STOLEN, INVESTED, True),  # as many for as against, and the value is seldom met twice
        (0, STOLEN, INVESTED, False),
        (3, {"homes": ("솔빛마을",)}, {"homes": ("가람마을",)}, False),  # nothing was misread
    ],
)
def test_a_word_misread_does_not_part_an_article_from_all_others(
    silent: int, one: Fields, other: Fields, joined: bool
) -> None:
    told = [claim(f"{article}:1", "61억원", **WORDS) for article in "abc"[:silent]]
    clusters, _ = cluster_claims(
        [*told, claim("d:1", "61억원", **WORDS, **one), claim("z:1", "61억원", **WORDS, **other)], 0.5, 0.3
    )
    assert any({"d:1", "z:1"} <= {c.id for c in cluster.claims} for cluster in clusters) is joined


@pytest.mark.parametrize(("value", "joined"), [("190가구", False), ("192가구", True)])
def test_values_that_lie_near_do_not_outvote_a_mark(value: str, joined: bool) -> None:
    silent = [claim(f"{article}:1", value, **WORDS) for article in "abc"]
    special, first = (frozenset({mark}) for mark in ("round:special", "round:first"))
    told = [claim("d:1", value, qualifiers=special, **WORDS), claim("z:1", "192가구", qualifiers=first, **WORDS)]
    clusters, _ = cluster_claims([*silent, *told], 0.5, 0.3)
    assert any({"d:1", "z:1"} <= {c.id for c in cluster.claims} for cluster in clusters) is joined


def test_a_short_value_outvotes_no_mark_of_a_round() -> None:
    special, first = (
        claim(f"{a}:1", "81가구", qualifiers=frozenset({m})) for a, m in (("a", "round:special"), ("b", "round:first"))
    )
    assert not may_be_outvoted("qualifier", special, first)
    assert may_be_outvoted("qualifier", claim("a:1", "81가구"), first)


def test_a_name_beside_an_area_may_be_outvoted_and_two_complexes_may_not() -> None:
    area = claim("a:1", "74㎡", attribute="exclusive_area", entities=("haru",), homes=("하루힐",))
    nameless = claim("b:1", "74㎡", attribute="exclusive_area", entities=("nari",))
    assert may_be_outvoted("entity", area, nameless)
    assert not may_be_outvoted("entity", area, structs.replace(nameless, homes=("나리팰리스",)))
    assert not may_be_outvoted("entity", area, claim("b:1", "59㎡", attribute="exclusive_area"))


def test_a_rate_that_was_foretold_and_the_forecast_before_are_one() -> None:
    texts = [
        "하람은행 전망\n\n하람은행은 올해 성장률을 기존 2.3%에서 1.7%로 낮췄다. 지난 5월 전망치는 2.3%였다.",
        "하람은행 전망\n\n하람은행은 올해 성장률을 1.7%로 내다봤다. 5월에는 올해 성장률을 2.3%로 전망했다.",
    ]
    told = [[c for c in found.fact.claims if c.figure.text == "2.3%"] for found in check(*texts).findings]
    assert [len(claims) for claims in told if claims] == [3]


def test_a_value_met_everywhere_needs_more_to_outvote_a_word() -> None:
    told = [claim(f"{article}:1", "6명", **WORDS) for article in "abc"]
    dead, hurt = claim("d:1", "6명", attribute="deaths", **WORDS), claim("z:1", "6명", attribute="injured", **WORDS)
    for silent in (1, 3):
        clusters, _ = cluster_claims([*told[:silent], dead, hurt], 0.5, 0.3)
        joined = any({"d:1", "z:1"} <= {c.id for c in cluster.claims} for cluster in clusters)
        assert joined is (silent == 3)


@pytest.mark.parametrize(
    ("value", "renamed", "apart"), [("52명", 3, False), ("52명", 4, True), ("6명", 3, True), ("6명", 1, False)]
)
def test_a_name_misread_in_one_article_parts_it_from_none_that_gives_the_value(
    value: str, renamed: int, apart: bool
) -> None:
    silent = [claim(f"{article}:1", value, **WORDS) for article in "abcde"[renamed:]]
    named = [claim(f"{article}:1", value, attribute="deaths", **WORDS) for article in "abcde"[:renamed]]
    lone = claim("z:1", value, attribute="injured", **WORDS)
    told = [*named, *silent, lone]
    known = clustering._Pairs(Likeness(told, Context.of(told)))
    assert clustering._are_kept_apart(clustering.Cluster(told[:-1]), clustering.Cluster([lone]), known) is apart


@pytest.mark.parametrize(("text", "joined"), [("379명", True), ("37명", False)])
def test_a_sentence_may_say_a_count_of_three_digits_again(text: str, joined: bool) -> None:
    row = [structs.replace(one, **WORDS) for one in _row("a", text, text)]
    clusters, _ = cluster_claims([*row, claim("b:1", text, **WORDS)], 0.5, 0.3)
    assert (len(clusters) == 1) is joined


def test_a_time_told_of_two_days_is_worth_a_look() -> None:
    early, other = claim("a:1", "오후 8시 12분"), claim("b:1", "8:12 p.m.")
    moment = Moment(datetime(2024, 12, 25, 20, 12), datetime(2024, 12, 25, 20, 13), "minute")
    late = structs.replace(other, figure=structs.replace(other.figure, moment=moment))
    mates = candidate_mates([early, late], Likeness([early, late], Context.of([early, late])))
    assert early.figure.moment != moment
    assert mates[0] >> 1 & 1


@pytest.mark.parametrize(
    ("one", "two", "outvoted"),
    [
        ("115억원", "115억원", True),
        ("115억원", "115억3000만원", True),
        ("1234억원", "1230억원", True),
        ("557만달러", "550만달러", True),
        ("115억원", "120억원", False),
        ("192가구", "190가구", False),
        ("115억원", "약 120억원", True),
    ],
)
def test_a_price_written_out_to_its_last_place_rounds_no_other(one: str, two: str, outvoted: bool) -> None:
    assert may_be_outvoted("period", claim("a:1", one), claim("b:1", two)) is outvoted
    assert not may_be_outvoted("label", claim("a:1", one), claim("b:1", two))


def test_a_refusal_near_the_threshold_is_told() -> None:
    one = claim("a:1", "573명", attribute="deaths", **WORDS)
    two = claim("b:1", "573명", attribute="injured", **WORDS)
    clusters, refusals = cluster_claims([one, two], 0.5, 0.01)
    assert [len(cluster.claims) for cluster in clusters] == [1, 1]
    assert [(r.left.id, r.right.id) for r in refusals.nearest([one])] == [("a:1", "b:1")]
    assert [miss.reason.en for miss in refusals.near_misses([two])] == [
        "they count different things: “deaths” / “injured”."
    ]
    assert not refusals.nearest([one, two])


def test_near_misses_stand_by_their_fact() -> None:
    report = check(FIRE, FIRE_AGAIN, FIRE_ENGLISH)
    for finding in report.findings:
        ids = {c.id for c in finding.fact.claims}
        assert len(finding.fact.near) <= 3
        for near in finding.fact.near:
            assert (near.left.id in ids) != (near.right.id in ids)
            assert near.reason.ko
            assert near.reason.en


def test_the_score_of_a_fact_is_its_weakest_needed_link() -> None:
    claims = {
        "a": [claim("a:1", "573명", attribute="deaths", **WORDS)],
        "b": [claim("b:1", "573명", attribute="deaths", **WORDS)],
    }
    from checker.load import article_of

    articles = [article_of({"id": key, "text": " 573명이다."}, None) for key in claims]
    (fact,) = match_claims(articles, claims, dict.fromkeys(claims, "s"), ONE_PROCESS)
    assert fact.score == max(link.score for link in fact.links)
    assert fact.story == "s"
    assert fact.kind == "count"
    assert not match_claims(articles, claims, {"a": "s", "b": "t"}, ONE_PROCESS)
    assert not match_claims(articles, {"a": claims["a"]}, {"a": "s", "b": "s"}, ONE_PROCESS)


# ---------------------------------------------------------------- any claims

SURFACES = ["5명", "57명", "573명", "약 570명", "6천명", "5732명", "29.3%", "2%포인트", "3억원", "200만달러", "두 배"]
SURFACES += ["3월 3일", "2024년", "오후 3시", "수십 명", "30~40명", "최소 50명", "57", "1년"]


@st.composite
def _claims(draw: st.DrawFn) -> list[Claim]:
    made = []
    for number in range(draw(st.integers(2, 9))):
        fields: Fields = {
            "attribute": draw(st.sampled_from([None, "deaths", "injured", "revenue", "operating_profit", "announced"])),
            "entities": tuple(draw(st.lists(st.sampled_from(["x:a", "x:b", "x:c"]), unique=True, max_size=2))),
            "role": draw(st.sampled_from(list(Role))),
            "base": draw(st.sampled_from([None, "year", "quarter"])),
            "period": draw(st.sampled_from([None, Q3, Q4, YEAR, MONDAY, TUESDAY])),
            "label": draw(st.sampled_from(["", "서울", "경기"])),
            "qualifiers": draw(st.frozensets(st.sampled_from(["sex:male", "sex:female", "per_unit", "a"]), max_size=2)),
            "words": tuple((word, 1.0) for word in draw(st.lists(st.sampled_from("가나다라"), unique=True))),
        }
        place = f"{draw(st.sampled_from('abc'))}:{number * 10}"
        made.append(claim(place, draw(st.sampled_from(SURFACES)), **fields))
    return made


# Vetoes that a group may overrule.
READ = {"attribute", "period", "qualifier", "role", "base", "dimension"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_claims(), st.randoms(use_true_random=False))
def test_any_claims_cluster_without_contradiction(claims: list[Claim], dice: Any) -> None:
    clusters, _ = cluster_claims(claims, 0.5, 0.3)
    found = [[c.id for c in cluster.claims] for cluster in clusters]
    assert sorted(name for names in found for name in names) == sorted(c.id for c in claims)
    context = Context.of(claims)
    for cluster in clusters:
        for left, right in combinations(cluster.claims, 2):
            veto = find_veto(left, right, context)
            assert veto is None or veto.code in READ
    joined = series.join_series(clusters, context)
    assert sorted(c.id for cluster in joined for c in cluster.claims) == sorted(c.id for c in claims)
    shuffled = list(claims)
    dice.shuffle(shuffled)
    again, _ = cluster_claims(shuffled, 0.5, 0.3)
    assert [[c.id for c in cluster.claims] for cluster in again] == found


@settings(max_examples=60, deadline=None)
@given(_claims())
def test_vetoes_and_scores_do_not_depend_on_the_side(claims: list[Claim]) -> None:
    context = Context.of(claims)
    for left, right in combinations(claims, 2):
        one, two = find_veto(left, right), find_veto(right, left)
        assert (one and one.code) == (two and two.code)
        if one is None and left.article != right.article:
            assert score_pair(left, right, context).score == pytest.approx(
                score_pair(right, left, context).score, abs=1e-3
            )


@settings(max_examples=60, deadline=None)
@given(_claims())
def test_twins_are_scored_as_every_pair_is(claims: list[Claim]) -> None:
    twins = [structs.replace(c, id=f"z{c.id}", article=f"z{c.article}", words=c.words[1:]) for c in claims]
    told = [*claims, *twins]
    context = Context.of(told)
    likeness = Likeness(told, context)
    for left, right in combinations(told, 2):
        veto = find_veto(left, right, context)
        assert likeness.is_vetoed(left, right) == (veto is not None)
        assert likeness.veto(left, right) == (veto.code if veto is not None else "")
        assert likeness.link(left, right) == score_pair(left, right, context)
        assert likeness.score(left, right) == score_pair(left, right, context).score
        assert likeness.most(left, right) >= likeness.score(left, right)


@settings(max_examples=60, deadline=None)
@given(_claims())
def test_look_alikes_are_those_that_a_look_at_every_pair_finds(claims: list[Claim]) -> None:
    twins = [structs.replace(c, id=f"z{c.id}", article=f"z{c.article}") for c in claims]
    told = clustering.in_order([*claims, *twins])
    context = Context.of(told)
    likeness = Likeness(told, context)
    mates = candidate_mates(told, likeness)
    _, refusals = cluster_claims(told, 0.5, 0.3, likeness, mates)
    ties = tie_bounds(told)
    refused = [
        (one, two)
        for (i, one), (j, two) in combinations(enumerate(told), 2)
        if mates[i] >> j & 1 and one.article != two.article and not {one.id, two.id} & ties.keys()
        if find_veto(one, two, context) is not None and clustering._same_figure(one, two)
    ]
    for each in told:
        scores = [(-score_pair(*pair, context).score, pair[0].id, pair[1].id) for pair in refused if each in pair]
        wanted = sorted(score for score in scores if score[0] <= -0.3)[:3]
        assert [(-seen.score, seen.left.id, seen.right.id) for seen in refusals.nearest([each])] == wanted


def test_zeros_behind_the_point_make_no_other_price_a_rounding() -> None:
    """A share offered at $95.00 that trades at $90 has two prices."""
    left, right = claim("a:1", "$95.00", attribute="stock_price"), claim("a:90", "$90", attribute="stock_price")
    others = [claim(f"{key}:1", "$95", attribute="stock_price") for key in "bcd"]
    clusters, _ = cluster_claims([left, right, *others], 0.5, 0.3)
    assert not any({"a:1", "a:90"} <= {c.id for c in cluster.claims} for cluster in clusters)


def test_people_are_of_the_country_that_they_are_from() -> None:
    report = check("Fire in a mill\n\nThe dead are 18 workers from China and two from South Korea.")
    marks = {claim.figure.text: claim.qualifiers for claims in report.claims.values() for claim in claims}
    assert marks["18 workers"] == {"nation:cn"}
    assert marks["two"] == {"nation:korean"}


def test_a_price_of_3_3_square_metres_is_one_of_a_pyeong() -> None:
    report = check(
        "누마루구 분양가\n\n지난달 누마루구 아파트의 3.3㎡당 평균 분양가격은 2033만8000원으로 집계됐다.",
        "누마루구 분양가\n\n지난달 누마루구 아파트 분양가는 평당 2033만8000원으로 나타났다.",
        "누마루구 분양가\n\n지난달 누마루구 아파트의 분양가를 3.3㎡(1평)로 환산하면 약 2034만원이다.",
        "누마루구 분양가\n\n지난달 누마루구 아파트의 평균 분양가는 ㎡당 616만원이다.",
    )
    assert are_joined(report, "a 2033만8000원", "b 2033만8000원", "c 2034만원")
    assert not are_joined(report, "a 2033만8000원", "d 616만원")


@pytest.mark.parametrize(
    ("rough", "fine", "is_one"),
    [
        ("52조원", "51조9000억원", True),
        ("37%", "36.6%", True),
        ("25조원", "24조6000억원", True),
        ("1500억달러", "1570억달러", False),  # cut off, and no rounding
        ("$770 million", "$765 million", True),
        ("$760 million", "$765 million", False),  # the offer of another bidder
        ("2700여 톤", "2750톤", True),  # a word says that a half was left out
        ("8%", "8.77%", False),
        ("51억원", "50억원", False),
        ("1조원", "1조1000억원", False),
    ],
)
def test_an_article_rounds_its_own_figure_to_the_nearest(rough: str, fine: str, is_one: bool) -> None:
    told = [claim("a:40", rough), claim("a:80", fine), claim("b:40", rough), claim("c:40", fine)]
    told = [structs.replace(one, attribute="revenue", entities=("x:saebit",)) for one in told]
    told += [claim(f"{article}:0", "7명") for article in "abc"]  # what a headline rounds is tied to the text anyhow
    clusters, _ = cluster_claims(told, 0.4, 0.3)
    assert any({"a:40", "a:80"} <= {one.id for one in cluster.claims} for cluster in clusters) == is_one


@pytest.mark.parametrize(
    ("rough", "fine", "others", "tells"),
    [
        ("4조원", "3조9623억원", ["4조1104억원"], False),
        ("4조원", "3조9623억원", ["3조9600억원", "3조9620억원"], True),  # versions of one amount
        ("10조원", "10조3104억원", ["11조4000억원", "11조원"], True),  # too far, and too coarse
        ("4조원", "4조원", ["3조9623억원", "4조1104억원"], True),  # the same value is no rounding
    ],
)
def test_a_round_amount_of_two_amounts_tells_neither(rough: str, fine: str, others: list[str], tells: bool) -> None:
    left, right = claim("a:0", rough, attribute="contract"), claim("b:0", fine)
    context = Context.of([left, right, *(claim(f"c:{40 * n}", other) for n, other in enumerate(others))])
    names = [name for name, *_ in pairs.score.only_parts(left, right, context)]
    assert names == (["only such value"] if tells else [])


@pytest.mark.parametrize(
    ("value", "is_one"), [("1조3808억원", True), ("9860원", True), ("320억원", False), ("7명", False)]
)
def test_a_sentence_says_a_telling_value_twice(value: str, is_one: bool) -> None:
    told = [claim(f"{article}:{start}", value) for article in "ab" for start in (0, 20)]
    told = [structs.replace(one, attribute="fine", sentence=Span(0, 40), entities=("x:saebit",)) for one in told]
    clusters, _ = cluster_claims(told, 0.4, 0.3)
    assert any({"a:0", "a:20"} <= {one.id for one in cluster.claims} for cluster in clusters) == is_one


def test_a_rate_told_roughly_holds_no_two_of_two_days_together() -> None:
    texts = (
        "중앙은행 금리 동결\n\n중앙은행이 4일 기준금리를 동결했다. 1300원대 원·달러 환율이 걸림돌이다.",
        "금리 동결한 중앙은행\n\n지난달 원·달러 환율이 1385원을 넘어 중앙은행은 4일 기준금리를 동결했다.",
        "중앙은행 “금리 동결”\n\n4일 기준금리를 동결한 중앙은행에는 여전히 1310원대인 원·달러 환율이 부담이다.",
    )
    report = check(*texts)
    assert not are_joined(report, "b 1385원", "c 1310원대"), facts_of(report)


@pytest.mark.parametrize(
    ("one", "two", "digits", "expected"),
    [
        ("$12 to $14", "$12-$14", 4, True),
        ("12~14달러", "$12 to $14", 5, False),
        ("$12 to $14", "$12 to $15", 2, False),
        ("$12 to $14", "$13", 2, False),
    ],
)
def test_a_range_tells_with_both_of_its_ends(one: str, two: str, digits: int, expected: bool) -> None:
    left, right = claim("a:0", one), claim("b:0", two)
    assert same_value(left, right, digits) is same_value(right, left, digits) is expected


def test_things_that_the_lexicon_knows_are_not_mixed_up_at_round_numbers() -> None:
    """100 drones are no 100 places, while 200대 may be 200 warplanes, and nouns that nobody listed one thing."""
    assert not is_same_dimension(figure("드론 100여 대"), figure("100여 곳"))
    assert not is_same_dimension(figure("100 drones"), figure("100 missiles"))
    assert is_same_dimension(figure("200여 대"), figure("200 warplanes"))
    assert is_same_dimension(figure("300 processors"), figure("300 gadgets"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("일본에서는 중국의 시위로 7명이 다쳤다.", "country_jp"),
        ("In Japan, 7 people were hurt in the protests of China.", "country_jp"),
        ("일본은 중국에서 7명을 데려왔다.", "country_jp"),
    ],
)
def test_the_place_that_a_clause_is_told_of_comes_first(text: str, first: str) -> None:
    ((told,),) = check(text).claims.values()
    assert told.entities[0] == first


def test_a_score_is_met_whatever_the_words() -> None:
    report = check(
        "Panel backs harbour plan\n\nThe harbour panel backed the plan of Mayor Ana Dorsey on Friday. The vote was 9-2.",
        "Harbour plan passes\n\nMayor Ana Dorsey won the harbour panel over on Friday, when it voted 9-2.",
    )
    assert are_joined(report, "a 9-2", "b 9-2"), facts_of(report)


@pytest.mark.parametrize(("one", "two", "rounded"), [("140점", "139점", False), ("2510점", "2512점", True)])
def test_nobody_rounds_the_points_of_a_test(one: str, two: str, rounded: bool) -> None:
    assert is_rounding(figure(one), figure(two)) is rounded
