"""Two English amounts that make one figure: 5 to 6 million, between $5 and $8, 50-80 mph."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.model import FigureKind
from checker.scan.english_lexicon import Money, english, find_money
from checker.scan.english_nouns import find_noun, word_before
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import Amount, Second, Unit
from checker.scan.english_units import read_unit
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, Openings, code_at, is_latin, letters_end
from checker.scan.patterns import alternation

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["find_second"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MONEY: Final = FigureKind.MONEY
_PERCENT: Final = FigureKind.PERCENT


_JOINT: Final = Lazy(
    r"(?P<hung>-\s?to[\s-](?=[$€£¥₩]?\d))|(?P<dash>\s[-–—~−]\s|[-–—~−]\s?)(?=[^\s\w]?[A-Z]{0,2}[$€£¥₩]?[\d.A-Za-z])"
    r"|\s+(?P<to>to)\s+(?:about\s+|around\s+|nearly\s+|as\s+much\s+as\s+|as\s+many\s+as\s+)?",
    begins=" -–—~−",
    after_space=" -t–—~−",
)
_AND: Final = Lazy(r"\s+and\s+", begins=" ", after_space=" a")
_OR: Final = Lazy(r"-?\s+or\s+|-\s+and\s+", begins=" -", after_space=" o")
_OPENING: Final = Lazy(
    r"(?<![A-Za-z])(?P<word>[Bb]etween|[Ff]rom)\s+(?:the\s)?(?:ages?(?:\sof)?\s+)?(?:(?:about|around|an?\s+estimated)\s+)?$",
    ends=" ",
    before_space=" detnfms",
)
_AGES: Final = Lazy(r"(?<![A-Za-z])[Aa]ge[sd]?\s+(?:between\s+|from\s+)?$", ends=" ", before_space=" esdnm")
_BY: Final = Lazy(r"(?<![A-Za-z])(?:rang\w+|anywhere|somewhere|expect\w*|estimat\w+|forecast\w*|likely)[^.;]{0,24}$")

_SIGN_ENDS: Final = Letters("$€£¥₩₹")
# What can stand between two amounts.
_JOINTS: Final = ("-", "–", "—", "~", "−", " to ", " and ", " or ", " -", " –", " —", " ~", " −", "\nto ")


_MAY_JOIN: Final = Openings(_JOINTS)


# The verbs after which from X to Y tells two levels, and X to Y a change and a level; each begins with two letters.
_CHANGES: Final = (
    r"rose|rises?|rising|risen|fell|fall(?:s|ing|en)?|grew|grow(?:s|ing|n)?|increas\w+|decreas\w+|jump\w*|climb\w*"
    r"|drop\w*|cuts?|cutting|declin\w+|slow(?:s|ed|ing)?|slip\w*|narrow\w*|widen\w*|up|down|surg(?:ed?|es|ing)|soar\w*"
    r"|plung\w+|plummet\w*|rais(?:ed?|es|ing)|lower(?:s|ed|ing)?|reduc\w+|expand\w*|shr[aiu]nk\w*|doubl\w+|tripl\w+"
    r"|chang\w+|improv\w+|revis\w+|went|go(?:es|ing)?|mov(?:ed?|es|ing)|dip\w*|eas(?:ed?|es|ing)|swung|edg(?:ed?|es|ing)"
    r"|advanc\w+|gain\w*|lost|los(?:es|ing)|add(?:s|ed|ing)|bounc\w+|rebound\w*|recover\w*|tumbl\w+|slid\w*|sank|sink\w*"
    r"|shed\w*|lift\w*|trim\w*|hik(?:ed?|es|ing)|boost\w*|slash\w*|upgrad\w+|downgrad\w+|accelerat\w+"
)
_CHANGE: Final = Lazy(_CHANGES, re.IGNORECASE)
_VERB_OPENINGS: Final = frozenset(re.findall(r"(?:^|\|)([a-z]{2})", _CHANGES))
_MAY_CHANGE: Final = Openings([form for two in _VERB_OPENINGS for form in (two, two.capitalize(), two.upper())])
# Newspapers use the same words again and again.
_WORDS_KEPT: Final = 4096
_CHANGE_REACH: Final = 60  # characters before the first number
_BEHIND_CHANGE: Final = 48  # characters between such a verb and the number, a decimal point with its digit as one
_POINT: Final = ord(".")
_SEMICOLON: Final = ord(";")
_LINE_END: Final = ord("\n")


@lru_cache(maxsize=_WORDS_KEPT)
def _is_change(word: str) -> bool:
    return _CHANGE.fullmatch(word) is not None


def _sign() -> str:
    lexicon = english()
    return (
        rf"(?P<name>{alternation(lexicon.money_symbols)}|(?:{alternation(lexicon.money_codes)})(?=\s?\d))\s?(?=[\d.])"
    )


_SIGN: Final = Lazy(_sign)


def find_second(text: str, amount: Amount, unit: Unit | None, start: int, money: Money | None) -> Second | None:
    """Read the amount that makes a range with the one that begins at ``start``.

    Args:
        text: The text.
        amount: The first amount.
        unit: What it is of.
        start: Where the first figure begins, its sign included.
        money: The currency sign before it.

    Returns:
        The range; a second that stays apart but lends its unit to the first (rose from 4.8 to 4.9
        percent, 7- or 8-inch); or ``None``.
    """
    if amount.value is None or amount.part:
        return None
    end = unit.end if unit is not None else amount.end
    if not _MAY_JOIN.may_stand_at(text, end) or not text.startswith(_JOINTS, end):
        return None
    opening = _OPENING.search(text, max(0, start - 24), start)
    word = opening["word"].lower() if opening is not None else ""
    joint = (_AND.match(text, end) if word == "between" else None) or _JOINT.match(text, end)
    either = _OR.match(text, end) if joint is None and unit is None else None
    if joint is None and either is None:
        return None
    at = (joint or either).end()  # type: ignore[union-attr]
    if unit is not None and unit.kind is not _MONEY and _SIGN_ENDS.at(text, at) and not _follows_ages(text, start):
        return None  # rose 3.2 percent to $5.6 billion
    read = _read_other(text, at, amount, unit, money, joint is not None and _JOINT.gave(joint) and bool(joint["dash"]))
    if read is None:
        return None
    other, other_unit, own_sign = read
    if (
        joint is not None
        and _JOINT.gave(joint)
        and joint["hung"]
        and not own_sign
        and text[other.end : other.end + 1] != "-"
    ):
        return None  # the 5-to-4 decision; the $12-to-$14 range is one
    if either is not None:
        if not own_sign and text[amount.end] == " " and _are_neighbours(amount, other):
            if other_unit is not None or find_noun(text, other.end, None) is not None:
                both = other.placed(amount.start, other.end).reaching(amount.low, other.high)
                return Second(both, other_unit, "or")
            return None
        return _either(text, amount, other, other_unit, own_sign)
    first_from = opening.start() if opening is not None else start
    shares = unit is None or unit.end == amount.end
    shares = shares and amount.scale == 1 and other.scale > 1 and amount.value < other.head
    changes = word != "between" and amount.value != 0 and not shares and _changes(text, first_from, word == "from")
    if changes and not (
        joint is not None and _JOINT.gave(joint) and (joint["dash"] or _is_span(amount, unit, other, other_unit))
    ):
        if word == "from" and unit is None and other_unit is not None:
            return Second(None, other_unit, "from")
        return None
    if (
        joint is not None
        and _JOINT.gave(joint)
        and not joint["hung"]
        and _is_pair(unit, amount, other, other_unit, word)
    ):
        return None
    if not (_follows_ages(text, start) or _belong(text, amount, unit, other, other_unit, money, word)) or _are_teams(
        text, start, other.end
    ):
        return None
    amount = _share_scale(amount, other, own_sign, money)
    if not word and joint is not None and _JOINT.gave(joint) and joint["to"] and other.high < amount.low:
        return None  # $2,300 to forty-five victims
    low, high = min(amount.low, other.low), max(amount.high, other.high)
    both = other.placed(amount.start, other.end).reaching(low, high)
    lent = other_unit or (unit.until(other.end) if unit is not None else None)
    return Second(both, lent, word or "range")


def _read_other(
    text: str, at: int, amount: Amount, unit: Unit | None, money: Money | None, dash: bool
) -> tuple[Amount, Unit | None, bool] | None:
    sign = _SIGN.match(text, at)
    name = find_money(sign["name"]) if sign is not None else None
    if sign is not None:
        at = sign.end()
    char = text[at : at + 1]
    if not (char.isdigit() or char == "." or (char.isalpha() and (amount.words or not dash))):
        return None
    other = read_amount(text, at)
    if other is None or other.value is None or other.part:
        return None
    other, other_unit = read_unit(text, other, name or money)
    return other, other_unit, name is not None


def _changes(text: str, start: int, from_: bool) -> bool:
    """Tell whether a verb of change stands before a range, and nothing that makes one of it: is expected to rise."""
    left = max(0, start - _CHANGE_REACH)
    if not _tells_change(text, left, start):
        return False
    return from_ or _BY.search(text, left, start) is None


def _tells_change(text: str, left: i64, start: i64) -> bool:
    """Tell whether a verb of change stands from ``left`` on, and leads up to ``start`` in one clause."""
    at = left
    while at < start:
        if not is_latin(code_at(text, at)) or is_latin(code_at(text, at - 1)):
            at += 1
            continue
        end = min(letters_end(text, at), start)
        if _MAY_CHANGE.may_stand_at(text, at) and _is_change(text[at:end]) and _leads_up(text, end, start):
            return True
        at = end
    return False


def _leads_up(text: str, at: i64, start: i64) -> bool:
    """Tell whether nothing between ``at`` and ``start`` ends a clause, and not much stands there."""
    end = start - 1 if code_at(text, start - 1) == _LINE_END else start
    left: i64 = _BEHIND_CHANGE
    while at < end and left > 0:
        code = code_at(text, at)
        if code == _POINT:
            at += 1
            if at >= start or not text[at].isdigit():
                return False
        elif code == _SEMICOLON:
            return False
        at += 1
        left -= 1
    return at >= end


# How many times the first amount of a range after a verb of change the second may be: rose 3 to 5 percent, but
# rose 2 to 41 percent tells a change and a level.
_WIDEST_SPAN: Final = 3
_LARGEST_SPAN: Final = Decimal(100)
# Beyond it the two are exact: 20 or 21 votes, 50 or 51 senators.
_LAST_GUESS: Final = Decimal(12)


def _is_span(amount: Amount, unit: Unit | None, other: Amount, other_unit: Unit | None) -> bool:
    """Tell whether a bare number and one with a unit behind it are near enough to be one range of changes."""
    if unit is not None or other_unit is None or amount.scale != 1 or other.scale != 1:
        return False
    return amount.high < other.high <= min(amount.high * _WIDEST_SPAN, _LARGEST_SPAN)


def _is_pair(unit: Unit | None, amount: Amount, other: Amount, other_unit: Unit | None, word: str) -> bool:
    """Tell the two sides of a contest from a range: led by 52.3% to 47.7%, 35%-33%."""
    if unit is None or other_unit is None or word:
        return False
    return unit.kind is _PERCENT and amount.low > other.high


def _are_teams(text: str, start: int, end: int) -> bool:
    """Tell whether names stand on both sides of a pair of numbers: Ridgeport 94-101 Oldham Kings."""
    if not text[end + 1 : end + 2].isupper() or text[end] != " ":
        return False
    before = word_before(text, start)
    return (before[:1].isupper() or before[:1].isdigit()) and before.lower() not in english().before


def _are_neighbours(amount: Amount, other: Amount) -> bool:
    """Tell five or six people, a guess between two, from 5% or 6 million, two figures."""
    if amount.value is None or other.value is None or amount.scale != 1 or other.scale != 1 or amount.grain != 1:
        return False
    return other.value == amount.value + 1 and amount.value <= _LAST_GUESS


def _either(text: str, amount: Amount, other: Amount, unit: Unit | None, own_sign: bool) -> Second | None:
    """Lend the unit of two or three days, 7- or 8-inch to the first; 4.6 million or 33% are two figures."""
    if own_sign or unit is None or unit.kind is _MONEY or amount.scale > other.scale:
        return None
    return Second(None, unit, "or")


def _follows_ages(text: str, start: int) -> bool:
    return _AGES.search(text, max(0, start - 14), start) is not None


def _belong(
    text: str,
    amount: Amount,
    unit: Unit | None,
    other: Amount,
    other_unit: Unit | None,
    money: Money | None,
    word: str,
) -> bool:
    """Tell whether two amounts with a joint between them make a range."""
    if unit is not None and other_unit is not None and unit.name != other_unit.name:
        return False
    if unit is not None and other_unit is None and money is None and unit.kind is not _PERCENT:
        return False
    if word or other_unit is not None or (other.scale > 1 and amount.value < other.head):  # type: ignore[operator]
        return True
    return amount.words or find_noun(text, other.end, None) is not None


def _share_scale(amount: Amount, other: Amount, own_sign: bool, money: Money | None) -> Amount:
    """Give the first amount the scale of the second: five to six million, $5-8,000.

    Where its number is the higher one it keeps its own ($200 to $4 million).
    """
    if amount.scale != 1 or amount.value is None:
        return amount
    if other.scale > 1 and abs(amount.value) <= abs(other.head):
        return amount.times(other.scale)
    thousand = Decimal(1000)
    round_thousands = other.scale == 1 and other.high >= thousand and other.high % thousand == 0
    if round_thousands and money is not None and not own_sign and amount.value <= other.high / thousand:
        return amount.times(thousand)
    return amount
