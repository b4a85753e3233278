"""What the report itself says, in Korean and in English: words are data, in ``ui.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from checker.errors import LexiconError
from checker.paths import lexicon_dir

__all__ = ["Messages", "read_messages"]


@dataclass(frozen=True)
class Messages:
    """The words of the page in one language, in groups (``ui``, ``verdict``, ``unit`` …)."""

    language: str
    groups: dict[str, dict[str, str]]

    def __call__(self, key: str, **values: object) -> str:
        """Return the message ``key`` of the group ``ui``, with its braces filled in.

        Raises:
            LexiconError: There is no such message.
        """
        return self.of("ui", key).format(**values) if values else self.of("ui", key)

    def of(self, group: str, key: str) -> str:
        """Return one message of a group.

        Raises:
            LexiconError: There is no such message.
        """
        try:
            return self.groups[group][key]
        except KeyError:
            raise LexiconError(
                f"the message {group}.{key} is missing", where=f"{self.language}/ui.toml", hint="add it"
            ) from None

    def name(self, group: str, key: str) -> str:
        """Return the word for ``key``, or ``key`` itself where the group has none."""
        return self.groups.get(group, {}).get(key, key)


@cache
def read_messages(language: str) -> Messages:
    """Read ``data/lexicons/<language>/ui.toml``.

    Raises:
        LexiconError: The file is missing or is no TOML.
    """
    path = lexicon_dir() / language / "ui.toml"
    try:
        with path.open("rb") as stream:
            return Messages(language, tomllib.load(stream))
    except FileNotFoundError:
        raise LexiconError("the words of the report are missing", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=str(path)) from None
