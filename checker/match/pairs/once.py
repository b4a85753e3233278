"""A value that each of two articles gives once: there it is told of one thing, so that it hardly is of two here."""

from __future__ import annotations

from collections.abc import Sequence

from checker.match.features import middle, significant, value_key
from checker.match.pairs.context import Context
from checker.match.pairs.value_parts import are_told_alike, only_parts
from checker.match.pairs.values import best_values
from checker.match.pairs.weights import Part, part
from checker.model import Claim, Figure, FigureKind

__all__ = ["once_parts", "sole_part"]

# Kinds of which a value of one digit is told of one thing in a story; 3명, 2년 and 3위 are told of several. Of money whose
# attribute one article leaves unsaid ``only_parts`` speaks.
_TELLING = (FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.TIME)
# … and one of which one of two digits is; 75 who work in a library are no 75 who leave.
_WRITTEN = FigureKind.DURATION
_DIGITS = 2
# People and things of two languages are told in few common words, so that there such a count says more; one and two
# are counted everywhere.
_SEVERAL = 3


def _values(left: Claim, right: Claim, context: Context) -> str:
    one, two = best_values(left, right)
    return f"{one.text} | {two.text}"


def _is_told_of_one_thing(figure: Figure) -> bool:
    return figure.kind in _TELLING or (figure.kind is _WRITTEN and significant(figure) >= _DIGITS)


def _is_counted_in_two_languages(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether an article in Hangul and one in Latin letters give one count of several: 괴한 4명, a gang of four."""
    one, two = best_values(left, right)
    if one.kind is not FigureKind.COUNT or value_key(one) != value_key(two) or (middle(one) or 0) < _SEVERAL:
        return False
    return (left.article in context.hangul) != (right.article in context.hangul)


def once_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when both articles give a value, each in one place, and no word says of what: 수온은 9도, water of 48F (9C).

    A measure may be rounded, as those are that one article gives in feet and the other in metres.
    """
    if left.article == right.article or not are_told_alike(left, right):
        return ()
    one, two = best_values(left, right)
    if one.kind is not two.kind or one.dimension != two.dimension:
        return ()
    crossed = _is_counted_in_two_languages(left, right, context)
    if not crossed and not _is_told_of_one_thing(one):
        return ()
    exact = one.kind is FigureKind.TIME or value_key(one) == value_key(two)
    if not exact and one.kind is not FigureKind.MEASURE:
        return ()
    if not (context.gives_once(left, one) and context.gives_once(right, two)):
        return ()
    if one.kind is not FigureKind.TIME and only_parts(left, right, context):
        return ()  # told of one thing in the whole story, which says the same
    return (part("count given once in each language" if crossed else "given once in each", _values),)


def sole_part() -> Part:
    """Return what speaks for two groups of articles that alone give a value, and give it for nothing else."""
    return part("only groups of one value", _values)
