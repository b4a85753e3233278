"""The command line, as a newsroom and its scripts use it."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from checker import __version__, pipeline
from checker.cli import main as run
from checker.cli.plain import read_plain_figures
from checker.model import Audit, Severity, Text

FIRST = "나래항에서 3일 배가 부딪혀 12명이 다쳤다. 피해액은 약 5억3000만원이다."
SECOND = "3일 나래항 사고로 14명이 다쳤다. 피해액은 5억원으로 추산된다."


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.jsonl"
    rows = [
        {"id": "a", "text": FIRST, "source": "가람일보", "title": "나래항 사고", "published": "2031-02-03"},
        {"id": "b", "text": SECOND, "source": "나래신문", "title": "나래항 사고", "published": "2031-02-03"},
    ]
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


# --- figures --------------------------------------------------------------------------------------


def test_figures_as_json_lines(story, capsys):
    assert run(["figures", str(story), "--format", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    texts = {"a": FIRST, "b": SECOND}
    assert all(row["text"] == texts[row["article"]][row["start"] : row["end"]] for row in rows)
    assert all(
        list(row) == ["article", "start", "end", "text", "kind", "value", "low", "high", "unit", "hedges"]
        for row in rows
    )
    (money,) = [row for row in rows if row["article"] == "a" and row["kind"] == "money"]
    assert (money["value"], money["unit"]) == (530000000, "KRW")
    assert money["hedges"] == [{"text": "약", "effect": "about"}]
    day = next(row for row in rows if row["kind"] == "date")
    assert (day["value"], day["low"], day["high"], day["unit"]) == (None, None, None, None)


def test_figures_as_csv(story, capsys):
    assert run(["figures", str(story), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["hedges"] for row in rows if row["text"] == "5억3000만원"] == ["약 (about)"]


def test_figures_as_a_table(story, capsys):
    assert run(["figures", str(story)]) == 0
    head, *rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert head == ["article", "place", "figure", "kind", "value", "unit", "hedges"]
    (row,) = [row for row in rows if "[5억3000만원]" in row[2]]
    assert row[2] == "가 부딪혀 12명이 다쳤다. 피해액은 약 [5억3000만원]이다."[-len(row[2]) :]
    assert row[3:] == ["money", "530000000", "KRW", "약 (about)"]


def test_figures_on_a_terminal(story, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "160")
    assert run(["figures", str(story)]) == 0
    shown = capsys.readouterr().out
    assert "5억3000만원" in shown
    assert "\t" not in shown


def test_pipes_carry_utf_8_in_any_locale(story):
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "checker", "figures", str(story), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert "5억3000만원" in done.stdout.decode("utf-8")


def test_figures_from_standard_input(story, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(story.read_bytes())))
    assert run(["figures", "-", "--format", "jsonl"]) == 0
    assert capsys.readouterr().out


def test_figures_go_on_after_a_bad_line(story, capsys):
    story.write_text(story.read_text(encoding="utf-8") + '\n{"id": "c"', encoding="utf-8")
    assert run(["figures", str(story), "--format", "jsonl"]) == 3
    out, err = capsys.readouterr()
    assert "14명" in out
    assert f"{story}:3:" in err
    assert len(err.splitlines()) == 1


# --- run ------------------------------------------------------------------------------------------


def test_run_writes_the_report(story, tmp_path, capsys):
    out = tmp_path / "new" / "out"
    assert run(["run", str(story), "--out", str(out)]) == 0
    assert {"report.html", "findings.json", "figures.csv"} <= {path.name for path in out.iterdir()}
    findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    assert [article["id"] for article in findings["articles"]] == ["a", "b"]
    shown = capsys.readouterr().out
    assert "기사 2건" in shown
    assert str(out / "report.html") in shown


def test_run_in_english(story, tmp_path, capsys):
    assert run(["run", str(story), "--out", str(tmp_path / "out"), "--lang", "en"]) == 0
    assert "2 articles" in capsys.readouterr().out


@pytest.mark.parametrize(("level", "code"), [("info", 1), ("warning", 1), ("error", 0)])
def test_run_fails_on_a_level(story, tmp_path, monkeypatch, level, code):
    real = pipeline.check_articles

    def with_a_warning(*arguments):
        audit = Audit("a", (), "sum", False, Severity.WARNING, "", Text("", ""))
        return replace(real(*arguments), audits=(audit,), findings=())

    monkeypatch.setattr("checker.pipeline.check_articles", with_a_warning)
    assert run(["run", str(story), "--out", str(tmp_path / "out"), "--fail-on", level]) == code


def test_agreement_never_fails_a_run(tmp_path):
    rows = [json.dumps({"id": key, "text": "나래항 사고로 12명이 다쳤다."}, ensure_ascii=False) for key in "ab"]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert run(["run", str(tmp_path / "a.jsonl"), "--out", str(tmp_path / "out"), "--fail-on", "info"]) == 0


def test_run_of_something_bad_is_incomplete(story, tmp_path, capsys):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    out = tmp_path / "out"
    assert run(["run", str(story), str(tmp_path / "empty.txt"), "--out", str(out)]) == 3
    said = capsys.readouterr()
    assert "empty.txt: 파일이 비어 있습니다." in said.err
    assert "  일치 " in said.out
    problems = json.loads((out / "findings.json").read_text(encoding="utf-8"))["problems"]
    assert [problem["input"] for problem in problems] == [str(tmp_path / "empty.txt")]


def test_run_of_nothing_readable_writes_nothing(tmp_path, capsys):
    assert run(["run", str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out")]) == 2
    assert "그런 파일이나 폴더가 없습니다" in capsys.readouterr().err
    assert run(["run", str(tmp_path / "gone.txt"), "--out", str(tmp_path / "out"), "--lang", "en"]) == 2
    assert "there is no such file" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_run_into_a_file(story, tmp_path, capsys):
    (tmp_path / "out").write_text("x", encoding="utf-8")
    assert run(["run", str(story), "--out", str(tmp_path / "out")]) == 2
    assert "not a folder" in capsys.readouterr().err
    assert run(["run", str(story), "--out", str(tmp_path / "out" / "below")]) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_run_into_a_locked_folder(story, tmp_path, capsys):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert run(["run", str(story), "--out", str(locked / "out")]) == 2
    assert "cannot be written" in capsys.readouterr().err


# --- explain --------------------------------------------------------------------------------------


def test_explain_a_text(capsys):
    assert run(["explain", "매출은 약 5조3000억원이다.", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "5조3000억원  [6:14]" in shown
    assert "5300000000000" in shown
    assert "약 → about" in shown


def test_explain_one_figure_of_a_file(story, capsys):
    start = SECOND.index("14명")
    assert run(["explain", str(story), "b", f"{start}:{start + 3}"]) == 0
    shown = capsys.readouterr().out
    assert "14명" in shown
    assert "5억원" not in shown


def test_explain_shows_why_digits_are_no_figures(capsys):
    assert run(["explain", "문의는 02-123-4567로 하면 된다.", "--lang", "en"]) == 0
    assert "phone" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "{story}", "zz"], "그런 기사가 들어 있지 않습니다: 'zz'"),
        (["explain", "{story}", "a", "12-14"], "START:END"),
        (["explain", "none/such.txt"], "그런 파일이나 폴더가 없습니다"),
        (["explain", "such.jsonl"], "그런 파일이나 폴더가 없습니다"),
        (["explain", "none/such.txt", "--lang", "en"], "no such file"),
    ],
)
def test_explain_what_is_not_there(story, arguments, said, capsys):
    assert run([argument.format(story=story) for argument in arguments]) == 2
    assert said in capsys.readouterr().err


# --- usage ----------------------------------------------------------------------------------------


def test_o_is_short_for_out(story, tmp_path, capsys):
    assert run(["run", str(story), "-o", str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / "report.html").is_file()
    assert run(["run", str(story), "-o"]) == 2
    assert "--out is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bogus"], "bogus"),
        (["figures"], "there is no input"),
        (["figures", "--format", "xml", "a.txt"], "xml"),
        (["figures", "--nope", "a.txt"], "--nope"),
        (["figures", "a.txt", "--date", "3.2.2031"], "YYYY-MM-DD"),
        (["run", "a.txt"], "--out"),
        (["run", "a.txt", "--output", "o"], "there is no option --output"),
        (["run", "a.txt", "--out", "o", "--fail-on", "bad"], "bad"),
        (["run", "a.txt", "--out", "o", "--lang", "fr"], "fr"),
        (["run", "a.txt", "--out", "o", "--rates", "none.csv"], "none.csv"),
        (["explain"], "explain: WHAT is missing (see checker explain --help)"),
        (["grade", "a.json"], "grade: --key is missing (see checker grade --help)"),
        (["decisions", "compare"], "decisions compare: FIRST is missing"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments, said, capsys):
    assert run(arguments) == 2
    err = capsys.readouterr().err
    assert err.startswith("checker: ")
    assert said.lower() in err.lower()
    assert len(err.splitlines()) == 1


def test_version_and_help(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() in (f"{__version__} (compiled)", f"{__version__} (Python)")
    for arguments in (["--help"], ["run", "--help"]):
        assert run(arguments) == 0
        assert "checker" in capsys.readouterr().out
    assert run([]) == 2


def test_default_date_is_used(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(FIRST, encoding="utf-8")
    assert run(["explain", str(tmp_path / "a.txt"), "--date", "2031-02-05"]) == 0
    assert "2031-02-03" in capsys.readouterr().out


def test_interruption_and_closed_pipe(story, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.reading.iter_figures", interrupted)
    assert run(["figures", str(story)]) == 130
    command = f"{sys.executable} -m checker figures {story} --format jsonl | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 141)
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("redirected", "code", "said"),
    [
        (
            ">/dev/full",
            2,
            "checker: No space left on device (see that there is room, and that it may be read and written)\n",
        ),
        (">&-", 0, ""),
        (">&- 2>&-", 0, ""),
    ],
)
def test_output_that_nobody_can_take(story, redirected, code, said):
    command = f"{sys.executable} -m checker figures {story} {redirected}"
    done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, said)


def test_the_machine_ends_a_run_without_a_trace(story, tmp_path, monkeypatch, capsys):
    def ended(*_):
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(5)

    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr("os.fdopen", ended)
    assert run(["run", str(story), "--out", str(tmp_path / "out")]) == 143
    assert "ended by the machine" in capsys.readouterr().err
    assert list((tmp_path / "out").iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.parametrize("form", ["jsonl", "csv", "table"])
def test_plain_commands_mean_what_the_full_parser_reads(form, story, capsys):
    assert run(["figures", str(story), "--format", form, "--date", "2031-02-04"]) == 0
    plain = capsys.readouterr().out
    assert run(["figures", str(story), f"--format={form}", "--date", "2031-02-04"]) == 0
    assert capsys.readouterr().out == plain


@pytest.mark.parametrize(
    "arguments",
    [
        ["figures"],
        ["figures", "--help"],
        ["figures", "a", "--format"],
        ["figures", "a", "--format", "xml"],
        ["figures", "a", "--format=csv"],
        ["figures", "a", "--format", "csv", "--format", "csv"],
        ["run", "a"],
        [],
    ],
)
def test_other_commands_go_to_the_full_parser(arguments):
    assert read_plain_figures(arguments) is None


def test_explain_a_link(tmp_path, capsys):
    rows = [
        {
            "id": "a",
            "text": "누리전자의 3분기 매출은 1조2040억원이다. 영업이익은 812억원이다.",
            "published": "2025-11-03",
        },
        {"id": "b", "text": "누리전자가 3분기에 매출 1조2000억원을 기록했다.", "published": "2025-11-03"},
    ]
    path = tmp_path / "two.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    start = [rows[0]["text"].index("1조"), rows[0]["text"].index("812"), rows[1]["text"].index("1조")]
    assert run(["explain", str(path), "--link", f"a:{start[0]}", f"b:{start[2]}"]) == 0
    assert "한 사실로 묶었습니다" in capsys.readouterr().out
    assert run(["explain", str(path), "--link", f"a:{start[1]}", f"b:{start[2]}", "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "kept apart: they count different things" in told
    assert "kept as two facts" in told
    assert run(["explain", str(path), "--link", "a:0", "b:0"]) == 2
    assert "ARTICLE:START" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "stages"), [("ko", ("기사 읽기", "수치 찾기")), ("en", ("reading articles", "comparing"))]
)
def test_progress_shows_on_a_terminal(story, tmp_path, capsys, monkeypatch, lang, stages):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run(["run", str(story), "--out", str(tmp_path / "out"), "--lang", lang]) == 0
    told = capsys.readouterr()
    assert all(stage in told.err for stage in stages)
    assert not any(stage in told.out for stage in stages)


def test_progress_is_silent_where_nobody_looks(story, tmp_path, capsys):
    assert run(["run", str(story), "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err == ""
