"""Exit codes of the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from checker.model import Problem

__all__ = [
    "DONE",
    "FAILED",
    "INCOMPLETE",
    "INTERRUPTED",
    "MET",
    "PIPE_CLOSED",
    "TERMINATED",
    "show_problem",
    "show_problems",
]

DONE = 0
MET = 1  # --fail-on was given and met
FAILED = 2  # wrong usage, nothing readable, nothing writable
INCOMPLETE = 3  # done, but something could not be read
INTERRUPTED = 130  # as shells report Ctrl-C
PIPE_CLOSED = 141  # as shells report a closed pipe
TERMINATED = 143  # as shells report SIGTERM


def show_problem(problem: Problem, lang: str) -> None:
    """Print a problem on standard error, in the language of the run: where, then what and what to do."""
    where, message = f"{problem.input}: " if problem.input else "", problem.message
    if lang != "en":  # messages are made in English
        from checker.report import told_in

        message = told_in(lang, message)
    print(f"checker: {where}{message}", file=sys.stderr)


def show_problems(problems: Iterable[Problem], lang: str) -> None:
    """Print problems on standard error, one a line."""
    for problem in problems:
        show_problem(problem, lang)
