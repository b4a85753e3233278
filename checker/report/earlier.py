"""Read what an earlier run found, so that the page can say what is new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checker.model import Problem, Report

__all__ = ["known_of"]


def known_of(out: Path, report: Report) -> tuple[frozenset[str] | None, Problem | None]:
    """Return the findings of the run that wrote to ``out`` before.

    Returns:
        Their ids, or ``None`` where there was no such run or it found just what this one did: the
        same run twice gives the same files. Then what is to be said of a file that is none of a
        run, or of one on other articles: it is ignored, for what is new is an extra.
    """
    path = out / "findings.json"
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None, None
    except (OSError, ValueError, RecursionError):
        return None, Problem(str(path), "this is no report of an earlier run: nothing is called new")
    facts, articles = _ids(found, "facts"), _ids(found, "articles")
    if facts is None or articles is None:
        return None, Problem(str(path), "this is no report of an earlier run: nothing is called new")
    if articles and not articles & {article.id for article in report.articles}:
        return None, Problem(str(path), "the earlier run was on other articles: nothing is called new")
    same = facts == {finding.fact.id for finding in report.findings}
    return (None if same else facts), None


def _ids(found: Any, key: str) -> frozenset[str] | None:
    items = found.get(key) if isinstance(found, dict) else None
    if not isinstance(items, list) or not all(isinstance(i, dict) and isinstance(i.get("id"), str) for i in items):
        return None
    return frozenset(item["id"] for item in items)
