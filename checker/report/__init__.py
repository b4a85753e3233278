"""Report: findings become pages and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from checker.memory import Memory
from checker.model import Report
from checker.report.decisions import dismissed, read_decisions, standings_of, unknown_of
from checker.report.earlier import known_of
from checker.report.files import write_files
from checker.report.findings import render_findings
from checker.report.notes import render_claimreview, render_markdown
from checker.report.page import render_page
from checker.report.problems import told_in
from checker.report.runs_page import RunLine, render_runs
from checker.report.tables import render_figures_csv, render_findings_csv, render_findings_xlsx
from checker.workers import beside

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
    "told_in",
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


# The output that takes as long as all the others together …
_LONGEST = "findings.xlsx"
# … and is rendered beside them from so many articles on (starting a process takes longer for few) to so many: each
# process ends up with most of the report as a copy of its own, a gigabyte for 30,000.
_BESIDE = range(500, 30_000)


def write_outputs(report: Report, out: Path, lang: str = "ko", workers: int = 1) -> dict[str, Path]:
    """Write every output into ``out``, each whole or not at all.

    All are rendered before the first one is replaced, and each replaces its forerunner in one
    step: a reader never sees half a file, and a failing run leaves the last good one.

    Args:
        report: What to write.
        out: The folder; it is made where it is missing.
        lang: Language of the report.
        workers: Processes to use.

    Returns:
        Name of the file → its path.

    Raises:
        OutputError: The folder cannot be made or written to.
    """
    renderers = dict(FORMATS)
    processes = workers if len(report.articles) in _BESIDE else 1
    with beside(partial(renderers[_LONGEST], report, lang), processes) as longest:
        rendered = (
            (name, longest() if name == _LONGEST else render(report, lang)) for name, render in renderers.items()
        )
        return dict(zip(renderers, write_files(out, rendered), strict=True))
