"""Pairs of claims as rows of bits: all that a story has are joined and sifted a row at a time.

A row belongs to one claim; its bit ``j`` is set where the claim and the one at place ``j`` are a pair. Rows are
symmetrical, so that each pair stands in two of them; the bit of a claim itself means nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

__all__ = ["Mates", "numbered", "places_in", "row_of", "rows_of"]

Mates = Sequence[int]
N = TypeVar("N", bound=Hashable)


def row_of(places: Iterable[int]) -> int:
    """Return the row that has the bits of ``places``."""
    row = 0
    for place in places:
        row |= 1 << place
    return row


def rows_of(names: Iterable[N]) -> dict[N, int]:
    """Return, for each name, the row of the places that have it.

    >>> rows_of("aba")
    {'a': 5, 'b': 2}
    """
    rows: dict[N, int] = {}
    for place, name in enumerate(names):
        rows[name] = rows.get(name, 0) | 1 << place
    return rows


def numbered(names: Iterable[Hashable]) -> list[int]:
    """Return a number for each name, equal ones for equal names.

    >>> numbered("abac")
    [0, 1, 0, 2]
    """
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def places_in(row: int) -> Iterator[int]:
    """Yield the places of a row, the first one first.

    >>> list(places_in(row_of([4, 0, 1])))
    [0, 1, 4]
    """
    place = -1
    while row:
        step = (row & -row).bit_length()
        place += step
        row >>= step
        yield place
