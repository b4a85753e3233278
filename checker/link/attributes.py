"""What a figure counts: the noun or verb of its sentence that it belongs to.

Every attribute word of the sentence that fits the figure's kind is a candidate. Points are given for
nearness, for the particles between the two and against clause boundaries and other figures between
them, in the manner of a hand-set grammar; the best one above ``THRESHOLD`` wins.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import structs

from checker.lexicon.attributes import (
    attribute_of,
    compatible_attributes,
    counted_attributes,
    is_firm,
    is_general_attribute,
    lone_attributes,
    measured_heads,
)
from checker.lexicon.surfaces import Cue, Surface
from checker.lexicon.wordlists import word_list
from checker.link.asides import is_base, is_cause, is_included
from checker.link.attribute_found import THRESHOLD, Found
from checker.link.attribute_rows import bracketed_by
from checker.link.attribute_senses import ended, in_sense, of_each, refined, turned
from checker.link.attribute_standing import (
    TOPIC,
    WEAK_LOSS,
    classes_of,
    fit_loss,
    is_some_of,
    left_points,
    right_points,
)
from checker.link.scene import WHEN, Scene, is_margin, once_a_sentence, surface_index
from checker.model import FigureKind, Role

__all__ = ["event_of", "find_attribute", "is_general", "is_run", "subject_of"]

# Points that a word loses for being why, or what the figure is held against: 예산보다 3조원 적다. A noun without a rival this near
# to the figure is it all the same.
ASIDE_LOSS = 7.0


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
    some = is_some_of(scene, index)
    for cue in (*scene.sort("attribute"), *_unit_cue(scene, index)):
        loss = fit_loss(cue, classes, role)
        if loss is None or (some and _names_people(cue)):
            continue
        left = cue.end <= scene.starts[index]
        if cue.id in _DAY_ONLY and not _dates_it(scene, cue, index):
            continue
        if _is_trapped(scene, cue, index, classes):
            continue
        points = (left_points if left else right_points)(scene, cue, index, same, role) - loss
        aside = is_base(scene, cue, index) or is_cause(scene, cue, index) or is_included(scene, cue, index)
        points -= ASIDE_LOSS if aside else 0.0
        if points >= THRESHOLD and (best is None or points > best.points):
            text = scene.text[cue.start : cue.end].strip()
            side = "before" if left else "after"
            best = Found(cue.id, text, f"attribute: {text} {side} ({points:.1f})", cue.start, points)
    counter = _by_counter(scene, index)
    if counter is not None and is_firm(counter.id):
        return counter  # 33층 건물, 9층 건물이 무너졌다: so many floors, and no buildings
    best = _of_whole(scene, index, ended(scene, index, same, best))
    best = of_each(scene, index, in_sense(scene, turned(scene, index, best)))
    return (
        refined(scene, index, best)
        or _by_counter(scene, index)
        or _by_head(scene, index)
        or _by_class(scene, index, classes, role)
        or _since(scene, index)
    )


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
    export growth is of exports, a chip maker no chip; 110억원의 재산 몰수 is a seizure.
    """
    if not scene.korean and cue.surface.part == "noun" and cue.start < cue.end and _heads().match(scene.text, cue.end):
        return True
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
                and fit_loss(other, classes, Role.CHANGE) is not None
                and other.surface.part == "noun"
            ):
                return True
    return False


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(word_list('en/compounds.toml', 'heads'))})\b")


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
            fits = fit_loss(other, classes, Role.LEVEL)
            if fits is not None and fits < WEAK_LOSS and _TO_HEAD.fullmatch(scene.text[cue.end : other.start]):
                return True
    return False


def _of_whole(scene: Scene, index: int, found: Found | None) -> Found | None:
    """Take what befell a whole for who its parts are: of 15명(승객 6명, 승무원 9명)이 구조됐다, the nine are rescued."""
    attribute = None if found is None else attribute_of(found.id)
    if found is None or attribute is None or not attribute.weak:
        return found
    before = bracketed_by(scene, index)
    if before is None:
        return found
    whole = find_attribute(scene, before, Role.LEVEL)
    told = None if whole is None else attribute_of(whole.id)
    if whole is None or told is None or told.weak or told.general or told.weak_nouns:
        return found
    return structs.replace(whole, note=f"{whole.note}; of the whole")


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


# A measure stands before what it measures as an adjective does: a 300-foot cargo vessel, a 2.6km-long road bridge.
_HEAD = re.compile(r"(?:[ -]long|[ -]tall|[ -]high)?,?\s(?P<nouns>[a-z-]+(?:\s[a-z-]+)?)")
_SINGULAR = re.compile(r"[-\d](?:foot|feet|ft|meters?|metres?|m|miles?|kilometers?|kilometres?|km)$")


def _by_head(scene: Scene, index: int) -> Found | None:
    """Return what an English measure is of, by the noun that it stands before."""
    figure = scene.figures[index]
    if scene.korean or figure.dimension != "[length]" or not _SINGULAR.search(figure.text):
        return None
    match = _HEAD.match(scene.text, scene.ends[index])
    for noun in match["nouns"].split() if match is not None else ():
        name = measured_heads().get(noun)
        if name is not None:
            return Found(name, noun, f"attribute: so much of a {noun}", scene.ends[index], THRESHOLD)
    return None


def _by_class(scene: Scene, index: int, classes: frozenset[str], role: Role) -> Found | None:
    """Return what a level of its class is of by itself: 48 degrees Fahrenheit is a temperature.

    Another such attribute that its sentence names goes before: winds reached 150 km/h and fell to 90 km/h.
    """
    names = [lone_attributes()[name] for name in sorted(classes) if name in lone_attributes()]
    if not names or role is not Role.LEVEL:
        return None
    for cue in scene.sort("attribute"):
        if compatible_attributes(cue.id, names[0]):
            names = [cue.id]
    text = scene.figures[index].mention.unit or ""
    return Found(names[0], text, f"attribute: by its unit, {text}", scene.starts[index], THRESHOLD)


def _unit_cue(scene: Scene, index: int) -> list[Cue]:
    """Return the counter of a figure where it names what is counted: 50,000 processors."""
    end = scene.ends[index]
    surface = _unit_surface(scene.figures[index].mention.unit or "")
    return [] if surface is None else [Cue(end, end, surface)]


@lru_cache(maxsize=1024)
def _unit_surface(unit: str) -> Surface | None:
    found = [cue.surface for cue in surface_index().find(unit) if cue.sort == "attribute"]
    return found[-1] if found else None


@once_a_sentence
def subject_of(scene: Scene) -> Found | None:
    """Return what a sentence without figures speaks of, for a figure that the next one gives."""
    for cue in scene.sort("attribute"):
        attribute = attribute_of(cue.id)
        if attribute is None or attribute.general or attribute.weak or "when" in attribute.of:
            continue
        if TOPIC.match(scene.text[scene.word_end(cue.end) if cue.surface.part == "stem" else cue.end :]):
            text = scene.text[cue.start : cue.end].strip()
            return Found(cue.id, text, f"attribute: {text}", cue.start, THRESHOLD)
    return None


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
