"""Whether two groups of articles tell two stories of one kind: what both give a value for, they give other values for.

Two results, two leaks of data, two railways are told in the same words. Where nothing tells them apart but what
happened to whom, and how much of it, the values do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TypeVar

from checker.lexicon.entities import authorities
from checker.lexicon.growing import find_growing
from checker.match.bags import NO_AMOUNT, Features, digits_in, is_amount, statement_of, value_of

__all__ = ["Tally"]

K = TypeVar("K")

# What a value is of: its dimension and its attribute.
_Subject = tuple[str, str]

# So many things that both tell must have other values, and none the same. Set on twelve made days with rivals and other
# quarters of the same companies (40 stories ran together, 23 with it) and on 97 real events in one corpus, none of which
# it parts; without the names below it parts five.
_OTHERWISE = 2
# … and so many where each is one article alone, which may look at another side of it.
_OTHERWISE_ALONE = 3
# A telling value that both have is one by chance where so many more things have other values. With both, 27 stories of
# four made days, of three events of a kind each, run together instead of 30; of 48 real events none is parted by it.
_BY_CHANCE = 2
# Values nearer than this may be one, rounded; so near they are one, if they have digits enough.
_ROUNDED, _SAME = Decimal("0.03"), Decimal("0.005")
_DIGITS = 3
# Digits from which the same value of one thing is no chance.
_MET_BY_CHANCE = 2
# Share of the articles that tell something which must agree on its value, so that the group has one; an article
# alone has one if it gives no more than two.
_AGREED, _ALONE = 0.6, 2
# Share of its articles that name what a group is about.
_NAMED = 0.5
# What is further apart is not one story by the names in it: last quarter's result is of the same company.
_APART = timedelta(days=21)


class Tally:
    """What the articles of a group tell, counted.

    Args:
        features: What one article is compared by.
        published: Its day.
    """

    def __init__(self, features: Features, published: date | None) -> None:
        self.articles = 1
        self._first = self._last = published
        self._values: dict[_Subject, dict[Decimal, int]] = defaultdict(dict)
        self._sharp: set[str] = set()
        self._told: set[str] = set()
        self._names: dict[str, int] = {}
        for name in features.shared:
            if name[0] == "e":
                self._names[name] = 1
            elif is_amount(name):
                self._sharp.add(name)
            elif name[0] == "s" and not name[2:].startswith(NO_AMOUNT):
                if digits_in(value_of(name)) >= _MET_BY_CHANCE:
                    self._told.add(name)
                if (told := _read(name)) is not None:
                    values = self._values[told[0]]
                    values[told[1]] = values.get(told[1], 0) + 1
        self._tellers = dict.fromkeys(self._values, 1)

    def take(self, other: Tally) -> None:
        """Count what the articles of another group tell with those of this one."""
        self.articles += other.articles
        days = [day for day in (self._first, self._last, other._first, other._last) if day is not None]
        self._first, self._last = min(days, default=None), max(days, default=None)
        for subject, values in other._values.items():
            _count(self._values[subject], values)
        _count(self._tellers, other._tellers)
        self._sharp |= other._sharp
        self._told |= other._told
        _count(self._names, other._names)

    def is_strange_to(self, other: Tally) -> bool:
        """Tell whether two groups have nothing but words in common, or were published weeks apart.

        A firm shows a telephone on the day of its results; flats of one quarter are sold in every year.
        """
        if self._is_far_from(other):
            return True
        several = min(self.articles, other.articles) > 1
        return several and self._sharp.isdisjoint(other._sharp) and self._told.isdisjoint(other._told)

    def tells_otherwise(self, other: Tally) -> bool:
        """Tell whether this group and another are two stories of one kind.

        They have no telling value in common, other values for two things or more that both tell, and no name: or
        names alone, weeks apart, or that of an authority alone. A telling value is one by chance among many more that
        differ. Groups of several articles weeks apart that tell nothing alike are two by that. Two single articles
        have to differ in three things; nothing is said of counts that grow by the hour.
        """
        far = self._is_far_from(other)
        alike = self._tells_alike(other)
        met = len(self._sharp & other._sharp)
        if far and not alike and not met and min(self.articles, other.articles) > 1:
            return True
        differing = 0
        for subject in self._values.keys() & other._values.keys():
            gap, value = min((_gap(one, two), one) for one in self._values[subject] for two in other._values[subject])
            if gap <= _SAME and _digits(value) >= _DIGITS:
                met += 1
            differing += gap > _ROUNDED and self._agrees_on(subject) and other._agrees_on(subject)
        if self.articles == other.articles == 1:
            return differing >= _OTHERWISE_ALONE and not met and not alike and not self._core() & other._core()
        if differing < _OTHERWISE + _BY_CHANCE * met:
            return False
        if far:
            return not met
        names = self._core() & other._core()
        return not names or (not alike and not met and all(map(_is_authority, names)))

    def _tells_alike(self, other: Tally) -> bool:
        """Tell whether both give one thing one value, of two digits or more."""
        return any(
            _digits(value) >= _MET_BY_CHANCE
            for subject in self._values.keys() & other._values.keys()
            for value in self._values[subject].keys() & other._values[subject].keys()
        )

    def _agrees_on(self, subject: _Subject) -> bool:
        values, tellers = self._values[subject], self._tellers[subject]
        if tellers == 1:
            return len(values) <= _ALONE
        most = max(values.values())
        return most > 1 and most >= _AGREED * tellers

    def _core(self) -> set[str]:
        return {name for name, count in self._names.items() if count >= _NAMED * self.articles}

    def _is_far_from(self, other: Tally) -> bool:
        if self._first is None or self._last is None or other._first is None or other._last is None:
            return False
        return other._first - self._last > _APART or self._first - other._last > _APART


def _count(counts: dict[K, int], others: Mapping[K, int]) -> None:
    """Add counts to others; a corpus has tens of thousands of them, for which a ``Counter`` takes several times as long."""
    for key, number in others.items():
        counts[key] = counts.get(key, 0) + number


@lru_cache(maxsize=65536)
def _read(name: str) -> tuple[_Subject, Decimal] | None:
    """Return of what a statement gives a value, and the value; ``None`` where values tell no stories apart."""
    dimension, value, attribute = statement_of(name)
    if find_growing(attribute, "") is not None:
        return None
    try:
        return (dimension, attribute), Decimal(value)
    except InvalidOperation:  # a moment
        return None


def _is_authority(name: str) -> bool:
    return name.removeprefix("e:") in authorities()


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _gap(one: Decimal, two: Decimal) -> Decimal:
    """Return how far apart two values are, as a share of the larger."""
    larger = max(abs(one), abs(two))
    return abs(one - two) / larger if larger else Decimal(0)
