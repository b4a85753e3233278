"""Read the unit that stands before an English number: $5, EUR 5, $(0.15), dollar 22.5 million, percent of 10."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.model import FigureKind
from checker.scan.english_kept import Kept
from checker.scan.english_lexicon import Money, english, find_money
from checker.scan.english_nouns import word_before
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import Amount, Sense
from checker.scan.english_units import tail_at, with_letter
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at
from checker.scan.patterns import alternation

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["SIGN_ENDS", "MoneySign", "is_scaled", "money_before", "read_after_word", "read_booked", "read_tens"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MONEY: Final = FigureKind.MONEY
_PERCENT: Final = FigureKind.PERCENT
_OPENING: Final = "([“\"‘'"
SIGN_ENDS: Final = Letters("$€£¥₩₹₽₫฿₱₪₺₴₦₿＄￡￥￦=")
_GAPS: Final = Letters(" -−\u00a0")
_LONGEST_GAP: Final = 4
_SPACE: Final = ord(" ")
_PERCENT_OF: Final = Lazy(r"(?<![A-Za-z])(?:percent|per\scent)\sof\s$", ends=" ", before_space="f")
_SCALED: Final = Lazy(r"\d[\d,.]*\s(?:million|billion|trillion)(?![a-z])", re.IGNORECASE)


def _money_left() -> str:
    lexicon = english()
    return rf"""
        (?<![A-Za-z\d]) (?: (?P<symbol> {alternation(lexicon.money_symbols)} ) | (?P<code> [MK]?(?:{alternation(lexicon.money_codes)})\$? ) )
        \s? (?P<minus> [-−] )? \s?$
        """


_MONEY_LEFT: Final = Lazy(_money_left, re.VERBOSE)


class _Signs:
    """What the names of money show.

    Attributes:
        alone: Signs of one character, none of which ends a longer one behind a space.
        small: Signs that end in a small letter or a point (Rs, Kč), ``small_ends`` their last letters.
        last: Words in which English names end.
    """

    def __init__(self) -> None:
        lexicon = english()
        symbols = lexicon.money_symbols
        self.alone: Final = Letters(
            [s for s in symbols if len(s) == 1 and not any(o.endswith(f" {s}") for o in symbols)]
        )
        self.small: Final = frozenset([s for s in symbols if s[-1].islower() or s[-1] == "."])
        self.small_ends: Final = Letters([s[-1] for s in self.small])
        self.last: Final = frozenset([name.rsplit(" ", 1)[-1] for name in lexicon.money_words])


_MADE: Final[list[_Signs]] = []


def _signs() -> _Signs:
    if not _MADE:
        _MADE.append(_Signs())
    return _MADE[0]


class MoneySign:
    """A sign or code of money before a number: where it begins, how it is listed, and whether a minus follows it."""

    def __init__(self, start: int, surface: str, minus: bool) -> None:
        self.start: Final = start
        self.surface: Final = surface
        self.minus: Final = minus


def money_before(text: str, start: i64) -> MoneySign | None:
    """Return the money sign or code right before ``start``."""
    signs = _signs()
    at = start - 1
    last = code_at(text, at)
    if signs.alone.has(last) and (at == 0 or code_at(text, at - 1) == _SPACE):
        return MoneySign(at, text[at], False)
    while at > 0 and _GAPS.has(last) and start - at < _LONGEST_GAP:
        at -= 1
        last = code_at(text, at)
    if SIGN_ENDS.has(last) or 65 <= last <= 90 or (last > 127 and text[at].isupper()):
        return _money_left_of(text, start)
    if signs.small_ends.has(last) and text[max(0, at - 3) : at + 1].split()[-1].lstrip(_OPENING) in signs.small:
        return _money_left_of(text, start)
    return None


def _money_left_of(text: str, start: int) -> MoneySign | None:
    match = _MONEY_LEFT.search(text, max(0, start - 9), start)
    return (
        MoneySign(match.start(), match["symbol"] or match["code"], bool(match["minus"])) if match is not None else None
    )


def read_booked(kept: Kept, start: int) -> int | None:
    """Read a loss as accounts write it: $(0.15)."""
    text = kept.text
    name, amount = find_money(text[start - 2]), read_amount(text, start)
    if name is None or amount is None or text[amount.end : amount.end + 1] != ")":
        return None
    amount = amount.negative().placed(amount.start, amount.end + 1)
    return kept.keep(amount, start - 2, Sense(_MONEY, name.code, amount.end, name.entry), "")


def read_tens(kept: Kept, match: re.Match[str], start: int, name: Money | None) -> int:
    """Read $10s of millions."""
    if name is None:
        return match.end()
    low = Decimal(match[1]) * english().vague[match[2].lower()].low
    amount = Amount(match.start(), match.end(), None, low, low * 10, low, scale=low, words=True)
    return kept.keep(amount, start, Sense(_MONEY, name.code, match.end(), name.entry), "")


def read_after_word(kept: Kept, amount: Amount, start: int) -> int | None:
    """Read dollar 22.5 million, rmb 10, percent of 10: the unit before the number, in small letters."""
    text = kept.text
    word = word_before(text, start)
    if word.lower() not in _signs().last and word != "of":
        return None
    tail = tail_at(text, amount.end)
    if not word.islower() or start - len(word) - 1 < kept.floor:
        return None
    if tail is not None and not (tail.what in ("name", "code") and text[tail.end + 1 : tail.end + 2].isdigit()):
        return None
    share = _PERCENT_OF.search(text, max(0, start - 13), start)
    if share is not None and amount.end == len(text.rstrip()):
        return kept.keep(amount, share.start(), Sense(_PERCENT, "percent", amount.end, "unit:percent"), "")
    name = find_money(word)
    for size in (2, 3):
        words = text[max(0, start - 40) : start].lower().split()[-size:]
        longer = find_money(" ".join(words)) if len(words) == size else None
        if longer is not None:
            name, word = longer, text[text.lower().rindex(words[0], 0, start) : start - 1]
    if name is None or name.weak or word in ("won", "all"):
        return None
    amount = with_letter(amount)
    sense = Sense(_MONEY, name.code, amount.end, name.entry, name.factor)
    return kept.keep(amount, start - len(word) - 1, sense, "")


def is_scaled(text: str, start: int, code: str) -> bool:
    """Tell whether millions behind a code that is a word as well make it money: MOP 2.3 billion."""
    return code in english().nouns.scaled_code and _SCALED.match(text, start) is not None
