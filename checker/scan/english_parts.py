"""What is read of an English figure on the way to it: its number, unit, noun, date and sense.

Structs, for a figure makes a dozen of them: a named tuple takes fifty times as long to make.
"""

from __future__ import annotations

from decimal import Decimal

import msgspec

from checker.model import Calendar, FigureKind

__all__ = ["Amount", "DateRead", "Noun", "Second", "Sense", "Tail", "Unit"]

_ONE = Decimal(1)


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A number as written, without sign or unit.

    Attributes:
        start, end: Where it stands.
        value: Its value; ``None`` where it is vague.
        low, high: Ends of a vague amount (the high one open); otherwise the value.
        grain: Worth of the last written digit.
        scale: The scale word in it; 1 where it has none.
        head: The number before the scale.
        letter: A k, m, b after the digits that may be a scale or a unit; not in ``value``.
        letter_end: Where that letter ends.
        words: True where it is spelled out.
        part: True for a fraction of a whole (two thirds).
        plain: True for a bare run of digits, such as names and years have.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal
    high: Decimal
    grain: Decimal
    scale: Decimal = _ONE
    head: Decimal = _ONE
    letter: str = ""
    letter_end: int = 0
    words: bool = False
    part: bool = False
    plain: bool = False


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What a figure is of.

    Attributes:
        kind: The kind of figure that it makes.
        name: ISO code, pint's name, percent …
        factor: How many whole units the written unit is (0.01 for cents).
        end: Where it ends.
        entry: The lexicon entry.
    """

    kind: FigureKind
    name: str
    factor: Decimal
    end: int
    entry: str


class Tail(msgspec.Struct, frozen=True, gc=False):
    """Something like a unit behind a number, unjudged.

    Attributes:
        gap: The space or hyphen before it, if there is one.
        what: ``symbol`` and ``word`` of a measure, ``money`` (a sign), ``code`` and ``name`` of a
            currency, or ``us``.
        surface: As the lexicon lists it.
        end: Where it ends.
    """

    gap: str
    what: str
    surface: str
    end: int

    @property
    def is_money(self) -> bool:
        """Tell whether it can be nothing but money."""
        return self.what in ("money", "code", "name")


class Noun(msgspec.Struct, frozen=True, gc=False):
    """A counted noun: in small letters, where it ends, and whether it stands right after the number."""

    word: str
    end: int
    adjacent: bool


class Second(msgspec.Struct, frozen=True, gc=False):
    """What follows an amount.

    Attributes:
        amount: Both amounts as one, from the low to the high; ``None`` where they stay two figures.
        unit: The unit of both (of the second, where they stay two).
        rule: ``between``, ``from`` or ``range``, for the trace.
    """

    amount: Amount | None
    unit: Unit | None
    rule: str


class DateRead(msgspec.Struct, frozen=True, gc=False):
    """A date or time that was read: where, what kind and which parts."""

    start: int
    end: int
    kind: FigureKind
    calendar: Calendar
    rule: str


class Sense(msgspec.Struct, frozen=True, gc=False):
    """What a figure is, once its surroundings were read: kind, unit, factor, end, trace."""

    kind: FigureKind
    unit: str | None
    end: int
    entry: str
    factor: Decimal = _ONE
    amount: Amount | None = None
