"""What matching looks at in a figure: how sharp it is, and which values may be one."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, wraps
from typing import TypeVar

from msgspec.structs import replace

from checker.lexicon.growing import find_growing
from checker.model import Claim, Figure, FigureKind, Role

__all__ = [
    "amount_key",
    "as_compared",
    "digits_of",
    "is_growing",
    "is_sharp",
    "mantissa",
    "middle",
    "once_a_figure",
    "once_a_pair",
    "score_of",
    "sharper",
    "significant",
    "unsigned",
    "value_key",
]


R = TypeVar("R")

# Figures, and pairs of them, of which a process keeps what is asked: those of a story. More would only leave its cache.
_KEPT = 1024


def once_a_figure(function: Callable[[Figure], R]) -> Callable[[Figure], R]:
    """Let a function of a figure be worked out once for each: a story asks a dozen times of every one of its figures.

    Figures are told apart as objects, for comparing their numbers takes as long as working most things out of them.
    """
    known: dict[int, tuple[Figure, R]] = {}

    @wraps(function)
    def kept(figure: Figure) -> R:
        found = known.get(id(figure))
        if found is None:
            if len(known) >= _KEPT:
                known.clear()
            found = known[id(figure)] = figure, function(figure)  # the figure is held, so that no other has its id
        return found[1]

    return kept


def once_a_pair(function: Callable[[Figure, Figure], R]) -> Callable[[Figure, Figure], R]:
    """Let a function of two figures be worked out once for each two, in their order: half a dozen rules ask it of a pair."""
    known: dict[tuple[int, int], tuple[Figure, Figure, R]] = {}

    @wraps(function)
    def kept(one: Figure, two: Figure) -> R:
        pair = id(one), id(two)
        found = known.get(pair)
        if found is None:
            if len(known) >= _KEPT:
                known.clear()
            found = known[pair] = one, two, function(one, two)
        return found[2]

    return kept


def is_growing(claim: Claim) -> bool:
    """Tell whether a claim is a point of a count that goes on, of which an article may tell several."""
    return find_growing(claim.attribute, claim.attribute_text) is not None


def middle(figure: Figure) -> Decimal | None:
    """Return one number for a figure, in its base unit: its value, or the middle of its bounds."""
    if figure.value is not None:
        return figure.value * figure.base
    if figure.low is not None and figure.high is not None:
        return (figure.low + figure.high) / 2 * figure.base
    end = figure.low if figure.low is not None else figure.high
    return None if end is None else end * figure.base


@lru_cache(maxsize=65536)
def digits_of(value: Decimal) -> str:
    """Return the digits of a value as one row, filler zeros left out: 55.76 → 5576."""
    return "".join(map(str, abs(value).normalize().as_tuple().digits)) or "0"


# Steps in which rates of interest are moved: a quarter of a percentage point, half of one, three quarters.
_STEP = Decimal("0.25")


@once_a_figure
def significant(figure: Figure) -> int:
    """Count the significant digits of a figure as written, filler zeros left out: 2 of 0.20%, 1 of 200명.

    The steps in which rates are moved are told as often as round numbers are: 25bp counts as one digit.
    """
    if figure.value is None:
        return 0
    if figure.dimension == "percentage_point" and not figure.value % _STEP:
        return 1
    grain = figure.grain
    if grain is None or grain >= 1 or not figure.value:
        return len(digits_of(figure.value))
    return figure.value.adjusted() - grain.adjusted() + 1


def sharper(one: Figure, two: Figure) -> int:
    """Count the significant digits of the finer written one of two figures."""
    return max(significant(one), significant(two))


def is_sharp(figure: Figure) -> bool:
    """Tell whether a figure is so exact that meeting it twice is hardly chance: three digits or more."""
    return figure.kind not in (FigureKind.DATE, FigureKind.TIME) and significant(figure) >= 3


def mantissa(value: Decimal, places: int = 2) -> str:
    """Return the leading digits of a value: 5576000 → 55. A slip by powers of ten keeps them."""
    return (digits_of(value) + "0" * places)[:places]


# The two sides of a game or a vote: 3-2, 3대2, 11 to 1.
_SCORE = re.compile(r"\s*(?P<one>[0-9]{1,3})\s?(?:-|–|:|대|to)\s?(?P<two>[0-9]{1,3})\s*")


@once_a_figure
def score_of(figure: Figure) -> tuple[int, int] | None:
    """Return what the two sides of a game or a vote had, the winner's first, where a figure tells that.

    Who lost 2-3 is told by the other side's paper as having been beaten 3-2.
    """
    if figure.kind is not FigureKind.RATIO or figure.value is not None:
        return None
    match = _SCORE.fullmatch(figure.text)
    if match is None:
        return None
    one, two = int(match["one"]), int(match["two"])
    return max(one, two), min(one, two)


@once_a_figure
def value_key(figure: Figure) -> str | None:
    """Return a text that equal figures share: dimension and value in base units."""
    if figure.moment is not None:
        return f"{figure.dimension}:{figure.moment.start.isoformat()}"
    if (score := score_of(figure)) is not None:
        return f"{figure.dimension}:{score[0]}-{score[1]}"
    number = middle(figure)
    return None if number is None else amount_key(figure.dimension, number)


def amount_key(dimension: str, number: Decimal) -> str:
    """Return a text that equal numbers of one dimension share."""
    return f"{dimension}:{number.normalize()}"


_SQUARE = "meter ** 2"
# Square metres of a 평 where it is a denominator: the press writes 3.3㎡당 for what 평당 was.
_PYEONG = Decimal("3.3")


def as_compared(claim: Claim) -> Claim:
    """Return a claim as others meet it.

    Without a minus that its verb repeats, priced by the 평 where it says 3.3㎡, and without the year, month or day that
    an amount of money is for: 1년에 2만6500달러, $26,500 a year and a price of $26,500 are one.
    """
    return unsigned(_without_time(_by_pyeong(claim)))


def _without_time(claim: Claim) -> Claim:
    """Return a claim of so much money a year as one of so much money: half of the texts leave the year to the reader."""
    per, bare = claim.figure.mention.per, claim.figure.without_time()
    if per is None or bare is claim.figure:
        return claim
    role = Role.LEVEL if claim.role is Role.UNIT_PRICE else claim.role
    return replace(claim, figure=bare, role=role, qualifiers=claim.qualifiers - {f"per_unit:{per.unit}"})


def _by_pyeong(claim: Claim) -> Claim:
    """Return a claim whose price of 3.3㎡ is one of a 평, to the last digit: 3.3㎡당 2000만원 is 평당 2000만원."""
    mention, per = claim.figure.mention, claim.figure.mention.per
    if per is None or per.unit != _SQUARE or per.amount != _PYEONG:
        return claim
    low, high = mention.bounds.low, mention.bounds.high
    mention = replace(mention, per=replace(per, amount=Decimal(1), unit="평"))
    figure = replace(claim.figure, mention=mention, value=mention.value, low=low, high=high)
    figure = replace(figure, unit=f"{mention.unit or ''}/평", base=1 / _PYEONG)
    return replace(claim, figure=figure)


# Kinds of which a fall may be told with a minus.
_SIGNED = (FigureKind.PERCENT, FigureKind.COUNT)


def unsigned(claim: Claim) -> Claim:
    """Return a claim whose figure has no minus that its own verb repeats: (-22.4%) 줄었다 is (22.4%) 줄었다."""
    figure = claim.figure
    if claim.direction >= 0 or figure.kind not in _SIGNED or figure.value is None or figure.value >= 0:
        return claim
    low = None if figure.high is None else -figure.high
    high = None if figure.low is None else -figure.low
    return replace(claim, figure=replace(figure, value=-figure.value, low=low, high=high))
