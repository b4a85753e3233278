"""What stands at a name: titles, what sticks to it, and the parts that names are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["NameWords", "name_words"]


class _Words(Entry, frozen=True, kw_only=True):
    """A set of words of one kind."""

    kind: str
    surfaces: tuple[str, ...]


def _alternation(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words around names and inside them.

    Attributes:
        titles: What a person is called by: 대표, 장관, CEO.
        suffixes: Patterns of what may stick to a name, by the name's kind: 측, 씨, 산.
        territories: What a place name takes along: 시, 도, 주.
        heads: The last parts of organisations' names: 은행, 대학교.
        generic: Words that an organisation's head makes no name with: 시중 in 시중은행.
        surnames: Korean surnames.
        given: Syllables of Korean given names.
        foreign_given: Foreign given names in Hangul.
        no_names: English words that capitals make no name of, in lower case.
        courtesies: What stands before a person's name in English, in lower case.
    """

    titles: tuple[str, ...]
    suffixes: dict[str, re.Pattern[str]]
    territories: re.Pattern[str]
    heads: dict[str, tuple[str, ...]]
    generic: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    foreign_given: frozenset[str]
    no_names: frozenset[str]
    courtesies: frozenset[str]

    def suffix_of(self, kind: str, text: str, offset: int) -> int | None:
        """Return the end of a suffix for names of ``kind`` at ``offset``, or ``None``."""
        pattern = self.suffixes.get(kind)
        match = pattern.match(text, offset) if pattern is not None else None
        return match.end() if match is not None else None


def _by_kind(file: str, table: str) -> dict[str, tuple[str, ...]]:
    return {row.kind: row.surfaces for row in read_entries(file, table, _Words)}


@cache
def name_words() -> NameWords:
    """Read ``ko/honorifics.toml``, ``ko/names.toml`` and ``en/names.toml``."""
    titles = read_entries("ko/honorifics.toml", "title", _Words)
    suffixes = read_entries("ko/honorifics.toml", "suffix", _Words)
    parts = _by_kind("ko/names.toml", "part")
    english = _by_kind("en/names.toml", "part")
    return NameWords(
        titles=tuple(sorted({word for row in titles for word in row.surfaces}, key=lambda word: (-len(word), word))),
        suffixes={
            row.kind: re.compile("(?:%s)" % _alternation(row.surfaces)) for row in suffixes if row.kind != "territory"
        },
        territories=re.compile(
            "(?:%s)" % _alternation(tuple(w for row in suffixes if row.kind == "territory" for w in row.surfaces))
        ),
        heads=_by_kind("ko/names.toml", "head"),
        generic=frozenset(parts.get("generic", ())),
        surnames=frozenset(parts.get("surname", ())),
        given=frozenset("".join(parts.get("given_syllable", ()))),
        foreign_given=frozenset(parts.get("foreign_given", ())),
        no_names=frozenset(english.get("no_name", ())),
        courtesies=frozenset(english.get("courtesy", ())),
    )
