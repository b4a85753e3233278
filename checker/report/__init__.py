"""Report: findings become pages and files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from checker.errors import OutputError
from checker.model import Report
from checker.report.decisions import dismissed, read_decisions, standings_of, unknown_of
from checker.report.earlier import known_of
from checker.report.findings import render_findings
from checker.report.notes import render_claimreview, render_markdown
from checker.report.page import render_page
from checker.report.runs_page import RunLine, render_runs
from checker.report.tables import render_figures_csv, render_findings_csv, render_findings_xlsx

__all__ = [
    "FORMATS",
    "RunLine",
    "dismissed",
    "known_of",
    "read_decisions",
    "render_page",
    "render_runs",
    "standings_of",
    "unknown_of",
    "write_outputs",
]

# What a run writes, in the order in which it is rendered: name of the file, who renders it.
FORMATS: tuple[tuple[str, Callable[[Report, str], bytes]], ...] = (
    ("report.html", render_page),
    ("findings.json", render_findings),
    ("figures.csv", render_figures_csv),
    ("findings.csv", render_findings_csv),
    ("findings.xlsx", render_findings_xlsx),
    ("report.md", render_markdown),
    ("claimreview.jsonld", render_claimreview),
)


def write_outputs(report: Report, out: Path, lang: str = "ko") -> dict[str, Path]:
    """Write every output into ``out``, each whole or not at all.

    All are rendered before the first one is replaced, and each replaces its forerunner in one
    step: a reader never sees half a file, and a failing run leaves the last good one.

    Returns:
        Name of the file → its path.

    Raises:
        OutputError: The folder cannot be made or written to.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, render in FORMATS:
            # written aside at once, so that no two outputs stand in memory
            waiting.append((_write_aside(out, name, render(report, lang)), out / name))
        for aside, final in waiting:
            aside.replace(final)
    except OSError as error:
        raise OutputError(
            error.strerror or str(error), where=str(out), hint="choose a folder that can be written to with --out"
        ) from error
    finally:
        for aside, _ in waiting:
            with suppress(FileNotFoundError):
                aside.unlink()
    return {name: out / name for name, _ in FORMATS}


def _write_aside(out: Path, name: str, content: bytes) -> Path:
    """Write a temporary file beside its target and return its path."""
    handle, path = tempfile.mkstemp(prefix=f".{name}.", dir=out)
    aside = Path(path)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        aside.chmod(0o644)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    return aside
