"""Score a pair of claims: may they speak of one fact? Every part of the score says its reason.

Vetoes come first, in the order of ``VETOES``: another dimension, another measure, another base of
comparison … Then points are added: log-odds in the manner of Fellegi and Sunter (1969), each with a
name that ``checker explain`` and the report show. Equality of value is weak evidence (a fifth of the
look-alike pairs of real coverage have equal figures), so it only ranks what the words allow.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.lexicon.attributes import compatible_attributes, is_general_attribute
from checker.match.features import is_sharp, mantissa, middle, significant, value_key
from checker.model import Claim, Effect, Figure, FigureKind, Link, Moment, Role

__all__ = ["Context", "Veto", "find_veto", "score_pair"]

_CALENDAR = (FigureKind.DATE, FigureKind.TIME)


@dataclass(frozen=True, slots=True)
class Context:
    """What the story as a whole makes of single words, entities and values.

    Attributes:
        weights: Word → how much sharing it tells (inverse document frequency over the claims).
        entity_weights: Entity → the same.
        value_claims: Value key → share of the story's articles that have it more than once, or for
            several attributes: such a value says little.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    entity_weights: Mapping[str, float] = field(default_factory=dict)
    crowded: frozenset[str] = frozenset()

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> Context:
        """Weigh the words, entities and values of a story's claims."""
        total = len(claims) or 1
        words = Counter(word for claim in claims for word, _ in claim.words)
        entities = Counter(entity for claim in claims for entity in set(claim.entities))
        values: dict[str, set[str]] = {}
        for claim in claims:
            if (key := value_key(claim.figure)) is not None:
                values.setdefault(key, set()).add(claim.attribute or "")
        return cls(
            {word: math.log(1 + total / count) for word, count in words.items()},
            {entity: math.log(total / count) for entity, count in entities.items()},
            frozenset(key for key, attributes in values.items() if len(attributes - {""}) > 1),
        )


# ---------------------------------------------------------------- vetoes


@dataclass(frozen=True, slots=True)
class Veto:
    """Why two claims cannot be one fact.

    Attributes:
        code: ``dimension``, ``role``, ``attribute``, ``base``, ``period``, ``qualifier``,
            ``entity`` or ``moment``.
        detail: The two things that exclude each other, as ``left | right``.
    """

    code: str
    detail: str


# Dimensions that meet across kinds: a share may be written 9 of 10, 90 % or 0.9.
_SHARE_LIKE = {"percent", "ratio"}
# Counters that count anything: 4개 may be 4곳, and a bare number any count.
_GENERAL_COUNTS = {"count:thing", "count:개", "count:곳", "count:건", "number", "count:"}


def _same_dimension(left: Figure, right: Figure) -> bool:
    one, two = left.dimension, right.dimension
    if one == two or (one in _SHARE_LIKE and two in _SHARE_LIKE):
        return True
    if one in _GENERAL_COUNTS or two in _GENERAL_COUNTS:
        return (one.startswith("count") or one == "number") and (two.startswith("count") or two == "number")
    slips = {one, two} == {"percent", "percentage_point"}
    return slips and left.value == right.value


def _figures(claim: Claim) -> tuple[Figure, ...]:
    return (claim.figure, *claim.conversions)


def _dimension_veto(left: Claim, right: Claim) -> str | None:
    if any(_same_dimension(one, two) for one in _figures(left) for two in _figures(right)):
        return None
    return f"{left.figure.dimension} | {right.figure.dimension}"


# Roles that do not exclude each other: a level may be told as the value before, a part, a forecast.
_LEVELS = {Role.LEVEL, Role.PREVIOUS, Role.PART, Role.CONVERSION}


def _role_veto(left: Claim, right: Claim) -> str | None:
    one, two = left.role, right.role
    if one == two or (one in _LEVELS and two in _LEVELS):
        return None
    # How much of a thing and how often as much are often read as plain levels.
    if {one, two} <= _LEVELS | {Role.SHARE, Role.MULTIPLE} and left.figure.kind == right.figure.kind:
        return None
    return f"{one.value} | {two.value}"


def _attribute_veto(left: Claim, right: Claim) -> str | None:
    one, two = left.attribute, right.attribute
    if one is None or two is None or compatible_attributes(one, two):
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
    if one.certain and two.certain and one.grain in _HARD_GRAINS and two.grain in _HARD_GRAINS:
        return f"{left.period.text} | {right.period.text}"
    return None


# Marks that, standing on one side alone, make another fact of it.
_SHARP_QUALIFIERS = {"per_unit", "forecast", "cumulative_share"}
# Pairs of marks that exclude each other come from the qualifier lexicon as axes: ``sex:female``.


def _axes(qualifiers: Iterable[str]) -> dict[str, set[str]]:
    axes: dict[str, set[str]] = {}
    for qualifier in qualifiers:
        axis, _, value = qualifier.partition(":")
        axes.setdefault(axis, set()).add(value)
    return axes


def _qualifier_veto(left: Claim, right: Claim) -> str | None:
    one, two = _axes(left.qualifiers), _axes(right.qualifiers)
    for axis in sorted(one.keys() & two.keys()):
        if not one[axis] & two[axis]:
            return f"{axis}: {'/'.join(sorted(one[axis]))} | {'/'.join(sorted(two[axis]))}"
    for axis in sorted((one.keys() ^ two.keys()) & _SHARP_QUALIFIERS):
        return f"{axis} | –"
    return None


def _moment_veto(left: Claim, right: Claim) -> str | None:
    """Keep 12 o'clock and 6 o'clock, a day and another year apart: they are no versions of one date."""
    one, two = left.figure.moment, right.figure.moment
    if left.figure.kind not in _CALENDAR or one is None or two is None:
        return None
    if left.figure.kind != right.figure.kind:
        return f"{left.figure.text} | {right.figure.text}"
    return None


VETOES: tuple[tuple[str, Callable[[Claim, Claim], str | None]], ...] = (
    ("dimension", _dimension_veto),
    ("role", _role_veto),
    ("attribute", _attribute_veto),
    ("base", _base_veto),
    ("qualifier", _qualifier_veto),
    ("period", _period_veto),
    ("moment", _moment_veto),
)


def find_veto(left: Claim, right: Claim) -> Veto | None:
    """Return the first reason why the two cannot be one fact, or ``None``."""
    for code, rule in VETOES:
        if (detail := rule(left, right)) is not None:
            return Veto(code, detail)
    return None


# ---------------------------------------------------------------- points

# (name, points, what was seen); the sum, less BIAS, is the log-odds of one fact.
Part = tuple[str, float, str]

BIAS = 3.2


def _best_values(left: Claim, right: Claim) -> tuple[Figure, Figure]:
    """Return the two figures of the claims that are easiest to compare: the same unit first."""
    pairs = [(one, two) for one in _figures(left) for two in _figures(right) if _same_dimension(one, two)]
    same = [pair for pair in pairs if pair[0].unit == pair[1].unit]
    return (same or pairs or [(left.figure, right.figure)])[0]


def _bounds(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Return what the figure may stand for: its bounds, or its value give or take a rounding unit."""
    if figure.value is None:
        low, high = figure.low, figure.high
        if low is None or high is None:
            return None
        return low * figure.base, high * figure.base
    grain = Decimal(1).scaleb(figure.value.normalize().adjusted() - len(figure.value.normalize().as_tuple().digits) + 1)
    return (figure.value - grain) * figure.base, (figure.value + grain) * figure.base


def _value_part(left: Claim, right: Claim, context: Context) -> Part:
    one, two = _best_values(left, right)
    shown = f"{one.text} | {two.text}"
    if left.figure.kind in _CALENDAR:
        return _moment_part(left.figure, right.figure, shown)
    if one.dimension == "money" and one.unit != two.unit:
        return ("value", 0.6, shown)  # the judgement converts; here the words decide
    first, second = middle(one), middle(two)
    if first is None or second is None:
        return ("value", 0.0, shown)
    if first == second:
        points = {0: 0.8, 1: 1.3, 2: 2.0, 3: 2.8}.get(significant(one), 3.4)
        if value_key(one) in context.crowded:
            points *= 0.6
        return ("same value", points, shown)
    ranges = _bounds(one), _bounds(two)
    if ranges[0] and ranges[1] and ranges[0][0] <= ranges[1][1] and ranges[1][0] <= ranges[0][1]:
        return ("value within rounding", 1.6, shown)
    if first == 0 or second == 0 or (first < 0) != (second < 0):
        return ("value apart", -1.0, shown)
    ratio = abs(first / second) if abs(first) > abs(second) else abs(second / first)
    exact = is_sharp(one) or is_sharp(two)
    if exact and ratio >= 8 and mantissa(first, 3) == mantissa(second, 3):
        return ("same digits, another scale", 2.2, shown)
    if ratio <= Decimal("1.1"):
        return ("value near", 0.7, shown)
    if ratio <= Decimal("1.5"):
        return ("value not far", -0.4, shown)
    return ("value apart", -1.6 if ratio <= 4 else -2.6, shown)


def _moment_part(left: Figure, right: Figure, shown: str) -> Part:
    one, two = left.moment, right.moment
    if one is None or two is None:
        return ("same words", 0.8, shown) if left.text == right.text else ("date unresolved", -0.6, shown)
    if (one.start, one.end) == (two.start, two.end):
        return ("same date or time", 1.8, shown)
    if not _disjoint(one, two):
        return ("dates that overlap", 0.5, shown)
    apart = abs((one.start - two.start).total_seconds())
    if left.kind is FigureKind.TIME and apart <= 3600:
        return ("times near", 0.0, shown)
    if one.start.day == two.start.day and one.grain == two.grain == "day":
        return ("same day of another month", 0.3, shown)
    return ("dates apart", -1.6, shown)


def _attribute_part(left: Claim, right: Claim, context: Context) -> Part:
    one, two = left.attribute, right.attribute
    shown = f"{left.attribute_text or '–'} | {right.attribute_text or '–'}"
    if one is None and two is None:
        return ("attribute unknown", -0.5, shown)
    if one is None or two is None:
        return ("attribute of one unknown", -0.7, shown)
    if one == two:
        return ("same attribute", 1.2 if is_general_attribute(one) else 2.4, shown)
    return ("attributes that go together", 0.6, shown)


def _entity_part(left: Claim, right: Claim, context: Context) -> Part:
    shared = [entity for entity in left.entities if entity in right.entities]
    if shared:
        rank = min(left.entities.index(e) + right.entities.index(e) for e in shared)
        rarity = max(context.entity_weights.get(e, 0.0) for e in shared)
        return (
            "same entity",
            min(1.6, 0.5 + 0.4 * rarity) if rank <= 1 else min(0.8, 0.2 + 0.2 * rarity),
            " ".join(shared),
        )
    if left.entities and right.entities:
        return ("other entities", -0.9, f"{left.entities[0]} | {right.entities[0]}")
    return ("entity unknown", -0.2, "")


def _word_part(left: Claim, right: Claim, context: Context) -> Part:
    """Cosine of the weighted words around the figures."""
    one = {w: x * context.weights.get(w, 1.0) for w, x in left.words}
    two = {w: x * context.weights.get(w, 1.0) for w, x in right.words}
    dot = sum(weight * two.get(word, 0.0) for word, weight in one.items())
    norm = math.sqrt(sum(x * x for x in one.values()) * sum(x * x for x in two.values()))
    cosine = dot / norm if norm else 0.0
    shared = sorted(one.keys() & two.keys(), key=lambda word: (-one[word] * two[word], word))
    return ("shared words", round(4.0 * cosine, 3), " ".join(shared[:4]))


def _period_part(left: Claim, right: Claim, context: Context) -> Part:
    if left.figure.kind in _CALENDAR or left.period is None or right.period is None:
        return ("period", 0.0, "")
    one, two = left.period.moment, right.period.moment
    shown = f"{left.period.text} | {right.period.text}"
    if one is None or two is None:
        return ("period", 0.0, shown)
    if (one.start, one.end) == (two.start, two.end):
        return ("same period", 0.7, shown)
    return ("periods apart", -0.8, shown) if _disjoint(one, two) else ("periods overlap", 0.1, shown)


def _base_part(left: Claim, right: Claim, context: Context) -> Part:
    if left.base and left.base == right.base:
        return ("same base of comparison", 0.7, left.base)
    if left.role is Role.CHANGE and right.role is Role.CHANGE and (left.base or right.base):
        return ("base of one unknown", -0.3, f"{left.base or '–'} | {right.base or '–'}")
    return ("base", 0.0, "")


def _qualifier_part(left: Claim, right: Claim, context: Context) -> Part:
    same, other = left.qualifiers & right.qualifiers, left.qualifiers ^ right.qualifiers
    points = min(0.8, 0.4 * len(same)) - min(1.5, 0.6 * len(other))
    return ("qualifiers", round(points, 3), " ".join([*sorted(same), *("≠" + q for q in sorted(other))]))


def _speaker_part(left: Claim, right: Claim, context: Context) -> Part:
    one, two = left.attribution, right.attribution
    if one is None or two is None or one.entity is None or two.entity is None:
        return ("speaker", 0.0, "")
    return ("same speaker", 0.3, one.entity) if one.entity == two.entity else ("other speaker", -0.2, "")


def _bound_part(left: Claim, right: Claim, context: Context) -> Part:
    bounds = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
    if left.figure.has(*bounds) and right.figure.has(*bounds):
        return ("both are bounds", 0.2, "")
    return ("bounds", 0.0, "")


PARTS: tuple[Callable[[Claim, Claim, Context], Part], ...] = (
    _value_part,
    _attribute_part,
    _entity_part,
    _word_part,
    _period_part,
    _base_part,
    _qualifier_part,
    _speaker_part,
    _bound_part,
)


def score_pair(left: Claim, right: Claim, context: Context) -> Link:
    """Score two claims that no veto keeps apart.

    Returns:
        A link whose score is the chance, 0 to 1, that both speak of one fact, with the parts.
    """
    parts = tuple(part for rule in PARTS if (part := rule(left, right, context))[1] or part[2])
    total = sum(points for _, points, _ in parts) - BIAS
    return Link(left.id, right.id, round(1 / (1 + math.exp(-total)), 4), parts)
