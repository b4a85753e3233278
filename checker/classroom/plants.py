"""Changes to plant in one of two agreeing articles, each with the verdict that it is meant to get.

A maker proposes; nothing is believed of it until the whole pipeline has read the changed text (``drawing.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.classroom.edits import Edit
from checker.classroom.likeness import cut_to, round_to, swap_digits, write_like
from checker.classroom.model import APART, Kind
from checker.classroom.pairings import Pairing
from checker.judge.readings import significant
from checker.model import Claim, Effect, Figure, FigureKind, Hedge, Role, Span

__all__ = ["PLANTS", "Plant", "Seat"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A claim that may be changed, beside the one that it is held against.

    Attributes:
        text: The text of the claim's article.
        claim: What may be changed.
        reference: The claim of another article, of the same fact.
    """

    text: str
    claim: Claim
    reference: Claim


Maker = Callable[[Seat], Iterator[Edit]]


@dataclass(frozen=True, slots=True)
class Plant:
    """A kind of change.

    Attributes:
        make: Proposes edits, the best first.
        verdicts, codes: What the checker must say of the pair afterwards; no codes for any.
    """

    kind: Kind
    make: Maker
    verdicts: tuple[str, ...]
    codes: tuple[str, ...] = ()

    def is_met(self, pairing: Pairing, seat: Seat) -> bool:
        """Tell whether the checker says of the changed pair what the plant is meant to teach."""
        if pairing.verdict not in self.verdicts or (self.codes and pairing.code not in self.codes):
            return False
        if self.kind is not Kind.DROPPED_HEDGE:
            return True
        hedges = [hedge for hedge in seat.reference.figure.hedges if hedge.effect in _DROPPED]
        said = (*(note.ko for note in pairing.notes), pairing.explanation.ko)
        return any(hedge.text in text for hedge in hedges for text in said)


def _value(figure: Figure) -> Decimal | None:
    """Return the number as written in its unit, where it is one positive number that stands alone."""
    value = figure.mention.value
    return value if value is not None and value > 0 and figure.mention.per is None else None


def _rewritten(seat: Seat, value: Decimal) -> Iterator[Edit]:
    figure = seat.claim.figure
    text = write_like(figure.text, value)
    if text is not None and text != figure.text:
        yield Edit(figure.span, text)


def rounding(seat: Seat) -> Iterator[Edit]:
    """Round, or cut off, to two digits or three where more were written: 8조828억원 → 8조1000억원."""
    value = _value(seat.claim.figure)
    if value is None or seat.claim.conversions or significant(value) < 3:
        return
    for digits in range(2, significant(value)):
        yield from _rewritten(seat, round_to(value, digits))
        yield from _rewritten(seat, cut_to(value, digits))


# How far off a wrong rate puts the amount in the bracket: further than any rate of the week, nearer
# than a slip of a digit.
_WRONG_RATES = (Decimal("1.16"), Decimal("0.86"), Decimal("1.22"))


def wrong_rate(seat: Seat) -> Iterator[Edit]:
    """Reckon the bracket at another rate: 557만6000달러(약 81억원) → 557만6000달러(약 94억원)."""
    own = seat.claim.figure
    for figure in seat.claim.conversions:
        value = _value(figure)
        if value is None or figure.kind is not FigureKind.MONEY or figure.unit == own.unit:
            continue
        for factor in _WRONG_RATES:
            wrong = round_to(value * factor, max(significant(value), 2))
            text = write_like(figure.text, wrong)
            if text is not None:
                yield Edit(figure.span, text)


def scale_slip(seat: Seat) -> Iterator[Edit]:
    """Move the point by one place: 557만6000달러 → 5576만달러."""
    value = _value(seat.claim.figure)
    if value is None or seat.claim.conversions or seat.claim.figure.kind is FigureKind.PERCENT:
        return
    yield from _rewritten(seat, value * 10)
    if value % 10 == 0 or value >= 1000:
        yield from _rewritten(seat, value / 10)


_POINTS = (
    (re.compile(r"(?:%\s?포인트|퍼센트\s?포인트|%[pP])$"), "%"),
    (re.compile(r"\s*percentage[ -]points?$"), " percent"),
    (re.compile(r"%$"), "%포인트"),
    (re.compile(r"퍼센트$"), "퍼센트포인트"),
    (re.compile(r"\s*percent$"), " percentage points"),
)


def percent_or_point(seat: Seat) -> Iterator[Edit]:
    """Take percentage points for per cent, or per cent for points, where a change is told."""
    figure = seat.claim.figure
    korean = bool(re.search("[가-힣]", seat.text))
    if figure.kind is not FigureKind.PERCENT or (figure.unit == "percent" and seat.claim.role is not Role.CHANGE):
        return
    for pattern, other in _POINTS:
        if pattern.search(figure.text):
            other = " percentage points" if other == "%포인트" and not korean else other
            yield Edit(figure.span, pattern.sub(other, figure.text))
            return


def swapped_digits(seat: Seat) -> Iterator[Edit]:
    """Exchange two neighbouring digits: 2,714명 → 2,174명."""
    value = _value(seat.claim.figure)
    if value is None or seat.claim.conversions or significant(value) < 3:
        return
    for text in swap_digits(seat.claim.figure.text):
        yield Edit(seat.claim.figure.span, text)


_DROPPED = (Effect.ABOUT, Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def dropped_hedge(seat: Seat) -> Iterator[Edit]:
    """Leave out the word that makes a figure less than certain, where the other article has it: 최소 5억 → 5억."""
    theirs = {hedge.effect for hedge in seat.reference.figure.hedges}
    hedges = [hedge for hedge in seat.claim.figure.hedges if hedge.effect in _DROPPED]
    if len(hedges) != 1 or hedges[0].effect not in theirs:
        return
    span = _with_gap(seat, hedges[0])
    if span is not None:
        yield Edit(span, "")


# Hedges that may go without leaving anything behind: words of their own before or after, and 여 inside. A
# verb (넘는, 웃돌았다) would take the sentence with it.
_WORDS = re.compile(
    r"약|최소|최대|적어도|대략|이상|이하|안팎|내외|가량|정도|남짓|여"
    r"|about|around|roughly|nearly|almost|at least|at most|more than|over|up to|some|approximately",
    re.IGNORECASE,
)


def _with_gap(seat: Seat, hedge: Hedge) -> Span | None:
    """Return the hedge with the white space that goes with it, where it stands right beside or in the figure."""
    span, home, text = hedge.span, seat.claim.figure.span, seat.text
    if not _WORDS.fullmatch(hedge.text):
        return None
    if home.contains(span):
        return span
    if span.end <= home.start and not text[span.end : home.start].strip() and text[span.start].islower():
        return Span(span.start, home.start)
    if span.end <= home.start and not text[span.end : home.start].strip() and not text[span.start].isascii():
        return Span(span.start, home.start)
    if span.start >= home.end and not text[home.end : span.start].strip():
        return Span(home.end, span.end)
    return None


_NEXT = {
    "1": ("2", "3"),
    "2": ("1", "3"),
    "3": ("2", "4"),
    "4": ("3", "2"),
    "first": ("second",),
    "second": ("first", "third"),
    "third": ("second",),
    "fourth": ("third",),
    "상": ("하",),
    "하": ("상",),
}
_PERIOD = re.compile(
    r"(?P<q>[1-4])(?=\s?분기)|(?P<h>[상하])(?=반기)|(?P<e>first|second|third|fourth)(?=[ -](?:quarter|half))"
    r"|(?<=Q)(?P<n>[1-4])",
    re.IGNORECASE,
)
_MONTH = re.compile(r"(?P<m>\d{1,2})(?=월)")
_YEAR = re.compile(r"20\d\d(?=\s?년|\b)")


def wrong_period(seat: Seat) -> Iterator[Edit]:
    """Give the figure to another quarter, half, month or year: 4분기 → 3분기."""
    period = seat.claim.period
    if period is None or period.span is None or seat.reference.period is None:
        return
    if not seat.claim.sentence.contains(period.span):
        return
    words = period.span.of(seat.text)
    for found in _PERIOD.finditer(words):
        for other in _NEXT.get(found[0].lower(), ()):
            yield Edit(_at(period.span, found), other.capitalize() if found[0][0].isupper() else other)
    for found in _MONTH.finditer(words):
        month = int(found["m"])
        yield Edit(_at(period.span, found), str(month - 1 if month > 1 else month + 1))
    if not _PERIOD.search(words) and not _MONTH.search(words):
        for found in _YEAR.finditer(words):
            yield Edit(_at(period.span, found), str(int(found[0]) - 1))


def _at(home: Span, found: re.Match[str]) -> Span:
    return Span(home.start + found.start(), home.start + found.end())


PLANTS: tuple[Plant, ...] = (
    Plant(Kind.ROUNDING, rounding, ("rounding",), ("rounded", "truncated")),
    Plant(Kind.WRONG_RATE, wrong_rate, ("conflict",), ("wrong_conversion", "stale_rate")),
    Plant(Kind.SCALE_SLIP, scale_slip, ("conflict",), ("scale_slip",)),
    Plant(Kind.PERCENT_OR_POINT, percent_or_point, ("conflict",), ("percent_or_point",)),
    Plant(Kind.SWAPPED_DIGITS, swapped_digits, ("conflict",), ("swapped_digits",)),
    Plant(Kind.DROPPED_HEDGE, dropped_hedge, ("agree", "rounding", "hedged")),
    Plant(Kind.WRONG_PERIOD, wrong_period, (APART,), ("period",)),
)
