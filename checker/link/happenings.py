"""What a date of a day or more dates: the predicate of its clause, and no figure of that period.

지난 2014년 문을 연 극장 and a theatre that was opened in 2014 date one happening by an attribute; 2014년 매출은 3조원으로 늘었다
dates none, the year is the one that the sales are of. A Korean predicate follows its date, an English one comes before it, or
behind a date that opens its clause.
"""

from __future__ import annotations

import re

from checker.lexicon.attributes import attribute_of
from checker.lexicon.happenings import FIGURES, NONE, find_happening_word
from checker.lexicon.surfaces import LIGHT_VERB
from checker.lexicon.wordlists import word_list
from checker.link.scene import WHEN, Scene
from checker.text import one_of

__all__ = ["find_happening"]

# Grains of the dates of which a clause says what happened; years, quarters and months are mostly the period of figures.
_WIDE = frozenset({"year", "half", "quarter", "month", "decade", "day"})

# Letters in which the predicate of a date is looked for.
_AHEAD, _BEHIND, _OPENING = 72, 60, 90
_WORD = re.compile(r"\d?[가-힣]+|[A-Za-z][A-Za-z'’-]*")
_STOP_KO = re.compile(r"[.;]\s|[“”\"]")
# 지난해 6월 “…”며 부과한: what is quoted between a date and its predicate.
_QUOTED_KO = re.compile(r"(?:에|에는|엔)?\s?[“\"][^“”\"\n]{1,120}[”\"](?:이?라?며|면서|고|는|이유로)?\s")
# 종결은 2026년 초로 예상된다, 입주 예정 시기는 2025년 6월이다: the date is what is said of the noun before it.
_TOPIC_KO = re.compile(
    r"(?P<noun>[가-힣]{2,8}?)(?:\s?예정)?\s?(?:일자|일|시기|시점|기한|시한)?(?:은|는|이|가)\s(?:[가-힣]{2,3}\s)?$"
)
_TIMES = "ko/times.toml"
_SAID_OF_IT = re.compile(
    rf"(?:\([^()]*\))?\s?(?:{one_of((*word_list(_TIMES, 'about'), *word_list(_TIMES, 'part')))})?\s?(?:으로|로|이다|다[.\n]|이며|이고|까지(?:다|이다|로))"
)
# 데뷔 첫해인 2018년, 첫 시즌 2018년: the noun right before it is the year.
_NAMED_KO = re.compile(r"(?P<noun>첫\s?해|첫\s시즌)(?:인|이던|이었던)?\s$")
_TOPIC_REACH = 24
# ‘가람별곡’(2016): the year of a film or a book.
_TITLE_KO = re.compile(r"[’'”\"》>」』]\($")
_RELEASED = "released"
_STOP_EN = re.compile(r"[.;:“”\"]\s|,\s(?!\d)|\s(?:but|while|which|whose|where|when|than)\s")
_OPENS = re.compile(r"(?:^|[,;.“\"]\s?)(?:(?:In|On|By|Since|Back in|Early in|Late in|in|on|by)\s)?(?:early\s|late\s)?$")
# A date before its noun: the 2018 fire, the 2027 season.
_THE = re.compile(r"\b(?:the|a|its|their|his|her|’s|'s)\s$", re.IGNORECASE)
_NOUN_REACH = 28
# 2분기 매출, 3월 소비자물가: what comes right after the date is what is counted of it.
_OF_IT = re.compile(r"^(?:\s?\([^)]{1,20}\))?(?:의)?\s(?:말\s|연간\s|누적\s|전체\s|잠정\s|국내\s|전국\s|연결\s)?")
_SERIES = re.compile(rf"^(?:[가-힣A-Za-z’‘'\"]+\s){{0,2}}[가-힣]*{one_of(word_list(_TIMES, 'published_of'))}")


def find_happening(scene: Scene, index: int) -> str:
    """Return the id of what happened on a day or in a longer stretch; empty where it is the period that figures are of.

    Args:
        scene: The sentence.
        index: Number of the date among its figures.
    """
    figure = scene.figures[index]
    moment = figure.moment
    if figure.kind not in WHEN or moment is None or moment.grain not in _WIDE:
        return ""
    found = _korean(scene, index) if scene.korean else _english(scene, index)
    return found if found and found != FIGURES else ""


def _korean(scene: Scene, index: int) -> str | None:
    start, end = scene.starts[index], scene.ends[index]
    if _TITLE_KO.search(scene.text, max(0, start - 2), start) and scene.text.startswith(")", end):
        return _RELEASED
    if (before := _before(scene, start, end)) is not None:
        return before
    if _counts(scene, end):
        return None
    if (quoted := _QUOTED_KO.match(scene.text, end)) is not None:
        end = quoted.end() - 1
    stop = min(_next_date(scene, index), end + _AHEAD, len(scene.text))
    if (edge := _STOP_KO.search(scene.text, end, stop)) is not None:
        stop = edge.start()
    return _first(scene, end, stop)


def _before(scene: Scene, start: int, end: int) -> str | None:
    """Return what the noun before a Korean date names, where the date is what is said of it."""
    reach = scene.text[max(0, start - _TOPIC_REACH) : start]
    named = _NAMED_KO.search(reach)
    if named is None and _SAID_OF_IT.match(scene.text, end) is not None:
        named = _TOPIC_KO.search(reach)
    if named is None:
        return None
    found = find_happening_word(named["noun"], 0, len(named["noun"]))
    return found if found not in (None, NONE, FIGURES) else None


def _english(scene: Scene, index: int) -> str | None:
    start, end = scene.starts[index], scene.ends[index]
    text = scene.text
    if _THE.search(text[:start]):
        return _first(scene, end, min(end + _NOUN_REACH, _next_date(scene, index), len(text)))
    if _OPENS.search(text[:start]):
        stop = min(end + _OPENING, _next_date(scene, index), len(text))
        return _first(scene, end, stop)
    low = max(start - _BEHIND, _date_before(scene, index))
    for edge in _STOP_EN.finditer(text, low, start):
        low = edge.end()
    words = [*_WORD.finditer(text, low, start)]
    for word in reversed(words):
        found = find_happening_word(text, *word.span())
        if found is not None and found != NONE:
            return found
    return None


def _first(scene: Scene, start: int, stop: int) -> str | None:
    """Return the first happening that words between two places name, words that tell nothing left aside."""
    for word in _WORD.finditer(scene.text, start, stop):
        if word.start() == start and scene.korean:
            continue  # what is glued to the date: 에, 부터
        found = find_happening_word(scene.text, *word.span())
        if found is not None and found != NONE:
            return found
    return None


def _counts(scene: Scene, end: int) -> bool:
    """Tell whether what follows a Korean date is what is counted of it: 2분기 매출, 3월 소비자물가동향."""
    gap = _OF_IT.match(scene.text[end:])
    if gap is None:
        return False
    at = end + gap.end()
    if _SERIES.match(scene.text[at:]):
        return True
    for cue in scene.sort("attribute"):
        attribute = attribute_of(cue.id)
        if cue.start != at or attribute is None or attribute.general or "when" in attribute.of:
            continue
        if cue.surface.part == "noun" and LIGHT_VERB.match(scene.text, cue.end) is None:
            return True
    return False


def _next_date(scene: Scene, index: int) -> int:
    later = [scene.starts[i] for i in range(index + 1, len(scene.figures)) if scene.figures[i].kind in WHEN]
    return min(later, default=len(scene.text))


def _date_before(scene: Scene, index: int) -> int:
    return max((scene.ends[i] for i in range(index) if scene.figures[i].kind in WHEN), default=0)
