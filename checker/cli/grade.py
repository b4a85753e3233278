"""``checker grade``: marks for what students hand in, with the reason of every point."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli import options
from checker.cli.codes import DONE, FAILED, INCOMPLETE, show_problem, show_problems
from checker.cli.options import named_inputs, require_writable

if TYPE_CHECKING:
    from checker.classroom.marking import SheetMark
    from checker.classroom.model import Key

__all__ = ["grade"]

# Points of a hundred: a class that reached them all has missed no kind.
_FULL = 100


def grade(*answers: options.Inputs, key: Path, out: options.Out) -> int:
    """Mark answers to a worksheet, and write class.html, marks.csv, answers.csv, overview.csv and marks.xlsx.

    Args:
        answers: Files that the worksheet saved (.json), tables (.csv), or folders of them.
        key: The machine-readable key, teacher/key.json.
        out: Folder to write to; it is made where it is missing.
    """
    from checker.classroom.answers import read_answers, read_key
    from checker.classroom.marking import mark_sheet
    from checker.classroom.results import write_results
    from checker.model import Problem

    require_writable(out)
    marking = read_key(key)
    marks, problems = [], []
    for found in read_answers(named_inputs(answers), marking):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            file, sheet = found
            marks.append(mark_sheet(sheet, marking, file))
    show_problems(problems, marking.sheet.language)
    if not marks:
        show_problem(Problem("", "no answers could be marked"), marking.sheet.language)
        return FAILED
    written = write_results(marks, marking, problems, out)
    _summarise(marks, marking, len(problems))
    for path in written:
        print(path)
    return INCOMPLETE if problems else DONE


def _summarise(marks: list[SheetMark], key: Key, problems: int) -> None:
    from checker.classroom.overview import view_class
    from checker.classroom.words import read_words

    words, view = read_words(key.sheet.language), view_class(marks, key)
    print(words("graded", students=view.students, mean=view.mean, low=view.lowest, high=view.highest))
    worst = view.kinds[0]
    if worst.mean < _FULL:
        print(words("worst_kind", kind=words.of("kind", worst.kind), mean=worst.mean))
    if problems:
        print(words("unmarked", n=problems))
