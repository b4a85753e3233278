"""Hold a corrected sentence against what had to go from it and what had to come."""

from __future__ import annotations

from decimal import Decimal

from checker.classroom.model import Correction, Item
from checker.classroom.values import Share, read_figures
from checker.classroom.words import Words
from checker.judge.readings import base_value
from checker.model import Effect, Figure, FigureKind

__all__ = ["share_of_correction"]

_FULL, _MOST, _HALF, _NOTHING = Decimal(1), Decimal("0.8"), Decimal("0.5"), Decimal(0)
# A sentence shorter than this part of the model is no sentence any more.
_WHOLE = 0.5
_CALENDAR = (FigureKind.DATE, FigureKind.TIME)


def share_of_correction(text: str, nothing: bool, item: Item, words: Words) -> Share:
    """Say what a correction is worth.

    Args:
        text: The sentence as the student wrote it.
        nothing: Whether the student says that nothing is to be corrected.
        item: The question.
        words: The words of the classroom.
    """
    correction = item.correction or Correction()
    text = " ".join(text.split())
    if not text and not nothing:
        return Share(_NOTHING, words.say("mend", "none"))
    if not correction.before:
        return _left_alone(nothing, words)
    if nothing:
        return Share(_NOTHING, words.say("missed", item.kind))
    return _mended(text, correction, words)


def _left_alone(nothing: bool, words: Words) -> Share:
    return Share(_FULL, words.say("mend", "nothing")) if nothing else Share(_NOTHING, words.say("mend", "needless"))


def _mended(text: str, correction: Correction, words: Words) -> Share:
    before, after, given = (_signs(sentence) for sentence in (correction.before, correction.after, text))
    come, go = after - before, before - after
    if not come <= given:
        kept = bool(go & given)
        return Share(
            _NOTHING, words.say("mend", "kept" if kept else "wrong", text=correction.wrong or correction.right)
        )
    if go & given:
        return Share(_HALF, words.say("mend", "both", text=correction.wrong))
    if len(text) < _WHOLE * len(correction.after):
        return Share(_MOST, words.say("mend", "short"))
    return Share(_FULL, words.say("mend", "right"))


def _signs(sentence: str) -> set[tuple[object, ...]]:
    """Return what a sentence says in figures: values, hedges at values, parts of dates."""
    signs: set[tuple[object, ...]] = set()
    for figure in read_figures(sentence):
        signs.add(_sign(figure))
        signs |= {("hedge", _side(hedge.effect), *_sign(figure)) for hedge in figure.hedges if _side(hedge.effect)}
    return signs


def _sign(figure: Figure) -> tuple[object, ...]:
    if figure.kind in _CALENDAR:
        return ("date", figure.mention.calendar)
    unit = figure.unit if figure.dimension == "money" else figure.dimension
    return ("value", unit, base_value(figure))


_SIDES = {
    Effect.ABOUT: "about",
    Effect.AT_LEAST: "least",
    Effect.MORE_THAN: "least",
    Effect.AT_MOST: "most",
    Effect.LESS_THAN: "most",
}


def _side(effect: Effect) -> str:
    """Return to which side a hedge opens: 이상 and 최소 say the same."""
    return _SIDES.get(effect, "")
