"""Judge: how the claims of a fact stand to each other, and the arithmetic inside one article."""

from __future__ import annotations

from checker.judge.audits import audit_article
from checker.judge.exchange import day_rates, rate_table
from checker.judge.strangers import part_strangers
from checker.judge.verdicts import judge_fact

__all__ = ["audit_article", "day_rates", "judge_fact", "part_strangers", "rate_table"]
