"""How well a word says what a figure counts: by what it can count, and by where it stands.

Points are given for nearness, for the particles between the two, and against clause boundaries and other figures
between them, in the manner of a hand-set grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache

from checker.lexicon.attributes import attribute_of
from checker.lexicon.surfaces import LIGHT_VERB, Cue
from checker.lexicon.wordlists import word_list
from checker.link.scene import WHEN, Scene
from checker.model import Figure, FigureKind, Role
from checker.text import one_of

__all__ = [
    "SHARED",
    "TOPIC",
    "WEAK_LOSS",
    "WHOLE",
    "classes_of",
    "fit_loss",
    "is_some_of",
    "is_verb",
    "left_points",
    "right_points",
]

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
# Classes of things of which percentages are told.
SHARED = frozenset({"money", "person", "thing", "household", "percent", "mass", "energy", "power", "area", "index"})


_OF_MONEY = {"money"}


def fit_loss(cue: Cue, classes: frozenset[str], role: Role) -> float | None:
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
    if cue.surface.part != "noun" and of == _OF_MONEY:
        return None  # the rate was raised to 2.9%: what is raised, spent or won as money is no level in per cent
    return loss + 2.5


_BEHIND = one_of(word_list("ko/filling.toml", "after_figure"))
_NEAR_LEFT = re.compile(
    rf"^(?:\s|은|는|이|가|도|을|를|의|만|인|에|:|,|‘|’|\(|=|{one_of(word_list('ko/filling.toml', 'before_figure'))}"
    r"|of|to|at|was|were|is|are|about|around|approximately|some|nearly|over|more|than|least|up|a|the|almost|"
    r"roughly|totalling|came|reached|hit|stood|stands|by)*$"
)
_OF_RIGHT = re.compile(
    r"^\s(?:(?!and\b|or\b|but\b|by\b|with\b|from\b|to\b|that\b|who\b|were\b|was\b|are\b|is\b|have\b|has\b|had\b|in\b|on\b|at\b|for\b|a\b|the\b|per\b)"
    rf"[A-Za-z'’-]+\s){{0,2}}$|^(?:{_BEHIND}|\s)*(?:의|짜리|규모의|어치의|상당의|에 달하는|에 이르는|of|in|worth of)?\s*(?:[가-힣]{{1,6}}\s)?$"
)
# $400 million in revenue, $10 million of aid: the noun is that of the amount, whatever stands before it.
_AMOUNT_IN = re.compile(r"^\s(?:worth\s)?(?:in|of)\s(?:[A-Z][a-z]+\s){0,2}(?:[a-z-]+\s){0,2}$")
# More than any noun before the amount has; a noun that stands right behind a figure has 3.
_AMOUNT_IN_GAIN = 7.0
_SUBJECT_RIGHT = re.compile(rf"^(?:{_BEHIND}|께|경|\s)*(?:이|가|은|는|을|를|도|에게|만|뿐|전원|모두)?(?:\s|$)")
TOPIC = re.compile(r"^(?:들)?(?:\s이)?(?:은|는|이|가|도|만)(?=[\s,]|$)")
# 2명은 밖으로 뛰어내렸으나 숨졌다: what a topic is told of may stand at the end of its sentence.
_TOLD_OF = re.compile(r"^(?:은|는)(?=\s)")
# 승무원 2명 말고는 생존자가 없다: the two are the survivors.
_EXCEPT = re.compile(r"^\s?(?:말고는|외에는|이외에는)\s(?:[가-힣]{1,6}\s)?$")
# 48명 가운데 …: the whole; what follows tells of its part.
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


def _may_be_share(scene: Scene, cue: Cue, index: int, role: Role) -> bool:
    """Tell whether a figure is a share, or a rate that is one of what a word measures in money: 보험료율을 소득의 9%로."""
    if role is Role.SHARE:
        return True
    attribute = attribute_of(cue.id)
    is_rate = role in (Role.LEVEL, Role.PREVIOUS) and scene.figures[index].kind is FigureKind.PERCENT
    return is_rate and scene.korean and attribute is not None and "percent" not in attribute.of


def is_verb(scene: Scene, cue: Cue) -> bool:
    """Tell whether a word stands as a verb: 숨졌다, and a noun as in 대피했다."""
    return cue.surface.part != "noun" or LIGHT_VERB.match(scene.text, cue.end) is not None


# The death toll from the fires in the hills has risen to 122: such a verb tells of its subject, however far it stands.
_MOVED = (
    "risen|rose|rises|climbed|climbs|jumped|jumps|grown|grew|grows|increased|surged|soared|leapt|expanded|swelled|doubled|tripled|"
    "fallen|fell|falls|dropped|declined|slid|slipped|shrank|tumbled|plunged|edged|narrowed|widened"
)
_STANDS_AT = re.compile(
    rf"\s(?:{_MOVED})\s(?:(?:by\s)?[^.;:]{{0,60}}?\s)?to(?:\s[a-z]+){{0,2}}\s?$"
    r"|\s(?:stood|stands|standing|came\sin)\sat(?:\s[a-z]+){0,2}\s?$|\s(?:came\sto|totall?ed|amounted\sto|reached|hit)(?:\s(?:at\sleast|nearly|about|almost))?\s?$"
)
_SUBJECT_GAIN = 4.0


def left_points(scene: Scene, cue: Cue, index: int, same: tuple[int, ...], role: Role) -> float:
    """Return the points of a word before the figure ``index``; ``same`` are the other figures that it may be of."""
    stop = scene.word_end(cue.end) if is_verb(scene, cue) and scene.korean else cue.end
    start = scene.starts[index]
    if stop > start:
        return -1.0
    gap = scene.gap(stop, start)
    far = not scene.korean and scene.figures[index].kind in WHEN and is_verb(scene, cue)
    points = 10.0 - (_A_LETTER_OF_DATES if far else 0.14) * len(gap)
    if _NEAR_LEFT.match(gap):
        points += 3.0
    topic = TOPIC.match(gap) is not None
    if _AMONG.match(gap) or (_may_be_share(scene, cue, index, role) and _is_denominator(scene, cue, gap)):
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
    joined = between and not edges and not scene.korean and cue.id not in _HOLDS
    if joined and _AND_SO_MANY.match(scene.text[scene.ends[between[-1]] : start]):
        return points + 0.14 * (start - scene.starts[between[0]]) - 1.0
    if between:
        first = scene.gap(stop, scene.starts[between[0]])
        points -= 1.0 if (topic and len(between) < 6) or role in (Role.PREVIOUS, Role.FORECAST) else 3.0
        points -= 2.0 if _NEAR_LEFT.match(first) else 0.0
    return points


# What those who are joined are the parts of, each under a name of its own: carrying 175 passengers and six crew.
_HOLDS = frozenset({"aboard"})
# Killed nine scientists and more than 20 officers: one verb for all that are joined.
_AND_SO_MANY = re.compile(
    r"^(?:\s(?!(?:and|or|but|were|was|are|is|in|on|at|by|from|to|who|that)\b)[A-Za-z-]+){0,3},?\sand\s"
    r"(?:(?:about|around|nearly|almost|some|another|as\smany\sas|more\sthan|over|at\sleast|up\sto)\s)?$"
)


def _bracketed(scene: Scene, index: int, other: int) -> bool:
    """Tell whether a figure stands in brackets that do not hold the offset ``other`` too."""
    start = scene.starts[index]
    opening = scene.text.rfind("(", 0, start)
    closing = scene.text.find(")", start)
    return opening >= 0 and closing >= 0 and ")" not in scene.text[opening:start] and not opening < other < closing


# What a letter between a date and the verb that governs it costs: a clause tells of its day first, of what
# befell at its end (18일 고객 4500명의 정보가 새어 나간 사실을 인지했다).
_A_LETTER_OF_DATES = 0.1


def right_points(scene: Scene, cue: Cue, index: int, same: tuple[int, ...], role: Role) -> float:
    """Return the points of a word behind the figure ``index``; ``same`` are the other figures that it may be of."""
    end = scene.ends[index + is_some_of(scene, index)]
    gap = scene.gap(end, cue.start)
    if WHOLE.match(gap):
        return -1.0
    points = 8.0 - (_A_LETTER_OF_DATES if scene.figures[index].kind in WHEN else 0.16) * len(gap)
    if _EXCEPT.match(gap):
        points += 3.0
    between = [i for i in same if end <= scene.starts[i] < cue.start and not _bracketed(scene, i, cue.start)]
    listed = bool(between) and _is_list(scene, index, between)
    if listed and scene.korean and is_verb(scene, cue):  # 이사 2명과 감리 1명을 체포했다: one verb for all
        points = 8.0 - 0.16 * len(scene.gap(scene.ends[between[-1]], cue.start))
    if not is_verb(scene, cue):
        own = _has_own_figure(scene, cue, beside=not gap.strip()) and not scene.text.startswith("에 ", cue.end)
        if own and not _BEFELL.match(gap):
            points -= 5.0  # 48명은 승객 40명과 …: the noun has a figure of its own; not 224가구 모집에 1만 명
        if listed:  # 36 %, 27 %, 24 %의 득표율: the noun of the last is the noun of all
            gap = scene.gap(scene.ends[between[-1]], cue.start)
        if _is_amount_in(scene, cue, index, gap):
            points += _AMOUNT_IN_GAIN
        elif _EXCEPT.match(gap) or (_OF_RIGHT.match(gap) and not TOPIC.match(gap)):
            points += 3.0
        elif _SUBJECT_RIGHT.match(gap) and _PREDICATE.match(scene.text[cue.end :]):
            points += 1.0
        else:
            points -= 3.0
            if TOPIC.match(scene.text[cue.end :]):
                points -= 1.5
    elif not scene.korean and _BEFELL_THERE.match(gap):
        points += _BEFELL_THERE_GAIN
    elif not scene.korean and _IS_SUBJECT.match(gap) and not _OF_BEFORE.search(scene.text, 0, scene.starts[index]):
        points += _IS_SUBJECT_GAIN
    elif _SUBJECT_RIGHT.match(gap):
        points += 1.5
    topic = scene.korean and not between and _TOLD_OF.match(gap) is not None and is_verb(scene, cue)
    points -= (1.5 if topic else 5.0) * scene.edges_between(end, cue.start)
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
# Six construction workers are presumed dead, more than 40 were hurt: a subject and its auxiliary lead to the verb.
_IS_SUBJECT = re.compile(
    r"^(?:\s(?!(?:and|or|but|who|that|which|as|when|while|after|of|to|from|for|with|by|than|said)\b)[a-z’'-]+){0,3}"
    r"\s(?:were|was|are|is|remained|remain|have|has|had|have\sbeen|has\sbeen|had\sbeen|may\sbe|could\sbe)\s"
    r"(?:(?:still|also|all|now|now\sbeing|reportedly|already|then|since|known\sto\sbe|known\sto\shave)\s)?$"
)
_IS_SUBJECT_GAIN = 5.0
# 179 of the 181 people on board were killed: the 181 are no subject.
_OF_BEFORE = re.compile(r"\bof\s(?:the\s|those\s|its\s|their\s|some\s|about\s|nearly\s|more\sthan\s)*$")


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
# … and in English a word or two later: a majority of about 80, revenue was $3 billion.
_OWN_OF = re.compile(
    r"\s(?:of|at|was|were|is|are|totall?ed|reached|stood\sat|came\sto)\s(?:(?:about|around|nearly|almost|some|roughly|more\sthan|over)\s)?"
)
# Between the items of a list: 4명 사망, 5명 중상.
_ITEMS = re.compile(r"[,·/]")


def _has_own_figure(scene: Scene, cue: Cue, *, beside: bool) -> bool:
    """Tell whether a figure stands right after a noun; after one ``beside`` another figure it may be the next item."""
    near = [
        start
        for start in scene.starts
        if 0 <= start - cue.end <= _OWN or _OWN_OF.fullmatch(scene.text, cue.end, max(start, cue.end))
    ]
    return any(not (beside and _ITEMS.search(scene.text, cue.end, start)) for start in near)


_COMMA = re.compile(r"^(?:이|가|은|는|을|를)?\s*(?:,|·|와|과|및|and\b|또)")


def _is_list(scene: Scene, index: int, between: list[int]) -> bool:
    """Tell whether figures are told in one row with one verb: 3명과 5명이 숨졌다."""
    row = [index, *between]
    return all(_COMMA.match(scene.text[scene.ends[one] :].lstrip()) for one in row[:-1])


# 179 of the 181 people on board were killed: the nouns are those of the 181, what befell them is that of the 179.
_OF_THE = re.compile(r"\s(?:out\s)?of\s(?:the\s|those\s|its\s|their\s)?(?:more\sthan\s|about\s|nearly\s)?")


def is_some_of(scene: Scene, index: int) -> bool:
    """Tell whether an English number of people is told as some of another: 179 of the 181 people on board."""
    if scene.korean or index + 1 == len(scene.figures) or scene.figures[index].dimension not in _OF_PEOPLE:
        return False
    return _OF_THE.fullmatch(scene.text, scene.ends[index], scene.starts[index + 1]) is not None


_OF_PEOPLE = ("number", "count:person")
