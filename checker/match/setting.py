"""Where the claims of a story stand: in which sentences, beside which other figures, after which letters."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache, lru_cache, partial, reduce
from itertools import combinations, pairwise
from operator import or_
from typing import TypeVar

from checker.lexicon.fiscal import opens_with_preliminary_results
from checker.lexicon.retold import tells_correction
from checker.lexicon.synonyms import stop_words
from checker.match.blocking import MAX_BLOCK
from checker.match.cluster import Cluster
from checker.match.features import is_growing, value_key
from checker.match.leads import Names, leads_of
from checker.match.mates import Mates, row_of
from checker.match.pairs import Context
from checker.model import Article, Claim, FigureKind, Role

__all__ = ["Setting", "is_of_its_own", "lay_out"]

# What nearly every article has several figures in.
_COMMON = frozenset({"count:person", "count:"})

# A sentence: its article and where it starts.
Place = tuple[str, int]

K = TypeVar("K")
V = TypeVar("V")

# Days from which results are no longer those that were announced as preliminary.
_FINAL = timedelta(days=7)

# Letters before and after a figure that are compared.
_BEFORE, _AFTER = 14, 10


class _Asked(dict[K, V]):
    """What is worked out when it is first asked for: of most sentences of a story it never is.

    Args:
        find: What gives the value of a key.
    """

    def __init__(self, find: Callable[[K], V]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: K) -> V:
        value = self[key] = self._find(key)
        return value


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentences of a story.

    Attributes:
        rows: Sentence → the places of its claims in the order of the story, in reading order.
        told: Sentence → the shared facts that it tells, by the numbers of their clusters.
        around: Sentence → those that the sentences beside it tell, in its paragraph.
        states: Sentence → what goes on being counted in it → the values it gives for that.
        followed: Claim id → the cluster of the amount after it in its sentence, where that is shared.
        preceded: Claim id → that of the amount before it.
        beside: Claim id → the letters before and after it in its sentence.
        words: Sentence → its words, weighted by how rare they are in the story, and the square of their length.
        days: Article → the day of its publication.
        dates: Article and what is dated → the moments that it gives for it.
        languages: Article → its language.
        corrected: The sentences that say that a figure was corrected.
        taken_back: Ids of the claims that such a sentence gives as what was told before.
        years: Sentence → how many years it names.
        preliminary: The articles that open with results before they are final.
        leads: Claim id → the words that stand before its figure in its sentence, and those right after it.
        names: Claim id → those of them that may name it, and what it counts.
        claims: Article → its claims.
        measures: Article and what its figures measure or count → the values that it gives, roundings apart.
    """

    rows: Mapping[Place, Sequence[int]]
    told: Mapping[Place, frozenset[int]]
    around: Mapping[Place, frozenset[int]]
    states: Mapping[Place, Mapping[str, frozenset[Decimal | None]]]
    followed: Mapping[str, int]
    preceded: Mapping[str, int]
    beside: Mapping[str, tuple[str, str]]
    words: Mapping[Place, tuple[Mapping[str, float], float]]
    days: Mapping[str, date | None]
    dates: Mapping[tuple[str, str | None], frozenset[datetime]]
    languages: Mapping[str, str]
    corrected: frozenset[Place]
    taken_back: frozenset[str]
    years: Mapping[Place, int]
    preliminary: frozenset[str]
    leads: Mapping[str, tuple[Names, Names]]
    names: Mapping[str, Names]
    claims: Mapping[str, Sequence[Claim]]
    measures: Mapping[tuple[str, str], frozenset[str]]

    def are_two_stages(self, left: Claim, right: Claim) -> bool:
        """Tell whether one of two claims is of preliminary results, and the other was told well after them.

        What was announced on 7 July and what three weeks later is final are two results, and may differ.
        """
        early, late = sorted((left.article, right.article), key=lambda name: name not in self.preliminary)
        first, then = self.days[early], self.days[late]
        if early not in self.preliminary or late in self.preliminary or first is None or then is None:
            return False
        return then - first >= _FINAL

    def corrects(self, claim: Claim) -> bool:
        """Tell whether the sentence of a claim says that one figure was corrected by another."""
        return _place(claim) in self.corrected

    def are_of_one_language(self, left: Claim, right: Claim) -> bool:
        """Tell whether the articles of two claims can share words."""
        return self.languages[left.article] == self.languages[right.article]

    def are_only_dates(self, left: Claim, right: Claim) -> bool:
        """Tell whether the articles of two dates give no other date for what the two date."""
        return all(len(self.dates[claim.article, claim.attribute]) == 1 for claim in (left, right))

    def are_only_years(self, left: Claim, right: Claim) -> bool:
        """Tell whether the sentences of two years name no other one."""
        return all(self.years[_place(claim)] == 1 for claim in (left, right))

    def are_only_measures(self, left: Claim, right: Claim) -> bool:
        """Tell whether the articles of two claims measure or count nothing else in what both are given in."""
        dimension = left.figure.dimension
        if dimension != right.figure.dimension or left.figure.moment is not None:
            return False
        return all(len(self.measures.get((claim.article, dimension), ())) == 1 for claim in (left, right))

    def sole_mates(self, claims: Sequence[Claim]) -> Mates:
        """Return the pairs of claims that are the only ones of their articles in what they measure or count."""
        rows: dict[str, int] = defaultdict(int)
        for place, claim in enumerate(claims):
            if len(self.measures.get((claim.article, claim.figure.dimension), ())) == 1 and is_of_its_own(claim):
                rows[claim.figure.dimension] |= 1 << place
        return [
            rows.get(claim.figure.dimension, 0) if rows.get(claim.figure.dimension, 0) >> place & 1 else 0
            for place, claim in enumerate(claims)
        ]

    def is_day_of_report(self, claim: Claim) -> bool:
        """Tell whether a date is the day on which its article appeared: that of two articles may differ."""
        moment = claim.figure.moment
        return moment is not None and moment.start.date() == self.days[claim.article]

    def are_of_their_years(self, left: Claim, right: Claim) -> bool:
        """Tell whether two dates stand as many years before their articles as each other: 2023년 통계 in 2024, 2024년 통계 in 2025."""
        one, two = left.figure.moment, right.figure.moment
        first, second = self.days.get(left.article), self.days.get(right.article)
        if one is None or two is None or first is None or second is None or first.year == second.year:
            return False
        return first.year - second.year == one.start.year - two.start.year

    def is_term(self, claim: Claim) -> bool:
        """Tell whether a date is the one year of its sentence, and to come when its article appeared."""
        moment, day = claim.figure.moment, self.days[claim.article]
        is_to_come = moment is not None and day is not None and moment.start.year > day.year
        return is_to_come and self.years[_place(claim)] == 1

    def shared(self, left: Claim, right: Claim) -> int:
        """Count the facts that the sentences of two claims both tell."""
        return len(self.told[_place(left)] & self.told[_place(right)])

    def share_a_date(self, left: Claim, right: Claim) -> bool:
        """Tell whether the sentences of two claims give one and the same date besides them."""
        one, two = (
            {
                claim.figure.moment.start
                for claim in self.claims[side.article]
                if claim.sentence == side.sentence and claim.id != side.id and claim.figure.moment is not None
            }
            for side in (left, right)
        )
        return not one.isdisjoint(two)

    def shared_around(self, left: Claim, right: Claim) -> int:
        """Count the facts that two claims share only with the sentences beside theirs."""
        one, two = _place(left), _place(right)
        wide = (self.told[one] | self.around[one]) & (self.told[two] | self.around[two])
        return len(wide - (self.told[one] & self.told[two]))

    def tell_two_states(self, left: Claim, right: Claim) -> bool:
        """Tell whether the sentences of two claims give two values of something else that goes on being counted.

        Where one says that 2 are dead and 8 hurt, the other that 3 are dead, they are of two hours.
        """
        one, two = self.states[_place(left)], self.states[_place(right)]
        others = one.keys() & two.keys() - {left.attribute, right.attribute}
        return any(one[attribute].isdisjoint(two[attribute]) for attribute in others)

    def is_followed_alike(self, left: Claim, right: Claim) -> bool:
        """Tell whether the amounts right after the two tell one fact."""
        after = self.followed.get(left.id)
        return after is not None and after == self.followed.get(right.id)

    def is_preceded_alike(self, left: Claim, right: Claim) -> bool:
        """Tell whether the amounts right before the two tell one fact."""
        before = self.preceded.get(left.id)
        return before is not None and before == self.preceded.get(right.id)

    def are_of_other_levels(self, left: Claim, right: Claim) -> bool:
        """Tell whether two values of before stand behind two facts: 3.1%로 9월(1.9%)보다, 3.4%로 9월(2.9%)보다."""
        if not left.role is right.role is Role.PREVIOUS:
            return False
        before = self.preceded.get(left.id), self.preceded.get(right.id)
        return None not in before and before[0] != before[1]

    def width_before(self, left: Claim, right: Claim) -> int:
        """Return how wide the text is that stands right before both figures, Hangul counting double."""
        return _width(reversed(self.beside[left.id][0]), reversed(self.beside[right.id][0]))

    def width_after(self, left: Claim, right: Claim) -> int:
        """Return how wide the text is that stands right after both figures, Hangul counting double."""
        return _width(self.beside[left.id][1], self.beside[right.id][1])

    def likeness(self, left: Claim, right: Claim) -> float:
        """Return how alike the letters beside two figures are, 0 to 1: shared pairs of letters (Dice)."""
        one, two = _couples(self.beside[left.id]), _couples(self.beside[right.id])
        return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0

    def agreement(self, left: Claim, right: Claim) -> float:
        """Return how far the words of the two sentences agree, 0 to 1: their cosine."""
        one, length = self.words[_place(left)]
        two, other = self.words[_place(right)]
        dot = sum([weight * two[word] for word, weight in one.items() if word in two])
        return dot / math.sqrt(length * other) if dot else 0.0

    def aligned_mates(self) -> Mates:
        """Return the pairs of claims that stand in two sentences of two articles with a shared fact."""
        meeting: dict[int, list[Place]] = defaultdict(list)
        for place, facts in self.told.items():
            for fact in facts:
                meeting[fact].append(place)
        mates = [0] * sum(map(len, self.rows.values()))
        for places in meeting.values():
            if sum(len(self.rows[place]) for place in places) ** 2 // 2 > MAX_BLOCK:
                continue
            of_article: dict[str, int] = defaultdict(int)
            for place in places:
                of_article[place[0]] |= row_of(self.rows[place])
            of_all = reduce(or_, of_article.values())
            for place in places:
                for claim in self.rows[place]:
                    mates[claim] |= of_all & ~of_article[place[0]]
        return mates


def is_of_its_own(claim: Claim) -> bool:
    """Tell whether a claim measures or counts what few figures do: kilometres, flights, runs."""
    counted = claim.figure.kind in (FigureKind.COUNT, FigureKind.MEASURE)
    return counted and claim.figure.dimension not in _COMMON


def _width(one: Iterable[str], two: Iterable[str]) -> int:
    width = 0
    for letter, other in zip(one, two, strict=False):
        if letter != other:
            break
        width += 1 if letter.isascii() else 2
    return width


def _place(claim: Claim) -> Place:
    return claim.article, claim.sentence.start


@lru_cache(maxsize=4096)
def _couples(beside: tuple[str, str]) -> frozenset[str]:
    text = "|".join(beside)
    return frozenset([text[i : i + 2] for i in range(len(text) - 1) if text[i : i + 2].strip()])


def lay_out(
    claims: Sequence[Claim],
    home: Mapping[str, int],
    clusters: Sequence[Cluster],
    articles: Iterable[Article],
    context: Context,
) -> Setting:
    """Lay out the sentences of a story.

    Args:
        claims: All of its claims, in order of article and text.
        home: Claim id → number of its cluster.
        clusters: What clustering found.
        articles: The articles of the story.
        context: How rare its words are.
    """
    known = {article.id: article for article in articles}
    shared = {index for index, cluster in enumerate(clusters) if len(cluster.articles) > 1}
    rows: dict[Place, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        rows[_place(claim)].append(index)
    told: dict[Place, frozenset[int]] = {}
    followed: dict[str, int] = {}
    preceded: dict[str, int] = {}
    for place, row in rows.items():
        told[place] = frozenset(home[claims[i].id] for i in row) & shared
        amounts = [claims[i].id for i in row if claims[i].figure.moment is None]
        followed.update({one: home[two] for one, two in pairwise(amounts) if home[two] in shared})
        preceded.update({two: home[one] for one, two in pairwise(amounts) if home[one] in shared})
    paragraphs = cache(partial(_paragraphs, rows, known))
    dates = cache(partial(_dates, claims))
    by_id = {claim.id: claim for claim in claims}

    def row_at(place: Place) -> list[Claim]:
        return [claims[i] for i in rows[place]]

    def beside(name: str) -> tuple[str, str]:
        return _beside(by_id[name], known[by_id[name].article].text)

    @cache
    def leads(place: Place) -> dict[str, tuple[Names, Names]]:
        return leads_of(row_at(place), known[place[0]].text, known[place[0]].language)

    def names(name: str) -> Names:
        claim = by_id[name]
        before, after = leads(_place(claim))[name]
        return (before | after) - stop_words() | {told for told in (claim.attribute, claim.label) if told}

    corrected = frozenset(
        place for place, row in rows.items() if tells_correction(known[place[0]].text, claims[row[0]].sentence)
    )
    return Setting(
        rows,
        told,
        _Asked(lambda place: frozenset().union(*[told[other] for other in paragraphs()[place]])),
        _Asked(lambda place: _states(row_at(place))),
        followed,
        preceded,
        _Asked(beside),
        _Asked(lambda place: _weighted(row_at(place), context)),
        {article: known[article].published for article in known},
        _Asked(lambda dated: dates()[dated]),
        {article: known[article].language for article in known},
        corrected,
        frozenset(name for place in corrected for name in _taken_back(row_at(place), known[place[0]].text)),
        _Asked(lambda place: sum(map(_is_year, row_at(place)))),
        frozenset(article for article in known if opens_with_preliminary_results(known[article].text)),
        _Asked(lambda name: leads(_place(by_id[name]))[name]),
        _Asked(names),
        _by_article(claims),
        _measures(claims),
    )


def _weighted(row: Sequence[Claim], context: Context) -> tuple[dict[str, float], float]:
    weights = {word: context.weights.get(word, 1.0) for claim in row for word, _ in claim.words}
    return weights, sum([weight * weight for weight in weights.values()])


def _taken_back(row: Sequence[Claim], text: str) -> Iterator[str]:
    """Yield what a sentence of correction takes back: the first of two figures, or that behind “not”."""
    for one, two in combinations(row, 2):
        if one.figure.unit == two.figure.unit and one.figure.value != two.figure.value:
            is_denied = text[: two.figure.span.start].rstrip().endswith(" not")
            yield two.id if is_denied else one.id


def _is_year(claim: Claim) -> bool:
    return claim.figure.moment is not None and claim.figure.moment.grain == "year"


def _by_article(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.article].append(claim)
    return found


def _measures(claims: Sequence[Claim]) -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if (key := value_key(claim.figure)) is not None and claim.figure.moment is None:
            found[claim.article, claim.figure.dimension].add(key)
    return {key: frozenset(values) for key, values in found.items()}


def _states(row: Sequence[Claim]) -> dict[str, frozenset[Decimal | None]]:
    found: dict[str, set[Decimal | None]] = defaultdict(set)
    for claim in row:
        if claim.attribute is not None and is_growing(claim):
            found[claim.attribute].add(claim.figure.value)
    return {attribute: frozenset(values) for attribute, values in found.items()}


def _dates(claims: Sequence[Claim]) -> dict[tuple[str, str | None], frozenset[datetime]]:
    found: dict[tuple[str, str | None], set[datetime]] = defaultdict(set)
    for claim in claims:
        if claim.figure.moment is not None:
            found[claim.article, claim.attribute].add(claim.figure.moment.start)
    return {key: frozenset(moments) for key, moments in found.items()}


def _paragraphs(places: Iterable[Place], articles: Mapping[str, Article]) -> dict[Place, list[Place]]:
    """Return the sentences with figures right before and right after each sentence, in the same paragraph."""
    paragraphs: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for place in sorted(places):
        sentence = articles[place[0]].sentence_at(place[1])
        paragraphs[place[0], -1 if sentence is None else sentence.block].append(place)
    return {
        place: [*row[max(0, index - 1) : index], *row[index + 1 : index + 2]]
        for row in paragraphs.values()
        for index, place in enumerate(row)
    }


def _beside(claim: Claim, text: str) -> tuple[str, str]:
    start, end = claim.figure.span.start, claim.figure.span.end
    return text[max(claim.sentence.start, start - _BEFORE) : start], text[end : min(claim.sentence.end, end + _AFTER)]
