"""Names of files as they are shown, and the ids of articles that are made of them."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TypeVar

from checker.load.kinds import PACKED, suffix_of

__all__ = ["ids_of_files", "ids_of_members", "legible", "unpacked_name"]

T = TypeVar("T")


def legible(name: str) -> str:
    """Return a file name that can be printed, and typed.

    Old Korean archives unpack to names in CP949; macOS takes syllables apart (NFD).
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        name = os.fsencode(name).decode("cp949", "replace")
    return unicodedata.normalize("NFC", name)


def unpacked_name(name: str) -> str:
    """Return the name of what a packed file packs; any other file's own name.

    >>> unpacked_name("a/b.txt.gz"), unpacked_name("a/b.txt")
    ('a/b.txt', 'a/b.txt')
    """
    suffix = suffix_of(name)
    return name[: -len(suffix)] if suffix in PACKED else name


def ids_of_files(paths: Sequence[Path]) -> dict[Path, str]:
    """Give every file an id: its stem; on a clash with the folder before it; then with its suffix."""

    def stem(path: Path) -> str:
        return Path(unpacked_name(str(path))).stem

    def with_folder(path: Path) -> str:
        return f"{path.resolve().parent.name}/{stem(path)}"

    def with_suffix(path: Path) -> str:
        return f"{path.resolve().parent.name}/{path.name}"

    return _ids(paths, (stem, with_folder, with_suffix, str))


def ids_of_members(archive: str, names: Sequence[str]) -> dict[str, str]:
    """Give every member of an archive an id: the archive's and its own stem; on a clash its whole path.

    >>> ids_of_members("day", ["a/1.txt", "b/1.txt", "b/2.txt"])
    {'b/2.txt': 'day/2', 'a/1.txt': 'day/a/1.txt', 'b/1.txt': 'day/b/1.txt'}
    """

    def stem(name: str) -> str:
        return f"{archive}/{PurePosixPath(unpacked_name(name)).stem}"

    return _ids(names, (stem, lambda name: f"{archive}/{name}"))


def _ids(items: Sequence[T], ways: Sequence[Callable[[T], str]]) -> dict[T, str]:
    ids: dict[T, str] = {}
    waiting = list(items)
    for name in ways:
        taken: dict[str, list[T]] = {}
        for item in waiting:
            taken.setdefault(legible(name(item)), []).append(item)
        used = set(ids.values())
        waiting = []
        for identity, owners in taken.items():
            if len(owners) == 1 and identity not in used:
                ids[owners[0]] = identity
            else:
                waiting.extend(owners)
    return ids
