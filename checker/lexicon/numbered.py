"""Names that carry a number as a part of themselves: 아이폰 16, 코스피 200."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["Numbered", "numbered_names"]


class Numbered(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names with digits behind them.

    Attributes:
        words: The names.
        numbers: The digits that belong to them; empty where any do.
        behind: What stands behind the digits as a part of the name, where something does: the 도 of 서해 5도.
    """

    words: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    behind: str = ""


@cache
def numbered_names() -> dict[str, Numbered]:
    """Return what belongs to each name of ``ko/numbered.toml``."""
    return {word: entry for entry in read_entries("ko/numbered.toml", "name", Numbered) for word in entry.words}
