"""Patterns of modules that are loaded at each start, compiled when they are first asked."""

from __future__ import annotations

import re
from typing import Any, cast

__all__ = ["later"]


class _Later:
    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        pattern = re.compile(self._source, self._flags)
        # from here on the methods are its own: asking it costs what asking the pattern does
        for method in ("finditer", "findall", "fullmatch", "match", "search", "split", "sub"):
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def later(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, without compiling it yet.

    Hundreds of patterns stand in modules that every command loads, and a text asks few of them.

    >>> later("[0-9]+").findall("3명, 12대")
    ['3', '12']
    """
    return cast("re.Pattern[str]", _Later(source, flags))
