"""Bytes become text: byte-order marks, UTF-8, what is declared, CP949, UTF-16, then a detector."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from checker.errors import InputError
from checker.later import later

__all__ = ["decode", "decode_page", "encoding_of_stream", "refuse_binary"]

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


def decode(data: bytes, declared: str | None = None) -> str:
    """Return ``data`` as text, without its byte-order mark, otherwise as given.

    Args:
        data: All of it.
        declared: The charset that it was sent under; it is believed where UTF-8 does not fit.

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
    for encoding in _candidates(data, (declared,)):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _readable(text)
    return _detected(data)


# Names of charsets as the web uses them. Source: the WHATWG Encoding Standard; a page that calls
# itself EUC-KR is written in its extension, and one that calls itself Latin-1 in Windows'.
_CHARSETS = {
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "korean": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "ksc_5601": "cp949",
    "ms949": "cp949",
    "uhc": "cp949",
    "windows-949": "cp949",
    "x-windows-949": "cp949",
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "windows-1252": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
}
# Python's names of the other charsets that pages are written in.
_BYTEWISE = later(r"iso8859-\d+|cp125\d|koi8-[rtu]|big5(?:hkscs)?|gb18030|euc_jp|johab|tis-620")
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?charset\s*=\s*["']?\s*(?P<meta>[\w-]+)|<\?xml\b[^>]*?encoding\s*=\s*["'](?P<xml>[\w-]+)""",
    re.IGNORECASE,
)
# Pages declare their charset near their beginning. The standard says 1024 bytes; scripts come first in practice.
_DECLARED_WITHIN = 8192

# Outlets cut descriptions at a number of bytes, through the middle of a letter, and paste from
# elsewhere: a few bytes of a page may fit no encoding. One in a hundred is more than such slips.
_BROKEN_SHARE = 0.01


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Return a page or a feed as text, whatever it says that it is written in.

    What a page says and what it is written in differ often enough: UTF-8 that says EUC-KR, EUC-KR
    that says nothing or UTF-8. So UTF-8 is tried first (Korean in another encoding does not pass for
    it), then what was declared, then CP949; where none fits throughout, the one that fits best is
    taken, and what does not fit is shown as U+FFFD.

    Args:
        data: All of it.
        declared: The charset of the header that it came under.

    Raises:
        InputError: It is binary, or in no encoding that can be told.

    >>> decode_page('<meta charset="euc-kr"><p>1만2천 명'.encode())[-6:]
    '1만2천 명'
    """
    refuse_binary(data)
    if encoding_of_stream(data) is not None or b"\x00" in data[:_DECLARED_WITHIN]:
        return decode(data)
    said = [match["meta"] or match["xml"] for match in _DECLARED.finditer(data[:_DECLARED_WITHIN])]
    tried = [_fit(data, encoding) for encoding in _candidates(data, (declared, *map(_ascii, said)))]
    utf8 = tried[0]
    # Korean in another encoding has hardly a letter that is UTF-8; of UTF-8 with slips, hardly one is not
    best = utf8 if utf8.broken * 10 <= utf8.letters else min(tried, key=lambda fit: fit.broken)
    return _readable(best.text) if best.broken <= len(best.text) * _BROKEN_SHARE else _detected(data)


@dataclass(frozen=True, slots=True)
class _Fit:
    """Data read in some encoding: how many places do not fit, and how many letters beyond ASCII do."""

    text: str
    broken: int
    letters: int


def _fit(data: bytes, encoding: str) -> _Fit:
    try:
        text, broken = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
    return _Fit(text, broken, sum(character > "\x7f" for character in text) - broken)


def _ascii(name: bytes) -> str:
    return name.decode("ascii", "replace")


def _candidates(data: bytes, declared: tuple[str | None, ...]) -> list[str]:
    """Return the encodings to try, in order."""
    found = ["utf-8"]
    for name in declared:
        encoding = _known_codec((name or "").strip().lower())
        # declared by a server that says so of everything it sends
        mistaken = encoding == "cp1252" and _is_korean(data)
        if encoding is not None and not mistaken and encoding not in found:
            found.append(encoding)
    return found if "cp949" in found else [*found, "cp949"]


def _known_codec(name: str) -> str | None:
    """Return Python's name of a charset; ``None`` for one that no text without a mark and without zeros is in."""
    if name in _CHARSETS:
        return _CHARSETS[name]
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return codec if _BYTEWISE.fullmatch(codec) else None


def _is_korean(data: bytes) -> bool:
    """Tell whether data read as CP949 are Korean: nearly all that is not ASCII are Hangul syllables."""
    letters = [character for character in data.decode("cp949", "replace") if character > "\x7f"]
    hangul = sum("가" <= character <= "힣" for character in letters)
    return hangul >= 10 and hangul >= len(letters) * 0.9


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
