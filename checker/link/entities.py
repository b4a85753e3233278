"""Names to entities: one id for one person, organisation, product or place in all articles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from checker.lexicon.entities import EntityEntry, alias_table
from checker.link.names import Hit, bare_word, ends_name, find_names
from checker.link.names_gloss import find_glosses
from checker.link.names_likeness import sounds_like, spelled_alike
from checker.link.names_new import find_new_names
from checker.model import Article, Entity, EntityMention, Span

__all__ = ["link_entities"]


@dataclass(slots=True)
class _Text:
    """An article on its way: its composed text and the names found so far."""

    article: Article
    text: str
    offsets: tuple[int, ...] | None
    mentions: dict[Span, tuple[str, str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)

    def add(self, span: Span, entity: str, how: str) -> None:
        self.mentions[span] = (entity, how)

    def is_free(self, span: Span) -> bool:
        return not any(span.overlaps(other) for other in self.mentions)


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
    offsets.append(len(text))
    return "".join(pieces), tuple(offsets)


def link_entities(articles: Sequence[Article]) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Find the names of all articles and give each entity one id across the corpus.

    Names of the alias table come first, then what the texts say themselves (glosses, short forms),
    then names of known shape, and likeness last, for spellings of one name only.

    Returns:
        The entities by id, and their mentions in the order of articles and of reading.
    """
    texts = [_read(article) for article in articles]
    mentions: list[EntityMention] = []
    for text in texts:
        mentions.extend(_mentions_of(text))
    return _entities_of(texts, mentions), tuple(mentions)


def _read(article: Article) -> _Text:
    composed, offsets = _compose(article.text)
    text = _Text(article, composed, offsets)
    hits = list(find_names(composed))
    _place_known(text, hits)
    _place_glosses(text)
    _place_spellings(text)
    _place_new(text)
    _place_shorts(text)
    return text


def _place_known(text: _Text, hits: Sequence[Hit]) -> None:
    """Settle the table's names: strong ones at once, weak ones where a strong one stands by."""
    counts: Counter[str] = Counter()
    for hit in hits:
        owners = [alias.entity for alias in hit.aliases if alias.strong]
        if len(owners) == 1:
            counts[owners[0]] += 1
    for hit in hits:
        strong = [alias.entity for alias in hit.aliases if alias.strong]
        weak = [alias.entity for alias in hit.aliases if not alias.strong and counts[alias.entity]]
        if len(weak) == 1:
            text.add(hit.span, weak[0], "short")
        elif len(strong) == 1:
            text.add(hit.span, strong[0], "alias")


def _at(text: _Text, span: Span) -> tuple[Span, str] | None:
    """Return the known name that ends where ``span`` ends, or fills it."""
    for other, (entity, _) in text.mentions.items():
        if other.end == span.end and other.overlaps(span):
            return other, entity
    return None


def _place_glosses(text: _Text) -> None:
    for gloss in find_glosses(text.text):
        name, other = _at(text, gloss.name), _at(text, gloss.other)
        surface, gloss_surface = gloss.name.of(text.text), gloss.other.of(text.text)
        if name is not None and other is None:
            if gloss.is_short or sounds_like(name[0].of(text.text), gloss_surface):
                text.add(gloss.other, name[1], "gloss")
                text.aliases[gloss_surface] = name[1]
        elif other is not None and name is None and (gloss.is_short or sounds_like(surface, gloss_surface)):
            text.add(gloss.name, other[1], "gloss")
            text.aliases[surface] = other[1]


_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{4,10}")


def _place_spellings(text: _Text) -> None:
    """Take misspellings for the name that a gloss in the same text already bends: 오픈아이언."""
    bent = {name: entity for name, entity in text.aliases.items() if len(name) >= 4 and "가" <= name[0] <= "힣"}
    if not bent:
        return
    for match in _WORD.finditer(text.text):
        word = bare_word(match.group())
        span = Span(match.start(), match.start() + len(word))
        for name, entity in bent.items():
            if word == name or (word[:3] == name[:3] and spelled_alike(word, name)):
                if text.is_free(span):
                    text.add(span, entity, "gloss" if word == name else "spelling")
                break


def _place_new(text: _Text) -> None:
    known = sorted(text.mentions)
    for name in find_new_names(text.text, known, text.article.language == "en"):
        entity = "x:" + _key(name.surface)
        text.kinds[entity] = name.kind
        text.add(name.span, entity, "new")


def _key(surface: str) -> str:
    return re.sub(r"[\s·.-]+", "", surface).casefold()


def _short_forms(text: _Text) -> dict[str, str]:
    """Return the short forms that the full names of a text allow, those of one entity only."""
    entries = alias_table().entries
    shorts: dict[str, set[str]] = {}
    for span, (entity, _) in text.mentions.items():
        kind = entries[entity].kind if entity in entries else text.kinds.get(entity, "")
        for name in _names_of(entries.get(entity), span.of(text.text)):
            for short in _shortened(name, kind):
                shorts.setdefault(short, set()).add(entity)
    for surface, entity in text.aliases.items():
        shorts[surface] = {entity}
    return {short: next(iter(found)) for short, found in shorts.items() if len(found) == 1}


def _names_of(entry: EntityEntry | None, surface: str) -> Iterable[str]:
    return entry.strong_surfaces if entry is not None else (surface,)


def _shortened(name: str, kind: str) -> Iterable[str]:
    parts = name.split(" ")
    if kind == "person" and len(parts) > 1 and len(parts[-1]) > 1:
        yield parts[-1]


def _place_shorts(text: _Text) -> None:
    shorts = _short_forms(text)
    if not shorts:
        return
    pattern = re.compile(
        "(?<![0-9A-Za-z가-힣])(?:%s)"
        % "|".join(re.escape(short) for short in sorted(shorts, key=lambda word: (-len(word), word)))
    )
    for match in pattern.finditer(text.text):
        span = Span(*match.span())
        if ends_name(text.text, span.start, span.end, "person") is not None and text.is_free(span):
            text.add(span, shorts[match.group()], "short")


def _mentions_of(text: _Text) -> list[EntityMention]:
    found = []
    read = [block.span for block in text.article.blocks if block.kind.is_read]
    for span in sorted(text.mentions):
        entity, how = text.mentions[span]
        place = span if text.offsets is None else Span(text.offsets[span.start], text.offsets[span.end])
        if not text.article.blocks or any(block.contains(place) for block in read):
            found.append(EntityMention(text.article.id, place, place.of(text.article.text), entity, how))
    return found


def _entities_of(texts: Sequence[_Text], mentions: Sequence[EntityMention]) -> tuple[Entity, ...]:
    entries = alias_table().entries
    seen: dict[str, Counter[str]] = {}
    for mention in mentions:
        seen.setdefault(mention.entity, Counter())[unicodedata.normalize("NFC", mention.text)] += 1
    kinds = {entity: kind for text in texts for entity, kind in text.kinds.items()}
    entities = []
    for key in sorted(seen):
        entry = entries.get(key)
        surfaces = sorted(seen[key], key=lambda surface: (-seen[key][surface], surface))
        listed = entry.strong_surfaces if entry is not None else ()
        entities.append(
            Entity(
                key,
                entry.ko if entry is not None else surfaces[0],
                entry.kind if entry is not None else kinds.get(key, "other"),
                tuple(dict.fromkeys((*surfaces, *listed))),
            )
        )
    return tuple(entities)
