"""Who says so: the verbs and phrases of reported speech, with the stance that they show."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface

__all__ = ["Speech", "speech_surfaces"]


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
