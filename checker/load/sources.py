"""Inputs become what articles are made of: documents and rows, one after the other.

Archives are opened, feeds followed and addresses fetched here; none of it needs more than one process.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from checker.errors import InputError
from checker.load.addresses import canonical_address
from checker.load.archives import Budget, members_of_zip, unpack_gzip
from checker.load.documents import LARGEST, Document, message_of
from checker.load.feeds import Item, read_feed
from checker.load.kinds import ARCHIVES, FEEDS, PACKED, ROWS, kind_of_body, suffix_of
from checker.load.names import legible, unpacked_name
from checker.load.tables import Row, read_csv, read_jsonl, read_xlsx
from checker.load.web import Page, Pages
from checker.model import Problem

__all__ = ["Sources", "Waiting", "unread"]

# What one article is made of, or a problem.
Waiting = Document | Row | Problem

_TABLES = {".jsonl": read_jsonl, ".ndjson": read_jsonl, ".csv": read_csv, ".tsv": read_csv, ".xlsx": read_xlsx}

# An archive in an archive happens (a day's zip of the agencies' zips), one deeper does not.
_DEEPEST = 2


class Sources:
    """Opens the inputs of one run.

    Args:
        pages: Fetches addresses; without it an address is a problem, and of a feed only its own text is read.
    """

    def __init__(self, pages: Pages | None) -> None:
        self._pages = pages
        self._budget = Budget()
        self._followed: set[str] = set()
        self._ready: dict[str, Page | InputError] = {}

    def standard_input(self) -> Iterator[Waiting]:
        """Yield the rows of JSON Lines on standard input."""
        yield from read_jsonl(sys.stdin.buffer, "<stdin>")

    def file(self, path: Path, identity: str) -> Iterator[Waiting]:
        """Yield what a file holds; ``identity`` is the id of its article."""
        name = legible(str(path))
        yield from self._open(Document(name, identity, suffix_of(name), path=path), 0)

    def address(self, url: str) -> Iterator[Waiting]:
        """Yield what an address leads to: an article, a feed's articles, a table, an archive."""
        identity = canonical_address(url)
        if identity in self._followed:
            return
        self._followed.add(identity)
        try:
            found = self._fetch(url, identity)
        except InputError as error:
            yield Problem(error.where or url, message_of(error))
            return
        yield from self._open(found, 0)

    def prefetch(self, urls: Sequence[str]) -> None:
        """Fetch the feeds among several addresses, and what they link to in turns: one item of each.

        A host is asked with pauses; those of one are spent on the others. What comes is opened later,
        in the order of the inputs.
        """
        if len(urls) < 2:
            return
        turns: list[list[str]] = []
        known: set[str] = set()
        for url in dict.fromkeys(urls):
            self._prepare(url)
            turns.append([])
            for item in self._linked(url):
                if item.id not in known and item.link is not None:
                    known.add(item.id)
                    turns[-1].append(item.link)
        for links in zip_longest(*turns):
            for link in links:
                if link is not None:
                    self._prepare(link)

    def _prepare(self, url: str) -> None:
        if url not in self._ready:
            try:
                self._ready[url] = self._get(url)
            except InputError as error:
                self._ready[url] = error

    def _linked(self, url: str) -> Iterator[Item]:
        """Yield the items of an address that was prepared, if it is a feed."""
        page = self._ready[url]
        if isinstance(page, InputError):
            return
        try:
            if _kind(page) in FEEDS:
                found = read_feed(page.body, url, page.final_url, page.charset)
                yield from (item for item in found if isinstance(item, Item))
        except InputError:  # told when the address is opened
            return

    def _get(self, url: str) -> Page:
        ready = self._ready.pop(url, None)
        if isinstance(ready, InputError):
            raise ready
        if ready is not None:
            return ready
        if self._pages is None:
            raise InputError("addresses are not fetched here", where=url, hint="save the page as .html")
        return self._pages.get(url)

    def _fetch(self, url: str, identity: str) -> Document:
        page = self._get(url)
        known = {"url": page.final_url}
        return Document(url, identity, _kind(page), data=page.body, charset=page.charset, known=known)

    def _open(self, document: Document, depth: int) -> Iterator[Waiting]:
        """Yield what a document holds: itself, unless it holds others."""
        reader = next((way for kinds, way in self._ways if document.suffix in kinds), None)
        if reader is None:
            yield document
            return
        try:
            yield from reader(self, document, depth)
        except InputError as error:
            yield Problem(error.where or document.name, message_of(error))
        except OSError as error:
            yield unread(document.name, error)

    def _table(self, document: Document, depth: int) -> Iterator[Waiting]:
        with _stream(document) as stream:
            yield from _TABLES[document.suffix](stream, document.name)

    def _archive(self, document: Document, depth: int) -> Iterator[Waiting]:
        if depth >= _DEEPEST:
            raise InputError("the archive lies too deep in others", hint="unpack it first")
        identity = document.id or PurePosixPath(unpacked_name(document.name)).stem
        with _stream(document) as stream:
            for member in members_of_zip(stream, document.name, identity, self._budget):
                if isinstance(member, Problem):
                    yield member
                    continue
                name = f"{document.name}:{member.name}"
                yield from self._open(Document(name, member.id, suffix_of(member.name), data=member.data), depth + 1)

    def _packed(self, document: Document, depth: int) -> Iterator[Waiting]:
        if depth > _DEEPEST:
            raise InputError("the file is packed too many times", hint="unpack it first")
        size = document.path.stat().st_size if document.path is not None else len(document.data)
        with _stream(document) as stream:
            data = unpack_gzip(stream, size, self._budget)
        name = unpacked_name(document.name)
        yield from self._open(replace(document, suffix=suffix_of(name), path=None, data=data), depth + 1)

    def _feed(self, document: Document, depth: int) -> Iterator[Waiting]:
        if document.path is not None and document.path.stat().st_size > LARGEST:
            raise InputError("the file is larger than 64 MiB")
        data = document.path.read_bytes() if document.path is not None else document.data
        for item in read_feed(data, document.name, document.known.get("url"), document.charset):
            if isinstance(item, Problem):
                yield item
            else:
                yield from self._item(item, document.name)

    def _item(self, item: Item, feed: str) -> Iterator[Waiting]:
        """Yield the page of a feed's item, or where it cannot be had, the item's own text."""
        if item.id in self._followed:
            return
        self._followed.add(item.id)
        own: dict[str, Any] | None = None
        if "text" in item.record:
            own = {**item.record, "id": item.id, "path": item.link or feed}
        if item.link is None:
            yield Row(own, feed) if own else Problem(feed, f"the item {item.id} has neither a link nor a text")
            return
        try:
            page = self._fetch(item.link, item.id)
        except InputError as error:
            instead = "; the item's own text is read instead" if own else ""
            yield Problem(error.where or item.link, f"{message_of(error)}{instead}")
            if own:
                yield Row(own, item.link)
            return
        known = {key: value for key, value in item.record.items() if key != "text"}
        yield replace(page, known=known | page.known, instead=own)

    _ways = (
        (ROWS, _table),
        (ARCHIVES, _archive),
        (PACKED, _packed),
        (FEEDS, _feed),
    )


def _kind(page: Page) -> str:
    return kind_of_body(page.body, page.content_type, PurePosixPath(urlsplit(page.final_url).path).name)


def _stream(document: Document) -> BinaryIO:
    return document.path.open("rb") if document.path is not None else BytesIO(document.data)


def unread(name: str, error: OSError) -> Problem:
    """Return the problem of a file that the system would not give."""
    return Problem(name, f"the file could not be read: {error.strerror or error}")
