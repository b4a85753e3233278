"""Time zones by the names that the press gives them: 한국시간, ET, GMT."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["ZoneEntry", "zone_entries"]


class ZoneEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A time zone.

    Attributes:
        name: As the tz database has it (``Asia/Seoul``).
        ko, en: What it is called.
        home: Whether its clocks are those of Seoul: what is told in it is no local time of a place abroad.
    """

    name: str
    ko: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    home: bool = False


@cache
def zone_entries() -> tuple[ZoneEntry, ...]:
    """Return the zones of ``shared/zones.toml``."""
    return read_entries("shared/zones.toml", "zone", ZoneEntry)
