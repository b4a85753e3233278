"""Keep what was found in an English text: figures with their rates and hedges, dates, and digits that are no figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import Effect, FigureKind, Hedge, Interval, Mention, Skipped, Span
from checker.scan.english_hedges import Hedged, allowed, hedge_inside, hedges_after, hedges_before, says_when
from checker.scan.english_lexicon import HedgeWord
from checker.scan.english_parts import ONE, Amount, DateRead, Sense
from checker.scan.english_units import read_per
from checker.scan.lazy import Lazy

__all__ = ["Kept"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AT_LEAST: Final = Effect.AT_LEAST
_AT_MOST: Final = Effect.AT_MOST
_LESS_THAN: Final = Effect.LESS_THAN
_MORE_THAN: Final = Effect.MORE_THAN
_VAGUE: Final = Effect.VAGUE
_DURATION: Final = FigureKind.DURATION
_NUMBER: Final = FigureKind.NUMBER
_RANK: Final = FigureKind.RANK
_LONGEST: Final = Decimal(10**25)
_RUN: Final = Lazy(r"[\w.,/:-]*\w")
_OPEN: Final = Interval(None, None)
_BRACKETS: Final = (" (", "(")
_ONE_SIDED: Final = frozenset({_AT_LEAST, _MORE_THAN, _AT_MOST, _LESS_THAN})


class Bound:
    """Where a figure ends, its kind, and those of its hedges that make it a bound."""

    def __init__(self, end: int, kind: FigureKind, hedges: list[Hedged]) -> None:
        self.end: Final = end
        self.kind: Final = kind
        self.hedges: Final = hedges


class Kept:
    """What was found in a text so far.

    Attributes:
        text: The text.
        found: Figures and dates, in reading order.
        skipped: Digits that are no figure.
        floor: Where the last figure ends: the hedges before it are that one's.
        bound: Of the last figure.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mention] = []
        self.skipped: list[Skipped] = []
        self.floor = 0
        self.bound = Bound(0, _NUMBER, [])

    def keep(self, amount: Amount, start: int, sense: Sense, rule: str) -> int:
        """Add rate and hedges and store the mention; return where it ends."""
        text = self.text
        amount = sense.amount or amount
        per = read_per(text, sense.end, sense.kind)
        end = sense.end if per is None else max(sense.end, per.span.end)
        hedges, floor = self._hedges(start, end, sense.kind)
        words = [hedged.word for hedged in hedges]
        vague = amount.value is None and not rule
        factor, value = sense.factor, amount.value
        grain = amount.grain if factor is ONE else amount.grain * factor
        if value is not None:
            if not (amount.grain is ONE and factor is ONE and sense.amount is None):  # else nothing is behind its point
                value = _clean(value * factor)
            low = high = value
        else:
            low, high = _clean(amount.low * factor), _clean(amount.high * factor)
        marks = [hedged.hedge for hedged in hedges]
        if vague:
            span = Span(amount.start, amount.end)
            marks.append(Hedge(text[amount.start : amount.end], _VAGUE, span, "numeral:vague"))
        bounds = allowed(low, high, grain, words, vague)
        trace = _trace(sense.entry, words, rule)
        # in order, for to name thirteen fields takes as long as to make a mention
        mention = Mention(
            Span(start, sense.end),
            text[start : sense.end],
            sense.kind,
            value,
            bounds,
            grain,
            sense.unit,
            per,
            tuple(marks),
            None,
            trace,
        )
        self.found.append(mention)
        self.floor = max(sense.end, floor)
        self.bound = Bound(end, sense.kind, [hedged for hedged in hedges if hedged.word.effect in _ONE_SIDED])
        return end

    def _hedges(self, start: int, end: int, kind: FigureKind) -> tuple[list[Hedged], int]:
        """Return the hedges of a figure, and where the last of them ends.

        A conversion in brackets is a bound where its figure is one: more than 100 km (60 miles).
        """
        text = self.text
        found = hedges_before(text, start, end, self.floor)
        if kind is _DURATION and found and says_when(text, found[0].hedge, self.floor):
            del found[0]
        after = hedges_after(text, end) or hedge_inside(text, start, end)
        if after is not None:
            found.append(after)
            return found, after.end
        if not found and kind is self.bound.kind and text[self.bound.end : start] in _BRACKETS:
            return self.bound.hedges, 0
        return found, 0

    def add_date(self, date: DateRead | None) -> int:
        """Store a date or time; return where it ends, 0 where there is none."""
        if date is None or date.start < self.floor:
            return 0
        span = Span(date.start, date.end)
        surface = self.text[date.start : date.end]
        trace = (date.rule,)
        mention = Mention(span, surface, date.kind, None, _OPEN, None, None, None, (), date.calendar, trace)
        self.found.append(mention)
        self.floor = date.end
        return date.end

    def skip(self, start: int, reason: str) -> int:
        """Store digits and what is joined to them as no figure; return where they end."""
        match = _RUN.match(self.text, start)
        end = match.end() if match is not None else start + 1
        self.skipped.append(Skipped(Span(start, end), self.text[start:end], reason))
        return end

    def rank(self, span: Span, value: Decimal) -> None:
        """Store a rank."""
        bounds = Interval(value, value)
        self.found.append(Mention(span, span.of(self.text), _RANK, value, bounds, ONE, trace=("rule:rank",)))
        self.floor = span.end


def _trace(entry: str, hedges: list[HedgeWord], rule: str) -> tuple[str, ...]:
    """Return the names of all that made a mention."""
    if not hedges and not rule:
        return (entry,)
    return (entry, *[word.entry for word in hedges], *((f"rule:{rule}",) if rule else ()))


def _clean(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros that multiplying left behind its point."""
    return value.quantize(ONE) if value == value.to_integral_value() and abs(value) < _LONGEST else value
