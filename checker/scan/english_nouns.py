"""English words around a number: the noun that it counts, and the names that digits belong to."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.scan.english_lexicon import english
from checker.scan.english_parts import ONE, Amount, Noun
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, is_space

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = [
    "Titles",
    "find_noun",
    "is_capital_name",
    "is_headed",
    "is_name",
    "one_counts",
    "ratio_base",
    "word_before",
    "wraps",
]

# A counted noun stands within this many words of its number ("30 decently sized coal-fired power plants").
_REACH: Final = 6
# Characters of a line that was broken for its length; the lines of lists and tables are shorter.
_SHORTEST_LINE: Final = 40

_VERSION: Final = Lazy(r"\s\d{1,2}(?=\s[a-z])")
_ADDRESS: Final = Lazy(
    r"[\d-]+(?:\s[A-Z][\w'’-]+){1,3}\s(?:Road|Rd|Street|St|Avenue|Ave|Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Place|Square|Court|Highway)(?![a-z])"
)
_OF: Final = Lazy(
    r"\s+of\s+(?:the|my|our|his|her|its|their|those|these|your|several|many|[a-z]+['’]s|[A-Z]\w+['’]?s)\s",
    begins=" ",
    after_space=" o",
)
_TITLE_WORD: Final = Lazy(r"[A-Za-z][\w'’]*")
_CAPITAL: Final = Lazy(r"[ \u00a0]([A-Z][A-Za-z]*)", begins=" ", after_space="AZBCDEFGHIJKLMNOPQRSTUVWXY")
_CAMEL: Final = Lazy(r"[a-z]{1,2}[A-Z]\w*")
_RATIO: Final = Lazy(
    r"[\s-](?:in|out\sof(?:\severy)?|of\severy|for\severy)[\s-](?:every\s)?(?P<base>\d+(?:,\d{3})*|[a-z]+)"
    r"(?:\s(?P<scale>million|thousand|hundred))?(?![a-z\d]|[.,]\d)",
    re.IGNORECASE,
    begins=" -",
    after_space="iof",
)
_RATIO_INITIALS: Final = Letters("iofIOF")
_SPACE: Final = ord(" ")
_NO_BREAK: Final = ord("\u00a0")
_HYPHEN: Final = ord("-")
_LINE_END: Final = ord("\n")
_POINT: Final = ord(".")
_ASCII: Final = 127
_IN_WORD: Final = Letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'’")
_WORD_MARKS: Final = ("-", "'", "’")
_OPENING: Final = Letters("(\"“‘'[")
_LONGEST_BEFORE: Final = 25  # characters of the word before a number, and the space
# The number one before these words, or after those, is a pronoun.
_NOT_COUNTED: Final = frozenset(
    [
        "day",
        "thing",
        "another",
        "time",
        "way",
        "who",
        "can",
        "cannot",
        "needs",
        "knows",
        "thinks",
        "hand",
        "percent",
        "else",
        "such",
        "wants",
        "gets",
    ]
)
_PRONOUN_AFTER: Final = frozenset(
    ["no", "this", "that", "every", "each", "any", "another", "which", "number", "the", "day"]
)


def _word_end(text: str, at: i64) -> i64:
    """Return where the word ends that stands behind the space, hyphen or line's end at ``at``; -1 without one.

    Points belong to a word in abbreviations of countries: 963,000 U.S. workers.
    """
    gap = code_at(text, at)
    first = code_at(text, at + 1)
    if gap == _LINE_END:
        if not 97 <= first <= 122:
            return -1
    elif gap != _SPACE and gap != _HYPHEN and gap != _NO_BREAK:
        return -1
    if 65 <= first <= 90:
        if code_at(text, at + 2) == _POINT and 65 <= code_at(text, at + 3) <= 90 and code_at(text, at + 4) == _POINT:
            behind = code_at(text, at + 5)
            if behind in (_SPACE, _NO_BREAK):
                return at + 5
    elif not 97 <= first <= 122:
        return -1
    size: i64 = len(text)
    end = at + 2
    while end < size:
        code: i64 = ord(text[end])
        if not (_IN_WORD.has(code) or (code > _ASCII and text[end].isalnum())):
            break
        end += 1
    return end


def find_noun(text: str, end: int, value: Decimal | None) -> Noun | None:
    """Return the noun that a number ending at ``end`` counts.

    The first plural within reach, with nothing but modifiers between (300 recorded songs); after one
    and after a hyphen the next word (one proposal, 12-page).
    """
    gap = code_at(text, end)
    hyphen = gap == _HYPHEN
    if not hyphen and gap != _SPACE and gap != _LINE_END and gap != _NO_BREAK:
        return None
    nouns = english().nouns
    fallback: Noun | None = None
    at, first, joined = end, True, False
    for _ in range(_REACH):
        stop = _word_end(text, at)
        if stop < 0 or (text[at] == "\n" and not wraps(text, at)):
            break
        word = text[at + 1 : stop].lower()
        if word.endswith(_WORD_MARKS):
            word = word.rstrip("-'’")  # the two firms' profits
        if word.endswith("."):
            at, first = stop, False
            continue
        if word in nouns.skip or (word in ("and", "or") and text[at - 1].isalpha() and at != end and not joined):
            joined = joined or word in ("and", "or")
            at = stop
            continue
        if word in nouns.stop or (word.endswith("ly") and first is False):
            break
        if _is_plural(word):
            end = _word_end(text, stop) if word in nouns.plural else -1
            after = text[stop + 1 : end] if end > 0 else ""
            if after and after not in nouns.stop and _is_plural(after):  # crew members
                return Noun(after, end, first)
            return Noun(word, stop, first)
        if first and (value == ONE or hyphen) and len(word) > 1:
            fallback = Noun(word, stop, True)
            if hyphen:
                break
        version = _VERSION.match(text, stop) if text[at + 1].isupper() else None
        at, first = version.end() if version is not None else stop, False
    return fallback


def wraps(text: str, at: int) -> bool:
    """Tell whether the line that ends at ``at`` was broken for its length, and goes on in the next."""
    return text[at + 1 : at + 2].islower() and at - text.rfind("\n", 0, at) > _SHORTEST_LINE


def _is_plural(word: str) -> bool:
    nouns = english().nouns
    if word in nouns.plural or ("-" in word and word.rsplit("-", 1)[-1] in nouns.plural):
        return True
    return (
        len(word) > 2
        and word.endswith("s")
        and word not in nouns.singular
        and not word.endswith(("ss", "'s", "’s", "ous"))
    )


def one_counts(text: str, amount: Amount) -> bool:
    """Tell whether the word one counts something: one proposal, one of the people; not no one."""
    if word_before(text, amount.start).lower() in _PRONOUN_AFTER or text[amount.start - 1 : amount.start] == "-":
        return False
    if ratio_base(text, amount.end) is not None or _OF.match(text, amount.end) is not None:
        return True
    end = _word_end(text, amount.end)
    if end < 0 or text[amount.end] == "-":
        return False
    word = text[amount.end + 1 : end].lower()
    return word.isalpha() and not word.endswith("ly") and word not in english().nouns.stop and word not in _NOT_COUNTED


def ratio_base(text: str, end: int) -> tuple[Decimal, int] | None:
    """Return the whole of one in five, nine out of 10, and where it ends."""
    match = _RATIO.match(text, end) if _RATIO_INITIALS.at(text, end + 1) else None
    if match is None:
        return None
    word = match["base"].lower().replace(",", "")
    cardinal = english().cardinals.get(word)
    base = Decimal(word) if word.isdigit() else cardinal.worth if cardinal is not None else Decimal(0)
    if match["scale"]:
        base *= english().cardinals[match["scale"].lower()].worth
    if len(word) == 4 and word[:2] in ("19", "20"):
        return None  # 528 in 2023
    return (base, match.end()) if base > 1 else None


def word_before(text: str, start: i64) -> str:
    """Return the word right before ``start`` with one space between; empty where there is none."""
    end = start - 1
    gap = code_at(text, end)
    if gap != _SPACE and gap != _NO_BREAK:
        return ""
    left = max(0, start - _LONGEST_BEFORE)
    at = end
    while at > left and not is_space(ord(text[at - 1])):
        at -= 1
    word = text[at:end]
    return word.lstrip("(\"“‘'[") if _OPENING.at(word, 0) else word


class Titles:
    """Which lines of a text are in title case, where a capital says nothing."""

    # Four of five words of more than three letters begin with a capital: Over 1,200 Acres Burned.
    _SHARE = 0.8
    _LONGEST_LINE = 240

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def covers(self, at: int) -> bool:
        """Tell whether the line around ``at`` is in title case."""
        text = self._text
        start = text.rfind("\n", 0, at) + 1
        if start not in self._known:
            end = text.find("\n", at)
            end = min(len(text) if end < 0 else end, start + self._LONGEST_LINE)
            long = [w for w in _TITLE_WORD.findall(text[start:end]) if len(w) > 3]
            capitals = sum(w[0].isupper() for w in long)
            self._known[start] = len(long) >= 2 and capitals >= self._SHARE * len(long)
        return self._known[start]


def is_headed(text: str, start: int) -> bool:
    """Tell whether a word before a number makes it a name whatever follows: ATR 72-500 aircraft, Boeing 737-800 jets."""
    nouns = english().nouns
    word = word_before(text, start)
    return word[:1].isupper() and word.lower() in nouns.name_head and word.lower() not in nouns.weak_head


# Inside a sentence a number word has a capital in names only: Thousand Oaks, the Seven Sisters.
_INSIDE: Final = Lazy(r"[a-z,]\s$")


def is_capital_name(text: str, start: int, end: int) -> bool:
    """Tell whether a number word and the word behind it have capitals that no beginning of a sentence gives them."""
    if not text[start].isupper() or _CAPITAL.match(text, end) is None:
        return False
    return _INSIDE.search(text, max(0, start - 2), start) is not None


def is_name(text: str, amount: Amount, start: int, titles: Titles) -> bool:
    """Tell whether a bare number belongs to a name: iPhone 15, Section 230, 787 Dreamliner, Fox 11.

    The caller has made sure that no unit, sign or counted noun stands by it.
    """
    nouns = english().nouns
    word = word_before(text, start)
    lower = word.lower()
    version = amount.scale == 1 and amount.grain < 1 and not amount.words
    if (amount.plain or version) and lower in nouns.name_head and (word[:1].isupper() or lower not in nouns.weak_head):
        return True
    if _CAMEL.fullmatch(word) or (amount.plain and _ADDRESS.match(text, start) is not None):
        return True
    if lower in english().before:
        return False
    counts = (amount.plain or amount.words) and text[start].isdigit() and _CAPITAL.match(text, amount.end) is not None
    if not counts and not (word[:1].isupper() and word[-1:].isalnum()):
        return False
    if titles.covers(start):
        return False
    if counts:
        return True
    if lower in nouns.stop or lower in english().before or lower in english().filler or lower in english().few:
        return False
    if amount.words:
        return text[start].isupper()
    if amount.plain:
        return True
    return version and _CAPITAL.match(text, amount.end) is not None
