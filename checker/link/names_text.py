"""One article on its way: its composed text and the names found in it so far."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from checker.lexicon.entities import alias_table
from checker.lexicon.names import name_words
from checker.link.names import Hit
from checker.model import Article, EntityMention, Span

__all__ = ["NamedText", "is_hangul", "key_of", "named_text"]


@dataclass(slots=True)
class NamedText:
    """An article with the names found in it so far; filled by the functions of this module.

    Attributes:
        article: The article.
        text: Its text, composed (NFC).
        offsets: For each place in ``text`` the offset in ``article.text``, where they differ.
        mentions: Entity and evidence by span.
        taken: One byte a place of ``text``: whether a name covers it.
        kinds: Kind of each new entity.
        aliases: Surfaces that this text itself says are an entity's.
        pairs: Ids that this text says are one.
        unsettled: Weak names without a strong one in this text.
    """

    article: Article
    text: str
    offsets: tuple[int, ...] | None
    mentions: dict[Span, tuple[str, str]] = field(default_factory=dict)
    taken: bytearray = field(default_factory=bytearray)
    kinds: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    unsettled: list[Hit] = field(default_factory=list)

    def add(self, span: Span, entity: str, how: str) -> None:
        """Note a name."""
        self.mentions[span] = (entity, how)
        self.taken[span.start : span.end] = b"\x01" * len(span)

    def is_free(self, span: Span) -> bool:
        """Tell whether no name stands at ``span`` yet."""
        return 1 not in self.taken[span.start : span.end]

    def kind_of(self, entity: str) -> str:
        """Return the kind of a listed or new entity."""
        entry = alias_table().entries.get(entity)
        return entry.kind if entry is not None else self.kinds.get(entity, "other")

    def found(self) -> list[EntityMention]:
        """Return the mentions in blocks that are read, with the offsets of the text as given."""
        read = [block.span for block in self.article.blocks if block.kind.is_read]
        mentions = []
        for span in sorted(self.mentions):
            entity, how = self.mentions[span]
            place = span if self.offsets is None else Span(self.offsets[span.start], self.offsets[span.end])
            if not self.article.blocks or any(block.contains(place) for block in read):
                mentions.append(EntityMention(self.article.id, place, place.of(self.article.text), entity, how))
        return mentions


def _compose(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Return the text composed (NFC) and, where that moved anything, the old offset of each place."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index < len(text) and (unicodedata.combining(text[index]) or "\u1160" <= text[index] <= "\u11ff"):
            continue
        piece = unicodedata.normalize("NFC", text[start:index])
        pieces.append(piece)
        offsets.extend([start] * len(piece))
        start = index
    return "".join(pieces), (*offsets, len(text))


_DROPPED = re.compile(r"(?<=\w )[A-Z]\.? (?=[A-Z가-힣])|[\s·.&’'-]+|㈜|\(주\)|^주식회사")
_FLIGHT_NUMBER = re.compile(r"^(?:flight )?(?:(?=\d?[A-Z])[A-Z0-9]{2} ?)?(\d{2,4})편?$", re.IGNORECASE)


def key_of(surface: str) -> str:
    """Return the id of a name that no table knows, the same for its usual spellings.

    >>> key_of("새빛 국제공항") == key_of("새빛공항"), key_of("Robin J. Fairweather") == key_of("Robin Fairweather")
    (True, True)
    """
    flight = _FLIGHT_NUMBER.search(surface)
    if flight is not None:
        return "x:flight" + flight[1]
    key = _DROPPED.sub("", surface).casefold()
    for long, short in name_words().tails.items():
        if key.endswith(long) and len(key) > len(long) + 1:
            key = key.removesuffix(long) + short
            break
    return "x:" + key


def named_text(article: Article) -> NamedText:
    """Return an article with its text composed and no name found yet."""
    composed, offsets = _compose(article.text)
    return NamedText(article, composed, offsets, taken=bytearray(len(composed) + 1))


def is_hangul(word: str) -> bool:
    """Tell whether a name is written in Hangul, in part at least."""
    return any("가" <= char <= "힣" for char in word)
