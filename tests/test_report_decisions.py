"""Decisions that are carried from run to run, and what is new since the last one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from report_factory import sample_report

from checker import check
from checker.cli import main
from checker.errors import InputError
from checker.model import Decision, Report
from checker.report import known_of, read_decisions, standings_of, unknown_of, write_outputs
from checker.report.findings import findings_of
from checker.report.messages import read_messages
from checker.report.view import Viewer


@pytest.fixture(scope="module")
def sample() -> Report:
    return sample_report()


def figures_of(report: Report, fact: str) -> list[str]:
    finding = next(finding for finding in report.findings if finding.fact.id == fact)
    return sorted({f"{claim.article}|{claim.figure.text}" for claim in finding.fact.claims})


def decided(report: Report, *figures: str, fact: str = "f-cost-slip", status: str = "fine") -> Report:
    return replace(report, decisions=(Decision(fact, status, "", tuple(figures)),))


def test_a_dismissed_finding_stays_last_and_is_counted_apart(sample):
    report = decided(sample, *figures_of(sample, "f-cost-slip"))
    view = Viewer(report, read_messages("ko"))
    assert view.findings[-1].fact.id == "f-cost-slip"
    assert view.summary().dismissed == 1
    assert {key: n for key, _, n in view.summary().severities}["error"] == 0
    fact = next(fact for fact in findings_of(report)["facts"] if fact["id"] == "f-cost-slip")
    assert fact["decision"] == {"status": "fine", "note": "", "holds": True, "changes": []}
    assert findings_of(report)["decisions"] == {"read": 1, "dismissed": 1, "reopened": 0, "unknown": []}


def test_a_changed_figure_brings_a_finding_back_with_the_reason(sample):
    figures = [text.replace("5576만", "5577만") for text in figures_of(sample, "f-cost-slip")]
    view = Viewer(decided(sample, *figures), read_messages("ko"))
    assert view.findings[0].fact.id == "f-cost-slip"
    assert view.reopened(view.findings[0]) == ("결정한 뒤 수치가 바뀌었습니다: 바다신문 ‘5577만 달러’ → ‘5576만 달러’")
    english = Viewer(view.report, read_messages("en"))
    assert "“5577만 달러” → “5576만 달러”" in english.reopened(english.findings[0])


def test_a_new_article_counts_only_with_a_figure_of_its_own(sample):
    figures = figures_of(sample, "f-cost-slip")
    texts = [figure.split("|")[1] for figure in figures]
    own = next(figure for figure, text in zip(figures, texts, strict=True) if texts.count(text) == 1)
    standing = standings_of(decided(sample, *(figure for figure in figures if figure != own)))["f-cost-slip"]
    assert [(change.old, change.new) for change in standing.changes] == [((), (own.split("|")[1],))]
    told = f"{own.split('|')[0]}|{texts[figures.index(own) - 1]}"
    assert standings_of(decided(sample, *figures, told.replace(own.split("|")[0], "gone")))["f-cost-slip"].is_dismissed


def test_spaces_and_commas_change_nothing(sample):
    figures = [figure.replace(" ", "") for figure in figures_of(sample, "f-cost-slip")]
    assert standings_of(decided(sample, *figures))["f-cost-slip"].is_dismissed


def test_a_decision_without_figures_holds(sample):
    assert standings_of(decided(sample))["f-cost-slip"].is_dismissed
    assert not standings_of(decided(sample, status="error"))["f-cost-slip"].is_dismissed


def test_a_decision_follows_its_figures_to_another_id(sample):
    report = decided(sample, *figures_of(sample, "f-cost-slip"), fact="f-old-name")
    assert standings_of(report)["f-cost-slip"].is_dismissed
    assert unknown_of(report) == ()
    assert unknown_of(decided(sample, "a|1", fact="f-old-name")) == ("f-old-name",)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", ":1:1", "no JSON"),
        ('{"schema": 1,\n "decisions": [,]}', ":2:16", "no JSON"),
        ("[]", ":1:1", "no file of decisions"),
        ('{"schema": 2, "decisions": []}', ":1:1", "no file of decisions"),
        ('{"schema": 1,\n"decisions": [\n{"id": "f-a"},\n {"status": "fine"}]}', ":4:2", "decision 2: its id"),
        ('{"schema": 1, "decisions": [7]}', ":1:29", "decision 1: an object"),
        ('{"schema": 1, "decisions": [{"id": "f", "status": "ok"}]}', ":1:29", "none of error, fine, check"),
        ('{"schema": 1, "decisions": [{"id": "f", "figures": [1]}]}', ":1:29", "figures"),
        ('{"schema": 1, "decisions": [{"id": "f", "note": 1}]}', ":1:29", "note"),
    ],
)
def test_a_malformed_file_is_one_message_with_its_place(tmp_path, text, place, words):
    (tmp_path / "d.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words) as caught:
        read_decisions(tmp_path / "d.json")
    assert str(caught.value).startswith(f"{tmp_path / 'd.json'}{place}: ")


def test_a_file_that_is_no_text_is_one_message(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_decisions(tmp_path)
    (tmp_path / "d.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_decisions(tmp_path / "d.json")


def test_what_is_new_is_told_from_the_run_before(sample, tmp_path):
    assert known_of(tmp_path, sample) == (None, None)
    fewer = replace(sample, findings=sample.findings[1:])
    write_outputs(fewer, tmp_path)
    known, problem = known_of(tmp_path, sample)
    assert problem is None
    assert known == {finding.fact.id for finding in fewer.findings}
    assert known_of(tmp_path, fewer) == (None, None)


@pytest.mark.parametrize(
    "content", ["{", "[]", '{"facts": 3, "articles": []}', '{"facts": [], "articles": [{"id": "other"}]}']
)
def test_a_torn_or_foreign_run_before_is_ignored_with_a_note(sample, tmp_path, content):
    (tmp_path / "findings.json").write_text(content, encoding="utf-8")
    known, problem = known_of(tmp_path, sample)
    assert known is None
    assert problem is not None
    assert "nothing is called new" in problem.message


ONE = "한빛전자의 지난해 매출은 3조2140억 원이었다. 직원은 4,210명이다."
TWO = "한빛전자의 지난해 매출은 32조1400억 원이었다. 직원은 4,210명이다."


def articles(folder: Path, second: str = TWO) -> str:
    rows = [
        {"id": "a", "source": "가람일보", "published": "2025-03-03", "title": "한빛전자 매출", "text": ONE},
        {"id": "b", "source": "나래신문", "published": "2025-03-03", "title": "한빛전자 매출", "text": second},
    ]
    path = folder / "articles.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_a_run_keeps_to_the_decisions(tmp_path, capsys):
    out, file = tmp_path / "out", tmp_path / "decisions.json"
    assert main(["run", articles(tmp_path), "--out", str(out), "--fail-on", "error"]) == 1
    fact = json.loads((out / "findings.json").read_bytes())["facts"][0]
    figures = [f"{claim['article']}|{claim['figures'][0]['text']}" for claim in fact["claims"]]
    entry = {"id": fact["id"], "status": "fine", "note": "단위 확인", "figures": figures}
    file.write_text(json.dumps({"schema": 1, "decisions": [entry]}, ensure_ascii=False), encoding="utf-8")
    again = ["run", articles(tmp_path), "--out", str(out), "--fail-on", "notice", "--decisions", str(file)]
    assert main(again) == 0
    assert "문제없음으로 둔 판정 1건" in capsys.readouterr().out
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert main(again) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    again[1] = articles(tmp_path, TWO.replace("32조1400억", "3조2410억"))
    capsys.readouterr()
    assert main(again) == 1
    assert "다시 올라온 판정 1건" in capsys.readouterr().out
    file.write_text("{", encoding="utf-8")
    assert main(again) == 2


def test_python_takes_the_decisions_too(tmp_path):
    (tmp_path / "d.json").write_text('{"schema": 1, "decisions": [{"id": "f-gone"}]}', encoding="utf-8")
    report = check([{"id": "a", "text": ONE}], decisions=tmp_path / "d.json").report
    assert report.decisions == (Decision("f-gone"),)
    assert unknown_of(report) == ("f-gone",)


def test_two_files_are_compared(tmp_path, capsys):
    for name, entries in (
        ("a", [("f-1", "fine"), ("f-2", "error")]),
        ("b", [("f-1", "fine"), ("f-2", "fine"), ("f-3", "check")]),
    ):
        made = {"schema": 1, "decisions": [{"id": key, "status": status} for key, status in entries]}
        (tmp_path / f"{name}.json").write_text(json.dumps(made), encoding="utf-8")
    assert main(["decisions", "compare", str(tmp_path / "a.json"), str(tmp_path / "b.json"), "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "=\tf-1\tno problem\tno problem",
        "≠\tf-2\terror\tno problem",
        " \tf-3\t–\tto check",
        "1 of 2 decided by both agree; 1 decided by one only.",
    ]
