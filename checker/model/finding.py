"""Facts that several articles state, the judgement of them, and the audits inside one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from checker.model.article import Article, Problem
from checker.model.claim import Claim, Entity, EntityMention
from checker.model.figure import Figure, Skipped
from checker.model.severity import Severity
from checker.model.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.revision import Revision

__all__ = [
    "SAME_SENTENCE",
    "TURNED",
    "Audit",
    "Decision",
    "Fact",
    "Finding",
    "Link",
    "MadeOf",
    "NearMiss",
    "Report",
    "Step",
    "Verdict",
]


class Verdict(StrEnum):
    """How the claims of one fact stand to each other."""

    AGREE = "agree"
    ROUNDING = "rounding"
    CONVERSION = "conversion"
    HEDGED = "hedged"
    UPDATE = "update"
    CONFLICT = "conflict"
    UNDECIDED = "undecided"


# Reason of a link whose figure stands in the place of another one of its article, which has its own: what the
# judgement says of the two depends on it. It saw both figures, “24조원 | 2조원”, the misplaced one first.
TURNED = "in the place of its neighbour"
# Reason of a link between two figures that stand in one sentence that both articles print.
SAME_SENTENCE = "same sentence but for the figure"


class Link(msgspec.Struct, frozen=True, gc=False):
    """Why two claims were taken for one fact.

    Attributes:
        left, right: Claim ids, in text order.
        score: 0 to 1.
        reasons: Parts of the score, each ``(name, points, what it saw)``.
    """

    left: str
    right: str
    score: float
    reasons: tuple[tuple[str, float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Two claims that look alike and were kept apart, with the reason."""

    left: Claim
    right: Claim
    score: float
    reason: Text


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of two articles or more that speak of one fact.

    Attributes:
        id: Stable across runs and small edits.
        label: What the fact is, for a person.
        kind: Kind of its figures.
        claims: In order of article, then text; one article may state it several times.
        links: Why they were joined: the strongest links that hold all claims together, as a tree.
        score: Certainty of the weakest necessary link, 0 to 1.
        story: The story it belongs to.
        near: Look-alikes that were kept apart.
        told: Other values that the story gives of the same count on the same days, as written, the smallest
            first: a toll of 6 and of 8 that others give as 16 and 33 was moving. Empty for what is no such count.
    """

    id: str
    label: str
    kind: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    score: float = 0.0
    story: str | None = None
    near: tuple[NearMiss, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of working that a judgement shows: a rounding, a rate, a division."""

    code: str
    text: Text
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact judged.

    Attributes:
        fact: What was judged.
        verdict: The contract's verdict.
        code: A finer code (``rounded``, ``truncated``, ``scale_slip``, ``stale_rate`` …).
        severity: How soon to look.
        explanation: One plain sentence.
        steps: The working.
        change: What would change the verdict.
        cause: Likely cause of a conflict (``as_of``, ``scope``, ``scale_slip``, ``lost_sign`` …).
        odd: Ids of the claims that do not fit the most precise reading of the others.
        notes: Other things to know: differing hedges, attributions, attribute words.
    """

    fact: Fact
    verdict: Verdict
    code: str
    severity: Severity
    explanation: Text
    steps: tuple[Step, ...] = ()
    change: Text | None = None
    cause: str | None = None
    odd: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def order(self) -> tuple[int, bool, float, str]:
        """Where it stands among others: the worst first, then what is likely printed wrong, then the surest.

        A slip is its own cause; what differs because of another time or scope has that for a cause.
        """
        is_slip = self.cause is not None and self.cause == self.code
        return -self.severity.rank, not is_slip, -self.fact.score, self.fact.id


@dataclass(frozen=True, slots=True)
class Audit:
    """Arithmetic inside one article.

    Attributes:
        article: Its id.
        figures: The figures that the text ties together, in text order.
        check: ``conversion``, ``share``, ``multiple``, ``change``, ``sum``, ``difference``,
            ``area``, ``unit_price``, ``per_head``, ``competition``, ``headline``, ``restated``,
            ``weekday``, ``duration``, ``clock``, ``age``, ``impossible``.
        holds: False where no reading makes it come out; ``None`` where it could not be decided
            (no rate for the currency, say).
        expected: What the other figures give, as text (``5.576 %``).
        tie: The words between the figures that tie them.
    """

    article: str
    figures: tuple[Figure, ...]
    check: str
    holds: bool | None
    severity: Severity
    expected: str
    explanation: Text
    code: str = ""
    steps: tuple[Step, ...] = ()
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor decided on a finding, in the page or in a file.

    Attributes:
        id: Id of the fact.
        status: ``error``, ``fine``, ``check``, or empty for a note alone.
        note: What was checked, in the editor's words.
        figures: What was decided on: ``article|figure as written``; empty where nobody kept it.
    """

    id: str
    status: str = ""
    note: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeOf:
    """Digests of what parts of a report were made of, by which a memory finds what was rendered of them before.

    Attributes:
        articles: Article id → digest of what was read.
        stories: Story id → digest of all that its findings were judged from.
    """

    articles: Mapping[str, bytes] = field(default_factory=dict)
    stories: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run found; what the outputs are rendered from.

    Attributes:
        stories: Article id → story id.
        coverage: What was done and what was not: see ``docs/findings.md``.
        rates: The reference rates that were used, for reproduction: one mapping each with
            ``currency``, ``date``, ``won`` (won for one unit, as text) and ``source``.
        legend: The checks that judged, each as its code and what it does.
        versions: What the run was made with: name to version.
        settings: The settings of the run: name to value.
        known: Ids of the findings of the run before, or ``None`` where there was none.
        decisions: What was decided on findings before this run, in order of their ids.
        states: Id of a finding → ``new``, ``known``, ``changed`` or ``dismissed`` since the run before;
            empty where no history is kept.
        revisions: Articles whose figures changed after publication, as the history has them.
        made_of: Where the run had a memory, the digests of its parts; two reports of one content are equal
            with them and without.
    """

    articles: tuple[Article, ...]
    figures: dict[str, tuple[Figure, ...]]
    claims: dict[str, tuple[Claim, ...]]
    skipped: dict[str, tuple[Skipped, ...]]
    findings: tuple[Finding, ...]
    audits: tuple[Audit, ...]
    entities: tuple[Entity, ...]
    entity_mentions: tuple[EntityMention, ...]
    stories: dict[str, str]
    problems: tuple[Problem, ...] = ()
    coverage: dict[str, Any] = field(default_factory=dict)
    rates: tuple[dict[str, Any], ...] = ()
    legend: tuple[tuple[str, Text], ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    known: frozenset[str] | None = None
    decisions: tuple[Decision, ...] = ()
    states: dict[str, str] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()
    made_of: MadeOf = field(default_factory=MadeOf, compare=False)

    @property
    def failures(self) -> tuple[Problem, ...]:
        """The problems that make the run incomplete: all but the notes."""
        return tuple(problem for problem in self.problems if not problem.note)
