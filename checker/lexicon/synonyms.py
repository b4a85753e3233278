"""Words of the surroundings that mean one thing, across outlets and languages."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["Synonyms", "canonical_word", "stop_words"]


class Synonyms(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that count as one.

    Attributes:
        id: The canonical word (English, small letters).
        words: Korean stems and English lemmas.
    """

    id: str
    words: tuple[str, ...]


@cache
def _table() -> dict[str, str]:
    return {
        word: entry.id for entry in read_entries("shared/synonyms.toml", "synonyms", Synonyms) for word in entry.words
    }


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing about a figure."""
    return frozenset(word for entry in read_entries("shared/synonyms.toml", "stop", Synonyms) for word in entry.words)


def canonical_word(stem: str) -> str:
    """Return the canonical word for a stem; the stem itself where none is listed."""
    return _table().get(stem, stem)
