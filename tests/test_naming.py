"""Which figures are facts that two articles may share, and which only name a group, a class or a week."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from claim_tools import claims_of

from checker.lexicon.naming import NamingExample, names_only, naming_entries


def stated(text: str) -> list[str]:
    """Return the figures of a text that state something, as written."""
    return [one.figure.text for one in claims_of(text) if not names_only(one.figure, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15세 이상 취업자는 2787만8000명이다.", ["15세", "2787만8000명"]),
        ("15∼29세 청년층 취업자가 21만8000명 줄었다.", ["15∼29세", "21만8000명"]),
        ("30대도 9만8000명 늘었다.", ["9만8000명"]),
        ("20대에서 5.6%포인트 내렸다.", ["5.6%포인트"]),
        ("40대 남성이 숨졌다.", ["40대"]),
        ("범인은 35세다.", ["35세"]),
        ("전국 18세 이상 유권자 1004명에게 물었다.", ["18세", "1004명"]),
        ("3월 셋째 주에 0.25% 올랐다.", ["3월", "0.25%"]),
        ("12월 3주 지지율은 54.3%다.", ["12월", "54.3%"]),
        ("3주 만에 54.3%로 올랐다.", ["3주", "54.3%"]),
        ("강남 3구 아파트값이 올랐다.", []),
        ("현장에서 시신 3구를 찾았다.", ["3구"]),
        ("전날 63구, 이날 오전 5구 등 총 68구의 시신을 거뒀다.", ["63구", "5구", "68구"]),
        ("강남·서초·송파 3구에서 올랐다.", []),
        ("1인 가구가 700만 가구를 넘었다.", ["700만 가구"]),
        ("1순위 청약에 1만3280명이 신청했다.", ["1만3280명"]),
        ("84㎡A는 25.3대 1을 기록했다.", ["25.3대 1"]),
        ("전용 84.97㎡가 30억원에 팔렸다.", ["84.97㎡", "30억원"]),
        ("상위 10위권이 모두 서울이다.", []),
        ("전체 2위를 차지했다.", ["2위"]),
        ("The poll asked 1,004 adults aged 18 and over.", ["1,004 adults", "18"]),
        ("The suspect, 35, was arrested.", ["35"]),
        ("최근 5년간 임금은 2% 올랐다.", ["2%"]),
        ("최근 5년 만에 가장 낮다.", ["5년"]),
        ("회사는 앞으로 5년간 900억원을 쓴다.", ["5년", "900억원"]),
        ("1년 전보다 2% 올랐다.", ["2%"]),
        ("3년 전 선거에서 졌다.", ["3년"]),
        ("Sales rose 2% from a year earlier.", ["2%"]),
        ("Wages rose 2% over the past five years.", ["2%", "five years"]),
        ("It is one of the largest deals of 2024.", ["2024"]),
        ("One woman died.", ["One woman"]),
        ("추락한 ATR 72 항공기에 72명이 타고 있었다.", ["72명"]),
        ("서울시 2년 이상 거주자가 1만 명이다.", ["1만 명"]),
        ("공사는 2년 이상 걸린다.", ["2년"]),
    ],
)
def test_what_only_names_a_group_is_no_statement(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


def _examples() -> Iterator[Any]:
    for entry in naming_entries():
        for number, example in enumerate(entry.examples, 1):
            yield pytest.param(example, id=f"{entry.id}-{number}")


@pytest.mark.parametrize("example", [*_examples()])
def test_examples(example: NamingExample) -> None:
    text = example.text.replace("{", "").replace("}", "")
    start = example.text.index("{")
    figures = [one.figure for one in claims_of(text) if one.figure.span.start == start]
    assert [figure.text for figure in figures] == [example.text[start + 1 : example.text.index("}")]]
    assert names_only(figures[0], text) is not example.states


def test_every_entry_has_an_example_of_a_name() -> None:
    assert [entry.id for entry in naming_entries() if all(example.states for example in entry.examples)] == []
