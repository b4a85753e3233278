"""How a date stands in its sentence: as the day on which something happened, as an end of a stretch, or as a mark of the page.

Two articles that give one day seldom mean two things by it, but the Tuesday from which the power may be cut, or that a
page was put online on, is another matter than the Tuesday on which the fire broke out.
"""

from __future__ import annotations

import re

from checker.lexicon.wordlists import word_list
from checker.link.scene import WHEN, Scene
from checker.model import Figure
from checker.text import one_of

__all__ = ["find_frame"]

# Stretches of time since which a record stands: they are told of no figures, but a day that a text names so (3일 사고 이후)
# is the one on which something happened.
_LONG = frozenset({"year", "half", "quarter", "month", "decade"})
# 2021년 3분기(+35조원) 이후, 1983년 통계 작성 이래; since records began in 1983, since the flood of 1983.
_SINCE_KO = re.compile(
    r"(?:\s?\([^()]{1,16}\))?(?:\s?[말초])?(?:에|의)?(?:\s[가-힣]{1,8}){0,4}\s?(?:이후|이래|뒤로)로?(?![가-힣])"
)
_SINCE_EN = re.compile(r"\bsince(?:\s(?!from\b|until\b)[A-Za-z]+){0,5}\s(?:mid-|early-|late-)?$", re.IGNORECASE)
# Letters before an English date in which it is looked for.
_SINCE_REACH = 48
# What may stand between a Korean date and its particle: 10일(현지시간)부터, 오후 6시께까지.
_TIMES = "ko/times.toml"
_ASIDE = rf"\s?(?:\([^()]{{1,12}}\))?\s?(?:{one_of((*word_list(_TIMES, 'about'), *word_list(_TIMES, 'part')))})?"
_FROM_KO = re.compile(_ASIDE + r"부터")
_UNTIL_KO = re.compile(_ASIDE + r"까지")
_FROM_EN = re.compile(r"\b(?:since|starting|beginning)(?:\s(?:on|in|at|early|late|the))*\s$", re.IGNORECASE)
# … from Tuesday into Wednesday; sales rose from the quarter before.
_FROM_TO_EN = re.compile(r"\bfrom(?:\s(?:early|late|the))*\s$", re.IGNORECASE)
_TO_EN = re.compile(r"\s(?:to|through|until|till|into)\s")
_UNTIL_EN = re.compile(r"\b(?:through|until|till|into|by)(?:\s(?:early|late|the|at\sleast))*\s$", re.IGNORECASE)
# 2027년 말 문을 연다, late in 2027: a moment, where a bare year may be a period.
_END_KO = re.compile(r"\s?(?:연)?말(?![가-힣]?\s?(?:기준|현재|잔액))")
_END_EN = re.compile(r"\b(?:end\sof|late(?:\sin)?)(?:\sthe)?\s$", re.IGNORECASE)
# Letters before an English date that may hold the word which says so.
_BEFORE = 20

# Dates in figures are those of the page, as are those after which an agency or a place opens an English report.
_IN_FIGURES = re.compile(r"\d{4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,2}\.?")
_DATELINE = re.compile(r"^(?:,\s\d{4})?\s?(?:/|--|–|—|\(\w+\)\s?[-–—])")


def find_frame(scene: Scene, index: int) -> str:
    """Return ``from`` or ``until`` for an end of a stretch of time, ``end`` for that of a year, ``since`` for that of a record.

    ``posted`` is the date of a page. A range (3~5일) stands for its first day. Of any other date nothing is said.

    Args:
        scene: The sentence.
        index: Number of the figure.
    """
    figure = scene.figures[index]
    if figure.kind not in WHEN:
        return ""
    start, end = scene.starts[index], scene.ends[index]
    if _IN_FIGURES.fullmatch(scene.text, start, end) or (not scene.korean and _DATELINE.match(scene.text[end:])):
        return "posted"
    if _is_stretch(figure):
        return "from"
    if figure.moment is not None and figure.moment.grain in _LONG and _is_since(scene, start, end):
        return "since"
    is_year = figure.moment is not None and figure.moment.grain == "year"
    if scene.korean:
        if _FROM_KO.match(scene.text, end):
            return "from"
        if _UNTIL_KO.match(scene.text, end):
            return "until"
        return "end" if is_year and _END_KO.match(scene.text, end) else ""
    before = scene.text[max(0, start - _BEFORE) : start]
    if _FROM_EN.search(before) or (_FROM_TO_EN.search(before) and _TO_EN.match(scene.text, end)):
        return "from"
    if _UNTIL_EN.search(before):
        return "until"
    return "end" if is_year and _END_EN.search(before) else ""


def _is_stretch(figure: Figure) -> bool:
    """Tell whether a date is a range of days, or one from year to year; 4~6월 is a quarter that figures are of."""
    calendar, moment = figure.mention.calendar, figure.moment
    if calendar is None or calendar.end is None or moment is None:
        return False
    return moment.grain == "day" or (calendar.month is not None and calendar.end.year is not None)


def _is_since(scene: Scene, start: int, end: int) -> bool:
    if scene.korean:
        return _SINCE_KO.match(scene.text, end) is not None
    return _SINCE_EN.search(scene.text[max(0, start - _SINCE_REACH) : start]) is not None
