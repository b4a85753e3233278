"""Two values that one article gives under each other's name."""

from __future__ import annotations

import pytest
from match_tools import check, facts_of

from checker.model import Report, Verdict

# One company's sales, told in three wordings; {0} and {1} are the sales of chips and of appliances.
SALES = (
    "가람전자 매출\n\n가람전자의 반도체 매출은 {0}, 가전 매출은 {1}으로 집계됐다고 회사가 5일 밝혔다.",
    "가람전자 3분기\n\n5일 가람전자에 따르면 반도체 부문이 {0}, 가전 부문이 {1}의 매출을 냈다.",
    "가람전자 실적 발표\n\n가람전자는 5일 실적을 발표했다. 반도체가 {0}의 매출을 올렸고 가전은 {1}에 그쳤다.",
)
CHIPS, APPLIANCES = "7조7819억원", "5조5431억원"


def _verdict(report: Report, one: str, two: str) -> Verdict | None:
    for finding in report.findings:
        if {one, two} <= {f"{c.article} {c.figure.text}" for c in finding.fact.claims}:
            return finding.verdict
    return None


# What all three tell alike: articles that differ in most of what they share would be of two events.
ALIKE = " 직원은 4126명으로 1년 사이 312명 늘었다."


def _told(third: str, *values: str) -> Report:
    texts = [text.format(CHIPS, APPLIANCES) for text in SALES[:2]]
    return check(*(text + ALIKE for text in (*texts, third.format(*values))))


CROSSING = [
    SALES[2],
    "가람전자 실적\n\n가람전자는 5일 사업별로 반도체 매출이 {0}, 가전 매출이 {1}이라고 밝혔다.",
    "가람전자 실적\n\n가람전자는 5일 반도체 매출 {0}과 가전 매출 {1}을 냈다고 밝혔다.",
]


@pytest.mark.parametrize("third", CROSSING)
def test_two_values_that_an_article_crosses_are_two_conflicts(third: str) -> None:
    report = _told(third, APPLIANCES, CHIPS)
    assert _verdict(report, f"a {CHIPS}", f"c {APPLIANCES}") is Verdict.CONFLICT, facts_of(report)
    assert _verdict(report, f"a {APPLIANCES}", f"c {CHIPS}") is Verdict.CONFLICT, facts_of(report)


# Other orders and wordings of what the two others say.
STRAIGHT = [
    SALES[2].format(CHIPS, APPLIANCES),
    f"가람전자 실적\n\n가람전자는 5일 가전 매출이 {APPLIANCES}, 반도체 매출이 {CHIPS}이라고 밝혔다.",
    f"가람전자 실적\n\n가람전자는 5일 반도체와 가전 매출이 각각 {CHIPS}, {APPLIANCES}이라고 밝혔다.",
    f"가람전자 실적\n\n가전 부진 속에 가람전자는 {CHIPS}의 반도체 매출과 {APPLIANCES}의 가전 매출을 냈다고 5일 밝혔다.",
]


@pytest.mark.parametrize("third", STRAIGHT)
def test_names_in_another_order_cross_nothing(third: str) -> None:
    report = _told(third)
    assert Verdict.CONFLICT not in {finding.verdict for finding in report.findings}, facts_of(report)
