"""Whether a count of people is said to be of all of them: all 157 on board were killed, 탑승자 157명 전원이 사망했다."""

from __future__ import annotations

import re

from checker.link.scene import Scene

__all__ = ["are_all_lost"]

_PEOPLE = ("count:person", "number")
_ALL = re.compile(r"\b(?:all|every\sone)(?:\sof)?(?:\s(?:the|its|those))?\s(?:more\sthan\s)?$", re.IGNORECASE)
_NONE = re.compile(r"\bnone\sof(?:\sthe|\sits|\sthose)?\s$", re.IGNORECASE)
_LIVED = re.compile(r"\bsurviv(?:ed|es|or)|\balive\b", re.IGNORECASE)
_ALL_KO = re.compile(r"^(?:이|은|의)?\s?(?:전원|모두|전부)(?:이|가|은|\s)")
# What is said of the dead: killing all 157, the bodies of all 157.
_DEAD = frozenset({"deaths", "bodies"})
_BODIES = "bodies"
# Letters between a count and the word of what befell it.
_REACH = 90


def are_all_lost(scene: Scene, index: int) -> bool:
    """Tell whether the sentence says that all of the people whom a figure counts died.

    Args:
        scene: The sentence.
        index: Number of the figure.
    """
    if scene.figures[index].dimension not in _PEOPLE:
        return False
    start, end = scene.starts[index], scene.ends[index]
    if _ALL_KO.match(scene.text[end:]) is not None:
        return _are_dead(scene, end, end + _REACH)
    if _NONE.search(scene.text, 0, start) is not None:
        return _LIVED.search(scene.text, end) is not None
    dead = scene.figures[index].mention.unit == _BODIES or _are_dead(scene, start - _REACH, end + _REACH)
    return dead and _ALL.search(scene.text, 0, start) is not None


def _are_dead(scene: Scene, start: int, end: int) -> bool:
    return any(cue.id in _DEAD and start <= cue.start < end for cue in scene.sort("attribute"))
