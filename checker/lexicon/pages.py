"""How outlets name the parts of their pages."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["PartEntry", "part_entries", "part_names"]


class PartEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of elements of one role.

    Attributes:
        id: Name of the entry.
        role: ``text`` of the article, ``caption`` of a picture, or ``furniture``.
        names: What stands in an element's ``id``, ``class`` or ``itemprop``.
    """

    id: str
    role: str
    names: tuple[str, ...]


@cache
def part_entries() -> tuple[PartEntry, ...]:
    """Return all entries."""
    return read_entries("shared/pages.toml", "part", PartEntry)


@cache
def part_names(role: str) -> frozenset[str]:
    """Return the names of one role."""
    return frozenset(name for entry in part_entries() if entry.role == role for name in entry.names)
