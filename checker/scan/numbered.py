"""Digits that are the last part of a name before them: 아이폰 16, 코스피 200, 보잉 737-800."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from checker.lexicon.numbered import numbered_names
from checker.model import FigureKind, Mention, Skipped, Span
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["part_names"]

_NUMBER: Final = FigureKind.NUMBER
_SPACE: Final = ord(" ")
# A model or version, what the maker puts behind a hyphen, and a word that only looks like a unit: 제미나이 1.5 프로.
_DIGITS: Final = Lazy(r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,2})?)(?:-[0-9]{1,4})?(?P<behind>[^ 0-9.-]+)?(?: [^ ]+)?")


class _Names:
    """The names that digits can be a part of.

    Attributes:
        pattern: Of one that ends where the search does.
        longest: How many letters to look back for one.
        last: The letters with which they end.
        behind: What may stand behind digits as a part of one.
    """

    def __init__(self) -> None:
        words = sorted(numbered_names(), key=lambda word: (-len(word), word))
        self.pattern = Lazy(f"(?<![가-힣A-Za-z])({'|'.join(map(re.escape, words))}) ?\\Z")
        self.longest = len(words[0]) + 2
        self.last = Letters(word[-1] for word in words)
        self.behind = tuple(sorted({name.behind for name in numbered_names().values()} - {""}))


@cache
def _names() -> _Names:
    return _Names()


def part_names(text: str, mentions: list[Mention]) -> tuple[list[Mention], list[Skipped]]:
    """Take out of the figures of a Korean text those that are the last part of a name.

    Args:
        text: With look-alike characters folded.
        mentions: Its figures, in reading order.

    Returns:
        The others, and what was taken out, as a name.
    """
    names = _names()
    taken = [m for m in mentions if _may_stand_before(text, m.span.start, names) and _is_of_name(text, m, names)]
    if not taken:
        return mentions, []
    return [m for m in mentions if m not in taken], [_skip(m) for m in taken]


def _may_stand_before(text: str, start: i64, names: _Names) -> bool:
    """Tell whether what stands before a figure can be the end of a name."""
    code = code_at(text, start - 1)
    return names.last.has(code_at(text, start - 2) if code == _SPACE else code)


def _skip(mention: Mention) -> Skipped:
    digits = mention.text.partition(" ")[0]
    return Skipped(Span(mention.span.start, mention.span.start + len(digits)), digits, "name")


def _is_of_name(text: str, mention: Mention, names: _Names) -> bool:
    if not (mention.kind is _NUMBER or " " in mention.text or mention.text.endswith(names.behind)):
        return False
    digits = _DIGITS.fullmatch(mention.text)
    if digits is None or mention.hedges:
        return False
    start = mention.span.start
    found = names.pattern.search(text[max(0, start - names.longest) : start])
    if found is None:
        return False
    name = numbered_names()[found[1]]
    return (digits["behind"] or "") == name.behind and (not name.numbers or digits["number"] in name.numbers)
