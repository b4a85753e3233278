"""Characters looked at one by one, by their code points: a pattern, or a slice of one letter, takes ten times as long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = [
    "Letters",
    "Openings",
    "code_at",
    "code_over_space",
    "is_hangul",
    "is_latin",
    "is_space",
    "letters_at",
    "letters_end",
    "stands_at",
]

_TABLE: Final = 0x10000  # what lies behind it is no character that anybody looks for


def code_at(text: str, at: i64) -> i64:
    """Return the code point of the character at ``at``; 0 outside of the text.

    >>> code_at("명", 0) == ord("명"), code_at("명", 1), code_at("명", -1)
    (True, 0, 0)
    """
    return ord(text[at]) if 0 <= at < len(text) else 0


def is_hangul(code: i64) -> bool:
    """Tell whether a code point is that of a syllable of Hangul."""
    return 0xAC00 <= code <= 0xD7A3


def is_latin(code: i64) -> bool:
    """Tell whether a code point is that of a letter of the Latin alphabet without marks."""
    return 97 <= code <= 122 or 65 <= code <= 90


def is_space(code: i64) -> bool:
    r"""Tell whether a code point is that of white space, as ``\s`` means it.

    >>> is_space(ord(" ")), is_space(0xA0), is_space(0x3000), is_space(ord("명"))
    (True, True, True, False)
    """
    if code <= 0x20:
        return code == 0x20 or 9 <= code <= 13 or 28 <= code <= 31
    if code < 0x85 or code > 0x3000:
        return False
    return code in (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000) or 0x2000 <= code <= 0x200A


def code_over_space(text: str, at: i64) -> i64:
    """Return the code point at ``at``, or of what stands behind one space there."""
    code = code_at(text, at)
    return code_at(text, at + 1) if is_space(code) else code


def stands_at(text: str, word: str, at: i64) -> bool:
    """Tell whether ``word`` stands at ``at``, as ``text.startswith(word, at)`` does.

    >>> stands_at("3억원", "억원", 1), stands_at("3억", "억원", 1), stands_at("3억", "3", -2)
    (True, False, False)
    """
    size: i64 = len(word)
    if at < 0 or at + size > len(text):
        return False
    i: i64 = 0
    while i < size:
        if ord(text[at + i]) != ord(word[i]):
            return False
        i += 1
    return True


class Letters:
    """A set of letters, looked up by code point.

    >>> scales = Letters("만억조")
    >>> scales.has(ord("억")), scales.at("3만", 1), scales.at("3만", 2)
    (True, True, False)
    """

    def __init__(self, letters: Iterable[str]) -> None:
        table = bytearray(_TABLE >> 3)  # a bit each
        for letter in letters:
            table[ord(letter) >> 3] |= 1 << (ord(letter) & 7)
        self._table = bytes(table)

    def has(self, code: i64) -> bool:
        """Tell whether the letter of a code point is one of them."""
        return code < _TABLE and self._table[code >> 3] >> (code & 7) & 1 != 0

    def at(self, text: str, at: i64) -> bool:
        """Tell whether one of them stands at ``at``; outside of the text none does."""
        return 0 <= at < len(text) and self.has(ord(text[at]))

    def among(self, text: str, start: i64, end: i64) -> bool:
        """Tell whether one of them stands from ``start`` to before ``end``, both inside of the text."""
        while start < end:
            if self.has(ord(text[start])):
                return True
            start += 1
        return False


class Openings:
    """The beginnings of words, looked up by their first two letters, and quickly: others may share the place of one.

    >>> hedges = Openings(["이상", "께"])
    >>> hedges.may_stand_at("3명 이상", 3), hedges.may_stand_at("3시께", 2), hedges.may_stand_at("3명이", 2)
    (True, True, False)
    """

    def __init__(self, words: Iterable[str]) -> None:
        pairs = bytearray(_TABLE)
        words = {*words}
        for word in words:
            if len(word) > 1:
                pairs[_pair(ord(word[0]), ord(word[1]))] = 1
        self._pairs = bytes(pairs)
        self._alone = Letters(word for word in words if len(word) == 1)

    def may_stand_at(self, text: str, at: i64) -> bool:
        """Tell whether one of the words may stand at ``at``; where this says no, none does."""
        first = code_at(text, at)
        return self.may_be(first, code_at(text, at + 1))

    def may_be(self, first: i64, second: i64) -> bool:
        """Tell whether a word may begin with two letters, of which it may have only the first."""
        return self._pairs[_pair(first, second)] != 0 or self._alone.has(first)


def _pair(first: i64, second: i64) -> i64:
    return (first * 31 + second) & (_TABLE - 1)


def letters_end(text: str, at: i64) -> i64:
    """Return where the Latin letters end that begin at ``at``; ``at`` where none does.

    >>> letters_end("two-door", 0), letters_end("30 km²", 3), letters_end("37명", 2)
    (3, 5, 2)
    """
    size: i64 = len(text)
    while at < size and (65 <= ord(text[at]) <= 90 or 97 <= ord(text[at]) <= 122):
        at += 1
    return at


def letters_at(text: str, at: i64) -> str:
    """Return the Latin letters that begin at ``at``; nothing where none does."""
    return text[at : letters_end(text, at)]
