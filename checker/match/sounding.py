"""Words that sound alike in Hangul and in Latin letters: names that neither a table nor a gloss knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from checker.sounds import romanised, skeletons, spoken

__all__ = ["sounding_alike"]

# Shorter words sound like something in any language: 아이 and I, 만 and man.
_LETTERS = 4
# Two names of so many consonants that are all the same are one, whatever their vowels: 뱅크먼 and Bankman.
_CONSONANTS = 4
# A name comes with what it is a name of (가온전자, 누리시): so many of its first syllables may be the name.
_SYLLABLES = range(2, 7)
# A word that sounds like more than this many is a common sound and tells nothing.
_MOST = 3


def _consonants(name: str) -> list[str]:
    return [found for found in skeletons(name) if len(found) >= _CONSONANTS]


def sounding_alike(words: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Find the words of a corpus that sound alike in the two scripts.

    Only the sounds of Latin words are laid out and Hangul words look theirs up, so that the work grows
    with the number of words. A word that is spoken like another needs no likeness of consonants alone.

    Args:
        words: Stems of both scripts, in small letters, each once.

    Returns:
        For each word that has one of the other script: the Latin words that it sounds like (itself, where
        it is one), which are a name for both.

    >>> sounding_alike(["가온전자", "gaon", "나루시", "killed"])
    {'gaon': ('gaon',), '가온전자': ('gaon',)}
    """
    whole: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, list[str]] = defaultdict(list)
    for word in words:
        if word.isascii() and len(word) >= _LETTERS:
            whole[spoken(word)].append(word)
            for consonants in _consonants(word):
                bare[consonants].append(word)
    alike_of: dict[str, tuple[str, ...]] = {}
    for word in words if whole else ():
        if word.isascii():
            continue
        starts = [word[:length] for length in _SYLLABLES if length <= len(word)]
        alike = {name for start in starts for name in whole.get(spoken(romanised(start)), ())}
        alike = alike or {name for start in starts for found in _consonants(start) for name in bare.get(found, ())}
        if 0 < len(alike) <= _MOST:
            alike_of[word] = tuple(sorted(alike))
    heard = {name for names in alike_of.values() for name in names}
    return {name: (name,) for name in sorted(heard)} | alike_of
