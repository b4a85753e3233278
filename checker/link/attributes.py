"""What a figure counts: the noun or verb of its sentence that it belongs to.

Every attribute word of the sentence that fits the figure's kind is a candidate. Points are given for
nearness, for the particles between the two and against clause boundaries and other figures between
them, in the manner of a hand-set grammar; the best one above ``THRESHOLD`` wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.lexicon.attributes import attribute_of, is_general_attribute, refined_attributes
from checker.lexicon.surfaces import Cue
from checker.link.scene import Scene
from checker.model import Figure, FigureKind, Role

__all__ = ["Found", "classes_of", "find_attribute", "head_noun"]


@dataclass(frozen=True, slots=True)
class Found:
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
    ("[length] / [time]", "speed"),
    ("[mass] * [length] ** 2 / [time] ** 3", "power"),
    ("[mass] * [length] ** 2 / [time] ** 2", "energy"),
    ("[length] ** 2 * [mass] / [time] ** 3", "power"),
    ("[length] ** 2 * [mass] / [time] ** 2", "energy"),
    ("[length]", "length"),
    ("[mass]", "mass"),
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
    FigureKind.NUMBER: frozenset({"number", "person", "thing", "household", "point"}),
}


def classes_of(figure: Figure) -> frozenset[str]:
    """Return the classes of attributes that can be counted by such a figure."""
    if figure.kind is FigureKind.MEASURE:
        squeezed = figure.dimension
        for dimension, name in _MEASURES:
            if squeezed == dimension:
                return frozenset({name, "measure"})
        return frozenset({"measure"})
    if figure.kind is FigureKind.COUNT:
        unit = figure.mention.unit or ""
        if unit in _HOUSEHOLD or figure.dimension.endswith("household"):
            return frozenset({"household", "thing"})
        if figure.dimension == "count:person":
            return frozenset({"person"})
        return frozenset({"thing", "number"})
    if figure.mention.unit == "percentage_point":
        return frozenset({"percent", "point"})
    return _KINDS[figure.kind]


def _fit(cue: Cue, classes: frozenset[str], role: Role) -> float | None:
    """Return what an attribute loses for its class; ``None`` where it cannot be counted so."""
    attribute = attribute_of(cue.id)
    if attribute is None:
        return None
    of = set(attribute.of)
    if "when" in of or "when" in classes:
        return 0.0 if "when" in of and "when" in classes else None
    loss = 2.0 if attribute.general else 0.0
    if of & classes:
        return loss
    if role in (Role.CHANGE, Role.SHARE, Role.MULTIPLE):
        return loss + 0.5  # 매출이 5 % 늘었다: a percentage of anything
    if "percent" in classes:
        return loss + 2.5
    if "household" in classes and "person" in of:
        return loss + 2.0
    return None


_NEAR_LEFT = re.compile(
    r"^(?:\s|은|는|이|가|도|을|를|의|만|인|에|:|,|‘|’|\(|=|약|최소|최대|최고|모두|총|무려|단|고작|약간|거의|전체|각각|등|이상|수|액|"
    r"of|to|at|was|were|is|are|about|around|approximately|some|nearly|over|more|than|least|up|a|the|almost|roughly|totalling|came|reached|hit|stood|stands)*$"
)
_OF_RIGHT = re.compile(
    r"^(?:여|가량|정도|안팎|이상|대|선|쯤|\s)*(?:의|짜리|규모의|어치의|상당의|에 달하는|에 이르는|of|in|worth of)?\s*(?:[가-힣]{1,6}\s)?$"
)
_SUBJECT_RIGHT = re.compile(
    r"^(?:여|가량|정도|안팎|이상|대|선|쯤|남짓|\s)*(?:이|가|은|는|을|를|도|에게|만|뿐|전원|모두)?(?:\s|$)"
)
_TOPIC = re.compile(r"^(?:들)?(?:은|는|이|가|도|만)(?=[\s,]|$)")


def _left(scene: Scene, cue: Cue, index: int, same: tuple[int, ...]) -> float:
    gap = scene.text[cue.end : scene.starts[index]]
    points = 10.0 - 0.14 * len(gap)
    if _NEAR_LEFT.match(gap):
        points += 3.0
    topic = _TOPIC.match(gap) is not None
    points -= (2.5 if topic else 5.0) * scene.edges_between(cue.end, scene.starts[index])
    between = [i for i in same if cue.end <= scene.starts[i] < scene.starts[index]]
    if between:
        first = scene.text[cue.end : scene.starts[between[0]]]
        points -= 1.0 if topic and len(between) < 6 else 3.0
        points -= 2.0 if _NEAR_LEFT.match(first) else 0.0
    return points


def _right(scene: Scene, cue: Cue, index: int, same: tuple[int, ...]) -> float:
    gap = scene.text[scene.ends[index] : cue.start]
    points = 8.0 - 0.16 * len(gap)
    if cue.surface.part == "noun":
        if _OF_RIGHT.match(gap):
            points += 3.0
        else:
            points -= 3.0
            if _TOPIC.match(scene.text[cue.end :]):
                points -= 1.5
    elif _SUBJECT_RIGHT.match(gap):
        points += 1.5
    points -= 5.0 * scene.edges_between(scene.ends[index], cue.start)
    between = [i for i in same if scene.ends[index] <= scene.starts[i] < cue.start]
    if between:
        listed = all(
            "," in scene.text[scene.ends[i - 1] : scene.starts[i]]
            or "과" in scene.text[scene.ends[i - 1] : scene.starts[i]]
            for i in between
            if i
        )
        points -= 2.0 if listed and cue.surface.part != "noun" else 4.0
    return points


def find_attribute(scene: Scene, index: int, role: Role) -> Found | None:
    """Return what the figure ``index`` of a sentence counts, or ``None`` where no word names it.

    Args:
        scene: The sentence.
        index: Number of the figure in it.
        role: What it does in the sentence: a change can be of anything, a level only of its kind.
    """
    classes = classes_of(scene.figures[index])
    same = tuple(i for i, other in enumerate(scene.figures) if i != index and classes_of(other) & classes)
    best: Found | None = None
    for cue in scene.sort("attribute"):
        loss = _fit(cue, classes, role)
        if loss is None:
            continue
        left = cue.end <= scene.starts[index]
        points = (_left if left else _right)(scene, cue, index, same) - loss
        if points >= THRESHOLD and (best is None or points > best.points):
            text = scene.text[cue.start : cue.end].strip()
            side = "before" if left else "after"
            best = Found(cue.id, text, f"attribute: {text} {side} ({points:.1f})", cue.start, points)
    return None if best is None else _refine(scene, index, best)


def _refine(scene: Scene, index: int, found: Found) -> Found:
    """Make a general attribute a special one where a modifier in its clause says so."""
    for cue in scene.sort("modifier"):
        wide = refined_attributes().get(cue.id)
        if wide != found.id:
            continue
        near = min(abs(cue.start - found.start), abs(cue.start - scene.starts[index]))
        if near <= 40 and scene.edges_between(cue.start, found.start) == 0:
            text = scene.text[cue.start : cue.end]
            return Found(
                cue.id, f"{text} {found.text}", f"{found.note}; made special by {text}", found.start, found.points
            )
    return found


_HEAD_KO = re.compile(r"([가-힣A-Za-z]{2,12}?)(?:은|는|이|가|을|를|도)?\s*(?:약|총|모두|최소|최대|단)?\s*$")
_HEAD_EN = re.compile(r"^\s*(?:[a-z-]+\s){0,1}?([a-z]{4,})\b")


def head_noun(scene: Scene, index: int) -> str | None:
    """Return the noun as written that stands by a figure: the attribute of last resort."""
    if scene.korean:
        found = _HEAD_KO.search(scene.text[max(0, scene.starts[index] - 16) : scene.starts[index]])
        return found[1] if found else None
    found = _HEAD_EN.match(scene.text[scene.ends[index] :])
    return found[1] if found else None


def is_general(found: Found | None) -> bool:
    """Tell whether nothing, or only a general word, was found."""
    return found is None or is_general_attribute(found.id)
