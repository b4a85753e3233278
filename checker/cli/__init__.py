"""The command line: one module a command.

Exit codes: 0 done; 1 ``--fail-on`` was met; 2 wrong usage, nothing readable or nothing writable;
3 done, but something could not be read; 143 the machine ended it. Heavy modules are imported inside
the commands, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from checker import __version__
from checker.cli.codes import DONE, FAILED, INTERRUPTED, PIPE_CLOSED, TERMINATED
from checker.cli.ended import Terminated, ended_by_machine
from checker.cli.plain import read_plain_figures
from checker.errors import CheckerError, OutputError

if TYPE_CHECKING:
    from cyclopts import MissingArgumentError

__all__ = ["main"]

# What to do where the system refused something that no part of the program expected.
_SYSTEM = "see that there is room, and that it may be read and written"


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; messages go to standard error."""
    _open_what_is_closed()
    if isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        # what is piped on is UTF-8 whatever the locale: the contract says so
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        with ended_by_machine():
            code = _dispatch(list(arguments))
            sys.stdout.flush()
    except CheckerError as error:
        return _fail(str(error))
    except BrokenPipeError:  # the reader (head, less) went away
        _drop_output()
        return PIPE_CLOSED
    except OSError as error:
        _drop_output()
        where = str(error.filename) if error.filename else None
        return _fail(str(OutputError(error.strerror or str(error), where=where, hint=_SYSTEM)))
    except Terminated:
        print("checker: ended by the machine before it was done (what was written before stays)", file=sys.stderr)
        return TERMINATED
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _open_what_is_closed() -> None:
    """Give the program an output and a place for errors where it was started without (``>&-``)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - open as long as the program runs


def _drop_output() -> None:
    """Have what is left in the buffer of standard output not be written when the program ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        from checker.compiled import compiled_core

        print(__version__, "(compiled)" if compiled_core().folder else "(Python)")
        return DONE
    if (plain := read_plain_figures(arguments)) is not None:
        from checker.cli.figures import figures

        return figures(*plain.inputs, format=plain.format, date=plain.date)
    return _parse(arguments)


def _parse(arguments: list[str]) -> int:
    """Run one command, whatever its options."""
    from cyclopts import App, CycloptsError, MissingArgumentError

    from checker.cli import config as config_commands
    from checker.cli.decisions import compare
    from checker.cli.doctor import doctor
    from checker.cli.exercise import exercise
    from checker.cli.explain import explain
    from checker.cli.figures import figures
    from checker.cli.grade import grade
    from checker.cli.run import run as run_command
    from checker.cli.schedule import print_schedule

    app = App(
        name="checker",
        help="Read what several outlets wrote of one event, and show where their figures differ.",
        version=__version__,
        print_error=False,
        exit_on_error=False,
        help_on_error=False,
        suppress_keyboard_interrupt=False,
        result_action="return_value",
    )
    for command in (figures, run_command, explain, exercise, grade):
        app.command(command)
    decisions = App(name="decisions", help="Work with files of decisions, as the report saves them.")
    decisions.command(compare)
    app.command(decisions)
    config = App(name="config", help="Make the settings file of scheduled runs, and look one over.")
    config.command(config_commands.check)
    config.command(config_commands.init)
    app.command(config)
    schedule = App(name="schedule", help="Have runs started by the machine: cron, systemd or GitHub Actions.")
    schedule.command(print_schedule, name="print")
    app.command(schedule)
    app.command(doctor)
    if not arguments:
        app.help_print([])
        return FAILED
    try:
        code = app(arguments)
    except MissingArgumentError as error:
        return _fail(*_missing(error))
    except CycloptsError as error:
        return _fail(" ".join(str(error).split()), hint="see checker --help")
    return code if isinstance(code, int) else DONE


def _missing(error: MissingArgumentError) -> tuple[str, str]:
    """Say which argument of a command is missing, and where help is."""
    command, argument = " ".join(error.command_chain or ()), error.argument
    if argument is None:
        return " ".join(str(error).split()), "see checker --help"
    name = argument.name if argument.index is None else argument.name.removeprefix("--").upper()
    return f"{command}: {name} is missing", f"see checker {command} --help"


def _fail(message: str, hint: str | None = None) -> int:
    print(f"checker: {message}" + (f" ({hint})" if hint else ""), file=sys.stderr)
    return FAILED
