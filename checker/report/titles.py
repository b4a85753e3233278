"""Name a fact for a reader: of whom, what, which way, and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import sqrt

from checker.lexicon.attributes import attribute_of
from checker.lexicon.qualifiers import Qualifier
from checker.lexicon.reader import read_entries
from checker.model import Claim, Entity, Fact, FigureKind, Finding, Moment, Report, Role, Verdict
from checker.report.messages import Messages
from checker.report.wording import moment_of
from checker.text import bare

__all__ = ["Subjects", "entity_name", "titles_of"]

_HANGUL = re.compile("[가-힣]")
# A title names a period of these lengths; a day or an hour is said by the table.
_GRAINS = ("year", "half", "quarter", "month")
# Bodies that count and announce: what they count is not theirs (해양경찰청: 실종자 6명).
_COUNTING = re.compile(r"(?:[청부처]|본부|소방국|소방서|경찰서?|위원회|기상청|Agency|Department|Ministry|Police)$")
# What such a body has of its own.
_SPENT = frozenset({"budget", "investment", "subsidy"})
# Countries and provinces: nearly every text names one, and few figures are of all of it.
_BROAD = re.compile(r"(?:country|kr|us|cn|jp)_")
# Labels that name nothing: a noun with its particle (명단에), a verb (였다), an adverb. Written as a noun,
# the few nouns that end alike (마을) lose their name to the kind of the figure.
_NO_NOUN = re.compile(
    r"(?:[에은는을를]|에만|에서|[였았었했됐]다|이다|하고|하며|되고|[했됐갔왔렀랐났졌]|(?<![제기북남권상하시무])한|된|될)$"
    r"|^(?:역시|가운데|정도|남짓|무려|모두)$"
)
# A label in letters of another language is quoted, but for an abbreviation: GDP, EPS.
_SHORT = re.compile(r"[A-Z0-9&.\- ]+")
_OWNED = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.RATIO)
_DIFFER = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.UNDECIDED)
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
        if entity is None:
            return 0.0
        owned = fact.claims[0].figure.kind in _OWNED
        weight = 0.3 if _BROAD.match(key) else 1.0
        if entity.kind == "organisation" and _COUNTING.search(entity.name):
            weight *= 0.5 if any(claim.attribute in _SPENT for claim in fact.claims) else 0.0
        elif entity.kind == "organisation" and self._speaks(key, fact):
            weight *= 0.5 if owned else 0.0
        elif entity.kind == "organisation" and fact.claims[0].figure.kind is FigureKind.MEASURE:
            weight *= 0.5  # places and things have sizes
        return weight * (0.6 if owned and entity.kind not in _OWNERS else 1.0)

    @staticmethod
    def _speaks(key: str, fact: Fact) -> bool:
        """Tell whether an entity is but the one who tells how many people were counted."""
        counts_people = any(claim.figure.dimension == "count:person" for claim in fact.claims)
        return counts_people and any(claim.attribution and claim.attribution.entity == key for claim in fact.claims)


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


def _attribute(fact: Fact, words: Messages) -> str:
    """Return what is counted: the fact's own label where it says more than the lexicon's name.

    A label that no claim gives for what it counts is but a word nearby: the kind of figure says more.
    """
    key, _ = _commonest(claim.attribute or "" for claim in fact.claims)
    known = attribute_of(key)
    if known is None:
        is_named = any(claim.attribute_text == fact.label for claim in fact.claims) and not _NO_NOUN.search(fact.label)
        label = fact.label.replace("_", " ")
        if bool(_HANGUL.search(label)) != (words.language == "ko") and not _SHORT.fullmatch(label):
            label = words("as_quoted", text=label)
        return label if is_named else words.name("kind", str(fact.kind))
    name = known.en if words.language == "en" else known.ko
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


def titles_of(report: Report, subjects: Subjects, words: Messages) -> dict[str, str]:
    """Return the title of each fact by its id: ``SK하이닉스 영업이익 증감 (2024년 4분기)``.

    Where the facts of one story would share a title, each gets what tells it apart: the item of a list
    that its claims name, else its value as it is printed (``정당 지지도 · 36%``).

    Args:
        report: The report.
        subjects: Whom facts may be of.
        words: The words of the report.
    """
    heads = {f.fact.id: (_title(f.fact, subjects, words), _period(f.fact.claims, words)) for f in report.findings}
    shared = Counter((f.fact.story, *heads[f.fact.id]) for f in report.findings)
    named = Counter((f.fact.story, *heads[f.fact.id], _item(f.fact)) for f in report.findings)
    titles = {}
    for finding in report.findings:
        fact = finding.fact
        head, period = heads[fact.id]
        if shared[(fact.story, head, period)] > 1:
            item = _item(fact)
            is_own = item and item not in head and named[(fact.story, head, period, item)] == 1
            head = f"{head} · {item if is_own else _printed(finding, words)}"
        titles[fact.id] = f"{head} ({period})" if period and period not in head else head
    return titles


def _item(fact: Fact) -> str:
    """Return the item of a list that most claims of a fact name, if two articles do.

    The name of what is counted (부상자 2376명) tells no two of its values apart.
    """
    label, count = _commonest(claim.label for claim in fact.claims)
    if not label or _NO_NOUN.search(label) or any(label in claim.attribute_text for claim in fact.claims):
        return ""
    homes = {claim.article for claim in fact.claims if claim.label == label}
    return label if len(homes) > 1 and count * 2 > len(fact.claims) else ""


def _printed(finding: Finding, words: Messages) -> str:
    """Return the value of a fact as it is printed, in the language of the report where one is.

    Where the values differ, two of them stand there, for a title sides with nobody: of a conflict one that most
    give and one that does not fit it, else the smallest and the largest.
    """
    claims = finding.fact.claims
    if finding.verdict not in _DIFFER:
        return _best_text(claims, words)
    odd = [claim for claim in claims if claim.id in finding.odd]
    others = [claim for claim in claims if claim.id not in finding.odd]
    if not odd or not others:
        ordered = sorted(claims, key=_size)
        others, odd = [ordered[0]], [ordered[-1]]
    shown = [
        _best_text([claim for claim in group if _size(claim) == _commonest_size(group)], words)
        for group in (others, odd)
    ]
    if _alike(*shown):  # both print a value that fits, and one of them another beside it
        shown[1:] = [text for text in dict.fromkeys(claim.figure.text for claim in odd) if not _alike(shown[0], text)][
            :1
        ]
    return "/".join(shown)


def _size(claim: Claim) -> tuple[Decimal, str]:
    """Return what claims are put in order by: the value, else the words of a date."""
    figure = claim.figure
    known = [number for number in (figure.value, figure.low, figure.high) if number is not None]
    return (known[0] * figure.base, "") if known else (Decimal(0), bare(figure.text))


def _commonest_size(claims: Sequence[Claim]) -> tuple[Decimal, str]:
    """Return the value that most claims give; of several that of the earliest."""
    counted = Counter(_size(claim) for claim in claims)
    return max(counted, key=counted.__getitem__)


def _alike(one: str, two: str) -> bool:
    return bare(one) == bare(two)


def _best_text(claims: Iterable[Claim], words: Messages) -> str:
    """Return the commonest of the figures as written, one in the language of the report where there is one."""
    texts = [claim.figure.text for claim in claims]
    return _commonest([text for text in texts if (words.language == "ko") == bool(_HANGUL.search(text))] or texts)[0]


def _title(fact: Fact, subjects: Subjects, words: Messages) -> str:
    """Return the title of a fact without its period."""
    what = _attribute(fact, words)
    who = subjects.names.get(subjects.find(fact), "")
    if who and who.casefold() not in what.casefold():
        what = f"{who}: {what}" if what.startswith("when ") else f"{who} {what}"
    role, count = _commonest(claim.role.value for claim in fact.claims)
    shown = words.name("role", role)
    if role in (Role.CHANGE, Role.FORECAST, Role.PREVIOUS) and count * 2 > len(fact.claims) and shown not in what:
        what = f"{what} {shown}" if words.language == "ko" else f"{what}, {shown}"
    said = what.casefold()
    marks = [
        mark
        for mark in _shared_marks(fact.claims, words.language)
        if mark.casefold() not in said and not (shown in what and shown.casefold() in mark.casefold())
    ]
    what = ", ".join((what, *marks))
    if not who and words.language == "en":
        what = what[:1].upper() + what[1:]
    return what
