"""Words by which a text says which results of a company it tells: of the company's own quarters, or before they are final."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = [
    "FiscalEntry",
    "counts_fiscal_quarters",
    "fiscal_entries",
    "opens_with_preliminary_results",
    "preliminary_entries",
]

_FILES = ("ko/fiscal.toml", "en/fiscal.toml")
# What every such text holds: looked for first, since few texts do.
_SIGNS = ("회계", "iscal")
_EARLY_SIGNS = ("잠정", "reliminary", "guidance")
# What may stand for the dots in a surface: a year, its, 기준.
_BETWEEN = r"[^.!?\n]{0,20}?"
# Letters of a text in which it says what it tells of; further on it may look back.
_OPENING = 250


class FiscalEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases of one sort.

    Attributes:
        surfaces: The phrases; ``…`` stands for a few letters of the same sentence.
        nots: Sentences that say no such thing.
    """

    surfaces: tuple[str, ...]
    nots: tuple[str, ...] = ()


@cache
def fiscal_entries() -> tuple[FiscalEntry, ...]:
    """Return the entries of all languages for quarters of a company's own year."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "fiscal", FiscalEntry))


@cache
def preliminary_entries() -> tuple[FiscalEntry, ...]:
    """Return the entries of all languages for results that are announced before they are final."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "preliminary", FiscalEntry))


def _pattern(entries: tuple[FiscalEntry, ...]) -> re.Pattern[str]:
    surfaces = sorted({surface for entry in entries for surface in entry.surfaces})
    return re.compile("|".join(_BETWEEN.join(map(re.escape, s.split("…"))) for s in surfaces), re.IGNORECASE)


@cache
def _phrases() -> re.Pattern[str]:
    return _pattern(fiscal_entries())


@cache
def _early_phrases() -> re.Pattern[str]:
    return _pattern(preliminary_entries())


def counts_fiscal_quarters(text: str) -> bool:
    """Tell whether a text names a quarter of a company's own year.

    >>> counts_fiscal_quarters("3분기(7∼9월·회계연도 4분기) 매출"), counts_fiscal_quarters("3분기 매출")
    (True, False)
    """
    return any(sign in text for sign in _SIGNS) and _phrases().search(text) is not None


def opens_with_preliminary_results(text: str) -> bool:
    """Tell whether a text opens with results of a company that are announced before they are final.

    >>> [opens_with_preliminary_results(f"별하전자는 7일 {what}.") for what in ("잠정실적을 발표했다", "실적을 발표했다")]
    [True, False]
    """
    opening = text[:_OPENING]
    return any(sign in opening for sign in _EARLY_SIGNS) and _early_phrases().search(opening) is not None
