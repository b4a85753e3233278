"""Names of the alias table, and names that other articles gave away: which of their meanings holds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from checker.lexicon.entities import Alias, AliasTable
from checker.lexicon.names import english_name_words, name_words
from checker.link.names import Hit, find_names, names_money
from checker.link.names_text import NamedText

__all__ = ["place_known", "place_table", "place_weak"]


def place_known(text: NamedText) -> None:
    """Settle the table's names: strong ones at once, weak ones where a strong one stands by."""
    hits = [hit for hit in find_names(text.text) if not names_money(text.text, hit.span.end)]
    counts: Counter[str] = Counter()
    for hit in hits:
        owners = [alias.entity for alias in hit.aliases if alias.strong]
        if len(owners) == 1 and len(hit.aliases) == 1:
            counts[owners[0]] += 1
    for index, hit in enumerate(hits):
        strong = [alias.entity for alias in hit.aliases if alias.strong]
        weak = [alias.entity for alias in hit.aliases if not alias.strong and _is_backed(alias, counts)]
        if len(weak) == 1 and not (strong and counts[strong[0]]):
            if not _goes_on(text.text, hit):
                text.add(hit.span, weak[0], "short")
        elif len(strong) == 1:
            text.add(hit.span, strong[0], "alias")
        elif not strong and not _place_listed(text, hits, index):
            _place_titled(text, hit)
            text.unsettled.append(hit)


_LISTS = re.compile(r"(?:[과와]|하고)?(?: ?[,·/] ?| )$")


def _place_listed(text: NamedText, hits: Sequence[Hit], index: int) -> bool:
    """Take a weak place in a list with a sure one, or right before one: 영양 in 안동·영양 and 경기 in 경기 안성."""
    hit = hits[index]
    places = [alias.entity for alias in hit.aliases if alias.kind == "place"]
    if len(places) != 1 or len(hit.aliases) != 1:
        return False
    for first, second in ((index - 1, index), (index, index + 1)):
        if first < 0 or second == len(hits):
            continue
        between = text.text[hits[first].span.end : hits[second].span.start]
        other = hits[second if first == index else first]
        sure = len(other.aliases) == 1 and other.aliases[0].strong and other.aliases[0].kind == "place"
        before = between == " " and first == index
        if sure and (before or (between.strip() and len(between) < 5 and _LISTS.fullmatch(between))):
            text.add(hit.span, places[0], "context")
            return True
    return False


def _is_backed(alias: Alias, counts: Counter[str]) -> bool:
    """Tell whether a strong name of a weak one's entity, or a companion, stands in the text."""
    return counts[alias.entity] > 0 or any(counts[companion] for companion in alias.companions)


_TITLE_WITHIN = 30


def _place_titled(text: NamedText, hit: Hit) -> None:
    """Take a weak name of a person, such as 이영, where a title follows in the same phrase."""
    persons = [alias.entity for alias in hit.aliases if alias.kind == "person"]
    end = hit.span.end
    if len(persons) != 1 or text.text[end : end + 1] != " ":
        return
    title = name_words().title.search(text.text, end, end + _TITLE_WITHIN)
    if title is not None and re.fullmatch(r"[가-힣A-Za-z0-9 ]*", text.text[end : title.start()]):
        text.add(hit.span, persons[0], "context")


_NEXT_WORD = re.compile(r"[ -]([A-Z][\w’'-]*)")


def _goes_on(text: str, hit: Hit) -> bool:
    """Tell whether a Latin short form is the beginning of a longer name: Palisades Drive."""
    following = _NEXT_WORD.match(text, hit.span.end) if hit.surface.isascii() else None
    if following is None:
        return False
    words = english_name_words()
    word = following[1].lower()
    return word not in words.openers and word not in words.closers


def place_table(text: NamedText, table: AliasTable) -> None:
    """Find names that other articles gave away."""
    for hit in find_names(text.text, table):
        if len(hit.aliases) == 1 and text.is_free(hit.span):
            alias = hit.aliases[0]
            text.kinds.setdefault(alias.entity, alias.kind)
            if alias.strong:
                text.add(hit.span, alias.entity, "context")
            else:
                _place_titled(text, hit)


# Shorter weak names (현대, 한화) are words too often to be settled by other articles.
_WEAK_FROM = 4
# So many names must two articles share to speak of the same things.
_SHARED = 2


def place_weak(text: NamedText, strong: Mapping[str, Sequence[frozenset[str]]]) -> None:
    """Settle weak names by the articles in the same company that give the strong one.

    Args:
        text: The article.
        strong: For each listed entity the names that stand beside its strong one, by article.
    """
    own = {entity for entity, _ in text.mentions.values()}
    for hit in text.unsettled:
        shaped = text.mentions.get(hit.span, ("", ""))[1] == "new"
        if not (shaped or text.is_free(hit.span)) or len(hit.surface) < _WEAK_FROM or _goes_on(text.text, hit):
            continue
        found = [
            alias.entity
            for alias in hit.aliases
            if any(len(own & company) >= _SHARED for company in strong.get(alias.entity, ()))
        ]
        if len(found) == 1:
            text.add(hit.span, found[0], "context")
