"""Runs, findings, revisions and decisions: what was found, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, insert, select, update

from checker.model import Decision, Revision
from checker.store.database import batches, upsert
from checker.store.schema import decisions, findings, revisions, runs

__all__ = [
    "FINISHED",
    "FindingRow",
    "RunRow",
    "begin_run",
    "decisions_of",
    "find_run",
    "findings_of_stories",
    "finish_run",
    "known_ids",
    "resolve",
    "revisions_of",
    "runs_of",
    "save_decisions",
    "save_findings",
    "save_revisions",
]

# Statuses of runs that are over.
FINISHED = ("published", "failed", "interrupted")

_revision = msgspec.msgpack.Decoder(Revision)


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run as the store has it.

    Attributes:
        status: ``running``; ``ready`` (decided, its folder not in place yet); ``published``; ``failed``;
            ``interrupted``.
        folder: Where it is published, below the folder of outputs.
        summary: What it counted.
    """

    id: int
    started: str
    finished: str | None
    status: str
    folder: str | None
    summary: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as the store has it; see ``checker.history.Earlier`` for its fields."""

    id: str
    story: str | None
    label: str
    verdict: str
    code: str
    severity: str
    rank: int
    state: str
    mark: str
    day: str
    claims: tuple[tuple[str, str], ...]
    first_run: int
    state_run: int


def begin_run(connection: Connection, now: str) -> int:
    """Note that a run has begun, and that those that never ended were interrupted; return its number."""
    connection.execute(update(runs).where(runs.c.status == "running").values(status="interrupted", finished=now))
    key = connection.execute(insert(runs).values(started=now, status="running")).inserted_primary_key
    assert key is not None
    return int(key[0])


def finish_run(
    connection: Connection,
    run: int,
    status: str,
    *,
    now: str | None = None,
    folder: str | None = None,
    summary: Mapping[str, Any] | None = None,
) -> None:
    """Note what became of a run."""
    values: dict[str, Any] = {"status": status}
    if now is not None:
        values["finished"] = now
    if folder is not None:
        values["folder"] = folder
    if summary is not None:
        values["summary"] = json.dumps(summary, ensure_ascii=False, sort_keys=True)
    connection.execute(update(runs).where(runs.c.id == run).values(values))


def runs_of(connection: Connection, *statuses: str) -> list[RunRow]:
    """Return the runs of some statuses, or all, the oldest first."""
    query = select(runs).order_by(runs.c.id)
    if statuses:
        query = query.where(runs.c.status.in_(statuses))
    return [_run(row) for row in connection.execute(query).mappings()]


def find_run(connection: Connection, *statuses: str) -> RunRow | None:
    """Return the newest run of some statuses."""
    query = select(runs).where(runs.c.status.in_(statuses)).order_by(runs.c.id.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else _run(row)


def _run(row: RowMapping) -> RunRow:
    return RunRow(**{**row, "summary": json.loads(row["summary"])})


def findings_of_stories(connection: Connection, stories: Collection[str]) -> list[FindingRow]:
    """Return the findings that stories had when they were judged last."""
    found = []
    for part in batches(sorted(stories)):
        for row in connection.execute(select(findings).where(findings.c.story.in_(part))).mappings():
            found.append(FindingRow(**{**row, "claims": tuple(map(tuple, json.loads(row["claims"])))}))
    return found


def known_ids(connection: Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return those of ``ids`` that a finding of the store bears, of a closed story too."""
    return frozenset(
        key
        for part in batches(ids)
        for key in connection.execute(select(findings.c.id).where(findings.c.id.in_(part))).scalars()
    )


def save_findings(connection: Connection, rows: Iterable[FindingRow]) -> None:
    """Keep findings as they are now."""
    written = [
        {name: getattr(row, name) for name in FindingRow.__slots__}
        | {"claims": json.dumps(row.claims, ensure_ascii=False)}
        for row in rows
    ]
    upsert(connection, findings, written)


def resolve(connection: Connection, ids: Sequence[str], run: int) -> None:
    """Note that no article states some findings any more."""
    for part in batches(ids):
        connection.execute(update(findings).where(findings.c.id.in_(part)).values(state="resolved", state_run=run))


def save_revisions(connection: Connection, found: Iterable[Revision], run: int) -> None:
    """Keep what changed between versions of articles."""
    rows = [{"article": r.article, "version": r.version, "run": run, "body": msgspec.msgpack.encode(r)} for r in found]
    for part in batches(rows):
        connection.execute(insert(revisions), list(part))


def revisions_of(connection: Connection, articles: Collection[str]) -> list[Revision]:
    """Return what changed in articles since they were seen first, in order of article and version."""
    found = []
    for part in batches(sorted(articles)):
        query = select(revisions.c.body).where(revisions.c.article.in_(part))
        found += [
            _revision.decode(body)
            for body in connection.execute(query.order_by(revisions.c.article, revisions.c.version)).scalars()
        ]
    return found


def save_decisions(connection: Connection, made: Iterable[Decision], run: int) -> None:
    """Keep decisions; a later one on a finding takes the place of an earlier one."""
    rows = [
        {
            "id": d.id,
            "status": d.status,
            "note": d.note,
            "figures": json.dumps(d.figures, ensure_ascii=False),
            "run": run,
        }
        for d in made
    ]
    upsert(connection, decisions, rows)


def decisions_of(connection: Connection) -> tuple[Decision, ...]:
    """Return all decisions, in order of their ids."""
    rows = connection.execute(select(decisions).order_by(decisions.c.id)).mappings()
    return tuple(Decision(r["id"], r["status"], r["note"], tuple(json.loads(r["figures"]))) for r in rows)
