"""What an article says of a figure before it gives it: 최소 200여 명 in the headline, 233명 in the text.

Or 17만명 in the headline, 16만9000명 in the text. Such a claim means the exact figure of its own article and nothing else. Left to itself it would go to
any figure of another article that its bound allows (288명), so it is tied before articles meet and does
not look for partners of its own.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from checker.lexicon.attributes import compatible_attributes, is_dealt
from checker.match.features import middle, significant, value_key
from checker.match.pairs.context import are_one_label
from checker.match.pairs.values import CALENDAR, is_bound_of, is_rounding, is_sharp_rounding
from checker.model import Claim, Effect, Figure, FigureKind, Link, Role

__all__ = ["TIED", "tie_bounds"]

_HEDGED = (Effect.ABOUT, Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN)
# Digits from which a finer figure is meant even where no word tells what is measured.
_SHARP = 3
# Where a sentence ends that is, or belongs to, the title.
_TITLE = 70
# Log-odds of such a tie: as much as a figure rounded again by its own article reaches.
POINTS = 2.2
# What such a tie is called among the reasons of a match.
TIED = "first told roughly by its own article"


def tie_bounds(claims: Iterable[Claim]) -> dict[str, Link]:
    """Return, by the id of each claim that but bounds a finer one of its article, the link to that one.

    Args:
        claims: The claims of a story, in order of article and text.

    Returns:
        Links with their reason; where several finer figures would do there is none.
    """
    ties = {}
    everybody = list(claims)
    tellers, texts = _tellers(everybody), _texts(everybody)
    for _, own in groupby(everybody, key=lambda claim: claim.article):
        told = list(own)
        head = told[0].sentence
        for loose in told:
            if loose.figure.has(*_HEDGED):
                exact = _finest([each for each in told if _is_meant(loose, each)])
            elif loose.sentence == head:
                exact = _finest([each for each in told if _is_rounded_in_head(loose, each)])
            else:
                exact = None
            if exact is None and loose.sentence.end <= _TITLE:
                exact = _finest([each for each in told if _is_cut_in_title(loose, each)])
                if exact is None and loose.sentence == head:
                    exact = _rounded_by(loose, told, texts)
            if exact is not None and not _is_milestone(loose, exact, tellers):
                ties[loose.id] = _link(loose, exact)
    return {loose: link for loose, link in ties.items() if not ({link.left, link.right} - {loose}) & ties.keys()}


# Articles that give a round figure, none of which has the exact one, for it to be what is told: 50만명을 넘어섰다.
_MILESTONE = 3

# What is counted with its value → the articles that give it.
_Tellers = Mapping[tuple[str | None, str | None], set[str]]


def _tellers(claims: Iterable[Claim]) -> _Tellers:
    found: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for claim in claims:
        found[claim.attribute, value_key(claim.figure)].add(claim.article)
    return found


def _is_milestone(loose: Claim, exact: Claim, tellers: _Tellers) -> bool:
    """Tell whether a bound is what many articles tell, while its exact figure is in its own article alone."""
    rough, fine = (tellers[claim.attribute, value_key(claim.figure)] for claim in (loose, exact))
    return loose.figure.has(*_HEDGED) and len(fine) == 1 and len(rough - fine) >= _MILESTONE


def _is_told_again(loose: Claim, exact: Claim) -> bool:
    """Tell whether another sentence measures the same."""
    one, two = loose.figure, exact.figure
    units = one.unit == two.unit or (one.kind is two.kind is FigureKind.COUNT and one.dimension == two.dimension)
    items = not loose.label or (exact.label != "" and are_one_label(loose.label, exact.label))
    return loose.sentence != exact.sentence and units and items and _measure(loose) == _measure(exact)


def _is_meant(loose: Claim, exact: Claim) -> bool:
    return (
        loose.figure.span < exact.figure.span
        and _is_told_again(loose, exact)
        and (loose.attribute is not None or significant(exact.figure) >= _SHARP)
        and is_bound_of(loose.figure, exact.figure)
    )


def _is_rounded_in_head(loose: Claim, exact: Claim) -> bool:
    """Tell whether the first sentence of an article, which has least room, rounds what the text gives."""
    return (
        _is_told_again(loose, exact)
        and loose.attribute is not None
        and significant(exact.figure) > significant(loose.figure)
        and is_sharp_rounding(loose.figure, exact.figure)
    )


def _is_cut_in_title(loose: Claim, exact: Claim) -> bool:
    """Tell whether a title has the first digits of a figure of the text, three or more: 누적 982만, 1812대 1.

    So many digits are seldom met twice, so that no word need say what is counted; a title leaves out the counter, too.
    """
    one, two = loose.figure, exact.figure
    if one.kind in CALENDAR or one.value is None or two.value is None or loose.sentence == exact.sentence:
        return False
    if one.unit != two.unit and (one.unit is not None or two.kind is not FigureKind.COUNT):
        return False
    is_finer = significant(two) > significant(one) >= _SHARP
    return is_finer and loose.role is exact.role and is_sharp_rounding(one, two)


def _texts(claims: Iterable[Claim]) -> Mapping[str | None, set[str]]:
    """Return the articles that give a value behind their titles."""
    found: dict[str | None, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.sentence.end > _TITLE:
            found[value_key(claim.figure)].add(claim.article)
    return found


def _rounded_by(loose: Claim, told: Sequence[Claim], texts: Mapping[str | None, set[str]]) -> Claim | None:
    """Return the only figure of a text that its title rounds: a title tells nothing that the text does not give.

    10만명 몰려 over 10만3208명이 신청했다, whatever word says what is counted. Where the text gives the round number as
    well, the title means that; where others tell that number, it is one that was passed. Of eighteen such titles of
    annotated events sixteen mean the finer figure.
    """
    one = loose.figure
    if one.kind in CALENDAR or one.value is None or len(texts.get(value_key(one), ())) >= _PASSED:
        return None
    text = [claim for claim in told if claim.sentence != loose.sentence and claim.figure.unit == one.unit]
    if any(middle(claim.figure) == middle(one) for claim in text):
        return None
    finer = [claim for claim in text if significant(claim.figure) > significant(one) and is_rounding(one, claim.figure)]
    finest = max(finer, key=lambda claim: (significant(claim.figure), claim.id), default=None)
    if finest is None or not _may_be_told_in_title(loose, finest):
        return None
    if not all(_are_versions(claim.figure, finest.figure) for claim in finer):
        return None
    known, round_ = texts.get(value_key(finest.figure), set()), texts.get(value_key(one), set())
    return None if len(known) < 2 and round_ else finest


def _may_be_told_in_title(loose: Claim, exact: Claim) -> bool:
    """Tell whether nothing read near two figures says that they are of two things: a fall and a level, dead and injured."""
    if exact.role in _OF_OTHERS or (loose.role is not exact.role and Role.CHANGE in (loose.role, exact.role)):
        return False
    if loose.label and exact.label and not are_one_label(loose.label, exact.label):
        return False
    one, two = loose.attribute, exact.attribute
    if is_dealt(one or "") or is_dealt(two or ""):
        return False
    if loose.figure.kind is FigureKind.MONEY and loose.figure.has(*_HEDGED):
        return False  # 40억원 이상 is a mark that several amounts pass
    counted = loose.figure.kind is FigureKind.COUNT and one is not None and two is not None
    return not counted or compatible_attributes(one, two)


def _are_versions(one: Figure, two: Figure) -> bool:
    return middle(one) == middle(two) or is_rounding(one, two)


# Articles whose texts give a round number for it to be a mark that was passed, whatever else stands in a text.
_PASSED = 2
# What was, or was expected, is in the title with a word that says so.
_OF_OTHERS = (Role.PREVIOUS, Role.FORECAST)


def _measure(claim: Claim) -> tuple[object, ...]:
    """Return what a claim measures and how."""
    return claim.attribute, claim.role, claim.base, claim.direction, claim.qualifiers


def _finest(claims: Sequence[Claim]) -> Claim | None:
    """Return the finest of some claims, if they have no two values."""
    finest = max(claims, key=lambda claim: (significant(claim.figure), claim.id), default=None)
    if finest is None or any(c.figure.value != finest.figure.value and not c.figure.hedges for c in claims):
        return None
    return finest


def _link(loose: Claim, exact: Claim) -> Link:
    left, right = sorted((loose, exact), key=lambda claim: claim.figure.span)
    score = round(1 / (1 + math.exp(-POINTS)), 4)
    return Link(left.id, right.id, score, ((TIED, POINTS, f"{left.figure.text} | {right.figure.text}"),))
