"""Names to entities: one id for one person, organisation, product or place in all articles."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from checker.lexicon.entities import alias_table
from checker.link.names_corpus import joined_ids, table_of_new
from checker.link.names_heard import Heard
from checker.link.names_kept import OwnNames, own_names_of, text_with
from checker.link.names_known import place_known, place_table, place_weak
from checker.link.names_own import place_bent, place_glosses, place_new
from checker.link.names_short import place_shorts
from checker.link.names_text import NamedText, named_text
from checker.model import Article, Entity, EntityMention

__all__ = ["link_entities", "read_own_names"]


def link_entities(
    articles: Sequence[Article], own: Sequence[OwnNames] | None = None
) -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    """Find the names of all articles and give each entity one id across the corpus.

    Evidence comes in this order: the alias table; what a text says itself (glosses, announced short
    forms); the shape of a name (a title, the head of an organisation, capitals); short forms of what
    was found; last likeness, and only for spellings of one name in the same company. What stays
    unsure stays apart.

    Args:
        articles: The corpus.
        own: What ``read_own_names`` found in each of them; it is asked where this is not given.

    Returns:
        The entities by id, and their mentions in the order of articles and of reading. Each mention
        says by ``how`` what it is known by.
    """
    own = [read_own_names(article) for article in articles] if own is None else own
    texts = [text_with(article, names) for article, names in zip(articles, own, strict=True)]
    joined = joined_ids(texts)
    table = table_of_new(texts, joined)
    mentions: list[EntityMention] = []
    strong = _companies(texts)
    for text in texts:
        _rename(text, joined)
    heard = Heard(texts)
    for text in texts:
        place_table(text, table)
        place_weak(text, strong)
        heard.place(text)
        place_shorts(text)
        mentions.extend(text.found())
    return _entities_of(texts, mentions), tuple(mentions)


def read_own_names(article: Article) -> OwnNames:
    """Find the names that one article gives away by itself."""
    text = named_text(article)
    place_known(text)
    place_new(text)
    place_glosses(text)
    place_bent(text)
    return own_names_of(text)


# So many articles are enough to tell in what company a listed name stands.
_COMPANIES = 20


def _companies(texts: Sequence[NamedText]) -> dict[str, list[frozenset[str]]]:
    """Return for the entities that somewhere stand by a weak name what stands beside their strong one."""
    wanted = {alias.entity for text in texts for hit in text.unsettled for alias in hit.aliases}
    companies: dict[str, list[frozenset[str]]] = {}
    for text in texts:
        company = frozenset(entity for entity, _ in text.mentions.values())
        for entity in sorted(company & wanted):
            found = companies.setdefault(entity, [])
            if len(found) < _COMPANIES:
                found.append(company)
    return companies


def _rename(text: NamedText, joined: dict[str, str]) -> None:
    for span, (entity, how) in text.mentions.items():
        if entity in joined:
            text.mentions[span] = (joined[entity], how)
            text.kinds.setdefault(joined[entity], text.kinds.get(entity, "other"))
    for surface, entity in text.aliases.items():
        text.aliases[surface] = joined.get(entity, entity)


def _entities_of(texts: Sequence[NamedText], mentions: Sequence[EntityMention]) -> tuple[Entity, ...]:
    entries = alias_table().entries
    seen: dict[str, Counter[str]] = {}
    for mention in mentions:
        seen.setdefault(mention.entity, Counter())[unicodedata.normalize("NFC", mention.text)] += 1
    kinds: dict[str, str] = {}
    for text in texts:
        for entity, kind in text.kinds.items():
            kinds.setdefault(entity, kind)
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
