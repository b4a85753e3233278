"""Sentence parts that several checks use."""

from __future__ import annotations

from checker.judge.compare import Pair, Side
from checker.judge.particles import with_particle
from checker.judge.readings import Reading
from checker.judge.wording import percent_off, place
from checker.model import Step, Text

__all__ = ["both", "different", "quoted", "rounding_step", "seen_as"]


def quoted(side: Side) -> Text:
    """Return a figure as written with its outlet: ‘81억원’(한빛일보), “81억원” (한빛일보)."""
    return Text(f"‘{side.said}’({side.name})", f"“{side.said}” ({side.name})")


def both(pair: Pair) -> tuple[Text, Text]:
    """Return both figures as written with their outlets, the anchor's first."""
    return quoted(pair.anchor), quoted(pair.other)


def different(pair: Pair, why: Text) -> Text:
    """Return a sentence that puts two figures side by side and goes on with ``why``.

    Korean ``why`` follows the topic particle, English ``why`` a plural subject.
    """
    first, second = both(pair)
    return Text(
        f"{with_particle(first.ko, '과/와')} {with_particle(second.ko, '은/는')} {why.ko}",
        f"{first.en} and {second.en} {why.en}",
    )


def seen_as(coarse: Side, fine: Side, how: Text) -> Text:
    """Return a sentence that says how the coarser figure comes from the finer one."""
    first, second = quoted(coarse), quoted(fine)
    return Text(
        f"{with_particle(first.ko, '은/는')} {with_particle(second.ko, '을/를')} {how.ko}",
        f"{first.en} is {second.en} {how.en}",
    )


def rounding_step(coarse: Side, fine: Side, reading: Reading) -> Step:
    """Return the working of a rounding or a truncation."""
    if reading.step is None:
        return Step("same", Text("같은 수", "the same number"))
    name, off = place(reading.step), percent_off(reading.off)
    first, last = fine.figure.text, coarse.figure.text
    if reading.code == "truncated":
        ko, en = f"{name.ko} 버림", f"cut off at {name.en}"
    else:
        ko, en = f"{name.ko} 반올림", f"rounded to {name.en}"
    text = Text(f"{first} → {ko} → {last} (차이 {off})", f"{first} → {en} → {last} (off by {off})")
    return Step(reading.code, text, {"step": str(reading.step), "off": str(reading.off)})
