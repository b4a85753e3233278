"""Which figures of a sentence only say an earlier one again, in another currency, unit or time zone."""

from __future__ import annotations

import re

from checker.lexicon.wordlists import word_list
from checker.link.scene import Scene, once_a_sentence
from checker.model import Figure, FigureKind
from checker.text import one_of

__all__ = ["find_conversions"]

_MONEY = "|".join(word.replace(" ", r"\s") for word in word_list("ko/filling.toml", "converted_to"))
_THAT_IS = "|".join(word_list("ko/filling.toml", "that_is"))
_OPEN = re.compile(
    rf"""^(?:\s?(?:이상|이하|초과|미만|가량|정도|안팎|남짓|상당|규모|어치))?\s*(?:
        [(\[]\s*(?:약|{_MONEY}|으로|로|환산|하면|about|around|approximately|some|roughly|or|nearly|almost|over|more\sthan|equivalent|to|,|\s)*
      | (?:,|·|=|약)?\s*(?:{_MONEY})(?:으로|로)?\s*(?:환산하면|환산|치면)?\s*(?:약)?\s*
      | ,?\s(?:{_THAT_IS})\s
      | ,?\s(?:or|equivalent\sto)\s(?:about\s|around\s|approximately\s|roughly\s|some\s|nearly\s)?
    )$""",
    re.VERBOSE,
)
_GO_ON = re.compile(r"^\s*[,·/;]\s*(?:약|or|about)?\s*$")
# A time in brackets after a time is the same moment by the clock of another place: 8 a.m. local time (0000 GMT).
_CLOCK_OPEN = re.compile(
    rf"^[ ]?(?:{one_of(word_list('ko/times.toml', 'about'))})?(?:[ ](?:local|[A-Z][a-z]+)[ ]time|[ ]현지[ ]?시[간각])?[ ]?[(\[][ ]?(?:(?:한국|우리)[ ]?시[간각][ ]?)?$"
)
_ITS_TIME = re.compile(r"^[ ](?:[A-Z][a-z]+[ ]){1,2}time\b")


@once_a_sentence
def find_conversions(scene: Scene) -> dict[int, int]:
    """Return which figures of a sentence only convert an earlier one: {conversion: stated}."""
    converted: dict[int, int] = {}
    for i in range(1, len(scene.figures)):
        stated = converted.get(i - 1, i - 1)
        one, two = scene.figures[stated], scene.figures[i]
        gap = scene.text[scene.ends[i - 1] : scene.starts[i]]
        if stated == i - 1 and _is_other_clock(scene, i, gap):
            converted[i] = stated
            continue
        if not _may_convert(one, two):
            continue
        # these have other words for one number
        again = one.dimension == "percentage_point" or one.kind is FigureKind.DURATION
        if not again and one.mention.unit == two.mention.unit and _SAID_CONVERTED.search(gap) is None:
            continue
        # a broadcaster's script has no brackets: 570억 1천만 달러 83조 4천억 원을, 최대 50억 달러, 약 5조 9천억 원으로
        beside = gap in (" ", ", 약 ") and one.kind is FigureKind.MONEY and two.mention.unit == "KRW"
        if beside or _OPEN.match(gap) or (i - 1 in converted and _GO_ON.match(gap)):
            converted[i] = stated
    return converted


def _is_other_clock(scene: Scene, index: int, gap: str) -> bool:
    """Tell whether a figure in brackets is the time before it by another clock."""
    one, two = scene.figures[index - 1], scene.figures[index]
    if not (one.kind is two.kind is FigureKind.TIME) or _CLOCK_OPEN.match(gap) is None:
        return False
    first, second = one.mention.calendar, two.mention.calendar
    if first is None or second is None or (first.hour, first.minute) == (second.hour, second.minute):
        return False
    named = second.zone is not None and second.zone != first.zone
    return named or _ITS_TIME.match(scene.text[scene.ends[index] :]) is not None


_CONVERTIBLE = (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION)


# An amount that is told as converted, and is so many times the first in the same currency, has a wrong one.
_MISNAMED = 5
_SAID_CONVERTED = re.compile(rf"[(\[]\s*(?:약|{_MONEY}|about|around|approximately|roughly|equivalent)")


def _may_convert(one: Figure, two: Figure) -> bool:
    if one.dimension == two.dimension == "percentage_point":
        return one.value is not None and one.value == two.value  # half a percentage point, or 50 basis points
    if one.kind not in _CONVERTIBLE or one.kind is not two.kind:
        return False
    if one.mention.unit == two.mention.unit and one.kind is FigureKind.DURATION:
        return one.value is not None and one.value == two.value  # 90 months, or seven years and six months
    if one.mention.unit == two.mention.unit:
        return one.kind is FigureKind.MONEY and _are_far(one, two)
    if two.mention.per is not None and one.mention.per is None:
        return False  # earnings a share, and what that makes in another currency for a receipt of several shares
    return one.kind is FigureKind.MONEY or one.dimension == two.dimension


def _are_far(one: Figure, two: Figure) -> bool:
    """Tell whether one amount is many times the other: 4억 달러(약 5600억 달러), where won were meant."""
    if not one.value or not two.value:
        return False
    low, high = sorted((abs(one.value), abs(two.value)))
    return high >= _MISNAMED * low
