"""The label before a figure tells the items of a list apart."""

from __future__ import annotations

import pytest
from claim_tools import claim_at
from match_tools import are_joined, check, facts_of

from checker.model import Verdict

LABELS = [
    ("부정 평가 이유로는 ‘물가·주거 문제’({19%}), ‘소통 부족’(8%)이 꼽혔다.", "물가·주거 문제"),
    ("부정 평가 이유로는 '물가/주거 문제'가 {19%}, '소통 부족'이 8%였다.", "물가·주거 문제"),
    ("이유로는 외교({23%}), 경제·물가(9%)가 많았다.", "외교"),
    ("이유로는 외교(23%), 경제·물가({9%})가 많았다.", "경제·물가"),
    ("한솔동과 누리·가온 지역에서는 각각 {17%}, 14%로 낮았다.", "한솔동"),
    ("한솔동과 누리·가온 지역에서는 각각 17%, {14%}로 낮았다.", "누리·가온"),
    ("가온동은 23%인 반면, 한솔동과 누리·가온 지역에서는 각각 {17%}, 14%로 낮았다.", "한솔동"),
    ("가람증권과 나래증권에는 각각 4조원, {5조원}이 몰렸다.", "나래증권"),
    ("선호도는 홍길동 나래당 대표가 {29%}, 임꺽정 누리당 대표가 14%였다.", "홍길동 나래당"),
    ("선호도는 나래당 홍길동 대표가 29%, 누리당 임꺽정 대표가 {14%}였다.", "누리당 임꺽정"),
    # two values in one bracket are of one item
    ("한솔구(0.13%→{0.32%}), 누리구(0.21%→0.29%)가 올랐다.", "한솔구"),
    ("한솔구(0.13%→0.32%), 누리구({0.21%}→0.29%)가 올랐다.", "누리구"),
    ("한솔 0.83%·누리 {0.79%}로 올랐다.", "누리"),
    # groups of ages are items too
    ("20대(3.3%p↓), 50대({2.0%p}↓)에서 내렸다.", "50대"),
    ("60세 이상에서 {34만명} 늘고 30대에서 9만명 줄었다.", "60세이상"),
    # when is no item
    ("한솔구(0.34%)는 전주({0.23%})보다 올랐다.", ""),
    ("셋째주 0.06%, 넷째주 {0.11%}였다.", ""),
    # what is counted is no label of it
    ("나래전자는 과징금 {75억원}과 과태료 3억원을 물었다.", ""),
    # and neither is which way it went
    ("증액은 약 3조9000억원, 감액이 약 {4조2000억원}이었다.", ""),
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


def test_districts_meet_their_like_in_brackets_and_in_sentences() -> None:
    report = check(
        "아파트값\n\n서울 아파트값이 올랐다. 강동구(0.15%→0.28%), 성동구(0.29%→0.37%), 광진구(0.12%→0.25%)가 올랐다.",
        "아파트값\n\n서울 아파트값이 0.25% 올랐다. 성동구(0.37%), 강동구(0.28%), 광진구(0.25%) 순이었다.",
    )
    assert are_joined(report, "a 0.37%", "b 0.37%"), facts_of(report)
    assert are_joined(report, "a 0.28%", "b 0.28%"), facts_of(report)


def test_a_fall_in_brackets_is_the_fall_that_a_sentence_tells() -> None:
    report = check(
        "고용동향\n\n지난달 한솔업 취업자는 16만9000명 줄었다. 누리업 취업자는 5만6000명 감소했다.",
        "고용동향\n\n지난달 한솔업(-16만9000명), 누리업(-5만6000명) 등에서 취업자가 감소했다.",
    )
    assert are_joined(report, "a 16만9000명", "b -16만9000명"), facts_of(report)
    assert are_joined(report, "a 5만6000명", "b -5만6000명"), facts_of(report)
    assert all(finding.verdict is Verdict.AGREE for finding in report.findings)


def test_a_share_of_one_place_is_not_that_of_all() -> None:
    report = check(
        "시장 지지율\n\n여론조사에서 홍길동 시장의 지지율은 17%였다. 부정 평가는 61%였다.",
        "시장 지지율\n\n여론조사에서 부정 평가는 61%였다. 홍길동 시장의 지지율은 서울과 인천에서는 각각 17%, 14%로 낮았다.",
    )
    assert are_joined(report, "a 61%", "b 61%"), facts_of(report)
    assert not are_joined(report, "a 17%", "b 17%"), facts_of(report)


def test_the_words_for_one_sex_are_one_label() -> None:
    report = check(
        "혼인 통계\n\n평균 초혼 연령은 남성 33.8세, 여성 31.6세로 나타났다.",
        "혼인 통계\n\n평균 초혼연령은 남자 33.8세, 여자 31.6세였다.",
    )
    assert are_joined(report, "a 33.8세", "b 33.8세"), facts_of(report)
    assert are_joined(report, "a 31.6세", "b 31.6세"), facts_of(report)


def test_a_fact_of_an_item_is_called_by_it() -> None:
    told = "가람호 산불\n불은 8일 번졌다. 솔재 {}㏊, 한재 5170㏊, 나루재 1958㏊ 순이었다."
    report = check(told.format(8150), told.format(850))
    assert "솔재" in {finding.fact.label for finding in report.findings}, [f.fact.label for f in report.findings]
