"""Patterns that are compiled when a text first asks them: compiling all of them takes as long as reading an article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from checker.compiled import compiled_core
from checker.scan.letters import Letters, code_at, is_space

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["Lazy"]

# Where Python runs, looking at a character takes as long as asking the pattern.
_IS_WORTH_IT: Final = compiled_core().folder is not None
_LINE_END: Final = ord("\n")
_SPACES: Final = (
    "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
# What is taken for a letter of the alphabet where case does not matter: long s, the sign of Kelvin, Turkish i.
_TAKEN_FOR: Final = {"s": "\u017f", "k": "\u212a", "i": "\u0130\u0131"}


class Lazy:
    """A pattern with the methods of :class:`re.Pattern` that scanning uses.

    Most of what a pattern is asked is answered by one or two characters: where they are none with which it can begin or
    end, it is not asked at all.

    >>> number = Lazy("[0-9]+", begins="0123456789")
    >>> number.match("37명").group(), number.match("명 37", 2).group(), number.match("명")
    ('37', '37', None)
    """

    def __init__(
        self,
        source: str | Callable[[], str],
        flags: int = 0,
        *,
        begins: str = "",
        after_space: str = "",
        ends: str = "",
        before_space: str = "",
    ) -> None:
        """Keep the pattern for when it is asked.

        Args:
            source: The pattern, or what returns it, where it is made of words of a lexicon.
            flags: Those of :mod:`re`.
            begins: All characters with which its matches begin, for :meth:`match` and :meth:`fullmatch`; a space stands
                for white space of any kind, and nothing at all for any character.
            after_space: Those that follow where one begins with a space.
            ends: All characters with which its matches end, for :meth:`search` with an end; its pattern ends in ``$``.
            before_space: Those that stand before it where one ends with a space.
        """
        self._source, self._flags = source, flags
        self._begins, self._after_space = _letters(begins, flags), _letters(after_space, flags)
        self._ends, self._before_space = _letters(ends, flags), _letters(before_space, flags)
        self._pattern: re.Pattern[str] | None = None

    def _may_begin(self, text: str, pos: i64) -> bool:
        begins = self._begins
        if begins is None:
            return True
        code = code_at(text, pos)
        if not begins.has(code):
            return False
        after = self._after_space
        return after is None or not is_space(code) or after.at(text, pos + 1)

    def _may_end(self, text: str, end: i64) -> bool:
        ends = self._ends
        if ends is None:
            return True
        code = code_at(text, end - 1)
        if code == _LINE_END:  # $ matches before it too
            return True
        if not ends.has(code):
            return False
        before = self._before_space
        return before is None or not is_space(code) or before.at(text, end - 2)

    def made(self) -> re.Pattern[str]:
        """Return the pattern, compiled by now."""
        pattern = self._pattern
        if pattern is None:
            source = self._source
            pattern = self._pattern = re.compile(source if isinstance(source, str) else source(), self._flags)
        return pattern

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """Match at ``pos``."""
        if _IS_WORTH_IT and not self._may_begin(text, pos):
            return None
        pattern = self._pattern
        return (self.made() if pattern is None else pattern).match(text, pos)

    def search(self, text: str, pos: int = 0, end: int = -1) -> re.Match[str] | None:
        """Search from ``pos`` to ``end``, to the end of the text where that is negative."""
        if end < 0:
            return self.made().search(text, pos)
        if _IS_WORTH_IT and not self._may_end(text, end):
            return None
        pattern = self._pattern
        return (self.made() if pattern is None else pattern).search(text, pos, end)

    def fullmatch(self, text: str, pos: int = 0, end: int = -1) -> re.Match[str] | None:
        """Match all from ``pos`` to ``end``, to the end of the text where that is negative."""
        if _IS_WORTH_IT and not self._may_begin(text, pos):
            return None
        return self.made().fullmatch(text, pos) if end < 0 else self.made().fullmatch(text, pos, end)

    def finditer(self, text: str, pos: int = 0, end: int = -1) -> Iterator[re.Match[str]]:
        """Return all matches from ``pos`` to ``end``, to the end of the text where that is negative."""
        return self.made().finditer(text, pos) if end < 0 else self.made().finditer(text, pos, end)

    def findall(self, text: str) -> list[str]:
        """Return the text of all matches of a pattern without groups."""
        return self.made().findall(text)

    def split(self, text: str) -> list[str]:
        """Return the text between the matches of a pattern without groups."""
        return [str(part) for part in self.made().split(text)]

    def gave(self, match: re.Match[str]) -> bool:
        """Tell whether a match is one of this pattern."""
        return match.re is self._pattern


def _letters(characters: str, flags: int) -> Letters | None:
    if not characters:
        return None
    letters = {*characters.replace(" ", _SPACES)}
    if flags & re.IGNORECASE:
        letters |= {*characters.upper(), *"".join(_TAKEN_FOR.get(letter, "") for letter in characters)}
    return Letters(letters)
