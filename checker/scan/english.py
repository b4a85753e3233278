"""Find the figures of English text: what stands where, in which unit, under which hedges.

The way of a figure: a trigger (a digit, a money sign, a number word, a date word), the amount, a
second amount of a range, the unit or the counted noun, the rate, then the hedges on either side.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec.structs import replace

from checker.lexicon.currencies import CurrencyName, find_currency
from checker.model import Calendar, Effect, FigureKind, Hedge, Interval, Mention, Skipped, Span
from checker.scan.english_dates import (
    read_clock,
    read_date,
    read_digit_date,
    read_hours,
    read_letter_quarter,
    read_year,
)
from checker.scan.english_hedges import allowed, hedge_inside, hedges_after, hedges_before, says_when
from checker.scan.english_nouns import (
    Titles,
    find_noun,
    is_capital_name,
    is_headed,
    is_name,
    one_counts,
    ratio_base,
    word_before,
)
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import Amount, DateRead, Noun, Sense, Unit
from checker.scan.english_ranges import find_second
from checker.scan.english_spots import ORDINALS, find_words
from checker.scan.english_units import (
    add_cents,
    add_smaller,
    money_of,
    read_per,
    read_unit,
    tail_at,
    times,
    unit_of_part,
    unit_of_phrase,
    with_letter,
)
from checker.scan.english_words import HedgeWord, english, money_surfaces
from checker.scan.inches import INCH_MARKS, read_inches
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, letters_at, letters_end
from checker.scan.numerals.ko import run_end
from checker.scan.patterns import alternation
from checker.scan.survey import FRACTION, HANGUL, LETTER, SIGN, Survey, survey_text

__all__ = ["scan_english", "scan_english_with_skips"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AT_LEAST: Final = Effect.AT_LEAST
_AT_MOST: Final = Effect.AT_MOST
_LESS_THAN: Final = Effect.LESS_THAN
_MORE_THAN: Final = Effect.MORE_THAN
_VAGUE: Final = Effect.VAGUE

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RANK: Final = FigureKind.RANK
_RATIO: Final = FigureKind.RATIO
_TIME: Final = FigureKind.TIME

_ONE: Final = Decimal(1)

_HANGUL: Final = Lazy("[가-힣\u1100-\u11ff\u3131-\u318e]")
_KOREAN_SCALE: Final = Lazy(r"\s?[만억조천백십여]", begins=" 만억조천백십여", after_space="만억조천백십여")


def scan_english(text: str) -> list[Mention]:
    """Find the figures that ``text`` gives in English words, signs and units, in reading order.

    Args:
        text: Any text. What is Korean in it is left to the Korean scanner: digits and words with
            Hangul near by are not read, money signs are, unless a Korean scale follows.

    Returns:
        The mentions, none overlapping another.

    >>> [(m.text, m.unit) for m in scan_english("It raised $5.6M from 12 banks.")]
    [('$5.6M', 'USD'), ('12 banks', 'banks')]
    """
    return scan_english_with_skips(text, survey_text(text))[0]


def scan_english_with_skips(text: str, survey: Survey) -> tuple[list[Mention], list[Skipped]]:
    """Do as :func:`scan_english`, and tell which digits were taken for names, bullets or codes.

    Args:
        text: As for :func:`scan_english`.
        survey: What it holds.
    """
    if survey.seen & HANGUL and not survey.seen & (LETTER | SIGN):
        return [], []
    scanner = _Scanner(text, survey)
    scanner.scan()
    return scanner.found, scanner.skipped


# A number as it may begin, where ½ and its like stand among its digits.
_DIGITS: Final = Lazy(r"[0-9½⅓⅔¼¾⅛⅜⅝⅞]+(?:[.,][0-9]+)*")
_OPENING: Final = "([“\"‘'"
_SIGN_ENDS: Final = frozenset("$€£¥₩₹₽₫฿₱₪₺₴₦₿＄￡￥￦=")


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


_RATE: Final = Lazy(r"[0-9A-Z]")  # $1=7.2 yuan
_YEARS: Final = Lazy(r"(?:19|20)\d\d-(?:19|20)\d\d")
_EMERGENCY: Final = Lazy(
    r"(?<![A-Za-z])(?:[Cc]all(?:s|ed|ing)?|[Dd]ial(?:s|ed|led|ing|ling)?)\s$", ends=" ", before_space="lsdg"
)
_HELP: Final = frozenset(("911", "999", "112", "119", "110", "111", "000", "113"))
# Those that are no round numbers of calls either: the 911 system, a 999 call.
_HELP_LINES: Final = frozenset(("911", "999"))
_HELP_NOUN: Final = Lazy(
    r"\s(?:call(?:s|er|ers)?|systems?|dispatch(?:er|ers)?|operators?|lines?|recordings?|cent(?:er|re)s?)(?![a-z])"
)
# The code of a listed company behind its exchange: (TWSE: 2330, NYSE: TSM).
_TICKER: Final = Lazy(r"[(,;/]\s?[A-Z]{2,8}:\s$")
_RELAY: Final = Lazy(r"\d{1,2}x\d{2,4}(?:m|[\s-]met(?:er|re)s?)(?![a-z])")  # the 4x100m relay
_ISO: Final = Lazy(r"(?:19|20)\d\d[-.]\d{1,2}[-.]\d{1,2}(?!\d)")
_PHONE: Final = Lazy(
    r"\+?\(?\d{2,4}\)?[-.\s]\d{3,4}[-.\s]\d{4}(?!\d)|\d{3,4}-\d{4}(?!\d)|\d+(?:-\d+){2,}(?![\d-]|[.,]\d)|\d+(?:\.\d+){2,}"
)
_WON: Final = Lazy(
    r"(?<![A-Za-z])W(?=\d[\d.,]*\s?(?:trillion|billion|million|tr|tn|bn|b|m)(?![a-z])|\d{1,3}(?:,\d{3})+(?![\d,.]))"
)
_POUNDS: Final = Lazy(r"(?<![A-Za-z])PS(?=\d[\d.,]*(?:m|bn|k)(?![A-Za-z]))")
_HALF_DAY: Final = Letters("aApP")
_BEHIND_HALF: Final = Letters(".mM")
_MONTH_INITIALS: Final = frozenset("JFMASONDo0123456789")
_PLAIN_BEFORE: Final = frozenset(("", " ", "(", "\n", "\u00a0", "“", '"', "‘", "'", "[", "—", "~"))
_RUN: Final = Lazy(r"[\w.,/:-]*\w")
_PREFIX: Final = Lazy(r"(?:minus|sub|under|over|mid|nearly|about|magnitude)-$", re.IGNORECASE, ends="-")
_MAGNITUDE: Final = Lazy(
    r"[Mm]agnitude(?:[\s-](?:of\s)?|\sof\sthe\s(?:earth)?quake\sat\s|\s\d\.\d\sto\s"
    r"|\s(?:was|is)\s(?:(?:initially|estimated|put|measured|revised|to\sbe|at|to)\s){0,3})$",
    ends=" -",
    before_space="tdesofy",
)
_MAGNITUDE_REACH: Final = 48
_SIGN: Final = Lazy(r"(?:(?<=[\s(\[,])|^)(?:[-−–](?=$)|(?:minus|Minus|negative)[\s-]$)", ends=" -−–", before_space="se")
_PLUS_OR: Final = Lazy(r"[Pp]lus(?:\sor\s|/|-or-)$", ends=" /-", before_space="r")
_PERCENT_OF: Final = Lazy(r"(?<![A-Za-z])(?:percent|per\scent)\sof\s$", ends=" ", before_space="f")
# Nobody writes 40 in 100; 60 in Paris is a place.
_MOST_OUT_OF: Final = Decimal(20)
# From this number on, one between commas behind a common noun is an age.
_LEAST_AGE: Final = Decimal(10)
# Ranks are spelled out up to this one: number two, number ten.
_LAST_RANK: Final = 10
_STRETCH: Final = Lazy(r"[\s-](?:second|minute|hour|day|week|month|quarter|season|year|decade)")
_ONE_SIDED: Final = frozenset({_AT_LEAST, _MORE_THAN, _AT_MOST, _LESS_THAN})
_TO_ONE: Final = Lazy(r"-to-(\d+)(?![\w-])", begins="-")
_OF_NUMBER: Final = Lazy(
    r"\s+of\s+(?:the\s+|its\s+|their\s+|all\s+)?\d[\d,]*(?:\.\d+)?(?:\s(?:million|billion|thousand))?(?=\s)",
    begins=" ",
    after_space=" o",
)
_SIGNED: Final = ("-", "−", "–", "s ", "e ")
_SCORE: Final = Lazy(r"(\d{1,3})[-–](\d{1,3})(?![-–,./]?\d|\s?%)")
_PLACE: Final = (
    r"[\s-](?:place(?!d)|most|worst|(?:larg|bigg|high|rich|dead|low|long|small|old|young|fast|hott|cold|wett|dri|busi"
    r"|tall|deadli|costli|wealthi|poor|heavi|strong)est)(?![a-z])"
)
_ORDINAL: Final = Lazy(rf"(\d+)(?:st|nd|rd|th)(?![A-Za-z])(?P<place>{_PLACE})?")
_ORDINAL_WORD: Final = Lazy(rf"(?P<word>{'|'.join(ORDINALS)}){_PLACE}", re.IGNORECASE, begins="sentf")
_NO_YEAR: Final = Lazy(r"[%.,]\d|%", begins="%.,")
_DECADE: Final = Lazy(r"\d{4}(?:s|['’]s)(?![a-z])")
_BULLETED: Final = Lazy(r"\d{1,2}[.)]\s")
_BULLET: Final = Lazy(r"(?:^|\n)[ \t]*$")
_AGED: Final = Lazy(
    r"(?<![A-Za-z])(?:[Aa]ge[ds]?|ages?\sof)\s+(?:about\s|just\s|under\s|over\s|between\s|from\s)?"
    r"(?:\d{1,3}(?:,\s(?:and\s)?|\sand\s)){0,4}$",
    ends=" ",
    before_space=" edsftnrm,",
)
# Turning 30, he …; Kim, now 25, …: the birthday and the age of today.
_TURNING: Final = Lazy(r"(?<![A-Za-z])[Tt]urn(?:s|ed|ing)?\s$", ends=" ", before_space="nsdg")
_NOW: Final = Lazy(r"[,(]\s?now\s$", ends=" ", before_space="w")
_AGE_COMMA: Final = Lazy(r"(?<![A-Za-z])[A-Z][\w'’.-]+,\s$", ends=" ", before_space=",")
# The driver, 54, was held: a person's age between commas, and no item of a list.
# Chicago child, 8, found: in headlines no article says that a person is meant.
_PERSON_COMMA: Final = Lazy(
    r"(?<![A-Za-z])(?:[Bb]oy|[Gg]irl|[Cc]hild|[Bb]aby|[Tt]oddler|[Tt]een(?:ager)?|[Mm]an|[Ww]oman|[Ss]on|[Dd]aughter|[Bb]rother|[Ss]ister"
    r"|[Mm]other|[Ff]ather|[Gg]rand(?:mother|father|son|daughter)|[Ww]ife|[Hh]usband|[Ww]idow(?:er)?|[Ss]tudent|[Dd]river|[Ss]uspect|[Vv]ictim|[Pp]assenger"
    r"|[Pp]ensioner|[Tt]ourist|[Hh]iker|[Tt]eacher|[Pp]ilot),\s$",
    ends=" ",
    before_space=",",
)
# She was 88. He died at 91.
_WAS_AGED: Final = Lazy(
    r"(?<![A-Za-z])(?:[Ss]?[Hh]e\s(?:is|was)(?:\s(?:just|only))?|[Dd]ie[ds]\sat)\s$", ends=" ", before_space="sty"
)
_SENTENCE_ENDS: Final = Lazy(r"[.;]?(?:[”\"]|\s|$)")
_AGE_BETWEEN: Final = Lazy(
    r"(?<![A-Za-z])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er)\s(?:[\w'’-]+\s){0,3}[a-z]+(?<!s),\s$", ends=" ", before_space=","
)
_GOES_ON: Final = Lazy(r",\s(?:who|was|is|were|has|had|[a-z]+ed|died|told|said|lost|from|of)(?![a-z])", begins=",")
_FOLD: Final = Lazy(r"-?[Ff]old(?![a-z])", begins="-Ff")
_TIMES: Final = Lazy(
    r"[\s-]times(?![a-z])(?P<more>\s(?:as|more|the|forward|trailing|earnings|estimated|book|oversubscribed|subscribed|leverage|higher|larger|greater|bigger|faster|its|their|that|what|less|lower|smaller|"
    r"(?!over|after|under|later|earlier|ever|never|other|together|per)[a-z]{3,}er)(?![a-z]))?|(?P<x>[xX×])(?![A-Za-z0-9])",
    begins=" -xX×",
    after_space="t",
)
_OF_NOUN: Final = Lazy(
    r"\s+of\s+(?:(?:all|more|the|its|their|his|her|those|these|my|our|other)\s+){0,2}(?=[A-Za-z])|\s+(?:or\s)?more\s+(?=[a-z])",
    begins=" ",
    after_space=" om",
)
_TENS: Final = Lazy(r"(10|100)s\sof\s(thousands|millions|billions|trillions)(?![a-z])", re.IGNORECASE, begins="1")
_AND_HALF: Final = Lazy(r"\sand\sa\s(half|quarter)(?![a-z])", begins=" ", after_space="a")
_HALVES: Final = {"half": 2, "quarter": 4}
# Doubled down, doubled as a guard; doubled to left, of a batter.
_NO_MULTIPLE: Final = Lazy(
    r"\s(?:down|back|over|up|as|off|home|with|to\s(?:deep\s)?(?:left|right|center|centre|the)|in\s(?:the|a)\s(?:\w+(?:st|nd|rd|th)|run))(?![a-z])",
    begins=" ",
    after_space="dbuaohwti",
)
_OF_WHAT: Final = Lazy(
    r"\s(?:as\s[a-z]+(?:\s|[.,])|(?:the|that|what|its|their|those|last)\s(?!time|week|day)[a-z0-9])",
    begins=" ",
    after_space="atwil",
)
_OR_TWO: Final = Lazy(r"\sor\stwo\s(?!of\s)[a-z]", begins=" ", after_space="o")
_LEVEL: Final = Lazy(
    r"\s(?:from|than|with|against|versus|to)\s(?:about\s|just\s|nearly\s|around\s)?$", ends=" ", before_space="somthnyd"
)
_HARMED: Final = Lazy(
    r"\s(?P<be>(?:(?:were|was|are|is|have\sbeen|had\sbeen|remain|remained|others)\s){0,2})"
    r"(?:(?:seriously|slightly|critically|badly|lightly|severely|fatally)\s)?(?P<word>[A-Za-z][a-z]+)"
)
_MARGIN: Final = Lazy(
    r"-(?:point|goal|run|shot|stroke|game|seat|vote|length)\s(?:[a-z]+\s)?"
    r"(?:lead|advantage|margin|deficit|gap|win|victory|defeat|loss|edge|cushion|drop|rise|increase|decline|fall|gain|jump|swing|difference|majority)(?![a-z])",
    begins="-",
)
# 11-of-25 shooting: eleven of 25; a two-for-one split, where words tell what is split.
_MADE_OF: Final = Lazy(
    r"-(?:of|for)-(?:(?P<of>\d{1,3})(?![\w-])|(?P<word>[a-z]+)(?=\s(?:forward\s|reverse\s)?(?:stock|share|split|bonus|rights|basis)))",
    begins="-",
)
_BLOCK: Final = Lazy(r"\s[Bb]lock\sof(?![a-z])", begins=" ", after_space="Bb")  # the 1500 block of Arrott Street
_VOTE: Final = Lazy(r"(\d{1,3})\sto\s(\d{1,3})(?![\d%]|[,.]\d|\s(?:percent|per\scent|million|billion))")
_VOTED: Final = Lazy(r"(?<![A-Za-z])(?:vote|margin|score)\sof\s$|(?<![A-Za-z])voted\s$", ends=" ", before_space="fd")
_AROUND_NOUN: Final = Lazy(r"\+(?=\s)|-(?:odd|plus|strong|some)(?=\s)", begins="+-")
_EARTHQUAKE: Final = Lazy(
    r"[\s-]magnitude(?![a-z])|\son\sthe\sRichter\s[Ss]cale|\s(?:earthquake|quake|aftershock|foreshock|temblor|tremor)(?![a-z])",
    begins=" -",
    after_space="moeqaft",
)
# M7.1, where a text speaks of a quake.
_MOMENT: Final = Lazy(r"(?<![A-Za-z0-9])M(?=[3-9]\.[0-9](?![0-9.]))", begins="M")
_BEFORE_CHRIST: Final = Lazy(r"\s(?:B\.?C\.?(?:E\.?)?|A\.?D\.?)(?![A-Za-z])", begins=" ", after_space="BA")


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str, survey: Survey) -> None:
        self.text = text
        self.survey = survey
        self.korean = survey.seen & HANGUL != 0
        self.found: list[Mention] = []
        self.skipped: list[Skipped] = []
        self.floor = 0  # end of the last figure: hedges before it are that one's
        self.letter = ""  # the k, m or b that was a scale in the last figure
        self.titles = Titles(text)
        self.bound: tuple[int, FigureKind, tuple[tuple[Hedge, HedgeWord], ...]] = (0, _NUMBER, ())
        self.noun: tuple[int, Noun | None] = (-1, None)

    def scan(self) -> None:
        """Read from spot to spot, wherever a number or a date may begin."""
        spots = [(start, "") for start in self._numbers()]
        words = find_words(self.text, self.survey.words) if self.survey.words else []
        if words:
            spots += words
            spots.sort()
        at = 0
        for spot, what in spots:
            if spot >= at:
                at = self._read(spot, what)

    def _numbers(self) -> list[int]:
        """Return where numbers begin: at digits that no point or comma joins to digits before them."""
        text, found, end = self.text, [], 0
        if self.survey.seen & FRACTION:
            return [match.start() for match in _DIGITS.finditer(text)]
        for start in self.survey.digits:
            if start >= end:
                found.append(start)
                end = _end_of_number(text, start)
        return found

    # --- what a trigger begins ---------------------------------------------------------------

    def _read(self, start: int, what: str) -> int:
        """Read what begins at a spot; return where to look on."""
        text = self.text
        if not what:
            return self._digits(start)
        if self._among_hangul(start):
            return start + 1
        if what == "one":
            return self._one(start)
        if what == "multiple":
            return self._multiple(start)
        if letters_at(text, start).lower() in ORDINALS and (place := _ORDINAL_WORD.match(text, start)) is not None:
            return self._ranked(place)
        if what == "noon":
            hour = 12 if text[start : start + 4].lower() == "noon" else 0
            end = start + (4 if hour else 8)
            return self._add_date(DateRead(start, end, _TIME, Calendar(hour=hour, minute=0), "time:noon"))
        return (self._add_date(read_date(text, start)) if what == "date" else 0) or self._word(start)

    def _among_hangul(self, start: int) -> bool:
        """Tell whether Hangul stands so near that the Korean scanner reads what is here."""
        return self.korean and _HANGUL.search(self.text, max(0, start - 12), start + 24) is not None

    def _digits(self, start: int) -> int:
        """Read what begins with digits, after a money sign, after letters, or alone."""
        text = self.text
        before = text[start - 1 : start] if start else ""
        if before == "." and not text[start - 2 : start - 1].isalnum():
            start, before = start - 1, text[start - 2 : start - 1] if start > 1 else ""
        if before and (before in _SIGN_ENDS or before in " -−\u00a0" or before.isalpha() or before == "."):
            money = self._money_before(start, before)
            if money is not None and money.start() >= self.floor:
                return self._money(money, start)
        if before == "(" and text[start - 2 : start - 1] in _SIGN_ENDS and start - 2 >= self.floor:
            end = self._booked(start)
            if end is not None:
                return end
        if self._among_hangul(start):
            return start + 1
        if before.isalnum() or (before and before in "._"):
            return self._lettered(start)
        if not text[start].isascii():
            return self._amount(start)
        return self._number(start)

    def _money_before(self, start: int, before: str) -> re.Match[str] | None:
        """Return the money sign or code right before ``start``."""
        text = self.text
        at = start - 1
        while at > 0 and text[at] in " -−\u00a0" and start - at < 4:
            at -= 1
        last = text[at]
        if last in _SIGN_ENDS or last.isupper():
            return _money_left().search(text, max(0, start - 9), start)
        if (
            _small_ends().has(ord(last))
            and text[max(0, at - 3) : at + 1].split()[-1].lstrip(_OPENING) in _small_signs()
        ):
            return _money_left().search(text, max(0, start - 9), start)
        return None

    def _lettered(self, start: int) -> int:
        """Read digits right behind letters: Q4, W3.5 trillion, £ lost as PS2.7m, or a name such as H100."""
        text = self.text
        if text[start - 1] in "QH" and (date := read_letter_quarter(text, start - 1)) is not None:
            return self._add_date(date) or date.end
        for pattern, sign, first in ((_POUNDS, "£", start - 2), (_WON, "₩", start - 1)):
            if pattern.match(text, max(0, first)) is not None:
                amount, money = read_amount(text, start), find_currency(sign)
                if amount is not None and money is not None:
                    return self._figure(amount, first, money)
        if text[max(0, start - 2) : start] == "FY" and not text[max(0, start - 3) : start - 2].isalpha():
            year = read_year(text, start)
            if year is not None and year.calendar.end is None:
                return self._add_date(replace(year, start=start - 2)) or year.end
        if _MOMENT.match(text, start - 1) is not None and "quake" in text:
            amount = read_amount(text, start)
            if amount is not None:
                return self._keep(amount, start - 1, Sense(_MEASURE, "magnitude", amount.end, "rule:magnitude"), "")
        return self._skip(start, "name")

    def _money(self, match: re.Match[str], start: int) -> int:
        surface = match["symbol"] or match["code"]
        if surface in english().nouns["word_code"] and not _is_scaled(self.text, start, surface):
            return self._lettered(start) if self.text[start - 1].isalpha() else self._number(start)
        if (tens := _TENS.match(self.text, start)) is not None:
            return self._tens(tens, match.start(), find_currency(surface))
        found = money_of(surface)
        amount = read_amount(self.text, start)
        if found is None or amount is None:
            return start + 1
        name, scale = found
        if match["minus"]:
            amount = _negative(amount)
        return self._figure(amount if scale == 1 else times(amount, scale), match.start(), name)

    def _booked(self, start: int) -> int | None:
        """Read a loss as accounts write it: $(0.15)."""
        text = self.text
        name, amount = find_currency(text[start - 2]), read_amount(text, start)
        if name is None or amount is None or text[amount.end : amount.end + 1] != ")":
            return None
        amount = replace(_negative(amount), end=amount.end + 1)
        return self._keep(amount, start - 2, Sense(_MONEY, name.code, amount.end, name.entry), "")

    def _tens(self, match: re.Match[str], start: int, name: CurrencyName | None) -> int:
        """Read $10s of millions."""
        if name is None:
            return match.end()
        low = Decimal(match[1]) * english().vague[match[2].lower()].low
        amount = Amount(match.start(), match.end(), None, low, low * 10, low, scale=low, words=True)
        return self._keep(amount, start, Sense(_MONEY, name.code, match.end(), name.entry), "")

    def _number(self, start: int) -> int:
        """Read what begins with a digit, which is often no figure."""
        text = self.text
        end = run_end(text, start)
        after, ahead = text[end : end + 1], text[end : end + 4]
        before = text[start - 1 : start] if start else ""
        spaced = after == " " and end - start <= 2 and ahead[1:2] in _MONTH_INITIALS
        if before not in _PLAIN_BEFORE or spaced or (after and after in "-–./)" and end - start <= 5):
            if (stop := self._code(start)) is not None:
                return stop
            date = read_digit_date(text, start)
            if date is not None:
                return self._add_date(date) or date.end
        elif after and after in "stnr" and (date := read_digit_date(text, start)) is not None:
            return self._add_date(date) or date.end
        if after and after in ":. aApP" and end - start <= 2 and (after != " " or self._is_half_day(end + 1)):
            date = read_clock(text, start)
            if date is not None:
                return self._add_date(date) or date.end
            if after == ":" and ahead[1:3].isdigit():
                return self._skip(start, "code")
        if end - start == 4 and after == " " and (date := read_hours(text, start)) is not None:
            return self._add_date(date) or date.end
        if end - start == 4 and (stop := self._year(start)) is not None:
            return stop
        if after in INCH_MARKS and (inches := read_inches(text, start)) is not None:
            return self._inches(start, *inches)
        if before == " " and text[start - 2 : start - 1] == ":" and _TICKER.search(text, max(0, start - 12), start):
            return self._skip(start, "code")
        if text[start:end] in _HELP and self._is_called(start, end):
            return self._skip(start, "phone")
        if after == "x" and _RELAY.match(text, start) is not None:
            return self._skip(start, "name")
        score = _SCORE.match(text, start) if after and after in "-–" else None
        if score is not None and (stop := self._score(score)) is not None:
            return stop
        if after == " " and ahead[1:2] in ("b", "B") and _BLOCK.match(text, end) is not None:
            return self._skip(start, "name")
        if after == " " and ahead[1:2] == "t" and (vote := _VOTE.match(text, start)) is not None:
            stop = self._score(vote) if _VOTED.search(text, max(0, start - 16), start) is not None else None
            if stop is not None:
                return stop
        if after and after in "stnr" and (ordinal := _ORDINAL.match(text, start)) is not None:
            return self._ordinal(ordinal)
        if after in ("Q", "H") and (date := read_letter_quarter(text, start)) is not None:
            return self._add_date(date) or date.end
        if before and text[max(0, start - 4) : start].lower().strip().endswith("no."):
            return self._read_rank(text.lower().rindex("no.", 0, start), start)
        return self._amount(start)

    def _inches(self, start: int, value: Decimal, grain: Decimal, end: int) -> int:
        """Keep a height or a width that marks of feet and inches give."""
        amount = Amount(start, end, value, value, value, grain)
        return self._keep(amount, start, Sense(_MEASURE, "inch", end, "unit:inch"), "")

    def _is_half_day(self, at: int) -> bool:
        """Tell whether a.m. or p.m. may stand at ``at``."""
        return _HALF_DAY.at(self.text, at) and _BEHIND_HALF.at(self.text, at + 1)

    def _is_called(self, start: int, end: int) -> bool:
        """Tell the number of the police from a count: she called 911, the 911 system."""
        if self.text[start:end] in _HELP_LINES and _HELP_NOUN.match(self.text, end) is not None:
            return True
        if _EMERGENCY.search(self.text, max(0, start - 9), start) is None:
            return False
        noun = find_noun(self.text, end, None)
        return noun is None or not noun.adjacent

    def _amount(self, start: int) -> int:
        amount = read_amount(self.text, start)
        return start + 1 if amount is None else self._figure(amount, start, None)

    def _word(self, start: int) -> int:
        """Read what begins with a number word."""
        amount = read_amount(self.text, start)
        if amount is None:
            return start + 1
        if is_capital_name(self.text, start, amount.end) and not self.titles.covers(start):
            return amount.end
        if self._is_numbered(amount):
            return self._ranks_number(amount)
        one = amount.value == 1 and not amount.part and amount.scale == 1
        counts = not one or tail_at(self.text, amount.end) is not None or _FOLD.match(self.text, amount.end) is not None
        counts = counts or _OR_TWO.match(self.text, amount.end) is not None
        if not (counts or one_counts(self.text, amount)):
            return amount.end
        return self._figure(amount, amount.start, None)

    def _is_numbered(self, amount: Amount) -> bool:
        """Tell a rank from a count: the world's number two chipmaker; number one is an idiom too."""
        if (
            amount.value is None
            or not 2 <= amount.value <= _LAST_RANK
            or word_before(self.text, amount.start) != "number"
        ):
            return False
        return amount.scale == 1 and _STRETCH.match(self.text, amount.end) is None

    def _ranks_number(self, amount: Amount) -> int:
        assert amount.value is not None
        self._rank(Span(amount.start - len("number "), amount.end), amount.value)
        return amount.end

    def _one(self, start: int) -> int:
        """Read an hour and a half, a mile and a quarter; an hour alone is an article and a noun."""
        text = self.text
        article = start + (2 if text[start + 1] == "n" else 1)
        tail = tail_at(text, article)
        half = _AND_HALF.match(text, tail.end) if tail is not None else None
        if half is None:
            return self._dollar(start, article) if tail is not None and tail.what == "name" else start + 1
        grain = _ONE / _HALVES[half[1]]
        value = _ONE + grain
        amount, unit = read_unit(text, Amount(start, article, value, value, value, grain, words=True), None)
        if unit is None:
            return start + 1
        return self._keep(amount, start, _sense_of(replace(unit, end=half.end())), "")

    def _multiple(self, start: int) -> int:
        """Read doubled, and twice where it says of what: twice as many, double the price."""
        text, end = self.text, letters_end(self.text, start)
        value, verb = english().multiples[text[start:end].lower()]
        if (verb and _NO_MULTIPLE.match(text, end)) or not (verb or _OF_WHAT.match(text, end)):
            return end
        amount = Amount(start, end, value, value, value, min(value, _ONE), words=True)
        return self._keep(amount, start, Sense(_RATIO, None, end, "rule:multiple"), "")

    def _dollar(self, start: int, article: int) -> int:
        """Read a dollar and 42 cents; a dollar alone is an article and a noun."""
        amount, unit = read_unit(self.text, Amount(start, article, _ONE, _ONE, _ONE, _ONE, words=True), None)
        if unit is None:
            return start + 1
        both, whole = add_cents(self.text, amount, unit)
        return start + 1 if whole is unit else self._keep(both, start, _sense_of(whole), "")

    # --- what is no figure --------------------------------------------------------------------

    def _skip(self, start: int, reason: str) -> int:
        match = _RUN.match(self.text, start)
        end = match.end() if match is not None else start + 1
        self.skipped.append(Skipped(Span(start, end), self.text[start:end], reason))
        return end

    def _code(self, start: int) -> int | None:
        """Go over digits that are no figure by their shape: phones, paths, versions, bullets."""
        text = self.text
        phone = _PHONE.match(text, start)
        if phone is not None and _ISO.match(text, start) is None and _YEARS.fullmatch(phone.group()) is None:
            self.skipped.append(Skipped(Span(*phone.span()), phone.group(), "phone"))
            return phone.end()
        before = text[start - 1 : start] if start else ""
        if before and before in "#@/_&=?:\\" and not (before == "=" and _RATE.match(text[start - 2 : start - 1])):
            return self._skip(start, "code")
        if (
            before == "-"
            and start > 1
            and text[start - 2].isalpha()
            and not _PREFIX.search(text, max(0, start - 12), start)
        ):
            return self._skip(start, "name")
        if _BULLETED.match(text, start) is not None and _BULLET.search(text, max(0, start - 8), start) is not None:
            return self._skip(start, "bullet")
        return None

    # --- figures --------------------------------------------------------------------------------

    def _figure(self, amount: Amount, start: int, money: CurrencyName | None) -> int:
        """Make the figure that begins with ``amount``; return where it ends."""
        text, bare = self.text, amount
        sign = (
            _SIGN.search(text, max(0, start - 9), start) if text[max(0, start - 2) : start].endswith(_SIGNED) else None
        )
        if sign is not None and sign.start() > 1 and text[sign.start()] in "mM" and text[sign.start() - 2].isdigit():
            sign = None  # 52 minus 48
        if sign is not None and start and not _PLUS_OR.search(text, max(0, sign.start() - 9), sign.start()):
            amount, start = _negative(amount), sign.start()
        elif money is None and not amount.words and (end := self._after_word(amount, start)) is not None:
            return end
        amount, unit = read_unit(text, amount, money)
        if unit is not None and unit.name == "meter" and bare.letter and self._is_million(bare, start):
            amount, unit = with_letter(amount), None
        self.letter = bare.letter if amount.scale > bare.scale else ""
        if self.korean and _KOREAN_SCALE.match(text, unit.end if unit is not None else amount.end) is not None:
            return amount.end
        second = find_second(text, amount, unit, start, money)
        if second is not None and second.amount is not None:
            return self._range(second.amount, second.unit, start, second.rule, bare)
        if second is not None and second.unit is not None and unit is None:
            lent = replace(second.unit, end=amount.end)
            return self._keep(amount, start, _sense_of(lent), second.rule)
        if unit is None and self._is_no_figure(amount, bare, start):
            return max(amount.end, self.skipped[-1].span.end if self.skipped else 0)
        if unit is not None:
            amount, unit = add_cents(text, amount, unit) if unit.kind is _MONEY else add_smaller(text, amount, unit)
        return self._keep(amount, start, self._sense(amount, unit, start), "")

    def _is_million(self, bare: Amount, start: int) -> bool:
        """Tell an m that is a million from metres: units sold: 1.2m; 4.5m units, up from 2m."""
        if self._compares(bare, start):
            return True
        clause = re.split(r"[.;\n]\s", self.text[max(self.floor, start - 40) : start])[-1]
        return not english().nouns["counted"].isdisjoint(re.findall(r"[a-z]+", clause.lower()))

    def _compares(self, bare: Amount, start: int) -> bool:
        """Tell 4.5m units, up from 2m: an m that was a scale in the figure just before is one again."""
        text = self.text
        return (
            bare.letter == self.letter
            and _LEVEL.search(text, self.floor, start) is not None
            and not any(mark in text[self.floor : start] for mark in ".;\n")
        )

    def _range(self, both: Amount, unit: Unit | None, start: int, rule: str, first: Amount) -> int:
        nameless = unit is not None or not first.plain or find_noun(self.text, both.end, None) is not None
        if nameless and unit is None and first.plain:
            nameless = not is_headed(self.text, start)  # ATR 72-500 aircraft
        if not nameless and is_name(self.text, replace(both, plain=True), start, self.titles):
            return self._skip(start, "name")
        return self._keep(both, start, self._sense(both, unit, start), rule)

    def _is_no_figure(self, amount: Amount, bare: Amount, start: int) -> bool:
        """Tell whether a number without a unit belongs to a name, or to letters behind it."""
        text, end = self.text, amount.end
        if bare.part or amount.value is None or amount.scale != 1:
            return False
        digits, after = text[start].isdigit(), text[end : end + 1]
        fold = _TIMES.match(text, end) or _FOLD.match(text, end)
        if fold is None and digits and self._is_code(bare, start, end, after):
            return True
        if digits and _BEFORE_CHRIST.match(text, end) is not None:
            self._skip(start, "name")
            return True
        if fold is not None or "," in text[start:end] or ratio_base(text, end) is not None:
            return False
        if self._is_aged(amount, start) or (amount.grain < 1 and _EARTHQUAKE.match(text, end) is not None):
            return False
        noun = self._noun(end, amount.value)
        if amount.words and noun is not None and after == "-" and _MADE_OF.match(text, end) is None:
            # four-door, three-bed: what a thing is like, not how many there are; a nine-point lead is nine points
            return _MARGIN.match(text, end) is None
        word = word_before(text, start)
        if noun is not None and word.lower() not in english().nouns["name_head"]:
            acronym = bare.plain and word.isupper() and not noun.adjacent  # HIV 2 drug regimens
            if not acronym or self.titles.covers(start):
                return False
        headed = word.lower() in english().nouns["name_head"]
        if not is_name(text, amount, start, self.titles) or (amount.plain and not headed and self._people(amount)):
            return False  # Bus Crash: 8 Dead
        if digits:
            self._skip(start, "name")
        return True

    def _is_code(self, bare: Amount, start: int, end: int, after: str) -> bool:
        """Tell digits that letters, a bracket or more digits make a code of: 5G, (4), ISO 3888-2."""
        text = self.text
        bracketed = bare.plain and after == ")" and text[start - 1 : start] == "(" and bare.high < 100
        joined = bare.plain and after and after in "-–/" and text[end + 1 : end + 2].isdigit()
        if not (after.isalpha() or bracketed or joined):
            return False
        self._skip(start, "name")
        return True

    def _after_word(self, amount: Amount, start: int) -> int | None:
        """Read dollar 22.5 million, rmb 10, percent of 10: the unit before the number, in small letters."""
        text = self.text
        word = word_before(text, start)
        if word.lower() not in _money_last() and word != "of":
            return None
        tail = tail_at(text, amount.end)
        if not word.islower() or start - len(word) - 1 < self.floor:
            return None
        if tail is not None and not (tail.what in ("name", "code") and text[tail.end + 1 : tail.end + 2].isdigit()):
            return None
        share = _PERCENT_OF.search(text, max(0, start - 13), start)
        if share is not None and amount.end == len(text.rstrip()):
            return self._keep(amount, share.start(), Sense(_PERCENT, "percent", amount.end, "unit:percent"), "")
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
        return self._keep(amount, start - len(word) - 1, sense, "")

    # --- what a figure is -------------------------------------------------------------------------

    def _says_age(self, start: int) -> bool:
        left = max(0, start - 32)
        return "ge" in self.text[left:start] and _AGED.search(self.text, left, start) is not None

    def _is_aged(self, amount: Amount, start: int) -> bool:
        """Tell an age without a unit: aged 33; Senard, 65, now."""
        text = self.text
        if self._says_age(start):
            return True
        if not amount.plain or not 0 < amount.high < 120:
            return False
        if (
            _TURNING.search(text, max(0, start - 12), start) is not None
            and self._noun(amount.end, amount.value) is None
        ):
            return True
        if text[amount.end : amount.end + 1] not in (",", ".", ")"):
            return False
        stops = amount.high >= _LEAST_AGE and text[amount.end] == "." and _SENTENCE_ENDS.match(text, amount.end)
        if stops and _WAS_AGED.search(text, max(0, start - 16), start) is not None:
            return True
        if _NOW.search(text, max(0, start - 8), start) is not None:
            return True
        if text[amount.end + 1 : amount.end + 2].isdigit():
            return False
        if _AGE_COMMA.search(text, max(0, start - 24), start) is not None:
            return True
        if _PERSON_COMMA.search(text, max(0, start - 16), start) is not None:
            return True
        between = amount.high >= _LEAST_AGE and _GOES_ON.match(text, amount.end) is not None
        return between and _AGE_BETWEEN.search(text, max(0, start - 48), start) is not None

    def _sense(self, amount: Amount, unit: Unit | None, start: int) -> Sense:
        """Decide kind, unit and end of a figure."""
        text, end = self.text, amount.end
        if unit is not None:
            sense = _sense_of(unit)
            aged = unit.kind is _DURATION and self._says_age(start)
            return replace(sense, kind=_AGE) if aged else sense
        if amount.value is None or amount.words:
            phrase = unit_of_phrase(text, amount)
            if phrase is not None:
                return _sense_of(phrase)
        if self._is_aged(amount, start):
            return Sense(_AGE, "year", end, "rule:age")
        ratio = ratio_base(text, end) if amount.high <= _MOST_OUT_OF else None
        if ratio is not None and amount.value is not None and amount.value < ratio[0] and not amount.part:
            value = amount.value / ratio[0]
            part = replace(amount, value=value, low=value, high=value, grain=_ONE / ratio[0])
            return Sense(_RATIO, None, ratio[1], "rule:one_in", amount=part)
        if amount.part:
            part_unit = unit_of_part(text, amount)
            return _sense_of(part_unit) if part_unit else Sense(_RATIO, None, end, "rule:fraction")
        to_one = _TO_ONE.match(text, end) if text.startswith("-to-", end) else None
        if to_one is not None and amount.value is not None and Decimal(to_one[1]):
            value = amount.value / Decimal(to_one[1])
            odds = replace(amount, value=value, low=value, high=value)
            return Sense(_RATIO, None, to_one.end(), "rule:to_one", amount=odds)
        made = _MADE_OF.match(text, end) if text.startswith(("-of-", "-for-"), end) else None
        parts = _parts_of(made) if made is not None else None
        if made is not None and amount.value is not None and parts:
            share = amount.value / parts
            part = replace(amount, value=share, low=share, high=share)
            return Sense(_RATIO, None, made.end(), "rule:made_of", amount=part)
        if (fold := _FOLD.match(text, end)) is not None:
            return Sense(_RATIO, None, fold.end(), "rule:fold")
        many = _TIMES.match(text, end)
        if many is not None and (many["x"] is None or not amount.words):
            if many["x"] or many["more"] or amount.grain < 1:
                return Sense(_RATIO, None, many.end("x") if many["x"] else many.start() + 6, "rule:times")
            return Sense(_COUNT, "times", many.end(), "rule:times")
        return self._counted(amount)

    def _noun(self, end: int, value: Decimal | None) -> Noun | None:
        """Find the counted noun, once for each place."""
        if self.noun[0] != end:
            self.noun = end, find_noun(self.text, end, value)
        return self.noun[1]

    def _counted(self, amount: Amount) -> Sense:
        end = at = amount.end
        shaken = _EARTHQUAKE.match(self.text, end) if amount.grain < 1 else None
        first = max(0, amount.start - _MAGNITUDE_REACH)
        named = self.text.find("agnitude", first, amount.start) >= 0
        named = named and (amount.grain < 1 or self.text.find(" was ", first, amount.start) < 0)
        if shaken is not None or (named and _MAGNITUDE.search(self.text, first, amount.start) is not None):
            return Sense(_MEASURE, "magnitude", end, "rule:magnitude")
        if amount.value is None or amount.words:
            of = _OF_NOUN.match(self.text, end)
            at = end if of is None else of.end() - 1
        if (tail := _AROUND_NOUN.match(self.text, end)) is not None:
            at = tail.end()  # 400+ metro areas, 1,200-odd workers
        noun = self._noun(at, amount.value if at == end else None)
        if noun is None and (whole := _OF_NUMBER.match(self.text, end)) is not None:
            noun = find_noun(self.text, whole.end(), None)  # 38 of 52 drones
            at = whole.end()
        if noun is None:
            people = None if amount.part or amount.grain < 1 else self._people(amount)
            if people is not None:
                return Sense(_COUNT, people, end, "rule:people")
            return Sense(_NUMBER, None, end, "rule:number")
        return Sense(
            _COUNT,
            noun.word,
            noun.end if noun.adjacent and (at == end or amount.value is None) else end,
            "rule:noun",
        )

    def _people(self, amount: Amount) -> str | None:
        """Tell that a number without a noun counts people: 37 dead, 12 were hurt, killing at least 9."""
        text = self.text
        after = _HARMED.match(text, amount.end)
        if after is not None and after["word"].lower() in english().nouns["harmed"]:
            noun = None if after["be"] else find_noun(text, after.end(), None)
            return noun.word if noun is not None else "people"
        if _harming().search(text, max(0, amount.start - 40), amount.start) is not None:
            return "people"
        return None

    # --- keeping --------------------------------------------------------------------------------

    def _keep(self, amount: Amount, start: int, sense: Sense, rule: str) -> int:
        """Add rate and hedges and store the mention; return where it ends."""
        text = self.text
        amount = sense.amount or amount
        per = read_per(text, sense.end, sense.kind)
        end = sense.end if per is None else max(sense.end, per.span.end)
        hedges, floor = self._hedges(start, end, sense.kind)
        words = [word for _, word in hedges]
        vague = amount.value is None and not rule
        factor, worth = sense.factor, amount.value
        grain = amount.grain * factor
        value = None if worth is None else _clean(worth * factor)
        low = _clean(amount.low * factor) if value is None else value
        high = _clean(amount.high * factor) if value is None else value
        marks = [hedge for hedge, _ in hedges]
        if vague:
            span = Span(amount.start, amount.end)
            marks.append(Hedge(span.of(text), _VAGUE, span, "numeral:vague"))
        span = Span(start, sense.end)
        self.found.append(
            Mention(
                span=span,
                text=span.of(text),
                kind=sense.kind,
                value=value,
                bounds=allowed(low, high, grain, tuple(words), vague),
                grain=grain,
                unit=sense.unit,
                per=per,
                hedges=tuple(marks),
                trace=_trace(sense.entry, words, rule),
            )
        )
        self.floor = max(span.end, floor)
        self.bound = end, sense.kind, tuple([pair for pair in hedges if pair[1].effect in _ONE_SIDED])
        return end

    def _hedges(self, start: int, end: int, kind: FigureKind) -> tuple[list[tuple[Hedge, HedgeWord]], int]:
        """Return the hedges of a figure, and where the last of them ends.

        A conversion in brackets is a bound where its figure is one: more than 100 km (60 miles).
        """
        text = self.text
        before = hedges_before(text, start, end, self.floor)
        if kind is _DURATION and before and says_when(text, before[0][0], self.floor):
            before = before[1:]
        after = hedges_after(text, end) or hedge_inside(text, start, end)
        if not before and after is None and kind is self.bound[1] and text[self.bound[0] : start] in (" (", "("):
            return list(self.bound[2]), 0
        return [*before, *((after[0],) if after is not None else ())], after[1] if after is not None else 0

    def _add_date(self, date: DateRead | None) -> int:
        """Store a date or time; return where it ends, 0 where there is none."""
        if date is None or date.start < self.floor:
            return 0
        span = Span(date.start, date.end)
        self.found.append(
            Mention(
                span,
                span.of(self.text),
                date.kind,
                None,
                Interval(None, None),
                calendar=date.calendar,
                trace=(date.rule,),
            )
        )
        self.floor = span.end
        return span.end

    def _year(self, start: int) -> int | None:
        """Read four digits as a year, unless a unit or a counted noun makes them a number."""
        text = self.text
        decade = _DECADE.match(text, start)
        if decade is not None:
            return decade.end()
        date = read_year(text, start)
        if date is None or text[date.end : date.end + 1].isalnum() or _NO_YEAR.match(text, date.end) is not None:
            return None
        if date.calendar.end is None and not self._is_year(date, start):
            return None
        return self._add_date(date) or date.end

    def _is_year(self, date: DateRead, start: int) -> bool:
        text, year = self.text, date.calendar.year or 0
        before = word_before(text, start).lower()
        if (not 1900 <= year <= 2150 and before not in _YEAR_WORDS) or before in english().nouns["index"]:
            return False
        if tail_at(text, date.end) is not None and before != "in":
            return False
        if before in _YEAR_WORDS or before in ("the", "for") or (before == "and" and self._follows_year(start)):
            return True
        noun = find_noun(text, date.end, None)
        return noun is None or not noun.adjacent

    def _follows_year(self, start: int) -> bool:
        """Tell whether another year stands before " and ": between 2019 and 2023 sales doubled."""
        last = self.found[-1] if self.found else None
        return (
            last is not None
            and last.calendar is not None
            and last.calendar.year is not None
            and self.text[last.span.end : start].strip() == "and"
        )

    # --- scores and ranks -----------------------------------------------------------------------

    def _score(self, match: re.Match[str]) -> int | None:
        """Read 3-2 as a score or a vote where the words around it speak of one."""
        text, end = self.text, match.end()
        if tail_at(text, end) is not None:
            return None
        noun = find_noun(text, end, None)
        if noun is not None and noun.adjacent and noun.word not in ("votes", "wins"):
            return None
        around = re.findall(r"[a-z]+", text[max(0, match.start() - 40) : end + 30].lower())
        if english().nouns["score_cue"].isdisjoint(around):
            return None
        span = Span(match.start(), end)
        bounds = Interval(None, None)  # two numbers that stand for themselves, and no range
        self.found.append(Mention(span, match.group(), _RATIO, None, bounds, _ONE, trace=("rule:score",)))
        self.floor = end
        return end

    def _ordinal(self, match: re.Match[str]) -> int:
        if match["place"] is not None:
            self._rank(Span(*match.span()), Decimal(match[1]))
        else:
            self.skipped.append(Skipped(Span(*match.span()), match.group(), "name"))
        return match.end()

    def _ranked(self, match: re.Match[str]) -> int:
        """Read third-largest and sixth place; the first one most often only came first."""
        self._rank(Span(*match.span()), ORDINALS[match["word"].lower()])
        return match.end()

    def _read_rank(self, first: int, start: int) -> int:
        """Read No. 1, which begins at ``first``."""
        amount = read_amount(self.text, start)
        if amount is None or amount.value is None or not amount.plain:
            return self._amount(start)
        self._rank(Span(first, amount.end), amount.value)
        return amount.end

    def _rank(self, span: Span, value: Decimal) -> None:
        bounds = Interval(value, value)
        self.found.append(Mention(span, span.of(self.text), _RANK, value, bounds, _ONE, trace=("rule:rank",)))
        self.floor = span.end


_SCALED: Final = Lazy(r"\d[\d,.]*\s(?:million|billion|trillion)(?![a-z])", re.IGNORECASE)


def _is_scaled(text: str, start: int, code: str) -> bool:
    """Tell whether millions behind a code that is a word as well make it money: MOP 2.3 billion."""
    return code in english().nouns["scaled_code"] and _SCALED.match(text, start) is not None


def _parts_of(made: re.Match[str]) -> Decimal | None:
    """Return the number of parts in 11-of-25, two-for-one; ``None`` where the word is no number."""
    if made["of"]:
        return Decimal(made["of"])
    cardinal = english().cardinals.get(made["word"])
    return cardinal[0] if cardinal is not None else None


@cache
def _money_last() -> frozenset[str]:
    """Return the words in which English names of money end."""
    return frozenset(name.rsplit(" ", 1)[-1] for name in money_surfaces().words)


@cache
def _harming() -> re.Pattern[str]:
    """Know verbs such as killing, with or without a hedge, right before a number."""
    lexicon = english()
    return re.compile(
        rf"(?<![A-Za-z])(?:{alternation(lexicon.nouns['harming'])})\s(?:(?:{alternation(lexicon.before)})\s|another\s)?$",
        re.IGNORECASE,
    )


_YEAR_WORDS: Final = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "during",
        "of",
        "from",
        "fiscal",
        "year",
        "before",
        "after",
        "through",
        "till",
        "circa",
    ]
)


def _end_of_number(text: str, at: int) -> int:
    """Return where digits end, together with those that a point or comma joins to them."""
    size = len(text)
    while at < size:
        code = ord(text[at])
        if 48 <= code <= 57:
            at += 1
        elif (code == 46 or code == 44) and at + 1 < size and 48 <= ord(text[at + 1]) <= 57:
            at += 2
        else:
            break
    return at


def _trace(entry: str, hedges: list[HedgeWord], rule: str) -> tuple[str, ...]:
    """Return the names of all that made a mention."""
    if not hedges and not rule:
        return (entry,)
    return (entry, *[word.entry for word in hedges], *((f"rule:{rule}",) if rule else ()))


def _sense_of(unit: Unit) -> Sense:
    return Sense(unit.kind, unit.name, unit.end, unit.entry, unit.factor)


def _negative(amount: Amount) -> Amount:
    value = None if amount.value is None else -amount.value
    return replace(amount, value=value, low=-amount.high, high=-amount.low, plain=False)


def _clean(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros that multiplying left behind its point."""
    return value.quantize(_ONE) if value == value.to_integral_value() and abs(value) < 10**25 else value
