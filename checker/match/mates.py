"""Pairs of claims as rows of bits: all that a story has are joined and sifted a row at a time.

A row belongs to one claim; its bit ``j`` is set where the claim and the one at place ``j`` are a pair. Rows are
symmetrical, so that each pair stands in two of them; the bit of a claim itself means nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["Mates", "mates_in", "pairs_of", "row_of"]

Mates = Sequence[int]


def row_of(places: Iterable[int]) -> int:
    """Return the row that has the bits of ``places``."""
    row = 0
    for place in places:
        row |= 1 << place
    return row


def mates_in(blocks: Iterable[Sequence[int]], claims: int) -> list[int]:
    """Return the rows of so many claims in which all members of a block are pairs."""
    rows = [0] * claims
    for members in blocks:
        row = row_of(members)
        for place in members:
            rows[place] |= row
    return rows


def pairs_of(mates: Mates) -> Iterator[tuple[int, int]]:
    """Yield all pairs once, by the places of their claims, in order.

    >>> list(pairs_of(mates_in([(0, 2), (0, 1, 2)], 4)))
    [(0, 1), (0, 2), (1, 2)]
    """
    for place, row in enumerate(mates):
        later, other = row >> place + 1, place
        while later:
            step = (later & -later).bit_length()
            other += step
            later >>= step
            yield place, other
