"""How a date stands in its sentence: as the day on which something happened, as an end of a stretch, or as a mark of the page.

Two articles that give one day seldom mean two things by it, but the Tuesday from which the power may be cut, or that a
page was put online on, is another matter than the Tuesday on which the fire broke out.
"""

from __future__ import annotations

import re

from checker.link.scene import WHEN, Scene, once_a_sentence

__all__ = ["find_frame"]

# What may stand between a Korean date and its particle: 10일(현지시간)부터, 오후 6시께까지.
_ASIDE = r"\s?(?:\([^()]{1,12}\))?\s?(?:께|쯤|경|무렵|말|초|중순|하순)?"
_FROM_KO = re.compile(_ASIDE + r"부터")
_UNTIL_KO = re.compile(_ASIDE + r"까지")
_FROM_EN = re.compile(r"\b(?:since|starting|beginning)(?:\s(?:on|in|at|early|late|the))*\s$", re.IGNORECASE)
# … from Tuesday into Wednesday; sales rose from the quarter before.
_FROM_TO_EN = re.compile(r"\bfrom(?:\s(?:early|late|the))*\s$", re.IGNORECASE)
_TO_EN = re.compile(r"\s(?:to|through|until|till|into)\s")
_UNTIL_EN = re.compile(r"\b(?:through|until|till|into|by)(?:\s(?:early|late|the|at\sleast))*\s$", re.IGNORECASE)
# Letters before an English date that may hold the word which says so.
_BEFORE = 20

# Dates in figures are those of the page, as are those after which an agency or a place opens an English report.
_IN_FIGURES = re.compile(r"\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?")
_DATELINE = re.compile(r"^(?:,\s\d{4})?\s?(?:/|--|–|—|\(\w+\)\s?[-–—])")


@once_a_sentence
def find_frame(scene: Scene, index: int) -> str:
    """Return ``from`` or ``until`` for an end of a stretch of time, ``posted`` for the date of a page, else nothing.

    Args:
        scene: The sentence.
        index: Number of the figure.
    """
    if scene.figures[index].kind not in WHEN:
        return ""
    start, end = scene.starts[index], scene.ends[index]
    if _IN_FIGURES.fullmatch(scene.text, start, end) or (not scene.korean and _DATELINE.match(scene.text[end:])):
        return "posted"
    if scene.korean:
        if _FROM_KO.match(scene.text, end):
            return "from"
        return "until" if _UNTIL_KO.match(scene.text, end) else ""
    before = scene.text[max(0, start - _BEFORE) : start]
    if _FROM_EN.search(before) or (_FROM_TO_EN.search(before) and _TO_EN.match(scene.text, end)):
        return "from"
    return "until" if _UNTIL_EN.search(before) else ""
