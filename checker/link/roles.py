"""What a figure does in its sentence: level, change, share, multiple, forecast; which way; against what."""

from __future__ import annotations

import re

import msgspec

from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list
from checker.link.changes import FROM_EN, TO_LEVEL, direction_of, find_change
from checker.link.forecasts import find_forecast, is_benchmark, is_measured_by
from checker.link.scene import WHEN, Scene, is_margin, once_a_sentence
from checker.model import Figure, FigureKind, Role
from checker.text import one_of

__all__ = ["Part", "base_of_value", "find_role", "is_bargain"]


class Part(msgspec.Struct, frozen=True, gc=False):
    """The role of a figure.

    Attributes:
        role: What it does.
        direction: +1, -1 or 0.
        base: What a change is against.
        note: How it was found.
        planned: True for a forecast that whoever makes it settles.
        foretold: True for the change that a forecast level would be.
    """

    role: Role
    direction: int = 0
    base: str | None = None
    note: str = ""
    planned: bool = False
    foretold: bool = False


_MULTIPLE = re.compile(r"(?:배|times|fold|-fold)$")
# 50 times revenue, three times as many, five times higher; of 1.6 million times nothing is compared.
_TIMES = re.compile(r"times$")
_COMPARES = re.compile(
    r"^\s(?:as\s(?:much|many|[a-z]+)|more|less|higher|lower|larger|bigger|greater|faster|longer|the\s(?:size|number|amount|average|rate|level|price)"
    r"|its|their|what|that\sof|annual|revenue|sales|earnings|book|forward|income|normal|over)\b"
)
_FROM = re.compile(r"^(?:여|가량|정도|안팎|대|선|쯤|이던|였던|이었던|\s)*(?:에서|이던|였던|이었던)(?=\s)")
# 26 percent less than it had offered.
_LESS_THAN = re.compile(
    r"^\s(?:(?P<up>more|higher|larger|bigger|greater)|less|fewer|lower|smaller|cheaper)\s(?:[a-z]+\s){0,2}than\b"
    r"|^\s(?:(?P<likelier>more)|less)\slikely\b|^\s(?:(?P<above>above)|below)\s(?=[a-z])"
)
# $1.2 billion below the $5 billion of the plan: an amount that the next one is missed by.
_FAR_FROM = re.compile(r"^\s(?:below|short\sof|under|(?P<up>above|over))\s(?:the\s|its\s|that\s|their\s)?$")

_CHANGES = "ko/changes.toml"
_RATES_DOWN = word_list(_CHANGES, "rate_down")
_RATES = (*word_list(_CHANGES, "rate_up"), *_RATES_DOWN)
_WIDTHS_DOWN = word_list(_CHANGES, "width_down")
_WIDTHS = (*word_list(_CHANGES, "width_up"), *_WIDTHS_DOWN)
_RATE_BEFORE = re.compile(
    rf"(?P<rate>{one_of((*_RATES, *_WIDTHS))})(?:은|는|이|가|도)?\s*(?:[가-힣\d\s]{{2,18}}(?:대비|보다|견줘)\s)?(?:약\s)?$"
)
# 0.83%의 상승률을 기록했다.
_RATE_AFTER = re.compile(rf"^의\s(?:높은\s|낮은\s)?(?P<rate>{one_of(_RATES)})")
# What a bracket with a signed percentage tells of: 영업이익 4606억원(-27.3%), 70대(-9.6%). Of a rate it is the rate itself:
# 영업이익률(-3.1%), 금리(-0.1%).
_SIGNED = re.compile(r"(?<!률)(?<!율)(?<!금리)(?<!마진)(?<!지수)\s?[(\[](?:[가-힣]{2,6}(?:\s대비)?\s)?$")
# … and a list without brackets: 배추 -31.2%, 무 -28.7%.
_FALLEN = re.compile(r"[가-힣](?<![률율은는이가도])(?<!금리)(?<!마진)(?<!지수)\s$")


def _is_signed(figure: Figure, before: str) -> bool:
    """Tell whether a percentage has its sign and stands in a bracket behind what went so far up or down."""
    if figure.kind is not FigureKind.PERCENT or figure.mention.value is None or not figure.mention.value:
        return False
    if figure.text[:1] == "-" and _FALLEN.search(before) is not None:
        return True
    return figure.text[:1] in "+-" and _SIGNED.search(before) is not None


def _is_amount_of_change(scene: Scene, index: int) -> bool:
    """Tell whether a count or a sum stands in the bracket of a percentage of change: 1%(1967건) 증가했다."""
    if not scene.korean or not index or scene.figures[index].kind not in (FigureKind.COUNT, FigureKind.MONEY):
        return False
    if scene.figures[index - 1].kind is not FigureKind.PERCENT or not scene.text.startswith(")", scene.ends[index]):
        return False
    return scene.text[scene.ends[index - 1] : scene.starts[index]] in ("(", "(약 ")


def _is_fall(figure: Figure) -> bool:
    """Tell whether a figure can only be by how many fewer: 건설업(-16만9000명)."""
    return figure.kind is FigureKind.COUNT and figure.high is not None and figure.high < 0


def _respective_base(scene: Scene, index: int) -> str | None:
    """Return the base of a change after 각각 in a clause that names none: those of before, in order."""
    start = scene.starts[index]
    place = scene.text.rfind("각각", 0, start)
    clause = scene.clause_of(start)
    if place < 0 or scene.clause_of(place) != clause:
        return None
    row = [i for i, s in enumerate(scene.starts) if s > place and scene.clause_of(s) == clause]
    bases = [cue for cue in scene.sort("role") if cue.id.startswith("base:") and cue.end <= place]
    if any(scene.clause_of(cue.start) == clause for cue in bases) or len(bases) != len(row) or index not in row:
        return None
    return bases[row.index(index)].id.partition(":")[2]


_SPAN_OF_TIME = re.compile(r"^\s?(?:만에|만의|째|연속|동안|간)")


def _base(scene: Scene, index: int) -> str | None:
    """Return what a change is against: the base nearest before the figure, or after it in its clause."""
    if (respective := _respective_base(scene, index)) is not None:
        return respective
    found: tuple[int, str] | None = None
    for cue in scene.sort("role"):
        kind, _, value = cue.id.partition(":")
        if kind != "base":
            continue
        edges = scene.edges_between(cue.start, scene.starts[index])
        after = cue.start >= scene.ends[index]
        if after and (edges or cue.start - scene.ends[index] > 40):
            continue
        cost = abs(cue.start - scene.starts[index]) + 30 * edges + (20 if after and scene.korean else 0)
        if found is None or cost < found[0]:
            found = (cost, value)
    return _dated_base(scene, index) if found is None else found[1]


def _dated_base(scene: Scene, index: int) -> str | None:
    """Return what a change is against where a date or an hour says it: 2023년보다, 오전 6시보다."""
    for i, other in enumerate(scene.figures):
        if other.kind not in WHEN or i == index:
            continue
        calendar = other.mention.calendar
        if calendar is None or not scene.text.startswith(("보다", "에 비해", " 대비"), scene.ends[i]):
            continue
        if calendar.year is not None and calendar.month is None:
            return "year"
        if calendar.hour is not None:
            return "hour"
    return None


# What homes are dearer than where they are sold below the market: 시세(약 16억원)보다 10억원가량 저렴하다.
_MARKET = re.compile(r"시세(?:\([^()]{1,20}\))?(?:보다|\s?대비|에\s비해|와\s비교)[^.!?]{0,24}$")
_CHEAPER = re.compile(r"(?:여|가량|정도|안팎|이상|쯤|은|는|이나|\s)*(?:더\s)?(?:저렴|싸|싼|쌌|낮)")


def is_bargain(scene: Scene, index: int, part: Part) -> bool:
    """Tell whether a figure says by how much a home is sold below its market price, which is what its buyer gains."""
    if scene.figures[index].kind is not FigureKind.MONEY or part.role is not Role.CHANGE or part.direction >= 0:
        return False
    if _CHEAPER.match(scene.text, scene.ends[index]) is None:
        return False
    return _MARKET.search(scene.text[: scene.starts[index]]) is not None


_SHARE_LEFT = re.compile(r"의\s*(?:약|고작|단)?\s*$")


def _is_share(scene: Scene, index: int) -> bool:
    figure = scene.figures[index]
    if figure.kind not in (FigureKind.PERCENT, FigureKind.RATIO) or figure.mention.unit == "percentage_point":
        return False
    start, end = scene.starts[index], scene.ends[index]
    if figure.kind is FigureKind.RATIO or _SHARE_LEFT.search(scene.text[:start]):
        return True
    for cue in scene.sort("role"):
        behind = cue.start >= end
        if (cue.id == "share" or (cue.id == "share_behind" and behind)) and scene.edges_between(cue.start, start) == 0:
            gap = scene.text[end : cue.start] if behind else scene.text[cue.end : start]
            if len(gap) <= 14:
                return True
    return scene.text[end : end + 4].startswith(" of ")


def _is_start(scene: Scene, index: int) -> bool:
    """Tell whether a figure is where a change began: 3.25%에서 3.00%로."""
    if not _FROM.match(scene.text[scene.ends[index] :]):
        return False
    kind = scene.figures[index].kind
    later = [i for i in range(index + 1, len(scene.figures)) if scene.figures[i].kind is kind]
    return bool(later) and TO_LEVEL.match(scene.text[scene.ends[later[0]] :]) is not None


def _is_from(scene: Scene, index: int) -> bool:
    """Tell whether an English figure is where a change began: to $9 billion from $10 billion."""
    start, kind = scene.starts[index], scene.figures[index].kind
    near = [
        i for i, f in enumerate(scene.figures) if i != index and f.kind is kind and abs(scene.starts[i] - start) <= 48
    ]
    return not scene.korean and bool(near) and FROM_EN.search(scene.text[:start]) is not None


# 80억원(11층)보다: the bracket tells more of the value before.
_THAN = re.compile(r"^(?:\([^()]*\))?\)?(?:보다|에 비해|에 견줘)(?=[\s는도])")
_PREVIOUS_LEFT = re.compile(
    r"(?:compared (?:with|to)|up from|down from)\s(?:about\s)?$|(?:종전|기존|당초|이전)(?:의|에는)?\s?(?:최[고대다저소]\S*\s)?(?:인|는|은|이던|기록)?\s*$"
)


_AGAINST_IT = re.compile(r"^(?:\([^()]*\))?(?:보다|에 비해|에 견줘|에서|\s대비)(?=[\s는도,])")


def base_of_value(scene: Scene, index: int) -> Cue | None:
    """Return the base of comparison that a figure is the value of, as its role word (``base:year``).

    Of 전년 동기(1333억원) 대비 두 배, and of 전 분기 90억원보다, the value is that of a year and of a quarter before.
    """
    start, after = scene.starts[index], scene.text[scene.ends[index] :]
    percent = scene.figures[index].kind in (FigureKind.PERCENT, FigureKind.RATIO)
    for cue in scene.sort("role"):
        if (
            not cue.id.startswith("base:")
            or cue.end > start
            or scene.text[: cue.end].endswith(("대비", "비교", "비해", "보다"))
        ):
            continue
        gap = scene.text[cue.end : start]
        bracketed = gap in ("(", " (") and (not percent or _THAN.match(after) is not None)
        if bracketed or (gap in (" ", "의 ") and _AGAINST_IT.match(after)):
            return cue
    return None


# An age below this beside a verb of change is how much older: 평균 연령이 0.2세 높아졌다, not 30대가 늘었다.
_OLDER_BY = 10


def _is_age(figure: Figure) -> bool:
    return figure.kind is FigureKind.AGE and (figure.value is None or figure.value >= _OLDER_BY)


# It multiplied three times, rose by three times.
_MULTIPLIED = re.compile(r"\b(?:multiplied|rose|risen|increased|grew|grown|jumped|surged)\s(?:by\s)?(?:[a-z]+\s)?$")


def _is_compared(before: str, after: str) -> bool:
    """Tell whether a number of times says how much more, not how often."""
    return _COMPARES.match(after) is not None or _MULTIPLIED.search(before) is not None


# An arrow says which way: (6.8%↑), 2.1%▼, (▲3.3%). A triangle after a space, or outside a bracket, marks a list.
_ARROW_AFTER = re.compile(r"^(?:p|포인트)?(?:\s?(?=[↑↓])|(?=[▲▼]\)))(?P<arrow>[↑↓▲▼])")
_ARROW_BEFORE = re.compile(r"(?P<arrow>[↑↓]|(?<=\()▲)\s?$")
_DOWN = "↓▼"


# A change and the level that it led to: 6.4% 증가한 7조원.
_LED_TO = re.compile(r"^\s[가-힣]{1,4}(?<=[난든른린한])\s(?:약\s)?$")


def _is_of_forecast(scene: Scene, index: int) -> bool:
    """Tell whether a Korean change is the one that the forecast right behind it would be: 6.4% 증가한 7조원으로 예측됐다."""
    if not scene.korean or index + 1 >= len(scene.figures):
        return False
    if _LED_TO.match(scene.text[scene.ends[index] : scene.starts[index + 1]]) is None:
        return False
    return find_role(scene, index + 1).role is Role.FORECAST


@once_a_sentence
def find_role(scene: Scene, index: int) -> Part:
    """Return what the figure ``index`` of a sentence does in it."""
    figure = scene.figures[index]
    if figure.kind in WHEN:
        return Part(Role.WHEN)
    before, after = scene.text[: scene.starts[index]], scene.text[scene.ends[index] :]
    if _MULTIPLE.search(figure.text) and (not _TIMES.search(figure.text) or _is_compared(before, after)):
        verb = find_change(scene, index)
        return Part(Role.MULTIPLE, direction_of(verb) if verb else 0, _base(scene, index))
    if _THAN.match(after) and is_benchmark(scene, index):
        return Part(Role.FORECAST, note="forecast: what a value is held against")
    if _THAN.match(after) or base_of_value(scene, index) is not None:
        return Part(Role.PREVIOUS, note="the value before")
    if is_margin(scene, index):
        return Part(Role.LEVEL)
    verb = None if figure.kind is FigureKind.DURATION and _SPAN_OF_TIME.match(after) else find_change(scene, index)
    if verb is not None and is_measured_by(scene, index, verb):
        return Part(Role.FORECAST, note="forecast: what a value is held against")
    if verb is not None and figure.kind is not FigureKind.RANK and not _is_age(figure):
        word = scene.text[verb.start : verb.end]
        foretold = _is_of_forecast(scene, index)
        return Part(Role.CHANGE, direction_of(verb), _base(scene, index), f"change: {word}", foretold=foretold)
    if figure.kind is FigureKind.PERCENT and (less := _LESS_THAN.match(after)) is not None:
        rises = less["up"] or less["likelier"] or less["above"]
        return Part(Role.CHANGE, 1 if rises else -1, _base(scene, index), f"change: {less[0].strip()}")
    if (way := _apart_from_next(scene, index)) != 0:
        return Part(Role.CHANGE, way, _base(scene, index), "change: how far from the next")
    if (arrow := _ARROW_AFTER.match(after) or _ARROW_BEFORE.search(before)) is not None:
        way = -1 if arrow["arrow"] in _DOWN else 1
        return Part(Role.CHANGE, way, _base(scene, index), f"change: {arrow['arrow']}")
    if figure.mention.per is not None:
        return Part(Role.UNIT_PRICE, note=f"per {figure.mention.per.unit}")
    if _is_start(scene, index):
        return Part(Role.PREVIOUS, note="the value before")
    if (expected := find_forecast(scene, index)) is not None:
        word = scene.text[expected.start : expected.end]
        return Part(Role.FORECAST, note=f"forecast: {word}", planned=expected.id == "plan")
    if figure.kind is FigureKind.PERCENT and (rate := _RATE_BEFORE.search(before)):
        down = rate["rate"] in (*_RATES_DOWN, *_WIDTHS_DOWN)
        return Part(Role.CHANGE, -1 if down else 1, _base(scene, index), f"change: {rate[0].strip()}")
    if figure.kind is FigureKind.PERCENT and (rate := _RATE_AFTER.match(after)):
        down = rate["rate"] in _RATES_DOWN
        return Part(Role.CHANGE, -1 if down else 1, _base(scene, index), f"change: {rate['rate']}")
    if _is_fall(figure):
        return Part(Role.CHANGE, -1, _base(scene, index), "change: a minus where there can be none")
    if _is_signed(figure, before):
        return Part(Role.CHANGE, -1 if figure.text[0] == "-" else 1, _base(scene, index), "change: its sign")
    if _is_amount_of_change(scene, index):
        part = find_role(scene, index - 1)
        if part.role is Role.CHANGE:
            return Part(Role.CHANGE, part.direction, part.base, "change: of the percentage before it")
    if _is_share(scene, index):
        return Part(Role.SHARE)
    if _is_from(scene, index) or _PREVIOUS_LEFT.search(before):
        return Part(Role.PREVIOUS, note="the value before")
    return _change_beside(scene, index) or Part(Role.LEVEL)


# How many times the next amount is what it is missed by: more than that may be a value by itself.
_APART = 2


def _apart_from_next(scene: Scene, index: int) -> int:
    """Return which way an amount is off the next one, right behind it, 0 where it tells nothing of that."""
    if scene.korean or index + 1 >= len(scene.figures):
        return 0
    one, two = scene.figures[index], scene.figures[index + 1]
    if one.kind not in (FigureKind.MONEY, FigureKind.COUNT) or one.dimension != two.dimension:
        return 0
    found = _FAR_FROM.match(scene.text[scene.ends[index] : scene.starts[index + 1]])
    if found is None or one.value is None or two.value is None or one.unit != two.unit:
        return 0
    if _APART * one.value * one.base > two.value * two.base:
        return 0
    return 1 if found["up"] else -1


# 103 points, or 0.25%, lower; $2 million, or 4% less: one change, told twice.
_OR = re.compile(r"(?:\s(?:up|down|higher|lower))?,?\sor\s(?:about\s|around\s|nearly\s|almost\s|roughly\s)?")
# A jump of 48 percent on the quarter and 42 percent on the year: one verb for both, and each has its base.
_AND = re.compile(r"(?:\s[a-z]+){0,6},?\sand\s(?:by\s)?(?:about\s|around\s|nearly\s|almost\s|roughly\s)?")
_TOLD_TWICE = frozenset({FigureKind.PERCENT, FigureKind.MONEY, FigureKind.NUMBER, FigureKind.COUNT})


def _change_beside(scene: Scene, index: int) -> Part | None:
    """Return the change that an English figure tells with the one beside it: closed 103 points down, or 0.25%."""
    if scene.korean or scene.figures[index].kind not in _TOLD_TWICE:
        return None
    for other in (index - 1, index + 1):
        if not 0 <= other < len(scene.figures) or scene.figures[other].kind not in _TOLD_TWICE:
            continue
        first = min(index, other)
        gap = scene.text[scene.ends[first] : scene.starts[first + 1]]
        if _OR.fullmatch(gap) is None and not (other < index and _has_own_base(scene, index) and _AND.fullmatch(gap)):
            continue
        verb = find_change(scene, other)
        if verb is not None:
            word = scene.text[verb.start : verb.end]
            return Part(Role.CHANGE, direction_of(verb), _base(scene, index), f"change: {word}, of the figure beside")
    return None


def _has_own_base(scene: Scene, index: int) -> bool:
    """Tell whether a percentage has what it is held against right behind it: 42 percent on the year."""
    if scene.figures[index].kind is not FigureKind.PERCENT:
        return False
    end = scene.ends[index]
    return any(cue.id.startswith("base:") and cue.start - end == 1 for cue in scene.sort("role"))
