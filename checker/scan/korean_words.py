"""The word lists that the Korean scanner looks things up in, by first or last character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol, TypeVar

from checker.lexicon.currencies import CurrencyName, NameKind, currency_names
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.units import UnitName, unit_table
from checker.scan.numerals.ko import NATIVE_WORDS
from checker.scan.patterns import alternation

__all__ = [
    "HomographEntry",
    "RateEntry",
    "WordEntry",
    "anchor",
    "by_two",
    "currencies_by_end",
    "currencies_by_start",
    "currency_prefixes",
    "homograph_stems",
    "homographs",
    "numeral_beginnings",
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
    """Return names by first character as ones by the first two, in the same order.

    Look up two characters first, then, where nothing stands there, one: 개 begins forty counters, 개국 one.
    """
    table = {first: tuple(n for n in rows if len(n.surface) == 1) for first, rows in names.items()}
    for first, rows in names.items():
        for pair in {name.surface[:2] for name in rows if len(name.surface) > 1}:
            table[pair] = tuple(n for n in rows if n.surface[:2] == pair or n.surface == first)
    return {start: rows for start, rows in table.items() if rows}


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
    """Return the words that keep off readings not longer than themselves, by first character."""
    return _homograph_table(stem=False)


@cache
def homograph_stems() -> dict[str, tuple[str, ...]]:
    """Return the beginnings with which no numeral begins, by first character."""
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


# Syllables that are a numeral by themselves before a unit.
_NATIVE_FIRSTS = "한두세네석넉닷엿"
_SINO_FIRSTS = "일이삼사오육칠팔구"
_ANY_NUMERAL = "일이삼사오육칠팔구십백천만억조"
# Units that go with one sino syllable begin with these, currencies among them: 오 미터, 십 년, 백 원.
_AFTER_SCALE = "원달불유엔위파프페루명개번배년권가마사시살세분일곳장그점퍼프%미킬센톤리"
# First letters of currencies that do: 오 달러, 십 파운드, 백 위안.
_MONEY_AFTER_ONE = frozenset("달파위프페루")


@cache
def _beginnings() -> dict[str, str]:
    """Return the patterns of what must follow the Hangul letters with which a numeral may begin."""
    first_of_native = "".join(sorted({surface[0] for surface in _native_units()}))
    branches = dict.fromkeys(_NATIVE_FIRSTS, r"\s?[번두세]")
    branches["열"] = rf"\s?[{first_of_native}번한두세네다여일아하둘셋넷이]|$"
    branches |= dict.fromkeys(_SINO_FIRSTS, rf"[{_ANY_NUMERAL}점쩜분와과]|\s분의|\s[{_ANY_NUMERAL}][십백천만억]")
    branches |= dict.fromkeys(
        "십백천만",
        rf"[{_ANY_NUMERAL}열스서마쉰예아여한두세네하둘셋넷다수몇분와과점쩜]|\s?[{_AFTER_SCALE}]|\s[0-9{_ANY_NUMERAL}]|[0-9여]|$|[이을보]\s|보다",
    )
    branches["수"] = (
        "[십백천만억조]|\\s[십백천만억]|년|개월|차례|주|시간|달|일|\\s?(?:[kcmnμ][mg]|[㎚㎛㎜㎝㎞㎏]|(?:킬로|센티|밀리|나노|마이크로)?미터)"
    )
    branches["몇"] = rf"\s?[십백천만억{first_of_native}년일분초주개]"
    words = {*NATIVE_WORDS, *(s for rows in word_units().values() for s, _ in rows), "상반기", "하반기", "하나만"}
    branches["반"] = "[이을]\\s|\\s[이미정가]|$"
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if word != "하나" and (len(word) > 1 or word not in branches):
            rests.setdefault(word[0], []).append(re.escape(word[1:]))
    for first, group in rests.items():
        rest = "|".join(group)
        branches[first] = f"{branches[first]}|{rest}" if first in branches else rest
    return branches


def numeral_beginnings() -> frozenset[str]:
    """Return the Hangul letters with which a numeral may begin."""
    return frozenset(_beginnings())


@cache
def anchor() -> re.Pattern[str]:
    """Return the pattern of the places where a Hangul numeral may begin, for :func:`re.Pattern.match`.

    A word begins there (or the star of a rating stands before it: 별다섯개), and what follows can still become a number
    with a unit. It only has to be quick and to miss nothing: the scanner decides.
    """
    branches = _beginnings()
    by_pattern: dict[str, str] = {}
    for first, pattern in branches.items():
        by_pattern[pattern] = by_pattern.get(pattern, "") + first
    # the words of units stand in it once: compiling them for each letter would take a tenth of a second
    by_pattern[rf"\s?{alternation(_native_units())}"] = _NATIVE_FIRSTS
    by_pattern[rf"\s?{alternation(_lone_units())}"] = _SINO_FIRSTS
    hangul = "|".join(f"[{firsts}](?:{pattern})" for pattern, firsts in sorted(by_pattern.items()))
    first = f"[{''.join(sorted(branches))}]"
    return re.compile(
        f"(?:(?<![가-힣])|(?<=[^가-힣]별)|(?<=^별))(?:{hangul})|(?<=마이너스){first}|(?<=마이너스 ){first}"
    )


def _native_units() -> list[str]:
    """Return the units that take native numerals and begin with Hangul."""
    names = [name for names in unit_table().values() for name in names]
    return sorted({n.surface for n in names if n.native and "가" <= n.surface[0] <= "힣"})


def _lone_units() -> list[str]:
    """Return the units and currencies that one sino syllable may stand before."""
    units = {n.surface for names in unit_table().values() for n in names if n.alone}
    money = (n.surface for n in currency_names().values() if n.kind is NameKind.KOREAN and len(n.surface) > 1)
    return sorted(units.union(surface for surface in money if surface[0] in _MONEY_AFTER_ONE))
