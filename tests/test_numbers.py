"""Numbers as a newsroom writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.numbers import english, grouped, korean, plain, significant, tidy


@pytest.mark.parametrize(
    ("value", "ko", "en"),
    [
        ("5576000", "557만6000", "5.576 million"),
        ("8100000000", "81억", "8.1 billion"),
        ("1452.654", "1,452.7", "1,452.7"),
        ("0.0557599", "0.05576", "0.05576"),
        ("300080000000000", "300조800억", "300.08 trillion"),
        ("-2500", "-2,500", "-2,500"),
        ("12345", "1만2345", "12,345"),
        ("0", "0", "0"),
    ],
)
def test_numbers_are_written_as_in_the_press(value: str, ko: str, en: str) -> None:
    assert (korean(tidy(Decimal(value))), english(tidy(Decimal(value)))) == (ko, en)


@pytest.mark.parametrize(
    ("value", "most", "text"),
    [
        ("8178876800", 1, "82억"),
        ("8178876800", 2, "81억7888만"),
        ("8178876800", 3, "81억7887만6800"),
        ("99999999", 1, "1억"),
        ("1000050000", 1, "10억"),
        ("-123456", 1, "-12만"),
        ("9999.5", 1, "9,999.5"),
        ("123456789012345678901", 1, "12,346경"),
    ],
)
def test_groups_of_four_digits_are_rounded_not_cut(value: str, most: int, text: str) -> None:
    assert korean(Decimal(value), most) == text


@given(st.integers(0, 10**20 - 1))
def test_a_spelled_integer_is_read_back(value: int) -> None:
    from checker.scan.numerals.ko import read_numeral

    read = read_numeral(korean(Decimal(value)), 0)
    assert read is not None
    assert read.value == value


@given(st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=3))
def test_no_way_of_writing_leaves_an_exponent(value: Decimal) -> None:
    for text in (plain(value), grouped(value), korean(value), english(value), grouped(significant(value))):
        assert "E" not in text
        assert not text.endswith(".")
