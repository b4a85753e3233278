"""``findings.json``: everything that was found, for programs. The schema stands in ``docs/``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from checker.memory import Memory, digest_of, map_remembered
from checker.model import (
    Article,
    Attribution,
    Audit,
    Claim,
    Entity,
    EntityMention,
    Figure,
    Finding,
    Hedge,
    Period,
    Report,
    Revision,
    Role,
    Span,
    Step,
    Text,
)
from checker.report.decisions import Standing, standings_of, unknown_of
from checker.report.messages import read_messages
from checker.report.scale import Common, Rates, common_of, iso_ends
from checker.report.subjects import Subjects
from checker.report.titles import titles_of

__all__ = ["findings_of", "json_of", "number_of", "render_findings"]

SCHEMA = 1


def number_of(number: Decimal | None) -> int | float | None:
    """Return a number as JSON writes it: whole ones as integers.

    >>> number_of(Decimal("5576000")), number_of(Decimal("5.5E-7")), number_of(None)
    (5576000, 5.5e-07, None)
    """
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def json_of(value: Any) -> str:
    """Return ``value`` as readable JSON; decimals and days become what JSON has for them."""

    def default(item: Any) -> Any:
        if isinstance(item, Decimal):
            return number_of(item)
        if isinstance(item, date):
            return item.isoformat()
        if isinstance(item, Text):
            return {"ko": item.ko, "en": item.en}
        if isinstance(item, frozenset | set):
            return sorted(item)
        return str(item)

    # the standard library indents in Python: writing in C and indenting in C gives the same bytes four times as fast
    line = json.dumps(value, ensure_ascii=False, default=default).encode("utf-8", "backslashreplace")
    return msgspec.json.format(line, indent=1).decode() + "\n"


def _article(article: Article, report: Report) -> dict[str, Any]:
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "published": None if article.published is None else article.published.isoformat(),
        "published_at": None if article.published_at is None else article.published_at.isoformat(),
        "url": article.url,
        "language": article.language,
        "story": report.stories.get(article.id),
        "origin": article.origin or article.id,
    }


def _ends(span: Span) -> list[int]:
    return [span.start, span.end]


def _hedge(hedge: Hedge) -> dict[str, Any]:
    return {"text": hedge.text, "effect": hedge.effect.value, "start": hedge.span.start, "end": hedge.span.end}


def _figure(figure: Figure, role: Role) -> dict[str, Any]:
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": number_of(figure.value),
        "low": number_of(figure.low),
        "high": number_of(figure.high),
        "unit": figure.unit,
        "role": role.value,
        "kind": figure.kind.value,
        "hedges": [_hedge(hedge) for hedge in figure.hedges],
    }


def _normalized(figure: Figure, common: Common) -> dict[str, Any]:
    low: object = number_of(common.low)
    high: object = number_of(common.high)
    if common.unit == "date" and figure.moment is not None:
        low, high = iso_ends(figure.moment)
    elif common.value is not None and common.low is None and common.high is None:
        low = high = number_of(common.value)
    found: dict[str, Any] = {"low": low, "high": high, "unit": common.unit}
    if common.rate is not None:
        found["rate"] = {
            "currency": common.rate.currency,
            "date": common.rate.day.isoformat(),
            "won": str(common.rate.won),
        }
    return found


def _attribution(said: Attribution | None) -> dict[str, Any] | None:
    if said is None:
        return None
    return {
        "speaker": said.speaker,
        "entity": said.entity,
        "verb": said.verb,
        "stance": said.stance,
        "start": said.span.start,
        "end": said.span.end,
        "carried": said.carried,
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    found: dict[str, Any] = {"text": period.text}
    if period.moment is not None:
        found["from"], found["to"] = iso_ends(period.moment)
        found["grain"] = period.moment.grain
    return found


def _claim(claim: Claim, days: dict[str, date | None], rates: Rates) -> dict[str, Any]:
    common = common_of(claim.figure, days.get(claim.article), rates)
    return {
        "id": claim.id,
        "article": claim.article,
        "figures": [
            _figure(claim.figure, claim.role),
            *(_figure(conversion, Role.CONVERSION) for conversion in claim.conversions),
        ],
        "normalized": _normalized(claim.figure, common),
        "hedges": [_hedge(hedge) for hedge in claim.figure.hedges],
        "attribution": _attribution(claim.attribution),
        "entities": list(claim.entities),
        "attribute": claim.attribute,
        "attribute_text": claim.attribute_text,
        "qualifiers": sorted(claim.qualifiers),
        "period": _period(claim.period),
        "as_of": _period(claim.as_of),
        "direction": claim.direction,
        "base": claim.base,
        "sentence": _ends(claim.sentence),
    }


def _steps(steps: Iterable[Step], lang: str) -> list[dict[str, Any]]:
    return [{"code": step.code, "text": step.text.in_(lang), "data": step.data} for step in steps]


def _decision(standing: Standing | None) -> dict[str, Any] | None:
    if standing is None:
        return None
    return {
        "status": standing.decision.status,
        "note": standing.decision.note,
        "holds": not standing.changes,
        "changes": [
            {"article": change.article, "old": list(change.old), "new": list(change.new)} for change in standing.changes
        ],
    }


def _fact(finding: Finding, days: dict[str, date | None], rates: Rates, title: str, lang: str) -> dict[str, Any]:
    fact = finding.fact
    return {
        "id": fact.id,
        "label": fact.label,
        "title": title,
        "kind": str(fact.kind),
        "verdict": finding.verdict.value,
        "code": finding.code,
        "cause": finding.cause,
        "severity": finding.severity.value,
        "score": round(float(fact.score), 4),
        "explanation": finding.explanation.in_(lang),
        "change": None if finding.change is None else finding.change.in_(lang),
        "steps": _steps(finding.steps, lang),
        "notes": [note.in_(lang) for note in finding.notes],
        "odd": list(finding.odd),
        "story": fact.story,
        "claims": [_claim(claim, days, rates) for claim in fact.claims],
        "links": [
            {
                "left": link.left,
                "right": link.right,
                "score": round(float(link.score), 4),
                "reasons": [
                    {"name": name, "points": round(float(points), 4), "saw": saw} for name, points, saw in link.reasons
                ],
            }
            for link in fact.links
        ],
        "near": [
            {
                "left": {"claim": near.left.id, "article": near.left.article, "text": near.left.figure.text},
                "right": {"claim": near.right.id, "article": near.right.article, "text": near.right.figure.text},
                "score": round(float(near.score), 4),
                "reason": near.reason.in_(lang),
            }
            for near in fact.near
        ],
    }


def _audit(audit: Audit, lang: str) -> dict[str, Any]:
    return {
        "article": audit.article,
        "figures": [
            {"start": figure.span.start, "end": figure.span.end, "text": figure.text} for figure in audit.figures
        ],
        "check": audit.check,
        "code": audit.code,
        "holds": audit.holds,
        "severity": audit.severity.value,
        "expected": audit.expected,
        "explanation": audit.explanation.in_(lang),
        "steps": _steps(audit.steps, lang),
        "tie": audit.tie,
    }


def _revision(revision: Revision, lang: str) -> dict[str, Any]:
    return {
        "article": revision.article,
        "version": revision.version,
        "before": revision.before,
        "after": revision.after,
        "severity": revision.severity.value,
        "notice": revision.notice,
        "explanation": revision.explanation.in_(lang),
        "changes": [
            {
                "old": change.old,
                "new": change.new,
                "old_sentence": change.old_sentence,
                "new_sentence": change.new_sentence,
                "start": change.start,
                "end": change.end,
            }
            for change in revision.changes
        ],
    }


def _entities(entities: Iterable[Entity], mentions: Iterable[EntityMention]) -> list[dict[str, Any]]:
    places: dict[str, list[dict[str, Any]]] = {}
    for mention in mentions:
        places.setdefault(mention.entity, []).append(
            {"article": mention.article, "start": mention.span.start, "end": mention.span.end, "text": mention.text}
        )
    return [
        {
            "id": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "aliases": list(entity.aliases),
            "mentions": places.get(entity.id, []),
        }
        for entity in entities
    ]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the page: by severity, slips before other differences, by certainty."""
    return sorted(findings, key=lambda finding: finding.order)


def _line_of(value: dict[str, Any]) -> bytes:
    return json_of(value).rstrip().encode("utf-8", "backslashreplace")


class _Facts:
    """The facts of a report as JSON has them."""

    def __init__(self, report: Report, lang: str) -> None:
        self._report, self._lang = report, lang
        self._days = {article.id: article.published for article in report.articles}
        self._rates = Rates(report.rates)
        self._titles = titles_of(report, Subjects.of(report, lang), read_messages(lang))
        self._standings = standings_of(report)
        self._known_rates: dict[date, Any] = {}

    def tree(self, finding: Finding) -> dict[str, Any]:
        """Return one fact as plain values."""
        return self._fact(finding) | self._history(finding)

    def written(self, finding: Finding) -> bytes:
        """Return one fact as it stands in the file, but for what became of it since other runs."""
        return _line_of(self._fact(finding))

    def with_history(self, finding: Finding, written: bytes) -> bytes:
        """Return a fact that was written with what became of it: a run later it is known, and else the same."""
        return written.removesuffix(b"\n}") + b"," + _line_of(self._history(finding)).removeprefix(b"{")

    def _fact(self, finding: Finding) -> dict[str, Any]:
        return _fact(finding, self._days, self._rates, self._titles[finding.fact.id], self._lang)

    def _history(self, finding: Finding) -> dict[str, Any]:
        key = finding.fact.id
        return {"state": self._report.states.get(key), "decision": _decision(self._standings.get(key))}

    def key(self, finding: Finding) -> bytes | None:
        """Return a digest of all that ``written`` depends on, where the report knows what the story was judged from."""
        fact = finding.fact
        story = self._report.made_of.stories.get(fact.story or "")
        if story is None:
            return None
        days = {self._days.get(claim.article) for claim in fact.claims} - {None}
        return digest_of(
            story,
            fact.id,
            [claim.id for claim in fact.claims],
            self._titles[fact.id],
            [self._rates_on(day) for day in sorted(day for day in days if day is not None)],
            self._lang,
        )

    def _rates_on(self, day: date) -> Any:
        if day not in self._known_rates:
            self._known_rates[day] = self._rates.all_on(day)
        return self._known_rates[day]


def findings_of(report: Report, lang: str = "ko") -> dict[str, Any]:
    """Return what ``findings.json`` holds, in ``lang``."""
    facts = _Facts(report, lang)
    return _frame(report, lang) | {"facts": [facts.tree(finding) for finding in worst_first(report.findings)]}


def _frame(report: Report, lang: str) -> dict[str, Any]:
    """Return everything but the facts, whose place is kept."""
    standings = standings_of(report)
    return {
        "schema": SCHEMA,
        "language": lang,
        "articles": [_article(article, report) for article in report.articles],
        "facts": [],
        "decisions": {
            "read": len(report.decisions),
            "dismissed": sum(standing.is_dismissed for standing in standings.values()),
            "reopened": sum(standing.is_reopened for standing in standings.values()),
            "unknown": list(unknown_of(report)),
        },
        "audits": [_audit(audit, lang) for audit in report.audits],
        "revisions": [_revision(revision, lang) for revision in report.revisions],
        "entities": _entities(report.entities, report.entity_mentions),
        "problems": [
            {"input": problem.input, "message": problem.message} | ({"note": True} if problem.note else {})
            for problem in report.problems
        ],
        "coverage": report.coverage,
        "rates": list(report.rates),
        "settings": report.settings,
        "versions": report.versions,
    }


def render_findings(report: Report, lang: str, memory: Memory | None = None, workers: int = 1) -> bytes:
    """Return ``findings.json``; a lone surrogate becomes its JSON escape.

    The facts are written one by one into their place: as one tree of a day of the press they
    would take gigabytes.

    Args:
        report: What a run found.
        lang: ``ko`` or ``en``.
        memory: Where facts are kept as they were written; the bytes are the same without.
        workers: Processes to use.
    """
    head, place, tail = json_of(_frame(report, lang)).encode("utf-8", "backslashreplace").partition(b'"facts": []')
    assert place
    facts = _Facts(report, lang)
    ordered = worst_first(report.findings)
    kept = map_remembered("facts", facts.written, ordered, facts.key, bytes, workers, memory=memory)
    written = list(map(facts.with_history, ordered, kept))
    return b"".join(
        (head, b'"facts": [\n' if written else b'"facts": [', b",\n".join(written), b"\n ]" if written else b"]", tail)
    )
