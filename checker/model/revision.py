"""What an outlet changed in an article after publication."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.severity import Severity
from checker.model.text import Text

__all__ = ["FigureChange", "Revision"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that reads otherwise than before.

    Attributes:
        old: As written before; ``None`` for a figure that was added.
        new: As written now; ``None`` for a figure that was taken out.
        old_sentence, new_sentence: The sentences they stand in; empty where there is none.
        start, end: Place of the new figure in the article's text, where there is one.
    """

    old: str | None
    new: str | None
    old_sentence: str = ""
    new_sentence: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """An article whose figures changed after publication.

    Attributes:
        article: Its id.
        version: Number of the new version, counted from 1.
        before, after: When the two versions were seen first (UTC, ISO 8601).
        changes: What reads otherwise, in the order of the new text; at least one.
        notice: The words by which the new text says that it was corrected; ``None`` where it does not.
        severity: How soon to look.
        explanation: One plain sentence: ``81억 → 82억, 고지 없음``.
    """

    article: str
    version: int
    before: str
    after: str
    changes: tuple[FigureChange, ...]
    notice: str | None
    severity: Severity
    explanation: Text
