"""Text whose Hangul is written letter by letter (NFD): scanned composed, spans given as in the text."""

from __future__ import annotations

import unicodedata
from typing import Final

from checker.scan.lazy import Lazy

__all__ = ["compose", "is_decomposed"]

# Source: Unicode block Hangul Jamo: initial, medial and final letters.
_SYLLABLE: Final = Lazy("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?")


def is_decomposed(text: str) -> bool:
    """Tell whether ``text`` holds Hangul syllables in separate letters."""
    return _SYLLABLE.search(text) is not None


def compose(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with its syllables composed, and where each of its characters (and its end) was.

    >>> compose("\u1106\u1167\u11bc!")
    ('명!', [0, 3, 4])
    """
    pieces: list[str] = []
    offsets: list[int] = []
    end = 0
    for match in _SYLLABLE.finditer(text):
        pieces.append(text[end : match.start()])
        offsets += range(end, match.start())
        syllable = unicodedata.normalize("NFC", match.group())
        pieces.append(syllable)
        offsets += [match.start()] * len(syllable)
        end = match.end()
    pieces.append(text[end:])
    offsets += range(end, len(text) + 1)
    return "".join(pieces), offsets
