"""What the page prints, worked out: plain values, one class a thing on the page."""

from __future__ import annotations

from dataclasses import dataclass

from checker.report.marks import Part
from checker.report.plot import Axis, Strip

__all__ = [
    "ArticleView",
    "AuditView",
    "FindingView",
    "NearView",
    "Outlet",
    "Paragraph",
    "Point",
    "Row",
    "Run",
    "SummaryView",
]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the number that stands for it when names are hidden."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in the side-by-side table; ``odd`` says what of it does not fit, if anything."""

    article: str
    anchor: str
    outlet: Outlet
    copy_of: Outlet | None
    when: str
    text: str
    times: int
    conversions: tuple[str, ...]
    values: tuple[str, ...]
    language: str
    hedges: tuple[str, ...]
    details: tuple[tuple[str, str], ...]
    quote: tuple[Part, ...]
    url: str | None
    strip: Strip | None
    odd: str


@dataclass(frozen=True, slots=True)
class Point:
    """A value at a time, in the picture of an update: ``x`` in per cent, ``y`` in pixels."""

    x: float
    y: float
    label: str
    when: str
    anchor: str


@dataclass(frozen=True, slots=True)
class NearView:
    """A look-alike that was kept apart."""

    left: str
    left_outlet: Outlet
    right: str
    right_outlet: Outlet
    reason: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the page shows it."""

    anchor: str
    label: str
    kind: str
    kind_word: str
    verdict: str
    verdict_word: str
    severity: str
    severity_word: str
    explanation: str
    cause: str
    chips: tuple[tuple[str, int], ...]
    more_chips: int
    counts: str
    rows: tuple[Row, ...]
    others: tuple[tuple[Outlet, str, str], ...]
    rates: tuple[str, ...]
    axis: Axis | None
    points: tuple[Point, ...]
    over_time: str
    steps: tuple[str, ...]
    change: str
    notes: tuple[str, ...]
    near: tuple[NearView, ...]
    links: tuple[str, ...]
    certainty: int
    entities: tuple[int, ...]
    outlets: tuple[int, ...]
    story: int
    is_new: bool | None
    status: str
    reopened: str


@dataclass(frozen=True, slots=True)
class AuditView:
    """One check of the arithmetic inside an article."""

    id: str
    article: str
    title: str
    outlet: Outlet
    check: str
    state: str
    state_word: str
    severity: str
    figures: tuple[str, ...]
    expected: str
    explanation: str
    steps: tuple[str, ...]
    quote: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article, with what is said of its figures in the margin."""

    kind: str
    parts: tuple[Part, ...]
    links: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs in a row; those that are no journalism are folded away together."""

    folded: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with all its figures marked."""

    id: str
    anchor: str
    title: str
    outlet: Outlet
    when: str
    copy_of: Outlet | None
    url: str | None
    url_text: str
    figures: int
    runs: tuple[Run, ...]
    language: str


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The first screen."""

    numbers: tuple[tuple[str, str, str], ...]
    severities: tuple[tuple[str, str, int], ...]
    verdicts: tuple[tuple[str, str, int], ...]
    lead: str
    audits_failed: int
    new: int | None
    dismissed: int
    reopened: int
    unknown: int
