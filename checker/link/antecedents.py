"""What a bare number counts where its noun is left out: the thing counted last. Labour won 412 seats, the Greens four.

English leaves a noun out that stands with the figure before, in its sentence or in the one before (14 people have been
killed, six of them in one town; the day before it had been 11). Whatever follows such a number is no noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from checker.lexicon.attributes import attribute_of
from checker.link.attribute_found import Found
from checker.link.scene import Scene
from checker.model import Figure, FigureKind, Role

__all__ = ["Counted", "as_antecedent", "carried_on", "find_antecedent", "is_counted"]


class Counted(msgspec.Struct, frozen=True, gc=False):
    """A figure that counts something, with what it counts."""

    figure: Figure
    found: Found | None


# What follows a number whose noun is left out: the end of its clause, a preposition, a verb that goes on with it.
_NO_NOUN_BEHIND = re.compile(
    r"""
    (?:\s?[.,;:)”"’]|$)
    | \s(?:and|or|but|of|in|by|for|from|on|to|at|under|over|with|among|against|after|before|since|last|this|that|which|who|while|when
         |was|were|are|is|had|have|has|could|may|might|would|will|did|do|each|more|fewer|less|a|the|as|than|not)(?=[\s,.;])
    """,
    re.VERBOSE,
)
# Something is told of them that was not told of those before: 279 residents are missing and 900 have taken refuge.
_VERB_BEHIND = re.compile(
    r"\s(?:more\s|others?\s|also\s)?(?:was|were|are|is|had|have|has|could|may|might|would|will|did|do)\b|\s(?:that|which|who)\b"
)
# A gang of four, a woman of 45, a quake of up to 7; but 412 seats out of 650.
_OF_ONE = re.compile(r"(?<!out)\sof\s(?:up\sto\s|about\s|some\s|nearly\s|around\s|at\sleast\s)?$")
# Numbers that are read off something, or name it: category 5, day 61, at 5,618.26.
_NAMED = re.compile(
    r"\b(?:category|day|year|week|month|phase|stage|level|tier|clade|type|grade|class|chapter|no|number|room|flight)\.?\s$",
    re.IGNORECASE,
)
# How many times as many the next ones may be: of 71 people cut off in two areas, 64 are no areas.
_MOST = 10
# Units that say how often or by how much, not of what.
_NO_THINGS = frozenset({"count:time", "count:point", "count:percent", "count:times"})


def is_counted(figure: Figure) -> bool:
    """Tell whether it is known what a figure counts, so that the next one may leave that out: 412 seats, 14 people."""
    return figure.kind is FigureKind.COUNT and figure.dimension not in _NO_THINGS and figure.value is not None


def find_antecedent(scene: Scene, index: int, counted: Sequence[Counted], role: Role) -> Counted | None:
    """Return what stands for the noun that a bare English number leaves out, or ``None``.

    Args:
        scene: The sentence.
        index: Number of the figure in it; nothing says what it counts.
        counted: What its sentence counts before it.
        role: What the figure does.
    """
    figure = scene.figures[index]
    if scene.korean or not counted or figure.kind is not FigureKind.NUMBER or figure.dimension != "number":
        return None
    value = figure.value
    if value is None or value != value.to_integral_value() or role not in (Role.LEVEL, Role.PREVIOUS, Role.FORECAST):
        return None
    if _NO_NOUN_BEHIND.match(scene.text, scene.ends[index]) is None:
        return None
    if _NAMED.search(scene.text, 0, scene.starts[index]) or _is_of_one(scene, index):
        return None
    last = next((one for one in reversed(counted) if (one.figure.value or 0) * _MOST >= value), None)
    if last is None:
        return None
    known = None if last.found is None else attribute_of(last.found.id)
    if known is not None and not known.weak and _VERB_BEHIND.match(scene.text, scene.ends[index]):
        return replace(last, found=None)
    return last


def _is_of_one(scene: Scene, index: int) -> bool:
    before = index > 0 and scene.text[scene.ends[index - 1] : scene.starts[index]].strip().startswith("of")
    return not before and _OF_ONE.search(scene.text, 0, scene.starts[index]) is not None


def as_antecedent(figure: Figure, counted: Counted) -> Figure:
    """Return a bare number as one of the things that ``counted`` counts."""
    one = counted.figure
    trace = (*figure.mention.trace, f"the noun of {one.text} before it")
    mention = replace(figure.mention, kind=one.kind, unit=one.mention.unit, trace=trace)
    return replace(figure, mention=mention, unit=one.unit, dimension=one.dimension)


def carried_on(counted: Counted) -> Found | None:
    """Return what the antecedent counts, as what the bare number does."""
    found = counted.found
    return (
        None
        if found is None
        else replace(found, note=f"{found.note}; of {counted.figure.text} before it", carried=True)
    )
