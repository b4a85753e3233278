"""Names that a text explains itself: 딥시크(DeepSeek), 국제통화기금(IMF), 공단(이하 공단), Fund (IMF)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import Span

__all__ = ["Gloss", "find_glosses"]


@dataclass(frozen=True, slots=True)
class Gloss:
    """Two names that the text says are one.

    Attributes:
        name: What stands before the bracket.
        other: What stands in the bracket.
        is_short: True where the text announces a short form (이하 ○○).
    """

    name: Span
    other: Span
    is_short: bool = False


# The bracket: a name of at most 30 characters, perhaps announced as a short form.
_BRACKET = re.compile(
    r"""
    [’'”"]?\s?[(（]
    (?P<short> 이하\s | hereafter\s | hereinafter\s )?
    [‘'“"]?
    (?P<other> [가-힣A-Za-z㐀-鿿][가-힣A-Za-z0-9㐀-鿿 .&·-]{0,29}? )
    [’'”"]?
    (?: [,·;] [^()（）]{0,30} )?
    [)）]
    """,
    re.VERBOSE,
)
# The word or words before the bracket: one Korean word, or capitalised Latin words.
_BEFORE_KO = re.compile(r"[가-힣A-Za-z0-9&·.-]*[가-힣A-Za-z0-9]$")
_BEFORE_EN = re.compile(r"[A-Z][\w.&’'-]*(?:\s(?:(?:of|for|the|and|on|in|de)\s){0,2}[A-Z][\w.&’'-]*){0,7}$")
_LOOK_BACK = 80


def find_glosses(text: str) -> Iterator[Gloss]:
    """Yield the pairs that brackets make, whether they are names or not."""
    for match in _BRACKET.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        found = _before(before)
        if found is None:
            continue
        start = match.start() - len(before) + found.start()
        yield Gloss(Span(start, match.start()), Span(*match.span("other")), match["short"] is not None)


def _before(before: str) -> re.Match[str] | None:
    if before and before[-1].isascii():
        found = _BEFORE_EN.search(before)
        if found is not None:
            return found
    return _BEFORE_KO.search(before)
