"""Group articles on one event, near-linearly in their number.

Articles that share enough rare features (see ``bags``) are one story. Rare features are found by an
inverted index, so that the work grows with the number of features and not with the square of the
number of articles (blocking as in record linkage: Christen 2012, chapter 4).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from checker.match.bags import (
    Bags,
    Features,
    Vector,
    digits_in,
    dot,
    fill_bags,
    is_amount,
    is_name,
    is_telling,
    read_features,
    value_of,
)
from checker.match.few import told_together
from checker.match.otherwise import Tally, count_seen
from checker.model import Article, Claim

__all__ = ["group_stories"]

# Cosine from which two articles are one story. Set on sixty articles of ten events mixed in one
# corpus: within a story nearly every article has a neighbour above .1 (above .16 in one language),
# between events none above .07, but for two results of one trade.
SAME_STORY = 0.085

# What words and entities make up of it in one language. Of 150 articles of 26 real events, alone, together and
# among 5,000 made articles, each has a neighbour above .1; two lone fires told by one template, which have a
# number of casualties in common and no name, stay below .03 in a corpus of forty. A handful of articles are nearly
# always of one event, of which each may look at another side (what a budget is for the army, what a leader writer thinks
# of it): there a word in common will do. The share grows with the corpus from the first to the second; of 460 pairs of
# real events handed over together none more ran together for it, and three events that had fallen apart held.
SAME_NAMES = (0.005, 0.05)
A_HANDFUL = 20

# … or so many telling values: a short text of results is hardly more than its values, and a name or two.
TELLING_ALIKE = 2

# … or so many amounts that both give and few others do (see ``Tally.backing``), and less of names: in a short text of figures
# names weigh little. Of 59 real events in one corpus one falls apart with it instead of three, of 288 made stories of six
# days seven instead of 22, and none more run together.
BACKED, BACKED_NAMES = 1.9, 0.01

# Two groups join when the mean cosine between their members reaches this: a round-up article that
# mentions two events is near to one member of each, and far from the rest.
LEAST_MEAN = 0.03

# … and this share of the mean cosine within the looser of the two: results told by one template, or a
# round-up and its two events, are less alike than the tellings of one. A few articles that somebody hands
# over are mostly of one event, two of a day's thousands hardly ever are: so the share grows with the corpus
# from the first to the second. Set on 26 real events, alone, together and among 5,000 made articles (with
# two agencies' texts in it, one event falls apart from .5 on), and on a made day of 2,000 events of four
# kinds (below .5 fifty of them run together over one figure that two of them share).
LIKE_WITHIN = (0.4, 0.55)
OF_FEW, OF_MANY = 50, 500

# … and, for one article and a group, of which one alone says how loose it is. The articles of the real
# events reach .4 of how alike the others are, what was said of it elsewhere .2; another result told by the same template
# .25. It grows from a handful of articles to a few dozen, as SAME_NAMES does.
LIKE_ALONE = (0.2, 0.25)

# … or, for two groups that have no language in common, this share of the mean cosine that the features
# of both languages give within each: words make tellings in one language far more alike. Set on 26 events
# in two languages and in one: from .4 on events fall apart by language, at .2 none run together yet.
LIKE_ACROSS = 0.3

# … and so many times as much where they are strange to each other: nothing that they tell is alike, or they were published
# weeks apart. On 116 real events in one corpus nine others ran together without it, one with it (an event told twice, half a
# year apart, becomes two), on 24 made days of 475 stories 23 and 16; groups of one event reach more in nearly all cases.
STRANGE = 1.3

# Share of the nearer neighbour's cosine that a pair must reach: two results told by one template are
# alike, but far less so than two tellings of one result.
BESIDE_BEST = 0.3

# What a cosine across two languages counts for: it rests on few features, and those are coarse.
ACROSS = 0.8

# Evidence that two articles in two languages must share, and what each piece of it counts for: one number
# of casualties is met in half a dozen accidents of a day, and a word of the glossary in many more.
EVIDENCE_ACROSS = 6
_TELLING, _TOLD, _WORD = 6, 3, 1
# Without a name or a telling value it takes so many words: 6 injured and 7 dead are a fire's and a pile-up's.
WORDS_ACROSS = 3
# A value of so many digits counts for so many of them: 208 units for $821 million are one deal's.
SHARP, SHARP_IN_WORDS = 3, 2

# A feature that more articles share than this does not propose all pairs of them …
MAX_POSTING = 60
# … but, of the articles in which it weighs at least this share of their heaviest word or entity, each with
# the next few: an event that hundreds tell has no rarer feature, and half a dozen neighbours hold it together.
HEAVY, NEIGHBOURS = 0.5, 6

# Articles further apart than this are not one story unless they are much alike.
MAX_DAYS = 21
FAR_FACTOR = 2.0

# Two articles with an amount in common meet as if they were so many times as alike: two bills of a week are told in
# the same words, and one of them in two languages. On 98 events in one corpus it changes nothing; of 1,166 made stories of
# four kinds of days 32 ran together with it, 45 without.
ONE_AMOUNT = 2.0

# A few articles that somebody hands over may look at other sides of one event: they are two stories if they differ in so many
# more things. Of real events, alone and by twos and fours, none falls apart with it, one of 40 twos at one thing less; of 122
# made handfuls of three to five events of one kind 23 groups mix events instead of 74.
SPARE = 2

# What articles meet after: so many times as alike where they have amounts in common that few others
# give, by how many, and where they give other amounts for several things. Those of one event find each other by it before
# two events told by one template do.
MEETING = ((1.9, 4.0), (0.9, 2.0))
DIFFERING, MEETING_LATE = 2, 0.5

_Pairs = set[tuple[int, int]]
_Cosines = dict[tuple[int, int], float]


def _named(bags: Bags, languages: Sequence[str]) -> _Pairs:
    """Return the pairs of articles in one language that share a rare word or entity.

    A value proposes none: on a day of the press two fires have the same number of injured, and two
    results the same growth.
    """
    pairs: _Pairs = set()
    for name, holders in zip(bags.names, bags.holders, strict=True):
        if 2 <= len(holders) <= MAX_POSTING and is_name(name):
            pairs.update((i, j) for i, j in combinations(holders, 2) if languages[i] == languages[j])
    for holders in _crowds(bags).values():
        for language in sorted({languages[place] for place in holders}):
            spoken = [place for place in holders if languages[place] == language]
            pairs.update(
                (i, j) for step in range(1, NEIGHBOURS + 1) for i, j in zip(spoken, spoken[step:], strict=False)
            )
    return pairs


def _crowds(bags: Bags) -> dict[int, list[int]]:
    """Return the features that many articles share → those of them in which they are among the heaviest."""
    names = _numbers(bags, is_name)
    crowded = {number for number, holders in enumerate(bags.holders) if len(holders) > MAX_POSTING and number in names}
    crowds: dict[int, list[int]] = defaultdict(list)
    if not crowded:
        return crowds
    for place, vector in enumerate(bags.vectors):
        heavy = HEAVY * max([weight for number, weight in vector.items() if number in names], default=0.0)
        for number, weight in vector.items():
            if number in crowded and weight >= heavy:
                crowds[number].append(place)
    return crowds


def _told_alike(bags: Bags, languages: Sequence[str]) -> _Pairs:
    """Return the pairs of articles in two languages that share rare names, values and words."""
    shown: dict[str, list[Sequence[int]]] = defaultdict(list)
    for name, holders in zip(bags.names, bags.holders, strict=True):
        if 2 <= len(holders) <= MAX_POSTING and name[0] in "evsgn":
            shown[value_of(name)].append(holders)
    evidence: Counter[tuple[int, int]] = Counter()
    words: Counter[tuple[int, int]] = Counter()
    for value, postings in shown.items():
        found = {pair for holders in postings for pair in combinations(holders, 2)}
        across = [(i, j) for i, j in found if languages[i] != languages[j]]
        points, worth = _worth(value)
        evidence.update(dict.fromkeys(across, points))
        words.update(dict.fromkeys(across, worth))
    return {pair for pair, count in evidence.items() if count >= EVIDENCE_ACROSS and words[pair] >= WORDS_ACROSS}


def _worth(value: str) -> tuple[int, int]:
    """Return what it counts for that two articles in two languages share something, and how many words it is worth."""
    if value.startswith("g:"):
        return _WORD, 1
    if value.startswith(("e:", "n:")):
        return _TOLD, WORDS_ACROSS
    if is_telling(value):
        return _TELLING, WORDS_ACROSS
    return _TOLD, SHARP_IN_WORDS if digits_in(value) >= SHARP else 0


def _cosines(bags: Bags, languages: Sequence[str], tallies: Sequence[Tally] = ()) -> _Cosines:
    """Return the cosine of every pair of articles that is worth a look.

    Words cannot be shared across languages, so that there it is that of the other features alone.

    Args:
        bags: The features of the corpus.
        languages: Of each article.
        tallies: What each article of a day of the press tells.
    """
    same_names = _grown(SAME_NAMES, (A_HANDFUL, OF_FEW), len(languages))
    names, values = _numbers(bags, is_name), _numbers(bags, _is_telling)
    naming = [{n: weight for n, weight in vector.items() if n in names} for vector in bags.vectors]
    telling = [values.intersection(vector) for vector in bags.vectors]

    def is_worth_it(i: int, j: int) -> bool:
        alike = dot(naming[i], naming[j])
        if alike >= same_names or len(telling[i] & telling[j]) >= TELLING_ALIKE:
            return True
        return alike >= BACKED_NAMES and bool(tallies) and tallies[i].backing(tallies[j]) >= BACKED

    found = {(i, j): dot(bags.vectors[i], bags.vectors[j]) for i, j in _named(bags, languages) if is_worth_it(i, j)}
    if bags.bare:
        across = _told_alike(bags, languages)
        found.update(((i, j), dot(bags.bare[i], bags.bare[j]) * ACROSS) for i, j in across)
    return found


def _numbers(bags: Bags, is_one: Callable[[str], bool]) -> frozenset[int]:
    """Return the numbers of the features of one sort: a corpus has each of them many times."""
    return frozenset([number for number, name in enumerate(bags.names) if is_one(name)])


def _is_telling(feature: str) -> bool:
    return feature[0] == "v" and is_telling(value_of(feature))


def _floor(left: Article, right: Article) -> float:
    """Return the cosine that two articles need, by how far apart they were published."""
    return SAME_STORY * (FAR_FACTOR if _are_far(left, right) else 1)


def _are_far(left: Article, right: Article) -> bool:
    if left.published is None or right.published is None:
        return False
    return abs((left.published - right.published).days) > MAX_DAYS


class _Group:
    """Articles taken for one story while grouping goes on.

    The mean cosine between two groups is the product of the sums of their vectors, over the number of
    pairs: no pair needs to be looked at again.
    """

    def __init__(self, place: int, language: str, vector: Vector, bare: Vector | None, tally: Tally) -> None:
        self.members = [place]
        self.tally = tally
        self.spoken = Counter([language])
        self.sums: dict[str, dict[int, float]] = {language: dict(vector)}
        self.bare: dict[str, dict[int, float]] = {} if bare is None else {language: dict(bare)}
        self.within = self.within_bare = 0.0
        self.version = 0

    def products(self, other: _Group) -> tuple[float, float]:
        """Return the sums of the cosines between the members of two groups: as compared, and without words."""
        across = {
            pair: dot(self.bare[pair[0]], other.bare[pair[1]]) * ACROSS for pair in _tongues(self.bare, other.bare)
        }
        all_of = [
            dot(self.sums[one], other.sums[two]) if one == two else across[one, two]
            for one, two in _tongues(self.sums, other.sums)
        ]
        return sum(all_of), sum(across.values())

    def looseness(self) -> list[tuple[float, float]]:
        """Return the mean cosine within the group, with words and without; of one article nothing is known."""
        pairs = len(self.members) * (len(self.members) - 1) / 2
        return [(self.within / pairs, self.within_bare / pairs)] if pairs else []

    def take(self, other: _Group, products: tuple[float, float]) -> None:
        """Make the members of another group members of this one."""
        self.members += other.members
        self.spoken += other.spoken
        self.within += other.within + products[0]
        self.within_bare += other.within_bare + products[1]
        self.tally.take(other.tally)
        for mine, theirs in ((self.sums, other.sums), (self.bare, other.bare)):
            for language, vector in theirs.items():
                total = mine.setdefault(language, {})
                for number, weight in vector.items():
                    total[number] = total.get(number, 0.0) + weight
        self.version += 1


def _tongues(one: Mapping[str, Vector], two: Mapping[str, Vector]) -> Iterator[tuple[str, str]]:
    return ((first, second) for first in one for second in two)


def _grown(between: tuple[float, float], corpora: tuple[int, int], articles: int) -> float:
    """Return what grows from one value to another, as the corpus grows from so many articles to so many."""
    low, high = between
    few, many = corpora
    grown = math.log(max(articles, few) / few) / math.log(many / few)
    return low + (high - low) * min(1.0, grown)


def _likeness(one: _Group, two: _Group, like_within: float, like_alone: float) -> float:
    """Return the mean cosine that two groups need between them to be as alike as each is in itself.

    Pairs in one language are held against how alike the groups are in all, those in two against how alike
    they are without their words.
    """
    pairs = len(one.members) * len(two.members)
    common = sum(one.spoken[language] * two.spoken[language] for language in one.spoken) / pairs
    loose = [(whole, bare) for group in (one, two) for whole, bare in group.looseness()]
    if not loose:
        return 0.0
    whole, bare = min(found[0] for found in loose), min(found[1] for found in loose)
    if len(loose) == 1:
        return (common * whole + (1 - common) * bare) * like_alone
    return common * whole * like_within + (1 - common) * bare * LIKE_ACROSS


class _Groups:
    """Groups of articles that grow by average linkage."""

    def __init__(self, languages: Sequence[str], bags: Bags, tallies: Sequence[Tally], is_day: bool) -> None:
        bare: Sequence[Vector | None] = bags.bare or [None] * len(languages)
        each = zip(range(len(languages)), languages, bags.vectors, bare, tallies, strict=True)
        self._home = [_Group(*article) for article in each]
        self._like_within = _grown(LIKE_WITHIN, (OF_FEW, OF_MANY), len(languages))
        self._like_alone = _grown(LIKE_ALONE, (A_HANDFUL, OF_FEW), len(languages))
        self._is_day = is_day
        self._refused: set[tuple[int, int, int, int]] = set()

    def join(self, left: int, right: int) -> None:
        """Join the groups of two articles, if they are alike on the whole."""
        one, two = self._home[left], self._home[right]
        tried = (one.members[0], one.version, two.members[0], two.version)
        if one is two or tried in self._refused:
            return
        products = one.products(two)
        mean = products[0] / (len(one.members) * len(two.members))
        if mean < max(LEAST_MEAN, self._needed(one, two)) or self._tell_otherwise(one, two):
            self._refused.add(tried)
            return
        self._merge(one, two, products)

    def unite(self, left: int, right: int) -> None:
        """Join the groups of two articles that are known to be of one story."""
        one, two = self._home[left], self._home[right]
        if one is not two and not self._tell_otherwise(one, two):
            self._merge(one, two, one.products(two))

    def _tell_otherwise(self, one: _Group, two: _Group) -> bool:
        return one.tally.tells_otherwise(two.tally, 0 if self._is_day else SPARE)

    def _merge(self, one: _Group, two: _Group, products: tuple[float, float]) -> None:
        keep, drop = (one, two) if len(one.members) >= len(two.members) else (two, one)
        keep.take(drop, products)
        for place in drop.members:
            self._home[place] = keep

    def _needed(self, one: _Group, two: _Group) -> float:
        likeness = _likeness(one, two, self._like_within, self._like_alone)
        return likeness * STRANGE if self._is_day and one.tally.is_strange_to(two.tally) else likeness

    def members(self) -> list[list[int]]:
        """Return the places of the articles of each group."""
        return [group.members for group in {id(group): group for group in self._home}.values()]


def group_stories(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    features: Mapping[str, Features] | None = None,
) -> dict[str, str]:
    """Group articles on one event.

    Args:
        articles: In any order; the result does not depend on it.
        claims: The claims of each article by its id.
        features: What ``read_features`` gives for each of them; it is asked where this is not given.

    Returns:
        Article id → story id; the id of a story is that of its first article by date, then id.
        Average linkage keeps two events apart that one round-up article mentions both.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    if features is None:
        features = {article.id: read_features(article, claims.get(article.id, ())) for article in ordered}
    languages = [article.language for article in ordered]
    bags = fill_bags(languages, [features[article.id] for article in ordered])
    # A few articles that somebody hands over are of one event, though each may look at another side of it.
    is_day = len(ordered) >= OF_FEW
    seen = count_seen(features.values()) if is_day else {}
    tallies = [Tally(features[article.id], article.published, seen) for article in ordered]
    telling = _numbers(bags, is_amount)
    amounts = [telling.intersection(vector) for vector in bags.vectors]
    cosines = _cosines(bags, languages, tallies if is_day else ())

    def sooner(i: int, j: int) -> float:
        factor = 1.0 if amounts[i].isdisjoint(amounts[j]) else ONE_AMOUNT
        return factor * _meeting(tallies[i], tallies[j])

    groups = _Groups(languages, bags, tallies, is_day)
    for left, right in _by_likeness(ordered, cosines, sooner):
        groups.join(left, right)
    for left, right in () if is_day else told_together(ordered, bags):
        groups.unite(left, right)
    stories = {}
    for indexes in groups.members():
        first = min(indexes, key=lambda i: (ordered[i].published is None, str(ordered[i].published), ordered[i].id))
        for index in indexes:
            stories[ordered[index].id] = ordered[first].id
    return dict(sorted(stories.items()))


def _meeting(one: Tally, two: Tally) -> float:
    """Return how many times as alike two articles meet after, by the amounts that they give."""
    backing = one.backing(two)
    for least, factor in MEETING:
        if backing >= least:
            return factor
    return MEETING_LATE if one.differing_from(two) >= DIFFERING else 1.0


def _by_likeness(
    articles: Sequence[Article], cosines: _Cosines, sooner: Callable[[int, int], float]
) -> list[tuple[int, int]]:
    """Return the pairs that may be of one story, the likest first.

    An article's partners in the other language are held against the nearest of them: copies in its own are far alike.

    Args:
        articles: The corpus.
        cosines: How alike two articles are.
        sooner: Tells how many times as alike two of them meet after.
    """
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), cosine in cosines.items():
        for place, other in ((i, j), (j, i)):
            key = place, articles[other].language
            if cosine > best[key]:
                best[key] = cosine
    near = [
        (-cosine / floor * sooner(i, j), i, j)
        for (i, j), cosine in cosines.items()
        if cosine >= (floor := _floor(articles[i], articles[j]))
        and cosine >= BESIDE_BEST * min(best[i, articles[j].language], best[j, articles[i].language])
    ]
    return [(i, j) for _, i, j in sorted(near)]
