"""Find the figures that English words and units make."""

from __future__ import annotations

from checker.model import Mention

__all__ = ["scan_english"]


def scan_english(text: str) -> list[Mention]:
    """Return the figures of ``text`` in reading order."""
    return []
