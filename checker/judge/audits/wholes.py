"""Parts told apart from their whole: a list against the headline's figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from checker.judge import readings
from checker.judge.audits.levels import may_be_added
from checker.judge.audits.operations import are_like
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread
from checker.judge.audits.words import audit_of, joined, written
from checker.lexicon import ties
from checker.model import Audit, BlockKind, FigureKind, Text

__all__ = ["audit_wholes"]

# Sentences from the beginning, the headline included, whose figures an article is about: they are wholes of what it
# tells anywhere.
_LEAD = 3
# So far before a list, and after it, stands a whole of it else.
_BEFORE, _AFTER = 8, 2
# A list of so many parts is believed at a whole of so much, a shorter one at one of so much or in the lead.
_MANY, _MANY_MAKE, _FEW_MAKE = 3, Decimal(10), Decimal(20)
# Of a longer list no more is added up: a table of a whole election.
_MOST = 20
# Digits from which a part of a list hardly meets a whole by chance: of 17 lists that no other check adds up in annotated
# events 15 are of their whole.
_TELLING = 3
# A whole from which two swapped digits are looked for in its parts, and how far they may put the sum off.
_SWAPPED_FROM, _OFF = Decimal(1000), Decimal("0.05")


def _value(piece: Piece) -> Decimal:
    return readings.base_value(piece.figure) or Decimal(0)


def _is_whole(page: Page, piece: Piece) -> bool:
    """Tell whether a figure may be a whole or a part: an amount with a sharp value."""
    if not piece.is_level or piece.is_vague or piece.figure.kind is FigureKind.DURATION or _value(piece) <= 0:
        return False
    return page.kind_of(piece) is not BlockKind.CAPTION


# --- lists ----------------------------------------------------------------------------------------


def audit_wholes(page: Page) -> Iterator[Audit]:
    """Check a list that goes on over two sentences, or stands far from its total, against that total.

    What it does: adds up the figures of one thing that a sentence, or two, give, and looks for the sum in the headline,
    the lead and around; of three parts and more that two swapped digits keep from it, it says so.
    Why it matters: one wrong part of a long list is seen only by adding.
    Example: 신청자 2340명 … 서구 1210명, 동구 830명, 남구 300명; not 서구 1201명, 동구 830명, 남구 300명.
    """
    given = [piece for piece in page.pieces if piece.sentence >= 0 and _is_whole(page, piece)]
    done: set[tuple[int, ...]] = set()
    for parts in _lists(page, given):
        wholes = [piece for piece in given if _may_be_whole(page, piece, parts)]
        audit = _added(page, parts, wholes) or _with_one_more(page, parts, given) or _swapped(page, parts, wholes)
        if audit is not None:
            key = tuple(sorted(figure.span.start for figure in audit.figures))
            if key not in done:
                done.add(key)
                yield audit


def _lists(page: Page, given: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the figures of one thing that a sentence gives, with those of the next one, then by themselves."""
    rows: dict[int, list[list[Piece]]] = {}
    for sentence, found in groupby(given, key=lambda piece: piece.sentence):
        if page.sentences[sentence].kind is BlockKind.TITLE:
            continue
        groups: list[list[Piece]] = []
        for piece in found:
            home = next((group for group in groups if _is_of(piece, group[-1])), None)
            if home is None:
                groups.append([piece])
            else:
                home.append(piece)
        rows[sentence] = groups
    for sentence, groups in rows.items():
        for group in groups:
            for more in rows.get(sentence + 1, []):
                if page.block_of(group[0]) == page.block_of(more[0]) and _is_of(more[0], group[0]):
                    yield [*group, *more][:_MOST]
            if len(group) > 1 or page.language == "en":
                yield group[:_MOST]


def _is_of(piece: Piece, other: Piece) -> bool:
    """Tell whether two figures are of one list: amounts with amounts, and conversions with conversions."""
    return piece.is_like(other) and (piece.converts is None) == (other.converts is None)


def _may_be_whole(page: Page, piece: Piece, parts: Sequence[Piece]) -> bool:
    if not are_like(piece, parts[0]) or piece.figure.value is None:
        return False
    if any(_value(part) >= _value(piece) for part in parts if part is not piece):
        return False
    low, high = parts[0].sentence - _BEFORE, parts[-1].sentence + _AFTER
    return piece.sentence < _LEAD or low <= piece.sentence <= high


def _stretches(parts: list[Piece]) -> Iterator[list[Piece]]:
    """Yield a list, then what of it stands together: 아이 8명을 포함한 승객 367명과 승무원 12명."""
    for size in range(len(parts), 1, -1):
        for start in range(len(parts) - size + 1):
            yield parts[start : start + size]


def _added(page: Page, parts: list[Piece], wholes: Sequence[Piece]) -> Audit | None:
    by_value: dict[Decimal, list[Piece]] = {}
    for whole in wholes:
        by_value.setdefault(_value(whole), []).append(whole)
    for chosen in _stretches(parts) if by_value else ():
        total = sum(map(_value, chosen), Decimal(0))
        for whole in by_value.get(total, ()):
            others = [part for part in parts if part is not whole]
            told = _is_opened(page, whole, chosen[0]) or _is_divided(page, whole, chosen[0])
            if whole in chosen or (whole in parts and len(chosen) < _MANY and not told):
                continue  # 530점보다 2점 낮은 528점
            if _is_believed(page, chosen, whole, entire=len(chosen) == len(others)):
                return _told(page, chosen, whole, "same", total)
    return None


# The last of an English list in a word that is no figure: two in Garam and one in Nuri.
_ONE_MORE = re.compile(r"[^.;]{0,60}\band (?:a single )?one (?:in|at|on|from|was|is)\b")


def _with_one_more(page: Page, parts: list[Piece], given: Sequence[Piece]) -> Audit | None:
    """Find a whole that a list and the one thing named after it make: 155 in Garam, two in Nuri and one in Duri."""
    if page.language != "en" or parts[0].is_money:
        return None
    text = page.article.text
    last = next((n for n, part in reversed([*enumerate(parts)]) if _ONE_MORE.match(text, part.span.end)), None)
    for start in range(0 if last is None else last + 1):
        chosen = parts[start : (last or 0) + 1]
        total = sum(map(_value, chosen), Decimal(1))
        whole = next((p for p in given if _value(p) == total >= _FEW_MAKE and _may_be_whole(page, p, chosen)), None)
        if whole is not None:
            sums = joined([*(written(piece) for piece in chosen), "one"], "+")
            tie = text[chosen[0].span.start : chosen[-1].span.end]
            got = Spread(total, total, total)
            return audit_of(page, "sum", (*chosen, whole), whole, got, "same", sums, tie)
    return None


def _is_opened(page: Page, whole: Piece, part: Piece) -> bool:
    """Tell whether a colon opens the list behind a whole: 71 had been trapped: 64 here and seven there."""
    if whole.sentence != part.sentence or not page.text_between(whole, part).rstrip().endswith(":"):
        return False
    return not any(whole.index < p.index < part.index and p.is_level for p in page.within(whole.sentence))


# 12기 중 5기, of 12 five.
_DIVIDED = re.compile(r"\s?(?:가운데|중)(?:에서)?\s", re.IGNORECASE)


def _is_divided(page: Page, whole: Piece, part: Piece) -> bool:
    """Tell whether the words make a figure a part of the one before it: 12기 중 5기가 먼저 떴다. 7기는 남았다."""
    if whole.sentence != part.sentence or whole.index >= part.index:
        return False
    return _DIVIDED.match(page.text_between(whole, part)) is not None


def _is_believed(page: Page, parts: Sequence[Piece], whole: Piece, *, entire: bool) -> bool:
    """Tell whether a sum hardly meets a whole by chance."""
    if ties.words(page.language, "more").search(page.around(parts[-1])[1][:8]) or not may_be_added(page, parts, whole):
        return False
    if readings.significant(_value(whole)) >= _TELLING and (entire or len(parts) > 1):
        return True
    if _is_opened(page, whole, parts[0]) or (entire and _is_divided(page, whole, parts[0])):
        return _value(whole) >= _MANY_MAKE
    if not entire or any(_value(part) * 2 == _value(whole) for part in parts if len(parts) >= _MANY):
        return False  # 6명 중 5명이 숨지고 1명이 살았다: the six are the whole of the others
    if len(parts) >= _MANY:
        return _value(whole) >= _MANY_MAKE
    leads = whole.sentence < _LEAD or abs(whole.sentence - parts[0].sentence) <= 1
    return leads and (whole.is_money or _value(whole) >= _FEW_MAKE)


def _told(page: Page, parts: Sequence[Piece], whole: Piece, code: str | None, total: Decimal) -> Audit:
    sums = joined([written(piece) for piece in parts], "+")
    tie = page.article.text[parts[0].span.start : parts[-1].span.end]
    return audit_of(page, "sum", (*parts, whole), whole, Spread(total, total, total), code, sums, tie)


def _swapped(page: Page, parts: list[Piece], wholes: Sequence[Piece]) -> Audit | None:
    """Find a list that two neighbouring digits of one part, put in their places, make the whole."""
    if len(parts) < _MANY or any(part.converts is not None for part in parts):
        return None
    total = sum(map(_value, parts), Decimal(0))
    for whole in wholes:
        off = _value(whole) - total
        if whole in parts:
            continue
        if _value(whole) < _SWAPPED_FROM or not off or abs(off) > _OFF * _value(whole):
            continue
        for part in parts:
            if any(off == other - _value(part) for other in _swaps(_value(part))):
                return _with_slip(_told(page, parts, whole, None, total), part)
    return None


def _with_slip(audit: Audit, part: Piece) -> Audit:
    """Say which part of a list has two digits in each other's place."""
    name = written(part)
    ko = f"‘{name}’의 이웃한 두 숫자를 서로 바꾸면 맞습니다."
    en = f"With two neighbouring digits of “{name}” in each other's place it would."
    text = Text(f"{audit.explanation.ko} {ko}", f"{audit.explanation.en} {en}")
    return replace(audit, explanation=text)


def _swaps(value: Decimal) -> Iterator[Decimal]:
    """Yield a whole number with two neighbouring digits in each other's place."""
    digits = f"{value:f}"
    if "." in digits or len(digits) < _TELLING:
        return
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1]:
            yield Decimal(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])
