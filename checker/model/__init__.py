"""The values that the stages hand to each other: frozen, plain, without behaviour that needs data.

load → Article → scan → Mention → normalize → Figure → link → Claim → match → Fact → judge → Finding.

What comes after figures is loaded when it is asked for: listing figures must not wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.model.article import Article, Block, BlockKind, Problem, Sentence
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
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.model.claim import Attribution, Claim, Entity, EntityMention, Period, Role, Trait
    from checker.model.finding import (
        SAME_SENTENCE,
        TURNED,
        Audit,
        Decision,
        Fact,
        Finding,
        Link,
        MadeOf,
        NearMiss,
        Report,
        Step,
        Verdict,
    )
    from checker.model.revision import FigureChange, Revision
    from checker.model.severity import Severity
    from checker.model.text import Text

__all__ = [
    "SAME_SENTENCE",
    "TURNED",
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
    "Trait",
    "Verdict",
]

# The modules of what is loaded later.
_LATER = {
    name: module
    for module, names in (
        ("claim", ("Attribution", "Claim", "Entity", "EntityMention", "Period", "Role", "Trait")),
        (
            "finding",
            (
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
            ),
        ),
        ("revision", ("FigureChange", "Revision")),
        ("severity", ("Severity",)),
        ("text", ("Text",)),
    )
    for name in names
}


def __getattr__(name: str) -> Any:
    """Load what is not loaded yet."""
    module = _LATER.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"checker.model.{module}"), name)
    return value
