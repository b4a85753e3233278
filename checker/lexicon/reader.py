"""Read lexicon files into typed entries, with errors that name the file and the entry."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import rtoml

from checker.errors import LexiconError
from checker.paths import lexicon_dir

__all__ = ["Entry", "Example", "read_entries", "read_tables"]


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A text on which an entry must fire.

    Attributes:
        text: The text; braces mark the span of the figure (``약 {500명}``). Without braces, the
            example only says that the entry matters in this text.
        not_figure: True where the text must hold no figure.
        value, low, high, unit, kind, effect: What the figure must come out as, where given. Numbers
            may be written as strings to keep them exact.
        low_open, high_open: True where that end is open.
        open_low, open_high: True where that end is infinite.
    """

    text: str
    not_figure: bool = False
    value: int | float | str | None = None
    low: int | float | str | None = None
    high: int | float | str | None = None
    unit: str | None = None
    kind: str | None = None
    effect: str | None = None
    low_open: bool = False
    high_open: bool = False
    open_low: bool = False
    open_high: bool = False


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of every lexicon entry.

    Attributes:
        examples: Texts on which a test makes the entry fire.
        source: Where the use is seen, or ``standard usage``.
    """

    examples: tuple[Example, ...] = ()
    source: str = "standard usage"


E = TypeVar("E", bound=msgspec.Struct)


@cache
def _tables(path: Path, changed: int) -> dict[str, Any]:
    """Parse a file once for all its tables; ``changed`` is when it was written."""
    # rtoml reads ten times as fast as the standard library, which start-up would wait for
    return rtoml.loads(path.read_text(encoding="utf-8"))


def _where(path: Path, table: str, index: int, row: Any) -> str:
    name = row.get("surface") or row.get("id") or row.get("name") if isinstance(row, dict) else None
    if isinstance(name, list):
        name = name[0] if name else None
    return f"{path.parent.name}/{path.name}: {table} entry {repr(name) if name else index + 1}"


def read_tables(file: str) -> dict[str, Any]:
    """Return a lexicon file as it stands: its tables by name. Nobody changes what comes back; it is read once.

    Args:
        file: Path below ``data/lexicons``, such as ``ko/ui.toml``.

    Raises:
        LexiconError: The file is missing or no TOML.
    """
    path = lexicon_dir() / file
    try:
        return _tables(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        raise LexiconError("there is no such lexicon file", where=file) from None
    except (rtoml.TomlParsingError, UnicodeDecodeError) as error:
        raise LexiconError(str(error), where=str(path)) from None


def read_entries(file: str, table: str, entry: type[E]) -> tuple[E, ...]:
    """Read the array of tables ``table`` of a lexicon file.

    Args:
        file: Path below ``data/lexicons``, such as ``ko/hedges.toml``.
        table: Name of the array (``hedge`` for ``[[hedge]]``).
        entry: The struct that one table becomes.

    Returns:
        The entries in file order; an empty tuple where the file lacks the table.

    Raises:
        LexiconError: The file is missing or no TOML, or an entry does not fit; the message names
            the file, the entry and the key.
    """
    entries = []
    for index, row in enumerate(read_tables(file).get(table, [])):
        try:
            entries.append(msgspec.convert(row, entry))
        except msgspec.ValidationError as error:
            raise LexiconError(str(error), where=_where(lexicon_dir() / file, table, index, row)) from None
    return tuple(entries)
