"""What characters a text holds, and where figures may begin in it: one pass for all who read the text.

A pattern that is searched for costs a text as much as finding its digits does, and most of what a scanner searches for
stands nowhere in a sentence. So each character is looked at once, in a table of what it can be part of.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from checker.lexicon.hedges import hedge_names
from checker.scan.english_spots import spot_words
from checker.scan.korean_begins import numeral_beginnings
from checker.scan.mended import UNSEEN
from checker.text import FOLD

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["AT", "BRACKET", "FRACTION", "HANGUL", "JOINT", "LETTER", "MARK", "ODD", "SIGN", "Survey", "survey_text"]

# What a character can be, one bit each: first what says where something begins.
DIGIT: Final = 1
LETTER: Final = 2  # of the Latin alphabet
SYLLABLE: Final = 4
NUMERAL: Final = 8  # a Hangul numeral may begin with it, where a word does
SURE: Final = 16  # a numeral begins with it wherever it stands
PREFIX: Final = 32  # last letters of 마이너스 and 별, behind which a numeral may begin inside a word
REPORT: Final = 64  # first letter of a word that reports (알려졌다)
REPORTING: Final = 128  # second letter of one
# Then what only has to be known of the text as a whole.
_OTHERS: Final = 8  # how many bits stand before these
SIGN: Final = 1 << _OTHERS  # of money
AT: Final = 2 << _OTHERS
ODD: Final = 4 << _OTHERS  # letters of Hangul written apart, look-alikes of other characters
JAMO: Final = 8 << _OTHERS  # a letter of Hangul by itself
FRACTION: Final = 16 << _OTHERS
BRACKET: Final = 64 << _OTHERS  # a round one that opens
JOINT: Final = 128 << _OTHERS  # a hyphen or a plus, which join digits
MARK: Final = 32 << _OTHERS  # characters that nobody sees, and the one with which the names of characters begin
HANGUL: Final = SYLLABLE | JAMO
_BEGINS: Final = DIGIT | LETTER | NUMERAL | SURE | REPORTING
_BEHIND_ALL: Final = 0x10000  # what lies behind it is no character that anybody looks for
_LONGEST: Final = 16  # letters of the words that begin figures, and fewer
_SHAPES: Final = 32 * 32 * _LONGEST


class Survey:
    """What a text holds.

    Attributes:
        seen: What its characters are, all together.
        digits: Where runs of digits begin.
        numerals: Where Korean numerals may begin; ``korean_begins`` decides.
        words: Where words begin that look like ones with which English figures do.
        reports: Where words may begin that give a figure as somebody's.
    """

    def __init__(self, seen: int, digits: list[int], numerals: list[int], words: list[int], reports: list[int]) -> None:
        self.seen, self.digits, self.numerals, self.words, self.reports = seen, digits, numerals, words, reports


class _Tables:
    """What characters can be, by code point.

    Attributes:
        sorts: The first eight bits.
        others: The bits behind those, of characters that have none of the first or are ``SURE``.
        korean: Whether they know with which syllables numerals and words that report begin, which takes the Korean
            lexicon to tell: a text in English does not wait for that to be read.
    """

    def __init__(self, sorts: bytes, others: bytes, korean: bool) -> None:
        self.sorts, self.others, self.korean = sorts, others, korean


def _make_tables(korean: bool) -> _Tables:
    first, others = bytearray(_BEHIND_ALL), bytearray(_BEHIND_ALL)
    first[ord("가") : ord("힣") + 1] = bytes([SYLLABLE]) * (ord("힣") + 1 - ord("가"))
    reports = [name.surface for name in hedge_names("ko", "clause")] if korean else []
    for sort, characters in (
        (DIGIT, "0123456789"),
        (LETTER, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
        (SIGN, "$€£¥₹₽฿"),
        (AT, "@"),
        (ODD, [*map(chr, range(0x1100, 0x1160)), *map(chr, FOLD)]),
        (JAMO, [*map(chr, range(0x1100, 0x1200)), *map(chr, range(0x3131, 0x318F))]),
        (NUMERAL, numeral_beginnings() if korean else ""),
        (SURE, "½⅓⅔¼¾一二三四五六七八九十百千萬數"),
        (PREFIX, "별스"),
        (REPORT, {surface[0] for surface in reports}),
        (REPORTING, {surface[1] for surface in reports}),
        (MARK, UNSEEN + "&"),
        (FRACTION, "½⅓⅔¼¾⅛⅜⅝⅞"),
        (BRACKET, "("),
        (JOINT, "-+"),
    ):
        for character in characters:
            first[ord(character)] |= sort & 0xFF
            others[ord(character)] |= sort >> _OTHERS
    return _Tables(bytes(first), bytes(others), korean)


# The last ones made know most.
_MADE: Final[list[_Tables]] = []


def _tables() -> _Tables:
    if not _MADE:
        _MADE.append(_make_tables(False))
    return _MADE[-1]


@cache
def _shapes() -> bytes:
    """Return the shapes of words with which English figures begin: first and last letter with the length."""
    shapes = bytearray(_SHAPES)
    for word in spot_words():
        if len(word) < _LONGEST:
            shapes[(ord(word[0]) & 31) << 9 | (ord(word[-1]) & 31) << 4 | len(word)] = 1
    return bytes(shapes)


def survey_text(text: str) -> Survey:
    """Look at each character of a text once.

    >>> survey = survey_text("직원 500명, three days")
    >>> survey.digits, survey.words, survey.seen & HANGUL > 0
    ([3], [9], True)
    """
    tables = _tables()
    survey = _look(text, tables)
    if survey.seen & SYLLABLE and not tables.korean:
        _MADE.append(_make_tables(True))
        survey = _look(text, _tables())
    return survey


def _look(text: str, tables: _Tables) -> Survey:
    sorts, others, shapes = tables.sorts, tables.others, b""
    digits: list[int] = []
    numerals: list[int] = []
    words: list[int] = []
    reports: list[int] = []
    # numbers of the machine: counted as Python does it, the pass would take three times as long
    at: i64 = 0
    seen: i64 = 0
    before: i64 = 0
    begun: i64 = 0  # of the word under way
    first: i64 = 0
    last: i64 = 0
    length: i64 = len(text)
    while at <= length:
        code: i64 = ord(text[at]) if at < length else 0
        sort: i64 = sorts[code] if code < _BEHIND_ALL else 0
        if (not sort or sort & SURE) and code < _BEHIND_ALL:
            seen |= others[code] << _OTHERS
        if sort & _BEGINS:
            if sort & LETTER:
                if not before & LETTER:
                    begun, first = at, code
            elif sort & DIGIT:
                if not before & DIGIT:
                    digits.append(at)
                    numerals.append(at)
            elif sort & SURE or (sort & NUMERAL and (not before & SYLLABLE or before & PREFIX)):
                numerals.append(at)
            if sort & REPORTING and before & REPORT:
                reports.append(at - 1)
        if before & LETTER and not sort & LETTER:
            size = at - begun
            shapes = shapes or _shapes()
            if size < _LONGEST and shapes[(first & 31) << 9 | (last & 31) << 4 | size]:
                words.append(begun)
        seen |= sort
        before, last = sort, code
        at += 1
    return Survey(seen, digits, numerals, words, reports)
