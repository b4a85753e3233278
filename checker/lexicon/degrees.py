"""Which degrees are no temperatures: those of a place on the map, of an angle, of spirits, of burns."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["OtherDegrees", "are_other_degrees", "other_degrees"]

# How far before and behind a figure its words stand: 알코올 도수가 16도, a 90-degree left turn.
_BEFORE = 10
_AFTER = 14


class OtherDegrees(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words beside degrees of one sort.

    Attributes:
        id: What they are degrees of.
        before, after: Words that stand shortly before and shortly behind the figure.
    """

    id: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@cache
def other_degrees() -> tuple[OtherDegrees, ...]:
    """Return the entries of ``shared/degrees.toml``."""
    return read_entries("shared/degrees.toml", "degrees", OtherDegrees)


def are_other_degrees(text: str, start: int, end: int) -> bool:
    """Tell whether the words beside the figure at ``start:end`` say that its degrees are no temperature.

    >>> are_other_degrees("a 90-degree left turn", 2, 11), are_other_degrees("1.5 degrees above it", 0, 11)
    (True, False)
    """
    before, after = text[max(0, start - _BEFORE) : start].lower(), text[end : end + _AFTER].lower()
    return any(
        any(word in before for word in entry.before) or any(word in after for word in entry.after)
        for entry in other_degrees()
    )
