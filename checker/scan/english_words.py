"""The entries of the English lexicon, as its files have them."""

from __future__ import annotations

from checker.lexicon.reader import Entry
from checker.model import Effect

__all__ = [
    "HedgeEntry",
    "MonthEntry",
    "MultipleEntry",
    "NumeralEntry",
    "RelativeEntry",
    "UnitEntry",
    "VagueEntry",
    "WordsEntry",
]


class NumeralEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A number word with its worth and what it does in a number."""

    words: tuple[str, ...]
    value: str
    role: str


class MultipleEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word such as doubled or twice."""

    words: tuple[str, ...]
    value: str
    verb: bool = False


class VagueEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that gives a size only."""

    words: tuple[str, ...]
    low: str
    high: str
    needs_of: bool = False


class HedgeEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A hedge, before or after a figure."""

    surface: tuple[str, ...]
    position: str
    effect: Effect
    near: bool = False
    not_after: tuple[str, ...] = ()
    bare_of: tuple[str, ...] = ()


class UnitEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit of measurement."""

    unit: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    factor: str = "1"


class MonthEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A month or a weekday."""

    words: tuple[str, ...]
    number: int


class RelativeEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A date in relation to another."""

    words: tuple[str, ...]
    canonical: str


class WordsEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A list of words."""

    words: tuple[str, ...]
