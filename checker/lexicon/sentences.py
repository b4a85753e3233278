"""Abbreviations and first words by which the end of an English sentence is known."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["AbbreviationEntry", "OpenerEntry", "abbreviation_entries", "abbreviations", "opener_entries", "openers"]

_FILE = "en/sentences.toml"


class AbbreviationEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Abbreviations of one sort, without their last full stop; ``before`` is ``name``, ``number`` or ``either``."""

    before: str
    words: tuple[str, ...]


class OpenerEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that open a sentence and hardly ever go on a name."""

    words: tuple[str, ...]


@cache
def abbreviation_entries() -> tuple[AbbreviationEntry, ...]:
    """Return the entries of abbreviations; their examples have a bar where a sentence ends."""
    return read_entries(_FILE, "abbreviation", AbbreviationEntry)


@cache
def opener_entries() -> tuple[OpenerEntry, ...]:
    """Return the entries of words that open a sentence."""
    return read_entries(_FILE, "opener", OpenerEntry)


@cache
def abbreviations(before: str) -> frozenset[str]:
    """Return the abbreviations that stand before a ``name``, a ``number``, or ``either``."""
    return frozenset(word for entry in abbreviation_entries() if entry.before == before for word in entry.words)


@cache
def openers() -> frozenset[str]:
    """Return the words that open a sentence."""
    return frozenset(word for entry in opener_entries() for word in entry.words)
