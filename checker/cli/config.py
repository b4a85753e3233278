"""``checker config``: make a settings file, and look one over."""

from __future__ import annotations

import sys
from pathlib import Path

from checker.cli.codes import DONE, FAILED

__all__ = ["check", "init"]


def check(file: Path = Path("checker.toml")) -> int:
    """Look over a settings file: every mistake with its file, line and column.

    Args:
        file: The settings file.
    """
    from checker.config import find_errors, missing_names, read_config

    errors = find_errors(file)
    for error in errors:
        print(f"checker: {error}", file=sys.stderr)
    if errors:
        return FAILED
    config = read_config(file)
    for text in (config.store.url, *(receiver.url for receiver in config.notify.receiver)):
        for name in missing_names(text):
            print(f"{file}: {name} is not set in this environment; a run needs it", file=sys.stderr)
    print(f"{file}: no mistakes")
    return DONE


def init(file: Path = Path("checker.toml")) -> int:
    """Write a settings file with every key explained.

    Args:
        file: Where to; a file that is there is left as it is.
    """
    from checker.config import template
    from checker.errors import OutputError

    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(template())
    except FileExistsError:
        raise OutputError("this file is there already", where=str(file), hint="name another one") from None
    except OSError as error:
        raise OutputError(f"the file cannot be written: {error.strerror or error}", where=str(file)) from None
    print(file)
    return DONE
