"""Who says so: the verbs and phrases of reported speech, with the stance that they show."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface

__all__ = ["Document", "Pronoun", "Speech", "is_document", "is_pronoun", "speech_surfaces"]


class Speech(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one stance.

    Attributes:
        id: ``stated``, ``reported``, ``claimed``, ``estimated`` or ``denied``; a source phrase
            (에 따르면, according to) is written ``source:stated`` and follows or leads its speaker.
        nouns, stems: As for attributes.
    """

    id: str
    nouns: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


@cache
def speech_surfaces() -> tuple[Surface, ...]:
    """Return every word of reported speech of both languages."""
    surfaces: list[Surface] = []
    for language in ("ko", "en"):
        for entry in read_entries(f"{language}/attribution.toml", "speech", Speech):
            surfaces.extend(Surface(noun, "speech", entry.id) for noun in entry.nouns)
            surfaces.extend(Surface(stem, "speech", entry.id, "stem") for stem in entry.stems)
    return tuple(surfaces)


class Pronoun(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that stand for a speaker named before.

    Attributes:
        words: As a sentence has them, without particles; in small letters.
    """

    words: tuple[str, ...]


class Document(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for what a speaker wrote or said: no part of the speaker's name.

    Attributes:
        words: As they stand before a source phrase (발표에 따르면).
    """

    words: tuple[str, ...]


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(
        word
        for language in ("ko", "en")
        for entry in read_entries(f"{language}/attribution.toml", "pronoun", Pronoun)
        for word in entry.words
    )


@cache
def _documents() -> frozenset[str]:
    return frozenset(word for e in read_entries("ko/attribution.toml", "document", Document) for word in e.words)


def is_pronoun(speaker: str) -> bool:
    """Tell whether a speaker is only a word for one named before.

    >>> is_pronoun("She"), is_pronoun("그"), is_pronoun("소방청")
    (True, True, False)
    """
    return speaker.casefold() in _pronouns()


def is_document(word: str) -> bool:
    """Tell whether a word is for what was written or said, not for who did.

    >>> is_document("보도"), is_document("소방청")
    (True, False)
    """
    return word in _documents()
