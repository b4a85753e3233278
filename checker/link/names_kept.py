"""What one article gives away of its names by itself, as a plain value that a memory can keep."""

from __future__ import annotations

from dataclasses import dataclass

from checker.lexicon.entities import alias_table
from checker.link.names import Hit
from checker.link.names_text import NamedText, named_text
from checker.model import Article, Span

__all__ = ["OwnNames", "own_names_of", "text_with"]


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names that an article gives away by itself, in the order in which they were found.

    Attributes:
        mentions: Start and end in the composed text, entity, evidence.
        kinds: Kind of each new entity.
        aliases: Surfaces that the text itself says are an entity's.
        pairs: Ids that the text says are one.
        unsettled: Start, end and surface of weak names without a strong one in the text.
    """

    mentions: tuple[tuple[int, int, str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str], ...]
    unsettled: tuple[tuple[int, int, str], ...]


def own_names_of(text: NamedText) -> OwnNames:
    """Return what was found in a text so far."""
    return OwnNames(
        tuple((span.start, span.end, entity, how) for span, (entity, how) in text.mentions.items()),
        tuple(text.kinds.items()),
        tuple(text.aliases.items()),
        tuple(text.pairs),
        tuple((hit.span.start, hit.span.end, hit.surface) for hit in text.unsettled),
    )


def text_with(article: Article, own: OwnNames) -> NamedText:
    """Return an article's text with what was found in it before."""
    text = named_text(article)
    for start, end, entity, how in own.mentions:
        text.add(Span(start, end), entity, how)
    text.kinds.update(own.kinds)
    text.aliases.update(own.aliases)
    text.pairs.extend(own.pairs)
    table = alias_table()
    text.unsettled.extend(Hit(Span(start, end), surface, table.find(surface)) for start, end, surface in own.unsettled)
    return text
