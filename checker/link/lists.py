"""Lists of counts inside one sentence: what holds for every item of one, and what its sum counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.lexicon.attributes import attribute_of, is_general_attribute, summed_attribute
from checker.lexicon.surfaces import Cue
from checker.link.attribute_found import Found
from checker.link.scene import Scene
from checker.model import Claim, FigureKind

__all__ = ["find_sum", "goes_on_to", "is_mark"]

# What ends a list with its sum: 등 14명, 등 모두 70명.
_SUM = re.compile(r"\s등\s?(?:모두|총|합쳐|합쳐서|합해)?\s?$")
# What parts two items of a list: 사망 4명, 중상 5명; no clause ends between them.
_NEXT_ITEM = re.compile(r"(?:\s?\([^()]*\))?(?:\s?[,·과와]|\s및)\s?(?:[가-힣]{1,8}\s?){0,2}")
_PEOPLE = "count:person"
# A round level that is passed or held: 2400선, 6만원선.
_MARK = re.compile(r"\s?(?:(?:아래|밑|위)로|선)(?:[을이에도은의대]|까지|마저|으로|에서|과)?(?![가-힣])")
_LEVELS = (FigureKind.NUMBER, FigureKind.MONEY, FigureKind.PERCENT)


def is_mark(scene: Scene, index: int) -> bool:
    """Tell whether a figure is no level but a round one that levels pass: 2400선이 무너졌다."""
    kind = scene.figures[index].kind
    return scene.korean and kind in _LEVELS and _MARK.match(scene.text, scene.ends[index]) is not None


def goes_on_to(scene: Scene, cue: Cue, index: int) -> bool:
    """Tell whether a mark holds for a figure further on in its list: 중상자는 동구 4명, 서구 5명으로 총 9명.

    It does while nothing else is counted between the two, and for the sum of the list where the list has that mark
    alone: of 사망 4명, 중상 5명 등 9명 the nine are not all hurt badly.
    """
    figure, start = scene.figures[index], scene.starts[index]
    if figure.dimension not in (_PEOPLE, "number"):
        return False
    own = {known.id for known in scene.sort("attribute") if known.start < cue.end and cue.start < known.end}
    if any(known.start >= cue.end for known in _others(scene, own, start)):
        return False
    if _SUM.search(scene.text[:start]) is None:
        return True
    axis = cue.id.partition(":")[0]
    marks = {known.id for known in scene.sort("qualifier") if known.id.startswith(axis) and known.end <= start}
    return len(marks) == 1 and not _others(scene, own, start)


def _others(scene: Scene, own: set[str], end: int) -> list[Cue]:
    """Return the words before ``end`` for what is counted that is none of ``own``, without those that say little."""
    return [
        known
        for known in scene.sort("attribute")
        if known.end <= end and known.id not in own and not is_general_attribute(known.id)
    ]


def find_sum(scene: Scene, index: int, found: Found | None, told: Sequence[Claim]) -> Found | None:
    """Return what the sum of a list of people counts where its items count several things: 사망 4명, 부상 5명 등 9명.

    Args:
        scene: The sentence.
        index: The figure.
        found: What it would count by the nearest word.
        told: The claims of the sentence before it.

    Returns:
        ``None`` where the figure is no such sum, or has a noun of its own.
    """
    if scene.figures[index].dimension != _PEOPLE or _SUM.search(scene.text[: scene.starts[index]]) is None:
        return None
    items = _items(scene, index, told)
    if found is not None and found.id not in items:
        return None
    name = summed_attribute(items)
    attribute = None if name is None else attribute_of(name)
    if attribute is None:
        return None
    return Found(attribute.id, attribute.ko, "attribute: the sum of its list", scene.starts[index], 0.0)


def _items(scene: Scene, index: int, told: Sequence[Claim]) -> list[str]:
    """Return what the items of the list right before a figure count."""
    counted = {claim.figure.span.start: claim.attribute for claim in told}
    items: list[str] = []
    for other in range(index - 1, -1, -1):
        attribute = counted.get(scene.figures[other].span.start)
        if scene.figures[other].dimension != _PEOPLE or attribute is None:
            break
        items.append(attribute)
        if other and not _NEXT_ITEM.fullmatch(scene.text, scene.ends[other - 1], scene.starts[other]):
            break
    return items
