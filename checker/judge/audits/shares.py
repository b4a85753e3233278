"""Shares against the part and the whole that the text makes them of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.judge.audits.levels import (
    HUNDRED,
    LEAD,
    are_alone,
    are_of_others,
    are_usable,
    kinds_of,
    levels_of,
    may_be_meant,
    may_be_part,
    pairs_around,
    ratio_of,
)
from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import Spread, fits
from checker.judge.audits.words import audit_of, written
from checker.judge.readings import significant
from checker.lexicon import ties
from checker.model import Audit, BlockKind, FigureKind, Role, Text

__all__ = ["audit_shares"]

# What makes a case of an amount, in which another rule holds: 2500만달러 이하이면 2500만달러의 20%.
_CASE = re.compile(r"\s?(?:이하|이상|초과|미만)?(?:이면|이라면|일\s경우|인\s경우|일\s때|일\s땐)")


def audit_shares(page: Page) -> Iterator[Audit]:
    """Check ``A is n % of B`` against A and B.

    What it does: divides the part by the whole, with the rounding of both, and holds the printed share against it.
    Why it matters: a share is what readers remember, and is worked out by hand.
    Example: 응답자 200명 가운데 50명(25%); not 응답자 200명 가운데 50명(35%).
    """
    done: set[int] = set()
    for match in page.matches("share"):
        share = match.slots["share"]
        if not (share.is_percent or share.is_fraction) or share.index in done or not are_usable(share):
            continue
        if share.claim.role is Role.CHANGE:
            continue  # of 500 patients, the weight of the 200 who took it fell by 25%
        if match.tie.sure:
            part, whole = match.slots["part"], match.slots["whole"]
            if _CASE.match(page.around(part)[1]):
                continue
            if may_be_part(part, whole) or kinds_of(part, whole) == {FigureKind.COUNT}:
                audit = _share(page, match, part, whole, share, sure=True)
                if audit is not None:
                    done.add(share.index)
                    yield audit
        else:
            found = _find_share(page, match, share)
            if found is not None:
                done.add(share.index)
                yield found


def _share(page: Page, match: Match, part: Piece, whole: Piece, share: Piece, *, sure: bool) -> Audit | None:
    ratio = ratio_of(part, whole, loose=sure)
    if ratio is None or abs(ratio.value) < _NO_PART:
        return None  # $24.26 a share is no part of $2.58 billion
    if share.is_fraction:
        got, code = ratio, _as_fraction(share, ratio)
    else:
        got = ratio.times(HUNDRED)
        code = fits(share.figure, got, loose=sure) or _as_saying(part, whole, share)
    if code is None and not sure:
        return None
    sums = f"{written(part)} ÷ {written(whole)}"
    return audit_of(page, "share", (part, whole, share), share, got, code, Text(sums, sums), match.words)


# What is so little of another amount was not told as a part of it, however its scale may have slipped.
_NO_PART = Decimal("1e-7")

# "Half" and "a third" are said of what is so near to them.
_FRACTION = Decimal("0.1")


def _as_fraction(share: Piece, ratio: Spread) -> str | None:
    """Tell whether a part is the fraction that it is said to be: one eighteenth is nearer than a seventeenth."""
    value = share.figure.value
    if not value or not ratio.value:
        return None
    if abs(1 / ratio.value - 1 / value) <= Decimal("0.5") and value <= Decimal("0.2"):
        return "rounded"
    if ratio.value == value:
        return "same"
    return "rounded" if abs(ratio.value / value - 1) <= _FRACTION else None


# "Two in three" and "one in five" are said of what is no further off.
_SAID = Decimal("0.05")


def _as_saying(part: Piece, whole: Piece, share: Piece) -> str | None:
    """Tell whether "nine in ten" says 90.5 % as near as it can."""
    one, all_, percent = part.figure.value, whole.figure.value, share.figure.value
    if one is None or percent is None or all_ is None or not (1 < all_ <= 10 or all_ in (HUNDRED, HUNDRED * 10)):
        return None
    off = abs(percent / HUNDRED - one / all_)
    return "hedged" if off <= min(_SAID, 1 / (2 * all_)) else None


def _find_share(page: Page, match: Match, share: Piece) -> Audit | None:
    given, of_all = match.slots.get("part"), match.slots.get("whole")
    if given is not None and of_all is not None:
        if not may_be_part(given, of_all):
            return None
        ratio = ratio_of(given, of_all, loose=True)
        told = ratio is not None and may_be_meant(share, ratio if share.is_fraction else ratio.times(HUNDRED))
        together = len({piece.sentence for piece in (given, of_all, share)}) == 1
        sure = told and together and are_alone(page, given, of_all, share)
        sure = sure and ties.words(page.language, "goes_on").search(page.text_between(given, share)) is None
        return _share(page, match, given, of_all, share, sure=sure)
    rough: Audit | None = None
    for part, whole in (*pairs_around(page, share), *_with_lead(page, share)):
        if (given or part) is not part or (of_all or whole) is not whole:
            continue
        if share.sentence not in (part.sentence, whole.sentence) and abs(part.sentence - share.sentence) > 2:
            continue
        if share.is_fraction and are_of_others(share, part, whole):
            continue
        audit = _share(page, match, part, whole, share, sure=False)
        if audit is not None and audit.code != "hedged":
            return audit
        rough = rough or audit
    return rough


# Digits of a share from which parts and wholes of the lead are tried.
_SHARP = 3


def _with_lead(page: Page, share: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Yield a part near a share of three digits with a whole of the lead, and two of the lead."""
    if share.figure.value is None or significant(share.figure.value) < _SHARP:
        return
    lead = [p for p in levels_of(list(page.stated)) if p.sentence < LEAD and page.kind_of(p) is not BlockKind.CAPTION]
    near = levels_of([p for p in page.near(share, 1) if p.span.start < share.span.start])
    for whole in lead:
        yield from (
            (part, whole) for part in dict.fromkeys((*near, *lead)) if part is not whole and part.is_like(whole)
        )
