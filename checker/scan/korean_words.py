"""The word lists that the Korean scanner looks things up in, by first or last character."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.currencies import CurrencyName, NameKind, currency_names
from checker.lexicon.reader import Entry, read_entries

__all__ = [
    "HomographEntry",
    "RateEntry",
    "WordEntry",
    "currencies_by_start",
    "currency_prefixes",
    "ends",
    "homograph_stems",
    "homographs",
    "speed_words",
    "word_units",
]


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
    table: dict[str, list[tuple[str, WordEntry]]] = {}
    for entry in read_entries("ko/numerals.toml", "word", WordEntry):
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append((surface, entry))
    return {char: tuple(sorted(rows, key=lambda r: -len(r[0]))) for char, rows in table.items()}


@cache
def homographs() -> dict[str, tuple[str, ...]]:
    return _homograph_table(stem=False)


@cache
def homograph_stems() -> dict[str, tuple[str, ...]]:
    return _homograph_table(stem=True)


def _homograph_table(stem: bool) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in read_entries("ko/numerals.toml", "homograph", HomographEntry):
        if entry.stem is not stem:
            continue
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append(surface)
    return {char: tuple(rows) for char, rows in table.items()}


@cache
def speed_words() -> dict[str, str]:
    return {s: e.per for e in read_entries("ko/numerals.toml", "rate", RateEntry) for s in e.surfaces}


@cache
def currencies_by_start() -> dict[str, tuple[CurrencyName, ...]]:
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind is not NameKind.ENGLISH:
            table.setdefault(name.surface[0], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


@cache
def currency_prefixes() -> dict[str, tuple[CurrencyName, ...]]:
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind in (NameKind.SYMBOL, NameKind.CODE):
            table.setdefault(name.surface[-1], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


# What may stand behind a counter before its word ends: suffixes, then a particle.
_ENDS = re.compile(
    r"(?:간|씩|째|쯤|꼴|여|당|뿐|들|대|짜리|어치|치|분|용|급|형|제|권|만|가량|정도|동안|이상|이하|미만|이내|새|내|중|전|후|뒤|전후|안팎|남짓){0,3}"
    r"(?:으로서는?|으로써|으로부터|에서부터|에게서?|이라고|이라는|이라며|이라면|에서[는도]?|으로[는도]?|까지[는도만]?|이었다|였다|입니다|이다|이었던|이지만|이라도|"
    r"이나마|부터[는도]?|보다[는도]?|라고|라며|라는|에[는도만]?|마다|처럼|만큼|밖에|조차|마저|이나|이며|이고|이란|이든|이라|이면|이자|이던|인데|였던|에다|하고|한테|께서|"
    r"이랑|로서|로써|로[는도]?|와의|과의|와[는도]?|과[는도]?|이었으나|였으나|이어서|여서|인|은|는|이|가|을|를|의|도|만|나|며|랑|씨|이요|요|임|이네|이야|였고|이었고|이었지만|였지만|뿐이다|"
    r"라도|든|던|고|면|지만)?(?![가-힣])"
)


def ends(text: str, pos: int) -> bool:
    """Tell whether the word of a Hangul numeral and its counter may end at ``pos``."""
    return not "가" <= text[pos : pos + 1] <= "힣" or _ENDS.match(text, pos) is not None
