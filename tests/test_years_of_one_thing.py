"""Two years that differ, of one happening."""

from __future__ import annotations

import pytest
from match_tools import ONE_PROCESS, check, records

from checker.pipeline import check_articles

_TEXT = "하람전자 인수\n하람전자가 나린소프트를 3200억원에 사들인다. 하람전자로서는 {}년 가온로봇을 1254억원에 인수한 뒤로 가장 큰 거래다. 직원은 4137명이다."
_OTHER = "하람전자 인수\n하람전자가 나린소프트를 3200억원에 사들인다. 하람전자 매출은 {}년 1254억원이었다. 직원은 4137명이다."


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (_TEXT.format(2015), True),
        (_TEXT.format(2014), False),
        (_TEXT.format(2009), True),  # no slip, but the same sentence
        (_TEXT.format(2009).replace("뒤로", "이래"), False),
        (_OTHER.format(2015), False),
    ],
)
def test_years_of_one_happening_are_held_against_each_other(other: str, conflict: bool) -> None:
    report = check(_TEXT.format(2014), _TEXT.format(2014), other)
    verdicts = {f.verdict.value for f in report.findings if f.fact.kind == "date"}
    assert ("conflict" in verdicts) == conflict


@pytest.mark.parametrize(("published", "conflict"), [("2025-08-27", True), ("2024-08-28", False)])
def test_years_of_yearly_reports_stand_as_far_before_their_articles(published: str, conflict: bool) -> None:
    told = records(_TEXT.format(2014), _TEXT.format(2014), _TEXT.format(2013), published="2025-08-27")
    told[2]["published"] = published
    report = check_articles(told, ONE_PROCESS)
    verdicts = {f.verdict.value for f in report.findings if f.fact.kind == "date"}
    assert ("conflict" in verdicts) == conflict
