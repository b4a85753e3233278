"""Words by which the furniture of a news page is known, and the names of outlets."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["FurnitureEntry", "OutletEntry", "agencies", "furniture_entries", "furniture_words", "outlets"]

_FILES = ("ko/furniture.toml", "en/furniture.toml")


class FurnitureEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one role.

    Attributes:
        id: Name of the entry.
        role: What they are asked for: ``button``, ``counter``, ``section``, ``rights``, ``byline``, ``stamp`` …; the
            entry says where in a line its words stand.
        words: The words, as they stand on pages.
    """

    id: str
    role: str
    words: tuple[str, ...]


class OutletEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of outlets of one sort; ``agency`` is true for those whose texts others reprint."""

    name: str
    words: tuple[str, ...]
    agency: bool = False


@cache
def furniture_entries() -> tuple[FurnitureEntry, ...]:
    """Return the entries of all languages."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "furniture", FurnitureEntry))


@cache
def furniture_words(role: str) -> tuple[str, ...]:
    """Return the words of one role, the longest first."""
    found = {word for entry in furniture_entries() if entry.role == role for word in entry.words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _outlets() -> tuple[OutletEntry, ...]:
    return read_entries("shared/outlets.toml", "outlet", OutletEntry)


@cache
def outlets() -> frozenset[str]:
    """Return the names of all outlets and agencies."""
    return frozenset(word for entry in _outlets() for word in entry.words)


@cache
def agencies() -> tuple[str, ...]:
    """Return the names of agencies, the longest first."""
    found = {word for entry in _outlets() if entry.agency for word in entry.words}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
