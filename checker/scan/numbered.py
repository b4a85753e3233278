"""Digits that are the last part of a name before them: 아이폰 16, 코스피 200, 보잉 737-800."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from checker.lexicon.numbered import numbered_names
from checker.model import FigureKind, Mention, Skipped, Span

__all__ = ["part_names"]

_NUMBER: Final = FigureKind.NUMBER
# A model or version, what the maker puts behind a hyphen, and a word that only looks like a unit: 제미나이 1.5 프로.
_DIGITS: Final = re.compile(
    r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)(?:-[0-9]{1,4})?(?P<behind>[^ 0-9.-]+)?(?: [^ ]+)?"
)


@cache
def _names() -> tuple[re.Pattern[str], int]:
    """Return the pattern of a name that ends where the search does, and the letters of the longest."""
    words = sorted(numbered_names(), key=lambda word: (-len(word), word))
    return re.compile(f"(?<![가-힣A-Za-z])({'|'.join(map(re.escape, words))}) ?\\Z"), len(words[0]) + 2


@cache
def _behind() -> tuple[str, ...]:
    """Return what may stand behind digits as a part of a name."""
    return tuple(sorted({name.behind for name in numbered_names().values()} - {""}))


def part_names(text: str, mentions: list[Mention]) -> tuple[list[Mention], list[Skipped]]:
    """Take out of the figures of a Korean text those that are the last part of a name.

    Args:
        text: With look-alike characters folded.
        mentions: Its figures, in reading order.

    Returns:
        The others, and what was taken out, as a name.
    """
    behind = _behind()
    taken = [
        m for m in mentions if (m.kind is _NUMBER or " " in m.text or m.text.endswith(behind)) and _is_of_name(text, m)
    ]
    if not taken:
        return mentions, []
    names = [_skip(m) for m in taken]
    return [m for m in mentions if m not in taken], names


def _skip(mention: Mention) -> Skipped:
    digits = mention.text.partition(" ")[0]
    return Skipped(Span(mention.span.start, mention.span.start + len(digits)), digits, "name")


def _is_of_name(text: str, mention: Mention) -> bool:
    digits = _DIGITS.fullmatch(mention.text)
    if digits is None or mention.hedges:
        return False
    names, longest = _names()
    start = mention.span.start
    found = names.search(text[max(0, start - longest) : start])
    if found is None:
        return False
    name = numbered_names()[found[1]]
    return (digits["behind"] or "") == name.behind and (not name.numbers or digits["number"] in name.numbers)
