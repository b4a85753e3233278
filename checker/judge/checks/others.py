"""Figures that stand for two facts, whatever joined them."""

from __future__ import annotations

from checker.judge.checks.digits import has_swapped_digits, is_scaled
from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, Side
from checker.judge.readings import significant
from checker.lexicon.qualifiers import scope_words
from checker.lexicon.roles import base_word
from checker.model import Moment, Role, Text

__all__ = ["bases_differ", "is_foretold_by_one", "other_fact"]

# Digits that no two facts share at another scale by chance.
_TELLING_DIGITS = 3
# Periods that a figure is a figure of; a day is more often that of a report.
_GRAINS = ("month", "quarter", "half", "year")


def other_fact(pair: Pair) -> Judgement | None:
    """Speak when both texts say that they speak of two facts.

    What it does: asks whether both name their scope, period or base of comparison, and not the same one,
    or one gives a forecast and the other an outcome; a mark on one side alone proves nothing.
    Why it matters: sales of the fourth quarter and of the year differ, and both are right.
    Example: 전년 대비 10.65% / 전분기 대비 5.18%; 별도 매출 / 연결 매출; not 매출 75조 / 매출 77조.
    Source: VERDICTS, comparing 5: say "not the same fact, because …" rather than nothing.
    """
    if is_scaled(pair, _TELLING_DIGITS) or _are_swapped(pair):
        return None
    for find in (_bases, _scopes, _forecast, _periods):
        why = find(*pair.sides)
        if why is not None:
            return Judgement(
                "other_fact",
                different(pair, Text(f"같은 사실이 아닐 수 있습니다: {why.ko}.", f"may be two facts: {why.en}.")),
                change=Text("같은 기준으로 말한 수치라면 불일치입니다.", "On the same basis they would conflict."),
            )
    return None


def is_foretold_by_one(pair: Pair) -> bool:
    """Tell whether nothing but a word of forecast in one text says that two figures are of two facts."""
    if any(find(*pair.sides) is not None for find in (_bases, _scopes, _periods)):
        return False
    return _forecast(*pair.sides) is not None


# Digits of which two changed places by no chance, whatever is said of the scope: 1만3361명, 1만3316명.
_SWAPPED_DIGITS = 4


def _are_swapped(pair: Pair) -> bool:
    values = [figure.mention.value for figure in pair.figures]
    return all(value is not None and significant(value) >= _SWAPPED_DIGITS for value in values) and has_swapped_digits(
        pair
    )


def bases_differ(left: Side, right: Side) -> bool:
    """Tell whether two changes are told against two earlier periods."""
    return None not in (left.claim.base, right.claim.base) and left.claim.base != right.claim.base


def _bases(left: Side, right: Side) -> Text | None:
    first, second = left.claim.base, right.claim.base
    if first is None or second is None or first == second:
        return None
    one, two = base_word(first), base_word(second)
    return Text(
        f"{left.name} {one.ko} 대비 / {right.name} {two.ko} 대비",
        f"{left.name} against the {one.en} before / {right.name} against the {two.en} before",
    )


def _scopes(left: Side, right: Side) -> Text | None:
    """Compare marks of one family (sex:male, sex:female); a bare mark is a family of its own."""
    first, second = (_families(side) for side in (left, right))
    for family in sorted(first.keys() & second.keys()):
        if first[family] != second[family]:
            one, two = (_names(family, marks[family]) for marks in (first, second))
            return Text(
                f"{left.name} ‘{one.ko}’ / {right.name} ‘{two.ko}’", f"{left.name} “{one.en}” / {right.name} “{two.en}”"
            )
    return None


def _families(side: Side) -> dict[str, set[str]]:
    families: dict[str, set[str]] = {}
    for mark in side.claim.qualifiers:
        family, colon, name = mark.partition(":")
        if colon:
            families.setdefault(family, set()).add(name)
    return families


def _names(family: str, marks: set[str]) -> Text:
    return scope_words({f"{family}:{mark}" for mark in marks})


def _forecast(left: Side, right: Side) -> Text | None:
    if (left.claim.role is Role.FORECAST) == (right.claim.role is Role.FORECAST):
        return None
    return Text("한쪽은 전망이나 목표", "one is a forecast or a target")


def _periods(left: Side, right: Side) -> Text | None:
    first, second = left.claim.period, right.claim.period
    if first is None or second is None or first.moment is None or second.moment is None:
        return None
    if not (_is_period(first.moment) and _is_period(second.moment)) or _overlap(first.moment, second.moment):
        return None
    return Text(
        f"{left.name} ‘{first.text}’ / {right.name} ‘{second.text}’",
        f"{left.name} “{first.text}” / {right.name} “{second.text}”",
    )


def _is_period(moment: Moment) -> bool:
    return moment.grain in _GRAINS and moment.certain


def _overlap(first: Moment, second: Moment) -> bool:
    return first.start < second.end and second.start < first.end
