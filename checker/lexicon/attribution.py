"""Who says so: the verbs and phrases of reported speech, with the stance that they show."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.attributes import attribute_surfaces
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface

__all__ = ["Document", "Pronoun", "Speech", "is_document", "is_pronoun", "names_speaker", "speech_surfaces"]


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


# Words read before 따르면 or by a verb of saying that name nobody: 비상관리 당국의, 비행기에, 가구 이상, 론스타 측 주장.
_NO_NAME = re.compile(r"(?:[의에를]|는|이상|이하|연락|주장)$")


def names_speaker(speaker: str) -> bool:
    """Tell whether the words read for a speaker can be shown as one: no pronoun, no count, no broken phrase.

    >>> names_speaker("소방청"), names_speaker("그"), names_speaker("사망자"), names_speaker("가구 이상")
    (True, False, False, False)
    """
    if is_pronoun(speaker) or _NO_NAME.search(speaker) is not None:
        return False
    return speaker.casefold() not in _counted()


@cache
def _counted() -> frozenset[str]:
    return frozenset(surface.text.casefold() for surface in attribute_surfaces() if surface.part == "noun")


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
