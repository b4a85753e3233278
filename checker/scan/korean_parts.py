"""Two Korean numbers that make one figure: fractions (3분의 1, 3/4), scores and ratios (24대 21, 3-2)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.lexicon.currencies import CurrencyName
from checker.model import FigureKind
from checker.scan.korean_affixes import read_sign
from checker.scan.korean_atom import Atom
from checker.scan.korean_given import give_unit
from checker.scan.korean_lists import Lists
from checker.scan.korean_units import unit_at
from checker.scan.lazy import Lazy
from checker.scan.numerals import Numeral, read_numeral

__all__ = ["FRACTION", "read_fraction", "read_mixed", "read_slash", "read_versus"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_COUNT: Final = FigureKind.COUNT
_MEASURE: Final = FigureKind.MEASURE
_RATIO: Final = FigureKind.RATIO
FRACTION: Final = Lazy(r"\s?분의\s?(?P<minus>마이너스\s?)?", begins=" 분", after_space="분")
_SLASH: Final = Lazy(r"(?:(?P<whole>[0-9]{1,3})\s{1,2})?(?P<upper>[0-9]{1,3})/(?P<lower>[0-9]{1,3})(?![0-9/])")
_AND: Final = Lazy(r"[와과]\s", begins="와과")
_ADDRESS_END: Final = Lazy(r"번지|번길", begins="번")
_STREET_BEFORE: Final = Lazy(
    r"[가-힣0-9](?:동|리|로|길|읍|면|번길)\s(?:산\s?|지하\s)?$|[로길]$|\s산\s?$",
    ends=" 로길산",
    before_space="동리로길읍면산하",
)
# 일본으로 3-2 이겼다, 추가골로 3-2를 만들었다: 로 is a particle there, and the pair a score.
_SCORED: Final = Lazy(
    r"(?:[가을를]|까지)?\s?(?:이[겼긴기]|[졌진]|[가-힣]{0,2}승|[가-힣]{0,2}패|꺾|제압|앞|뒤|눌|만들|무승부|동점|달아|벌어|벌렸|벌리|몰렸|끌려)|으?로\s"
)
_WON: Final = Lazy(
    r"(?:으?로|의|\()?\)?\s?(?:[가-힣A-Z]{1,8}\s){0,2}"
    r"(?:이[겼긴기]|[졌진]|지며|역전|완승|신승|승리|대승|압승|완패|석패|패[했배하한]|대패|완파|제압|꺾|누[르른]|눌[렀러]|물리|격파|무너|무릎|비[겼긴겨]|무승부|동점"
    r"|앞[서선섰]|뒤[지진져]|리드|따돌|쫓|달아|승부)"
)
_SCORE_BEFORE: Final = Lazy(r"(?:스코어|세트\s?스코어|점수는|합계|승부차기)(?:에서|는|가)?\s$", ends=" ")
_LARGEST_SCORE: Final = 300  # 152-148 is a score of a basketball game, 1065-3 a plot of land
_AND_SO_ON: Final = Lazy(r"\s등(?:[으이의을에]|\s|$)", begins=" ", after_space="등")
_VERSUS: Final = Lazy(r"(?:\s?대\s?|\s?:\s?|\s?-\s?)(?=[0-9])", begins=" :대-", after_space=":대-")


def read_versus(text: str, num: Numeral, lists: Lists) -> Atom | None:
    """Read 24대 21, 3-2, 2:1; a long pair over a hyphen is a range (1000-5000) or an address."""
    end = num.end
    match = _VERSUS.match(text, end)
    if match is None or not num.digits or text[num.start - 1 : num.start] in ("-", ":", "/"):
        return None
    other = read_numeral(text, match.end())
    if other is None or other.length > 1 or text.startswith(("%", "0"), other.end):
        return None
    unit = unit_at(text, other.end, other, lists)
    if unit is not None and _AND_SO_ON.match(text, other.end):
        unit = None  # 부산 49대 1 등: the rate of one place among others
    if unit is not None or text[other.end : other.end + 1] in ("-", ":", "~", "/"):
        return None
    hyphen = "-" in match.group()
    if hyphen and (num.low >= _LARGEST_SCORE or other.low >= _LARGEST_SCORE or _is_address(text, num.start, other.end)):
        return None
    score = hyphen or _is_score(text, num.start, other.end)
    # 15대 1 and 1대 3.06 are told in so many for one
    ratio, grain = (other.low, other.grain) if num.low == 1 else (None, num.grain if other.low == 1 else Decimal(1))
    if ratio is None and other.low:
        ratio = num.low / other.low
    joined = Atom(num.start, other.end, num.worth(num.low, num.high, grain))
    joined.kind = _RATIO
    joined.low = joined.high = None if score else ratio
    joined.trace.append("rule:score" if score else "rule:versus")
    return joined


def _is_score(text: str, start: int, end: int) -> bool:
    """Tell a score from a ratio by what was won or lost: 3대 2로 이겼다, but 3대 2로 나눴다."""
    return _WON.match(text, end) is not None or _SCORE_BEFORE.search(text, max(0, start - 12), start) is not None


def _is_address(text: str, start: int, end: int) -> bool:
    """Tell whether a pair over a hyphen is the number of a house: 가람로 21-13, 소망리 산 160-2번지."""
    return (
        _ADDRESS_END.match(text, end) is not None or _STREET_BEFORE.search(text, max(0, start - 6), start) is not None
    ) and _SCORED.match(text, end) is None


def read_fraction(text: str, lower: Numeral, upper: Numeral, start: int, sign: int, lists: Lists) -> tuple[Atom, int]:
    """Make one figure of both numbers of 3분의 1; return it with where it ends."""
    value = sign * upper.low / lower.low
    num = upper.worth(value, value, Decimal(1) / lower.low).placed(start, upper.end)
    atom = Atom(start, upper.end, num)
    atom.kind = _RATIO
    atom.trace.append("rule:fraction")
    in_digits = upper.placed(upper.start, upper.end)
    in_digits.digits = True
    found = unit_at(text, upper.end, in_digits, lists)
    if (
        found is not None
        and not isinstance(found, CurrencyName)
        and found.unit != "degree"
        and found.kind in (_COUNT, _MEASURE)
    ):
        give_unit(text, atom, found)
    return atom, atom.end


def read_slash(text: str, atom: Atom, num: Numeral, lists: Lists) -> Atom | None:
    """Read 3/4 and 1 4/5."""
    match = _SLASH.match(text, num.start)
    if match is None or match.end() < num.end or not num.digits:
        return None
    lower = int(match["lower"])
    upper = int(match["upper"])
    if not 0 < upper < lower or text[num.start - 1 : num.start] == "/":
        return None
    value = Decimal(upper) / lower + int(match["whole"] or 0)
    share = num.worth(value, value, Decimal(1) / lower).placed(num.start, match.end())
    read = Atom(atom.start, match.end(), share)
    read.kind = _RATIO
    read.trace.append("rule:fraction")
    found = unit_at(text, read.end, num, lists)
    if found is not None:
        give_unit(text, read, found)
    read_sign(text, read)
    return read


def read_mixed(text: str, num: Numeral, lists: Lists) -> Atom | None:
    """Read 삼과 오분의 일, 2와 1/2."""
    match = _AND.match(text, num.end)
    slash = _SLASH.match(text, match.end()) if match is not None and num.grain == 1 else None
    if slash is not None and not slash["whole"] and 0 < int(slash["upper"]) < int(slash["lower"]):
        share = Decimal(slash["upper"]) / Decimal(slash["lower"])
        whole = num.worth(num.low + share, num.high + share, share).placed(num.start, slash.end())
        both = Atom(num.start, slash.end(), whole)
        both.kind = _RATIO
        both.trace.append("rule:fraction")
        found = unit_at(text, both.end, whole, lists)
        if found is not None:
            give_unit(text, both, found)
        return both
    lower = read_numeral(text, match.end()) if match else None
    fraction = FRACTION.match(text, lower.end) if lower else None
    upper = read_numeral(text, fraction.end()) if fraction else None
    if lower is None or upper is None or not lower.low:
        return None
    read, _ = read_fraction(text, lower, upper, num.start, 1, lists)
    assert read.low is not None
    read.low = read.high = read.low + num.low
    return read
