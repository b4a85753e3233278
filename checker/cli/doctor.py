"""``checker doctor``: what is missing for a run to succeed, and what to do about it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.codes import DONE, FAILED
from checker.errors import BusyError, CheckerError

if TYPE_CHECKING:
    from checker.config import Config
    from checker.runs import Places

__all__ = ["doctor"]

# Free bytes below which a report of a day may not fit.
_ROOM = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Found:
    """One thing that was looked at; ``wrong`` is what stands in the way, or nothing."""

    what: str
    said: str
    wrong: bool = False


def doctor(*, config: Path | None = None) -> int:
    """Say what is missing for runs to succeed: settings, folders, store, secrets, disk.

    Args:
        config: Settings file of scheduled runs; without it only the installation is looked at.
    """
    found = [*_installation()]
    if config is not None:
        found += _scheduled(config)
    for each in found:
        print(f"{'✗' if each.wrong else '✓'} {each.what}: {each.said}")
    return FAILED if any(each.wrong for each in found) else DONE


def _installation() -> Iterator[_Found]:
    from checker import __version__
    from checker.compiled import compiled_core
    from checker.paths import lexicon_dir, template_dir
    from checker.workers import worker_count

    yield _Found("checker", f"{__version__}, Python {sys.version.split()[0]}")
    try:
        words = sum(1 for _ in lexicon_dir().rglob("*.*"))
        pages = sum(1 for _ in template_dir().iterdir())
        yield _Found("installation", f"{words} lexicons, {pages} templates")
    except CheckerError as error:
        yield _Found("installation", str(error), wrong=True)
    yield _Found("scanner", compiled_core().said)
    yield _Found("processes", str(worker_count(0)))


def _scheduled(file: Path) -> Iterator[_Found]:
    from checker.config import find_errors, read_config
    from checker.runs import Places

    try:
        errors: list[CheckerError] = [*find_errors(file)]
    except CheckerError as error:
        errors = [error]
    if errors:
        yield from (_Found("settings", str(error), wrong=True) for error in errors)
        return
    config = read_config(file)
    yield _Found("settings", f"{file}: no mistakes")
    try:
        places = Places.of(config, file.resolve().parent)
    except CheckerError as error:
        yield _Found("store", str(error), wrong=True)
        return
    yield from _inputs(places)
    yield _rates(config, places)
    yield _folder(places.out)
    yield _store(places.store)
    yield from _receivers(config)


def _inputs(places: Places) -> Iterator[_Found]:
    for name in places.inputs:
        if "://" in name:
            yield _Found("source", f"{name} (not asked now)")
        else:
            there = Path(name).exists()
            yield _Found("source", name if there else f"{name}: there is no such file or folder", wrong=not there)


def _rates(config: Config, places: Places) -> _Found:
    if places.rates is None:
        return _Found("rates", f"{len(config.rates.table)} in the settings" if config.rates.table else "embedded")
    there = places.rates.is_file()
    return _Found("rates", f"{places.rates}" if there else f"{places.rates}: there is no such file", wrong=not there)


def _folder(out: Path) -> _Found:
    nearest = next(place for place in (out, *out.absolute().parents) if place.exists())
    if not nearest.is_dir() or not os.access(nearest, os.W_OK | os.X_OK):
        return _Found("reports", f"{nearest} cannot be written", wrong=True)
    free = shutil.disk_usage(nearest).free
    said = f"{out}, {free // (1024 * 1024):,} MiB free"
    return _Found("reports", said if free >= _ROOM else f"{said}: a report may not fit", wrong=free < _ROOM)


def _store(place: str) -> _Found:
    from checker.store import ledger, open_store

    try:
        with open_store(place) as database, database.begin() as connection:
            last = ledger.find_run(connection, "published")
            said = f"last published {last.finished}" if last is not None else "no run published yet"
            return _Found("store", f"{database.name}: {said}")
    except BusyError as error:
        return _Found("store", f"{error.where}: a run is at work on it now")
    except CheckerError as error:
        return _Found("store", str(error), wrong=True)


def _receivers(config: Config) -> Iterator[_Found]:
    from checker.runs import addresses_of

    try:
        names = addresses_of(config)
    except CheckerError as error:
        yield _Found("notifications", str(error), wrong=True)
        return
    yield _Found("notifications", ", ".join(names) or "nobody is told")
