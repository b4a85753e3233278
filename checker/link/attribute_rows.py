"""What the figures of a row count: dealt out one to each (각각), or told one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.lexicon.attributes import attribute_of
from checker.lexicon.surfaces import Cue
from checker.link.asides import is_cause
from checker.link.attribute_found import THRESHOLD, Found
from checker.link.attribute_senses import of_each
from checker.link.attribute_standing import classes_of, fit_loss
from checker.link.forecasts import is_forecast
from checker.link.scene import Scene, once_a_sentence
from checker.model import Role

__all__ = ["bracketed_by", "respective"]


def bracketed_by(scene: Scene, index: int) -> int | None:
    """Return the figure right before the bracket that holds another one, as its number."""
    opening = scene.text.rfind("(", 0, scene.starts[index])
    if opening < 0 or ")" in scene.text[opening : scene.starts[index]] or opening not in scene.ends:
        return None
    return scene.ends.index(opening)


def respective(scene: Scene, index: int, before: tuple[Found, ...]) -> Found | None:
    """Return what a figure after 각각 counts: the first figure the first noun, the second the second.

    Args:
        scene: The sentence.
        index: Number of the figure.
        before: What the sentence before counted, in order, for 각각 without nouns of its own.
    """
    place = scene.text.rfind("각각", 0, scene.starts[index])
    if place < 0:
        return _of_listed(scene, index)
    whole = bracketed_by(scene, index)
    if whole is not None and whole < index:  # 각각 3조원(5% 증가)과 4000억원: the percentage is of the three trillion
        return respective(scene, whole, before)
    kind = scene.figures[index].kind
    classes = classes_of(scene.figures[index])
    row = [
        i
        for i, f in enumerate(scene.figures)
        if scene.starts[i] > place and f.kind is kind and bracketed_by(scene, i) is None
    ]
    row = [i for i in row if scene.clause_of(scene.starts[i]) == scene.clause_of(scene.starts[row[0]])]
    row = _of_one_sort(scene, row)
    if index not in row or len(row) < 2:
        return None
    nouns: dict[str, Found] = {}
    inside: set[str] = set()
    for cue in _longest(scene.sort("attribute")):
        attribute = attribute_of(cue.id)
        if attribute is None or attribute.general or attribute.weak:
            continue
        if is_cause(scene, cue, row[0]):
            continue
        if cue.end <= place and fit_loss(cue, classes, Role.CHANGE) is not None:
            text = scene.text[cue.start : cue.end].strip()
            found = Found(cue.id, text, f"attribute: {text} by 각각", cue.start, THRESHOLD)
            nouns[cue.id] = found = of_each(scene, index, found) or found
            if scene.clause_of(cue.start) == scene.clause_of(place):
                inside.add(cue.id)
    if len(inside) == 1:  # 영업이익은 각각 24%, 62% 늘었다: one noun, two bases
        return nouns[inside.pop()]
    known = list(nouns.values()) or list(before)
    return known[-len(row) :][row.index(index)] if len(known) >= len(row) else None


# From one of several nouns to the next, and from one of several figures to the next: 매출과 영업이익은 3조원과 1조원이다.
_NEXT_NOUN = re.compile(r"(?:과|와|,|·|\s및)\s?(?:[가-힣]{1,4}\s)?")
_NEXT_FIGURE = re.compile(r"(?:\([^()]*\))?(?:과|와|,|\s및)\s?(?:약\s)?")


@once_a_sentence
def _of_listed(scene: Scene, index: int) -> Found | None:
    """Return what a figure counts where as many nouns are listed before its row: 매출과 이익은 예상치 3조원과 1조원을 넘었다."""
    if not scene.korean:
        return None
    row = _row_of(scene, index)
    classes = classes_of(scene.figures[index])
    cues = [
        cue for cue in _longest(scene.sort("attribute")) if cue.end <= scene.starts[row[0]] and not _says_little(cue)
    ]
    cues = [cue for cue in cues if fit_loss(cue, classes, Role.CHANGE) is not None][-len(row) :]
    joined = all(_NEXT_NOUN.fullmatch(scene.text, one.end, two.start) for one, two in pairwise(cues))
    if len(row) < 2 or len(cues) < len(row) or not joined or len({cue.id for cue in cues}) < len(row):
        return None
    if any(cues[0].start < start < scene.starts[row[0]] for start in scene.starts):
        return None
    cue = cues[row.index(index)]
    text = scene.text[cue.start : cue.end].strip()
    return of_each(scene, index, Found(cue.id, text, f"attribute: {text} by its place", cue.start, THRESHOLD))


def _says_little(cue: Cue) -> bool:
    attribute = attribute_of(cue.id)
    return attribute is None or attribute.general or attribute.weak


def _row_of(scene: Scene, index: int) -> list[int]:
    """Return the figures of one kind that stand in one row with a figure, that itself included."""
    kind = scene.figures[index].kind
    stated = [i for i, f in enumerate(scene.figures) if f.kind is kind and bracketed_by(scene, i) is None]
    rows: list[list[int]] = []
    for i in stated:
        if rows and _NEXT_FIGURE.fullmatch(scene.text, scene.ends[rows[-1][-1]], scene.starts[i]):
            rows[-1].append(i)
        else:
            rows.append([i])
    return next((row for row in rows if index in row), [index])


def _of_one_sort(scene: Scene, row: Sequence[int]) -> list[int]:
    """Return the figures of a row before those of a forecast: 각각 9조원과 1조원으로, 예상치 8조원을 웃돌았다."""
    if not row:
        return []
    forecasts = [cue.start for cue in scene.sort("role") if is_forecast(cue) and cue.start > scene.starts[row[0]]]
    return [i for i in row if not any(start < scene.starts[i] for start in forecasts)]


def _longest(cues: Sequence[Cue]) -> list[Cue]:
    """Return the words that are no part of a longer one, each once: the profit of earnings per share is none."""
    said = {(cue.start, cue.end, cue.id): cue for cue in reversed(cues)}
    places = {(start, end) for start, end, _ in said}
    held = {(start, end) for start, end in places for a, b in places if a <= start and end <= b and b - a > end - start}
    return [said[key] for key in sorted(said) if key[:2] not in held]
