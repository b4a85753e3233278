"""Read the unit that stands before an English number: $5, EUR 5, $(0.15), dollar 22.5 million, percent of 10."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec.structs import replace

from checker.lexicon.currencies import CurrencyName, find_currency
from checker.model import FigureKind
from checker.scan.english_kept import Kept
from checker.scan.english_nouns import word_before
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import Amount, Sense
from checker.scan.english_units import negative, tail_at, with_letter
from checker.scan.english_words import english, money_surfaces
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters
from checker.scan.patterns import alternation

__all__ = ["SIGN_ENDS", "is_scaled", "money_before", "read_after_word", "read_booked", "read_tens"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MONEY: Final = FigureKind.MONEY
_PERCENT: Final = FigureKind.PERCENT
_OPENING: Final = "([“\"‘'"
SIGN_ENDS: Final = frozenset("$€£¥₩₹₽₫฿₱₪₺₴₦₿＄￡￥￦=")
_PERCENT_OF: Final = Lazy(r"(?<![A-Za-z])(?:percent|per\scent)\sof\s$", ends=" ", before_space="f")
_SCALED: Final = Lazy(r"\d[\d,.]*\s(?:million|billion|trillion)(?![a-z])", re.IGNORECASE)


def money_before(text: str, start: int, before: str) -> re.Match[str] | None:
    """Return the money sign or code right before ``start``."""
    at = start - 1
    while at > 0 and text[at] in " -−\u00a0" and start - at < 4:
        at -= 1
    last = text[at]
    if last in SIGN_ENDS or last.isupper():
        return _money_left().search(text, max(0, start - 9), start)
    if _small_ends().has(ord(last)) and text[max(0, at - 3) : at + 1].split()[-1].lstrip(_OPENING) in _small_signs():
        return _money_left().search(text, max(0, start - 9), start)
    return None


def read_booked(kept: Kept, start: int) -> int | None:
    """Read a loss as accounts write it: $(0.15)."""
    text = kept.text
    name, amount = find_currency(text[start - 2]), read_amount(text, start)
    if name is None or amount is None or text[amount.end : amount.end + 1] != ")":
        return None
    amount = replace(negative(amount), end=amount.end + 1)
    return kept.keep(amount, start - 2, Sense(_MONEY, name.code, amount.end, name.entry), "")


def read_tens(kept: Kept, match: re.Match[str], start: int, name: CurrencyName | None) -> int:
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
    if word.lower() not in _money_last() and word != "of":
        return None
    tail = tail_at(text, amount.end)
    if not word.islower() or start - len(word) - 1 < kept.floor:
        return None
    if tail is not None and not (tail.what in ("name", "code") and text[tail.end + 1 : tail.end + 2].isdigit()):
        return None
    share = _PERCENT_OF.search(text, max(0, start - 13), start)
    if share is not None and amount.end == len(text.rstrip()):
        return kept.keep(amount, share.start(), Sense(_PERCENT, "percent", amount.end, "unit:percent"), "")
    name = find_currency(word)
    for size in (2, 3):
        words = text[max(0, start - 40) : start].lower().split()[-size:]
        longer = find_currency(" ".join(words)) if len(words) == size else None
        if longer is not None:
            name, word = longer, text[text.lower().rindex(words[0], 0, start) : start - 1]
    if name is None or name.weak or word in ("won", "all"):
        return None
    amount = with_letter(amount)
    sense = Sense(_MONEY, name.code, amount.end, name.entry, name.factor)
    return kept.keep(amount, start - len(word) - 1, sense, "")


@cache
def _money_left() -> re.Pattern[str]:
    money = money_surfaces()
    return re.compile(
        rf"""
        (?<![A-Za-z\d]) (?: (?P<symbol> {alternation(money.symbols)} ) | (?P<code> [MK]?(?:{alternation(money.codes)})\$? ) )
        \s? (?P<minus> [-−] )? \s?$
        """,
        re.VERBOSE,
    )


@cache
def _small_signs() -> frozenset[str]:
    """Return the money signs that end in a small letter or a point: Rs, Kč."""
    return frozenset(s for s in money_surfaces().symbols if s[-1].islower() or s[-1] == ".")


@cache
def _small_ends() -> Letters:
    """Return the last letters of those signs."""
    return Letters(sign[-1] for sign in _small_signs())


@cache
def _money_last() -> frozenset[str]:
    """Return the words in which English names of money end."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in money_surfaces().words)


def is_scaled(text: str, start: int, code: str) -> bool:
    """Tell whether millions behind a code that is a word as well make it money: MOP 2.3 billion."""
    return code in english().nouns["scaled_code"] and _SCALED.match(text, start) is not None
