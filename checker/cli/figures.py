"""``checker figures``: the figures of every article, one a line."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.cli.codes import DONE, FAILED, INCOMPLETE, show_problem
from checker.cli.options import Inputs, named_inputs, settings_of

if TYPE_CHECKING:
    from checker.model import Article, Figure, Problem

__all__ = ["figures"]

Format = Literal["jsonl", "csv", "table"]


def figures(*inputs: Inputs, format: Format = "table", date: str | None = None) -> int:
    """List the figures of articles, in reading order.

    Args:
        inputs: Files and folders (.txt, .md, .html, .jsonl, .csv, .xlsx), or - for JSON Lines on
            standard input.
        format: jsonl (one object a figure), csv, or a table for people.
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
    """
    from checker.pipeline import iter_figures

    settings = settings_of(date=date)
    tally = _Tally()
    writers = {"jsonl": _write_jsonl, "csv": _write_csv, "table": _write_table}
    writers[format](tally.articles(iter_figures(named_inputs(inputs), settings)))
    return tally.code


class _Tally:
    """Counts articles and problems while they stream by, and shows the problems."""

    def __init__(self) -> None:
        self.read = 0
        self.failed = 0

    def articles(
        self, items: Iterator[tuple[Article, tuple[Figure, ...]] | Problem]
    ) -> Iterator[tuple[Article, tuple[Figure, ...]]]:
        for item in items:
            if isinstance(item, tuple):
                self.read += 1
                yield item
            else:
                self.failed += 1
                show_problem(item)

    @property
    def code(self) -> int:
        if not self.read:
            return FAILED
        return INCOMPLETE if self.failed else DONE


def _records(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> Iterator[dict[str, Any]]:
    from checker.tables import figure_record

    for article, found in articles:
        for figure in found:
            yield figure_record(article.id, figure)


def _write_jsonl(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> None:
    for record in _records(articles):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_csv(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> None:
    from checker.tables import FIGURE_COLUMNS, flat_record

    writer = csv.DictWriter(sys.stdout, FIGURE_COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in _records(articles):
        writer.writerow(flat_record(record))


def _write_table(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> None:
    """Print a table: drawn on a terminal, tab-separated elsewhere."""
    from checker.tables import FIGURE_COLUMNS, flat_record

    rows = (flat_record(record) for record in _records(articles))
    if not sys.stdout.isatty():
        for number, row in enumerate(rows):
            if not number:
                print("\t".join(FIGURE_COLUMNS))
            print("\t".join("" if row[name] is None else str(row[name]) for name in FIGURE_COLUMNS))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*FIGURE_COLUMNS, box=None, header_style="bold")
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in FIGURE_COLUMNS))
    Console().print(table)
