"""Counts of articles between which the other counts moved: a toll is not the only number that went on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.judge.severity import SLIPS
from checker.lexicon.growing import find_growing
from checker.model import Claim, FigureKind, Finding, Severity, Text, Verdict

__all__ = ["move_together"]

# So many other counts that two articles give at two times let a count of theirs be of two times, too.
_MOVED = 2
_COUNTED = (FigureKind.COUNT, FigureKind.NUMBER)


def move_together(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Turn conflicts between counts into updates where all other moving counts of the articles are of two times.

    Args:
        findings: Those of one story.

    Returns:
        The findings in their order. A slip that the digits show stays what it is, and so does a count of what does not
        move, unless it stands in one sentence with what moved, in both articles.
    """
    updates = [finding for finding in findings if finding.verdict is Verdict.UPDATE]
    if len(updates) < _MOVED:
        return tuple(findings)
    return tuple(_moved(finding) if _may_have_moved(finding, updates) else finding for finding in findings)


def _may_have_moved(finding: Finding, updates: Sequence[Finding]) -> bool:
    if finding.verdict is not Verdict.CONFLICT or finding.code in SLIPS or not finding.odd:
        return False
    claims = finding.fact.claims
    if any(claim.figure.kind not in _COUNTED for claim in claims):
        return False
    odd = [claim for claim in claims if claim.id in finding.odd]
    others = [claim for claim in claims if claim.id not in finding.odd]
    return all(_are_of_two_times(one, two, updates) for one in odd for two in others)


def _are_of_two_times(one: Claim, two: Claim, updates: Sequence[Finding]) -> bool:
    if one.figure.value == two.figure.value:
        return True
    moved = [update for update in updates if _differs(update, one, two)]
    if len(moved) < _MOVED:
        return False
    growing = [find_growing(claim.attribute, claim.attribute_text) for claim in (one, two)]
    return any(growing) or any(_stands_beside(update, one) and _stands_beside(update, two) for update in moved)


def _differs(update: Finding, one: Claim, two: Claim) -> bool:
    """Tell whether the articles of two claims give other values of a count that went on."""
    values = [
        {claim.figure.value for claim in update.fact.claims if claim.article == known.article} for known in (one, two)
    ]
    return bool(values[0] and values[1]) and not values[0] & values[1]


def _stands_beside(update: Finding, known: Claim) -> bool:
    return any(claim.article == known.article and claim.sentence == known.sentence for claim in update.fact.claims)


_AT_ONE_TIME = Text(
    "같은 시각에 집계한 값이라면 불일치입니다.", "If both were counted at the same time, they conflict."
)


def _moved(finding: Finding) -> Finding:
    text = Text(
        f"{finding.explanation.ko} 다만 이 기사들은 다른 집계도 서로 다른 때의 값을 전하고 있어, 시점이 다른 값으로 보입니다.",
        f"{finding.explanation.en} These articles give other counts of two times as well: they seem to be of two times.",
    )
    return replace(
        finding,
        verdict=Verdict.UPDATE,
        code="unordered",
        severity=Severity.NOTICE,
        explanation=text,
        change=_AT_ONE_TIME,
        cause=None,
        odd=(),
    )
