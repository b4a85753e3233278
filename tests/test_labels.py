"""The label before a figure tells the items of a list apart."""

from __future__ import annotations

import pytest
from claim_tools import claim_at
from match_tools import are_joined, check, facts_of

LABELS = [
    ("부정 평가 이유로는 ‘물가·주거 문제’({19%}), ‘소통 부족’(8%)이 꼽혔다.", "물가·주거 문제"),
    ("부정 평가 이유로는 '물가/주거 문제'가 {19%}, '소통 부족'이 8%였다.", "물가·주거 문제"),
    ("이유로는 외교({23%}), 경제·물가(9%)가 많았다.", "외교"),
    ("이유로는 외교(23%), 경제·물가({9%})가 많았다.", "경제·물가"),
    ("한솔동과 누리·가온 지역에서는 각각 {17%}, 14%로 낮았다.", "한솔동"),
    ("한솔동과 누리·가온 지역에서는 각각 17%, {14%}로 낮았다.", "누리·가온"),
    ("선호도는 홍길동 나래당 대표가 {29%}, 임꺽정 누리당 대표가 14%였다.", "홍길동 나래당"),
    ("선호도는 나래당 홍길동 대표가 29%, 누리당 임꺽정 대표가 {14%}였다.", "누리당 임꺽정"),
    # what is counted is no label of it
    ("나래전자는 과징금 {75억원}과 과태료 3억원을 물었다.", ""),
    # one figure is no list
    ("한솔동은 {17%}로 가장 낮았다.", ""),
    ("매출은 {75조원}, 영업이익은 6조원이다.", ""),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_label(text: str, label: str) -> None:
    assert claim_at(text).label == label


POLL = (
    "한솔시장 지지율 17%\n\n한솔시장의 지지율이 17%로 나타났다. 부정 평가 이유로는 '물가·주거 문제'(23%), '소통 부족'(9%)이 꼽혔다. "
    "지역별로는 누리동(17%), 가온동(31%) 순이었다."
)
POLL_AGAIN = (
    "한솔시장 지지율 17%로\n\n여론조사에서 한솔시장 지지율은 17%였다. 부정 평가 이유는 '물가/주거 문제'가 23%, '소통 부족'이 9%였다. "
    "지역별로는 누리동 17%, 가온동 31%였고, 다온동의 지지율은 23%였다."
)


def test_the_items_of_a_poll_meet_their_like() -> None:
    report = check(POLL, POLL_AGAIN)
    assert are_joined(report, "a 23%", "b 23%"), facts_of(report)
    assert are_joined(report, "a 31%", "b 31%"), facts_of(report)
    for finding in report.findings:
        labels = {claim.label for claim in finding.fact.claims if claim.figure.text == "23%"}
        assert labels <= {"물가·주거 문제"}, finding.fact.claims
