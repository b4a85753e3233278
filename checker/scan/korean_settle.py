"""What a figure takes from the figures and words before it in its sentence.

A weather report says once that its degrees are temperatures, a report on oil once that its dollars are those
of a barrel, and a table of flats once that its numbers are square metres.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from checker.model import Calendar, FigureKind, Per, Span
from checker.scan.korean_atom import Atom
from checker.scan.korean_given import LONGEST_MACHINE, MACHINE
from checker.scan.korean_join import denominator
from checker.scan.korean_words import speed_words
from checker.scan.lazy import Lazy

__all__ = ["settle_atoms"]

_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RATIO: Final = FigureKind.RATIO

_SENTENCE_END: Final = Lazy(r"[.!?]\s|\n")
_ANGLE: Final = Lazy(
    r"(?:북위|남위|동경|서경|위도|경도|경사[도각]?|각도|기울기)\s?(?:약\s)?$",
    ends=" 위경도사각기",
    before_space="위경도사각기약",
)
_LONGEST_ANGLE: Final = 8
_DEGREES: Final = frozenset(("degree", "degree_Celsius"))
_MIDDLE_DOT: Final = Lazy(r"\s?[·ㆍ]\s?", begins=" ·ㆍ", after_space="·ㆍ")
# 59·84㎡, 5·10%, 3·6개월: kinds whose list over a middle dot says its unit once. Counts and ranks are read with commas too.
_LISTED: Final = frozenset((_MEASURE, _PERCENT, _DURATION))
_SPEED: Final = Lazy(
    r"(?P<word>[가-힣]속)(?:[은이도를을]\s|\s)(?:(?:약|최대|최고|최소|무려|평균)\s)?$",
    ends=" ",
    before_space="속은이도를을약대고소려균",
)
_LONGEST_SPEED: Final = 10
# 배럴당 1.36달러(2.13%) 내린 62.37달러: the second price is of a barrel as well.
_MOVED: Final = (
    r"(?:오른|내린|올라|내려|상승한|하락한|떨어진|높은|낮은|뛴|급등한|급락한|인상된|인하된|비싼|싼|늘어난|줄어든)\s"
)
_AFTER_CHANGE: Final = Lazy(
    rf"\s?(?:\([^()\n]{{1,16}}\))?\s?{_MOVED}",
    begins=" (오내올상하떨높낮뛴급인비싼늘줄",
    after_space=" (오내올상하떨높낮뛴급인비싼늘줄",
)
# 3.3㎡당 ▲대구 1167만원 ▲부산 1164만원: the items of a list with marks are prices of one thing.
_NEXT_PLACE: Final = Lazy(r"\)?\s?[▲△▷▶◇·ㆍ]\s?[가-힣A-Za-z][가-힣A-Za-z0-9-]{0,9}(?:\s?\(|\s)", begins=" )▲△▷▶◇·ㆍ")
_SHARE_MOVED: Final = Lazy(
    rf"(?:^|[\s(])(?P<noun>[가-힣A-Za-z㎀-㏟ℓ]{{1,8}})당\s[0-9.]{{1,8}}%(?:\([^()\n]{{1,16}}\))?\s{_MOVED}$",
    ends=" ",
    before_space="른린라려한진은뛴된싼난든",
)
_BRACKETED: Final = Lazy(r"\s?\((?:약\s?|시속\s?)*", begins=" (", after_space="(")
_UP_TO: Final = Lazy(
    r"(?:\s?(?:이상|초과)|에서|부터)\s?[~∼]?\s?|\s?[~∼]\s?", begins=" 이초에부~∼", after_space="이초~∼"
)
_LONGEST_PRICE: Final = 48
# 지수는 장중 680대까지, 코스닥이 680대로: what has levels, and what happens at them.
_INDEX: Final = Lazy(r"지수|코스피|코스닥|나스닥|다우|닛케이|니케이|항셍|S&P|스톡스|환율|증시")
_INDEX_REACH: Final = 40
_LEAST_INDEX: Final = 100
_MOVES: Final = Lazy(
    r"(?:까지|으?로|[를을에가는])?\s?(?:[가-힣]{1,5}\s){0,2}(?:밀[렸려리]|떨어|내려|내렸|올라|올랐|오르|진입|회복|안착|붕괴|하락|상승|마감|거래|등락|머[무물]"
    r"|턱걸|돌파|복귀|추락|후퇴|무너|주저|내[줬주]|깨|초반|중반|후반|출발|개장|움직|오르내|되찾|탈환)|(?:까지|로)(?![가-힣])"
)
_YEAR_VALUE: Final = Lazy(
    r"(?:에는|에|은|는)?\s?\(?[△▲▼-]?[0-9][0-9,.]*\s?[%조억만]",
    begins=" (에는은△▲▼-0123456789",
    after_space="(△▲▼-0123456789",
)
_MATURITY: Final = Lazy(r"국고채|국채|회사채|만기|채권|금리|임대")
_LONGEST_LIST: Final = 60
_RATE: Final = Lazy(r"경쟁률[^.\n]*$")
_NEXT_RATIO: Final = Lazy(r",\s?|\s?[·ㆍ]\s?|[와과]\s", begins=", ·ㆍ와과", after_space="·ㆍ")
_SEATS: Final = frozenset(("석", "표", "골", "점", "승"))  # 25 대 22석
# Between two counts of machines stands a mark of a list; behind one a mark, a total or the end, and nobody of that age.
_IN_LIST: Final = Lazy(r"[,·(]|[와과]\s|및\s")
_BEHIND_MACHINES: Final = Lazy(r"(?:\s?등(?:\s|이|의|을)|\s?[,·)]|[와과]\s|로\s|이?다[.\s]|였다|이며|\s합)")
_LONGEST_GAP: Final = 40
_GENERATIONS: Final = frozenset(Decimal(n) for n in range(10, 70, 10))


def settle_atoms(text: str, atoms: list[Atom]) -> None:
    """Give the atoms of ``text`` what their sentence says of them; ``atoms`` change in place."""
    if len(atoms) > 1:
        _lists(text, atoms)
        if "당" in text:
            _prices(text, atoms)
        if "대" in text:
            _machines(text, atoms)
            _seats(text, atoms)
            _ratios(text, atoms)
        if "년" in text:
            _years(text, atoms)
    if "도" in text:
        _temperatures(text, atoms)
    if "대" in text and _INDEX.search(text) is not None:
        _levels(text, atoms)
    if "속" in text or "노트" in text or "/h" in text:
        _speeds(text, atoms)


def _lists(text: str, atoms: list[Atom]) -> None:
    for index in range(len(atoms) - 1, 0, -1):
        left, right = atoms[index - 1], atoms[index]
        if left.end + 1 > right.start or right.start - left.end > 3 or left.num is None or left.low is None:
            continue
        if left.kind is _COUNT and right.unit == "세대" == left.unit and _are_generations(left, right):
            for atom in (left, right):
                atom.kind, atom.unit, atom.band = _AGE, "year", True  # 20·30세대
            continue
        if left.kind is _NUMBER and right.kind is _AGE and right.band and left.low in _GENERATIONS:
            if left.num.scale == 1 and _MIDDLE_DOT.fullmatch(text, left.end, right.start):
                left.kind, left.unit, left.band = _AGE, "year", True  # 20·30대
            continue
        if (
            left.kind is not _NUMBER
            or right.kind not in _LISTED
            or not _MIDDLE_DOT.fullmatch(text, left.end, right.start)
        ):
            continue
        if left.num.scale != 1 or left.low < 0 or right.num is None or left.high is None:
            continue
        left.low, left.high = left.low * right.factor, left.high * right.factor
        left.kind, left.unit, left.factor = right.kind, right.unit, right.factor
        left.trace.append("rule:list")


def _machines(text: str, atoms: list[Atom]) -> None:
    """Make counts of round numbers that stand in a list of machines: 가람 158대, 나루 80대 등 238대."""
    for left, right in pairwise(atoms):
        ages = [atom for atom in (left, right) if atom.kind is _AGE and atom.band and atom.unit == "year"]
        counts = [atom for atom in (left, right) if atom.kind is _COUNT and atom.unit == "대"]
        if len(ages) != 1 or len(counts) != 1 or right.start - left.end > _LONGEST_GAP:
            continue
        atom = ages[0]
        if text[atom.end - 1] != "대" or _IN_LIST.search(text, left.end, right.start) is None:
            continue
        if _SENTENCE_END.search(text, left.end, right.start) is not None:
            continue
        if _BEHIND_MACHINES.match(text, atom.end) is not None:
            atom.kind, atom.unit, atom.band = _COUNT, "대", False
            atom.trace.append("rule:machines")


def _are_generations(left: Atom, right: Atom) -> bool:
    return left.low in _GENERATIONS and right.low in _GENERATIONS


def _temperatures(text: str, atoms: list[Atom]) -> None:
    """Make degrees behind a temperature of the same sentence temperatures: 서울 25도, 대전 27도."""
    last: Atom | None = None
    for atom in atoms:
        if atom.unit not in _DEGREES:
            continue
        if _ANGLE.search(text, max(0, atom.start - _LONGEST_ANGLE), atom.start) is not None:
            atom.unit = "degree"
        elif atom.unit == "degree" and last is not None and not _SENTENCE_END.search(text, last.end, atom.start):
            atom.unit = "degree_Celsius"
            atom.trace.append("rule:temperature before")
        last = atom if atom.unit == "degree_Celsius" else last


def _prices(text: str, atoms: list[Atom]) -> None:
    """Give a price the denominator of the change before it: 온스당 2.20달러(0.2%) 오른 1201.30달러."""
    priced: Atom | None = None
    for atom in atoms:
        if atom.kind is not _MONEY:
            continue
        if atom.per is not None:
            priced = atom
        elif priced is not None and atom.unit == priced.unit and _AFTER_CHANGE.fullmatch(text, priced.end, atom.start):
            atom.per = priced.per
            atom.trace.append("rule:denominator of the change")
        elif priced is not None and atom.unit == priced.unit and _NEXT_PLACE.fullmatch(text, priced.end, atom.start):
            atom.per = priced.per
            atom.trace.append("rule:denominator of the list")
            priced = atom
        else:
            match = _SHARE_MOVED.search(text, max(0, atom.start - _LONGEST_PRICE), atom.start)
            unit = denominator(match["noun"]) if match is not None else None
            if match is not None and unit is not None:
                atom.per = Per(Decimal(1), unit, Span(match.start("noun"), match.end("noun") + 1))
                atom.trace.append("rule:denominator of the change")


def _seats(text: str, atoms: list[Atom]) -> None:
    """Read 25 대 22석 as two counts of seats, and not as 25 machines."""
    for left, right in pairwise(atoms):
        if left.unit != "대" or left.kind is not _COUNT or right.kind is not _COUNT or right.unit not in _SEATS:
            continue
        if left.num is not None and text[left.end : right.start] == " " and not left.over:
            left.unit, left.end, left.plain_end = right.unit, left.num.end, left.num.end
            left.trace.append("rule:versus")


def _ratios(text: str, atoms: list[Atom]) -> None:
    """Read 각각 41.5대, 37.2대 1 as two ratios to the 1 told last; of machines there are no halves, of rates of 경쟁률."""
    for right, left in pairwise(reversed(atoms)):
        if left.unit != "대" or left.kind is not _COUNT or left.num is None or right.kind is not _RATIO:
            continue
        if left.num.grain == 1 and _RATE.search(text, max(0, left.start - _LONGEST_LIST), left.start) is None:
            continue
        if _NEXT_RATIO.fullmatch(text, left.end, right.start):
            left.kind, left.unit = _RATIO, None
            left.trace.append("rule:versus")


def _levels(text: str, atoms: list[Atom]) -> None:
    """Make 680대 of an index a level, and no count of machines: 지수는 장중 680대까지 밀렸다."""
    for atom in atoms:
        if atom.unit != "대" or atom.kind is not _COUNT or atom.num is None or atom.low is None:
            continue
        if atom.low < _LEAST_INDEX or atom.low % 10 or atom.end != atom.num.end + 1 or not atom.num.digits:
            continue
        *_, clause = _SENTENCE_END.split(text[max(0, atom.start - _INDEX_REACH) : atom.start])
        if _INDEX.search(clause) is None or _MOVES.match(text, atom.end) is None:
            continue
        if MACHINE.search(text, max(0, atom.start - LONGEST_MACHINE), atom.start) is not None:
            continue
        atom.kind, atom.unit, atom.band = _NUMBER, None, True
        atom.trace.append("rule:level of an index")


def _years(text: str, atoms: list[Atom]) -> None:
    """Read two digits before 년 as a year, where a full year stands in the same list: 15년 3.2%, 2020년 5.1%."""
    full = [atom for atom in atoms if _is_listed_year(text, atom)]
    for atom in atoms if full else ():
        if atom.unit != "year" or atom.kind is not _DURATION or atom.num is None or atom.low is None:
            continue
        if atom.num.end - atom.num.start != 2 or atom.end != atom.num.end + 1 or not atom.num.digits:
            continue
        if _YEAR_VALUE.match(text, atom.end) and any(_in_one_sentence(text, atom, year) for year in full):
            atom.calendar = Calendar(year=2000 + int(atom.low))
            atom.kind, atom.unit, atom.low, atom.high = FigureKind.DATE, None, None, None
            atom.trace.append("rule:years of a list")


def _is_listed_year(text: str, atom: Atom) -> bool:
    calendar = atom.calendar
    return (
        calendar is not None
        and calendar.year is not None
        and calendar.month is None
        and calendar.end is None
        and _YEAR_VALUE.match(text, atom.end) is not None
    )


def _in_one_sentence(text: str, first: Atom, second: Atom) -> bool:
    left, right = sorted((first, second), key=lambda atom: atom.start)
    if right.start - left.end > _LONGEST_LIST or _MATURITY.search(text, max(0, left.start - _LONGEST_LIST), right.end):
        return False
    return _SENTENCE_END.search(text, left.end, right.start) is None


def _speeds(text: str, atoms: list[Atom]) -> None:
    """Make a length behind 시속은 or 시속 약 a speed, and one that bounds or converts a speed.

    초속 25m 이상 33m 미만; 시속 75마일(약 121㎞), 75마일(121km/h).
    """
    for index, atom in enumerate(atoms):
        last = atoms[index - 1] if index else None
        if last is not None and _goes_on_as_speed(text, last, atom):
            atom.unit = last.unit
            atom.trace.append("rule:speed")
            continue
        if last is not None and _BRACKETED.fullmatch(text, last.end, atom.start):
            _share_speed(last, atom)
        if atom.unit not in ("kilometer", "meter", "mile") or text[atom.start - 1 : atom.start] != " ":
            continue
        match = _SPEED.search(text, max(0, atom.start - _LONGEST_SPEED), atom.start)
        per = speed_words().get(match["word"]) if match is not None else None
        if per is not None:
            atom.unit = f"{atom.unit} / {per}"
            atom.trace.append("rule:speed")


# What speeds are told by the hour in, and converted into one another.
_LENGTHS: Final = frozenset(("kilometer", "mile", "foot"))


def _share_speed(last: Atom, atom: Atom) -> None:
    """Make a bare length a speed where it converts one, or one converts it, in brackets."""
    for one, other in ((last, atom), (atom, last)):
        length, _, per = (one.unit or "").partition(" / ")
        if one.unit == "knot":
            per = "hour"
        elif length not in _LENGTHS or length == other.unit:
            continue
        if per and other.unit in _LENGTHS:
            other.unit = f"{other.unit} / {per}"
            other.trace.append("rule:speed")
            return


def _goes_on_as_speed(text: str, last: Atom, atom: Atom) -> bool:
    """Tell whether a length is the other bound of the speed before it: 초속 25m 이상 33m 미만."""
    if last.unit is None or not last.unit.startswith(f"{atom.unit} / "):
        return False
    return _UP_TO.fullmatch(text, last.end, atom.start) is not None
