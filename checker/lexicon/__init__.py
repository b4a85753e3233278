"""The knowledge of language, read from ``data/lexicons``; one module a kind of entry."""

from __future__ import annotations

from checker.lexicon.reader import Entry, Example, read_entries, read_tables

__all__ = ["Entry", "Example", "read_entries", "read_tables"]
