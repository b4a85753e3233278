"""How long a deal lasts is told with what it is worth: six years and $113 million, six years and $36 million."""

from __future__ import annotations

from decimal import Decimal

from checker.match.features import middle
from checker.match.pairs.context import Context
from checker.model import Claim

__all__ = ["find_terms_veto"]

# How many times the other one of two amounts is where they are two deals: what sources tell differently of one, and what
# is rounded, is nearer.
_TWO_DEALS = 2


def find_terms_veto(left: Claim, right: Claim, context: Context) -> str | None:
    """Keep the lengths of two deals apart, each told right before what its deal is worth: 6년 1억 달러, 6년 3600만 달러."""
    one, two = context.deals.get(left.id), context.deals.get(right.id)
    if one is None or two is None or one.unit != two.unit:
        return None
    small, large = sorted(abs(middle(figure) or Decimal(0)) for figure in (one, two))
    return f"{one.text} | {two.text}" if small * _TWO_DEALS < large else None
