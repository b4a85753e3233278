"""Words of the surroundings that mean one thing, across outlets and languages."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from checker.errors import LexiconError
from checker.lexicon.reader import read_entries
from checker.lexicon.wordlists import WordList
from checker.paths import lexicon_dir

__all__ = ["Gloss", "event_words", "find_canonical", "glossary", "stop_words"]

_GLOSSARY = "shared/glossary.csv"
_COLUMNS = ["english", "korean"]


@dataclass(frozen=True, slots=True)
class Gloss:
    """Words that count as one: what Korean papers call by the one, English papers call by the other.

    Attributes:
        english: Lemmas in small letters; the first one is the canonical word.
        korean: Stems without particles and endings.
    """

    english: tuple[str, ...]
    korean: tuple[str, ...]


@cache
def glossary() -> tuple[Gloss, ...]:
    """Read ``data/lexicons/shared/glossary.csv`` in file order.

    Raises:
        LexiconError: The columns are others, a row lacks a language, or a word stands in two rows.
    """
    found: list[Gloss] = []
    where: dict[str, int] = {}
    with (lexicon_dir() / _GLOSSARY).open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        header = next(rows, [])
        if header != _COLUMNS:
            raise LexiconError(f"the columns are {header}, not {_COLUMNS}", where=_GLOSSARY)
        for line, row in enumerate(rows, start=2):
            if len(row) != len(_COLUMNS) or not all(row):
                raise LexiconError(f"line {line}: needs words of both languages", where=_GLOSSARY)
            gloss = Gloss(*(tuple(cell.split("|")) for cell in row))
            for word in (*gloss.english, *gloss.korean):
                if where.setdefault(word, line) != line:
                    raise LexiconError(f"line {line}: {word!r} stands in line {where[word]} too", where=_GLOSSARY)
            found.append(gloss)
    return tuple(found)


def _forms(word: str) -> tuple[str, ...]:
    """Return the regular forms of an English word, and what cutting a plural off it leaves.

    >>> _forms("release"), _forms("carry")
    (('released', 'releasing', 'releas'), ('carried', 'carrying'))
    """
    if word.endswith("e"):
        return f"{word}d", f"{word[:-1]}ing", word[:-1]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ied", f"{word}ing"
    return f"{word}ed", f"{word}ing"


@cache
def _table() -> dict[str, str]:
    table = {word: gloss.english[0] for gloss in glossary() for word in (*gloss.english, *gloss.korean)}
    for gloss in glossary():
        for form in (form for word in gloss.english for form in _forms(word)):
            table.setdefault(form, gloss.english[0])  # a word of its own row goes before a form of another
    return table


@cache
def stop_words() -> frozenset[str]:
    """Return the words that say nothing about a figure."""
    return frozenset(word for entry in read_entries("shared/stop_words.toml", "stop", WordList) for word in entry.words)


@cache
def event_words() -> frozenset[str]:
    """Return the canonical words of what happens at a time: launch, arrest, sentence."""
    return frozenset(word for entry in read_entries("shared/events.toml", "event", WordList) for word in entry.words)


def find_canonical(word: str) -> str | None:
    """Return the canonical word for one as the glossary lists it, or ``None`` for any other.

    >>> find_canonical("착륙"), find_canonical("landing"), find_canonical("그루")
    ('land', 'land', None)
    """
    return _table().get(word)
