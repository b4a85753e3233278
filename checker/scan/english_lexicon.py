"""All that the English lexicon says, by the word as it is looked up.

Rows are classes of a compiled module: an attribute of one is read in a hundredth of the time that one of a struct takes,
and a figure asks for fifty.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.lexicon.currencies import NameKind, currency_names
from checker.lexicon.reader import read_entries
from checker.model import Effect, FigureKind
from checker.scan.english_parts import ONE
from checker.scan.english_words import (
    HedgeEntry,
    MonthEntry,
    MultipleEntry,
    NumeralEntry,
    RelativeEntry,
    UnitEntry,
    VagueEntry,
    WordsEntry,
)

__all__ = [
    "Cardinal",
    "English",
    "HedgeWord",
    "Money",
    "Multiple",
    "Nouns",
    "UnitWord",
    "Vague",
    "english",
    "find_money",
]

_NUMERALS: Final = "en/numerals.toml"
_HEDGES: Final = "en/hedges.toml"
_DATES: Final = "en/dates.toml"
_DURATIONS: Final = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "century", "millisecond"])
_SHARES: Final = frozenset({"percent", "percentage_point"})


class Cardinal:
    """A number word: its worth, and its role (unit, ten, hundred, scale)."""

    def __init__(self, worth: Decimal, role: str) -> None:
        self.worth: Final = worth
        self.role: Final = role


class Vague:
    """An amount that says its size only: dozens, hundreds; some only before of."""

    def __init__(self, low: Decimal, high: Decimal, needs_of: bool) -> None:
        self.low: Final = low
        self.high: Final = high
        self.needs_of: Final = needs_of


class Multiple:
    """Doubled, twice: how many times, and whether the word says it by itself."""

    def __init__(self, worth: Decimal, verb: bool) -> None:
        self.worth: Final = worth
        self.verb: Final = verb


class HedgeWord:
    """What a hedge does.

    Attributes:
        effect: Which way it opens the figure.
        near: True where the figure is only just not reached.
        entry: Its name in traces.
        not_after: Words after which it is none: adds up to 6 million.
        bare_of: Words between it and its number that leave it none: under a 10-year deal.
    """

    def __init__(
        self, effect: Effect, near: bool, entry: str, not_after: tuple[str, ...], bare_of: tuple[str, ...]
    ) -> None:
        self.effect: Final = effect
        self.near: Final = near
        self.entry: Final = entry
        self.not_after: Final = not_after
        self.bare_of: Final = bare_of


class UnitWord:
    """A unit under its canonical name, what figures it makes, how many of it the written one is, and its name in traces."""

    def __init__(self, name: str, factor: Decimal) -> None:
        self.name: Final = name
        self.kind: Final = _kind_of(name)
        self.factor: Final = _whole(factor)
        self.entry: Final = f"unit:{name}"


def _whole(factor: Decimal) -> Decimal:
    """Return the one of all amounts for a factor of one."""
    return ONE if factor == ONE else factor


def _kind_of(unit: str) -> FigureKind:
    """Return the kind of figure that a unit of measurement makes."""
    if unit in _SHARES:
        return FigureKind.PERCENT
    if unit.isupper():
        return FigureKind.MONEY
    return FigureKind.DURATION if unit in _DURATIONS else FigureKind.MEASURE


class Money:
    """A name of money, as :class:`~checker.lexicon.currencies.CurrencyName` has it.

    Attributes:
        code: The currency that it most likely means.
        codes: All that it can mean.
        factor: Worth in whole units of the currency: 0.01 for cents.
        is_subunit: Whether it is a part of a unit.
        weak: Whether it is an everyday word too.
        is_english: Whether it is an English word, which is found in any case.
        entry: Name for traces.
    """

    def __init__(self, codes: tuple[str, ...], factor: Decimal, weak: bool, is_english: bool, entry: str) -> None:
        self.code: Final = codes[0]
        self.codes: Final = codes
        self.factor: Final = _whole(factor)
        self.is_subunit: Final = factor != ONE
        self.weak: Final = weak
        self.is_english: Final = is_english
        self.entry: Final = entry


class Nouns:
    """Words about nouns and names, by their tables in ``en/nouns.toml``."""

    def __init__(self) -> None:
        self.stop: Final = _words("stop")
        self.skip: Final = _words("skip")
        self.plural: Final = _words("plural")
        self.singular: Final = _words("singular")
        self.name_head: Final = _words("name_head")
        self.weak_head: Final = _words("weak_head")
        self.weight_cue: Final = _words("weight_cue")
        self.score_cue: Final = _words("score_cue")
        self.per: Final = _words("per")
        self.word_code: Final = _words("word_code")
        self.scaled_code: Final = _words("scaled_code")
        self.index: Final = _words("index")
        self.harmed: Final = _words("harmed")
        self.harming: Final = _words("harming")
        self.one: Final = _words("one")
        self.race: Final = _words("race")
        self.counted: Final = _words("counted")


class English:
    """All that the English lexicon says.

    Attributes:
        cardinals: Every number word, in small letters.
        letters: Worth of k, m, bn …, as written.
        parts: Denominator of half, third, quarter …
        vague: Dozens, hundreds …
        few: Low and high factor of several, few, couple.
        multiples: Doubled, twice …
        before, after: Hedges by surface in small letters.
        filler: Words between a hedge and its number.
        during: Words before over that leave it a hedge before a stretch of time.
        unit_words, unit_symbols: Units by word in small letters, by symbol as written.
        money: Names of money, English words in small letters.
        money_words, money_symbols, money_codes: Those of them that are English words, symbols, codes.
        months, weekdays, relatives: Parts of dates.
        nouns: Word lists about nouns and names.
    """

    def __init__(self) -> None:
        numerals = read_entries(_NUMERALS, "numeral", NumeralEntry)
        self.cardinals: Final = {
            w: Cardinal(Decimal(n.value), n.role) for n in numerals if n.role not in ("letter", "part") for w in n.words
        }
        self.letters: Final = {w: Decimal(n.value) for n in numerals if n.role == "letter" for w in n.words}
        self.parts: Final = {w: int(n.value) for n in numerals if n.role == "part" for w in n.words}
        self.vague: Final = {
            w: Vague(Decimal(v.low), Decimal(v.high), v.needs_of)
            for v in read_entries(_NUMERALS, "vague", VagueEntry)
            for w in v.words
        }
        self.few: Final = {
            w: (Decimal(v.low), Decimal(v.high)) for v in read_entries(_NUMERALS, "few", VagueEntry) for w in v.words
        }
        self.multiples: Final = {
            w: Multiple(Decimal(m.value), m.verb)
            for m in read_entries(_NUMERALS, "multiple", MultipleEntry)
            for w in m.words
        }
        self.before: Final = _hedges("before")
        self.after: Final = _hedges("after")
        self.filler: Final = frozenset(_listed(_HEDGES, "filler"))
        self.during: Final = frozenset(_listed(_HEDGES, "during"))
        units = read_entries("en/units.toml", "unit", UnitEntry)
        self.unit_words: Final = {w: UnitWord(u.unit, Decimal(u.factor)) for u in units for w in u.words}
        self.unit_symbols: Final = {w: UnitWord(u.unit, Decimal(u.factor)) for u in units for w in u.symbols}
        names = currency_names()
        self.money: Final = {
            s: Money(n.codes, n.factor, n.weak, n.kind is NameKind.ENGLISH, n.entry) for s, n in names.items()
        }
        self.money_words: Final = tuple([s for s, n in names.items() if n.kind is NameKind.ENGLISH])
        self.money_symbols: Final = tuple([s for s, n in names.items() if n.kind is NameKind.SYMBOL])
        self.money_codes: Final = tuple([s for s, n in names.items() if n.kind is NameKind.CODE])
        self.months: Final = {w: m.number for m in read_entries(_DATES, "month", MonthEntry) for w in m.words}
        self.weekdays: Final = {w: m.number for m in read_entries(_DATES, "weekday", MonthEntry) for w in m.words}
        self.relatives: Final = {
            w: r.canonical for r in read_entries(_DATES, "relative", RelativeEntry) for w in r.words
        }
        self.nouns: Final = Nouns()


def _listed(file: str, table: str) -> list[str]:
    return [w for row in read_entries(file, table, WordsEntry) for w in row.words]


def _words(table: str) -> frozenset[str]:
    return frozenset(_listed("en/nouns.toml", table))


def _hedges(position: str) -> dict[str, HedgeWord]:
    return {
        surface: HedgeWord(row.effect, row.near, f"hedge:{row.surface[0]}", row.not_after, row.bare_of)
        for row in read_entries(_HEDGES, "hedge", HedgeEntry)
        if row.position == position
        for surface in row.surface
    }


_MADE: Final[list[English]] = []


def english() -> English:
    """Return the English lexicon, read once: to ask ``functools.cache`` takes as long as a pattern."""
    if not _MADE:
        _MADE.append(English())
    return _MADE[0]


def find_money(surface: str) -> Money | None:
    """Return what a symbol, code or word names, or ``None``: English words in any case, others only as listed."""
    names = english().money
    found = names.get(surface)
    if found is None:
        found = names.get(surface.lower())
        if found is not None and not found.is_english:
            return None
    return found
