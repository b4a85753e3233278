"""``checker.toml``: its keys, and what is said of a mistake."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from checker.cli import main
from checker.config import find_errors, missing_names, read_config, template, with_secrets
from checker.config.model import Output
from checker.errors import SettingsError
from checker.report import FORMATS

GOOD = '[sources]\ninputs = ["articles"]\n'

# A settings file; what is said of it, each with its line and column.
MISTAKES = [
    ("", ["1:1: sources is missing"]),
    ("[sources]\n", ["1:2: sources.inputs is missing"]),
    ("[sources]\ninputs = []\n", ["2:1: sources.inputs: a list of length >= 1 is expected"]),
    ('[sources]\ninputs = ["a", 3]\n', ["2:1: sources.inputs[2]: text in quotes is expected, not a whole number"]),
    (GOOD + "[window]\nday = 3\n", ["4:1: there is no key 'window.day' (did you mean days?)"]),
    (GOOD + "[windwo]\ndays = 3\n", ["3:2: there is no key 'windwo' (did you mean window?)"]),
    (GOOD + "[window]\nzzz = 3\n", ["4:1: there is no key 'window.zzz' (known: days)"]),
    (GOOD + "[window]\ndays = 0\n", ["4:1: window.days: a whole number >= 1 is expected"]),
    (GOOD + "[window]\ndays = '3'\n", ["4:1: window.days: a whole number is expected, not text in quotes"]),
    (GOOD + "window = 3\n", ["3:1: there is no key 'sources.window' (known: inputs, default_date)"]),
    (GOOD + "[check]\nmatch_threshold = 1.5\n", ["4:1: check.match_threshold: a number <= 1.0 is expected"]),
    (
        GOOD + '[report]\nlanguages = ["ko", "jp"]\n',
        ["4:1: report.languages[2]: 'jp' is none of en, ko"],
    ),
    (GOOD + "[notify]\n  level = 'loud'\n", ["4:3: notify.level: 'loud' is none of error, info, notice, warning"]),
    (
        GOOD + "[[notify.receiver]]\nname = 'a'\nurl = 'b'\n[[notify.receiver]]\n name = 'a'\n url = 'c'\n",
        ["7:2: two receivers are called 'a' (a message is sent once to every name)"],
    ),
    (GOOD + "[[notify.receiver]]\nname = 'a'\n", ["3:10: notify.receiver[1].url is missing"]),
    (
        GOOD + "[rates]\ntable = [\n  { date = 2025-01-27, currency = 'USD', won = 0 },\n]\n",
        ["5:42: rates.table: a rate of 0 won is none"],
    ),
    (
        GOOD + "[rates]\nfile = 'r.csv'\ntable = [{ date = 2025-01-27, currency = 'USD', won = 1 }]\n",
        ["5:1: rates.file and rates.table are both set (keep one of them)"],
    ),
    (GOOD + "[fetch]\ntimeout = 3\n", ["4:1: there is no key 'fetch.timeout' (did you mean read_timeout?)"]),
    (
        "[sources]\ninputs = ['a']\n[store]\nwiat = 1\nurl = 3\n[window]\ndays = 'x'\n",
        [
            "4:1: there is no key 'store.wiat' (did you mean wait?)",
            "5:1: store.url: text in quotes is expected, not a whole number",
            "7:1: window.days: a whole number is expected, not text in quotes",
        ],
    ),
    ("[sources\n", ["1:9: this is no TOML: Expected ']' at the end of a table declaration"]),
    ("[sources]\ninputs = [", ["2:11: this is no TOML: Invalid value"]),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=range(len(MISTAKES)))
def test_mistakes_have_a_place(tmp_path, text, said):
    path = tmp_path / "checker.toml"
    path.write_text(text)
    found = [str(error).removeprefix(f"{path}:") for error in find_errors(path)]
    assert found == said
    with pytest.raises(SettingsError):
        read_config(path)


def test_the_template_passes_and_shows_the_defaults(tmp_path):
    path = tmp_path / "checker.toml"
    path.write_text(template())
    assert find_errors(path) == []
    bare = tmp_path / "bare.toml"
    bare.write_text(GOOD)
    assert read_config(path) == read_config(bare)
    # every commented key is one, and the value that it shows is its default unless it is an example
    full = re.sub(r"^# (?=[a-z_]+ = |\[\[)", "", template(), flags=re.MULTILINE)
    path.write_text(full.replace('file = "rates.csv"', ""))
    shown, default = read_config(path), read_config(bare)
    for table in ("store", "window", "check", "retention"):
        assert getattr(shown, table) == getattr(default, table)
    assert shown.report.files == default.report.files
    assert shown.notify.level == default.notify.level


def test_every_output_can_be_asked_for():
    assert set(get_args(Output)) == {name for name, _ in FORMATS}


def test_commands(tmp_path, capsys, monkeypatch):
    path = tmp_path / "checker.toml"
    assert main(["config", "init", str(path)]) == 0
    assert main(["config", "init", str(path)]) == 2
    assert "there already" in capsys.readouterr().err
    assert main(["config", "check", str(path)]) == 0
    path.write_text(GOOD + '[store]\nurl = "postgresql://${CHECKER_TEST_SECRET}@x/y"\n')
    assert main(["config", "check", str(path)]) == 0
    assert "CHECKER_TEST_SECRET is not set" in capsys.readouterr().err
    path.write_text(GOOD + "[store]\nurll = 3\nwait = 'x'\n")
    assert main(["config", "check", str(path)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert main(["config", "check", str(tmp_path / "none.toml")]) == 2
    assert "config init makes one" in capsys.readouterr().err


def test_secrets_come_from_the_environment_and_are_not_shown():
    assert with_secrets("slack://${A}/${B}", "notify.receiver", {"A": "1", "B": "2"}) == "slack://1/2"
    assert missing_names("${A}${A}", {}) == ["A"]
    with pytest.raises(SettingsError, match="names B, which the environment lacks") as caught:
        with_secrets("slack://${A}/${B}", "notify.receiver", {"A": "hush"})
    assert "hush" not in str(caught.value)
