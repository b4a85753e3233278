"""Make the English figure that begins with an amount: its sign, unit and range, and whether it only belongs to a name."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.model import FigureKind
from checker.scan.english_kept import Kept
from checker.scan.english_lexicon import Money, english
from checker.scan.english_money import read_after_word
from checker.scan.english_nouns import Titles, find_noun, is_headed, is_name, ratio_base, word_before
from checker.scan.english_parts import Amount, Unit, has_decimals, is_one
from checker.scan.english_ranges import find_second
from checker.scan.english_senses import EARTHQUAKE, FOLD, MADE_OF, TIMES, Senses
from checker.scan.english_units import add_cents, add_smaller, read_unit, sense_of, with_letter
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at

__all__ = ["Figures"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MONEY: Final = FigureKind.MONEY
_HUNDRED: Final = Decimal(100)
_SIGN_ENDS: Final = Letters(" -−–")
_SPACE: Final = ord(" ")
_HYPHEN: Final = ord("-")
_BRACKET: Final = ord("(")
_BRACKET_ENDS: Final = ord(")")
_PAUSES: Final = Letters(".,;:")
_JOINTS: Final = Letters("-–/")
_KOREAN_SCALE: Final = Lazy(r"\s?[만억조천백십여]", begins=" 만억조천백십여", after_space="만억조천백십여")
_SIGN: Final = Lazy(r"(?:(?<=[\s(\[,])|^)(?:[-−–](?=$)|(?:minus|Minus|negative)[\s-]$)", ends=" -−–", before_space="se")
_PLUS_OR: Final = Lazy(r"[Pp]lus(?:\sor\s|/|-or-)$", ends=" /-", before_space="r")
_LEVEL: Final = Lazy(
    r"\s(?:from|than|with|against|versus|to)\s(?:about\s|just\s|nearly\s|around\s)?$", ends=" ", before_space="somthnyd"
)
_MARGIN: Final = Lazy(
    r"-(?:point|goal|run|shot|stroke|game|seat|vote|length)\s(?:[a-z]+\s)?"
    r"(?:lead|advantage|margin|deficit|gap|win|victory|defeat|loss|edge|cushion|drop|rise|increase|decline|fall|gain|jump|swing|difference|majority)(?![a-z])",
    begins="-",
)
_BEFORE_CHRIST: Final = Lazy(r"\s(?:B\.?C\.?(?:E\.?)?|A\.?D\.?)(?![A-Za-z])", begins=" ", after_space="BA")


class Figures:
    """Makes figures of the amounts of a text."""

    def __init__(self, kept: Kept, titles: Titles, korean: bool) -> None:
        self.text = kept.text
        self.kept = kept
        self.senses = Senses(kept.text)
        self.titles = titles
        self.korean = korean
        self.letter = ""  # the k, m or b that was a scale in the last figure

    def figure(self, amount: Amount, start: int, money: Money | None) -> int:
        """Make the figure that begins with ``amount``; return where it ends."""
        text, bare = self.text, amount
        sign = _SIGN.search(text, max(0, start - 9), start) if _SIGN_ENDS.at(text, start - 1) else None
        if sign is not None and sign.start() > 1 and text[sign.start()] in "mM" and text[sign.start() - 2].isdigit():
            sign = None  # 52 minus 48
        if sign is not None and start and not _PLUS_OR.search(text, max(0, sign.start() - 9), sign.start()):
            amount, start = amount.negative(), sign.start()
        elif money is None and not amount.words and (end := read_after_word(self.kept, amount, start)) is not None:
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
            lent = second.unit.until(amount.end)
            return self.kept.keep(amount, start, sense_of(lent), second.rule)
        if unit is None and self._is_no_figure(amount, bare, start):
            return max(amount.end, self.kept.skipped[-1].span.end if self.kept.skipped else 0)
        if unit is not None:
            amount, unit = add_cents(text, amount, unit) if unit.kind is _MONEY else add_smaller(text, amount, unit)
        return self.kept.keep(amount, start, self.senses.of(amount, unit, start), "")

    def _is_million(self, bare: Amount, start: int) -> bool:
        """Tell an m that is a million from metres: units sold: 1.2m; 4.5m units, up from 2m."""
        if self._compares(bare, start):
            return True
        clause = re.split(r"[.;\n]\s", self.text[max(self.kept.floor, start - 40) : start])[-1]
        return not english().nouns.counted.isdisjoint(re.findall(r"[a-z]+", clause.lower()))

    def _compares(self, bare: Amount, start: int) -> bool:
        """Tell 4.5m units, up from 2m: an m that was a scale in the figure just before is one again."""
        text = self.text
        return (
            bare.letter == self.letter
            and _LEVEL.search(text, self.kept.floor, start) is not None
            and not any(mark in text[self.kept.floor : start] for mark in ".;\n")
        )

    def _range(self, both: Amount, unit: Unit | None, start: int, rule: str, first: Amount) -> int:
        nameless = unit is not None or not first.plain or find_noun(self.text, both.end, None) is not None
        if nameless and unit is None and first.plain:
            nameless = not is_headed(self.text, start)  # ATR 72-500 aircraft
        if not nameless and is_name(self.text, both.as_plain(True), start, self.titles):
            return self.kept.skip(start, "name")
        return self.kept.keep(both, start, self.senses.of(both, unit, start), rule)

    def _is_no_figure(self, amount: Amount, bare: Amount, start: int) -> bool:
        """Tell whether a number without a unit belongs to a name, or to letters behind it."""
        text, end = self.text, amount.end
        if bare.part or amount.value is None or not is_one(amount.scale):
            return False
        digits, after = text[start].isdigit(), code_at(text, end)
        fold = TIMES.match(text, end) or FOLD.match(text, end)
        if fold is None and digits and self._is_code(bare, start, end, after):
            return True
        if digits and _BEFORE_CHRIST.match(text, end) is not None:
            self.kept.skip(start, "name")
            return True
        if fold is not None or "," in text[start:end] or ratio_base(text, end) is not None:
            return False
        if self.senses.is_aged(amount, start) or (has_decimals(amount) and EARTHQUAKE.match(text, end) is not None):
            return False
        noun = self.senses.noun(end, amount.value)
        if amount.words and noun is not None and after == _HYPHEN and MADE_OF.match(text, end) is None:
            # four-door, three-bed: what a thing is like, not how many there are; a nine-point lead is nine points
            return _MARGIN.match(text, end) is None
        word = word_before(text, start)
        if noun is not None and word.lower() not in english().nouns.name_head:
            acronym = bare.plain and word.isupper() and not noun.adjacent  # HIV 2 drug regimens
            if not acronym or self.titles.covers(start):
                return False
        headed = word.lower() in english().nouns.name_head
        if not is_name(text, amount, start, self.titles) or (
            amount.plain and not headed and self.senses.people(amount)
        ):
            return False  # Bus Crash: 8 Dead
        if digits:
            self.kept.skip(start, "name")
        return True

    def _is_code(self, bare: Amount, start: int, end: int, after: int) -> bool:
        """Tell digits that letters, a bracket or more digits make a code of: 5G, (4), ISO 3888-2."""
        text = self.text
        if after == _SPACE or _PAUSES.has(after):
            return False
        bracketed = (
            bare.plain and after == _BRACKET_ENDS and code_at(text, start - 1) == _BRACKET and bare.high < _HUNDRED
        )
        joined = bare.plain and _JOINTS.has(after) and text[end + 1 : end + 2].isdigit()
        if not (text[end : end + 1].isalpha() or bracketed or joined):
            return False
        self.kept.skip(start, "name")
        return True
