"""What kind of document a file, a member of an archive or a fetched body is."""

from __future__ import annotations

import re
from pathlib import PurePath

from checker.errors import InputError
from checker.later import later

__all__ = [
    "ARCHIVES",
    "FEEDS",
    "KINDS",
    "PACKED",
    "PAGES",
    "PAPERS",
    "ROWS",
    "SAVED",
    "TEXTS",
    "is_document",
    "is_known",
    "kind_of_body",
    "suffix_of",
]

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
SAVED = frozenset({".mht", ".mhtml"})  # a page with all its pictures, as browsers save it in one file
PAPERS = frozenset({".pdf"})
ROWS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx"})
FEEDS = frozenset({".xml", ".rss", ".atom"})
ARCHIVES = frozenset({".zip"})
PACKED = frozenset({".gz"})

_KNOWN = TEXTS | PAGES | SAVED | PAPERS | ROWS | FEEDS | ARCHIVES
KINDS = ".txt, .md, .html, .mhtml, .pdf, .jsonl, .csv, .xlsx, .xml, .rss, .zip, .gz"


def suffix_of(name: str) -> str:
    """Return the suffix that tells how to read a file, in lower case.

    >>> suffix_of("a/B.HTML"), suffix_of("2031.02.03")
    ('.html', '.03')
    """
    return PurePath(name).suffix.lower()


def is_known(name: str) -> bool:
    """Tell whether a file is of a kind that is read; a packed one, whether what it packs is.

    >>> is_known("a.jsonl.gz"), is_known("a.tar.gz"), is_known("a.png")
    (True, False, False)
    """
    suffix = suffix_of(name)
    return suffix in _KNOWN or (suffix in PACKED and suffix_of(name[: -len(suffix)]) in _KNOWN)


def is_document(name: str) -> bool:
    """Tell whether a file, or what it packs, is one article.

    >>> is_document("a.txt.gz"), is_document("a.csv")
    (True, False)
    """
    suffix = suffix_of(name)
    return (suffix_of(name[: -len(suffix)]) if suffix in PACKED else suffix) in TEXTS | PAGES | SAVED | PAPERS


# What a Content-Type says for certain. HTML, XML and plain text are looked at: servers mix them up.
_MEDIA = {
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
    "application/gzip": ".gz",
    "application/x-gzip": ".gz",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
# Bodies that may be an article for all that the header says.
_OPEN = later(r"text/.*|application/(?:.*\+)?xml|application/octet-stream|")

_FEED = re.compile(rb"<(?:rss|feed|(?:rdf:)?RDF|channel)[\s>]")
_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<meta[\s>]", re.IGNORECASE)

# How much of a body is looked at: comments and style sheets may stand before its root.
_HEAD = 4096


def kind_of_body(body: bytes, media_type: str, name: str) -> str:
    """Return the suffix under which a fetched body is read: by what it is, then by what it is said to be.

    Args:
        body: As it came.
        media_type: From its Content-Type, or nothing.
        name: Its address, without the query.

    Raises:
        InputError: It is of a kind that holds no article.

    >>> kind_of_body(b"<?xml version='1.0'?><rss version='2.0'>", "text/html", "/rss"), kind_of_body(b"12", "", "/1")
    ('.xml', '.txt')
    """
    head = body[:_HEAD].replace(b"\x00", b"")  # UTF-16 shows its tags as well
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if media_type in _MEDIA:
        return _MEDIA[media_type]
    if head.startswith(b"PK\x03\x04"):
        return ".xlsx" if suffix_of(name) == ".xlsx" else ".zip"
    if head.startswith(b"\x1f\x8b"):
        return ".gz"
    feed = _FEED.search(head)
    if feed is not None and not _PAGE.search(head[: feed.start()]):
        return ".xml"
    if _PAGE.search(head) or media_type in ("text/html", "application/xhtml+xml"):
        return ".html"
    if not _OPEN.fullmatch(media_type):
        raise InputError(f"this is no page but {media_type}", hint="give the address of an article or a feed")
    return suffix_of(name) if is_known(name) and suffix_of(name) in TEXTS | ROWS else ".txt"
