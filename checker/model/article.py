"""One article as it was given, and where in it the journalism stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

import msgspec

from checker.later import later
from checker.model.span import Span

__all__ = ["Article", "Block", "BlockKind", "Problem", "Sentence"]


_HOST = later(r"https?://(?:[^/?#@\s]*@)?(?:www\.|m\.)?(?P<name>[\w.-]+\.[A-Za-z]{2,})(?=[:/?#]|$)", re.IGNORECASE)
# An id of more letters is a file's name or a digest, which nobody reads.
_SHORT = 14


class BlockKind(StrEnum):
    """What a stretch of an article's text is for."""

    TITLE = "title"  # the headline, and sub-headlines above the lead
    BODY = "body"
    CAPTION = "caption"  # of a picture or a graphic: may tell an older state of things
    TEASER = "teaser"  # another story, told in a box
    REPEAT = "repeat"  # the same words as an earlier block: read once, there
    FURNITURE = "furniture"  # navigation, bylines, imprint, counters, weather, addresses

    @property
    def is_read(self) -> bool:
        """Tell whether figures are looked for in such a block."""
        return self not in (BlockKind.REPEAT, BlockKind.FURNITURE)


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph-like stretch of the text with what it is for."""

    span: Span
    kind: BlockKind


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence of a block that is read.

    Attributes:
        span: Its place in the article's text, without the white space around it.
        block: Index of its block in ``Article.blocks``; sentences of one block are a paragraph.
        kind: The kind of that block.
    """

    span: Span
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Article:
    """An article as loaded. ``text`` never changes after loading.

    Attributes:
        id: Unique in a run.
        text: The text as given (NFD stays NFD).
        source: The outlet, given or found in the text.
        title: The headline, given or found in the text.
        published: Day of publication, given or found in the text.
        published_at: Moment of publication where the hour is known (naive, local to the outlet).
        url: Where it was published.
        language: ``ko`` or ``en``: the one that most of its letters belong to.
        blocks: The text cut into blocks, in reading order, gaps being white space.
        sentences: The sentences of all blocks that are read, in reading order.
        origin: Articles that are copies of one text share an origin; it is the id of the first.
        path: The input it came from, for messages.
    """

    id: str
    text: str
    source: str | None = None
    title: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    language: str = "ko"
    blocks: tuple[Block, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    origin: str | None = None
    path: str | None = None

    @property
    def outlet(self) -> str:
        """What to call its outlet: its name, else where it was published, else its id, cut short.

        >>> Article("004_6e8ca88693465478", "").outlet, Article("a", "", url="https://www.a.example/1").outlet
        ('004_6e8c…', 'a.example')
        """
        if self.source:
            return self.source
        host = _HOST.match(self.url or "")
        if host:
            return host["name"].lower()
        return self.id if len(self.id) <= _SHORT else f"{self.id[:8]}…"

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that covers ``offset``, or ``None`` between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= offset:
            return self.sentences[low]
        return None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or done; a run that has one is incomplete, unless it is a mere note.

    Attributes:
        input: The file, line or rate that it concerns.
        message: What was wrong and what to do, for a person.
        note: All that was given was read; what the reader should know is that there was more once.
    """

    input: str
    message: str
    note: bool = False
