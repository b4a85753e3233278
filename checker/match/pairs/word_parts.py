"""The parts of a score that speak of the words: what is counted, of whom, when, in what role."""

from __future__ import annotations

import math
from collections.abc import Sequence

from checker.lexicon.attributes import compatible_attributes, is_general_attribute
from checker.lexicon.growing import find_growing
from checker.lexicon.happenings import may_be_one_happening
from checker.lexicon.qualifiers import quiet_qualifiers
from checker.match.features import middle, significant
from checker.match.pairs.context import RARE, Context, are_one_label
from checker.match.pairs.dates import are_one_end, end_together
from checker.match.pairs.value_parts import UNLIKE, value_relation
from checker.match.pairs.values import CALENDAR, COMMON_COUNT, LEVELS, best_values, disjoint, kind_of_date
from checker.match.pairs.weights import Part, part
from checker.model import Claim, Effect, Figure, FigureKind, Moment, Role

__all__ = [
    "attribute_parts",
    "base_parts",
    "bound_parts",
    "entity_parts",
    "label_parts",
    "period_parts",
    "qualifier_parts",
    "role_parts",
    "speaker_parts",
    "word_parts",
]


def _attributes(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.attribute_text or '–'} | {right.attribute_text or '–'}"


def _happening(left: Claim, right: Claim, context: Context) -> str:
    return " ".join(dict.fromkeys((left.happening, right.happening)))


def attribute_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of what the two count."""
    ends = _end_parts(left, right)
    one, two = left.attribute, right.attribute
    if one != two:  # two verbs of one day tell nothing of each other
        one, two = kind_of_date(left), kind_of_date(right)
    if one is None or two is None:
        if left.happening and right.happening and may_be_one_happening(left.happening, right.happening):
            once = left.happening == right.happening
            return (part("same happening" if once else "happenings that go together", _happening), *ends)
        return (part("attribute unknown" if one is two else "attribute of one unknown", _attributes), *ends)
    if one != two:
        together = compatible_attributes(one, two)
        return (part("attributes that go together" if together else "other attribute", _attributes),)
    same = part("same general attribute" if is_general_attribute(one) else "same attribute", _attributes)
    if left.figure.kind in CALENDAR:
        return (same,)
    if not context.distinct_values(left) == context.distinct_values(right) == 1:
        return same, part("several such claims", _attributes)
    alone = part("one such claim in each", _attributes)
    if _are_counterparts(left, right):
        return same, alone, part("counterparts of unlike value", _attributes)
    return same, alone


def _frames(left: Claim, right: Claim, context: Context) -> str:
    return " | ".join(claim.frame or claim.happening for claim in (left, right))


def _end_parts(left: Claim, right: Claim) -> Sequence[Part]:
    """Speak when two dates are the same end of a stretch: through 2033, 2033년 12월 31일까지.

    One month may hold the last rise of all exports and of those to China: since when a record stands says less.
    """
    one, two = left.figure.moment, right.figure.moment
    if left.article == right.article or one is None or two is None or _RECORD in (left.frame, right.frame):
        return ()
    same = one.grain == two.grain and not disjoint(one, two) and are_one_end(left, right)
    return (part("same end of a stretch", _frames),) if same or end_together(left, right) else ()


# The frame of a date since which a record stands.
_RECORD = "since"


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


def _subjects(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.entities[0]} | {right.entities[0]}"


def _subject(left: Claim, right: Claim, context: Context) -> str:
    return left.entities[0]


def _shared(left: Claim, right: Claim, context: Context) -> str:
    return " ".join(entity for entity in left.entities if entity in right.entities)


def _telling(left: Claim, right: Claim, context: Context) -> str:
    one, two = _told_apart(left, right, context)
    return f"{min(one)} | {min(two)}"


def label_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when both are the same item of their lists."""
    if left.label and right.label and are_one_label(left.label, right.label):
        return (part("same item of a list", _labels),)
    return ()


def _labels(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.label} | {right.label}"


def entity_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of whom the two are."""
    if not left.entities or not right.entities:
        return ()
    shared = [entity for entity in left.entities if entity in right.entities]
    if left.entities[0] == right.entities[0]:
        first = part("same first entity", _subject)
    elif _are_contrasted(left, right, context) and not label_parts(left, right, context):
        first = part("contrasted entities", _subjects)
    elif shared:
        first = part("shared entity", _shared)
    else:
        first = part("other entities", _subjects)
    if any(context.entity_weights.get(entity, 0.0) > RARE for entity in shared):
        return first, part("rare shared entity", _shared)
    one, two = _told_apart(left, right, context)
    if one and two and not one & two:
        return first, part("other telling entities", _telling)
    return (first,)


def _told_apart(left: Claim, right: Claim, context: Context) -> tuple[frozenset[str], frozenset[str]]:
    """Return the telling entities of each of two claims that the article of the other names, too.

    What an article never names, or only by another name, it does not tell its own figures apart by.
    """
    one, two = context.telling(left) - _speaker(left), context.telling(right) - _speaker(right)
    return one & context.named(right), two & context.named(left)


def _speaker(claim: Claim) -> frozenset[str]:
    """Return who tells of a date; that agency and police tell of one hour does not make it two."""
    said = claim.attribution
    if claim.figure.kind not in CALENDAR or said is None or said.entity is None:
        return frozenset()
    return frozenset({said.entity})


def _are_contrasted(left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether one article speaks of both subjects, so that neither stands for the other."""
    if not left.entities or not right.entities:
        return False
    if left.entities[0] in _speaker(left) or right.entities[0] in _speaker(right):
        return False
    return (left.article, right.entities[0], left.attribute, left.figure.dimension) in context.subjects or (
        (right.article, left.entities[0], right.attribute, right.figure.dimension) in context.subjects
    )


# 두 배 and 세 배 are met everywhere, 90배 is not.
_COMMON_MULTIPLE = 10


def _is_small(figure: Figure) -> bool:
    """Tell whether a figure is met everywhere: 1위, 2명, 3배; a range of percentages is not, nor a measure: 5.25~5.50%, 9m."""
    number = middle(figure)
    if figure.kind is FigureKind.PERCENT and figure.value is None and None not in (figure.low, figure.high):
        return False
    limit = _COMMON_MULTIPLE if figure.kind is FigureKind.RATIO else COMMON_COUNT
    # 23번째 is told of few things, 3위 of many
    sharp = figure.kind in (FigureKind.PERCENT, FigureKind.RANK) and significant(figure) >= 2
    telling = figure.kind in (FigureKind.MONEY, FigureKind.MEASURE) or sharp
    return not telling and number is not None and abs(number) < limit


def _figures(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.figure.text} | {right.figure.text}"


def _words(left: Claim, right: Claim, context: Context) -> str:
    """Return the four words that tell most."""
    one, _ = context.vector(left, left.attribute, right.attribute)
    two, _ = context.vector(right, left.attribute, right.attribute)
    return " ".join(sorted(one.keys() & two.keys(), key=lambda word: (-one[word] * two[word], word))[:4])


def word_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Cosine of the weighted words around the figures, what is counted left out: it has its own part."""
    first, second = left.attribute, right.attribute
    one, length = context.vector(left, first, second)
    two, other = context.vector(right, first, second)
    dot = sum([weight * two[word] for word, weight in one.items() if word in two])
    unknown = first is None or second is None
    if not dot:
        if unknown and _is_small(left.figure) and _is_small(right.figure):
            return (part("nothing but a small number", _figures),)
        return ()
    cosine = dot / math.sqrt(length * other)
    shared = part("shared words", _words, cosine)
    return (shared, part("shared words, attribute unknown", _words, cosine)) if unknown else (shared,)


def _periods(left: Claim, right: Claim, context: Context) -> str:
    return " | ".join(claim.period.text if claim.period is not None else "–" for claim in (left, right))


def period_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of the periods that the two are of."""
    if left.period is None or right.period is None or left.figure.kind in CALENDAR:
        return ()
    one, two = left.period.moment, right.period.moment
    if one is None or two is None:
        return ()
    if one.start == two.start and one.end == two.end:
        return (part("same period", _periods),)
    if left.role is right.role is Role.PREVIOUS:
        return ()  # the value before is often told beside the period of the value after it: down from 0.78
    return (part("periods apart" if disjoint(one, two) else "periods overlap", _periods),)


def _bases(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.base or '–'} | {right.base or '–'}"


def _base(left: Claim, right: Claim, context: Context) -> str:
    return left.base or ""


def base_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of what two changes are measured against."""
    if not left.base and not right.base:
        return ()
    if left.base == right.base:
        return (part("same base of comparison", _base),)
    if left.role is Role.CHANGE and right.role is Role.CHANGE:
        return (part("base of one unknown", _bases),)
    return ()


def _roles(left: Claim, right: Claim, context: Context) -> str:
    return f"{left.role.value} | {right.role.value}"


def role_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when one is a level and the other a change or a share."""
    one, two = left.role, right.role
    if one is two or (one in LEVELS and two in LEVELS):
        return ()
    return (part("other role", _roles),)


def _both_scopes(left: Claim, right: Claim, context: Context) -> str:
    return " ".join(sorted(left.qualifiers & right.qualifiers))


def _one_scope(left: Claim, right: Claim, context: Context) -> str:
    return " ".join(sorted(left.qualifiers ^ right.qualifiers))


def qualifier_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of the marks that narrow what is counted: a sex, a place, a stage."""
    if not left.qualifiers and not right.qualifiers:
        return ()
    one, two = left.qualifiers - quiet_qualifiers(), right.qualifiers - quiet_qualifiers()
    same, other = len(one & two), len(one ^ two)
    parts = [part("same scope", _both_scopes, min(2, same))] if same else []
    if other:
        parts.append(part("scope of one only", _one_scope, min(2, other)))
    return parts


def _speakers(left: Claim, right: Claim, context: Context) -> str:
    said = (claim.attribution.entity if claim.attribution is not None else None for claim in (left, right))
    return " | ".join(entity or "–" for entity in said)


def speaker_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak of who is quoted for the two."""
    one, two = left.attribution, right.attribution
    if one is None or two is None or one.entity is None or two.entity is None:
        return ()
    return (part("same speaker" if one.entity == two.entity else "other speaker", _speakers),)


_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def bound_parts(left: Claim, right: Claim, context: Context) -> Sequence[Part]:
    """Speak when both are bounds: more than 500, at least 520."""
    one, two = left.figure, right.figure
    if one.hedges and two.hedges and one.has(*_BOUNDS) and two.has(*_BOUNDS):
        return (part("both are bounds", _figures),)
    return ()
