"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from checker.errors import OutputError

__all__ = ["write_files"]

# Seconds after which nobody is writing a file any more.
_LEFT_BEHIND = 24 * 60 * 60


def write_files(out: Path, contents: Iterable[tuple[str, bytes]]) -> list[Path]:
    """Write files into a folder, all of them or none.

    Args:
        out: The folder; it is made where it is missing.
        contents: Names inside the folder (``teacher/key.json``) and what to write; one at a time stands
            in memory.

    Returns:
        Their paths, in order.

    Raises:
        OutputError: A folder cannot be made or written to.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents:
            target = out / name
            target.parent.mkdir(parents=True, exist_ok=True)
            _sweep(target)
            # written aside at once, so that no two outputs stand in memory
            waiting.append((_write_aside(target.parent, target.name, content), target))
        with _alone(out):
            for aside, final in waiting:
                aside.replace(final)
    except OSError as error:
        raise OutputError(
            error.strerror or str(error),
            where=str(error.filename2 or out),
            hint="choose a folder that can be written to with --out",
        ) from error
    finally:
        for aside, _ in waiting:
            with suppress(FileNotFoundError):
                aside.unlink()
    return [final for _, final in waiting]


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Have no other run put its files into the same folder while the block runs: each set stays whole."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: as before
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write_aside(out: Path, name: str, content: bytes) -> Path:
    """Write a temporary file beside its target and return its path."""
    handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=out)
    aside = Path(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        aside.chmod(0o644)
    except BaseException:  # Ctrl-C too
        aside.unlink(missing_ok=True)
        raise
    return aside


def _sweep(target: Path) -> None:
    """Remove what runs that were killed while they wrote have left beside a target."""
    long_ago = time.time() - _LEFT_BEHIND
    for aside in target.parent.glob(f".{escape(target.name)}.????????"):
        with suppress(OSError):
            if aside.stat().st_mtime < long_ago:
                aside.unlink()
