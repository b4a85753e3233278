"""``index.html``: the scheduled runs and their trend, one self-contained page that rebuilds none of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.report.frame import environment, page_style, policy
from checker.report.messages import read_messages

__all__ = ["RunLine", "render_runs"]

# Runs of the trend: a day of runs every quarter of an hour.
_TREND = 96
# Runs that are listed; a month of runs every quarter of an hour would be a megabyte.
_LISTED = 500


@dataclass(frozen=True, slots=True)
class RunLine:
    """One published run.

    Attributes:
        when: Its moment, as shown.
        folder: Where it is published, below the page.
        files: Names of its files, the report first.
        problems: Findings at least as severe as what somebody is told of, and not found to be none.
        new, worse, resolved: What happened to problems.
        arrived: Articles that came in.
        revised: Articles whose figures changed after publication.
        articles: Articles that were checked together.
        facts: Facts that two articles or more state.
        failures: What could not be read or done.
    """

    when: str
    folder: str
    files: tuple[str, ...]
    problems: int
    new: int
    worse: int
    resolved: int
    arrived: int
    revised: int
    articles: int
    facts: int
    failures: int


def render_runs(lines: Sequence[RunLine], lang: str = "ko") -> bytes:
    """Return ``index.html``.

    Args:
        lines: The runs, the newest first.
        lang: ``ko`` or ``en``.
    """
    words = read_messages(lang)
    style = page_style()
    page = (
        environment()
        .get_template("runs.html")
        .render(
            w=words,
            t=lambda key, **values: words.of("runs", key).format(**values),
            csp=policy(style, None),
            style=Markup(style),
            lines=lines[:_LISTED],
            more=len(lines) > _LISTED,
            newest=lines[0] if lines else None,
            trend=_trend([line.problems for line in reversed(lines[:_TREND])]),
        )
    )
    return page.encode("utf-8", "replace") + b"\n"


@dataclass(frozen=True, slots=True)
class _Trend:
    """A line of dots, in percent of its width and height."""

    points: tuple[tuple[float, float], ...]
    low: int
    high: int
    last: int


def _trend(counts: Sequence[int]) -> _Trend | None:
    """Place the counts, the oldest first; one count is no trend."""
    if len(counts) < 2:
        return None
    top = max(*counts, 1)
    points = tuple(
        (round(2 + 96 * number / (len(counts) - 1), 2), round(92 - 84 * count / top, 2))
        for number, count in enumerate(counts)
    )
    return _Trend(points, min(counts), max(counts), counts[-1])
