"""Runs of Latin letters, found without a pattern: English asks for several of them a figure."""

from __future__ import annotations

__all__ = ["letters_at", "letters_end"]


def letters_end(text: str, at: int) -> int:
    """Return where the Latin letters end that begin at ``at``; ``at`` where none does.

    >>> letters_end("two-door", 0), letters_end("30 km²", 3), letters_end("37명", 2)
    (3, 5, 2)
    """
    size = len(text)
    while at < size and (65 <= ord(text[at]) <= 90 or 97 <= ord(text[at]) <= 122):
        at += 1
    return at


def letters_at(text: str, at: int) -> str:
    """Return the Latin letters that begin at ``at``; nothing where none does."""
    return text[at : letters_end(text, at)]
