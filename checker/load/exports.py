"""Exports of news archives: what they do to articles, and what can be mended.

BIGKinds (the archive of the Korea Press Foundation) exports search results as Excel: ``뉴스 식별자``,
``일자``, ``언론사``, ``기고자``, ``제목`` … ``본문``, ``URL``. It cuts every text at 200 characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker.later import later
from checker.model import Problem

__all__ = ["Row", "mended"]

# The columns by which an export of BIGKinds is known, without spaces.
_BIGKINDS = frozenset({"뉴스식별자", "언론사", "본문"})

# BIGKinds cuts at 200 characters; white space at the ends is lost on the way through Excel.
_CUT = 195

# The last word of a text that was cut, and the digits before it that it may go on: 12만 3|천명.
_TORN = later(r"\s*(?:\S*\d\S*\s+)*\S+$")


@dataclass(frozen=True, slots=True)
class Row:
    """A record and where it stands (``file:line``)."""

    record: dict[str, Any]
    where: str


def mended(rows: Iterable[Row | Problem], columns: Sequence[str], name: str) -> Iterator[Row | Problem]:
    """Yield rows as they are, and those of BIGKinds without the word at which each text was cut.

    A number may have been cut through (``557만`` of ``557만6000달러``), and would be read as another.

    Args:
        rows: Those of one table.
        columns: Its heads.
        name: What messages call it.

    Yields:
        Last, how many texts were cut: a note, for the rest of each was never in the table.
    """
    if not {column.replace(" ", "") for column in columns} >= _BIGKINDS:
        yield from rows
        return
    total = cut = 0
    for row in rows:
        if isinstance(row, Row):
            total += 1
            text = str(row.record["text"])
            if len(text.strip()) >= _CUT:
                cut += 1
                row = replace(row, record=row.record | {"text": _without_torn_end(text)})
        yield row
    if cut:
        said = f"BIGKinds cuts texts at 200 characters: {cut} of {total} articles are read only as far as that"
        yield Problem(name, f"{said} (give their pages or addresses to read them whole)", note=True)


def _without_torn_end(text: str) -> str:
    """Return a text without its last word, unless it ends with a sentence.

    >>> _without_torn_end("다리를 놓는 데 557만"), _without_torn_end("다리를 놓는다."), _without_torn_end("모두 12만 3")
    ('다리를 놓는 데', '다리를 놓는다.', '모두')
    """
    if re.search(r"[.!?][\"”’')\]]*\s*$", text) and not re.search(r"\d\.\s*$", text):
        return text
    return _TORN.sub("", text.rstrip(" .…\n")) or text
