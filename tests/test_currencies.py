"""Names of currencies: every listed one is known, and every entry proves itself in a text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest

from checker.lexicon.currencies import (
    CurrencyEntry,
    NameKind,
    currency_codes,
    currency_entries,
    currency_names,
    currency_symbols,
    english_currency_words,
    find_currency,
    korean_currency_words,
    subunit_entries,
)
from checker.lexicon.reader import Example
from checker.scan import scan_text

BRACES = re.compile(r"\{([^{}]*)\}")


def entries() -> list[CurrencyEntry]:
    return [*currency_entries(), *subunit_entries()]


def examples() -> list[Any]:
    return [pytest.param(e, id=f"{entry.code}: {e.text}") for entry in entries() for e in entry.examples]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: f"{entry.code} {(entry.en + entry.ko)[0]}")
def test_every_entry_has_an_example(entry: CurrencyEntry) -> None:
    assert entry.examples


@pytest.mark.parametrize("example", examples())
def test_example(example: Example) -> None:
    text = BRACES.sub(r"\1", example.text)
    if example.value is None:
        return
    match = BRACES.search(example.text)
    assert match is not None
    found = [m for m in scan_text(text).mentions if m.span.start == match.start()]
    assert [(m.text, m.value, m.unit) for m in found] == [(match[1], Decimal(str(example.value)), example.unit)]


@pytest.mark.parametrize(
    ("surface", "code", "factor"),
    [
        ("달러", "USD", 1),
        ("호주 달러", "AUD", 1),
        ("대만달러", "TWD", 1),
        ("위안화", "CNY", 1),
        ("센트", "USD", Decimal("0.01")),
        ("전", "KRW", Decimal("0.01")),
        ("Euros", "EUR", 1),
        ("Hong Kong dollars", "HKD", 1),
        ("pence", "GBP", Decimal("0.01")),
        ("NT$", "TWD", 1),
        ("₫", "VND", 1),
        ("KRW", "KRW", 1),
        ("Kuwaiti Dinars", "KWD", 1),
    ],
)
def test_known_names(surface: str, code: str, factor: Decimal) -> None:
    name = find_currency(surface)
    assert name is not None
    assert (name.code, name.factor) == (code, factor)


@pytest.mark.parametrize("surface", ["", "달", "nt$", "Zar", "table", "원앙"])
def test_unknown_names(surface: str) -> None:
    assert find_currency(surface) is None


def test_an_ambiguous_name_says_so() -> None:
    dollar, australian = find_currency("달러"), find_currency("호주 달러")
    assert dollar is not None
    assert dollar.is_ambiguous
    assert "AUD" in dollar.codes
    assert australian is not None
    assert not australian.is_ambiguous


def test_everyday_words_are_marked() -> None:
    assert {s for s in ("동", "랜드", "전", "pounds", "real") if currency_names()[s].weak} == {
        "동",
        "랜드",
        "전",
        "pounds",
        "real",
    }


def test_lists_hold_all_names_longest_first() -> None:
    lists = (korean_currency_words(), english_currency_words(), currency_symbols())
    assert sum(map(len, lists)) + len(currency_codes()) == len(currency_names())
    for words in lists:
        assert list(map(len, words)) == sorted(map(len, words), reverse=True)
    assert all(name.kind in NameKind and name.codes for name in currency_names().values())
