"""The shapes of lines: prose, headlines, items of lists; and the words that patterns are made of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.later import later
from checker.lexicon.furniture import furniture_words

__all__ = [
    "BULLET",
    "EMAIL",
    "alternatives",
    "bare",
    "folded_words",
    "is_bulleted",
    "is_headline",
    "is_prose",
    "job_words",
]

EMAIL = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"
BULLET = r"[•·∙◦‣*\-–—□■◆◇○●▶▷►☞※→👉📌➡🔗]"

_KOREAN_END = later(r"[가-힣](?:다|요|죠|까|네|음|함|임|됨|것)(?:[.!?]|…[\"”’')\]]*$)")
_HANGUL = later(r"[가-힣]")
_STOPPED = later(r"[.!?…][\"”’'»)\]]*$")


@cache
def alternatives(*roles: str) -> str:
    """Return the words of some roles as alternatives of a pattern, the longest first."""
    words = sorted({word for role in roles for word in furniture_words(role)}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words)


@cache
def folded_words(role: str) -> tuple[str, ...]:
    """Return the words of a role in lower case."""
    return tuple(word.casefold() for word in furniture_words(role))


@cache
def job_words(latin: bool = False) -> str:
    """Return the Korean names of newsroom jobs as alternatives; ``latin`` adds PD."""
    return "|".join(
        re.escape(w) for w in furniture_words("byline") if re.search(r"[가-힣]", w) or (latin and w == "PD")
    )


# What a pattern takes for white space.
_SPACE = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_BEFORE, _AFTER = BULLET.strip("[]").replace("\\", "") + "[(<【#" + _SPACE, "])>】:：+" + _SPACE


def bare(line: str) -> str:
    """Return a line without bullets, brackets and colons round it.

    >>> bare("▶ [관련 기사]:")
    '관련 기사'
    """
    return line.lstrip(_BEFORE).rstrip(_AFTER)


_FRAMED = later(r"[-–—]\s.+\s[-–—]")  # - 2033년까지 5개 단지 -: a sub-headline
_BULLETED = later(rf"(?:{BULLET}\s*|\d{{1,2}}[.)]\s+)\S")


def is_bulleted(line: str) -> bool:
    """Tell whether a line is an item of a list."""
    return _FRAMED.fullmatch(line) is None and _BULLETED.match(line) is not None


@lru_cache(maxsize=4096)  # several rules ask it of one line
def is_prose(line: str) -> bool:
    """Tell whether a line holds a sentence.

    >>> is_prose("매출은 75조원이다."), is_prose("매출 75조원"), is_prose("Sales rose 3 percent to $5 million.")
    (True, False, True)
    """
    if _HANGUL.search(line):
        if _KOREAN_END.search(line):
            return True
        return line.count(" ") >= 2 and re.search(r"[가-힣](?:다|요|죠)[\"”’')\]]*$", line) is not None
    words = line.split()
    plain = sum(1 for word in words if word.islower())
    return (len(words) >= 5 and plain >= 2 and _STOPPED.search(line) is not None) or (len(words) >= 18 and plain >= 9)


def is_headline(line: str) -> bool:
    """Tell whether a line may be a headline: one thought, not closed by a full stop."""
    stripped = line.lstrip("# ").rstrip()
    if not 4 <= len(stripped) <= 140 or re.search(r"(?<![.…])\.[\"”’')\]]*$", stripped):
        return False
    return not is_bulleted(line) and _KOREAN_END.search(stripped[:-1]) is None
