"""Tables for spreadsheets: ``figures.csv``, ``findings.csv`` and ``findings.xlsx``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain, islice
from typing import Any

from checker.memory import Memory, map_remembered
from checker.model import Article, Figure, Report
from checker.report.findings import number_of
from checker.report.messages import Messages, read_messages
from checker.report.scale import iso_ends
from checker.report.view import Viewer

__all__ = ["render_figures_csv", "render_findings_csv", "render_findings_xlsx", "unarmed"]

FIGURE_COLUMNS = ("article", "source", "published", "start", "end", "text", "kind", "value", "low", "high", "unit", "hedges")  # fmt: skip
FINDING_COLUMNS = (
    "finding", "severity", "verdict", "code", "cause", "label", "explanation", "article", "source", "published",
    "text", "value", "low", "high", "unit", "common_low", "common_high", "common_unit", "hedges", "speaker",
    "attribute", "odd", "sentence", "url",
)  # fmt: skip

# A cell that begins so is a formula to a spreadsheet. A signed number is left alone: "-5.18 %" is
# a figure, and what follows the sign cannot call anything.
_ARMED = re.compile(r"[=@\t\r]|[+-](?![\d.,]+[\s%\w]*$)")


def unarmed(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula.

    Source: OWASP, CSV Injection.

    >>> unarmed("=1+1"), unarmed("-5.18 %"), unarmed("-1+cmd|' /C calc'!A0"), unarmed(3)
    ("'=1+1", '-5.18 %', "'-1+cmd|' /C calc'!A0", 3)
    """
    return f"'{value}" if isinstance(value, str) and _ARMED.match(value) else value


def _csv(rows: Iterable[Sequence[Any]]) -> str:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow(["" if cell is None else unarmed(cell) for cell in row])
    return stream.getvalue()


def _figure_rows(article: Article, figures: Iterable[Figure]) -> Iterable[list[Any]]:
    for figure in figures:
        low: object = number_of(figure.low)
        high: object = number_of(figure.high)
        if figure.moment is not None:
            low, high = iso_ends(figure.moment)
        yield [
            article.id,
            article.source,
            article.published,
            figure.span.start,
            figure.span.end,
            figure.text,
            figure.kind.value,
            number_of(figure.value),
            low,
            high,
            figure.unit,
            "; ".join(f"{hedge.text}={hedge.effect.value}" for hedge in figure.hedges),
        ]


def render_figures_csv(report: Report, lang: str, memory: Memory | None = None, workers: int = 1) -> bytes:
    """Return ``figures.csv``: every figure of every article, in reading order, the same in any language.

    Args:
        report: What a run found.
        lang: Makes no difference.
        memory: Where the rows of an article are kept as they were written; the bytes are the same without.
        workers: Processes to use.
    """

    def written(article: Article) -> bytes:
        return _csv(_figure_rows(article, report.figures.get(article.id, ()))).encode("utf-8", "replace")

    def key(article: Article) -> bytes | None:
        return report.made_of.articles.get(article.id)

    rows = map_remembered("figure_rows", written, report.articles, key, bytes, workers, memory=memory)
    return b"".join((_csv([FIGURE_COLUMNS]).encode(), *rows))


def _finding_rows(report: Report, lang: str) -> Iterable[list[Any]]:
    view = Viewer(report, read_messages(lang))
    for finding in view.findings:
        odd = set(finding.odd)
        for claim in finding.fact.claims:
            article = view.articles[claim.article]
            figure, common = claim.figure, view.common(claim)
            low: object = number_of(common.low)
            high: object = number_of(common.high)
            if common.unit == "date" and figure.moment is not None:
                low, high = iso_ends(figure.moment)
            yield [
                finding.fact.id,
                finding.severity.value,
                finding.verdict.value,
                finding.code,
                finding.cause,
                finding.fact.label,
                finding.explanation.in_(lang),
                article.id,
                article.source,
                None if article.published is None else article.published.isoformat(),
                figure.text,
                number_of(figure.value),
                number_of(figure.low),
                number_of(figure.high),
                figure.unit,
                low,
                high,
                common.unit,
                "; ".join(f"{hedge.text}={hedge.effect.value}" for hedge in figure.hedges),
                claim.attribution.speaker if claim.attribution else None,
                claim.attribute,
                "yes" if claim.id in odd else None,
                claim.sentence.of(article.text),
                article.url,
            ]


def render_findings_csv(report: Report, lang: str) -> bytes:
    """Return ``findings.csv``: one claim a row, with a byte order mark so that Excel reads Hangul."""
    return _csv(chain([FINDING_COLUMNS], _finding_rows(report, lang))).encode("utf-8-sig", "replace")


# The columns of the workbook, what an editor reads first; the names are those of ``[sheet]`` in ui.toml.
FINDING_SHEET = (
    "title", "severity", "verdict", "cause", "explanation", "source", "published", "text", "value", "unit", "odd",
    "sentence", "hedges", "speaker", "low", "high", "common_low", "common_high", "common_unit", "url", "article",
    "finding",
)  # fmt: skip
FIGURE_SHEET = ("source", "published", "text", "kind", "value", "low", "high", "unit", "hedges", "headline", "article")
# A workbook with more figures than this takes a minute to write and longer to open; ``figures.csv`` has them all.
_MOST_FIGURES = 20_000
AUDIT_SHEET = ("holds", "check", "explanation", "source", "headline", "figures", "expected", "severity", "article")


def _finding_sheet(report: Report, words: Messages) -> Iterable[list[Any]]:
    """Return the rows of ``findings.csv`` in the order and the words of an editor."""
    titles = Viewer(report, words).titles
    for cells in _finding_rows(report, words.language):
        row = dict(zip(FINDING_COLUMNS, cells, strict=True))
        row["title"] = titles[row["finding"]]
        row["severity"] = words.of("severity", row["severity"])
        row["verdict"] = words.of("verdict", row["verdict"])
        row["cause"] = words.name("cause", row["cause"]) if row["cause"] else None
        row["odd"] = "✕" if row["odd"] else None
        row["unit"] = _unit_word(row["unit"], words)
        row["common_unit"] = _unit_word(row["common_unit"], words)
        row["hedges"] = ", ".join(_hedge_words(row["hedges"], words))
        yield [row[column] for column in FINDING_SHEET]


def _figure_sheet(report: Report, words: Messages) -> Iterable[list[Any]]:
    """Return the rows of ``figures.csv`` in the order and the words of an editor, as many as a workbook opens with."""
    rows = chain.from_iterable(
        ((article, row) for row in _figure_rows(article, report.figures.get(article.id, ())))
        for article in report.articles
    )
    for article, cells in islice(rows, _MOST_FIGURES):
        row = dict(zip(FIGURE_COLUMNS, cells, strict=True)) | {"headline": article.title}
        row["kind"] = words.name("kind", row["kind"])
        row["unit"] = _unit_word(row["unit"], words)
        row["hedges"] = ", ".join(_hedge_words(row["hedges"], words))
        yield [row[column] for column in FIGURE_SHEET]


def _unit_word(unit: str | None, words: Messages) -> str | None:
    """Return a unit as people write it; currencies keep their codes, which are in capitals."""
    if unit is None or unit.partition("/")[0].isupper():
        return unit
    return "/".join(words.name("after", part).strip() for part in unit.split("/"))


def _hedge_words(hedges: str, words: Messages) -> Iterable[str]:
    """Yield the hedges of a cell, 약=about, as 약 (어림)."""
    for hedge in filter(None, hedges.split("; ")):
        text, _, effect = hedge.rpartition("=")
        yield f"{text} ({words.name('effect', effect)})"


def _audit_sheet(report: Report, words: Messages) -> Iterable[list[Any]]:
    """Return the audits, those that fail first."""
    articles = {article.id: article for article in report.articles}
    states = {False: "audit_fails", None: "audit_open", True: "audit_holds"}
    order = list(states)
    for audit in sorted(report.audits, key=lambda audit: (order.index(audit.holds), -audit.severity.rank)):
        article = articles[audit.article]
        yield [
            words(states[audit.holds]), words.name("check", audit.check), audit.explanation.in_(words.language),
            article.source, article.title, ", ".join(figure.text for figure in audit.figures), audit.expected,
            words.of("severity", audit.severity.value), audit.article,
        ]  # fmt: skip


# Characters that XML 1.0 cannot hold, and lone surrogates.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CELL_LIMIT = 32_767  # Excel's own
# How wide columns are, in characters; the rest is narrow.
_WIDTHS = {
    "title": 34, "headline": 34, "explanation": 56, "sentence": 64, "figures": 30, "text": 20, "source": 16, "cause": 18, "speaker": 16,
    "hedges": 18, "url": 36, "expected": 18, "value": 21, "low": 21, "high": 21, "common_low": 21, "common_high": 21,
}  # fmt: skip


def render_findings_xlsx(report: Report, lang: str) -> bytes:
    """Return ``findings.xlsx``: sheets of findings, audits and figures, filtered and frozen, formulas never."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    # the day of the file would be the day of the run: a fixed one keeps equal runs equal
    book.set_properties({"created": datetime(2000, 1, 1)})
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    # thousands apart: 46800000000000 would be 4.68E+13; a whole number has no point behind it
    whole = book.add_format({"valign": "top", "num_format": "#,##0"})
    broken = book.add_format({"valign": "top", "num_format": "#,##0.0#########"})
    words = read_messages(lang)
    sheets = (
        ("findings", FINDING_SHEET, list(_finding_sheet(report, words))),
        ("audits", AUDIT_SHEET, list(_audit_sheet(report, words))),
        ("figures", FIGURE_SHEET, list(_figure_sheet(report, words))),
    )
    for name, columns, rows in sheets:
        sheet = book.add_worksheet(words(name))
        sheet.write_row(0, 0, [words.of("sheet", column) for column in columns], head)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, _WIDTHS.get(column, 11), wrap)
        for number, row in enumerate(rows, 1):
            for at, cell in enumerate(row):
                if isinstance(cell, int | float):
                    sheet.write_number(number, at, cell, whole if cell == int(cell) else broken)
                elif cell is not None:
                    sheet.write_string(number, at, _NOT_XML.sub("\ufffd", str(cell))[:_CELL_LIMIT], wrap)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(rows)), len(columns) - 1)
    book.close()
    return stream.getvalue()
