"""People listed by their country, and people told by sex and by nation."""

from __future__ import annotations

import pytest
from claim_tools import claims_of
from match_tools import check, claim

from checker.link.nations import _nation
from checker.match.pairs import find_veto


@pytest.mark.parametrize(
    ("label", "nation"), [("중국", "nation:cn"), ("한국", "nation:korean"), ("여성", None), ("서울", None)]
)
def test_a_country_names_its_nationals(label: str, nation: str | None) -> None:
    assert _nation(label) == nation


def test_a_list_of_countries_is_one_of_nationals_where_the_text_says_so() -> None:
    told = claims_of("탑승객의 국적은 한국 5명, 중국 17명, 라오스 3명이다.")
    assert [sorted(found.qualifiers) for found in told] == [["nation:korean"], ["nation:cn"], ["nation:la"]]
    silent = claims_of("참가자는 한국 5명, 중국 17명, 라오스 3명이다.")
    assert not any(found.qualifiers for found in silent)


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        (("17명", "sex:female"), ("17명", "nation:cn"), True),
        (("18명", "nation:foreign"), ("17명", "nation:cn"), True),
        (("2명", "nation:foreign"), ("2명", "nation:th"), False),
    ],
)
def test_people_of_two_marks_are_two_facts(one: tuple[str, str], two: tuple[str, str], apart: bool) -> None:
    left, right = (
        claim(place, text, attribute="deaths", qualifiers=frozenset({mark}))
        for place, (text, mark) in zip(("a:1", "b:1"), (one, two), strict=True)
    )
    assert (find_veto(left, right) is not None) is apart


def test_the_foreigners_of_one_article_are_not_the_chinese_of_another() -> None:
    report = check(
        "나루군 공장에서 불이 나 23명이 숨졌다. 희생자의 국적은 한국 5명, 중국 17명, 라오스 1명이다. 외국인이 18명인 셈이다.",
        "나루군 공장에서 불이 나 23명이 숨졌다. 희생자 중 외국인은 18명으로, 중국 국적이 17명이다.",
    )
    told = [{found.figure.text for found in one.fact.claims} for one in report.findings]
    assert sorted(told, key=sorted) == [{"17명"}, {"18명"}, {"23명"}]
