"""What tells of which event an article is: a bag of features, and how much each tells in a corpus."""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from checker.lexicon.synonyms import find_canonical
from checker.match.amounts import amounts_in
from checker.match.features import amount_key, is_sharp, middle, value_key
from checker.match.sounding import sounding_alike
from checker.model import Article, BlockKind, Claim, Figure

__all__ = [
    "NO_AMOUNT",
    "WEIGHTS",
    "Bags",
    "Features",
    "Vector",
    "digits_in",
    "dot",
    "fill_bags",
    "is_amount",
    "is_name",
    "is_telling",
    "read_features",
    "value_of",
]

# Feature, by its number → what it weighs in one article.
Vector = Mapping[int, float]

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


# What makes a verb of a noun: 착륙했다, 채취한 (and no 은하한보험, a name); and the plural of an English one.
_INFLECTED = re.compile(
    r"(?<=[가-힣]{2})(?:했|됐|하|되|한|된|할|될|해|돼)[다고는며지만던을은니까서면요음기도록였습데자]{0,4}$|(?<=[a-z]{3})s$"
)


@lru_cache(maxsize=65536)
def _word_feature(word: str) -> str:
    """Return the feature of a word: one of both languages where the glossary has it."""
    stem = _stem(word)
    known = find_canonical(stem) or find_canonical(_INFLECTED.sub("", stem))
    return f"w:{stem}" if known is None else f"g:{known}"


# What a feature tells beside a word of the title or lead: sharing a statement (this much of that)
# is the best evidence of all; it crosses languages, as do the words that the glossary has in both.
# A name that sounds alike in two languages ("n") is nearly all of the names that a story has in both: of 249
# made events of unknown names, told in two languages, four in ten fell apart by language without it, one in ten
# at half this weight and three in all from here on; of the real events none ran together.
WEIGHTS = {"w": 1.0, "n": 3.0, "g": 0.7, "a": 0.7, "e": 1.6, "v": 2.0, "s": 2.4}

# Between a value and what it is a value of.
_OF = "\x1f"
# Digits from which a value met in two languages is hardly chance: 31.86 million and 3186만.
_TELLING = 4


def _value(figure: Figure) -> str | None:
    """Return a text that equal figures share; counts without their noun (3370만 건, 33.7 million accounts)."""
    number = middle(figure)
    if number is not None and (figure.dimension == "number" or figure.dimension.startswith("count:")):
        return amount_key("count", number)
    return value_key(figure)


@dataclass(frozen=True, slots=True)
class Features:
    """What an article is compared by: features with their weight within it.

    Attributes:
        shared: Entities, attributes, values, words of the glossary: what articles in two languages can share.
        words: Other words of the title and lead.
        amounts: What ``amounts_in`` gives.
    """

    shared: dict[str, float]
    words: dict[str, float]
    amounts: tuple[str, ...] = ()


def _statements(claims: Sequence[Claim]) -> Iterator[str]:
    """Yield the features of claims: entities, attributes, values, and values of attributes."""
    for claim in claims:
        yield from ["e:" + entity for entity in claim.entities[:2]]
        key = _value(claim.figure)
        if claim.attribute:
            yield "a:" + claim.attribute
            if key is not None:
                yield f"s:{key}{_OF}{claim.attribute}"
        if key is not None and is_sharp(claim.figure):
            yield "v:" + key


@lru_cache(maxsize=4096)  # outlets print each other's sentences
def _names_in(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the features of a text, each once: its own words, and those of the glossary."""
    names = dict.fromkeys(map(_word_feature, _WORD.findall(text)))
    return tuple([name for name in names if name[0] == "w"]), tuple([name for name in names if name[0] != "w"])


def read_features(article: Article, claims: Sequence[Claim]) -> Features:
    """Return the features of one article."""
    shared: dict[str, int] = {}
    for name in _statements(claims):
        shared[name] = shared.get(name, 0) + 1
    words: dict[str, int] = {}
    lead = [s.span for s in article.sentences if s.kind in (BlockKind.TITLE, BlockKind.BODY)][:6]
    texts = [article.title or "", *(span.of(article.text) for span in lead)]
    for text in texts if lead else [*texts, article.text[:600]]:
        own, known = _names_in(text)
        for name in own:
            words[name] = words.get(name, 0) + 1
        for name in known:
            shared[name] = shared.get(name, 0) + 1
    return Features(_weighed(shared), _weighed(words), amounts_in(article, claims))


def _weighed(found: Mapping[str, int]) -> dict[str, float]:
    return {name: (1 + math.log(n)) * WEIGHTS[name[0]] for name, n in found.items()}


def is_name(feature: str) -> bool:
    """Tell whether a feature is a word of the text or an entity, rather than what is counted or how much."""
    return feature[0] in "wge"


# What tells no story from another: when it was, and which place it took.
NO_AMOUNT = ("date", "time", "rank", "[time]")


def is_amount(feature: str) -> bool:
    """Tell whether a feature is an amount of so many digits that it tells stories apart."""
    return feature[0] == "v" and not feature[2:].startswith(NO_AMOUNT)


def value_of(feature: str) -> str:
    """Return what a feature shows of a statement: an entity, a word, or a value whatever it is a value of."""
    return feature if feature[0] in "egn" else feature[2:].partition(_OF)[0]


def digits_in(value: str) -> int:
    """Return how many digits a value has, without the zeros that only say how large it is."""
    return sum(map(str.isdigit, value.rpartition(":")[2].partition("E")[0]))


def is_telling(value: str) -> bool:
    """Tell whether a value has so many digits that meeting it in two languages is hardly chance."""
    return digits_in(value) >= _TELLING


@dataclass(frozen=True, slots=True)
class Bags:
    """The features of a corpus.

    Attributes:
        names: The features by their number.
        holders: The articles that have each of them, by their places.
        vectors: The features of each article, weighed by how rare they are, of length one.
        bare: The same of all that two languages can share; empty for a corpus in one.
    """

    names: Sequence[str]
    holders: Sequence[Sequence[int]]
    vectors: Sequence[Vector]
    bare: Sequence[Vector]


def fill_bags(languages: Sequence[str], features: Sequence[Features]) -> Bags:
    """Weigh what tells of its event in every article by how few others have it.

    Args:
        languages: Of each article.
        features: Of each article.
    """
    numbers: dict[str, int] = {}
    holders: list[list[int]] = []

    def numbered(place: int, names: Iterable[str]) -> array[int]:
        bag = array("l", [numbers.setdefault(name, len(numbers)) for name in names])
        holders.extend([] for _ in range(len(numbers) - len(holders)))
        for number in bag:
            holders[number].append(place)
        return bag

    bags = [numbered(place, (*found.shared, *found.words)) for place, found in enumerate(features)]
    weights = [array("d", (*found.shared.values(), *found.words.values())) for found in features]
    heard = _heard(features) if len(set(languages)) > 1 else []
    sounds = [numbered(place, names) for place, names in enumerate(heard)]
    # Smoothed so that a handful of articles on one event still share what all of them name.
    # A word is as rare as it is among the articles that could have it: "poll" tells little where a handful
    # of English articles stand among hundreds of Korean ones.
    tongues = [frozenset(languages[place] for place in places) for places in holders]
    count = Counter(languages)
    rarity = [
        math.log(((sum(count[each] for each in spoken) if name[0] == "w" else len(bags)) + 50) / (len(places) + 0.5))
        for name, places, spoken in zip(numbers, holders, tongues, strict=True)
    ]
    # what one article has alone tells in its length, and nothing more
    shared = [len(places) > 1 for places in holders]
    weighed = [[(n, w * rarity[n]) for n, w in zip(*bag, strict=True)] for bag in zip(bags, weights, strict=True)]
    # what no article in the other language has keeps no two of them together
    crossing = [len(spoken) > 1 for spoken in tongues]
    bare: list[Vector] = []
    for bag, found, named in zip(weighed, features, sounds, strict=False):
        told = [*bag[: len(found.shared)], *((n, WEIGHTS["n"] * rarity[n]) for n in named)]
        bare.append(_vector(told, crossing))
    return Bags(list(numbers), holders, [_vector(bag, shared) for bag in weighed], bare)


def _heard(features: Sequence[Features]) -> list[list[str]]:
    """Return for each article the features of its words that sound like words of the other language."""
    words = dict.fromkeys(name[2:] for found in features for name in found.words)
    alike = sounding_alike(list(words))
    return [
        sorted({f"n:{name}" for word in found.words if word[2:] in alike for name in alike[word[2:]]})
        for found in features
    ]


def _vector(weighed: Sequence[tuple[int, float]], shared: Sequence[bool]) -> dict[int, float]:
    """Return a vector of length one; what no other article has is left out afterwards."""
    length = math.sqrt(sum([weight * weight for _, weight in weighed])) or 1.0
    return {number: weight / length for number, weight in weighed if shared[number]}


def dot(one: Vector, two: Vector) -> float:
    """Return the product of two vectors: their cosine, where both are of length one."""
    if len(one) > len(two):
        one, two = two, one
    return sum([weight * two[number] for number, weight in one.items() if number in two])
