"""Data frames and records at the edges: what leaves the program, in the contract's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model import Figure, FigureKind

if TYPE_CHECKING:
    import pandas as pd

    from checker.model import Audit, Claim, Fact, Finding, Report

__all__ = ["CLAIM_COLUMNS", "FIGURE_COLUMNS", "CheckedReport", "figure_record", "flat_record", "number_of"]

FIGURE_COLUMNS = ("article", "start", "end", "text", "kind", "value", "low", "high", "unit", "hedges")

# Columns of the frame of claims with their pandas types.
CLAIM_COLUMNS = {
    "article": "string",
    "source": "string",
    "published": "datetime64[ns]",
    "origin": "string",
    "story": "string",
    "claim": "string",
    "facts": "string",
    "verdict": "string",
    "severity": "string",
    "start": "Int64",
    "end": "Int64",
    "text": "string",
    "kind": "string",
    "value": "Float64",
    "low": "Float64",
    "high": "Float64",
    "unit": "string",
    "hedges": "string",
    "role": "string",
    "entities": "string",
    "attribute": "string",
    "period": "string",
    "as_of": "string",
    "speaker": "string",
    "stance": "string",
    "conversions": "string",
    "sentence": "string",
}

_FIGURE_TYPES = {name: CLAIM_COLUMNS.get(name, "string") for name in FIGURE_COLUMNS}

# Kinds whose place in time is no number.
_WHEN = frozenset({FigureKind.DATE, FigureKind.TIME})


def number_of(value: Decimal | None) -> int | float | None:
    """Return a number for JSON: whole numbers exactly, others as the nearest float.

    >>> number_of(Decimal("5576000.0")), number_of(Decimal("5.5E-7")), number_of(None)
    (5576000, 5.5e-07, None)
    """
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def figure_record(article: str, figure: Figure) -> dict[str, Any]:
    """Return a figure as the contract's line of ``checker figures --format jsonl``."""
    when = figure.kind in _WHEN
    return {
        "article": article,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "kind": figure.kind.value,
        "value": None if when else number_of(figure.value),
        "low": None if when else number_of(figure.low),
        "high": None if when else number_of(figure.high),
        "unit": None if when else figure.unit,
        "hedges": [{"text": hedge.text, "effect": hedge.effect.value} for hedge in figure.hedges],
    }


def flat_record(record: dict[str, Any]) -> dict[str, Any]:
    """Return a figure's record for a table: its hedges as one string, ``약 (about)``."""
    return record | {"hedges": "; ".join(f"{hedge['text']} ({hedge['effect']})" for hedge in record["hedges"])}


class CheckedReport:
    """What ``checker.check`` returns: a report with its tables.

    Attributes:
        report: The report with everything in it.
    """

    def __init__(self, report: Report, lang: str = "ko") -> None:
        self.report = report
        self._lang = lang

    def __repr__(self) -> str:
        """Return how much is in it."""
        return (
            f"<CheckedReport: {len(self.report.articles)} articles, {len(self.facts)} facts, {len(self.audits)} audits>"
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The facts with their verdicts, the most pressing first."""
        return self.report.findings

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that two articles or more state, in the order of ``findings``."""
        return tuple(finding.fact for finding in self.report.findings)

    @property
    def audits(self) -> tuple[Audit, ...]:
        """The calculations inside articles."""
        return self.report.audits

    def to_frame(self) -> pd.DataFrame:
        """Return one row a claim, in order of article and text.

        Shape: the columns and types of ``CLAIM_COLUMNS``. ``facts``, ``hedges``, ``entities`` and
        ``conversions`` hold several things joined by ``; ``. ``verdict`` and ``severity`` are those
        of the claim's first fact; they are missing where no other article states it.
        """
        rows = list(self._claim_rows())
        return _frame(rows, CLAIM_COLUMNS)

    def figures(self) -> pd.DataFrame:
        """Return one row a figure, with the columns of ``checker figures``."""
        rows = [
            flat_record(figure_record(key, figure)) for key, found in self.report.figures.items() for figure in found
        ]
        return _frame(rows, _FIGURE_TYPES)

    def to_html(self, path: str | Path) -> Path:
        """Write the report for people to ``path``."""
        return self._write("report.html", Path(path))

    def to_json(self, path: str | Path) -> Path:
        """Write the findings, as in the contract's ``findings.json``, to ``path``."""
        return self._write("findings.json", Path(path))

    def _write(self, name: str, path: Path) -> Path:
        from checker.errors import OutputError
        from checker.report import FORMATS

        content = dict(FORMATS)[name](self.report, self._lang)
        try:
            path.write_bytes(content)
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror or error}", where=str(path)) from None
        return path

    def _claim_rows(self) -> Iterable[dict[str, Any]]:
        judged: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            for claim in finding.fact.claims:
                judged.setdefault(claim.id, []).append(finding)
        names = {entity.id: entity.name for entity in self.report.entities}
        for article in self.report.articles:
            for claim in self.report.claims.get(article.id, ()):
                findings = judged.get(claim.id, [])
                yield {
                    "article": article.id,
                    "source": article.source,
                    "published": article.published_at or article.published,
                    "origin": article.origin,
                    "story": self.report.stories.get(article.id),
                    "facts": "; ".join(finding.fact.id for finding in findings) or None,
                    "verdict": findings[0].verdict.value if findings else None,
                    "severity": findings[0].severity.value if findings else None,
                    "sentence": claim.sentence.of(article.text),
                    **_claim_fields(claim, names),
                }


def _claim_fields(claim: Claim, names: dict[str, str]) -> dict[str, Any]:
    record = flat_record(figure_record(claim.article, claim.figure))
    said = claim.attribution
    return {
        **{name: record[name] for name in FIGURE_COLUMNS if name != "article"},
        "claim": claim.id,
        "role": claim.role.value,
        "entities": "; ".join(names.get(entity, entity) for entity in claim.entities) or None,
        "attribute": claim.attribute,
        "period": claim.period.text if claim.period else None,
        "as_of": claim.as_of.text if claim.as_of else None,
        "speaker": said.speaker if said else None,
        "stance": said.stance if said else None,
        "conversions": "; ".join(figure.text for figure in claim.conversions) or None,
    }


def _frame(rows: list[dict[str, Any]], types: Mapping[str, Any]) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, Any] = {}
    for name, kind in types.items():
        cells = [row.get(name) for row in rows]
        if kind.startswith("datetime"):
            columns[name] = pd.to_datetime(pd.Series(cells, dtype=object)).astype("datetime64[ns]")
        else:
            columns[name] = pd.array(cells, dtype=kind)
    return pd.DataFrame(columns)
