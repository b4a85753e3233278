"""How far two figures lie apart, in the unit in which both are told."""

from __future__ import annotations

from decimal import Decimal

from checker.judge.checks.say import unit_word
from checker.judge.compare import Pair, is_money, magnitude
from checker.judge.wording import behind_number, off_text
from checker.lexicon.units import unit_said
from checker.model import Figure, FigureKind, Text
from checker.numbers import english, korean, tidy

__all__ = ["gap"]

_COUNTED = (FigureKind.COUNT, FigureKind.NUMBER)
# Two counts below this are put apart as they are: 179 and 181 are 2 apart, not 1.1 %.
_FEW = 1000

_AGE = ("살", "year", "years")


def gap(pair: Pair) -> Text | None:
    """Return how far two figures lie apart: 3.24%p, 1050원(2.1%), 2명, 1살, or in per cent where their units differ.

    ``None`` where one of the two has no value. Percentages lie so many points apart, not per cent.
    """
    left, right = pair.figures
    first, second = magnitude(left), magnitude(right)
    if first is None or second is None:
        return None
    larger = max(abs(first), abs(second))
    share = off_text(abs(first - second) / larger if larger else Decimal(0))
    if left.value is None or right.value is None:
        return share
    if left.mention.per or right.mention.per:
        return _of_prices(left, right, share)
    apart = abs(abs(left.value) - abs(right.value))
    if left.unit == right.unit == "percent":
        return Text(f"{tidy(apart):f}%p", f"{tidy(apart):f} point{'' if apart == 1 else 's'}")
    if pair.has_kind(FigureKind.AGE):
        return _measured(apart, _AGE)
    if pair.has_kind(FigureKind.RANK):
        return _told(apart, Text("", ""))
    if left.unit == right.unit and (measure := unit_said().get(left.unit or "")) is not None:
        return _with_share(_measured(apart, measure), share)
    if is_money(left) and left.unit == right.unit:
        return _with_share(_told(apart, unit_word(left)), share)
    units = {unit_word(figure) for figure in pair.figures} - {Text("", "")}
    if len(units) > 1 or not pair.has_kind(*_COUNTED):
        return share
    told = _told(apart, units.pop() if units else Text("", ""))
    return told if larger >= 1 and larger < _FEW else _with_share(told, share)


def _of_prices(left: Figure, right: Figure, share: Text) -> Text:
    """Return how far prices of one unit lie apart, as they are written: 43만4000원 and 43만2000원 for a square metre."""
    first, second = left.mention, right.mention
    known = [mention.per for mention in (first, second) if mention.per is not None]
    is_one_unit = is_money(left) and is_money(right) and first.unit == second.unit
    is_one_quantity = len({(per.amount, per.unit) for per in known}) == 1
    if not is_one_unit or not is_one_quantity or first.value is None or second.value is None:
        return share
    unit = behind_number((left.unit or "").split("/")[0])
    return _with_share(_told(abs(abs(first.value) - abs(second.value)), unit), share)


def _told(apart: Decimal, unit: Text) -> Text:
    return Text(f"{korean(apart)}{unit.ko}", f"{english(apart)}{unit.en}")


def _measured(apart: Decimal, names: tuple[str, str, str]) -> Text:
    ko, one, more = names
    return Text(f"{korean(apart)}{ko}", f"{english(apart)} {one if apart == 1 else more}")


def _with_share(told: Text, share: Text) -> Text:
    return Text(f"{told.ko}({share.ko})", f"{told.en} ({share.en})")
