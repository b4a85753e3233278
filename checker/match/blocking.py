"""Propose the pairs of claims that are worth a look: those that share a block key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from checker.match.features import digits_of, mantissa, middle
from checker.match.pairs.values import CALENDAR
from checker.model import Claim

__all__ = ["candidate_pairs", "slipped_pairs"]

# Pairs looked at in one block before the block counts as too common to propose any: an event that 400 outlets
# tell has so many of each of its facts, and takes ten times as long an article as one that ten tell.
MAX_BLOCK = 100_000


def _block_keys(claim: Claim) -> Iterator[str]:
    """Yield what a claim must share with another one for the two to be compared at all."""
    kind = "when" if claim.figure.kind in CALENDAR else "amount"
    if claim.attribute:
        yield f"{kind}:a:{claim.attribute}"
    for figure in (claim.figure, *claim.conversions):
        if figure.moment is not None:
            yield f"{kind}:m:{figure.moment.start:%d %H}"
            yield f"{kind}:w:{figure.moment.start:%Y-%m}"
        elif (number := middle(figure)) is not None and number:
            digits = int(mantissa(number))
            yield from (f"{kind}:v:{near}" for near in (digits - 1, digits, digits + 1))
    for word, _ in claim.words[:4]:
        yield f"{kind}:{claim.figure.dimension}:{word}"


def candidate_pairs(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the pairs of claims that share a block, by their places, in order.

    Args:
        claims: All claims of a story.
    """
    return _paired(claims, _block_keys)


# Digits from which values that one slip would make equal are looked up.
_LOOKED_UP = 3


def _slip_keys(claim: Claim) -> Iterator[str]:
    """Yield the digits of a value with each one left out: two values one slip apart share such a key."""
    number = middle(claim.figure)
    digits = digits_of(number) if number and claim.figure.kind not in CALENDAR else ""
    if len(digits) >= _LOOKED_UP:
        yield digits
        yield from (digits[:place] + digits[place + 1 :] for place in range(len(digits)))


def slipped_pairs(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the pairs of claims whose values may be one slip apart, by their places, in order.

    Args:
        claims: All claims of a story.

    Source: symmetric deletion, as spelling correctors use it (W. Garbe, SymSpell, 2012).
    """
    return _paired(claims, _slip_keys)


def _paired(claims: Sequence[Claim], keys: Callable[[Claim], Iterator[str]]) -> list[tuple[int, int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        for key in sorted(set(keys(claim))):
            blocks[key].append(index)
    pairs: set[tuple[int, int]] = set()
    for members in dict.fromkeys(map(tuple, blocks.values())):  # two figures that are alike share several keys
        if len(members) * (len(members) - 1) // 2 <= MAX_BLOCK:
            pairs.update(combinations(members, 2))
    return sorted(pairs)
