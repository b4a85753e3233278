"""Keep what was found in an English text: figures with their rates and hedges, dates, and digits that are no figure."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import Effect, FigureKind, Hedge, Interval, Mention, Skipped, Span
from checker.scan.english_hedges import allowed, hedge_inside, hedges_after, hedges_before, says_when
from checker.scan.english_parts import Amount, DateRead, Sense
from checker.scan.english_units import read_per
from checker.scan.english_words import HedgeWord
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
_ONE: Final = Decimal(1)
_RUN: Final = Lazy(r"[\w.,/:-]*\w")
_ONE_SIDED: Final = frozenset({_AT_LEAST, _MORE_THAN, _AT_MOST, _LESS_THAN})


class Kept:
    """What was found in a text so far.

    Attributes:
        text: The text.
        found: Figures and dates, in reading order.
        skipped: Digits that are no figure.
        floor: Where the last figure ends: the hedges before it are that one's.
        bound: Of the last figure where it ends, its kind, and those of its hedges that make it a bound.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Mention] = []
        self.skipped: list[Skipped] = []
        self.floor = 0
        self.bound: tuple[int, FigureKind, tuple[tuple[Hedge, HedgeWord], ...]] = (0, _NUMBER, ())

    def keep(self, amount: Amount, start: int, sense: Sense, rule: str) -> int:
        """Add rate and hedges and store the mention; return where it ends."""
        text = self.text
        amount = sense.amount or amount
        per = read_per(text, sense.end, sense.kind)
        end = sense.end if per is None else max(sense.end, per.span.end)
        hedges, floor = self._hedges(start, end, sense.kind)
        words = [word for _, word in hedges]
        vague = amount.value is None and not rule
        factor, worth = sense.factor, amount.value
        grain = amount.grain * factor
        value = None if worth is None else _clean(worth * factor)
        low = _clean(amount.low * factor) if value is None else value
        high = _clean(amount.high * factor) if value is None else value
        marks = [hedge for hedge, _ in hedges]
        if vague:
            span = Span(amount.start, amount.end)
            marks.append(Hedge(span.of(text), _VAGUE, span, "numeral:vague"))
        span = Span(start, sense.end)
        self.found.append(
            Mention(
                span=span,
                text=span.of(text),
                kind=sense.kind,
                value=value,
                bounds=allowed(low, high, grain, tuple(words), vague),
                grain=grain,
                unit=sense.unit,
                per=per,
                hedges=tuple(marks),
                trace=_trace(sense.entry, words, rule),
            )
        )
        self.floor = max(span.end, floor)
        self.bound = end, sense.kind, tuple([pair for pair in hedges if pair[1].effect in _ONE_SIDED])
        return end

    def _hedges(self, start: int, end: int, kind: FigureKind) -> tuple[list[tuple[Hedge, HedgeWord]], int]:
        """Return the hedges of a figure, and where the last of them ends.

        A conversion in brackets is a bound where its figure is one: more than 100 km (60 miles).
        """
        text = self.text
        before = hedges_before(text, start, end, self.floor)
        if kind is _DURATION and before and says_when(text, before[0][0], self.floor):
            before = before[1:]
        after = hedges_after(text, end) or hedge_inside(text, start, end)
        if not before and after is None and kind is self.bound[1] and text[self.bound[0] : start] in (" (", "("):
            return list(self.bound[2]), 0
        return [*before, *((after[0],) if after is not None else ())], after[1] if after is not None else 0

    def add_date(self, date: DateRead | None) -> int:
        """Store a date or time; return where it ends, 0 where there is none."""
        if date is None or date.start < self.floor:
            return 0
        span = Span(date.start, date.end)
        self.found.append(
            Mention(
                span,
                span.of(self.text),
                date.kind,
                None,
                Interval(None, None),
                calendar=date.calendar,
                trace=(date.rule,),
            )
        )
        self.floor = span.end
        return span.end

    def skip(self, start: int, reason: str) -> int:
        """Store digits and what is joined to them as no figure; return where they end."""
        match = _RUN.match(self.text, start)
        end = match.end() if match is not None else start + 1
        self.skipped.append(Skipped(Span(start, end), self.text[start:end], reason))
        return end

    def rank(self, span: Span, value: Decimal) -> None:
        """Store a rank."""
        bounds = Interval(value, value)
        self.found.append(Mention(span, span.of(self.text), _RANK, value, bounds, _ONE, trace=("rule:rank",)))
        self.floor = span.end


def _trace(entry: str, hedges: list[HedgeWord], rule: str) -> tuple[str, ...]:
    """Return the names of all that made a mention."""
    if not hedges and not rule:
        return (entry,)
    return (entry, *[word.entry for word in hedges], *((f"rule:{rule}",) if rule else ()))


def _clean(value: Decimal) -> Decimal:
    """Return ``value`` without the zeros that multiplying left behind its point."""
    return value.quantize(_ONE) if value == value.to_integral_value() and abs(value) < 10**25 else value
