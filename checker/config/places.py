"""Find where a key stands in a TOML text: no maintained reader of TOML keeps that."""

from __future__ import annotations

import re
import tomllib
from typing import Any

__all__ = ["Path", "place_of"]

# The way to a value: names of tables and keys, and places in lists counted from 0.
Path = tuple[str | int, ...]


def place_of(text: str, path: Path) -> tuple[int, int]:
    r"""Return line and column of a key, both counted from 1; of the table that lacks it, where it is missing.

    The text is read again a line longer at a time until it holds the key: the line that brought it is
    its line. What is not TOML yet, such as the beginning of a list, is passed over.

    >>> place_of('[window]\n  days = [\n 1]\n', ("window", "days"))
    (2, 3)
    >>> place_of('[[a]]\nx = 1\n[[a]]\n y = 2\n', ("a", 1, "y"))
    (4, 2)
    """
    lines = text.splitlines(keepends=True)
    while path:
        last = 0
        for number in range(1, len(lines) + 1):
            try:
                found = tomllib.loads("".join(lines[:number]))
            except tomllib.TOMLDecodeError:
                continue
            if _holds(found, path):
                return _column(lines, last, number, path)
            last = number
        path = path[:-1]
    return 1, 1


def _holds(value: Any, path: Path) -> bool:
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, list) or step >= len(value):
                return False
        elif not isinstance(value, dict) or step not in value:
            return False
        value = value[step]
    return True


def _column(lines: list[str], last: int, number: int, path: Path) -> tuple[int, int]:
    """Return where the key stands in the lines after ``last`` up to ``number``."""
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    pattern = re.compile(rf"(?<![\w-])[\"']?{re.escape(name)}[\"']?\s*[=.\]]")
    for line in range(last, number):
        found = pattern.search(lines[line].partition("#")[0] if "=" not in lines[line] else lines[line])
        if found is not None:
            return line + 1, found.start() + 1
    return number, len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1
