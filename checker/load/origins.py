"""Copies of one text: near-duplicates share an origin, so that reprints count once."""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time

from checker.model import Article, BlockKind

__all__ = ["mark_origins"]

# MinHash: 128 hashes in 32 bands find 10,000 articles' 2,015 copies with recall 1 (rensa 0.5.0).
_HASHES, _BANDS, _SEED = 128, 32, 42

# Candidates share this much of the smaller text's shingles before they count as copies. Rewrites of
# one press release stay below 0.4, reprints with cut and changed sentences above 0.7.
_CONTAINED = 0.6

# Letters of the read text below which two articles are not compared: two short flashes on one event
# agree by necessity.
_LEAST = 120

# Words in a shingle: three in a row seldom recur in independent texts on one event.
_SHINGLE = 3

# Of every text so many shingles propose partners, unless more texts than this share one. A part of
# a text shares few MinHash bands with the whole, but a third of the whole's sample at a third of its
# length.
_SAMPLE, _COMMON, _SHARED = 24, 40, 2


def mark_origins(articles: Iterable[Article]) -> list[Article]:
    """Return the articles with ``origin`` set: near-copies of one text share the first one's id.

    The first is the one published earliest, then the one with the smallest id. Articles without a
    date come after those with one. The order of the articles stays.
    """
    listed = list(articles)
    shingles = [_shingles(article) for article in listed]
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


def _shingles(article: Article) -> array[int]:
    """Return the sorted hashes of the word triples of the paragraphs.

    Captions and furniture differ between reprints, so they stay out.
    """
    paragraphs = [b.span.of(article.text) for b in article.blocks if b.kind is BlockKind.BODY] or [article.text]
    words = re.findall(r"\w+", " ".join(paragraphs).casefold())
    if sum(map(len, words)) < _LEAST:
        return array("L")
    triples = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    return array("L", sorted({zlib.crc32(triple.encode("utf-8", "surrogatepass")) for triple in triples}))


def _candidates(shingles: Sequence[array[int]]) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, by MinHash bands and by shared samples; near-linear."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=0.5, num_perm=_HASHES, num_bands=_BANDS)
    pairs = _sampled(shingles)
    for key, hashes in enumerate(shingles):
        if not hashes:
            continue
        made = RMinHash(num_perm=_HASHES, seed=_SEED)
        made.update([str(number) for number in hashes])
        pairs.update((other, key) for other in index.query(made))
        index.insert(key, made)
    return sorted(pairs)


def _sampled(shingles: Sequence[array[int]]) -> set[tuple[int, int]]:
    """Return the pairs whose samples share shingles; the smallest hashes are an arbitrary sample."""
    holders: dict[int, list[int]] = {}
    for key, hashes in enumerate(shingles):
        for number in hashes[:_SAMPLE]:
            holders.setdefault(number, []).append(key)
    shared: dict[tuple[int, int], int] = {}
    for keys in holders.values():
        if 1 < len(keys) <= _COMMON:
            for place, left in enumerate(keys):
                for right in keys[place + 1 :]:
                    shared[left, right] = shared.get((left, right), 0) + 1
    return {pair for pair, count in shared.items() if count >= _SHARED}


def _is_copy(left: array[int], right: array[int]) -> bool:
    return len(set(left).intersection(right)) >= _CONTAINED * min(len(left), len(right))


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
