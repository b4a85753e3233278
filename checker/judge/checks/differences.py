"""What no reading explains, and what could not be decided."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.checks.gaps import gap
from checker.judge.checks.lengths import are_lengths
from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, is_comparable, is_money, magnitude
from checker.judge.readings import significant
from checker.judge.wording import off_text
from checker.model import Effect, Figure, Step, Text

__all__ = ["careless_rounding", "differs", "unit_apart", "vague_apart"]

# Up to here a one-digit figure may be somebody's careless rounding of the other.
_CARELESS = Decimal("0.35")


def vague_apart(pair: Pair) -> Judgement | None:
    """Speak when a vague amount does not cover the other figure.

    What it does: leaves the pair undecided.
    Why it matters: 수십 and 120 are hardly one count, but a vague word is no figure to hold against another.
    Example: 수십명 / 120명; not 수십명 / 50명, which fits.
    Source: VERDICTS, reading 7: a vague figure alone never makes a conflict.
    """
    if not any(figure.has(Effect.VAGUE) for figure in pair.figures):
        return None
    return Judgement(
        "vague_apart",
        different(pair, Text("한쪽이 어림말이어서 판정하지 않았습니다.", "were not judged: one of them is vague.")),
        change=Text("정확한 수치가 나오면 판정할 수 있습니다.", "An exact figure would settle it."),
    )


def unit_apart(pair: Pair) -> Judgement | None:
    """Speak when two figures have units that no factor joins.

    What it does: leaves the pair undecided and names the units.
    Why it matters: 300가구 and 800명 may both be right; neither can be computed from the other.
    Example: 300가구 / 800명; 50㎞ / 3시간; not 12채 / 12동.
    Source: VERDICTS, comparing 5 and 7.
    """
    left, right = pair.figures
    same_money = is_money(left) and is_money(right) and left.dimension == right.dimension
    if is_comparable(left, right) or same_money:
        return None
    return Judgement(
        "unit_apart",
        different(
            pair, Text("단위가 달라 비교하지 못했습니다.", "could not be compared: their units have no common measure.")
        ),
    )


def careless_rounding(pair: Pair) -> Judgement | None:
    """Speak when a one-digit figure is too far from the finer one to be its rounding.

    What it does: names a difference of up to a third beside a figure with a single digit.
    Why it matters: "around 20,000" for 27,000 may be rounding to the writer, not to the reader.
    Example: 27,000 / around 20,000; not 27,000 / 30,000, which rounds.
    Source: REALITY: at one digit truncation is too generous.
    """
    left, right = pair.figures
    first, second = magnitude(left), magnitude(right)
    if first is None or second is None or left.mention.value is None or right.mention.value is None:
        return None
    digits = [_written_digits(figure) for figure in pair.figures]
    if min(digits) != 1 or max(digits) < 2 or abs(right.mention.value) < 100:
        return None
    off = _gap(first, second)
    if off > _CARELESS or off == 0:
        return None
    text = different(
        pair,
        Text(
            f"반올림으로 보기에는 {off_text(off).ko}나 벌어집니다.",
            f"are {off_text(off).en} apart, too far for rounding.",
        ),
    )
    return Judgement("careless_rounding", text, (), _either(), "careless_rounding", off)


def differs(pair: Pair) -> Judgement | None:
    """Speak when no reading makes two figures of one fact compatible.

    What it does: puts them side by side with their difference; it never says who is wrong.
    Why it matters: this is what an editor has to decide.
    Example: 사망 179명 / 181명 on one day; 8조5536억원 / 8조2105억원; not 560만 / 557만6000.
    Source: VERDICTS, comparing 1 and 7.
    """
    first, second = (magnitude(figure) for figure in pair.figures)
    if first is None or second is None:
        text = different(pair, Text("서로 다른 값입니다.", "are different values."))
        return Judgement("differs", text, (), _either())
    if are_lengths(pair) and len({figure.mention.value for figure in pair.figures}) == 1:
        return _other_unit(pair, _gap(first, second))
    off, apart = _gap(first, second), gap(pair)
    if not off or apart is None:
        why = Text("서로 다른 값입니다.", "are different values.")
        return Judgement("differs", different(pair, why), (), _either(), off=off)
    one, two = (f"{side.figure.text}({side.name})" for side in pair.sides)
    words = Text(f"{one} ↔ {two}: {apart.ko} 차이", f"{one} ↔ {two}: {apart.en} apart")
    why = Text(
        f"{apart.ko} 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
        f"are {apart.en} apart, which neither rounding nor conversion explains.",
    )
    steps = (Step("difference", words, {"off": str(off)}),)
    return Judgement("differs", different(pair, why), steps, _either(), off=off)


def _other_unit(pair: Pair, off: Decimal) -> Judgement:
    """Say of two lengths of time that they have one number and two units: 2주, 2개월."""
    why = Text("숫자는 같고 단위가 다릅니다.", "have one number and two units.")
    change = Text("어느 단위인지 원자료와 맞춰 보면 됩니다.", "Compare the unit with the source.")
    return Judgement("differs", different(pair, why), (), change, "unit_slip", off)


def _gap(first: Decimal, second: Decimal) -> Decimal:
    """Return the difference as a share of the larger, the same from both sides."""
    larger = max(abs(first), abs(second))
    return abs(first - second) / larger if larger else Decimal(0)


def _written_digits(figure: Figure) -> int:
    """Count the digits that are really written: 3만 and 30,000 have one, 60억 has two, 500 three."""
    value, grain = figure.mention.value, figure.grain
    if value is None:
        return 0
    if grain is not None and grain > 0 and abs(value) < 1000 * grain:
        return max(abs(value / grain).adjusted() + 1, significant(value))
    return significant(value)


def _either() -> Text:
    return Text(
        "두 값의 시점이나 범위가 다른 것으로 확인되면 불일치가 아닙니다.",
        "If the two turn out to be of different times or scopes, this is no conflict.",
    )
