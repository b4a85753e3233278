"""The rates at which a story itself converts money: 5억달러(약 7300억원) holds for a paper that gives the won alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.match.features import significant
from checker.model import Claim, Figure, FigureKind

__all__ = ["Rates", "are_at_rate", "are_one_converted", "converted", "story_rates"]

# (currency, other currency) → units of the other one for one.
Rates = Mapping[tuple[str, str], Decimal]

# Papers convert at the rates of different days, and round: 26 million dollars are 35.0 and 36.1 billion won.
_APART = Decimal("0.03")
# Rates of one pair of currencies that lie further apart were not made by converting.
_SPREAD = Decimal("1.2")
# Amounts of one digit are told of many things.
_DIGITS = 2


def story_rates(claims: Sequence[Claim]) -> Rates:
    """Return the rates, each the middle one of those that the claims of a story convert at.

    Currencies of which the claims disagree are left out.
    """
    found: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for claim in claims:
        for other in claim.conversions:
            first, second = _amount(claim.figure), _amount(other)
            if first and second and claim.figure.unit != other.unit:
                found[str(claim.figure.unit), str(other.unit)].append(second / first)
                found[str(other.unit), str(claim.figure.unit)].append(first / second)
    middles = {pair: sorted(rates)[len(rates) // 2] for pair, rates in found.items()}
    return {pair: rate for pair, rate in middles.items() if max(found[pair]) <= _SPREAD * min(found[pair])}


def _amount(figure: Figure) -> Decimal | None:
    """Return an amount of money that is told to the digit, one per share or head left out."""
    if figure.kind is not FigureKind.MONEY or figure.value is None or "/" in (figure.unit or "/"):
        return None
    return figure.value


def converted(figure: Figure, rates: Rates) -> Iterator[Decimal]:
    """Yield what an amount is in the other currencies of a story."""
    amount = _amount(figure)
    if amount:
        yield from (amount * rate for (unit, _), rate in rates.items() if unit == figure.unit)


def are_at_rate(one: Figure, two: Figure, rates: Rates) -> bool:
    """Tell whether two amounts in two currencies are one at the rate of the story, as far as both are rounded."""
    rate = rates.get((str(one.unit), str(two.unit)))
    first, second = _amount(one), _amount(two)
    if rate is None or not first or not second or max(significant(one), significant(two)) < _DIGITS:
        return False
    return abs(first * rate - second) <= _APART * abs(second)


def are_one_converted(one: Figure, two: Figure) -> bool:
    """Tell whether two amounts in one currency, one of which is a conversion, are as near as two days' rates are.

    A company tells its sales as 20.82 billion dollars, and a desk makes 20.88 billion of the local ones.
    """
    first, second = _amount(one), _amount(two)
    if not first or not second or one.unit != two.unit:
        return False
    return abs(first - second) <= _APART * abs(second)
