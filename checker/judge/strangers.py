"""Articles that differ in most of what they both tell: they hardly tell of one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.judge.severity import SLIPS
from checker.model import Finding, Severity, Text, Verdict

__all__ = ["part_strangers"]

# From so many facts on that two groups of articles tell otherwise, and more than they tell alike, they are of two
# events. Set by two deals of one maker and two fires of one city, told by alike articles on one day; of sixty
# annotated events, none with a conflict has two such groups.
_STRANGE = 2
# … and so many where both groups are of several articles: then as many as they tell alike, for the polls of two towns
# share their method (95% confidence) and what an editor rounds. Two camps that tell of one accident share far more.
_STRANGE_CAMPS = 3
# The cause of a conflict between values that one article printed in each other's place.
_TURNED = "turned"
_DECIDED = frozenset({Verdict.AGREE, Verdict.ROUNDING, Verdict.CONVERSION, Verdict.HEDGED})


@dataclass(frozen=True, slots=True)
class _Sides:
    """The articles of a fact: those that do not fit, and the others."""

    odd: frozenset[str]
    others: frozenset[str]

    def part(self, one: frozenset[str], two: frozenset[str]) -> bool:
        """Tell whether the fact has articles of both groups, on two sides."""
        return bool((self.odd & one and self.others & two) or (self.odd & two and self.others & one))

    def join(self, one: frozenset[str], two: frozenset[str]) -> bool:
        """Tell whether the fact has articles of both groups on one side."""
        return any(side & one and side & two for side in (self.odd, self.others))


def part_strangers(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Turn conflicts between articles that differ in most of their shared facts into questions.

    Args:
        findings: Those of one story.

    Returns:
        The findings in their order. A slip that the digits show stays what it is.
    """
    sides = [_sides(finding) for finding in findings]
    return tuple(
        _doubted(finding, parted) if parted else finding
        for finding, here in zip(findings, sides, strict=True)
        for parted in [_parted(finding, here, findings, sides)]
    )


def _sides(finding: Finding) -> _Sides:
    odd = frozenset(claim.article for claim in finding.fact.claims if claim.id in finding.odd)
    return _Sides(odd, frozenset(claim.article for claim in finding.fact.claims) - odd)


def _parted(finding: Finding, here: _Sides, findings: Sequence[Finding], sides: Sequence[_Sides]) -> int:
    """Return how many facts part the two sides of a conflict, 0 where too few do or more of them join the two."""
    if finding.verdict is not Verdict.CONFLICT or finding.code in SLIPS or not here.odd or not here.others:
        return 0
    apart = together = turned = 0
    for other, there in zip(findings, sides, strict=True):
        if other.verdict is Verdict.CONFLICT:
            if other.code not in SLIPS and there.part(here.odd, here.others):
                turned += other.cause == _TURNED
                apart += other.cause != _TURNED
        elif other.verdict in _DECIDED:
            together += there.join(here.odd, here.others)
    apart += (turned + 1) // 2  # two values that changed places are one difference
    if apart >= _STRANGE and apart > together:
        return apart
    are_camps = min(len(here.odd), len(here.others)) > 1
    return apart if are_camps and apart >= _STRANGE_CAMPS and apart >= together else 0


_ONE_EVENT = Text(
    "두 묶음의 기사가 같은 일을 다뤘다면 불일치입니다.", "If all these articles tell of one event, they conflict."
)


def _doubted(finding: Finding, parted: int) -> Finding:
    text = Text(
        f"{finding.explanation.ko} 다만 이 기사들은 함께 말한 수치 가운데 {parted}건이 어긋나 서로 다른 일을 다룬 것일 수 있습니다.",
        f"{finding.explanation.en} These articles differ in {parted} of the figures that they share: they may tell of "
        "two events.",
    )
    return replace(
        finding,
        verdict=Verdict.UNDECIDED,
        code="two_events",
        severity=Severity.NOTICE,
        explanation=text,
        change=_ONE_EVENT,
        cause=None,
        odd=(),
    )
