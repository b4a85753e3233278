"""What a number can be a number of: units and counters, found by their first character."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

import msgspec

from checker.errors import LexiconError
from checker.later import later
from checker.lexicon.counters import CounterEntry, counter_entries
from checker.lexicon.reader import Entry, read_entries
from checker.model import FigureKind

__all__ = ["UnitEntry", "UnitName", "unit_entries", "unit_said", "unit_table"]

_FILE = "shared/units.toml"
_SERIES = ("digit", "sino", "native", "nativeonly", "both")


class UnitEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A unit with all its spellings.

    Attributes:
        name: The name that figures carry (pint's, or ``percent``).
        said: What reports call it: in Korean, one in English, several.
        surfaces: How it is written.
        kind: ``measure``, ``percent`` or ``duration``.
        series: The Hangul numerals that it takes: ``digit`` (none), ``sino``, ``native``, ``both``,
            ``nativeonly`` (두 해, but no digits).
        alone: Whether one sino syllable suffices before it (오 미터).
        factor: Worth in ``name``, a decimal as text.
        near: What must stand near, since the word may be another one (13기가 실렸다).
        not_before: What must not follow, since it makes another word.
    """

    name: str
    surfaces: tuple[str, ...]
    said: tuple[str, str, str] | None = None
    kind: str = "measure"
    series: str = "sino"
    alone: bool = False
    factor: str = "1"
    native: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


class UnitName(msgspec.Struct, frozen=True, gc=False):
    """One spelling of a unit or counter.

    Attributes:
        surface: As written.
        unit: The name that figures carry; ``None`` for multiples (배).
        kind: The kind of figure it makes.
        sino, native: Which Hangul numerals combine with it.
        digits: Whether digits combine with it.
        alone: Whether one sino syllable suffices before it.
        factor: Worth in ``unit``.
        one: Whether 한 before it counts.
        rank_below, rank_from: Numbers below or from there on are an ordinal or a name.
        rank_before: What behind it makes the number an ordinal or the size of a class.
        rank_titles: The same for offices, which people in their forties hold too.
        rank_topics: The same for what an age group can have too.
        rank_after: What before a number from ``rank_after_from`` on makes it a name.
        near: What must stand near a number below ``sure_from``.
        not_before: What must not follow.
        glued: Whether no space may stand before it.
        priced: Whether a number from a hundred million on before it, and a space, is an amount of money.
        copula: Whether it can be a form of 이다 too.
        latin: Whether it ends in a letter that no other letter may follow.
        may_rank: Whether it has any of the ``rank`` rules: most have none.
        entry: Name for traces, such as ``unit:kilometer``.
    """

    surface: str
    unit: str | None
    kind: FigureKind
    sino: bool = True
    native: bool = False
    digits: bool = True
    alone: bool = False
    factor: Decimal = Decimal(1)
    one: bool = True
    rank_below: int = 0
    rank_from: int = 0
    rank_before: re.Pattern[str] | None = None
    rank_titles: re.Pattern[str] | None = None
    rank_topics: re.Pattern[str] | None = None
    rank_after: tuple[str, ...] = ()
    rank_after_from: int = 0
    near: re.Pattern[str] | None = None
    sure_from: int = 0
    not_before: tuple[str, ...] = ()
    glued: bool = False
    priced: bool = False
    copula: bool = False
    latin: bool = False
    entry: str = ""
    may_rank: bool = False


@cache
def unit_entries() -> tuple[UnitEntry, ...]:
    """Return the units of ``shared/units.toml``."""
    return read_entries(_FILE, "unit", UnitEntry)


@cache
def unit_said() -> dict[str, tuple[str, str, str]]:
    """Return what reports call units behind a number, by the name that figures carry."""
    return {entry.name: entry.said for entry in unit_entries() if entry.said is not None}


def _names() -> list[UnitName]:
    names = []
    for entry in unit_entries():
        _check_series(entry.series, f"{_FILE}: unit entry {entry.name!r}")
        for surface in entry.surfaces:
            names.append(
                UnitName(
                    surface=surface,
                    unit=entry.name,
                    kind=FigureKind(entry.kind),
                    sino=entry.series in ("sino", "both"),
                    native=entry.series in ("native", "both", "nativeonly"),
                    digits=entry.series != "nativeonly",
                    alone=entry.alone,
                    factor=Decimal(entry.factor),
                    near=_any(entry.near, "{}"),
                    not_before=entry.not_before,
                    latin=surface[-1].isascii() and surface[-1].isalpha(),
                    entry=f"unit:{entry.name}",
                )
            )
    for counter in counter_entries():
        _check_series(counter.series, f"ko/counters.toml: counter entry {counter.surface!r}")
        kind = FigureKind(counter.kind)
        unit: str | None = counter.unit or counter.surface
        if kind is FigureKind.AGE:
            unit = "year"
        elif kind is FigureKind.RATIO:
            unit = None
        names.append(
            UnitName(
                surface=counter.surface,
                unit=unit,
                kind=kind,
                sino=counter.series in ("sino", "both") or (counter.sino and counter.series == "native"),
                native=counter.series in ("native", "both"),
                factor=Decimal(counter.factor),
                one=counter.one,
                rank_below=counter.rank_below,
                rank_from=counter.rank_from,
                rank_before=_any(counter.rank_before, r"\s?(?:{})(?![인원생])"),  # 10대 그룹, but 30대 기업인
                rank_titles=_any(counter.rank_titles, r"\s?(?:{})"),
                rank_topics=_any(counter.rank_topics, r"\s?(?:{})"),
                rank_after=counter.rank_after,
                rank_after_from=counter.rank_after_from,
                near=_any(counter.near, "{}"),
                glued=counter.glued,
                priced=counter.priced,
                copula=counter.copula,
                sure_from=counter.sure_from,
                not_before=counter.not_before,
                may_rank=_may_rank(counter),
                latin=counter.surface[-1].isascii() and counter.surface[-1].isalpha(),
                entry=f"counter:{counter.surface}",
            )
        )
    return names


def _may_rank(counter: CounterEntry) -> bool:
    around = counter.rank_before or counter.rank_titles or counter.rank_topics or counter.rank_after
    return bool(counter.rank_below or counter.rank_from or around)


def _any(words: tuple[str, ...], frame: str) -> re.Pattern[str] | None:
    """Return the pattern of any of ``words`` in ``frame``, or ``None`` without words."""
    if not words:
        return None
    return later(frame.format("|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))))


def _check_series(series: str, where: str) -> None:
    if series not in _SERIES:
        raise LexiconError(f"series {series!r} is none of {', '.join(_SERIES)}", where=where)


@cache
def unit_table() -> dict[str, tuple[UnitName, ...]]:
    """Return the spellings by first character, longest first.

    Of one spelling, those that need a word near come first, the others in the order of the files.
    """
    table: dict[str, list[UnitName]] = {}
    for name in sorted(_names(), key=lambda name: (-len(name.surface), name.near is None)):
        table.setdefault(name.surface[0], []).append(name)
    return {first: tuple(names) for first, names in table.items()}
