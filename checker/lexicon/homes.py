"""Words by which complexes of homes are known and told apart: 누리마루 전용 84㎡, 새빛 국민평형."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["HomeEntry", "MarkEntry", "home_entries", "home_words", "known_complexes", "mark_entries", "mark_pattern"]

_FILE = "ko/homes.toml"


class HomeEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one sort."""

    id: str
    words: tuple[str, ...]


class MarkEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What follows the name of a complex, as a regular expression."""

    id: str
    pattern: str


@cache
def home_entries() -> tuple[HomeEntry, ...]:
    """Return the entries of words, the ids of known complexes included."""
    return (*read_entries(_FILE, "complex", HomeEntry), *read_entries(_FILE, "word", HomeEntry))


@cache
def mark_entries() -> tuple[MarkEntry, ...]:
    """Return the entries of what follows a name."""
    return read_entries(_FILE, "mark", MarkEntry)


@cache
def home_words(sort: str) -> tuple[str, ...]:
    """Return the words of one sort (``no name``, ``left out``, ``goes on``, ``many``), the longest first."""
    found = (word for entry in home_entries() if entry.id == sort for word in entry.words)
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def known_complexes() -> frozenset[str]:
    """Return the ids of the entities that are complexes."""
    return frozenset(home_words("known"))


@cache
def mark_pattern() -> re.Pattern[str]:
    """Return one pattern for all that follows a name."""
    return re.compile("|".join(f"(?:{entry.pattern})" for entry in mark_entries()))
