"""How soon an editor should look at a finding or a revision."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Severity"]


class Severity(StrEnum):
    """How soon an editor should look."""

    INFO = "info"
    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for error."""
        return tuple(Severity).index(self)
