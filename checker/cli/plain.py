"""Read the plainest of command lines, so that figures need not wait for the parser of all others.

The full parser takes longer to load than a short article to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, cast, get_args

__all__ = ["Format", "PlainFigures", "read_plain_figures"]

Format = Literal["jsonl", "csv", "table"]


class PlainFigures(NamedTuple):
    """What ``checker figures`` was asked for; ``date`` is ``None`` where it was not given."""

    inputs: tuple[str, ...]
    format: Format
    date: str | None


def read_plain_figures(arguments: Sequence[str]) -> PlainFigures | None:
    """Read ``figures INPUT... [--format FORMAT] [--date DATE]``.

    Returns:
        ``None`` for anything else, right or wrong: the full parser reads it or says what is wrong.

    >>> read_plain_figures(["figures", "a.txt", "-", "--format", "csv"])
    PlainFigures(inputs=('a.txt', '-'), format='csv', date=None)
    >>> read_plain_figures(["figures", "--help"]), read_plain_figures(["figures", "a", "--format", "xml"])
    (None, None)
    """
    if not arguments or arguments[0] != "figures":
        return None
    inputs: list[str] = []
    options: dict[str, str] = {}
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in ("--format", "--date"):
            value = next(rest, "-")
            if argument in options or value.startswith("-"):
                return None
            options[argument] = value
        elif not argument or (argument.startswith("-") and argument != "-"):
            return None
        else:
            inputs.append(argument)
    if not inputs or options.get("--format", "table") not in get_args(Format):
        return None
    return PlainFigures(tuple(inputs), cast(Format, options.get("--format", "table")), options.get("--date"))
