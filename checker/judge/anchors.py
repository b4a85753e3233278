"""Hold all statements of a fact against the one that is the most precise and fits the most of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from checker.judge.checks.conversion import wrong_currency, wrong_dollar
from checker.judge.checks.moments import are_local_times, is_rough_time
from checker.judge.compare import Judgement, Pair, Side, is_comparable, is_money, same_scale
from checker.judge.exchange import RateTable, is_of_back_then
from checker.judge.held import RANK, Held, judge_pair
from checker.judge.readings import significant
from checker.model import Effect, FigureKind, Verdict

__all__ = ["best_view", "crossed", "held_alike", "nearest_day", "precision_of"]

_GRAINS = ("year", "half", "quarter", "month", "week", "day", "hour", "minute")
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
# So many different statements are tried as the one that the others are held against.
_ANCHORS = 8
# A bracket that is further off than this is no conversion of the figure before it.
_BRACKET = Decimal("0.3")


def nearest_day(sides: Sequence[Side]) -> date | None:
    """Return the middle day of the dated articles, for those without a date."""
    days = sorted(side.published for side in sides if side.published is not None)
    return days[len(days) // 2] if days else None


def best_view(sides: Sequence[Side], rates: RateTable, day: date | None) -> list[Held]:
    """Hold all statements against the most precise; of equally precise ones, against the best fitting.

    A statement that nothing can be compared with (a currency without a rate) gives way to the next.
    """
    view: list[Held] = []
    precise: dict[tuple[int, int, bool], list[Side]] = {}
    for side in sides:
        precise.setdefault(precision_of(side), []).append(side)
    for precision in sorted(precise, reverse=True):
        anchors = _anchors(precise[precision])
        view = min((_view(anchor, sides, rates, day) for anchor in anchors), key=_misfits)
        if any(item.verdict is not Verdict.UNDECIDED for item in view):
            break
    return view


def _anchors(sides: Sequence[Side]) -> list[Side]:
    """Return one side for each different statement, those that most articles make first, a few at most."""
    groups: dict[tuple[object, ...], list[Side]] = {}
    for side in sides:
        groups.setdefault(_print(side), []).append(side)
    ordered = sorted(groups.values(), key=lambda group: -len({side.claim.article for side in group}))
    return [group[0] for group in ordered[:_ANCHORS]]


def _print(side: Side) -> tuple[object, ...]:
    """Return what two statements share that need not both be tried as the anchor."""
    figure, claim = side.figure, side.claim
    moment = None if claim.period is None else claim.period.moment
    quarter = moment if moment is not None and moment.grain in ("quarter", "half") else None
    conversions = tuple((figure.value, figure.unit) for figure in claim.conversions)
    return (
        figure.value,
        figure.unit,
        figure.moment,
        figure.low,
        figure.high,
        side.sign,
        side.counted_at,
        quarter,
        conversions,
    )


def held_alike(view: Sequence[Held]) -> list[Held]:
    """Hold what tells another fact than the anchor against a statement that fits the anchor and tells the same.

    9,000 t expected are no 259,000 t produced, but where another article has 259,000 t expected; 18만원 a head is held
    against 180만원 by way of an article that has 180만원 a head.
    """
    fitting = [item.side for item in view if RANK.get(item.verdict, 9) <= RANK[Verdict.ROUNDING]]
    return [_held_against(fitting, item) if item.judgement.code in _APART else item for item in view]


# What says of two statements that they cannot be held against each other: of two things, or in two units.
_APART = ("other_fact", "unit_apart")


def _held_against(fitting: Sequence[Side], item: Held) -> Held:
    for side in fitting:
        pair = replace(item.pair, anchor=side)
        if item.judgement.code == "unit_apart" and side.figure.unit != item.side.figure.unit:
            continue
        if side.claim.article != item.side.claim.article:
            judgement = judge_pair(pair)
            if judgement.code != item.judgement.code:
                return replace(item, pair=pair, judgement=judgement)
    return item


def _view(anchor: Side, sides: Sequence[Side], rates: RateTable, day: date | None) -> list[Held]:
    """Hold all other statements against ``anchor``, and its own bracket against itself."""
    view = [_see(anchor, side, rates, day) for side in sides if side is not anchor]
    bad = _bad_bracket(anchor, rates, day)
    return view if bad is None else [Held(anchor, anchor, *bad), *view]


def _misfits(view: Sequence[Held]) -> tuple[int, int, int]:
    conflicts = {item.side.claim.article for item in view if item.verdict is Verdict.CONFLICT}
    undecided = sum(item.verdict is Verdict.UNDECIDED for item in view)
    return len(conflicts), undecided, sum(RANK.get(item.verdict, 0) for item in view)


def precision_of(side: Side) -> tuple[int, int, bool]:
    """Return how precisely a statement gives its value, as what orders statements by it."""
    figure = side.figure
    if figure.kind in (FigureKind.DATE, FigureKind.TIME):
        if figure.moment is None:
            return (0, 0, False)
        return (2, 2 * _GRAINS.index(figure.moment.grain) - is_rough_time(side), figure.moment.certain)
    if figure.value is None or figure.mention.value is None or figure.has(Effect.VAGUE):
        return (0, 0, False)
    digits = significant(figure.mention.value)
    return (1 if figure.has(*_BOUNDS) else 2, digits, not figure.has(Effect.ABOUT))


def _see(anchor: Side, side: Side, rates: RateTable, day: date | None) -> Held:
    """Judge one claim against the anchor, through its conversion where that is in the anchor's unit."""
    bad = _bad_bracket(side, rates, day)
    if bad is not None:
        return Held(anchor, side, bad[0], bad[1])
    stated = pair = Pair(anchor, side, rates, day)
    if not same_scale(anchor.figure, side.figure):
        brackets = (figure for figure in side.claim.conversions if same_scale(anchor.figure, figure))
        pair = next((replace(stated, other=replace(side, figure=figure)) for figure in brackets), stated)
    judgement = judge_pair(pair)
    if judgement.verdict is Verdict.CONFLICT:
        original = _as_stated(anchor, side, rates, day) or _through_original(anchor, side, rates, day)
        if original is not None:
            return original
        # 320억달러(43조7천억원) of June is the 46조8000억원 of March, at the rate of March
        plain = judge_pair(stated)
        if pair is not stated and RANK.get(plain.verdict, 9) <= RANK[Verdict.CONVERSION]:
            return Held(anchor, side, stated, plain)
    return Held(anchor, side, pair, judgement)


def _as_stated(anchor: Side, side: Side, rates: RateTable, day: date | None) -> Held | None:
    """Hold the amount that an article states, rather than its conversion of it, against one in another currency.

    7억6500만 달러(1조964억원) and 1조991억원 are one amount at two rates of the day.
    """
    pair = Pair(anchor, side, rates, day)
    if same_scale(*pair.figures) or not (is_money(anchor.figure) and is_money(side.figure)):
        return None
    if _bad_bracket(anchor, rates, day) is not None or anchor.claim.conversions:
        return None
    judgement = judge_pair(pair)
    return Held(anchor, side, pair, judgement) if judgement.verdict is Verdict.CONVERSION else None


def _through_original(anchor: Side, side: Side, rates: RateTable, day: date | None) -> Held | None:
    """Compare two converted amounts through what they were converted from.

    Two won amounts of one dollar amount, printed on two days, differ by the rate alone.
    """
    if _bad_bracket(anchor, rates, day) is not None:
        return None
    for first in anchor.claim.conversions:
        for second in side.claim.conversions:
            if not same_scale(first, second):
                continue
            pair = Pair(replace(anchor, figure=first), replace(side, figure=second), rates, day)
            judgement = judge_pair(pair)
            if RANK.get(judgement.verdict, 9) <= RANK[Verdict.HEDGED]:
                worse = max(judgement.verdict, Verdict.CONVERSION, key=RANK.__getitem__)
                return Held(anchor, side, pair, replace(judgement, verdict=worse))
    return None


def _bad_bracket(side: Side, rates: RateTable, day: date | None) -> tuple[Pair, Judgement] | None:
    """Return the working of a conversion in the same sentence that does not come out."""
    for figure in side.claim.conversions:
        if not is_comparable(side.figure, figure) or figure.has(Effect.VAGUE):
            continue
        if side.article is not None and is_of_back_then(side.article, figure):
            continue
        pair = Pair(side, replace(side, figure=figure), rates, day)
        if same_scale(side.figure, figure):
            misnamed = wrong_currency(pair)
            if misnamed is not None:
                return pair, replace(misnamed, verdict=Verdict.CONFLICT)
            continue
        judgement = judge_pair(pair)
        slip = judgement.code == "scale_slip" or (judgement.off is not None and judgement.off <= _BRACKET)
        if judgement.verdict is Verdict.CONFLICT and slip:
            return pair, judgement
        misnamed = wrong_dollar(pair) if judgement.verdict is Verdict.CONFLICT else None
        if misnamed is not None:
            return pair, replace(misnamed, verdict=Verdict.CONFLICT)
    return None


# Differences that show only between two statements that both fit a third one: 최대 30명 and 최소 30명 beside 30명.
_CROSSING = ("lost_sign", "reversed_bound", "scale_slip", "swapped_digits", "other_period", "other_base")


def crossed(view: Sequence[Held], sides: Sequence[Side], rates: RateTable) -> list[Held]:
    """Return a slip that the anchor hides, because it fits both sides of it."""
    day = view[0].pair.day
    anchors = _anchors(sides)
    for place, anchor in enumerate(anchors):
        for side in anchors[place + 1 :]:
            if anchor.claim.article == side.claim.article:
                continue
            judgement = judge_pair(pair := Pair(anchor, side, rates, day))
            bare = judgement.code == "lost_sign" and not anchor.sign * side.sign
            tells = judgement.code in _CROSSING or (judgement.code == "other_moment" and _are_exact(pair))
            if judgement.verdict is Verdict.CONFLICT and tells and not bare:
                return [Held(anchor, side, pair, judgement)]
    return []


def _are_exact(pair: Pair) -> bool:
    """Tell whether what fits two moments that differ is a third one that is told otherwise: in part, or in another zone."""
    return _are_stretches(pair) or are_local_times(pair)


def _are_stretches(pair: Pair) -> bool:
    """Tell whether two dates are both from a day to a day: 21~22일 and 21~23일, both of which 21일 fits."""
    calendars = [figure.mention.calendar for figure in pair.figures]
    return all(calendar is not None and calendar.end is not None for calendar in calendars)
