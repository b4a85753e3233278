"""Copies of one text: near-duplicates share an origin, so that reprints count once."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from itertools import chain, combinations

from checker.later import later
from checker.model import Article, BlockKind

__all__ = ["Shingles", "mark_origins", "read_shingles"]

# MinHash: 128 hashes in 32 bands find 10,000 articles' 2,015 copies with recall 1 (rensa 0.5.0).
_HASHES, _BANDS, _SEED = 128, 32, 42

# Candidates share this much of the smaller text's shingles before they count as copies. Rewrites of
# one press release stay below 0.4, reprints with cut and changed sentences above 0.7.
_CONTAINED = 0.6

# … and this share of the numbers of the one that has fewer: results told by one template share their
# sentences and no figure, and a reprint with a misprint or two is still one.
_SAME_FIGURES = 0.6

# Letters of the read text below which two articles are not compared: two short flashes on one event
# agree by necessity.
_LEAST = 120

# Words in a shingle: three in a row seldom recur in independent texts on one event.
_SHINGLE = 3

# Of every text so many shingles propose partners, unless more texts than this share one. A part of
# a text shares few MinHash bands with the whole, but a third of the whole's sample at a third of its
# length.
_SAMPLE, _COMMON, _SHARED = 24, 40, 2

# Of the texts that share a band of the MinHash, so many may be compared each with each; of more, which one
# template made, each with the next few in the order of their hashes: copies stand side by side there.
_CROWD, _BESIDE = 60, 8


_DIGITS = later(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Shingles:
    """What tells copies of one text: hashes of all triples of words.

    Attributes:
        hashes: In ascending order; none of a text too short to be compared.
        bands: One number for each band of the MinHash of these.
        figures: Hashes of its numbers in digits, in ascending order.
    """

    hashes: tuple[int, ...] = ()
    bands: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()


def read_shingles(article: Article) -> Shingles:
    """Return the shingles of one article's paragraphs.

    Captions and furniture differ between reprints, so they stay out.
    """
    from rensa import RMinHash

    paragraphs = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BODY] or [article.text]
    words = re.findall(r"\w+", " ".join(paragraphs).casefold())
    if sum(map(len, words)) < _LEAST:
        return Shingles()
    triples = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    hashes = _hashes_of(triples)
    if not hashes:
        return Shingles()
    made = RMinHash(num_perm=_HASHES, seed=_SEED)
    made.update([str(number) for number in hashes])
    digest = array("Q", made.digest()).tobytes()
    width = len(digest) // _BANDS
    bands = [zlib.crc32(digest[at : at + width], at) for at in range(0, len(digest), width)]
    figures = _hashes_of(_DIGITS.findall(" ".join(paragraphs)))
    return Shingles(tuple(hashes), tuple(bands), tuple(figures))


def _hashes_of(texts: Iterable[str]) -> list[int]:
    return sorted({zlib.crc32(text.encode("utf-8", "surrogatepass")) for text in texts})


def mark_origins(articles: Iterable[Article], shingles: Sequence[Shingles] | None = None) -> list[Article]:
    """Return the articles with ``origin`` set: near-copies of one text share the first one's id.

    The first is the one published earliest, then the one with the smallest id. Articles without a
    date come after those with one. The order of the articles stays.

    Args:
        articles: The corpus.
        shingles: What ``read_shingles`` gives for each of them; it is asked where this is not given.
    """
    listed = list(articles)
    shingles = [read_shingles(article) for article in listed] if shingles is None else shingles
    groups = _Groups(len(listed))
    for left, right in _candidates(shingles):
        if groups.root(left) != groups.root(right) and _is_copy(shingles[left], shingles[right]):
            groups.join(left, right)
    first: dict[int, int] = {}
    for index in sorted(range(len(listed)), key=lambda i: _age(listed[i])):
        first.setdefault(groups.root(index), index)
    return [replace(article, origin=listed[first[groups.root(i)]].id) for i, article in enumerate(listed)]


def _age(article: Article) -> tuple[datetime, str]:
    if article.published is None:
        return datetime.max, article.id
    return article.published_at or datetime.combine(article.published, time.max), article.id


def _candidates(shingles: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, by MinHash bands and by shared samples; near-linear."""
    alike = _sharing([each.bands for each in shingles], 1, _CROWD)
    alike |= _beside([each.bands for each in shingles], [each.hashes for each in shingles])
    # the smallest hashes are an arbitrary sample
    sampled = _sharing([each.hashes[:_SAMPLE] for each in shingles], _SHARED, _COMMON)
    return sorted(alike | sampled)


def _beside(bands: Sequence[Sequence[int]], hashes: Sequence[Sequence[int]]) -> set[tuple[int, int]]:
    """Return the pairs of neighbours among the texts of each band that many share."""
    counted = Counter(chain.from_iterable(bands))
    crowded = {band for band, count in counted.items() if count > _CROWD}
    holders: dict[int, list[int]] = {}
    for place in sorted((place for place, own in enumerate(bands) if own), key=lambda place: (hashes[place], place)):
        for band in crowded.intersection(bands[place]):
            holders.setdefault(band, []).append(place)
    return {
        (min(one, two), max(one, two))
        for places in holders.values()
        for step in range(1, _BESIDE + 1)
        for one, two in zip(places, places[step:], strict=False)
    }


def _sharing(numbers: Sequence[Sequence[int]], least: int, common: int) -> set[tuple[int, int]]:
    """Return the pairs of places whose numbers have at least so many in common, those that more places share apart."""
    counted = Counter(chain.from_iterable(numbers))
    # nearly all stand in one place only: they are left out before anything is gathered
    repeated = {number for number, count in counted.items() if 1 < count <= common}
    holders: dict[int, list[int]] = {}
    for place, own in enumerate(numbers):
        for number in repeated.intersection(own):
            holders.setdefault(number, []).append(place)
    pairs: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        pairs.update(combinations(places, 2))
    return {pair for pair, count in pairs.items() if count >= least}


def _is_copy(left: Shingles, right: Shingles) -> bool:
    # the numbers first: they are few, and what one template made of two results differs in them
    return _shares(left.figures, right.figures, _SAME_FIGURES) and _shares(left.hashes, right.hashes, _CONTAINED)


def _shares(left: Sequence[int], right: Sequence[int], least: float) -> bool:
    """Tell whether the smaller of two sets has at least such a share of its numbers in common with the other."""
    return len(set(left).intersection(right)) >= least * min(len(left), len(right))


class _Groups:
    """Disjoint sets of article numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, item: int) -> int:
        """Return the smallest number of the item's set."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, left: int, right: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.root(left), self.root(right)))
        self._parent[high] = low
