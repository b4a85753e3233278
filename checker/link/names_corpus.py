"""One id for one name across articles: glosses join, and likeness only where the company is the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from checker.lexicon.entities import AliasTable, EntityEntry, alias_table, table_of
from checker.lexicon.names import name_words
from checker.link.names_likeness import sounds_like, spelled_alike
from checker.link.names_new import head_of, is_korean_latin, is_korean_name
from checker.link.names_text import NamedText
from checker.sounds import romanised, skeletons, spoken

__all__ = ["joined_ids", "table_of_new"]

# An unknown name is looked for in other articles from this length on: shorter ones are words too often.
_HANGUL_FROM = 3
_LATIN_FROM = 5
# In a bucket of likely partners larger than this, names are too common to tell apart by sound.
_BUCKET = 40
# Two names of so many consonants that are all the same are one, however they are spaced; of a first and a last
# name fewer will do.
_TELLING, _TELLING_PAIR = 5, 4
# Shorter stems of two scripts are spoken alike by chance.
_SPOKEN = 4
# A complex told without its place is the one in the corpus that ends so: 아이파크자이 of 이문아이파크자이.
_COMPLEX_FROM = 5
# So many other names must two spellings share in their articles to be taken for one.
_SHARED = 2


class _Joined:
    """Sets of ids that are one (union-find); the listed id leads, then the first seen."""

    def __init__(self, order: dict[str, int]) -> None:
        self._order = order
        self._leader: dict[str, str] = {}

    def leader(self, entity: str) -> str:
        while entity in self._leader:
            entity = self._leader[entity]
        return entity

    def join(self, first: str, second: str) -> None:
        first, second = self.leader(first), self.leader(second)
        if first == second or not (first.startswith("x:") or second.startswith("x:")):
            return
        lead, follow = sorted(
            (first, second), key=lambda e: (e.startswith("x:"), self._order.get(e, len(self._order)), e)
        )
        self._leader[follow] = lead


def joined_ids(texts: Sequence[NamedText]) -> dict[str, str]:
    """Return the leading id of every new id that is one with another.

    Glosses decide. Spellings that look or sound alike are one only where neither stands beside the
    other in an article and their articles share names; in doubt they stay apart.
    """
    seen = _articles_of(texts)
    joined = _Joined({entity: index for index, entity in enumerate(seen)})
    for text in texts:
        for first, second in text.pairs:
            joined.join(first, second)
    names = _first_surfaces(texts)
    company = [frozenset(entity for entity, _ in text.mentions.values()) for text in texts]
    for first, second in (*_endings(names), *_called_alike(names)):
        joined.join(first, second)
    for first, second in (*_lasts(names), *_likely(names)):
        if _share_company(seen[first], seen[second], company):
            joined.join(first, second)
    return {entity: joined.leader(entity) for entity in seen if joined.leader(entity) != entity}


def _articles_of(texts: Sequence[NamedText]) -> dict[str, list[int]]:
    seen: dict[str, list[int]] = {}
    for index, text in enumerate(texts):
        for span in sorted(text.mentions):
            places = seen.setdefault(text.mentions[span][0], [])
            if not places or places[-1] != index:
                places.append(index)
    return seen


def _first_surfaces(texts: Iterable[NamedText]) -> dict[str, tuple[str, str]]:
    """Return the kind and the first surface of every id."""
    names: dict[str, tuple[str, str]] = {}
    for text in texts:
        for span in sorted(text.mentions):
            entity, _ = text.mentions[span]
            if entity not in names:
                names[entity] = (text.kind_of(entity), span.of(text.text))
    return names


def _endings(names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the complexes that one other name in the corpus ends in, with that one: 이문아이파크자이, 아이파크자이."""
    fronts = tuple(name_words().fronts)
    keys = {entity: entity.removeprefix("x:") for entity, (kind, _) in names.items() if kind == "place"}
    short = {key: entity for entity, key in keys.items() if key.startswith(fronts) and len(key) >= _COMPLEX_FROM}
    longer: dict[str, list[str]] = defaultdict(list)
    for entity, key in keys.items():
        for start in range(1, len(key) - _COMPLEX_FROM + 1):
            if key[start:] in short:
                longer[short[key[start:]]].append(entity)
    yield from ((found[0], entity) for entity, found in longer.items() if len(found) == 1)


def _called_alike(names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield names in two scripts that are spoken alike and are the same kind of thing: 새빛항공, Saebit Airlines."""
    same = name_words().same
    korean: dict[tuple[str, str], list[str]] = defaultdict(list)
    latin: dict[tuple[str, str], list[str]] = defaultdict(list)
    for entity, (_, surface) in names.items():
        stem, _, last = surface.lower().rpartition(" ")
        if stem and surface.isascii() and last in same:
            latin[same[last], spoken(stem)].append(entity)
        elif " " not in surface and "가" <= surface[0] <= "힣":
            for cut in range(len(surface) - 1, 1, -1):
                if surface[cut:] in same:
                    korean[same[surface[cut:]], spoken(romanised(surface[:cut]))].append(entity)
    for key, found in korean.items():
        if len(key[1]) >= _SPOKEN and len(found) == len(latin.get(key, ())) == 1:
            yield found[0], latin[key][0]


def _lasts(names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the persons whom one word of the corpus may stand for, with that word: Robin Fairweather, Fairweather."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for entity, (kind, surface) in names.items():
        if kind == "person" and " " in surface and not is_korean_latin(surface):
            bearers[surface.rpartition(" ")[2]].append(entity)
    for entity, (kind, surface) in names.items():
        found = bearers.get(surface, ())
        if kind in ("person", "other") and len(found) == 1:
            yield found[0], entity


def _likely(names: dict[str, tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ids that may be spellings of one name."""
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for entity, (kind, surface) in names.items():
        word = surface.replace(" ", "")
        if "가" <= word[0] <= "힣" and len(word) >= 4 and not is_korean_name(word):
            buckets[(kind, "start", word[:2])].append(entity)
            buckets[(kind, "end", word[-2:])].append(entity)
        for sound in dict.fromkeys(found[:3] for found in skeletons(surface) if len(found) >= _TELLING_PAIR):
            buckets[("sound", sound)].append(entity)
    for bucket in buckets.values():
        if len(bucket) <= _BUCKET:
            for first, second in combinations(bucket, 2):
                if not (first.startswith("x:") or second.startswith("x:")):
                    continue
                if _alike(names[first][1], names[second][1]):
                    yield first, second


def _alike(first: str, second: str) -> bool:
    hangul = ["가" <= name[0] <= "힣" for name in (first, second)]
    if all(hangul):
        first, second = _stem(first), _stem(second)
        return min(len(first), len(second)) >= 3 and spelled_alike(first, second)
    if not any(hangul):
        return False
    if not hangul[0]:
        first, second = second, first
    pairs = len(first.split(" ")) == len(second.split(" "))
    least = _TELLING_PAIR if pairs and " " in first else _TELLING
    if any(len(sound) >= least for sound in {*skeletons(first)} & {*skeletons(second)}):
        return True
    return pairs and all(
        sounds_like(left, right) for left, right in zip(first.split(" "), second.split(" "), strict=True)
    )


def _stem(surface: str) -> str:
    head = head_of(surface)
    return surface.removesuffix(head[0]) if head is not None else surface


def _share_company(first: Sequence[int], second: Sequence[int], company: Sequence[frozenset[str]]) -> bool:
    """Tell whether names keep the same company and never stand in one article."""
    if set(first) & set(second):
        return False
    return any(len(company[left] & company[right]) >= _SHARED for left in first[:5] for right in second[:5])


def table_of_new(texts: Sequence[NamedText], joined: dict[str, str]) -> AliasTable:
    """Lay out the new names that articles gave away, to be looked for in all articles."""
    surfaces: dict[str, Counter[str]] = {}
    kinds: dict[str, str] = {}
    for text in texts:
        for span, (entity, how) in text.mentions.items():
            surface = span.of(text.text)
            if how in ("new", "gloss") and entity.startswith("x:") and _is_telling(surface, text.kind_of(entity)):
                lead = joined.get(entity, entity)
                surfaces.setdefault(lead, Counter())[surface] += 1
                kinds.setdefault(lead, text.kind_of(entity))
    listed = alias_table().entries
    return table_of(
        EntityEntry(
            entity,
            listed[entity].kind if entity in listed else kinds[entity],
            min(found, key=lambda surface: (-found[surface], surface)),
            "",
            tuple(sorted(found)),
            tuple(sorted(_last_names(found))) if kinds[entity] == "person" else (),
            "",
            "",
        )
        for entity, found in sorted(surfaces.items())
    )


def _last_names(surfaces: Iterable[str]) -> set[str]:
    """Return what a foreigner is called by before a title: 페어웨더 판사 after 로빈 페어웨더 elsewhere."""
    found = {surface.rpartition(" ")[2] for surface in surfaces if " " in surface and "가" <= surface[0] <= "힣"}
    return {last for last in found if len(last) > 1}


def _is_telling(surface: str, kind: str) -> bool:
    if "가" <= surface[0] <= "힣":
        return len(surface) >= _HANGUL_FROM
    return len(surface) >= _LATIN_FROM and kind != "event" and (" " in surface or not surface[1:].islower())
