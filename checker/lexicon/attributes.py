"""What figures count: the attribute lexicon, with its "same" and "never the same" sets.

Two ids are never the same unless ``compatible`` says so: every measure of likeness ranks opposites
(사망자/부상자, 수출/수입) above synonyms, so likeness is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import msgspec

from checker.errors import LexiconError
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface, english_forms

__all__ = [
    "Attribute",
    "attribute_of",
    "attribute_stems",
    "attribute_surfaces",
    "compatible_attributes",
    "counted_attributes",
    "is_dealt",
    "is_firm",
    "is_general_attribute",
    "is_percentage",
    "is_reading",
    "is_surveyed",
    "lone_attributes",
    "measured_heads",
    "names_attribute",
    "refined_attributes",
    "summed_attribute",
]

LANGUAGES = ("ko", "en")


class Attribute(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that figures count.

    Attributes:
        id: Canonical name, the same in all languages.
        ko, en: How a report calls it.
        of: Classes of figures that can count it: ``person``, ``thing``, ``money``, ``percent``,
            ``area`` …; see ``checker.link.attribute_standing``.
        general: True for a word that says little by itself (규모, 금액, 인원).
        weak: True for a word of who or what is counted (승무원, 건물), which yields to what befell
            them (구조된 승무원).
        weak_nouns: True where its nouns alone are such words, and its verbs say what befell: of 탑승자
            12명이 숨졌다 the dead are counted, of 12명이 타고 있었다 those aboard.
        reading: True for what every instrument reads for itself (지진 규모): two that differ are two readings.
        surveyed: True for what agencies find each for themselves (진원 깊이, how far off the epicentre lies): groups of
            articles that follow two of them do not contradict each other.
        dealt: True for what every deal has of its own (거래가): a round one is no version of them, but a mark.
        strong: True for what narrows another attribute (신원이 확인된 희생자).
        compatible: Ids that may name the same figure, because one is the wider word.
        refines: Id of the general attribute that becomes this one where a modifier of ``with``
            (in the language files) stands before it: 하드웨어 비용.
        turns: What it is by the class of its figures, where that decides: sales of money are
            revenue, sales of things units sold.
        beside: What its words mean in a sentence that names another attribute: 수입 beside a tax is
            revenue.
        unless: Attributes that keep it what it is all the same.
        each: What it is where its figure is told of each of something, by that thing: a net profit of so much a
            share is earnings per share.
        per: What its figures are told of, even where they do not say so: EPS of $2.
        sums: Ids of what it adds up: the dead and the injured are the casualties.
        firm: True for what its counters count whatever word stands beside them: 33층 건물 has floors.
        alone: True for what a level of its class is of, where no word says what: 8 knots is a speed.
        rivals: Id of what the percentages of rivals are that follow without naming it again: Labour got 33.8% of the
            vote … Reform 14.3%.
        contested: True for what rivals win so many of, which need not be said again: 412 seats … The Greens have four.
        ends: Ids of what may come of it by the end of its sentence, and is then what is counted: of those taken
            to hospital who died there, the deaths.
    """

    id: str
    ko: str
    en: str
    of: tuple[str, ...]
    general: bool = False
    weak: bool = False
    weak_nouns: bool = False
    reading: bool = False
    surveyed: bool = False
    dealt: bool = False
    strong: bool = False
    compatible: tuple[str, ...] = ()
    refines: str | None = None
    turns: dict[str, str] = {}
    beside: dict[str, str] = {}
    unless: tuple[str, ...] = ()
    each: dict[str, str] = {}
    per: str | None = None
    sums: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    alone: bool = False
    rivals: str | None = None
    contested: bool = False
    firm: bool = False


class Words(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How one language writes an attribute.

    Attributes:
        id: Id of the attribute.
        nouns: Nouns; English ones also in the plural.
        stems: Verbs and phrases, as far as they do not change: 숨졌, were killed.
        tails: What may be glued to any word before it: 까지.
        modifiers: Words before the general attribute that make it this one.
        counters: Counters that say by themselves what is counted (108석), where no noun does.
        heads: Nouns whose size a measure right before them tells as this: a 300-foot ship is so long.
    """

    id: str
    nouns: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


@cache
def _attributes() -> dict[str, Attribute]:
    return {entry.id: entry for entry in read_entries("shared/attributes.toml", "attribute", Attribute)}


@cache
def _words(language: str) -> tuple[Words, ...]:
    entries = read_entries(f"{language}/attributes.toml", "words", Words)
    for entry in entries:
        if entry.id not in _attributes():
            raise LexiconError(f"{entry.id!r} is no id of shared/attributes.toml", where=f"{language}/attributes.toml")
    return entries


def attribute_of(name: str) -> Attribute | None:
    """Return the attribute with this id, or ``None`` for a noun that the lexicon lacks."""
    return _attributes().get(name)


def attribute_surfaces() -> tuple[Surface, ...]:
    """Return every way to write an attribute, in both languages."""
    surfaces: list[Surface] = []
    for language in LANGUAGES:
        for entry in _words(language):
            for noun in entry.nouns:
                forms = english_forms(noun) if language == "en" else (noun,)
                surfaces.extend(Surface(form, "attribute", entry.id) for form in forms)
            surfaces.extend(Surface(stem, "attribute", entry.id, "stem") for stem in entry.stems)
            surfaces.extend(Surface(tail, "attribute", entry.id, "tail") for tail in entry.tails)
            surfaces.extend(Surface(word, "modifier", entry.id, "stem") for word in entry.modifiers)
    return tuple(surfaces)


@cache
def attribute_stems() -> tuple[str, ...]:
    """Return what Korean verbs for attributes begin with: more letters follow, which say nothing more (다쳤|다)."""
    return tuple(sorted({stem.strip() for entry in _words("ko") for stem in entry.stems}))


def names_attribute(words: str) -> bool:
    """Tell whether words name what is counted by a noun: 개발비, 훈련 비용, not 팔렸 nor have taken."""
    return words.casefold() in _attribute_nouns() or words.split()[-1].casefold() in _attribute_nouns()


@cache
def _attribute_nouns() -> frozenset[str]:
    return frozenset(s.text.casefold() for s in attribute_surfaces() if s.part == "noun" or s.sort == "modifier")


@cache
def counted_attributes() -> dict[str, str]:
    """Return the attributes that a counter names by itself, by counter."""
    return {counter: entry.id for language in LANGUAGES for entry in _words(language) for counter in entry.counters}


@cache
def measured_heads() -> dict[str, str]:
    """Return the attributes by the English nouns that a measure stands before: vessel, bridge."""
    return {form: entry.id for entry in _words("en") for head in entry.heads for form in english_forms(head)}


def is_firm(name: str) -> bool:
    """Tell whether an attribute is what its counters count whatever word stands beside them."""
    entry = _attributes().get(name)
    return entry is not None and entry.firm


@cache
def lone_attributes() -> dict[str, str]:
    """Return the attributes by the class of figures that are of nothing else."""
    return {name: entry.id for entry in _attributes().values() if entry.alone for name in entry.of}


@cache
def refined_attributes() -> dict[str, str]:
    """Return the attributes that a modifier makes, with the general one that they refine."""
    return {entry.id: entry.refines for entry in _attributes().values() if entry.refines is not None}


def summed_attribute(names: Iterable[str]) -> str | None:
    """Return the id of what adds up all of ``names``, ``None`` where they are one thing or nothing does.

    >>> summed_attribute(["deaths", "injured"]), summed_attribute(["deaths", "deaths"]), summed_attribute(["deaths", "price"])
    ('casualties', None, None)
    """
    items = frozenset(names)
    if len(items) < 2:
        return None
    return next((entry.id for entry in _attributes().values() if items <= set(entry.sums)), None)


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    pairs = set()
    for entry in _attributes().values():
        for other in (*entry.compatible, *((entry.refines,) if entry.refines else ())):
            pairs |= {(entry.id, other), (other, entry.id)}
    return frozenset(pairs)


@lru_cache(maxsize=65536)
def compatible_attributes(one: str, two: str) -> bool:
    """Tell whether two attributes may be one thing, under a wider and a narrower name.

    >>> compatible_attributes("deaths", "deaths"), compatible_attributes("deaths", "injured")
    (True, False)
    """
    if one == two or (one, two) in _pairs():
        return True
    known = _attributes()
    if one not in known or two not in known:
        return True  # a noun that the lexicon lacks excludes nothing
    first, second = known[one], known[two]
    return (first.general or second.general) and bool(set(first.of) & set(second.of))


@lru_cache(maxsize=65536)
def is_general_attribute(name: str) -> bool:
    """Tell whether an attribute says little by itself (규모, 금액)."""
    found = _attributes().get(name)
    return found is not None and found.general


@lru_cache(maxsize=65536)
def is_counted_noun(name: str) -> bool:
    """Tell whether an attribute only says who or what is counted (세대수, 직원), as the counter does."""
    found = _attributes().get(name)
    return found is not None and found.weak


@lru_cache(maxsize=65536)
def is_percentage(name: str) -> bool:
    """Tell whether an attribute is a percentage by itself (영업이익률), where that of a sum may be told of many (매출의 5%)."""
    found = _attributes().get(name)
    return found is not None and set(found.of) == {"percent"}


@lru_cache(maxsize=65536)
def is_reading(name: str) -> bool:
    """Tell whether an attribute is what every instrument reads for itself (지진 규모)."""
    found = _attributes().get(name)
    return found is not None and found.reading


def is_surveyed(name: str) -> bool:
    """Tell whether agencies find what an attribute counts each for themselves (진원 깊이)."""
    found = attribute_of(name)
    return found is not None and found.surveyed


def is_dealt(name: str) -> bool:
    """Tell whether every deal has its own figure of what is counted."""
    found = attribute_of(name)
    return found is not None and found.dealt
