"""Unit prices against amount and quantity, amounts a head, and interest against its principal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, is_reckonable, power_slip, spread
from checker.judge.audits.words import audit_of, written
from checker.judge.readings import base_value
from checker.lexicon import ties
from checker.lexicon.dimensions import counted_thing, scale_of
from checker.model import Audit, BlockKind, FigureKind, Span, Text

__all__ = ["audit_interest", "audit_unit_prices"]

_BEFORE, _AFTER = 6, 1
# A power of ten is found by chance, too (a coupon of 100,000 won for each of 4.4 million people, and a fine of
# 44.3 billion): it is a slip where price, quantity and unit price stand within so many sentences.
_TOLD_WITH = 1
# How much a price is named by: of a home of 84㎡ the 3.3㎡ that a price is given for is no quantity.
_NAMED_BY = (Decimal("3.3"), Decimal("3.3058"), Decimal(1))
_PEOPLE = ("인", "명", "사람", "person", "head", "capita")
_AREA = "[length] ** 2"


def _near_money(page: Page, piece: Piece, before: int, after: int) -> list[Piece]:
    near = [p for p in page.near(piece, before, after) if p.is_money and p.figure.unit == _currency(piece)]
    near = [p for p in near if not p.is_vague and is_reckonable(p.figure)]
    return sorted(near, key=lambda p: (abs(p.sentence - piece.sentence), abs(p.span.start - piece.span.start)))


def _currency(piece: Piece) -> str:
    return (piece.figure.unit or "").split("/")[0]


@dataclass(frozen=True, slots=True)
class _Price:
    """A price of so much of something, written in one figure (3.3㎡당 2억원) or in two (3.3㎡당 값은 2억원).

    Attributes:
        piece: The amount of money.
        amount: How much it buys, on the base scale of what is bought.
        dimension: What is bought.
        span: Where the quantity stands.
        heads: True for an amount a head.
    """

    piece: Piece
    amount: Decimal
    dimension: str
    span: Span
    heads: bool = False


def _prices(page: Page) -> Iterator[_Price]:
    for index, piece in enumerate(page.stated):
        per = piece.figure.mention.per
        if not piece.figure.value or piece.is_vague:
            continue
        if per is not None and piece.figure.kind is FigureKind.MONEY:
            scale = scale_of(per.unit)
            if scale is not None:
                yield _Price(piece, per.amount * scale.factor, scale.dimension, per.span)
            else:
                yield _Price(piece, per.amount, f"count:{counted_thing(per.unit)}", per.span, per.unit in _PEOPLE)
        elif index and piece.is_money:
            yield from _worded(page, page.stated[index - 1], piece)


def _worded(page: Page, quantity: Piece, piece: Piece) -> Iterator[_Price]:
    """Yield the unit price that two figures make: 3.3㎡(1평)로 나누면 1억7600만원, 1장에 3만달러."""
    value = base_value(quantity.figure)
    between = re.sub(r"\([^()]*\)", "", page.text_between(quantity, piece))
    one = quantity.figure.kind is FigureKind.COUNT and quantity.figure.value == 1
    if not value or quantity.sentence != piece.sentence or len(between) > 22:
        return
    if not one and quantity.figure.dimension != _AREA:
        return
    if ties.words(page.language, "per").match(between.lstrip()) is not None:
        yield _Price(piece, value, quantity.figure.dimension, quantity.span)


def audit_unit_prices(page: Page) -> Iterator[Audit]:
    """Check a unit price against the price and the quantity, an amount a head against total and heads.

    What it does: multiplies the unit price by the quantity that stands near and compares with the price.
    Why it matters: floor area can be counted in two ways, and the text seldom says which was used.
    Example: 70억원, 112㎡, 3.3㎡당 2억661만원; not 70억원, 112㎡, 3.3㎡당 2066만원.
    """
    prices = list(_prices(page))
    taken = {price.piece.index for price in prices}
    for price in prices:
        near = page.near(price.piece, _BEFORE, _AFTER)
        quantities = [p for p in near if _is_quantity(p, price) and not any(p.span.overlaps(q.span) for q in prices)]
        totals = [p for p in _near_money(page, price.piece, _BEFORE, _AFTER) if p.index not in taken]
        tries = sorted(
            ((_distance(price.piece, total, quantity), total, quantity) for total in totals for quantity in quantities),
            key=lambda row: row[0],
        )
        told = [audit for _, total, quantity in tries if (audit := _priced(page, price, total, quantity))]
        if not told and tries and tries[0][0][0] <= _TOLD_WITH:
            told = list(_slipped(page, price, tries[0][1], tries[0][2]))
        yield from told[:1]


def _distance(price: Piece, total: Piece, quantity: Piece) -> tuple[int, int]:
    sentences = abs(total.sentence - quantity.sentence) + abs(quantity.sentence - price.sentence)
    return sentences, abs(total.span.start - quantity.span.start)


def _is_quantity(piece: Piece, price: _Price) -> bool:
    if piece.figure.value is None or piece.is_vague or piece.is_money or piece.figure.mention.per is not None:
        return False
    if price.dimension == _AREA and piece.figure.value in _NAMED_BY:
        return False
    return piece.figure.dimension == price.dimension and base_value(piece.figure) != price.amount


def _product(price: _Price, quantity: Piece) -> Spread | None:
    """Return what the quantity costs, with the rounding of the printed unit price and of the quantity."""
    mention, size = price.piece.figure.mention, spread(quantity.figure)
    if mention.value is None or mention.grain is None or size is None:
        return None
    half = mention.grain / 2
    ends = (mention.value, mention.value - half, mention.value + half)
    return Spread(*(end / price.amount for end in ends)) * size


def _priced(page: Page, price: _Price, total: Piece, quantity: Piece) -> Audit | None:
    got = _product(price, quantity)
    code = None if got is None else fits(total.figure, got)
    if got is None or code is None:
        return None
    return _told(page, price, total, quantity, got, code)


def _slipped(page: Page, price: _Price, total: Piece, quantity: Piece) -> Iterator[Audit]:
    got = _product(price, quantity)
    if got is not None and power_slip(total.figure, got) is not None:
        yield _told(page, price, total, quantity, got, None)


def _told(page: Page, price: _Price, total: Piece, quantity: Piece, got: Spread, code: str | None) -> Audit:
    unit = price.span.of(page.article.text)
    amount = price.piece.figure.mention.text
    sums = Text(f"{unit} {amount} × {written(quantity)}", f"{amount} ({unit}) × {written(quantity)}")
    tie = page.article.text[min(price.span.start, price.piece.span.start) : price.piece.span.end]
    check = "per_head" if price.heads else "unit_price"
    return audit_of(page, check, (price.piece, total, quantity), total, got, code, sums, tie)


def audit_interest(page: Page) -> Iterator[Audit]:
    """Check interest, a tax or a commission of n % against the amount it is of.

    What it does: multiplies a rate that the text calls interest, tax or fee with the amounts around it.
    Why it matters: such sums are worked out by the writer.
    Example: 70억원을 연 2.9% 예금에 넣으면 2억300만원.
    """
    for rate in page.stated:
        if not rate.is_percent or rate.figure.value is None or rate.is_vague or _is_title(page, rate):
            continue
        sentence = page.sentences[rate.sentence].span
        before, after = page.around(rate)
        near = before[-12:] + after[:20]
        if ties.words(page.language, "interest").search(near) is None:
            continue
        results = [p for p in page.within(rate.sentence) if _is_sum(p) and p.span.start > rate.span.start]
        audit = _first_interest(page, rate, results, sentence.of(page.article.text))
        if audit is not None:
            yield audit


def _is_sum(piece: Piece) -> bool:
    """Tell whether it is an amount of money, or so much a year."""
    per = piece.figure.mention.per
    return piece.figure.kind is FigureKind.MONEY and (per is None or per.unit == "year")


def _is_title(page: Page, piece: Piece) -> bool:
    return page.kind_of(piece) is BlockKind.TITLE


def _first_interest(page: Page, rate: Piece, results: list[Piece], tie: str) -> Audit | None:
    share = spread(rate.figure)
    if share is None:
        return None
    for result in results:
        for principal in _near_money(page, result, 20, 0):
            amount = spread(principal.figure)
            if amount is None or principal is result or principal.span.start > result.span.start:
                continue
            got = (amount * share).times(Decimal("0.01"))
            code = fits(result.figure, got)
            if code in ("same", "rounded", "truncated", "hedged"):
                sums = f"{written(principal)} × {written(rate)}"
                return audit_of(page, "share", (principal, rate, result), result, got, code, Text(sums, sums), tie)
    return None
