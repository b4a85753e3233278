"""Differences that a slip of the pen explains: powers of ten, signs, points, swapped digits, bounds."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.checks.digits import POWERS, has_other_digit, has_swapped_digits
from checker.judge.checks.others import bases_differ
from checker.judge.checks.say import IN_BOTH, different, unit_word
from checker.judge.compare import Judgement, Pair, Side, is_money, is_percent_for_points, magnitude, same_scale
from checker.judge.particles import with_particle
from checker.judge.readings import find_rounding
from checker.judge.wording import times
from checker.lexicon import ties
from checker.model import Effect, Figure, FigureKind, Role, Step, Text
from checker.numbers import english, korean, tidy

__all__ = ["lost_sign", "mistyped_digit", "percent_or_point", "reversed_bound", "scale_slip", "swapped_digits"]

_CHANGES = (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MEASURE)


def lost_sign(pair: Pair) -> Judgement | None:
    """Speak when one outlet prints a rise and the other a fall.

    What it does: compares the directions that the words give (늘었다, 감소, rose, fell) before the numbers, and
    a minus with its absence where neither text speaks of a direction.
    Why it matters: 5.18% 감소 and 5.18% 증가 share all their digits and contradict each other.
    Example: 5.18% 줄었다 / 5.18% 증가; 성장률 -0.2% / 성장률 0.2%; not 5.18% 감소 / -5.18%.
    Source: REALITY: 2 of 32 conflicts.
    """
    if pair.anchor.sign == pair.other.sign or not pair.has_kind(*_CHANGES):
        return None
    if _lacks_minus(pair):
        words = Text("한쪽에만 마이너스가 붙어 있습니다.", "differ by a minus sign.")
        return Judgement("lost_sign", different(pair, words), change=_PERIODS, cause="lost_sign")
    if pair.anchor.sign * pair.other.sign != -1:
        return None
    if not _is_change(pair.anchor) or not _is_change(pair.other) or bases_differ(*pair.sides):
        return None
    if _is_of_a_currency(pair.anchor) != _is_of_a_currency(pair.other):
        return None
    down, up = pair.sides if pair.anchor.sign < 0 else pair.sides[::-1]
    fall, rise = with_particle(down.name, "은/는"), with_particle(up.name, "은/는")
    text = Text(
        f"{fall} ‘{down.said}’ 줄었다고, {rise} ‘{up.said}’ 늘었다고 씁니다.",
        f"{down.name} gives “{down.said}” as a fall, {up.name} gives “{up.said}” as a rise.",
    )
    return Judgement("lost_sign", text, change=_PERIODS, cause="lost_sign")


_PERIODS = Text(
    "비교 시점이 다르면(전년·전분기) 둘 다 맞을 수 있습니다.",
    "Both may be right if they compare with different periods.",
)


def _lacks_minus(pair: Pair) -> bool:
    """Tell whether one attribute is negative in one text and bare in the other, no word giving a direction."""
    attributes = {side.claim.attribute for side in pair.sides}
    if len(attributes) != 1 or None in attributes or pair.has_kind(FigureKind.COUNT, FigureKind.MEASURE):
        return False
    if any(side.claim.direction or side.claim.role is Role.CHANGE for side in pair.sides):
        return False
    return sorted(side.sign for side in pair.sides) == [-1, 0]


def _is_of_a_currency(side: Side) -> bool:
    """Tell whether a sentence speaks of what a currency is worth: where 원화값 falls, the exchange rate rises."""
    if side.article is None:
        return False
    words = ties.words("en" if side.article.language == "en" else "ko", "currency")
    return words.search(side.claim.sentence.of(side.article.text)) is not None


def _is_change(side: Side) -> bool:
    negative = side.figure.value is not None and side.figure.value < 0
    return side.claim.role is Role.CHANGE or side.figure.kind is FigureKind.PERCENT or negative


def scale_slip(pair: Pair) -> Judgement | None:
    """Speak when two amounts differ by exactly a power of ten.

    What it does: divides the one by 10, 100, 1,000 … and asks whether it then is, or rounds to, the other.
    Why it matters: 5576만 달러 for 557만6000달러 is a slip in the scale word, not another estimate.
    Example: 5576만 달러 / 557만6000달러 (10배); $5,576 million / $5.576 million; not 10명 / 100명 of two things.
    Source: VERDICTS, comparing 3; REALITY: 3 of 32 conflicts.
    """
    left, right = pair.figures
    first, second = magnitude(left), magnitude(right)
    if not same_scale(left, right) or not first or not second or _small_counts(pair):
        return None
    larger, smaller = (pair.anchor, pair.other) if abs(first) > abs(second) else (pair.other, pair.anchor)
    high, low = max(abs(first), abs(second)), min(abs(first), abs(second))
    for power in POWERS:
        if not _alike(high / power, low, larger.figure, smaller.figure, power):
            continue
        factor = times(power)
        meant = high / power
        unit = unit_word(larger.figure) if larger.figure.base == 1 else Text("", "")
        value = Text(f"{korean(tidy(meant))}{unit.ko}", f"{english(tidy(meant))}{unit.en}")
        nearly = Text("정확히", "exactly") if meant == low else Text("거의", "nearly")
        text = different(
            pair,
            Text(
                f"{nearly.ko} {factor.ko} 차이가 납니다.", f"differ by a factor of {nearly.en} {factor.en.split()[0]}."
            ),
        )
        step = Step(
            "power",
            Text(f"{larger.figure.text} ÷ {power:,f} = {value.ko}", f"{larger.figure.text} ÷ {power:,f} = {value.en}"),
            {"factor": str(power)},
        )
        one, two = larger.figure.text, smaller.figure.text
        change = Text(
            f"‘{one}’{with_particle(one, '과/와')[len(one) :]} ‘{two}’ 가운데 단위(만·억·조)나 자릿수를 잘못 옮긴 쪽이 "
            f"있는지 원자료에서 확인하면 됩니다. {IN_BOTH.ko}",
            f"See in the source which scale word and which digits are right, “{one}” or “{two}”. {IN_BOTH.en}",
        )
        return Judgement("scale_slip", text, (step,), change, "scale_slip", high / low - 1)
    return None


def _small_counts(pair: Pair) -> bool:
    """Tell whether these are whole counts below 100: 3 and 30 people are two counts, not a slip."""
    return all(figure.kind in (FigureKind.COUNT, FigureKind.AGE, FigureKind.RANK) for figure in pair.figures) and all(
        figure.value is not None and abs(figure.value) < 100 for figure in pair.figures
    )


def _alike(scaled: Decimal, value: Decimal, larger: Figure, smaller: Figure, power: Decimal) -> bool:
    if scaled == value:
        return True
    digits = [
        len(figure.mention.value.normalize().as_tuple().digits) for figure in (larger, smaller) if figure.mention.value
    ]
    # one digit rounds to anything: 6조 is no slip of 5,900억 unless both say more
    if min(digits, default=0) < 2:
        return False
    grain = None if larger.grain is None else larger.grain / power
    for coarse, fine, place in ((scaled, value, grain), (value, scaled, smaller.grain)):
        reading = find_rounding(coarse, fine, place)
        if reading is not None and reading.off <= Decimal("0.02"):
            return True
    return False


def percent_or_point(pair: Pair) -> Judgement | None:
    """Speak when one outlet has per cent where the other has percentage points.

    What it does: compares the digits of a percentage and of percentage points.
    Why it matters: a rate that rises by 1.3 points from 5 % rises by 26 per cent.
    Example: 1.3% / 1.3%포인트; 0.25 percent / 0.25 percentage points; not 1.3% / 2.4%p, and not of a margin
    (격차 0.7%), which is the difference of two shares in either unit.
    Source: VERDICTS, comparing 3.
    """
    if not is_percent_for_points(*pair.figures) or pair.is_of("margin"):
        return None
    first, second = (figure.value for figure in pair.figures)
    if first is None or second is None:
        return None
    if find_rounding(abs(first), abs(second), None) is None and find_rounding(abs(second), abs(first), None) is None:
        return None
    one, two = (_UNITS[figure.dimension] for figure in pair.figures)
    text = different(
        pair,
        Text(
            f"숫자는 같지만 하나는 {one.ko}, 하나는 {two.ko}입니다.",
            f"have the same digits, one in {one.en}, the other in {two.en}.",
        ),
    )
    change = Text(
        "비율의 변화라면 퍼센트포인트가, 값의 변화라면 퍼센트가 맞습니다.",
        "Points are for the change of a rate, per cent for the change of a value.",
    )
    return Judgement("percent_or_point", text, change=change, cause="percent_or_point")


_UNITS = {
    "percent": Text("퍼센트", "per cent"),
    "percentage_point": Text("퍼센트포인트", "percentage points"),
}


def swapped_digits(pair: Pair) -> Judgement | None:
    """Speak when two neighbouring digits have changed places.

    What it does: compares the digits of two numbers of one length and scale, three digits or more.
    Why it matters: 2,714 for 2,174 is a slip of the fingers.
    Example: 2,714명 / 2,174명; not 12명 / 21명, which may be two counts.
    Source: VERDICTS, comparing 3.
    """
    if not has_swapped_digits(pair):
        return None
    text = different(pair, Text("이웃한 두 숫자의 자리가 바뀌어 있습니다.", "have two neighbouring digits swapped."))
    change = Text(
        f"숫자 순서를 원자료와 맞춰 보면 됩니다. {IN_BOTH.ko}",
        f"Compare the order of the digits with the source. {IN_BOTH.en}",
    )
    return Judgement("swapped_digits", text, (), change, "swapped_digits", _apart(pair))


def mistyped_digit(pair: Pair) -> Judgement | None:
    """Speak when one digit is another one, or is missing.

    What it does: compares the digits of two numbers, four or more where one of them differs, three or more
    where one is missing; the last digit does not count, for there a count moves of itself.
    Why it matters: 2,376 and 276 share all their digits but one; nobody counted 276.
    Example: 2,376명 / 276명; 5,831건 / 8,831건; 21만5명 / 21만5천명; not 177명 / 179명, which may be two counts.
    Source: REALITY: unit or digit slips are 3 of 32 conflicts.
    """
    how = has_other_digit(pair)
    if how is None:
        return None
    words = {
        "changed": Text("숫자 하나만 다릅니다.", "differ in one digit only."),
        "missing": Text(
            "숫자 하나가 더 있거나 빠졌을 뿐 나머지는 같습니다.", "are the same but for one digit too many or too few."
        ),
        "word": Text(
            "단위를 나타내는 말(천·백·십) 하나가 빠졌을 뿐 나머지는 같습니다.",
            "are the same but for a scale word inside, which one of them lacks.",
        ),
    }
    change = Text(
        f"두 수치를 원자료와 한 자리씩 맞춰 보면 됩니다. {IN_BOTH.ko}",
        f"Compare the digits with the source, one by one. {IN_BOTH.en}",
    )
    return Judgement("mistyped_digit", different(pair, words[how]), (), change, "mistyped_digit", _apart(pair))


def _apart(pair: Pair) -> Decimal:
    """Return the difference of two numbers as a share of the larger."""
    first, second = (abs(figure.value or Decimal(0)) for figure in pair.figures)
    larger = max(first, second)
    return abs(first - second) / larger if larger else Decimal(0)


def reversed_bound(pair: Pair) -> Judgement | None:
    """Speak when a lower bound became an upper one.

    What it does: compares the direction of 이상/최소 and 이하/최대 beside one number.
    Why it matters: bounds turn round in copying, and 최소 30명 then says the opposite.
    Example: 최소 30명 / 최대 30명; more than 500 / fewer than 500; not 30명 이상 / 약 30명.
    Source: REALITY: bounds turn round in copying.
    """
    left, right = pair.figures
    if not (left.hedges and right.hedges) or not same_scale(left, right) or is_money(left) != is_money(right):
        return None
    first, second = _bound(left), _bound(right)
    if first * second != -1 or left.value is None or right.value is None:
        return None
    if magnitude(left) != magnitude(right):
        return None
    text = different(
        pair,
        Text(
            f"숫자는 같지만 하나는 {'하한, 하나는 상한' if first > 0 else '상한, 하나는 하한'}입니다.",
            f"give one number, {'as a lower bound and as an upper one' if first > 0 else 'as an upper bound and as a lower one'}.",
        ),
    )
    change = Text(
        "원자료의 표현이 하한(이상·최소)인지 상한(이하·최대)인지 확인하면 됩니다.",
        "See whether the source gave it as a minimum or as a maximum.",
    )
    return Judgement("reversed_bound", text, change=change, cause="reversed_bound")


def _bound(figure: Figure) -> int:
    if figure.has(Effect.AT_LEAST, Effect.MORE_THAN) and figure.high is None:
        return 1
    return -1 if figure.has(Effect.AT_MOST, Effect.LESS_THAN) and figure.low is None else 0
