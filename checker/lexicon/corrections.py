"""Words by which an outlet says that it corrected an article."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from checker.lexicon.reader import Entry, read_entries

__all__ = ["CorrectionEntry", "correction_entries", "is_notice"]

_FILES = ("ko/corrections.toml", "en/corrections.toml")


class CorrectionEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases of one sort.

    Attributes:
        surfaces: The phrases, as they stand in notices.
        nots: Lines that hold no notice.
    """

    surfaces: tuple[str, ...]
    nots: tuple[str, ...] = msgspec.field(name="not", default=())


@cache
def correction_entries() -> tuple[CorrectionEntry, ...]:
    """Return the entries of all languages."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "correction", CorrectionEntry))


@cache
def _notice() -> re.Pattern[str]:
    words = sorted({word for entry in correction_entries() for word in entry.surfaces}, key=lambda w: (-len(w), w))
    phrases = "|".join(
        r"\s+".join(map(re.escape, word.split())) + (r"\s" if word.endswith(" ") else "") for word in words
    )
    return re.compile(rf"(?:{phrases})", re.IGNORECASE)


def is_notice(line: str) -> bool:
    """Tell whether a line says that its article was corrected.

    >>> is_notice("앞선 기사의 수치를 바로잡습니다."), is_notice("법원이 판결을 바로잡았다.")
    (True, False)
    """
    found = _notice().search(line)
    if found is None:
        return False
    # a colon makes a heading of a word only where the word begins its line
    return not found.group().endswith(":") or line[: found.start()].strip(" *·※◇■[(") == ""
