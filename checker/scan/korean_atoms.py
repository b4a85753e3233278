"""Numbers with what stands directly at them: the first half of scanning Korean."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.lexicon.currencies import CurrencyName
from checker.model import FigureKind, Skipped, Span
from checker.scan.dates_ko import read_date, read_half
from checker.scan.korean_affixes import BEFORE_SUFFIX, read_prefixes, read_sign, read_suffixes
from checker.scan.korean_atom import Atom
from checker.scan.korean_bare import is_all, read_bare
from checker.scan.korean_ends import ends
from checker.scan.korean_given import give_unit, is_sum_band, make_rank, unit_end
from checker.scan.korean_lists import lists
from checker.scan.korean_parts import FRACTION, read_fraction, read_versus
from checker.scan.korean_plain import BEFORE_NUMBER, CALENDAR_UNITS, read_plain
from checker.scan.korean_units import foreign_money, prefix_currency, unit_at
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, code_over_space, is_hangul, letters_end, stands_at
from checker.scan.notfigures import name_at
from checker.scan.numerals import Numeral, read_numeral
from checker.scan.numerals.digits import run_end

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["Scanner"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_RATIO: Final = FigureKind.RATIO
_VULGAR: Final = {
    "½": Decimal("0.5"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_VULGAR_SIGNS: Final = Letters(_VULGAR)
_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_SPACE: Final = ord(" ")
_SHARE_AFTER: Final = Lazy(
    r"이\s(?:넘|채\s|안\s)|을\s(?:넘|차지|훌쩍|떼|나눠|잃)|\s(?:이상|이하|미만|정도|가량)(?:[이은을의에도]|으로|\s|$)|\s가까이",
    begins=" 이을",
    after_space="이미정가",
)
_OF_PARTS: Final = ord("분")
_LONGEST_RUN: Final = 25  # digits in one row; longer ones are codes, and no number that anybody counts with
# 예선 7조: the seventh group, and no seven trillion.
_GROUP_BEFORE: Final = Lazy(
    r"(?:예선|본선|준결승|준결선|결승|결선|조별리그|편성|추첨)\s$", ends=" ", before_space="선승그성첨"
)
_TRILLION: Final = 10**12
_FEW_GROUPS: Final = 20 * _TRILLION
# The number of a case in court: 2023도3178, 2024고합12. Source: Supreme Court rules on the symbols of cases.
_CASE: Final = Lazy(
    r"[12][0-9]{3}(?:[도노로모초]|고[단합정약]|[가나다라마]|가[단합소]|[누두]|구[단합]|헌[가-사]|재[가-하]|카[합단]|[느드][단합]|차전?|타경)[0-9]{1,7}(?![0-9]|\s?[명건개원])",
    begins="12",
)
_CASE_LETTERS: Final = frozenset("도노로모초고가나다라마누두구헌재카느드차타")
_FULL_YEAR: Final = 4  # digits
_GOES_ON: Final = Lazy("[일이삼사오육칠팔구]?[십백천만억]", begins="일이삼사오육칠팔구십백천만억")
_NUMERALS: Final = Lazy("[일이삼사오육칠팔구십백천만억조]+", begins="일이삼사오육칠팔구십백천만억조")
_BAND_SIGN: Final = ord("대")


class Scanner:
    """Finds atoms from left to right."""

    def __init__(self, text: str, skips: list[Skipped]) -> None:
        self.text = text
        self.skips = skips
        self.names: list[Skipped] = []
        self.lists = lists()

    def atoms(self, numerals: list[int]) -> list[Atom]:
        """Return the atoms in reading order; ``names`` then holds the digits that belong to names.

        Args:
            numerals: Where numerals may begin, as a :class:`~checker.scan.survey.Survey` of the text has it.
        """
        atoms: list[Atom] = []
        text, begins, plain, skips = self.text, self.lists.begins, self.lists.plain, self.skips
        index: i64 = 0
        skip_index: i64 = 0
        pos: i64 = 0
        while True:
            start: i64 = pos  # inside digits whose beginning was passed over, or where they begin
            if not _ZERO <= code_at(text, pos) <= _NINE:
                while index < len(numerals) and numerals[index] < pos:
                    index += 1
                if index == len(numerals):
                    return atoms
                start = numerals[index]
            if skips:
                while skip_index < len(skips) and skips[skip_index].span.end <= start:
                    skip_index += 1
                if skip_index < len(skips) and skips[skip_index].span.start <= start:
                    pos = skips[skip_index].span.end
                    continue
            code: i64 = ord(text[start])
            if _ZERO <= code <= _NINE:
                atom = read_plain(text, start, plain)
                if atom is not None:
                    pos = atom.end
                else:
                    atom, pos = self._digits(start)
            elif is_hangul(code) and not begins.at(text, start):
                pos = start + 1
                continue
            elif _VULGAR_SIGNS.has(code):
                atom, pos = self._vulgar(start)
            else:
                atom, pos = self._hangul(start)
            if atom is not None:
                atoms.append(atom)

    def _digits(self, start: int) -> tuple[Atom | None, int]:
        text = self.text
        before = text[start - 1] if start else ""
        if (
            before
            and (before in "-_" or (before.isascii() and before.isalpha()))
            and prefix_currency(self.text, start, self.lists) is None
        ):
            name = name_at(text, start)
            if name is not None:
                self.names.append(Skipped(name, name.of(text), "name"))
                return None, name.end
        point = start
        if before == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] == ".")):
            point = start - 1
        end = run_end(text, start)
        if end - start > _LONGEST_RUN:
            self.names.append(Skipped(Span(start, end), text[start:end], "code"))
            return None, end
        if end - start == _FULL_YEAR and text[end : end + 1] in _CASE_LETTERS:
            case = _CASE.match(text, start)
            if case is not None:
                self.names.append(Skipped(Span(start, case.end()), case.group(), "code"))
                return None, case.end()
        if CALENDAR_UNITS.has(code_over_space(text, end)):
            date = read_date(text, start, end)
            if date is not None:
                atom = Atom(date.start, date.end, None)
                atom.kind, atom.calendar = date.kind, date.calendar
                atom.trace.append(date.trace)
                return atom, date.end
        num = read_numeral(text, start)
        assert num is not None
        if num.big == _TRILLION and num.low < _FEW_GROUPS and _GROUP_BEFORE.search(text, max(0, start - 6), start):
            self.names.append(Skipped(Span(start, num.end), text[start : num.end], "name"))
            return None, num.end
        if point != start:
            scale = Decimal((0, (1,), start - num.end))
            num = num.worth(num.low * scale, num.high * scale, scale).placed(point, num.end)
        return self._measured(num, point)

    def _measured(self, num: Numeral, start: int) -> tuple[Atom | None, int]:
        text, end = self.text, num.end
        following = code_at(text, end)
        in_parts = following == _OF_PARTS or (following == _SPACE and code_at(text, end + 1) == _OF_PARTS)
        fraction = FRACTION.match(text, end) if in_parts else None
        if fraction is not None:
            upper = read_numeral(text, fraction.end())
            if upper is not None and num.low:
                return read_fraction(self.text, num, upper, start, -1 if fraction["minus"] else 1, self.lists)
        if _VULGAR_SIGNS.has(following):
            vulgar = _VULGAR[text[end]]
            num = num.worth(num.low + vulgar, num.high + vulgar, num.grain).placed(num.start, end + 1)
            end += 1
        before = text[start - 1] if start else ""
        if before == " " and start > 1:
            before = text[start - 2]
        money = prefix_currency(self.text, start, self.lists) if before in self.lists.prefixes and num.digits else None
        atom = Atom(start, end, num)
        if money is not None:
            atom.kind, atom.unit = _MONEY, money.code
            atom.start = text.rindex(money.surface, 0, start)
            atom.trace.append(money.entry)
            read_suffixes(self.text, atom)
            follow = unit_at(self.text, atom.end, num, self.lists)
            if isinstance(follow, CurrencyName):
                atom.end = unit_end(self.text, atom.end, follow.surface)
            read_sign(self.text, atom)
            return atom, max(atom.end, num.end)
        if following == _BAND_SIGN or stands_at(text, " 대", end):
            versus = read_versus(self.text, num, self.lists)
            if versus is not None:
                return versus, versus.end
        found = unit_at(self.text, end, num, self.lists) or foreign_money(self.text, end, num, self.lists)
        if following == _BAND_SIGN and is_sum_band(self.text, atom, num):
            found = None
        if found is None:
            if letters_end(text, end) > end and num.digits:
                name_end = end
                while (
                    name_end < len(text)
                    and name_end - end < 40
                    and text[name_end].isascii()
                    and text[name_end].isalnum()
                ):
                    name_end += 1
                self.names.append(Skipped(Span(start, name_end), text[start:name_end], "name"))
                return None, name_end
            return read_bare(self.text, atom, self.lists, self.names)
        give_unit(self.text, atom, found)
        if before in BEFORE_NUMBER or atom.unit == "degree":
            read_prefixes(self.text, atom)
            make_rank(self.text, atom)
        if BEFORE_SUFFIX.at(text, atom.end):
            read_suffixes(self.text, atom)
        else:
            atom.plain_end = atom.end
        return atom, atom.end

    def _vulgar(self, start: int) -> tuple[Atom | None, int]:
        value = _VULGAR[self.text[start]]
        num = Numeral(start, start + 1, value, value, value, value, 1)
        atom, end = self._measured(num, start)
        if atom is not None and atom.kind is _NUMBER:
            atom.kind = _RATIO
        return atom, end

    def _hangul(self, start: int) -> tuple[Atom | None, int]:
        text = self.text
        char = text[start]
        for stem in self.lists.stems.get(char, ()):
            if stands_at(text, stem, start):
                if not self._counts_on(stem, start):
                    return None, start + 1
                break
        for surface, word in self.lists.words.get(char, ()):
            if stands_at(text, surface, start) and ends(text, start + len(surface)):
                low = Decimal(word.low)
                high = Decimal(word.high or word.low)
                atom = Atom(
                    start, start + len(surface), Numeral(start, start + len(surface), low, high, Decimal(1), low, 1)
                )
                atom.kind, atom.unit = FigureKind(word.kind), word.unit
                atom.trace.append(f"word:{surface}")
                read_suffixes(self.text, atom)
                return atom, atom.end
        if char == "반":
            return self._half(start)
        if char in "상하":
            half = read_half(text, start)
            if half is not None:
                atom = Atom(half.start, half.end, None)
                atom.kind, atom.calendar = half.kind, half.calendar
                return atom, half.end
        num = None if char in "조억" else read_numeral(text, start)
        if num is None:
            return None, start + 1
        read, end = self._measured(num, start)
        if read is not None and self._is_homograph(start, read.plain_end):
            return None, start + 1
        return read, max(end, start + 1)

    def _counts_on(self, stem: str, start: int) -> bool:
        """Tell whether what begins like a word goes on as a number: 천사백만, but not 천사와."""
        return _GOES_ON.match(self.text, start + len(stem)) is not None and _NUMERALS.fullmatch(stem) is not None

    def _half(self, start: int) -> tuple[Atom | None, int]:
        """Read 반 where it is a share: 반이 넘는 주민."""
        end = start + 1
        half = Decimal("0.5")
        atom = Atom(start, end, Numeral(start, end, half, half, Decimal("0.1"), half, 1))
        assert atom.num is not None
        if _SHARE_AFTER.match(self.text, end) is None and not is_all(self.text, atom, atom.num):
            return None, end
        atom.kind = _RATIO
        atom.trace.append("word:반")
        return atom, end

    def _is_homograph(self, start: int, end: int) -> bool:
        """Tell whether a listed word covers the whole of what was read (이유로, 세대)."""
        text = self.text
        surfaces = self.lists.homographs.get(text[start], ())
        return any(start + len(s) >= end and stands_at(text, s, start) for s in surfaces)
