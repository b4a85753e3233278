"""Units that a sentence leaves to the words beside a figure: 254×127㎝, 규모를 7.4로, 9층짜리 빌딩."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

import msgspec

from checker.lexicon.wordlists import word_list
from checker.model import Figure, FigureKind

__all__ = ["with_units"]

# One side before the other, which has the unit: 254 x 127cm, 127 by 245 centimeters.
_TIMES = re.compile(r"\s?[×xX✕*]\s?|\sby\s")
_LENGTH = "[length]"
_MAGNITUDE = "measure:magnitude"
# The magnitude is at 7.2, 규모를 7.4로; 규모 is the size of other things, too, but not in tenths without a unit.
_MAGNITUDE_IS = re.compile(r"(?:규모(?:는|를|가)?\s(?:약\s)?|\bmagnitude\s(?:(?:at|of|was|is|as)\s)?)$")
_LEAST, _MOST, _TENTH = Decimal(1), Decimal(10), Decimal("0.1")
_FLOOR, _STOREYS = "층", "count:floor"


def with_units(text: str, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Return the figures of a sentence, those that are written without their unit with it.

    Args:
        text: Of the article.
        figures: Those of one sentence, in reading order.
    """
    if not any(figure.kind in (FigureKind.NUMBER, FigureKind.RANK) for figure in figures):
        return figures
    found = list(figures)
    for index, figure in enumerate(figures):
        if figure.kind is FigureKind.RANK:
            if figure.mention.unit == _FLOOR and _are_storeys(text, figure, figures[max(index - 1, 0) : index + 2]):
                found[index] = _as(figure, FigureKind.COUNT, _FLOOR, _STOREYS)
        elif figure.kind is FigureKind.NUMBER and figure.dimension == "number":
            found[index] = _side(text, figure, figures[index + 1 : index + 2]) or _quake(text, figure, found[:index])
    return found


# 지상 4층, 지하 2층: how high and how deep a house is, unless something happens there.
_AND_DEEP = re.compile(r"\s?[,·/∼~]?\s?(?:지상|지하)\s?")
_ABOVE_OR_BELOW = re.compile(r"(?:지상|지하)\s?$")
# Letters of such a word and a blank.
_WORD = 3
_THERE = re.compile(r"(?:에서|에|으로|까지|부터|의)")


def _are_storeys(text: str, figure: Figure, beside: Sequence[Figure]) -> bool:
    """Tell whether floors are the storeys of a house: 9층짜리, 지상 4층·지하 2층이며."""
    if _behind().match(text, figure.span.end):
        return True
    floors = [other for other in beside if other.mention.unit == _FLOOR]
    for one, two in pairwise(floors):
        if figure not in (one, two) or _AND_DEEP.fullmatch(text, one.span.end, two.span.start) is None:
            continue
        if (
            _ABOVE_OR_BELOW.search(text, max(0, one.span.start - _WORD), one.span.start)
            and _THERE.match(text, two.span.end) is None
        ):
            return True
    return False


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s?(?:{'|'.join(word_list('ko/buildings.toml', 'storeys_behind'))})")


@cache
def _quakes() -> re.Pattern[str]:
    return re.compile("|".join(word_list("shared/quakes.toml", "quakes")))


@cache
def _behind_magnitude() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, word_list("shared/quakes.toml", "behind_magnitude"))))


def _side(text: str, figure: Figure, following: Sequence[Figure]) -> Figure | None:
    """Return a number as one side of what the figure behind it is the other side of."""
    if not following or following[0].dimension != _LENGTH or following[0].value is None:
        return None
    other = following[0]
    if _TIMES.fullmatch(text, figure.span.end, other.span.start) is None:
        return None
    return _as(figure, other.kind, other.mention.unit, _LENGTH, other.base)


def _quake(text: str, figure: Figure, before: Sequence[Figure]) -> Figure:
    """Return a number of tenths as a magnitude where its sentence speaks of one, or its article of an earthquake."""
    value = figure.value
    if value is None or figure.grain != _TENTH or not _LEAST <= value < _MOST:
        return figure
    told = any(other.dimension == _MAGNITUDE for other in before)
    named = told or _MAGNITUDE_IS.search(text, max(0, figure.span.start - 16), figure.span.start) is not None
    if not named and not (_behind_magnitude().match(text, figure.span.end) and _quakes().search(text)):
        return figure
    return _as(figure, FigureKind.MEASURE, "magnitude", _MAGNITUDE)


def _as(figure: Figure, kind: FigureKind, unit: str | None, dimension: str, base: Decimal = Decimal(1)) -> Figure:
    trace = (*figure.mention.trace, f"unit:{dimension} of the words beside it")
    mention = msgspec.structs.replace(figure.mention, kind=kind, unit=unit, trace=trace)
    return msgspec.structs.replace(figure, mention=mention, unit=unit, dimension=dimension, base=base)
