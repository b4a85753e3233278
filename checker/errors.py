"""Errors for people: what was wrong, where, and what to do about it."""

from __future__ import annotations

__all__ = [
    "BusyError",
    "CheckerError",
    "InputError",
    "LexiconError",
    "OutputError",
    "SettingsError",
    "StoreError",
    "UsageError",
    "WorkerError",
]


class CheckerError(Exception):
    """Base of every error that checker raises on purpose.

    Args:
        message: What was wrong, in one sentence.
        where: The file, entry, line or column it was found at, if there is one.
        hint: What the reader can do about it, if anything is known to help.
    """

    def __init__(self, message: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.message = message
        self.where = where
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        """Return one line: ``where: message (hint)``."""
        line = f"{self.where}: {self.message}" if self.where else self.message
        return f"{line} ({self.hint})" if self.hint else line


class UsageError(CheckerError):
    """The command line or a function call asked for something that does not exist."""


class InputError(CheckerError):
    """An input could not be read; a run reports it as a problem and goes on."""


class OutputError(CheckerError):
    """An output could not be written; nothing half-written is left behind."""


class LexiconError(CheckerError):
    """An entry of a lexicon is malformed."""


class SettingsError(CheckerError):
    """A settings file holds an unknown key or a value of the wrong type."""


class StoreError(CheckerError):
    """The store of earlier runs cannot be opened, read or written."""


class BusyError(StoreError):
    """Another run holds the store."""


class WorkerError(CheckerError):
    """A process that worked for this one was ended from outside: its part of the work is lost."""
