"""Modules compiled to machine code: taken where they were made of the source that is there, left alone where not.

``make setup`` compiles the modules that every text goes through, where there is a compiler (``scripts/compile_modules.py``
has the list), into ``checker/_compiled``; the results are the same, sooner. Each package that holds such modules
says so with one call of :func:`prefer_compiled`. Beside them stands what they were made of; a module edited since makes
all of them stale, and Python runs instead.
"""

from __future__ import annotations

import os
from collections.abc import MutableSequence
from dataclasses import dataclass
from functools import cache
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import source_hash
from pathlib import Path

__all__ = ["FOLDER", "MANIFEST", "SWITCH", "Core", "compiled_core", "hash_of", "prefer_compiled"]

FOLDER = Path(__file__).resolve().parent / "_compiled"
# What the modules were made of: a line a source, its hash and its path from the folder of the package.
MANIFEST = "sources"
# Set to anything, it has Python run even where compiled modules are there.
SWITCH = "CHECKER_PURE"


@dataclass(frozen=True, slots=True)
class Core:
    """Which modules run.

    Attributes:
        folder: Where the compiled modules are; ``None`` where Python runs.
        said: The same for people, with what to do about it.
    """

    folder: Path | None
    said: str


def hash_of(source: Path) -> str:
    """Return the hash that the manifest holds of a source: that of Python's own cache of compiled files."""
    return source_hash(source.read_bytes()).hex()


@cache
def compiled_core() -> Core:
    """Return which modules this process runs."""
    if os.environ.get(SWITCH):
        return Core(None, f"Python ({SWITCH} is set)")
    try:
        lines = (FOLDER / MANIFEST).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return Core(None, "Python (make compile has it read texts sooner, with a C compiler)")
    suffix, *sources = lines
    if suffix not in EXTENSION_SUFFIXES:
        return Core(None, f"Python (the compiled modules are for another one, {suffix}: make compile)")
    for line in sources:
        written, _, name = line.partition(" ")
        try:
            fits = hash_of(FOLDER.parent / name) == written
        except FileNotFoundError:
            fits = False
        if not fits:
            return Core(None, f"Python (checker/{name} changed since the modules were compiled: make compile)")
    return Core(FOLDER, "compiled")


def prefer_compiled(package: str, path: MutableSequence[str]) -> None:
    """Have the modules of a package be looked for among the compiled ones first.

    Args:
        package: Its name.
        path: Its ``__path__``.
    """
    folder = compiled_core().folder
    if folder is not None:
        path.insert(0, str(folder.joinpath(*package.split("."))))
