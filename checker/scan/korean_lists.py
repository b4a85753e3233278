"""The lists of words that Korean figures are looked up in, fetched together: each text would ask for all of them."""

from __future__ import annotations

from typing import Final

from checker.scan.korean_begins import beginnings
from checker.scan.korean_plain import plain_table
from checker.scan.korean_words import (
    currencies_by_start,
    currency_prefixes,
    homograph_stems,
    homographs,
    units_by_start,
    word_units,
)

__all__ = ["Lists", "lists"]


class Lists:
    """The lists, as the modules that make them describe them."""

    def __init__(self) -> None:
        self.units, self.currencies, self.prefixes = units_by_start(), currencies_by_start(), currency_prefixes()
        self.words, self.stems, self.homographs = word_units(), homograph_stems(), homographs()
        self.plain, self.begins = plain_table(), beginnings()


_MADE: Final[list[Lists]] = []


def lists() -> Lists:
    """Return the lists, made once."""
    if not _MADE:
        _MADE.append(Lists())
    return _MADE[0]
