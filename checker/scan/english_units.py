"""What an English amount is of: physical units, money, shares, rates."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.model import FigureKind, Per, Span
from checker.scan.english_lexicon import Money, english, find_money
from checker.scan.english_nouns import find_noun, wraps
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import ONE, Amount, Sense, Tail, Unit, has_decimals, is_one
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, Openings, code_at, letters_at, letters_end
from checker.scan.patterns import alternation

__all__ = [
    "add_cents",
    "add_smaller",
    "money_of",
    "read_per",
    "read_unit",
    "sense_of",
    "tail_at",
    "unit_of_part",
    "unit_of_phrase",
    "with_letter",
]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RATIO: Final = FigureKind.RATIO

_ASCII: Final = 127
_THOUSAND: Final = Decimal(1000)
_HUNDREDTH: Final = Decimal("0.01")

# From this number on, pounds are money whatever stands around: nobody weighs a million pounds.
_MONEY_FROM: Final = Decimal(10**6)

# Lines of a video picture: 1080p is no sum of pence.
_LINES: Final = frozenset(map(Decimal, (144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160, 4320)))

# "12 won" is a verb more often than money; nothing costs so little.
_LEAST_WON: Final = Decimal(100)


def _signs() -> str:
    lexicon = english()
    return rf"""
        (?P<symbol> {alternation(lexicon.unit_symbols)} ) (?: (?<=%)(?=[a-z]{{2}}) | (?![A-Za-z0-9²³]|\.[a-z]) )
        | (?P<money> {alternation(lexicon.money_symbols)} ) (?![A-Za-z0-9])
        | (?P<code> [A-Z]{{3,5}} ) (?![A-Za-z])
        """


_SIGNS: Final = Lazy(_signs, re.VERBOSE)


class _Phrase:
    """The words of a unit or a currency: as they stand in a text, what they are, and as the lexicon lists them."""

    def __init__(self, words: str, what: str, surface: str) -> None:
        self.words: Final = words
        self.what: Final = what
        self.surface: Final = surface


class _Tails:
    """What may stand behind a number.

    Attributes:
        letters: The letters with which signs of units and money begin.
        codes: Codes of currencies, alone and after M or K (MEUR: a million).
        phrases: Words of units and currencies by their first word. Units come before currencies, longer
            phrases before shorter ones. Words are told apart at spaces and hyphens alike.
    """

    def __init__(self) -> None:
        lexicon = english()
        self.letters: Final = frozenset(
            [letters_at(sign, 0) for sign in (*lexicon.unit_symbols, *lexicon.money_symbols)]
        )
        codes = lexicon.money_codes
        self.codes: Final = frozenset([*codes, *(letter + code for code in codes for letter in "MK")])
        phrases: dict[str, list[_Phrase]] = {}
        for what, words in (("word", [*lexicon.unit_words]), ("name", [*lexicon.money_words])):
            for word in sorted(words, key=len, reverse=True):
                phrase = word.replace("-", " ")
                phrases.setdefault(_first_word(phrase), []).append(_Phrase(phrase, what, word))
        self.phrases: Final = phrases


_MADE: Final[list[_Tails]] = []


def _tails() -> _Tails:
    if not _MADE:
        _MADE.append(_Tails())
    return _MADE[0]


_TAIL_WORD: Final = Lazy(r"[^\W\d_]+|\S")
_TAIL_GAPS: Final = Letters(" \u00a0-")
_LINE_END: Final = ord("\n")
_PERCENT_SIGN: Final = ord("%")
_BEHIND_PERCENT: Final = Letters(" ,;:)")
_SEPARATED: Final = str.maketrans("-\n\t\u00a0", "    ")
_US: Final = Lazy(r"(?:U\.S\.|US)(?![A-Za-z]|\s[A-Z])", begins="U")
# The longest name of a currency has fewer letters.
_LONGEST_NAME: Final = 48


# What may stand before a measure and says nothing of how much it is.
_WHOLE: Final = frozenset(("full", "whole"))


def tail_at(text: str, end: int) -> Tail | None:
    """Return the unit-like thing after ``end``, unjudged."""
    code = code_at(text, end)
    if code == _PERCENT_SIGN and _BEHIND_PERCENT.at(text, end + 1):
        return Tail("", "symbol", "%", end + 1)  # most are such
    gap = text[end] if _TAIL_GAPS.has(code) or (code == _LINE_END and wraps(text, end)) else ""
    start = end + len(gap)
    tails = _tails()
    word = letters_at(text, start)
    if gap == " " and word in _WHOLE and text[start + len(word) : start + len(word) + 1] == " ":
        whole = tail_at(text, start + len(word))  # three full days, a full percentage point
        return whole if whole is not None and whole.what == "word" else None
    sign = _SIGNS.match(text, start) if not word or word in tails.letters or word.isupper() else None
    if sign is not None:
        what, surface = sign.lastgroup or "", sign.group()
        if what != "code" or surface in tails.codes:
            return Tail(gap, what, surface, sign.end())
    if not word or code_at(text, start + len(word)) > _ASCII:
        word = _first_word(text, start)
    listed = tails.phrases.get(word.lower())
    if listed is not None:
        ahead = ""
        for phrase in listed:
            stop = start + len(phrase.words)
            if len(phrase.words) > len(word):  # of two words
                ahead = ahead or text[start : start + _LONGEST_NAME].lower().translate(_SEPARATED)
                if not ahead.startswith(phrase.words):
                    continue
            if letters_end(text, stop) == stop:
                return Tail(gap, phrase.what, phrase.surface, stop)
    us = _US.match(text, start)
    return None if us is None else Tail(gap, "us", "US", us.end())


def _first_word(text: str, start: int = 0) -> str:
    match = _TAIL_WORD.match(text, start)
    return match.group() if match is not None else ""


def sense_of(unit: Unit) -> Sense:
    """Return what a figure of ``unit`` is."""
    return Sense(unit.kind, unit.name, unit.end, unit.entry, unit.factor)


def with_letter(amount: Amount) -> Amount:
    """Return ``amount`` with its k, m or bn as a scale."""
    if not amount.letter:
        return amount
    return amount.times(english().letters[amount.letter]).without_letter()


def money_of(surface: str) -> tuple[Money, Decimal] | None:
    """Return the currency of a sign or code, and the scale in it (MEUR: a million)."""
    name = find_money(surface)
    if name is None and surface.endswith("$"):
        name = find_money(surface[:-1])
    if name is not None:
        return name, ONE
    if surface[:1] in ("M", "K") and (name := find_money(surface[1:])) is not None:
        return name, english().letters[surface[0]]
    return None


def read_unit(text: str, amount: Amount, money: Money | None) -> tuple[Amount, Unit | None]:
    """Read the unit after an amount; ``money`` is the currency sign before it.

    Returns:
        The amount, with a scale letter that turned out to be one worked in, and its unit.
    """
    if money is not None:
        amount = with_letter(amount)
        unit = Unit(_MONEY, money.code, money.factor, amount.end, money.entry)
        return amount, _sharpened(text, unit, money)
    if amount.letter and (scaled := _as_scale(text, amount)) is not None:
        amount = scaled
    tail = tail_at(text, amount.end)
    return amount, None if tail is None else _judge(text, amount, tail)


def _sharpened(text: str, unit: Unit, money: Money) -> Unit:
    """Go over a currency word that repeats or sharpens the sign: $5 dollars, $31.20 US."""
    tail = tail_at(text, unit.end)
    if tail is None or tail.gap == "-":
        return unit
    if tail.what == "us" and unit.name == "USD":
        return unit.until(tail.end)
    name = find_money(tail.surface) if tail.what in ("name", "code") else None
    if name is not None and not name.is_subunit and name.code in money.codes:
        return unit.named(name.code, tail.end)
    return unit


def _as_scale(text: str, amount: Amount) -> Amount | None:
    """Take a k, m or b after bare digits for a scale: before money and nouns, not where it is a unit."""
    scaled = with_letter(amount)
    if text[scaled.end : scaled.end + 1] == "-":
        return None  # 37m-long
    if amount.letter == "m" and _first_word(text, scaled.end + 1).lower() in english().nouns.race:
        return None  # the 400m hurdles
    after = tail_at(text, scaled.end)
    if after is not None and after.gap != "-" and after.is_money():
        return scaled
    attached = amount.letter_end - amount.end == len(amount.letter)
    if amount.letter in ("m", "b", "t"):
        return scaled if attached and find_noun(text, scaled.end, None) is not None else None
    return scaled if attached or find_noun(text, scaled.end, None) is not None else None


def _judge(text: str, amount: Amount, tail: Tail) -> Unit | None:
    if tail.what == "symbol":
        symbol = tail.surface
        if (tail.gap == "-" and len(symbol) == 1) or (
            tail.gap and len(symbol) == 1 and symbol.isalpha() and symbol not in "WVCFLgm"
        ):
            return None
        if symbol in ("p", "c") and (tail.gap or amount.high in _LINES):
            return None
        if symbol == "F" and tail.gap and _NO_DEGREES.match(text, tail.end) is not None:
            return None  # 11 F-16 fighters
        if symbol == "s" and amount.plain and (amount.high % 10 == 0 or _is_group(text, amount)):
            return None  # in his 40s, the over-65s
        found = english().unit_symbols[symbol]
        return Unit(found.kind, found.name, found.factor, tail.end, found.entry)
    if tail.what in ("money", "code"):
        return _money_after(text, amount, tail)
    if tail.what == "word":
        return _measure(text, amount, tail)
    return _money_word(amount, tail) if tail.what == "name" else None


_NO_DEGREES: Final = Lazy(r"[-&/]|\.[A-Z]|\s[A-Z]", begins=" -&/.", after_space="AZBCDEFGHIJKLMNOPQRSTUVWXY")
_GROUP: Final = Lazy(r"(?<![A-Za-z])(?:[Oo]ver|[Uu]nder)[\s-]$", ends=" -", before_space="r")


def _is_group(text: str, amount: Amount) -> bool:
    """Tell the people of an age from seconds: the over-65s."""
    return _GROUP.search(text, max(0, amount.start - 6), amount.start) is not None


def _money_after(text: str, amount: Amount, tail: Tail) -> Unit | None:
    surface, end = tail.surface, tail.end
    if re.match(r"\s?\d", text[end : end + 2]) and not _begins_cents(text, end):
        again = _AGAIN.match(text, end)
        if again is None or again[1] != surface:
            return None  # the sign of the next figure: 1 $10 bill
    nouns = english().nouns
    is_word = surface in nouns.word_code and not (amount.scale >= 10**6 and surface in nouns.scaled_code)
    found = None if is_word else money_of(surface)
    if found is None or (tail.what == "code" and tail.gap == "-"):
        return None
    name, scale = found
    behind = _SCALE_BEHIND.match(text, end)  # 75 USD million
    if behind is not None:
        scale *= english().cardinals[behind[1].lower()].worth
        end = behind.end()
    return Unit(_MONEY, name.code, name.factor * scale, end, name.entry)


_AGAIN: Final = Lazy(r"\s?\d[\d.,]*\s?([$€£¥₩₹])")
_SCALE_BEHIND: Final = Lazy(
    r"\s(thousand|million|billion|trillion)(?![a-z])", re.IGNORECASE, begins=" ", after_space="tmb"
)


def _money_word(amount: Amount, tail: Tail) -> Unit | None:
    surface = tail.surface
    name = find_money(surface)
    if name is None or (name.weak and tail.gap == "-"):
        return None
    if name.code == "KRW" and " " not in surface and amount.high < _LEAST_WON:
        return None
    return Unit(_MONEY, name.code, name.factor, tail.end, name.entry)


def _measure(text: str, amount: Amount, tail: Tail) -> Unit | None:
    if tail.surface in ("pound", "pounds") and not _is_weight(text, amount, tail):
        return Unit(_MONEY, "GBP", ONE, tail.end, "currency:GBP")
    found = english().unit_words[tail.surface]
    kind = found.kind
    if kind is _DURATION and (old := _OLD.match(text, tail.end)) is not None:
        return Unit(_AGE, found.name, found.factor, old.end(), found.entry)
    return Unit(kind, found.name, found.factor, tail.end, found.entry)


_OLD: Final = Lazy(r"[\s-]olds?(?![a-z])|\sof\sage(?![a-z])", begins=" -", after_space="o")


def _is_weight(text: str, amount: Amount, tail: Tail) -> bool:
    """Tell pounds of weight from pounds sterling by what stands around them."""
    if amount.scale >= _MONEY_FROM:
        return False
    if tail.gap == "-":
        return True
    around = text[max(0, amount.start - 40) : tail.end + 24].lower()
    return bool(english().nouns.weight_cue.intersection(re.findall(r"[a-z]+", around)))


# --- cents ----------------------------------------------------------------------------------------

_CENTS: Final = Lazy(r"(?:\s+and)?\s+(?=[\da-z])")
_CENT_WORD: Final = Lazy(
    r"\s?(?:cents?|c|¢|p|pence|pennies|kopiykas?|kopecks?|paise|sen)(?![A-Za-z])", begins=" sc¢pk", after_space="sc¢pk"
)
_CLAUSE_END: Final = Lazy(r"\s*(?:[.;!?](?!\d)|$)")


def _begins_cents(text: str, end: int) -> bool:
    return (
        re.match(r"\s\d{1,2}\s?(?:cents?|c|¢|pence|kopiykas)(?![A-Za-z])|\s\d{1,2}\.?$", text[end : end + 16])
        is not None
    )


def add_cents(text: str, amount: Amount, unit: Unit) -> tuple[Amount, Unit]:
    """Add the cents of $20 and 43c, twenty dollars 43 cents, 15 dollars 50."""
    if amount.value is None or not is_one(unit.factor) or amount.scale >= _THOUSAND or has_decimals(amount):
        return amount, unit
    match = _CENTS.match(text, unit.end)
    more = read_amount(text, match.end()) if match is not None else None
    if more is None or more.value is None or not 0 < more.value < 100 or more.value != int(more.value):
        return amount, unit
    word = _CENT_WORD.match(text, more.end)
    after_sign = unit.end == amount.end
    if word is None and (after_sign or _CLAUSE_END.match(text, more.end) is None):
        return amount, unit
    value = amount.value + more.value / 100
    end = word.end() if word is not None else more.end
    return amount.worth(value, _HUNDREDTH), unit.until(end)


# What goes on in a smaller unit, and how many of it the larger one has: 2 hours 30 minutes, 5 feet 11 inches.
_SMALLER: Final = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("year", "month"): 12,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
}
_LARGER: Final = frozenset(larger for larger, _ in _SMALLER)
# 6-foot-3, 2h 15m: the smaller unit left out or cut to a letter.
_SHORT_SMALLER: Final = Lazy(
    r"-(?P<foot>\d{1,2})(?:[\s-]inch(?:es)?(?![a-z])|(?![\w.%-]))|(?<=h)\s?(?P<hour>\d{1,2})m(?![a-z\d])"
)
_SMALLER_IN: Final = {"foot": 12, "hour": 60}
_SMALLER_GAP: Final = Lazy(r",?\s(?:and\s)?(?=[\da-z])", begins=" ,")


def add_smaller(text: str, amount: Amount, unit: Unit) -> tuple[Amount, Unit]:
    """Add the minutes of two hours and 30 minutes, the inches of 5 feet 11 inches."""
    if (
        unit.name not in _LARGER
        or amount.value is None
        or has_decimals(amount)
        or not is_one(unit.factor)
        or amount.part
    ):
        return amount, unit
    short = _SHORT_SMALLER.match(text, unit.end)
    if short is not None and short.lastgroup == unit.name and int(short[unit.name]) < _SMALLER_IN[unit.name]:
        value = amount.value * _SMALLER_IN[unit.name] + int(short[unit.name])
        name = "inch" if unit.name == "foot" else "minute"
        both = amount.placed(amount.start, short.end()).as_plain(False).worth(value, amount.grain)
        return both, unit.named(name, short.end())
    gap = _SMALLER_GAP.match(text, unit.end)
    more = read_amount(text, gap.end()) if gap is not None else None
    if more is None or more.value is None or more.part:
        return amount, unit
    more, smaller = read_unit(text, more, None)
    if smaller is None or smaller.kind is not unit.kind or more.value is None:
        return amount, unit
    many = _SMALLER.get((unit.name, smaller.name))
    if many is None or not 0 < more.value < many or not is_one(smaller.factor):
        return amount, unit
    value = amount.value * many + more.value
    both = more.placed(amount.start, more.end).as_plain(False).worth(value, more.grain)
    return add_smaller(text, both, smaller)  # 2 hours, 3 minutes and 59 seconds


# --- after the unit -------------------------------------------------------------------------------

_OF_MONEY: Final = Lazy(r"\s+of\s+(?=[A-Za-z])", begins=" ", after_space=" o")


_PART_OF: Final = Lazy(r"\s+(?:of\s+)?an?(?=\s)", begins=" ", after_space=" oa")
_POINT: Final = Lazy(r"[\s-]point(?![A-Za-z])|\sof\sa\spoint(?![a-z])", begins=" -", after_space="po")


def _point_of_rate(text: str, amount: Amount) -> Unit | None:
    """Read the point of a quarter-point cut, a quarter of a point: of percentage, for rates move by such."""
    match = _POINT.match(text, amount.end)
    return None if match is None else Unit(_PERCENT, "percentage_point", ONE, match.end(), "unit:percentage_point")


def unit_of_part(text: str, amount: Amount) -> Unit | None:
    """Read the unit of half an hour, a quarter of a percentage point."""
    match = _PART_OF.match(text, amount.end)
    tail = tail_at(text, match.end() if match is not None else amount.end)
    if tail is None or tail.what != "word":
        return _point_of_rate(text, amount)
    unit = _judge(text, amount, tail)
    return unit if unit is not None and unit.kind is not _AGE else None


def unit_of_phrase(text: str, amount: Amount) -> Unit | None:
    """Read the unit after of: millions of dollars, hundreds of miles, a couple of days."""
    match = _OF_MONEY.match(text, amount.end)
    tail = tail_at(text, match.end() - 1) if match is not None else None
    if tail is None or tail.what not in ("word", "name"):
        return None
    return _judge(text, amount, tail)


_PER: Final = Lazy(
    r"(?:\s?/\s?|\s+per\s+|-per-|\s+(?:for\s+)?(?:each|every)\s+)"
    r"(?:(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?(?:\s(?:million|billion|thousand)|[MKmk])?|million|thousand|hundred|[MK])\s+)?"
    r"(?P<unit>[A-Za-z][A-Za-z-]*(?:\s(?:feet|foot|meters?|metres?|miles?|hours?|tons?|ounce|m|ft|km)(?![a-z]))?)",
    begins=" /-",
    after_space=" /pef",
)
# The thing behind the name that it is of, or behind a word that tells its kind.
_NAMED_UNIT: Final = Lazy(r"(?:\s[A-Z][\w&.'’-]*){0,2}\s(?P<unit>[a-z]+)(?![a-z])")
_EVERY: Final = Lazy(r"\s(?:for\s+)?(?:each|every)\s", begins=" ", after_space="ef")
_PER_ARTICLE: Final = Lazy(
    r"[\s-]an?[\s-](?P<unit>[a-z]+(?:[\s-](?:foot|meter|metre|ton|tonne|hour)(?![a-z]))?)(?![a-z]|\s(?:earlier|ago|before|later|prior))",
    begins=" -",
    after_space="a",
)
_PER_OPENINGS: Final = (
    "/",
    " /",
    " per ",
    " a ",
    " an ",
    "-a-",
    "-an-",
    "-per-",
    " each ",
    " every ",
    " for each ",
    " for every ",
)
_MAY_BE_PER: Final = Openings(_PER_OPENINGS)
_UNRATED: Final = frozenset({_PERCENT, _AGE, _NUMBER, _RATIO})


def read_per(text: str, end: int, kind: FigureKind) -> Per | None:
    """Read the denominator of a unit price or rate after a figure: per hour, a share, per 100,000 people."""
    if kind in _UNRATED or not _MAY_BE_PER.may_stand_at(text, end) or not text.startswith(_PER_OPENINGS, end):
        return None
    match = _PER.match(text, end)
    amount, start = ONE, 0
    if match is not None:
        amount = _per_amount(match["amount"])
        start = match.start("amount") if match["amount"] else match.start("unit")
    else:
        match = _PER_ARTICLE.match(text, end)
        if match is None or match["unit"] not in english().nouns.per:
            return None
        start = match.start("unit")
    every = _PER.gave(match) and _EVERY.match(text, end) is not None
    if every and not match["amount"] and match["unit"] not in english().nouns.per:
        return None  # £1.54m each are worth
    if every and match["unit"] in english().nouns.stop:
        return None  # for every million that come out
    unit, end = "person" if match["unit"].lower() == "capita" else match["unit"], match.end()
    named = _NAMED_UNIT.match(text, end) if unit[:1].isupper() else None
    if named is not None and named["unit"] in english().nouns.per:
        unit, end = named["unit"], named.end()  # per Solbit share
    measured = unit.lower() in english().unit_words  # per thousand cubic feet
    if (
        _PER.gave(match)
        and match["amount"]
        and not measured
        and (noun := find_noun(text, match.end("amount"), None)) is not None
    ):
        unit, end = noun.word, noun.end  # per million input tokens
    found = english().unit_words.get("ton" if unit == "t" else unit.lower()) or english().unit_symbols.get(unit)
    return Per(amount, found.name if found is not None else unit.lower(), Span(start, end))


def _per_amount(written: str | None) -> Decimal:
    amount = ONE
    for word in re.findall(r"[0-9,.]+|[A-Za-z]+", written or ""):
        if word[0].isdigit():
            amount *= Decimal(word.replace(",", ""))
        else:
            amount *= english().letters[word] if word in english().letters else english().cardinals[word].worth
    return amount or ONE
