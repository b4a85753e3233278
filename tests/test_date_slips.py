"""Dates that a slip of the hand makes of each other."""

from __future__ import annotations

import pytest
from match_tools import check, figure

from checker.match.pairs.dates import date_slip

SLIPS = [
    ("3월 18일", "3월 19일", "day"),
    ("3월 13일", "3월 15일", "digit"),
    ("3월 3일", "3월 8일", "digit"),
    ("3월 13일", "3월 23일", "digit"),
    ("3월 9일", "3월 19일", None),  # a digit more
    ("3월 13일", "3월 25일", None),
    ("2월 13일", "3월 15일", None),
    ("2월 13일", "3월 13일", "month"),
    ("2월 13일", "9월 13일", "month"),
    ("2024년", "2025년", "year"),
    ("2015년 4월", "2015년 5월", "stretch"),
    ("2019년 4월", "2021년 4월", "month"),
    ("2019년 4월", "2021년 5월", None),
    ("오후 4시 41분", "오후 4시 40분", "hour"),
    ("오후 4시 41분", "오후 4시 47분", None),
    ("2012년 10월~2018년 6월", "2012년 1월", "stretch"),  # a range by its first month
    ("3월 13일", "3월 13일", None),
]


@pytest.mark.parametrize(("one", "two", "slip"), SLIPS)
def test_slip(one: str, two: str, slip: str | None) -> None:
    assert date_slip(figure(one), figure(two)) == slip
    assert date_slip(figure(two), figure(one)) == slip


_TEXT = (
    "가람호 침몰\n여객선 가람호가 뒤집혀 463명 가운데 54명이 숨졌다. 사고는 2월 {}일 일어났다. 승객 185명은 구조됐다."
)
_TOLD = "가람호 침몰\n여객선 가람호가 뒤집혀 463명 가운데 54명이 숨졌다. 장례는 2월 {}일 치른다. 승객 185명은 구조됐다."


@pytest.mark.parametrize(("other", "conflict"), [(_TEXT.format(10), True), (_TOLD.format(17), False)])
def test_a_day_with_another_digit_is_shown_in_the_same_place_alone(other: str, conflict: bool) -> None:
    report = check(_TEXT.format(13), _TEXT.format(13), other)
    verdicts = {f.verdict.value for f in report.findings if f.fact.kind == "date"}
    assert ("conflict" in verdicts) == conflict
