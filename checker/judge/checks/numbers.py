"""Harmless readings of two numbers in one unit: the same, rounded, cut off, hedged, vague."""

from __future__ import annotations

import re
from decimal import Decimal

from checker.judge.checks.digits import is_scaled
from checker.judge.checks.lengths import bounded_length, rounded_length, same_length
from checker.judge.checks.say import cut, different, off_by, quoted, rounding_step, seen_as, unit_word
from checker.judge.compare import (
    VOTES,
    Judgement,
    Pair,
    Side,
    is_percent_for_points,
    magnitude,
    read_numbers,
    same_number,
    same_scale,
)
from checker.judge.particles import with_particle
from checker.judge.readings import allowed, are_told_bounds, significant, steps_of
from checker.judge.wording import place
from checker.lexicon.growing import find_growing
from checker.model import Effect, Figure, FigureKind, Interval, Step, Text
from checker.numbers import english, korean, tidy
from checker.numbers import significant as short

__all__ = ["hedged", "loose_bound", "rounded", "same", "truncated", "vague", "widened"]

_MOMENTS = (FigureKind.DATE, FigureKind.TIME)
# Small counts of two things are often equal (12 houses, 12 people), larger ones seldom.
_NO_CHANCE = 100
_NUMBER = re.compile(r"[0-9]+")
# An open bound and a figure further apart than this do not speak of one count.
_LOOSE = 2
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def _numbers(pair: Pair) -> bool:
    return same_scale(*pair.figures) and not any(figure.kind in _MOMENTS for figure in pair.figures)


def same(pair: Pair) -> Judgement | None:
    """Speak when two figures are one number, however it is spelt.

    What it does: compares values, not letters; a hedge alone is no difference.
    Why it matters: 6조5천억, 6조5000억 and 6조 5,000억 are one figure, and so are 37명 and 약 37명.
    Example: 6조5천억원 / 6조5000억원; 300 people / about 300 people; not 37명 / 38명.
    Source: VERDICTS, reading 1; of the facts that outlets share, 68 % agree in this way.
    """
    left, right = pair.figures
    if _same_words(left, right) or _same_price(left, right) or _same_count(left, right) or _same_margin(pair):
        return Judgement("same", _same_text(pair))
    if _same_unnamed(left, right):
        return Judgement("same", _same_text(pair))
    if not _numbers(pair):
        return same_length(pair)
    if pair.has_kind(FigureKind.RANK) and _is_listed(pair):
        return Judgement("same", different(pair, Text("서로 맞는 순위입니다.", "are the same places.")))
    if left.value is None or right.value is None:
        if left.value is not None or right.value is not None or not _same_range(left, right):
            return None
    elif not same_number(magnitude(left), magnitude(right)):
        return None
    return Judgement("same", _same_text(pair))


def _same_text(pair: Pair) -> Text:
    if pair.anchor.said != pair.other.said:
        return different(pair, Text("같은 값입니다.", "are the same value."))
    first = quoted(pair.anchor)
    return Text(
        f"{with_particle(first.ko, '과/와')} {pair.other.name}의 수치가 같습니다.",
        f"{first.en} and {pair.other.name} give the same figure.",
    )


def _same_words(left: Figure, right: Figure) -> bool:
    """Tell whether one spelling was read in two ways (29일, a day or a duration) or one score spelt twice."""
    if left.kind is FigureKind.RATIO and right.kind is FigureKind.RATIO and None in (left.value, right.value):
        return _NUMBER.findall(left.text) == _NUMBER.findall(right.text)  # 5대 3, 5-3
    return left.kind is not right.kind and "".join(left.text.split()) == "".join(right.text.split())


def _same_count(left: Figure, right: Figure) -> bool:
    """Tell whether two counters share a number that is no chance: 9,000 homes and 9,000 customers without power."""
    if left.kind is not FigureKind.COUNT or right.kind is not FigureKind.COUNT or left.value is None:
        return False
    if {left.dimension, right.dimension} == VOTES:
        return left.value == right.value  # 무효 92명, 무효 92표
    return left.value == right.value and left.value >= _NO_CHANCE


def _same_margin(pair: Pair) -> bool:
    """Tell whether the difference of two shares is told in per cent and in points: 격차 0.73%, 0.73%포인트 차."""
    left, right = pair.figures
    return is_percent_for_points(left, right) and pair.is_of("margin") and left.value == right.value is not None


def _same_price(left: Figure, right: Figure) -> bool:
    """Tell whether a price per something and an amount are one number: the 평당 may stand further off."""
    first, second = left.mention, right.mention
    if (first.per is None) == (second.per is None) or first.unit != second.unit or first.value is None:
        return False
    return first.value == second.value


# An amount that names no currency: 1500억, which a list may end with 2000억 달러.
_UNNAMED = re.compile(r"[0-9.,\s조억만천백]+")


def _same_unnamed(left: Figure, right: Figure) -> bool:
    """Tell whether two amounts are one number and one of them names no currency: 1500억, $150 billion."""
    if not left.kind is right.kind is FigureKind.MONEY or left.unit == right.unit or left.value != right.value:
        return False
    return left.value is not None and any(_UNNAMED.fullmatch(figure.text) for figure in (left, right))


def _is_listed(pair: Pair) -> bool:
    """Tell whether one side lists several places (6, 7, 9, 10위) and the other is among them."""
    figures = sorted(pair.figures, key=lambda figure: figure.value is None)
    return figures[0].value is not None and figures[1].value is None and allowed(figures[1]).contains(figures[0].value)


def _same_range(left: Figure, right: Figure) -> bool:
    first, second = allowed(left), allowed(right)
    ends = ((first.low, second.low), (first.high, second.high))
    return any(a is not None for a, _ in ends) and all((a is None and b is None) or same_number(a, b) for a, b in ends)


def rounded(pair: Pair) -> Judgement | None:
    """Speak when one figure is the other one, rounded.

    What it does: asks, from the last written digit up to the last that is not zero, whether the finer
    figure rounds to the coarser one, and shows the place that was needed.
    Why it matters: 560만 달러 and 557만6000달러 are one cost, written for two audiences.
    Example: 560만 달러 / 557만6000달러; 10.7% / 10.65%; not 37명 / 38명, not 30,000 / 26,000.
    Source: VERDICTS, readings 2 and 3; whole counts below 100 are exact (reading 9).
    """
    return rounded_length(pair) or _read(pair, truncate=False)


def truncated(pair: Pair) -> Judgement | None:
    """Speak when one figure is the other one, cut off.

    What it does: asks whether the digits behind were dropped, where that changes less than a tenth.
    Why it matters: Korean papers cut off as often as they round; 84㎡ stands for 84.96㎡.
    Example: 5.5% / 5.576%; 84㎡ / 84.96㎡; not 20,000 / 27,000.
    Source: VERDICTS, reading 4: a reading of its own, never taken for rounding.
    """
    return _read(pair, truncate=True)


def _read(pair: Pair, *, truncate: bool) -> Judgement | None:
    if not _numbers(pair) or any(figure.value is None for figure in pair.figures):
        return None
    found = read_numbers(*pair.figures, truncate=truncate)
    if found is None:
        return None
    reading, flipped = found
    coarse, fine = pair.sides if flipped else (pair.other, pair.anchor)
    if reading.step is None:
        return same(pair)
    unit, off = unit_word(coarse.figure), off_by(coarse, fine, reading)
    if truncate:
        lost = cut(reading.step, unit)
        how = Text(f"에서 {lost.ko} 버린 값입니다(차이 {off.ko}).", f"{lost.en} (off by {off.en}).")
    else:
        name = place(reading.step, unit)
        how = Text(f"{name.ko} 반올림한 값입니다(차이 {off.ko}).", f"rounded to {name.en} (off by {off.en}).")
    text = seen_as(coarse, fine, how, "" if truncate else "을/를")
    return Judgement(reading.code, text, (rounding_step(coarse, fine, reading),), off=reading.off)


def hedged(pair: Pair) -> Judgement | None:
    """Speak when two figures fit only because one of them is a bound or a range.

    What it does: asks whether the one lies in what the words of the other allow: 이상, 넘는, 여,
    최대, nearly, a range.
    Why it matters: "more than 5 million" and 5.576 million do not contradict each other, yet tell
    the reader different things.
    Example: 100명 이상 / 120명; 3300만여 / 3370만; not 100명 이상 / 95명.
    Source: VERDICTS, reading 6: 여 and 넘는 reach up to the next step, 이상 and 이하 are inclusive.
    """
    return bounded_length(pair) or (None if _is_loose(pair) else _bounded(pair, "hedged"))


def loose_bound(pair: Pair) -> Judgement | None:
    """Speak when two figures fit because one is a bound without an end, and lie far apart.

    What it does: what :func:`hedged` does, for an open bound that the other figure exceeds twofold, after an
    update was asked for; an amount whose digits are those of the bound at another scale is a slip.
    Why it matters: "more than 300 acres" covers 2,921 acres by the letter only; it is mostly an earlier count.
    Example: 100명 이상 / 350명; more than 300 / 2,921; not 100명 이상 / 120명.
    Source: VERDICTS, reading 6: 넘는 reaches to the next step, not to any height.
    """
    return None if _is_scale_lost(pair) else _bounded(pair, "loose_bound")


def _is_scale_lost(pair: Pair) -> bool:
    """Tell whether an open bound covers the other figure only because a scale slipped: up to $500 million, $5 million."""
    amounts = pair.has_kind(FigureKind.MONEY) or pair.has_kind(FigureKind.MEASURE)
    growing = (find_growing(side.claim.attribute, side.claim.attribute_text) for side in pair.sides)
    return amounts and is_scaled(pair, 1) and not any(growing)


def _is_loose(pair: Pair) -> bool:
    first, second = (magnitude(figure) for figure in pair.figures)
    if first is None or second is None or not any(None in (figure.low, figure.high) for figure in pair.figures):
        return False
    return max(abs(first), abs(second)) > _LOOSE * min(abs(first), abs(second))


def _bounded(pair: Pair, code: str) -> Judgement | None:
    if not _numbers(pair) or not any(_is_bound(figure) for figure in pair.figures):
        return None
    if are_told_bounds(*pair.figures):
        return None
    first, second = allowed(pair.anchor.figure), allowed(pair.other.figure)
    if any(figure.has(Effect.VAGUE) for figure in pair.figures) or not first.meets(second):
        return None
    return Judgement(code, _bounded_text(pair, code), _bounds_steps(pair), _IF_EXACT)


_IF_EXACT = Text(
    "한도나 어림이 아니라 정확한 값으로 쓴 것이라면 불일치입니다.",
    "If they were meant as exact figures, they conflict.",
)


_ONE_BOUND = {
    "hedged": Text("의 범위 안에 있어 서로 어긋나지 않습니다.", ", so the two do not contradict each other."),
    "loose_bound": Text("의 범위 안에 있지만 두 배 넘게 차이 납니다.", ", but one is more than twice the other."),
}
_TWO_BOUNDS = {
    "hedged": Text(
        "둘 다 한도나 범위로 말한 값이며 서로 어긋나지 않습니다.",
        "are both bounds or ranges and do not contradict each other.",
    ),
    "loose_bound": Text(
        "둘 다 한도나 범위로 말한 값이라 어긋나지는 않지만 두 배 넘게 차이 납니다.",
        "are both bounds or ranges and do not contradict each other, but one is more than twice the other.",
    ),
}


def _bounded_text(pair: Pair, code: str) -> Text:
    """Say which figure lies in what the words of which other allow."""
    bounds = [side for side in pair.sides if _is_bound(side.figure)]
    if len(bounds) > 1:
        return different(pair, _TWO_BOUNDS[code])
    other = pair.other if bounds[0] is pair.anchor else pair.anchor
    return seen_as(other, bounds[0], _ONE_BOUND[code], "", "lies within")


def widened(pair: Pair) -> Judgement | None:
    """Speak when two figures fit only because one says 약, 가량 or about.

    What it does: takes what an approximate figure allows, one place wider than its digits and never
    more than a twentieth.
    Why it matters: 약 480명 covers 476; an unhedged 480 would not.
    Example: 약 48㎞ / 47㎞; about 480 / 476; not 약 480 / 530.
    Source: VERDICTS, reading 5: on a round number a hedge adds nothing, on a sharp one a place.
    """
    if not _numbers(pair) or not any(figure.has(Effect.ABOUT) for figure in pair.figures):
        return None
    if any(figure.value is None or figure.has(Effect.VAGUE) for figure in pair.figures):
        return None
    if not _soft(pair.anchor).meets(_soft(pair.other)):
        return None
    words = {side.words_of(h): None for side in pair.sides for h in side.figure.hedges if h.effect is Effect.ABOUT}
    ko, en = "·".join(f"‘{word}’" for word in words), " and ".join(f"“{word}”" for word in words)
    why = Text(f"{with_particle(ko, '을/를')} 감안하면 서로 맞습니다.", f"fit, allowing for {en}.")
    steps = tuple(_soft_step(side) for side in pair.sides if side.figure.has(Effect.ABOUT))
    return Judgement("widened", different(pair, why), steps, _IF_EXACT)


def _soft(side: Side) -> Interval:
    """Return what an approximate figure allows: half a place more than its last digit, at most a twentieth."""
    figure = side.figure
    value = magnitude(figure)
    if value is None or not figure.has(Effect.ABOUT):
        return Interval(value, value)
    room = abs(value) / 20
    if figure.mention.grain is not None and figure.mention.value:
        last = max(steps_of(figure.mention.value, figure.mention.grain))
        place_up = max(figure.mention.grain * 10, last) * abs(value / figure.mention.value) / 2
        tens = abs(value) / 10 if figure.kind is FigureKind.COUNT and abs(value) < 1000 else room
        room = min(max(place_up, room / 2), tens)
    return Interval(value - room, value + room)


def _soft_step(side: Side) -> Step:
    room, figure = _soft(side), side.figure
    assert room.low is not None
    assert room.high is not None
    factor = (figure.mention.value or Decimal(1)) / (magnitude(figure) or Decimal(1))
    low, high = (short(tidy(end * abs(factor))) for end in (room.low, room.high))
    unit = unit_word(figure)
    text = Text(
        f"‘{side.said}’: {korean(low)}~{korean(high)}{unit.ko}까지 허용",
        f"“{side.said}” allows {english(low)} to {english(high)}{unit.en}",
    )
    return Step("bounds", text, {"low": str(low), "high": str(high)})


def vague(pair: Pair) -> Judgement | None:
    """Speak when one figure is a vague amount that covers the other.

    What it does: reads 수십, 몇 백, dozens of as the wide range that they allow.
    Why it matters: a vague figure says little, and never makes a conflict of itself.
    Example: 수십억원 / 50억원; dozens / 40; not 수십억원 / 900억원, which stays undecided.
    Source: VERDICTS, reading 7.
    """
    if not _numbers(pair) or not any(figure.has(Effect.VAGUE) for figure in pair.figures):
        return None
    if not allowed(pair.anchor.figure).meets(allowed(pair.other.figure)):
        return None
    return Judgement("vague", _vague_text(pair), _bounds_steps(pair), _IF_TOLD)


_IF_TOLD = Text(
    "막연하게 쓴 쪽의 정확한 수치가 나오면 다시 따져야 합니다.",
    "An exact figure for the vague one would have to be compared anew.",
)


def _vague_text(pair: Pair) -> Text:
    vague = [side for side in pair.sides if side.figure.has(Effect.VAGUE)]
    if len(vague) > 1:
        return different(pair, Text("둘 다 막연한 수여서 서로 어긋나지 않습니다.", "are both vague and do not differ."))
    other = pair.other if vague[0] is pair.anchor else pair.anchor
    return seen_as(
        other, vague[0], Text("의 범위 안에 있어 서로 어긋나지 않습니다.", ", which is vague."), "", "lies within"
    )


def _is_bound(figure: Figure) -> bool:
    if figure.has(*_BOUNDS):
        return True
    # 약 allows something on both sides of its number; 7조원대 starts at it
    return figure.low != figure.high and (figure.value is None or figure.value in (figure.low, figure.high))


def _bounds_steps(pair: Pair) -> tuple[Step, ...]:
    return tuple(_bounds_step(side) for side in pair.sides if side.figure.low != side.figure.high)


def _bounds_step(side: Side) -> Step:
    figure, bounds = side.figure, side.figure.mention.bounds
    factor = figure.mention.per.amount if figure.mention.per is not None else 1
    low, high = (None if x is None else x * factor for x in (figure.low, figure.high))
    high_open = bounds.high_open
    if high is not None and high >= 999 and significant(high + 1) == 1:  # 수백: 200 to 999
        high, high_open = high + 1, True
    ko, en = [], []
    if low is not None:
        ko.append(f"{korean(tidy(low))} {'초과' if bounds.low_open else '이상'}")
        en.append(f"{'more than' if bounds.low_open else 'at least'} {english(tidy(low))}")
    if high is not None:
        ko.append(f"{korean(tidy(high))} {'미만' if high_open else '이하'}")
        en.append(f"{'less than' if high_open else 'at most'} {english(tidy(high))}")
    text = Text(f"‘{side.said}’: {' '.join(ko) or '한도 없음'}", f"“{side.said}”: {', '.join(en) or 'no bound'}")
    return Step("bounds", text, {"low": None if low is None else str(low), "high": None if high is None else str(high)})
