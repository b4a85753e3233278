"""The whole way: order and workers change nothing, names of findings last, what is lacking is said."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from match_tools import ONE_PROCESS, check, records
from test_match import FIRE, FIRE_AGAIN, FIRE_ENGLISH

from checker import workers
from checker.model import Problem, Report
from checker.pipeline import check_articles, load_all
from checker.reading import figures_of, iter_figures
from checker.report.findings import render_findings
from checker.settings import Settings

RESULTS = (
    "해든제약 4분기 영업이익 312억원\n\n해든제약은 지난해 4분기 매출이 2841억원, 영업이익이 312억원이라고 5일 밝혔다. "
    "매출은 1년 전보다 8.3% 늘었다.",
    "해든제약, 작년 4분기 매출 2841억원\n\n해든제약의 지난해 4분기 매출은 2841억원으로 전년 동기 대비 8.3% 증가했다. "
    "영업이익은 31억2000만원이다.",
)
TEXTS = (FIRE, FIRE_AGAIN, FIRE_ENGLISH, *RESULTS)


def shown(report: Report) -> bytes:
    return render_findings(report, "ko")


def ids(report: Report) -> dict[str, str]:
    """Return the id of each fact by one of its figures."""
    return {f"{c.article} {c.figure.text}": f.fact.id for f in report.findings for c in f.fact.claims}


def test_order_changes_nothing() -> None:
    made = records(*TEXTS)
    expected = shown(check_articles(made, ONE_PROCESS))
    for seed in range(3):
        random.Random(seed).shuffle(made)
        assert shown(check_articles(made, ONE_PROCESS)) == expected


def test_the_number_of_workers_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    made = records(*TEXTS)
    one = check_articles(made, ONE_PROCESS)
    monkeypatch.setattr(workers, "WORTH_IT", 2)
    two = check_articles(made, Settings(workers=2))
    assert shown(one) == shown(two)
    assert replace(one, settings={}) == replace(two, settings={})


def test_ids_last_when_an_article_joins() -> None:
    before, after = ids(check(*TEXTS[:2])), ids(check(*TEXTS))
    assert before
    assert {figure: after.get(figure) for figure in before} == before


def test_ids_last_when_a_word_is_edited() -> None:
    before = ids(check(*TEXTS))
    after = ids(check(FIRE.replace("대원 218명을 투입했다", "대원 218명을 곧바로 투입했다"), *TEXTS[1:]))
    assert before == after


def test_ids_are_unique() -> None:
    report = check(*TEXTS)
    found = [finding.fact.id for finding in report.findings]
    assert len(found) == len(set(found))


def test_a_slip_of_scale_is_found() -> None:
    report = check(*RESULTS)
    (finding,) = [f for f in report.findings if "312억원" in {c.figure.text for c in f.fact.claims}]
    assert finding.verdict.value == "conflict"
    assert {c.figure.text for c in finding.fact.claims if c.id in finding.odd} <= {"31억2000만원", "312억원"}


def test_worst_first() -> None:
    ranks = [finding.severity.rank for finding in check(*TEXTS).findings]
    assert ranks == sorted(ranks, reverse=True)


def test_coverage_counts_what_was_left_alone() -> None:
    report = check(*TEXTS)
    told = report.coverage
    assert told["articles"] == len(TEXTS)
    assert told["figures"] == sum(map(len, report.figures.values()))
    assert told["figures_matched"] + told["figures_unmatched"] == told["figures"]
    assert told["figures_matched"] == len({(c.article, c.figure.span) for f in report.findings for c in f.fact.claims})


def test_problems_of_loading_are_kept() -> None:
    problem = Problem("broken.txt", "it cannot be read")
    assert check_articles(records(FIRE), ONE_PROCESS, [problem]).problems == (problem,)


def test_progress_is_told_by_stage() -> None:
    told: list[tuple[str, int, int]] = []
    check_articles(records(*TEXTS), ONE_PROCESS, on_progress=lambda *step: told.append(step))
    stages = ["names", "figures", "claims", "audits", "facts"]
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == stages
    assert all(done <= total for _, done, total in told)
    assert {stage for stage, done, total in told if done == total} == {*stages}


@pytest.mark.parametrize("texts", [(), ("숫자가 없는 글이다.",), ("5명이 왔다.",)])
def test_little_is_no_trouble(texts: tuple[str, ...]) -> None:
    report = check(*texts)
    assert report.findings == ()
    assert len(report.articles) == len(texts)


def test_inputs_are_loaded_and_streamed(tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text(FIRE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    articles, problems = load_all([str(tmp_path)], Settings())
    assert [article.text for article in articles] == [FIRE]
    assert len(problems) == 1
    streamed = list(iter_figures([str(tmp_path)], Settings()))
    assert [type(item).__name__ for item in streamed].count("Problem") == 1
    ((article, figures),) = [item for item in streamed if not isinstance(item, Problem)]
    assert figures == figures_of(article)[0]
    assert "12명" in {figure.text for figure in figures}
