"""``checker run --config``: one scheduled run, with a bar on a terminal and one line of JSON an event elsewhere."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.cli.codes import DONE, FAILED, INCOMPLETE, TERMINATED, show_problems
from checker.cli.ended import Terminated
from checker.cli.progress import show_progress
from checker.errors import BusyError, CheckerError

if TYPE_CHECKING:
    from checker.model import Report

__all__ = ["run_config"]

log = logging.getLogger("checker")


def run_config(file: Path, *, as_json: bool = False) -> tuple[Report | None, int]:
    """Run what a settings file says, once.

    Args:
        file: The settings file.
        as_json: Print the summary as JSON, for programs.

    Returns:
        The report that was published, if there is one, and the exit code: 0 done; 3 done, but something
        was not (an input, a rate, a message), or another run is at work; 2 it could not run (told in the log where
        nobody looks); 143 the machine ended it.
    """
    from checker.config import read_config
    from checker.runs import run_scheduled

    config = read_config(file)
    with _logs(), show_progress(config.report.languages[0]) as on_progress:
        try:
            outcome = run_scheduled(config, file.resolve().parent, on_progress=on_progress, on_wait=_say_waiting)
        except BusyError as error:
            log.warning("%s", error)
            return None, INCOMPLETE
        except Terminated:
            log.warning("ended by the machine; the next run goes on where this one was")
            return None, TERMINATED
        except CheckerError as error:
            if sys.stderr.isatty():
                raise
            log.error("%s", error)  # a line as all others, for what reads the log
            return None, FAILED
    if as_json:
        print(json.dumps(outcome.summary, ensure_ascii=False, sort_keys=True))
    else:
        _summarise(outcome.summary, Path(config.report.out), config.report.languages[0])
    if sys.stderr.isatty():
        show_problems(outcome.report.problems, config.report.languages[0])
    return outcome.report, INCOMPLETE if outcome.report.failures or outcome.unsent else DONE


_WORDS = {
    "ko": (
        "새 기사 {arrived}건, 바뀐 기사 {changed}건; 함께 대조한 기사 {articles}건, 사실 {facts}개",
        "문제 {problems}건: 새로 {new}건, 심해짐 {worse}건, 해결 {resolved}건",
    ),
    "en": (
        "{arrived} new articles, {changed} changed; {articles} checked together, {facts} shared facts",
        "{problems} problems: {new} new, {worse} worse, {resolved} resolved",
    ),
}


def _summarise(summary: dict[str, Any], out: Path, lang: str) -> None:
    for line in _WORDS[lang]:
        print(line.format(**summary))
    print(out / summary["folder"] / summary["files"][0])


def _say_waiting() -> None:
    log.info("another run is at work on this store: waiting")


class _JsonLines(logging.Formatter):
    """One JSON object a line: time, level, message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        when = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"time": when, "level": record.levelname.lower(), "message": record.getMessage()}
        return json.dumps(line, ensure_ascii=False)


@contextmanager
def _logs() -> Iterator[None]:
    """Write what happens to standard error: for people on a terminal, as JSON Lines elsewhere."""
    handler = logging.StreamHandler(sys.stderr)
    if sys.stderr.isatty():
        handler.setFormatter(logging.Formatter("checker: %(message)s"))
    else:
        handler.setFormatter(_JsonLines())
    before = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(before)
