"""Unit prices against amount and quantity, amounts a head, and interest against its principal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, power_slip, spread
from checker.judge.audits.words import audit_of, written
from checker.lexicon import ties
from checker.lexicon.dimensions import counted_thing, scale_of
from checker.model import Audit, BlockKind, Text

__all__ = ["audit_interest", "audit_unit_prices"]

_BEFORE, _AFTER = 3, 1
_PEOPLE = ("인", "명", "사람", "person", "head", "capita")
HUNDRED = Decimal(100)


def _near_money(page: Page, piece: Piece, before: int, after: int) -> list[Piece]:
    near = [p for p in page.near(piece, before, after) if p.is_money and p.figure.unit == _currency(piece)]
    near = [p for p in near if not p.is_vague and spread(p.figure) is not None]
    return sorted(near, key=lambda p: (abs(p.sentence - piece.sentence), abs(p.span.start - piece.span.start)))


def _currency(piece: Piece) -> str:
    return (piece.figure.unit or "").split("/")[0]


def audit_unit_prices(page: Page) -> Iterator[Audit]:
    """Check a unit price against the price and the quantity, an amount a head against total and heads.

    What it does: multiplies the unit price by the quantity that stands near and compares with the price.
    Why it matters: floor area can be counted in two ways, and the text seldom says which was used.
    Example: 70억원, 112㎡, 3.3㎡당 2억661만원; not 70억원, 112㎡, 3.3㎡당 2066만원.
    """
    for piece in page.stated:
        per = piece.figure.mention.per
        if per is None or not piece.figure.value or piece.is_vague:
            continue
        heads = per.unit in _PEOPLE
        near = page.near(piece, _BEFORE, _AFTER)
        quantities = [p for p in near if _is_quantity(p, per.unit) and not p.span.overlaps(per.span)]
        totals = _near_money(page, piece, _BEFORE, _AFTER)
        tries = []
        for total in totals:
            for quantity in quantities:
                distance = abs(total.sentence - quantity.sentence) + abs(quantity.sentence - piece.sentence)
                tries.append((distance, abs(total.span.start - quantity.span.start), total, quantity))
        tries.sort(key=lambda row: row[:2])
        audit = None
        for _, _, total, quantity in tries:
            audit = _priced(page, piece, total, quantity, heads)
            if audit is not None and audit.holds:
                break
            audit = None
        if audit is None and tries:
            audit = _slipped(page, piece, tries[0][2], tries[0][3], heads)
        if audit is not None:
            yield audit


def _is_quantity(piece: Piece, unit: str) -> bool:
    if piece.figure.value is None or piece.is_vague or piece.is_money or piece.figure.mention.per is not None:
        return False
    scale = scale_of(unit)
    if scale is not None:
        return piece.figure.dimension == scale.dimension
    return piece.figure.dimension == f"count:{counted_thing(unit)}"


def _price_spread(piece: Piece) -> Spread | None:
    """Return the unit price on the quantity's base scale, with the rounding of its written digits."""
    mention = piece.figure.mention
    per = mention.per
    if per is None or piece.figure.value is None or mention.value is None or mention.grain is None:
        return None
    scale = scale_of(per.unit)
    amount = per.amount * (scale.factor if scale is not None else 1)
    half = mention.grain / 2
    ends = (mention.value, mention.value - half, mention.value + half)
    return Spread(*(end / amount for end in ends))


def _product(piece: Piece, total: Piece, quantity: Piece) -> tuple[Spread, Spread] | None:
    price, size, whole = _price_spread(piece), spread(quantity.figure, loose=True), spread(total.figure, loose=True)
    if price is None or size is None or whole is None or size.low <= 0:
        return None
    return price * size, whole / size


def _priced(page: Page, piece: Piece, total: Piece, quantity: Piece, heads: bool) -> Audit | None:
    found = _product(piece, total, quantity)
    per, mention = piece.figure.mention.per, piece.figure.mention
    if found is None or per is None or mention.value is None:
        return None
    product, _ = found
    code = fits(total.figure, product, loose=True)
    if code is None:
        return None
    return _told(page, piece, total, quantity, product, code, heads)


def _slipped(page: Page, piece: Piece, total: Piece, quantity: Piece, heads: bool) -> Audit | None:
    found = _product(piece, total, quantity)
    if found is None or power_slip(total.figure, found[0]) is None:
        return None
    return _told(page, piece, total, quantity, found[0], None, heads)


def _told(page: Page, piece: Piece, total: Piece, quantity: Piece, got: Spread, code: str | None, heads: bool) -> Audit:
    per = piece.figure.mention.per
    assert per is not None
    unit = page.article.text[per.span.start : per.span.end]
    sums = f"{unit} {written(piece)} × {written(quantity)}"
    check = "per_head" if heads else "unit_price"
    tie = page.article.text[per.span.start : piece.span.end]
    return audit_of(page, check, (piece, total, quantity), total, got, code, Text(sums, sums), tie)


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
        results = [p for p in page.within(rate.sentence) if p.is_money and p.span.start > rate.span.start]
        audit = _first_interest(page, rate, results, sentence.of(page.article.text))
        if audit is not None:
            yield audit


def _is_title(page: Page, piece: Piece) -> bool:
    return page.kind_of(piece) is BlockKind.TITLE


def _first_interest(page: Page, rate: Piece, results: list[Piece], tie: str) -> Audit | None:
    share = spread(rate.figure)
    if share is None:
        return None
    for result in results:
        for principal in _near_money(page, result, 6, 0):
            amount = spread(principal.figure)
            if amount is None or principal is result or principal.span.start > result.span.start:
                continue
            got = (amount * share).times(Decimal("0.01"))
            code = fits(result.figure, got)
            if code in ("same", "rounded", "truncated", "hedged"):
                sums = f"{written(principal)} × {written(rate)}"
                return audit_of(page, "share", (principal, rate, result), result, got, code, Text(sums, sums), tie)
    return None
