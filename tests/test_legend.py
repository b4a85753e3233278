"""What a report says of itself: its checks, the rates it used, and those it lacked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from match_tools import check

from checker.judge.checks import CHECKS
from checker.judge.exchange import rate_table
from checker.judge.legend import describe_checks

INVESTED = "한솔벤처스 투자\n\n한솔벤처스는 여울로봇에 {amount}를 투자했다고 5일 밝혔다."


def test_every_check_is_described() -> None:
    told = describe_checks()
    assert [code for code, _ in told] == [check.__name__ for _, check in CHECKS]
    for code, text in told:
        assert text.ko, code
        assert text.en, code


def test_reference_rates_are_those_of_the_day_or_the_one_before() -> None:
    report = check(INVESTED.format(amount="320만유로"), INVESTED.format(amount="320만유로(약 49억원)"))
    rows = {row["currency"]: row for row in report.rates}
    assert rows.keys() == {"EUR", "USD"}
    for row in rows.values():
        assert row["date"] <= "2025-03-05"
        assert Decimal(row["won"]) > 1000
        assert row["source"]


def test_a_weekend_shows_the_rate_of_friday() -> None:
    report = check(INVESTED.format(amount="320만달러"), published="2025-03-09")  # a Sunday
    assert [row["date"] for row in report.rates] == ["2025-03-07"]
    expected = rate_table("").rate("USD", "KRW", date(2025, 3, 7))
    assert expected is not None
    assert abs(Decimal(report.rates[0]["won"]) - expected) < Decimal("0.001")


def test_won_alone_needs_no_rate() -> None:
    assert check(INVESTED.format(amount="49억원")).problems == ()


def test_articles_without_money_show_no_rates() -> None:
    assert check("한솔시 축제\n\n한솔시 축제에 3천 명이 왔다.").rates == ()


def test_a_missing_rate_is_a_problem_and_told_once() -> None:
    text = INVESTED.format(amount="730만 디나르(약 340억원)")
    report = check(text, text.replace("한솔벤처스 투자", "여울로봇 투자받아"))
    (problem,) = report.problems
    assert problem.input == "a"
    assert "KWD" in problem.message
    assert "--rates" in problem.message
