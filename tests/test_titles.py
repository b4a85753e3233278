"""Titles of facts: what is counted in a word that an editor would use, whatever the lexicon knows of it."""

from __future__ import annotations

from typing import Any

import pytest

from checker.lexicon.titles import TitleWords, title_entries
from checker.report.messages import read_messages
from checker.report.subjects import Subjects
from checker.report.titles import titles_of
from tests.match_tools import check


@pytest.mark.parametrize("entry", title_entries(), ids=lambda entry: entry.id)
def test_every_entry_knows_its_examples(entry: TitleWords) -> None:
    assert [example.text for example in entry.examples if not entry.has(example.text)] == []
    assert [word for word in entry.nots if entry.has(word)] == []


def titles(*texts: str, lang: str = "ko") -> list[str]:
    """Return the titles of what is found in some texts."""
    report: Any = check(*texts)
    return sorted(titles_of(report, Subjects.of(report, lang), read_messages(lang)).values())


@pytest.mark.parametrize(
    ("texts", "ko", "en"),
    [
        (("은행은 이자액 185억원을 더 내게 됐다.", "은행이 낼 이자액은 185억원이다."), "이자액", "Amount"),
        (("시는 경보를 3단계로 올렸다.", "시의 경보는 3단계다."), "단계", "Level"),
        (
            ("탐사선은 9월 24일 목성에 도착했다.", "탐사선이 목성에 도착한 것은 9월 24일이다."),
            "도착 시점",
            "Time of arrival",
        ),
        (("산불로 밭 160.4ha를 잃었다.", "산불에 밭 160.4㏊가 사라졌다."), "넓이", "Area"),
        # a verb is no title, in either language
        (
            ("The probe landed on September 24.", "The probe landed in the desert on September 24."),
            "날짜",
            "Time of landing",
        ),
        (
            ("협회는 9월 24일 회의를 열어 안을 냈다.", "협회는 9월 24일 회의를 열어 정했다."),
            "회의 시점",
            "Time of meeting",
        ),
    ],
)
def test_a_title_says_more_than_the_kind_of_its_figures(texts: tuple[str, ...], ko: str, en: str) -> None:
    assert (titles(*texts), titles(*texts, lang="en")) == ([ko], [en])


def test_a_title_names_no_holiday_and_nobody_who_only_tells() -> None:
    assert titles("추석 연휴에도 수출은 420억 달러였다.", "추석에도 수출은 420억 달러였다.") == ["수출"]
    told = ("김가람 실장은 “투자는 35억 달러다”라고 말했다.", "김가람 실장은 “투자액은 35억 달러”라고 밝혔다.")
    assert not any("김가람" in title for title in titles(*told))
