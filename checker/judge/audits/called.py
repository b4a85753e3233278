"""Results that the words beside them call so: a lead, what is left, a mean, a margin, a price with so much off."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations, groupby, permutations
from operator import add
from typing import NamedTuple

from checker.judge import readings
from checker.judge.audits.levels import LEAD, may_be_meant
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, off_by, spread
from checker.judge.audits.words import audit_of, joined, written
from checker.lexicon import ties
from checker.lexicon.attributes import compatible_attributes
from checker.lexicon.dimensions import is_generic
from checker.model import Audit, BlockKind, Effect, FigureKind, Role, Text

__all__ = ["audit_called"]

# Sentences before a result to sentences after it in which what it is made of is looked for, the nearest first.
# What a headline sums up stands in the first sentences.
_REACHES, _UNDER = ((0, 0), (1, 0), (3, 1)), ((0, 2), (0, 6))
# So many results may be expected to come out by chance where the words call the figure a result, so that it is one of
# something near: a twentieth of them is of other figures at this in sentences that were shuffled.
_CHANCE = Decimal("0.34")
# Figures that are tried, the nearest first.
_TRIED = 14
# Rounded or cut off: a result is met from half a step below to a step above.
_OPEN = Decimal("1.5")
# A bound is met up to the next digit.
_BOUND = Decimal("0.1")
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
_DAY = 86400
_HUNDRED = Decimal(100)
_LENGTH, _AREA = "[length]", "[length] ** 2"
_LEAST_NUMBER = 2
# Below it a total of what was counted to the last one is exact, whatever it ends in.
_COUNTED_OUT = Decimal(1000)
_VOTES = {"count:vote", "count:person"}
_COUNTED = (FigureKind.COUNT, FigureKind.NUMBER)
_RESULTS = (*_COUNTED, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE)


class _Try(NamedTuple):
    """What some figures give: the check it is, the figures in the order in which they are written out, the arithmetic."""

    check: str
    pieces: tuple[Piece, ...]
    got: Spread
    sums: str


def audit_called(page: Page) -> Iterator[Audit]:
    """Check a figure that the words call a result against what the figures around it give.

    What it does: takes the operation from the words beside a figure (a gap, a rest, a mean, a margin, so much off), tries
    it on the figures of its sentence and of those around, and says where it comes out as printed. Where the sentence has
    only the figures that it takes, it says so if it does not.
    Why it matters: results are worked out by the writer, and the words for them are few; the forms of sentences are many.
    Example: 6년 150억원에 계약해 연평균 25억원을 받는다; not 4년 96억원에 계약해 연평균 26억원을 받는다.
    """
    for result in page.stated:
        value = result.figure.value
        if not value or result.figure.kind not in _RESULTS or result.is_vague:
            continue
        if page.kind_of(result) is BlockKind.CAPTION:
            continue
        near: dict[tuple[int, int], list[Piece]] = {}
        for operation, sure in _calls(page, result):
            audit = _told(page, result, operation, near, sure=sure)
            if audit is not None:
                yield audit
                break


def _calls(page: Page, result: Piece) -> Iterator[tuple[str, bool]]:
    before, after = _words(page, result)
    if result.is_percent and result.claim.attribute in ties.ratios():
        yield "margin", True
    if not ties.is_called(page.language, before, after):
        return
    for call in ties.calls(page.language):
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
    page: Page, result: Piece, operation: str, near: dict[tuple[int, int], list[Piece]], *, sure: bool
) -> Audit | None:
    """Return what an operation makes of a result; what is ``near`` is gathered once for all of them."""
    way, room, aim = _WAYS[operation], _room(result, exact=operation == "sum"), _aim(result)
    for reach in _REACHES if result.sentence >= LEAD else _REACHES[:2] + _UNDER:
        if reach not in near:
            near[reach] = _near(page, result, *reach)
        for tried, told in enumerate(way(page, result, near[reach]), 1):
            if room * tried > _CHANCE:
                break
            if _meets(result, told.got, aim):
                return _audit(page, result, told, _how(result, told.got))
    if not sure or result.figure.hedges or page.kind_of(result) is BlockKind.TITLE:
        return None
    tries = list(way(page, result, [piece for piece in page.within(result.sentence) if piece is not result]))
    if len(tries) != 1 or not _is_closed(page, result, tries[0]) or not may_be_meant(result, tries[0].got):
        return None
    if fits(result.figure, tries[0].got, loose=True) is not None:
        return None
    return _audit(page, result, tries[0], None)


def _near(page: Page, result: Piece, before: int, after: int) -> list[Piece]:
    near = [p for p in page.near(result, before, after) if not p.is_vague and page.kind_of(p) is not BlockKind.CAPTION]
    if before > 1:
        near += [p for p in page.stated if p.sentence < LEAD and p.sentence < result.sentence - before]
    near.sort(key=lambda p: (abs(p.sentence - result.sentence), abs(p.index - result.index)))
    return near[: _TRIED if before else None]


def _step(result: Piece) -> Decimal:
    """Return the place to which a printed result is met: its last digit that is no zero, or a smaller one of a share."""
    value = readings.base_value(result.figure) or Decimal(1)
    grain = None if result.figure.grain is None else result.figure.grain * result.figure.base
    steps = list(readings.steps_of(value, grain))
    return steps[0] if result.is_percent or _is_exact(result) else steps[-1]


def _is_exact(result: Piece) -> bool:
    """Tell whether a result is a count to the last one: 104 people are none of 105."""
    value = result.figure.value or Decimal(0)
    if readings.is_exact_count(result.figure):
        return True
    return result.figure.kind in _COUNTED and not result.figure.hedges and value % 1 == 0 and value % 10 != 0


def _room(result: Piece, *, exact: bool) -> Decimal:
    """Return the share of its size that a printed result leaves open; a bound that is met to the digit none beyond it."""
    value = abs(readings.base_value(result.figure) or Decimal(1))
    is_bound = result.figure.has(*_BOUNDS)
    if is_bound and not exact:
        return _BOUND
    return (1 if is_bound or _is_exact(result) else _OPEN * _step(result)) / value


def _aim(result: Piece) -> tuple[Decimal, Decimal] | None:
    """Return from where to where sizes are that a printed result is met by, ``None`` for a bound."""
    if result.figure.has(*_BOUNDS):
        return None
    size = abs(readings.base_value(result.figure) or Decimal(0))
    if _is_exact(result):
        return size, size
    return size - _step(result) / 2, size + _step(result)


def _meets(result: Piece, got: Spread, aim: tuple[Decimal, Decimal] | None) -> bool:
    """Tell whether a calculation gives a printed result: to its last digit, or beyond a bound by no more than the next."""
    if aim is None:
        return fits(result.figure, got) is not None and off_by(result.figure, got) <= _BOUND
    low, high = aim
    return low <= abs(got.value) < high or low == high == got.value


def _how(result: Piece, got: Spread) -> str:
    """Say how a result that is met comes out."""
    value = readings.base_value(result.figure) or Decimal(0)
    if got.value == value:
        return "same"
    if result.figure.has(*_BOUNDS):
        return "hedged"
    return "rounded" if abs(abs(got.value) - abs(value)) <= _step(result) / 2 else "truncated"


def _is_closed(page: Page, result: Piece, told: _Try) -> bool:
    """Tell whether a sentence has no figure like those of a result but what it is made of, none of them hedged."""
    pieces = (*told.pieces, result)
    if any(piece.figure.has(*_BOUNDS) for piece in pieces):
        return False
    words = page.sentences[result.sentence].span.of(page.article.text)
    if told.check == "difference" and ties.words(page.language, "other_time").search(words):
        return False  # the gap of last week, which has widened
    others = [p for p in page.within(result.sentence) if p not in pieces]
    return not any(_are_like(other, piece) for other in others for piece in pieces)


def _audit(page: Page, result: Piece, told: _Try, code: str | None) -> Audit:
    pieces = sorted((*told.pieces, result), key=lambda piece: piece.index)
    tie = page.article.text[pieces[0].span.start : pieces[-1].span.end]
    return audit_of(page, told.check, pieces, result, told.got, code, Text(told.sums, told.sums), tie)


# --- figures to reckon with -------------------------------------------------------------------------


def _kind(piece: Piece) -> str:
    """Return what a figure may be reckoned with: a currency, a thing counted, a dimension; so much a share as so much."""
    figure = piece.figure
    if figure.kind is FigureKind.MONEY:
        return (figure.unit or "").split("/")[0]
    return figure.dimension.split("/")[0]


def _are_like(one: Piece, two: Piece) -> bool:
    """Tell whether two figures are of one kind, whatever they are paid or counted for."""
    first, second = _kind(one), _kind(two)
    if first == second or {first, second} == _VOTES:
        return True
    counts = one.figure.kind in _COUNTED and two.figure.kind in _COUNTED
    if not counts:
        return False
    if FigureKind.NUMBER in (one.figure.kind, two.figure.kind):
        return True
    return all(is_generic(kind.removeprefix("count:")) for kind in (first, second))


def _spread(piece: Piece) -> Spread | None:
    """Return what a figure brings, so much a share or head as so much."""
    mention = piece.figure.mention
    if mention.per is None:
        return spread(piece.figure)
    if mention.per.amount != 1 or mention.value is None:
        return None
    half = (mention.grain or Decimal(0)) / 2
    return Spread(mention.value, mention.value - half, mention.value + half)


def _is_amount(piece: Piece) -> bool:
    """Tell whether a figure is an amount, of so much each as well."""
    if piece.figure.value is None or piece.figure.value <= 0 or piece.figure.kind is FigureKind.DURATION:
        return False
    return piece.is_level or (piece.figure.mention.per is not None and piece.figure.mention.per.amount == 1)


def _amounts(near: Sequence[Piece], like: Piece | None = None) -> list[tuple[Piece, Spread]]:
    found = []
    for piece in near:
        if _is_amount(piece) and (like is None or _are_like(piece, like)):
            got = _spread(piece)
            if got is not None and got.low > 0:
                found.append((piece, got))
    return found


def _shares(near: Sequence[Piece]) -> list[tuple[Piece, Spread]]:
    rows = [(piece, spread(piece.figure)) for piece in near if piece.is_percent and piece.figure.value is not None]
    return [(piece, got) for piece, got in rows if got is not None]


# --- operations -------------------------------------------------------------------------------------


def _differences(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield what two levels are apart; of percentages, where the result is told in points."""
    if result.is_percent:
        return
    points = result.is_points or result.figure.dimension == "count:point"
    rows = _shares(near) if points else []
    rows = rows or ([] if result.is_points else _amounts(near, result))
    for (one, first), (two, second) in permutations(rows, 2):
        if first.value > second.value and Role.CHANGE not in (one.claim.role, two.claim.role):
            yield _Try("difference", (one, two), first - second, f"{written(one)} − {written(two)}")


def _means(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield totals of the result's kind, divided by how many days, years or things they are of."""
    value = _spread(result)
    if value is None or result.is_percent:
        return
    for total, whole in _amounts(near, result):
        if whole.value < _LEAST_NUMBER * value.value or total.figure.mention.per is not None:
            continue
        for number in near:
            many = None if number is total or _are_like(number, result) else _number(number)
            if many is not None:
                yield _Try("per_head", (total, number), whole / many, f"{written(total)} ÷ {written(number)}")


def _number(piece: Piece) -> Spread | None:
    """Return how many a figure counts, of a length of time in its own unit, weeks in days."""
    value = piece.figure.value
    if value is None or piece.figure.mention.per is not None:
        return None
    if piece.figure.kind is FigureKind.DURATION and piece.figure.unit in ("day", "week", "month", "year"):
        value = value * 7 if piece.figure.unit == "week" else value
        return Spread(value, value, value) if value >= _LEAST_NUMBER else None
    if piece.figure.kind in _COUNTED and value >= _LEAST_NUMBER:
        return spread(piece.figure)
    return None


def _products(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield so many at so much each."""
    if result.figure.dimension == _AREA:
        sides = [(piece, got) for piece in near if piece.figure.dimension == _LENGTH and (got := spread(piece.figure))]
        for (one, first), (two, second) in combinations(sides, 2):
            yield _Try("area", (one, two), first * second, f"{written(one)} × {written(two)}")
    for price, each in _amounts(near, result):
        if not _is_each(page, price):
            continue
        for number in near:
            many = None if number is price or _are_like(number, result) else _number(number)
            if many is not None:
                yield _Try("unit_price", (number, price), each * many, f"{written(number)} × {written(price)}")


def _is_each(page: Page, piece: Piece) -> bool:
    """Tell whether an amount is told of each: 주당 2만원, 40만원씩, $120 each."""
    if piece.figure.mention.per is not None:
        return True
    _, after = page.around(piece)
    return ties.words(page.language, "each").match(after.lstrip()) is not None


def _ratios(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield one amount in percent of another."""
    if not result.is_percent:
        return
    for (one, first), (two, second) in permutations(_amounts(near), 2):
        if first.value != second.value and _are_like(one, two):
            got = (first / second).times(_HUNDRED)
            yield _Try("share", (one, two), got, f"{written(one)} ÷ {written(two)}")


def _steps(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield by how many percent a level moved that a step led to: 20 points to 1,980."""
    if not result.is_percent:
        return
    rows = _amounts(near)
    for (one, step), (two, level) in permutations(rows, 2):
        if one.claim.role is Role.CHANGE and step.value * 2 < level.value and _are_like(one, two):
            sums = f"{written(one)} ÷ ({written(two)} {{}} {written(one)})"
            yield _Try("change", (one, two), (step / (level - step)).times(_HUNDRED), sums.format("−"))
            yield _Try("change", (one, two), (step / (level + step)).times(_HUNDRED), sums.format("+"))


def _sums(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield sums of what stands together, the longest first, then of any two."""
    value = _spread(result)
    if value is None or not result.is_level:
        return
    is_bound = result.figure.has(*_BOUNDS)
    rows = [(p, got) for p, got in _amounts(near, result) if got.value < value.value and p.figure.mention.per is None]
    for run in _runs(result, rows):
        total = reduce(add, [got for _, got in run])
        counted = total.low == total.high and not result.figure.hedges and total.value < _COUNTED_OUT
        if (is_bound or counted) and total.value != value.value:
            continue
        yield _Try("sum", tuple([piece for piece, _ in run]), total, joined([written(p) for p, _ in run], "+").ko)


def _runs(result: Piece, rows: list[tuple[Piece, Spread]]) -> Iterator[list[tuple[Piece, Spread]]]:
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
    for run in (*together, *([rows[i], rows[j]] for i, j in couples), *_stretches(ordered)):
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


def _margins(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
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
        if _are_like(one, two) and (ratio is not None or first.value < second.value):
            got = (first / second).times(_HUNDRED)
            yield _Try("share", (one, two), got, f"{written(one)} ÷ {written(two)}")


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


def _gaps(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
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
        if one[1].value != two[1].value and _are_like(one[0], two[0]):
            yield _gap(one, two)


def _gap(later: tuple[Piece, Spread], earlier: tuple[Piece, Spread]) -> _Try:
    (one, first), (two, second) = later, earlier
    got = first.change_from(second)
    got = got if got.value > 0 else Spread(-got.value, -got.high, -got.low)
    return _Try("change", (two, one), got, f"({written(one)} − {written(two)}) ÷ {written(two)}")


def _moved(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield amounts less, or more, so many percent."""
    one = Spread(Decimal(1), Decimal(1), Decimal(1))
    for base, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            part = percent.times(Decimal("0.01"))
            if part.value < 1:
                yield _Try("change", (base, rate), amount * (one - part), f"{written(base)} × (1 − {written(rate)})")
            yield _Try("change", (base, rate), amount * (one + part), f"{written(base)} × (1 + {written(rate)})")


def _parts(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield so many percent of amounts."""
    for whole, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            got = (amount * percent).times(Decimal("0.01"))
            yield _Try("share", (whole, rate), got, f"{written(whole)} × {written(rate)}")


def _wholes(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield what is whole where so many percent are so much: 10% for $450 million."""
    for part, amount in _amounts(near, result):
        for rate, percent in _shares(near):
            if percent.low > 0 and amount.value < (readings.base_value(result.figure) or 0):
                got = (amount / percent).times(_HUNDRED)
                yield _Try("share", (part, rate), got, f"{written(part)} ÷ {written(rate)}")


def _majorities(page: Page, result: Piece, near: Sequence[Piece]) -> Iterator[_Try]:
    """Yield by how many seats a party has more than all others together."""
    for (one, first), (two, second) in permutations(_amounts(near, result), 2):
        if first.value < second.value < 2 * first.value:
            sums = f"2 × {written(one)} − {written(two)}"
            yield _Try("difference", (one, two), first.times(2) - second, sums)


_WAYS: dict[str, Callable[[Page, Piece, Sequence[Piece]], Iterator[_Try]]] = {
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
