"""Ask the rules about all pairs of a story, and once only of claims that are alike.

A story is told many times: most of its claims have a twin in another article, which differs from it in
nothing that most rules look at. So what those rules say of two claims holds for their twins too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.match.mates import numbered
from checker.match.pairs.context import Context
from checker.match.pairs.rows import is_outweighed
from checker.match.pairs.score import PARTS, chance_of, score_of
from checker.match.pairs.value_parts import are_of_one_value, are_told_alike, beside_parts, place_parts
from checker.match.pairs.vetoes import find_label_veto, find_plain_veto, find_terms_veto, find_veto
from checker.match.pairs.weights import WEIGHTS, Part, reasons_of
from checker.match.pairs.word_parts import entity_parts, word_parts
from checker.model import Claim, Figure, Link, Moment, Period

__all__ = ["Likeness"]

_Rule = Callable[[Claim, Claim, Context], Sequence[Part]]

# Two twins by number.
_Pair = tuple[int, int]

# Parts, and the score that they make.
_Weighed = tuple[Sequence[Part], float]

# What the rules that look at more than twins share add at the most: all their parts that speak for a pair.
_MOST: dict[_Rule, float] = {
    word_parts: WEIGHTS["shared words"] + WEIGHTS["shared words, attribute unknown"],
    beside_parts: WEIGHTS["same figure beside"] + WEIGHTS["rounds one figure alone"],
    entity_parts: WEIGHTS["shared entity"] + WEIGHTS["rare shared entity"],
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What the rules make of two claims and their twins.

    Attributes:
        items: Parts, and the rules to ask each time, in the order of ``PARTS``.
        most: The score that the two cannot pass.
        by_article: Whether a rule to ask looks at the two articles themselves, not only at words and at figures beside.
    """

    items: tuple[Part | _Rule, ...]
    most: float
    by_article: bool


class Likeness:
    """Vetoes and scores of the pairs of one story.

    Args:
        claims: The claims of the story.
        context: What the story makes of its words.
    """

    def __init__(self, claims: Sequence[Claim], context: Context) -> None:
        self.context = context
        ids = [claim.id for claim in claims]
        twins = numbered([_looks(claim, context) for claim in claims])
        placed = numbered([(twin, *context.figures_around(c)) for twin, c in zip(twins, claims, strict=True)])
        alike = numbered([(place, claim.words) for place, claim in zip(placed, claims, strict=True)])
        self._twin, self._placed, self._alike = (dict(zip(ids, each, strict=True)) for each in (twins, placed, alike))
        self._rows: dict[_Pair, str] = {}
        # by whether the two claims stand in one article
        self._vetoed: tuple[dict[_Pair, str], dict[_Pair, str]] = ({}, {})
        self._said: tuple[dict[_Pair, _Said], dict[_Pair, _Said]] = ({}, {})
        self._weighed: tuple[dict[_Pair, _Weighed], dict[_Pair, _Weighed]] = ({}, {})

    def twin(self, claim: Claim) -> int:
        """Return a number that claims share which differ in their articles, places, words and figures beside alone."""
        return self._twin[claim.id]

    def placed(self, claim: Claim) -> int:
        """Return a number that twins share which stand beside the same figures."""
        return self._placed[claim.id]

    def alike(self, claim: Claim) -> int:
        """Return a number that twins share which stand beside the same figures and words."""
        return self._alike[claim.id]

    def twins(self, left: Claim, right: Claim) -> _Pair:
        """Return what the pairs share that are alike but for the articles, places and words of their claims."""
        return self._twin[left.id], self._twin[right.id]

    def is_vetoed(self, left: Claim, right: Claim) -> bool:
        """Tell whether the two cannot be one fact; ``find_veto`` says why."""
        return self.veto(left, right) != ""

    def veto(self, left: Claim, right: Claim) -> str:
        """Return the code of what keeps the two apart, the one of ``find_veto``; empty where nothing does."""
        if (left.label or right.label) and find_label_veto(left, right, self.context) is not None:
            return "label"
        if left.id in self.context.deals and find_terms_veto(left, right, self.context) is not None:
            return "qualifier"
        vetoed = self._vetoed[left.article == right.article]
        pair = (self._twin[left.id], self._twin[right.id])
        known = vetoed.get(pair)
        if known is None:
            veto = find_plain_veto(left, right, self.context)
            known = vetoed[pair] = "" if veto is None else veto.code
        return self._across(known, left, right) if known and left.article != right.article else known

    def _across(self, code: str, left: Claim, right: Claim) -> str:
        """Return what keeps two claims of two articles apart, where the row that they stand in does not outweigh it."""
        pair = (self._placed[left.id], self._placed[right.id])
        known = self._rows.get(pair)
        if known is None:
            if is_outweighed(code, left, right, self.context):
                other = find_veto(left, right, self.context)
                code = "" if other is None else other.code
            known = self._rows[pair] = code
        return known

    def most(self, left: Claim, right: Claim) -> float:
        """Return the score that the two cannot pass, whatever their words."""
        return self._about(left, right).most

    def score(self, left: Claim, right: Claim) -> float:
        """Return the chance, 0 to 1, that both speak of one fact: the score of ``score_pair``."""
        return self._weigh(left, right)[1]

    def parts(self, left: Claim, right: Claim) -> Sequence[Part]:
        """Return all that speaks for or against one fact: the parts of ``parts_of``."""
        return self._weigh(left, right)[0]

    def link(self, left: Claim, right: Claim) -> Link:
        """Return the link of ``score_pair``, with its parts in words."""
        parts, score = self._weigh(left, right)
        return Link(left.id, right.id, score, reasons_of(parts, left, right, self.context))

    def _weigh(self, left: Claim, right: Claim) -> _Weighed:
        known = self._weighed[left.article == right.article]
        pair = (self._alike[left.id], self._alike[right.id])
        weighed = known.get(pair)
        if weighed is None:
            said = self._about(left, right)
            weighed = self._add_up(said, left, right)
            if not said.by_article:
                known[pair] = weighed
        return weighed

    def _add_up(self, said: _Said, left: Claim, right: Claim) -> _Weighed:
        parts: list[Part] = []
        for item in said.items:
            if isinstance(item, tuple):
                parts.append(item)
            else:
                parts += item(left, right, self.context)
        return parts, score_of(parts)

    def _about(self, left: Claim, right: Claim) -> _Said:
        known = self._said[left.article == right.article]
        pair = (self._twin[left.id], self._twin[right.id])
        said = known.get(pair)
        if said is None:
            said = known[pair] = self._ask(left, right)
        return said

    def _ask(self, left: Claim, right: Claim) -> _Said:
        items: list[Part | _Rule] = []
        for rule in PARTS:
            if _is_own(rule, left, right, self.context):
                items.append(beside_parts if rule is place_parts else rule)
            else:
                items += rule(left, right, self.context)
        most = sum([item[1] if isinstance(item, tuple) else _MOST[item] for item in items])
        by_article = entity_parts in items or (beside_parts in items and not are_of_one_value(left, right))
        return _Said(tuple(items), chance_of(most), by_article)


def _is_own(rule: _Rule, left: Claim, right: Claim, context: Context) -> bool:
    """Tell whether a rule looks at what twins differ in: their words, the figures beside, or which other subjects an article has."""
    if rule is entity_parts:
        if not left.entities or not right.entities:
            return False
        one, two = context.telling(left), context.telling(right)
        return left.entities[0] != right.entities[0] or bool(one and two and one.isdisjoint(two))
    if rule is place_parts:
        return left.article != right.article and are_told_alike(left, right)
    return rule is word_parts


def _looks(claim: Claim, context: Context) -> tuple[object, ...]:
    """Return all that a rule may see of a claim but its article, its place and its words."""
    said = claim.attribution
    return (
        *map(_look, (claim.figure, *claim.conversions)),
        claim.article in context.hangul,
        *[context.gives_once(claim, figure) for figure in (claim.figure, *claim.conversions)],
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
        claim.frame,
        claim.happening,
        None if said is None else said.entity,
        claim.traits,
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
