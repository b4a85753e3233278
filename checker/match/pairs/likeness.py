"""Ask the rules about all pairs of a story, and once only of claims that are alike.

A story is told many times: most of its claims have a twin in another article, which differs from it in
nothing that most rules look at. So what those rules say of two claims holds for their twins too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.match.pairs.context import Context
from checker.match.pairs.score import PARTS, chance_of
from checker.match.pairs.vetoes import find_label_veto, find_plain_veto
from checker.match.pairs.weights import Part
from checker.match.pairs.word_parts import entity_parts, word_parts
from checker.model import Claim, Figure, Moment, Period

__all__ = ["Likeness"]

_Rule = Callable[[Claim, Claim, Context], Sequence[Part]]

# Two twins by number, and whether their claims stand in one article.
_Pair = tuple[int, int, bool]


class Likeness:
    """Vetoes and scores of the pairs of one story.

    Args:
        claims: The claims of the story.
        context: What the story makes of its words.
    """

    def __init__(self, claims: Sequence[Claim], context: Context) -> None:
        self._context = context
        twins: dict[tuple[object, ...], int] = {}
        self._twin = {claim.id: twins.setdefault(_looks(claim, context), len(twins)) for claim in claims}
        self._vetoed: dict[tuple[int, int], bool] = {}
        self._said: dict[_Pair, tuple[float | _Rule, ...]] = {}

    def is_vetoed(self, left: Claim, right: Claim) -> bool:
        """Tell whether the two cannot be one fact; ``find_veto`` says why."""
        pair = (self._twin[left.id], self._twin[right.id])
        known = self._vetoed.get(pair)
        if known is None:
            known = self._vetoed[pair] = find_plain_veto(left, right) is not None
        return known or find_label_veto(left, right, self._context) is not None

    def score(self, left: Claim, right: Claim) -> float:
        """Return the chance, 0 to 1, that both speak of one fact: the score of ``score_pair``."""
        pair = (self._twin[left.id], self._twin[right.id], left.article == right.article)
        said = self._said.get(pair)
        if said is None:
            said = self._said[pair] = tuple(self._ask(left, right))
        total = 0.0
        for item in said:
            if isinstance(item, float):
                total += item
            else:
                for _, points, _ in item(left, right, self._context):
                    total += points
        return chance_of(total)

    def _ask(self, left: Claim, right: Claim) -> list[float | _Rule]:
        """Return what the rules make of two claims and their twins: points, and the rules to ask each time."""
        said: list[float | _Rule] = []
        for rule in PARTS:
            if _is_own(rule, left, right):
                said.append(rule)
            else:
                said += [points for _, points, _ in rule(left, right, self._context)]
        return said


def _is_own(rule: _Rule, left: Claim, right: Claim) -> bool:
    """Tell whether a rule looks at what twins differ in: their words, or which other subjects an article has."""
    if rule is entity_parts:
        return bool(left.entities and right.entities) and left.entities[0] != right.entities[0]
    return rule is word_parts


def _looks(claim: Claim, context: Context) -> tuple[object, ...]:
    """Return all that a rule may see of a claim but its article, its place and its words."""
    said = claim.attribution
    return (
        *map(_look, (claim.figure, *claim.conversions)),
        claim.entities,
        claim.attribute,
        claim.attribute_text,
        claim.qualifiers,
        _when(claim.period),
        _when(claim.as_of),
        claim.role.value,
        claim.direction,
        claim.base,
        claim.label,
        claim.homes,
        None if said is None else said.entity,
        claim.notes,
        context.distinct_values(claim),
    )


def _look(figure: Figure) -> tuple[object, ...]:
    mention = figure.mention
    return (
        figure.kind.value,
        str(figure.value),  # 5.50 is finer than 5.5
        str(figure.low),
        str(figure.high),
        figure.unit,
        figure.dimension,
        str(figure.base),
        _stretch(figure.moment),
        mention.calendar,
        tuple([hedge.effect.value for hedge in mention.hedges]),
        figure.text if figure.moment is None else "",  # two unresolved dates are compared by their words
    )


def _when(period: Period | None) -> tuple[object, ...] | None:
    return None if period is None else _stretch(period.moment)


def _stretch(moment: Moment | None) -> tuple[object, ...] | None:
    return None if moment is None else (moment.start, moment.end, moment.grain, moment.certain)
