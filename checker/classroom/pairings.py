"""What the checker itself says of two claims: one fact with its verdict, or apart with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from checker.classroom.model import APART
from checker.judge import judge_fact
from checker.match import explain_pair
from checker.match.pairs import find_veto
from checker.model import Article, Claim, Fact, Finding, Report, Step, Text
from checker.settings import Settings

__all__ = ["Judged", "Pairing"]

_SEPARATE = Text("같은 사실로 묶을 근거가 모자랍니다.", "There is not enough to take them for one fact.")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two claims and what is said of them.

    Attributes:
        left, right: The claims; the right one is that which is held against the left.
        verdict: A verdict's value, or ``apart``.
        code: The judge's code, or the veto's; empty where nothing was found that keeps them apart.
        score: How surely they are of one fact.
        hedges: What the notes say of differing certainty, in order.
    """

    left: Claim
    right: Claim
    verdict: str
    code: str
    explanation: Text
    steps: tuple[Step, ...] = ()
    notes: tuple[Text, ...] = ()
    change: Text | None = None
    score: float = 0.0


@dataclass(frozen=True)
class Judged:
    """A report, asked about pairs of its claims."""

    report: Report
    settings: Settings
    _stories: dict[str, list[Claim]] = field(default_factory=dict)

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """All claims by id."""
        return {claim.id: claim for found in self.report.claims.values() for claim in found}

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id."""
        return {article.id: article for article in self.report.articles}

    @cached_property
    def _homes(self) -> Mapping[str, Finding]:
        return {claim.id: finding for finding in self.report.findings for claim in finding.fact.claims}

    def finding_of(self, claim: str) -> Finding | None:
        """Return the finding that a claim stands in."""
        return self._homes.get(claim)

    def story(self, article: str) -> list[Claim]:
        """Return all claims of an article's story."""
        name = self.report.stories[article]
        if name not in self._stories:
            found = [c for a, claims in self.report.claims.items() if self.report.stories[a] == name for c in claims]
            self._stories[name] = found
        return self._stories[name]

    def pairing(self, left: str, right: str) -> Pairing | None:
        """Return what the report makes of two claims; ``None`` where it has no such claims in one story."""
        if left not in self.claims or right not in self.claims:
            return None
        one, two = self.claims[left], self.claims[right]
        home = self.finding_of(left)
        if home is not None and home is self.finding_of(right):
            return self._together(home.fact, one, two)
        return self._apart(one, two)

    def _together(self, fact: Fact, one: Claim, two: Claim) -> Pairing:
        """Judge the two alone: a fact's own verdict may be owed to a third article."""
        ordered = tuple(claim for claim in fact.claims if claim.id in (one.id, two.id))
        found = judge_fact(replace(fact, claims=ordered, links=(), near=()), self.articles, self.settings)
        return Pairing(
            *(one, two, found.verdict.value, found.code, found.explanation),
            *(found.steps, found.notes, found.change, fact.score),
        )

    def _apart(self, one: Claim, two: Claim) -> Pairing | None:
        if self.report.stories[one.article] != self.report.stories[two.article]:
            return None
        together = self.story(one.article)
        explained = explain_pair(together, one.id, two.id)
        if explained is None:
            return None
        reason, link = explained
        veto = find_veto(one, two)
        code = "" if reason is None else (veto.code if veto is not None else "label")
        said = self._reason(one, two) or reason or _SEPARATE
        return Pairing(one, two, APART, code, said, score=link.score)

    def _reason(self, one: Claim, two: Claim) -> Text | None:
        """Return the reason as the report prints it for a look-alike."""
        for claim in (one, two):
            finding = self.finding_of(claim.id)
            for near in () if finding is None else finding.fact.near:
                if {near.left.id, near.right.id} == {one.id, two.id}:
                    return near.reason
        return None
