"""Figures that only name a thing, a group or a condition, and state nothing that two articles could share."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from checker.lexicon.reader import Entry, Example, read_entries
from checker.model import Figure, FigureKind

__all__ = ["Naming", "names_only", "naming_entries"]

# Letters before a figure that an entry may look at, and after it.
_NEAR = 16


class NamingExample(Example, frozen=True, forbid_unknown_fields=True):
    """An example; with ``states`` the marked figure must be no name."""

    states: bool = False


class Naming(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What makes a figure a name; the head of ``shared/naming.toml`` says what each key asks for."""

    id: str
    kinds: tuple[FigureKind, ...]
    units: frozenset[str] = frozenset()
    dimension: str | None = None
    band: bool = False
    written: str | None = None
    before: str | None = None
    unless: str | None = None
    after: str | None = None
    examples: tuple[NamingExample, ...] = ()


class _Rule(msgspec.Struct, frozen=True):
    """An entry with its patterns compiled."""

    entry: Naming
    written: re.Pattern[str] | None
    before: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    after: re.Pattern[str] | None

    def fits(self, figure: Figure, before: str, after: str) -> bool:
        entry = self.entry
        return (
            (not entry.units or figure.unit in entry.units)
            and (entry.dimension is None or figure.dimension == entry.dimension)
            and (not entry.band or figure.value is None)
            and (self.written is None or self.written.search(figure.text) is not None)
            and (self.after is None or self.after.match(after) is not None)
            and (self.before is None or self.before.search(before) is not None)
            and (self.unless is None or self.unless.search(before) is None)
        )


@cache
def naming_entries() -> tuple[Naming, ...]:
    """Return the entries of ``shared/naming.toml``."""
    return read_entries("shared/naming.toml", "naming", Naming)


@cache
def _rules() -> dict[FigureKind, tuple[_Rule, ...]]:
    rules = [_compiled(entry) for entry in naming_entries()]
    return {kind: tuple(rule for rule in rules if kind in rule.entry.kinds) for kind in FigureKind}


def _compiled(entry: Naming) -> _Rule:
    ends = [None if words is None else re.compile(f"(?:{words})$") for words in (entry.before, entry.unless)]
    written, after = (None if words is None else re.compile(words) for words in (entry.written, entry.after))
    return _Rule(entry, written, ends[0], ends[1], after)


def names_only(figure: Figure, text: str) -> bool:
    """Tell whether a figure only names a thing, a group or a condition.

    Args:
        figure: The figure.
        text: The text that it stands in, to which its span belongs.
    """
    rules = _rules()[figure.kind]
    if not rules:
        return False
    start, end = figure.span.start, figure.span.end
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    return any(rule.fits(figure, before, after) for rule in rules)
