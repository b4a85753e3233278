"""One scheduled run: collect, check, publish, notify."""

from __future__ import annotations

from checker.runs.judging import Clock
from checker.runs.scheduled import Outcome, Places, addresses_of, run_scheduled

__all__ = ["Clock", "Outcome", "Places", "addresses_of", "run_scheduled"]
