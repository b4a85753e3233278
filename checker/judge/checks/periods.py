"""One amount, told of two quarters or half-years; one change, told against two earlier periods."""

from __future__ import annotations

import re

from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, Side, magnitude, same_scale
from checker.judge.readings import find_rounding, significant
from checker.lexicon.fiscal import counts_fiscal_quarters
from checker.lexicon.roles import base_word, named_bases
from checker.model import FigureKind, Moment, Role, Text

__all__ = ["other_base", "other_period"]

_GRAINS = ("quarter", "half")
_KINDS = (FigureKind.MONEY, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.NUMBER)
# 매출 3조원을 올렸다 is read as a change, and is the level that 매출은 3조원이다 is.
_LEVELS = frozenset({Role.LEVEL, Role.CHANGE})
# Digits from which two quarters do not have one value by chance: 9조1834억원, not 3.5% of growth.
_TELLING = 4
_NAMES = re.compile(
    r"[1-4](?=\s?분기)|[상하](?=반기)|\b(?:first|second|third|fourth)(?=[\s-](?:quarter|half))|\bQ[1-4]\b",
    re.IGNORECASE,
)


def other_period(pair: Pair) -> Judgement | None:
    """Speak when two outlets give one amount for two quarters or half-years.

    What it does: takes amounts of four digits or more that are equal or rounded, count one thing and name a quarter or a
    half-year each, as the only one of their sentences, that are not the same.
    Why it matters: the figures of the quarter before stand in the same tables, and a slip of the quarter leaves
    the amount as it is.
    Example: 3분기 매출 9조1834억원 / 4분기 매출 9조1834억원; not 3분기 성장률 1.5% / 4분기 성장률 1.5%, nor where one of the
    two speaks of a fiscal year.
    Source: REALITY: what looks alike and is not the same is most often of another date.
    """
    if not _may_differ(*pair.sides):
        return None
    first, second = (_period(side) for side in pair.sides)
    if first is None or second is None:
        return None
    if not pair.has_kind(*_KINDS) or not same_scale(*pair.figures) or not _is_one_amount(pair):
        return None
    one, two = (side.claim for side in pair.sides)
    if one.attribute is None or (one.attribute, one.base) != (two.attribute, two.base):
        return None
    if one.role is not two.role and not (pair.has_kind(FigureKind.MONEY) and {one.role, two.role} <= _LEVELS):
        return None
    # who counts quarters of a fiscal year gives them other numbers: Apple's fourth one ends in September
    if any(side.article is not None and counts_fiscal_quarters(side.article.text) for side in pair.sides):
        return None
    said = [side.claim.period.text for side in pair.sides if side.claim.period is not None]
    text = different(
        pair,
        Text(
            f"같은 값이지만 말하는 기간이 ‘{said[0]}’, ‘{said[1]}’로 다릅니다.",
            f"are one amount, told of “{said[0]}” and of “{said[1]}”.",
        ),
    )
    change = Text(
        "그 값이 어느 기간의 것인지 원자료에서 확인하면 됩니다. 두 기간의 값이 같다면 서로 다른 사실입니다.",
        "See in the source which period the amount is of. If both have it, they are two facts.",
    )
    return Judgement("other_period", text, change=change, cause="other_period")


# Digits from which two changes do not have one value by chance: 10.1%, not 12%.
_TELLING_OF_CHANGE = 3


def other_base(pair: Pair) -> Judgement | None:
    """Speak when two outlets give one change against two earlier periods.

    What it does: takes equal changes in per cent, of three digits or more, of one thing, whose sentences name one base
    of comparison each, and not the same.
    Why it matters: the change on the year and that on the quarter stand side by side, and a slip of the words leaves the
    number as it is.
    Example: 전년 동기 대비 10.1% 증가 / 전 분기 대비 10.1% 증가; not 전년 대비 12% / 전 분기 대비 12%.
    Source: REALITY: 10.65 % on the year and 5.18 % on the quarter stand in neighbouring sentences; each needs its base.
    """
    one, two = (side.claim for side in pair.sides)
    if one.base is None or two.base is None or one.base == two.base or not pair.has_kind(FigureKind.PERCENT):
        return None
    if not all(map(_names_its_base, pair.sides)):
        return None
    if one.attribute is None or one.attribute != two.attribute or not same_scale(*pair.figures):
        return None
    values = [figure.mention.value for figure in pair.figures]
    if values[0] is None or values[0] != values[1] or significant(values[0]) < _TELLING_OF_CHANGE:
        return None
    first, second = base_word(one.base), base_word(two.base)
    text = different(
        pair,
        Text(
            f"같은 값이지만 {first.ko} 대비와 {second.ko} 대비로 비교 기준이 다릅니다.",
            f"are one change, told against the {first.en} before and against the {second.en} before.",
        ),
    )
    change = Text(
        "어느 때와 비교한 값인지 원자료에서 확인하면 됩니다.",
        "See in the source what the change is against.",
    )
    return Judgement("other_base", text, change=change, cause="other_base")


def _names_its_base(side: Side) -> bool:
    """Tell whether the sentence of a change names what it is against, and nothing else."""
    sentence = "" if side.article is None else side.claim.sentence.of(side.article.text)
    return named_bases(sentence) == {side.claim.base}


def _is_one_amount(pair: Pair) -> bool:
    values = [figure.mention.value for figure in pair.figures]
    if any(value is None or significant(value) < _TELLING for value in values):
        return False
    first, second = (magnitude(figure) for figure in pair.figures)
    if first is None or second is None:
        return False
    return find_rounding(first, second, None) is not None or find_rounding(second, first, None) is not None


def _may_differ(left: Side, right: Side) -> bool:
    """Tell whether two figures are of two quarters, or of two half-years, as far as may be said without their sentences."""
    one, two = (side.claim.period.moment if side.claim.period is not None else None for side in (left, right))
    return one is not None and two is not None and one.grain == two.grain and one.start != two.start


def _period(side: Side) -> Moment | None:
    """Return the quarter or half-year of a figure, where its own sentence names it and no other one."""
    period, claim = side.claim.period, side.claim
    if period is None or period.span is None or period.span.start < claim.sentence.start or period.moment is None:
        return None
    if side.article is None or period.moment.grain not in _GRAINS or not period.moment.certain:
        return None
    names = _NAMES.findall(side.article.text[claim.sentence.start : claim.sentence.end])
    return period.moment if len(set(names)) == 1 else None
