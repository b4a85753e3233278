"""The words right beside figures that may name what they are of: 영업이익 5조원, 286 vehicles.

Korean puts the name before the figure for certain, English before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.match.cluster import in_order
from checker.model import Claim

__all__ = ["Names", "has_name", "leads_of"]

_KOREAN = "ko"
# Words that may be a name, without what a number ends with.
_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{2,}")
# Letters after a figure in which a name may follow it: 56%가 찬성했고.
_AFTER = 8
# … but for the name of the next item of a list: 반도체 5조원, 가전 3조원; 반도체 5조원과 가전 3조원.
_NEXT_ITEM = re.compile(r"[,·;/(]|(?<!\S)[과와]\s")
# What is glued to a figure: 780명이다; with it ends what is said of one that the next item is joined to.
_PARTICLE = re.compile(r"^(?:[과와]\s.*|[가-힣]+)")
# Where English turns from one figure to the next: 48 firefighters and 286 vehicles; to 4.1% from 3.9%.
_TURN = re.compile(r"[,;:()…–—]|\b(?:and|or|but|while|from|to|against|versus|with)\b")

Names = frozenset[str]


def leads_of(row: Sequence[Claim], text: str, language: str) -> dict[str, tuple[Names, Names]]:
    """Return the words that stand before each figure of a sentence, and those right after it, by its claim's id.

    Args:
        row: The claims of the sentence.
        text: The text of the article.
        language: Its language.
    """
    if not row:
        return {}
    row = in_order(row)
    sentence = row[0].sentence
    figures = [(claim.figure, *claim.conversions) for claim in row]
    places = [(own[0].span, max([figure.span.end for figure in own])) for own in figures]
    marks = tuple([(s.start - sentence.start, s.end - sentence.start, end - sentence.start) for s, end in places])
    return dict(zip([claim.id for claim in row], _beside(sentence.of(text), marks, language), strict=True))


@lru_cache(maxsize=4096)  # outlets print each other's sentences
def _beside(text: str, marks: tuple[tuple[int, int, int], ...], language: str) -> tuple[tuple[Names, Names], ...]:
    """Return what stands before and after each figure of a sentence.

    Args:
        text: The sentence.
        marks: Where each of its figures begins and ends, and where the last conversion of it does.
        language: Of its article.
    """
    found: list[tuple[Names, Names]] = []
    before = 0
    for place, (start, end, behind) in enumerate(marks):
        if language == _KOREAN:
            after = _PARTICLE.sub("", _NEXT_ITEM.split(text[end : end + _AFTER], maxsplit=1)[0])
            found.append((_words(text[before:start]), _words(after)))
        else:
            until = marks[place + 1][0] if place + 1 < len(marks) else len(text)
            ahead = _TURN.split(text[before:start])[-1]
            found.append((_words(ahead), _words(_TURN.split(text[behind:until], maxsplit=1)[0])))
        before = behind
    return tuple(found)


def _words(text: str) -> Names:
    return frozenset(_WORD.findall(text))


def has_name(words: Names, name: str) -> bool:
    """Tell whether a name is among words, whatever particle follows either."""
    if name in words:
        return True
    for word in words:  # noqa: SIM110 - asked of all words of a story: a generator takes twice as long
        if word.startswith(name) or name.startswith(word):
            return True
    return False
