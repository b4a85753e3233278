"""Whether a rise led up and a fall led down, by the two levels that one clause gives."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import is_reckonable
from checker.judge.audits.words import written
from checker.judge.particles import with_particle
from checker.judge.readings import base_value
from checker.lexicon import ties
from checker.model import Audit, Effect, Role, Severity, Step, Text

__all__ = ["audit_directions"]

# What grows in number, and what goes up: a rate, a price.
_AMOUNTS = Text("늘었다", "a rise"), Text("줄었다", "a fall")
_LEVELS = Text("올랐다", "a rise"), Text("내렸다", "a fall")
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN, Effect.VAGUE)


def audit_directions(page: Page) -> Iterator[Audit]:
    """Check ``grew from A to B`` against A and B, no rate being given.

    What it does: compares the two levels, and speaks where the verb says the other way.
    Why it matters: two values told in each other's place read well, and the verb beside them gives them away.
    Example: 300명에서 200명으로 늘었다; not 300명에서 200명으로 줄었다.
    """
    for match in page.matches("direction"):
        before, after = match.slots["from"], match.slots["to"]
        up, down = "grew" in match.classes, "shrank" in match.classes
        if up == down or not _are_levels(before, after) or _may_be_turned(page, match, before):
            continue
        old, new = base_value(before.figure), base_value(after.figure)
        if old is None or new is None or old < 0 or new < 0 or old == new or (new > old) == up:
            continue
        yield _wrong_way(page, before, after, match, up=up)


def _are_levels(before: Piece, after: Piece) -> bool:
    if before is after or not all(piece.is_level or piece.is_percent for piece in (before, after)):
        return False
    if before.is_percent != after.is_percent or not before.is_like(after):
        return False
    if any(piece.figure.value is None or piece.figure.has(*_BOUNDS) for piece in (before, after)):
        return False
    if any(piece.claim.role is Role.CHANGE and not piece.is_percent for piece in (before, after)):
        return False
    return is_reckonable(before.figure) and is_reckonable(after.figure)


def _may_be_turned(page: Page, match: Match, before: Piece) -> bool:
    """Tell whether more may be less in the sentence: degrees below zero, what a currency is worth."""
    span = page.sentences[before.sentence].span
    return ties.words(page.language, "turned").search(page.skeleton, span.start, span.end) is not None


def _wrong_way(page: Page, before: Piece, after: Piece, match: Match, *, up: bool) -> Audit:
    rise, fall = _LEVELS if after.is_percent else _AMOUNTS
    said, other = (rise, fall) if up else (fall, rise)
    one, two = written(before), written(after)
    ko = (
        f"{one}에서 {with_particle(two, '으로/로')} 가면 {other.ko}는 뜻인데 본문은 {said.ko}고 씁니다. "
        "방향이나 두 값이 서로 뒤바뀌었을 수 있습니다."
    )
    en = (
        f"From {one} to {two} is {other.en}, but the text says {said.en}. "
        "The direction or the two values may have been turned round."
    )
    pieces = sorted((before, after), key=lambda piece: piece.index)
    step = Step("arithmetic", Text(f"{one} → {two}", f"{one} → {two}"))
    return Audit(
        page.article.id, tuple(piece.figure for piece in pieces), "change", False, Severity.ERROR, other.in_(page.language),
        Text(ko, en), "lost_sign", (step,), match.words.strip(),
    )  # fmt: skip
