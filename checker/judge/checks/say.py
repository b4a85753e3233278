"""Sentence parts that several checks use."""

from __future__ import annotations

from checker.judge.compare import Pair, Side, is_money
from checker.judge.particles import with_particle
from checker.judge.readings import Reading
from checker.judge.wording import currency_word, percent_off, place
from checker.model import Figure, FigureKind, Step, Text
from checker.numbers import tidy

__all__ = ["both", "cut_place", "different", "off_by", "quoted", "rounding_step", "seen_as", "unit_word"]


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


def cut_place(place_en: str) -> str:
    """Return the place that a number was cut off at: what is cut is no nearest.

    >>> cut_place("the nearest whole number"), cut_place("the nearest 100 dollars"), cut_place("one decimal place")
    ('whole numbers', 'units of 100 dollars', 'one decimal place')
    """
    return place_en.replace("the nearest whole number", "whole numbers").replace("the nearest", "units of")


def off_by(coarse: Side, fine: Side, reading: Reading) -> Text:
    """Return how far a rounding lies from its original: in per cent of it, percentages in points."""
    first, second = coarse.figure, fine.figure
    if first.unit == second.unit == "percent" and first.value is not None and second.value is not None:
        gap = tidy(abs(abs(first.value) - abs(second.value)))
        return Text(f"{gap:f}%p", f"{gap:f} points")
    share = percent_off(reading.off)
    return Text(share, share)


def unit_word(figure: Figure) -> Text:
    """Return the unit of a figure as it stands behind a round number: 원, 달러, 명; empty where it needs none."""
    head, _, per = (figure.unit or "").partition("/")
    if figure.mention.per is not None or per:
        return Text("", "")
    if is_money(figure):
        word = currency_word(head)
        plural = "" if word.en in ("won", "yen", "yuan", head) else "s"
        return Text(word.ko if word.ko == "원" else f" {word.ko}", f" {word.en}{plural}")
    if figure.kind is FigureKind.COUNT and head and not head.isascii():
        return Text(head, "")
    return Text("", "")


def rounding_step(coarse: Side, fine: Side, reading: Reading) -> Step:
    """Return the working of a rounding or a truncation."""
    if reading.step is None:
        return Step("same", Text("같은 수", "the same number"))
    name, off = place(reading.step, unit_word(coarse.figure)), off_by(coarse, fine, reading)
    first, last = fine.figure.text, coarse.figure.text
    if reading.code == "truncated":
        ko, en = f"{name.ko} 버림", f"cut off at {cut_place(name.en)}"
    else:
        ko, en = f"{name.ko} 반올림", f"rounded to {name.en}"
    text = Text(f"{first} → {ko} → {last} (차이 {off.ko})", f"{first} → {en} → {last} (off by {off.en})")
    return Step(reading.code, text, {"step": str(reading.step), "off": str(reading.off)})
