"""Plain lists of words, each for one use."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["WORD_LISTS", "WordList", "word_list", "word_lists"]

# The files that hold lists, under ``[[list]]``.
WORD_LISTS = (
    "shared/answers.toml",
    "shared/columns.toml",
    "shared/together.toml",
    "shared/nations.toml",
    "shared/quakes.toml",
    "shared/stretches.toml",
    "shared/zones.toml",
    "ko/buildings.toml",
    "ko/changes.toml",
    "ko/filling.toml",
    "ko/labels.toml",
    "ko/nouns.toml",
    "ko/rates.toml",
    "ko/times.toml",
    "en/compounds.toml",
)


class WordList(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one use.

    Attributes:
        id: Name of the use.
        words: As written; Korean stems and English lemmas where texts are searched for them.
    """

    id: str
    words: tuple[str, ...]


def word_lists(file: str) -> tuple[WordList, ...]:
    """Return the lists of a file."""
    return read_entries(file, "list", WordList)


@cache
def word_list(file: str, use: str) -> tuple[str, ...]:
    """Return the words of one use, the longest first."""
    words = {word for entry in word_lists(file) if entry.id == use for word in entry.words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
