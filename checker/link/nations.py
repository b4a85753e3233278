"""Whose nationals the people of a list are: 희생자의 국적은 한국 5명, 중국 17명."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from checker.lexicon.entities import alias_table
from checker.lexicon.qualifiers import qualifier_surfaces
from checker.lexicon.wordlists import word_list
from checker.model import Claim

__all__ = ["mark_nations"]

_PEOPLE = "count:person"
_AXIS, _COUNTRY, _KOREA, _KOREAN = "nation:", "country_", "kr", "korean"


def mark_nations(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of an article, people listed by country as its nationals where it speaks of nationality.

    Args:
        claims: With the labels of lists.
        text: The text of the article.
    """
    if not any(word in text for word in word_list("shared/nations.toml", "nationality")):
        return list(claims)
    return [_marked(claim) for claim in claims]


def _marked(claim: Claim) -> Claim:
    if not claim.label or claim.figure.dimension != _PEOPLE:
        return claim
    nation = _nation(claim.label)
    if nation is None or any(mark.startswith(_AXIS) for mark in claim.qualifiers):
        return claim
    return replace(claim, qualifiers=claim.qualifiers | {nation})


@lru_cache(maxsize=4096)
def _nation(label: str) -> str | None:
    """Return the mark of the nationals of a country that a label names, ``None`` where it names none that has one.

    >>> _nation("중국"), _nation("한국"), _nation("여성")
    ('nation:cn', 'nation:korean', None)
    """
    codes = {
        alias.entity.removeprefix(_COUNTRY) for alias in alias_table().find(label) if alias.entity.startswith(_COUNTRY)
    }
    known = {surface.id for surface in qualifier_surfaces()}
    found = sorted({_AXIS + (_KOREAN if code == _KOREA else code) for code in codes} & known)
    return found[0] if len(found) == 1 else None
