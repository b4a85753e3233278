"""A figure that one article prints a power of ten off what several others tell is shown; two things are left alone."""

from __future__ import annotations

import pytest
from match_tools import check

from checker.model import Report, Verdict

BOUGHT = (
    "한빛소프트, 별터 인수\n\n한빛소프트가 보안업체 별터 인수(450억 달러 규모)를 18일 발표했다. "
    "회사가 한 인수 가운데 가장 크다.",
    "Hanbit to buy Byeolteo\n\nHanbit Soft has agreed to pay $45 billion for the security firm Byeolteo, "
    "its largest acquisition.",
    "별터 품은 한빛소프트\n\n한빛소프트는 보안업체 별터를 450억 달러에 인수하는 계약을 맺었다. "
    "지난해 내민 금액은 270억 달러였다.",
    "Hanbit's largest deal\n\nHanbit Soft signed a deal worth $45 billion for Byeolteo. Byeolteo had turned down "
    "$27 billion before. If the deal collapses, Hanbit will owe a $4.5 billion breakup fee.",
)
CLEARED = (
    "경쟁당국, 한빛소프트의 별터 인수 승인\n\n경쟁당국이 한빛소프트의 보안업체 별터 인수({price} 규모)를 승인했다. "
    "다른 나라의 승인이 남았다.\n\n협상은 {offers}로 이어졌다. 한빛소프트는 처음에 270억 달러를 내밀었다가 "
    "거절당했다. 올해 한빛소프트는 450억 달러에 별터를 사기로 했다."
)


def _slips(report: Report) -> list[set[str]]:
    """Return the values of each fact of which an article has slipped in the scale."""
    found = [f for f in report.findings if f.verdict is Verdict.CONFLICT and f.cause == "scale_slip"]
    return [{claim.figure.text for claim in finding.fact.claims} for finding in found]


def test_a_scale_lost_is_shown_though_the_article_has_the_right_value_too() -> None:
    right = CLEARED.format(price="450억 달러", offers="270억 달러에서 450억 달러")
    assert not _slips(check(*BOUGHT, right))
    wrong = CLEARED.format(price="45억 달러", offers="270억 달러에서 450억 달러")
    (values,) = _slips(check(*BOUGHT, wrong))
    assert {"45억 달러", "450억 달러", "$45 billion"} <= values
    assert "$4.5 billion" not in values  # the fee has the value of the slip, and is another thing


def test_two_values_of_one_sentence_that_lost_their_scale_are_each_shown() -> None:
    wrong = CLEARED.format(price="45억 달러", offers="27억 달러에서 45억 달러")
    slips = _slips(check(*BOUGHT, wrong))
    assert len(slips) == 2
    assert {"27억 달러", "45억 달러"} <= set.union(*slips)
    assert not any({"27억 달러", "45억 달러"} <= values for values in slips)


DEAD = (
    "가람시 공장 불 {title} 사망\n\n가람시 공장에서 불이 나 {body}이 숨졌다고 소방서가 밝혔다.",
    "가람시 공장 화재\n\n가람시 공장에서 난 불로 22명이 숨졌다. 소방서는 원인을 찾고 있다.",
    "공장 화재로 22명 숨져\n\n가람시 공장 화재로 22명이 숨졌다고 소방서가 말했다.",
)


@pytest.mark.parametrize(("title", "body", "shown"), [("22명", "22명", 0), ("220명", "22명", 1), ("22명", "220명", 1)])
def test_a_digit_too_many_in_a_title_or_below_it_is_shown(title: str, body: str, shown: int) -> None:
    first, *others = DEAD
    assert len(_slips(check(first.format(title=title, body=body), *others))) == shown


@pytest.mark.parametrize(
    "texts",
    [
        # what several say with the value at the other scale is another thing, and so is what one sentence sets against it
        (
            "노을제약 실적\n\n노을제약의 매출은 450억원, 영업이익은 45억원이다.",
            "노을제약 2분기\n\n노을제약은 매출 450억원에 영업이익 45억원을 냈다.",
            "노을제약\n\n노을제약 매출이 450억원으로 늘었다. 영업이익도 45억원으로 늘었다.",
        ),
        # rises of two prices, and parts of a turnover
        (
            "가람아파트 신고가\n\n가람아파트가 50억원에 팔려 직전 거래보다 3억5000만원 올랐다.",
            "가람아파트\n\n가람아파트가 50억원에 팔렸다. 15억원에 산 것을 생각하면 10년 만에 35억원이 올랐다.",
            "가람아파트 50억\n\n가람아파트가 50억원에 거래됐다. 10년 전보다 35억원이 뛰었다.",
        ),
        (
            "별하반도체\n\n별하반도체의 서버 부문은 430억 달러를 벌었다.",
            "별하반도체 실적\n\n게임 부문은 전년보다 30% 증가한 43억 달러를 기록했다.",
            "별하반도체 분기\n\n별하반도체의 게임 부문이 43억 달러를 올렸다.",
        ),
        # the dead, and those of the crew that some articles name and others do not
        (
            "나래항공 여객기 추락, 120명 이상 사망\n\n승객 230명이 탄 나래항공 여객기가 12일 가람시 공항에서 이륙 직후 추락해 "
            "최소 120명 이상이 숨진 것으로 추정된다. 승객 230명 등 총 242명이 타고 있었다.",
            "Narae Air jet crashes in Garam\n\nA Narae Air jet crashed on June 12 shortly after leaving Garam with 242 people "
            "on board, including 12 crew members. Among the passengers were 53 Britons.",
            "Narae Air crash\n\nThe Narae Air jet had 242 people on board, including 230 passengers and 12 crew members, when "
            "it crashed near Garam. It crashed less than a minute after taking off.",
            "나래항공 여객기 추락\n\n나래항공 여객기가 12일 가람시에서 추락했다. 당국은 승객 230명과 승무원 12명 등 총 242명이 "
            "타고 있었다고 밝혔다.",
        ),
    ],
)
def test_two_things_with_the_same_digits_are_left_alone(texts: tuple[str, ...]) -> None:
    assert not _slips(check(*texts))
