"""Amounts in two currencies, at the rates at which the story itself converts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from match_tools import are_joined, check, claim, facts_of, figure, records

from checker.judge import day_rates, rate_table
from checker.load import article_of
from checker.match.pairs import Context, score_pair
from checker.match.pairs.exchange import are_at_rate, story_rates
from checker.model import Verdict

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


def test_the_rates_of_the_day_are_between_all_currencies_that_are_told() -> None:
    (article,) = (article_of(record, None) for record in records("가람전자"))
    told = [claim("a:1", "5억달러"), claim("b:1", "3억유로", "4500억원"), claim("c:1", "8만동"), claim("d:1", "7명")]
    rates = day_rates([article], told, rate_table(""))
    assert rates.keys() == {(one, two) for one in ("USD", "EUR", "KRW") for two in ("USD", "EUR", "KRW") if one != two}
    assert Decimal("1.0") < rates["EUR", "USD"] < Decimal("1.1")  # in March 2025
    undated = article_of({"id": "a", "text": "가람전자"}, None)
    assert not day_rates([undated], told, rate_table(""))


FINE = {"attribute": "fine"}


@pytest.mark.parametrize(
    ("left", "right", "seen"),
    [
        (("£3.4bn", FINE), ("€4.1 billion", FINE), True),
        (("£3.4bn", FINE), ("€5.1 billion", FINE), False),
        (("£3.4bn", FINE), ("€4.1 billion", {"attribute": "revenue"}), False),
        (("£3.4bn", FINE), ("€4.1 billion", {}), False),
    ],
)
def test_amounts_that_nobody_converts_meet_at_the_rate_of_the_day(
    left: tuple[str, Any], right: tuple[str, Any], seen: bool
) -> None:
    one, two = claim("a:1", left[0], **left[1]), claim("b:1", right[0], **right[1])
    context = Context.of([one, two], {("GBP", "EUR"): Decimal("1.19"), ("EUR", "GBP"): 1 / Decimal("1.19")})
    names = {name for name, _, _ in score_pair(one, two, context).reasons}
    assert ("same amount at the day's rate" in names) is seen


def test_the_rate_of_a_story_goes_before_that_of_its_day() -> None:
    day = {("USD", "KRW"): Decimal(1470), ("USD", "EUR"): Decimal("0.92")}
    context = Context.of(TOLD, day)
    assert context.rates["USD", "KRW"] == Decimal(1400)
    assert context.day_rates == {("USD", "EUR"): Decimal("0.92")}


def test_a_fine_in_pounds_is_the_one_in_euros() -> None:
    report = check(
        "Board fines Garam\nThe competition board fined Garam (가람전자) £3.4bn on Tuesday for abusing its market power.",
        "가람전자 과징금\n유럽 경쟁당국이 4일 가람전자(Garam)에 과징금 40억8000만유로를 부과했다. 시장 지배력을 남용했다는 이유다.",
    )
    assert are_joined(report, "a £3.4bn", "b 40억8000만유로")


def test_dollars_without_their_country_are_told_as_those_that_fit() -> None:
    told = "누리의 그림이 홍콩에서 {}에 팔렸다.\n\n가온경매는 누리의 그림이 23일 홍콩에서 {}에 팔렸다고 밝혔다."
    one, two = told.format("132억원", "132억원(8800만 홍콩달러)"), told.format("132억원", "132억원(8800만 달러)")
    report = check(one, two, published="2019-11-26")
    found = [f for f in report.findings if f.verdict is Verdict.CONFLICT]
    assert [f.code for f in found] == ["wrong_currency"], facts_of(report)
    assert "홍콩달러로" in found[0].explanation.ko
    assert any("홍콩달러로" in audit.explanation.ko for audit in report.audits)
