"""Carry an editor's decisions from run to run: what stays decided, and what comes back."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.errors import InputError
from checker.model import Decision, Finding, Report
from checker.text import bare

__all__ = ["STATUSES", "Change", "Standing", "dismissed", "read_decisions", "standings_of", "unknown_of"]

STATUSES = ("error", "fine", "check")
_SCHEMA = 1
_HINT = "a file as the report's page saves it; see docs/findings.md"


@dataclass(frozen=True, slots=True)
class Change:
    """What one article states otherwise than when a decision was made.

    Attributes:
        old: The figures that were decided on and are gone, as written.
        new: The figures that nobody has decided on, as written.
    """

    article: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision held against the finding as it is now."""

    decision: Decision
    changes: tuple[Change, ...] = ()

    @property
    def is_dismissed(self) -> bool:
        """Tell whether the finding was found to be no problem, and still is what it was."""
        return self.decision.status == "fine" and not self.changes

    @property
    def is_reopened(self) -> bool:
        """Tell whether figures have changed since the decision."""
        return bool(self.decision.status and self.changes)


def _article_of(figure: str) -> tuple[str, str]:
    article, _, text = figure.rpartition("|")
    return article, text


def _by_article(figures: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Return article → wording → figure as written first."""
    found: dict[str, dict[str, str]] = {}
    for article, text in figures:
        found.setdefault(article, {}).setdefault(bare(text), text)
    return found


def _changes(decision: Decision, finding: Finding, articles: frozenset[str]) -> tuple[Change, ...]:
    """Return what differs from what was decided on.

    An article that is no longer in the run changes nothing, nor does a new one that only repeats
    figures that were decided on.
    """
    if not decision.figures:
        return ()
    was = _by_article(map(_article_of, decision.figures))
    now = _by_article((claim.article, claim.figure.text) for claim in finding.fact.claims)
    decided = {wording for texts in was.values() for wording in texts}
    found = []
    for article in sorted(was.keys() | now.keys()):
        if article not in articles:
            continue
        before, after = was.get(article, {}), now.get(article, {})
        known = before if article in was else decided
        old = tuple(text for wording, text in sorted(before.items()) if wording not in after)
        new = tuple(text for wording, text in sorted(after.items()) if wording not in known)
        if old or new:
            found.append(Change(article, old, new))
    return tuple(found)


def standings_of(report: Report) -> dict[str, Standing]:
    """Return how the decisions of a report stand: id of the fact → standing.

    A decision whose id is gone holds for the one finding that states all of its figures: the fact
    was only named otherwise.
    """
    decisions = {decision.id: decision for decision in report.decisions}
    found = {f.fact.id: decisions.pop(f.fact.id) for f in report.findings if f.fact.id in decisions}
    free = [(f.fact.id, _wordings(f)) for f in report.findings if f.fact.id not in found] if decisions else []
    for decision in decisions.values():
        wanted = {(article, bare(text)) for article, text in map(_article_of, decision.figures)}
        homes = [key for key, wordings in free if len(wanted) > 1 and wanted <= wordings]
        if len(homes) == 1:
            found.setdefault(homes[0], decision)
    articles = frozenset(article.id for article in report.articles)
    return {
        finding.fact.id: Standing(found[finding.fact.id], _changes(found[finding.fact.id], finding, articles))
        for finding in report.findings
        if finding.fact.id in found
    }


def _wordings(finding: Finding) -> set[tuple[str, str]]:
    return {(claim.article, bare(claim.figure.text)) for claim in finding.fact.claims}


def dismissed(report: Report) -> frozenset[str]:
    """Return the ids of the findings that were found to be no problem and have not changed since."""
    return frozenset(key for key, standing in standings_of(report).items() if standing.is_dismissed)


def unknown_of(report: Report) -> tuple[str, ...]:
    """Return the ids that were decided on and that this run has no finding for."""
    used = {standing.decision.id for standing in standings_of(report).values()}
    return tuple(decision.id for decision in report.decisions if decision.id not in used)


def read_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Read a file of decisions, as the page saves it.

    Returns:
        The decisions in order of their ids; of two on one finding, the later one.

    Raises:
        InputError: The file cannot be read, is no JSON, or holds something else; with its line and column.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"the decisions cannot be read: {error.strerror or error}", where=str(path)) from None
    except UnicodeDecodeError:
        raise InputError("the decisions are not in UTF-8", where=str(path), hint=_HINT) from None
    try:
        file = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"this is no JSON: {error.msg}", where=_place(path, text, error.pos), hint=_HINT) from None
    except RecursionError:
        raise InputError("this is nested too deeply", where=_place(path, text, 0), hint=_HINT) from None
    entries = file.get("decisions") if isinstance(file, dict) and file.get("schema") == _SCHEMA else None
    if not isinstance(entries, list):
        raise InputError(
            f'this is no file of decisions: {{"schema": {_SCHEMA}, "decisions": […]}} is expected',
            where=_place(path, text, 0),
            hint=_HINT,
        )
    found: dict[str, Decision] = {}
    for number, entry in enumerate(entries):
        wrong = _wrong_with(entry)
        if wrong:
            where = _place(path, text, _start_of(text, number))
            raise InputError(f"decision {number + 1}: {wrong}", where=where, hint=_HINT)
        key = entry["id"] if entry["id"].startswith("f-") else f"f-{entry['id']}"
        figures = tuple(sorted(entry.get("figures") or ()))
        found[key] = Decision(key, entry.get("status") or "", entry.get("note") or "", figures)
    return tuple(found[key] for key in sorted(found))


def _wrong_with(entry: Any) -> str:
    """Say what is wrong with one decision, if anything is."""
    if not isinstance(entry, Mapping):
        return f"an object is expected, not {json.dumps(entry, ensure_ascii=False)[:40]}"
    if not isinstance(entry.get("id"), str) or not entry["id"]:
        return "its id is missing"
    status = entry.get("status") or ""
    if status not in ("", *STATUSES):
        return f"status {status!r} is none of {', '.join(STATUSES)}"
    if not isinstance(entry.get("note") or "", str):
        return "its note is no text"
    figures = entry.get("figures") or []
    if not isinstance(figures, list) or not all(isinstance(figure, str) for figure in figures):
        return "its figures are no list of texts"
    return ""


def _start_of(text: str, number: int) -> int:
    """Return where a decision begins in the file, ``number`` counted from 0."""
    head = re.search(r'"decisions"\s*:\s*\[\s*', text)
    if head is None:
        return 0
    decoder, at = json.JSONDecoder(), head.end()
    for _ in range(number):
        _, end = decoder.raw_decode(text, at)
        gap = re.compile(r"\s*,\s*").match(text, end)
        at = gap.end() if gap else end
    return at


def _place(path: str | Path, text: str, offset: int) -> str:
    """Return file, line and column of an offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    return f"{path}:{line}:{offset - (text.rfind(chr(10), 0, offset) + 1) + 1}"
