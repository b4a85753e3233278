"""How the figures of two claims stand to each other, the words left aside."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from checker.lexicon.attributes import attribute_of
from checker.lexicon.dimensions import counts_storeys, is_generic, things
from checker.match.features import (
    digits_of,
    is_sharp,
    mantissa,
    middle,
    once_a_figure,
    once_a_pair,
    sharper,
    significant,
)
from checker.model import Claim, Effect, Figure, FigureKind, Moment, Role
from checker.numbers import lacks_word, worth_of_last

__all__ = [
    "CALENDAR",
    "COMMON_COUNT",
    "LEVELS",
    "SAID_OR_COUNTED",
    "TELLING_DIGITS",
    "Slip",
    "all_figures",
    "best_values",
    "disjoint",
    "find_slip",
    "is_bare_price",
    "is_bound_of",
    "is_end_of_range",
    "is_listed",
    "is_nearly",
    "is_rounded",
    "is_rounding",
    "is_same_amount",
    "is_same_dimension",
    "is_sharp_rounding",
    "kind_of_date",
    "same_digits",
    "same_value",
    "slip_digits",
    "within_bounds",
]

CALENDAR = (FigureKind.DATE, FigureKind.TIME)

_COUNTED = {FigureKind.COUNT, FigureKind.NUMBER}

# Digits from which an equal value outweighs the words for what is counted; of money one less will do.
TELLING_DIGITS = 4

# Counts below this are met everywhere; amounts of money and percentages are not.
COMMON_COUNT = 100

# Roles that do not exclude each other: a level may be told as the value before, a part, a forecast.
LEVELS = {Role.LEVEL, Role.PREVIOUS, Role.PART, Role.CONVERSION}

# Counts from here on are told round with one counter and to the last one with another: 3370만개, 3400만명.
_TOLD_ROUND = 1000

# What is said or counted at another moment is another saying or counting.
SAID_OR_COUNTED = {"counted", "announced"}

# What carries people is counted beside them, and is none of them.
_PEOPLE = "count:person"
_VEHICLES = frozenset({"count:ship", "count:vehicle", "count:aircraft"})

# Dimensions of which one value may be told in either.
_PERCENT_AND_POINTS = {"percent", "percentage_point"}
_AGE_AND_TIME = {"age", "[time]"}
# Few of them are told as things: 15명 are no 15개 시도, while 1만7378명 and 1만7378건 are those who applied.
_LIVING = frozenset({_PEOPLE, "count:household"})
_CASES = "count:case"

# Dimensions that meet across kinds: a share may be written 9 of 10, 90 % or 0.9.
_SHARE_LIKE = {"percent", "ratio"}


def kind_of_date(claim: Claim) -> str | None:
    """Return what a claim counts, or for a date what kind of date it is; a verb beside it (발사된) is no kind."""
    if claim.figure.kind in CALENDAR and claim.attribute is not None and attribute_of(claim.attribute) is None:
        return None
    return claim.attribute


@lru_cache(maxsize=4096)
def _counts_anything(dimension: str) -> bool:
    """Tell whether a dimension is that of a bare number or of a counter for anything (개, 건, 곳)."""
    return dimension == "number" or (dimension.startswith("count:") and is_generic(dimension[6:]))


def _is_of_its_own(one: str, two: str) -> bool:
    """Tell whether two counters, one for anything, seldom count one thing: people and 개, 127건 and 120개."""
    return not _LIVING.isdisjoint((one, two)) or (_counts_anything(one) and _counts_anything(two))


def _is_many(left: Figure, right: Figure) -> bool:
    """Tell whether two figures give one number that is told with two counters: applicants in 명 and in 건, or a large one."""
    values = middle(left), middle(right)
    if values[0] is None or values[1] is None:
        return False
    if values[0] == values[1] and _CASES in (left.dimension, right.dimension):
        return True
    least = min(values[0], values[1])
    if values[0] == values[1]:
        return least >= COMMON_COUNT
    return least >= _TOLD_ROUND and (is_sharp_rounding(left, right) or within_bounds(left, right))


def is_same_dimension(left: Figure, right: Figure) -> bool:
    """Tell whether two figures may be compared: of one dimension, or counted without saying what."""
    one, two = left.dimension, right.dimension
    if one == two or (one in _SHARE_LIKE and two in _SHARE_LIKE):
        return True
    if _counts_anything(one) or _counts_anything(two):
        counted = [name for name in (one, two) if name != "number"]
        if not all(name.startswith("count:") for name in counted):
            return False
        return len(counted) < 2 or not _is_of_its_own(one, two) or _is_many(left, right)
    per_one = one.split("/")[0] == two.split("/")[0]  # a price whose denominator one side leaves out
    if per_one and left.kind is FigureKind.MONEY and (is_sharp_rounding(left, right) or is_slip_of_price(left, right)):
        return True
    if left.value != right.value or left.value is None:
        return False
    if one.startswith("count:") and two.startswith("count:"):
        apart = _PEOPLE in (one, two) and not _VEHICLES.isdisjoint((one, two))  # 14명 are no 14척
        if not apart and sharper(left, right) >= 2:
            return True
        # nouns differ: processors, GPUs; 200대 are 200 warplanes; but 100 drones are no 100곳
        known = is_listed(one) and is_listed(two) and not {one, two} <= _VEHICLES
        return left.value >= COMMON_COUNT and not known
    # A percentage for percentage points; the 122-year-old firm with a history of 122 years.
    return (
        {one, two} in (_PERCENT_AND_POINTS, _AGE_AND_TIME)
        or per_one
        or (counts_storeys(left) and counts_storeys(right))
    )


@lru_cache(maxsize=1024)
def is_listed(dimension: str) -> bool:
    """Tell whether the lexicon knows what counts of a dimension count."""
    return any(thing.id == dimension.removeprefix("count:") for thing in things())


# How many times one of two prices may be the other for one of them to have lost its unit: an average price is told of
# ㎡ or 평 and seldom doubles, a home costs a hundred times as much.
_PRICE_RATIO = 2


def is_bare_price(one: Figure, two: Figure) -> bool:
    """Tell whether one of two amounts of a currency is a price of a unit, and the other may be without naming it.

    511만1000원 beside (㎡당) 470만5000원: the sentence before says of what.
    """
    units = [(figure.unit or "").split("/", 1) for figure in (one, two)]
    if units[0][0] != units[1][0] or len(units[0]) == len(units[1]) or not one.value or not two.value:
        return False
    first, second = abs(one.value), abs(two.value)
    return max(first, second) <= _PRICE_RATIO * min(first, second)


def all_figures(claim: Claim) -> tuple[Figure, ...]:
    """Return the figure of a claim, then its conversions."""
    return (claim.figure, *claim.conversions)


def is_same_amount(one: Figure, two: Figure) -> bool:
    """Tell whether two figures give one value in one unit: 93 lives, 93 individuals and a headline's 93."""
    if one.value is None or one.value != two.value:
        return False
    if (one.unit or "").split("/")[0] == (two.unit or "").split("/")[0]:
        return True
    return {one.kind, two.kind} <= _COUNTED and is_same_dimension(one, two)


def same_value(left: Claim, right: Claim, digits: int = 2) -> bool:
    """Tell whether two claims share a value, in one unit, of so many digits or more."""
    return any(
        (is_same_amount(one, two) and sharper(one, two) >= digits) or _range_digits(one, two) >= digits
        for one in all_figures(left)
        for two in all_figures(right)
    )


def _range_digits(one: Figure, two: Figure) -> int:
    """Return how many digits two figures share that are one range, of both of its ends: 3 of 4.75% to 5%, 0 of others."""
    if one.value is not None or one.low is None or one.high is None or one.unit != two.unit or one.has(Effect.VAGUE):
        return 0
    if (one.low, one.high) != (two.low, two.high) or one.low == one.high or two.value is not None:
        return 0
    return len(digits_of(one.low)) + len(digits_of(one.high))


def best_values(left: Claim, right: Claim) -> tuple[Figure, Figure]:
    """Return the two figures of the claims that are easiest to compare: the same unit first."""
    if not left.conversions and not right.conversions:
        return left.figure, right.figure
    pairs = [(one, two) for one in all_figures(left) for two in all_figures(right) if is_same_dimension(one, two)]
    same = [pair for pair in pairs if pair[0].unit == pair[1].unit]
    return (same or pairs or [(left.figure, right.figure)])[0]


@once_a_figure
def _grain(figure: Figure) -> Decimal:
    """Return the worth of the last digit that is no filler zero: 5576000 → 1000, 12.4조 → 10^11, 3.00 → 0.01.

    Zeros behind the point are written ones only where the last written digit is worth less than one.
    """
    value = figure.value or Decimal()
    if figure.grain is not None and 0 < figure.grain < 1:
        return figure.grain
    written = int(value.as_tuple().exponent)
    is_decimal = written < 0 and (figure.grain is None or figure.grain < 1)
    return Decimal(1).scaleb(written) if is_decimal else worth_of_last(value)


# Up to which share of the finer value a coarser one looks like the same figure: $6M is 7 % off 5.576M,
# 10조 a quarter off 7조9705억, 20,000 a quarter off 27,000.
ROUNDING_SHARE = Decimal("0.15")


@once_a_pair
def is_rounding(one: Figure, two: Figure) -> bool:
    """Tell whether the coarser figure is the finer one with digits rounded or cut off."""
    if not one.value or not two.value:
        return False
    first, second = one.value * one.base, two.value * two.base
    if abs(first - second) > ROUNDING_SHARE * max(abs(first), abs(second)):
        return False
    sides = ((_grain(figure) * figure.base, figure.value * figure.base) for figure in (one, two) if figure.value)
    (small, finer), (grain, coarser) = sorted(sides)
    apart = abs(coarser - finer)
    if small >= grain or _excludes(one, two) or _excludes(two, one) or _are_told_to_one_place(one, two):
        return False
    # nobody rounds 614 up to 700, though nearly 700 are 670; at least 110 are no at least 104
    if abs(coarser) > abs(finer) and apart > grain / 2 and not _may_be_less(one) and not _may_be_less(two):
        return False
    return apart < grain and apart <= ROUNDING_SHARE * abs(finer)


def _may_be_less(figure: Figure) -> bool:
    """Tell whether a word by a figure leaves open that it is less: nearly 700, about 700, not at least 700."""
    return any(hedge.effect not in _UPWARD for hedge in figure.hedges)


# Points below this are a score, which nobody rounds: 140점 of a test are not 139; an index of 2500 may be 2512.
_POINTS, _SCORED = "count:point", 1000


def _are_told_to_one_place(one: Figure, two: Figure) -> bool:
    """Tell whether two plain percentages, or points of a test, are told to the same place.

    40% is no 43% rounded, about 40% may be.
    """
    if one.hedges or two.hedges:
        return False
    if one.dimension == two.dimension == _POINTS:
        return all(figure.value is not None and abs(figure.value) < _SCORED for figure in (one, two))
    if one.kind is not FigureKind.PERCENT:
        return False
    return one.mention.grain == two.mention.grain is not None


# How far beyond a bound of money or a share what is rounded to it may lie: almost $60 billion are 61, but no 65.
_BOUND_SLACK = Decimal("0.05")


def _excludes(bound: Figure, other: Figure) -> bool:
    """Tell whether a figure told as a bound, or a band, leaves no room for another: 900 이상 is no 821, 700억원대 no 614억."""
    if other.value is None or bound.value is None or other.mention.hedges:
        return False
    value = other.value * other.base
    if bound.low is not None and bound.high is not None and bound.low == bound.value < bound.high:
        # 700억원대; what would round up to it may still be called so
        return not (bound.low * 3 - bound.high) / 2 * bound.base <= value < bound.high * bound.base
    slack = 0 if bound.kind is FigureKind.COUNT else _BOUND_SLACK * abs(bound.value) * bound.base
    if bound.has(*_UPWARD) and bound.low is not None:
        return value < bound.low * bound.base - slack
    below = bound.has(*_DOWNWARD) or (bound.high == bound.value != bound.low)  # almost says about, and less
    return below and bound.high is not None and value > bound.high * bound.base + slack


def is_sharp_rounding(one: Figure, two: Figure) -> bool:
    """Tell whether one of two figures, of two digits or more, is the other one rounded."""
    return min(significant(one), significant(two)) >= 2 and is_rounding(one, two)


def is_rounded(one: Figure, two: Figure) -> bool:
    """Tell whether one of two figures of two digits or more is the other one, rounded to the nearest.

    52조 is 51조9000억; 1500억 is no 1570억, which it would be with digits cut off. A half is rounded down only with a
    word that says so: over 2,700 tons are 2,750, $760 million are no $765 million.
    """
    if one.value is None or two.value is None or not is_sharp_rounding(one, two):
        return False
    (_, fine, _), (grain, coarse, hedged) = sorted(
        (_grain(figure) * figure.base, abs(value * figure.base), bool(figure.hedges))
        for figure, value in ((one, one.value), (two, two.value))
    )
    more = 2 * (coarse - fine)
    return abs(more) < grain or more == grain or (hedged and -more == grain)


@once_a_pair
def same_digits(one: Figure, two: Figure) -> bool:
    """Tell whether two figures have the same leading digits at another scale: a likely slip.

    One digit is no rounding of many on top of that: $7 billion and 7억5000달러 (700,005,000) share a 7.
    """
    first, second = middle(one), middle(two)
    if not first or not second or not (is_sharp(one) or is_sharp(two)):
        return False
    if digits_of(first) != digits_of(second) and min(significant(one), significant(two)) < _SLIPPING:
        return False
    ratio = max(abs(first / second), abs(second / first))
    return ratio >= 8 and mantissa(first, 3) == mantissa(second, 3) and _is_one_number(one, two)


def _is_one_number(one: Figure, two: Figure) -> bool:
    """Tell whether two rows of digits may be one number: 137 people are no 1,371 ten times too many, about 137 may be."""
    if one.hedges or two.hedges or FigureKind.COUNT not in (one.kind, two.kind):
        return True
    first, second = middle(one), middle(two)
    return first is not None and second is not None and digits_of(first) == digits_of(second)


# Digits from which a slip of one of them is told from another value: 38 and 36 hardly are, 381 and 361 are.
_SLIPPING = 2


@dataclass(frozen=True, slots=True)
class Slip:
    """How one slip of a hand makes a value of another.

    Attributes:
        kind: ``currency``, ``sign``, ``scale``, ``swapped``, ``missing`` or ``changed``.
        digits: How many digits the two share.
    """

    kind: str
    digits: int


def slip_digits(one: Figure, two: Figure) -> int:
    """Return how many digits two values share that one slip of a hand explains, 0 where none does."""
    slip = find_slip(one, two)
    return 0 if slip is None else slip.digits


def _currency(figure: Figure) -> str:
    """Return what an amount is paid in: dollars, whatever they are the price of."""
    return (figure.unit or "").split("/")[0]


# Digits from which two prices are one with a slip in it, though only one of them says what it is of.
_PRICED = 4


def is_slip_of_price(one: Figure, two: Figure) -> bool:
    """Tell whether one slip makes a price of another: $63.95, and $63.59 a share."""
    if _currency(one) != _currency(two):
        return False
    slip = find_slip(one, two)
    return slip is not None and slip.kind in _OF_DIGITS and slip.digits >= _PRICED


_OF_DIGITS = frozenset({"swapped", "changed", "missing"})


@once_a_pair
def find_slip(one: Figure, two: Figure) -> Slip | None:
    """Return the slip that makes one value of another, ``None`` where it takes more than one.

    A digit is changed or missing, two neighbours are swapped, the scale is moved, the sign is lost, or the
    number has another currency or no word for what it is the price of.
    One digit alone tells nothing but of money, whose scale is a word: 6만 달러, 6억 달러.
    """
    first, second = middle(one), middle(two)
    if not first or not second or one.value is None or two.value is None:
        return None
    if one.kind is two.kind is FigureKind.MONEY and one.unit != two.unit:
        if one.value == two.value:
            return Slip("currency", significant(one))
        if _currency(one) != _currency(two):
            return None
    if first == second:
        return None
    left, right = digits_of(first), digits_of(second)
    shared = min(len(left), len(right))
    if shared >= _SLIPPING and lacks_word(first, second):
        return Slip("missing", shared)
    if left == right:
        if one.kind is FigureKind.DURATION:
            return None  # years have no scale that slips: 15년 and 1년6개월 are two terms
        if abs(first.adjusted() - second.adjusted()) not in _MOVED:
            return None
        moved = "sign" if first == -second else "scale"
        return Slip(moved, shared) if shared >= _SLIPPING or FigureKind.MONEY in (one.kind, two.kind) else None
    if shared >= _SLIPPING and abs(first.adjusted() - second.adjusted()) in _MOVED[1:] and _is_rounded_off(left, right):
        return Slip("scale", shared) if _is_one_number(one, two) else None  # 약 3조2000억 for 3240억
    if shared < _SLIPPING or (first < 0) != (second < 0):
        return None
    if first.adjusted() == second.adjusted():  # 170 and 171 have three digits each, though one ends in a nought
        left, right = (digits.ljust(max(len(left), len(right)), "0") for digits in (left, right))
    elif len(left) == len(right):
        return None
    kind = _slip_kind(left, right)
    if kind == "missing" and (first.adjusted() - second.adjusted()) * (len(left) - len(right)) != 1:
        return None  # what loses a digit is less by a place: $2.679 billion is no $67.9 billion
    if kind == "swapped":
        shared = len(left)  # 708 and 780: the nought that was moved is a digit, too
    return None if kind is None else Slip(kind, shared)


# Places that a slip moves a number by: up to three noughts, a word for a scale (만, 억, 조, million), or none.
_MOVED = (0, 1, 2, 3, 4, 6, 8, 12)


def _is_rounded_off(one: str, two: str) -> bool:
    """Tell whether a row of digits is a longer one rounded, or cut off where it is short.

    >>> _is_rounded_off("32", "3240"), _is_rounded_off("33", "3262"), _is_rounded_off("33", "3212")
    (True, True, False)
    >>> _is_rounded_off("21", "2184"), _is_rounded_off("2184", "21847")
    (True, False)
    """
    short, long = sorted((one, two), key=len)
    if len(short) == len(long):
        return False
    cut = long[: len(short)]
    rounded = str(int(cut) + 1) if long[len(short)] >= "5" else cut
    return short == rounded or (short == cut and len(short) <= _CUT)


# Digits up to which a number is cut off rather than rounded: 21조 for 21조8400억원.
_CUT = 3


def _slip_kind(one: str, two: str) -> str | None:
    """Return what one slip does between two rows of digits: changes or loses one, or swaps it with its neighbour.

    >>> [_slip_kind("5576", other) for other in ("5579", "55576", "5756", "6575")]
    ['changed', 'missing', 'swapped', None]
    """
    if len(one) == len(two):
        apart = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
        if len(apart) == 1:
            return "changed"
        swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == two[apart[1]]
        return "swapped" if swapped and one[apart[1]] == two[apart[0]] else None
    short, long = sorted((one, two), key=len)
    lost = len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    return "missing" if lost else None


# How near two values of four digits or more are that look like one, miscopied: 1,261 and 1,262.
NEARLY = Decimal("0.002")


def is_nearly(one: Figure, two: Figure) -> bool:
    """Tell whether two figures of four digits or more look like one, miscopied."""
    first, second = middle(one), middle(two)
    if not first or not second or first == second or min(significant(one), significant(two)) < TELLING_DIGITS:
        return False
    return abs(first - second) <= NEARLY * min(abs(first), abs(second))


@once_a_pair
def within_bounds(one: Figure, two: Figure) -> bool:
    """Tell whether one figure is a range or a bound that allows the other."""
    for wide, other in ((one, two), (two, one)):
        number = middle(other)
        ranged = (wide.low, wide.high) != (wide.value, wide.value)
        if number is None or not ranged:
            continue
        low = wide.low is None or wide.low * wide.base <= number
        if low and (wide.high is None or number <= wide.high * wide.base):
            return True
    return False


# Digits from which the lower end of a range tells it as well: 1062만5000주 of 1062만5000~1275만주.
_TELLING_END = 3


def is_end_of_range(one: Figure, two: Figure) -> bool:
    """Tell whether one figure is a range of which the other is what is told: $3 billion to $5 billion, up to $5 billion.

    That is its upper end; 10억원 is no 10억~15억원. Areas and ages are told in ranges of things, each of its own size.
    """
    for wide, other in ((one, two), (two, one)):
        if wide.value is not None or wide.low is None or wide.high is None or other.value is None:
            continue
        if wide.has(Effect.VAGUE) or wide.kind in (FigureKind.MEASURE, FigureKind.AGE):
            return False
        value = other.value * other.base
        low = significant(other) >= _TELLING_END and value == wide.low * wide.base
        return low or value == wide.high * wide.base
    return False


# How far an amount may lie from the bound that its article gives of it first: nearly 5% and 4.7% are 6 % apart.
# Counts of people go up to the next hundred.
_BOUND_SHARE = Decimal("0.07")

# What a bound says about the direction in which the exact figure lies: 최소 200여 명 from 200 on, 5% 가까이 up to 5.
_UPWARD = (Effect.AT_LEAST, Effect.MORE_THAN)
_DOWNWARD = (Effect.AT_MOST, Effect.LESS_THAN)


def is_bound_of(coarse: Figure, fine: Figure) -> bool:
    """Tell whether a hedged figure is what an article says first of a finer one of its own.

    The lead has 최소 200여 명, nearly 5% or 약 52조원; the text goes on with 233명, 4.7% and 51조9천억원.
    """
    if not coarse.value or not fine.value or significant(fine) <= significant(coarse):
        return False
    first, second = coarse.value * coarse.base, fine.value * fine.base
    if fine.kind is FigureKind.MONEY and significant(coarse) < 2:
        return False  # 40억원을 넘었다 names a mark that many prices pass
    share = ROUNDING_SHARE if fine.kind is FigureKind.COUNT else _BOUND_SHARE
    if abs(first - second) > share * max(abs(first), abs(second)):
        return False
    up, down = coarse.has(*_UPWARD), coarse.has(*_DOWNWARD)
    if up != down:
        return abs(second) >= abs(first) if up else abs(second) <= abs(first)
    return coarse.has(Effect.ABOUT) and is_rounding(coarse, fine)


def disjoint(one: Moment | None, two: Moment | None) -> bool:
    """Tell whether two stretches of time do not touch; of an unknown one nothing is said."""
    return one is not None and two is not None and (one.end <= two.start or two.end <= one.start)
