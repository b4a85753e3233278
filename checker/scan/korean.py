"""Find the figures that Korean words, Korean scales and unit symbols make, in one pass over a text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from checker.lexicon.currencies import CurrencyName, NameKind, currency_names
from checker.lexicon.hedges import HedgeName, hedge_names, hedges_by_end, hedges_by_start
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.units import UnitName, unit_table
from checker.model import Calendar, Effect, FigureKind, Hedge, Interval, Mention, Per, Skipped, Span
from checker.scan.dates_ko import read_date, read_half
from checker.scan.notfigures import find_skipped, name_at
from checker.scan.numerals import Numeral, read_numeral
from checker.text import ends_word, fold

__all__ = ["scan_korean", "scan_korean_with_skips"]


class WordEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that is number and unit in one (사흘)."""

    surfaces: tuple[str, ...]
    low: str
    unit: str
    kind: str
    high: str | None = None


class HomographEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that begin like a numeral with a counter and are none.

    Attributes:
        surfaces: The words; each keeps off readings that do not reach beyond it (세대, not 세 대표).
        stem: True where no numeral begins with it, whatever follows (만나, 구조).
    """

    surfaces: tuple[str, ...]
    stem: bool = False


class RateEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word before a length that makes it a speed (시속)."""

    surfaces: tuple[str, ...]
    unit: str
    per: str


@cache
def _words() -> dict[str, tuple[tuple[str, WordEntry], ...]]:
    table: dict[str, list[tuple[str, WordEntry]]] = {}
    for entry in read_entries("ko/numerals.toml", "word", WordEntry):
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append((surface, entry))
    return {char: tuple(sorted(rows, key=lambda r: -len(r[0]))) for char, rows in table.items()}


@cache
def _homographs() -> dict[str, tuple[str, ...]]:
    return _homograph_table(stem=False)


@cache
def _homograph_stems() -> dict[str, tuple[str, ...]]:
    return _homograph_table(stem=True)


def _homograph_table(stem: bool) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in read_entries("ko/numerals.toml", "homograph", HomographEntry):
        if entry.stem is not stem:
            continue
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append(surface)
    return {char: tuple(rows) for char, rows in table.items()}


@cache
def _rates() -> dict[str, str]:
    return {s: e.per for e in read_entries("ko/numerals.toml", "rate", RateEntry) for s in e.surfaces}


@cache
def _currencies() -> dict[str, tuple[CurrencyName, ...]]:
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind is not NameKind.ENGLISH:
            table.setdefault(name.surface[0], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


@cache
def _currency_prefixes() -> dict[str, tuple[CurrencyName, ...]]:
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind in (NameKind.SYMBOL, NameKind.CODE):
            table.setdefault(name.surface[-1], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


# Where a numeral may begin: any digit; a Hangul or Hanja numeral only where a word begins.
_ANCHOR = re.compile(
    r"[0-9½⅓⅔¼¾]"
    r"|[한두둘세셋네넷석서넉너닷다엿여일아열스마쉰예대이삼사오육칠팔구십백천만억조수몇하상반보나사一二三四五六七八九十百千萬數](?<![가-힣].)"
)
# What may stand behind a counter before its word ends: suffixes, then a particle.
_ENDS = re.compile(
    r"(?:간|씩|째|쯤|꼴|여|당|뿐|들|대|짜리|어치|치|분|용|급|형|제|권|만|가량|정도|동안|이상|이하|미만|이내|새|내|전|후|뒤|전후|안팎|남짓)*"
    r"(?:으로서는?|으로써|으로부터|에서부터|에게서?|이라고|이라는|이라며|이라면|에서[는도]?|으로[는도]?|까지[는도만]?|이었다|였다|입니다|이다|이었던|이지만|이라도|"
    r"이나마|부터[는도]?|보다[는도]?|라고|라며|라는|에[는도만]?|마다|처럼|만큼|밖에|조차|마저|이나|이며|이고|이란|이든|이라|이면|이자|이던|인데|였던|에다|하고|한테|께서|"
    r"이랑|로서|로써|로[는도]?|와의|과의|와[는도]?|과[는도]?|이었으나|였으나|이어서|여서|인|은|는|이|가|을|를|의|도|만|나|며|랑|씨|이요|요|임|이네|이야|였고|이었고|이었지만|였지만|뿐이다|"
    r"라도|든|던|고|면|지만)?(?![가-힣])"
)
_VULGAR = {"½": Decimal("0.5"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3, "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_FRACTION = re.compile(r"\s?분의\s?")
_VERSUS = re.compile(r"(?:\s?대\s?|\s?:\s?|\s?-\s?)(?=[0-9])")
_AGE_IN_BRACKETS = re.compile(r"\(([0-9]{1,3})\s?(?=[)·ㆍ,・/‧∙•・세])")
_HALF_MORE = re.compile(r"\s?반(?![가-힣])|\s?반(?=\s?(?:동안|만에|간|을|이|가|의|에|도|정도|이상|가량))")
_OVER_BEHIND = re.compile(r"\s?여(?=\s|$|[,.)]|만에|만|간|의|를|가|에|동안|년|분|초|일)(?!\s?(?:명|성|자|야))")
_BAND = re.compile(
    r"\s?대(?![가-힣0-9])|\s?대(?=(?:의|를|로|에|가|는|은|이|까지|초반|중반|후반|인|다|였|입니다|부터|보다|와|도)(?![가-힣]*상))(?!\s?(?:이상|로변|에\s?올))"
)
_RANGE = re.compile(r"\s?[~∼〜-]\s?|\s?내지\s|\s?에서\s|\s?부터\s|(?:에서|부터)\s?")
_COMMA = re.compile(r",\s?")
_NEUTRAL_BEFORE = (
    "총",
    "월",
    "연",
    "각각",
    "각",
    "만",
    "전체",
    "무려",
    "모두",
    "하루",
    "일일",
    "평균",
    "매년",
    "매월",
    "1인당",
    "약",
)
_SKIP_BEFORE = " \"'“‘「『<〈《(["
_JOSA = frozenset("이가을를은는도에")
_PER = re.compile(
    r"(?P<noun>[가-힣A-Za-z㎡㎏㎥℃%]{1,8})당\s(?:[가-힣]{1,4}\s)?$|(?P<glued>[가-힣A-Za-z㎡㎏㎥]{1,8})당\s?$"
)
# Units that a lone 수 or a lone 십, 백, 천, 만 may stand before: 수차례, 천 개; not 수명, 천대.
_AFTER_BARE_VAGUE = frozenset(("년", "개월", "차례", "주", "시간", "달", "주일", "일"))
_AFTER_BARE_SCALE = frozenset(("명", "개", "번", "배", "년", "권", "가지", "마리", "사람", "시간", "살", "세", "분", "일", "개월", "곳", "장", "가구", "그루", "점"))
# Currencies that one sino syllable may stand before (십 is none of these): 오달러, not 이유로, 사원.
_AFTER_ONE_SYLLABLE = frozenset(("달러", "파운드", "위안", "프랑", "페소", "루블"))
_FULL_FORM = re.compile("(?:하나|둘|셋|넷|스물)$")  # stand alone, never before a counter
_CLAUSE_STOP = re.compile(r"[.!?\n]\s|\n|지만,? |으나,? |[했됐었았]고,? |며,? |면서,? |는데,? |,\s?반면")
_CLAUSE_REACH = 60  # characters between a figure and the verb that reports it
_ABOUT_CAP = Decimal("0.05")  # "about" never reaches further than 5 % (round numbers included)
_CALENDAR_UNITS = frozenset("년월일시분:/4사.-")
_WEIGHT = re.compile(r"무게|빼기|빼|톤은|그램|킬로|체중|몸무게|나가|kg|㎏|근육|감량|살을|고기|설탕|밀가루|폭탄")
_NEXT_DURATION = {
    ("year", "month"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("hour", "second"): 3600,
}
_TEN = Decimal(10)


class _Atom:
    """A number with what stands directly at it, before ranges are joined and hedges read."""

    __slots__ = (
        "band", "calendar", "end", "factor", "high", "kind", "low", "num", "over", "per", "plain_end", "prefix",
        "start", "trace", "unit", "vague",
    )  # fmt: skip

    def __init__(self, start: int, end: int, num: Numeral | None) -> None:
        self.start, self.end, self.num = start, end, num
        self.low: Decimal | None = num.low if num else None
        self.high: Decimal | None = num.high if num else None
        self.kind = FigureKind.NUMBER
        self.unit: str | None = None
        self.factor = Decimal(1)
        self.calendar: Calendar | None = None
        self.over = num.over if num else False
        self.vague = num.vague if num else False
        self.band = False
        self.per: Per | None = None
        self.prefix = ""
        self.plain_end = end
        self.trace: list[str] = []


def scan_korean(text: str) -> list[Mention]:
    """Return the figures of ``text`` in reading order.

    Reads Hangul and Hanja numerals, digits with Korean scales, Korean units, counters and dates,
    digits with unit symbols, and amounts with a currency sign.

    >>> [(m.text, str(m.value), m.unit) for m in scan_korean("매출은 557만6000달러, 직원은 500여 명이다")]
    [('557만6000달러', '5576000', 'USD'), ('500여 명', '500', '명')]
    """
    folded = fold(text)
    return scan_korean_with_skips(text, folded, find_skipped(folded))[0]


def scan_korean_with_skips(text: str, folded: str, skips: list[Skipped]) -> tuple[list[Mention], list[Skipped]]:
    """Return the figures, and the names with digits that were met on the way.

    Args:
        text: As given.
        folded: The same with look-alike characters made one; offsets are those of ``text``.
        skips: Stretches to pass over, in reading order.
    """
    scanner = _Scanner(folded, skips)
    atoms = scanner.atoms()
    joined = _join(folded, atoms)
    hedger = _Hedger(folded)
    return [hedger.mention(atom, text) for atom in joined], scanner.names


def _ends(text: str, pos: int) -> bool:
    """Tell whether the word of a Hangul numeral and its counter may end at ``pos``."""
    return not "가" <= text[pos : pos + 1] <= "힣" or _ENDS.match(text, pos) is not None


class _Scanner:
    """Finds atoms from left to right."""

    def __init__(self, text: str, skips: list[Skipped]) -> None:
        self.text = text
        self.skips = skips
        self.names: list[Skipped] = []

    def atoms(self) -> list[_Atom]:
        atoms: list[_Atom] = []
        text, search = self.text, _ANCHOR.search
        skip_index, pos = 0, 0
        skips = self.skips
        while (match := search(text, pos)) is not None:
            start = match.start()
            while skip_index < len(skips) and skips[skip_index].span.end <= start:
                skip_index += 1
            if skip_index < len(skips) and skips[skip_index].span.start <= start:
                pos = skips[skip_index].span.end
                continue
            char = text[start]
            if "0" <= char <= "9":
                atom, pos = self._digits(start)
            elif char in _VULGAR:
                atom, pos = self._vulgar(start)
            else:
                atom, pos = self._hangul(start)
            if atom is not None:
                atoms.append(atom)
        return atoms

    def _digits(self, start: int) -> tuple[_Atom | None, int]:
        text = self.text
        before = text[start - 1] if start else ""
        if before.isascii() and (before.isalpha() or before in "-_") and self._prefix_currency(start) is None:
            name = name_at(text, start)
            if name is not None:
                self.names.append(Skipped(name, name.of(text), "name"))
                return None, name.end
        point = start
        if before == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] == ".")):
            point = start - 1
        num = read_numeral(text, start)
        assert num is not None
        if point != start:
            scale = Decimal((0, (1,), -len(text[start : num.end])))
            num = num._replace(low=num.low * scale, high=num.high * scale, grain=scale, start=point)
        end = num.end
        run = start
        while "0" <= text[run : run + 1] <= "9":
            run += 1
        after = text[run : run + 1]
        if after == " ":
            after = text[run + 1 : run + 2]
        if after and after in _CALENDAR_UNITS:
            date = read_date(text, start, run)
            if date is not None:
                atom = _Atom(date.start, date.end, None)
                atom.kind, atom.calendar = date.kind, date.calendar
                atom.trace.append(date.trace)
                return atom, date.end
        return self._measured(num, point)

    def _measured(self, num: Numeral, start: int) -> tuple[_Atom | None, int]:
        text, end = self.text, num.end
        fraction = _FRACTION.match(text, end)
        if fraction is not None:
            upper = read_numeral(text, fraction.end())
            if upper is not None and num.low:
                return self._fraction(num, upper, start)
        vulgar = _VULGAR.get(text[end : end + 1])
        if vulgar is not None:
            num = num._replace(low=num.low + vulgar, high=num.high + vulgar, end=end + 1)
            end += 1
        money = self._prefix_currency(start) if num.digits else None
        atom = _Atom(start, end, num)
        if money is not None:
            atom.kind, atom.unit, atom.start = FigureKind.MONEY, money.code, start - len(money.surface)
            if text[atom.start : start].endswith(money.surface) is False:
                atom.start -= 1
            atom.trace.append(money.entry)
            self._suffixes(atom)
            follow = self._unit_at(atom.end, num)
            if isinstance(follow, CurrencyName):
                atom.end = self._unit_end(atom.end, follow.surface)
            self._sign(atom)
            return atom, max(atom.end, num.end)
        found = self._unit_at(end, num)
        if found is None:
            if end < len(text) and text[end].isascii() and text[end].isalpha() and num.digits:
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
            return self._bare(atom)
        self._give_unit(atom, found)
        self._prefixes(atom)
        self._suffixes(atom)
        return atom, atom.end

    def _give_unit(self, atom: _Atom, found: UnitName | CurrencyName) -> None:
        atom.end = self._unit_end(atom.end, found.surface)
        atom.trace.append(found.entry)
        if isinstance(found, CurrencyName):
            atom.kind, atom.unit, atom.factor = FigureKind.MONEY, found.code, found.factor
        else:
            atom.kind, atom.unit, atom.factor = found.kind, found.unit, found.factor
            assert atom.num is not None
            value = atom.num.low
            if value < found.rank_below and atom.num.digits:
                atom.kind = FigureKind.RANK
            if found.surface == "대" and atom.num.digits and self._is_age_band(atom, value):
                atom.kind, atom.unit, atom.band = FigureKind.AGE, "year", True
        if atom.factor != 1 and atom.low is not None and atom.high is not None:
            atom.low, atom.high = atom.low * atom.factor, atom.high * atom.factor

    def _is_age_band(self, atom: _Atom, value: Decimal) -> bool:
        assert atom.num is not None
        if not (value % 10 == 0 and 10 <= value <= 90 and atom.end - atom.num.end == 1):
            return False
        return not re.search(
            r"(?:차|차량|버스|트럭|헬기|드론|장비|소방차|승용차|택시|대수|컴퓨터|카메라|노트북|항공기|여객기|탱크|로봇|휴대전화|스마트폰|크레인|자전거|오토바이|기계|전차|승용|상용|완성차|차종|선박|어선|함정|전투기)\s?(?:등\s|약\s|총\s)?$",
            self.text[max(0, atom.start - 10) : atom.start],
        )

    def _unit_end(self, end: int, surface: str) -> int:
        if self.text.startswith(surface, end):
            return end + len(surface)
        return self.text.index(surface, end) + len(surface)

    def _unit_at(self, pos: int, num: Numeral) -> UnitName | CurrencyName | None:
        text = self.text
        if pos >= len(text):
            return None
        spaced = text[pos] == " "
        if spaced:
            pos += 1
            if pos >= len(text):
                return None
        char = text[pos]
        money = None
        for name in _currencies().get(char, ()):
            if text.startswith(name.surface, pos) and self._fits_money(name, pos, num, spaced):
                money = name
                break
        best = None
        for unit in unit_table().get(char, ()):
            if text.startswith(unit.surface, pos) and self._fits(unit, pos, num, spaced):
                best = unit
                break
        if money is not None and best is not None:
            if len(best.surface) > len(money.surface):
                return best
            if best.unit == "pound" and _WEIGHT.search(text, max(0, pos - 30), pos + 16):
                return best
            if money.weak and best.surface == money.surface:
                return best
            return money
        return money or best

    def _fits_money(self, name: CurrencyName, pos: int, num: Numeral, spaced: bool) -> bool:
        text = self.text
        end = pos + len(name.surface)
        following = text[end : end + 1]
        if name.kind is NameKind.KOREAN:
            if name.surface == "원" and following and following in "칙색룸숭":
                return False
            if spaced and len(name.surface) == 1 and not _ends(text, end):
                return False
            if num.native:
                return False
            if name.surface == "전" and text[max(0, num.start - 2) : num.start].strip() != "원":
                return False
            if not num.digits:
                if name.weak:
                    return False
                if (
                    num.length == 1
                    and not num.vague
                    and (len(name.surface) == 1 and num.low < 10 or spaced and len(name.surface) == 1)
                ):
                    return num.low >= 10 and _ends(text, end)
                return _ends(text, end) or len(name.surface) > 1
            return True
        if name.kind is NameKind.SYMBOL:
            return (
                not spaced
                and num.digits
                and not "0" <= following <= "9"
                and not following.isalpha()
                or "가" <= following <= "힣"
            )
        return num.digits and not (following.isascii() and following.isalnum())

    def _fits(self, unit: UnitName, pos: int, num: Numeral, spaced: bool) -> bool:
        text = self.text
        end = pos + len(unit.surface)
        if unit.latin:
            following = text[end : end + 1]
            if following.isascii() and following.isalnum():
                return False
            if len(unit.surface) == 1 and spaced and (unit.surface not in "mtLgℓ" or following not in "의을를이가은는 로,.에과와도짜급)"):
                return False
        if unit.not_before and text.startswith(unit.not_before, end):
            return False
        if spaced and not unit.latin and not _ends(text, end):
            return False
        if not unit.one and not _ends(text, end):
            return False
        if num.digits:
            return unit.digits
        if _FULL_FORM.search(text, num.start, num.end):
            return False
        if num.low == 1 and num.high == 1 and not unit.one:
            return False
        if num.native:
            if not unit.native:
                return False
        elif not (unit.sino or num.vague):
            return False
        if num.length == 1 and not num.native:
            if num.vague:
                if text[num.start] in "수數" and unit.surface not in _AFTER_BARE_VAGUE:
                    return False
            elif not unit.alone and (num.low < 10 or unit.surface not in _AFTER_BARE_SCALE):
                return False
        return _ends(text, end)

    def _prefix_currency(self, start: int) -> CurrencyName | None:
        text = self.text
        if not start:
            return None
        end = start
        if text[start - 1] == " " and start > 1:
            end = start - 1
        for name in _currency_prefixes().get(text[end - 1], ()):
            if text.startswith(name.surface, end - len(name.surface)) and end >= len(name.surface):
                before = text[end - len(name.surface) - 1 : end - len(name.surface)]
                if name.kind is NameKind.CODE and (before.isascii() and before.isalnum()):
                    continue
                if name.kind is NameKind.SYMBOL and end != start and len(name.surface) == 1:
                    continue
                return name
        return None

    def _fraction(self, lower: Numeral, upper: Numeral, start: int) -> tuple[_Atom, int]:
        value = upper.low / lower.low
        num = upper._replace(start=start, low=value, high=value, grain=Decimal(1) / lower.low)
        atom = _Atom(start, upper.end, num)
        atom.kind = FigureKind.RATIO
        atom.trace.append("rule:fraction")
        found = self._unit_at(upper.end, upper._replace(digits=True))
        if (
            found is not None
            and not isinstance(found, CurrencyName)
            and found.kind in (FigureKind.COUNT, FigureKind.MEASURE)
        ):
            self._give_unit(atom, found)
        return atom, atom.end

    def _vulgar(self, start: int) -> tuple[_Atom | None, int]:
        value = _VULGAR[self.text[start]]
        num = Numeral(start, start + 1, value, value, value, value, 1)
        atom, end = self._measured(num, start)
        if atom is not None and atom.kind is FigureKind.NUMBER:
            atom.kind = FigureKind.RATIO
        return atom, end

    def _bare(self, atom: _Atom) -> tuple[_Atom | None, int]:
        text, num = self.text, atom.num
        assert num is not None
        end = num.end
        versus = _VERSUS.match(text, end)
        if versus is not None and num.digits and text[end] != "~":
            other = read_numeral(text, versus.end())
            if (
                other is not None
                and other.length <= 1
                and not text.startswith(("%", "0"), other.end)
                and self._unit_at(other.end, other) is None
            ):
                after = text[other.end : other.end + 1]
                if not (after in "-:~∼" and after) and text[num.start - 1 : num.start] not in ("-", ":"):
                    joined = _Atom(num.start, other.end, num)
                    joined.kind = FigureKind.RATIO
                    if other.low:
                        joined.low = joined.high = num.low / other.low
                    joined.trace.append("rule:versus")
                    joined.num = num._replace(grain=Decimal(1))
                    return joined, other.end
        if num.start and text[num.start - 1] == "(":
            age = _AGE_IN_BRACKETS.match(text, num.start - 1)
            if age is not None and 0 < num.low <= 110 and num.low == int(age[1]):
                atom.kind, atom.unit = FigureKind.AGE, "year"
                atom.trace.append("rule:age in brackets")
                return atom, atom.end
        self._prefixes(atom)
        if not num.digits:
            return None, max(num.end, num.start + 1)
        if atom.kind is FigureKind.NUMBER and num.start and "가" <= text[num.start - 1] <= "힣" and num.scale == 1:
            self.names.append(Skipped(Span(num.start, num.end), text[num.start : num.end], "name"))
            return None, num.end
        self._sign(atom)
        return atom, atom.end

    def _sign(self, atom: _Atom) -> None:
        text, start = self.text, atom.start
        if not start or atom.low is None or atom.high is None:
            return
        before = text[start - 1]
        if before in "-―△▼" and not text[max(0, start - 3) : start - 1].rstrip()[-1:].isalnum() and text[start - 2 : start - 1] not in (")", "]"):
            atom.start -= 1
            atom.low, atom.high = -atom.high, -atom.low
            atom.trace.append("rule:sign")
        elif before == "+":
            atom.start -= 1

    def _prefixes(self, atom: _Atom) -> None:
        """Read 섭씨, 영하, 시속, 마이너스 and signs before the number."""
        text = self.text
        self._sign(atom)
        end = atom.start
        if end and text[end - 1] == " ":
            end -= 1
        head = text[max(0, end - 4) : end]
        if head.endswith(("섭씨", "화씨")) and atom.unit in (None, "degree"):
            atom.kind, atom.start = FigureKind.MEASURE, end - 2
            atom.unit = "degree_Celsius" if head.endswith("섭씨") else "degree_Fahrenheit"
        elif head.endswith(("영하", "영상")) and atom.unit in ("degree", "degree_Celsius"):
            atom.unit, atom.start = "degree_Celsius", end - 2
            if head.endswith("영하") and atom.low is not None and atom.high is not None:
                atom.low, atom.high = -atom.high, -atom.low
        elif head.endswith("마이너스") and atom.low is not None and atom.high is not None:
            atom.start = end - 4
            atom.low, atom.high = -atom.high, -atom.low
        elif head.endswith("규모") and atom.kind is FigureKind.NUMBER and atom.num is not None and atom.num.grain < 1:
            atom.kind, atom.unit = FigureKind.MEASURE, "magnitude"
        elif atom.unit in ("kilometer", "meter", "mile") and head[-2:] in _rates():
            atom.unit, atom.start = f"{atom.unit} / {_rates()[head[-2:]]}", end - 2
        if atom.unit == "degree_Celsius" and head.endswith(("섭씨",)):
            further = text[max(0, atom.start - 3) : atom.start]
            if further.strip() in ("영하",) and atom.low is not None and atom.high is not None:
                atom.low, atom.high = -atom.high, -atom.low

    def _suffixes(self, atom: _Atom) -> None:
        text = self.text
        atom.plain_end = atom.end
        if atom.kind is FigureKind.DURATION and atom.low is not None and atom.high is not None:
            half = _HALF_MORE.match(text, atom.end)
            if half is not None:
                atom.low, atom.high, atom.end = atom.low + Decimal("0.5"), atom.high + Decimal("0.5"), half.end()
        over = _OVER_BEHIND.match(text, atom.end)
        if over is not None and not atom.over:
            atom.over = True
            if over.group() == "여":
                atom.end = over.end()
        if atom.kind in (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.MEASURE) and not atom.band:
            band = _BAND.match(text, atom.end)
            if band is not None:
                atom.band = True
                atom.plain_end = band.end()

    def _hangul(self, start: int) -> tuple[_Atom | None, int]:
        text = self.text
        char = text[start]
        for surface in _homograph_stems().get(char, ()):
            if text.startswith(surface, start):
                return None, start + 1
        for surface, word in _words().get(char, ()):
            if text.startswith(surface, start) and _ends(text, start + len(surface)):
                low = Decimal(word.low)
                high = Decimal(word.high or word.low)
                atom = _Atom(
                    start, start + len(surface), Numeral(start, start + len(surface), low, high, Decimal(1), low, 1)
                )
                atom.kind, atom.unit = FigureKind(word.kind), word.unit
                atom.trace.append(f"word:{surface}")
                self._suffixes(atom)
                return atom, atom.end
        if char in "상하":
            half = read_half(text, start)
            if half is not None:
                atom = _Atom(half.start, half.end, None)
                atom.kind, atom.calendar = half.kind, half.calendar
                return atom, half.end
        num = None if char in "조억" else read_numeral(text, start)
        if num is None:
            return None, start + 1
        atom, end = self._measured(num, start)
        if atom is not None and self._is_homograph(start, atom.plain_end):
            return None, start + 1
        return atom, max(end, start + 1)

    def _is_homograph(self, start: int, end: int) -> bool:
        """Tell whether a listed word covers the whole of what was read (이유로, 세대)."""
        text = self.text
        surfaces = _homographs().get(text[start], ())
        return any(start + len(s) >= end and text.startswith(s, start) for s in surfaces)


def _join(text: str, atoms: list[_Atom]) -> list[_Atom]:
    """Join ranges (10~20만원), sums of units (3시간 40분) and denominators (3.3㎡당)."""
    joined: list[_Atom] = []
    for atom in atoms:
        if joined:
            last = joined[-1]
            if last.end <= atom.start and atom.start - last.end <= 4 and _merge(text, last, atom):
                continue
            if last.end > atom.start:
                continue
        joined.append(atom)
    for index, atom in enumerate(joined):
        _denominate(text, atom, joined[index - 1] if index else None)
    return joined


def _merge(text: str, left: _Atom, right: _Atom) -> bool:
    gap = text[left.end : right.start]
    if not gap.strip():
        return _compound(left, right)
    if left.calendar is not None or right.calendar is not None:
        return _date_range(text, left, right, gap)
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return False
    if _RANGE.fullmatch(gap):
        if gap.strip() in ("에서", "부터") and left.kind is not FigureKind.NUMBER:
            return False
        if (
            gap.strip() == "-"
            and left.kind is FigureKind.NUMBER
            and right.kind is FigureKind.NUMBER
            and left.low > right.low
        ):
            return False
        return _range(left, right)
    if _COMMA.fullmatch(gap) and left.kind is FigureKind.NUMBER and right.kind is not FigureKind.NUMBER:
        assert right.num is not None and left.num is not None
        if right.num.scale > 1 and left.num.scale == 1 and right.num.lead == left.low + 1 and left.low < 10:
            return _range(left, right)
    return False


def _compound(left: _Atom, right: _Atom) -> bool:
    if left.low is None or right.low is None or left.high is None or right.high is None or left.over:
        return False
    if left.kind is FigureKind.DURATION and right.kind is FigureKind.DURATION:
        factor = _NEXT_DURATION.get((left.unit or "", right.unit or ""))
        if factor is None:
            return False
    elif left.kind is FigureKind.AGE and left.unit == "year" and right.unit == "month" and not left.band:
        factor = 12
    elif left.kind is FigureKind.MONEY and right.kind is FigureKind.MONEY and right.factor < 1 == left.factor:
        factor = 1
    else:
        return False
    left.low, left.high = left.low * factor + right.low, left.high * factor + right.high
    left.unit = right.unit if factor != 1 else left.unit
    left.end, left.plain_end, left.over, left.num = right.end, right.plain_end, right.over, right.num
    left.trace += [*right.trace, "rule:sum of units"]
    return True


def _date_range(text: str, left: _Atom, right: _Atom, gap: str) -> bool:
    if gap.strip() not in ("~", "-", "∼", "부터", "에서"):
        return False
    if right.calendar is None:
        return False
    if left.calendar is None:
        if left.kind is not FigureKind.NUMBER or gap.strip() not in ("~", "-", "∼") or left.low is None:
            return False
        value = int(left.low)
        names = ("year", "month", "day", "hour", "quarter", "half")
        first = next((n for n in names if getattr(right.calendar, n) is not None), None)
        if first is None:
            return False
        parts = {n: None for n in names} | {first: value}
        start = Calendar(relative=right.calendar.relative, **parts)
        left.calendar, left.kind = _with_end(start, right.calendar), right.kind
    elif left.calendar.end is None and left.kind is right.kind and gap.strip() in ("~", "-", "∼"):
        left.calendar = _with_end(left.calendar, right.calendar)
    else:
        return False
    left.end = left.plain_end = right.end
    left.trace += [*right.trace, "rule:range of dates"]
    left.low = left.high = left.num = None
    return True


def _with_end(start: Calendar, end: Calendar) -> Calendar:
    from dataclasses import replace

    return replace(start, end=end)


def _range(left: _Atom, right: _Atom) -> bool:
    assert left.low is not None and right.low is not None and left.high is not None and right.high is not None
    low = left.low
    if left.kind is FigureKind.NUMBER:
        assert right.num is not None
        if right.kind is FigureKind.RANK or right.kind is FigureKind.NUMBER and right.low <= low:
            return False
        if left.num is not None and left.num.scale == 1 and right.num.scale > 1 and low <= right.num.lead:
            low = low * right.num.scale
        elif low < 10 and right.low < 100 and right.low % 10 == 0 and low + 1 == right.low / 10:
            low = low * 10  # 4~50분
        low = low * right.factor
    elif left.unit != right.unit or left.kind is not right.kind:
        return False
    if low > right.high:
        return False
    left.low, left.high = low, right.high
    left.kind, left.unit, left.factor = right.kind, right.unit, right.factor
    left.end, left.plain_end, left.band, left.over = right.end, right.plain_end, right.band, right.over
    left.num = right.num
    left.trace += [*right.trace, "rule:range"]
    return True


def _denominate(text: str, atom: _Atom, before: _Atom | None) -> None:
    """Give ``atom`` its denominator: 3.3㎡당 1억원, 시간당 2달러."""
    if atom.kind not in (FigureKind.MONEY, FigureKind.COUNT, FigureKind.MEASURE):
        return
    if "당" not in text[max(0, atom.start - 10) : atom.start]:
        return
    if before is not None and text.startswith("당", before.end) and atom.start - before.end <= 8:
        if before.low is not None and before.unit is not None and before.low > 0:
            atom.per = Per(before.low, before.unit, Span(before.start, before.end + 1))
        return
    match = _PER.search(text, max(0, atom.start - 16), atom.start)
    if match is None:
        return
    noun = match["noun"] or match["glued"]
    names = unit_table().get(noun[0], ())
    unit = next((u for u in names if u.surface == noun), None)
    if unit is not None:
        atom.per = Per(Decimal(1), unit.unit or noun, Span(match.start(), match.start() + len(noun) + 1))


class _Hedger:
    """Reads the hedges around atoms and makes mentions of them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.before = hedges_by_end("ko")
        self.after = hedges_by_start("ko")
        self.reports = _report_places(text)

    def mention(self, atom: _Atom, original: str) -> Mention:
        text = self.text
        span = Span(atom.start, atom.end)
        hedges: tuple[Hedge, ...] = ()
        if atom.calendar is not None or atom.low is None or atom.high is None:
            return Mention(
                span, original[atom.start : atom.end], atom.kind, None, Interval(None, None), calendar=atom.calendar,
                trace=tuple(atom.trace),
            )  # fmt: skip
        found = self._hedges_before(atom.start)
        if atom.over:
            at = text.find("여", atom.start, atom.end + 2)
            if at < 0:
                at = text.find("餘", atom.start, atom.end + 2)
            at = max(at, atom.start)
            found.append(Hedge(text[at : at + 1], Effect.MORE_THAN, Span(at, at + 1), "hedge:여"))
        if atom.vague:
            found = [h for h in found if h.entry != "hedge:여"]
            at = atom.start
            found.append(Hedge(text[at : at + 1], Effect.VAGUE, Span(at, at + 1), "hedge:vague"))
        if atom.band and atom.kind is not FigureKind.AGE:
            at = atom.plain_end - 1
            found.append(Hedge("대", Effect.ABOUT, Span(at, at + 1), "hedge:대"))
        found += self._hedges_after(max(atom.end, atom.plain_end))
        report = self._report_after(atom.end)
        if report is not None:
            found.append(report)
        hedges = tuple(found)
        bounds = _bounds(atom, hedges)
        value = atom.low if atom.low == atom.high and not atom.vague else None
        if atom.band and atom.kind is FigureKind.AGE:
            value = None
        grain = atom.num.grain * atom.factor if atom.num is not None else None
        trace = (*atom.trace, *(h.entry for h in hedges))
        return Mention(
            span,
            original[atom.start : atom.end],
            atom.kind,
            value,
            bounds,
            grain,
            atom.unit,
            atom.per,
            hedges,
            None,
            trace,
        )

    def _hedges_before(self, start: int) -> list[Hedge]:
        text, found = self.text, []
        for _ in range(4):
            while start > 0 and text[start - 1] in _SKIP_BEFORE:
                start -= 1
            if not start:
                break
            hedge = self._ending_at(start)
            if hedge is not None:
                found.append(hedge)
                start = hedge.span.start
                continue
            word = next((w for w in _NEUTRAL_BEFORE if text.endswith(w, 0, start)), None)
            if word is None or (start - len(word) > 0 and "가" <= text[start - len(word) - 1] <= "힣"):
                break
            start -= len(word)
        found.reverse()
        return found

    def _ending_at(self, end: int) -> Hedge | None:
        text = self.text
        for name in self.before.get(text[end - 1], ()):
            start = end - len(name.surface)
            if start >= 0 and text.startswith(name.surface, start) and not (start and "가" <= text[start - 1] <= "힣"):
                return _hedge(name, start)
        return None

    def _hedges_after(self, end: int) -> list[Hedge]:
        text, found = self.text, []
        for _ in range(2):
            hedge = self._starting_at(end)
            if hedge is None:
                break
            found.append(hedge)
            end = hedge.span.end
        return found

    def _starting_at(self, end: int) -> Hedge | None:
        text = self.text
        josa, pos = "", end
        if text[pos : pos + 1] == " ":
            pos += 1
        hedge = self._after_at(pos, josa)
        if hedge is not None:
            return hedge
        if text[end : end + 1] in _JOSA and end < len(text):
            josa = text[end : end + 2] if text.startswith("에도", end) else text[end]
            pos = end + len(josa)
            if text[pos : pos + 1] == " ":
                pos += 1
            return self._after_at(pos, josa)
        return None

    def _after_at(self, pos: int, josa: str) -> Hedge | None:
        text = self.text
        for name in self.after.get(text[pos : pos + 1], ()):
            if josa in name.josa and text.startswith(name.surface, pos):
                if len(name.surface) == 1 and not ends_word(text, pos + 1):
                    continue
                return _hedge(name, pos)
        return None

    def _report_after(self, end: int) -> Hedge | None:
        for start, name in self.reports:
            if start < end:
                continue
            if start - end > _CLAUSE_REACH:
                return None
            if _CLAUSE_STOP.search(self.text, end, start) is None:
                return _hedge(name, start)
            return None
        return None


def _hedge(name: HedgeName, start: int) -> Hedge:
    return Hedge(name.surface, name.effect, Span(start, start + len(name.surface)), name.entry)


@cache
def _report_words() -> tuple[re.Pattern[str], dict[str, HedgeName]]:
    names = hedge_names("ko", "clause")
    return re.compile("|".join(re.escape(n.surface) for n in names)), {n.surface: n for n in names}


def _report_places(text: str) -> list[tuple[int, HedgeName]]:
    pattern, names = _report_words()
    return [(m.start(), names[m.group()]) for m in pattern.finditer(text)]


def _step(value: Decimal) -> Decimal:
    """Return the worth of the last digit of ``value`` that is no zero (500 → 100, 46000 → 1000)."""
    if not value:
        return Decimal(1)
    return _TEN ** int(value.normalize().as_tuple().exponent)


def _bounds(atom: _Atom, hedges: tuple[Hedge, ...]) -> Interval:
    """Return what number and hedges allow together."""
    low, high = atom.low, atom.high
    assert low is not None and high is not None
    effects = {hedge.effect for hedge in hedges if hedge.entry not in ("hedge:여", "hedge:대")}
    if atom.band:
        step = _TEN if atom.kind is FigureKind.AGE else _step(high)
        return Interval(low, high + step, high_open=True)
    if Effect.AT_LEAST in effects:
        return Interval(low, None)
    if Effect.MORE_THAN in effects:
        return Interval(low, None, low_open=not atom.over)
    if Effect.AT_MOST in effects:
        return Interval(None, high)
    if Effect.LESS_THAN in effects:
        return Interval(None, high, high_open=True)
    if atom.over and not atom.vague:
        return Interval(low, high + _step(high), high_open=True)
    if Effect.ABOUT in effects and low == high:
        width = min(_step(low) / 2, abs(low) * _ABOUT_CAP)
        return Interval(low - width, high + width)
    return Interval(low, high)
