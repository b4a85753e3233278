"""Half-open stretches of a text, counted in Unicode code points."""

from __future__ import annotations

import msgspec

__all__ = ["Span"]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of an article's text: ``text[start:end]``, end excluded.

    Offsets count Unicode code points of the text as it was given; nothing is ever normalised
    in place, so they hold for the reader's copy too.

    >>> Span(2, 5).overlaps(Span(4, 9)), Span(2, 5).overlaps(Span(5, 9))
    (True, False)
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """Return the span moved by ``offset`` code points."""
        return Span(self.start + offset, self.end + offset)
