"""The values that the stages hand to each other: frozen, plain, without behaviour that needs data.

load → Article → scan → Mention → normalize → Figure → link → Claim → match → Fact → judge → Finding.
"""

from __future__ import annotations

from checker.model.article import Article, Block, BlockKind, Problem, Sentence
from checker.model.claim import LOST, Attribution, Claim, Entity, EntityMention, Period, Role
from checker.model.figure import (
    Calendar,
    Effect,
    Figure,
    FigureKind,
    Hedge,
    Interval,
    Mention,
    Moment,
    Per,
    Scan,
    Skipped,
)
from checker.model.finding import (
    Audit,
    Decision,
    Fact,
    Finding,
    Link,
    MadeOf,
    NearMiss,
    Report,
    Severity,
    Step,
    Text,
    Verdict,
)
from checker.model.revision import FigureChange, Revision
from checker.model.span import Span

__all__ = [
    "LOST",
    "Article",
    "Attribution",
    "Audit",
    "Block",
    "BlockKind",
    "Calendar",
    "Claim",
    "Decision",
    "Effect",
    "Entity",
    "EntityMention",
    "Fact",
    "Figure",
    "FigureChange",
    "FigureKind",
    "Finding",
    "Hedge",
    "Interval",
    "Link",
    "MadeOf",
    "Mention",
    "Moment",
    "NearMiss",
    "Per",
    "Period",
    "Problem",
    "Report",
    "Revision",
    "Role",
    "Scan",
    "Sentence",
    "Severity",
    "Skipped",
    "Span",
    "Step",
    "Text",
    "Verdict",
]
