"""Files, folders and standard input become articles, one at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.load.addresses import canonical_address, is_address
from checker.load.dates import read_published
from checker.load.documents import LARGEST, Document, message_of, record_of_document
from checker.load.kinds import KINDS, is_document, is_known
from checker.load.names import ids_of_files, legible
from checker.load.records import article_of
from checker.load.sources import Sources, Waiting, unread
from checker.load.tables import Row
from checker.load.web import Pages
from checker.memory import Form, digest_of
from checker.model import Article, Problem

__all__ = ["LOADED", "Loaded", "Waiting", "digest_of_waiting", "iter_articles"]

# What was made of a document or row: its article, before it what was wrong.
Loaded = list[Article | Problem]
# How to call a function on many items: ``map``, or one that spreads them over processes.
Spread = Callable[[Callable[[Waiting], Loaded], Iterator[Waiting]], Iterable[Loaded]]


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
    told: set[tuple[str, str | None]] = set()
    made = spread(partial(_load, default_date=default_date), _waiting(inputs, pages))
    for item in chain.from_iterable(made):
        if isinstance(item, Problem):
            yield item
        elif is_address(item.id) and (item.id in seen or _page_of(item) in told):
            continue  # one page, found on two ways
        elif item.id in seen:
            yield Problem(
                item.path or item.id,
                f"the id {item.id!r} was used before; this article is left out (give it its own id)",
            )
        else:
            seen.add(item.id)
            told.add(_page_of(item))
            yield item


def digest_of_waiting(waiting: Waiting, default_date: date | None) -> bytes | None:
    """Return a digest of all that an article is made of but for the line on which a row stands.

    ``None`` stands for what is not remembered: a problem, or a file that cannot be read.
    """
    if isinstance(waiting, Problem):
        return None
    if isinstance(waiting, Row):
        return digest_of(_written(waiting.record), default_date)
    try:
        data = waiting.data if waiting.path is None else _bytes_of(waiting.path)
    except OSError:
        return None
    if data is None:
        return None
    said = (waiting.name, waiting.id, waiting.suffix, waiting.charset)
    return digest_of(_written(said), _written(waiting.known), _written(waiting.instead), default_date, data)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.stat().st_size <= LARGEST else None


def _written(value: Any) -> bytes:
    """Return a value of any sort as bytes: tables hold whole numbers beyond 64 bits and lone surrogates."""
    return repr(value).encode("utf-8", "surrogatepass")


def _without_place(waiting: Waiting, loaded: Loaded) -> Article | None:
    """Return the article of what was read without a word, not naming the line that it stood on."""
    if len(loaded) != 1 or isinstance(loaded[0], Problem):
        return None
    return replace(loaded[0], path=None) if _is_line(waiting) else loaded[0]


def _in_place(waiting: Waiting, article: Article) -> Loaded:
    return [replace(article, path=waiting.where) if isinstance(waiting, Row) and _is_line(waiting) else article]


def _is_line(waiting: Waiting) -> bool:
    """Tell whether an article is called by the line that it stands on, as those are whose row gives no path."""
    return isinstance(waiting, Row) and "path" not in waiting.record


# How a memory keeps what was made of a document or row: a table that grows at its head moves every row.
LOADED: Form[Waiting, Loaded] = Form(_without_place, _in_place)


def _page_of(article: Article) -> tuple[str, str | None]:
    """Return what two ways to one page have in common; some outlets declare one address for all pages."""
    return canonical_address(article.url) if article.url and is_address(article.url) else article.id, article.title


def _waiting(inputs: Sequence[str], pages: Pages | None) -> Iterator[Waiting]:
    """Yield what is to be made articles of: documents that are still to be read, and rows of tables."""
    listed, problems = _listed(inputs)
    yield from problems
    ids = ids_of_files([path for path in listed if isinstance(path, Path) and is_document(path.name)])
    sources = Sources(pages)
    sources.prefetch([one for one in listed if isinstance(one, str)])
    for one in listed:
        if one is None:
            yield from sources.standard_input()
        elif isinstance(one, str):
            yield from sources.address(one)
        else:
            yield from sources.file(one, ids.get(one, ""))


def _load(waiting: Waiting, default_date: date | None) -> Loaded:
    """Return the article of one document or row, and what was wrong with it."""
    if isinstance(waiting, Problem):
        return [waiting]
    name = waiting.where if isinstance(waiting, Row) else waiting.name
    try:
        if isinstance(waiting, Row):
            return _loaded_row(waiting, default_date)
        return _loaded_document(waiting, default_date)
    except InputError as error:
        return [Problem(error.where or name, message_of(error))]
    except OSError as error:
        return [unread(name, error)]


def _loaded_row(row: Row, default_date: date | None) -> Loaded:
    """Return the article of a row, and before it what of the row could not be read.

    Raises:
        InputError: The row makes no article.
    """
    record = row.record | {"path": row.record.get("path", row.where)}
    loaded: Loaded = []
    if read_published(record.get("published"))[0] is None and record.pop("published", None):
        given = row.record["published"]
        said = f"published is no date: {given!r}; the article is read without it (write YYYY-MM-DD)"
        loaded.append(Problem(row.where, said))
    loaded.append(article_of(record, default_date))
    return loaded


def _loaded_document(document: Document, default_date: date | None) -> Loaded:
    """Return the article of a document; where it holds none, that of the record that stands in for it.

    Raises:
        InputError: It holds no article, and nothing stands in for it.
        OSError: Its file could not be read.
    """
    try:
        record = record_of_document(document)
    except InputError as error:
        if document.instead is None:
            raise
        said = f"{message_of(error)}; the item's own text is read instead"
        return [Problem(document.name, said), *_loaded_row(Row(dict(document.instead), document.name), default_date)]
    if read_published(record.get("published"))[0] is None:
        record.pop("published", None)  # a page may declare anything; its text may still show the day
    return [article_of(record, default_date)]


def _listed(inputs: Sequence[str]) -> tuple[list[Path | str | None], list[Problem]]:
    """List the files and addresses to read in order, each once; ``None`` stands for standard input."""
    problems: list[Problem] = []
    listed: dict[Path | str | None, Path | str | None] = {}
    if not inputs:
        problems.append(Problem("", "there is no input (name files, folders or addresses, or - for standard input)"))
    for name in inputs:
        if name == "-":
            listed.setdefault(None, None)
        elif is_address(name):
            listed.setdefault(name, name)
        else:
            for found in _found(name):
                if isinstance(found, Problem):
                    problems.append(found)
                else:
                    listed.setdefault(found.resolve(), found)
    return list(listed.values()), problems


def _found(name: str) -> list[Path | Problem]:
    """Return the file of a name, or the files of a folder, and what of it cannot be looked at."""
    path = Path(name)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError as error:
        return [unread(legible(name), error)]
    if is_folder:
        return _walk(path) or [Problem(legible(name), f"the folder holds no articles ({KINDS})")]
    if not is_there:
        return [Problem(legible(name), "there is no such file or folder")]
    if not is_known(name):
        return [Problem(legible(name), f"cannot read files of type {path.suffix or 'none'} (known: {KINDS})")]
    return [path]


def _walk(folder: Path) -> list[Path | Problem]:
    """Return the files of a folder and the folders in it, sorted, and which folders cannot be looked into."""
    found: list[Path] = []
    closed: list[Path | Problem] = []

    def note(error: OSError) -> None:
        closed.append(Problem(legible(str(error.filename)), f"the folder could not be read: {error.strerror or error}"))

    for root, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(root, name) for name in files if not name.startswith((".", "~$")))
    return closed + sorted(path for path in found if is_known(path.name))
