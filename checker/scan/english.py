"""Find the figures of English text: what stands where, in which unit, under which hedges.

The way of a figure: a trigger (a digit, a money sign, a number word, a date word), the amount, a
second amount of a range, the unit or the counted noun, the rate, then the hedges on either side.
"""

from __future__ import annotations

import re
from typing import Final

from checker.model import Calendar, FigureKind, Mention, Skipped, Span
from checker.scan.english_dates import read_date, read_letter_quarter, read_year
from checker.scan.english_digits import PLACE, read_no_amount
from checker.scan.english_figures import Figures
from checker.scan.english_kept import Kept
from checker.scan.english_lexicon import english, find_money
from checker.scan.english_money import SIGN_ENDS, MoneySign, is_scaled, money_before, read_booked, read_tens
from checker.scan.english_nouns import Titles, is_capital_name, one_counts, word_before
from checker.scan.english_numbers import read_amount
from checker.scan.english_parts import ONE, Amount, DateRead, Sense
from checker.scan.english_senses import FOLD
from checker.scan.english_spots import ORDINALS, Spot, find_words
from checker.scan.english_units import add_cents, add_smaller, money_of, read_unit, sense_of, tail_at
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, letters_at, letters_end
from checker.scan.survey import FRACTION, HANGUL, LETTER, SIGN, Survey, survey_text

__all__ = ["scan_english", "scan_english_with_skips"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MEASURE: Final = FigureKind.MEASURE
_PERCENT: Final = FigureKind.PERCENT
_NUMBER: Final = FigureKind.NUMBER
_RATIO: Final = FigureKind.RATIO
_TIME: Final = FigureKind.TIME
_HANGUL: Final = Lazy("[가-힣\u1100-\u11ff\u3131-\u318e]")
_DIGITS: Final = Lazy(r"[0-9½⅓⅔¼¾⅛⅜⅝⅞]+(?:[.,][0-9]+)*")
_WON: Final = Lazy(
    r"(?<![A-Za-z])W(?=\d[\d.,]*\s?(?:trillion|billion|million|tr|tn|bn|b|m)(?![a-z])|\d{1,3}(?:,\d{3})+(?![\d,.]))"
)
_POUNDS: Final = Lazy(r"(?<![A-Za-z])PS(?=\d[\d.,]*(?:m|bn|k)(?![A-Za-z]))")
# Ranks are spelled out up to this one: number two, number ten.
_LAST_RANK: Final = 10
_STRETCH: Final = Lazy(r"[\s-](?:second|minute|hour|day|week|month|quarter|season|year|decade)")
_ORDINAL_WORD: Final = Lazy(rf"(?P<word>{'|'.join(ORDINALS)}){PLACE}", re.IGNORECASE, begins="sentf")
_TENS: Final = Lazy(r"(10|100)s\sof\s(thousands|millions|billions|trillions)(?![a-z])", re.IGNORECASE, begins="1")
_AND_HALF: Final = Lazy(r"\sand\sa\s(half|quarter)(?![a-z])", begins=" ", after_space="a")
# An hour and 45 minutes, a year and three months: one of them, and some of a smaller unit.
_AND_SOME: Final = Lazy(
    r"\sand\s(?:\d{1,2}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|fifteen|twenty|thirty|forty|fifty))[\s-]"
    r"(?:hour|minute|second|month|inch|ounce)",
    begins=" ",
    after_space="a",
)
_POINT: Final = ord(".")
_BRACKET: Final = ord("(")
_UNDERSCORE: Final = ord("_")
_ASCII: Final = 127
_BEFORE_MONEY: Final = Letters("$€£¥₩₹₽₫฿₱₪₺₴₦₿＄￡￥￦= -−\u00a0")
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
# By a percentage point, of another full percentage point; on a percentage-point basis names no amount.
_ONE_POINT: Final = Lazy(r"percentage[\s-]point(?![a-z]|[\s-]basis)", begins="p")
_ITS_ARTICLE: Final = Lazy(r"(?<![A-Za-z])(?:[Aa]n?|[Aa]nother)\s(?:full\s|whole\s|single\s)?$", ends=" ")
_OR_TWO: Final = Lazy(r"\sor\stwo\s(?!of\s)[a-z]", begins=" ", after_space="o")
# M7.1, where a text speaks of a quake.
_MOMENT: Final = Lazy(r"(?<![A-Za-z0-9])M(?=[3-9]\.[0-9](?![0-9.]))", begins="M")


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
    spots = _spots(text, survey)
    if not spots:
        return [], []
    scanner = _Scanner(text, survey.seen & HANGUL != 0)
    scanner.scan(spots)
    return scanner.kept.found, scanner.kept.skipped


def _spots(text: str, survey: Survey) -> list[Spot]:
    """Return the places where figures and dates may begin, in reading order."""
    words = find_words(text, survey.words) if survey.words else []
    spots: list[Spot] = []
    index, count = 0, len(words)
    for start in _numbers(text, survey):
        while index < count and words[index].start < start:
            spots.append(words[index])
            index += 1
        spots.append(Spot(start, ""))
    spots += words[index:]
    return spots


def _numbers(text: str, survey: Survey) -> list[int]:
    """Return where numbers begin: at digits that no point or comma joins to digits before them."""
    if survey.seen & FRACTION:
        return [match.start() for match in _DIGITS.finditer(text)]
    found: list[int] = []
    end = 0
    for start in survey.digits:
        if start >= end:
            found.append(start)
            end = _end_of_number(text, start)
    return found


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str, korean: bool) -> None:
        self.text = text
        self.korean = korean
        self.titles = Titles(text)
        self.kept = Kept(text)
        self.figures = Figures(self.kept, self.titles, korean)

    def scan(self, spots: list[Spot]) -> None:
        """Read from spot to spot."""
        at = 0
        for spot in spots:
            if spot.start >= at:
                at = self._read(spot.start, spot.what)

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
        if what == "point":
            return self._point(start)
        if letters_at(text, start).lower() in ORDINALS and (place := _ORDINAL_WORD.match(text, start)) is not None:
            return self._ranked(place)
        if what == "noon":
            hour = 12 if text[start : start + 4].lower() == "noon" else 0
            end = start + (4 if hour else 8)
            return self.kept.add_date(DateRead(start, end, _TIME, Calendar(hour=hour, minute=0), "time:noon"))
        return (self.kept.add_date(read_date(text, start)) if what == "date" else 0) or self._word(start)

    def _among_hangul(self, start: int) -> bool:
        """Tell whether Hangul stands so near that the Korean scanner reads what is here."""
        return self.korean and _HANGUL.search(self.text, max(0, start - 12), start + 24) is not None

    def _digits(self, start: int) -> int:
        """Read what begins with digits, after a money sign, after letters, or alone."""
        text = self.text
        before = code_at(text, start - 1)
        if before == _POINT and not _is_alnum(text, start - 2):
            start -= 1
            before = code_at(text, start - 1)
        if before == _POINT or _BEFORE_MONEY.has(before) or (before and text[start - 1].isalpha()):
            money = money_before(text, start)
            if money is not None and money.start >= self.kept.floor:
                return self._money(money, start)
        if before == _BRACKET and SIGN_ENDS.has(code_at(text, start - 2)) and start - 2 >= self.kept.floor:
            end = read_booked(self.kept, start)
            if end is not None:
                return end
        if self._among_hangul(start):
            return start + 1
        if before in (_POINT, _UNDERSCORE) or _is_alnum(text, start - 1):
            return self._lettered(start)
        if ord(text[start]) > _ASCII:
            return self._amount(start)
        return self._number(start)

    def _lettered(self, start: int) -> int:
        """Read digits right behind letters: Q4, W3.5 trillion, £ lost as PS2.7m, or a name such as H100."""
        text = self.text
        if text[start - 1] in "QH" and (date := read_letter_quarter(text, start - 1)) is not None:
            return self.kept.add_date(date) or date.end
        for pattern, sign, first in ((_POUNDS, "£", start - 2), (_WON, "₩", start - 1)):
            if pattern.match(text, max(0, first)) is not None:
                amount, money = read_amount(text, start), find_money(sign)
                if amount is not None and money is not None:
                    return self.figures.figure(amount, first, money)
        if text[max(0, start - 2) : start] == "FY" and not text[max(0, start - 3) : start - 2].isalpha():
            year = read_year(text, start)
            if year is not None and year.calendar.end is None:
                return (
                    self.kept.add_date(DateRead(start - 2, year.end, year.kind, year.calendar, year.rule)) or year.end
                )
        if _MOMENT.match(text, start - 1) is not None and "quake" in text:
            amount = read_amount(text, start)
            if amount is not None:
                return self.kept.keep(amount, start - 1, Sense(_MEASURE, "magnitude", amount.end, "rule:magnitude"), "")
        return self.kept.skip(start, "name")

    def _money(self, sign: MoneySign, start: int) -> int:
        surface = sign.surface
        if surface in english().nouns.word_code and not is_scaled(self.text, start, surface):
            return self._lettered(start) if self.text[start - 1].isalpha() else self._number(start)
        if (tens := _TENS.match(self.text, start)) is not None:
            return read_tens(self.kept, tens, sign.start, find_money(surface))
        found = money_of(surface)
        amount = read_amount(self.text, start)
        if found is None or amount is None:
            return start + 1
        name, scale = found
        if sign.minus:
            amount = amount.negative()
        return self.figures.figure(amount if scale == 1 else amount.times(scale), sign.start, name)

    def _number(self, start: int) -> int:
        """Read what begins with a digit, which is often no figure."""
        stop = read_no_amount(self.kept, start)
        return self._amount(start) if stop is None else stop

    def _amount(self, start: int) -> int:
        amount = read_amount(self.text, start)
        return start + 1 if amount is None else self.figures.figure(amount, start, None)

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
        counts = not one or tail_at(self.text, amount.end) is not None or FOLD.match(self.text, amount.end) is not None
        counts = counts or _OR_TWO.match(self.text, amount.end) is not None
        if not (counts or one_counts(self.text, amount)):
            return amount.end
        return self.figures.figure(amount, amount.start, None)

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
        self.kept.rank(Span(amount.start - len("number "), amount.end), amount.value)
        return amount.end

    def _one(self, start: int) -> int:
        """Read an hour and a half, a mile and a quarter; an hour alone is an article and a noun."""
        text = self.text
        article = start + (2 if text[start + 1] == "n" else 1)
        tail = tail_at(text, article)
        half = _AND_HALF.match(text, tail.end) if tail is not None else None
        if half is None:
            if tail is not None and tail.what == "name":
                return self._dollar(start, article)
            if tail is not None and _AND_SOME.match(text, tail.end) is not None:
                return self._and_some(start, article)
            return start + 1
        grain = ONE / _HALVES[half[1]]
        value = ONE + grain
        amount, unit = read_unit(text, Amount(start, article, value, value, value, grain, words=True), None)
        if unit is None:
            return start + 1
        return self.kept.keep(amount, start, sense_of(unit.until(half.end())), "")

    def _and_some(self, start: int, article: int) -> int:
        """Read an hour and 45 minutes, where the second unit is a smaller one of the first."""
        one = Amount(start, article, ONE, ONE, ONE, ONE, words=True)
        amount, unit = read_unit(self.text, one, None)
        if unit is None:
            return start + 1
        first = unit.name
        amount, unit = add_smaller(self.text, amount, unit)
        if unit.name == first and amount.value == ONE:
            return start + 1
        return self.kept.keep(amount, start, sense_of(unit), "")

    def _point(self, start: int) -> int:
        """Read a percentage point, another full percentage point: one of them, which an article says."""
        point = _ONE_POINT.match(self.text, start)
        article = _ITS_ARTICLE.search(self.text, max(0, start - 16), start) if point is not None else None
        if point is None or article is None:
            return letters_end(self.text, start)
        amount = Amount(article.start(), article.end(), ONE, ONE, ONE, ONE, words=True)
        return self.kept.keep(
            amount, amount.start, Sense(_PERCENT, "percentage_point", point.end(), "unit:percentage_point"), ""
        )

    def _multiple(self, start: int) -> int:
        """Read doubled, and twice where it says of what: twice as many, double the price."""
        text, end = self.text, letters_end(self.text, start)
        multiple = english().multiples[text[start:end].lower()]
        value = multiple.worth
        if (multiple.verb and _NO_MULTIPLE.match(text, end)) or not (multiple.verb or _OF_WHAT.match(text, end)):
            return end
        amount = Amount(start, end, value, value, value, min(value, ONE), words=True)
        return self.kept.keep(amount, start, Sense(_RATIO, None, end, "rule:multiple"), "")

    def _dollar(self, start: int, article: int) -> int:
        """Read a dollar and 42 cents; a dollar alone is an article and a noun."""
        amount, unit = read_unit(self.text, Amount(start, article, ONE, ONE, ONE, ONE, words=True), None)
        if unit is None:
            return start + 1
        both, whole = add_cents(self.text, amount, unit)
        return start + 1 if whole is unit else self.kept.keep(both, start, sense_of(whole), "")

    def _ranked(self, match: re.Match[str]) -> int:
        """Read third-largest and sixth place; the first one most often only came first."""
        self.kept.rank(Span(*match.span()), ORDINALS[match["word"].lower()])
        return match.end()


def _is_alnum(text: str, at: int) -> bool:
    """Tell whether a letter or a digit stands at ``at``."""
    code = code_at(text, at)
    if code <= _ASCII:
        return 97 <= code <= 122 or 65 <= code <= 90 or 48 <= code <= 57
    return text[at].isalnum()


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
