"""Report: findings become pages and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from checker.memory import Memory
from checker.model import Report
from checker.report.decisions import dismissed, read_decisions, standings_of, unknown_of
from checker.report.earlier import known_of
from checker.report.files import write_files
from checker.report.findings import render_findings
from checker.report.notes import render_claimreview, render_markdown
from checker.report.page import render_page
from checker.report.runs_page import RunLine, render_runs
from checker.report.tables import render_figures_csv, render_findings_csv, render_findings_xlsx

__all__ = [
    "FORMATS",
    "REMEMBERED",
    "RunLine",
    "dismissed",
    "known_of",
    "read_decisions",
    "render_page",
    "render_runs",
    "standings_of",
    "unknown_of",
    "write_files",
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

# Those of which a memory keeps the parts: who renders them with one, in so many processes.
REMEMBERED: Mapping[str, Callable[[Report, str, Memory | None, int], bytes]] = {
    "findings.json": render_findings,
    "figures.csv": render_figures_csv,
}


def write_outputs(report: Report, out: Path, lang: str = "ko") -> dict[str, Path]:
    """Write every output into ``out``, each whole or not at all.

    All are rendered before the first one is replaced, and each replaces its forerunner in one
    step: a reader never sees half a file, and a failing run leaves the last good one.

    Returns:
        Name of the file → its path.

    Raises:
        OutputError: The folder cannot be made or written to.
    """
    names = [name for name, _ in FORMATS]
    return dict(zip(names, write_files(out, ((name, render(report, lang)) for name, render in FORMATS)), strict=True))
