"""Figures that give each other to the last digit, whatever the words between them say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

import msgspec

from checker.judge import readings
from checker.judge.audits.levels import may_be_added
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, steps_of
from checker.judge.audits.words import audit_of, is_to_one, joined, written
from checker.model import Audit, BlockKind, Effect, FigureKind, Text
from checker.numbers import worth_of_last

__all__ = ["audit_meetings"]

# So many results may be expected to meet a printed figure by chance: the tries, times the share of its value that
# the figure leaves open. 631.6대 1 leaves 1 in 6,000 open, 8.1 % one in 80, 5명 one in five. Of seventy that met in 31
# events without words that tie them three were of other figures at this, six at twice as much.
_CHANCE = Decimal("0.06")
# Fewer than so many at one price say nothing: one at $5.576 million.
_FEWEST = 10
# From so many sentences before a result to so many after it stands what gives it; figures that are looked at, the nearest
# first; parts of a sum. What stands further off is looked at where nothing nearer gives it, and two figures of it only.
_REACHES = ((1, 0, 5, 4), (2, 1, 10, 4), (6, 4, 16, 2))
# Rounded or cut off: a result is met from half a step below to a step above.
_OPEN = Decimal("1.5")
_HUNDRED = Decimal(100)


class _Try(msgspec.Struct, frozen=True, gc=False):
    """What some figures give: the check it is, the figures in the order in which they are written out, the value."""

    check: str
    pieces: tuple[Piece, ...]
    got: Decimal


class _Given(msgspec.Struct, frozen=True, gc=False):
    """A figure that others may be reckoned from, its value on the base scale, and the place of the last digit of that."""

    piece: Piece
    value: Decimal
    place: Decimal


def audit_meetings(page: Page) -> Iterator[Audit]:
    """Find figures that give a printed one to its last digit.

    What it does: divides, adds and multiplies the figures of a few sentences, and keeps what comes out as the
    printed figure that stands with them, if that has so many digits that chance hardly explains it.
    Why it matters: most ties have no word of their own; what comes out so was reckoned so.
    Example: 조합원 4만2479명 … 3만6208명(투표율 85.2%); not 5명 … 2명 … 3명.
    """
    giving: list[_Given] | None = None
    for piece in page.stated:
        step = _step_of_result(piece)
        if step is None or page.kind_of(piece) is not BlockKind.BODY:
            continue
        result = _given(piece)
        size = abs(result.value)
        room = _OPEN * step / size
        if room > _CHANCE:
            continue
        if giving is None:
            giving = [_given(piece) for piece in page.stated if _may_give(page, piece)]
        low, high = size - step / 2, size + step
        others = _nearest(giving, piece)
        for before, after, most, parts in _REACHES:
            near = [given for given in others if -before <= given.piece.sentence - piece.sentence <= after][:most]
            tries = [told for way in _WAYS for told in way(result, near, parts)]
            met = (told for told in tries if low <= abs(told.got) < high)
            found = next((told for told in met if told.check != "sum" or may_be_added(page, told.pieces, piece)), None)
            if found is not None and room * len(tries) <= _CHANCE:
                yield _audit(page, piece, found)
                break


def _nearest(giving: Sequence[_Given], result: Piece) -> list[_Given]:
    """Return the figures that may give another one, the nearest first."""
    others = [given for given in giving if given.piece is not result and _is_of_use(given.piece, result)]
    sentence, index = result.sentence, result.index
    others.sort(key=lambda given: (abs(given.piece.sentence - sentence), abs(given.piece.index - index)))
    return others


def _step_of_result(result: Piece) -> Decimal | None:
    """Return the place to which a printed figure is met, ``None`` where it is no result."""
    if any(hedge.effect is not Effect.ABOUT for hedge in result.figure.hedges):
        return None
    if not (result.is_percent or result.is_level or is_to_one(result.figure)):
        return None
    value = _value(result)
    if not value:
        return None
    steps = steps_of(result.figure)
    return steps[0] if result.is_percent else steps[-1]


def _may_give(page: Page, piece: Piece) -> bool:
    if not piece.is_level or piece.is_vague or page.kind_of(piece) is not BlockKind.BODY:
        return False
    return (piece.figure.value or 0) > 0


def _is_of_use(piece: Piece, result: Piece) -> bool:
    """Tell whether a figure may give another one: days give what so much a day comes to, and nothing else."""
    return piece.figure.kind is not FigureKind.DURATION or (result.is_money and piece.figure.unit == "day")


def _value(piece: Piece) -> Decimal:
    return readings.base_value(piece.figure) or Decimal(0)


def _given(piece: Piece) -> _Given:
    value = _value(piece)
    return _Given(piece, value, worth_of_last(value))


def _rates(result: _Given, near: Sequence[_Given], parts: int) -> Iterator[_Try]:
    """Yield what the figures near a rate to one make of applicants and places: 6만9476명 ÷ 110가구."""
    if not is_to_one(result.piece.figure):
        return
    counts = [given for given in near if given.piece.figure.kind is FigureKind.COUNT]
    for applied, places in permutations(counts, 2):
        if applied.value > places.value:
            yield _Try("competition", (applied.piece, places.piece), applied.value / places.value)


def _percents(result: _Given, near: Sequence[_Given], parts: int) -> Iterator[_Try]:
    """Yield what the figures near a percentage make: the part of one in another, the change from one to another."""
    if not result.piece.is_percent:
        return
    for first, second in permutations(near, 2):
        one, two = first.piece, second.piece
        if first.value == second.value or not one.is_like(two):
            continue
        if first.value < second.value:
            yield _Try("share", (one, two), first.value / second.value * _HUNDRED)
        if one.is_money or one.claim.attribute == two.claim.attribute:
            yield _Try("change", (two, one), (first.value / second.value - 1) * _HUNDRED)


def _totals(result: _Given, near: Sequence[_Given], parts: int) -> Iterator[_Try]:
    """Yield the sums of the figures near a total, each of which shows in it.

    A total that is written more coarsely than all its parts is met by too many.
    """
    piece, value, step = result.piece, result.value, result.place
    if not piece.is_level or piece.figure.kind is FigureKind.DURATION:
        return
    like = [given for given in near if step <= given.value < value and given.piece.is_like(piece)]
    like.sort(key=lambda given: given.piece.index)
    for size in range(2, parts + 1):
        for chosen in combinations(like, size):
            if len({given.value for given in chosen}) < size:
                continue
            total = sum([given.value for given in chosen], Decimal(0))
            if total == value or step <= max([given.place for given in chosen]):
                yield _Try("sum", tuple([given.piece for given in chosen]), total)


def _products(result: _Given, near: Sequence[_Given], parts: int) -> Iterator[_Try]:
    """Yield what so many at so much make: 1297만5472주 × 15만8100원."""
    if not result.piece.is_money:
        return
    counts = [_in_days(given) for given in near if given.piece.figure.kind in (FigureKind.COUNT, FigureKind.DURATION)]
    counts = [given for given in counts if given.value >= _FEWEST]
    for price in near:
        if price.piece.is_money and price.piece.is_like(result.piece):
            for count in counts:
                yield _Try("unit_price", (count.piece, price.piece), count.value * price.value)


def _in_days(given: _Given) -> _Given:
    if given.piece.figure.kind is not FigureKind.DURATION:
        return given
    return _Given(given.piece, given.piece.figure.value or Decimal(0), given.place)


_WAYS: tuple[Callable[[_Given, Sequence[_Given], int], Iterator[_Try]], ...] = (_rates, _percents, _totals, _products)


def _sums(told: _Try) -> str:
    """Write out what gives a value: 3만6208명 ÷ 4만2479명."""
    names = [written(piece) for piece in told.pieces]
    if told.check == "sum":
        return joined(names, "+").ko
    if told.check == "change":
        return f"({names[1]} − {names[0]}) ÷ {names[0]}"
    return f" {'×' if told.check == 'unit_price' else '÷'} ".join(names)


def _audit(page: Page, result: Piece, told: _Try) -> Audit:
    value = _value(result)
    code = "same" if abs(told.got) == abs(value) else "rounded" if abs(told.got) < abs(value) else None
    step = abs(abs(told.got) - abs(value))
    half = steps_of(result.figure)[0] / 2
    code = code or ("rounded" if step <= half else "truncated")
    got = Spread(told.got, told.got, told.got)
    pieces = (*told.pieces, result)
    ordered = sorted(pieces, key=lambda piece: piece.index)
    tie = page.article.text[ordered[0].span.start : ordered[-1].span.end]
    sums = _sums(told)
    return audit_of(page, told.check, pieces, result, got, code, Text(sums, sums), tie)
