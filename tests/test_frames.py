"""How a date stands in its sentence."""

from __future__ import annotations

import pytest
from claim_tools import claims_of
from match_tools import are_joined, check

from checker.link.scene import WHEN

FRAMES = [
    ("새 다리는 5월 3일 열린다.", [""]),
    ("접수는 5월 3일부터 5월 9일까지다.", ["from", "until"]),
    ("5월 3일(현지시간)부터 배가 다니지 않는다.", ["from"]),
    ("오후 6시께까지 전기가 끊겼다.", ["until"]),
    ("가온일보 입력 2025.05.03 새 다리가 열렸다.", ["posted"]),
    ("새 다리는 2025년 5월 3일 열렸다.", [""]),
    ("5월 3~9일 표를 판다.", ["from"]),
    ("그는 2012년 10월~2018년 6월 섬에서 일했다.", ["from"]),
    ("올해 4~6월 매출이 늘었다.", [""]),  # a quarter
    ("2021년 3분기(+35조원) 이후 가장 많이 늘었다.", ["since"]),
    ("1983년 통계 작성 이래 가장 많다.", ["since"]),
    ("2019년 문을 열었고, 이후 문을 닫았다.", [""]),
    ("5월 3일 사고 이후 배가 다니지 않는다.", [""]),
    ("It is the most since 2021.", ["since"]),
    ("It is the most since records began in 1983.", ["since"]),
    ("It was built in 1983.", [""]),
    ("The bridge opens on May 3.", [""]),
    ("The bridge is closed from May 3 through May 9.", ["from", "until"]),
    ("The bridge has been closed since early May 3.", ["from"]),
    ("Work is to end by May 9.", ["until"]),
    ("새 다리는 2027년 말 열린다.", ["end"]),
    ("빚은 2024년 말 기준 3조원이다.", [""]),
    ("빚은 3분기 말 3조원이다.", [""]),  # a reading
    ("The bridge opens late in 2027.", ["end"]),
    ("The bridge is due by the end of 2027.", ["end"]),
    ("The bridge is due in 2027.", [""]),
    ("SEJONG, May 3, 2025 /PRNewswire/ -- The bridge opened.", ["posted"]),
]


@pytest.mark.parametrize(("text", "frames"), FRAMES, ids=[text for text, _ in FRAMES])
def test_frame(text: str, frames: list[str]) -> None:
    assert [claim.frame for claim in claims_of(text) if claim.figure.kind in WHEN] == frames


DAYS = [
    # one day that two articles tell with other words, in one language and in two
    ("가온전자 새 공장\n가온전자의 새 공장이 3일 첫 제품을 내보냈다. 공장에서는 4137명이 일한다.", "b 3일", True),
    (
        "Gaon Electronics opens plant\nGaon Electronics (가온전자) inaugurated its plant on March 3.",
        "b March 3",
        True,
    ),
    # an end of a stretch is another matter
    ("가온전자 새 공장\n가온전자 협력사들은 3일까지 조업을 줄인다. 새 공장에서는 4137명이 일한다.", "b 3일", False),
]


@pytest.mark.parametrize(("other", "day", "joined"), DAYS, ids=[day for _, day, _ in DAYS])
def test_one_day_is_told_of_one_thing(other: str, day: str, joined: bool) -> None:
    report = check("가온전자 새 공장\n가온전자는 3일 공장 문을 열었다. 공장에서는 4137명이 일한다.", other)
    assert are_joined(report, "a 3일", day) == joined
