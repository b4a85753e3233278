"""``checker figures``: the figures of every article, one a line."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.cli import options
from checker.cli.codes import DONE, FAILED, INCOMPLETE, show_problem
from checker.cli.options import Fetching, named_inputs, settings_of
from checker.cli.plain import Format

if TYPE_CHECKING:
    from checker.model import Article, Figure, Problem

__all__ = ["figures"]


def figures(
    *inputs: options.Inputs, format: Format = "table", date: str | None = None, allow_private: bool = False
) -> int:
    """List the figures of articles, in reading order.

    Args:
        inputs: Files and folders (.txt, .md, .html, .pdf, .jsonl, .csv, .xlsx, feeds as .xml, .zip, .gz),
            addresses of pages and feeds (http, https), or - for JSON Lines on standard input.
        format: jsonl (one object a figure), csv, or a table for people.
        date: Day of publication (YYYY-MM-DD) of articles that do not show theirs.
        allow_private: Fetch from private and local addresses as well.
    """
    from checker.reading import iter_figures

    settings = settings_of(date=date)
    tally = _Tally()
    writers = {"jsonl": _write_jsonl, "csv": _write_csv, "table": _write_table}
    writers[format](tally.articles(iter_figures(named_inputs(inputs), settings, Fetching(allow_private=allow_private))))
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
                self.failed += not item.note
                show_problem(item, "en")

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


# Letters shown on either side of a figure.
_AROUND = 18
_TABLE_COLUMNS = ("article", "place", "figure", "kind", "value", "unit", "hedges")


def _write_table(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> None:
    """Print a table for people: drawn in colours on a terminal, tab-separated elsewhere."""
    if sys.stdout.isatty():
        _draw_table(articles)
        return
    headed = False
    for cells, (before, text, after) in _table_rows(articles):
        if not headed:
            print("\t".join(_TABLE_COLUMNS))
            headed = True
        cells["figure"] = f"{before}[{text}]{after}"
        print("\t".join(cells[name] for name in _TABLE_COLUMNS))


def _draw_table(articles: Iterator[tuple[Article, tuple[Figure, ...]]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*_TABLE_COLUMNS, box=None, header_style="bold")
    for cells, (before, text, after) in _table_rows(articles):
        shown = Text.assemble((before, "dim"), (text, "bold cyan"), (after, "dim"))
        table.add_row(*(shown if name == "figure" else Text(cells[name]) for name in _TABLE_COLUMNS))
    Console().print(table)


def _table_rows(
    articles: Iterator[tuple[Article, tuple[Figure, ...]]],
) -> Iterator[tuple[dict[str, str], tuple[str, str, str]]]:
    """Yield the cells of each figure, and the figure with what stands round it."""
    from checker.tables import figure_record, flat_record

    for article, found in articles:
        for figure in found:
            record = flat_record(figure_record(article.id, figure))
            start, end = record["start"], record["end"]
            around = (article.text[max(0, start - _AROUND) : start], record["text"], article.text[end : end + _AROUND])
            before, text, after = (" ".join(f"|{part}|".split())[1:-1] for part in around)
            cells = {name: str(record.get(name) or "") for name in _TABLE_COLUMNS}
            yield cells | {"place": f"{start}:{end}", "value": _shown_value(record)}, (before, text, after)


def _shown_value(record: dict[str, Any]) -> str:
    if record["value"] is not None:
        return str(record["value"])
    ends = ["" if end is None else str(end) for end in (record["low"], record["high"])]
    return " – ".join(ends) if any(ends) else ""
