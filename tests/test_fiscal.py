"""Quarters of a company's own year are no other quarters than those of the calendar."""

from __future__ import annotations

import pytest
from match_tools import ONE_PROCESS, check, records

from checker.lexicon.fiscal import (
    counts_fiscal_quarters,
    fiscal_entries,
    opens_with_preliminary_results,
    preliminary_entries,
)
from checker.model import Verdict
from checker.pipeline import check_articles

_NAMED = [(example.text, True) for entry in fiscal_entries() for example in entry.examples]
_OTHERS = [(text, False) for entry in fiscal_entries() for text in entry.nots]


@pytest.mark.parametrize(("text", "counts"), [*_NAMED, *_OTHERS])
def test_words_of_a_company_s_own_year_fire(text: str, counts: bool) -> None:
    assert counts_fiscal_quarters(text) is counts


_EARLY = [(example.text, True) for entry in preliminary_entries() for example in entry.examples]
_LATER = [(text, False) for entry in preliminary_entries() for text in entry.nots]


@pytest.mark.parametrize(("text", "early"), [*_EARLY, *_LATER])
def test_words_of_results_that_are_not_final_fire(text: str, early: bool) -> None:
    assert opens_with_preliminary_results(text) is early


KOREAN = "별하전자 실적\n\n별하전자는 지난해 3분기 중국 매출이 150억 달러라고 31일 발표했다.{note}"
ENGLISH = (
    "Byeolha posts results\n\nByeolha Electronics said its revenue from China was $15.033 billion in the fourth quarter "
    "of 2024.{note}"
)


@pytest.mark.parametrize(
    ("korean", "english", "joined"),
    [
        ("", "", False),
        (" 회계연도 4분기의 매출이다.", "", True),
        ("", " It was the fiscal fourth quarter.", True),
    ],
)
def test_one_quarter_has_two_names_where_a_company_counts_its_own(korean: str, english: str, joined: bool) -> None:
    report = check(KOREAN.format(note=korean), ENGLISH.format(note=english))
    assert [finding.verdict for finding in report.findings] == [Verdict.ROUNDING] * joined


def test_one_amount_of_two_quarters_of_the_calendar_is_shown() -> None:
    korean = "별하전자 실적\n\n별하전자는 지난해 3분기 매출 9493억원을 올렸다고 31일 발표했다.{}"
    english = "Byeolha posts results\n\nByeolha Electronics reported revenue of 949.3 billion won for the fourth quarter of 2024."
    shown = [
        [f.code for f in check(korean.format(note), english).findings] for note in ("", " 회계연도 4분기의 매출이다.")
    ]
    assert shown == [["other_period"], ["same"]]


EARLY = (
    "별하전자 2분기\n\n별하전자가 2분기 {what}을 7일 발표했다. 매출 8조7735억원, 영업이익 6116억원이다. "
    "한 해 전과 비교해 매출은 73%, 주문은 31% 늘었다."
)
LATER = (
    "별하전자 이익 줄어\n\n별하전자는 2분기에 매출 8조7735억원과 영업이익 2606억원을 냈다고 밝혔다. "
    "지난해 같은 기간에 견줘 매출은 73%, 주문은 31% 많았다."
)


@pytest.mark.parametrize(
    ("what", "days", "told"),
    [
        ("잠정실적", ("2025-07-07", "2025-07-27"), False),
        ("실적", ("2025-07-07", "2025-07-27"), True),
        ("잠정실적", ("2025-07-07", "2025-07-08"), True),
    ],
    ids=["preliminary", "not said", "a day later"],
)
def test_preliminary_results_and_those_weeks_later_may_differ(what: str, days: tuple[str, str], told: bool) -> None:
    first, then = records(EARLY.format(what=what), LATER)
    report = check_articles([{**first, "published": days[0]}, {**then, "published": days[1]}], ONE_PROCESS)
    assert any(finding.verdict is Verdict.CONFLICT for finding in report.findings) is told
