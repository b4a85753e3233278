"""Whether two groups of articles tell two stories of one kind: other amounts, of others, in the same words.

Two fires, two results, two leaks of data are told in the same words. Where nothing tells them apart but what happened to
whom, and how much of it, amounts and names do: how many amounts they have in common is held against how many things both
give an amount for, and not the same. What others of the day have as well shows nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from checker.lexicon.entities import authorities
from checker.match.amounts import Amount, are_near, digits_in, read_amounts
from checker.match.bags import WEIGHTS, Features

__all__ = ["Tally", "count_seen"]

K = TypeVar("K")

# A name in common outweighs so many things that have other amounts. Of 56 real events in one corpus five fall apart where it
# outweighs one and one from two on; where it outweighs four, two made days of twelve run stories together.
_NAME = 3
# So does a word that recurs in the title and lead of half of each group and of hardly any other article: a name that nobody
# knows. It may be a word of their kind of event as well, so that it outweighs one thing, and more of them no more.
_WORD = 1
_ALL_BUT = 0.75
# … and so many names that nobody else has are as much as one that half of each group names.
_NAMES_OF_NONE_ELSE = 2
# Two single articles may each look at another side of it: so many things must differ.
_ALONE = 3
# Digits from which an amount met twice is no chance, and those from which it counts twice.
_TELLING, _SHARP = 2, 3
# Of the articles that have an amount or a name half are of the two groups, or it shows nothing; a group of half so many
# articles may be a part of an event that hundreds tell.
_OURS, _MOST = 0.5, 60
# Share of the articles that tell something which must agree on its amount, so that the group has one; an article
# alone has one if it gives no more than two.
_AGREED, _SEVERAL = 0.6, 2
# Share of its articles that name what a group is about.
_NAMED = 0.5
# What is further apart is not one story by the names in it: last quarter's result is of the same company.
_APART = timedelta(days=21)


class Evidence(NamedTuple):
    """What speaks for and against two groups being of one story.

    Attributes:
        met: Amounts that both give and few others, those of three digits counted twice.
        differing: Things of which they give other amounts, and one more where each names its own.
        names: Names that both have and few others.
    """

    met: int
    differing: int
    names: int


def count_seen(features: Iterable[Features]) -> dict[str, int]:
    """Count in how many articles of a corpus each amount, name and word of a lead is."""
    seen: dict[str, int] = {}
    for found in features:
        keys = {amount.key for amount in read_amounts(found.amounts)}
        keys.update((name for name in found.shared if name[0] == "e"), found.words)
        for key in keys:
            seen[key] = seen.get(key, 0) + 1
    return seen


class Tally:
    """What the articles of a group tell, counted.

    Args:
        features: What one article is compared by.
        published: Its day.
        seen: What ``count_seen`` gives; empty where all articles may be of one event, so that what they share is theirs.
    """

    def __init__(self, features: Features, published: date | None, seen: Mapping[str, int]) -> None:
        self.articles = 1
        self._seen = seen
        self._first = self._last = published
        self._names = dict.fromkeys((name for name in features.shared if name[0] == "e"), 1)
        # a word has its weight for every sentence that it is in again
        self._topics = dict.fromkeys((word for word, weight in features.words.items() if weight > WEIGHTS["w"]), 1)
        amounts = read_amounts(features.amounts)
        self._worth = {a.key: 2 if a.digits >= _SHARP else 1 for a in amounts if a.digits >= _TELLING}
        self._given = dict.fromkeys(self._worth, 1)
        self._values = _by_subject(amounts)
        self._tellers = dict.fromkeys(self._values, 1)

    def take(self, other: Tally) -> None:
        """Count what the articles of another group tell with those of this one."""
        self.articles += other.articles
        days = [day for day in (self._first, self._last, other._first, other._last) if day is not None]
        self._first, self._last = min(days, default=None), max(days, default=None)
        for subject, values in other._values.items():
            _count(self._values.setdefault(subject, {}), values)
        _count(self._tellers, other._tellers)
        _count(self._given, other._given)
        _count(self._names, other._names)
        _count(self._topics, other._topics)
        self._worth.update(other._worth)

    def backing(self, other: Tally) -> float:
        """Return how many amounts both give, those of three digits counted twice, and those of many articles less."""
        return sum(
            self._worth[key] * min(1.0, _FEW / self._seen.get(key, 1))
            for key in self._given.keys() & other._given.keys()
        )

    def is_strange_to(self, other: Tally) -> bool:
        """Tell whether two groups have nothing but words in common, or were published weeks apart.

        A firm shows a telephone on the day of its results; flats of one quarter are sold in every year.
        """
        if self._is_far_from(other):
            return True
        return min(self.articles, other.articles) > 1 and self._given.keys().isdisjoint(other._given)

    def tells_otherwise(self, other: Tally, spare: int = 0) -> bool:
        """Tell whether this group and another are two stories of one kind.

        More things have other amounts than amounts are the same; a name that both have outweighs three of them, a word that
        recurs in both one, but for groups weeks apart, which are two if they have no amount in common. Two single
        articles differ in three things.

        Args:
            other: Another group.
            spare: In how many more things they must differ.
        """
        alone = self.articles == other.articles == 1
        far = self._is_far_from(other)
        if far and min(self.articles, other.articles) > 1 and self._given.keys().isdisjoint(other._given):
            return True
        found = self.held_against(other)
        if alone and found.differing < _ALONE:
            return False
        if far:
            return found.differing > found.met
        outweighed = spare + found.met + _NAME * found.names
        return found.differing > outweighed and found.differing > outweighed + _WORD * self._have_one_topic(other)

    def held_against(self, other: Tally) -> Evidence:
        """Return what speaks for and against two groups being of one story."""
        ours = sum(self._worth[key] for key in self._given.keys() & other._given.keys() if self._is_ours(key, other))
        met = max(ours, self._agreeing_with(other))
        names = self._names_with(other)
        return Evidence(met, self.differing_from(other) + (not names and self._name_others(other)), names)

    def _agreeing_with(self, other: Tally) -> int:
        """Count the amounts that both give of one thing, however many others give them of another."""
        both = {
            value
            for subject in self._values.keys() & other._values.keys()
            for value in self._values[subject].keys() & other._values[subject].keys()
        }
        return sum(digits_in(value) >= _TELLING for value in both)

    def differing_from(self, other: Tally) -> int:
        """Return of how many things two groups give other amounts; one may go by an attribute and by a word."""
        here, there = set(), set()
        for subject in self._values.keys() & other._values.keys():
            mine, theirs = self._values[subject], other._values[subject]
            one, two = _agreed(mine, self._tellers[subject]), _agreed(theirs, other._tellers[subject])
            if one is not None and two is not None and not _meet(mine, theirs):
                here.add(one)
                there.add(two)
        return min(len(here), len(there))

    def _names_with(self, other: Tally) -> int:
        """Count the names that both groups are about, and few others, with those that hardly anybody has but both."""
        common = [name for name in self._names.keys() & other._names.keys() if not _is_authority(name)]
        core = self._core() & other._core()
        about = sum(name in core and self._is_ours(name, other) for name in common)
        none_else = sum(self._seen.get(name, 1) == self._names[name] + other._names[name] for name in common)
        return about + none_else // _NAMES_OF_NONE_ELSE

    def _have_one_topic(self, other: Tally) -> bool:
        """Tell whether a word that no list may know recurs in the leads of both groups and in hardly any other."""
        return any(
            _NAMED * self.articles <= self._topics[word]
            and _NAMED * other.articles <= other._topics[word]
            and self._topics[word] + other._topics[word] >= _ALL_BUT * self._seen.get(word, 1)
            for word in self._topics.keys() & other._topics.keys()
        )

    def _name_others(self, other: Tally) -> bool:
        """Tell whether each of two groups is about somebody whom the other does not name."""
        return self._has_own(other) and other._has_own(self)

    def _has_own(self, other: Tally) -> bool:
        return any(
            name not in other._names and self._is_ours(name, other) and not _is_authority(name) for name in self._core()
        )

    def _is_ours(self, key: str, other: Tally) -> bool:
        """Tell whether half of the articles that have a name or an amount are of the two groups."""
        own = sum(group._names.get(key, 0) + group._given.get(key, 0) for group in (self, other))
        return own >= _OURS * min(self._seen.get(key, 1), _MOST)

    def _core(self) -> set[str]:
        return {name for name, count in self._names.items() if count >= _NAMED * self.articles}

    def _is_far_from(self, other: Tally) -> bool:
        if self._first is None or self._last is None or other._first is None or other._last is None:
            return False
        return other._first - self._last > _APART or self._first - other._last > _APART


# An amount that no more articles than these have counts in full.
_FEW = 8


def _by_subject(amounts: Sequence[Amount]) -> dict[str, dict[float, int]]:
    values: dict[str, dict[float, int]] = {}
    for amount in amounts:
        for subject in amount.subjects:
            values.setdefault(subject, {})[amount.number] = 1
    return values


def _agreed(values: Mapping[float, int], tellers: int) -> float | None:
    """Return the amount that so many articles give of something, if they have one."""
    if tellers == 1:
        return max(values) if len(values) <= _SEVERAL else None
    most = max(values.values())
    if most == 1 or most < _AGREED * tellers:
        return None
    return max(value for value, count in values.items() if count == most)


def _meet(values: Mapping[float, int], others: Mapping[float, int]) -> bool:
    """Tell whether one value of each may be the same."""
    if not values.keys().isdisjoint(others):
        return True
    return any(are_near(value, other) for value in values for other in others)


def _count(counts: dict[K, int], others: Mapping[K, int]) -> None:
    """Add counts to others; a corpus has tens of thousands of them, for which a ``Counter`` takes several times as long."""
    for key, number in others.items():
        counts[key] = counts.get(key, 0) + number


def _is_authority(name: str) -> bool:
    return name.removeprefix("e:") in authorities()
