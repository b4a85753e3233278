"""The alias table: who and what the press names, with every way to write it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from checker.errors import LexiconError
from checker.model import Text
from checker.paths import lexicon_dir

__all__ = [
    "KINDS",
    "Alias",
    "AliasTable",
    "EntityEntry",
    "alias_table",
    "authorities",
    "entity_entries",
    "known_name",
    "spellings",
    "table_of",
]

KINDS = ("person", "organisation", "product", "place", "event", "other")
_COLUMNS = ["id", "kind", "ko", "en", "strong", "weak", "ticker", "source"]


class EntityEntry(NamedTuple):
    """One row of the table.

    Attributes:
        id: Lower-case ASCII, unique in all files.
        kind: One of ``KINDS``.
        ko: The name in Korean, as the press writes it.
        en: The name in English; empty where the press writes none.
        strong: Other surfaces that mean nothing else.
        weak: Surfaces that mean it only where a strong one, or a companion, stands in the same text.
        companions: Ids of the companions of a weak surface: 민주당 is the American party beside 공화당.
        ticker: Its code at the exchange where it is listed.
        source: Where names and code are seen.
    """

    id: str
    kind: str
    ko: str
    en: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    ticker: str
    source: str
    companions: Mapping[str, tuple[str, ...]] = MappingProxyType({})

    @property
    def strong_surfaces(self) -> tuple[str, ...]:
        """Return every unambiguous surface: the names that are not listed as weak, then the aliases."""
        names = tuple(name for name in (self.ko, self.en) if name and name not in self.weak)
        return tuple(dict.fromkeys(names + self.strong))


class Alias(NamedTuple):
    """One surface's claim to be one entity."""

    entity: str
    kind: str
    strong: bool
    companions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasTable:
    """All surfaces, laid out to be looked up at a place in a text.

    Attributes:
        entries: The rows by id.
        aliases: The aliases of a surface.
        caseless: The same for names of five Latin letters or more, by their lower case.
        lengths: For the first two characters of a surface (one, if it has one), in lower case,
            the lengths to try, the longest first.
        first: The first characters of all surfaces, in lower case.
    """

    entries: dict[str, EntityEntry]
    aliases: dict[str, tuple[Alias, ...]]
    caseless: dict[str, tuple[Alias, ...]]
    lengths: dict[str, tuple[int, ...]]
    first: frozenset[str]

    def find(self, surface: str) -> tuple[Alias, ...]:
        """Return the aliases that ``surface`` may be, none where the table lacks it.

        A Latin name of five letters or more may come in another case, capitalised all the same:
        NVIDIA and Nvidia, but never apple. One of capitals alone may be written as a word from four on: Nasa.
        """
        found = self.aliases.get(surface, ())
        if not found and len(surface) == _CASELESS_FROM - 1 and surface.isascii() and surface.istitle():
            return self.aliases.get(surface.upper(), ())
        if not found and len(surface) >= _CASELESS_FROM and surface[0].isupper():
            return self.caseless.get(surface.lower(), ())
        return found


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _weak_cells(cell: str) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Read weak surfaces with their companions: ``민주당@us_republican_party@white_house``."""
    parts = [part.split("@") for part in _cells(cell)]
    return tuple(part[0] for part in parts), {part[0]: tuple(part[1:]) for part in parts if len(part) > 1}


def _entries_of(path: Path) -> Iterator[EntityEntry]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(line for line in stream if not line.startswith("#"))
        header = next(rows, [])
        if header != _COLUMNS:
            raise LexiconError(f"the columns are {header}, not {_COLUMNS}", where=f"entities/{path.name}")
        for row in rows:
            where = f"entities/{path.name}: entry {row[0] if row else ''!r}"
            if len(row) != len(_COLUMNS):
                raise LexiconError(f"{len(row)} cells, not {len(_COLUMNS)}", where=where)
            key, kind, ko, en, strong, weak, ticker, source = row
            if kind not in KINDS:
                raise LexiconError(f"kind {kind!r} is none of {', '.join(KINDS)}", where=where)
            surfaces, companions = _weak_cells(weak)
            yield EntityEntry(key, kind, ko, en, _cells(strong), surfaces, ticker, source, companions)


@cache
def entity_entries() -> tuple[EntityEntry, ...]:
    """Read all rows of ``data/lexicons/entities/*.csv``, by file name and then in file order.

    Raises:
        LexiconError: Columns are missing, a kind is unknown, or an id stands twice.
    """
    entries: dict[str, EntityEntry] = {}
    for path in sorted((lexicon_dir() / "entities").glob("*.csv")):
        for entry in _entries_of(path):
            if entry.id in entries:
                raise LexiconError("the id stands twice", where=f"entities/{path.name}: entry {entry.id!r}")
            entries[entry.id] = entry
    return tuple(entries.values())


@cache
def authorities() -> frozenset[str]:
    """Return the ids of those who speak in stories of every kind: ministries, courts, statisticians, news agencies."""
    return frozenset(entry.id for entry in _entries_of(lexicon_dir() / "entities" / "government.csv"))


def spellings(surface: str) -> tuple[str, ...]:
    """Return the ways to write one surface: Korean names also without their spaces.

    >>> spellings("샘 올트먼"), spellings("Sam Altman")
    (('샘 올트먼', '샘올트먼'), ('Sam Altman',))
    """
    if " " in surface and not surface.isascii():
        return surface, surface.replace(" ", "")
    return (surface,)


# Shorter names in another case are words: WHO and who, IT and it; these are looked up as they stand.
_CASELESS_FROM = 5


@cache
def alias_table() -> AliasTable:
    """Build the table that texts are searched with."""
    return table_of(entity_entries())


def known_name(entity: str) -> Text | None:
    """Return the names of an entity of the table in both languages; ``None`` where the table lacks it.

    >>> known_name("samsung_electronics").ko, known_name("a name that only one text has")
    ('삼성전자', None)
    """
    entry = alias_table().entries.get(entity)
    return None if entry is None else Text(entry.ko or entry.en, entry.en or entry.ko)


def table_of(entries: Iterable[EntityEntry]) -> AliasTable:
    """Lay out entries to be looked up at a place in a text."""
    rows = {entry.id: entry for entry in entries}
    aliases: dict[str, tuple[Alias, ...]] = {}
    caseless: dict[str, tuple[Alias, ...]] = {}
    lengths: dict[str, set[int]] = {}
    for entry in rows.values():
        for surfaces, strong in ((entry.strong_surfaces, True), (entry.weak, False)):
            plain = Alias(entry.id, entry.kind, strong)
            for surface in surfaces:
                companions = entry.companions.get(surface)
                alias = plain if companions is None else plain._replace(companions=companions)
                for key in spellings(surface):
                    _claim(aliases, key, alias)
                    lengths.setdefault(key[:2].lower(), set()).add(len(key))
                if len(surface) >= _CASELESS_FROM and surface.isascii():
                    _claim(caseless, surface.lower(), alias)
    return AliasTable(
        entries=rows,
        aliases=aliases,
        caseless=caseless,
        lengths={key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()},
        first=frozenset(key[0] for key in lengths),
    )


def _claim(aliases: dict[str, tuple[Alias, ...]], key: str, alias: Alias) -> None:
    """Add an alias of a surface; an entity's first one, the strong, counts."""
    found = aliases.get(key, ())
    if all(other.entity != alias.entity for other in found):
        aliases[key] = (*found, alias)
