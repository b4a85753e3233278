"""Readings of one figure, particles and the writing of numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.judge.particles import final_sound, with_particle
from checker.judge.readings import find_rounding, rounding, significant, steps_of, truncation
from checker.judge.wording import day_span, percent_off, place, times
from checker.numbers import tidy

ROUNDINGS = [
    # coarse, fine, grain, code, step
    ("5600000", "5576000", "10000", "rounded", "100000"),
    ("10.7", "10.65", "0.1", "rounded", "0.1"),
    ("10.6", "10.65", "0.1", "rounded", "0.1"),
    ("5.5", "5.576", "0.1", "truncated", "0.1"),
    ("84", "84.96", "1", "truncated", "1"),
    ("6500000000000", "6492700000000", "100000000", "rounded", "100000000000"),
    ("30000", "30412", "10000", "rounded", "10000"),
    ("30000", "27000", "1", "rounded", "10000"),
    ("33000000", "33700000", "10000", "truncated", "1000000"),
    ("2", "2.4", "1", "rounded", "1"),
    ("0", "0.3", "1", "rounded", "1"),
    ("50", "48.7", "1", "rounded", "10"),
    ("38", "38", "1", "same", None),
]


@pytest.mark.parametrize(("coarse", "fine", "grain", "code", "step"), ROUNDINGS)
def test_reading_names_its_step(coarse: str, fine: str, grain: str, code: str, step: str | None) -> None:
    reading = find_rounding(Decimal(coarse), Decimal(fine), Decimal(grain))
    assert reading is not None
    assert (reading.code, reading.step) == (code, None if step is None else Decimal(step))


@pytest.mark.parametrize(
    ("coarse", "fine", "grain"),
    [
        ("30000", "26000", "10000"),
        ("20000", "27000", "1"),
        ("60", "55", "1"),
        ("200", "181", "1"),
        ("1261", "1262", "1"),
        ("1", "1.9", "1"),
        ("5000000", "5576000", "1000000"),
    ],
)
def test_no_reading_reaches_too_far(coarse: str, fine: str, grain: str) -> None:
    assert find_rounding(Decimal(coarse), Decimal(fine), Decimal(grain)) is None


def test_two_figures_written_to_one_place_round_less() -> None:
    def reads(coarse: str, fine: str, grain: str) -> bool:
        return find_rounding(Decimal(coarse), Decimal(fine), Decimal(grain), fine_grain=Decimal(grain)) is not None

    assert not reads("50", "51", "1")
    assert not reads("180", "179", "1")
    assert reads("5500000", "5570000", "10000")
    assert reads("30000", "30412", "1")


def test_exact_counts_allow_nothing_else() -> None:
    assert find_rounding(Decimal(40), Decimal("39"), Decimal(1), exact=True) is None
    assert find_rounding(Decimal(40), Decimal(40), Decimal(1), exact=True) is not None


def test_steps_go_from_the_last_digit_to_the_last_that_counts() -> None:
    assert [str(step) for step in steps_of(Decimal("0.550"), Decimal("0.001"))] == ["0.001", "0.010"]
    assert list(steps_of(Decimal(0), Decimal(1))) == [Decimal(1)]
    assert list(steps_of(Decimal(300), None)) == [Decimal("1E+2")]


def test_intervals_of_negative_numbers_point_away_from_zero() -> None:
    assert truncation(Decimal("-5.5"), Decimal("0.1")).contains(Decimal("-5.576"))
    assert not truncation(Decimal("-5.5"), Decimal("0.1")).contains(Decimal("-5.4"))
    assert rounding(Decimal(-6), Decimal(1)).contains(Decimal("-5.5"))


def test_significant_digits() -> None:
    assert [significant(Decimal(v)) for v in ("5576000", "-0.050", "1000")] == [4, 1, 1]


PARTICLES = [
    ("3", "은/는", "3은"),
    ("2", "은/는", "2는"),
    ("10", "이/가", "10이"),
    ("5", "이/가", "5가"),
    ("5.5%", "은/는", "5.5%는"),
    ("1.3%포인트", "은/는", "1.3%포인트는"),
    ("1.3%p", "을/를", "1.3%p를"),
    ("12kg", "은/는", "12kg은"),
    ("12㎏", "이/가", "12㎏이"),
    ("84㎡", "은/는", "84㎡는"),
    ("100㎞", "을/를", "100㎞를"),
    ("557만6000달러", "과/와", "557만6000달러와"),
    ("81억원", "과/와", "81억원과"),
    ("6조5천억", "은/는", "6조5천억은"),
    ("7", "으로/로", "7로"),
    ("8", "으로/로", "8로"),
    ("1", "으로/로", "1로"),
    ("6", "으로/로", "6으로"),
    ("3", "으로/로", "3으로"),
    ("서울", "으로/로", "서울로"),
    ("부산", "으로/로", "부산으로"),
    ("‘181명’", "으로/로", "‘181명’으로"),
    ("‘81억원’(한빛일보)", "은/는", "‘81억원’(한빛일보)은"),
    ("557만6000달러(약 81억원)", "을/를", "557만6000달러(약 81억원)를"),
    ("$5.576 million", "은/는", "$5.576 million은"),
    ("2,921 acres", "과/와", "2,921 acres와"),
    ("30,000 people", "은/는", "30,000 people은"),
    ("100 mph", "은/는", "100 mph는"),
    ("KBS", "은/는", "KBS는"),
    ("FBI", "이/가", "FBI가"),
    ("ASML", "은/는", "ASML은"),
    ("3톤", "이/가", "3톤이"),
    ("10:30 a.m.", "은/는", "10:30 a.m.은"),
    ("22세", "을/를", "22세를"),
    ("2위", "으로/로", "2위로"),
]


@pytest.mark.parametrize(("word", "pair", "expected"), PARTICLES)
def test_particle_agrees_with_the_word_before_it(word: str, pair: str, expected: str) -> None:
    assert with_particle(word, pair) == expected


def test_nothing_sounds_like_a_vowel() -> None:
    assert final_sound("") == ""
    assert final_sound("…") == ""


def test_unknown_pair_of_particles_is_an_error() -> None:
    with pytest.raises(KeyError):
        with_particle("3", "는/은")


def test_places_days_and_shares() -> None:
    assert place(Decimal(10) ** 9).ko == "10억 단위로"
    assert place(Decimal("0.01")).en == "two decimal places"
    assert place(Decimal("0.00001")).ko == "소수 5자리까지"
    assert day_span(date(2024, 12, 31), date(2025, 1, 3)).ko == "2024년 12월 31일~2025년 1월 3일"
    assert percent_off(Decimal("-0.0312")) == "3.1%"
    assert times(Decimal(10000)).ko == "1만 배"
    assert str(tidy(Decimal("99.99999"))) == "100"
