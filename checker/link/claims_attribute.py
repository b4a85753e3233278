"""What a figure counts: by its own sentence, or by the one before where it names nothing."""

from __future__ import annotations

import re

from msgspec.structs import replace

from checker.lexicon.attributes import attribute_of
from checker.lexicon.wordlists import word_list
from checker.link.attribute_found import Found
from checker.link.attribute_rows import respective
from checker.link.attribute_standing import SHARED, WHOLE, classes_of
from checker.link.attributes import find_attribute, is_general, is_run
from checker.link.claims_memory import Memory
from checker.link.context import TOPIC_FIGURE
from checker.link.roles import Part
from checker.link.scene import WHEN, Scene, once_a_sentence
from checker.model import FigureKind, Role
from checker.text import one_of

__all__ = ["attribute_told"]

# Figures that go on with the subject of the sentence before, and their roles where they name nothing.
_CARRIED_CLASSES = frozenset({"money", "percent", "person", "thing", "household", "ratio", "area"})
_GOING_ON = (Role.FORECAST, Role.CHANGE, Role.MULTIPLE, Role.PREVIOUS)

# A sentence of up to this many letters that gives a time only dates the one before: 오전 9시쯤이다.
_SHORT = 32

# What may stand before a figure whose subject is left out: nothing, or words that name nothing.
_BARE = re.compile(
    rf"(?:^|[,.“”\"'‘’(])\s*(?:{one_of(word_list('ko/filling.toml', 'opens_clause'))}\s?(?:는|은|가|이)?\s*)*$"
)


def attribute_told(scene: Scene, index: int, part: Part, memory: Memory) -> tuple[Found | None, tuple[str, ...]]:
    """Return what a figure counts: by its own sentence, or by the one before where it names nothing."""
    found = respective(scene, index, memory.row) or find_attribute(scene, index, part.role)
    figure = scene.figures[index]
    if figure.kind in WHEN:
        if found is None and memory.event is not None and memory.event.id == "happened" and len(scene.text) <= _SHORT:
            found = _carried_on(memory.event)
        return found, (found.note,) if found else ()
    if figure.kind is FigureKind.AGE and (found is None or is_general(found)):
        return _age(scene, index, part, memory, found)
    if figure.mention.unit == "magnitude" and found is None:
        return Found("magnitude", figure.text, "attribute: a magnitude", scene.starts[index], 0.0), ()
    if _is_rate_to_one(scene, index, found):
        found = Found("competition_rate", "경쟁률", "attribute: a rate of those who apply", scene.starts[index], 0.0)
        return found, (found.note,)
    if found is not None and memory.last is not None and memory.last.id != found.id and _is_base(scene, index, found):
        carried = _carried_on(memory.last)
        return carried, (carried.note,)
    if found is not None and not is_general(found):
        known = attribute_of(found.id)
        # 예산 400조원보다: the next figure is of no budget; 31층 아파트: what follows counts no floors
        if not _THAN.match(scene.text[scene.ends[index] :]) and not (known is not None and known.firm):
            memory.found.update(dict.fromkeys(sorted(classes_of(figure)), found))
            if known is not None and set(known.of) & SHARED:
                memory.last = found
        return found, (found.note,)
    bare = _is_bare(scene, index)
    if _is_whole(scene, index):
        return found, (found.note,) if found else ()
    run = is_run(scene, index)
    if bare or run or part.role in _GOING_ON or found is not None:
        if not scene.korean and (figure.kind is not FigureKind.MONEY or part.role is not Role.FORECAST):
            return found, (found.note,) if found else ()
        for name in ["percent"] if run else sorted(classes_of(figure) & _CARRIED_CLASSES):
            shared = run or (name in ("percent", "ratio") and part.role in (Role.CHANGE, Role.MULTIPLE))
            before = memory.last if shared else memory.found.get(name)
            if before is not None and (_narrows(before, found) if found else bare or run or _goes_on(before, part)):
                found = _carried_on(before)
                return found, (found.note,)
    return found, (found.note,) if found else ()


def _carried_on(found: Found) -> Found:
    """Return what a figure of the sentence before counts, as that of one that names nothing."""
    return replace(found, note=f"{found.note} from the sentence before", carried=True)


def _age(
    scene: Scene, index: int, part: Part, memory: Memory, found: Found | None
) -> tuple[Found | None, tuple[str, ...]]:
    """Return whose age a figure is that says no more than 연령 or nothing.

    Somebody's age is a whole number and does not rise: 34.1세, 0.3세 올랐다 go on with the mean age told before.
    """
    figure = scene.figures[index]
    mean = part.role is Role.CHANGE or (figure.value is not None and figure.value % 1 != 0)
    if found is not None:
        if mean:
            memory.found["age"] = found
        return found, (found.note,)
    before = memory.found.get("age") if mean else None
    if before is not None:
        found = _carried_on(before)
        return found, (found.note,)
    return Found("age", figure.text, "attribute: an age", scene.starts[index], 0.0), ()


# Below it a whole number to one is a score, or shares that are split: 3대 1.
_FEWEST_TO_ONE = 10
_TO_ONE = re.compile(r"대\s?1$")


def _is_rate_to_one(scene: Scene, index: int, found: Found | None) -> bool:
    """Tell whether a figure is how many apply for one place, whatever else its sentence counts: 43가구에 … 몰려 761.74대 1."""
    figure = scene.figures[index]
    if figure.kind is not FigureKind.RATIO or _TO_ONE.search(figure.text) is None:
        return False
    if found is not None and (known := attribute_of(found.id)) is not None and "ratio" in known.of:
        return False
    value = figure.value
    if value is None or (value < _FEWEST_TO_ONE and value == value.to_integral_value()):
        return False
    return any(word in scene.text for word in word_list("ko/rates.toml", "applied"))


# What shares are told of that are shares of something else: the deficit is 4 % of GDP.
_WHOLES = frozenset({"gdp"})
_OF_WHOLE = re.compile(r"^\)?(?:의|\s?대비)\s?(?:약\s)?$")


def _is_base(scene: Scene, index: int, found: Found) -> bool:
    """Tell whether an attribute is only what a percentage is a share of: 국내총생산(GDP)의 4.0%다."""
    if found.id not in _WHOLES or scene.figures[index].kind is not FigureKind.PERCENT or found.start < 0:
        return False
    return _OF_WHOLE.match(scene.text[found.start + len(found.text) : scene.starts[index]]) is not None


_THAN = re.compile(r"^\)?\s?(?:보다|대비|에 비해|에 견줘)")


@once_a_sentence
def _is_bare(scene: Scene, index: int) -> bool:
    """Tell whether a figure has no subject of its own, or only a branch for one."""
    return _is_branch(scene, index) or (scene.korean and _BARE.search(_clause_before(scene, index)) is not None)


@once_a_sentence
def _is_whole(scene: Scene, index: int) -> bool:
    """Tell whether a figure is what the next one is a part of: 48명 가운데."""
    return WHOLE.match(scene.gap(scene.ends[index], len(scene.text))) is not None


def _clause_before(scene: Scene, index: int) -> str:
    """Return what stands before a figure in its clause, without brackets."""
    start = scene.starts[index]
    return scene.gap(max((edge for edge in scene.edges if edge <= start), default=0), start)


def _is_branch(scene: Scene, index: int) -> bool:
    """Tell whether a figure has only a branch or a group for its subject: 자동차는 65억달러로, 여성이 9명."""
    return any(TOPIC_FIGURE.match(scene.text[cue.end : scene.starts[index]]) for cue in scene.sort("qualifier"))


def _goes_on(before: Found, part: Part) -> bool:
    """Tell whether a forecast or change without a noun is of what was spoken of before."""
    known = attribute_of(before.id)
    return known is not None and not known.weak and part.role in _GOING_ON


def _narrows(special: Found, general: Found) -> bool:
    """Tell whether a remembered attribute may be meant by a general word (그 금액은)."""
    one, two = attribute_of(special.id), attribute_of(general.id)
    return one is not None and two is not None and one.refines == two.id
