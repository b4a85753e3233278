"""Whether a rise led up and a fall led down, by the two levels that one clause gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import is_reckonable
from checker.judge.audits.words import written
from checker.judge.particles import with_particle
from checker.judge.readings import base_value
from checker.lexicon import ties
from checker.model import Audit, Effect, FigureKind, Role, Severity, Step, Text

__all__ = ["audit_directions", "audit_ranks"]

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


# Between two ranks, and behind the second: 8위에서 6위로 두 계단 올랐다.
_FROM, _TO = re.compile(r"에서 ?"), re.compile(r"(?:으로|로) ?(?:단숨에 |한 번에 )?")
_STEPS = "계단"
# So far behind the places stands the verb that says which way.
_WAY = 8


def audit_ranks(page: Page) -> Iterator[Audit]:
    """Check ``from rank A to rank B, n places up`` against A and B.

    What it does: subtracts the ranks, and looks whether the verb says the way; the smaller number is the higher rank.
    Why it matters: ranks go up as their numbers go down.
    Example: 8위에서 6위로 두 계단 올랐다; not 8위에서 6위로 세 계단 올랐다.
    """
    text = page.article.text
    for first, second, steps in zip(page.stated, page.stated[1:], page.stated[2:], strict=False):
        if first.figure.kind is not FigureKind.RANK or second.figure.kind is not FigureKind.RANK:
            continue
        if not steps.figure.text.endswith(_STEPS) or _FROM.fullmatch(page.text_between(first, second)) is None:
            continue
        behind = text[steps.span.end : steps.span.end + _WAY]
        up, down = (ties.words("ko", name).search(behind) is not None for name in ("rise", "fall"))
        if up == down or _TO.fullmatch(page.text_between(second, steps)) is None:
            continue
        old, new, said = first.figure.value, second.figure.value, steps.figure.value
        if old is None or new is None or said is None or steps.figure.hedges:
            continue
        yield _ranked(page, (first, second, steps), old - new, said if up else -said)


def _ranked(page: Page, pieces: tuple[Piece, ...], moved: Decimal, said: Decimal) -> Audit:
    one, two, steps = (written(piece) for piece in pieces)
    up = Text("오른", "up") if moved > 0 else Text("내린", "down")
    ko, en = f"{one}에서 {two}는 {abs(moved)}계단 {up.ko} 것", f"From {one} to {two} is {abs(moved)} {up.en}"
    if moved == said:
        text = Text(f"{ko}으로, 적힌 대로입니다.", f"{en}, as printed.")
    else:
        text = Text(f"{ko}인데, 본문은 {steps}을 다르게 적었습니다.", f"{en}, but the text says otherwise ({steps}).")
    severity = Severity.INFO if moved == said else Severity.WARNING
    figures = tuple(piece.figure for piece in pieces)
    tie = page.article.text[pieces[0].span.start : pieces[-1].span.end]
    code = "same" if moved == said else "off"
    step = Step("arithmetic", Text(f"{one} → {two}", f"{one} → {two}"))
    return Audit(
        page.article.id,
        figures,
        "difference",
        moved == said,
        severity,
        f"{abs(moved)}{_STEPS}",
        text,
        code,
        (step,),
        tie,
    )


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
