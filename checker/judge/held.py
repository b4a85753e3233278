"""One statement of a fact, held against the one that all are held against."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec
from msgspec.structs import replace

from checker.judge.checks import CHECKS
from checker.judge.compare import Check, Judgement, Pair, Side, magnitude
from checker.judge.readings import significant
from checker.judge.severity import SLIPS
from checker.model import Figure, Verdict

__all__ = ["RANK", "Held", "count_tellers", "judge_pair"]

# The worst needed reading decides. Undecided statements stand aside as long as others were decided.
RANK = {
    Verdict.AGREE: 0,
    Verdict.ROUNDING: 1,
    Verdict.CONVERSION: 2,
    Verdict.HEDGED: 3,
    Verdict.UPDATE: 4,
    Verdict.CONFLICT: 5,
}
# Slips that the digits prove, from so many digits on: 5576 and 5576 cannot be chance, 6 and 6 can.
_TELLING = ("scale_slip", "swapped_digits", "mistyped_digit", "percent_or_point")
_TELLING_DIGITS = 3
# What the rates say of one number in two currencies, and from how many digits on that is a currency misprinted.
_RATES = ("wrong_conversion", "stale_rate", "scale_slip")
_CURRENCY_DIGITS = 2
# Another scale word (만 for 억, million for billion) is told by two digits.
_SCALE_WORD = Decimal(1000)


class Held(msgspec.Struct, frozen=True, gc=False):
    """One statement held against the anchor; ``pair`` is what decided (a bracket, say)."""

    anchor: Side
    side: Side
    pair: Pair
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        """Return what the checks made of it."""
        return self.judgement.verdict

    @property
    def is_evident(self) -> bool:
        """Tell whether the digits themselves prove a slip, or both figures stand in one bracket."""
        if self.judgement.code not in SLIPS:
            return False
        values = [figure.mention.value for figure in self.pair.figures]
        digits = min((significant(value) for value in values if value is not None), default=0)
        if self.pair.anchor.claim.id == self.pair.other.claim.id:
            return True
        if self.judgement.code in _RATES and values[0] == values[1] and digits >= _CURRENCY_DIGITS:
            return True  # 482억원 and 482억 dollars
        by_word = self.judgement.code == "scale_slip" and (self.judgement.off or 0) >= _SCALE_WORD - 1
        return self.judgement.code in _TELLING and digits >= _TELLING_DIGITS - by_word


def judge_pair(pair: Pair, besides: frozenset[Check] = frozenset()) -> Judgement:
    """Ask the checks in their order, but for those ``besides``, and return the first answer, with its verdict.

    Raises:
        LookupError: No check spoke; the last of the table always does.
    """
    for verdict, check in CHECKS:
        judgement = None if check in besides else check(pair)
        if judgement is not None:
            return judgement if judgement.verdict is verdict else replace(judgement, verdict=verdict)
    raise LookupError("no check spoke")


def count_tellers(figure: Figure, sides: Sequence[Side]) -> int:
    """Count the articles that give the value of a figure."""
    return len({side.claim.article for side in sides if magnitude(side.figure) == magnitude(figure)})
