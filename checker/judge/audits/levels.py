"""The levels that shares, multiples, changes and differences are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.judge.audits.page import Match, Page, Piece
from checker.judge.audits.reckon import SIDED, Spread, is_reckonable, off_by, power_slip, spread_pair
from checker.lexicon import ties
from checker.model import BlockKind, FigureKind, Text

__all__ = [
    "DOWN",
    "HUNDRED",
    "LEAD",
    "NEAR",
    "SLIPS",
    "UP",
    "are_alone",
    "are_of_others",
    "are_one_thing",
    "are_usable",
    "direction_of",
    "kinds_of",
    "levels_of",
    "may_be_added",
    "may_be_meant",
    "may_be_part",
    "pairs_around",
    "ratio_of",
]

# How far a loose tie may reach: sentences before and after the one with the share or multiple.
_BEFORE, _AFTER = 6, 2
# … and after a headline, whose figures the text gives when it comes to them.
_LED = 8
# Two figures of one attribute are tied from further off: 66명이 세상을 떠났으니 그 두 배.
_FAR = 15
# So far before a part of another figure stand the words that make it one: 19명, 그 중 5명.
_RIGHT_BEFORE = 14
HUNDRED = Decimal(100)


def are_usable(*pieces: Piece) -> bool:
    """Tell whether one can reckon with all of some figures."""
    return all(not piece.is_vague and is_reckonable(piece.figure) for piece in pieces)


def levels_of(pieces: list[Piece]) -> list[Piece]:
    """Return those of some figures that are levels to reckon with."""
    return [piece for piece in pieces if piece.is_level and are_usable(piece)]


def pairs_around(page: Page, anchor: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Yield pairs of like levels around a share or multiple, the nearest first."""
    after = _LED if page.kind_of(anchor) is BlockKind.TITLE else _AFTER
    around = [p for p in levels_of(page.near(anchor, _FAR, after)) if page.kind_of(p) is not BlockKind.CAPTION]
    around.sort(key=lambda p: (abs(p.sentence - anchor.sentence), abs(p.span.start - anchor.span.start)))
    seen: set[tuple[str, object]] = set()
    ranked = []
    for piece in around:
        key = (piece.figure.dimension + (piece.figure.unit or ""), piece.figure.value)
        if key not in seen:
            seen.add(key)
            ranked.append(piece)
    couples = [(i, j, a, b) for i, a in enumerate(ranked) for j, b in enumerate(ranked) if i < j and a.is_like(b)]
    couples = [
        row for row in couples if (_is_close(anchor, row[2]) and _is_close(anchor, row[3])) or are_one_thing(*row[2:])
    ]
    here = [row for row in couples if anchor.sentence in (row[2].sentence, row[3].sentence)]
    couples = here or couples
    couples.sort(key=lambda row: (row[2].claim.attribute != row[3].claim.attribute, row[0] + row[1], row[0]))
    for _, _, first, second in couples:
        yield first, second
        yield second, first


def _is_close(anchor: Piece, piece: Piece) -> bool:
    return anchor.sentence - piece.sentence <= _BEFORE


def are_one_thing(first: Piece, second: Piece) -> bool:
    """Tell whether two figures are of one attribute."""
    return first.claim.attribute is not None and first.claim.attribute == second.claim.attribute


def are_of_others(result: Piece, first: Piece, second: Piece) -> bool:
    """Tell whether what a result is of is known, and neither of two levels is of it, nor both of one thing.

    Shipments that doubled are not what sales are to profit.
    """
    counted = [piece.claim.attribute for piece in (result, first, second)]
    return None not in counted and len(set(counted)) == len(counted)


def ratio_of(top: Piece, bottom: Piece, *, loose: bool) -> Spread | None:
    """Return one figure divided by another, ``None`` where that says nothing."""
    pair = spread_pair(top.figure, bottom.figure, loose=loose)
    if pair is None or pair[1].low <= 0 or pair[0].low < 0:
        return None
    return pair[0] / pair[1]


def may_be_part(part: Piece, whole: Piece) -> bool:
    """Tell whether one figure may be a part of another, or another value of it: two levels of one unit."""
    return part.is_level and whole.is_level and part.is_like(whole) and are_usable(part, whole) and part is not whole


def may_be_added(page: Page, parts: Sequence[Piece], whole: Piece) -> bool:
    """Tell whether figures that happen to make another one may be its parts.

    Not where one is part of the one before it (29명이 옮겨졌고 그 중 7명은 위중하다), nor where one is a bound and the whole
    is none: 100여명 and one more are not 101명.
    """
    if not whole.figure.hedges and any(part.figure.has(*SIDED) for part in parts):
        return False
    between = (page.text_between(first, second) for first, second in pairwise(parts))
    part_of = ties.words(page.language, "part_of_it")
    return not any(part_of.search(words, max(0, len(words) - _RIGHT_BEFORE)) for words in between)


def kinds_of(*pieces: Piece) -> set[FigureKind]:
    """Return the kinds of some figures."""
    return {piece.figure.kind for piece in pieces}


def are_alone(page: Page, *pieces: Piece) -> bool:
    """Tell whether the sentences of some figures have none like them besides, so that nothing else can be meant."""
    if any(piece.figure.has(*SIDED) for piece in pieces):
        return False
    told = {piece.index for piece in pieces}
    others = [p for number in {piece.sentence for piece in pieces} for p in page.within(number) if p.index not in told]
    return not any(
        other.is_percent == piece.is_percent and (other.is_percent or (other.is_level and other.is_like(piece)))
        for other in others
        for piece in pieces
    )


# What is off by more is no slip of the result, but made of other figures.
_SLIP = Decimal("0.5")


def may_be_meant(stated: Piece, got: Spread) -> bool:
    """Tell whether a printed result is near enough to what others give to be meant for it, or a power of ten off."""
    return off_by(stated.figure, got) <= _SLIP or power_slip(stated.figure, got) is not None


def direction_of(match: Match) -> int:
    """Return which way the words of a form say that something went: 1 up, -1 down, 0 where they do not."""
    up, down = match.classes & {"rise", "more"}, match.classes & {"fall", "less"}
    return 0 if bool(up) == bool(down) else (1 if up else -1)


# The first sentences of an article, the headline included, which tell what it is about.
LEAD = 3
# Powers of ten by which a level or the rate may have slipped, and how near the arithmetic must then come.
SLIPS = (-3, -2, -1, 1, 2, 3)
NEAR = Decimal("0.02")
UP, DOWN = Text("늘었다", "a rise"), Text("줄었다", "a fall")
