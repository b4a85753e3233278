"""Two articles that print one sentence, but for a figure, tell one fact with it."""

from __future__ import annotations

from match_tools import ONE_PROCESS, check, records

from checker.model import Report, Verdict
from checker.pipeline import check_articles

LOAN = "고운시가 빚을 대신 갚아 주는 제도를 내놨다. 대상은 3만4000명이다. "
WAYS = (
    "고운시 채무 대책\n\n" + LOAN + "최고 2억4000만원을 12년에 걸쳐 나눠 갚으면 된다. 신청은 11월 28일에 마감된다.",
    "고운시, 빚 나눠 갚게\n\n" + LOAN + "신청은 11월 28일에 마감된다. 최고 2억4000만원을 12년에 걸쳐 나눠 갚으면 된다.",
    "빚 갚기 쉬워진다\n\n"
    + LOAN
    + "최고 2억4000만원을 12년에 걸쳐 나눠 갚으면 된다. 시장은 환영했다. 신청은 11월 28일에 마감된다.",
)


def _conflicts(report: Report) -> list[set[str]]:
    found = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    return [{claim.figure.text for claim in finding.fact.claims} for finding in found]


def test_a_figure_in_the_same_sentence_is_of_the_same_fact_whatever_its_value() -> None:
    assert not _conflicts(check(*WAYS))
    assert _conflicts(check(*WAYS[:2], WAYS[2].replace("12년", "7년"))) == [{"12년", "7년"}]
    assert _conflicts(check(*WAYS[:2], WAYS[2].replace("11월 28일", "11월 6일"))) == [{"11월 28일", "11월 6일"}]


def test_two_figures_in_each_other_s_place_of_one_sentence_are_turned_round() -> None:
    told = "품목을 보면 콩(18.4%)과 배추(33.7%)가 크게 올랐다."
    texts = [
        f"{title}\n\n고운시 물가는 2.3% 올랐다. 가게 415곳의 1270개 품목을 조사했다. {told}"
        for title in ("고운시 물가", "장바구니 물가", "물가 뛰었다")
    ]
    assert not _conflicts(check(*texts))
    turned = texts[2].replace("18.4", "#").replace("33.7", "18.4").replace("#", "33.7")
    assert len(_conflicts(check(*texts[:2], turned))) == 2


def test_a_sentence_whose_other_figures_differ_is_told_of_something_else() -> None:
    text = "{}\n\n고운시가 병원 세 곳을 새로 짓는다. 예산 640억원이 든다. {}"
    first = text.format("고운시 병원", "2018년(8.9%) 뒤로 4년 만에 가장 크게 는 것이다.")
    second = text.format("새 병원 셋", "2015년(7.4%) 뒤로 7년 만에 가장 크게 는 것이다.")
    assert not _conflicts(check(first, second))


def test_the_days_on_which_two_articles_report_are_two() -> None:
    texts = [f"고운시 병원\n\n고운시는 병원을 짓는 데 640억원이 든다고 {day}에 밝혔다." for day in ("4일", "5일")]
    told = [dict(row, published=f"2025-03-0{4 + at}") for at, row in enumerate(records(*texts))]
    assert not _conflicts(check_articles(told, ONE_PROCESS))


def test_an_amount_a_head_is_held_against_the_other_amounts_a_head() -> None:
    text = "고운시 {}\n\n고운시가 빚을 대신 갚아 주는 제도를 내놨다. 대상은 3만4000명이다. {}"
    told = [
        text.format("대책", "지원금은 최대 130만원이다."),
        text.format("제도", "지원금은 최대 130만원이다."),
        text.format("지원", "1인당 최대 130만원을 받는다."),
        text.format("나서", "1인당 최대 13만원을 받는다."),
    ]
    assert any({"130만원", "13만원"} <= told for told in _conflicts(check(*told)))


def test_a_period_in_one_headline_is_no_fact_of_its_own() -> None:
    text = "고운전자 3분기 실적 발표, 숫자로 보니\n\n고운전자는 {}로 매출 {}을 올렸다고 밝혔다."
    report = check(text.format("반도체 호황", "3조2400억원"), text.format("수출 증가", "3조2400억원"))
    assert not any(claim.figure.text == "3분기" for finding in report.findings for claim in finding.fact.claims)
