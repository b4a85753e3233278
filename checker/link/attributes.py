"""What a figure counts: the noun or verb of its sentence that it belongs to.

Every attribute word of the sentence that fits the figure's kind is a candidate. Points are given for
nearness, for the particles between the two and against clause boundaries and other figures between
them, in the manner of a hand-set grammar; the best one above ``THRESHOLD`` wins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
from msgspec import structs

from checker.lexicon.attributes import attribute_of, counted_attributes, is_general_attribute, refined_attributes
from checker.lexicon.dimensions import counted_thing
from checker.lexicon.surfaces import LIGHT_VERB, Cue, Surface
from checker.link.asides import is_base, is_cause, is_included
from checker.link.scene import WHEN, Scene, is_margin, once_a_sentence, surface_index
from checker.model import Figure, FigureKind, Role

__all__ = [
    "SHARED",
    "WHOLE",
    "Found",
    "classes_of",
    "event_of",
    "find_attribute",
    "is_general",
    "is_run",
    "of_each",
    "ranked_noun",
    "respective",
    "subject_of",
]


class Found(msgspec.Struct, frozen=True, gc=False):
    """An attribute found for a figure.

    Attributes:
        id: Of the attribute lexicon, or the noun as written.
        text: The words that named it.
        note: How it was found.
        start: Where it stands in the sentence.
        points: How sure it is.
    """

    id: str
    text: str
    note: str
    start: int
    points: float


# Points from which a candidate is taken. Set by "X는 …, 3명이 …": a subject three clauses away
# (about 2 points) is none; a topic at the head of a long sentence (about 4) is.
THRESHOLD = 2.5

_MEASURES = (
    ("[length] ** 2", "area"),
    ("[length] ** 3", "volume"),
    ("[temperature]", "temperature"),
    ("[angle]", "temperature"),
    ("measure:magnitude", "magnitude"),
    ("[length] / [time]", "speed"),
    ("[mass] * [length] ** 2 / [time] ** 3", "power"),
    ("[mass] * [length] ** 2 / [time] ** 2", "energy"),
    ("[length] ** 2 * [mass] / [time] ** 3", "power"),
    ("[length] ** 2 * [mass] / [time] ** 2", "energy"),
    ("[length]", "length"),
    ("[mass]", "mass"),
    ("[mass] / [length] / [time] ** 2", "pressure"),
    ("[information]", "data"),
    ("[time]", "duration"),
)
_HOUSEHOLD = frozenset({"가구", "세대", "household", "households"})
_KINDS = {
    FigureKind.MONEY: frozenset({"money"}),
    FigureKind.PERCENT: frozenset({"percent"}),
    FigureKind.DURATION: frozenset({"duration"}),
    FigureKind.DATE: frozenset({"when"}),
    FigureKind.TIME: frozenset({"when"}),
    FigureKind.RATIO: frozenset({"ratio", "percent"}),
    FigureKind.RANK: frozenset({"rank"}),
    FigureKind.AGE: frozenset({"age"}),
    FigureKind.NUMBER: frozenset({"number", "person", "thing", "household", "index"}),
}


def classes_of(figure: Figure) -> frozenset[str]:
    """Return the classes of attributes that can be counted by such a figure."""
    return _classes(figure.kind, figure.dimension, figure.mention.unit or "")


@lru_cache(maxsize=4096)
def _classes(kind: FigureKind, dimension: str, unit: str) -> frozenset[str]:
    if kind is FigureKind.MEASURE:
        names = [name for measure, name in _MEASURES if measure == dimension]
        return frozenset({"measure", *names})
    if kind is FigureKind.COUNT:
        if unit in _HOUSEHOLD or dimension.endswith("household"):
            return frozenset({"household", "thing"})
        if dimension == "count:person":
            return frozenset({"person"})
        if unit.isascii():  # an English noun that no table knows: 4 missing, 50 lawyers
            return frozenset({"thing", "number", "person", "household"})
        return frozenset({"thing", "number"})
    if unit == "percentage_point":
        return frozenset({"percent", "point"})
    return _KINDS[kind]


# What a word loses for saying little: 인원 and 규모, then 승무원 and 건물.
GENERAL_LOSS = 6.0
WEAK_LOSS = 5.0
STRONG_GAIN = 4.0
# … and for being why, or what the figure is held against: 예산보다 3조원 적다. A noun without a rival this near
# to the figure is it all the same.
ASIDE_LOSS = 7.0


# Classes of things of which percentages are told.
SHARED = frozenset({"money", "person", "thing", "household", "percent", "mass", "energy", "power", "area", "index"})


def _fit(cue: Cue, classes: frozenset[str], role: Role) -> float | None:
    """Return what an attribute loses for its class; ``None`` where it cannot be counted so."""
    attribute = attribute_of(cue.id)
    if attribute is None:
        return None
    of = set(attribute.of)
    if "when" in of or "when" in classes:
        return 0.0 if "when" in of and "when" in classes else None
    weak = attribute.weak or (attribute.weak_nouns and cue.surface.part == "noun")
    loss = GENERAL_LOSS if attribute.general else WEAK_LOSS if weak else 0.0
    loss -= STRONG_GAIN if attribute.strong else 0.0
    if of & classes:
        return loss
    if not classes & {"percent", "ratio", "point"}:
        return loss + 2.0 if "household" in classes and "person" in of else None
    if attribute.weak or (attribute.general and attribute.id != "cost") or not of & SHARED:
        return None
    if "point" in classes and cue.surface.part != "noun":
        return None  # it delivered a half-point cut: what is delivered is counted, and moves by no points
    if role in (Role.CHANGE, Role.SHARE, Role.MULTIPLE):
        return loss + 0.5  # 매출이 5 % 늘었다: a percentage of anything
    return loss + 2.5


_NEAR_LEFT = re.compile(
    r"^(?:\s|은|는|이|가|도|을|를|의|만|인|에|:|,|‘|’|\(|=|약|최소|최대|최고|모두|총|무려|단|고작|약간|거의|전체|각각|등|이상|수|액|"
    r"사람|이들|분|인원|여부|모두|of|to|at|was|were|is|are|about|around|approximately|some|nearly|over|more|than|least|up|a|the|almost|"
    r"roughly|totalling|came|reached|hit|stood|stands|by)*$"
)
_OF_RIGHT = re.compile(
    r"^\s(?:(?!and\b|or\b|but\b|by\b|with\b|from\b|to\b|that\b|who\b|were\b|was\b|are\b|is\b|have\b|has\b|had\b|in\b|on\b|at\b|for\b|a\b|the\b|per\b)"
    r"[A-Za-z'’-]+\s){0,2}$|^(?:여|가량|정도|안팎|이상|대|선|쯤|\s)*(?:의|짜리|규모의|어치의|상당의|에 달하는|에 이르는|of|in|worth of)?\s*(?:[가-힣]{1,6}\s)?$"
)
# $400 million in revenue, $10 million of aid: the noun is that of the amount, whatever stands before it.
_AMOUNT_IN = re.compile(r"^\s(?:worth\s)?(?:in|of)\s(?:[A-Z][a-z]+\s){0,2}(?:[a-z-]+\s){0,2}$")
_AMOUNT_IN_GAIN = 4.0
_SUBJECT_RIGHT = re.compile(
    r"^(?:여|가량|정도|안팎|이상|대|선|쯤|께|경|남짓|\s)*(?:이|가|은|는|을|를|도|에게|만|뿐|전원|모두)?(?:\s|$)"
)
_TOPIC = re.compile(r"^(?:들)?(?:\s이)?(?:은|는|이|가|도|만)(?=[\s,]|$)")
# 48명 가운데 …: the whole; what follows tells of its part.
# 승무원 2명 말고는 생존자가 없다: the two are the survivors.
_EXCEPT = re.compile(r"^\s?(?:말고는|외에는|이외에는)\s(?:[가-힣]{1,6}\s)?$")
WHOLE = re.compile(r"^(?:\s|중|가운데|을 뺀|를 뺀|을 제외)*(?:중|가운데|을 뺀|를 뺀|을 제외)")


_TAKEN = re.compile(r"^(?:여|이|가|을|를|의)?\s?(?:were\s|was\s|are\s|have been\s|people\s|of\s|in\s)?$")
# A noun that is predicated of the figure: 13명이 실종자다, 13명이 실종자로 잡혔다.
_PREDICATE = re.compile(
    r"^(?:들)?(?:이?다(?=[.\s])|이었다|였다|이며|이고|입니다|인 것|으로|로|뿐|[을를]\s(?:입|당)|\s?[,.)]|\s?등(?=[\s,])|$)"
)
# A figure and its particle before the noun of what befell it: 3명이 중상, 6명이 경상을 입었다.
_BEFELL = re.compile(r"^(?:이|가|은|는|도)\s$")


# The whole that a share is of: 국내총생산의 4 %, GDP 대비 51 %.
_DENOMINATOR = re.compile(r"(?:의|\s?대비)(?=\s)")
# What came before the figure's own event: 청약을 거쳐 내달 5일 상장한다.
_BEFORE_THAT = re.compile(r"^(?:[을를]\s)?(?:거쳐|거친|마친|마치고|끝내고|끝낸)(?=\s)|^\s?(?:이후|후|뒤)(?=[\s,])")
_AMONG = re.compile(r"^(?:들)?\s?(?:중|가운데)(?=[\s에])")


def _is_denominator(scene: Scene, cue: Cue, gap: str) -> bool:
    """Tell whether a share is one of what a noun names, or of the noun that it stands before: of 투자 수익의 90%, neither."""
    if _DENOMINATOR.match(gap):
        return True
    after = (other for other in scene.sort("attribute") if other.start == cue.end + 1)
    return gap.startswith(" ") and any(_DENOMINATOR.match(scene.text, other.end) for other in after)


def _is_verb(scene: Scene, cue: Cue) -> bool:
    """Tell whether a word stands as a verb: 숨졌다, and a noun as in 대피했다."""
    return cue.surface.part != "noun" or LIGHT_VERB.match(scene.text, cue.end) is not None


# The death toll from the fires in the hills has risen to 122: such a verb tells of its subject, however far it stands.
_STANDS_AT = re.compile(
    r"\s(?:risen|rose|rises|climbed|climbs|jumped|grown|grew|increased|surged|fallen|fell|dropped)\sto(?:\s[a-z]+){0,2}\s?$"
    r"|\s(?:stood|stands|standing)\sat(?:\s[a-z]+){0,2}\s?$|\s(?:reached|hit)(?:\s(?:at\sleast|nearly|about|almost))?\s?$"
)
_SUBJECT_GAIN = 4.0


def _left(scene: Scene, cue: Cue, index: int, same: tuple[int, ...], role: Role) -> float:
    stop = scene.word_end(cue.end) if _is_verb(scene, cue) and scene.korean else cue.end
    start = scene.starts[index]
    if stop > start:
        return -1.0
    gap = scene.gap(stop, start)
    points = 10.0 - 0.14 * len(gap)
    if _NEAR_LEFT.match(gap):
        points += 3.0
    topic = _TOPIC.match(gap) is not None
    if _AMONG.match(gap) or (role is Role.SHARE and _is_denominator(scene, cue, gap)):
        points -= 6.0
    if _BEFORE_THAT.match(gap):
        points -= 6.0
    edges = scene.edges_between(cue.end, start)
    points += _SUBJECT_GAIN if not edges and not scene.korean and _STANDS_AT.search(gap) else 0.0
    points -= (2.5 if topic else 5.0) * edges
    if not topic and any(
        _TAKEN.match(scene.text[scene.ends[i] : cue.start]) for i in same if scene.ends[i] <= cue.start
    ):
        points -= 6.0  # 31명 사망, 4명 구조: the noun was for the figure before it
    between = [i for i in same if stop <= scene.starts[i] < start and not _bracketed(scene, i, start)]
    if between:
        first = scene.gap(stop, scene.starts[between[0]])
        points -= 1.0 if (topic and len(between) < 6) or role in (Role.PREVIOUS, Role.FORECAST) else 3.0
        points -= 2.0 if _NEAR_LEFT.match(first) else 0.0
    return points


def _bracketed(scene: Scene, index: int, other: int) -> bool:
    """Tell whether a figure stands in brackets that do not hold the offset ``other`` too."""
    start = scene.starts[index]
    opening = scene.text.rfind("(", 0, start)
    closing = scene.text.find(")", start)
    return opening >= 0 and closing >= 0 and ")" not in scene.text[opening:start] and not opening < other < closing


# What a letter between a date and the verb that governs it costs: a clause tells of its day first, of what
# befell at its end (18일 고객 4500명의 정보가 새어 나간 사실을 인지했다).
_A_LETTER_OF_DATES = 0.1


def _right(scene: Scene, cue: Cue, index: int, same: tuple[int, ...], role: Role) -> float:
    end = scene.ends[index + _is_some_of(scene, index)]
    gap = scene.gap(end, cue.start)
    if WHOLE.match(gap):
        return -1.0
    points = 8.0 - (_A_LETTER_OF_DATES if scene.figures[index].kind in WHEN else 0.16) * len(gap)
    if _EXCEPT.match(gap):
        points += 3.0
    between = [i for i in same if end <= scene.starts[i] < cue.start and not _bracketed(scene, i, cue.start)]
    listed = bool(between) and _is_list(scene, index, between)
    if not _is_verb(scene, cue):
        own = _has_own_figure(scene, cue, beside=not gap.strip()) and not scene.text.startswith("에 ", cue.end)
        if own and not _BEFELL.match(gap):
            points -= 5.0  # 48명은 승객 40명과 …: the noun has a figure of its own; not 224가구 모집에 1만 명
        if listed:  # 36 %, 27 %, 24 %의 득표율: the noun of the last is the noun of all
            gap = scene.gap(scene.ends[between[-1]], cue.start)
        if _is_amount_in(scene, cue, index, gap):
            points += 3.0 + _AMOUNT_IN_GAIN
        elif _EXCEPT.match(gap) or (_OF_RIGHT.match(gap) and not _TOPIC.match(gap)):
            points += 3.0
        elif _SUBJECT_RIGHT.match(gap) and _PREDICATE.match(scene.text[cue.end :]):
            points += 1.0
        else:
            points -= 3.0
            if _TOPIC.match(scene.text[cue.end :]):
                points -= 1.5
    elif not scene.korean and _BEFELL_THERE.match(gap):
        points += _BEFELL_THERE_GAIN
    elif _SUBJECT_RIGHT.match(gap):
        points += 1.5
    points -= 5.0 * scene.edges_between(end, cue.start)
    points -= _JOINED_LOSS if scene.korean and not listed and _JOINED.search(gap) else 0.0
    if between:
        points -= 2.0 if listed else 4.0
    return points


# 20 people in Florida were killed: who they are and where stands between the figure and what befell them.
_BEFELL_THERE = re.compile(
    r"^(?:\s[a-z]+)?\s(?:in|across|around|throughout|at|near|along)\s(?:[\w’'-]+\s){1,6}"
    r"(?:were|was|are|is|remained|remain|have\sbeen|has\sbeen|had\sbeen|went)\s(?:still\s|also\s|left\s)?$"
)
_BEFELL_THERE_GAIN = 5.0


def _is_amount_in(scene: Scene, cue: Cue, index: int, gap: str) -> bool:
    """Tell whether an English amount is one in a noun that says what it is of: $400 million in revenue, not in cash."""
    attribute = attribute_of(cue.id)
    if scene.korean or scene.figures[index].kind is not FigureKind.MONEY or attribute is None:
        return False
    return not (attribute.weak or attribute.general) and _AMOUNT_IN.match(gap) is not None


# 직원 15% 감축과 배당 중단: the noun behind the conjunction is another thing.
_JOINED = re.compile(r"[가-힣]{2}(?:과|와|\s및)\s$")
_JOINED_LOSS = 8.0


# How far behind a noun its own figure may begin: 승객 40명.
_OWN = 3
# Between the items of a list: 4명 사망, 5명 중상.
_ITEMS = re.compile(r"[,·/]")


def _has_own_figure(scene: Scene, cue: Cue, *, beside: bool) -> bool:
    """Tell whether a figure stands right after a noun; after one ``beside`` another figure it may be the next item."""
    near = [start for start in scene.starts if 0 <= start - cue.end <= _OWN]
    return any(not (beside and _ITEMS.search(scene.text, cue.end, start)) for start in near)


_COMMA = re.compile(r"^(?:이|가|은|는|을|를)?\s*(?:,|·|와|과|및|and\b|또)")


def _is_list(scene: Scene, index: int, between: list[int]) -> bool:
    """Tell whether figures are told in one row with one verb: 3명과 5명이 숨졌다."""
    row = [index, *between]
    return all(_COMMA.match(scene.text[scene.ends[one] :].lstrip()) for one in row[:-1])


@once_a_sentence
def find_attribute(scene: Scene, index: int, role: Role) -> Found | None:
    """Return what the figure ``index`` of a sentence counts, or ``None`` where no word names it.

    Args:
        scene: The sentence.
        index: Number of the figure in it.
        role: What it does in the sentence: a change can be of anything, a level only of its kind.
    """
    if (margin := _margin(scene, index)) is not None:
        return margin
    classes = classes_of(scene.figures[index])
    if is_run(scene, index):
        classes, role = _OF_A_RUN, Role.CHANGE
    same = tuple(i for i, other in enumerate(scene.figures) if i != index and classes_of(other) & classes)
    best: Found | None = None
    some = _is_some_of(scene, index)
    for cue in (*scene.sort("attribute"), *_unit_cue(scene, index)):
        loss = _fit(cue, classes, role)
        if loss is None or (some and _names_people(cue)):
            continue
        left = cue.end <= scene.starts[index]
        if cue.id in _DAY_ONLY and not _dates_it(scene, cue, index):
            continue
        if _is_trapped(scene, cue, index, classes):
            continue
        points = (_left if left else _right)(scene, cue, index, same, role) - loss
        aside = is_base(scene, cue, index) or is_cause(scene, cue, index) or is_included(scene, cue, index)
        points -= ASIDE_LOSS if aside else 0.0
        if points >= THRESHOLD and (best is None or points > best.points):
            text = scene.text[cue.start : cue.end].strip()
            side = "before" if left else "after"
            best = Found(cue.id, text, f"attribute: {text} {side} ({points:.1f})", cue.start, points)
    best = _of_whole(scene, index, _ended(scene, index, same, best))
    best = of_each(scene, index, _in_sense(scene, _turn(scene, index, best)))
    return _refine(scene, index, best) or _by_counter(scene, index) or _since(scene, index)


# 179 of the 181 people on board were killed: the nouns are those of the 181, what befell them is that of the 179.
_OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the\s|those\s|its\s|their\s)?(?:more\sthan\s|about\s|nearly\s)?")


def _is_some_of(scene: Scene, index: int) -> bool:
    """Tell whether an English number of people is told as some of another: 179 of the 181 people on board."""
    if scene.korean or index + 1 == len(scene.figures) or scene.figures[index].dimension not in _OF_PEOPLE:
        return False
    return _OF_THE.fullmatch(scene.text, scene.ends[index], scene.starts[index + 1]) is not None


_OF_PEOPLE = ("number", "count:person")


def _names_people(cue: Cue) -> bool:
    attribute = attribute_of(cue.id)
    return attribute is not None and (attribute.general or attribute.weak or attribute.weak_nouns)


def _margin(scene: Scene, index: int) -> Found | None:
    """Return the margin of error for a figure behind ±, where its sentence names one: 95% 신뢰수준에서 ±3.1%포인트."""
    if not is_margin(scene, index):
        return None
    cues = [cue for cue in scene.sort("attribute") if cue.id == "sampling_error"]
    if not cues:
        return None
    cue = min(cues, key=lambda cue: (abs(cue.start - scene.starts[index]), cue.start))
    text = scene.text[cue.start : cue.end].strip()
    return Found(cue.id, text, f"attribute: {text} by ±", cue.start, THRESHOLD)


# Months on end are told of what went on: 수출이 4개월 연속 늘었다.
_RUN = re.compile(r"^\s?(?:째\s)?(?:연속|내리|연달아|잇따라|in a row|running|straight)")
_OF_A_RUN = frozenset({"percent"})


def is_run(scene: Scene, index: int) -> bool:
    """Tell whether a figure says how long something has gone on: 4개월 연속."""
    figure = scene.figures[index]
    return figure.kind is FigureKind.DURATION and _RUN.match(scene.text[scene.ends[index] :]) is not None


_OF = re.compile(r"\s+of\s+(?:the\s+|its\s+|their\s+)?$")


def _is_trapped(scene: Scene, cue: Cue, index: int, classes: frozenset[str]) -> bool:
    """Tell whether a word only looks like the one that is counted.

    판매가 is a sale and its particle where no money is told; in exports of chips, chips modify;
    export growth is of exports; 110억원의 재산 몰수 is a seizure.
    """
    if scene.korean and cue.start >= scene.ends[index] and _is_modifier(scene, cue, classes):
        return True
    if cue.id == "cash" and _tells_how(scene, cue):
        return True
    for other in scene.sort("attribute"):
        glued = other.start == cue.start and cue.end - other.end == 1 and scene.text[other.end] == "가"
        if glued and "money" not in classes:
            return True
        if not scene.korean and other.end < cue.start and not is_general_attribute(other.id):
            gap = scene.text[other.end : cue.start]
            if (
                (_OF.fullmatch(gap) or (gap == " " and cue.id == "growth_rate"))
                and _fit(other, classes, Role.CHANGE) is not None
                and other.surface.part == "noun"
            ):
                return True
    return False


# Paid in cash, an all-cash offer, 현금으로 지급: how, not what.
_HOW_EN = re.compile(r"\b(?:in|all[ -])(?:\s?all\s?)?\s?$")
_HOW_KO = re.compile(r"^\s?(?:으로|과\s주식|매입|인수|거래|지급)")


def _tells_how(scene: Scene, cue: Cue) -> bool:
    if scene.korean:
        return _HOW_KO.match(scene.text[cue.end :]) is not None
    return _HOW_EN.search(scene.text[max(0, cue.start - 12) : cue.start]) is not None


_TO_HEAD = re.compile(r"의?\s")


def _is_modifier(scene: Scene, cue: Cue, classes: frozenset[str]) -> bool:
    """Tell whether a noun behind a figure only modifies the next one: 최고가의 이적료, 재산 몰수."""
    if cue.surface.part != "noun":
        return False
    for other in scene.sort("attribute"):
        if other.surface.part == "noun" and other.start > cue.end and not is_general_attribute(other.id):
            fits = _fit(other, classes, Role.LEVEL)
            if fits is not None and fits < WEAK_LOSS and _TO_HEAD.fullmatch(scene.text[cue.end : other.start]):
                return True
    return False


# What leads from what befell somebody to what came of it: 병원으로 옮겨져 결국 숨졌다, 구조됐으나 숨졌다, 이송된 뒤 숨졌다.
_TO_THE_END = re.compile(
    r"^(?:병원\S*\s)?[가-힣]*(?:[져쳐돼어]|[됐졌했겼쳤]으나|[됐졌했겼쳤]지만|[됐졌했겼쳤]다가|[된진한긴친] (?:뒤|후|다음))에?,?(?:\s[가-힣0-9]{1,6}){0,4}\s$"
)


def _ended(scene: Scene, index: int, same: tuple[int, ...], found: Found | None) -> Found | None:
    """Take what came of people for what befell them first: 2명은 병원으로 옮겨졌으나 끝내 숨졌다 is of the dead."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.ends or not scene.korean or found.start < scene.ends[index]:
        return found
    stop = found.start + len(found.text)
    for cue in scene.sort("attribute"):
        if cue.id not in attribute.ends or cue.start < stop or not _is_verb(scene, cue):
            continue
        if any(stop <= scene.starts[i] < cue.start for i in same) or not _TO_THE_END.match(
            scene.text[found.start : cue.start]
        ):
            return found
        text = scene.text[cue.start : cue.end].strip()
        return structs.replace(
            found, id=cue.id, text=text, note=f"attribute: {text} after {found.text}", start=cue.start
        )
    return found


def _of_whole(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Take what befell a whole for who its parts are: of 15명(승객 6명, 승무원 9명)이 구조됐다, the nine are rescued."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.weak:
        return found
    before = _bracketed_by(scene, index)
    if before is None:
        return found
    whole = find_attribute(scene, before, Role.LEVEL)
    told = None if whole is None else attribute_of(whole.id)
    if whole is None or told is None or told.weak or told.general or told.weak_nouns:
        return found
    return structs.replace(whole, note=f"{whole.note}; of the whole")


def _turn(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make an attribute that its figures decide the one that they say: sales rose 3% to 20,000 units.

    A percentage goes by the nearest figure of its sentence that is none.
    """
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.turns:
        return found
    start = scene.starts[index]
    near = sorted(range(len(scene.figures)), key=lambda i: (i != index, abs(scene.starts[i] - start), i))
    for i in near:
        names = [attribute.turns[name] for name in sorted(classes_of(scene.figures[i])) if name in attribute.turns]
        if names:
            return structs.replace(found, id=names[0], note=f"{found.note}; of {scene.figures[i].text}")
    return found


def of_each(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make an attribute what it is where its figure is told of each of something: a profit of 89 cents a share is EPS."""
    attribute = None if found is None else attribute_of(found.id)
    per = scene.figures[index].mention.per
    if found is None or attribute is None:
        return found
    thing = (
        _SHARE if _PER_SHARE.search(scene.text, 0, found.start) else None if per is None else counted_thing(per.unit)
    )
    name = None if thing is None else attribute.each.get(thing)
    return found if name is None else structs.replace(found, id=name, note=f"{found.note}; per {thing}")


_SHARE = "share"
# 주당 순이익, 주당 조정 순이익: it need not be said again right before the amount.
_PER_SHARE = re.compile(r"(?<![가-힣])주당\s(?:[가-힣]{2,4}\s)?$")


def _in_sense(scene: Scene, found: Found | None) -> Found | None:
    """Take a word with two meanings in that of its company: 법인세 수입 is revenue, 수출과 수입 is imports."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.beside:
        return found
    named = {cue.id for cue in scene.sort("attribute")}
    if named & set(attribute.unless):
        return found
    for other in sorted(named & attribute.beside.keys()):
        return structs.replace(found, id=attribute.beside[other], note=f"{found.note}; beside {other}")
    return found


# What is dated to a day or an hour, beside the date: a quarter is no day of announcement.
_DAY_ONLY = {"counted": 2, "announced": 24}

# 동부 시간 기준: by whose clock a time is told, not when something was counted.
_ZONE = re.compile(r"[가-힣]\s?시간\s$")


def _dates_it(scene: Scene, cue: Cue, index: int) -> bool:
    calendar = scene.figures[index].mention.calendar
    if calendar is not None and calendar.day is None and calendar.hour is None and calendar.weekday is None:
        return False
    if cue.start >= scene.ends[index] and "," in scene.text[scene.ends[index] : cue.start]:
        return False  # at 9:20 a.m., officials said
    if _ZONE.search(scene.text, 0, cue.start) is not None:
        return False  # 현지시간 기준 오전 9시
    gap = (
        scene.gap(scene.ends[index], cue.start)
        if cue.start >= scene.ends[index]
        else scene.gap(cue.end, scene.starts[index])
    )
    return len(gap) <= _DAY_ONLY[cue.id]


# 6월 24일부터 without 까지, since June 24, starting in June.
_FROM = re.compile(r"\s?(?:\([^()]*\))?부터(?!\s[^.]{0,12}까지)")
_SINCE = re.compile(r"(?<![A-Za-z])(?:[Ss]ince|[Ss]tarting(?:\s(?:in|on|from))?|[Bb]eginning(?:\s(?:in|on))?)\s$")


def _since(scene: Scene, index: int) -> Found | None:
    """Return that something began, where a date is told as its beginning and no verb says what."""
    if scene.figures[index].kind not in WHEN:
        return None
    start, end = scene.starts[index], scene.ends[index]
    match = _FROM.match(scene.text, end) or _SINCE.search(scene.text, max(0, start - 16), start)
    if match is None:
        return None
    text = match.group().strip()
    return Found("happened", text, f"attribute: {text}", match.start(), THRESHOLD)


def _by_counter(scene: Scene, index: int) -> Found | None:
    """Return what the counter says by itself: 108석."""
    unit = scene.figures[index].mention.unit or ""
    name = counted_attributes().get(unit)
    return None if name is None else Found(name, unit, f"attribute: counter {unit}", scene.starts[index], THRESHOLD)


def _unit_cue(scene: Scene, index: int) -> list[Cue]:
    """Return the counter of a figure where it names what is counted: 50,000 processors."""
    end = scene.ends[index]
    surface = _unit_surface(scene.figures[index].mention.unit or "")
    return [] if surface is None else [Cue(end, end, surface)]


@lru_cache(maxsize=1024)
def _unit_surface(unit: str) -> Surface | None:
    found = [cue.surface for cue in surface_index().find(unit) if cue.sort == "attribute"]
    return found[-1] if found else None


def _refine(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Make a general attribute a special one where a modifier in its clause says so."""
    classes = classes_of(scene.figures[index])
    if found is None and not classes & {"money", "area"}:
        return None
    start = scene.starts[index]
    best: tuple[int, Found] | None = None
    for cue in scene.sort("modifier"):
        wide = refined_attributes().get(cue.id)
        if found is not None and wide != found.id:
            continue
        near = abs(cue.start - start)
        if near > (_BESIDE if "area" in classes else 48) or scene.edges_between(cue.start, start) > 0:
            continue
        if found is None and not _counts_as(cue, classes):
            continue
        if best is None or near < best[0]:
            text = scene.text[cue.start : cue.end].strip()
            if found is None:
                best = (near, Found(cue.id, text, f"attribute: {text} by {near} letters", cue.start, THRESHOLD))
            else:
                note = f"{found.note}; made special by {text}"
                best = (near, Found(cue.id, f"{text} {found.text}", note, found.start, found.points))
    return found if best is None else best[1]


# A modifier of an area stands right before it: 전용 84㎡.
_BESIDE = 6


def _counts_as(cue: Cue, classes: frozenset[str]) -> bool:
    attribute = attribute_of(cue.id)
    return attribute is not None and bool(set(attribute.of) & classes)


# A noun right before a figure, with or without its particle; what only looks like a noun.
_HEAD = re.compile(
    r"(?:^|[\s“‘\"'(])([가-힣A-Za-z]{2,10}?)(?P<particle>은|는|이|가|도)?\s(?:약|총|모두|최소|최대|각각|무려|단)?\s*$"
)
_NO_NOUN = re.compile(
    r"(?:어|아|서|고|며|로|에|의|을|를|와|과|한|된|할|인|던|지|게|만|며|면|여|해|져|려|부터|까지|보다|에서|으로)$"
    r"|^(?:이번|지난|오는|현재|이날|이들|모든|다른|전체|가장|또한|이후|당시|다시|이미|아직|거의|한편|그는|이는|우리|여기|하루|올해|작년|이상|이하|미만|초과|전국|가량|정도|안팎|최고|최저|역대|사상)"
)


@once_a_sentence
def head_noun(scene: Scene, index: int) -> str | None:
    """Return the noun as written that stands right before a figure, where the lexicon knows none."""
    start = scene.starts[index]
    found = _HEAD.search(scene.text[max(0, start - 18) : start])
    if found is None or (found["particle"] is None and _NO_NOUN.search(found[1])):
        return None
    first = max(0, start - 18) + found.start(1)
    if any(
        first < n.span.end - scene.offset and n.span.start - scene.offset < first + len(found[1]) for n in scene.names
    ):
        return None
    return None if _NO_NOUN.match(found[1]) else found[1]


# What an ordinal numbers: 역대 20번째 천만 영화, 한국 영화로는 20번째.
_RANKED_AFTER = re.compile(
    r"^\s?(?:로|에|의)?\s?(?:[0-9]*[십백천만억]+\s)?([가-힣]{2,8}?)(?:가|이|는|은|을|를|의|로|으로|이며|이고|이다|다|였다|이었다|인|입니다)?(?=[\s.,!?]|$)"
)
_RANKED_BEFORE = re.compile(r"(?:^|\s)([가-힣]{2,8}?)(?:로는|으로는|로선|으로선|중에서는|중|가운데)\s?$")


# 1위로 올라섰다, 6위로 내려앉았습니다, 2위였던: a verb behind an ordinal.
_VERB = re.compile(r"(?:[가-힣]*[았었였했섰갔왔졌됐뒀]|[가-힣]*습니|였던|이던|오른|오르|밀린|역시|권에|함께)$")


def ranked_noun(scene: Scene, index: int) -> str | None:
    """Return the noun that an ordinal numbers, as written; ``None`` where the sentence has none beside it."""
    before = _RANKED_BEFORE.search(scene.text[max(0, scene.starts[index] - 16) : scene.starts[index]])
    if before is not None:
        return before[1]
    after = _RANKED_AFTER.match(scene.text[scene.ends[index] :])
    if after is None or _NO_NOUN.match(after[1]) or _VERB.search(after[1]):
        return None
    return after[1]


@once_a_sentence
def subject_of(scene: Scene) -> Found | None:
    """Return what a sentence without figures speaks of, for a figure that the next one gives."""
    for cue in scene.sort("attribute"):
        attribute = attribute_of(cue.id)
        if attribute is None or attribute.general or attribute.weak or "when" in attribute.of:
            continue
        if _TOPIC.match(scene.text[scene.word_end(cue.end) if cue.surface.part == "stem" else cue.end :]):
            text = scene.text[cue.start : cue.end].strip()
            return Found(cue.id, text, f"attribute: {text}", cue.start, THRESHOLD)
    return None


def _bracketed_by(scene: Scene, index: int) -> int | None:
    """Return the figure right before the bracket that holds another one, as its number."""
    opening = scene.text.rfind("(", 0, scene.starts[index])
    if opening < 0 or ")" in scene.text[opening : scene.starts[index]] or opening not in scene.ends:
        return None
    return scene.ends.index(opening)


def respective(scene: Scene, index: int, before: tuple[Found, ...]) -> Found | None:
    """Return what a figure after 각각 counts: the first figure the first noun, the second the second.

    Args:
        scene: The sentence.
        index: Number of the figure.
        before: What the sentence before counted, in order, for 각각 without nouns of its own.
    """
    place = scene.text.rfind("각각", 0, scene.starts[index])
    if place < 0:
        return _of_listed(scene, index)
    whole = _bracketed_by(scene, index)
    if whole is not None and whole < index:  # 각각 3조원(5% 증가)과 4000억원: the percentage is of the three trillion
        return respective(scene, whole, before)
    kind = scene.figures[index].kind
    classes = classes_of(scene.figures[index])
    row = [
        i
        for i, f in enumerate(scene.figures)
        if scene.starts[i] > place and f.kind is kind and _bracketed_by(scene, i) is None
    ]
    row = [i for i in row if scene.clause_of(scene.starts[i]) == scene.clause_of(scene.starts[row[0]])]
    row = _of_one_sort(scene, row)
    if index not in row or len(row) < 2:
        return None
    nouns: dict[str, Found] = {}
    inside: set[str] = set()
    for cue in _longest(scene.sort("attribute")):
        attribute = attribute_of(cue.id)
        if attribute is None or attribute.general or attribute.weak:
            continue
        if is_cause(scene, cue, row[0]):
            continue
        if cue.end <= place and _fit(cue, classes, Role.CHANGE) is not None:
            text = scene.text[cue.start : cue.end].strip()
            found = Found(cue.id, text, f"attribute: {text} by 각각", cue.start, THRESHOLD)
            nouns[cue.id] = found = of_each(scene, index, found) or found
            if scene.clause_of(cue.start) == scene.clause_of(place):
                inside.add(cue.id)
    if len(inside) == 1:  # 영업이익은 각각 24%, 62% 늘었다: one noun, two bases
        return nouns[inside.pop()]
    known = list(nouns.values()) or list(before)
    return known[-len(row) :][row.index(index)] if len(known) >= len(row) else None


# From one of several nouns to the next, and from one of several figures to the next: 매출과 영업이익은 3조원과 1조원이다.
_NEXT_NOUN = re.compile(r"(?:과|와|,|·|\s및)\s?(?:[가-힣]{1,4}\s)?")
_NEXT_FIGURE = re.compile(r"(?:\([^()]*\))?(?:과|와|,|\s및)\s?(?:약\s)?")


@once_a_sentence
def _of_listed(scene: Scene, index: int) -> Found | None:
    """Return what a figure counts where as many nouns are listed before its row: 매출과 이익은 예상치 3조원과 1조원을 넘었다."""
    if not scene.korean:
        return None
    row = _row_of(scene, index)
    classes = classes_of(scene.figures[index])
    cues = [
        cue for cue in _longest(scene.sort("attribute")) if cue.end <= scene.starts[row[0]] and not _says_little(cue)
    ]
    cues = [cue for cue in cues if _fit(cue, classes, Role.CHANGE) is not None][-len(row) :]
    joined = all(_NEXT_NOUN.fullmatch(scene.text, one.end, two.start) for one, two in pairwise(cues))
    if len(row) < 2 or len(cues) < len(row) or not joined or len({cue.id for cue in cues}) < len(row):
        return None
    if any(cues[0].start < start < scene.starts[row[0]] for start in scene.starts):
        return None
    cue = cues[row.index(index)]
    text = scene.text[cue.start : cue.end].strip()
    return of_each(scene, index, Found(cue.id, text, f"attribute: {text} by its place", cue.start, THRESHOLD))


def _says_little(cue: Cue) -> bool:
    attribute = attribute_of(cue.id)
    return attribute is None or attribute.general or attribute.weak


def _row_of(scene: Scene, index: int) -> list[int]:
    """Return the figures of one kind that stand in one row with a figure, that itself included."""
    kind = scene.figures[index].kind
    stated = [i for i, f in enumerate(scene.figures) if f.kind is kind and _bracketed_by(scene, i) is None]
    rows: list[list[int]] = []
    for i in stated:
        if rows and _NEXT_FIGURE.fullmatch(scene.text, scene.ends[rows[-1][-1]], scene.starts[i]):
            rows[-1].append(i)
        else:
            rows.append([i])
    return next((row for row in rows if index in row), [index])


def _of_one_sort(scene: Scene, row: Sequence[int]) -> list[int]:
    """Return the figures of a row before those of a forecast: 각각 9조원과 1조원으로, 예상치 8조원을 웃돌았다."""
    if not row:
        return []
    forecasts = [cue.start for cue in scene.sort("role") if cue.id == "forecast" and cue.start > scene.starts[row[0]]]
    return [i for i in row if not any(start < scene.starts[i] for start in forecasts)]


def _longest(cues: Sequence[Cue]) -> list[Cue]:
    """Return the words that are no part of a longer one, each once: the profit of earnings per share is none."""
    said = {(cue.start, cue.end, cue.id): cue for cue in reversed(cues)}
    places = {(start, end) for start, end, _ in said}
    held = {(start, end) for start, end in places for a, b in places if a <= start and end <= b and b - a > end - start}
    return [said[key] for key in sorted(said) if key[:2] not in held]


@once_a_sentence
def event_of(scene: Scene) -> Found | None:
    """Return what a sentence says to have happened: the last such word in it."""
    for cue in reversed(scene.sort("attribute")):
        attribute = attribute_of(cue.id)
        if attribute is not None and "when" in attribute.of:
            text = scene.text[cue.start : cue.end].strip()
            return Found(cue.id, text, f"attribute: {text}", cue.start, THRESHOLD)
    return None


def is_general(found: Found | None) -> bool:
    """Tell whether nothing, or only a general word, was found."""
    return found is None or is_general_attribute(found.id)
