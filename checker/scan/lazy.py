"""Patterns that are compiled when a text first asks them: compiling all of them takes as long as reading an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["Lazy"]


class Lazy:
    """A pattern with the methods of :class:`re.Pattern` that scanning uses.

    >>> number = Lazy("[0-9]+")
    >>> number.match("37명").group(), number.match("명 37", 2).group(), number.match("명")
    ('37', '37', None)
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._pattern: re.Pattern[str] | None = None

    def made(self) -> re.Pattern[str]:
        """Return the pattern, compiled by now."""
        pattern = self._pattern
        if pattern is None:
            pattern = self._pattern = re.compile(self._source, self._flags)
        return pattern

    def match(self, text: str, pos: int = 0) -> re.Match[str] | None:
        """Match at ``pos``."""
        return self.made().match(text, pos)

    def search(self, text: str, pos: int = 0, end: int = -1) -> re.Match[str] | None:
        """Search from ``pos`` to ``end``, to the end of the text where that is negative."""
        return self.made().search(text, pos) if end < 0 else self.made().search(text, pos, end)

    def fullmatch(self, text: str, pos: int = 0, end: int = -1) -> re.Match[str] | None:
        """Match all from ``pos`` to ``end``, to the end of the text where that is negative."""
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
