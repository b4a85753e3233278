"""What a unit measures: its dimension, its factor to the base unit, and counters of one thing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import msgspec

from checker.errors import LexiconError
from checker.lexicon.counters import counter_entries
from checker.lexicon.reader import Entry, read_entries
from checker.model import Figure, FigureKind

__all__ = [
    "Scale",
    "Thing",
    "are_siblings",
    "counted_thing",
    "counter_of",
    "counts_storeys",
    "is_generic",
    "narrow_thing",
    "scale_of",
    "things",
    "unit_registry",
]

_UNITS = "shared/dimensions.toml"
_COUNTERS = "shared/counters_same.toml"


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a unit lies: ``value * factor + offset`` is in the base unit of ``dimension``."""

    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


class _Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    dimension: str
    factor: str
    offset: str = "0"
    pint: bool = True
    source: str = "pint"


class Thing(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Counters and nouns that count one thing.

    Attributes:
        id: What they count.
        words: Korean counters and nouns as written, English nouns in small letters.
        generic: True where the words count anything (개, 건, items).
        kind_of: Id of the wider thing that this one is told as as well: a newborn is a person.
        endings: What English nouns of this thing end in, where no table lists them: welders, pianists.
        but: Nouns with such an ending that are none.
    """

    id: str
    words: tuple[str, ...]
    generic: bool = False
    kind_of: str | None = None
    endings: tuple[str, ...] = ()
    but: tuple[str, ...] = ()


@cache
def _units() -> dict[str, Scale]:
    scales = {}
    for unit in read_entries(_UNITS, "unit", _Unit):
        try:
            scales[unit.name] = Scale(unit.dimension, Decimal(unit.factor), Decimal(unit.offset))
        except ArithmeticError:
            raise LexiconError(f"unit {unit.name!r}: factor or offset is no number", where=_UNITS) from None
    return scales


@cache
def unit_registry() -> object:
    """Return pint's registry, on decimals; half a second on first use."""
    import pint

    return pint.UnitRegistry(non_int_type=Decimal)


# Looks like a compound and is none: pint would be loaded, half a second in every process, to say so.
_UNSCALED = frozenset({"percentage_point"})


@cache
def scale_of(unit: str) -> Scale | None:
    """Return the scale of a physical unit by its canonical name, or ``None`` for what is none.

    The table of ``shared/dimensions.toml`` answers for the units of the press; pint is asked, once
    a unit, for compounds that the table lacks (``kilogram / day``).

    >>> scale_of("mile").factor, scale_of("명")
    (Decimal('1609.344'), None)
    """
    known = _units().get(unit)
    if known is not None or unit in _UNSCALED or not unit.isascii():
        return known
    if not any(sign in unit for sign in ("/", "**", "_")):
        return None
    return _ask_pint(unit)


def _ask_pint(unit: str) -> Scale | None:
    import pint

    registry = unit_registry()
    assert isinstance(registry, pint.UnitRegistry)
    try:
        parsed = registry.parse_units(unit)
        if not parsed.dimensionality:
            return None
        factor = registry.Quantity(Decimal(1), parsed).to_base_units().magnitude
    except (pint.PintError, TypeError, ValueError, AssertionError):  # no such unit, or a logarithmic one
        return None
    return Scale(str(parsed.dimensionality), Decimal(str(factor)))


@cache
def things() -> tuple[Thing, ...]:
    """Return the things that counters count."""
    return read_entries(_COUNTERS, "thing", Thing)


@cache
def _by_word() -> dict[str, Thing]:
    found: dict[str, Thing] = {}
    for thing in things():
        for word in thing.words:
            if found.setdefault(word, thing) is not thing:
                raise LexiconError(f"{word!r} counts two things: {found[word].id} and {thing.id}", where=_COUNTERS)
    return found


@cache
def _wider() -> dict[str, str]:
    """Return the wider thing of each thing that has one: one step, so that there is no circle."""
    found = {thing.id: thing.kind_of for thing in things() if thing.kind_of is not None}
    known = {thing.id for thing in things()}
    for name, wide in found.items():
        if wide not in known or wide in found:
            raise LexiconError(f"thing {name!r}: kind_of {wide!r} is none of the widest things", where=_COUNTERS)
    return found


def counted_thing(counter: str) -> str:
    """Return what a counter counts: the id of its widest thing, or the counter itself where none is listed.

    >>> counted_thing("명") == counted_thing("babies") == "person", counted_thing("그루")
    (True, '그루')
    >>> counted_thing("welders"), counted_thing("containers")
    ('person', 'containers')
    """
    thing = narrow_thing(counter)
    return _wider().get(thing, thing)


@cache
def _counters() -> dict[str, str]:
    surfaces = {entry.surface for entry in counter_entries()}
    return {thing.id: next((word for word in thing.words if word in surfaces), "") for thing in things()}


def counter_of(thing: str) -> str:
    """Return the word that Korean counts a thing with, the first that is listed; empty where there is none.

    >>> counter_of("person"), counter_of("seat"), counter_of("charge")
    ('명', '석', '')
    """
    return _counters().get(thing, "")


def narrow_thing(counter: str) -> str:
    """Return what a counter counts as narrowly as it says, or the counter itself where none is listed.

    >>> narrow_thing("babies"), narrow_thing("명")
    ('baby', 'person')
    """
    thing = _by_word().get(counter) or _by_word().get(counter.lower()) or _by_ending(counter.lower())
    return thing.id if thing is not None else counter


# Letters that an ending needs before it.
_STEM = 3


@lru_cache(maxsize=4096)
def _by_ending(noun: str) -> Thing | None:
    """Return what an English noun counts by its ending: welders are people."""
    if not noun.isascii() or not noun.isalpha():
        return None
    for thing in things():
        if any(noun.endswith(end) and len(noun) >= len(end) + _STEM for end in thing.endings) and noun not in thing.but:
            return thing
    return None


def are_siblings(one: str, two: str) -> bool:
    """Tell whether two things, by their ids, are different narrow kinds, so that their numbers are not one.

    >>> are_siblings("train", "coach"), are_siblings("train", "vehicle"), are_siblings("baby", "baby")
    (True, False, False)
    """
    wider = _wider()
    return one != two and one in wider and two in wider


@cache
def is_generic(thing: str) -> bool:
    """Tell whether a thing's counters count anything (개, 건, 곳)."""
    return any(entry.id == thing and entry.generic for entry in things())


def counts_storeys(figure: Figure) -> bool:
    """Tell whether a figure may say how many storeys a house has: 32층짜리, 10 stories, and 32층, which may be the 32nd."""
    if figure.kind is FigureKind.RANK:
        return figure.mention.unit is not None and counted_thing(figure.mention.unit) == "floor"
    return figure.dimension == "count:floor"
