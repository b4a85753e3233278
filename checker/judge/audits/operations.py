"""The operations that the words beside a result may name, and the figures that they take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations, groupby, permutations
from operator import add
from typing import NamedTuple

from checker.judge import readings
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, spread
from checker.judge.audits.words import joined, written
from checker.lexicon import ties
from checker.lexicon.attributes import compatible_attributes
from checker.lexicon.dimensions import is_generic
from checker.model import Effect, FigureKind, Role

__all__ = ["BOUNDS", "COUNTED", "WAYS", "Trial", "are_like", "is_each"]

BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
COUNTED = (FigureKind.COUNT, FigureKind.NUMBER)
_HUNDRED = Decimal(100)
_LENGTH, _AREA = "[length]", "[length] ** 2"
_LEAST_NUMBER = 2
# So far before an amount stands what it is told for: 한 기에 2000억원, an average of $58,263.
_FOR_ONE = 30
_COUNTED_TIME = ("hour", "day", "week", "month", "year")
# Below it a total of what was counted to the last one is exact, whatever it ends in.
_COUNTED_OUT = Decimal(1000)
# People vote, file applications and take seats: 2만8074건과 5만8684명을 더하면 8만6758명.
_HEADS = frozenset({"count:person", "count:vote", "count:case", "count:seat"})


class Trial(NamedTuple):
    """What some figures give: the check it is, the figures in the order in which they are written out, the arithmetic."""

    check: str
    pieces: tuple[Piece, ...]
    got: Spread
    sums: str


# --- figures to reckon with -------------------------------------------------------------------------


def are_like(one: Piece, two: Piece) -> bool:
    """Tell whether two figures are of one kind, whatever they are paid or counted for."""
    first, second = one.thing, two.thing
    if first == second or {first, second} <= _HEADS:
        return True
    counts = one.figure.kind in COUNTED and two.figure.kind in COUNTED
    if not counts:
        return False
    if FigureKind.NUMBER in (one.figure.kind, two.figure.kind):
        return True
    return all(is_generic(kind.removeprefix("count:")) for kind in (first, second))


def _is_amount(piece: Piece, like: Piece | None) -> bool:
    """Tell whether a figure is an amount, of so much each as well; a length of time beside another only."""
    if piece.figure.value is None or piece.figure.value <= 0:
        return False
    if piece.figure.kind is FigureKind.DURATION and (like is None or like.figure.kind is not FigureKind.DURATION):
        return False
    return piece.is_level or (piece.figure.mention.per is not None and piece.figure.mention.per.amount == 1)


def _amounts(near: Sequence[Piece], like: Piece | None = None) -> list[tuple[Piece, Spread]]:
    found = []
    for piece in near:
        if _is_amount(piece, like) and (like is None or are_like(piece, like)):
            got = piece.brings
            if got is not None and got.low > 0:
                found.append((piece, got))
    return found


def _shares(near: Sequence[Piece]) -> list[tuple[Piece, Spread]]:
    rows = [(piece, piece.brings) for piece in near if piece.is_percent and piece.figure.value is not None]
    return [(piece, got) for piece, got in rows if got is not None]


# --- operations -------------------------------------------------------------------------------------


def _differences(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield what two levels are apart; of percentages, where the result is told in points."""
    if result.is_percent:
        return
    points = result.is_points or result.figure.dimension == "count:point"
    rows = _shares(near) if points else []
    rows = rows or ([] if result.is_points else _amounts(near, result))
    attribute = result.claim.attribute
    if attribute is not None and not points:
        rows = sorted(rows, key=lambda row: row[0].claim.attribute != attribute)
    for (one, first), (two, second) in permutations(rows, 2):
        if first.value > second.value and Role.CHANGE not in (one.claim.role, two.claim.role):
            yield Trial("difference", (one, two), first - second, f"{written(one)} − {written(two)}")


def _means(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield totals of the result's kind, divided by how many days, years or things they are of."""
    value = result.brings
    if value is None or result.is_percent:
        return
    for total, whole in _amounts(near, result):
        if whole.value < _LEAST_NUMBER * value.value or total.figure.mention.per is not None:
            continue
        for number in near:
            many = None if number is total or are_like(number, result) else _number(number)
            if many is not None:
                yield Trial("per_head", (total, number), whole / many, f"{written(total)} ÷ {written(number)}")


def _number(piece: Piece) -> Spread | None:
    """Return how many a figure counts, of a length of time in its own unit, weeks in days."""
    value = piece.figure.value
    if value is None or piece.figure.mention.per is not None:
        return None
    if piece.figure.kind is FigureKind.DURATION and piece.figure.unit in _COUNTED_TIME:
        value = value * 7 if piece.figure.unit == "week" else value
        return Spread(value, value, value) if value >= _LEAST_NUMBER else None
    if piece.figure.kind in COUNTED and value >= _LEAST_NUMBER:
        return piece.brings
    return None


def _products(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield so many at so much each."""
    if result.figure.dimension == _AREA:
        sides = [(piece, got) for piece in near if piece.figure.dimension == _LENGTH and (got := spread(piece.figure))]
        for (one, first), (two, second) in combinations(sides, 2):
            yield Trial("area", (one, two), first * second, f"{written(one)} × {written(two)}")
    for price, each in _amounts(near, result):
        if not is_each(page, price):
            continue
        for number in near:
            many = None if number is price or are_like(number, result) else _number(number)
            if many is not None:
                yield Trial("unit_price", (number, price), each * many, f"{written(number)} × {written(price)}")
        if (factor := _implied(page, price, result)) is not None:
            yield Trial("unit_price", (price,), each.times(factor), f"{factor} × {written(price)}")


# Days, weeks, months in a year, and what else is known of how often a shorter time goes into a longer one.
_IN = {("a_day", "a_year"): 365, ("a_month", "a_year"): 12, ("a_day", "a_month"): 30, ("a_week", "a_year"): 52}


def _implied(page: Page, price: Piece, result: Piece) -> int | None:
    """Return how often the time that one amount is told for goes into that of another: 하루 1억원, 한 해로 치면 365억원."""
    one, two = page.around(price)[0], page.around(result)[0]
    for (short, long), factor in _IN.items():
        if ties.words(page.language, short).search(one) and ties.words(page.language, long).search(two):
            return factor
    return None


def is_each(page: Page, piece: Piece) -> bool:
    """Tell whether an amount is told of each: 주당 2만원, 40만원씩, $120 each."""
    if piece.figure.mention.per is not None:
        return True
    before, after = page.around(piece)
    if ties.words(page.language, "each").match(after.lstrip()) is not None:
        return True
    return ties.words(page.language, "for_one").search(before, max(0, len(before) - _FOR_ONE)) is not None


def _ratios(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield one amount in percent of another."""
    if not result.is_percent:
        return
    for (one, first), (two, second) in permutations(_amounts(near), 2):
        if first.value != second.value and are_like(one, two):
            got = (first / second).times(_HUNDRED)
            yield Trial("share", (one, two), got, f"{written(one)} ÷ {written(two)}")


def _steps(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield by how many percent a level moved that a step led to: 20 points to 1,980."""
    if not result.is_percent:
        return
    rows = _amounts(near)
    for (one, step), (two, level) in permutations(rows, 2):
        if one.claim.role is Role.CHANGE and step.value * 2 < level.value and are_like(one, two):
            sums = f"{written(one)} ÷ ({written(two)} {{}} {written(one)})"
            yield Trial("change", (one, two), (step / (level - step)).times(_HUNDRED), sums.format("−"))
            yield Trial("change", (one, two), (step / (level + step)).times(_HUNDRED), sums.format("+"))


def _sums(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield sums of what stands together, the longest first, then of any two."""
    value = result.brings
    if value is None or result.is_points:
        return
    is_bound = result.figure.has(*BOUNDS)
    rows = _shares(near) if result.is_percent else _amounts(near, result)
    per = result.figure.mention.per
    rows = [(p, got) for p, got in rows if got.value < value.value and (per or p.figure.mention.per) == per]
    times = {piece.index: 1 if result.is_percent else _times(page, piece) for piece, _ in rows}
    for run in _runs(result, rows, times):
        total = reduce(add, [got.times(times[piece.index]) for piece, got in run])
        counted = total.low == total.high and not result.figure.hedges and total.value < _COUNTED_OUT
        if (is_bound or counted) and total.value != value.value:
            continue
        terms = [_term(piece, times[piece.index]) for piece, _ in run]
        yield Trial("sum", tuple([piece for piece, _ in run]), total, joined(terms, "+").ko)


def _term(piece: Piece, times: int) -> str:
    return written(piece) if times == 1 else f"{times} × {written(piece)}"


def _times(page: Page, piece: Piece) -> int:
    """Return for how many things a figure is told: 프랑스인·캐나다인 1명씩, 1·3·4층에서 각각 4명; one for most."""
    before, after = page.around(piece)
    words = ties.words(page.language, "for_each")
    if words.search(before) is None and words.match(after) is None:
        return 1
    clause = before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]
    return 1 + len(ties.words(page.language, "listed").findall(clause))


# What ends the clause before the things that a figure is told for each of.
_CLAUSE = (",", ";", ties.PAD, "고 ", ". ")


def _runs(
    result: Piece, rows: list[tuple[Piece, Spread]], times: dict[int, int]
) -> Iterator[list[tuple[Piece, Spread]]]:
    """Yield figures that may be added up: what stands together in a sentence, any two, what stands together in several.

    What counts what the result counts comes first, then what is nearest.
    """
    attribute = result.claim.attribute
    rows = sorted(rows, key=lambda row: _counts_other(row[0], attribute))
    ordered = sorted(rows, key=lambda row: row[0].index)
    seen: set[tuple[int, ...]] = set()
    alone = [list(group) for _, group in groupby(ordered, key=lambda row: row[0].sentence)]
    couples = sorted(combinations(range(len(rows)), 2), key=sum)
    together = [stretch for group in alone for stretch in _stretches(group)]
    pairs = [[rows[i], rows[j]] for i, j in couples]
    if result.is_percent:
        together, pairs = pairs, together
    several = [[row] for row in ordered if times[row[0].index] > 1]
    for run in (*together, *several, *pairs, *_stretches(ordered)):
        key = tuple(sorted(piece.index for piece, _ in run))
        if key not in seen:
            seen.add(key)
            yield run


def _counts_other(piece: Piece, attribute: str | None) -> bool:
    mine = piece.claim.attribute
    return mine is None or attribute is None or (mine != attribute and not compatible_attributes(mine, attribute))


def _stretches(rows: list[tuple[Piece, Spread]]) -> Iterator[list[tuple[Piece, Spread]]]:
    for size in range(len(rows), 1, -1):
        for start in range(len(rows) - size + 1):
            yield rows[start : start + size]


def _margins(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield amounts in percent of greater ones; of a rate that is one by its name what it is made of, wherever it stands."""
    if not result.is_percent:
        return
    ratio = ties.ratios().get(result.claim.attribute or "")
    if ratio is not None:
        near = [*near, *_of_attributes(page, result, (*ratio.part, *ratio.whole))]
    rows = _amounts(near)
    if ratio is not None:
        named = {piece.claim.attribute for piece, _ in rows}
        if named.isdisjoint(ratio.part) or named.isdisjoint(ratio.whole):
            ratio = None
    for (one, first), (two, second) in permutations(rows, 2):
        if ratio is not None and (one.claim.attribute not in ratio.part or two.claim.attribute not in ratio.whole):
            continue
        if are_like(one, two) and (ratio is not None or first.value < second.value):
            got = (first / second).times(_HUNDRED)
            yield Trial("share", (one, two), got, f"{written(one)} ÷ {written(two)}")


def _of_attributes(page: Page, result: Piece, attributes: Collection[str | None]) -> list[Piece]:
    """Return levels that are of some attributes in other sentences, those of the lead first, each value once."""
    found: dict[Decimal, Piece] = {}
    for piece in page.stated:
        claim = piece.claim
        if claim.attribute not in attributes or claim.role is not Role.LEVEL or piece.sentence == result.sentence:
            continue
        if piece.figure.value is not None and not piece.is_vague:
            found.setdefault(readings.base_value(piece.figure) or Decimal(0), piece)
    return list(found.values())


def _gaps(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield by how many percent one amount is above or below another, told of the same thing first."""
    if not result.is_percent:
        return
    rows = _amounts(near)
    bases = [row for row in rows if row[0].sentence == result.sentence and row[0].index < result.index][:1]
    for base, amount in bases:
        same = _of_attributes(page, result, (base.claim.attribute,)) if base.claim.attribute is not None else []
        yield from (
            _gap((piece, got), (base, amount)) for piece, got in _amounts(same, base) if got.value != amount.value
        )
    for one, two in permutations(rows, 2):
        if one[1].value != two[1].value and are_like(one[0], two[0]):
            yield _gap(one, two)


def _gap(later: tuple[Piece, Spread], earlier: tuple[Piece, Spread]) -> Trial:
    (one, first), (two, second) = later, earlier
    got = first.change_from(second)
    got = got if got.value > 0 else Spread(-got.value, -got.high, -got.low)
    return Trial("change", (two, one), got, f"({written(one)} − {written(two)}) ÷ {written(two)}")


def _moved(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield amounts less, or more, so many percent."""
    one = Spread(Decimal(1), Decimal(1), Decimal(1))
    for base, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            part = percent.times(Decimal("0.01"))
            if part.value <= 0:
                continue
            if part.value < 1:
                yield Trial("change", (base, rate), amount * (one - part), f"{written(base)} × (1 − {written(rate)})")
            yield Trial("change", (base, rate), amount * (one + part), f"{written(base)} × (1 + {written(rate)})")


def _parts(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield so many percent of amounts."""
    for whole, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            got = (amount * percent).times(Decimal("0.01"))
            yield Trial("share", (whole, rate), got, f"{written(whole)} × {written(rate)}")


def _wholes(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield what is whole where so many percent are so much: 10% for $450 million."""
    for part, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            if percent.low > 0 and amount.value < (readings.base_value(result.figure) or 0):
                got = (amount / percent).times(_HUNDRED)
                yield Trial("share", (part, rate), got, f"{written(part)} ÷ {written(rate)}")


def _majorities(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[Trial]:
    """Yield by how many seats a party has more than all others together."""
    for (one, first), (two, second) in permutations(_amounts(near, result), 2):
        if first.value < second.value < 2 * first.value:
            sums = f"2 × {written(one)} − {written(two)}"
            yield Trial("difference", (one, two), first.times(2) - second, sums)


# How each operation is tried: the page, the result, and the figures near it, the nearest first.
WAYS: dict[str, Callable[[Page, Piece, Sequence[Piece]], Iterator[Trial]]] = {
    "difference": _differences,
    "mean": _means,
    "product": _products,
    "ratio": _ratios,
    "margin": _margins,
    "gap": _gaps,
    "step": _steps,
    "sum": _sums,
    "moved": _moved,
    "part": _parts,
    "whole": _wholes,
    "majority": _majorities,
}
