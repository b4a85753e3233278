"""What all parts of the page share: names, numbers, rates, and the summary. Templates print, views think."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from checker.model import Article, Claim, Figure, Finding, Report, Severity, Verdict
from checker.numbers import grouped
from checker.report.decisions import Change, Standing, standings_of, unknown_of
from checker.report.findings import worst_first
from checker.report.messages import Messages
from checker.report.problems import told_in
from checker.report.scale import Common, Rates, common_of
from checker.report.shown import Outlet, SummaryView
from checker.report.subjects import Subjects
from checker.report.titles import titles_of
from checker.report.wording import day_of, days_of, time_of
from checker.text import said_whole

__all__ = ["Viewer", "anchor_of"]

# An article without a title goes by so many letters of its text at the most.
_BEGINS = 40


@dataclass
class Viewer:
    """Everything of one report, in one language.

    Args:
        report: What a run found.
        words: The words of the page.
    """

    report: Report
    words: Messages
    _outlets: dict[str, Outlet] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the outlets, in order of their articles."""
        for article in self.report.articles:
            name = article.outlet if _is_named(article) else self.words("no_source", id=article.outlet)
            self._outlets.setdefault(_outlet_key(article), Outlet(name, len(self._outlets) + 1))

    @cached_property
    def rates(self) -> Rates:
        """The rates of the run."""
        return Rates(self.report.rates)

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.report.articles}

    @cached_property
    def anchors(self) -> dict[str, str]:
        """Article id → anchor in the page."""
        return {article.id: f"a-{number}" for number, article in enumerate(self.report.articles, 1)}

    @cached_property
    def findings(self) -> list[Finding]:
        """The findings, worst first; those that were found to be no problem come last."""
        return sorted(worst_first(self.report.findings), key=self.is_dismissed)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How the decisions of earlier runs stand: id of the fact → standing."""
        return standings_of(self.report)

    def is_dismissed(self, finding: Finding) -> bool:
        """Tell whether somebody found the finding to be no problem, and nothing has changed since."""
        standing = self.standings.get(finding.fact.id)
        return standing is not None and standing.is_dismissed

    def reopened(self, finding: Finding) -> str:
        """Say which figures have changed since a finding was decided on; empty where none have."""
        standing = self.standings.get(finding.fact.id)
        if standing is None or not standing.is_reopened:
            return ""
        return self.words("changed", what="; ".join(map(self._change, standing.changes)))

    def _change(self, change: Change) -> str:
        old, new = (
            ", ".join(self.words("as_quoted", text=text) for text in texts) or self.words("no_figure")
            for texts in (change.old, change.new)
        )
        return f"{self.outlet(change.article).name} {f'{old} → {new}' if change.old else new}"

    @cached_property
    def entity_names(self) -> dict[str, str]:
        """Entity id → name, in the language of the page."""
        return self.subjects.names

    @cached_property
    def subjects(self) -> Subjects:
        """Whom the facts may be of."""
        return Subjects.of(self.report, self.words.language)

    @cached_property
    def entity_numbers(self) -> dict[str, int]:
        """Entities of findings → number, in order of their first finding."""
        return _numbered(e for finding in self.findings for c in finding.fact.claims for e in c.entities)

    @cached_property
    def story_numbers(self) -> dict[str, int]:
        """Stories of findings → number, in order of their first finding."""
        return _numbered(finding.fact.story or "" for finding in self.findings)

    def outlet(self, article: str) -> Outlet:
        """Return the outlet of an article; one of unknown source is an outlet of its own."""
        return self._outlets[_outlet_key(self.articles[article])]

    def outlets(self) -> list[Outlet]:
        """Return every outlet, in order of its first article."""
        return list(self._outlets.values())

    def headline(self, article: Article) -> str:
        """Return the title of an article, or the beginning of its text where it has none."""
        if article.title:
            return article.title
        begins = " ".join(article.text[: _BEGINS * 2].split())
        if not begins:
            return self.words("untitled")
        return begins if len(begins) <= _BEGINS else f"{begins[:_BEGINS].rsplit(' ', 1)[0]} …"

    def copy_of(self, article: Article) -> Outlet | None:
        """Return the outlet of the article that this one is a copy of."""
        if article.origin in (None, article.id) or article.origin not in self.articles:
            return None
        return self.outlet(article.origin)

    def when(self, article: Article) -> str:
        """Return when an article was published."""
        if article.published_at is not None:
            return time_of(article.published_at, self.words)
        return day_of(article.published, self.words)

    def problems(self, most: int | None = None) -> list[tuple[str, str]]:
        """Return where something could not be read or done, and what was wrong: all, or the first ``most``."""
        return [(each.input, told_in(self.words.language, each.message)) for each in self.report.problems[:most]]

    def summary(self) -> SummaryView:
        """Return the first screen."""
        words, report = self.words, self.report
        origins = {article.origin or article.id for article in report.articles}
        days = sorted(article.published for article in report.articles if article.published)
        period = days_of(days[0], days[-1], words) if days else words("no_date")
        figures = sum(len(found) for found in report.figures.values())
        numbers = (
            (words("articles"), grouped(Decimal(len(report.articles))), ""),
            (words("sources"), grouped(Decimal(len(self._outlets))), ""),
            (words("origins"), grouped(Decimal(len(origins))), words("origins_note")),
            (words("stories"), grouped(Decimal(len(set(report.stories.values())))), ""),
            (words("figures"), grouped(Decimal(figures)), ""),
            (words("facts"), grouped(Decimal(len(report.findings))), ""),
            (words("period"), period, ""),
        )
        waiting = [finding for finding in report.findings if not self.is_dismissed(finding)]
        by_severity = Counter(finding.severity for finding in waiting)
        by_verdict = Counter(finding.verdict for finding in waiting)
        bad = by_severity[Severity.ERROR] + by_severity[Severity.WARNING]
        return SummaryView(
            numbers,
            tuple((s.value, words.of("severity", s.value), by_severity[s]) for s in reversed(Severity)),
            tuple((v.value, words.of("verdict", v.value), by_verdict[v]) for v in Verdict if by_verdict[v]),
            self._lead(bad),
            sum(audit.holds is False for audit in report.audits),
            None if report.known is None else sum(f.fact.id not in report.known for f in report.findings),
            len(report.findings) - len(waiting),
            sum(standing.is_reopened for standing in self.standings.values()),
            len(unknown_of(report)),
        )

    def _lead(self, bad: int) -> str:
        """Return the first line of the page; ``bad`` is how many findings are to be looked at first."""
        if bad:
            return self.words("lead_bad", n=bad)
        if self.report.findings:
            return self.words("lead_none")
        return self.words("lead_one" if len(self.report.articles) == 1 else "lead_apart")

    @cached_property
    def titles(self) -> dict[str, str]:
        """Return the title of each fact, by its id."""
        return titles_of(self.report, self.subjects, self.words)

    def title(self, finding: Finding) -> str:
        """Return the title of a finding."""
        return self.titles[finding.fact.id]

    def common(self, claim: Claim) -> Common:
        """Return a claim's figure on the scale of its fact."""
        article = self.articles.get(claim.article)
        return common_of(claim.figure, article.published if article else None, self.rates)

    def hedges(self, figure: Figure) -> tuple[str, ...]:
        """Return the hedges of a figure, each with what it does."""
        effects = ((said_whole(hedge.text), self.words.name("effect", hedge.effect.value)) for hedge in figure.hedges)
        return tuple(text if text == effect else f"{text} ({effect})" for text, effect in effects)


def _outlet_key(article: Article) -> str:
    """Return what articles of one outlet share; an id that was cut short may stand for two."""
    return article.outlet if _is_named(article) else article.id


def _is_named(article: Article) -> bool:
    """Tell whether anything but its id says where an article was published."""
    return bool(article.source) or article.outlet not in (article.id, f"{article.id[:8]}…")


def anchor_of(fact: str) -> str:
    """Return the anchor of a finding in the page: its id, ``f-`` before it where it lacks that."""
    return fact if fact.startswith("f-") else f"f-{fact}"


def _numbered(keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for key in keys:
        found.setdefault(key, len(found))
    return found
