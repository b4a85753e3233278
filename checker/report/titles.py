"""Name a fact for a reader: of whom, what, which way, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from checker.lexicon.attributes import attribute_of
from checker.lexicon.qualifiers import Qualifier
from checker.lexicon.reader import read_entries
from checker.model import Claim, Entity, Fact, Moment, Role
from checker.report.messages import Messages
from checker.report.wording import moment_of

__all__ = ["entity_name", "title_of"]

_HANGUL = re.compile("[가-힣]")
# A title names a period of these lengths; a day or an hour is said by the table.
_GRAINS = ("year", "half", "quarter", "month")


def entity_name(entity: Entity, language: str) -> str:
    """Return the name of an entity in a language, where one of its aliases is in it."""
    if language == "en" and _HANGUL.search(entity.name):
        latin = [alias for alias in entity.aliases if len(alias) > 2 and not _HANGUL.search(alias)]
        return latin[0] if latin else entity.name
    if language == "ko" and not _HANGUL.search(entity.name):
        hangul = [alias for alias in entity.aliases if len(alias) > 1 and re.fullmatch(r"[\w가-힣 ]+", alias)]
        return next((alias for alias in hangul if _HANGUL.search(alias)), entity.name)
    return entity.name


def _commonest(items: Iterable[str]) -> tuple[str, int]:
    counted = Counter(item for item in items if item)
    return max(counted.items(), key=lambda item: (item[1], -len(item[0]), item[0]), default=("", 0))


def _attribute(fact: Fact, language: str) -> str:
    """Return what is counted: the fact's own label where it says more than the lexicon's name."""
    key, _ = _commonest(claim.attribute or "" for claim in fact.claims)
    known = attribute_of(key)
    if known is None:
        return fact.label.replace("_", " ")
    name = known.en if language == "en" else known.ko
    return fact.label if name.casefold() in fact.label.casefold() else name


@cache
def _marks(language: str) -> dict[str, str]:
    """Return the noun of each mark that has one in a language: ``sex:female`` → 여성."""
    entries = read_entries(f"{language}/qualifiers.toml", "qualifier", Qualifier)
    return {entry.id: entry.nouns[0] for entry in entries if entry.nouns}


def _shared_marks(claims: Iterable[Claim], language: str) -> list[str]:
    """Return the marks that all claims carry, in words."""
    shared = frozenset.intersection(*(claim.qualifiers for claim in claims))
    return [_marks(language)[mark] for mark in sorted(shared) if mark in _marks(language)]


def _period(claims: Iterable[Claim], words: Messages) -> str:
    """Return the period that most claims speak of, if it is one that a title names."""
    moments: Counter[Moment] = Counter()
    total = 0
    for claim in claims:
        total += 1
        if claim.period is not None and claim.period.moment is not None:
            moments[claim.period.moment] += 1
    if not moments:
        return ""
    moment, count = max(moments.items(), key=lambda item: (item[1], item[0].start, item[0].end))
    return moment_of(moment, words) if moment.grain in _GRAINS and count * 2 > total else ""


def title_of(fact: Fact, names: Mapping[str, str], words: Messages) -> str:
    """Return the title of a fact: ``SK하이닉스 영업이익 증감 (2024년 4분기)``.

    Args:
        fact: The fact; its label is kept where it says it all.
        names: Entity id → name in the language of the report.
        words: The words of the report.
    """
    what = _attribute(fact, words.language)
    # who counts the missing only speaks, a company that reports its profit is what it is of
    counts_people = any(claim.figure.dimension == "count:person" for claim in fact.claims)
    speakers = {claim.attribution.entity for claim in fact.claims if claim.attribution} if counts_people else set()
    entity, count = _commonest(next((e for e in claim.entities if e not in speakers), "") for claim in fact.claims)
    who = names.get(entity, "")
    if who and count * 2 >= len(fact.claims) and who.casefold() not in what.casefold():
        what = f"{who} {what}"
    role, count = _commonest(claim.role.value for claim in fact.claims)
    shown = words.name("role", role)
    if role in (Role.CHANGE, Role.FORECAST, Role.PREVIOUS) and count * 2 > len(fact.claims) and shown not in what:
        what = f"{what} {shown}" if words.language == "ko" else f"{what}, {shown}"
    marks = [mark for mark in _shared_marks(fact.claims, words.language) if mark.casefold() not in what.casefold()]
    what = ", ".join((what, *marks))
    period = _period(fact.claims, words)
    return f"{what} ({period})" if period and period not in what else what
