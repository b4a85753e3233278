"""Marks that make another fact of a figure: scope, sex, basis, stage.

An id is ``axis:value``; two values of one axis exclude each other (``sex:female``, ``sex:male``).
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface
from checker.model import Text

__all__ = [
    "Qualifier",
    "known_marks",
    "qualifier_axes",
    "qualifier_dimensions",
    "qualifier_reach",
    "qualifier_surfaces",
    "qualifier_words",
    "quiet_qualifiers",
    "scope_words",
]


class Qualifier(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One mark and how it is written.

    Attributes:
        id: ``axis:value``, or one word for a mark without a counterpart.
        near: How far from the figure it may stand: ``phrase`` (in the figure's own noun phrase),
            ``clause``, ``before`` (in its clause, before it), ``nearest`` (before it in the sentence,
            the last of its axis), ``list`` (the same, while nothing else is counted between them), ``noun`` (right before the noun that says what is counted) or
            ``none``.
        quiet: True for what is often left unsaid (평균 경쟁률 is mostly 경쟁률): two of its axis exclude each
            other, but on one side alone it tells nothing.
        dimension: The dimension of the figures that it marks; empty where it marks any.
        nouns, stems: As for attributes.
    """

    id: str
    near: str = "phrase"
    dimension: str = ""
    quiet: bool = False
    nouns: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


@cache
def _entries() -> tuple[Qualifier, ...]:
    return tuple(
        entry
        for language in ("ko", "en")
        for entry in read_entries(f"{language}/qualifiers.toml", "qualifier", Qualifier)
    )


@cache
def qualifier_surfaces() -> tuple[Surface, ...]:
    """Return every qualifier word of both languages."""
    surfaces: list[Surface] = []
    for entry in _entries():
        surfaces.extend(Surface(noun, "qualifier", entry.id, whole=True) for noun in entry.nouns)
        surfaces.extend(Surface(stem, "qualifier", entry.id, "stem") for stem in entry.stems)
    return tuple(surfaces)


@cache
def qualifier_words() -> dict[str, str]:
    """Return the mark of each noun: 남자 and 남성 are one."""
    return {noun: entry.id for entry in _entries() for noun in entry.nouns}


@cache
def qualifier_reach() -> dict[str, str]:
    """Return for each mark how far from its figure it may stand."""
    return {entry.id: entry.near for entry in _entries()}


@cache
def qualifier_dimensions() -> dict[str, str]:
    """Return the dimension of the figures that a mark marks, for each that does not mark all."""
    return {entry.id: entry.dimension for entry in _entries() if entry.dimension}


@cache
def quiet_qualifiers() -> frozenset[str]:
    """Return the marks that tell nothing where they stand on one side alone."""
    return frozenset(entry.id for entry in _entries() if entry.quiet)


@cache
def qualifier_axes() -> frozenset[str]:
    """Return the axes that have several values."""
    axes: dict[str, set[str]] = {}
    for entry in _entries():
        axis, _, value = entry.id.partition(":")
        axes.setdefault(axis, set()).add(value)
    return frozenset(axis for axis, values in axes.items() if len(values) > 1)


def known_marks(marks: Set[str]) -> frozenset[str]:
    """Return the marks of scope that there is a word for; a bare number (84㎡) narrows nothing for a reader."""
    return frozenset(marks & _mark_words().keys())


def scope_words(marks: Set[str]) -> Text:
    """Return marks of scope in words: sex:male → 남성, male; empty where there is none."""
    bare = {mark: mark.rpartition(":")[2].replace("_", " ") for mark in marks}
    words = [_mark_words().get(mark, Text(bare[mark], bare[mark])) for mark in sorted(marks)]
    return Text(", ".join(word.ko for word in words), ", ".join(word.en for word in words))


@cache
def _mark_words() -> dict[str, Text]:
    """Return for each mark the first word that the lexicon has for it, in both languages."""
    words: dict[str, dict[str, str]] = {}
    for surface in qualifier_surfaces():
        language = "en" if surface.text.isascii() else "ko"
        words.setdefault(surface.id, {}).setdefault(language, surface.text.strip())
    plain = {mark: mark.rpartition(":")[2].replace("_", " ") for mark in words}
    return {mark: Text(said.get("ko", plain[mark]), said.get("en", plain[mark])) for mark, said in words.items()}
