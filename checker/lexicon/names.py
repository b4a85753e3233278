"""What stands at a name: titles, what sticks to it, and the parts that names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from checker.lexicon.reader import Entry, read_entries
from checker.text import one_of

__all__ = ["EnglishNameWords", "NameWords", "Words", "english_name_words", "name_words"]


class Words(Entry, frozen=True, kw_only=True):
    """A set of words of one kind."""

    kind: str
    surfaces: tuple[str, ...]


def _alternation(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class NameWords:
    """The Korean words around names and inside them.

    Attributes:
        title: What a person is called by: 대표, 장관, CEO, 해양경찰청장.
        suffixes: What may stick to a name, by the name's kind: 측, 씨, 산.
        territories: What a place name takes along: 시, 도, 주.
        heads: The last parts of organisations' and places' names with their kind.
        head_lengths: How long they are, the longest first.
        head_ends: Their last letters.
        fronts: The first parts of names that take a word more: 래미안.
        generic: Stems that a head makes no name with: 시중 in 시중은행.
        surnames: Korean surnames.
        rare_surnames: Those that few bear and that are words too.
        given: Syllables of Korean given names.
        word_surnames: Those that are words before a title: 이, 전.
        given_in_eun: Given names that end like the particle 은.
        not_names: Words in the shape of a Korean name that are none: 임차인.
        foreign_given: Foreign given names in Hangul.
        kinds: Nouns that announce a name: 업체, 플랫폼.
        no_apposition: What stands after such a noun without being a name: 관계자.
        no_units: Words that end like a town or a ward and are none: 이동.
        tails: Last parts that are compared in a short form: 국제공항 as 공항.
        same: What a last part of a name is, in either language: 항공 and airlines are one.
        storms: What a storm is called before its name: 태풍.
        no_storm: Words behind them that are no names: 피해.
        no_complex: What stands where the name of an apartment complex would, and is none: 브랜드.
        spaced_places: Kinds of places that stand apart behind the name: 화산.
        airports: Those of them that are airports.
        spaced: Other kinds that do: 구치소.
    """

    title: re.Pattern[str]
    suffixes: dict[str, re.Pattern[str]]
    territories: re.Pattern[str]
    heads: dict[str, str]
    head_lengths: tuple[int, ...]
    head_ends: frozenset[str]
    fronts: tuple[str, ...]
    generic: frozenset[str]
    surnames: frozenset[str]
    rare_surnames: frozenset[str]
    given: frozenset[str]
    word_surnames: frozenset[str]
    given_in_eun: frozenset[str]
    not_names: frozenset[str]
    foreign_given: frozenset[str]
    kinds: tuple[str, ...]
    no_apposition: frozenset[str]
    no_units: frozenset[str]
    tails: dict[str, str]
    same: dict[str, str]
    storms: tuple[str, ...]
    no_storm: tuple[str, ...]
    no_complex: frozenset[str]
    spaced_places: tuple[str, ...]
    airports: tuple[str, ...]
    spaced: tuple[str, ...]

    def suffix_of(self, kind: str, text: str, offset: int) -> int | None:
        """Return the end of a suffix for names of ``kind`` at ``offset``, or ``None``."""
        pattern = self.suffixes.get(kind)
        match = pattern.match(text, offset) if pattern is not None else None
        return match.end() if match is not None else None


@dataclass(frozen=True, slots=True)
class EnglishNameWords:
    """The English words around names and inside them, all in lower case.

    Attributes:
        no_names: Words that capitals make no name of.
        no_lone: Words that are parts of names, and make none by themselves or with each other.
        courtesies: What stands before a person's name.
        of_heads: What goes on with "of": University of, Bank of.
        tails: The kinds of names by their last words: holdings, boulevard.
        given: Given names.
        event_tails: Words that make an event's name of a place's: Fire.
        openers: What a name does not begin with: ``no_names`` and ``courtesies``.
        closers: What a name does not end in: ``no_names`` and ``event_tails``.
        terms: Terms written in capitals, as they are written: GDP, ETF.
        storms: What a storm is called before its name, as written: Hurricane.
    """

    no_names: frozenset[str]
    no_lone: frozenset[str]
    courtesies: frozenset[str]
    of_heads: frozenset[str]
    tails: dict[str, str]
    given: frozenset[str]
    event_tails: frozenset[str]
    openers: frozenset[str]
    closers: frozenset[str]
    terms: frozenset[str]
    storms: tuple[str, ...]


def _by_kind(file: str, table: str) -> dict[str, tuple[str, ...]]:
    return {row.kind: row.surfaces for row in read_entries(file, table, Words)}


@cache
def name_words() -> NameWords:
    """Read ``ko/honorifics.toml`` and ``ko/names.toml``."""
    titles = _by_kind("ko/honorifics.toml", "title")
    suffixes = _by_kind("ko/honorifics.toml", "suffix")
    heads = {head: kind for kind, found in _by_kind("ko/names.toml", "head").items() for head in found}
    parts = _by_kind("ko/names.toml", "part")
    title = one_of(word for found in titles.values() for word in found)
    attached = one_of(suffixes["attached_title"])
    return NameWords(
        title=re.compile(rf"(?<=[\s)])(?:{title}(?:\([A-Z]{{2,5}}\))?|[가-힣A-Za-z]{{2,10}}{attached})(?![A-Za-z])"),
        suffixes={kind: re.compile(f"(?:{_alternation(found)})") for kind, found in suffixes.items()},
        territories=re.compile(f"(?:{_alternation(suffixes['territory'])})"),
        heads=heads,
        head_ends=frozenset(head[-1] for head in heads),
        head_lengths=tuple(sorted({len(head) for head in heads}, reverse=True)),
        fronts=_by_kind("ko/names.toml", "front")["place"],
        generic=frozenset(parts["generic"]),
        surnames=frozenset(parts["surname"]),
        rare_surnames=frozenset(parts["rare_surname"]),
        given=frozenset("".join(parts["given_syllable"])),
        word_surnames=frozenset(parts["word_surname"]),
        given_in_eun=frozenset(parts["given_in_eun"]),
        not_names=frozenset(parts["not_name"]),
        foreign_given=frozenset(parts["foreign_given"]),
        kinds=parts["kind_noun"],
        no_apposition=frozenset(parts["no_apposition"]),
        no_units=frozenset(parts["no_unit"]),
        tails={long: short for short, found in _by_kind("ko/names.toml", "tail").items() for long in found},
        same={word: kind for kind, found in _by_kind("ko/names.toml", "same").items() for word in found},
        storms=parts["storm"],
        no_storm=parts["no_storm"],
        no_complex=frozenset(parts["no_complex"]),
        spaced_places=parts["spaced_place"],
        airports=parts["airport"],
        spaced=parts["spaced"],
    )


@cache
def english_name_words() -> EnglishNameWords:
    """Read ``en/names.toml``."""
    parts = _by_kind("en/names.toml", "part")
    tails = dict.fromkeys(parts["place_tail"], "place") | dict.fromkeys(parts["organisation_tail"], "organisation")
    return EnglishNameWords(
        no_names=frozenset(parts["no_name"]),
        no_lone=frozenset(parts["no_lone"]),
        courtesies=frozenset(parts["courtesy"]),
        of_heads=frozenset(parts["of_head"]),
        tails=tails,
        given=frozenset(parts["given"]),
        event_tails=frozenset(parts["event_tail"]),
        openers=frozenset(parts["no_name"] + parts["courtesy"]),
        closers=frozenset(parts["no_name"] + parts["event_tail"]),
        terms=frozenset(parts["term"]),
        storms=parts["storm"],
    )
