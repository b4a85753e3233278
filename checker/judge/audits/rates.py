"""How many apply for one place: a rate of competition against places and applicants."""

from __future__ import annotations

from collections.abc import Iterator

from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import fits, is_reckonable, spread_pair
from checker.judge.audits.words import audit_of, is_to_one, written
from checker.lexicon.wordlists import word_list
from checker.model import Audit, FigureKind, Text

__all__ = ["audit_competition"]

_WORDS = "ko/rates.toml"
# So far behind a rate may stand what it is called; of one that is not called so only what fits is told.
_BEHIND = 12


def audit_competition(page: Page) -> Iterator[Audit]:
    """Check ``A apply for B places, C to 1`` against A and B.

    What it does: divides the applicants by the places and holds the printed rate against it.
    Why it matters: the rate is the headline of a subscription, and one of the three is often mistyped.
    Example: 190가구 모집에 3만474명이 신청해 160.4대 1; not 190가구 모집에 3만474명이 신청해 106.4대 1.
    """
    done: set[int] = set()
    for match in page.matches("competition"):
        places, applied, rate = (match.slots[name] for name in ("places", "applied", "rate"))
        if rate.index in done or not is_to_one(rate.figure) or not _are_counts(places, applied):
            continue
        audit = _competition(page, match, places, applied, rate)
        if audit is not None:
            done.add(rate.index)
            yield audit


def _are_counts(*pieces: Piece) -> bool:
    return all(
        piece.figure.kind is FigureKind.COUNT and not piece.is_vague and is_reckonable(piece.figure) for piece in pieces
    )


def _competition(page: Page, match: Match, places: Piece, applied: Piece, rate: Piece) -> Audit | None:
    pair = spread_pair(applied.figure, places.figure, loose=True)
    if pair is None or pair[1].low <= 0 or pair[0].low <= 0:
        return None
    got = pair[0] / pair[1]
    code = fits(rate.figure, got, loose=True)
    if code is None and not (match.tie.sure and _is_named(page, applied, rate)):
        return None
    sums = f"{written(applied)} ÷ {written(places)}"
    return audit_of(page, "competition", (applied, places, rate), rate, got, code, Text(sums, sums), match.words)


def _is_named(page: Page, applied: Piece, rate: Piece) -> bool:
    """Tell whether the words call a ratio the rate of all that are told of: 3대 1로 이겼다 is a score."""
    between = page.text_between(applied, rate)
    behind = page.article.text[rate.span.end : rate.span.end + _BEHIND]
    is_named = any(word in between + behind for word in word_list(_WORDS, "named"))
    return is_named and not any(word in between for word in word_list(_WORDS, "of_one_type"))
