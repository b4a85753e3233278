"""Words before an hour that say on which day it is: 전날 밤 11시, 이튿날 오전 6시."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["DayWord", "day_words"]


class DayWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word for the day of the hour behind it.

    Attributes:
        surfaces: How it is written.
        of: The day it goes by: ``news``, that of which the report tells (이날, 전날), ``told``, the one named last
            (이튿날), or ``report``, that of publication (어제).
        shift: Days from there.
    """

    surfaces: tuple[str, ...]
    of: str
    shift: int


@cache
def day_words() -> tuple[tuple[str, DayWord], ...]:
    """Return the words with their entries, longest first."""
    rows = [(s, entry) for entry in read_entries("ko/dates.toml", "hour_day", DayWord) for s in entry.surfaces]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
