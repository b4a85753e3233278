"""What goes on being counted, so that later and higher is an update and no conflict."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["Growing", "find_growing", "growing_counts"]


class Growing(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A count that changes while an event goes on.

    Attributes:
        id: What is counted.
        words: Attribute ids and words of attributes.
        falling: True where it goes down as well.
        many: True where one event has several side by side, as each candidate has votes: two values
            are then no two points of one count unless their claims are linked otherwise.
        hourly: True where it moves by the hour on the day of the event.
        shares: True where it is told in per cent; the share of a count is none.
    """

    id: str
    words: tuple[str, ...]
    falling: bool = False
    many: bool = False
    hourly: bool = False
    shares: bool = False


@cache
def growing_counts() -> tuple[Growing, ...]:
    """Return the entries of ``shared/growing.toml``."""
    return read_entries("shared/growing.toml", "count", Growing)


@lru_cache(maxsize=4096)
def find_growing(attribute: str | None, words: str) -> Growing | None:
    """Return the growing count that an attribute is, or ``None``.

    Args:
        attribute: Id of the attribute, as ``Claim.attribute`` has it.
        words: The words that named it.

    >>> find_growing("deaths", "").id, find_growing(None, "확진자 수").id, find_growing("revenue", "매출")
    ('casualties', 'infections', None)
    """
    text = words.lower()
    for entry in growing_counts():
        if attribute in entry.words or any(_names(word, text) for word in entry.words):
            return entry
    return None


def _names(word: str, text: str) -> bool:
    if not word.isascii():
        return word in text
    return f" {word} " in f" {text} "
