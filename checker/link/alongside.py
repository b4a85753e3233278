"""What a figure counts by the one right before it: the share that votes are, a rise in points and in per cent."""

from __future__ import annotations

import re

from msgspec.structs import replace

from checker.link.attribute_found import Found
from checker.link.attribute_senses import of_each
from checker.link.roles import Part, find_role
from checker.link.scene import WHEN, Scene
from checker.model import Figure, FigureKind, Role

__all__ = ["find_alongside"]

# 467만표(33.49%), 467만표, 33.49%, 467만표를 얻어 33.49%, 4.6 million votes or 33.49%.
_AS_SHARE = re.compile(
    r"^(?:\s?\(|,\s(?:즉\s|or\s)?|\sor\s|[을를]\s(?:얻어|얻으며|획득해|득표해)\s|로\s)(?:about\s|around\s|약\s)?$"
)
# A profit of $1.6 billion, or 38 cents a share.
_AS_EACH = re.compile(r"^(?:,\s|\s)?(?:or|\()\s?(?:about\s|around\s)?$|^\s?\(")
# Bare numbers in one row, and how far one rose: 32.1 and 35.0; 33.6, up by 0.1.
_ROW = re.compile(r"^(?:\s(?:and|or)|,)\s$")
# What moved 103 points, or 0.25%, and stands at its new level: by half a point, to a range of 4.75% to 5%.
_SAME_AGAIN = re.compile(
    r"^(?:\s(?:up|down|higher|lower))?,?\sor\s(?:about\s|around\s|nearly\s|almost\s|roughly\s)?$"
    r"|^,?\s(?:(?:up|down|higher|lower),?\s)?at\s$"
    r"|^,?\sto\s(?:a\srange\sof\s|between\s|about\s|around\s|nearly\s|almost\s|roughly\s)?$"
)
# What it was before, or is held against: $2.6 billion last year, down from $2.7 billion; 60 percent, compared with 67.
_HELD_AGAINST = re.compile(
    r"^(?:\s(?!(?:and|but|while|as)\b)[A-Za-z0-9’'-]+){0,6},?"
    r"\s(?:(?:up|down|rising|falling|revised|lowered|raised|cut)\s(?:slightly\s|sharply\s)?from|compared\s(?:with|to)|against|versus|vs\.?)"
    r"\s(?:an?\s(?:[a-z]+\s){1,2}of\s|the\s)?(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s|just\s|only\s)?$"
)
# Where it stood in the end: rose as much as 1% and finished 0.3% lower.
_IN_THE_END = re.compile(
    r"[^.;]*\b(?:and|but|then|before)\s(?:then\s)?(?:finish(?:ed|ing)|clos(?:ed|ing)|end(?:ed|ing)|settl(?:ed|ing))\s(?:the\sday\s)?(?:up\s|down\s|about\s)?$"
)
_MOVED_KINDS = frozenset({FigureKind.PERCENT, FigureKind.NUMBER})
_UP_BY = re.compile(r"^,\s(?:an?\s)?(?:(?!and\b|but\b|while\b)[a-z]+\s){0,2}(?:(?:by|of)\s)?$")


def find_alongside(scene: Scene, index: int, part: Part, near: Found | None) -> Found | None:
    """Return what a figure counts by the one right before it: a bare English number, or the share that votes are.

    Args:
        scene: The sentence.
        index: Number of the figure.
        part: Its role.
        near: What the last figure before it that is no date counts.
    """
    if near is None or index == 0:
        return None
    last = _stated_before(scene, index)
    one, two = scene.figures[last], scene.figures[index]
    gap = scene.text[scene.ends[last] : scene.starts[index]]
    if near.id == "votes" and two.kind is FigureKind.PERCENT and _AS_SHARE.match(gap):
        return replace(near, id="vote_share", note=f"attribute: share of {one.text} before it", carried=False)
    if two.mention.per is not None and _AS_EACH.match(gap) and one.kind is two.kind is FigureKind.MONEY:
        each = of_each(scene, index, near)
        return None if each is near else each
    if scene.korean:
        return None
    if (_SAME_AGAIN.match(gap) and two.kind in _MOVED_KINDS and one.kind not in WHEN) or _is_against_another(
        scene, index, part
    ):
        return replace(near, note=f"attribute: {near.text} of {one.text} beside it", carried=False)
    if one.kind is two.kind is FigureKind.PERCENT and part.role is Role.CHANGE and _IN_THE_END.fullmatch(gap):
        return replace(near, note=f"attribute: {near.text} of {one.text}, in the end", carried=False)
    if one.dimension == two.dimension and one.kind not in WHEN and _HELD_AGAINST.match(gap):
        return replace(near, note=f"attribute: {near.text} of {one.text}, which it is held against", carried=False)
    if {one.kind, two.kind} != {FigureKind.NUMBER} and not _moves(one, two, part):
        return None
    if not (_UP_BY if part.role is Role.CHANGE else _ROW).match(gap):
        return None
    return replace(near, note=f"attribute: {near.text} of {one.text} beside it", carried=False)


def _stated_before(scene: Scene, index: int) -> int:
    """Return the number of the last figure before ``index`` that is no date, or the one right before it."""
    return next((i for i in range(index - 1, -1, -1) if scene.figures[i].kind not in WHEN), index - 1)


def _moves(one: Figure, two: Figure, part: Part) -> bool:
    """Tell whether a percentage of change stands beside what has changed: closed at $63, 25 percent above it."""
    return one.kind is FigureKind.MONEY and two.kind is FigureKind.PERCENT and part.role is Role.CHANGE


# Up 69% from a year earlier and 12% from the quarter before: one thing against two.
_AND_AGAIN = re.compile(
    r"^(?:,?\s(?!and\b)[A-Za-z’'-]+){1,7},?\sand\s(?:by\s)?(?:about\s|around\s|nearly\s|almost\s)?$"
)


def _is_against_another(scene: Scene, index: int, part: Part) -> bool:
    """Tell whether a change in per cent is that of the one before it, held against something else."""
    one, two = scene.figures[index - 1], scene.figures[index]
    if not (one.kind is two.kind is FigureKind.PERCENT) or part.role is not Role.CHANGE:
        return False
    first = find_role(scene, index - 1)
    if first.role is not Role.CHANGE or first.base is None or part.base is None or first.base == part.base:
        return False
    return _AND_AGAIN.match(scene.text[scene.ends[index - 1] : scene.starts[index]]) is not None
