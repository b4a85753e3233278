"""Add up what speaks for and against one fact."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from checker.match.pairs.context import Context
from checker.match.pairs.once import once_parts
from checker.match.pairs.value_parts import only_parts, owner_parts, place_parts, repeat_parts, value_parts
from checker.match.pairs.weights import WEIGHTS, Part, reasons_of
from checker.match.pairs.word_parts import (
    attribute_parts,
    base_parts,
    bound_parts,
    entity_parts,
    label_parts,
    period_parts,
    qualifier_parts,
    role_parts,
    speaker_parts,
    word_parts,
)
from checker.model import Claim, Link

__all__ = ["PARTS", "chance_of", "parts_of", "score_of", "score_pair"]


PARTS: tuple[Callable[[Claim, Claim, Context], Sequence[Part]], ...] = (
    value_parts,
    attribute_parts,
    only_parts,
    once_parts,
    repeat_parts,
    owner_parts,
    place_parts,
    entity_parts,
    label_parts,
    word_parts,
    period_parts,
    base_parts,
    role_parts,
    qualifier_parts,
    speaker_parts,
    bound_parts,
)


def parts_of(left: Claim, right: Claim, context: Context) -> list[Part]:
    """Return all that speaks for or against one fact, in the order of ``PARTS``."""
    parts: list[Part] = []
    for rule in PARTS:
        parts += rule(left, right, context)
    return parts


def chance_of(points: float) -> float:
    """Return the chance, 0 to 1, that points make of two claims that no veto keeps apart."""
    return round(1 / (1 + math.exp(-(WEIGHTS["bias"] + points))), 4)


def score_of(parts: Sequence[Part]) -> float:
    """Return the chance, 0 to 1, that parts make of two claims that no veto keeps apart."""
    return chance_of(sum([points for _, points, _ in parts]))


def score_pair(left: Claim, right: Claim, context: Context) -> Link:
    """Score two claims that no veto keeps apart.

    Returns:
        A link whose score is the chance, 0 to 1, that both speak of one fact, with the parts in words.
    """
    parts = parts_of(left, right, context)
    return Link(left.id, right.id, score_of(parts), reasons_of(parts, left, right, context))
