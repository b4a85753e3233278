"""The verdict on a fact: every statement of it held against the most precise one.

Never pairwise chains and never a vote: 1.2bn and 1.3bn both fit 1.25bn, and a wrong date may stand in
more outlets than the right one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial

from msgspec.structs import replace

from checker.judge.anchors import best_view, crossed, held_alike, nearest_day, precision_of
from checker.judge.causes import cause_of, change_of, turned_round
from checker.judge.checks.others import is_foretold_by_one, other_fact
from checker.judge.checks.say import different
from checker.judge.checks.updates import are_unordered, fell_back, unordered, updated, went_on
from checker.judge.compare import Check, Judgement, Pair, Side, magnitude, same_scale
from checker.judge.exchange import rate_table
from checker.judge.held import RANK, Held, count_tellers, judge_pair
from checker.judge.notes import notes_of, stances_differ
from checker.judge.particles import with_particle
from checker.judge.readings import significant
from checker.judge.severity import SLIPS, severity_of
from checker.model import (
    Article,
    Claim,
    Effect,
    Fact,
    Figure,
    FigureKind,
    Finding,
    Role,
    Severity,
    Step,
    Text,
    Trait,
    Verdict,
)
from checker.settings import Settings

__all__ = ["judge_fact"]

# Below this certainty of the match, a difference is a question. Right conflicts of five events had 0.79
# and more, the wrongly joined ones 0.11 and less.
_UNSURE = 0.25
# Where one equal digit is all that speaks for a slip of a bound or of points, the match has to be surer: 1000만명 is
# told of many things. Right ones had 0.9 and more, the wrongly joined ones 0.6 and less.
_SURE_OF_DIGIT = 0.75
_EQUAL_DIGITS = ("reversed_bound", "percent_or_point")
# What an explanation leaves out and the notes tell.
_SET_ASIDE = (Verdict.UNDECIDED, Verdict.CONFLICT)


def judge_fact(fact: Fact, articles: Mapping[str, Article], settings: Settings) -> Finding:
    """Judge the claims of one fact.

    Args:
        fact: Claims of two articles or more.
        articles: By id; an unknown one only costs its name and its day.
        settings: ``rates`` names the user's table of exchange rates.

    Returns:
        The finding: the worst reading that was needed to make the claims fit, with its working.
    """
    sides = [Side(claim, figure, articles.get(claim.article)) for claim, figure in _as_paid(fact.claims)]
    rates = rate_table(settings.rates)
    view = held_alike(best_view(sides, rates, nearest_day(sides)))
    if not view:
        return _alone(fact, sides)
    certainty = _certainties(fact, view[0].anchor.claim.id)
    view = [_hoped(_left_unsaid(item, fact), sides) for item in view]
    seen = [_moved(_doubted(item, certainty[item.side.claim.id]), fact, sides) for item in view]
    odd = _odd(seen) or [
        item
        for item in map(partial(_hoped, sides=sides), crossed(view, sides, rates))
        if item.verdict is Verdict.CONFLICT
        and min(certainty[c.claim.id] for c in item.pair.sides) >= _sure_enough(item)
    ]
    shown = odd or _fitting(seen) or [item for item in seen if item.verdict is Verdict.UNDECIDED]
    if not shown:
        return _alone(fact, sides)
    worst = _in_one_unit(max(shown, key=_weight), seen, certainty)
    found = _finding(fact, sides, worst, certainty[worst.side.claim.id])
    left_out = [item for item in seen if item.verdict in _SET_ASIDE and item not in shown]
    return dataclasses.replace(
        found,
        explanation=_all_agree(worst, shown) if worst.verdict is Verdict.AGREE else found.explanation,
        steps=_steps(worst, shown),
        odd=tuple(dict.fromkeys(item.side.claim.id for item in odd)),
        notes=(*found.notes, *_set_aside(left_out)),
    )


def _as_paid(claims: Sequence[Claim]) -> list[tuple[Claim, Figure]]:
    """Return each claim with its figure, without the year that money is for where another leaves it out."""
    bare = any(claim.figure.dimension == "money" for claim in claims)
    return [(claim, claim.figure.without_time() if bare else claim.figure) for claim in claims]


def _set_aside(items: Sequence[Held]) -> tuple[Text, ...]:
    """Return what is to be said of statements that the verdict leaves out.

    An article that gives several values of the fact is told of once: 가나일보는 ‘62명’과 ‘61명’을 함께 씁니다.
    """
    own: dict[str, dict[str, None]] = {}
    others: dict[Text, None] = {}
    for item in items:
        anchor, side = item.pair.sides
        if anchor.claim.article == side.claim.article and anchor.claim.id != side.claim.id:
            own.setdefault(side.name, {}).update({anchor.said: None, side.said: None})
        else:
            others.setdefault(item.judgement.explanation)
    return (*(_together(name, list(values)) for name, values in own.items()), *others)


def _together(name: str, values: Sequence[str]) -> Text:
    ko = ", ".join(f"‘{value}’" for value in values)
    en = ", ".join(f"“{value}”" for value in values)
    return Text(
        f"{with_particle(name, '은/는')} 이 사실에 여러 값을 함께 씁니다: {ko}.",
        f"{name} gives several values of this: {en}.",
    )


def _in_one_unit(worst: Held, seen: Sequence[Held], certainty: Mapping[str, float]) -> Held:
    """Return a slip of scale against a statement in the slipped figure's own unit, where another one has it.

    32억 달러 is held against 320억 달러 rather than against the 46조8000억원 that it misses by way of a rate.
    """
    pair = worst.pair
    if worst.judgement.code != "scale_slip" or same_scale(*pair.figures) or pair.anchor.claim.id == pair.other.claim.id:
        return worst
    slipped = pair.other
    fitting = [worst.anchor, *(item.side for item in seen if RANK.get(item.verdict, 9) < RANK[Verdict.CONFLICT])]
    for side in fitting:
        for figure in (side.figure, *side.claim.conversions):
            if side.claim.id == slipped.claim.id or not same_scale(figure, slipped.figure):
                continue
            against = replace(pair, anchor=replace(side, figure=figure))
            judgement = judge_pair(against)
            if judgement.code == worst.judgement.code and certainty[side.claim.id] >= _UNSURE:
                return replace(worst, pair=against, judgement=judgement)
    return worst


def _fitting(seen: Sequence[Held]) -> list[Held]:
    """Return what was decided and fits, where that takes in an article besides the anchor's."""
    fitting = [item for item in seen if item.verdict not in _SET_ASIDE]
    across = any(item.side.claim.article != item.anchor.claim.article for item in fitting)
    return fitting if across else []


def _certainties(fact: Fact, anchor: str) -> dict[str, float]:
    """Return for each claim how surely it belongs with the anchor: the weakest link of the best chain."""
    certain = {claim.id: 0.0 if fact.links else fact.score for claim in fact.claims}
    certain[anchor] = 1.0
    is_settled = False
    while not is_settled:  # a chain has no more links than there are claims
        is_settled = True
        for link in fact.links:
            left, right = certain[link.left], certain[link.right]
            surer = min(link.score, max(left, right))
            if surer > min(left, right):
                certain[link.left if left < right else link.right] = surer
                is_settled = False
    return {key: max(value, fact.score) for key, value in certain.items()}


def _doubted(item: Held, certainty: float) -> Held:
    """Turn a difference between figures that hardly belong together into a question."""
    if item.verdict is not Verdict.CONFLICT or certainty >= _sure_enough(item):
        return item
    is_proven = item.is_evident and item.judgement.code != "mistyped_digit"
    return item if is_proven else replace(item, judgement=_unsure(item.judgement))


def _sure_enough(item: Held) -> float:
    """Return how sure a match has to be for its difference to be a conflict.

    Surer where one equal digit is all that two figures have in common: 최대 2만명 and 2만명 이상, 2% and 2.00%p.
    """
    values = [figure.mention.value for figure in item.pair.figures]
    if item.judgement.code not in _EQUAL_DIGITS or None in values:
        return _UNSURE
    digits = max(significant(value) for value in values if value is not None)
    return _SURE_OF_DIGIT if digits == 1 else _UNSURE


def _unsure(judgement: Judgement) -> Judgement:
    text = Text(
        judgement.explanation.ko + " 다만 같은 사실인지 확실하지 않습니다.",
        judgement.explanation.en + " It is not certain that they speak of one fact.",
    )
    change = Text("두 글이 같은 사실을 말한 것으로 확인되면 불일치입니다.", "If both speak of one fact, they conflict.")
    return replace(
        judgement, verdict=Verdict.UNDECIDED, code="unsure_match", explanation=text, cause=None, change=change
    )


_HOPED = Text(
    "하나는 하한, 하나는 상한이지만 아직 세지 않은 예상이어서 어긋난다고 할 수 없습니다.",
    "are bounds that go opposite ways, but of what is only expected, so the two do not contradict each other.",
)


def _hoped(item: Held, sides: Sequence[Side]) -> Held:
    """Turn two bounds on one number that go opposite ways into hedges, where what is told is an expectation.

    A toll that may exceed 20,000 for one and may reach up to 20,000 for another has been counted by neither.
    """
    if item.judgement.code != "reversed_bound" or not any(map(_is_expected, sides)):
        return item
    return replace(item, judgement=Judgement("hedged", different(item.pair, _HOPED), verdict=Verdict.HEDGED))


def _is_expected(side: Side) -> bool:
    """Tell whether a figure is of what may come: 20억원의 차익이 예상된다, 2만명까지 늘어날 것으로 추산; a plan is settled."""
    claim = side.claim
    if side.figure.has(Effect.REPORTED):
        return True
    return claim.role is Role.FORECAST and Trait.PLANNED not in claim.traits


# Certainty of two places from which both texts tell one thing there, and one leaves out that it is expected.
_SAME_PLACE = 0.85
_OTHER_FACT: frozenset[Check] = frozenset({other_fact})


def _left_unsaid(item: Held, fact: Fact) -> Held:
    """Judge a forecast and a value that were joined by nothing but their places as what they are: one figure, told twice."""
    if item.judgement.code != "other_fact" or not is_foretold_by_one(item.pair):
        return item
    ids = {item.anchor.claim.id, item.side.claim.id}
    placed = any(
        {link.left, link.right} == ids
        and link.score >= _SAME_PLACE
        and any(name == "bias of places" for name, _, _ in link.reasons)
        for link in fact.links
    )
    return replace(item, judgement=judge_pair(item.pair, _OTHER_FACT)) if placed else item


# What may be said of two counts of one day that moved; a digit too many or two swapped are no movement.
_MOVES = frozenset({"differs", "careless_rounding"})
_UPDATES: frozenset[Check] = frozenset({updated})
# So many further values of one day show that a count was moving.
_MOVING = 2
# … or two of which one is so many times the other, 329 and 2059 hurt: an error of the hand would show in the digits.
_FAR = 2
# So many articles settle it: one more of the same day that gives another value has slipped, or is early.
_SETTLED = 4


def _moved(item: Held, fact: Fact, sides: Sequence[Side]) -> Held:
    """Turn a difference between two counts of a day on which the count was moving into an update.

    In order where the hours of their articles tell it, without one where nothing does; and an update that a later
    article takes back into the difference that it is.
    """
    if item.judgement.code == "updated" and fell_back(item.pair, sides):
        return replace(item, judgement=judge_pair(item.pair, _UPDATES))
    if item.judgement.code not in _MOVES:
        return item
    later = went_on(item.pair, sides)
    if later is not None:
        return replace(item, judgement=replace(later, verdict=Verdict.UPDATE))
    if not are_unordered(item.pair):
        return item
    if len(fact.told) < _MOVING and not _are_far(item.pair):
        return item
    tellers = sorted(count_tellers(figure, sides) for figure in item.pair.figures)
    return item if tellers[0] == 1 and tellers[1] >= _SETTLED else replace(item, judgement=_unordered(item.pair, fact))


def _are_far(pair: Pair) -> bool:
    """Tell whether one value is many times the other, and not the same digits in another order: 83 and 38."""
    first, second = (magnitude(figure) or Decimal(0) for figure in pair.figures)
    return max(first, second) > _FAR * min(first, second) and sorted(str(first)) != sorted(str(second))


def _unordered(pair: Pair, fact: Fact) -> Judgement:
    return replace(unordered(pair, fact.told), verdict=Verdict.UPDATE)


def _weight(item: Held) -> tuple[int, bool, bool, Decimal]:
    """Order what was found: the worst verdict, slips, sharp figures before careless ones, the largest gap."""
    code, off = item.judgement.code, item.judgement.off
    sharp = code != "careless_rounding"
    return RANK.get(item.verdict, -1), code in SLIPS, sharp, Decimal(0) if off is None else off


def _odd(seen: Sequence[Held]) -> list[Held]:
    """Return the statements that do not fit.

    An article that also prints a fitting value is not held to another one, unless that is more precise
    or a plain slip: two values in one text mostly mean two things.
    """
    if all(item.verdict is not Verdict.CONFLICT for item in seen):
        return []
    sound: dict[str, tuple[int, int, bool]] = {}
    for item in seen:
        fitting = [item.side] if RANK.get(item.verdict, 9) <= RANK[Verdict.CONVERSION] else []
        for side in (*fitting, item.anchor):
            article, precision = side.claim.article, precision_of(side)
            sound[article] = max(precision, sound.get(article, precision))
    return [
        item
        for item in seen
        if item.verdict is Verdict.CONFLICT
        and (
            item.is_evident
            or _is_lone_slip(item, seen)
            or item.side.claim.article not in sound
            or precision_of(item.side) > sound[item.side.claim.article]
        )
    ]


# So many articles give the value of which one article has the digits at another scale, in a title, say.
_SCALED_BY = 3


def _is_lone_slip(item: Held, seen: Sequence[Held]) -> bool:
    """Tell whether a statement is a power of ten off what several articles say, its own perhaps, and none other agrees."""
    values = [figure.mention.value for figure in item.pair.figures]
    if item.judgement.code != "scale_slip" or any(value is None or significant(value) < 2 for value in values):
        return False
    sides = [item.anchor, *(other.side for other in seen)]
    tellers = [count_tellers(figure, sides) for figure in item.pair.figures]
    return min(tellers) == 1 and max(tellers) >= _SCALED_BY


def _alone(fact: Fact, sides: Sequence[Side]) -> Finding:
    """Return the finding where nothing could be held against anything."""
    text = Text("비교할 수 있는 수치가 없습니다.", "There is nothing to compare.")
    return Finding(fact, Verdict.UNDECIDED, "nothing", Severity.NOTICE, text, notes=notes_of(sides))


def _finding(fact: Fact, sides: Sequence[Side], worst: Held, certainty: float) -> Finding:
    """Return the finding of the statement that decides; ``certainty`` is how surely it belongs here."""
    judgement, cause, notes = worst.judgement, worst.judgement.cause, notes_of(sides)
    if judgement.verdict is Verdict.CONFLICT and cause is None:
        cause, reason = turned_round(fact, worst.pair) or cause_of(worst.pair)
        notes = notes if reason is None else (reason, *notes)
        judgement = replace(judgement, change=change_of(cause) or judgement.change)
    judgement = replace(judgement, cause=cause)
    severity = severity_of(judgement, certainty, notable=stances_differ(sides), by_one=_by_one(worst.pair))
    return Finding(
        fact,
        judgement.verdict,
        judgement.code,
        severity,
        judgement.explanation,
        judgement.steps,
        judgement.change,
        cause,
        notes=notes,
    )


def _by_one(pair: Pair) -> bool:
    """Tell whether two counts lie one apart: 2 and 3 missing may be a miscount, 2 and 30 are not."""
    first, second = (figure.value for figure in pair.figures)
    return pair.has_kind(FigureKind.COUNT) and first is not None and second is not None and abs(first - second) <= 1


def _steps(worst: Held, shown: Sequence[Held]) -> tuple[Step, ...]:
    """Return the working of all that is shown; what only says the same in another notation is left out."""
    steps: dict[object, Step] = {}
    for item in (worst, *shown):
        for step in item.judgement.steps:
            is_alike = step.code in _WORKINGS and step.data
            steps.setdefault((step.code, *sorted(step.data.items())) if is_alike else step.text, step)
    return tuple(steps.values())


# Workings that one another's data tell apart: $9bn and US$9 billion are 103104억원 at one rate.
_WORKINGS = frozenset({"rate", "rounded", "truncated", "power", "unit"})


def _all_agree(worst: Held, shown: Sequence[Held]) -> Text:
    """Say that all give one value, with the notations in which they do."""
    sides = [worst.anchor, *(item.side for item in shown)]
    articles = len({side.claim.article for side in sides})
    words = list(dict.fromkeys(side.figure.text for side in sides))
    all_en = "Both" if articles == 2 else f"All {articles}"
    if len(words) == 1:
        ko = with_particle(f"‘{words[0]}’", "으로/로")
        return Text(f"{articles}개 기사가 모두 {ko} 같습니다.", f"{all_en} articles give “{words[0]}”.")
    what = "때" if worst.judgement.code == "same_moment" else "값"
    moment = "time" if worst.judgement.code == "same_moment" else "value"
    ko, en = "·".join(f"‘{word}’" for word in words[:5]), ", ".join(f"“{word}”" for word in words[:5])
    calendars = [side.figure.mention.calendar for side in sides]
    if len({calendar.end is None for calendar in calendars if calendar is not None}) > 1:  # 3일~5일, 3일부터
        return Text(
            f"{articles}개 기사의 {ko}에서 시작하거나 끝나는 때는 서로 맞습니다.",
            f"{all_en} articles agree on when it begins or ends: {en}.",
        )
    return Text(
        f"{articles}개 기사의 {ko} 표기는 모두 같은 {what}입니다.",
        f"{all_en} articles give the same {moment}, written {en}.",
    )
