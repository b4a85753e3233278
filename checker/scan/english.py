"""Find the figures of English text: what stands where, in which unit, under which hedges.

The way of a figure: a trigger (a digit, a money sign, a number word, a date word), the amount, a
second amount of a range, the unit or the counted noun, the rate, then the hedges on either side.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from checker.lexicon.currencies import CurrencyName, find_currency
from checker.model import Calendar, Effect, FigureKind, Hedge, Interval, Mention, Per, Span
from checker.scan.english_dates import (
    DateRead,
    read_clock,
    read_date,
    read_digit_date,
    read_letter_quarter,
    read_year,
)
from checker.scan.english_hedges import allowed, hedges_after, hedges_before
from checker.scan.english_numbers import Amount, read_amount
from checker.scan.english_words import HedgeWord, alternation, english, money_surfaces

__all__ = ["scan_english"]

_DURATIONS = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "century", "millisecond"}
)  # fmt: skip
_SHARES = frozenset({"percent", "percentage_point"})
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a figure is of: kind, unit, factor to whole units, and where the unit ends."""

    kind: FigureKind
    unit: str | None
    factor: Decimal
    end: int
    entry: str


@cache
def _trigger() -> re.Pattern[str]:
    lexicon = english()
    numbers = [w for w, (_, role) in lexicon.cardinals.items()]
    words = [*numbers, *lexicon.vague, *lexicon.few, "half", "third", "quarter", *lexicon.parts]
    words = [w for w in words if " " not in w]
    both = {*words, *(w.capitalize() for w in words)}
    ordinals = ("first", "second", "third", "fourth", "final", "First", "Second", "Third", "Fourth")
    relatives = {w for w in lexicon.relatives}
    relatives |= {w[0].upper() + w[1:] for w in relatives}
    dates = alternation({*lexicon.months, *lexicon.weekdays, *relatives})
    symbols = alternation(money_surfaces().symbols)
    codes = alternation(money_surfaces().codes)
    return re.compile(
        rf"""
          (?<![\w.]) (?P<number> \.?\d )
        | [½⅓⅔¼¾⅛⅜⅝⅞] (?<! \d. ) (?<=(?P<vulgar>.))
        | (?<![A-Za-z\d]) (?P<symbol> {symbols} ) \s? (?P<minus> [-−] )? \s? (?=\.?\d)
        | (?<![A-Za-z]) (?: (?P<code> [MK]?(?:{codes})\$? )\s?(?=\d)
            | (?P<asciiless> PS )(?=\d[\d.,]*(?:m|bn|k)\b)
            | (?P<date> (?:{dates})(?![a-z]) | (?:{"|".join(ordinals)})[\s-](?=fiscal|quarter|half) )
            | (?P<word> (?:{alternation(both)})(?![a-z]) )
            | (?P<quarter> [QH][1-4](?![A-Za-z]) )
            | (?P<rank> [Nn]o\.\s?(?=\d) )
            | (?P<noon> noon|midnight )(?![a-z]) )
        """,
        re.VERBOSE,
    )


@cache
def _tail() -> re.Pattern[str]:
    lexicon = english()
    money = money_surfaces()
    return re.compile(
        rf"""
        (?P<gap> [\s-]? )
        (?: (?P<symbol> {alternation(lexicon.unit_symbols)} ) (?![A-Za-z0-9²³])
          | (?P<money> {alternation(money.symbols)} ) (?![A-Za-z0-9])
          | (?P<code> (?:[MK](?=[A-Z]{{3}}))? (?:{alternation(money.codes)}) ) (?![A-Za-z])
          | (?P<word> (?i: {alternation(lexicon.unit_words)} ) ) (?![A-Za-z])
          | (?P<name> (?i: {alternation(money.words)} ) ) (?![A-Za-z])
          | (?P<us> (?:U\.S\.|US) ) (?![A-Za-z]|\s[A-Z])
        )
        """,
        re.VERBOSE,
    )


_RANGE = re.compile(
    r"\s?(?:[-–—~]|−)\s?(?=[$€£¥₩\d.A-Za-z])|\s+to\s+(?:about\s+|around\s+|nearly\s+|as\s+much\s+as\s+)?"
)
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"(?<![A-Za-z])(?P<word>[Bb]etween|[Ff]rom)\s+(?:(?:about|around|an?\s+estimated)\s+)?$")
_CHANGE = re.compile(
    r"(?<![a-z])(?:rose|rise|rises|rising|risen|fell|fall|falls|falling|fallen|grew|grow|grows|growing|grown|increase[ds]?|increasing|"
    r"decrease[ds]?|decreasing|jump(?:ed|s|ing)?|climb(?:ed|s|ing)?|dropp?(?:ed|s|ing)?|cut|cuts|cutting|declined?|declines|declining|"
    r"slow(?:ed|s|ing)?|slipp?(?:ed|s|ing)?|narrow(?:ed|s)?|widen(?:ed|s)?|up|down|surged?|surging|soar(?:ed|s)?|plung(?:ed?|es|ing)|"
    r"plummet(?:ed|s)?|rais(?:ed?|es|ing)|lower(?:ed|s|ing)?|reduc(?:ed?|es|ing)|expand(?:ed|s)?|shr[aiu]nk|doubled|tripled|"
    r"chang(?:ed?|es|ing)|improv(?:ed?|es|ing)|revis(?:ed?|es|ing)|went|go|goes|mov(?:ed?|es|ing)|dip(?:ped|s)?|ease[ds]?|swung|edged|advanced?)"
    r"(?![a-z])[^.;]{0,48}$",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:\s?/\s?|\s+per\s+|-per-|\s+(?:each|every)\s+)(?:(?P<amount>\d[\d,.]*(?:\s(?:million|billion|thousand))?|million|thousand|hundred)\s+)?"
    r"(?P<unit>[A-Za-z][A-Za-z-]*(?:\s(?:feet|foot|meters?|metres?|hour|tons?|ounce)(?![a-z]))?)"
)
_PER_ARTICLE = re.compile(
    r"[\s-]an?[\s-](?P<unit>[a-z]+(?:[\s-](?:foot|meter|metre|ton|tonne|hour)(?![a-z]))?)(?![a-z])"
)
_WORD_AFTER = re.compile(r"[\s-]([A-Za-z][\w'’-]*)")
_OF_NOUN = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+|his\s+|her\s+|those\s+|these\s+|my\s+|our\s+)?(?=[A-Za-z])")
_OLD = re.compile(r"[\s-](?:years?|months?|weeks?|days?)[\s-]olds?(?![a-z])")
_AGED = re.compile(r"(?:\b[Aa]ge[ds]?|\bage\sof|\bages\sof)\s+(?:about\s|just\s|under\s|over\s|between\s)?$")
_AGE_COMMA = re.compile(r"(?<![A-Za-z])[A-Z][\w'’.-]+,\s$")
_SIGN = re.compile(r"(?:(?<=[\s(\[])|^)(?:[-−–](?=$)|(?:minus|Minus|negative)[\s-]$)")
_SCORE = re.compile(r"(\d{1,3})[-–](\d{1,3})(?![\d\-–,.]\d|\d|\s?%)")
_PHONE = re.compile(
    r"\+?\(?\d{2,4}\)?[-.\s]\d{3,4}[-.\s]\d{4}(?!\d)|\d{4}-\d{4}-\d{4}|\d{3}-\d{4}(?!\d)|\d+(?:-\d+){2,}|\d+(?:\.\d+){2,}"
)
_URL = re.compile(r"(?:https?://|www\.)\S*|\S*@\S+\.\S+")
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)(?![A-Za-z])(?P<place>[\s-](?:place|largest|biggest|highest|most|best|richest))?"
)
_RATIO = re.compile(
    r"[\s-](?:in|out\sof(?:\severy)?|of\severy|for\severy)[\s-](?P<base>\d[\d,]*|[a-z]+)(?:\s(?P<scale>million|thousand|hundred))?(?![a-z\d])",
    re.IGNORECASE,
)
_TIMES_MORE = re.compile(
    r"\s(?:as|more|the|higher|larger|greater|bigger|faster|its|their|that|what|less|lower|smaller|over)(?![a-z])"
)
_TITLE_WORD = re.compile(r"[A-Za-z][\w'’]*")
_LATIN = re.compile(r"[A-Za-z$€£¥₹₽฿]")
_HANGUL = re.compile("[가-힣]")
_KOREAN_SCALE = re.compile(r"\s?[만억조천백십]")
_PRE_X = re.compile(r"[xX×](?![A-Za-z0-9])")


def scan_english(text: str) -> list[Mention]:
    """Find the figures that ``text`` gives in English words, signs and units, in reading order.

    Args:
        text: Any text; what is Korean in it is left to the Korean scanner: digits that a Hangul
            letter follows are not read, nor are bare digits in a sentence of Hangul.

    Returns:
        The mentions, none overlapping another.
    """
    if _LATIN.search(text) is None and _HANGUL.search(text) is not None:
        return []
    return _Scanner(text).scan()


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mention] = []
        self.floor = 0  # end of the last figure: hedges before it are not another's
        self.titles: dict[int, bool] = {}
        self.korean = _HANGUL.search(text) is not None

    def scan(self) -> list[Mention]:
        trigger, text = _trigger(), self.text
        at = 0
        while (match := trigger.search(text, at)) is not None:
            at = max(self._read(match), match.end())
        return self.found

    # --- what a trigger begins ---------------------------------------------------------------

    def _read(self, match: re.Match[str]) -> int:
        """Read what begins at a trigger; return where to look on."""
        group = match.lastgroup
        if self.korean and group not in ("symbol", "minus", "code") and self._among_hangul(match):
            return match.end()
        if group in ("symbol", "minus", "code", "asciiless"):
            return self._read_money(match)
        start = match.start()
        if group == "number":
            return self._read_number(start)
        if group == "date":
            return self._add_date(read_date(self.text, start)) or self._read_word(start) or match.end()
        if group == "word":
            return self._read_word(start) or match.end()
        if group == "vulgar":
            amount = read_amount(self.text, start)
            return self._figure(amount, start, None) if amount else match.end()
        if group == "quarter":
            return self._add_date(read_letter_quarter(self.text, start)) or match.end()
        if group == "rank":
            return self._read_rank(match)
        if group == "noon":
            hour = 12 if self.text.startswith("noon", start) else 0
            self._add_date(DateRead(start, match.end(), FigureKind.TIME, Calendar(hour=hour, minute=0), "time:noon"))
        return match.end()

    def _read_money(self, match: re.Match[str]) -> int:
        surface = match["symbol"] or match["code"] or ""
        factor = _ONE
        if match["asciiless"]:
            surface = "£"
        name = find_currency(surface)
        if name is None and surface.endswith("$"):
            name = find_currency(surface[:-1])
        if name is None and surface[:1] in ("M", "K"):
            name = find_currency(surface[1:])
            factor = Decimal(10**6) if surface[0] == "M" else Decimal(1000)
        if name is None:
            return match.end()
        amount = read_amount(self.text, match.end())
        if amount is None:
            return match.end()
        if match["minus"]:
            amount = _negative(amount)
        if factor != 1:
            amount = _times(amount, factor)
        return self._figure(amount, match.start(), name)

    def _read_number(self, start: int) -> int:
        text = self.text
        if (skip := self._skip(start)) is not None:
            return skip
        date = read_digit_date(text, start) or read_clock(text, start)
        if date is not None:
            return self._add_date(date) or date.end
        if (end := self._year(start)) is not None:
            return end
        score = _SCORE.match(text, start)
        if score is not None and (end := self._score(score)) is not None:
            return end
        ordinal = _ORDINAL.match(text, start)
        if ordinal is not None:
            return self._ordinal(ordinal)
        amount = read_amount(text, start)
        if amount is None:
            return start + 1
        return self._figure(amount, start, None)

    def _read_word(self, start: int) -> int:
        amount = read_amount(self.text, start)
        if amount is None:
            return 0
        if amount.value == 1 and not amount.part and not self._one_counts(amount):
            return amount.end
        return self._figure(amount, amount.start, None)

    def _among_hangul(self, match: re.Match[str]) -> bool:
        """Tell whether Hangul stands so near that the Korean scanner reads what is here."""
        return _HANGUL.search(self.text, max(0, match.start() - 12), match.end() + 24) is not None

    # --- what is no figure --------------------------------------------------------------------

    def _skip(self, start: int) -> int | None:
        """Return the end of digits that are no figure of ours: phones, addresses, versions, bullets."""
        text = self.text
        phone = _PHONE.match(text, start)
        if phone is not None and _patterns_date(text, start) is None:
            return phone.end()
        before = text[start - 1 : start]
        if before in ("#", "@", "/", "_", "&", "=", "?", ":", "\\") and start:
            end = re.compile(r"[\w.,/-]*\d").match(text, start)
            return end.end() if end is not None else start + 1
        if before == "-" and text[start - 2 : start - 1].isalnum() and not text[start - 2].isdigit():
            if _UNIT_PREFIX.search(text, max(0, start - 9), start) is None:  # minus-260, sub-7
                return _digits_end(text, start)
        return None

    def _year(self, start: int) -> int | None:
        """Read four digits as a year, unless a unit or a counted noun makes them a number."""
        date = read_year(self.text, start)
        if date is None:
            decade = re.compile(r"\d{4}(?:s|['’]s)(?![a-z])").match(self.text, start)
            return decade.end() if decade is not None else None
        after = self.text[date.end : date.end + 2]
        if date.calendar.end is None and (
            (after[:1] in ("%", ",") and after[1:].isdigit()) or (after[:1] == "." and after[1:].isdigit())
        ):
            return None
        if after[:1].isalnum():
            return None
        year = date.calendar.year or 0
        if date.calendar.end is None:
            if not 1900 <= year <= 2100 and not re.search(
                r"\b(?:in|since|by|of|from|until|around|circa|year)\s$", self.text[max(0, start - 7) : start], re.I
            ):
                return None
            before = self._word_before(start).lower()
            if _tail().match(self.text, date.end) is not None and not before == "in":
                return None
            if before not in ("in", "since", "by", "until", "during", "of", "from", "the", "for", "fiscal", "year"):
                noun = self._noun(date.end, Decimal(year))
                if noun is not None and noun[2]:
                    return None
        self._add_date(date)
        return date.end

    def _is_name(self, amount: Amount, start: int) -> bool:
        """Tell whether bare digits belong to the name before them: iPhone 15, Section 230, Boeing 737."""
        if not amount.plain and amount.words:
            return False
        lexicon = english()
        word = self._word_before(start)
        if not word:
            return False
        lower = word.lower()
        if lower in lexicon.nouns["name_head"] and (word[:1].isupper() or lower not in lexicon.nouns["weak_head"]):
            return True
        if not word[:1].isupper() or lower in lexicon.nouns["stop"] or lower in lexicon.before:
            return bool(re.fullmatch(r"[a-z][A-Z]\w*", word))  # iPhone
        if not word[-1:].isalnum() or lower in lexicon.filler:
            return False
        if self._is_title(start):
            return False
        at = start - 1 - len(word)
        return self._goes_on(at) or len(word) > 1

    def _goes_on(self, at: int) -> bool:
        """Tell whether the word that begins at ``at`` does not open a sentence."""
        before = self.text[max(0, at - 3) : at].rstrip()
        return bool(before) and before[-1] not in '.!?:\n"“•-–—'

    def _is_title(self, at: int) -> bool:
        """Tell whether the line around ``at`` is in title case, where a capital means nothing."""
        start = self.text.rfind("\n", 0, at) + 1
        known = self.titles.get(start)
        if known is None:
            end = self.text.find("\n", at)
            words = _TITLE_WORD.findall(self.text[start : min(len(self.text) if end < 0 else end, start + 240)])
            long = [w for w in words if len(w) > 3]
            known = len(long) >= 2 and sum(w[0].isupper() for w in long) >= 0.8 * len(long)
            self.titles[start] = known
        return known

    def _word_before(self, start: int) -> str:
        """Return the word right before ``start``, one space between; empty where there is none."""
        window = self.text[max(0, start - 25) : start]
        if not window.endswith((" ", "\u00a0")):
            return ""
        parts = window[:-1].rsplit(None, 1)
        return parts[-1].lstrip("(\"“‘'[") if parts and not window[:-1].endswith(" ") else ""

    # --- counted nouns ------------------------------------------------------------------------

    def _noun(self, end: int, value: Decimal | None) -> tuple[str, int, bool] | None:
        """Return the counted noun after a number: as written, its end, and whether nothing stands between."""
        lexicon, text = english(), self.text
        nouns = lexicon.nouns
        at, first = end, True
        fallback: tuple[str, int, bool] | None = None
        for _ in range(5):
            match = _WORD_AFTER.match(text, at)
            if match is None:
                break
            word = match[1]
            lower = word.lower().rstrip("-")
            if lower in nouns["skip"] and not (lower == "dead" or lower == "missing"):
                at = match.end()
                continue
            if lower in nouns["stop"]:
                break
            if lower in nouns["plural"] or (
                lower.endswith("s")
                and len(lower) > 2
                and lower not in nouns["singular"]
                and not lower.endswith(("ss", "'s", "’s"))
            ):
                return lower, match.end(), first
            if first and (value == 1 or text[end : end + 1] == "-"):
                fallback = (lower, match.end(), True)
                if text[end] == "-":
                    return fallback
            at, first = match.end(), False
        return fallback

    def _one_counts(self, amount: Amount) -> bool:
        """Tell whether the word one counts something: one proposal, one of the people; not no one."""
        text = self.text
        before = self._word_before(amount.start).lower()
        if before in (
            "no",
            "this",
            "that",
            "every",
            "each",
            "any",
            "another",
            "which",
            "number",
            "the",
            "day",
            "anyone",
        ):
            return before == "the" and False
        if text[amount.start - 1 : amount.start] == "-":
            return False
        if _tail().match(text, amount.end) is not None:
            return True
        if _RATIO.match(text, amount.end) is not None:
            return True
        if re.compile(r"\s+of\s+(?:the|my|our|his|her|its|their|those|these|your|several|many|[a-z]+['’]s)\s").match(
            text, amount.end
        ):
            return True
        match = _WORD_AFTER.match(text, amount.end)
        if match is None or text[amount.end] == "-":
            return False
        word = match[1].lower()
        return (
            word not in english().nouns["stop"]
            and word
            not in (
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
            )
            and not word.endswith("ly")
            and word.isalpha()
        )

    # --- units ----------------------------------------------------------------------------------

    def _unit(self, amount: Amount, money: CurrencyName | None) -> tuple[Amount, _Unit | None]:
        """Read scale letter and unit after an amount; a currency before it is ``money``."""
        text, end = self.text, amount.end
        if money is not None:
            amount = _with_letter(amount)
            unit = _Unit(FigureKind.MONEY, money.code, money.factor, amount.end, money.entry)
            return amount, self._after_symbol(unit, money)
        match = _tail().match(text, end)
        if amount.letter:
            lettered = self._letter_unit(amount, match)
            if lettered is not None:
                return lettered
        if match is None:
            return amount, None
        return amount, self._tail_unit(amount, match)

    def _after_symbol(self, unit: _Unit, money: CurrencyName) -> _Unit:
        """Go over a currency word that repeats or sharpens the symbol: $5 dollars, $31.20 US."""
        match = _tail().match(self.text, unit.end)
        if match is None or match["gap"] == "-":
            return unit
        if match["us"] is not None and unit.unit == "USD":
            return replace(unit, end=match.end())
        surface = match["name"] or match["code"]
        name = find_currency(surface) if surface else None
        if name is not None and not name.is_subunit and (name.code == money.code or name.code in money.codes):
            return replace(unit, unit=name.code, end=match.end())
        return unit

    def _letter_unit(self, amount: Amount, match: re.Match[str] | None) -> tuple[Amount, _Unit | None] | None:
        """Decide what a k, m or b after bare digits is: a scale, or the start of a unit."""
        scaled = _with_letter(amount)
        after = _tail().match(self.text, scaled.end)
        if after is not None and after["gap"] != "-" and (after["money"] or after["code"] or after["name"]):
            return scaled, self._tail_unit(scaled, after)
        noun = self._noun(scaled.end, None)
        if (
            amount.letter in ("k", "K", "bn", "mn", "tn", "mil", "Bn", "BN", "Tn", "bil", "MM", "mio")
            or noun is not None
        ):
            return scaled, None
        if amount.letter in ("M", "B", "T") and amount.letter_end - amount.end == 1:
            return scaled, None
        if match is not None and (match["symbol"] or match["word"]):
            return None
        return None

    def _tail_unit(self, amount: Amount, match: re.Match[str]) -> _Unit | None:
        text, lexicon = self.text, english()
        gap = match["gap"]
        if match["symbol"] is not None:
            symbol = match["symbol"]
            if gap == "-" or (gap and len(symbol) == 1 and symbol.isalpha() and symbol not in "WVCLgm"):
                return None
            if symbol == "C" and gap == "" and False:
                return None
            found = lexicon.unit_symbols[symbol]
            return _Unit(_kind_of(found.name), found.name, found.factor, match.end(), found.entry)
        surface = match["money"] or match["code"]
        if surface is not None:
            return self._money_after(match, surface)
        if match["name"] is not None or match["word"] is not None:
            return self._word_unit(amount, match, text)
        return None

    def _money_after(self, match: re.Match[str], surface: str) -> _Unit | None:
        following = self.text[match.end() : match.end() + 2].strip()
        if match["money"] and following[:1].isdigit():
            return None  # the sign of the next figure: 1 $10 bill
        if match["code"] and match["gap"] == "-":
            return None
        factor = _ONE
        name = find_currency(surface)
        if name is None and surface[0] in "MK":
            name, factor = find_currency(surface[1:]), Decimal(10**6) if surface[0] == "M" else Decimal(1000)
        if name is None or (match["code"] and re.match(r"\s?\d", self.text[match.end() : match.end() + 2])):
            return None
        return _Unit(FigureKind.MONEY, name.code, name.factor * factor, match.end(), name.entry)

    def _word_unit(self, amount: Amount, match: re.Match[str], text: str) -> _Unit | None:
        lexicon = english()
        word = re.sub(r"[\s-]+", " ", (match["word"] or match["name"]).lower())
        if word in ("pound", "pounds") and not self._is_weight(amount, match):
            return _Unit(FigureKind.MONEY, "GBP", _ONE, match.end(), "currency:GBP")
        if match["name"] is not None:
            name = find_currency(word) or find_currency(match["name"].lower())
            if name is None or (name.weak and amount.head < 1):
                return None
            if word == "won" and amount.high < 100 and not amount.words:
                return None
            return _Unit(FigureKind.MONEY, name.code, name.factor, match.end(), name.entry)
        found = lexicon.unit_words.get(word) or lexicon.unit_words.get(match["word"].lower())
        if found is None:
            return None
        kind = _kind_of(found.name)
        end = match.end()
        if kind is FigureKind.DURATION:
            old = re.compile(r"[\s-]olds?(?![a-z])").match(text, end)
            if old is not None:
                return _Unit(FigureKind.AGE, found.name, found.factor, old.end(), found.entry)
        return _Unit(kind, found.name, found.factor, end, found.entry)

    def _is_weight(self, amount: Amount, match: re.Match[str]) -> bool:
        """Tell pounds of weight from pounds sterling by what stands around them."""
        if amount.scale >= 10**6:
            return False
        if match["gap"] == "-":
            return True
        around = self.text[max(0, amount.start - 40) : match.end() + 24].lower()
        words = set(re.findall(r"[a-z]+", around))
        return bool(words & english().nouns["weight_cue"])

    # --- figures --------------------------------------------------------------------------------

    def _figure(self, amount: Amount, start: int, money: CurrencyName | None) -> int:
        """Make the figure that begins with ``amount``; return where it ends."""
        text = self.text
        first = amount
        if money is None:
            sign = _SIGN.search(text, max(0, start - 9), start)
            if sign is not None and (text[sign.start()].isalpha() or not text[start - 2 : start - 1].isdigit()):
                amount, start = _negative(amount), sign.start()
            word = self._word_before(start)
            if word and not amount.words:
                name = find_currency(word.lower()) if word.lower() != "all" else None
                if name is not None and not name.weak and word.lower() not in ("won", "real", "ether"):
                    return self._before_word(amount, start, word, name)
        amount, unit = self._unit(amount, money)
        if _hangul_at(text, unit.end if unit else amount.end):
            return amount.end
        second = self._second(amount, unit, start, money)
        if second is not None:
            return second
        if unit is None and first.plain and not first.letter and self._is_name(amount, start):
            return amount.end
        if unit is not None and unit.kind is FigureKind.MONEY:
            amount, unit = self._with_cents(amount, unit)
        return self._finish(amount, start, unit, None)

    def _before_word(self, amount: Amount, start: int, word: str, name: CurrencyName) -> int:
        """Read dollar 22.5 million, rmb 10: the currency before the number in small letters."""
        after = _tail().match(self.text, amount.end)
        if after is not None and (after["money"] or after["code"] or after["name"] or after["symbol"]):
            amount, unit = self._unit(amount, None)
            return self._finish(amount, start, unit, None)
        amount = _with_letter(amount)
        unit = _Unit(FigureKind.MONEY, name.code, name.factor, amount.end, name.entry)
        return self._finish(amount, start - len(word) - 1, unit, None)

    def _with_cents(self, amount: Amount, unit: _Unit) -> tuple[Amount, _Unit]:
        """Add the cents of $20 and 43c, twenty dollars 43 cents, 15 dollars 50."""
        if amount.value is None or unit.factor != 1 or amount.scale > 1 or amount.grain < 1:
            return amount, unit
        match = _CENTS.match(self.text, unit.end)
        if match is None:
            return amount, unit
        more = read_amount(self.text, match.end())
        if more is None or more.value is None or not 0 < more.value < 100 or more.value != int(more.value):
            return amount, unit
        word = _CENT_WORD.match(self.text, more.end)
        symbol = self.text[unit.end - 1] in "$€£" or self.text[amount.end - 1 : unit.end].isdigit()
        if word is None and (symbol or _CLAUSE_END.match(self.text, more.end) is None):
            return amount, unit
        end = word.end() if word is not None else more.end
        value = amount.value + more.value / 100
        return replace(amount, value=value, low=value, high=value, grain=Decimal("0.01")), replace(unit, end=end)

    def _second(self, amount: Amount, unit: _Unit | None, start: int, money: CurrencyName | None) -> int | None:
        """Read the second amount of a range and finish both as one figure."""
        text = self.text
        end = unit.end if unit is not None else amount.end
        opening = _BETWEEN.search(text, max(0, start - 24), start)
        word = opening["word"].lower() if opening is not None else ""
        joint = _AND.match(text, end) if word == "between" else None
        dash = joint is None
        joint = joint or _RANGE.match(text, end)
        if joint is None or amount.value is None or amount.part:
            return None
        if (
            word == "from" and _CHANGE.search(text, max(0, opening.start() - 60), opening.start()) is not None
            if opening
            else False
        ):
            return None
        at = joint.end()
        sign = _MONEY_SIGN.match(text, at)
        name = find_currency(sign["symbol"]) if sign is not None else None
        if sign is not None:
            at = sign.end()
        char = text[at : at + 1]
        if not (char.isdigit() or char == "." or char.isalpha()):
            return None
        if dash and " to " not in joint.group() and (char.isalpha() and not amount.words):
            return None
        other = read_amount(text, at)
        if other is None or other.value is None or other.part:
            return None
        other, unit2 = self._unit(other, name or (money if unit is not None and money else None))
        if _hangul_at(text, unit2.end if unit2 else other.end):
            return None
        if not self._pair(amount, unit, other, unit2, money, joint.group(), word):
            return None
        amount = _share_scale(amount, other, unit, unit2, money, name)
        both = replace(
            other,
            start=amount.start,
            value=None,
            low=min(amount.low, other.low),
            high=max(amount.high, other.high),
            words=True,
        )
        return self._finish(both, start, unit2 or (replace(unit, end=other.end) if unit else None), word or "range")

    def _pair(
        self,
        amount: Amount,
        unit: _Unit | None,
        other: Amount,
        unit2: _Unit | None,
        money: CurrencyName | None,
        joint: str,
        word: str,
    ) -> bool:
        """Tell whether two amounts make a range."""
        if unit is not None and unit2 is not None and unit.unit != unit2.unit:
            return False
        if unit is not None and unit2 is None and money is None and unit.kind is not FigureKind.PERCENT:
            return False
        if word in ("between", "from"):
            return True
        if "to" in joint:
            if unit2 is not None or unit is not None:
                return True
            noun = self._noun(other.end, None)
            return noun is not None or amount.words
        if amount.low >= other.low * max(other.scale, _ONE) and unit2 is None:
            return False
        if unit2 is None:
            return self._noun(other.end, None) is not None or money is not None
        return True

    def _finish(self, amount: Amount, start: int, unit: _Unit | None, ranged: str | None) -> int:
        """Add rate, noun and hedges, and keep the figure; return where it ends."""
        text = self.text
        amount, kind, name, end, trace = self._what(amount, unit, start)
        factor = unit.factor if unit is not None else _ONE
        if (
            kind is FigureKind.RATIO
            and unit is None
            and amount.value is not None
            and (ratio := _RATIO.match(text, amount.end))
        ):
            base = _base_of(ratio)
            if base:
                value = amount.value / base
                amount = replace(amount, value=value, low=value, high=value, grain=_ONE / base)
                end = ratio.end()
        per = self._per(end, kind)
        after = hedges_after(text, end)
        hedges = list(hedges_before(text, start, self.floor))
        if after is not None:
            hedges.append(after[0])
        if ranged == "between" and hedges and hedges[-1][0].text.lower() == "between":
            hedges.pop()
        self._keep(amount, Span(start, end), kind, name, factor, per, hedges, trace, ranged)
        if after is not None:
            self.floor = max(self.floor, after[1])
        return max(end, per.span.end if per else 0)

    def _what(
        self, amount: Amount, unit: _Unit | None, start: int
    ) -> tuple[Amount, FigureKind, str | None, int, tuple[str, ...]]:
        """Decide kind, unit and end of a figure."""
        text = self.text
        if unit is not None:
            if unit.kind in (FigureKind.DURATION, FigureKind.NUMBER) and _AGED.search(text, max(0, start - 16), start):
                return amount, FigureKind.AGE, "year", unit.end, (unit.entry,)
            return amount, unit.kind, unit.unit, unit.end, (unit.entry,)
        end = amount.end
        of = _OF_MONEY.match(text, end)
        if of is not None and (amount.value is None or amount.scale > 1):
            name = find_currency(of["name"].lower())
            if name is not None:
                return amount, FigureKind.MONEY, name.code, of.end(), (name.entry,)
        measured = _OF_UNIT.match(text, end) if amount.value is None or amount.words else None
        if measured is not None:
            tail = _tail().match(text, measured.end() - 1)
            if tail is not None and tail["word"] is not None:
                found = english().unit_words[re.sub(r"[\s-]+", " ", tail["word"].lower())]
                return amount, _kind_of(found.name), found.name, tail.end(), (found.entry,)
        if _AGED.search(text, max(0, start - 16), start) or self._age_comma(amount, start):
            return amount, FigureKind.AGE, "year", end, ("rule:age",)
        if amount.part or (_RATIO.match(text, end) is not None and amount.plain | amount.words):
            ratio = _RATIO.match(text, end)
            if amount.part or (
                ratio is not None and _base_of(ratio) and amount.value is not None and amount.value < _base_of(ratio)
            ):
                return amount, FigureKind.RATIO, None, end, ("rule:fraction",)
        if _PRE_X.match(text, end) and not amount.words:
            return amount, FigureKind.RATIO, None, end + 1, ("rule:times",)
        fold = re.compile(r"-?fold(?![a-z])").match(text, end)
        if fold is not None:
            return amount, FigureKind.RATIO, None, fold.end(), ("rule:fold",)
        times = re.compile(r"[\s-]times(?![a-z])").match(text, end)
        if times is not None:
            if _TIMES_MORE.match(text, times.end()):
                return amount, FigureKind.RATIO, None, times.end(), ("rule:times",)
            return amount, FigureKind.COUNT, "times", times.end(), ("rule:times",)
        return self._counted(amount, end)

    def _counted(self, amount: Amount, end: int) -> tuple[Amount, FigureKind, str | None, int, tuple[str, ...]]:
        of = _OF_NOUN.match(self.text, end)
        at = end
        if of is not None and (amount.value is None or amount.words):
            at = of.end() - 1
        noun = self._noun(at, amount.value)
        if noun is None:
            return amount, FigureKind.NUMBER, None, end, ("rule:number",)
        word, noun_end, adjacent = noun
        return amount, FigureKind.COUNT, word, noun_end if adjacent and at == end else end, ("rule:noun",)

    def _age_comma(self, amount: Amount, start: int) -> bool:
        """Tell an age between commas after a name: Senard, 65, now."""
        if not amount.plain or amount.value is None or not 0 < amount.value < 120:
            return False
        after = self.text[amount.end : amount.end + 1]
        return (
            after in (",", ".")
            and _AGE_COMMA.search(self.text, max(0, start - 24), start) is not None
            and not self.text[amount.end + 1 : amount.end + 2].isdigit()
        )

    def _per(self, end: int, kind: FigureKind) -> Per | None:
        """Read the denominator of a unit price or rate after a figure."""
        if kind in (FigureKind.PERCENT, FigureKind.AGE, FigureKind.NUMBER):
            return None
        text, lexicon = self.text, english()
        match = _PER.match(text, end)
        if match is not None:
            unit = match["unit"]
            if unit.lower() in ("capita", "se", "the", "person"):
                unit = "person"
            amount = _per_amount(match["amount"])
        else:
            match = _PER_ARTICLE.match(text, end)
            if match is None or match["unit"] not in lexicon.nouns["per"]:
                return None
            unit, amount = match["unit"], _ONE
        found = lexicon.unit_words.get(unit.lower()) or lexicon.unit_symbols.get(unit)
        return Per(
            amount,
            found.name if found is not None else unit.lower(),
            Span(match.start("amount") if match.re is _PER and match["amount"] else match.start("unit"), match.end()),
        )

    def _keep(
        self,
        amount: Amount,
        span: Span,
        kind: FigureKind,
        unit: str | None,
        factor: Decimal,
        per: Per | None,
        hedges: list[tuple[Hedge, HedgeWord]],
        trace: tuple[str, ...],
        ranged: str | None,
    ) -> None:
        """Store the mention."""
        text = self.text
        vague = amount.value is None and ranged is None
        low, high, grain = amount.low * factor, amount.high * factor, amount.grain * factor
        bounds = allowed(low, high, grain, tuple(word for _, word in hedges), vague)
        marks = tuple(hedge for hedge, _ in hedges)
        if vague:
            marks = (
                *marks,
                Hedge(text[amount.start : amount.end], Effect.VAGUE, Span(amount.start, amount.end), "numeral:vague"),
            )
        self.found.append(
            Mention(
                span=span,
                text=span.of(text),
                kind=kind,
                value=None if amount.value is None else _clean(amount.value * factor),
                bounds=bounds,
                grain=grain,
                unit=unit,
                per=per,
                hedges=marks,
                trace=(*trace, *(word.entry for _, word in hedges), *((f"rule:{ranged}",) if ranged else ())),
            )
        )
        self.floor = span.end

    # --- dates, scores, ranks -----------------------------------------------------------------

    def _add_date(self, date: DateRead | None) -> int:
        if date is None or date.start < self.floor or _hangul_at(self.text, date.end):
            return 0
        span = Span(date.start, date.end)
        self.found.append(
            Mention(
                span=span,
                text=span.of(self.text),
                kind=date.kind,
                value=None,
                bounds=Interval(None, None),
                calendar=date.calendar,
                trace=(date.rule,),
            )
        )
        self.floor = span.end
        return span.end

    def _score(self, match: re.Match[str]) -> int | None:
        """Read 3-2 as a score or a vote where the words around it speak of one."""
        text = self.text
        if _tail().match(text, match.end()) is not None:
            return None
        around = text[max(0, match.start() - 40) : match.end() + 30].lower()
        if not set(re.findall(r"[a-z]+", around)) & english().nouns["score_cue"]:
            return None
        if self._noun(match.end(), None) is not None and self._noun(match.end(), None)[0] not in ("votes", "wins"):  # type: ignore[index]
            return None
        first, second = Decimal(match[1]), Decimal(match[2])
        span = Span(match.start(), match.end())
        bounds = Interval(min(first, second), max(first, second))
        self.found.append(Mention(span, match.group(), FigureKind.RATIO, None, bounds, _ONE, trace=("rule:score",)))
        self.floor = span.end
        return span.end

    def _ordinal(self, match: re.Match[str]) -> int:
        if match["place"] is None:
            return match.end()
        digits = re.compile(r"\d+").match(match.group())
        assert digits is not None
        self._rank(Span(match.start(), match.end("place")), Decimal(digits.group()))
        return match.end()

    def _read_rank(self, match: re.Match[str]) -> int:
        amount = read_amount(self.text, match.end())
        if amount is None or amount.value is None or not amount.plain:
            return match.end()
        self._rank(Span(match.start(), amount.end), amount.value)
        return amount.end

    def _rank(self, span: Span, value: Decimal) -> None:
        self.found.append(
            Mention(
                span, span.of(self.text), FigureKind.RANK, value, Interval(value, value), _ONE, trace=("rule:rank",)
            )
        )
        self.floor = span.end


_UNIT_PREFIX = re.compile(r"(?:minus|sub|under|over|mid|nearly|about)-$", re.IGNORECASE)
_CENTS = re.compile(r"(?:\s+and)?\s+(?=[\da-z])")
_CENT_WORD = re.compile(r"\s?(?:cents?|c|¢|p|pence|pennies|kopiykas?|kopecks?|paise|sen)(?![A-Za-z])")
_CLAUSE_END = re.compile(r"\s*(?:[.;!?](?!\d)|$)")
_MONEY_SIGN = re.compile(r"(?P<symbol>(?:US|NT|HK|A|C|S|NZ)?\$|[€£¥₩₹₽฿])\s?")
_OF_MONEY = re.compile(
    r"\s+of\s+(?P<name>(?:US |U\.S\. |Australian |Canadian |Hong Kong )?(?:dollars|euros|pounds|yen|won|yuan|rupees|rubles|roubles|pesos|francs|bucks))(?![a-z])",
    re.IGNORECASE,
)
_OF_UNIT = re.compile(r"\s+of\s+(?=[a-z])")


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(?:19|20)\d\d[-.]\d{1,2}[-.]\d{1,2}(?!\d)")


def _patterns_date(text: str, start: int) -> re.Match[str] | None:
    return _iso().match(text, start)


def _digits_end(text: str, start: int) -> int:
    match = re.compile(r"[\w.,-]*\w").match(text, start)
    return match.end() if match is not None else start + 1


def _kind_of(unit: str) -> FigureKind:
    if unit in _SHARES:
        return FigureKind.PERCENT
    return FigureKind.DURATION if unit in _DURATIONS else FigureKind.MEASURE


def _negative(amount: Amount) -> Amount:
    value = None if amount.value is None else -amount.value
    return replace(amount, value=value, low=-amount.high, high=-amount.low)


def _times(amount: Amount, factor: Decimal) -> Amount:
    return replace(
        amount,
        value=None if amount.value is None else amount.value * factor,
        low=amount.low * factor,
        high=amount.high * factor,
        grain=amount.grain * factor,
        scale=amount.scale * factor,
        plain=False,
    )


def _with_letter(amount: Amount) -> Amount:
    """Return the amount with its k, m or bn as a scale."""
    if not amount.letter:
        return amount
    return replace(_times(amount, english().letters[amount.letter]), end=amount.letter_end, letter="")


def _share_scale(
    amount: Amount,
    other: Amount,
    unit: _Unit | None,
    unit2: _Unit | None,
    money: CurrencyName | None,
    second: CurrencyName | None,
) -> Amount:
    """Give the first of two amounts the scale of the second: five to six million, $5-8,000.

    Each with its own sign keeps its own scale where its number is the higher one ($200 to $4 million).
    """
    if amount.scale != 1 or amount.value is None:
        return amount
    if other.scale > 1 and abs(amount.value) <= abs(other.head):
        return _times(amount, other.scale)
    if other.scale == 1 and second is None and amount.value < 100 and other.high >= 1000 and money is not None:
        if other.high % 1000 == 0 and amount.value <= other.high / 1000:
            return _times(amount, Decimal(1000))
    return amount


def _base_of(match: re.Match[str]) -> Decimal:
    word = match["base"].lower().replace(",", "")
    cardinal = english().cardinals.get(word)
    base = Decimal(word) if word.isdigit() else cardinal[0] if cardinal is not None else Decimal(0)
    return base * (english().cardinals[match["scale"].lower()][0] if match["scale"] else _ONE)


def _per_amount(written: str | None) -> Decimal:
    if not written:
        return _ONE
    words = written.split()
    amount = _ONE
    for word in words:
        cardinal = english().cardinals.get(word)
        amount *= cardinal[0] if cardinal is not None else Decimal(word.replace(",", "").rstrip(".") or "1")
    return amount


def _clean(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros that multiplying left behind its point."""
    return value.quantize(_ONE) if value == value.to_integral_value() and abs(value) < 10**25 else value


def _hangul_at(text: str, end: int) -> bool:
    """Tell whether a Korean scale follows: what stands before is a Korean figure ($500만)."""
    return _KOREAN_SCALE.match(text, end) is not None
