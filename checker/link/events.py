"""What happened on a date, where the attribute lexicon has no word for it: 2016년 9월 발사된, convicted in November."""

from __future__ import annotations

import re

from checker.lexicon.attributes import attribute_of
from checker.lexicon.synonyms import event_words
from checker.link.attribute_found import THRESHOLD, Found
from checker.link.context import Token, read_words
from checker.link.scene import WHEN, Scene, once_a_sentence

__all__ = ["find_event"]

# Letters between a date and the word of what happened then. Korean verbs close their clause, English dates
# follow their verb, or open the sentence.
_AHEAD, _BEHIND, _OPENING = 64, 48, 72
# What was meant to happen did not happen then: 채취하기 위해, 발사하려던.
_MEANT = re.compile(r"^[가-힣]{0,8}?(?:하기|되기|려고|려는|려던|하려|고자)")
# A date that opens its sentence.
_OPENS = re.compile(r"^[\s“\"']*(?:(?:In|On|By|Since|Early|Late|early|late|in|on)\s)*$")
_STOPS = re.compile(r"[;.]|,\s(?!\d{4})")


@once_a_sentence
def find_event(scene: Scene, index: int) -> Found | None:
    """Return what happened on a date, or ``None`` where no such word stands near enough.

    Args:
        scene: The sentence.
        index: Number of the date among its figures.
    """
    if scene.figures[index].kind not in WHEN:
        return None
    events = [token for token in read_words(scene) if token[0] in event_words() and not _is_meant(scene, token)]
    events = sorted((*events, *_befallen(scene)), key=lambda token: token[1])
    start, end = scene.starts[index], scene.ends[index]
    after = [token for token in events if end <= token[1]]
    before = [token for token in events if token[2] <= start]
    if scene.korean:
        near = next((token for token in after if _is_near(scene, end, token[1], _AHEAD)), None)
    else:
        near = next((token for token in reversed(before) if _is_near(scene, token[2], start, _BEHIND)), None)
        if near is None and _OPENS.match(scene.text[:start]) is not None:
            near = next((token for token in after if token[1] - end <= _OPENING), None)
    if near is None:
        return None
    word, first, last = near
    return Found(word, scene.text[first:last], f"attribute: {scene.text[first:last]} of the date", first, THRESHOLD)


def _befallen(scene: Scene) -> list[Token]:
    """Return the verbs of what befell people, which the attribute lexicon has: 체포됐다, were killed."""
    return [
        (f"event:{cue.id}", cue.start, cue.end)
        for cue in scene.sort("attribute")
        if cue.surface.part == "stem" and (known := attribute_of(cue.id)) is not None and "person" in known.of
    ]


def _is_meant(scene: Scene, token: Token) -> bool:
    return scene.korean and _MEANT.match(scene.text[token[1] + 2 :]) is not None


def _is_near(scene: Scene, start: int, end: int, reach: int) -> bool:
    """Tell whether a date and a word stand in one clause, no other date between them."""
    if end - start > reach or _STOPS.search(scene.text, start, end) is not None:
        return False
    return not any(
        start <= place < end and figure.kind in WHEN for place, figure in zip(scene.starts, scene.figures, strict=True)
    )
