"""Group articles on one event, near-linearly in their number.

An article is a bag of features: the entities of its claims, the words of its title and lead, and
its sharp figures. Articles that share enough rare features are one story. Rare features are found
by an inverted index, so that the work grows with the number of features and not with the square of
the number of articles (blocking as in record linkage: Christen 2012, chapter 4).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from checker.match.features import is_sharp, middle, value_key
from checker.model import Article, BlockKind, Claim, Figure

__all__ = ["Features", "group_stories", "read_features"]

# Cosine from which two articles are one story. Set on sixty articles of ten events mixed in one
# corpus: within a story nearly every article has a neighbour above .1 (above .16 in one language),
# between events none above .07, but for two results of one trade.
SAME_STORY = 0.085

# Two groups join when the mean cosine between their members reaches this share of it: a round-up
# article that mentions two events is near to one member of each, and far from the rest.
LINKAGE = 0.35

# … and this share of the mean cosine within the looser of the two: results told by one template, or a
# round-up and its two events, are less alike than the tellings of one. Nothing of the sixty articles
# is lost up to .7; below .35 investments and earnings of several firms in one form run together.
LIKE_WITHIN = 0.4

# … or, for two groups that have no language in common, this share of the mean cosine that the features
# of both languages give within each: words make tellings in one language far more alike. Set on 26 events
# in two languages and in one: from .4 on events fall apart by language, at .2 none run together yet.
LIKE_ACROSS = 0.3

# Share of the nearer neighbour's cosine that a pair must reach: two results told by one template are
# alike, but far less so than two tellings of one result.
BESIDE_BEST = 0.3

# What a cosine across two languages counts for: it rests on few features, and those are coarse.
ACROSS = 0.8

# A feature that more articles share than this proposes no candidates (it still counts in the cosine).
MAX_POSTING = 60

# Articles further apart than this are not one story unless they are much alike.
MAX_DAYS = 21
FAR_FACTOR = 2.0

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z][A-Za-z0-9]{2,}")
# Endings and particles cut off a word so that 딥시크가 and 딥시크는 are one feature; crude on purpose.
_TAIL = re.compile(
    r"(?:으로부터|에서는|에서도|이라고|으로는|이라는|까지|부터|에서|에게|으로|이나|라고|라는|보다|처럼|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


@cache
def _stem(word: str) -> str:
    if word[0].isascii():
        return word.lower()
    cut = _TAIL.sub("", word)
    return cut if len(cut) >= 2 else word


# What a feature tells beside a word of the title or lead: sharing a statement (this much of that)
# is the best evidence of all, and the only one that crosses languages.
WEIGHTS = {"w": 1.0, "a": 0.7, "e": 1.6, "v": 2.0, "s": 2.4}


def _value(figure: Figure) -> str | None:
    """Return a text that equal figures share; counts without their noun (3370만 건, 33.7 million accounts)."""
    number = middle(figure)
    if number is not None and (figure.dimension == "number" or figure.dimension.startswith("count:")):
        return f"count:{number.normalize()}"
    return value_key(figure)


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is compared by: features with their weight within it.

    Attributes:
        shared: Entities, attributes, values: what articles in two languages can share.
        words: Words of the title and lead.
    """

    shared: dict[str, float]
    words: dict[str, float]


def read_features(article: Article, claims: Sequence[Claim]) -> Features:
    """Return the features of one article."""
    shared: Counter[str] = Counter()
    for claim in claims:
        shared.update("e:" + entity for entity in claim.entities[:2])
        key = _value(claim.figure)
        if claim.attribute:
            shared["a:" + claim.attribute] += 1
            if key is not None:
                shared[f"s:{claim.attribute}:{key}"] += 1
        if key is not None and is_sharp(claim.figure):
            shared["v:" + key] += 1
    words: Counter[str] = Counter()
    lead = [s.span for s in article.sentences if s.kind in (BlockKind.TITLE, BlockKind.BODY)][:6]
    texts = [article.title or "", *(span.of(article.text) for span in lead)]
    for text in texts if lead else [*texts, article.text[:600]]:
        words.update("w:" + stem for stem in {_stem(word) for word in _WORD.findall(text)})
    return Features(
        *({name: (1 + math.log(n)) * WEIGHTS[name[0]] for name, n in found.items()} for found in (shared, words))
    )


# The cosine of two articles by their numbers, the smaller one times the number of articles plus the other:
# of the pairs there are many, and a number is found faster than a pair.
_Cosines = dict[int, float]
# What articles share: a feature → who has it, and how much it weighs there.
_Postings = dict[str, list[tuple[int, float]]]


def _candidates(languages: Sequence[str], features: Sequence[Features]) -> tuple[_Cosines, _Cosines]:
    """Return the cosine of every pair of articles that shares a feature rare enough to index, twice.

    The first is of all features; words cannot be shared across languages, so that there it is that of the
    other features alone. The second is of the other features for all pairs.
    """
    shared, words, norms = _indexed(features)
    size = len(features)
    bare: _Cosines = defaultdict(float)
    _add_products(bare, shared, size)
    pairs = bare.copy()
    _add_products(pairs, words, size)
    for pair, product in bare.items():
        left, right = divmod(pair, size)
        bare[pair] = cosine = min(1.0, product / (norms[left] * norms[right])) * ACROSS
        if languages[left] != languages[right]:
            pairs[pair] = cosine
    for pair in pairs.keys() - bare.keys():
        left, right = divmod(pair, size)
        if languages[left] != languages[right]:
            pairs[pair] = min(1.0, pairs[pair] / (norms[left] * norms[right])) * ACROSS
    return pairs, bare


def _indexed(features: Sequence[Features]) -> tuple[_Postings, _Postings, list[float]]:
    """Return who holds what, rare features only, and the length of each article's vector without its words.

    Weights are those of vectors of length 1 over all features.
    """
    holders: Counter[str] = Counter()
    for bag in features:
        holders.update(bag.shared.keys())
        holders.update(bag.words.keys())
    # Smoothed so that a handful of articles on one event still share what all of them name.
    total = len(features) + 50
    rarities = {count: math.log(total / (count + 0.5)) for count in set(holders.values())}
    rarity = {name: rarities[count] for name, count in holders.items()}
    rare = {name for name, count in holders.items() if 2 <= count <= MAX_POSTING}
    postings: tuple[_Postings, _Postings] = (defaultdict(list), defaultdict(list))
    norms = []
    for index, bag in enumerate(features):
        weighed = [
            (found, list(map(mul, found.values(), map(rarity.__getitem__, found)))) for found in (bag.shared, bag.words)
        ]
        norm = math.sqrt(sum(sum(map(mul, weights, weights)) for _, weights in weighed)) or 1.0
        for kept, (names, weights) in zip(postings, weighed, strict=True):
            for name, weight in zip(names, weights, strict=True):
                if name in rare:
                    kept[name].append((index, weight / norm))
        norms.append(math.sqrt(sum((weight / norm) ** 2 for weight in weighed[0][1])) or 1.0)
    return *postings, norms


def _add_products(pairs: _Cosines, postings: _Postings, size: int) -> None:
    for holders in postings.values():
        for at, (left, first) in enumerate(holders):
            row = left * size
            for right, second in holders[at + 1 :]:
                pairs[row + right] += first * second


def _floor(left: Article, right: Article) -> float:
    """Return the cosine that two articles need, by how far apart they were published."""
    if left.published is None or right.published is None:
        return SAME_STORY
    far = abs((left.published - right.published).days) > MAX_DAYS
    return SAME_STORY * (FAR_FACTOR if far else 1)


class _Linkage:
    """The sums of one sort of cosines in and between groups that grow."""

    def __init__(self, count: int, pairs: _Cosines) -> None:
        self._within = [0.0] * count
        self._between: list[dict[int, float]] = [{} for _ in range(count)]
        for pair, cosine in pairs.items():
            left, right = divmod(pair, count)
            self._between[left][right] = self._between[right][left] = cosine

    def between(self, one: int, two: int) -> float:
        """Return the sum of the cosines between the members of two groups."""
        return self._between[one].get(two, 0.0)

    def looseness(self, group: int, size: int) -> float:
        """Return the mean cosine within a group; of one article nothing is known."""
        return self._within[group] / (size * (size - 1) / 2) if size > 1 else 0.0

    def join(self, keep: int, drop: int) -> None:
        """Make the members of one group those of another."""
        self._within[keep] += self._within[drop] + self._between[keep].pop(drop, 0.0)
        for other, cosines in self._between[drop].items():
            if other != keep:
                del self._between[other][drop]
                total = self._between[keep].get(other, 0.0) + cosines
                self._between[keep][other] = self._between[other][keep] = total
        self._between[drop] = {}


class _Groups:
    """Groups of articles that grow by average linkage."""

    def __init__(self, languages: Sequence[str], pairs: _Cosines, bare: _Cosines) -> None:
        count = len(languages)
        self._home = list(range(count))
        self.members = {index: [index] for index in range(count)}
        self._languages = [frozenset({language}) for language in languages]
        self._all, self._bare = _Linkage(count, pairs), _Linkage(count, bare)

    def _likeness(self, one: int, two: int) -> float:
        """Return the mean cosine that two groups need between them to be as alike as each is in itself."""
        sizes = [(group, len(self.members[group])) for group in (one, two)]
        if self._languages[one].isdisjoint(self._languages[two]):
            return LIKE_ACROSS * min(self._bare.looseness(*each) for each in sizes)
        return LIKE_WITHIN * min(self._all.looseness(*each) for each in sizes)

    def join(self, left: int, right: int) -> None:
        """Join the groups of two articles, if they are alike on the whole."""
        one, two = self._home[left], self._home[right]
        if one == two:
            return
        mean = self._all.between(one, two) / (len(self.members[one]) * len(self.members[two]))
        if mean < max(SAME_STORY * LINKAGE, self._likeness(one, two)):
            return
        keep, drop = (one, two) if len(self.members[one]) >= len(self.members[two]) else (two, one)
        self._all.join(keep, drop)
        self._bare.join(keep, drop)
        self._languages[keep] |= self._languages[drop]
        for index in self.members[drop]:
            self._home[index] = keep
        self.members[keep] += self.members.pop(drop)


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
    pairs, bare = _candidates(languages, [features[article.id] for article in ordered])
    groups = _Groups(languages, pairs, bare)
    for left, right in _nearest_first(ordered, pairs):
        groups.join(left, right)
    stories = {}
    for indexes in groups.members.values():
        first = min(indexes, key=lambda i: (ordered[i].published is None, str(ordered[i].published), ordered[i].id))
        for index in indexes:
            stories[ordered[index].id] = ordered[first].id
    return dict(sorted(stories.items()))


def _nearest_first(articles: Sequence[Article], pairs: _Cosines) -> list[tuple[int, int]]:
    """Return the pairs of articles that may be one story, the most alike first."""
    size = len(articles)
    best = [0.0] * size
    for pair, cosine in pairs.items():
        left, right = divmod(pair, size)
        if cosine > best[left]:
            best[left] = cosine
        if cosine > best[right]:
            best[right] = cosine
    near = []
    for pair, cosine in pairs.items():
        if cosine >= SAME_STORY:
            left, right = divmod(pair, size)
            if cosine >= max(_floor(articles[left], articles[right]), BESIDE_BEST * min(best[left], best[right])):
                near.append((-cosine, left, right))
    return [(left, right) for _, left, right in sorted(near)]
