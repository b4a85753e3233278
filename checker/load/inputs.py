"""Files, folders and standard input become articles, one at a time."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.load.dates import read_published
from checker.load.decode import decode
from checker.load.records import article_of
from checker.load.tables import Row, read_csv, read_jsonl, read_xlsx
from checker.load.web import Pages, is_address, record_of_page
from checker.model import Article, Problem

__all__ = ["iter_articles"]

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_ROWS = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv, ".tsv": read_csv, ".xlsx": read_xlsx}
_KNOWN = _TEXTS | _PAGES | frozenset(_ROWS)
_KINDS = ".txt, .md, .html, .jsonl, .csv, .xlsx"

# Larger than any article; a file of this size is a mistake, and reading it whole would take the memory.
_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read; ``id`` is that of its article, empty for a table of articles."""

    path: Path
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page that was fetched, and its address."""

    where: str
    record: dict[str, Any]


_Waiting = _Source | Row | _Page | Problem

# How to call a function on many items: ``map``, or one that spreads them over processes.
Spread = Callable[
    [Callable[[_Waiting], list[Article | Problem]], Iterator[_Waiting]], Iterable[list[Article | Problem]]
]


def iter_articles(
    inputs: Sequence[str],
    default_date: date | None = None,
    pages: Pages | None = None,
    spread: Spread = map,
) -> Iterator[Article | Problem]:
    """Yield the articles of files, folders, addresses and ``-`` (JSON Lines on standard input), in order.

    Nothing stops it: what cannot be read comes as a ``Problem`` that names file, line and column,
    and the rest goes on. Tables are read row by row, so memory does not grow with their length.

    Args:
        inputs: Paths of files and folders (searched through and sorted), addresses (http, https), or ``-``.
        default_date: Day of publication of articles that show none.
        pages: Fetches addresses (``checker.fetch.Fetcher``); without it an address is a problem.
        spread: Makes articles of what was read, in order; ``map`` makes them one at a time.
    """
    seen: set[str] = set()
    made = spread(partial(_load, default_date=default_date), _waiting(inputs, pages))
    for item in chain.from_iterable(made):
        if isinstance(item, Problem):
            yield item
        elif item.id in seen:
            yield Problem(
                item.path or item.id,
                f"the id {item.id!r} was used before; this article is left out (give it its own id)",
            )
        else:
            seen.add(item.id)
            yield item


def _waiting(inputs: Sequence[str], pages: Pages | None) -> Iterator[_Waiting]:
    """Yield what is to be made articles of: rows of tables, files still to be read, pages that were fetched."""
    sources, problems = _sources(inputs)
    yield from problems
    for source in sources:
        if source is None:
            yield from read_jsonl(sys.stdin.buffer, "<stdin>")
        elif isinstance(source, str):
            yield _fetched(source, pages)
        elif source.path.suffix.lower() in _ROWS:
            yield from _rows(source.path)
        else:
            yield source


def _load(waiting: _Waiting, default_date: date | None) -> list[Article | Problem]:
    """Return the article of one row, file or page, and what was wrong with it."""
    loaded: list[Article | Problem] = []
    try:
        if isinstance(waiting, Problem):
            loaded.append(waiting)
        elif isinstance(waiting, Row):
            loaded.extend(_articles_of_row(waiting, default_date))
        elif isinstance(waiting, _Page):
            loaded.append(article_of(waiting.record, default_date))
        else:
            loaded.append(article_of(_record_of_file(waiting), default_date))
    except InputError as error:
        loaded.append(Problem(error.where or _where(waiting), _message(error)))
    except OSError as error:
        loaded.append(_unread(_where(waiting), error))
    return loaded


def _where(waiting: _Waiting) -> str:
    if isinstance(waiting, _Source):
        return _legible(str(waiting.path))
    return waiting.input if isinstance(waiting, Problem) else waiting.where


def _sources(inputs: Sequence[str]) -> tuple[list[_Source | str | None], list[Problem]]:
    """List the files and addresses to read in order, each once; ``None`` stands for standard input."""
    problems: list[Problem] = []
    listed: dict[Path | str | None, Path | str | None] = {}
    if not inputs:
        problems.append(Problem("", "there is no input (name files or folders, or - for standard input)"))
    for name in inputs:
        if name == "-":
            listed.setdefault(None, None)
            continue
        if is_address(name):
            listed.setdefault(name, name)
            continue
        path = Path(name)
        if path.is_dir():
            found = _walk(path)
            if not found:
                problems.append(Problem(_legible(name), f"the folder holds no articles ({_KINDS})"))
            for file in found:
                listed.setdefault(file.resolve(), file)
        elif not path.exists():
            problems.append(Problem(_legible(name), "there is no such file or folder"))
        elif path.suffix.lower() not in _KNOWN:
            problems.append(
                Problem(_legible(name), f"cannot read files of type {path.suffix or 'none'} (known: {_KINDS})")
            )
        else:
            listed.setdefault(path.resolve(), path)
    files = [path for path in listed.values() if isinstance(path, Path)]
    ids = _ids([path for path in files if path.suffix.lower() not in _ROWS])
    return [_Source(one, ids.get(one, "")) if isinstance(one, Path) else one for one in listed.values()], problems


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(root, name) for name in files if not name.startswith((".", "~$")))
    return sorted(path for path in found if path.suffix.lower() in _KNOWN)


def _ids(paths: Sequence[Path]) -> dict[Path, str]:
    """Give every file an id: its stem; on a clash with the folder before it; then with its suffix."""
    ids: dict[Path, str] = {}
    waiting = list(paths)
    for name in (_stem, _with_folder, _with_suffix, str):
        taken: dict[str, list[Path]] = {}
        for path in waiting:
            taken.setdefault(_legible(name(path)), []).append(path)
        used = set(ids.values())
        waiting = []
        for identity, owners in taken.items():
            if len(owners) == 1 and identity not in used:
                ids[owners[0]] = identity
            else:
                waiting.extend(owners)
    return ids


def _legible(name: str) -> str:
    """Return a file name that can be printed: old Korean archives unpack to names in CP949."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp949", "replace")
    return name


def _stem(path: Path) -> str:
    return path.stem


def _with_folder(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.stem}"


def _with_suffix(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.name}"


def _rows(path: Path) -> Iterator[Row | Problem]:
    name = _legible(str(path))
    try:
        with path.open("rb") as stream:
            yield from _ROWS[path.suffix.lower()](stream, name)
    except InputError as error:
        yield Problem(error.where or name, _message(error))
    except OSError as error:
        yield _unread(name, error)


def _fetched(url: str, pages: Pages | None) -> _Page | Problem:
    try:
        return _Page(url, record_of_page(url, pages))
    except InputError as error:
        return Problem(error.where or url, _message(error))


def _unread(name: str, error: OSError) -> Problem:
    return Problem(name, f"the file could not be read: {error.strerror or error}")


def _record_of_file(source: _Source) -> dict[str, Any]:
    if source.path.stat().st_size > _LARGEST:
        raise InputError("the file is larger than 64 MiB", hint="one article a file; many articles as .jsonl")
    text = decode(source.path.read_bytes())
    if not text.strip():
        raise InputError("the file is empty")
    record: dict[str, Any] = {"id": source.id, "path": _legible(str(source.path)), "text": text}
    if source.path.suffix.lower() in _PAGES:
        from checker.load.pages import read_page

        record |= read_page(text)
    return record


def _articles_of_row(row: Row, default_date: date | None) -> Iterator[Article | Problem]:
    """Yield the article of a row, and before it what of the row could not be read.

    Raises:
        InputError: The row makes no article.
    """
    record = row.record | {"path": row.where}
    if read_published(record.get("published"))[0] is None and record.pop("published", None):
        given = row.record["published"]
        yield Problem(row.where, f"published is no date: {given!r}; the article is read without it (write YYYY-MM-DD)")
    yield article_of(record, default_date)


def _message(error: InputError) -> str:
    return f"{error.message} ({error.hint})" if error.hint else error.message
