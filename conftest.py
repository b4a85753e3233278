"""Which doctests run: those of modules that run compiled are run from their source by ``tests/test_compiled.py``."""

from __future__ import annotations

from pathlib import Path

from checker.compiled import MANIFEST, compiled_core

_core = compiled_core().folder
_COMPILED = (
    {(_core.parent / line.split(" ", 1)[1]).resolve() for line in (_core / MANIFEST).read_text().splitlines()[1:]}
    if _core is not None
    else set()
)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Leave a module that runs compiled out of the doctests: it has none, and is not the file."""
    return True if collection_path.resolve() in _COMPILED else None
