"""Sentence parts that several checks use."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.compare import Pair, Side, is_money
from checker.judge.particles import with_particle
from checker.judge.readings import Reading
from checker.judge.wording import behind_number, off_text, place
from checker.lexicon.dimensions import counter_of
from checker.lexicon.units import unit_said
from checker.model import Figure, FigureKind, Step, Text
from checker.numbers import english, korean, tidy

__all__ = ["IN_BOTH", "cut", "different", "off_by", "quoted", "rounding_step", "seen_as", "unit_word"]

# What would make a slip none.
IN_BOTH = Text("둘 다 원자료에 있는 값이면 서로 다른 사실입니다.", "If the source has both, they are two facts.")


def quoted(side: Side) -> Text:
    """Return a figure as written with its outlet: ‘81억원’(한빛일보), “81억원” (한빛일보)."""
    return Text(f"‘{side.said}’({side.name})", f"“{side.said}” ({side.name})")


def _told(one: Side, two: Side) -> tuple[Text, Text]:
    """Return two figures as written with their outlets; an outlet that gives both is named once.

    ‘81억원’(한빛일보), ‘82억원’(마루신문); 한빛일보의 ‘81억원’, ‘82억원’; “81억원”, “82억원” (both 한빛일보).
    """
    if one.name != two.name:
        return quoted(one), quoted(two)
    return (
        Text(f"{one.name}의 ‘{one.said}’", f"“{one.said}”"),
        Text(f"‘{two.said}’", f"“{two.said}” (both {two.name})"),
    )


def different(pair: Pair, why: Text) -> Text:
    """Return a sentence that puts two figures side by side and goes on with ``why``.

    Korean ``why`` follows the topic particle, English ``why`` a plural subject.
    """
    first, second = _told(*pair.sides)
    return Text(
        f"{with_particle(first.ko, '과/와')} {with_particle(second.ko, '은/는')} {why.ko}",
        f"{first.en} and {second.en} {why.en}",
    )


def seen_as(one: Side, two: Side, how: Text, pair: str = "을/를", verb: str = "is") -> Text:
    """Return a sentence that says what one figure is to the other.

    Args:
        one: The side that the sentence is about.
        two: The side that it is held against.
        how: How the sentence ends, in Korean behind ``two`` with a particle of ``pair``.
        pair: The particle behind ``two``; empty where ``how`` brings its own.
        verb: The English verb between the two.
    """
    first, second = _told(one, two)
    object_ko = with_particle(second.ko, pair) + " " if pair else second.ko
    return Text(
        f"{with_particle(first.ko, '은/는')} {object_ko}{how.ko}",
        f"{first.en} {verb} {second.en}{'' if how.en[:1] in ',.' else ' '}{how.en}",
    )


def cut(step: Decimal, unit: Text) -> Text:
    """Say what a number lost that was cut off at a place: Korean before 버림 or 버린 값, English behind the number.

    >>> cut(Decimal(100), Text(" 달러", " dollars"))
    Text(ko='100 달러 미만을', en='cut off below 100 dollars')
    >>> cut(Decimal(1), Text("", "")), cut(Decimal("0.1"), Text("", "")).ko
    (Text(ko='소수점 아래를', en='with its decimals cut off'), '소수 둘째 자리부터')
    """
    if step > 1:
        return Text(f"{korean(step)}{unit.ko} 미만을", f"cut off below {english(step)}{unit.en}")
    if step == 1:
        return Text("소수점 아래를", "with its decimals cut off")
    return Text(place(step / 10).ko.removesuffix("까지") + "부터", f"cut off after {place(step).en}")


def off_by(coarse: Side, fine: Side, reading: Reading) -> Text:
    """Return how far a rounding lies from its original: in per cent of it, percentages in points."""
    first, second = coarse.figure, fine.figure
    if first.unit == second.unit == "percent" and first.value is not None and second.value is not None:
        gap = tidy(abs(abs(first.value) - abs(second.value)))
        return Text(f"{gap:f}%p", f"{gap:f} points")
    return off_text(reading.off)


def unit_word(figure: Figure) -> Text:
    """Return the unit of a figure as it stands behind a round number: 원, 달러, 명, ㎞; empty where it needs none."""
    head, _, per = (figure.unit or "").partition("/")
    if figure.mention.per is not None or per:
        return Text("", "")
    if is_money(figure):
        return behind_number(head)
    if figure.kind is FigureKind.COUNT and head:
        # English counts with the thing itself, which Korean sets a counter behind: 58 passengers, 58명
        return Text(counter_of(figure.dimension.partition(":")[2]) if head.isascii() else head, "")
    if head in unit_said() and figure.value == figure.mention.value:
        ko, _, several = unit_said()[head]
        return Text(ko, f" {several}")
    return Text("", "")


def rounding_step(coarse: Side, fine: Side, reading: Reading) -> Step:
    """Return the working of a rounding or a truncation."""
    if reading.step is None:
        return Step("same", Text("같은 수", "the same number"))
    unit, off = unit_word(coarse.figure), off_by(coarse, fine, reading)
    first, last = fine.figure.text, coarse.figure.text
    if reading.code == "truncated":
        lost = cut(reading.step, unit)
        ko, en = f"{lost.ko} 버림", lost.en.removeprefix("with its ")
    else:
        name = place(reading.step, unit)
        ko, en = f"{name.ko} 반올림", f"rounded to {name.en}"
    text = Text(f"{first} → {ko} → {last} (차이 {off.ko})", f"{first} → {en} → {last} (off by {off.en})")
    return Step(reading.code, text, {"step": str(reading.step), "off": str(reading.off)})
