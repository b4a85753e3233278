"""Words by which a text counts quarters from the start of a company's own year."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["FiscalEntry", "counts_fiscal_quarters", "fiscal_entries"]

_FILES = ("ko/fiscal.toml", "en/fiscal.toml")
# What every such text holds: looked for first, since few texts do.
_SIGNS = ("회계", "iscal")
# What may stand for the dots in a surface: a year, its, 기준.
_BETWEEN = r"[^.!?\n]{0,20}?"


class FiscalEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases of one sort.

    Attributes:
        surfaces: The phrases; ``…`` stands for a few letters of the same sentence.
        nots: Sentences that count no such quarter.
    """

    surfaces: tuple[str, ...]
    nots: tuple[str, ...] = ()


@cache
def fiscal_entries() -> tuple[FiscalEntry, ...]:
    """Return the entries of all languages."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "fiscal", FiscalEntry))


@cache
def _phrases() -> re.Pattern[str]:
    surfaces = sorted({surface for entry in fiscal_entries() for surface in entry.surfaces})
    return re.compile("|".join(_BETWEEN.join(map(re.escape, s.split("…"))) for s in surfaces), re.IGNORECASE)


def counts_fiscal_quarters(text: str) -> bool:
    """Tell whether a text names a quarter of a company's own year.

    >>> counts_fiscal_quarters("3분기(7∼9월·회계연도 4분기) 매출"), counts_fiscal_quarters("3분기 매출")
    (True, False)
    """
    return any(sign in text for sign in _SIGNS) and _phrases().search(text) is not None
