"""Names under which archives and tables keep the fields of an article."""

from __future__ import annotations

from functools import cache

from checker.lexicon.wordlists import word_lists

__all__ = ["field_names"]


@cache
def field_names() -> dict[str, tuple[str, ...]]:
    """Return the names of each field, those that come first asked first.

    >>> field_names()["title"]
    ('title', 'headline', '제목', '기사제목')
    """
    return {entry.id: entry.words for entry in word_lists("shared/columns.toml")}
