"""Score a pair of claims: may they speak of one fact? Every part of the score says its reason.

Vetoes come first, in the order of ``VETOES``: another dimension, another measure, another base of
comparison … Then points are added: log-odds in the manner of Fellegi and Sunter (1969), each with a
name that ``checker explain`` and the report show. Equality of value is weak evidence (a fifth of the
look-alike pairs of real coverage have equal figures), so it only ranks what the words allow.
"""

from __future__ import annotations

from checker.match.pairs.context import Context
from checker.match.pairs.likeness import Likeness
from checker.match.pairs.score import PARTS, parts_of, score_of, score_pair
from checker.match.pairs.values import is_rounding, is_same_amount, same_digits
from checker.match.pairs.vetoes import VETOES, Veto, find_veto
from checker.match.pairs.weights import WEIGHTS, Part

__all__ = [
    "PARTS",
    "VETOES",
    "WEIGHTS",
    "Context",
    "Likeness",
    "Part",
    "Veto",
    "find_veto",
    "is_rounding",
    "is_same_amount",
    "parts_of",
    "same_digits",
    "score_of",
    "score_pair",
]
