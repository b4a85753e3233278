"""Two statements of one fact, side by side: what every check looks at and what it answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property, lru_cache

import msgspec

from checker.judge.exchange import RateTable
from checker.judge.readings import ROUND_LIMIT, Reading, base_value, find_rounding, is_exact_count, significant
from checker.lexicon.dimensions import counts_storeys, is_generic, things
from checker.model import Article, Claim, Figure, FigureKind, Hedge, Step, Text, Verdict
from checker.text import FOLD, said_whole

__all__ = [
    "VOTES",
    "Check",
    "Judgement",
    "Pair",
    "Side",
    "is_comparable",
    "is_money",
    "is_percent_for_points",
    "magnitude",
    "read_numbers",
    "same_number",
    "same_scale",
]

# Decimals carry 28 digits; numbers that went through a division are the same at 15.
_SAME = Decimal("1e-15")
# An article without an hour may be of any: the middle of its day is at most half a day off.
_NOON = time(12)
# A minus, and what looks like one.
_MINUSES = frozenset({"-", *(chr(code) for code, letter in FOLD.items() if letter == "-")})
# Who votes is counted by votes as well.
VOTES = frozenset({"count:vote", "count:person"})
# Counts from here on are near each other by no chance, whatever their counters.
_LARGE_COUNT = Decimal(100)


@lru_cache(maxsize=4096)
def _without_bracket(outlet: str) -> str:
    return re.sub(r"(?<=\S)\s*\([^()]*\)$", "", outlet)


class Side(msgspec.Struct, frozen=True, dict=True):
    """One figure of one claim, with the article that it stands in. What it says is asked by many checks.

    Attributes:
        figure: The stated figure of the claim, or one of its conversions.
    """

    claim: Claim
    figure: Figure
    article: Article | None = None

    @cached_property
    def name(self) -> str:
        """What to call the article: its outlet, else what stands for it; without a bracket, for it stands in one."""
        if self.article is None:
            return self.claim.article
        return _without_bracket(self.article.outlet)

    @cached_property
    def said(self) -> str:
        """The figure as written, with the hedges that stand right beside it."""
        figure = self.figure
        if self.article is None or not figure.hedges:
            return figure.text
        start, end = figure.span.start, figure.span.end
        for hedge in figure.hedges:
            if 0 <= start - hedge.span.end <= 2:
                start = hedge.span.start
            elif 0 <= hedge.span.start - end <= 3 and ")" not in self.article.text[end : hedge.span.start]:
                end = max(end, hedge.span.end)
        text = " ".join(self.article.text[start:end].split())
        return said_whole(text, self.article.text[end : end + 8]) if figure.text in text else figure.text

    def words_of(self, hedge: Hedge) -> str:
        """Return a hedge of the figure as it can be quoted."""
        end = hedge.span.end
        return said_whole(hedge.text, "" if self.article is None else self.article.text[end : end + 8])

    @property
    def published(self) -> date | None:
        """The day of the article."""
        return None if self.article is None else self.article.published

    @cached_property
    def counted_at(self) -> datetime | None:
        """The moment that the figure was counted at: as the text says, else when it was published."""
        for period in (self.claim.as_of, self.claim.period):
            moment = None if period is None else period.moment
            if moment is not None and (period is self.claim.as_of or moment.grain in ("hour", "minute")):
                return moment.start
        if self.article is None:
            return None
        if self.article.published_at is not None:
            return self.article.published_at
        return None if self.article.published is None else datetime.combine(self.article.published, _NOON)

    @property
    def has_as_of(self) -> bool:
        """Tell whether the text itself says when the figure was counted."""
        return self.claim.as_of is not None and self.claim.as_of.moment is not None

    @cached_property
    def sign(self) -> int:
        """+1 for a rise, -1 for a fall or a negative number, 0 where the text leaves it open."""
        if (self.figure.value is not None and self.figure.value < 0) or self._has_minus():
            return -1
        return self.claim.direction

    def _has_minus(self) -> bool:
        """Tell whether a minus stands before the figure (and no word or digit before that, as in 3-5)."""
        if self.article is None or self.figure.kind not in (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.NUMBER):
            return False
        before = self.article.text[max(self.figure.span.start - 2, 0) : self.figure.span.start]
        return before[-1:] in _MINUSES and not before[:-1].strip()[-1:].isalnum()


class Pair(msgspec.Struct, frozen=True, gc=False):
    """The most precise statement of a fact, and another one to hold against it.

    Attributes:
        anchor: The most precise side.
        other: The side that is held against it.
        rates: Exchange rates.
        day: Day to take for articles without a date: that of the story's nearest dated article.
    """

    anchor: Side
    other: Side
    rates: RateTable
    day: date | None = None

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides, the anchor first."""
        return self.anchor, self.other

    @property
    def figures(self) -> tuple[Figure, Figure]:
        """The figures of both sides, the anchor's first."""
        return self.anchor.figure, self.other.figure

    def has_kind(self, *kinds: FigureKind) -> bool:
        """Tell whether both figures are of one of the kinds."""
        return self.anchor.figure.kind in kinds and self.other.figure.kind in kinds

    def is_of(self, attribute: str) -> bool:
        """Tell whether one of the two counts ``attribute``."""
        return any(side.claim.attribute == attribute for side in self.sides)


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """What a check says of a pair.

    Attributes:
        code: The finer code: the name of the check unless it says otherwise.
        explanation: One plain sentence with the figures as written.
        steps: The working.
        change: What would change the verdict.
        cause: Likely cause of a conflict.
        off: Relative difference, for the severity.
    """

    code: str
    explanation: Text
    steps: tuple[Step, ...] = ()
    change: Text | None = None
    cause: str | None = None
    off: Decimal | None = None
    verdict: Verdict = Verdict.AGREE


Check = Callable[[Pair], Judgement | None]


def is_money(figure: Figure) -> bool:
    """Tell whether a figure is an amount or a price in a currency."""
    return figure.dimension.split("/")[0] == "money"


def magnitude(figure: Figure) -> Decimal | None:
    """Return the figure's value on its base scale; changes and shares without their sign."""
    value = base_value(figure)
    if value is not None and figure.kind in (FigureKind.PERCENT, FigureKind.MONEY, FigureKind.COUNT):
        return abs(value)
    return value


def same_number(left: Decimal | None, right: Decimal | None) -> bool:
    """Tell whether two numbers are equal up to the digits that a division loses."""
    if left is None or right is None:
        return False
    return left == right or abs(left - right) <= _SAME * max(abs(left), abs(right))


def same_scale(left: Figure, right: Figure) -> bool:
    """Tell whether two figures are written in one unit, so that no conversion lies between them.

    A bare number (60억, for 60억원) takes the unit of the other, unless that is a physical one. Large counts
    of two things (10,300 homes, 10,000 households) are held against each other where they are near.
    """
    if left.dimension == right.dimension:
        if is_money(left):
            return _head(left) == _head(right)
        return left.unit == right.unit or left.base == right.base
    return is_comparable(left, right) or _near_counts(left, right)


def is_percent_for_points(left: Figure, right: Figure) -> bool:
    """Tell whether one figure is in per cent and the other in percentage points."""
    return {left.dimension, right.dimension} == {"percent", "percentage_point"}


def is_comparable(left: Figure, right: Figure) -> bool:
    """Tell whether the numbers of two figures may be compared at all, one way or another.

    Counters of different things (집 12채, 12명) may not; a bare number or a word that counts
    anything may be compared with every count, a bare number with money and shares as well.
    """
    if left.dimension == right.dimension or _is_bare_price(left, right):
        return True
    if counts_storeys(left) and counts_storeys(right):
        return True
    if {left.dimension, right.dimension} == VOTES:
        return True
    if "number" in (left.dimension, right.dimension):
        return all(_takes_bare_number(figure) for figure in (left, right))
    if not (_is_count(left) and _is_count(right)):
        return False
    names = [figure.dimension.partition(":")[2] for figure in (left, right)]
    known = {thing.id for thing in things()}
    return not all(name in known and not is_generic(name) for name in names)


# How many times one of two prices may be the other for one of them to have left out its unit.
_PRICE_RATIO = 2


def _is_bare_price(left: Figure, right: Figure) -> bool:
    """Tell whether one of two amounts is a price of a unit, and the other may be without naming it: 511만원, ㎡당 470만원."""
    if not (is_money(left) and is_money(right)) or _head(left) != _head(right) or not left.value or not right.value:
        return False
    first, second = abs(left.value), abs(right.value)
    return max(first, second) <= _PRICE_RATIO * min(first, second)


def _near_counts(left: Figure, right: Figure) -> bool:
    if not (_is_count(left) and _is_count(right)) or left.value is None or right.value is None:
        return False
    smaller, larger = sorted((abs(left.value), abs(right.value)))
    return smaller >= _LARGE_COUNT and larger - smaller <= ROUND_LIMIT * larger


def _takes_bare_number(figure: Figure) -> bool:
    plain = ("number", "money", "percent", "percentage_point", "ratio", "age", "rank")
    return figure.dimension in plain or figure.dimension.startswith("measure:") or _is_count(figure)


def _is_count(figure: Figure) -> bool:
    return figure.dimension.startswith("count:") and "/" not in figure.dimension


def _head(figure: Figure) -> str:
    return (figure.unit or "").split("/")[0]


def read_numbers(left: Figure, right: Figure, *, truncate: bool) -> tuple[Reading, bool] | None:
    """Return the reading under which one of two numbers of one dimension stands for the other.

    Args:
        left: One figure.
        right: The other.
        truncate: Whether cutting off is asked for; rounding is asked for otherwise.

    Returns:
        The reading, on the written scale of the coarser one, and whether ``left`` is the coarser;
        ``None`` where neither stands for the other.
    """
    exact = is_exact_count(left) and is_exact_count(right)
    order = [(right, left, False), (left, right, True)]
    if _digits(left) < _digits(right):
        order.reverse()
    for coarse, fine, flipped in order:
        reading = _read(coarse, fine, truncate=truncate, exact=exact)
        if reading is not None:
            return reading, flipped
    return None


def _digits(figure: Figure) -> int:
    return 0 if figure.mention.value is None else significant(figure.mention.value)


def _read(coarse: Figure, fine: Figure, *, truncate: bool, exact: bool) -> Reading | None:
    written, value, base = coarse.mention.value, magnitude(fine), magnitude(coarse)
    if written is None or value is None or base is None or written == 0 or base == 0:
        return None
    # The digits are those of the written number: put the finer one on that scale.
    on_scale = value * (abs(written) / abs(base)) if coarse.kind is not FigureKind.MEASURE else _to_scale(coarse, fine)
    reading = find_rounding(
        abs(written) if on_scale >= 0 and base >= 0 else written,
        on_scale,
        coarse.mention.grain,
        truncate=truncate,
        exact=exact,
        fine_grain=_grain_beside(coarse, fine),
    )
    wanted = {"truncated"} if truncate else {"rounded", "same"}
    return reading if reading is not None and reading.code in wanted else None


def _grain_beside(coarse: Figure, fine: Figure) -> Decimal | None:
    """Return the worth of the last digit of the finer figure, ``None`` where that of the coarser one says nothing of it.

    What is measured is rounded to tens as it is to ones: 50 m for 52 m.
    """
    if coarse.kind is FigureKind.MEASURE or coarse.base != fine.base or coarse.mention.per != fine.mention.per:
        return None
    return fine.mention.grain


def _to_scale(coarse: Figure, fine: Figure) -> Decimal:
    """Return the finer figure on the coarser one's written scale, temperatures by their offset."""
    first, second = base_value(coarse), base_value(fine)
    assert first is not None
    assert second is not None
    assert coarse.value is not None
    assert coarse.mention.value is not None
    offset = first - coarse.value * coarse.base
    folded = (second - offset) / coarse.base
    return folded * (coarse.mention.value / coarse.value) if coarse.value else folded
