"""From where a distance is counted: 25 km south of one city are no slip for 138 km from another.

Korean names the place before the figure (한내에서 남쪽으로 약 25㎞), English behind it (25 km south of Hannae).
"""

from __future__ import annotations

import re

from checker.link.beside import AWAY
from checker.link.scene import Scene

__all__ = ["find_away"]

# 한내에서 / 한내 시내로부터 / 한내에서 남동쪽으로 약, right before a figure.
_FROM = re.compile(
    r"""
    (?:에서|으로부터|로부터)
    (?:\s(?:동|서|남|북){1,3}(?:쪽|방향|향)?(?:으로|에)?)?
    (?:\s(?:직선거리|직선\s거리|거리)(?:로|상)?)?
    (?:\s?(?:약|불과|고작|채|대략))*
    \s?$
    """,
    re.VERBOSE,
)
# Letters before a figure that hold the words above, and those between a name and them: 해안, 국제공항.
_BEFORE, _GAP = 24, 10
# What may stand between a name and the next one that it belongs to: Taiwan’s Hualien City.
_OWNS = re.compile(r"^['’]s?\s$")
# Letters between the word and the name: the centre of, downtown.
_REACH = 24


def find_away(scene: Scene, index: int) -> str:
    """Return the id of the place that a length is counted from, empty where no name says so.

    Args:
        scene: The sentence.
        index: Number of the figure.
    """
    if scene.figures[index].dimension != "[length]" or not scene.names:
        return ""
    return _korean(scene, index) if scene.korean else _english(scene, index)


def _korean(scene: Scene, index: int) -> str:
    start = scene.starts[index]
    low = max(start - _BEFORE, scene.ends[index - 1] if index else 0)
    found = _FROM.search(scene.text, low, start)
    if found is None:
        return ""
    place = found.start()
    near = [(end, name) for _, end, name in _names(scene) if place - _GAP <= end <= place]
    return max(near)[1] if near else ""


def _english(scene: Scene, index: int) -> str:
    end = scene.ends[index]
    found = AWAY.match(scene.text[end:])
    if found is None:
        return ""
    at = end + found.end()
    place = ""
    for start, stop, name in _names(scene):
        if start < at or start - at > _REACH or "," in scene.text[at:start]:
            continue
        if place and not _OWNS.match(scene.text[at:start]):
            break
        place, at = name, stop
    return place


def _names(scene: Scene) -> list[tuple[int, int, str]]:
    return [(n.span.start - scene.offset, n.span.end - scene.offset, n.entity) for n in scene.names]
