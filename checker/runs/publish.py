"""Put a run's outputs in place: whole or not at all, whenever the program is ended.

A run is written beside its place (``{out}/{day}/.{run}.part``), brought to the disk, and moved there in one
step. ``latest`` and ``index.html`` are replaced in one step each.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import OutputError
from checker.memory import Memory
from checker.model import Report
from checker.report import FORMATS, REMEMBERED
from checker.workers import map_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clear_parts", "folder_of", "is_placed", "place", "point_latest", "prepare", "remove_folders", "write_whole"]


def folder_of(day: str, run: int) -> str:
    """Return where a run is published, below the folder of outputs.

    >>> folder_of("2026-11-22", 7)
    '2026-11-22/000007'
    """
    return f"{day}/{run:06}"


def _part_of(out: Path, folder: str) -> Path:
    final = out / folder
    return final.with_name(f".{final.name}.part")


def prepare(
    out: Path,
    folder: str,
    report: Report,
    files: Sequence[str],
    languages: Sequence[str],
    workers: int = 1,
    memory: Memory | None = None,
) -> list[str]:
    """Write the outputs of a run beside their place, on the disk for good.

    Args:
        out: Folder of outputs.
        folder: See ``folder_of``.
        report: What to render.
        files: Names of outputs.
        languages: The first is that of all files; the pages of the others get their language in their name.
        workers: Processes to render in.
        memory: Where parts of the outputs are kept; it changes how long this takes and nothing else.

    Returns:
        Names of the files, the page first.

    Raises:
        OutputError: The folder cannot be written, or the disk is full; nothing is left behind.
    """
    part = _part_of(out, folder)
    jobs = [(name, language) for name, _ in FORMATS if name in files for language in _languages_of(name, languages)]
    # before anything is on the disk: the memory may have no room
    made = {name: render(report, languages[0], memory, workers) for name, render in REMEMBERED.items() if name in files}

    def write(job: tuple[str, str]) -> str:
        name, language = job
        final = name if language == languages[0] else f"{name.removesuffix('.html')}.{language}.html"
        _write(part / final, made[name] if name in made else dict(FORMATS)[name](report, language))
        return final

    with _told(part):
        shutil.rmtree(part, ignore_errors=True)
        try:
            part.mkdir(parents=True)
            written = list(map_chunks(write, jobs, min(workers, len(jobs)), chunk=1, worth=2))
            _sync(part)
        except OSError:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return sorted(written, key=lambda name: not name.endswith(".html"))


def _languages_of(name: str, languages: Sequence[str]) -> Sequence[str]:
    return languages if name.endswith(".html") else languages[:1]


def place(out: Path, folder: str) -> None:
    """Move what was prepared to its place, in one step; nothing happens where it stands there already.

    Raises:
        OutputError: It cannot be moved.
    """
    final = out / folder
    with _told(final):
        if not final.exists():
            _part_of(out, folder).rename(final)
        _sync(final.parent)
        _sync(out)


def is_placed(out: Path, folder: str) -> bool:
    """Tell whether a run stands in its place, or can be moved there."""
    return (out / folder).is_dir() or _part_of(out, folder).is_dir()


def clear_parts(out: Path, keep: Iterable[str]) -> None:
    """Remove what runs that were ended left behind, but for the folders of ``keep``."""
    kept = {_part_of(out, folder) for folder in keep}
    for part in out.glob("*/.*.part"):
        if part not in kept:
            shutil.rmtree(part, ignore_errors=True)


def point_latest(out: Path, folder: str) -> None:
    """Let ``latest`` be the folder of a run, in one step.

    Raises:
        OutputError: The file system knows no links, or something else bears the name.
    """
    latest, aside = out / "latest", out / ".latest.part"
    with _told(latest):
        aside.unlink(missing_ok=True)
        aside.symlink_to(folder, target_is_directory=True)
        aside.replace(latest)
        _sync(out)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OutputError: It cannot be written.
    """
    aside = path.with_name(f".{path.name}.part")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(aside, content)
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise
        _sync(path.parent)


def remove_folders(out: Path, folders: Iterable[str]) -> None:
    """Remove published runs that are no longer kept, and days that held nothing else."""
    for folder in folders:
        shutil.rmtree(out / folder, ignore_errors=True)
        day = (out / folder).parent
        if day != out and day.is_dir() and not any(day.iterdir()):
            day.rmdir()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise OutputError(f"it could not be written: {said}", where=str(path), hint="see report.out") from error
