"""What is read of an English figure on the way to it: its number, unit, noun, date and sense.

Classes of a compiled module, for a figure makes a dozen of them and asks each a dozen times: a struct takes three times as
long to make, and ten times as long to ask. What is made stays as it is; the methods return others.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import Calendar, FigureKind

__all__ = ["ONE", "Amount", "DateRead", "Noun", "Second", "Sense", "Tail", "Unit", "has_decimals", "is_one"]

# Most scales, grains and factors are this very one, which is sooner seen than compared.
ONE: Final = Decimal(1)


class Amount:
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

    def __init__(
        self,
        start: int,
        end: int,
        value: Decimal | None,
        low: Decimal,
        high: Decimal,
        grain: Decimal,
        scale: Decimal = ONE,
        head: Decimal = ONE,
        letter: str = "",
        letter_end: int = 0,
        words: bool = False,
        part: bool = False,
        plain: bool = False,
    ) -> None:
        self.start: Final = start
        self.end: Final = end
        self.value: Final = value
        self.low: Final = low
        self.high: Final = high
        self.grain: Final = grain
        self.scale: Final = scale
        self.head: Final = head
        self.letter: Final = letter
        self.letter_end: Final = letter_end
        self.words: Final = words
        self.part: Final = part
        self.plain: Final = plain

    def times(self, factor: Decimal) -> Amount:
        """Return the amount with ``factor`` as its scale."""
        value = None if self.value is None else self.value * factor
        return Amount(
            self.start,
            self.end,
            value,
            self.low * factor,
            self.high * factor,
            self.grain * factor,
            self.scale * factor,
            self.head,
            self.letter,
            self.letter_end,
            self.words,
            self.part,
        )

    def negative(self) -> Amount:
        """Return the amount below zero."""
        value = None if self.value is None else -self.value
        return self._of(value, -self.high, -self.low, self.grain, False)

    def worth(self, value: Decimal, grain: Decimal) -> Amount:
        """Return an amount of another value in the same place."""
        return self._of(value, value, value, grain, self.plain)

    def reaching(self, low: Decimal, high: Decimal) -> Amount:
        """Return an amount from ``low`` to ``high`` in the same place."""
        return self._of(None, low, high, self.grain, False)

    def without_letter(self) -> Amount:
        """Return the amount that goes to the end of its letter, which is worked in."""
        return self._at(self.start, self.letter_end, "", self.plain)

    def placed(self, start: int, end: int) -> Amount:
        """Return the same amount in another place."""
        return self._at(start, end, self.letter, self.plain)

    def as_plain(self, plain: bool) -> Amount:
        """Return the same amount as one that is a bare run of digits, or is none."""
        return self._at(self.start, self.end, self.letter, plain)

    def _of(self, value: Decimal | None, low: Decimal, high: Decimal, grain: Decimal, plain: bool) -> Amount:
        return Amount(
            self.start,
            self.end,
            value,
            low,
            high,
            grain,
            self.scale,
            self.head,
            self.letter,
            self.letter_end,
            self.words,
            self.part,
            plain,
        )

    def _at(self, start: int, end: int, letter: str, plain: bool) -> Amount:
        return Amount(
            start,
            end,
            self.value,
            self.low,
            self.high,
            self.grain,
            self.scale,
            self.head,
            letter,
            self.letter_end,
            self.words,
            self.part,
            plain,
        )


def has_decimals(amount: Amount) -> bool:
    """Tell a number with decimals."""
    return amount.grain is not ONE and amount.grain < ONE


def is_one(value: Decimal) -> bool:
    """Tell whether a scale or a factor changes nothing."""
    return value is ONE or value == ONE


class Unit:
    """What a figure is of.

    Attributes:
        kind: The kind of figure that it makes.
        name: ISO code, pint's name, percent …
        factor: How many whole units the written unit is (0.01 for cents).
        end: Where it ends.
        entry: The lexicon entry.
    """

    def __init__(self, kind: FigureKind, name: str, factor: Decimal, end: int, entry: str) -> None:
        self.kind: Final = kind
        self.name: Final = name
        self.factor: Final = factor
        self.end: Final = end
        self.entry: Final = entry

    def until(self, end: int) -> Unit:
        """Return the same unit as one that ends at ``end``."""
        return Unit(self.kind, self.name, self.factor, end, self.entry)

    def named(self, name: str, end: int) -> Unit:
        """Return the unit under another name, as one that ends at ``end``."""
        return Unit(self.kind, name, self.factor, end, self.entry)


class Tail:
    """Something like a unit behind a number, unjudged.

    Attributes:
        gap: The space or hyphen before it, if there is one.
        what: ``symbol`` and ``word`` of a measure, ``money`` (a sign), ``code`` and ``name`` of a
            currency, or ``us``.
        surface: As the lexicon lists it.
        end: Where it ends.
    """

    def __init__(self, gap: str, what: str, surface: str, end: int) -> None:
        self.gap: Final = gap
        self.what: Final = what
        self.surface: Final = surface
        self.end: Final = end

    def is_money(self) -> bool:
        """Tell whether it can be nothing but money."""
        return self.what in ("money", "code", "name")


class Noun:
    """A counted noun.

    Attributes:
        word: The noun in small letters.
        end: Where it ends.
        adjacent: Whether it stands right after the number.
    """

    def __init__(self, word: str, end: int, adjacent: bool) -> None:
        self.word: Final = word
        self.end: Final = end
        self.adjacent: Final = adjacent


class Second:
    """What follows an amount.

    Attributes:
        amount: Both amounts as one, from the low to the high; ``None`` where they stay two figures.
        unit: The unit of both (of the second, where they stay two).
        rule: ``between``, ``from`` or ``range``, for the trace.
    """

    def __init__(self, amount: Amount | None, unit: Unit | None, rule: str) -> None:
        self.amount: Final = amount
        self.unit: Final = unit
        self.rule: Final = rule


class DateRead:
    """A date or time that was read.

    Attributes:
        start, end: Where it stands.
        kind: Date or time.
        calendar: Its parts.
        rule: What read it, for the trace.
    """

    def __init__(self, start: int, end: int, kind: FigureKind, calendar: Calendar, rule: str) -> None:
        self.start: Final = start
        self.end: Final = end
        self.kind: Final = kind
        self.calendar: Final = calendar
        self.rule: Final = rule


class Sense:
    """What a figure is, once its surroundings were read.

    Attributes:
        kind, unit, factor, end, entry: As those of a :class:`Unit`; a plain number has no unit.
        amount: The amount, where that is another one than was read (one in five).
    """

    def __init__(
        self,
        kind: FigureKind,
        unit: str | None,
        end: int,
        entry: str,
        factor: Decimal = ONE,
        amount: Amount | None = None,
    ) -> None:
        self.kind: Final = kind
        self.unit: Final = unit
        self.end: Final = end
        self.entry: Final = entry
        self.factor: Final = factor
        self.amount: Final = amount
