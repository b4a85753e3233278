"""Quarters of a company's own year are no other quarters than those of the calendar."""

from __future__ import annotations

import pytest
from match_tools import check

from checker.lexicon.fiscal import counts_fiscal_quarters, fiscal_entries
from checker.model import Verdict

_NAMED = [(example.text, True) for entry in fiscal_entries() for example in entry.examples]
_OTHERS = [(text, False) for entry in fiscal_entries() for text in entry.nots]


@pytest.mark.parametrize(("text", "counts"), [*_NAMED, *_OTHERS])
def test_words_of_a_company_s_own_year_fire(text: str, counts: bool) -> None:
    assert counts_fiscal_quarters(text) is counts


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
