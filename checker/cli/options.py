"""Options that several commands share, checked before any work is done."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from checker.errors import OutputError, UsageError
from checker.settings import Settings

__all__ = ["Fetching", "Inputs", "Out", "named_inputs", "require_writable", "settings_of"]

if TYPE_CHECKING:
    from checker.fetch import Fetched, Fetcher

    Inputs = str
    Out = Path


def __getattr__(name: str) -> Any:
    """Return ``Inputs`` or ``Out``, what inputs and ``--out`` are to the parser, which is loaded only then."""
    if name not in ("Inputs", "Out"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from cyclopts import Parameter

    if name == "Out":
        return Annotated[Path, Parameter(alias="-o")]
    # a lone hyphen is an input (standard input), so hyphens must get through to ``named_inputs``
    return Annotated[str, Parameter(allow_leading_hyphen=True, name="INPUT")]


def named_inputs(inputs: Sequence[str]) -> list[str]:
    """Return the inputs, each a path, an address or ``-``.

    Raises:
        UsageError: There are none, or one is an option that does not exist.
    """
    for name in inputs:
        if name.startswith("-") and name != "-":
            raise UsageError(f"there is no option {name}", hint="see checker --help")
    if not inputs:
        raise UsageError("there is no input", hint="name files, folders or addresses, or - for standard input")
    return list(inputs)


def settings_of(*, lang: str = "ko", date: str | None = None, rates: str | None = None) -> Settings:
    """Return the settings that the options ask for.

    Raises:
        UsageError: The date is none, or there is no such rates file.
    """
    if rates is not None and not Path(rates).is_file():
        raise UsageError(f"--rates: there is no file {rates}", hint="a CSV file with date,currency,won")
    return Settings(lang=lang, default_date=_day(date), rates=rates or "")


def _day(text: str | None) -> Date | None:
    if text is None:
        return None
    try:
        return Date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date: {text!r} is no date", hint="write YYYY-MM-DD") from None


class Fetching:
    """Fetches the addresses among the inputs; what that needs is loaded when the first one is met.

    Args:
        allow_private: Whether private and local addresses may be fetched.
        keep: Folder to keep the pages in.
    """

    def __init__(self, *, allow_private: bool = False, keep: Path | None = None) -> None:
        self._allow_private = allow_private
        self._keep = keep
        self._fetcher: Fetcher | None = None

    def get(self, url: str) -> Fetched:
        """Return the page at ``url``.

        Raises:
            FetchError: It could not be had.
        """
        from checker.fetch import Fetcher, FetchSettings, FolderCache, MemoryCache

        if self._fetcher is None:
            cache = MemoryCache() if self._keep is None else FolderCache(self._keep)
            self._fetcher = Fetcher(FetchSettings(allow_private=self._allow_private), cache)
        return self._fetcher.get(url)


def require_writable(folder: Path, option: str = "--out") -> None:
    """Raise ``OutputError`` where ``folder`` can be neither written nor made."""
    if folder.exists() and not folder.is_dir():
        raise OutputError("this is a file, not a folder", where=str(folder), hint=f"name another {option}")
    nearest = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        raise OutputError("the folder cannot be written", where=str(nearest), hint=f"name another {option}")
