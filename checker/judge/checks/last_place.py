"""Two amounts that differ by one in their last place: one was rounded, the other cut off."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, is_money, magnitude, same_scale
from checker.model import Figure, FigureKind, Role, Text

__all__ = ["last_place"]

# Accounts are kept in won and told in millions or in 억: what is told to less (만원, a price) is told in full.
_TOLD_IN = Decimal(10**6)
# From here on a last place is small enough: 1134억 and 1135억, 33.6% and 33.7%; 11억 and 12억 are two amounts.
_PLACES = 100


def last_place(pair: Pair) -> Judgement | None:
    """Speak when two amounts differ by one in their last place, as rounding and cutting off leave it.

    What it does: takes amounts of won that end at a million or higher, and percentages of change, of three digits
    or more, written to one place; the lower one may say 여.
    Why it matters: 2조424억6천만원 is printed as 2조425억 by one desk and as 2조424억 by the next; both are right.
    Example: 2조425억원 / 2조424억원; 33.6% 감소 / 33.7% 감소; not 179명 / 180명, not 지지율 33.6% / 33.7%.
    Source: REALITY, compatible differences: rounding and truncation are both normal.
    """
    if not same_scale(*pair.figures) or not (_are_accounts(pair) or _are_changes(pair)):
        return None
    first, second = (magnitude(figure) for figure in pair.figures)
    if not first or not second or not _are_plain(pair.figures):
        return None
    last = min(_last(first), _last(second))
    if abs(first - second) != last or min(abs(first), abs(second)) < _PLACES * last:
        return None
    if is_money(pair.anchor.figure) and last < _TOLD_IN:
        return None
    text = different(
        pair,
        Text(
            "끝자리가 1만큼 다릅니다. 더 자세한 값을 한쪽은 반올림하고 한쪽은 버린 것으로 보입니다.",
            "differ by one in the last place: one seems to be rounded, the other cut off.",
        ),
    )
    change = Text("원자료에서 그다음 자리를 확인하면 됩니다.", "The next digit in the source would tell.")
    return Judgement("last_place", text, (), change)


def _are_accounts(pair: Pair) -> bool:
    return all((figure.unit or "").split("/")[0] == "KRW" for figure in pair.figures)


def _are_changes(pair: Pair) -> bool:
    return pair.has_kind(FigureKind.PERCENT) and all(side.claim.role is Role.CHANGE for side in pair.sides)


def _last(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is no filler nought: 348억2700만 → 100만."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _are_plain(figures: tuple[Figure, Figure]) -> bool:
    """Tell whether two figures are unhedged, or the lower one with its 여 goes up to the other: 323억7000여만원, 323억8천만원."""
    lower, upper = sorted(figures, key=lambda figure: abs(figure.value or Decimal(0)))
    if not upper.low == upper.value == upper.high or lower.low != lower.value:
        return False
    return lower.high in (lower.value, upper.value)
