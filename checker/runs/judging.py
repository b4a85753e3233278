"""Check the articles of the store that are not closed, and say what became of the findings of earlier runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection

from checker.history import (
    Earlier,
    State,
    Transition,
    carry_on,
    claims_of,
    compare_versions,
    mark_of,
    states_of,
    transitions_of,
)
from checker.model import Article, Decision, Figure, Finding, Problem, Report, Revision, Severity
from checker.pipeline import Progress, check_articles
from checker.reading import figures_of
from checker.report import dismissed
from checker.report.messages import read_messages
from checker.report.subjects import Subjects
from checker.report.titles import titles_of
from checker.settings import Settings
from checker.store import Database, StoreMemory, articles, ledger

__all__ = ["Clock", "Judged", "judge_store", "save_judged"]


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of a run, the same from its beginning to its end.

    Attributes:
        now: The moment (UTC).
        today: The day where the newsroom is.
    """

    now: datetime
    today: date

    @classmethod
    def system(cls) -> Clock:
        """Return the machine's time."""
        now = datetime.now(UTC).replace(microsecond=0)
        return cls(now, now.astimezone().date())

    @property
    def stamp(self) -> str:
        """The moment as the store has it."""
        return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True)
class Judged:
    """What a run found, and what it has to tell.

    Attributes:
        report: With the ids, states and decisions of the history.
        transitions: What happened to the problems that receivers are told of.
        revisions: Articles that changed since the run before.
        gone: Findings that no article states any more.
    """

    report: Report
    transitions: tuple[Transition, ...]
    revisions: tuple[Revision, ...]
    gone: tuple[Earlier, ...]
    earlier: dict[str, Earlier]
    stored: tuple[articles.StoredArticle, ...]


def judge_store(
    database: Database,
    clock: Clock,
    run: int,
    *,
    settings: Settings,
    window: int,
    level: Severity,
    decided: Sequence[Decision] = (),
    problems: Sequence[Problem] = (),
    on_progress: Progress | None = None,
) -> Judged:
    """Check the articles that are not closed; the store is read and, but for its memory, left as it is.

    Args:
        database: The store.
        clock: The time of the run.
        run: Its number.
        settings: How articles are read and judged.
        window: Days for which a story stays open after its newest article.
        level: Severity from which something is a problem to be told.
        decided: Decisions of a file, which count for more than those of the store.
        problems: What could not be read on the way.
        on_progress: See ``check_articles``.
    """
    with database.begin() as connection:
        stored = articles.live_articles(connection, clock.today - timedelta(days=window - 1))
        stories = {each.story for each in stored if each.story is not None}
        earlier = [_earlier(row) for row in ledger.findings_of_stories(connection, stories)]
        decisions = {decision.id: decision for decision in (*ledger.decisions_of(connection), *decided)}
        revisions = tuple(_revisions(connection, stored))
        told = ledger.revisions_of(connection, [each.article.id for each in stored if each.version > 1])
        is_first = ledger.find_run(connection, "published", "ready") is None
    report = check_articles(
        [each.article for each in stored], settings, problems, on_progress, StoreMemory(database, clock.today)
    )
    with database.begin() as connection:
        borne = ledger.known_ids(connection, [finding.fact.id for finding in report.findings])
    carried = carry_on(report.findings, earlier, {each.article.id for each in stored}, run, borne)
    known = {finding.fact.id for finding in carried.findings}
    wanted = known | {decision.id for decision in decided}
    report = replace(
        report,
        findings=carried.findings,
        known=None if is_first else frozenset(carried.earlier),
        decisions=tuple(decisions[key] for key in sorted(decisions) if key in wanted),
        revisions=tuple(sorted((*told, *revisions), key=lambda r: (r.article, r.version))),
    )
    states = states_of(carried, dismissed(report))
    return Judged(
        report=replace(report, states={key: state.value for key, state in states.items()}),
        transitions=transitions_of(carried, states, level),
        revisions=revisions,
        gone=carried.gone,
        earlier=dict(carried.earlier),
        stored=tuple(stored),
    )


def _earlier(row: ledger.FindingRow) -> Earlier:
    return Earlier(**{name: getattr(row, name) for name in Earlier.__slots__})


def _revisions(connection: Connection, stored: Sequence[articles.StoredArticle]) -> list[Revision]:
    """Compare the articles whose text is another one than a run has judged with what it was then."""
    found = []
    for each in stored:
        if not each.is_unread or each.read is None:
            continue
        before, seen = articles.version_before(connection, each.article.id, each.read)
        revision = compare_versions(
            before,
            _figures(before),
            each.article,
            _figures(each.article),
            version=each.version,
            times=(seen, each.seen),
        )
        if revision is not None:
            found.append(revision)
    return found


def _figures(article: Article) -> Sequence[Figure]:
    return figures_of(article)[0]


def save_judged(connection: Connection, judged: Judged, run: int, today: date) -> None:
    """Keep what a run found, within the transaction that ends it."""
    report = judged.report
    days = {each.id: min(each.published or today, today) for each in report.articles}
    moved = [finding for finding in report.findings if _has_moved(finding, judged)]
    titles = _titles(report, moved)
    rows = [
        _row(finding, report, judged.earlier.get(finding.fact.id), days, titles[finding.fact.id], run)
        for finding in moved
    ]
    ledger.save_findings(connection, rows)
    ledger.resolve(connection, [each.id for each in judged.gone], run)
    ledger.save_revisions(connection, judged.revisions, run)
    ledger.save_decisions(connection, report.decisions, run)
    articles.mark_read(connection, judged.stored, report.stories, report.figures)


def _titles(report: Report, findings: Sequence[Finding]) -> dict[str, str]:
    """Return the titles of findings; only those of one story depend on each other."""
    stories = {finding.fact.story for finding in findings}
    lang = report.settings["lang"]
    told = replace(report, findings=tuple(finding for finding in report.findings if finding.fact.story in stories))
    return titles_of(told, Subjects.of(report, lang), read_messages(lang)) if findings else {}


def _has_moved(finding: Finding, judged: Judged) -> bool:
    """Tell whether the store has a finding otherwise than it is now."""
    before = judged.earlier.get(finding.fact.id)
    return (
        before is None
        or before.state != judged.report.states[finding.fact.id]
        or before.story != finding.fact.story
        or before.claims != claims_of(finding)
        or before.mark != mark_of(finding)
    )


def _row(
    finding: Finding, report: Report, before: Earlier | None, days: dict[str, date], title: str, run: int
) -> ledger.FindingRow:
    """Return the finding as the store is to have it."""
    key, state, mark, claims = finding.fact.id, report.states[finding.fact.id], mark_of(finding), claims_of(finding)
    moved = before is None or before.state != state or state == State.CHANGED
    return ledger.FindingRow(
        id=key,
        story=finding.fact.story,
        label=title,
        verdict=finding.verdict.value,
        code=finding.code,
        severity=finding.severity.value,
        rank=finding.severity.rank,
        state=state,
        mark=mark,
        day=max(days[claim.article] for claim in finding.fact.claims).isoformat(),
        claims=claims,
        first_run=run if before is None else before.first_run,
        state_run=run if before is None or moved else before.state_run,
    )
