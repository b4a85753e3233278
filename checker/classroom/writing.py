"""How values and corrections are written on the pages of a lesson."""

from __future__ import annotations

from decimal import Decimal

from checker.classroom.model import Correction, Reading
from checker.classroom.words import Words
from checker.numbers import grouped

__all__ = ["correction_parts", "written"]


def written(reading: Reading, words: Words) -> str:
    """Write a value out in full, with its unit: 5,576,000달러.

    >>> from checker.classroom.words import read_words
    >>> written(Reading(value="5576000", unit="USD", dimension="money"), read_words("ko"))
    '5,576,000달러'
    """
    unit = words.name("unit", reading.unit)
    number = grouped(Decimal(reading.value)) if reading.value else f"{reading.low}~{reading.high}"
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{number}{gap}{unit}".strip()


def correction_parts(correction: Correction) -> list[tuple[str, str]] | None:
    """Return a correction as parts: what stays, what goes, what comes; ``None`` where nothing is to be corrected.

    Whole words are struck out, as an editor does it.

    >>> correction_parts(Correction(before="약 94억원이다.", after="약 81억원이다."))
    [('', '약 '), ('del', '94억원이다.'), ('ins', '81억원이다.')]
    """
    before, after = correction.before, correction.after
    if not before:
        return None
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while start and not before[start - 1].isspace():
        start -= 1
    while end and not before[-end].isspace():
        end -= 1
    parts = [
        ("", before[:start]),
        ("del", before[start : len(before) - end]),
        ("ins", after[start : len(after) - end]),
        ("", before[len(before) - end :]),
    ]
    return [(kind, text) for kind, text in parts if text]
