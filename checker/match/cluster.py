"""Join claims into facts: first inside each article, then between articles, one to one.

An article gives one fact one value, so matching two articles is an assignment: the best pairs are
taken first, and a pair that would put two different values of one article, or two claims that a
veto keeps apart, into one fact is refused. Correlation clustering by greedy agglomeration; the
order is total, so the same input gives the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from itertools import product

from checker.lexicon.attributes import is_reading
from checker.match.blocking import candidate_mates
from checker.match.features import digits_of, sharper, significant, value_key
from checker.match.mates import Mates, row_of, rows_of
from checker.match.near import Refusals
from checker.match.own import tie_bounds
from checker.match.pairs import Context, Likeness, is_rounding, is_same_amount, same_digits
from checker.match.pairs.exchange import are_at_rate
from checker.match.pairs.values import CALENDAR, TELLING_DIGITS, best_values, is_rounded, same_value
from checker.model import Claim, Figure, FigureKind, Link, Moment, Role

__all__ = ["Cluster", "cluster_claims", "in_order", "may_be_outvoted"]


@dataclass(slots=True)
class Cluster:
    """Claims taken for one fact while clustering goes on.

    Attributes:
        claims: The claims, in order of article and text.
        links: What joined them.
        tied: Ids of those that but bound an exact figure of their own article; it speaks for them.
    """

    claims: list[Claim]
    links: list[Link] = field(default_factory=list)
    tied: set[str] = field(default_factory=set)

    @property
    def speaking(self) -> list[Claim]:
        """The claims by which the cluster meets others."""
        return [claim for claim in self.claims if claim.id not in self.tied] if self.tied else self.claims

    @property
    def articles(self) -> set[str]:
        """Ids of the articles that state it."""
        return {claim.article for claim in self.claims}

    def joined(self, others: Iterable[Cluster], links: Iterable[Link]) -> Cluster:
        """Return a new cluster of this one and others, with what binds them beside what joined each."""
        every = [self, *others]
        return Cluster(
            in_order([claim for cluster in every for claim in cluster.claims]),
            [*(link for cluster in every for link in cluster.links), *links],
            set().union(*(cluster.tied for cluster in every)),
        )


# Pairs of one article need more than pairs of two: an editor does not repeat himself, he contrasts.
INSIDE_THRESHOLD = 0.72

# Digits from which an article may round its own figure: it gives $5.576M, then $5.6M; but 51억 beside
# 50억 in a list of prices are two prices. Of fewer digits it is one where it is the nearest: 51조9000억, 52조.
ROUNDED_AGAIN = 4
_ROUNDED_TO_THE_NEAREST = 3


def _telling_digits(figure: Figure) -> int:
    """Count the digits of a figure up to its last non-zero one: $95.00 has two."""
    return 0 if figure.value is None else len(digits_of(figure.value))


def _shares_value(left: Claim, right: Claim) -> bool:
    """Tell whether two claims share a value, conversions of them included."""
    if not left.conversions and not right.conversions:
        one, two = left.figure, right.figure
        if one.dimension != two.dimension:
            return False
        if one.moment is not None and two.moment is not None:
            return one.moment.start == two.moment.start
    keys = {value_key(figure) for figure in (left.figure, *left.conversions)} - {None}
    return not keys.isdisjoint(value_key(figure) for figure in (right.figure, *right.conversions))


def _is_listed(left: Claim, right: Claim) -> bool:
    """Tell whether two claims stand in one sentence, which does not say a thing twice: 도로에 320억원, 급식에 320억원.

    A value that is not met twice by chance it does: 9860원을 제시했고 표결 결과 9860원이 17표를 얻었다; and so it may say
    a year again: 2010년 지진을 들어 “2010년 뒤로 가장 큰 참사”라고 했다.
    """
    if (left.article, left.sentence, left.figure.unit) != (right.article, right.sentence, right.figure.unit):
        return False
    if left.happening and left.happening == right.happening and left.figure.moment == right.figure.moment:
        return False
    return not same_value(left, right, TELLING_DIGITS - (left.figure.kind in (FigureKind.MONEY, FigureKind.COUNT)))


def _same_figure(left: Claim, right: Claim) -> bool:
    """Tell whether two claims of two sentences may give one value: again, rounded, or with a slip of scale."""
    foretold = {left.role, right.role} == {Role.PREVIOUS, Role.FORECAST}
    if foretold and left.figure.kind is not FigureKind.PERCENT:
        return False  # revenue was $12.9 billion a year ago, and $12.9 billion were expected; a growth of 1.9% was, till now
    if _shares_value(left, right):
        return True
    one, two = left.figure, right.figure
    if is_same_amount(one, two):
        return True  # the headline kills 12, the text 12 people
    if one.kind in CALENDAR:
        return left.attribute == right.attribute is not None and _holds(one.moment, two.moment)
    if one.unit != two.unit and not _are_stretches(one, two):
        return False
    if is_rounding(one, two):
        digits = max(_telling_digits(one), _telling_digits(two))
        return digits >= ROUNDED_AGAIN or (digits >= _ROUNDED_TO_THE_NEAREST and is_rounded(one, two))
    same = one.unit == two.unit and left.attribute == right.attribute is not None
    return same and same_digits(one, two)


def _are_stretches(one: Figure, two: Figure) -> bool:
    """Tell whether two figures are lengths of time, which are told in other units as they are rounded: 7년 6개월, 7년."""
    return one.kind is two.kind is FigureKind.DURATION and one.dimension == two.dimension


def _holds(one: Moment | None, two: Moment | None) -> bool:
    """Tell whether one of two dates lies in the other: the sixth of June, then June."""
    if one is None or two is None:
        return False
    return (one.start <= two.start and two.end <= one.end) or (two.start <= one.start and one.end <= two.end)


def _stands_for(figure: Figure, anchor: Figure) -> bool:
    """Tell whether a figure is a sharp one again, rounded, or with a slip of scale."""
    if figure.unit != anchor.unit:
        return _are_stretches(figure, anchor) and (is_same_amount(figure, anchor) or is_rounding(figure, anchor))
    return figure.value == anchor.value or is_rounding(figure, anchor) or same_digits(figure, anchor)


def _converts(bridge: Claim, one: Figure, two: Figure) -> bool:
    """Tell whether a claim gives both figures as one amount: 5억달러(약 7300억원) of a headline's 7300억."""
    figures = (bridge.figure, *bridge.conversions)
    return (
        len(figures) > 1
        and one.unit != two.unit
        and all(any(figure.unit == f.unit and _stands_for(figure, f) for f in figures) for figure in (one, two))
    )


def _conflicts_inside(one: Cluster, two: Cluster, pairs: _Pairs) -> bool:
    """Tell whether joining would give one article two values of one fact."""
    both = one.articles & two.articles
    if not both:
        return False
    anchors: list[Figure] | None = None
    for article in sorted(both):
        lefts = [claim for claim in one.speaking if claim.article == article]
        rights = [claim for claim in two.speaking if claim.article == article]
        for left, right in product(lefts, rights):
            if _is_listed(left, right):
                return True
            if pairs.may_be_one_figure(left, right) or pairs.are_converted(left, right):
                continue
            if anchors is None:
                figures = [claim.figure for claim in (*one.claims, *two.claims)]
                anchors = [figure for figure in figures if _telling_digits(figure) >= ROUNDED_AGAIN]
            if any(_stands_for(left.figure, a) and _stands_for(right.figure, a) for a in anchors):
                continue
            if not any(_converts(claim, left.figure, right.figure) for claim in (*one.claims, *two.claims)):
                return True
    return False


def _linkage(one: Cluster, two: Cluster, pairs: _Pairs) -> float:
    """Return how well two clusters fit: the mean, over the claims of both, of the best score across."""
    rows = [[pairs.score(left, right) for right in two.speaking] for left in one.speaking]
    best: list[float] = [*map(max, rows), *map(max, zip(*rows, strict=True))]
    return sum(best) / len(best)


# Score below which two claims are hardly one fact, and so not by what a third one, told roughly, has of both.
_UNLIKE = 0.2


def _are_bridged(one: Cluster, two: Cluster, pairs: _Pairs) -> bool:
    """Tell whether only a rough claim holds two readings together that differ: 1400원대 of 1420원 and of 1480원."""
    both = (*one.speaking, *two.speaking)
    if not any(is_reading(claim.attribute or "") and _is_of_steps(claim.figure) for claim in both):
        return False
    rows = [[pairs.score(left, right) for right in two.speaking] for left in one.speaking]
    best: list[float] = [*map(max, rows), *map(max, zip(*rows, strict=True))]
    return min(best) < _UNLIKE


# The hedge of a figure that only says between which steps it lies: 1400원대, 90%대.
_STEPS = "hedge:대"


def _is_of_steps(figure: Figure) -> bool:
    return any(hedge.entry == _STEPS for hedge in figure.hedges)


class _Pairs:
    """The pairs of a story that may be one fact, and how well they score: worked out where it is asked for.

    Args:
        likeness: The rules.
    """

    def __init__(self, likeness: Likeness) -> None:
        self.likeness = likeness
        self._scores: dict[tuple[str, str], float | None] = {}
        self._one_figure: dict[tuple[int, int], bool] = {}

    def add(self, left: Claim, right: Claim) -> None:
        """Take a pair for one that may be a fact."""
        self._scores[left.id, right.id] = None

    def score(self, left: Claim, right: Claim) -> float:
        """Return the score of two claims, in either order; 0 where they were not taken for a pair."""
        key = (left.id, right.id)
        if key not in self._scores:
            left, right, key = right, left, (right.id, left.id)
            if key not in self._scores:
                return 0.0
        known = self._scores[key]
        if known is None:
            known = self._scores[key] = self.likeness.score(left, right)
        return known

    def may_be_one_figure(self, left: Claim, right: Claim) -> bool:
        """Tell whether one article may say the two of one thing, or two articles one figure of two."""
        twins = self.likeness.twins(left, right)
        known = self._one_figure.get(twins)
        if known is None:
            known = self._one_figure[twins] = _same_figure(left, right)
        return known and not _is_listed(left, right)

    def are_converted(self, left: Claim, right: Claim) -> bool:
        """Tell whether one article gives an amount in two currencies, in two sentences, at the rate of the story."""
        same = left.attribute is not None and left.attribute == right.attribute
        return same and are_at_rate(left.figure, right.figure, self.likeness.context.rates)


class _Fate(Enum):
    """What becomes of a pair of claims, as far as may be said without its words."""

    NONE = 0  # no fact, and nothing to show
    REFUSED = 1  # a look-alike that a veto keeps apart
    UNLIKELY = 2  # may be one fact, if others of its kind are; its own score is too low for that
    LIKELY = 3


_USEFUL = (_Fate.UNLIKELY, _Fate.LIKELY)


class _Fates:
    """What becomes of the pairs of a story: once of twins that stand beside the same figures.

    Args:
        claims: The claims of the story, in order.
        pairs: What is known of their pairs.
        threshold: Score from which a pair of claims of two articles may be one fact.
        near: Score from which a refused pair is shown.
    """

    def __init__(self, claims: Sequence[Claim], pairs: _Pairs, threshold: float, near: float) -> None:
        self._claims = claims
        self._pairs = pairs
        self._threshold = threshold
        self._near = near
        self._kinds = [pairs.likeness.placed(claim) for claim in claims]
        self._of_kind = rows_of(self._kinds)
        self._of_article = rows_of([claim.article for claim in claims])
        self._known: dict[tuple[int, int], _Fate] = {}
        # kind of claim → those of other articles with which they are of no use, as far as is known
        self._useless = dict.fromkeys(self._of_kind, 0)
        self._refused_of = dict.fromkeys(self._of_kind, 0)
        self.refused = [0] * len(claims)

    def sort(self, mates: Mates) -> Iterator[tuple[_Fate, Claim, Claim]]:
        """Yield the pairs that may be one fact, in order, and note those that are refused; most are neither.

        All claims of a kind are sorted out together.
        """
        for place, (left, row) in enumerate(zip(self._claims, mates, strict=True)):
            kind, others = self._kinds[place], ~self._of_article[left.article]
            met = row >> place + 1 << place + 1
            self.refused[place] = met & others & self._refused_of[kind]
            later = met & ~(others & self._useless[kind])
            while later:
                lowest = later & -later
                later ^= lowest
                right = self._claims[other := lowest.bit_length() - 1]
                fate = self._of(place, other)
                if fate in _USEFUL:
                    yield fate, left, right
                    continue
                refused = fate is _Fate.REFUSED
                if not lowest & others or left.label or right.label:
                    self.refused[place] |= lowest if refused else 0
                    continue
                same = self._of_kind[self._kinds[other]]
                self._useless[kind] |= same
                self._refused_of[kind] |= same if refused else 0
                self.refused[place] |= met & others & self._refused_of[kind]
                later &= ~(others & same)

    def _of(self, place: int, other: int) -> _Fate:
        left, right = self._claims[place], self._claims[other]
        if left.article == right.article:
            return self._inside(left, right)
        if left.label or right.label:  # whether they tell two items apart goes by the lists of the two articles
            return self._between(left, right)
        kinds = (self._kinds[place], self._kinds[other])
        fate = self._known.get(kinds)
        if fate is None:
            fate = self._known[kinds] = self._between(left, right)
        return fate

    def _inside(self, left: Claim, right: Claim) -> _Fate:
        likeness = self._pairs.likeness
        if not self._pairs.may_be_one_figure(left, right) or likeness.veto(left, right):
            return _Fate.NONE
        return _Fate.LIKELY if likeness.most(left, right) >= INSIDE_THRESHOLD else _Fate.UNLIKELY

    def _between(self, left: Claim, right: Claim) -> _Fate:
        likeness = self._pairs.likeness
        if not likeness.veto(left, right):
            return _Fate.LIKELY if likeness.most(left, right) >= self._threshold else _Fate.UNLIKELY
        shown = self._pairs.may_be_one_figure(left, right) and likeness.most(left, right) >= self._near
        return _Fate.REFUSED if shown else _Fate.NONE


# Vetoes that rest on words read from near a figure. A claim in which one was read wrongly does not keep two groups
# apart that all others of them hold for one.
_READ = frozenset({"attribute", "period", "qualifier", "role", "base", "dimension"})
# Share of the pairs of claims that they may refuse; of those whose value is seldom met twice half. Over
# annotated events, of 30 joins that a third or less refuse 27 are right, of those that more refuse two in three.
_REFUSED = 1 / 3
# … and three fifths of those that give one value of two digits or more, or one date, and only name it differently: of
# nine facts whose claims stood in two groups for that nine are one; of thirteen of one digit ten.
_RENAMED = 3 / 5
# Digits from which a value that is no money is seldom met twice. A count under two names needs as many as
# outweigh words elsewhere: 62 aboard and 62 victims are two things until somebody says otherwise.
_TELLING = 2


def _are_kept_apart(one: Cluster, two: Cluster, pairs: _Pairs) -> bool:
    """Tell whether vetoes keep two clusters apart: one that is sure, or many that were read from words."""
    total = len(one.speaking) * len(two.speaking)
    allowed, allowed_telling, allowed_renamed = int(_REFUSED * total), total // 2, int(_RENAMED * total)
    refused = telling = renamed = 0
    for left, right in product(one.speaking, two.speaking):
        veto = pairs.likeness.veto(left, right)
        if not veto:
            continue
        if not may_be_outvoted(veto, left, right):
            return True
        if veto == "attribute" and _shares_value(left, right) and not _is_small(left.figure):
            renamed += 1
        elif _is_telling(veto, left, right):
            telling += 1
        else:
            refused += 1
        if refused > allowed or refused + telling > allowed_telling or renamed > allowed_renamed:
            return True
    return False


def may_be_outvoted(code: str, left: Claim, right: Claim) -> bool:
    """Tell whether a veto rests on words, while the two claims give one value, or one that is rounded.

    Args:
        code: The code of the veto.
        left: A claim.
        right: Another one.
    """
    if code == "entity":  # a name read near the area of a home, where no complex is known of one of them
        return not (left.homes and right.homes) and _shares_value(left, right)
    if code not in _READ or (code == "qualifier" and _are_two_rounds(left, right)):
        return False
    values = best_values(left, right)
    return _shares_value(left, right) or (is_rounding(*values) and not _are_written_out(*values))


# The axis of the rounds in which homes are applied for, and digits from which two of them hardly offer as many.
_ROUND = "round:"
_OFFERED = 3


def _are_two_rounds(left: Claim, right: Claim) -> bool:
    """Tell whether two short values are told of two rounds of one sale: 특별공급 81가구, 1순위 81가구."""
    one, two = ({mark for mark in claim.qualifiers if mark.startswith(_ROUND)} for claim in (left, right))
    return bool(one and two) and one.isdisjoint(two) and sharper(left.figure, right.figure) < _OFFERED


# Of two values that are written to one place a nought at the end is mostly meant: 120억 is no 115억, 190가구 no 192,
# while 550만 is 557만. So they are judged, too.
_SAME_PLACE = Decimal("0.02")
# So many times the last place is a number that has three digits written.
_WRITTEN = 1000


def _are_written_out(one: Figure, two: Figure) -> bool:
    """Tell whether two short values are told to the same written place and differ by more than that: 115억, 120억."""
    if one.kind not in (FigureKind.MONEY, FigureKind.COUNT) or one.hedges or two.hedges:
        return False
    if one.grain is None or two.grain is None or not one.value or not two.value:
        return False
    first, second = abs(one.value * one.base), abs(two.value * two.base)
    place = one.grain * one.base
    if place <= 0 or place != two.grain * two.base or max(first, second) >= _WRITTEN * place:
        return False
    return place == one.base or abs(first - second) > _SAME_PLACE * max(first, second)


def _is_small(figure: Figure) -> bool:
    """Tell whether a figure is a number of one digit, which many things of a story have."""
    return figure.kind not in CALENDAR and significant(figure) < _TELLING


def _is_telling(code: str, left: Claim, right: Claim) -> bool:
    """Tell whether a value is seldom met twice: an amount of money, 36.3%, 120 km, 13,972 homes under two names."""
    one, two = left.figure, right.figure
    if one.kind is FigureKind.MONEY:
        return True
    renamed = one.kind is FigureKind.COUNT and code == "attribute"
    return sharper(one, two) >= (TELLING_DIGITS if renamed else _TELLING)


# Two clusters join when their linkage reaches this share of the threshold: below one, because a
# claim that says little (a headline) scores low with all of its fellows.
LINKAGE = 0.6


def cluster_claims(
    claims: Sequence[Claim],
    threshold: float,
    near: float,
    likeness: Likeness | None = None,
    candidates: Mates | None = None,
) -> tuple[list[Cluster], Refusals]:
    """Cluster the claims of one story.

    Args:
        claims: All claims of the story's articles, in order of article and text.
        threshold: Score from which a pair of claims of two articles may be one fact.
        near: Score from which a refused pair is reported.
        likeness: What the rules make of the story's pairs, where something of that is known already.
        candidates: The pairs that are worth a look, where they are known already.

    Returns:
        All clusters, those of one claim included, their links without the reasons, and the refusals
        worth showing.
    """
    ordered = in_order(claims)
    likeness = likeness or Likeness(ordered, Context.of(ordered))
    pairs = _Pairs(likeness)
    links: list[Link] = []
    ties = tie_bounds(ordered)
    loose = row_of(place for place, claim in enumerate(ordered) if claim.id in ties)
    mates = candidate_mates(ordered, likeness) if candidates is None else candidates
    free = [0 if loose >> place & 1 else row & ~loose for place, row in enumerate(mates)]
    fates = _Fates(ordered, pairs, threshold, near)
    for fate, left, right in fates.sort(free):
        pairs.add(left, right)
        if fate is _Fate.LIKELY:
            enough = INSIDE_THRESHOLD if left.article == right.article else threshold
            if (score := pairs.score(left, right)) >= enough:
                links.append(Link(left.id, right.id, score))
    return _agglomerate(_tied(ordered, ties), links, threshold, pairs), Refusals(ordered, fates.refused, likeness, near)


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims in order of article and text."""
    return sorted(claims, key=lambda claim: (claim.article, claim.figure.span))


def _tied(claims: Sequence[Claim], ties: Mapping[str, Link]) -> dict[str, Cluster]:
    """Return the cluster of each claim by its id, before any two articles meet."""
    known = {claim.id: claim for claim in claims}
    home = {claim.id: Cluster([claim]) for claim in claims if claim.id not in ties}
    for loose, link in ties.items():
        cluster = home[link.left if loose == link.right else link.right]
        cluster.claims.append(known[loose])
        cluster.links.append(link)
        cluster.tied.add(loose)
        home[loose] = cluster
    return home


def _agglomerate(
    home: dict[str, Cluster],
    links: list[Link],
    threshold: float,
    pairs: _Pairs,
) -> list[Cluster]:
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
        one, two = home[link.left], home[link.right]
        if one is two:
            one.links.append(link)
            continue
        if _conflicts_inside(one, two, pairs) or _linkage(one, two, pairs) < LINKAGE * threshold:
            continue
        if _are_bridged(one, two, pairs) or _are_kept_apart(one, two, pairs):
            continue
        one.claims.extend(two.claims)
        one.links.extend([*two.links, link])
        one.tied |= two.tied
        for claim in two.claims:
            home[claim.id] = one
    seen: dict[int, Cluster] = {}
    for cluster in home.values():
        seen.setdefault(id(cluster), cluster)
    for cluster in seen.values():
        cluster.claims.sort(key=lambda claim: (claim.article, claim.figure.span))
    return sorted(seen.values(), key=lambda cluster: (cluster.claims[0].article, cluster.claims[0].figure.span))
