"""Give a Korean number the unit behind it, and tell the ranks and ages among counts: 20대 국회, 801편, 20대."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.lexicon.currencies import CurrencyName
from checker.lexicon.units import UnitName
from checker.model import FigureKind
from checker.scan.korean_atom import Atom
from checker.scan.lazy import Lazy
from checker.scan.letters import stands_at
from checker.scan.numerals import Numeral

__all__ = ["LONGEST_MACHINE", "MACHINE", "give_unit", "is_sum_band", "make_rank", "unit_end"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_MONEY: Final = FigureKind.MONEY
_RANK: Final = FigureKind.RANK
_LEAST_SUM: Final = 10**8  # from here on a number before 대 is more often money than machines
# What is done with machines: 13억대가 팔렸다.
_SOLD: Final = Lazy(
    r"[의를을가이]?\s?(?:넘게\s|이상\s)?(?:[가-힣]{1,6}\s)?(?:판매|팔[았렸린리]|출하|생산|보급|리콜|수출|등록|설치|공급|운행|연결)"
)
# 2030세대, 5060세대: two age groups in one word.
_GENERATIONS: Final = frozenset(("1020", "2030", "3040", "4050", "5060", "6070"))
_OLDEST_TERM: Final = (
    30  # 20대 의원 sat in the 20th assembly; nobody in his teens or twenties is mayor, 30대 시장 is young
)
_HUNDREDTHS: Final = Lazy(r"([0-9]{2,3})(?![0-9]|\s?초)")
# Machines that 대 counts: 차량 20대 is no age, 버스 3대 no class.
MACHINE: Final = Lazy(
    r"(?:차|차량|버스|트럭|헬기|드론|장비|소방차|승용차|택시|대수|컴퓨터|카메라|노트북|항공기|여객기|탱크|로봇|휴대전화|스마트폰|크레인|자전거|오토바이|기계|전차|승용|상용|완성차|차종|선박|어선|경찰차|구급차|굴착기|중장비|서버|에어컨|가전|텔레비전|TV|함정|전투기|자주포|곡사포|발사대)\s?(?:등\s|약\s|총\s)?$"
    r"|(?<![A-Za-z0-9-])[A-Z][A-Za-z]{0,3}-?[0-9]{1,3}[A-Z]{0,3}\s$",  # F-35A 20대, KF-21 40대, Q-5ABC 30대
    ends=" 차량버스럭기론비용시수터라북크봇전화폰인거이계종선박컨V정포대",
)
LONGEST_MACHINE: Final = 11


def give_unit(text: str, atom: Atom, found: UnitName | CurrencyName) -> None:
    """Make of a number what the unit behind it says, and a rank or an age of what only looks like a count."""
    atom.end = unit_end(text, atom.end, found.surface)
    atom.trace.append(found.entry)
    if isinstance(found, CurrencyName):
        atom.kind, atom.unit, atom.factor = _MONEY, found.code, found.factor
    else:
        atom.kind, atom.unit, atom.factor = found.kind, found.unit, found.factor
        num = atom.num
        assert num is not None
        if found.may_rank and num.digits and num.scale == 1 and not num.over:
            value = num.low
            if value < found.rank_below or _is_number_of(text, found, num) or _is_ranked(text, found, atom, value):
                atom.kind = _RANK
            elif found.surface == "세대" and text[num.start : num.end] in _GENERATIONS:
                atom.kind, atom.unit, atom.band = _AGE, "year", True
                atom.low, atom.high = Decimal(text[num.start : num.start + 2]), Decimal(num.low % 100)
            elif found.surface == "대" and _is_age_band(text, atom, value):
                atom.kind, atom.unit, atom.band = _AGE, "year", True
        elif found.surface == "代" and _is_age_band(text, atom, num.low):
            atom.band = True
    if atom.factor != 1 and atom.low is not None and atom.high is not None:
        atom.low, atom.high = atom.low * atom.factor, atom.high * atom.factor
    if atom.unit == "second" and "0" <= text[atom.end : atom.end + 1] <= "9":
        _hundredths(text, atom)


def unit_end(text: str, end: int, surface: str) -> int:
    """Return where a unit ends that stands at ``end``, or behind a space there."""
    if stands_at(text, surface, end):
        return end + len(surface)
    return text.index(surface, end) + len(surface)


def make_rank(text: str, atom: Atom) -> None:
    """Make 제2차, 제19회 ranks."""
    start = atom.start
    if start and text[start - 1] == "제" and not (start > 1 and "가" <= text[start - 2] <= "힣"):
        if atom.kind is _AGE and atom.band:  # 제20대
            atom.unit, atom.band = "대", False
        atom.kind, atom.start = _RANK, start - 1


def is_sum_band(text: str, atom: Atom, num: Numeral) -> bool:
    """Tell whether 대 makes a band of an amount without its currency (10억대 재산), and counts no machines."""
    if num.big < _LEAST_SUM or text[num.end - 1] not in "억조":
        return False
    machine = MACHINE.search(text, max(0, atom.start - LONGEST_MACHINE), atom.start)
    return machine is None and _SOLD.match(text, num.end + 1) is None


def _is_number_of(text: str, unit: UnitName, num: Numeral) -> bool:
    """Tell whether a count is so large that it is a number of a thing: 2216편, but 1,340편 without fail."""
    return 0 < unit.rank_from <= num.low and "," not in text[num.start : num.end]


def _hundredths(text: str, atom: Atom) -> None:
    """Read 9초58 and 16초956, times of races."""
    match = _HUNDREDTHS.match(text, atom.end)
    if match is None or atom.num is None or atom.low is None or atom.num.grain != 1:
        return
    grain = Decimal((0, (1,), -len(match[1])))
    atom.low = atom.high = atom.low + int(match[1]) * grain
    atom.num = atom.num.worth(atom.num.low, atom.num.high, grain)
    atom.end = match.end()


def _is_ranked(text: str, unit: UnitName, atom: Atom, value: Decimal) -> bool:
    """Tell whether the words around a count make it an ordinal or a class: 20대 국회, 10대 그룹, 801편 여객기."""
    end = atom.end
    if unit.rank_before is not None and unit.rank_before.match(text, end) is not None:
        return not _follows_machine(text, atom)
    if unit.rank_titles is not None and unit.rank_titles.match(text, end) is not None:
        return value < _OLDEST_TERM or value % 10 != 0
    if unit.rank_topics is not None and value % 10 != 0 and unit.rank_topics.match(text, end) is not None:
        return not _follows_machine(text, atom)
    if unit.rank_after and value >= unit.rank_after_from:
        start = atom.start - (text[atom.start - 1 : atom.start] == " ")
        return text.endswith(unit.rank_after, 0, start)
    return False


def _is_age_band(text: str, atom: Atom, value: Decimal) -> bool:
    assert atom.num is not None
    if not (value % 10 == 0 and 10 <= value <= 90 and atom.end - atom.num.end == 1):
        return False
    return not _follows_machine(text, atom)


def _follows_machine(text: str, atom: Atom) -> bool:
    return MACHINE.search(text, max(0, atom.start - LONGEST_MACHINE), atom.start) is not None
