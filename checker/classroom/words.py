"""The words of the classroom, in Korean and in English: data in ``classroom.toml``."""

from __future__ import annotations

from functools import cache

from checker.lexicon import read_tables
from checker.report.messages import Messages

__all__ = ["Words", "read_words"]


class Words(Messages):
    """The words of worksheets, keys and marks in one language."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the message ``key`` of the group ``text``, with its braces filled in."""
        return self.say("text", key, **values)

    def say(self, group: str, key: str, **values: object) -> str:
        """Return one message of a group with its braces filled in.

        Raises:
            LexiconError: There is no such message.
        """
        text = self.of(group, key)
        return text.format(**values) if values else text


@cache
def read_words(language: str) -> Words:
    """Return the words of the classroom, ``classroom.toml``.

    Raises:
        LexiconError: The file is missing or is no TOML.
    """
    return Words(language, "classroom.toml", read_tables(f"{language}/classroom.toml"))
