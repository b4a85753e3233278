"""Lengths of time in two units: half an hour and 30분, 2시간 47분 and three hours, 4년 6개월 and more than four years."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, magnitude, same_scale
from checker.judge.readings import allowed, find_rounding
from checker.model import Effect, Figure, Text

__all__ = ["are_lengths", "bounded_length", "rounded_length", "same_length"]

_TIME = "[time]"
# A year is 365.25 days in one unit and 365 in another.
_SAME = Decimal("0.001")
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
_DIGIT = re.compile(r"[0-9]")


def are_lengths(pair: Pair) -> bool:
    """Tell whether two figures are lengths of time with values, in two units."""
    left, right = pair.figures
    if not left.dimension == right.dimension == _TIME or same_scale(left, right):
        return False
    return left.value is not None and right.value is not None


def _are_one(pair: Pair) -> bool:
    first, second = (magnitude(figure) or Decimal(0) for figure in pair.figures)
    return abs(second - first) <= abs(first) * _SAME


def same_length(pair: Pair) -> Judgement | None:
    """Speak when one length of time is the other one in words: half an hour and 30분, which nobody converted."""
    if not are_lengths(pair) or not _are_one(pair) or all(_DIGIT.search(figure.text) for figure in pair.figures):
        return None
    return Judgement("same", different(pair, Text("같은 길이입니다.", "are one length of time.")))


def rounded_length(pair: Pair) -> Judgement | None:
    """Speak when a length of time is another one, rounded to a larger unit: three hours for 2시간 47분."""
    if not are_lengths(pair) or _are_one(pair) or any(figure.has(*_BOUNDS) for figure in pair.figures):
        return None
    fine, coarse = sorted(pair.figures, key=_last_place)
    finer = magnitude(fine)
    if finer is None or coarse.value is None or find_rounding(coarse.value, finer / coarse.base, coarse.grain) is None:
        return None
    words = Text("하나는 다른 하나를 더 큰 단위로 반올림한 길이입니다.", "are one length of time, one of them rounded.")
    return Judgement("rounded", different(pair, words))


def _last_place(figure: Figure) -> Decimal:
    return (figure.grain or Decimal(1)) * figure.base


def bounded_length(pair: Pair) -> Judgement | None:
    """Speak when a length of time lies in what the words of the other one allow: 4년 6개월, more than four years."""
    if not are_lengths(pair) or _are_one(pair) or not any(figure.hedges for figure in pair.figures):
        return None
    left, right = pair.figures
    if not allowed(left).meets(allowed(right)):
        return None
    words = Text(
        "한쪽의 어림말이 허용하는 범위 안에서 서로 맞습니다.", "agree within what the words of one of them allow."
    )
    return Judgement("hedged", different(pair, words))
