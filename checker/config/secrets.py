"""Secrets stand in the environment, and their names in the settings file: ``${CHECKER_SLACK}``."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping

from checker.errors import SettingsError

__all__ = ["missing_names", "with_secrets"]

_NAME = re.compile(r"\$\{(?P<name>[A-Za-z_][A-Za-z0-9_]*)\}")


def missing_names(text: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """Return the names in ``text`` that the environment lacks, each once.

    >>> missing_names("mailto://${USER}:${PASSWORD}@a.example", {"USER": "desk"})
    ['PASSWORD']
    """
    known = os.environ if environment is None else environment
    return list(dict.fromkeys(match["name"] for match in _NAME.finditer(text) if not known.get(match["name"])))


def with_secrets(text: str, key: str, environment: Mapping[str, str] | None = None) -> str:
    """Return ``text`` with its names filled in from the environment.

    Args:
        text: A value of the settings file.
        key: Its key, for the message.
        environment: Of the process by default.

    Raises:
        SettingsError: A name is not in the environment; the message holds the name and no value.

    >>> with_secrets("postgresql://${PASSWORD}@db", "store.url", {"PASSWORD": "x"})
    'postgresql://x@db'
    """
    known = os.environ if environment is None else environment
    missing = missing_names(text, known)
    if missing:
        raise SettingsError(
            f"{key} names {', '.join(missing)}, which the environment lacks",
            hint=f"set {missing[0]} where the run is started; see docs/operating.md",
        )
    return _NAME.sub(lambda match: known[match["name"]], text)
