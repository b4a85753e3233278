"""Words that make a figure less than certain, by language and by where they stand."""

from __future__ import annotations

from functools import cache

import msgspec

from checker.errors import LexiconError
from checker.lexicon.reader import Entry, read_entries
from checker.model import Effect

__all__ = [
    "AdverbEntry",
    "HedgeEntry",
    "HedgeName",
    "adverbs",
    "hedge_entries",
    "hedge_names",
    "hedges_by_end",
    "hedges_by_start",
    "near_hedges",
]

_POSITIONS = ("before", "after", "infix", "clause")


class HedgeEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Hedges with one effect in one place.

    Attributes:
        surfaces: Words, or the stems that verbs begin with (넘는, 웃도).
        position: ``before`` or ``after`` the figure, ``infix`` (inside it), ``clause`` (at the end of
            the clause).
        effect: One of ``about``, ``at_least``, ``more_than``, ``at_most``, ``less_than``, ``vague``,
            ``reported``.
        josa: Particles that may stand between figure and word; "" where none is needed.
        near: Whether it means little less or little more (육박, 남짓), so that the other end is known too.
        bare: Whether it hedges only numbers without a unit (1.4m 아래 is a place).
        level: Whether it hedges only numbers without a unit, money and shares (3천원 아래로, but 30m 아래로 is a place).
        when: Whether it hedges only dates and times (3시께).
    """

    surfaces: tuple[str, ...]
    position: str
    effect: str
    josa: tuple[str, ...] = ("",)
    bare: bool = False
    level: bool = False
    near: bool = False
    when: bool = False


class AdverbEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that may stand between a figure and its hedge (훨씬 웃도는)."""

    surfaces: tuple[str, ...]


class HedgeName(msgspec.Struct, frozen=True, gc=False):
    """One spelling of a hedge."""

    surface: str
    effect: Effect
    josa: tuple[str, ...]
    entry: str
    bare: bool = False
    when: bool = False
    level: bool = False


@cache
def hedge_entries(language: str) -> tuple[HedgeEntry, ...]:
    """Return the hedges of ``<language>/hedges.toml`` (``ko`` or ``en``)."""
    return read_entries(f"{language}/hedges.toml", "hedge", HedgeEntry)


@cache
def hedge_names(language: str, position: str) -> tuple[HedgeName, ...]:
    """Return the spellings for one position, longest first.

    Raises:
        LexiconError: An entry has an unknown position or effect.
    """
    names = []
    for entry in hedge_entries(language):
        where = f"{language}/hedges.toml: entry {entry.surfaces[0]!r}"
        if entry.position not in _POSITIONS:
            raise LexiconError(f"position {entry.position!r} is none of {', '.join(_POSITIONS)}", where=where)
        if entry.effect not in {e.value for e in Effect}:
            known = ", ".join(e.value for e in Effect)
            raise LexiconError(f"effect {entry.effect!r} is none of {known}", where=where)
        if entry.position == position:
            effect = Effect(entry.effect)
            names += [
                HedgeName(s, effect, entry.josa, f"hedge:{s}", entry.bare, entry.when, entry.level)
                for s in entry.surfaces
            ]
    return tuple(sorted(names, key=lambda name: (-len(name.surface), name.surface)))


@cache
def adverbs(language: str) -> tuple[str, ...]:
    """Return the words that may stand between a figure and its hedge, each with the space behind it."""
    return tuple(
        f"{s} " for entry in read_entries(f"{language}/hedges.toml", "adverb", AdverbEntry) for s in entry.surfaces
    )


@cache
def hedges_by_start(language: str) -> dict[str, tuple[HedgeName, ...]]:
    """Return the hedges that follow a figure by their first character, longest first."""
    return _grouped(hedge_names(language, "after"), 0)


@cache
def hedges_by_end(language: str) -> dict[str, tuple[HedgeName, ...]]:
    """Return the hedges that precede a figure by their last character, longest first."""
    return _grouped(hedge_names(language, "before"), -1)


def _grouped(names: tuple[HedgeName, ...], index: int) -> dict[str, tuple[HedgeName, ...]]:
    table: dict[str, list[HedgeName]] = {}
    for name in names:
        table.setdefault(name.surface[index], []).append(name)
    return {char: tuple(group) for char, group in table.items()}


@cache
def near_hedges(language: str) -> frozenset[str]:
    """Return the names of the hedges that also say "but not by much"."""
    return frozenset(f"hedge:{s}" for entry in hedge_entries(language) if entry.near for s in entry.surfaces)
