"""The words of the classroom, in Korean and in English: data in ``classroom.toml``."""

from __future__ import annotations

import tomllib
from functools import cache

from checker.errors import LexiconError
from checker.paths import lexicon_dir
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
    """Read ``data/lexicons/<language>/classroom.toml``.

    Raises:
        LexiconError: The file is missing or is no TOML.
    """
    path = lexicon_dir() / language / "classroom.toml"
    try:
        with path.open("rb") as stream:
            return Words(language, tomllib.load(stream))
    except FileNotFoundError:
        raise LexiconError("the words of the classroom are missing", where=str(path)) from None
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(str(error), where=str(path)) from None
