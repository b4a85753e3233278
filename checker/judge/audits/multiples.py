"""Multiples against the two figures that the text makes them of, or what everybody knows the size of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.judge.audits.levels import (
    NEAR,
    SLIPS,
    are_of_others,
    are_usable,
    kinds_of,
    levels_of,
    may_be_part,
    pairs_around,
    ratio_of,
)
from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import Spread, fits, is_reckonable, spread
from checker.judge.audits.words import audit_of, written
from checker.lexicon import ties
from checker.lexicon.dimensions import is_generic
from checker.model import Audit, FigureKind, Span, Text

__all__ = ["audit_multiples"]


def audit_multiples(page: Page) -> Iterator[Audit]:
    """Check ``B is n times A`` against A and B, or against what everybody knows the size of.

    What it does: divides one figure by the other and holds the printed multiple against it.
    Why it matters: the words tie figures that stand sentences apart, and one of them may be the slip.
    Example: 5억달러 … 557만6000달러 … 90배; 2900에이커 … 축구장 5개 does not hold.
    """
    done: set[int] = set()
    for audit, used in _yardsticks(page):
        done.add(used.index)
        yield audit
    yield from _multiples(page, done)
    for match in page.matches("multiple"):
        times = match.slots["times"]
        if times.index not in done and times.is_multiple and (slipped := _slipped(page, match)) is not None:
            done.add(times.index)
            yield slipped


def _multiples(page: Page, done: set[int]) -> Iterator[Audit]:
    for match in page.matches("multiple"):
        times = match.slots["times"]
        if not times.is_multiple or times.index in done or not are_usable(times):
            continue
        pairs: Iterator[tuple[Piece, Piece]]
        base_of = match.slots.get("base")
        if match.tie.sure:
            pairs = iter([(match.slots["result"], match.slots["base"])])
        else:
            pairs = ((result, base) for result, base in pairs_around(page, times) if base_of is None or base is base_of)
        for result, base in pairs:
            if not may_be_part(result, base) or (not match.tie.sure and FigureKind.NUMBER in kinds_of(result, base)):
                continue
            if not match.tie.sure and are_of_others(times, result, base):
                continue
            got = ratio_of(result, base, loose=match.tie.sure)
            code = None if got is None else fits(times.figure, got, loose=match.tie.sure or base_of is not None)
            if got is None or (code is None and not match.tie.sure):
                continue
            done.add(times.index)
            sums = f"{written(result)} ÷ {written(base)}"
            yield audit_of(page, "multiple", (result, base, times), times, got, code, Text(sums, sums), match.words)
            break


# What a multiple is of stands right before it: 4500개 계정에서 7500배로, 120명의 8배.
_OF_IT = re.compile(r"[^,.()]{0,10}(?:에서|보다|의)\s?(?:약\s|무려\s)?$")
# Multiples below it are met by chance in any power of ten; sentences in which the result is looked for.
_TELLING_TIMES, _RESULT_WITHIN = Decimal(20), 2


def _slipped(page: Page, match: Match) -> Audit | None:
    """Find a multiple that comes out of the figures around it but for a power of ten: 500개에서 7만배로, of 350만."""
    times = match.slots["times"]
    value = times.figure.value
    if page.language != "ko" or value is None or value < _TELLING_TIMES or not are_usable(times):
        return None
    bases = [p for p in levels_of(page.within(times.sentence)) if p.span.end <= times.span.start]
    base = bases[-1] if bases else None
    if base is None or _OF_IT.fullmatch(page.text_between(base, times)) is None:
        return None
    results = [p for p in levels_of(page.near(times, _RESULT_WITHIN, _RESULT_WITHIN)) if may_be_part(p, base)]
    ratios = [(p, got) for p in results if (got := ratio_of(p, base, loose=False)) is not None]
    if any(fits(times.figure, got, loose=True) is not None for _, got in ratios):
        return None
    for result, got in ratios:
        if any(abs(got.value.scaleb(power) - value) <= NEAR * value for power in SLIPS):
            sums = f"{written(result)} ÷ {written(base)}"
            return audit_of(page, "multiple", (result, base, times), times, got, None, Text(sums, sums), match.words)
    return None


def _yardsticks(page: Page) -> Iterator[tuple[Audit, Piece]]:
    if ties.yardstick_words(page.language).search(page.skeleton) is None:
        return
    for yardstick in ties.yardsticks(page.language):
        names = "|".join(yardstick.surface)
        if ties.word_pattern(names).search(page.skeleton) is None:
            continue
        for before in (True, False):
            form = f"(?:{names}) ?~ {{times}}" if before else f"{{times}} ~ (?:{names})"
            pattern = ties.tie_pattern(page.language, form)
            for number, sentence in enumerate(page.sentences):
                span = sentence.span
                for found in pattern.finditer(page.skeleton, span.start, span.end):
                    if not before and any(0 <= p.span.start - found.end() <= 1 for p in page.within(number)):
                        continue  # 72배이며 축구장 2만9400개: the yardstick has a number of its own
                    times = next(p for p in page.within(number) if p.span.start == found.start("times"))
                    audit = _held_against(page, yardstick, times, Span(found.start(), found.end()))
                    if audit is not None:
                        yield audit, times


def _counts_anything(piece: Piece) -> bool:
    """Tell whether a count may be of yardsticks: 5개, 5, 5 fields; not 5채."""
    if piece.figure.kind is FigureKind.NUMBER:
        return True
    thing = piece.figure.dimension.removeprefix("count:")
    return piece.figure.kind is FigureKind.COUNT and (is_generic(thing) or thing in ("fields", "pitches"))


# The word for size stands beside the yardstick: 축구장 5개를 합친 넓이, the size of 5 football fields.
_SIZE_WITHIN = 24


def _held_against(page: Page, yardstick: ties.Yardstick, times: Piece, words: Span) -> Audit | None:
    counts = times.is_multiple or (yardstick.counted and _counts_anything(times))
    start, end = max(0, words.start - _SIZE_WITHIN), words.end + _SIZE_WITHIN
    named = ties.words(page.language, "size").search(page.article.text, start, end)
    if not counts or named is None or not is_reckonable(times.figure):
        return None
    areas = [p for p in page.near(times, 2, 0) if p.figure.dimension == "[length] ** 2" and are_usable(p)]
    if not areas:
        return None
    audits = [
        audit
        for area in sorted(areas, key=lambda p: (times.sentence - p.sentence, abs(times.span.start - p.span.start)))
        if (audit := _held_against_area(page, yardstick, times, area, words)) is not None
    ]
    # another yardstick may say its own size nearer by: 여의도(290㏊)의 166배이며 축구장 6만7000개
    return next((audit for audit in audits if audit.holds), next(iter(audits), None))


def _held_against_area(page: Page, yardstick: ties.Yardstick, times: Piece, area: Piece, words: Span) -> Audit | None:
    size = spread(area.figure, loose=True)
    low, high = Decimal(yardstick.low), Decimal(yardstick.high)
    if size is None or times.figure.value is None:
        return None
    got = Spread(size.value / ((low + high) / 2), size.low / high, size.high / low)
    code = fits(times.figure, got, loose=True)
    code = "range" if code in ("inputs", "hedged") else code
    sums = Text(f"{written(area)} ÷ {yardstick.label[0]}", f"{written(area)} ÷ {yardstick.label[1]}")
    return audit_of(page, "multiple", (area, times), times, got, code, sums, words.of(page.article.text))
