"""Particles: what may follow a Korean word without a space."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["ParticleEntry", "ends_word", "particle_entries"]


class ParticleEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Particles and endings."""

    words: tuple[str, ...]


@cache
def particle_entries() -> tuple[ParticleEntry, ...]:
    """Return the entries; the braces of an example end where the word does."""
    return read_entries("ko/particles.toml", "particle", ParticleEntry)


@cache
def _particle() -> re.Pattern[str]:
    words = {word for entry in particle_entries() for word in entry.words}
    return re.compile("(?:%s)(?![가-힣])" % "|".join(sorted(words, key=lambda word: (-len(word), word))))


def ends_word(text: str, offset: int) -> bool:
    r"""Tell whether a Korean word may end at ``offset``: no Hangul follows, or a particle does.

    Korean has no ``\b``: in 37명이 the counter 명 ends before the particle 이.

    >>> ends_word("37명이 왔다", 3), ends_word("37명단", 3)
    (True, False)
    """
    if offset >= len(text) or not "가" <= text[offset] <= "힣":
        return True
    return _particle().match(text, offset) is not None
