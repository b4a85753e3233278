"""A document is what one article is made of: a text, a page, a press release."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from checker.errors import InputError
from checker.load.addresses import is_address
from checker.load.decode import decode, decode_page
from checker.load.kinds import PAGES, PAPERS, SAVED

__all__ = ["LARGEST", "Document", "message_of", "record_of_document"]

# Larger than any article; a file of this size is a mistake, and reading it whole would take the memory.
LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is still to be read.

    Attributes:
        name: What messages call it: its path, its place in an archive, its address.
        id: That of its article.
        suffix: How it is read.
        path: The file that it is, or ``None`` where ``data`` is all of it.
        data: Its bytes, where it is no file.
        charset: What it was declared to be written in, by whoever sent it.
        known: Fields of its record that are known beforehand; what the document says itself wins.
        instead: The record to use where the document holds no article.
    """

    name: str
    id: str
    suffix: str
    path: Path | None = None
    data: bytes = b""
    charset: str | None = None
    known: dict[str, Any] = field(default_factory=dict)
    instead: dict[str, Any] | None = None


def record_of_document(document: Document) -> dict[str, Any]:
    """Return the record of a document's article.

    Raises:
        InputError: It is too large, empty, in no encoding that can be told, or holds no article.
        OSError: Its file could not be read.
    """
    if document.path is not None and document.path.stat().st_size > LARGEST:
        raise InputError("the file is larger than 64 MiB", hint="one article a file; many articles as .jsonl")
    data = document.path.read_bytes() if document.path is not None else document.data
    record: dict[str, Any] = {"id": document.id, "path": document.name, **document.known}
    if document.suffix in PAPERS:
        from checker.load.papers import read_paper

        return record | read_paper(data)
    if document.suffix in PAGES | SAVED:
        from checker.load.pages import read_page

        page, charset, url = _unsaved(data) if document.suffix in SAVED else (data, document.charset, None)
        known = record | ({"url": url} if url else {})
        found = read_page(_text(decode_page(page, charset)))
        address = _address(known.get("url"), found.pop("url", None))
        return known | found | address
    return record | {"text": _text(decode(data, document.charset))}


def _address(asked: str | None, declared: str | None) -> dict[str, str]:
    """Return the address of a page as ``url``: the declared one, unless that is the outlet's front page.

    >>> _address("https://a.example/1?x=2", "https://a.example/"), _address("https://m.a.example/1", "/1")
    ({'url': 'https://a.example/1?x=2'}, {'url': 'https://m.a.example/1'})
    """
    whole = urljoin(asked or "", declared or "")
    if declared and is_address(whole) and (asked is None or urlsplit(whole).path.strip("/")):
        return {"url": whole}
    return {"url": asked} if asked else {}


def _unsaved(data: bytes) -> tuple[bytes, str | None, str | None]:
    """Return the page of a file that a browser saved, its charset, and where it came from. Source: RFC 2557.

    Raises:
        InputError: There is no page in it.
    """
    from email import message_from_bytes

    saved = message_from_bytes(data)
    for part in saved.walk():
        body = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(body, bytes) and body.strip():
            place = str(part.get("Content-Location") or saved.get("Snapshot-Content-Location") or "")
            return body, part.get_content_charset(), place if is_address(place) else None
    raise InputError("there is no page in the saved file", hint="save the page as .html")


def _text(text: str) -> str:
    if not text.strip():
        raise InputError("the file is empty")
    return text


def message_of(error: InputError) -> str:
    """Return what an error says, without its place."""
    return f"{error.message} ({error.hint})" if error.hint else error.message
