"""Where the project's own data lives, in a checkout and in an installed wheel."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from checker.errors import CheckerError

__all__ = ["data_dir", "lexicon_dir", "template_dir"]

_PACKAGE = Path(__file__).resolve().parent


def _first_existing(*candidates: Path) -> Path:
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    raise CheckerError(
        f"the folder {candidates[-1].name!r} of the installation is missing",
        hint="reinstall checker",
    )


@cache
def data_dir() -> Path:
    """Return the folder of lexicons and samples.

    A wheel carries it as ``checker/_data``; a checkout has it as ``data`` beside the package.
    """
    return _first_existing(_PACKAGE / "_data", _PACKAGE.parent / "data")


@cache
def template_dir() -> Path:
    """Return the folder of the report's Jinja templates."""
    return _first_existing(_PACKAGE / "_templates", _PACKAGE.parent / "reports" / "templates")


def lexicon_dir() -> Path:
    """Return the folder that holds the lexicons, one sub-folder a language."""
    return data_dir() / "lexicons"
