"""Join atoms: ranges (10~20만원), sums of units (3시간 40분), denominators (3.3㎡당)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from msgspec.structs import replace

from checker.lexicon.units import unit_table
from checker.model import Calendar, FigureKind, Per, Span
from checker.scan.dates_ko import with_word_before
from checker.scan.korean_areas import give_areas
from checker.scan.korean_atom import Atom
from checker.scan.lazy import Lazy

__all__ = ["denominator", "join_atoms"]

# Looking a member up in its enumeration costs more than comparing with it, and every figure does so twenty times.
_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RANK: Final = FigureKind.RANK
_RATIO: Final = FigureKind.RATIO
_RANGE: Final = Lazy(
    r"\s?[~∼〜-]\s?|\s?내지\s|\s?에서\s|\s?부터\s|(?:에서|부터)\s?", begins=" ~∼〜-내에부", after_space="~∼〜-내에부"
)
_UP_TO_BETWEEN: Final = Lazy(
    r"\s?(?:초과|이상)(?:이고|이며|,)?,?\s|보다는?\s?(?:크|높|많)[가-힣\s]{1,7},?\s",
    begins=" 초이보",
    after_space="초이",
)
_DOWN_TO_BETWEEN: Final = Lazy(
    r"\s?(?:미만|이하)(?:이고|이며|,)?,?\s|보다는?\s?(?:작|낮|적)[가-힣\s]{1,7},?\s",
    begins=" 미이보",
    after_space="미이",
)
_LESS_AFTER: Final = Lazy(r"\s?(?:미만|이하)|보다는?\s?(?:작|낮|적)", begins=" 미이보", after_space="미이")
_MORE_AFTER: Final = Lazy(r"\s?(?:초과|이상)|보다는?\s?(?:크|높|많)", begins=" 초이보", after_space="초이")
_BETWEEN: Final = Lazy(r"[와과에]서?\s|에서(?:부터)?\s", begins="와과에")
_BETWEEN_AFTER: Final = Lazy(
    r"(?:까지)?\s?사이(?!버|트|즈|클|드|렌|다|판|공|골|온|먼)", begins=" 까사", after_space="사"
)
_WITH_CENTS: Final = Lazy(r"[와과]\s", begins="와과")  # 5달러와 20센트
_COMMA: Final = Lazy(r",\s?", begins=",")
_GLOSS: Final = r"(?:\([A-Za-z㎀-㏟ℓ가-힣]{1,5}\))?"  # 리터(ℓ)당
_PER: Final = Lazy(
    rf"(?P<noun>[가-힣A-Za-z㎀-㏟ℓ℃%]{{1,8}}){_GLOSS}당\s(?:[가-힣]{{1,5}}\s){{0,2}}$|(?P<glued>[가-힣A-Za-z㎀-㏟ℓ]{{1,8}}){_GLOSS}당\s?$",
    ends=" 당",
)
_JOINED_BEFORE: Final = Lazy(r"[가-힣A-Za-z]{2}[와과]\s$", ends=" ", before_space="와과")
_BELOW: Final = Lazy(
    r"/(?P<unit>(?:dL|[A-Za-z㎀-㏟ℓ]{1,4}|개비|인분|인|명|개|톤|배럴|리터|평)[²³]?)(?![A-Za-z0-9²³])", begins="/"
)
_EACH: Final = Lazy(rf"{_GLOSS}당", begins="(당")
# 정당, 해당, 배당, 식당 are words, and no denominators.
_WORDS_WITH_PER: Final = frozenset(("정", "해", "배", "식", "상", "담", "전", "부", "과", "서", "강"))
_LIST: Final = Lazy(r",\s|·|ㆍ|,", begins=",·ㆍ")
_ARROW: Final = Lazy(r"\s?(?:→|➔|➜|⇒|▶|->|=>)\s?", begins=" →➔➜⇒▶-=", after_space="→➔➜⇒▶-=")
# 26만에서 24만표로 줄었다 is two values, one after the other, and no range.
_CHANGED: Final = Lazy(
    r"(?:으?로),|(?:으?로)\s?(?:[가-힣0-9.,%]{1,12}\s)?(?:늘|증가|오르|오른|올랐|올라|올리|올린|올렸|상향|높|확대|줄|감소|내리|내린|내렸|내려|떨어|하락|축소|인상|인하|낮|커[지졌진]|뛰|뛴|급증|급감|치솟|조정|바[뀌뀐꿔]|하향|상승|변경)",
    begins="으로",
)
_WEEK_WAGES: Final = Lazy(r"주당\s(?:평균\s)?(?:임금|급여|주급|근로|소득|수당|벌이|실업|생활비|비용|매출)", begins="주")
_TEN: Final = Decimal(10)
_CHANGING: Final = frozenset((_MONEY, _PERCENT, _COUNT, _MEASURE))
_FARTHEST_CHANGE: Final = 20  # times; a number further off is one of another thing
_FARTHEST: Final = 14  # characters between two numbers that one figure is made of: 보다 크거나 같고,
_JOINTS: Final = frozenset(
    "~∼〜-,내에부와과보초이미"
)  # what stands between two numbers of one figure begins with these
_FARTHEST_PER: Final = 16  # characters that a denominator reaches: 1인당 국민총소득은 3만6천624달러
_STOP: Final = Lazy(r"[,.;\n]")
_NEXT_UNIT: Final = {
    ("year", "month"): 12,
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("hour", "second"): 3600,
    ("foot", "inch"): 12,
}
# What a range may begin with in a smaller unit than it ends in.
_IN_SMALLER: Final = {
    **_NEXT_UNIT,
    ("day", "minute"): 1440,
    ("week", "day"): 7,
    ("kilometer", "meter"): 1000,
    ("meter", "centimeter"): 100,
    ("centimeter", "millimeter"): 10,
    ("kilogram", "gram"): 1000,
    ("liter", "milliliter"): 1000,
}


def join_atoms(text: str, atoms: list[Atom]) -> list[Atom]:
    """Join ranges (10~20만원), sums of units (3시간 40분) and denominators (3.3㎡당)."""
    joined: list[Atom] = []
    for atom in atoms:
        if joined:
            last = joined[-1]
            if last.end <= atom.start and atom.start - last.end <= _FARTHEST and _merge(text, last, atom):
                continue
            if last.end > atom.start:
                continue
        joined.append(atom)
    if len(joined) > 1:
        joined = _join_months(text, joined)
        _enumerate(text, joined)
        _change(text, joined)
    if "/" in text:
        for atom in joined:
            _divide(text, atom)
    if "당" in text:
        for index, atom in enumerate(joined):
            _denominate(text, atom, joined[index - 1] if index else None)
    if "월 " in text or "달 " in text or "하루 " in text:
        for atom in joined:
            _make_regular(text, atom)
    give_areas(text, joined)
    return joined


def _join_months(text: str, atoms: list[Atom]) -> list[Atom]:
    """Put a month before the range of days that follows it, once that range is joined."""
    result: list[Atom] = []
    for atom in atoms:
        if result and atom.calendar is not None and atom.calendar.end is not None:
            last = result[-1]
            if not text[last.end : atom.start].strip() and _month_and_days(last, atom):
                continue
        result.append(atom)
    return result


def _merge(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.start]
    first = gap.lstrip()[:1]
    if first and first not in _JOINTS:
        return False
    if not first:
        return _compound(left, right)
    if left.calendar is not None or right.calendar is not None:
        return _date_range(text, left, right, gap)
    if left.low is None or right.low is None or left.high is None or right.high is None:
        return False
    if _is_plain(left) and _is_plain(right) and _between(text, left, right, gap):
        return True
    if _BETWEEN.fullmatch(gap) and _BETWEEN_AFTER.match(text, right.end) and left.kind is not _NUMBER:
        return _range(left, right)  # 10만 원과 20만 원 사이
    if right.factor < 1 == left.factor and _WITH_CENTS.fullmatch(gap):
        return left.unit == right.unit and _compound(left, right)
    if right.low < 0 and right.kind is _PERCENT:
        return False  # ▼30 -0.20%
    if _RANGE.fullmatch(gap):
        if left.assumed and right.kind is _MONEY:
            left.kind, left.unit = _NUMBER, None
        if gap.strip() in ("에서", "부터") and (
            left.kind is not _NUMBER or _CHANGED.match(text, right.end) is not None
        ):
            return False
        if gap.strip() == "-" and left.kind is _NUMBER and right.kind is _NUMBER and left.low > right.low:
            return False
        if right.kind is _RANK and "-" in gap:
            return False
        return _range(left, right)
    if _COMMA.fullmatch(gap) and left.kind is _NUMBER and right.kind is not _NUMBER:
        assert right.num is not None
        assert left.num is not None
        # 3, 4백만 and 8, 9살: neighbours, and no list
        if (
            left.num.scale == 1
            and left.low < _TEN
            and right.num.lead == left.low + 1
            and right.num.scale == right.low / right.num.lead
        ):
            return _range(left, right)
    return False


def _enumerate(text: str, atoms: list[Atom]) -> None:
    """Give the numbers of a list the unit that only the last one has: 6, 7, 9, 10위; 11·13·19일."""
    for index in range(len(atoms) - 1, 0, -1):
        left, right = atoms[index - 1], atoms[index]
        if left.kind is not _NUMBER or not _LIST.fullmatch(text, left.end, right.start):
            continue
        if left.num is not None and right.num is not None and left.num.grain < 1 <= right.num.grain:
            continue  # 타율 0.312, 24홈런
        if right.calendar is not None and right.calendar.day is not None and left.low is not None:
            if left.num is None or left.num.scale != 1 or not 1 <= left.low <= 31:
                continue
            left.start, left.calendar = with_word_before(text, left.start, Calendar(day=int(left.low)))
        elif right.calendar is not None and left.low is not None:
            first = _first_of_list(right.calendar, left)
            if first is None:
                continue
            left.start, left.calendar = with_word_before(text, left.start, first)
        elif right.kind is _MONEY:
            if left.num is None or left.num.big == 1:
                continue  # 3만, 5만원, but no amount of 3 before 5만원
        elif right.kind is not _COUNT and right.kind is not _RANK:
            continue
        left.kind, left.unit = right.kind, right.unit
        left.trace.append("rule:list")


def _first_of_list(last: Calendar, left: Atom) -> Calendar | None:
    """Return the month or quarter that a bare number before another is: 6·7월, 1·2분기."""
    if left.num is None or left.num.scale != 1 or left.num.grain != 1 or left.low is None or last.year is not None:
        return None
    number = int(left.low)
    if last.quarter is not None and 1 <= number < last.quarter:
        return Calendar(quarter=number)
    if last.month is not None and last.hour is None and 1 <= number < last.month:
        return Calendar(month=number)
    return None


def _change(text: str, atoms: list[Atom]) -> None:
    """Give the value before a change the unit that only the new one has: 26만→24만표, 3.5에서 4.2%로 올랐다."""
    for index in range(len(atoms) - 1, 0, -1):
        left, right = atoms[index - 1], atoms[index]
        if right.kind is _NUMBER and left.unit is not None and _is_new_value(text, left, right):
            assert right.low is not None
            assert right.high is not None
            right.low, right.high = right.low * left.factor, right.high * left.factor
            right.kind, right.unit, right.factor = left.kind, left.unit, left.factor
            right.trace.append("rule:change")
            continue
        if left.kind is not _NUMBER or right.unit is None or left.low is None or right.num is None:
            continue
        gap = text[left.end : right.start]
        if not _ARROW.fullmatch(gap) and not (gap.strip() == "에서" and _CHANGED.match(text, right.end)):
            continue
        assert left.high is not None
        assert left.num is not None
        scale = 1
        if (
            left.num.scale == 1
            and left.low < right.num.big
            and right.num.lead <= left.low * _TEN <= right.num.lead * 100
        ):
            scale = right.num.scale  # 5→6억원
            left.num = left.num.worth(left.num.low, left.num.high, left.num.grain * scale)
        factor = right.factor * scale
        left.low, left.high = left.low * factor, left.high * factor
        left.kind, left.unit, left.factor = right.kind, right.unit, right.factor
        left.trace.append("rule:change")


def _is_new_value(text: str, left: Atom, right: Atom) -> bool:
    """Tell whether a bare number is the new value of what changed: 5천500원에서 6천5백으로 올랐다."""
    if left.kind not in _CHANGING or not left.low or not right.low or left.num is None:
        return False
    if (
        text[left.end : right.start].strip() != "에서"
        or not 1 <= max(left.low, right.low * left.factor) / min(left.low, right.low * left.factor) <= _FARTHEST_CHANGE
    ):
        return False
    return _CHANGED.match(text, right.end) is not None


def _is_plain(atom: Atom) -> bool:
    return atom.kind in (_NUMBER, _RANK) or "rule:fraction" in atom.trace


def _between(text: str, left: Atom, right: Atom, gap: str) -> bool:
    """Join two plain numbers that bound a third from both sides: 20과 30 사이, 100보다 크고 300보다 작다."""
    assert left.low is not None
    assert right.low is not None
    if _UP_TO_BETWEEN.fullmatch(gap):
        rises = _LESS_AFTER.match(text, right.end) is not None
    elif _DOWN_TO_BETWEEN.fullmatch(gap):
        if _MORE_AFTER.match(text, right.end) is None or right.low > left.low:
            return False
        left.low, left.high = right.low, left.low
        left.end = left.plain_end = right.end
        left.bounded = True
        left.trace.append("rule:between")
        return True
    else:
        rises = _BETWEEN.fullmatch(gap) is not None and (
            _BETWEEN_AFTER.match(text, right.end) is not None or (text.startswith("까지", right.end) and "에서" in gap)
        )
    if not rises or left.low > right.low:
        return False
    left.high, left.end, left.plain_end = right.low, right.end, right.end
    left.bounded = True
    left.trace.append("rule:between")
    return True


def _month_and_days(left: Atom, right: Atom) -> bool:
    """Join 7월 and 3∼9일."""
    first, second = left.calendar, right.calendar
    if first is None or second is None or first.month is None or first.day is not None or first.end is not None:
        return False
    if second.day is None or second.month is not None or second.end is None or second.relative is not None:
        return False
    end = second.end if second.end.month is not None else replace(second.end, year=first.year, month=first.month)
    left.calendar = replace(second, year=first.year, month=first.month, relative=first.relative, end=end)
    left.end = left.plain_end = right.end
    left.trace += right.trace
    return True


def _compound(left: Atom, right: Atom) -> bool:
    if left.low is None or right.low is None or left.high is None or right.high is None or left.over:
        return False
    if left.kind is _RATIO and right.kind is _RATIO:
        if not (right.factor < left.factor < 1):  # 2할 2푼 9리
            return False
        factor = 1
    elif left.kind is right.kind and (left.kind is _DURATION or left.kind is _MEASURE):
        factor = _NEXT_UNIT.get((left.unit or "", right.unit or ""), 0)
        if not factor:
            return False
    elif left.kind is _AGE and left.unit == "year" and right.unit == "month" and not left.band:
        factor = 12
    elif left.kind is _MONEY and right.kind is _MONEY and right.factor < 1 == left.factor:
        factor = 1
    else:
        return False
    left.low, left.high = left.low * factor + right.low, left.high * factor + right.high
    left.unit = right.unit if factor != 1 else left.unit
    left.end, left.plain_end, left.over, left.num = right.end, right.plain_end, right.over, right.num
    left.trace += [*right.trace, "rule:sum of units"]
    return True


def _date_range(text: str, left: Atom, right: Atom, gap: str) -> bool:
    if gap.strip() not in ("~", "-", "∼", "부터", "에서"):
        return False
    if right.calendar is None:
        return False
    if left.calendar is None:
        if left.kind is not _NUMBER or gap.strip() not in ("~", "-", "∼") or left.low is None:
            return False
        value = int(left.low)
        names = ("year", "month", "day", "hour", "quarter", "half")
        first = next((n for n in names if getattr(right.calendar, n) is not None), None)
        if first is None:
            return False
        blank: dict[str, Any] = {**dict.fromkeys(names), "minute": None, "second": None, "weekday": None}
        begun = replace(right.calendar, **{**blank, first: value}, end=right.calendar)
        left.start, left.calendar = with_word_before(text, left.start, begun)
        left.kind = right.kind
    elif left.calendar.end is None and left.kind is right.kind and gap.strip() in ("~", "-", "∼"):
        left.calendar = replace(left.calendar, end=right.calendar)
    else:
        return False
    left.end = left.plain_end = right.end
    left.trace += [*right.trace, "rule:range of dates"]
    left.low = left.high = left.num = None
    return True


def _range(left: Atom, right: Atom) -> bool:
    assert left.low is not None
    assert right.low is not None
    assert left.high is not None
    assert right.high is not None
    low = left.low
    if left.kind is _NUMBER:
        assert right.num is not None
        if right.kind is _NUMBER and right.low <= low:
            return False
        if left.num is not None and left.num.scale == 1 and right.num.scale > 1 and low <= right.num.lead:
            low = low * right.num.scale
        elif right.low < _TEN <= low < 100 and low % 10 < right.low and right.num.length == 1:
            right.low = right.high = low - low % 10 + right.low  # 26~7살
        elif low < 10 and right.low < 100 and right.low % 10 == 0 and low + 1 == right.low / 10:
            low = low * 10  # 4~50분
        low = low * right.factor
    elif left.unit != right.unit or left.kind is not right.kind:
        return _range_of_units(left, right)
    if low > right.high:
        return False
    left.low, left.high = low, right.high
    left.kind, left.unit, left.factor = right.kind, right.unit, right.factor
    left.end, left.plain_end, left.band, left.over = right.end, right.plain_end, right.band, right.over
    left.num = right.num
    left.trace += [*right.trace, "rule:range"]
    return True


def _range_of_units(left: Atom, right: Atom) -> bool:
    """Join a range that ends in a larger unit: 30분~1시간, 500m~1km."""
    factor = _IN_SMALLER.get((right.unit or "", left.unit or ""), 0)
    if not factor or left.kind is not right.kind or left.low is None or right.high is None or right.num is None:
        return False
    high = right.high * factor
    if left.low >= high or left.over or right.over:
        return False
    left.high, left.end, left.plain_end = high, right.end, right.plain_end
    left.num = right.num.worth(right.num.low, right.num.high, right.num.grain * factor)
    left.trace += [*right.trace, "rule:range"]
    return True


def _is_area_apart(text: str, before: Atom) -> bool:
    """Tell whether a measure is a denominator with a space before 당: 3.3㎡ 당 3550만원."""
    return before.kind is _MEASURE and text.startswith(" 당 ", before.end)


def _denominate(text: str, atom: Atom, before: Atom | None) -> None:
    """Give ``atom`` its denominator: 3.3㎡당 1억원, 시간당 2달러."""
    if atom.kind not in (_MONEY, _COUNT, _MEASURE):
        return
    if "당" not in text[max(0, atom.start - _FARTHEST_PER) : atom.start]:
        return
    if (
        before is not None
        and (_EACH.match(text, before.end) is not None or _is_area_apart(text, before))
        and atom.start - before.end <= _FARTHEST_PER
        and not _STOP.search(text, before.end, atom.start)
    ):
        if before.low is not None and before.unit is not None and before.low > 0:
            atom.per = Per(before.low, before.unit, Span(before.start, before.end + 1))
        return
    match = _PER.search(text, max(0, atom.start - 16), atom.start) if _may_be_each(text, atom.start) else None
    if match is None:
        return
    noun = match["noun"] or match["glued"]
    if "각각" in match.group() and _JOINED_BEFORE.search(text, 0, match.start()) is not None:
        return  # 매출과 주당 순이익은 각각 401억 달러와 5.33달러: the second one is a share's
    weeks = noun == "주" and (atom.kind is not _MONEY or _WEEK_WAGES.match(text, match.start()) is not None)
    unit = denominator(noun, weeks)
    if unit is not None:
        atom.per = Per(Decimal(1), unit, Span(match.start(), match.start() + len(noun) + 1))


# By which an amount is told to be paid every month, or a day.
_PAID: Final = (("매월", "month"), ("매달", "month"), ("한 달", "month"), ("월", "month"), ("하루", "day"))


def _make_regular(text: str, atom: Atom) -> None:
    """Give an amount that is paid a month or a day its denominator: 월 2만원, 매달 2만원, 하루 2만원, but 5월 2만원."""
    if atom.kind is not _MONEY or atom.per is not None:
        return
    for word, unit in _PAID:
        start = atom.start - len(word) - 1
        if start < 0 or not text.startswith(word, start) or text[atom.start - 1] != " ":
            continue
        if start == 0 or not text[start - 1].isalnum():
            atom.per = Per(Decimal(1), unit, Span(start, atom.start - 1))
        return


def _may_be_each(text: str, start: int) -> bool:
    """Tell whether a word before a figure ends in 당: 1인당 평균 3억원, but 당국은 3억원."""
    at = text.rfind("당", max(0, start - _FARTHEST_PER), start)
    while at >= 0 and at + 1 < start and not text[at + 1].isspace():
        at = text.rfind("당", max(0, start - _FARTHEST_PER), at)
    return at >= 0


def _divide(text: str, atom: Atom) -> None:
    """Give ``atom`` the unit behind a slash as its denominator: 130mg/dL, 75㎍/㎥, 0.85mg/개비."""
    if atom.kind not in (_MONEY, _MEASURE) or atom.per is not None or not text.startswith("/", atom.end):
        return
    match = _BELOW.match(text, atom.end)
    unit = denominator(match["unit"]) if match is not None else None
    if match is not None and unit is not None:
        atom.per = Per(Decimal(1), unit, Span(match.start("unit"), match.end()))
        atom.end = atom.plain_end = match.end()
        atom.trace.append("rule:denominator behind a slash")


def denominator(noun: str, weeks: bool = False) -> str | None:
    """Return the unit that a word before 당 is, or ``None``: 배럴, 시간, but not the 해 of 해당.

    Args:
        noun: As written.
        weeks: Whether 주 is a week here, and no share.
    """
    if noun in _WORDS_WITH_PER:
        return None
    names = unit_table().get(noun[0], ())
    unit = next((u for u in names if u.surface == noun and not (weeks and u.near is not None)), None)
    return None if unit is None else unit.unit or noun
