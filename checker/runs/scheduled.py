"""One scheduled run, from the sources to the messages; ended at any moment, the next one goes on.

What is kept, and when:

1. the articles that came in, before anything is read of them;
2. what was worked out, piece by piece, in the memory;
3. the outputs, on the disk beside their place;
4. the findings with their states, the messages, and that the run is *ready*: in one transaction;
5. the outputs in their place, then that the run is *published*;
6. each message as its receiver has taken it.

A run that was ended before 4 has changed no finding: the next one finds its articles unread. One ended
after 4 is published first of all by the next one, and its messages are sent then.
"""

from __future__ import annotations

import gc
import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from checker.config import Config, with_secrets
from checker.errors import CheckerError, SettingsError
from checker.fetch import Fetcher
from checker.model import Article, Problem, Report, Severity, Verdict
from checker.notify import hand_over, is_address
from checker.pipeline import Progress, load_all
from checker.report import RunLine, dismissed, read_decisions, render_runs
from checker.runs import publish
from checker.runs.judging import Clock, Judged, judge_store, save_judged
from checker.runs.messages import compose, message_of
from checker.settings import Settings
from checker.store import Database, StoreMemory, StorePages, articles, ledger, open_store, outbox
from checker.store.retention import drop_old
from checker.workers import worker_count

__all__ = ["Outcome", "Places", "addresses_of", "run_scheduled"]

log = logging.getLogger("checker")


@dataclass(frozen=True, slots=True)
class Places:
    """The paths of the settings file, relative ones below its folder."""

    store: str
    out: Path
    rates: Path | None
    decisions: Path | None
    inputs: tuple[str, ...]

    @classmethod
    def of(cls, config: Config, folder: Path) -> Places:
        """Return the paths of a configuration whose file lies in ``folder``.

        Raises:
            SettingsError: A secret of the store's address is not in the environment.
        """
        store = with_secrets(config.store.url, "store.url")
        return cls(
            store=store if "://" in store else str(folder / store),
            out=folder / config.report.out,
            rates=folder / config.rates.file if config.rates.file else None,
            decisions=folder / config.decisions.file if config.decisions.file else None,
            inputs=tuple(name if "://" in name else str(folder / name) for name in config.sources.inputs),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did.

    Attributes:
        summary: What it counted, for ``--json`` and for the page of runs.
        report: What was published; a run whose report has failures is incomplete.
        unsent: Messages that their receivers have not taken; the next run tries again.
    """

    summary: dict[str, Any]
    report: Report
    unsent: int = 0


def run_scheduled(
    config: Config,
    folder: Path,
    clock: Clock | None = None,
    on_progress: Progress | None = None,
    on_wait: Callable[[], None] | None = None,
) -> Outcome:
    """Collect, check, publish and notify, once.

    Args:
        config: The settings.
        folder: That of the settings file.
        clock: The time of the run; the machine's by default.
        on_progress: See ``check_articles``.
        on_wait: Called when another run has to be waited for.

    Raises:
        BusyError: Another run holds the store.
        StoreError, OutputError, SettingsError, InputError: It cannot go on; nothing published is torn, and
            nothing that came in is lost.
    """
    clock = clock or Clock.system()
    places = Places.of(config, folder)
    receivers = addresses_of(config)
    with _seldom_collecting(), open_store(places.store, config.store.wait, on_wait) as database:
        _go_on(database, places, config, clock)
        with database.begin() as connection:
            run = ledger.begin_run(connection, clock.stamp)
        try:
            outcome = _run(database, places, config, clock, run, on_progress)
        except CheckerError:
            _note_end(database, run, "failed", clock)
            raise
        except KeyboardInterrupt:
            _note_end(database, run, "interrupted", clock)
            raise
        unsent = _send(database, receivers, clock)
    return Outcome(outcome.summary | {"unsent": unsent}, outcome.report, unsent)


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for garbage seldom: nearly all that a run makes it keeps to its end, and looking took a sixth of the time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _note_end(database: Database, run: int, status: str, clock: Clock) -> None:
    """Note how a run ended, where the store can still be written; if not, the next run will see it."""
    try:
        with database.begin() as connection:
            row = ledger.find_run(connection, "running")
            if row is not None and row.id == run:
                ledger.finish_run(connection, run, status, now=clock.stamp)
    except CheckerError as error:
        log.error("the end of the run could not be noted: %s", error)


def _go_on(database: Database, places: Places, config: Config, clock: Clock) -> None:
    """Finish what a run that was ended left: publish what is ready, and remove what is not."""
    with database.begin() as connection:
        ready = ledger.runs_of(connection, "ready")
    publish.clear_parts(places.out, [row.folder for row in ready if row.folder])
    for row in ready:
        assert row.folder is not None
        if publish.is_placed(places.out, row.folder):
            log.info("publishing run %d, which was ended before it was in place", row.id)
            _put(database, places, config, row.id, row.folder, clock)
        else:
            log.error("the outputs of run %d are gone: somebody removed them", row.id)
            with database.begin() as connection:
                ledger.finish_run(connection, row.id, "failed")


def _put(database: Database, places: Places, config: Config, run: int, folder: str, clock: Clock) -> None:
    """Put a ready run in its place, and say so."""
    publish.place(places.out, folder)
    publish.point_latest(places.out, folder)
    with database.begin() as connection:
        ledger.finish_run(connection, run, "published", now=clock.stamp)
        rows = ledger.runs_of(connection, "published")
    page = render_runs([_line(row) for row in reversed(rows)], config.report.languages[0])
    publish.write_whole(places.out / "index.html", page)


def _line(row: ledger.RunRow) -> RunLine:
    counts = row.summary
    when = datetime.fromisoformat(row.started).astimezone()
    return RunLine(
        when=f"{when:%Y-%m-%d %H:%M}",
        folder=row.folder or "",
        files=tuple(counts["files"]),
        **{
            key: counts[key]
            for key in (
                "problems", "new", "worse", "resolved", "arrived", "revised", "articles", "facts", "failures"
            )
        },
    )  # fmt: skip


def _run(
    database: Database, places: Places, config: Config, clock: Clock, run: int, on_progress: Progress | None
) -> Outcome:
    settings = _settings(config, places)
    came, problems = _collect(database, places, config, settings, clock, on_progress)
    with database.begin() as connection:
        arrival = articles.save_articles(connection, came, clock.stamp, clock.today)
    log.info("%d articles came in, %d of them new and %d changed", len(came), len(arrival.new), len(arrival.changed))
    decided = read_decisions(places.decisions) if places.decisions is not None and places.decisions.is_file() else ()
    level = Severity(config.notify.level)
    judged = judge_store(
        database,
        clock,
        run,
        settings=settings,
        window=config.window.days,
        level=level,
        decided=decided,
        problems=problems,
        on_progress=on_progress,
    )
    folder = publish.folder_of(clock.today.isoformat(), run)
    summary = _summary(judged, arrival, level) | {"run": run, "started": clock.stamp, "folder": folder}
    files = publish.prepare(
        places.out,
        folder,
        judged.report,
        config.report.files,
        config.report.languages,
        worker_count(settings.workers),
        StoreMemory(database, clock.today),
    )
    summary["files"] = files
    messages = _messages(judged, config, clock, run, folder)
    with database.begin() as connection:
        save_judged(connection, judged, run, clock.today)
        outbox.add_messages(connection, run, messages, clock.stamp)
        ledger.finish_run(connection, run, "ready", folder=folder, summary=summary)
    _put(database, places, config, run, folder, clock)
    _let_go(database, places, config, clock, run)
    return Outcome(summary, judged.report)


def _settings(config: Config, places: Places) -> Settings:
    rates = places.rates
    if config.rates.table:
        rates = places.out / "rates.csv"
        rows = [f"{rate.date.isoformat()},{rate.currency},{rate.won}" for rate in config.rates.table]
        publish.write_whole(rates, ("date,currency,won\n" + "\n".join(rows) + "\n").encode())
    return Settings(
        lang=config.report.languages[0],
        default_date=config.sources.default_date,
        match_threshold=config.check.match_threshold,
        near_threshold=config.check.near_threshold,
        rates=str(rates) if rates is not None else "",
        workers=config.check.workers,
    )


def _collect(
    database: Database,
    places: Places,
    config: Config,
    settings: Settings,
    clock: Clock,
    on_progress: Progress | None,
) -> tuple[list[Article], list[Problem]]:
    pages = Fetcher(config.fetch, StorePages(database))
    memory = StoreMemory(database, clock.today)
    found, problems = load_all(places.inputs, settings, pages, on_progress, memory)
    for problem in problems:
        log.warning("%s: %s", problem.input, problem.message)
    return found, problems


def _summary(judged: Judged, arrival: articles.Arrival, level: Severity) -> dict[str, Any]:
    report, settled = judged.report, dismissed(judged.report)
    kinds = [transition.kind.value for transition in judged.transitions]
    states = list(report.states.values())
    return {
        "arrived": len(arrival.new),
        "changed": len(arrival.changed),
        "articles": len(report.articles),
        "figures": sum(map(len, report.figures.values())),
        "facts": len(report.findings),
        "conflicts": sum(finding.verdict is Verdict.CONFLICT for finding in report.findings),
        "problems": sum(f.severity.rank >= level.rank and f.fact.id not in settled for f in report.findings),
        "new": kinds.count("new"),
        "worse": kinds.count("worse"),
        "resolved": kinds.count("resolved"),
        "revised": len(judged.revisions),
        "states": {state: states.count(state) for state in sorted(set(states))},
        "failures": len(report.failures),
    }


def _messages(judged: Judged, config: Config, clock: Clock, run: int, folder: str) -> list[tuple[str, str, str]]:
    found = []
    page = "report.html" if "report.html" in config.report.files else ""
    link = f"{config.report.url.rstrip('/')}/{folder}/{page}" if config.report.url else ""
    for receiver in config.notify.receiver:
        message = compose(
            judged.report,
            judged.transitions,
            judged.revisions,
            level=Severity(config.notify.level),
            lang=receiver.lang,
            lines=config.notify.lines,
            link=link,
        )
        if message is not None:
            text = message.to_json()
            key = hashlib.blake2b(f"{run}|{clock.stamp}|{receiver.name}|{text}".encode(), digest_size=8).hexdigest()
            found.append((key, receiver.name, text))
    return found


def addresses_of(config: Config) -> dict[str, str]:
    """Return the addresses of the receivers by their names.

    Raises:
        SettingsError: A secret is not in the environment, or an address is none; it is not shown.
    """
    found = {}
    for receiver in config.notify.receiver:
        key = f"notify.receiver {receiver.name!r}"
        found[receiver.name] = with_secrets(receiver.url, key)
        if not is_address(found[receiver.name]):
            raise SettingsError(f"{key}: this is no address that apprise knows", hint="see docs/operating.md")
    return found


def _send(database: Database, receivers: Mapping[str, str], clock: Clock) -> int:
    """Hand over what waits in the outbox, the oldest first; return how many messages still wait.

    A receiver that does not take one is not asked again in this run.
    """
    with database.begin() as connection:
        waiting = outbox.waiting_messages(connection)
    left, silent = 0, set()
    for each in waiting:
        if each.receiver not in receivers:
            log.warning("a message was for %r, who is no longer in the settings: it is dropped", each.receiver)
            with database.begin() as connection:
                outbox.mark_sent(connection, each.id, clock.stamp)
            continue
        if each.receiver in silent:
            left += 1
            continue
        message = message_of(each.message)
        taken = hand_over(receivers[each.receiver], message.title, f"{message.body}\n#{each.key}", each.key)
        with database.begin() as connection:
            if taken:
                outbox.mark_sent(connection, each.id, clock.stamp)
            else:
                outbox.mark_tried(connection, each.id)
        if not taken:
            silent.add(each.receiver)
            left += 1
            log.error("%s did not take a message; the next run tries again (%d tries)", each.receiver, each.tries + 1)
    return left


def _let_go(database: Database, places: Places, config: Config, clock: Clock, run: int) -> None:
    """Let go of what is old by the day of this run and of the one before it: one jump of the clock costs nothing."""
    keep = config.retention
    with database.begin() as connection:
        earlier = [row for row in ledger.runs_of(connection, "published") if row.id < run]
        if not earlier:
            return
        today = min(clock.today, date.fromisoformat(earlier[-1].started[:10]))
        if keep.reports:
            last = today - timedelta(days=keep.reports)
            rows = ledger.runs_of(connection, *ledger.FINISHED)
            fresh = next((row.id for row in rows if row.started[:10] >= last.isoformat()), 0)
            old = [row for row in rows if row.id < fresh]
            publish.remove_folders(places.out, [row.folder for row in old if row.folder])
        drop_old(connection, today, keep.articles, keep.pages, keep.reports)
