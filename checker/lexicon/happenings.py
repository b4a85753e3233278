"""What happens on a date: the words that say so in both languages, and those that only tell of the figures of a period."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["FIGURES", "NONE", "end_of", "find_happening_word", "happenings", "may_be_one_happening"]

# Ids of the words that tell how the figures of a period stand, and of those that tell nothing.
FIGURES, NONE = "figures", "none"


class Happening(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that happens on a date.

    Attributes:
        id: Its name.
        alike: Others that may be the same thing told otherwise; either of the two names the other.
        end: ``from`` or ``until`` where its day is the first or the last one of a stretch (시행, 만료), else empty.
        ko: How Korean words that say so begin.
        en: English words that say so, whole and in small letters.
    """

    id: str
    alike: tuple[str, ...] = ()
    end: str = ""
    ko: tuple[str, ...]
    en: tuple[str, ...]


@cache
def happenings() -> tuple[Happening, ...]:
    """Return the entries of ``shared/happenings.toml``."""
    return read_entries("shared/happenings.toml", "happening", Happening)


@cache
def _alike() -> frozenset[tuple[str, str]]:
    pairs = {(entry.id, other) for entry in happenings() for other in entry.alike}
    return frozenset(pairs | {(two, one) for one, two in pairs})


def may_be_one_happening(one: str, two: str) -> bool:
    """Tell whether two ids may tell of one thing that happened.

    >>> may_be_one_happening("founded", "opened"), may_be_one_happening("founded", "married")
    (True, False)
    """
    return one == two or (one, two) in _alike()


@cache
def _ends() -> dict[str, str]:
    return {entry.id: entry.end for entry in happenings()}


def end_of(happening: str) -> str | None:
    """Return which end of a stretch the day of a happening is, ``None`` where it is none.

    >>> end_of("completed"), end_of("married")
    ('until', None)
    """
    return _ends().get(happening) or None


@cache
def _korean() -> tuple[dict[str, str], int]:
    table = {word: entry.id for entry in reversed(happenings()) for word in entry.ko}
    return table, max(map(len, table))


@cache
def _english() -> dict[str, str]:
    return {word: entry.id for entry in reversed(happenings()) for word in entry.en}


def find_happening_word(text: str, start: int, end: int) -> str | None:
    """Return the id of the happening that the word at ``start`` names, ``None`` for any other word.

    Args:
        text: A sentence.
        start: Where a word of it starts.
        end: Where it ends; a Korean entry may reach over the next word (문을 열었다).

    >>> find_happening_word("2014년 세운 회사", 6, 8), find_happening_word("founded in 2014", 0, 7)
    ('founded', 'founded')
    """
    if text[end - 1] < "가":
        return _english().get(text[start:end].lower())
    table, longest = _korean()
    for length in range(min(longest, len(text) - start), 0, -1):
        if (found := table.get(text[start : start + length])) is not None:
            return found
    return None
