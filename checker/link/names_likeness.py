"""How alike two spellings sound: it proposes that two names are one, and never decides it."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from checker.sounds import romanised, skeleton

__all__ = ["letters_apart", "sounds_like", "spelled_alike", "spelling_likeness"]

# Cut for two scripts: 93 % of unseen Korean-English pairs kept, 1.3 % of random ones let in.
_ACROSS = 72
# Cut inside Hangul on romanisations: 량원펑/량웬펑 and 팰리세이즈/팰리세이드 pass.
_WITHIN = 80


def sounds_like(hangul: str, latin: str) -> bool:
    """Propose that a name in Hangul and one in Latin letters are one name."""
    first, second = skeleton(hangul), skeleton(latin)
    return len(first) > 1 and len(second) > 1 and fuzz.ratio(first, second) >= _ACROSS


def letters_apart(first: str, second: str) -> int:
    """Return how many letters or syllables two words differ in."""
    return Levenshtein.distance(first, second)


def spelling_likeness(first: str, second: str) -> float:
    """Return how alike two Hangul names are written, 0 to 100."""
    return fuzz.ratio(romanised(first), romanised(second))


def spelled_alike(first: str, second: str) -> bool:
    """Propose that two Hangul names are spellings of one."""
    return abs(len(first) - len(second)) <= 1 and spelling_likeness(first, second) >= _WITHIN
