"""Amounts in two currencies, at the rates at which the story itself converts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from match_tools import are_joined, check, claim, figure

from checker.match.pairs.exchange import are_at_rate, story_rates

TOLD = [claim("a:1", "5억달러", "7000억원"), claim("b:1", "3억달러", "4203억원"), claim("c:1", "5억달러", "6950억원")]


def test_the_rate_of_a_story_is_the_middle_one() -> None:
    rates = story_rates(TOLD)
    assert rates["USD", "KRW"] == Decimal(1400)
    assert rates["KRW", "USD"] == 1 / Decimal(1400)


def test_currencies_of_which_a_story_disagrees_have_no_rate() -> None:
    assert not story_rates([*TOLD, claim("d:1", "5억달러", "70억원")])
    assert not story_rates([claim("a:1", "5억달러"), claim("b:1", "7000억원")])


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("2억6000만달러", "3640억원", True),
        ("2억6000만달러", "3700억원", True),  # the rate of another day
        ("2억6000만달러", "3900억원", False),
        ("2억달러", "3000억원", False),  # a digit of each
        ("2억6000만달러", "2억6000만유로", False),  # a rate that nobody gives
    ],
)
def test_at_the_rate_of_the_story(one: str, two: str, expected: bool) -> None:
    left, right = figure(one), figure(two)
    assert are_at_rate(left, right, story_rates(TOLD)) is expected
    assert are_at_rate(right, left, story_rates(TOLD)) is expected


def test_a_price_in_won_alone_is_the_one_in_dollars() -> None:
    report = check(
        "가람전자, 누리소프트 인수\n가람전자(Garam)가 누리소프트(Nuri)를 8억2000만달러(약 1조1480억원)에 인수한다고 밝혔다.",
        "가람전자, 1조1500억원에 누리소프트 인수\n가람전자가 3일 누리소프트를 1조1500억원에 인수한다고 밝혔다.",
        "Garam buys Nuri\nGaram (가람전자) will acquire Nuri (누리소프트) for $820 million, the company said.",
    )
    assert are_joined(report, "b 1조1500억원", "c $820 million")
