"""Differences against the two levels that the text makes them of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.judge.audits.levels import DOWN, UP, are_usable, direction_of
from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import Spread, fits, spread_pair
from checker.judge.audits.words import audit_of, written
from checker.judge.particles import with_particle
from checker.judge.readings import base_value, significant
from checker.lexicon import ties
from checker.model import Audit, BlockKind, Role, Severity, Step, Text

__all__ = ["audit_differences", "led_to"]

# A level that is less than this of the other one is of something else: 1135억원 of profit, 2조원 of sales.
_LEAST_LEVEL = Decimal("0.15")
# A verb before what it led to: 오른, 늘어난, 떨어진; in the form that goes before a noun.
_VERB = 4
_ATTRIBUTIVE = ("난", "린", "한", "른", "뛴", "진", "든", "은")
# What makes a level of a number, to which something rises: 1600가구로 높였다.
_TO_IT = re.compile(r"(?:으로|로)\s")


def audit_differences(page: Page) -> Iterator[Audit]:
    """Check ``from A to B, C more`` and ``A against B, C apart``.

    What it does: subtracts and compares; where the words do not name both levels it speaks only if two levels fit.
    Why it matters: a rise in won is worked out by hand, and the two levels stand beside it.
    Example: 10억원에서 12억원으로 2억원 올랐다; not 10억원에서 12억원으로 3억원 올랐다.
    """
    done: set[int] = set()
    for match in page.matches("difference"):
        delta = match.slots["delta"]
        if delta.index in done or delta.is_multiple or not are_usable(delta):
            continue
        if delta.is_percent and (match.tie.sure or "gap" not in match.classes):
            continue
        if page.language == "ko" and _TO_IT.match(page.around(delta)[1]):
            continue
        if delta.is_points and (audit := _between_ranges(page, delta, match)) is not None:
            done.add(delta.index)
            yield audit
            continue
        if match.tie.sure:
            first, second = match.slots["from"], match.slots["to"]
            if not _subtractable(first, second, delta) or first.figure.value == second.figure.value:
                continue
            audit = _difference(page, first, second, delta, match, sure=True)
        else:
            audit = _find_difference(page, match, delta)
        if audit is not None:
            done.add(delta.index)
            yield audit


# Sentences around the points by which a range was moved in which the two stand: a target rate, 5.25∼5.50%.
_RANGES_WITHIN = 4


def _between_ranges(page: Page, delta: Piece, match: Match) -> Audit | None:
    """Check the points by which both ends of a range were moved: 5.25∼5.50%에서 4.75∼5.00%로 0.50%포인트 내렸다."""
    ranges = [p for p in page.near(delta, _RANGES_WITHIN, _RANGES_WITHIN) if _is_range(p)]
    for first, second in pairwise(ranges):
        one, two = first.figure, second.figure
        if one.low is None or one.high is None or two.low is None or two.high is None:
            continue
        moved = {abs(one.low - two.low), abs(one.high - two.high)}
        if len(moved) == 1 and moved == {delta.figure.value}:
            (value,) = moved
            top, bottom = (first, second) if one.low > two.low else (second, first)
            sums = f"{written(top)} − {written(bottom)}"
            got = Spread(value, value, value)
            return audit_of(
                page, "difference", (first, second, delta), delta, got, "same", Text(sums, sums), match.words
            )
    return None


def _is_range(piece: Piece) -> bool:
    return piece.is_percent and piece.figure.value is None and not piece.is_vague


def _subtractable(first: Piece, second: Piece, delta: Piece) -> bool:
    if first is second or delta in (first, second) or not are_usable(first, second):
        return False
    if first.figure.value is None or second.figure.value is None:
        return False  # from zero to $3.6 billion is no level
    if delta.is_points or delta.is_percent:
        return first.is_percent and second.is_percent
    if delta.figure.dimension == _POINT and first.is_percent and second.is_percent:
        return True  # 66.2 percent, up 3.9 points from 62.3
    if not (first.is_level and second.is_level and first.is_like(second)):
        return False
    return delta.is_like(first) or {delta.figure.dimension, first.figure.dimension} == _VOTES


_POINT = "count:point"
# People vote, and votes are what they differ by: 찬성 1만9166명, 반대 1만6950명, 2216표 차이.
_VOTES = {"count:vote", "count:person"}


def _difference(page: Page, first: Piece, second: Piece, delta: Piece, match: Match, *, sure: bool) -> Audit | None:
    pair = spread_pair(first.figure, second.figure, loose=sure)
    if pair is None:
        return None
    one, two = pair
    (high, top), (low, bottom) = sorted([(one, first), (two, second)], key=lambda row: -row[0].value)
    got = high - low
    code = fits(delta.figure, got, loose=sure)
    if code is None and not sure:
        return None
    sums = f"{written(top)} − {written(bottom)}"
    direction = direction_of(match) if sure else 0
    if code is not None and direction and (two.value > one.value) != (direction > 0):
        return _turned(page, first, second, delta, direction, Text(sums, sums), match.words)
    return audit_of(page, "difference", (first, second, delta), delta, got, code, Text(sums, sums), match.words)


def _turned(page: Page, first: Piece, second: Piece, delta: Piece, direction: int, sums: Text, tie: str) -> Audit:
    """Say that two levels differ by what is printed, the other way round."""
    said, other = (UP, DOWN) if direction > 0 else (DOWN, UP)
    before, after = written(first), written(second)
    ko = (
        f"{before}에서 {with_particle(after, '으로/로')} 가면 {written(delta)} {other.ko}는 뜻인데 "
        f"본문은 {said.ko}고 씁니다. 방향이 뒤바뀌었을 수 있습니다."
    )
    en = (
        f"From {before} to {after} is {other.en} of {written(delta)}, but the text says {said.en}. "
        "The direction may have been turned round."
    )
    figures = tuple(p.figure for p in sorted((first, second, delta), key=lambda p: p.index))
    step = Step("arithmetic", Text(f"{sums.ko} = {written(delta)}", f"{sums.en} = {written(delta)}"))
    return Audit(
        page.article.id, figures, "difference", False, Severity.ERROR, f"−{written(delta)}" if direction > 0 else
        f"+{written(delta)}", Text(ko, en), "lost_sign", (step,), tie.strip(),
    )  # fmt: skip


def _find_difference(page: Page, match: Match, delta: Piece) -> Audit | None:
    if "from" in match.slots:
        return _against(page, match, match.slots["from"], delta)
    if not (
        delta.is_money or delta.is_points or delta.is_percent or (delta.is_level and (delta.figure.value or 0) >= 10)
    ):
        return None
    if page.kind_of(delta) is BlockKind.CAPTION:
        return None
    around = [
        p
        for p in (*page.near(delta, 4, 4),)
        if p.is_percent == (delta.is_points or delta.is_percent) and not p.is_vague
    ]
    around.sort(key=lambda p: (abs(p.sentence - delta.sentence), abs(p.span.start - delta.span.start)))
    if delta.is_points and "gap" in match.classes and (two := _only_two(page, delta)):
        return _difference(page, *two, delta, match, sure=True)
    pairs = [(i + j, i, a, b) for i, a in enumerate(around) for j, b in enumerate(around) if i < j]
    result = led_to(page, delta)
    for _, _, first, second in sorted(pairs, key=lambda row: row[:2]):
        if not _subtractable(first, second, delta) or first.figure.value == second.figure.value:
            continue
        if _is_change(first) or _is_change(second) or not _may_differ(page, match, first, second):
            continue
        if result is not None and base_value(result.figure) not in map(base_value, (first.figure, second.figure)):
            continue
        if not _is_told_of(page, delta, first, second):
            continue
        audit = _difference(page, first, second, delta, match, sure=False)
        if audit is not None and audit.code in ("same", "rounded"):
            return audit
    return None


def _against(page: Page, match: Match, before: Piece, delta: Piece) -> Audit | None:
    """Check a difference from the level that the words name against the one told last before it."""
    moves = (Role.UNIT_PRICE,) if delta.is_points else (Role.CHANGE, Role.UNIT_PRICE)  # a rate of growth is a level
    told = [p for p in page.near(before, 1) if p.span.start < before.span.start and p.claim.role not in moves]
    for level in reversed(told):
        if _subtractable(level, before, delta) and level.figure.unit == before.figure.unit:
            audit = _difference(page, before, level, delta, match, sure=False)
            if audit is not None and audit.code in ("same", "rounded"):
                return audit
    return None


def led_to(page: Page, delta: Piece) -> Piece | None:
    """Return the level that a rise or fall led to, where it stands right after: 0.14%포인트 오른 0.83%."""
    following = next((p for p in page.within(delta.sentence) if p.span.start >= delta.span.end), None)
    if following is None or following.is_points:
        return None
    words = page.text_between(delta, following).strip()
    moves = any(ties.words(page.language, name).match(words) for name in ("rise", "fall"))
    return following if moves and len(words) <= _VERB and words.endswith(_ATTRIBUTIVE) else None


def _is_told_of(page: Page, delta: Piece, first: Piece, second: Piece) -> bool:
    """Tell whether a difference of two levels may be the one printed, and not two that happen to lie so far apart."""
    places = [piece.sentence - delta.sentence for piece in (first, second)]
    value = delta.figure.value
    leads = page.kind_of(delta) is BlockKind.TITLE or (delta.sentence <= 1 and not delta.is_points)
    if min(places) > 0 and not leads:
        return False  # half a point was cut; two sentences on, inflation is at 2.5 and is to be 2%
    if value is not None and significant(value) == 1 and not delta.is_points and 0 not in places:
        return min(places) >= -1
    low, high = sorted(abs(base_value(piece.figure) or Decimal(0)) for piece in (first, second))
    return low >= high * _LEAST_LEVEL


def _only_two(page: Page, delta: Piece) -> tuple[Piece, Piece] | None:
    """Return the two percentages of a sentence that says nothing of another time: their gap is the one meant."""
    here = [p for p in page.within(delta.sentence) if p.is_percent or p.is_points]
    shares = [p for p in here if p.is_percent and are_usable(p)]
    words = page.sentences[delta.sentence].span.of(page.article.text)
    if len(shares) != 2 or len(here) != 3 or ties.words(page.language, "other_time").search(words):
        return None
    return (shares[0], shares[1]) if max(p.index for p in shares) < delta.index else None


def _may_differ(page: Page, match: Match, first: Piece, second: Piece) -> bool:
    """Tell whether the words allow the two as levels: of a rise one must be told as earlier, of a gap both together."""
    if match.classes & {"rise", "fall"}:
        return any(_is_earlier(page, piece) for piece in (first, second))
    return abs(first.sentence - second.sentence) <= 1 or any(_is_earlier(page, piece) for piece in (first, second))


def _is_earlier(page: Page, piece: Piece) -> bool:
    before, after = page.around(piece)
    if (
        piece.claim.role is Role.PREVIOUS
        or "record:previous" in piece.claim.qualifiers
        or ties.words(page.language, "past").search(before)
    ):
        return True
    return page.language == "ko" and after.startswith("에서")


def _is_change(piece: Piece) -> bool:
    return piece.claim.role in (Role.CHANGE, Role.FORECAST, Role.UNIT_PRICE)
