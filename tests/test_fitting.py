"""The page renders what it shows and little more, keeps its budget, and lets the mildest class go first."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Fact, Finding, Severity, Text, Verdict
from checker.report.fitting import fit_findings


@dataclass
class Printer:
    """Renders findings as so many letters as their label says, and counts."""

    asked: int = 0

    def __call__(self, finding: Finding) -> str:
        self.asked += 1
        return "x" * int(finding.fact.label)


def findings(*sizes: tuple[Severity, int]) -> list[Finding]:
    return [
        Finding(Fact(f"f-{n:04}", str(size), "count", ()), Verdict.AGREE, "same", severity, Text("", ""))
        for n, (severity, size) in enumerate(sizes)
    ]


@pytest.mark.parametrize(
    ("errors", "infos", "budget", "kept", "left_out"),
    [
        (2, 3, 500, [100] * 5, 0),  # all fit, to the last byte
        (2, 3, 499, [100] * 4, 1),  # some must go: 15 % of the room goes to the articles
        (9, 30, 600, [100] * 5, 34),  # not even the worst fit: an even sample of them, and nothing milder
        (0, 0, 10, [], 0),
        (0, 4, 10, [], 4),
    ],
)
def test_the_mildest_class_gives_way_first(errors, infos, budget, kept, left_out):
    given_findings = findings(*[(Severity.ERROR, 100)] * errors, *[(Severity.INFO, 100)] * infos)
    shown, missing = fit_findings(given_findings, Printer(), budget)
    assert ([len(text) for text in shown], missing) == (kept, left_out)


def test_of_a_day_of_the_press_only_what_is_shown_is_rendered():
    printer = Printer()
    shown, missing = fit_findings(findings(*[(Severity.INFO, 100)] * 5000), printer, 20_000)
    assert len(shown) + missing == 5000
    assert len(shown) <= printer.asked <= 3 * len(shown)


SIZES = st.lists(st.tuples(st.sampled_from(Severity), st.integers(1, 900)), max_size=120)


@given(SIZES, st.integers(0, 30_000))
def test_the_budget_is_kept_and_a_worse_class_is_whole_before_a_milder_one_is_shown(sizes, budget):
    given_findings = findings(*sizes)
    shown, missing = fit_findings(given_findings, lambda finding: f"{finding.fact.id:<{finding.fact.label}}", budget)
    assert sum(map(len, shown)) <= budget or not shown
    assert len(shown) + missing == len(sizes)


@given(SIZES, st.integers(0, 30_000))
def test_the_order_of_the_page_stays_and_no_milder_finding_displaces_a_worse_one(sizes, budget):
    given_findings = findings(*((severity, size + 6) for severity, size in sizes))
    shown, _ = fit_findings(given_findings, lambda finding: f"{finding.fact.id:<{finding.fact.label}}", budget)
    names = [text[:6] for text in shown]
    assert names == sorted(names)
    kept = [finding for finding in given_findings if finding.fact.id in set(names)]
    if kept:
        mildest = min(finding.severity.rank for finding in kept)
        worse = [finding for finding in given_findings if finding.severity.rank > mildest]
        assert {finding.fact.id for finding in worse} <= {finding.fact.id for finding in kept}
