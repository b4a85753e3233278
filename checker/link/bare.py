"""What a bare number counts, once its attribute is known: an average age of 33.6, births of 230,028."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import msgspec

from checker.lexicon.attributes import attribute_of
from checker.model import Figure, FigureKind

__all__ = ["as_counted"]

# 5세대 is a generation, 1288세대 are homes.
_GENERATION = "세대"
_MOST_GENERATIONS = Decimal(100)
# Nobody is older.
_OLDEST = Decimal(130)
# Classes beside which an attribute of people may still be told in bare numbers: a fertility rate of 0.72.
_WITH_PEOPLE = frozenset({"person", "number"})


def as_counted(figure: Figure, attribute: str | None) -> Figure:
    """Give a bare number the unit that its attribute has in other texts, and homes their own.

    Args:
        figure: A figure; one with a unit, or of another kind, comes back as it is.
        attribute: Id of what it counts, or ``None``.

    Returns:
        The figure as an age or as a count of people where the attribute counts nothing else, with a
        line in its trace; otherwise the same figure.
    """
    if figure.unit == _GENERATION and figure.kind is FigureKind.RANK and not _is_below(figure, _MOST_GENERATIONS):
        return _as(figure, FigureKind.COUNT, _GENERATION, "count:household")
    known = None if attribute is None else attribute_of(attribute)
    if figure.kind is not FigureKind.NUMBER or figure.dimension != "number" or known is None or known.general:
        return figure
    of = set(known.of)
    if "age" in of:
        return _as(figure, FigureKind.AGE, "year", "age") if _is_below(figure, _OLDEST) else figure
    if "person" in of and of <= _WITH_PEOPLE and ("number" in of or _is_whole(figure)):
        return _as(figure, FigureKind.COUNT, "people", "count:person")
    return figure


def _is_whole(figure: Figure) -> bool:
    return figure.value is not None and figure.value == figure.value.to_integral_value()


def _is_below(figure: Figure, limit: Decimal) -> bool:
    return figure.high is not None and figure.high < limit


def _as(figure: Figure, kind: FigureKind, unit: str, dimension: str) -> Figure:
    mention = msgspec.structs.replace(
        figure.mention, kind=kind, unit=unit, trace=(*figure.mention.trace, f"attribute:{dimension}")
    )
    return replace(figure, mention=mention, unit=unit, dimension=dimension)
