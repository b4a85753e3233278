"""Propose the pairs of claims that are worth a look: those that share a block key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from operator import or_

from checker.match.features import digits_of, mantissa, middle, score_of
from checker.match.mates import Mates, places_in, rows_of
from checker.match.pairs import Likeness
from checker.match.pairs.exchange import Rates, converted
from checker.match.pairs.values import CALENDAR
from checker.model import Claim, FigureKind

__all__ = ["candidate_mates", "slipped_mates"]

# What claims of one block share.
Key = tuple[str | int, ...]

# Pairs looked at in one block before the block counts as too common to propose any: an event that 400 outlets
# tell has so many of each of its facts, and takes ten times as long an article as one that ten tell.
MAX_BLOCK = 100_000


def _block_keys(claim: Claim, rates: Rates) -> Iterator[Key]:
    """Yield what a claim must share with another one for the two to be compared at all."""
    kind = "when" if claim.figure.kind in CALENDAR else "amount"
    if claim.attribute:
        yield kind, "attribute", claim.attribute
    for figure in (claim.figure, *claim.conversions):
        if figure.moment is not None:
            start = figure.moment.start
            yield kind, "hour", start.day, start.hour
            if figure.kind is FigureKind.TIME:
                yield kind, "clock", start.hour, start.minute  # the day is often read from words far off
            yield kind, "month", start.year, start.month
        elif (number := middle(figure)) is not None and number:
            for amount in (number, *converted(figure, rates)):
                digits = int(mantissa(amount))
                yield from ((kind, "digits", near) for near in (digits - 1, digits, digits + 1))
        elif (score := score_of(figure)) is not None:
            yield kind, "score", *score
    for word, _ in claim.words[:4]:
        yield kind, claim.figure.dimension, word


def candidate_mates(claims: Sequence[Claim], likeness: Likeness) -> Mates:
    """Return the pairs of claims that share a block.

    Args:
        claims: All claims of a story.
        likeness: What the rules make of them.
    """
    kinds = [likeness.alike(claim) for claim in claims]
    rates = {**likeness.context.day_rates, **likeness.context.rates}
    return _mates(claims, kinds, lambda claim: _block_keys(claim, rates))


# Digits from which values that one slip would make equal are looked up.
_LOOKED_UP = 3


def _slip_keys(claim: Claim) -> Iterator[Key]:
    """Yield the digits of a value with each one left out: two values one slip apart share such a key."""
    number = middle(claim.figure)
    digits = digits_of(number) if number and claim.figure.kind not in CALENDAR else ""
    if number and len(digits) == _LOOKED_UP - 1 and number >= 10 ** len(digits):
        digits += "0"  # 780, of which a slip makes 708
    if len(digits) >= _LOOKED_UP:
        yield (digits,)
        yield from ((digits[:place] + digits[place + 1 :],) for place in range(len(digits)))


def slipped_mates(claims: Sequence[Claim], likeness: Likeness) -> Mates:
    """Return the pairs of claims whose values may be one slip apart.

    Args:
        claims: All claims of a story.
        likeness: What the rules make of them.

    Source: symmetric deletion, as spelling correctors use it (W. Garbe, SymSpell, 2012).
    """
    return _mates(claims, [likeness.twin(claim) for claim in claims], _slip_keys)


def _mates(claims: Sequence[Claim], kinds: Sequence[int], keys: Callable[[Claim], Iterator[Key]]) -> Mates:
    rows = rows_of(kinds)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for kind, row in rows.items():  # all claims of a kind have the same keys
        for key in set(keys(claims[next(places_in(row))])):
            blocks[key].append(kind)
    mates = dict.fromkeys(rows, 0)
    for sharing in blocks.values():
        block = reduce(or_, [rows[kind] for kind in sharing])
        members = block.bit_count()
        if members * (members - 1) // 2 <= MAX_BLOCK:
            for kind in sharing:
                mates[kind] |= block
    return [mates[kind] for kind in kinds]
