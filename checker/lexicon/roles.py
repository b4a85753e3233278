"""Words that give a figure its role: rises and falls, bases of comparison, forecasts, shares."""

from __future__ import annotations

import re
from functools import cache

from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.surfaces import Surface
from checker.model import Text

__all__ = ["RoleWord", "base_word", "named_bases", "role_surfaces"]


class RoleWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words with one effect on a figure's role.

    Attributes:
        id: ``rise``, ``fall``, ``base:year`` …, ``forecast``, ``plan`` (a forecast that is settled), ``guess`` (a forecast where a
            ``guesser`` makes it), ``previous``, ``share``, ``multiple``, ``cut`` (a fall that somebody made: 절감).
        nouns: Words that end where a word may end.
        stems: Words that go on in any way.
    """

    id: str
    nouns: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


@cache
def role_surfaces() -> tuple[Surface, ...]:
    """Return every role word of both languages."""
    surfaces: list[Surface] = []
    for language in ("ko", "en"):
        for entry in read_entries(f"{language}/roles.toml", "role", RoleWord):
            surfaces.extend(Surface(noun, "role", entry.id) for noun in entry.nouns)
            surfaces.extend(Surface(stem, "role", entry.id, "stem") for stem in entry.stems)
    return tuple(surfaces)


@cache
def _base_words() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {one.text.lower(): one.id.partition(":")[2] for one in role_surfaces() if one.id.startswith("base:")}
    words = sorted(ids, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE), ids


def named_bases(text: str) -> frozenset[str]:
    """Return all that a text compares with.

    >>> sorted(named_bases("전 분기보다 3%, 전년 동기 대비로는 10.1% 늘었다.")), sorted(named_bases("up 5% from a year earlier"))
    (['quarter', 'year'], ['year'])
    """
    pattern, ids = _base_words()
    return frozenset(ids[word.lower()] for word in pattern.findall(text))


_BASES = {
    "year": Text("전년", "year"),
    "half": Text("전반기", "half"),
    "quarter": Text("전분기", "quarter"),
    "month": Text("전월", "month"),
    "week": Text("전주", "week"),
    "day": Text("전일", "day"),
}


def base_word(base: str) -> Text:
    """Return what a report calls a base of comparison: 전년 (대비), the year (before).

    >>> base_word("year").ko, base_word("quarter").en
    ('전년', 'quarter')
    """
    return _BASES.get(base, Text(base, base))
