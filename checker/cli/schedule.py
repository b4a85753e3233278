"""``checker schedule print``: what has the machine start runs."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from checker.cli import options
from checker.cli.codes import DONE
from checker.errors import OutputError, UsageError

__all__ = ["print_schedule"]

# Minutes that divide an hour or a day, so that runs are evenly apart for cron and systemd alike.
_EVERY = (5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720, 1440)


def print_schedule(
    *,
    config: Path = Path("checker.toml"),
    every: int = 30,
    systemd: bool = False,
    cron: bool = False,
    github: bool = False,
    out: options.Out | None = None,
) -> int:
    """Print what has systemd, cron or GitHub Actions start a run every so many minutes.

    Args:
        config: Settings file of the runs.
        every: Minutes from run to run: 5, 10, 15, 20, 30, 60, 120, 180, 240, 360, 720 or 1440.
        systemd: A service and a timer.
        cron: A line of a crontab.
        github: A workflow for GitHub Actions.
        out: Folder to write the files to instead of printing them.
    """
    if systemd + cron + github != 1:
        raise UsageError("name one of --systemd, --cron and --github")
    if every not in _EVERY:
        raise UsageError(f"--every: {every} is none of {', '.join(map(str, _EVERY))}")
    if systemd:
        files = _systemd(config, every)
    elif cron:
        files = {"checker.cron": _cron(config, every)}
    else:
        files = {"checker.yml": _github(config, every)}
    if out is None:
        print("\n".join((f"# {name}\n" if len(files) > 1 else "") + text for name, text in files.items()), end="")
        return DONE
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (out / name).write_text(text, encoding="utf-8")
            print(out / name)
    except OSError as error:
        raise OutputError(f"it could not be written: {error.strerror or error}", where=str(out)) from None
    return DONE


def _command(config: Path) -> list[str]:
    return [sys.executable, "-m", "checker", "run", "--config", str(config.resolve()), "--json"]


def _systemd(config: Path, every: int) -> dict[str, str]:
    # systemd fills in names after % and $
    command = " ".join(_unit_word(word) for word in _command(config))
    folder = str(config.resolve().parent).replace("%", "%%")
    calendar = f"*:0/{every}" if every < 60 else f"0/{every // 60}:00" if every < 1440 else "*-*-* 06:00"
    service = f"""\
# Goes to /etc/systemd/system/checker.service; then: systemctl enable --now checker.timer
[Unit]
Description=Compare the figures of news articles
Documentation=man:systemd.service(5)
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
# secrets, one NAME=value a line; readable by root alone
EnvironmentFile=-/etc/checker.env
ExecStart={command}
# 3: done, but something could not be read; the log says what
SuccessExitStatus=3
TimeoutStopSec=120
Nice=10
NoNewPrivileges=yes
PrivateTmp=yes
"""
    timer = f"""\
# Goes to /etc/systemd/system/checker.timer
[Unit]
Description=Compare the figures of news articles every {every} minutes

[Timer]
OnCalendar={calendar}
Persistent=true
RandomizedDelaySec=30

[Install]
WantedBy=timers.target
"""
    return {"checker.service": service, "checker.timer": timer}


def _unit_word(word: str) -> str:
    word = word.replace("%", "%%").replace("$", "$$").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{word}"' if any(character in word for character in " \"'\\") else word


def _cron(config: Path, every: int) -> str:
    if every < 60:
        when = f"*/{every} * * * *"
    elif every < 1440:
        when = f"0 */{every // 60} * * *"
    else:
        when = "0 6 * * *"
    log = config.resolve().with_name("checker.log")
    command = f"{shlex.join(_command(config))} >>{shlex.quote(str(log))} 2>&1"
    # cron ends a line at a bare %
    return f"# A line of a crontab (crontab -e); secrets stand above it as NAME=value\n{when} {command.replace('%', chr(92) + '%')}\n"


def _github(config: Path, every: int) -> str:
    if every < 60:
        when = f"*/{every} * * * *"
    else:
        when = f"0 */{every // 60} * * *" if every < 1440 else "0 21 * * *"
    name = config.name
    return f"""\
# Goes to .github/workflows/checker.yml of a repository that holds {name}.
# The history lives in a cache and the reports in artifacts: for more than a trial, use a PostgreSQL store.
name: checker
on:
  schedule:
    - cron: "{when}"
  workflow_dispatch:
permissions:
  contents: read
concurrency:
  group: checker
  cancel-in-progress: false
jobs:
  run:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install checker
      - uses: actions/cache@v4
        with:
          path: checker.db
          key: checker-${{{{ github.run_id }}}}
          restore-keys: checker-
      - name: Compare the figures
        # 3: done, but something could not be read
        run: checker run --config {shlex.quote(name)} --json || [ $? -eq 3 ]
        env:
          CHECKER_SLACK: ${{{{ secrets.CHECKER_SLACK }}}}
      - uses: actions/upload-artifact@v4
        with:
          name: report
          path: out/latest/
"""
