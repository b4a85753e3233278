"""Words by which a sentence says that a figure was told otherwise before."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.lexicon.reader import Entry, read_entries
from checker.model import Span

__all__ = ["RetoldEntry", "retold_entries", "tells_correction"]

_FILES = ("ko/retold.toml", "en/retold.toml")


class RetoldEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases of one sort.

    Attributes:
        surfaces: The phrases; ``…`` stands for anything within a sentence.
        nots: Sentences that tell no correction.
    """

    surfaces: tuple[str, ...]
    nots: tuple[str, ...] = ()


@cache
def retold_entries() -> tuple[RetoldEntry, ...]:
    """Return the entries of all languages."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "retold", RetoldEntry))


@cache
def _phrases() -> re.Pattern[str]:
    words = sorted({word for entry in retold_entries() for word in entry.surfaces}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(_phrase, words)), re.IGNORECASE)


def _phrase(words: str) -> str:
    begins = r"\b" if words[0].isascii() else ""
    return begins + ".*?".join(r"\s+".join(map(re.escape, part.split())) for part in words.split("…"))


def tells_correction(text: str, sentence: Span) -> bool:
    """Tell whether a sentence says that a figure was told otherwise before.

    >>> first, second = "항공사는 62명이라고 했다가 61명으로 정정했다.", "은행은 전망을 2%에서 1%로 수정했다."
    >>> tells_correction(first, Span(0, len(first))), tells_correction(second, Span(0, len(second)))
    (True, False)
    """
    return _tells_correction(sentence.of(text))


@cache
def _marks() -> tuple[str, ...]:
    """Return a word of each phrase, each once: a sentence without any of them holds no phrase."""
    phrases = [words.replace("…", " ").split() for entry in retold_entries() for words in entry.surfaces]
    # of words of one length the last one: 으로 stands in every other sentence, 정정 in none
    return tuple(dict.fromkeys(max(reversed(words), key=len).lower() for words in phrases))


@lru_cache(maxsize=4096)  # outlets print each other's sentences
def _tells_correction(sentence: str) -> bool:
    lower = sentence.lower()
    return any(mark in lower for mark in _marks()) and _phrases().search(sentence) is not None
