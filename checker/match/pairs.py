"""Score a pair of claims: may they speak of one fact? Every part of the score says its reason.

Vetoes come first, in the order of ``VETOES``: another dimension, another measure, another base of
comparison … Then points are added: log-odds in the manner of Fellegi and Sunter (1969), each with a
name that ``checker explain`` and the report show. Equality of value is weak evidence (a fifth of the
look-alike pairs of real coverage have equal figures), so it only ranks what the words allow.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from checker.lexicon.attributes import compatible_attributes, is_general_attribute
from checker.lexicon.dimensions import is_generic
from checker.lexicon.growing import find_growing
from checker.match.features import is_sharp, mantissa, middle, significant, value_key
from checker.model import Claim, Effect, Figure, FigureKind, Link, Moment, Role

__all__ = ["Context", "Veto", "find_veto", "is_rounding", "is_same_dimension", "same_digits", "score_pair"]

_CALENDAR = (FigureKind.DATE, FigureKind.TIME)


@dataclass(frozen=True, slots=True)
class Context:
    """What the story as a whole makes of single words, entities and values.

    Attributes:
        weights: Word → how much sharing it tells (inverse document frequency over the claims).
        entity_weights: Entity → the same.
        attributes: Value key → what the story counts with this value: a value that stands for one
            thing only tells what a bare repetition of it means.
        counts: Claim id → how many values its article gives for what it counts.
        subjects: (article, first entity, attribute, dimension) of all claims.
        labels: (article, dimension, label) of all claims that have a label.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    entity_weights: Mapping[str, float] = field(default_factory=dict)
    attributes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    subjects: frozenset[tuple[object, ...]] = frozenset()
    labels: frozenset[tuple[str, str, str]] = frozenset()
    _vectors: dict[tuple[str, str | None, str | None], tuple[dict[str, float], float]] = field(default_factory=dict)

    def telling(self, claim: Claim) -> frozenset[str]:
        """Return the entities a claim is of before all that few claims of the story name."""
        return frozenset(e for e in claim.entities[:3] if self.entity_weights.get(e, 0.0) > _RARE)

    def distinct_values(self, claim: Claim) -> int:
        """Count the values that the claim's article gives for what the claim counts, roundings as one."""
        return self.counts.get(claim.id, 0)

    def vector(self, claim: Claim, left: str | None, right: str | None) -> tuple[dict[str, float], float]:
        """Return the claim's weighted words without what either side counts, and the square of their length."""
        key = (claim.id, left, right)
        if key not in self._vectors:
            words = {w: x * self.weights.get(w, 1.0) for w, x in claim.words if w != left and w != right}
            self._vectors[key] = words, sum(x * x for x in words.values())
        return self._vectors[key]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Context:
        """Weigh the words, entities and values of a story's claims."""
        total = len(claims) or 1
        words = Counter(word for claim in claims for word, _ in claim.words)
        entities = Counter(entity for claim in claims for entity in set(claim.entities))
        values: dict[str, set[str]] = {}
        kinds: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            if (key := value_key(claim.figure)) is not None:
                values.setdefault(key, set()).add(claim.attribute or "")
            kinds.setdefault(_kind_key(claim), []).append(claim)
        return cls(
            {word: math.log(1 + total / count) for word, count in words.items()},
            {entity: math.log(total / count) for entity, count in entities.items()},
            {key: frozenset(attributes - {""}) for key, attributes in values.items()},
            {claim.id: distinct for found in kinds.values() for distinct in [_distinct(found)] for claim in found},
            frozenset(
                (claim.article, claim.entities[0], claim.attribute, claim.figure.dimension)
                for claim in claims
                if claim.entities
            ),
            frozenset((claim.article, claim.figure.dimension, claim.label) for claim in claims if claim.label),
        )


def _kind_key(claim: Claim) -> tuple[object, ...]:
    """Return what tells the claims of one article apart, their values left aside."""
    return (
        claim.article,
        claim.attribute,
        claim.figure.dimension,
        claim.role,
        claim.base,
        claim.qualifiers,
        claim.period.moment if claim.period else None,
    )


def _distinct(claims: Sequence[Claim]) -> int:
    """Count the values that are no roundings of each other."""
    found: list[Figure] = []
    for figure in [claim.figure for claim in claims if value_key(claim.figure) is not None]:
        if not any(middle(figure) == middle(other) or is_rounding(figure, other) for other in found):
            found.append(figure)
    return len(found)


# ---------------------------------------------------------------- vetoes


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two claims cannot be one fact.

    Attributes:
        code: ``dimension``, ``role``, ``attribute``, ``base``, ``period``, ``qualifier``,
            ``entity``, ``moment`` or ``label``.
        detail: The two things that exclude each other, as ``left | right``.
    """

    code: str
    detail: str


# Dimensions that meet across kinds: a share may be written 9 of 10, 90 % or 0.9.
_SHARE_LIKE = {"percent", "ratio"}


@lru_cache(maxsize=4096)
def _counts_anything(dimension: str) -> bool:
    """Tell whether a dimension is that of a bare number or of a counter for anything (개, 건, 곳)."""
    return dimension == "number" or (dimension.startswith("count:") and is_generic(dimension[6:]))


def is_same_dimension(left: Figure, right: Figure) -> bool:
    """Tell whether two figures may be compared: of one dimension, or counted without saying what."""
    one, two = left.dimension, right.dimension
    if one == two or (one in _SHARE_LIKE and two in _SHARE_LIKE):
        return True
    if _counts_anything(one) or _counts_anything(two):
        return all(name == "number" or name.startswith("count:") for name in (one, two))
    if left.value != right.value or left.value is None:
        return False
    if one.startswith("count:") and two.startswith("count:"):
        return significant(left) >= 2 or left.value >= _COMMON_COUNT  # nouns differ: processors, GPUs
    # A percentage for percentage points, and a price whose denominator one side leaves out.
    return {one, two} == {"percent", "percentage_point"} or one.split("/")[0] == two.split("/")[0]


def _figures(claim: Claim) -> tuple[Figure, ...]:
    return (claim.figure, *claim.conversions)


def _dimension_veto(left: Claim, right: Claim) -> str | None:
    if left.figure.dimension == right.figure.dimension:
        return None
    if any(is_same_dimension(one, two) for one in _figures(left) for two in _figures(right)):
        return None
    return f"{left.figure.dimension} | {right.figure.dimension}"


def _same_value(left: Claim, right: Claim, digits: int = 2) -> bool:
    """Tell whether two claims share a value, in one unit, of so many digits or more."""
    return any(
        one.value is not None
        and one.value == two.value
        and (one.unit or "").split("/")[0] == (two.unit or "").split("/")[0]
        and significant(one) >= digits
        for one in _figures(left)
        for two in _figures(right)
    )


def _is_sharp_rounding(one: Figure, two: Figure) -> bool:
    """Tell whether one of two figures, of two digits or more, is the other one rounded."""
    return min(significant(one), significant(two)) >= 2 and is_rounding(one, two)


# Roles that do not exclude each other: a level may be told as the value before, a part, a forecast.
_LEVELS = {Role.LEVEL, Role.PREVIOUS, Role.PART, Role.CONVERSION}


def _role_veto(left: Claim, right: Claim) -> str | None:
    one, two = left.role, right.role
    if one == two or (one in _LEVELS and two in _LEVELS):
        return None
    # How much of a thing and how often as much are often read as plain levels.
    if {one, two} <= _LEVELS | {Role.SHARE, Role.MULTIPLE} and left.figure.kind == right.figure.kind:
        return None
    # One figure is seldom both, and its role is read from few words: then it only costs points.
    if _same_value(left, right) or _is_sharp_rounding(*_best_values(left, right)):
        return None
    return f"{one.value} | {two.value}"


# Digits from which an equal value outweighs the words for what is counted; of money one less will do.
_TELLING_DIGITS = 4


# What the note of an attribute says when it stands in another sentence than its figure.
_FETCHED = ("from the sentence before", "of the same figure elsewhere")


def _is_far_fetched(claim: Claim) -> bool:
    """Tell whether what a claim counts was read from another sentence."""
    return any(note.startswith("attribute:") and note.endswith(_FETCHED) for note in claim.notes)


def _attribute_veto(left: Claim, right: Claim) -> str | None:
    one, two = left.attribute, right.attribute
    if one is None or two is None or compatible_attributes(one, two):
        return None
    # 39만557표 is not printed twice by chance: then what is counted was read from the wrong word.
    digits = _TELLING_DIGITS - (left.figure.kind is FigureKind.MONEY)
    if _is_far_fetched(left) or _is_far_fetched(right):
        digits = 2
    if _same_value(left, right, digits):
        return None
    return f"{left.attribute_text or one} | {right.attribute_text or two}"


def _base_veto(left: Claim, right: Claim) -> str | None:
    if left.base and right.base and left.base != right.base:
        return f"{left.base} | {right.base}"
    return None


def _disjoint(one: Moment | None, two: Moment | None) -> bool:
    return one is not None and two is not None and (one.end <= two.start or two.end <= one.start)


# Grains from which two periods that do not touch are two facts; days and hours shift in reporting
# (현지시간, the day of the report for the day of the event), so they only cost points.
_HARD_GRAINS = {"year", "half", "quarter", "month"}


def _period_veto(left: Claim, right: Claim) -> str | None:
    if left.period is None or right.period is None or left.figure.kind in _CALENDAR:
        return None
    one, two = left.period.moment, right.period.moment
    if one is None or two is None or not _disjoint(one, two):
        return None
    if _same_value(left, right):
        return None
    if one.certain and two.certain and one.grain in _HARD_GRAINS and two.grain in _HARD_GRAINS:
        return f"{left.period.text} | {right.period.text}"
    return None


# Marks that, standing on one side alone, make another fact of it.
_SHARP_QUALIFIERS = {"per_unit", "forecast", "background"}
# Pairs of marks that exclude each other come from the qualifier lexicon as axes: ``sex:female``.


def _axes(qualifiers: Iterable[str]) -> dict[str, set[str]]:
    axes: dict[str, set[str]] = {}
    for qualifier in qualifiers:
        axis, _, value = qualifier.partition(":")
        axes.setdefault(axis, set()).add(value)
    return axes


def _qualifier_veto(left: Claim, right: Claim) -> str | None:
    if left.qualifiers == right.qualifiers:
        return None
    one, two = _axes(left.qualifiers), _axes(right.qualifiers)
    for axis in sorted(one.keys() & two.keys()):
        if not one[axis] & two[axis]:
            return f"{axis}: {'/'.join(sorted(one[axis]))} | {'/'.join(sorted(two[axis]))}"
    if _same_value(left, right):
        return None
    for axis in sorted((one.keys() ^ two.keys()) & _SHARP_QUALIFIERS):
        return f"{axis} | –"
    return None


# What is said or counted at another moment is another saying or counting.
_SAID_OR_COUNTED = {"counted", "announced"}
# Two years or quarters are periods that figures are of, no statements of their own; a day may be
# given to the month in one text and exactly in another.
_PERIODS = {"year", "half", "quarter", "month", "week", "decade"}


def _moment_veto(left: Claim, right: Claim) -> str | None:
    """Keep 12 o'clock and 6 o'clock, a day and another year apart: they are no versions of one date."""
    one, two = left.figure.moment, right.figure.moment
    if left.figure.kind not in _CALENDAR or one is None or two is None:
        return None
    shown = f"{left.figure.text} | {right.figure.text}"
    if left.figure.kind != right.figure.kind or (one.grain in _PERIODS and two.grain in _PERIODS):
        return shown
    if _disjoint(one, two) and {left.attribute, right.attribute} & _SAID_OR_COUNTED:
        return shown
    return None


# What a home is like rather than what happened: 84㎡ of one complex is not 84㎡ of another.
_DESCRIBING = frozenset({"exclusive_area", "supply_area"})


def _describing_veto(left: Claim, right: Claim) -> str | None:
    if not {left.attribute, right.attribute} & _DESCRIBING or left.entities[:1] == right.entities[:1]:
        return None
    return f"{left.entities[0]} | {right.entities[0]}" if left.entities and right.entities else None


VETOES: tuple[tuple[str, Callable[[Claim, Claim], str | None]], ...] = (
    ("dimension", _dimension_veto),
    ("role", _role_veto),
    ("attribute", _attribute_veto),
    ("base", _base_veto),
    ("qualifier", _qualifier_veto),
    ("period", _period_veto),
    ("entity", _describing_veto),
    ("moment", _moment_veto),
)


def _label_veto(left: Claim, right: Claim, context: Context) -> str | None:
    """Keep the items of a list apart: 서울 17% is not 경기 17% where an article names both."""
    one, two = left.label, right.label
    if not one or not two or one.startswith(two) or two.startswith(one) or one.endswith(two) or two.endswith(one):
        return None
    if _same_value(left, right, _TELLING_DIGITS):
        return None
    dimension = left.figure.dimension
    listed = (left.article, dimension, two) in context.labels or (right.article, dimension, one) in context.labels
    return f"{one} | {two}" if listed else None


def find_veto(left: Claim, right: Claim, context: Context | None = None) -> Veto | None:
    """Return the first reason why the two cannot be one fact, or ``None``.

    Args:
        left: A claim.
        right: Another one, of the same or another article.
        context: Their story; without it labels of lists are not compared.
    """
    if context is not None and (detail := _label_veto(left, right, context)) is not None:
        return Veto("label", detail)
    for code, rule in VETOES:
        if (detail := rule(left, right)) is not None:
            return Veto(code, detail)
    return None


# ---------------------------------------------------------------- points

# (name, points, what was seen); the sum, with the one for the bias, is the log-odds of one fact.
Part = tuple[str, float, str]

# What each thing seen is worth, in log-odds. Set by hand first, then moved by logistic regressions
# (ridge around the values set by hand) over the annotated pairs of claims of eleven events and of
# twenty, and averaged. Leaving one event out each time, F1 of the pairs is .86; with all of them .89.
WEIGHTS: dict[str, float] = {
    "bias": -2.4,
    "bias inside an article": -0.9,
    # values
    "same value, one digit": 2.7,
    "same value, two digits": 3.2,
    "same value, three digits": 3.8,
    "same value, four digits or more": 4.5,
    "value of several things": 0.6,
    "value within rounding": 3.0,
    "value within rounding to one digit": 0.8,
    "rounding among several": -0.4,
    "same digits, another scale": 2.2,
    "value nearly the same": 2.5,
    "value near": -1.1,
    "value within bounds": -1.1,
    "value before and after": -2.7,
    "value not far": -2.0,
    "value apart": -2.4,
    "value far apart": -2.1,
    "currencies differ": -0.2,
    "no value to compare": -0.5,
    "same date or time": 1.4,
    "dates that overlap": 0.2,
    "times near": 0.2,
    "only such date": 0.1,
    "dates apart": -2.0,
    "same words for an unresolved date": 0.8,
    "unresolved date": -0.8,
    # what is counted
    "same attribute": 2.2,
    "same general attribute": 1.0,
    "attributes that go together": 0.8,
    "other attribute": -1.6,
    "attribute of one unknown": 0.2,
    "attribute unknown": -0.7,
    "one such claim in each": -0.1,
    "counterparts of unlike value": 2.1,
    "several such claims": -0.8,
    "only such value": 1.9,
    "repeated": 1.1,
    # of whom
    "same first entity": 0.1,
    "shared entity": 0.3,
    "rare shared entity": 0.1,
    "other entities": -0.2,
    "contrasted entities": -0.7,
    # the words around
    "other telling entities": -1.0,
    "shared words": 1.5,
    "shared words, attribute unknown": 0.4,
    "nothing but a small number": -2.1,
    # when, against what, in what role
    "same period": 0.2,
    "periods overlap": -0.6,
    "periods apart": -1.0,
    "same base of comparison": 0.2,
    "base of one unknown": -0.2,
    "other role": -0.5,
    "same scope": 0.2,
    "scope of one only": -0.6,
    "same speaker": -0.2,
    "other speaker": -0.1,
    "both are bounds": 0.5,
}


def _part(name: str, seen: str, amount: float = 1.0) -> Part:
    return (name, round(WEIGHTS[name] * amount, 3), seen)


def _best_values(left: Claim, right: Claim) -> tuple[Figure, Figure]:
    """Return the two figures of the claims that are easiest to compare: the same unit first."""
    if not left.conversions and not right.conversions:
        return left.figure, right.figure
    pairs = [(one, two) for one in _figures(left) for two in _figures(right) if is_same_dimension(one, two)]
    same = [pair for pair in pairs if pair[0].unit == pair[1].unit]
    return (same or pairs or [(left.figure, right.figure)])[0]


def _grain(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is no filler zero: 5576000 → 1000, 3.00 → 0.01."""
    written = int(value.as_tuple().exponent)
    return Decimal(1).scaleb(written if written < 0 else int(value.normalize().as_tuple().exponent))


# Up to which share of the finer value a coarser one looks like the same figure: $6M is 7 % off 5.576M,
# 10조 a quarter off 7조9705억, 20,000 a quarter off 27,000.
ROUNDING_SHARE = Decimal("0.15")


def is_rounding(one: Figure, two: Figure) -> bool:
    """Tell whether the coarser figure is the finer one with digits rounded or cut off."""
    if not one.value or not two.value:
        return False
    first, second = one.value * one.base, two.value * two.base
    if abs(first - second) > ROUNDING_SHARE * max(abs(first), abs(second)):
        return False
    sides = ((_grain(figure.value) * figure.base, figure.value * figure.base) for figure in (one, two) if figure.value)
    (small, finer), (grain, coarser) = sorted(sides)
    apart = abs(coarser - finer)
    if small >= grain:
        return False
    return apart < grain and apart <= ROUNDING_SHARE * abs(finer)


def same_digits(one: Figure, two: Figure) -> bool:
    """Tell whether two figures have the same leading digits at another scale: a likely slip."""
    first, second = middle(one), middle(two)
    if not first or not second or not (is_sharp(one) or is_sharp(two)):
        return False
    ratio = max(abs(first / second), abs(second / first))
    return ratio >= 8 and mantissa(first, 3) == mantissa(second, 3)


def _within_bounds(one: Figure, two: Figure) -> bool:
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


_DIGITS = {
    1: "same value, one digit",
    2: "same value, two digits",
    3: "same value, three digits",
}


def _value_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    one, two = _best_values(left, right)
    shown = f"{one.text} | {two.text}"
    if left.figure.kind in _CALENDAR:
        yield _part(_moment_relation(left.figure, right.figure), shown)
        return
    name = _value_relation(one, two)
    if not name.startswith(("same value", "value within rounding")) and (left.role is Role.PREVIOUS) != (
        right.role is Role.PREVIOUS
    ):
        name = "value before and after"
    yield _part(name, shown)
    if name.startswith("value within rounding"):
        crowd = max(context.distinct_values(left), context.distinct_values(right))
        if crowd > 1:
            yield _part("rounding among several", shown)
    if name.startswith("same value") and len(context.attributes.get(value_key(one) or "", ())) > 1:
        yield _part("value of several things", shown)


def _is_nearly(one: Figure, two: Figure) -> bool:
    """Tell whether two figures of four digits or more look like one, miscopied."""
    first, second = middle(one), middle(two)
    if not first or not second or first == second or min(significant(one), significant(two)) < _TELLING_DIGITS:
        return False
    return abs(first - second) <= NEARLY * min(abs(first), abs(second))


def _value_relation(one: Figure, two: Figure) -> str:
    """Name how two values stand to each other; the names are those of ``WEIGHTS``."""
    if one.dimension == "money" and one.unit != two.unit:
        return "currencies differ"  # the judgement converts; here the words decide
    first, second = middle(one), middle(two)
    if first is None or second is None:
        return "no value to compare"
    if first == second and one.value is not None and two.value is not None:
        return _DIGITS.get(significant(one), "same value, four digits or more") if first else _DIGITS[1]
    if is_rounding(one, two):
        coarse = min(significant(one), significant(two)) < 2
        return "value within rounding to one digit" if coarse else "value within rounding"
    if (one.low, one.high) == (two.low, two.high) and one.low is not None:
        return "same value, two digits"
    if first == 0 or second == 0 or (first < 0) != (second < 0):
        return "value apart"
    ratio = max(abs(first / second), abs(second / first))
    if same_digits(one, two):
        return "same digits, another scale"
    if _is_nearly(one, two):
        return "value nearly the same"
    if _within_bounds(one, two):
        return "value within bounds"
    for limit, name in _RATIOS:
        if ratio <= limit:
            return name
    return "value far apart"


# How near two values of four digits or more are that look like one, miscopied: 1,261 and 1,262.
NEARLY = Decimal("0.002")

_UNLIKE = ("value near", "value not far", "value apart")
_RATIOS = ((Decimal("1.1"), "value near"), (Decimal("1.5"), "value not far"), (Decimal(4), "value apart"))


def _moment_relation(left: Figure, right: Figure) -> str:
    one, two = left.moment, right.moment
    if one is None or two is None:
        return "same words for an unresolved date" if left.text == right.text else "unresolved date"
    if (one.start, one.end) == (two.start, two.end) or _same_clock(left, right):
        return "same date or time"
    if not _disjoint(one, two):
        return "dates that overlap"
    apart = abs((one.start - two.start).total_seconds())
    return "times near" if left.kind is FigureKind.TIME and apart <= 3600 else "dates apart"


def _same_clock(left: Figure, right: Figure) -> bool:
    """Tell whether two times are the same by the clock; their day is often left to the reader."""
    one, two = left.mention.calendar, right.mention.calendar
    if left.kind is not FigureKind.TIME or one is None or two is None or one.hour is None:
        return False
    return (one.hour, one.minute) == (two.hour, two.minute) and (one.day is None or two.day is None)


def _attribute_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    one, two = left.attribute, right.attribute
    shown = f"{left.attribute_text or '–'} | {right.attribute_text or '–'}"
    if one is None or two is None:
        yield _part("attribute unknown" if one is two else "attribute of one unknown", shown)
    elif one != two:
        together = compatible_attributes(one, two)
        yield _part("attributes that go together" if together else "other attribute", shown)
    else:
        yield _part("same general attribute" if is_general_attribute(one) else "same attribute", shown)
        if left.figure.kind not in _CALENDAR:
            alone = context.distinct_values(left) == context.distinct_values(right) == 1
            yield _part("one such claim in each" if alone else "several such claims", shown)
            if alone and _are_counterparts(left, right):
                yield _part("counterparts of unlike value", shown)


def _are_counterparts(left: Claim, right: Claim) -> bool:
    """Tell whether two articles' only values for one thing differ, with nothing else to tell them apart.

    Counts that go on are left out: their values differ because time passed (see ``series``).
    """
    if _moments(left) != _moments(right) or left.base != right.base or left.qualifiers != right.qualifiers:
        return False
    if is_general_attribute(left.attribute or "") or find_growing(left.attribute, left.attribute_text):
        return False
    if left.entities[:1] != right.entities[:1]:
        return False
    return _value_relation(*_best_values(left, right)) in _UNLIKE


def _moments(claim: Claim) -> Moment | None:
    return claim.period.moment if claim.period is not None else None


# Counts below this are met everywhere; amounts of money and percentages are not.
_COMMON_COUNT = 100


@lru_cache(maxsize=4096)
def _kinds_of(attributes: frozenset[str]) -> frozenset[str]:
    """Return one attribute for each group of them that go together."""
    kept: list[str] = []
    for attribute in sorted(attributes):
        if not any(compatible_attributes(attribute, other) for other in kept):
            kept.append(attribute)
    return frozenset(kept)


def _only_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak when the value stands for one thing in this story, so that the bare number tells which."""
    if left.attribute and right.attribute:
        return
    if left.figure.kind in _CALENDAR:
        yield from _only_date(left, right, context)
        return
    one, two = _best_values(left, right)
    if not is_rounding(one, two) and not _is_nearly(one, two) and (one.value is None or middle(one) != middle(two)):
        return
    counted = context.attributes.get(value_key(one) or "", frozenset()) | context.attributes.get(
        value_key(two) or "", frozenset()
    )
    counted = _kinds_of(counted)
    if len(counted) <= 1 and _is_telling(one, two):
        yield _part("only such value", f"{one.text} | {two.text}")


def _is_telling(one: Figure, two: Figure) -> bool:
    """Tell whether a value is rare enough to say what it is of: money, or three digits met exactly."""
    if one.kind is FigureKind.MONEY or _is_nearly(one, two):
        return True
    if one.kind in (FigureKind.DURATION, FigureKind.RANK, FigureKind.AGE) or middle(one) != middle(two):
        return False
    return significant(one) >= 3 or (significant(one) == 2 and (middle(one) or 0) >= _COMMON_COUNT)


def _only_date(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    one, two = left.figure.moment, right.figure.moment
    if one is None or two is None or one.start != two.start or left.figure.dimension != right.figure.dimension:
        return
    key = value_key(left.figure) or ""
    if len(context.attributes.get(key, frozenset()) - _SAID_OR_COUNTED) <= 1:
        yield _part("only such date", left.figure.text)


def _repeat_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak when one article gives a value again: it rarely means another thing by it."""
    one, two = left.figure, right.figure
    if left.article != right.article:
        return
    yield _part("bias inside an article", "")
    if one.kind in _CALENDAR or one.value is None:
        return
    if one.kind is FigureKind.MONEY or significant(one) >= 2:
        yield _part("repeated", f"{one.text} | {two.text}")


def _entity_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    if not left.entities or not right.entities:
        return
    one, two = left.entities[0], right.entities[0]
    shared = [entity for entity in left.entities if entity in right.entities]
    if one == two:
        yield _part("same first entity", one)
    elif _are_contrasted(left, right, context):
        yield _part("contrasted entities", f"{one} | {two}")
    elif shared:
        yield _part("shared entity", " ".join(shared))
    else:
        yield _part("other entities", f"{one} | {two}")
    rarity = max((context.entity_weights.get(entity, 0.0) for entity in shared), default=0.0)
    if rarity > _RARE:
        yield _part("rare shared entity", " ".join(shared))
        return
    first, second = context.telling(left), context.telling(right)
    if first and second and not first & second:
        yield _part("other telling entities", f"{min(first)} | {min(second)}")


# log of (claims of the story / claims that name the entity) from which an entity is rare in it.
_RARE = 1.2


def _are_contrasted(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether one article speaks of both subjects, so that neither stands for the other."""
    if not left.entities or not right.entities:
        return False
    return (left.article, right.entities[0], left.attribute, left.figure.dimension) in context.subjects or (
        (right.article, left.entities[0], right.attribute, right.figure.dimension) in context.subjects
    )


# 두 배 and 세 배 are met everywhere, 90배 is not.
_COMMON_MULTIPLE = 10


def _is_small(figure: Figure) -> bool:
    """Tell whether a figure is met everywhere: 1위, 2명, 3배."""
    number = middle(figure)
    limit = _COMMON_MULTIPLE if figure.kind is FigureKind.RATIO else _COMMON_COUNT
    telling = figure.kind is FigureKind.MONEY or (figure.kind is FigureKind.PERCENT and significant(figure) >= 2)
    return not telling and number is not None and abs(number) < limit


def _word_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Cosine of the weighted words around the figures, what is counted left out: it has its own part."""
    known = {left.attribute, right.attribute}
    one, length = context.vector(left, left.attribute, right.attribute)
    two, other = context.vector(right, left.attribute, right.attribute)
    dot = sum(weight * two[word] for word, weight in one.items() if word in two)
    if not dot:
        if None in known and _is_small(left.figure) and _is_small(right.figure):
            yield _part("nothing but a small number", f"{left.figure.text} | {right.figure.text}")
        return
    cosine = dot / math.sqrt(length * other)
    shared = sorted(one.keys() & two.keys(), key=lambda word: (-one[word] * two[word], word))
    seen = " ".join(shared[:4])
    yield _part("shared words", seen, cosine)
    if None in known:
        yield _part("shared words, attribute unknown", seen, cosine)


def _period_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    if left.figure.kind in _CALENDAR or left.period is None or right.period is None:
        return
    one, two = left.period.moment, right.period.moment
    shown = f"{left.period.text} | {right.period.text}"
    if one is None or two is None:
        return
    if (one.start, one.end) == (two.start, two.end):
        yield _part("same period", shown)
    else:
        yield _part("periods apart" if _disjoint(one, two) else "periods overlap", shown)


def _base_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    if left.base and left.base == right.base:
        yield _part("same base of comparison", left.base)
    elif left.role is Role.CHANGE and right.role is Role.CHANGE and (left.base or right.base):
        yield _part("base of one unknown", f"{left.base or '–'} | {right.base or '–'}")


def _role_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    one, two = left.role, right.role
    if one != two and not {one, two} <= _LEVELS:
        yield _part("other role", f"{one.value} | {two.value}")


def _qualifier_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    same, other = sorted(left.qualifiers & right.qualifiers), sorted(left.qualifiers ^ right.qualifiers)
    if same:
        yield _part("same scope", " ".join(same), min(2, len(same)))
    if other:
        yield _part("scope of one only", " ".join(other), min(2, len(other)))


def _speaker_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    one, two = left.attribution, right.attribution
    if one is None or two is None or one.entity is None or two.entity is None:
        return
    yield _part("same speaker" if one.entity == two.entity else "other speaker", f"{one.entity} | {two.entity}")


def _bound_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    bounds = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
    if left.figure.has(*bounds) and right.figure.has(*bounds):
        yield _part("both are bounds", f"{left.figure.text} | {right.figure.text}")


PARTS: tuple[Callable[[Claim, Claim, Context], Iterator[Part]], ...] = (
    _value_parts,
    _attribute_parts,
    _only_parts,
    _repeat_parts,
    _entity_parts,
    _word_parts,
    _period_parts,
    _base_parts,
    _role_parts,
    _qualifier_parts,
    _speaker_parts,
    _bound_parts,
)


def score_pair(left: Claim, right: Claim, context: Context) -> Link:
    """Score two claims that no veto keeps apart.

    Returns:
        A link whose score is the chance, 0 to 1, that both speak of one fact, with the parts.
    """
    parts: list[Part] = []
    for rule in PARTS:
        parts.extend(rule(left, right, context))
    total = WEIGHTS["bias"] + sum(points for _, points, _ in parts)
    return Link(left.id, right.id, round(1 / (1 + math.exp(-total)), 4), tuple(parts))
