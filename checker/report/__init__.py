"""Report: findings become pages and files."""

from __future__ import annotations

from pathlib import Path

from checker.model import Report

__all__ = ["write_outputs"]


def write_outputs(report: Report, out: Path, lang: str = "ko") -> dict[str, Path]:
    """Write report.html, findings.json and figures.csv, each whole or not at all."""
    raise NotImplementedError
