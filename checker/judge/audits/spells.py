"""How long something lasts, against the days or hours from which and until which it does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import combinations

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits
from checker.judge.audits.words import audit_of, written
from checker.lexicon import ties
from checker.model import Audit, BlockKind, Effect, FigureKind, Text

__all__ = ["audit_spells"]

# Sentences around a length of time in which its two ends stand.
_BEFORE, _AFTER = 3, 1
# Shorter ones lie between some two dates of any text.
_LEAST = {"day": 3, "month": 3, "year": 3, "hour": 2, "minute": 3}
_DAY = timedelta(days=1)
_GRAINS = {
    "day": frozenset({"day"}),
    "month": frozenset({"month", "day"}),
    "year": frozenset({"year"}),
    "hour": frozenset({"minute"}),
    "minute": frozenset({"minute"}),
}
# What stands between two days and how long they last, and behind that: 19~26일 8일간; 사이 3일 is one part of it.
_LASTS = {"ko": re.compile(r"(?:까지)?,? ?"), "en": re.compile(r",? (?:for )?")}
_ALL_OF_IT = re.compile(r"간|동안")
# A stretch of months from which the first and the last are told as both belonging to it.
_YEAR = 12
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)


def audit_spells(page: Page) -> Iterator[Audit]:
    """Check how long something takes against the two days or hours that the text gives for it.

    What it does: counts from one to the other; where the length stands right behind its days, it says so if they do not
    make it. Days may be counted with the first one or without it.
    Why it matters: such lengths are worked out by the writer, and readers act on the days.
    Example: 9월 19~26일 8일간; 오전 7시58분 … 13분 뒤인 오전 8시11분; not 9월 19~26일 10일간.
    """
    for spell in page.stated:
        unit, value = spell.figure.unit or "", spell.figure.value
        if spell.figure.kind is not FigureKind.DURATION or value is None or spell.is_vague:
            continue
        if unit not in _LEAST or value < _LEAST[unit] or page.kind_of(spell) is BlockKind.CAPTION:
            continue
        audit = _of_days(page, spell) or _between(page, spell, unit) or _since(page, spell)
        if audit is not None:
            yield audit


def _of_days(page: Page, spell: Piece) -> Audit | None:
    """Check a length right behind the days that it is of."""
    days = next((piece for piece in page.within(spell.sentence) if piece.index == spell.index - 1), None)
    if days is None or days.figure.moment is None or not _is_stretch(days):
        return None
    if spell.figure.unit != "day" or _LASTS[page.language].fullmatch(page.text_between(days, spell)) is None:
        return None
    counted = (days.figure.moment.end - days.figure.moment.start) // _DAY
    fitting = next((count for count in (counted, counted - 1) if count == spell.figure.value), None)
    if fitting is None:
        behind = page.article.text[spell.span.end - 1 : spell.span.end + 3]
        if page.language != "ko" or _ALL_OF_IT.search(behind) is None or spell.figure.has(*_BOUNDS):
            return None
    sums = Text(f"{written(days)}(첫날 포함)", f"{written(days)} (first day included)")
    if fitting is not None and fitting < counted:
        sums = Text(f"{written(days)}(첫날 제외)", f"{written(days)} (first day left out)")
    return _told(page, (days,), spell, Decimal(counted if fitting is None else fitting), fitting is not None, sums)


def _is_stretch(piece: Piece) -> bool:
    calendar, moment = piece.figure.mention.calendar, piece.figure.moment
    if calendar is None or calendar.end is None or moment is None:
        return False
    return moment.grain == "day" and moment.end - moment.start > _DAY


# Between a year and how many it is since stand so many letters at most, and so many behind the word for it.
_SINCE_WITHIN, _BEHIND_SINCE = 40, 7


def _since(page: Page, spell: Piece) -> Audit | None:
    """Check the years that are counted from a year to that of the article."""
    published = page.article.published
    years = [p for p in page.within(spell.sentence) if p.index < spell.index and _is_year(p)]
    if not years or published is None or spell.figure.unit != "year":
        return None
    year, moment = years[-1], years[-1].figure.moment
    between = page.article.text[year.span.end : spell.span.start]
    if moment is None or page.language != "ko" or len(between) > _SINCE_WITHIN:
        return None
    if ties.words("ko", "since").search(between, max(0, len(between) - _BEHIND_SINCE)) is None:
        return None
    if published.year - moment.start.year != spell.figure.value:
        return None
    sums = Text(f"{written(year)} → {published.year}년", f"{written(year)} → {published.year}")
    return _told(page, (year,), spell, Decimal(published.year - moment.start.year), True, sums)


def _is_year(piece: Piece) -> bool:
    return piece.figure.moment is not None and piece.figure.moment.grain == "year"


def _between(page: Page, spell: Piece, unit: str) -> Audit | None:
    """Find two moments that are so far apart, one of them in the sentence or the one before."""
    moments = [
        piece
        for piece in page.near(spell, _BEFORE, _AFTER)
        if piece.figure.moment is not None and piece.figure.moment.grain in _GRAINS[unit] and not _is_stretch(piece)
    ]
    pairs = sorted(combinations(moments, 2), key=lambda pair: _away(pair, spell))
    for one, two in pairs:
        if all(abs(piece.sentence - spell.sentence) > 1 for piece in (one, two)):
            continue
        first, second = one.figure.moment, two.figure.moment
        if first is None or second is None:
            continue
        early, late = (one, two) if first.start <= second.start else (two, one)
        sums = Text(f"{written(early)} → {written(late)}", f"{written(early)} → {written(late)}")
        for count in _counts(unit, first.start, second.start):
            if _is_so_long(spell, count):
                return _told(page, (one, two), spell, count, True, sums)
    return None


def _away(pair: Sequence[Piece], spell: Piece) -> int:
    return sum([abs(piece.span.start - spell.span.start) for piece in pair])


def _counts(unit: str, one: datetime, two: datetime) -> Iterator[Decimal]:
    """Yield how far two moments are apart, the first of two days or months counted or not."""
    early, late = sorted((one, two))
    if unit == "day":
        yield Decimal((late - early) // _DAY)
        yield Decimal((late - early) // _DAY + 1)
    elif unit == "month":
        months = (late.year - early.year) * 12 + late.month - early.month
        yield Decimal(months)
        if months >= _YEAR:
            yield Decimal(months + 1)
    elif unit == "year":
        yield Decimal(late.year - early.year)
    else:
        minutes = Decimal((late - early).seconds // 60)
        yield minutes if unit == "minute" else minutes / 60


def _is_so_long(spell: Piece, count: Decimal) -> bool:
    if count == spell.figure.value:
        return True
    if spell.figure.unit != "hour" or not count:
        return False
    got = count * spell.figure.base
    return fits(spell.figure, Spread(got, got, got)) in ("rounded", "truncated", "hedged")


def _told(page: Page, ends: Sequence[Piece], spell: Piece, count: Decimal, fitting: bool, sums: Text) -> Audit:
    got = count * spell.figure.base
    code = None if not fitting else "same" if count == spell.figure.value else "rounded"
    pieces = sorted((*ends, spell), key=lambda piece: piece.index)
    tie = page.article.text[pieces[0].span.start : pieces[-1].span.end]
    return audit_of(page, "duration", pieces, spell, Spread(got, got, got), code, sums, tie)
