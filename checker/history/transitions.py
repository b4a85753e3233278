"""What has to be told: a problem that came up, got worse or went away; everything else is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.history.states import Carried, Earlier, State
from checker.model import Finding, Severity

__all__ = ["Kind", "Transition", "transitions_of"]


class Kind(StrEnum):
    """What happened to a problem."""

    NEW = "new"
    WORSE = "worse"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Transition:
    """A problem and what happened to it.

    Attributes:
        finding: As it is now; ``None`` where no article states it any more.
        before: As it was, where it was known.
    """

    kind: Kind
    id: str
    finding: Finding | None
    before: Earlier | None


def transitions_of(carried: Carried, states: Mapping[str, State], level: Severity) -> tuple[Transition, ...]:
    """Return what happened to the problems at least as severe as ``level``, worst first.

    A finding is a problem while it is that severe and nobody has found it to be none. One that is
    known already is told again only when its severity rises.
    """
    found = []
    for finding in carried.findings:
        key = finding.fact.id
        before = carried.earlier.get(key)
        kind = _kind(_rank_now(finding, states[key]), _rank_before(before), level.rank)
        if kind is not None:
            found.append(Transition(kind, key, finding, before))
    found += [
        Transition(Kind.RESOLVED, before.id, None, before)
        for before in carried.gone
        if _rank_before(before) >= level.rank
    ]
    order = tuple(Kind)
    return tuple(sorted(found, key=lambda t: (order.index(t.kind), -_severity(t), t.id)))


# The rank of what is no problem.
_NONE = -1


def _rank_now(finding: Finding, state: State) -> int:
    return _NONE if state is State.DISMISSED else finding.severity.rank


def _rank_before(before: Earlier | None) -> int:
    if before is None or before.state in (State.DISMISSED, State.RESOLVED):
        return _NONE
    return before.rank


def _kind(now: int, before: int, level: int) -> Kind | None:
    if now >= level > before:
        return Kind.NEW
    if now >= level:
        return Kind.WORSE if now > before else None
    return Kind.RESOLVED if before >= level else None


def _severity(transition: Transition) -> int:
    if transition.finding is not None:
        return transition.finding.severity.rank
    return transition.before.rank if transition.before is not None else _NONE
