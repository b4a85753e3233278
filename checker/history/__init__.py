"""History: what became of the findings of earlier runs, and what outlets changed after publication."""

from __future__ import annotations

from checker.history.corrections import compare_versions
from checker.history.states import Carried, Earlier, State, carry_on, claims_of, mark_of, states_of
from checker.history.transitions import Kind, Transition, transitions_of

__all__ = [
    "Carried",
    "Earlier",
    "Kind",
    "State",
    "Transition",
    "carry_on",
    "claims_of",
    "compare_versions",
    "mark_of",
    "states_of",
    "transitions_of",
]
