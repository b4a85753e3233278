"""What is said to a person."""

from __future__ import annotations

import msgspec

__all__ = ["Text"]


class Text(msgspec.Struct, frozen=True, gc=False):
    """One thing said to a person, in both languages of the report."""

    ko: str
    en: str

    def in_(self, language: str) -> str:
        """Return the text in ``language`` (``ko`` or ``en``)."""
        return self.en if language == "en" else self.ko
