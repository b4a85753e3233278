"""The English lexicon, compiled: patterns that know every listed word, and what each one means."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import msgspec

from checker.lexicon.currencies import NameKind, currency_names
from checker.lexicon.reader import Entry, read_entries
from checker.model import Effect

__all__ = ["English", "HedgeWord", "Unit", "Vague", "english"]


class _Numeral(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]
    value: str
    role: str


class _Multiple(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]
    value: str
    verb: bool = False


class _Vague(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]
    low: str
    high: str
    needs_of: bool = False


class _Hedge(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    surface: tuple[str, ...]
    position: str
    effect: Effect
    near: bool = False
    not_after: tuple[str, ...] = ()
    bare_of: tuple[str, ...] = ()


class _Unit(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    unit: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    factor: str = "1"


class _Month(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]
    number: int


class _Relative(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]
    canonical: str


class _Words(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    words: tuple[str, ...]


class HedgeWord(msgspec.Struct, frozen=True, gc=False):
    """What a hedge does.

    Attributes:
        effect: Which way it opens the figure.
        near: True where the figure is only just not reached.
        entry: Its name in traces.
        not_after: Words after which it is none: adds up to 6 million.
        bare_of: Words between it and its number that leave it none: under a 10-year deal.
    """

    effect: Effect
    near: bool
    entry: str
    not_after: tuple[str, ...] = ()
    bare_of: tuple[str, ...] = ()


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit under its canonical name, and how many of it the written one is."""

    name: str
    factor: Decimal
    entry: str


class Vague(msgspec.Struct, frozen=True, gc=False):
    """An amount that says its size only: dozens, hundreds."""

    low: Decimal
    high: Decimal
    needs_of: bool


class English(msgspec.Struct, frozen=True, gc=False):
    """All that the English lexicon says, by the word as it is looked up.

    Attributes:
        cardinals: Worth and role of every number word, in small letters.
        letters: Worth of k, m, bn …, as written.
        parts: Denominator of half, third, quarter …
        vague: Dozens, hundreds …
        few: Low and high factor of several, few, couple.
        multiples: Worth of doubled and twice, and whether the word says it by itself.
        before, after: Hedges by surface in small letters.
        filler: Words between a hedge and its number.
        during: Words before over that leave it a hedge before a stretch of time.
        unit_words, unit_symbols: Units by word in small letters, by symbol as written.
        money: Words and codes of money in small letters, with code, factor and whether weak.
        symbols: Money symbols as written.
        months, weekdays, relatives: Parts of dates.
        nouns: Word lists about nouns and names, by their table.
    """

    cardinals: dict[str, tuple[Decimal, str]]
    letters: dict[str, Decimal]
    parts: dict[str, int]
    vague: dict[str, Vague]
    few: dict[str, tuple[Decimal, Decimal]]
    multiples: dict[str, tuple[Decimal, bool]]
    before: dict[str, HedgeWord]
    after: dict[str, HedgeWord]
    filler: frozenset[str]
    during: frozenset[str]
    unit_words: dict[str, Unit]
    unit_symbols: dict[str, Unit]
    months: dict[str, int]
    weekdays: dict[str, int]
    relatives: dict[str, str]
    nouns: dict[str, frozenset[str]]


def _hedges(position: str) -> dict[str, HedgeWord]:
    rows = read_entries("en/hedges.toml", "hedge", _Hedge)
    return {
        surface: HedgeWord(row.effect, row.near, f"hedge:{row.surface[0]}", row.not_after, row.bare_of)
        for row in rows
        if row.position == position
        for surface in row.surface
    }


@cache
def english() -> English:
    """Read the English lexicon."""
    numerals = read_entries("en/numerals.toml", "numeral", _Numeral)
    units = read_entries("en/units.toml", "unit", _Unit)
    tables = (
        "stop",
        "skip",
        "plural",
        "singular",
        "name_head",
        "weak_head",
        "weight_cue",
        "score_cue",
        "per",
        "word_code",
        "scaled_code",
        "index",
        "harmed",
        "harming",
        "one",
        "race",
        "counted",
    )
    words = {table: read_entries("en/nouns.toml", table, _Words) for table in tables}
    return English(
        cardinals={
            w: (Decimal(n.value), n.role) for n in numerals if n.role not in ("letter", "part") for w in n.words
        },
        letters={w: Decimal(n.value) for n in numerals if n.role == "letter" for w in n.words},
        parts={w: int(n.value) for n in numerals if n.role == "part" for w in n.words},
        vague={
            w: Vague(Decimal(v.low), Decimal(v.high), v.needs_of)
            for v in read_entries("en/numerals.toml", "vague", _Vague)
            for w in v.words
        },
        few={
            w: (Decimal(v.low), Decimal(v.high))
            for v in read_entries("en/numerals.toml", "few", _Vague)
            for w in v.words
        },
        multiples={
            w: (Decimal(m.value), m.verb)
            for m in read_entries("en/numerals.toml", "multiple", _Multiple)
            for w in m.words
        },
        before=_hedges("before"),
        after=_hedges("after"),
        filler=frozenset(w for row in read_entries("en/hedges.toml", "filler", _Words) for w in row.words),
        during=frozenset(w for row in read_entries("en/hedges.toml", "during", _Words) for w in row.words),
        unit_words={w: Unit(u.unit, Decimal(u.factor), f"unit:{u.unit}") for u in units for w in u.words},
        unit_symbols={w: Unit(u.unit, Decimal(u.factor), f"unit:{u.unit}") for u in units for w in u.symbols},
        months={w: m.number for m in read_entries("en/dates.toml", "month", _Month) for w in m.words},
        weekdays={w: m.number for m in read_entries("en/dates.toml", "weekday", _Month) for w in m.words},
        relatives={w: r.canonical for r in read_entries("en/dates.toml", "relative", _Relative) for w in r.words},
        nouns={table: frozenset(w for row in rows for w in row.words) for table, rows in words.items()},
    )


class _MoneyTable(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    codes: tuple[str, ...]


@cache
def money_surfaces() -> _MoneyTable:
    """Return the English words, the symbols and the codes of money, for patterns."""
    names = currency_names()
    words = tuple(s for s, n in names.items() if n.kind is NameKind.ENGLISH)
    symbols = tuple(s for s, n in names.items() if n.kind is NameKind.SYMBOL)
    codes = tuple(s for s, n in names.items() if n.kind is NameKind.CODE)
    return _MoneyTable(words, symbols, codes)
