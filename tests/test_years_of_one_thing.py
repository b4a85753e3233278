"""Two years that differ, of one happening."""

from __future__ import annotations

import pytest
from match_tools import check

_TEXT = "하람전자 인수\n하람전자가 나린소프트를 3200억원에 사들인다. 하람전자로서는 {}년 가온로봇을 1254억원에 인수한 뒤로 가장 큰 거래다. 직원은 4137명이다."
_OTHER = "하람전자 인수\n하람전자가 나린소프트를 3200억원에 사들인다. 하람전자 매출은 {}년 1254억원이었다. 직원은 4137명이다."


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (_TEXT.format(2015), True),
        (_TEXT.format(2014), False),
        (_TEXT.format(2009), False),
        (_OTHER.format(2015), False),
    ],
)
def test_years_of_one_happening_are_held_against_each_other(other: str, conflict: bool) -> None:
    report = check(_TEXT.format(2014), _TEXT.format(2014), other)
    verdicts = {f.verdict.value for f in report.findings if f.fact.kind == "date"}
    assert ("conflict" in verdicts) == conflict
