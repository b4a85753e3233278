"""What its sentence makes of a figure: a bare number that counts people, a forecast that is no bound."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from checker.lexicon.attributes import attribute_of
from checker.model import Effect, Figure, FigureKind, Hedge, Interval, Role

__all__ = ["as_age", "as_benchmark", "as_counted", "as_multiple"]

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


# Children under 15, anyone over 65, those aged 18 and under.
_AGED_BEFORE = re.compile(
    r"\b(?:children|boys|girls|kids|teenagers|youths|people|persons|those|adults|women|men|patients|infants|minors|anyone|everyone|residents)"
    r"\s(?:aged\s)?(?:under|below|over|above|younger\sthan|older\sthan)(?:\sthe\sage\sof)?\s$",
    re.IGNORECASE,
)
# A woman of 45, an attorney of 69.
_OLD_BEFORE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he)\s(?:[A-Za-z-]+\s){0,2}(?:man|woman|boy|girl|mother|father|grandmother|grandfather|widow|widower|student|teenager"
    r"|pensioner|retiree|farmer|driver|worker|lawyer|attorney|teacher|doctor|nurse|resident|tourist|passenger|player|actor|actress"
    r"|singer|[A-Z][a-z]+)\sof\s$"
)


def as_age(figure: Figure, before: str) -> Figure:
    """Make a bare English number an age, where it bounds who people are: children under 15.

    Args:
        figure: A figure; one with a unit, or that nobody is old, comes back as it is.
        before: What stands before it in its sentence.
    """
    if (
        figure.kind is not FigureKind.NUMBER
        or not _is_below(figure, _OLDEST)
        or not (_AGED_BEFORE.search(before) or _OLD_BEFORE.search(before))
    ):
        return figure
    return _as(figure, FigureKind.AGE, "year", "age")


def as_multiple(figure: Figure, role: Role) -> Figure:
    """Make an English count of times that compares a ratio: 50 times revenue is 매출의 50배, where 50 times is 50회.

    Args:
        figure: A figure; one of another unit comes back as it is.
        role: What it does in its sentence.
    """
    if role is not Role.MULTIPLE or figure.kind is not FigureKind.COUNT or figure.dimension != "count:time":
        return figure
    return _as(figure, FigureKind.RATIO, "times", "ratio")


_BEYOND = (Effect.MORE_THAN, Effect.LESS_THAN)


def as_benchmark(figure: Figure) -> Figure:
    """Free the value of a forecast from the verb behind it, which tells of the outcome: 전망치 486억을 상회했다.

    Args:
        figure: A figure that stands right behind a word for a forecast.

    Returns:
        The figure without the hedges behind it that say more or less, where those are all that it has.
    """
    if figure.value is None or not figure.hedges or not all(_is_beyond(figure, hedge) for hedge in figure.hedges):
        return figure
    trace = (*figure.mention.trace, "a forecast, which the outcome passes")
    exact = Interval(figure.mention.value, figure.mention.value)
    mention = msgspec.structs.replace(figure.mention, hedges=(), bounds=exact, trace=trace)
    return msgspec.structs.replace(figure, mention=mention, low=figure.value, high=figure.value)


def _is_beyond(figure: Figure, hedge: Hedge) -> bool:
    return hedge.effect in _BEYOND and hedge.span.start >= figure.span.end


def _is_whole(figure: Figure) -> bool:
    return figure.value is not None and figure.value == figure.value.to_integral_value()


def _is_below(figure: Figure, limit: Decimal) -> bool:
    return figure.high is not None and figure.high < limit


def _as(figure: Figure, kind: FigureKind, unit: str, dimension: str) -> Figure:
    mention = msgspec.structs.replace(
        figure.mention, kind=kind, unit=unit, trace=(*figure.mention.trace, f"attribute:{dimension}")
    )
    return msgspec.structs.replace(figure, mention=mention, unit=unit, dimension=dimension)
