"""What could not be read or done, in the language of the report: messages are made in English, and told in others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from checker.errors import LexiconError
from checker.lexicon.reader import read_entries

__all__ = ["Catalogue", "Wording", "catalogue", "told_in"]

# The language in which messages are made.
_MADE = "en"

_FIELD = re.compile(r"\{(\w+)\}")
# What braces of these names hold, where it is no text of any sort: "https://a.example/1: there is no such page (404)".
_SHAPES = {"address": r"\S+?", "host": r"\S+?", "status": r"\d+?"}
# Braces that hold another message, or a word of the catalogue; the others hold what was given, and it stays so.
_NESTED = frozenset({"error", "failure", "kind", "problem", "reason", "scheme", "what"})
# A feed's own text for a page that is not fetched for want of a robots.txt that sends on elsewhere is four deep.
_DEEPEST = 6
# No message is longer but by what was given: a date of a megabyte.
_LONGEST = 4000


class _Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole message as it is made, and how the report tells it."""

    en: str
    told: str


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``messages.toml``: a part of a message, as it is made and as it is told.

    Attributes:
        en: As it is made; braces stand for what varies.
        told: In the language of the lexicon, with the same braces.
        examples: Messages on which a test makes the entry fire.
    """

    en: str
    told: str
    examples: tuple[_Shown, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """The names in braces, in order."""
        return tuple(_FIELD.findall(self.en))

    @property
    def fixed(self) -> str:
        """What of it does not vary."""
        return _FIELD.sub("", self.en)

    @property
    def is_frame(self) -> bool:
        """Whether only signs stand around its braces: then it is none unless what they hold is known."""
        return not any(map(str.isalpha, self.fixed))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return it as it is told, with its braces filled in."""
        return _FIELD.sub(lambda name: values[name[1]], self.told)

    @property
    def pattern(self) -> re.Pattern[str]:
        """What matches the part of a message."""
        pieces = _FIELD.split(self.en)
        fixed, names = pieces[::2], pieces[1::2]
        fields = (f"(?P<{name}>{_SHAPES.get(name, '.+?')})" for name in names)
        rest = (field + re.escape(after) for field, after in zip(fields, fixed[1:], strict=True))
        return re.compile(re.escape(fixed[0]) + "".join(rest), re.DOTALL)


@dataclass(frozen=True)
class _Group:
    """Entries that are looked up together; those that vary are tried the most particular first."""

    entries: tuple[Wording, ...]

    @cached_property
    def plain(self) -> dict[str, str]:
        return {entry.en: entry.told for entry in self.entries if not entry.fields}

    @cached_property
    def varying(self) -> tuple[tuple[re.Pattern[str], Wording], ...]:
        varying = sorted((entry for entry in self.entries if entry.fields), key=lambda entry: -len(entry.fixed))
        return tuple((entry.pattern, entry) for entry in varying)


@dataclass(frozen=True)
class Catalogue:
    """How the messages of problems are told in one language.

    Attributes:
        parts: Messages, or what stands before a hint; what stands in the braces of others.
        hints: What to do, as it stands in brackets at the end of a message.
    """

    parts: _Group
    hints: _Group

    def tell(self, message: str) -> str:
        """Return a message in sentences of the catalogue's language; what it does not know stays as it is."""
        told = self._told(message, _DEEPEST) if len(message) <= _LONGEST else None
        return message if told is None else f"{told}."

    def _told(self, message: str, left: int) -> str | None:
        """Return a message without the last full stop, or ``None`` where nothing of it is known.

        Args:
            message: The whole, or what braces hold.
            left: How much deeper messages may be nested in it.
        """
        if left == 0:
            return None
        head, hint = self._parted(message, left)
        told = self._found(self.parts, head, left)
        if hint is None:
            return told
        return f"{head} ({hint})" if told is None else f"{told}. {hint}"

    def _parted(self, message: str, left: int) -> tuple[str, str | None]:
        """Part a message from the hint in brackets at its end, and tell the hint."""
        if message.endswith(")"):
            for bracket in re.finditer(r" \(", message):
                hint = self._found(self.hints, message[bracket.end() : -1], left)
                if hint is not None:
                    return message[: bracket.start()], hint
        return message, None

    def _found(self, group: _Group, text: str, left: int) -> str | None:
        if text in group.plain:
            return group.plain[text]
        for pattern, entry in group.varying:
            match = pattern.fullmatch(text)
            if match is None:
                continue
            held = match.groupdict()
            nested = {name: self._told(held[name], left - 1) for name in _NESTED & held.keys()}
            known = {name: told for name, told in nested.items() if told is not None}
            if known or not entry.is_frame:
                return entry.filled(held | known)
        return None


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a language, ``messages.toml``.

    Raises:
        LexiconError: The file is missing or no TOML, or an entry does not fit; the message names the entry.
    """
    file = f"{language}/messages.toml"
    tables = {table: read_entries(file, table, Wording) for table in ("message", "word", "system", "hint")}
    for table, entries in tables.items():
        for entry in entries:
            if set(entry.fields) != set(_FIELD.findall(entry.told)):
                raise LexiconError("both sides need the same braces", where=f"{file}: {table} entry {entry.en!r}")
    return Catalogue(_Group(tables["message"] + tables["word"] + tables["system"]), _Group(tables["hint"]))


def told_in(language: str, message: str) -> str:
    """Return the message of a problem in the language of the report.

    >>> told_in("ko", "there is no such file or folder"), told_in("en", "there is no such file or folder")
    ('그런 파일이나 폴더가 없습니다.', 'there is no such file or folder')
    """
    return message if language == _MADE else catalogue(language).tell(message)
