"""Of whom or what a fact is: the entity that its claims share, by the name that a reader knows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from math import sqrt

from checker.lexicon.titles import counts_and_announces, is_season
from checker.model import Entity, Fact, FigureKind, Report

__all__ = ["Subjects", "entity_name"]

_HANGUL = re.compile("[가-힣]")
# What such a body has of its own.
_SPENT = frozenset({"budget", "investment", "subsidy"})
# Countries and provinces: nearly every text names one, and few figures are of all of it.
_BROAD = re.compile(r"(?:country|kr|us|cn|jp)_")
_OWNED = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATIO)
# Ids of names that the texts themselves gave.
_FOUND = "x:"
_OWNERS = ("organisation", "product", "person", "other")


@dataclass(frozen=True)
class Subjects:
    """Whom facts may be of.

    Attributes:
        names: Entity id → name in the language of the report.
        entities: Entity id → entity.
        shares: Entity id → the share of the articles whose claims it stands by.
    """

    names: dict[str, str]
    entities: dict[str, Entity]
    shares: dict[str, float]

    @classmethod
    def of(cls, report: Report, language: str) -> Subjects:
        """Return the subjects of a report."""
        homes: dict[str, set[str]] = {}
        for finding in report.findings:
            for claim in finding.fact.claims:
                for entity in claim.entities:
                    homes.setdefault(entity, set()).add(claim.article)
        return cls(
            {entity.id: entity_name(entity, language) for entity in report.entities},
            {entity.id: entity for entity in report.entities},
            {key: len(found) / len(report.articles) for key, found in homes.items()},
        )

    def find(self, fact: Fact) -> str:
        """Return the id of the entity that most claims of a fact share, the earlier named the better; or ``""``.

        One that a single article has is none of the fact's; it must stand by half of the claims.
        """
        scores: dict[str, float] = {}
        homes: dict[str, set[str]] = {}
        counts: Counter[str] = Counter()
        for claim in fact.claims:
            for rank, entity in enumerate(claim.entities):
                scores[entity] = scores.get(entity, 0.0) + 1 / sqrt(1 + rank)
                homes.setdefault(entity, set()).add(claim.article)
                counts[entity] += 1
        shared = [key for key in scores if len(homes[key]) > 1 and counts[key] * 2 >= len(fact.claims)]
        weighed = {key: scores[key] * (1 + self.shares.get(key, 0.0)) * self._weight(key, fact) for key in shared}
        return max(weighed, key=lambda key: (weighed[key], key), default="") if any(weighed.values()) else ""

    def _weight(self, key: str, fact: Fact) -> float:
        entity = self.entities.get(key)
        if entity is None or is_season(entity.name):
            return 0.0
        owned = fact.claims[0].figure.kind in _OWNED
        weight = 0.3 if _BROAD.match(key) else 1.0
        if entity.kind == "organisation" and counts_and_announces(entity.name):
            weight *= 0.5 if any(claim.attribute in _SPENT for claim in fact.claims) else 0.0
        elif entity.kind == "organisation" and self._speaks(key, fact):
            weight *= 0.5 if owned else 0.0
        elif entity.kind == "person" and self._is_told(fact):
            weight = 0.0  # who says so, and nothing of theirs
        elif entity.kind == "organisation" and fact.claims[0].figure.kind is FigureKind.MEASURE:
            weight *= 0.5  # places and things have sizes
        return weight * (0.6 if owned and entity.kind not in _OWNERS else 1.0)

    @staticmethod
    def _speaks(key: str, fact: Fact) -> bool:
        """Tell whether an entity is but the one who tells how many people were counted, or at what hour."""
        told = any(c.figure.dimension == "count:person" or c.figure.kind is FigureKind.TIME for c in fact.claims)
        return told and any(claim.attribution and claim.attribution.entity == key for claim in fact.claims)

    @staticmethod
    def _is_told(fact: Fact) -> bool:
        """Tell whether somebody is said to have told a fact: persons named beside it may be those who did."""
        return any(claim.attribution is not None and claim.attribution.speaker for claim in fact.claims)


def entity_name(entity: Entity, language: str) -> str:
    """Return the name of an entity in a language, where one of its aliases is in it."""
    if language == "en" and _HANGUL.search(entity.name):
        latin = [alias for alias in entity.aliases if len(alias) > 2 and not _HANGUL.search(alias)]
        return latin[0] if latin else entity.name
    if language == "ko" and not _HANGUL.search(entity.name) and entity.id.startswith(_FOUND):
        hangul = [alias for alias in entity.aliases if len(alias) > 1 and re.fullmatch(r"[\w가-힣 ]+", alias)]
        return next((alias for alias in hangul if _HANGUL.search(alias)), entity.name)
    return entity.name
