"""The shipped sample, through the whole way: what it was made to show must be found."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from checker.model import Audit, Finding, Report, Verdict
from checker.paths import data_dir
from checker.pipeline import check_articles, load_all
from checker.settings import Settings

SAMPLES = data_dir() / "samples"
EXPECTED: dict[str, list[dict[str, Any]]] = tomllib.loads((SAMPLES / "expected.toml").read_text(encoding="utf-8"))
CHECKS = {
    "age", "area", "change", "conversion", "difference", "headline", "impossible", "multiple", "per_head", "restated",
    "share", "sum", "unit_price", "weekday",
}  # fmt: skip

Mention = tuple[str, str]


@pytest.fixture(scope="module")
def report() -> Report:
    articles, problems = load_all([str(SAMPLES)], Settings())
    assert not problems
    return check_articles(articles, Settings())


def mentions_of(finding: Finding) -> set[Mention]:
    figures = [(c.article, figure.text) for c in finding.fact.claims for figure in (c.figure, *c.conversions)]
    return set(figures)


def wanted(rows: list[list[str]]) -> set[Mention]:
    return {(article, text) for article, text in rows}


def told(report: Report, mentions: set[Mention]) -> list[Any]:
    return [(f.verdict.value, sorted(mentions_of(f))) for f in report.findings if mentions_of(f) & mentions]


def covers(audit: Audit, case: dict[str, Any]) -> bool:
    texts = [figure.text for figure in audit.figures]
    same = audit.article == case["article"] and audit.check == case["check"]
    return same and all(any(part in text for text in texts) for part in case["figures"])


def named(case: dict[str, Any]) -> str:
    return str(case.get("label") or case.get("why") or f"{case['article']}-{case['check']}")


@pytest.mark.parametrize("case", EXPECTED["fact"], ids=named)
def test_fact(report: Report, case: dict[str, Any]) -> None:
    mentions = wanted(case["mentions"])
    found = [finding for finding in report.findings if mentions <= mentions_of(finding)]
    assert found, told(report, mentions)
    assert found[0].verdict.value == case["verdict"], told(report, mentions)
    odd = {(c.article, c.figure.text) for c in found[0].fact.claims if c.id in found[0].odd}
    if "odd" in case:
        assert odd == wanted(case["odd"])


@pytest.mark.parametrize("case", EXPECTED["apart"], ids=named)
def test_look_alikes_stay_apart(report: Report, case: dict[str, Any]) -> None:
    pair = wanted([case["left"], case["right"]])
    assert not [sorted(mentions_of(f)) for f in report.findings if pair <= mentions_of(f)]


@pytest.mark.parametrize("case", EXPECTED["audit"], ids=named)
def test_audit(report: Report, case: dict[str, Any]) -> None:
    found = [audit for audit in report.audits if covers(audit, case)]
    assert found, [(a.check, [f.text for f in a.figures]) for a in report.audits if a.article == case["article"]]
    assert found[0].holds is case["holds"]
    assert "code" not in case or found[0].code == case["code"]


def test_nothing_else_is_called_broken(report: Report) -> None:
    broken = [case for case in EXPECTED["audit"] if not case["holds"]]
    others = [a for a in report.audits if a.holds is False and not any(covers(a, case) for case in broken)]
    assert not [(a.article, a.explanation.ko) for a in others]


def test_every_verdict_and_every_check_occurs() -> None:
    assert {case["verdict"] for case in EXPECTED["fact"]} == {verdict.value for verdict in Verdict}
    assert {case["check"] for case in EXPECTED["audit"]} == CHECKS


def test_the_sample_is_varied() -> None:
    suffixes = {path.suffix for path in SAMPLES.rglob("*") if path.is_file()}
    assert {".jsonl", ".txt", ".md", ".html"} <= suffixes


def test_articles_know_their_outlet_and_day(report: Report) -> None:
    assert len(report.articles) >= 16
    assert {article.language for article in report.articles} == {"ko", "en"}
    assert not [article.id for article in report.articles if not article.source or not article.published]


def test_stories_are_the_events(report: Report) -> None:
    stories: dict[str, set[str]] = {}
    for article in report.articles:
        stories.setdefault(report.stories[article.id], set()).add(article.id)
    assert len(stories) == 4
