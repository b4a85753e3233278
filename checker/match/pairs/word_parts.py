"""The parts of a score that speak of the words: what is counted, of whom, when, in what role."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checker.lexicon.attributes import compatible_attributes, is_general_attribute
from checker.lexicon.growing import find_growing
from checker.match.features import middle, significant
from checker.match.pairs.context import RARE, Context
from checker.match.pairs.value_parts import UNLIKE, value_relation
from checker.match.pairs.values import CALENDAR, COMMON_COUNT, LEVELS, best_values, disjoint
from checker.match.pairs.weights import Part, part
from checker.model import Claim, Effect, Figure, FigureKind, Moment, Role

__all__ = [
    "attribute_parts",
    "base_parts",
    "bound_parts",
    "entity_parts",
    "period_parts",
    "qualifier_parts",
    "role_parts",
    "speaker_parts",
    "word_parts",
]


def attribute_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of what the two count."""
    one, two = left.attribute, right.attribute
    shown = f"{left.attribute_text or '–'} | {right.attribute_text or '–'}"
    if one is None or two is None:
        yield part("attribute unknown" if one is two else "attribute of one unknown", shown)
    elif one != two:
        together = compatible_attributes(one, two)
        yield part("attributes that go together" if together else "other attribute", shown)
    else:
        yield part("same general attribute" if is_general_attribute(one) else "same attribute", shown)
        if left.figure.kind not in CALENDAR:
            alone = context.distinct_values(left) == context.distinct_values(right) == 1
            yield part("one such claim in each" if alone else "several such claims", shown)
            if alone and _are_counterparts(left, right):
                yield part("counterparts of unlike value", shown)


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
    return value_relation(*best_values(left, right)) in UNLIKE


def _moments(claim: Claim) -> Moment | None:
    return claim.period.moment if claim.period is not None else None


def entity_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of whom the two are."""
    if not left.entities or not right.entities:
        return
    one, two = left.entities[0], right.entities[0]
    shared = [entity for entity in left.entities if entity in right.entities]
    if one == two:
        yield part("same first entity", one)
    elif _are_contrasted(left, right, context):
        yield part("contrasted entities", f"{one} | {two}")
    elif shared:
        yield part("shared entity", " ".join(shared))
    else:
        yield part("other entities", f"{one} | {two}")
    rarity = max((context.entity_weights.get(entity, 0.0) for entity in shared), default=0.0)
    if rarity > RARE:
        yield part("rare shared entity", " ".join(shared))
        return
    first, second = context.telling(left), context.telling(right)
    if first and second and not first & second:
        yield part("other telling entities", f"{min(first)} | {min(second)}")


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
    limit = _COMMON_MULTIPLE if figure.kind is FigureKind.RATIO else COMMON_COUNT
    telling = figure.kind is FigureKind.MONEY or (figure.kind is FigureKind.PERCENT and significant(figure) >= 2)
    return not telling and number is not None and abs(number) < limit


def word_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Cosine of the weighted words around the figures, what is counted left out: it has its own part."""
    known = {left.attribute, right.attribute}
    one, length = context.vector(left, left.attribute, right.attribute)
    two, other = context.vector(right, left.attribute, right.attribute)
    dot = sum(weight * two[word] for word, weight in one.items() if word in two)
    if not dot:
        if None in known and _is_small(left.figure) and _is_small(right.figure):
            yield part("nothing but a small number", f"{left.figure.text} | {right.figure.text}")
        return
    cosine = dot / math.sqrt(length * other)
    shared = sorted(one.keys() & two.keys(), key=lambda word: (-one[word] * two[word], word))
    seen = " ".join(shared[:4])
    yield part("shared words", seen, cosine)
    if None in known:
        yield part("shared words, attribute unknown", seen, cosine)


def period_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of the periods that the two are of."""
    if left.figure.kind in CALENDAR or left.period is None or right.period is None:
        return
    one, two = left.period.moment, right.period.moment
    shown = f"{left.period.text} | {right.period.text}"
    if one is None or two is None:
        return
    if (one.start, one.end) == (two.start, two.end):
        yield part("same period", shown)
    else:
        yield part("periods apart" if disjoint(one, two) else "periods overlap", shown)


def base_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of what two changes are measured against."""
    if left.base and left.base == right.base:
        yield part("same base of comparison", left.base)
    elif left.role is Role.CHANGE and right.role is Role.CHANGE and (left.base or right.base):
        yield part("base of one unknown", f"{left.base or '–'} | {right.base or '–'}")


def role_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak when one is a level and the other a change or a share."""
    one, two = left.role, right.role
    if one != two and not {one, two} <= LEVELS:
        yield part("other role", f"{one.value} | {two.value}")


def qualifier_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of the marks that narrow what is counted: a sex, a place, a stage."""
    same, other = sorted(left.qualifiers & right.qualifiers), sorted(left.qualifiers ^ right.qualifiers)
    if same:
        yield part("same scope", " ".join(same), min(2, len(same)))
    if other:
        yield part("scope of one only", " ".join(other), min(2, len(other)))


def speaker_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak of who is quoted for the two."""
    one, two = left.attribution, right.attribution
    if one is None or two is None or one.entity is None or two.entity is None:
        return
    yield part("same speaker" if one.entity == two.entity else "other speaker", f"{one.entity} | {two.entity}")


def bound_parts(left: Claim, right: Claim, context: Context) -> Iterator[Part]:
    """Speak when both are bounds: more than 500, at least 520."""
    bounds = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
    if left.figure.has(*bounds) and right.figure.has(*bounds):
        yield part("both are bounds", f"{left.figure.text} | {right.figure.text}")
