"""The word lists that the Korean scanner looks things up in, by first or last character."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol, TypeVar

from checker.lexicon.currencies import CurrencyName, NameKind, currency_names
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.units import UnitName, unit_table

__all__ = [
    "HomographEntry",
    "RateEntry",
    "WordEntry",
    "by_two",
    "currencies_by_end",
    "currencies_by_start",
    "currency_prefixes",
    "homograph_stems",
    "homographs",
    "speed_words",
    "units_by_start",
    "word_units",
]


class Named(Protocol):
    """Anything with a spelling."""

    @property
    def surface(self) -> str: ...


N = TypeVar("N", bound=Named)


def by_two(names: Mapping[str, tuple[N, ...]]) -> dict[str, tuple[N, ...]]:
    """Return names by first character, the longest first, as ones by the first two, in the same order.

    Look up two characters first, then, where nothing stands there, one: 개 begins forty counters, 개국 one.
    """
    table: dict[str, tuple[N, ...]] = {}
    for first, rows in names.items():
        alone = tuple([name for name in rows if len(name.surface) == 1])
        if alone:
            table[first] = alone
        pairs: dict[str, list[N]] = {}
        for name in rows:
            if len(name.surface) > 1:
                pairs.setdefault(name.surface[:2], []).append(name)
        for pair, own in pairs.items():
            table[pair] = (*own, *alone)
    return table


class WordEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that is number and unit in one (사흘)."""

    surfaces: tuple[str, ...]
    low: str
    kind: str
    unit: str | None = None
    high: str | None = None


class HomographEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that begin like a numeral with a counter and are none.

    Attributes:
        surfaces: The words; each keeps off readings that do not reach beyond it (세대, not 세 대표).
        stem: True where no numeral begins with it, whatever follows (만나, 구조).
    """

    surfaces: tuple[str, ...]
    stem: bool = False


class RateEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word before a length that makes it a speed (시속)."""

    surfaces: tuple[str, ...]
    unit: str
    per: str


@cache
def word_units() -> dict[str, tuple[tuple[str, WordEntry], ...]]:
    """Return the words that are number and unit in one, by first character, longest first."""
    table: dict[str, list[tuple[str, WordEntry]]] = {}
    for entry in read_entries("ko/numerals.toml", "word", WordEntry):
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append((surface, entry))
    return {char: tuple(sorted(rows, key=lambda r: -len(r[0]))) for char, rows in table.items()}


@cache
def homographs() -> dict[str, tuple[str, ...]]:
    """Return the words that keep off readings not longer than themselves, by first character, longest first."""
    return _homograph_table(stem=False)


@cache
def homograph_stems() -> dict[str, tuple[str, ...]]:
    """Return the beginnings with which no numeral begins, by first character, longest first."""
    return _homograph_table(stem=True)


def _homograph_table(stem: bool) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in read_entries("ko/numerals.toml", "homograph", HomographEntry):
        if entry.stem is not stem:
            continue
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append(surface)
    return {char: tuple(sorted(rows, key=lambda row: -len(row))) for char, rows in table.items()}


@cache
def speed_words() -> dict[str, str]:
    """Return what 시속 and its like divide by."""
    return {s: e.per for e in read_entries("ko/numerals.toml", "rate", RateEntry) for s in e.surfaces}


# Codes that are words in headlines, and an everyday word: TOP 10, ALL 5, CUP 3, 빌보드 200 차트.
_NO_MONEY = frozenset(("TOP", "ALL", "CUP", "GEL", "PEN", "SOS", "MAD", "BAM", "차트"))


@cache
def currencies_by_start() -> dict[str, tuple[CurrencyName, ...]]:
    """Return the names of currencies that follow a number, by their first two characters, longest first."""
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind is not NameKind.ENGLISH and name.surface not in _NO_MONEY:
            table.setdefault(name.surface[0], []).append(name)
    return by_two({char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()})


@cache
def currencies_by_end() -> dict[str, tuple[CurrencyName, ...]]:
    """Return the Korean names of currencies of two syllables or more by their last one, longest first."""
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind is NameKind.KOREAN and len(name.surface) > 1 and not (name.weak or name.is_ambiguous):
            table.setdefault(name.surface[-1], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


@cache
def units_by_start() -> dict[str, tuple[UnitName, ...]]:
    """Return the units and counters by their first two characters, longest first."""
    return by_two(unit_table())


@cache
def currency_prefixes() -> dict[str, tuple[CurrencyName, ...]]:
    """Return the signs and codes that precede a number, by last character, longest first."""
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind in (NameKind.SYMBOL, NameKind.CODE) and name.surface not in _NO_MONEY:
            table.setdefault(name.surface[-1], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}
