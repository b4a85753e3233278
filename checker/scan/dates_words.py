"""Korean dates and times as they are read, and the words before them: which day or month 지난달 and 오후 say."""

from __future__ import annotations

from functools import cache

import msgspec

from checker.lexicon.reader import Entry, read_entries
from checker.model import Calendar, FigureKind

__all__ = ["DateAtom", "DaypartEntry", "RelativeEntry", "dayparts", "relatives"]


class DateAtom(msgspec.Struct, frozen=True, gc=False):
    """A date or time: its place, kind and parts."""

    start: int
    end: int
    kind: FigureKind
    calendar: Calendar
    trace: str


class RelativeEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before a date: ``code`` is what ``Calendar.relative`` will say."""

    surfaces: tuple[str, ...]
    code: str
    grain: str


class DaypartEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words before an hour; ``add`` hours make it one of twenty-four."""

    surfaces: tuple[str, ...]
    add: int


@cache
def relatives() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return the words before a date with code and grain, by last character, longest first."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    for entry in read_entries("ko/dates.toml", "relative", RelativeEntry):
        for surface in entry.surfaces:
            table.setdefault(surface[-1], []).append((surface, entry.code, entry.grain))
    return {char: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for char, rows in table.items()}


@cache
def dayparts() -> tuple[tuple[str, int], ...]:
    """Return the words before an hour with what they add, longest first."""
    rows = [(s, e.add) for e in read_entries("ko/dates.toml", "daypart", DaypartEntry) for s in e.surfaces]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
