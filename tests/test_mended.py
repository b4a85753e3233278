"""Marks of a text's making inside figures: read as if they were not there, spans as in the text."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.scan import scan_text
from checker.scan.mended import UNSEEN, mend


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("모두 12\u200b명이 왔다", "12\u200b명", "12", "명"),
        ("모두 \ufeff12명\u200b이 왔다", "12명", "12", "명"),
        ("매출은 1,\n200억원이다", "1,\n200억원", "120000000000", "KRW"),
        ("매출은 1\r\n,200억원이다", "1\r\n,200억원", "120000000000", "KRW"),
        ("매출은 3조&nbsp;2000억원이다", "3조&nbsp;2000억원", "3200000000000", "KRW"),
        ("벌금 2, 000, 000원을 냈다", "2, 000, 000원", "2000000", "KRW"),
        ("About 41 000 people live there.", "41 000 people", "41000", "people"),
        ("There are 497 000 homes there.", "497 000 homes", "497000", "homes"),
        ("It cost $12 000 then.", "$12 000", "12000", "USD"),
        ("They sold 1,\n200 cars.", "1,\n200 cars", "1200", "cars"),
        ("It cost &pound;5m.", "&pound;5m", "5000000", "GBP"),
        ("It cost &#8361;5,000.", "&#8361;5,000", "5000", "KRW"),
        ("Prices fell &minus;3.4%.", "&minus;3.4%", "-3.4", "percent"),
        ("In the towns along the coast prices rose 12\npercent.", "12\npercent", "12", "percent"),
        ("In the towns along the coast the storm killed 12\npeople.", "12\npeople", "12", "people"),
    ],
)
def test_marks_inside_a_figure(text: str, surface: str, value: str, unit: str) -> None:
    mention = next(m for m in scan_text(text).mentions if m.text == surface)
    assert mention.span.of(text) == surface
    assert (mention.value, mention.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["R&D에 3억원", "AT&T, S&P 500 and &c; of 3%", "모두 12명,\n모두 3명"])
def test_nothing_to_mend(text: str) -> None:
    assert mend(text) is None


def test_decomposed_text_is_mended_too() -> None:
    text = unicodedata.normalize("NFD", "모두 12\u200b명이 3&nbsp;km를")
    assert [(m.span.of(text), m.unit) for m in scan_text(text).mentions] == [
        (m.text, m.unit) for m in scan_text(text).mentions
    ]
    assert [m.unit for m in scan_text(text).mentions] == ["명", "kilometer"]


@given(st.text(alphabet="1,2.3 억만원명%$&;#nbsp\n" + UNSEEN, max_size=40))
def test_spans_hold_on_any_text(text: str) -> None:
    for mention in scan_text(text).mentions:
        assert mention.span.of(text) == mention.text
