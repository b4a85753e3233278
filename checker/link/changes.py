"""The verb of change that a figure is the amount of: 3% 늘었다, 감액이 4조원, up by 12."""

from __future__ import annotations

import re

from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list
from checker.link.scene import Scene
from checker.model import FigureKind
from checker.text import one_of

__all__ = ["FROM_EN", "TO_LEVEL", "direction_of", "find_change"]

_DIRECTIONS = {"rise": 1, "fall": -1}
# Verbs of one who moves a thing, whose amount stands behind "by".
_MOVES = {"raise": 1, "reduce": -1}
_BEHIND = one_of(word_list("ko/filling.toml", "after_figure"))
# From the figure to its verb of change: particles, adverbs; never 로 (38명으로 늘었다 is a level).
_TO_VERB_KO = re.compile(
    rf"^(?:포인트|p)?(?:{_BEHIND}|가까이|이나|나|씩|넘게|\s|,)*(?:이|가|을|를|은|는|만|까지)?\s*(?:(?!이?라는|인\s|의\s|에\s)[가-힣]{{1,4}}(?<!로)\s)?$"
)
TO_LEVEL = re.compile(rf"^(?:{_BEHIND}|\s)*(?:으로|로|에서|까지)(?=[\s,]|$)")
_TO_VERB_EN = re.compile(
    r"^[\s,]*(?:points?|percentage points?|(?:year|quarter|month)(?:-o(?:ver|n)-|\so(?:ver|n)\s)(?:year|quarter|month)|on year|sequential)?\s*$"
)
_VERB_TO_EN = re.compile(
    r"^\s*(?:by|of|some|about|around|nearly|almost|more than|over|another|an?|roughly|up to|as much as|\s)*\s*$"
)
_TO_EN = re.compile(r"\b(?:to|at|from)\s+(?:about|around|nearly|almost|over|more than|a record)?\s*$", re.IGNORECASE)
# What stands on both sides of a value that moved to another one: from 2.1% down to 1.8%.
FROM_EN = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s|almost\s|over\s|more than\s)?$", re.IGNORECASE)
_DOWN_TO = re.compile(r"^\sto\s")


def direction_of(verb: Cue) -> int:
    """Return +1 for a verb that tells of more, -1 for one that tells of less."""
    return _DIRECTIONS.get(verb.id) or _MOVES[verb.id]


# The object of a verb, right behind its number.
_PASSES = re.compile(r"^(?:을|를)\s?$")


def find_change(scene: Scene, index: int) -> Cue | None:
    """Return the verb of change that a figure is the amount of."""
    figure = scene.figures[index]
    start, end = scene.starts[index], scene.ends[index]
    percent = figure.kind is FigureKind.PERCENT
    for cue in scene.sort("role"):
        if cue.id not in _DIRECTIONS and cue.id not in _MOVES:
            continue
        if cue.id in _MOVES:
            if cue.end <= start and _is_moved_by(scene, cue, index):
                return cue
            continue
        if scene.korean and figure.kind in _MOVED and cue.end <= start and _heads(scene, cue, start):
            return cue
        if cue.start >= end:
            if scene.korean and any(_heads(scene, cue, other) for other in scene.starts if other >= cue.end):
                continue  # 증액은 3조원, 감액이 4조원
            gap = scene.text[end : cue.start]
            if TO_LEVEL.match(gap):
                return None
            if cue.surface.text == "웃돌" and _PASSES.match(gap):
                continue  # 400명을 웃돌았다 is a level; 예상을 400명 웃돌았다 is none
            if figure.dimension == "[length]" and cue.surface.text.startswith("떨어"):
                continue  # 1000㎞ 떨어진 곳
            if figure.kind is FigureKind.COUNT and cue.surface.text in _FALLING and _THINGS.match(gap):
                continue  # 벽돌 4개가 떨어져 내렸다
            if figure.dimension == "[length]" and cue.surface.text in _FALLING and _is_weather(scene, gap):
                continue
            if scene.korean and _falls_otherwise(scene, cue, gap):
                continue
            if scene.korean and (_TO_VERB_KO.match(_unbracket(gap, percent)) or _shares_verb(scene, index, cue)):
                return cue
            if not scene.korean and figure.dimension == "count:person" and cue.surface.text == "lost":
                continue  # 93 lives lost
            if not scene.korean and (
                _FELL_SHORT.match(scene.text[cue.end :])
                or (cue.surface.text == "cut" and _OFF.match(scene.text[cue.end :]))
            ):
                continue
            if not scene.korean and FROM_EN.search(scene.text[:start]) and _DOWN_TO.match(scene.text[cue.end :]):
                continue  # from 2.1% down to 1.8%: it is what the value was
            if not scene.korean and _TO_VERB_EN.match(gap) and not _leads(scene, cue):
                return cue
            if len(gap) > 40:
                break
        elif not scene.korean and cue.end <= start:
            gap = scene.text[cue.end : start]
            if _is_moved_by(scene, cue, index):
                return cue
            if _IN_PLACE.match(gap) and cue.surface.text in ("down", "up"):
                continue  # scattered down a 300-metre gorge
            if cue.surface.text == "up" and _GIVES_UP.search(scene.text, max(0, cue.start - 12), cue.start):
                continue
            if _VERB_TO_EN.match(gap) and not _TO_EN.search(scene.text[:start]):
                return cue
    return None


# What changes may be told of by their nouns: 감액이 약 4조원. Of things they are counted: 개선은 3건.
_MOVED = (FigureKind.MONEY, FigureKind.PERCENT)
_HEAD = re.compile(r"(?:분|액)?(?:은|는|이|가|도)\s(?:약\s|모두\s|총\s)?")


def _heads(scene: Scene, cue: Cue, start: int) -> bool:
    """Tell whether a noun of change is the subject of the figure that begins at ``start``, right behind it."""
    return cue.surface.part != "stem" and _HEAD.fullmatch(scene.text, cue.end, start) is not None


# It asked to give up 69 leases, and bought up 40: the verb has its up.
_GIVES_UP = re.compile(
    r"\b(?:giv(?:e|es|en|ing)|gave|tak(?:e|es|en|ing)|took|pick(?:s|ed|ing)?|set(?:s|ting)?|sign(?:s|ed|ing)?|br(?:eak|oke)"
    r"|buy(?:s|ing)?|bought|snap(?:s|ped|ping)|rack(?:s|ed|ing)|us(?:es?|ed|ing)|round(?:s|ed|ing)|hand(?:s|ed|ing))\s$"
)
# 40,000 customers cut off by the flood.
_OFF = re.compile(r"^\s(?:off|short|out)\b")
# $9 billion fell short of forecasts: it is what was earned, and no fall.
_FELL_SHORT = re.compile(r"^\s(?:well\s|far\s|just\s)?short\sof\b")


# It lowered the benchmark rate by so much: what was moved stands between the verb and the amount.
_BY_SO_MUCH = re.compile(
    r"^\s(?:(?!by\s)[\w’'&.-]+\s){0,8}by\s(?:about\s|around\s|nearly\s|almost\s|(?:more|less)\sthan\s|another\s)?$"
)


def _is_moved_by(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a verb before a figure moves something by it, with no other figure or clause between."""
    start = scene.starts[index]
    if _BY_SO_MUCH.match(scene.text[cue.end : start]) is None:
        return False
    return not any(cue.end <= other < start for other in scene.starts) and not scene.edges_between(cue.end, start)


_IN_PLACE = re.compile(r"^\s(?:an?|the)\s(?!(?:record|further|net|total|whopping|massive|sharp|modest)\b)")


# Things that fall, as the subject of what might be told of a number.
_FALLING = ("떨어", "내려", "내렸")
_THINGS = re.compile(r"^(?:이|가)\s")
# 20명이 물에 빠진, 300억원을 먼저 내려보내다, 3시간 사이에 내린 비, 40%가 기름이 떨어졌다: where to, whom to, within what, of what.
_NO_FALL = re.compile(r"(?:에|사이에|동안|만에|새|[가-힣](?<!많)(?<!가까)(?<!높)(?<!깊)이)\s$")
_SENDS = re.compile(r"^(?:보내|보낼|보냈|놓|앉|다보|받)")


def _falls_otherwise(scene: Scene, cue: Cue, gap: str) -> bool:
    """Tell whether a Korean verb of falling says that something else falls, or falls into something; 뛰어들다 is no rise."""
    if cue.surface.text == _LEAPS:
        return _ENTERS.match(scene.text, cue.end) is not None
    if cue.surface.text.startswith(_SINKS):
        return cue.start > 1 and scene.text[cue.start - 2 : cue.start] == "에 "
    if not cue.surface.text.startswith(_FALLING):
        return False
    return _NO_FALL.search(gap) is not None or _SENDS.match(scene.text[cue.end :]) is not None


_SINKS, _LEAPS = "빠", "뛰어"
_ENTERS = re.compile(r"들|난|나[다며고]")


# What comes down, and is told in millimetres and centimetres.
_WEATHER = frozenset({"rainfall", "snowfall"})


def _is_weather(scene: Scene, gap: str) -> bool:
    """Tell whether a length that comes down is one of rain or snow: 비 300㎜가 내렸다, 눈이 20㎝ 내렸다; 수위가 30㎝ 내렸다 is not."""
    return _THINGS.match(gap) is not None or any(cue.id in _WEATHER for cue in scene.sort("attribute"))


_LEAD = re.compile(r"^\s(?:by\s|about\s|around\s|nearly\s|almost\s|more than\s|over\s)?$")


def _leads(scene: Scene, cue: Cue) -> bool:
    """Tell whether a word of change has its amount behind it: $1.2 billion, up 16%."""
    return any(start >= cue.end and _LEAD.match(scene.text[cue.end : start]) for start in scene.starts)


_INNER = re.compile(r"\([^()]*\)")


def _unbracket(gap: str, percent: bool) -> str:
    """Drop what stands in brackets, and the bracket that a percentage ends in: 8300명(3.6%) 늘었다."""
    return _INNER.sub("", gap.removeprefix(")") if percent else gap)


# Years by which a mean age may have changed; from here on it is an age: 남자는 1.6세, 여자는 2.1세 높아졌다.
_AGED = 10


def _shares_verb(scene: Scene, index: int, cue: Cue) -> bool:
    """Tell whether a percentage, or a change of ages, shares a verb of change with others after it."""
    if scene.edges_between(scene.ends[index], cue.start):
        return False
    figure = scene.figures[index]
    aged = figure.kind is FigureKind.AGE and figure.value is not None and figure.value < _AGED
    kind = FigureKind.AGE if aged else FigureKind.PERCENT
    later = [
        i for i in range(index + 1, len(scene.figures)) if scene.ends[i] <= cue.start and scene.figures[i].kind is kind
    ]
    if not later or not _TO_VERB_KO.match(scene.text[scene.ends[later[-1]] : cue.start]):
        return False
    gap = scene.text[scene.ends[index] : scene.starts[later[0]]].strip()
    if figure.kind is not kind:
        return gap == ","  # 290원, 2.9% 오른
    return gap[:1] in (",", "·", "와", "과") or _is_base_alone(scene, scene.ends[index], scene.starts[later[0]])


def _is_base_alone(scene: Scene, start: int, end: int) -> bool:
    """Tell whether nothing but a base of comparison stands in a stretch: 전분기 대비 8% 전년 동기 대비 30% 감소한."""
    bases = [cue for cue in scene.sort("role") if cue.id.startswith("base:") and start <= cue.start and cue.end <= end]
    if not bases or scene.text[start : bases[0].start].strip():
        return False
    return scene.text[bases[-1].end : end].strip() in ("", "대비", "보다", "에 비해")
