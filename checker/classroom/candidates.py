"""What a corpus offers for a lesson: seats for planted changes, pairs as they are, look-alikes, single figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from checker.classroom.model import APART, Kind
from checker.classroom.pairings import Judged, Pairing
from checker.classroom.plants import Seat
from checker.judge.readings import significant
from checker.judge.severity import SLIPS
from checker.lexicon.naming import names_only
from checker.match.pairs.values import is_same_dimension
from checker.model import Claim, Effect, Figure, FigureKind, Finding, Report, Role, Verdict

__all__ = ["look_alikes", "own_pairs", "seats", "singles", "usable_findings"]

_CALENDAR = (FigureKind.DATE, FigureKind.TIME)
_HARMLESS = (Verdict.AGREE, Verdict.ROUNDING, Verdict.CONVERSION, Verdict.HEDGED)
_KINDS = {
    "agree": Kind.AGREE,
    "rounding": Kind.ROUNDED,
    "conversion": Kind.CONVERTED,
    "hedged": Kind.BOUNDED,
    "update": Kind.UPDATED,
    "conflict": Kind.CONFLICT,
}
# A match less sure than this is no ground to teach on. The sample's wrongly joined facts had 0.25 and less.
_SURE = 0.5
# Two different values of one fact teach only if it is one fact: neighbours' budgets were joined at 0.6.
_SURE_CONFLICT = 0.8
# Equal values further apart than this look alike to nobody: 12 places and 12 dead.
_ALIKE = 0.25
_TELLING = ("period", "qualifier", "entity", "base", "role", "label", "attribute")
_UNCERTAIN = (Effect.ABOUT, Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN, Effect.VAGUE)


def usable_findings(report: Report) -> list[Finding]:
    """Return the findings that a lesson may be made of: figures, not dates; surely of one fact."""
    return [
        finding
        for finding in report.findings
        if (finding.fact.score >= _SURE or finding.verdict is Verdict.UPDATE)
        and finding.verdict is not Verdict.UNDECIDED
        and all(claim.figure.kind not in _CALENDAR for claim in finding.fact.claims)
    ]


def _pairs(report: Report, finding: Finding) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs of a fact's claims that stand in two articles, no copies of each other."""
    origins = {article.id: article.origin or article.id for article in report.articles}
    for one, two in combinations(finding.fact.claims, 2):
        if one.article != two.article and origins[one.article] != origins[two.article]:
            yield one, two


def seats(judged: Judged) -> list[tuple[str, Seat]]:
    """Return where a change may be planted: the fact, and a claim that its article makes once.

    The two claims fit each other as they are, and the words of the figure stand nowhere else in the
    article, so that the change contradicts nothing but the other article.
    """
    found = []
    for finding in usable_findings(judged.report):
        if finding.verdict not in _HARMLESS:
            continue
        articles = [claim.article for claim in finding.fact.claims]
        for one, two in _pairs(judged.report, finding):
            pairing = judged.pairing(one.id, two.id)
            if pairing is None or Verdict(pairing.verdict) not in _HARMLESS:
                continue
            for claim, reference in ((one, two), (two, one)):
                text = judged.articles[claim.article].text
                if articles.count(claim.article) == 1 and text.count(claim.figure.text) == 1:
                    found.append((finding.fact.id, Seat(text, claim, reference)))
    return found


def _certainty(figure: Figure) -> frozenset[Effect]:
    return frozenset(hedge.effect for hedge in figure.hedges if hedge.effect in _UNCERTAIN)


def own_pairs(judged: Judged, without: frozenset[str]) -> list[tuple[Kind, Pairing]]:
    """Return the pairs of the corpus as they are, with what they teach.

    Args:
        judged: The report on the lesson's articles.
        without: Claims that a change touched.
    """
    found = []
    for finding in usable_findings(judged.report):
        for one, two in _pairs(judged.report, finding):
            if one.id in without or two.id in without or _has_rate(one) or _has_rate(two):
                continue
            pairing = judged.pairing(one.id, two.id)
            kind = None if pairing is None else _KINDS.get(pairing.verdict)
            if pairing is None or kind is None or (kind is Kind.CONFLICT and not _is_sure(pairing)):
                continue
            plain = kind in (Kind.AGREE, Kind.ROUNDED, Kind.CONVERTED)
            if plain and _certainty(one.figure) != _certainty(two.figure):
                continue  # whether that is agreement or a hedge lost is no matter for an exam
            found.append((kind, pairing))
    return found


def _has_rate(claim: Claim) -> bool:
    """Tell whether a figure is a price per something else than one: 3.3㎡당 has a value that nobody writes out."""
    per = claim.figure.mention.per
    return per is not None and per.amount != 1


def _is_sure(pairing: Pairing) -> bool:
    """Tell whether a conflict is one: its digits prove a slip, or the two are of one fact beyond doubt."""
    return pairing.code in SLIPS or pairing.score >= _SURE_CONFLICT


def look_alikes(judged: Judged, without: frozenset[str]) -> list[Pairing]:
    """Return pairs of one story that look alike and were kept apart, those that look most alike first."""
    found: dict[tuple[str, str], Pairing] = {}
    for story in sorted(set(judged.report.stories.values())):
        claims = [
            claim
            for article, home in sorted(judged.report.stories.items())
            if home == story
            for claim in judged.report.claims[article]
            if not names_only(claim.figure, judged.articles[article].text)
        ]
        for one, two in combinations(claims, 2):
            if one.id in without or two.id in without or not _look_alike(one, two):
                continue
            pairing = judged.pairing(one.id, two.id)
            if pairing is not None and _is_telling(pairing):
                found[one.id, two.id] = pairing
    return sorted(found.values(), key=lambda p: (-p.score, p.left.id, p.right.id))


def _is_telling(pairing: Pairing) -> bool:
    """Tell whether two figures were kept apart for a reason that can be taught.

    Two of one name need no more than the reason; two of one value must look alike in other ways too.
    """
    if pairing.verdict != APART or pairing.code not in _TELLING:
        return False
    named = pairing.left.attribute is not None and pairing.left.attribute == pairing.right.attribute
    return named or pairing.score >= _ALIKE


def _look_alike(one: Claim, two: Claim) -> bool:
    if one.article == two.article or one.figure.kind in _CALENDAR or one.figure.kind is not two.figure.kind:
        return False
    if any(c.figure.value is None or c.role is Role.CONVERSION or _has_rate(c) for c in (one, two)):
        return False
    same = one.attribute is not None and one.attribute == two.attribute
    return is_same_dimension(one.figure, two.figure) and (same or one.figure.value == two.figure.value)


# Money in so many digits has to be written out with care.
_LARGE = Decimal(10) ** 8


def singles(judged: Judged) -> list[tuple[Kind, Claim]]:
    """Return the figures to find and to write out, with what each teaches."""
    found = []
    for article, claims in sorted(judged.report.claims.items()):
        for claim in claims:
            kind = _single_kind(claim)
            if kind is not None and not names_only(claim.figure, judged.articles[article].text):
                found.append((kind, claim))
    return found


def _single_kind(claim: Claim) -> Kind | None:
    figure = claim.figure
    if figure.value is None or claim.role is Role.CONVERSION or figure.mention.per is not None:
        return None
    if figure.kind is FigureKind.MONEY:
        if figure.unit != "KRW":
            return Kind.FOREIGN_MONEY
        return Kind.LARGE_MONEY if figure.value >= _LARGE else None
    if figure.kind is FigureKind.PERCENT:
        return Kind.POINTS if figure.unit == "percentage_point" else Kind.PERCENT
    if _certainty(figure) and figure.kind is FigureKind.COUNT:
        return Kind.HEDGED
    if figure.kind is FigureKind.COUNT and significant(figure.value) > 1:
        return Kind.COUNT
    return Kind.MEASURE if figure.kind is FigureKind.MEASURE else None
