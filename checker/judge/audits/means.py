"""Means: so much a day, a seat, a night, against the total and the number that it is of."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge import readings
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, is_reckonable, spread
from checker.judge.audits.words import audit_of, written
from checker.lexicon import ties
from checker.model import Audit, BlockKind, FigureKind, Text

__all__ = ["audit_means"]

# Sentences around a mean in which its total and its number stand.
_BEFORE, _AFTER = 3, 1
# So far before a mean, or behind it, stands the word that makes one of it.
_SAID_WITHIN = {"ko": 14, "en": 30}
# Digits of a mean from which total and number hardly meet it by chance, and how many totals with how many numbers are
# tried: all five that no other check finds in annotated events are means of that total.
_DIGITS, _TRIED = 3, 4
_DAY = 86400
# A total is at least so many times its mean.
_LEAST_NUMBER = 2


def audit_means(page: Page) -> Iterator[Audit]:
    """Check a mean against the total and the number that stand near it.

    What it does: divides the totals around a figure that the words call a mean by the numbers around, of days too, and says
    where one comes out as printed; of what does not it says nothing.
    Why it matters: means are worked out by the writer, and are what readers remember.
    Example: 1주일간 121만대 … 하루 평균 17만3000대.
    """
    for mean in page.stated:
        if mean.figure.value is None or mean.is_vague or page.kind_of(mean) is BlockKind.CAPTION:
            continue
        if not _is_mean(page, mean) or readings.significant(mean.figure.value) < _DIGITS - (
            mean.figure.kind is FigureKind.COUNT
        ):
            continue
        audit = _mean(page, mean)
        if audit is not None:
            yield audit


def _is_mean(page: Page, piece: Piece) -> bool:
    """Tell whether a figure is called a mean, or is told as so much a night."""
    if piece.figure.kind not in (FigureKind.MONEY, FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MEASURE):
        return False
    if piece.figure.mention.per is not None:
        return piece.figure.kind is FigureKind.MONEY
    text, reach = page.article.text, _SAID_WITHIN[page.language]
    sentence = page.sentences[piece.sentence].span
    before = text[max(sentence.start, piece.span.start - reach) : piece.span.start]
    after = text[piece.span.end : min(sentence.end, piece.span.end + reach // 2)]
    words = ties.words(page.language, "mean")
    return words.search(before) is not None or words.match(after.lstrip()) is not None


def _mean(page: Page, mean: Piece) -> Audit | None:
    near = [piece for piece in page.near(mean, _BEFORE, _AFTER) if not piece.is_vague and is_reckonable(piece.figure)]
    near.sort(key=lambda piece: (abs(piece.sentence - mean.sentence), abs(piece.index - mean.index)))
    totals = [piece for piece in near if _is_total(piece, mean)][:_TRIED]
    numbers = [piece for piece in near if _is_number(piece)][:_TRIED]
    for total in totals:
        for number in numbers:
            got = _quotient(total, number)
            if got is None or number is total:
                continue
            code = fits(mean.figure, got)
            if code in ("same", "rounded", "truncated"):
                sums = f"{written(total)} ÷ {written(number)}"
                tie = page.article.text[min(total.span.start, mean.span.start) : mean.span.end]
                return audit_of(page, "per_head", (total, number, mean), mean, got, code, Text(sums, sums), tie)
    return None


def _is_total(piece: Piece, mean: Piece) -> bool:
    if piece.figure.mention.per is not None or not piece.is_level or piece.figure.kind is FigureKind.DURATION:
        return False
    if mean.figure.kind is FigureKind.MONEY:
        alike = piece.is_money and piece.figure.unit == (mean.figure.unit or "").split("/")[0]
    else:
        alike = piece.is_like(mean)
    one, two = readings.base_value(piece.figure), mean.figure.value
    return alike and one is not None and two is not None and one >= _LEAST_NUMBER * two


def _is_number(piece: Piece) -> bool:
    """Tell whether a figure may be what a total is divided by: a count, or days."""
    value = piece.figure.value
    if value is None or value < _LEAST_NUMBER or piece.figure.mention.per is not None:
        return piece.figure.kind is FigureKind.DURATION and piece.figure.unit == "week" and value is not None
    if piece.figure.kind is FigureKind.DURATION:
        return piece.figure.unit in ("day", "week")
    return piece.figure.kind in (FigureKind.COUNT, FigureKind.NUMBER)


def _quotient(total: Piece, number: Piece) -> Spread | None:
    one, two = spread(total.figure), spread(number.figure)
    if one is None or two is None or two.low <= 0:
        return None
    if number.figure.kind is FigureKind.DURATION:
        days = two.value / _DAY
        two = Spread(days, days, days)
    return one / two
