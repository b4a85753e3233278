"""Scheduled runs: what is published, who is told, and what happens when one is ended on the way."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from desk_tools import Room, at, fire, open_desk
from history_tools import edited
from sqlalchemy import text

from checker.cli import main
from checker.errors import OutputError, SettingsError, StoreError
from checker.report import RunLine, render_runs
from checker.runs import publish, scheduled
from checker.store import ledger, open_store

ONE, TWO, THREE = fire("a", 7), fire("b", 7), fire("c", 9)


@pytest.fixture
def desk():
    with open_desk() as desk:
        yield desk


@pytest.fixture
def room(tmp_path, desk):
    return Room.make(tmp_path, desk)


def statuses(room):
    with open_store(str(room.folder / "checker.db")) as database, database.begin() as connection:
        return [row.status for row in ledger.runs_of(connection)]


def test_a_run_is_published_whole(room):
    room.write(ONE, THREE)
    outcome = room.run(at(3))
    folder = room.out / "2025-03-03" / "000001"
    assert outcome.summary["folder"] == "2025-03-03/000001"
    assert sorted(path.name for path in folder.iterdir()) == ["figures.csv", "findings.json", "report.html"]
    assert (room.out / "latest").resolve() == folder.resolve()
    found = json.loads((folder / "findings.json").read_text())
    assert {fact["state"] for fact in found["facts"]} == {"new"}
    index = (room.out / "index.html").read_text()
    assert 'href="2025-03-03/000001/report.html"' in index
    assert not list(room.out.rglob("*.part"))


def test_the_past_is_not_rebuilt(room):
    room.write(ONE, THREE)
    room.run(at(3))
    before = {path: path.stat().st_mtime_ns for path in room.out.glob("2*/*/*")}
    room.run(at(4))
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert room.runs() == ["2025-03-03/000001", "2025-03-04/000002"]
    assert (room.out / "latest" / "findings.json").read_bytes() == (
        room.out / "2025-03-04/000002/findings.json"
    ).read_bytes()


def test_each_problem_is_told_once(room, desk):
    room.write(ONE, TWO)
    room.run(at(3))
    assert desk.taken == []
    room.write(ONE, TWO, THREE)
    for hour in (10, 11, 12):
        room.run(at(3, hour))
    assert len(desk.taken) == 1
    key, body = desk.taken[0]
    assert body.startswith("1 new problems\n[new] ")
    assert "매체c 9명" in body
    assert body.endswith(f"#{key}")
    room.write(ONE, TWO, edited(edited(THREE, "9명이", "7명이"), "9명 숨져", "7명 숨져"))
    room.run(at(3, 13))
    assert desk.taken[1][1].startswith("1 problems resolved, 1 articles changed\n[resolved] ")
    assert "9명 → 7명" in desk.taken[1][1]


def test_a_message_that_nobody_took_goes_out_with_the_next_run(room, desk, caplog):
    desk.refuses = True
    room.write(ONE, THREE)
    assert room.run(at(3)).unsent == 1
    assert "127.0.0.1" not in caplog.text
    desk.refuses = False
    assert room.run(at(3, 10)).unsent == 0
    assert len(desk.taken) == 1


def test_a_receiver_that_is_silent_is_asked_once_a_run(room, desk):
    desk.refuses = True
    room.write(ONE, THREE)
    room.run(at(3))
    room.write(ONE, edited(edited(THREE, "9명이", "7명이"), "9명 숨져", "7명 숨져"))
    assert room.run(at(3, 10)).unsent == 2
    assert desk.asked == 2
    desk.refuses = False
    assert room.run(at(3, 11)).unsent == 0
    assert len(desk.bodies) == 2


def test_a_message_for_a_receiver_that_is_gone_is_dropped(room, desk, caplog):
    desk.refuses = True
    room.write(ONE, THREE)
    room.run(at(3))
    room.file.write_text(room.file.read_text().replace('name = "desk"', 'name = "night desk"'))
    desk.refuses = False
    assert room.run(at(3, 10)).unsent == 0
    assert desk.taken == []
    assert "no longer in the settings" in caplog.text


class Ended(BaseException):
    """Stands for kill -9: nothing of the program may see it."""


# Every step at which a run may be ended, and whether its findings are decided by then.
STEPS = [
    ("articles.save_articles", False),
    ("judge_store", False),
    ("publish.prepare", False),
    ("save_judged", False),
    ("outbox.add_messages", False),
    ("publish.place", True),
    ("publish.point_latest", True),
    ("render_runs", True),
    ("publish.write_whole", True),
    ("_let_go", True),
    ("_send", True),
    ("hand_over", True),
    ("outbox.mark_sent", True),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("step", "decided"), STEPS)
def test_a_run_that_is_ended_is_finished_by_the_next(tmp_path, monkeypatch, step, decided, after):
    with open_desk() as desk:
        room = Room.make(tmp_path, desk)
        room.write(ONE, TWO)
        room.run(at(3))
        room.write(ONE, TWO, THREE)
        owner, _, name = step.rpartition(".")
        holder = getattr(scheduled, owner) if owner else scheduled
        real = getattr(holder, name)

        def fall(*arguments, **named):
            if after:
                real(*arguments, **named)
            raise Ended

        with monkeypatch.context() as patch:
            patch.setattr(holder, name, fall)
            with pytest.raises(Ended):
                room.run(at(3, 10))
        latest = json.loads((room.out / "latest" / "findings.json").read_text())
        assert len(latest["articles"]) in (2, 3)  # whatever is published is whole
        room.run(at(3, 11))
        assert [body.splitlines()[0] for body in desk.bodies] == ["1 new problems"]
        assert len(desk.taken) <= 2  # once more at most, under the same key
        assert not list(room.out.rglob("*.part"))
        assert room.runs() == [f"2025-03-03/{n:06}" for n, s in enumerate(statuses(room), 1) if s == "published"]
        index = (room.out / "index.html").read_text()
        for folder in room.runs():
            assert f'href="{folder}/report.html"' in index
        states = json.loads((room.out / "latest" / "findings.json").read_text())["facts"]
        assert (
            any(
                fact["state"] == ("known" if decided else "changed") and fact["verdict"] == "conflict"
                for fact in states
            )
            or decided
        )


def test_a_full_disk_tears_nothing(room, monkeypatch, desk):
    room.write(ONE, TWO)
    room.run(at(3))
    room.write(ONE, TWO, THREE)

    def full(path, content):
        path.write_bytes(content[: len(content) // 2])
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr(publish, "_write", full)
        with pytest.raises(OutputError, match="No space left"):
            room.run(at(3, 10))
    assert not list(room.out.rglob("*.part"))
    assert room.runs() == ["2025-03-03/000001"]
    room.run(at(3, 11))
    assert statuses(room) == ["published", "failed", "published"]
    assert len(desk.taken) == 1


def test_outputs_that_somebody_removed_are_said_to_be_gone(room, monkeypatch):
    room.write(ONE, THREE)
    with monkeypatch.context() as patch:
        patch.setattr(publish, "place", lambda *_: (_ for _ in ()).throw(Ended))
        with pytest.raises(Ended):
            room.run(at(3))
    for part in room.out.glob("*/.*.part/*"):
        part.unlink()
    for part in room.out.glob("*/.*.part"):
        part.rmdir()
    room.run(at(3, 10))
    assert statuses(room) == ["failed", "published"]


def test_what_is_old_is_no_longer_published(tmp_path):
    room = Room.make(tmp_path, more="[retention]\nreports = 5\n")
    room.write(ONE, THREE)
    room.run(at(3))
    room.run(at(20))
    assert len(room.runs()) == 2  # the clock may have jumped: the next run tells
    room.run(at(20, 10))
    assert room.runs() == ["2025-03-20/000002", "2025-03-20/000003"]
    assert not (room.out / "2025-03-03").exists()
    room.run(at(20, 11))
    assert "2025-03-03" not in (room.out / "index.html").read_text()


def test_an_old_article_that_its_source_still_has_is_not_new_again(tmp_path, desk):
    room = Room.make(tmp_path, desk, more="[retention]\narticles = 5\n")
    room.write(ONE, THREE)
    for day in (3, 20, 28):
        summary = room.run(at(day)).summary
    assert summary["arrived"] == 0
    assert len(desk.taken) == 1
    room.write(TWO)
    room.run(at(31))
    room.run(replace(at(31, 10), now=datetime(2025, 4, 20, tzinfo=UTC), today=date(2025, 4, 20)))
    assert room.run(replace(at(31), today=date(2025, 4, 20))).summary["articles"] == 0
    with open_store(str(tmp_path / "checker.db")) as database, database.begin() as connection:
        assert connection.execute(text("SELECT id FROM articles")).scalars().all() == ["b"]


@pytest.mark.parametrize("days", [-400, 3000])
def test_one_jump_of_the_clock_costs_nothing(room, desk, days):
    room.write(ONE, TWO)
    room.run(at(3))
    room.write(ONE, TWO, THREE)
    room.run(replace(at(3), now=at(3).now + timedelta(days=days), today=at(3).today + timedelta(days=days)))
    summary = room.run(at(3, 11)).summary
    assert (summary["articles"], summary["arrived"], summary["problems"]) == (3, 0, 1)
    assert len(desk.taken) == 1
    assert len(room.runs()) == 3


def test_a_table_of_rates_may_stand_in_the_settings(tmp_path):
    table = '[rates]\ntable = [{ date = 2025-03-03, currency = "TWD", won = 44.1 }]\n'
    room = Room.make(tmp_path, more=table)
    room.write(ONE)
    room.run(at(3))
    assert (room.out / "rates.csv").read_text() == "date,currency,won\n2025-03-03,TWD,44.1\n"


def test_pages_in_two_languages(tmp_path):
    room = Room.make(tmp_path, more='[report]\nlanguages = ["ko", "en"]\nfiles = ["report.html"]\n')
    room.write(ONE, THREE)
    assert room.run(at(3)).summary["files"] == ["report.html", "report.en.html"]
    assert '<html lang="en">' in (room.out / "latest" / "report.en.html").read_text()


@pytest.mark.parametrize("url", ["${CHECKER_TEST_NO_SUCH}", "carrier-pigeon://coop"])
def test_a_receiver_that_cannot_be_reached_is_said_before_the_run(tmp_path, url):
    room = Room.make(tmp_path, more=f'[[notify.receiver]]\nname = "desk"\nurl = "{url}"\n')
    room.write(ONE)
    with pytest.raises(SettingsError, match=r"notify\.receiver 'desk'"):
        room.run(at(3))


def test_a_store_that_cannot_be_written_is_said(tmp_path):
    room = Room.make(tmp_path)
    room.write(ONE)
    (tmp_path / "checker.db").mkdir()
    with pytest.raises(StoreError):
        room.run(at(3))


# --- on the command line --------------------------------------------------------------------------


def test_command(room, capsys, desk):
    room.write(ONE, THREE)
    assert main(["run", "--config", str(room.file), "--json"]) == 0
    told = capsys.readouterr()
    summary = json.loads(told.out)
    assert summary["arrived"] == 2
    assert summary["articles"] == 2
    for line in told.err.splitlines():
        assert {"time", "level", "message"} == set(json.loads(line))
    assert main(["run", "--config", str(room.file)]) == 0
    assert "새 기사 0건" in capsys.readouterr().out
    assert main(["run", "--config", str(room.file), "--fail-on", "warning"]) == 0  # closed long ago


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["run", "x", "--json", "--out", "y"],
        ["run", "x", "--config", "c.toml"],
        ["run", "--config", "c.toml", "--out", "y"],
        ["run", "--config", "no-such.toml"],
    ],
)
def test_wrong_usage(arguments):
    assert main(arguments) == 2


def test_an_incomplete_run_says_so(tmp_path, capsys):
    room = Room.make(tmp_path)
    assert main(["run", "--config", str(room.file)]) == 3
    assert "no such file" in capsys.readouterr().err


def test_a_second_run_leaves(tmp_path, capsys):
    room = Room.make(tmp_path, more="[store]\nwait = 0\n")
    room.write(ONE)
    with open_store(str(tmp_path / "checker.db")):
        assert main(["run", "--config", str(room.file)]) == 3
    assert "another run" in capsys.readouterr().err


def test_what_ends_a_run_stands_in_the_log_as_a_line_like_all_others(tmp_path, capsys):
    room = Room.make(tmp_path)
    room.write(ONE)
    (tmp_path / "checker.db").write_bytes(b"no database" * 100)
    assert main(["run", "--config", str(room.file)]) == 2
    (line,) = map(json.loads, capsys.readouterr().err.splitlines())
    assert line["level"] == "error"
    assert "no whole SQLite database" in line["message"]


def test_sigterm_ends_a_run_without_loss(tmp_path):
    room = Room.make(tmp_path, more="[store]\nwait = 60\n")
    room.write(ONE, THREE)
    with open_store(str(tmp_path / "checker.db")):
        command = [sys.executable, "-m", "checker", "run", "--config", str(room.file)]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as other:
            assert "waiting" in other.stderr.readline()
            other.send_signal(signal.SIGTERM)
            assert "ended by the machine" in other.stderr.read()
            assert other.wait(30) == 143
    assert main(["run", "--config", str(room.file)]) == 0


def test_doctor(tmp_path, capsys):
    assert main(["doctor"]) == 0
    room = Room.make(tmp_path, more='[[notify.receiver]]\nname = "desk"\nurl = "slack://${CHECKER_TEST_NO_SUCH}"\n')
    assert main(["doctor", "--config", str(room.file)]) == 2
    told = capsys.readouterr().out
    assert "✗ source: " in told
    assert "✗ notifications: notify.receiver 'desk' names CHECKER_TEST_NO_SUCH" in told
    assert main(["doctor", "--config", str(tmp_path / "none.toml")]) == 2
    room = Room.make(tmp_path)
    room.write(ONE)
    assert main(["doctor", "--config", str(room.file)]) == 0


# --- the page of runs -----------------------------------------------------------------------------


def line(number: int, **more) -> RunLine:
    counts = dict.fromkeys(("new", "worse", "resolved", "arrived", "revised", "articles", "facts", "failures"), 0)
    values = {"when": f"2025-03-{number:02} 09:00", "folder": f"2025-03-{number:02}/{number:06}"} | counts
    return RunLine(**(values | {"files": ("report.html", "findings.json"), "problems": number} | more))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("count", [0, 1, 2, 30])
def test_page_of_runs(lang, count):
    page = render_runs([line(n) for n in range(count, 0, -1)], lang).decode()
    assert page.count("<tr>") == (count + 1 if count else 0)
    assert page.count("<circle") == (count if count > 1 else 0)
    assert ("<svg" in page) == (count > 1)


def test_page_of_runs_has_the_style_of_the_report():
    style = render_runs([line(1)]).decode().partition("<style>")[2].partition("</style>")[0]
    used, defined = set(re.findall(r"var\((--[\w-]+)\)", style)), set(re.findall(r"(--[\w-]+):", style))
    assert used
    assert used <= defined
    assert "font-variant-numeric:tabular-nums" in style


def test_only_the_newest_runs_are_listed():
    page = render_runs([line(1, folder=f"2025-03-01/{n:06}") for n in range(600, 0, -1)]).decode()
    assert page.count("<tr>") == 501
    assert "가장 새 500건" in page


# --- schedules ------------------------------------------------------------------------------------


@pytest.mark.parametrize("every", [5, 30, 60, 360, 1440])
def test_systemd_takes_the_units(tmp_path, capsys, every):
    config = tmp_path / 'a 100% "news" $desk' / "checker.toml"
    config.parent.mkdir()
    config.write_text("")
    out = tmp_path / "units"
    assert (
        main(["schedule", "print", "--systemd", "--config", str(config), "--every", str(every), "--out", str(out)]) == 0
    )
    timer = (out / "checker.timer").read_text()
    calendar = next(row for row in timer.splitlines() if row.startswith("OnCalendar=")).partition("=")[2]
    analyze = Path("/usr/bin/systemd-analyze")
    if not analyze.exists():
        pytest.skip("systemd-analyze is not installed")
    for command in (["verify", str(out / "checker.service"), str(out / "checker.timer")], ["calendar", calendar]):
        done = subprocess.run([analyze, *command], capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr + done.stdout
        assert "checker" not in done.stderr, done.stderr


@pytest.mark.parametrize("every", [10, 120, 1440])
def test_github_takes_the_workflow(tmp_path, capsys, every):
    import yaml

    assert main(["schedule", "print", "--github", "--config", "checker.toml", "--every", str(every)]) == 0
    flow = yaml.safe_load(capsys.readouterr().out)
    assert flow[True]["schedule"][0]["cron"].count(" ") == 4  # yaml 1.1 reads "on" as true
    steps = flow["jobs"]["run"]["steps"]
    assert [step for step in steps if "checker run --config checker.toml" in step.get("run", "")]
    assert steps[-2]["env"]["CHECKER_SLACK"] == "${{ secrets.CHECKER_SLACK }}"


def test_cron_takes_the_line(tmp_path, capsys):
    config = tmp_path / "50% news" / "checker.toml"
    assert main(["schedule", "print", "--cron", "--config", str(config)]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("*/30 * * * * ")
    assert "50\\% news" in last
    assert last.endswith("2>&1")


@pytest.mark.parametrize("arguments", [[], ["--cron", "--systemd"], ["--cron", "--every", "7"]])
def test_schedules_that_are_none(arguments):
    assert main(["schedule", "print", *arguments]) == 2
