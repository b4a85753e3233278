"""The head of a page: the headline, sub-headlines, and the labels above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.later import later
from checker.load.lines import LATE
from checker.load.pieces import Piece, furnish, key_of
from checker.load.shapes import is_bulleted, is_headline
from checker.model import BlockKind

__all__ = ["mark_head"]

# How many pieces below a line are looked at for the headline that it may stand above.
_NEAR = 40


def mark_head(pieces: list[Piece], title: str | None) -> str | None:
    """Mark the headline and what stands round it above the lead; return the headline shown."""
    if title is not None:
        return _mark_given_title(pieces, title)
    last = max((i for i, piece in enumerate(pieces) if piece.prose and piece.open), default=-1)
    for index, piece in enumerate(pieces[:last]):
        if piece.role in LATE:
            furnish(piece)
            continue
        if not piece.open:
            continue
        if _is_label(piece, [p for p in pieces[index + 1 : index + _NEAR] if p.open]):
            furnish(piece)
            continue
        if not is_headline(piece.text) or (piece.prose and len(piece.text) > 80):
            return None
        piece.kind = BlockKind.TITLE
        _mark_decks(pieces, index + 1)
        return re.sub(r"^#+\s*", "", piece.text)
    return None


def _is_label(piece: Piece, followers: Sequence[Piece]) -> bool:
    """Tell whether a short line above a headline names a section (사회, 심층)."""
    short = len(piece.text) <= 8 and piece.text.count(" ") <= 1 and re.search(r"\d", piece.text) is None
    return short and len(followers) >= 2 and is_headline(followers[0].text)


# A name of a section or an outlet above the headline is no longer than this.
_LABEL_LENGTH = 20


def _mark_given_title(pieces: list[Piece], title: str) -> str | None:
    wanted = key_of(title)
    seen = 0
    for index, piece in enumerate(pieces):
        if piece.role in LATE:
            furnish(piece)
            continue
        key = key_of(piece.text)
        if not piece.open and key != wanted:
            continue
        if key and (
            key == wanted or (len(key) >= 10 and (key in wanted or wanted in key) and len(key) < len(wanted) * 1.4)
        ):
            piece.kind = BlockKind.TITLE
            for above in pieces[:index]:
                if above.open and len(above.text) <= _LABEL_LENGTH and not re.search(r"\d", above.text):
                    furnish(above)
            _mark_decks(pieces, index + 1)
            return piece.text
        seen += 1
        if piece.prose or seen > 3:
            break
    return None


# Sub-headlines are few and short; more than this is a list or a table.
_DECKS, _DECK_LENGTH = 4, 90


_CLOCK = later(r"\d{1,2}:\d{2}\b|\d{1,2}\s?[ap]\.?m\b|(?:오전|오후)\s\d{1,2}시")


def _mark_decks(pieces: list[Piece], start: int) -> None:
    """Mark sub-headlines between the headline and the lead."""
    decks: list[Piece] = []
    for piece in pieces[start:]:
        if piece.role in LATE:
            furnish(piece)
            continue
        if not piece.open:
            continue
        if is_bulleted(piece.text):
            # the line above a list is its heading, unless it is set off as a sub-headline (- … -)
            if decks and not decks[-1].text.startswith(("-", "–", "—")):
                decks.pop()
            break
        if piece.prose:
            break
        if piece.text.endswith("?") or _CLOCK.match(piece.text) or re.fullmatch(r"[\[<(【].{1,6}[\])>】]", piece.text):
            # 어떻게 시작됐나? opens the first section of the body, [앵커] the first part of a script,
            # 9:14 a.m. the latest entry of a live report
            break
        if not is_headline(piece.text) or len(piece.text) > _DECK_LENGTH or len(decks) >= _DECKS:
            return
        decks.append(piece)
    else:
        return
    for piece in decks:
        piece.kind = BlockKind.TITLE
