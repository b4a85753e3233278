"""What a lesson is asked to be."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Order"]


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for.

    Attributes:
        level: 1 find and normalise, 2 match and judge, 3 audit and correct.
        anonymous: Whether outlets are hidden.
        title: What the sheet is called; empty for a plain name.
    """

    items: int = 10
    level: int = 2
    seed: int = 0
    language: str = "ko"
    anonymous: bool = False
    title: str = ""
