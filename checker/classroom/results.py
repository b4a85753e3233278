"""The files of a marked class: a page, and tables of it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from checker.classroom.marking import ItemMark, PartMark, SheetMark
from checker.classroom.model import Key
from checker.classroom.overview import ClassView, view_class
from checker.classroom.pages import frame
from checker.classroom.words import Words, read_words
from checker.model import Problem
from checker.report import told_in, write_files
from checker.report.frame import environment
from checker.report.tables import unarmed

__all__ = ["write_results"]


def write_results(marks: Sequence[SheetMark], key: Key, problems: Sequence[Problem], out: Path) -> list[Path]:
    """Write ``class.html``, ``marks.csv``, ``answers.csv``, ``overview.csv`` and ``marks.xlsx`` into a folder.

    Args:
        marks: Of one student or more.
        key: That they were marked with.
        problems: Files that could not be marked; the page names them.
        out: The folder.

    Raises:
        OutputError: The folder cannot be written to.
    """
    ordered = sorted(marks, key=lambda mark: (_natural(mark.student), mark.file))
    return write_files(out, _files(ordered, view_class(ordered, key), key, problems))


def _natural(name: str) -> list[tuple[bool, int, str]]:
    """Return what puts student 2 before student 10."""
    return [(part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", name)]


def _files(
    marks: Sequence[SheetMark], view: ClassView, key: Key, problems: Sequence[Problem]
) -> Iterator[tuple[str, bytes]]:
    words = read_words(key.sheet.language)
    tables = {
        "marks": list(_marks(marks, key, words)),
        "answers": list(_answers(marks, words)),
        "overview": list(_overview(view, words)),
    }
    yield "class.html", _page(marks, view, key, problems)
    for name, rows in tables.items():
        yield f"{name}.csv", _csv(rows)
    yield "marks.xlsx", _workbook(tables)


def _csv(rows: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as CSV that a spreadsheet opens in UTF-8 and takes for no formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerows([unarmed(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", "replace")


def _workbook(tables: dict[str, list[list[Any]]]) -> bytes:
    """Return the tables as sheets of one workbook, formulas never."""
    from datetime import datetime

    import xlsxwriter

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        bold = book.add_format({"bold": True})
        for name, rows in tables.items():
            sheet = book.add_worksheet(name)
            for n, row in enumerate(rows):
                sheet.write_row(n, 0, [float(c) if hasattr(c, "quantize") else c for c in row], bold if not n else None)
            sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _marks(marks: Sequence[SheetMark], key: Key, words: Words) -> Iterator[list[Any]]:
    """Yield a row for each student: total of a hundred, points of each question."""
    yield [words("student"), words("file"), words("total"), *(str(item.number) for item in key.items)]
    for mark in marks:
        yield [mark.student, mark.file, mark.total, *(item.points for item in mark.items)]


def _answers(marks: Sequence[SheetMark], words: Words) -> Iterator[list[Any]]:
    """Yield a row for each part of each answer, with its reason."""
    yield [
        words(key)
        for key in ("student", "question", "col_kind", "part", "given", "points", "of", "why_points", "reason")
    ]
    for mark in marks:
        for item in mark.items:
            for part in item.parts:
                yield [
                    *(mark.student, str(item.item.number), words.of("kind", item.item.kind), _part(part, words)),
                    *(part.given, part.points, part.of, part.why, item.answer.reason),
                ]


def _part(part: PartMark, words: Words) -> str:
    name = words.of("part", part.part)
    return f"{name} {part.side}" if part.side else name


def _overview(view: ClassView, words: Words) -> Iterator[list[Any]]:
    """Yield a row for each question, then one for each kind."""
    yield [
        words(key)
        for key in ("question", "col_kind", "verdict", "mean", "answered", "right_verdicts", "wrong_verdict", "agreed")
    ]
    for one in view.items:
        wrong, count = one.wrong
        yield [
            *(str(one.item.number), words.of("kind", one.item.kind)),
            words.of("verdict", one.item.verdict) if one.item.verdict else "",
            *(one.mean, one.answered, "" if one.right is None else one.right),
            f"{words.of('verdict', wrong)} {count}" if wrong else "",
            "" if one.agreement is None else f"{one.agreement:.0%}",
        ]
    for kind in view.kinds:
        yield [words("all_of_kind"), words.of("kind", kind.kind), "", kind.mean, "", "", "", ""]
    yield [words("alpha"), "", "", "" if view.alpha is None else f"{view.alpha:.2f}", "", "", "", ""]


# ---------------------------------------------------------------- the page


def _page(marks: Sequence[SheetMark], view: ClassView, key: Key, problems: Sequence[Problem]) -> bytes:
    words = read_words(key.sheet.language)
    items = [
        {
            "number": one.item.number,
            "kind": words.of("kind", one.item.kind),
            "verdict": one.item.verdict,
            "shown": words.of("verdict", one.item.verdict) if one.item.verdict else "",
            "mean": one.mean,
            "answered": one.answered,
            "right": one.right,
            "wrong": words("wrong_by", verdict=words.of("verdict", one.wrong[0]), n=one.wrong[1])
            if one.wrong[0]
            else "",
            "agreed": "" if one.agreement is None else f"{one.agreement:.0%}",
        }
        for one in view.hardest
    ]
    page = (
        environment()
        .get_template("class.html")
        .render(
            **frame(words),
            key=key,
            sheet=key.sheet,
            view=view,
            alpha="–" if view.alpha is None else f"{view.alpha:.2f}",
            items=items,
            kinds=[(words.of("kind", one.kind), one.items, one.mean) for one in view.kinds],
            students=[_student(mark, words) for mark in marks],
            problems=[(one.input, told_in(key.sheet.language, one.message)) for one in problems],
        )
    )
    return page.encode("utf-8", "replace") + b"\n"


def _student(mark: SheetMark, words: Words) -> dict[str, Any]:
    return {
        "name": mark.student,
        "file": mark.file,
        "total": mark.total,
        "items": [_student_item(item, words) for item in mark.items],
    }


def _student_item(item: ItemMark, words: Words) -> dict[str, Any]:
    return {
        "number": item.item.number,
        "points": item.points.normalize() if item.points else 0,
        "reason": item.answer.reason,
        "parts": [
            {
                "name": _part(part, words),
                "given": part.given,
                "points": f"{part.points.normalize():f}" if part.points else "0",
                "of": f"{part.of.normalize():f}",
                "state": "full-m" if part.points == part.of else "" if part.points else "no-m",
                "why": part.why,
            }
            for part in item.parts
        ],
    }
