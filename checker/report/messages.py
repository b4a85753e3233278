"""What the program itself says, in Korean and in English: words are data, in ``ui.toml`` and its like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.errors import LexiconError
from checker.lexicon import read_tables

__all__ = ["Messages", "read_messages"]


@dataclass(frozen=True)
class Messages:
    """The words of one lexicon file in one language, in groups (``ui``, ``verdict``, ``unit`` …).

    Attributes:
        language: ``ko`` or ``en``: the folder of the lexicon.
        file: The name of the file there, for the error that names a missing message.
        groups: Group, then key, then the message; what stands in braces is filled in by who says it.
    """

    language: str
    file: str
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
                f"the message {group}.{key} is missing", where=f"{self.language}/{self.file}", hint="add it"
            ) from None

    def name(self, group: str, key: str) -> str:
        """Return the word for ``key``, or ``key`` itself where the group has none."""
        return self.groups.get(group, {}).get(key, key)


@cache
def read_messages(language: str) -> Messages:
    """Return the words of the report, ``ui.toml``.

    Raises:
        LexiconError: The file is missing or is no TOML.
    """
    return Messages(language, "ui.toml", read_tables(f"{language}/ui.toml"))
