"""Results that the words beside them call so: a lead, what is left, a mean, a margin, a price with so much off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from checker.judge import readings
from checker.judge.audits.differences import led_to
from checker.judge.audits.levels import LEAD, may_be_meant
from checker.judge.audits.operations import BOUNDS, COUNTED, WAYS, Trial, are_like
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, off_by, steps_of
from checker.judge.audits.words import audit_of
from checker.judge.readings import significant
from checker.lexicon import ties
from checker.model import Audit, BlockKind, FigureKind, Role, Text

__all__ = ["audit_called"]

# Sentences before a result to sentences after it in which what it is made of is looked for, the nearest first.
# What a headline sums up stands in the first sentences.
_REACHES, _UNDER = ((0, 0), (1, 0), (3, 1)), ((0, 2), (0, 6))
# So many results may be expected to come out by chance where the words call the figure a result, so that it is one of
# something near: a twentieth of them is of other figures at this in sentences that were shuffled.
_CHANCE = Decimal("0.34")
# … and so many times as many where nothing else can be meant: sums and differences anywhere, others near by.
_SURELY = 3
# … and no more than so many.
_MOST = 10000
# What is rounded even where it counts, and what is as fine as the figures that it is made of: the nearest ones of its sentence are tried, however small it is.
_ROUNDED = ("mean", "moved", "part", "whole")
_NO_COARSER = ("difference", "sum")
# Figures that are tried, the nearest first.
_TRIED = 14
# Rounded or cut off: a result is met from half a step below to a step above.
_OPEN = Decimal("1.5")
# A bound is met up to the next digit.
_BOUND = Decimal("0.1")
# What a lead is told by, whatever words stand beside it; points are always what two shares are apart.
_MARGIN = "margin"
# Digits from which a change is looked for without a word beside it.
_TELLING = 3
_RESULTS = (*COUNTED, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.DURATION)


def audit_called(page: Page) -> Iterator[Audit]:
    """Check a figure that the words call a result against what the figures around it give.

    What it does: takes the operation from the words beside a figure (a gap, a rest, a mean, a margin, so much off), tries
    it on the figures of its sentence and of those around, and says where it comes out as printed. Where the sentence has
    only the figures that it takes, it says so if it does not.
    Why it matters: results are worked out by the writer, and the words for them are few; the forms of sentences are many.
    Example: 6년 150억원에 계약해 연평균 25억원을 받는다; not 4년 96억원에 계약해 연평균 26억원을 받는다.
    """
    kin = _kin(page)
    for result in (end for piece in page.stated if piece.figure.kind in _RESULTS for end in _results(piece)):
        if not result.figure.value or result.is_vague or page.kind_of(result) is BlockKind.CAPTION:
            continue
        near: dict[tuple[int, int], list[Piece]] = {}
        tried: set[tuple[str, bool]] = set()
        for operation, sure in _calls(page, result):
            if not tried.isdisjoint(((operation, sure), (operation, True))):
                continue
            tried.add((operation, sure))
            audit = _told(page, result, operation, near, kin, sure=sure)
            if audit is not None:
                yield audit
                break


def _results(piece: Piece) -> tuple[Piece, ...]:
    """Return what a figure may be as a result: itself, or each end of a range of amounts."""
    return (piece,) if piece.is_percent else piece.ends()


def _calls(page: Page, result: Piece) -> Iterator[tuple[str, bool]]:
    before, after = _words(page, result)
    if result.is_percent and result.claim.attribute in ties.ratios():
        yield "margin", True
    if result.is_points or result.claim.attribute == _MARGIN:
        yield "difference", False
    if (
        result.is_percent
        and result.claim.role is Role.CHANGE
        and significant(result.figure.value or Decimal(0)) >= _TELLING
    ):
        yield "gap", False
    if not ties.is_called(page.language, before, after):
        return
    for call in ties.calls(page.language):
        if result.is_percent and call.operation == "sum" and not call.sure:
            continue  # 전체의 60%: shares are added where the words say that they are
        if call.stands_by(page.language, before, after):
            yield call.operation, call.sure


def _words(page: Page, result: Piece) -> tuple[str, str]:
    """Return the words before a figure and behind it; of a second of two those before the first: 하락률은 각각 8.8%와 11.3%다."""
    before, after = page.around(result)
    while ties.words(page.language, "and").fullmatch(before.strip()) is not None:
        result = next(p for p in reversed(page.within(result.sentence)) if p.span.end <= result.span.start)
        before, _ = page.around(result)
    return before, after


def _told(
    page: Page,
    result: Piece,
    operation: str,
    near: dict[tuple[int, int], list[Piece]],
    kin: Sequence[list[Piece]],
    *,
    sure: bool,
) -> Audit | None:
    """Return what an operation makes of a result; what is ``near`` is gathered once for all of them."""
    way, room, aim = WAYS[operation], _room(result, operation), _aim(result, operation)
    led = led_to(page, result) if operation == "difference" else None
    most = min(_CHANCE / room, Decimal(_MOST))
    least = 1 if operation in _NO_COARSER and (_is_exact(result, operation) or result.is_points) else 0
    for reach in _REACHES if result.sentence >= LEAD else _REACHES[:2] + _UNDER:
        if reach not in near:
            near[reach] = _near(page, result, *reach)
        tries = int(most * _SURELY if sure and (reach in _REACHES[:2] or operation in _NO_COARSER) else most)
        for told in islice(way(page, result, near[reach]), max(tries, 0 if any(reach) else least)):
            if _meets(result, told, aim, operation) and _has(told, led):
                return _audit(page, result, told, _how(result, told.got, operation))
    for pieces in kin if most >= 1 else ():
        if not result.is_percent and not result.is_points and not any(are_like(piece, result) for piece in pieces):
            continue
        for told in islice(way(page, result, pieces), int(most)):
            if _meets(result, told, aim, operation) and _has(told, led):
                return _audit(page, result, told, _how(result, told.got, operation))
    if not sure or result.figure.hedges or page.kind_of(result) is BlockKind.TITLE:
        return None
    given = list(way(page, result, [p for p in page.within(result.sentence) if p.index != result.index]))
    if len({frozenset(told.pieces) for told in given}) != 1 or not _is_closed(page, result, given[0]):
        return None
    nearest = min(given, key=lambda told: off_by(result.figure, told.got))
    if not may_be_meant(result, nearest.got) or any(fits(result.figure, t.got, loose=True) is not None for t in given):
        return None
    return _audit(page, result, nearest, None)


def _has(told: Trial, piece: Piece | None) -> bool:
    """Tell whether what some figures give is made of one that it has to be made of."""
    return piece is None or piece in told.pieces


def _kin(page: Page) -> list[list[Piece]]:
    """Return the levels of one attribute that an article gives, wherever they stand."""
    kin: dict[str, list[Piece]] = {}
    for piece in page.stated:
        if piece.claim.attribute is not None and piece.claim.role is not Role.CHANGE and not piece.is_vague:
            kin.setdefault(piece.claim.attribute, []).append(piece)
    return [pieces[:_TRIED] for pieces in kin.values() if len(pieces) > 1]


def _near(page: Page, result: Piece, before: int, after: int) -> list[Piece]:
    near = [p for p in page.near(result, before, after) if not p.is_vague and page.kind_of(p) is not BlockKind.CAPTION]
    if before > 1:
        near += [p for p in page.stated if p.sentence < LEAD and p.sentence < result.sentence - before]
    near = [end for piece in near for end in piece.ends()]
    near.sort(key=lambda p: (abs(p.sentence - result.sentence), abs(p.index - result.index)))
    return near[: _TRIED if before else None]


def _step(result: Piece, operation: str) -> Decimal:
    """Return the place to which a printed result is met: its last digit that is no zero, or a smaller one of a share."""
    steps = steps_of(result.figure)
    sharp = result.is_percent or result.figure.kind is FigureKind.MEASURE or _is_exact(result, operation)
    return steps[0] if sharp else steps[-1]


def _is_exact(result: Piece, operation: str) -> bool:
    """Tell whether a result is a count to the last one: 104 people are none of 105."""
    value = result.figure.value or Decimal(0)
    if operation in _ROUNDED:
        return False
    if readings.is_exact_count(result.figure):
        return True
    if result.figure.kind is FigureKind.DURATION:
        return not result.figure.hedges
    return result.figure.kind in COUNTED and not result.figure.hedges and value % 1 == 0 and value % 10 != 0


def _room(result: Piece, operation: str) -> Decimal:
    """Return the share of its size that a printed result leaves open; a bound that is met to the digit none beyond it."""
    value = abs(readings.base_value(result.figure) or Decimal(1))
    is_bound = result.figure.has(*BOUNDS)
    if is_bound and operation != "sum":
        return _BOUND
    return (
        result.figure.base if is_bound or _is_exact(result, operation) else _OPEN * _step(result, operation)
    ) / value


def _aim(result: Piece, operation: str) -> tuple[Decimal, Decimal] | None:
    """Return from where to where sizes are that a printed result is met by, ``None`` for a bound."""
    if result.figure.has(*BOUNDS):
        return None
    size = abs(readings.base_value(result.figure) or Decimal(0))
    if _is_exact(result, operation):
        return size, size
    return size - _step(result, operation) / 2, size + _step(result, operation)


def _meets(result: Piece, told: Trial, aim: tuple[Decimal, Decimal] | None, operation: str) -> bool:
    """Tell whether a calculation gives a printed result: to its last digit, or beyond a bound by no more than the next.

    What is too small to be seen in the result gives nothing: 19만1000대 less two.
    """
    if len({piece.index for piece in (*told.pieces, result)}) <= len(told.pieces):
        return False  # the two ends of one range
    smallest = min(abs(readings.base_value(piece.figure) or Decimal(0)) for piece in told.pieces)
    if told.check in _NO_COARSER and smallest < _step(result, operation):
        return False
    got = told.got
    if aim is None:
        return fits(result.figure, got) is not None and off_by(result.figure, got) <= _BOUND
    low, high = aim
    return low <= abs(got.value) < high or low == high == got.value


def _how(result: Piece, got: Spread, operation: str) -> str:
    """Say how a result that is met comes out."""
    value = readings.base_value(result.figure) or Decimal(0)
    if got.value == value:
        return "same"
    if result.figure.has(*BOUNDS):
        return "hedged"
    return "rounded" if abs(abs(got.value) - abs(value)) <= _step(result, operation) / 2 else "truncated"


def _is_closed(page: Page, result: Piece, told: Trial) -> bool:
    """Tell whether a sentence has no figure like those of a result but what it is made of, none of them hedged."""
    pieces = (*told.pieces, result)
    places = {piece.index for piece in pieces}
    if any(piece.figure.has(*BOUNDS) for piece in pieces):
        return False
    words = page.sentences[result.sentence].span.of(page.article.text)
    if told.check == "difference" and ties.words(page.language, "other_time").search(words):
        return False  # the gap of last week, which has widened
    if told.check == "sum" and ties.words(page.language, "open_list").search(words):
        return False
    others = [p for p in page.within(result.sentence) if p.index not in places]
    return not any(are_like(other, piece) for other in others for piece in pieces)


def _audit(page: Page, result: Piece, told: Trial, code: str | None) -> Audit:
    pieces = sorted((*told.pieces, result), key=lambda piece: piece.index)
    tie = page.article.text[pieces[0].span.start : pieces[-1].span.end]
    return audit_of(page, told.check, pieces, result, told.got, code, Text(told.sums, told.sums), tie)
