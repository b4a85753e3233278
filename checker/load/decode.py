"""Bytes become text: byte-order marks, UTF-8, CP949, UTF-16, then a detector."""

from __future__ import annotations

import codecs

from checker.errors import InputError

__all__ = ["decode", "encoding_of_stream", "refuse_binary"]

# The longest marks first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# Beginnings of files that are no text. Source: the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"RIFF", "a sound or picture file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)

_ENCODING_HINT = "save it as UTF-8 and run again"

# A text has hardly any control characters beside line breaks and tabs; a binary file that happens
# to decode has many. 1 % lets stray form feeds and escape codes pass.
_CONTROL_SHARE = 0.01


def refuse_binary(data: bytes) -> None:
    """Raise ``InputError`` where ``data`` begins like a file that is no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"this is {what}, not text", hint="export the article as text or HTML")


def encoding_of_stream(head: bytes) -> str | None:
    """Return the encoding that a byte-order mark announces, or ``None``."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def decode(data: bytes) -> str:
    """Return ``data`` as text, without its byte-order mark, otherwise as given.

    Raises:
        InputError: It is binary, or in no encoding that can be told for certain.

    >>> decode("1만2천 명".encode("cp949")) == decode("1만2천 명".encode()) == "1만2천 명"
    True
    """
    refuse_binary(data)
    marked = encoding_of_stream(data)
    if marked is not None:
        return _decoded(data, marked)
    if b"\x00" in data:
        return _wide(data)
    for encoding in ("utf-8", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _readable(text)
    return _detected(data)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise InputError(
            f"the byte-order mark says {encoding}, but byte {error.start} does not fit", hint=_ENCODING_HINT
        ) from None


def _wide(data: bytes) -> str:
    """Decode UTF-16 without a mark: every other byte of its spaces and line breaks is zero."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        return _readable(data.decode(encoding))
    except UnicodeDecodeError:
        raise InputError("this is a binary file, not text", hint="export the article as text or HTML") from None


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("the encoding could not be told", hint=_ENCODING_HINT)
    return _readable(str(best))


def _readable(text: str) -> str:
    controls = sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1b")
    if controls > len(text) * _CONTROL_SHARE:
        raise InputError("this is a binary file, not text", hint="export the article as text or HTML")
    return text
