"""What a figure was found to count, and from how many points on."""

from __future__ import annotations

import msgspec

__all__ = ["THRESHOLD", "Found"]


class Found(msgspec.Struct, frozen=True, gc=False):
    """An attribute found for a figure.

    Attributes:
        id: Of the attribute lexicon, or the noun as written.
        text: The words that named it.
        note: How it was found.
        start: Where it stands in the sentence.
        points: How sure it is.
        carried: True when it was read from the sentence before.
    """

    id: str
    text: str
    note: str
    start: int
    points: float
    carried: bool = False


# Points from which a candidate is taken. Set by "X는 …, 3명이 …": a subject three clauses away
# (about 2 points) is none; a topic at the head of a long sentence (about 4) is.
THRESHOLD = 2.5
