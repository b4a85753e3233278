"""Short forms after the full name in the same text: 올트먼 after 샘 올트먼, 김 대표 after 김이배 대표."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.lexicon.entities import alias_table
from checker.lexicon.names import english_name_words, name_words
from checker.link.names import ends_name
from checker.link.names_new import is_korean_latin, is_korean_name
from checker.link.names_text import NamedText, is_hangul
from checker.model import Span

__all__ = ["place_shorts"]


def place_shorts(text: NamedText) -> None:
    """Find the short forms that the full names of a text allow: 올트먼 after 샘 올트먼, 김 대표 after 김이배."""
    shorts = _short_forms(text)
    for short in sorted(shorts, key=lambda word: (-len(word), word)):
        for span in _places_of(text.text, short):
            if text.is_free(span) and ends_name(text.text, span.start, span.end, "person") is not None:
                text.add(span, shorts[short], "short")
    _place_surnames(text)


_INSIDE_WORD = re.compile(r"[0-9A-Za-z가-힣]")


def _places_of(text: str, word: str) -> Iterator[Span]:
    """Yield where ``word`` begins a word of the text."""
    start = text.find(word)
    while start >= 0:
        if not (start and _INSIDE_WORD.match(text, start - 1)):
            yield Span(start, start + len(word))
        start = text.find(word, start + len(word))


def _short_forms(text: NamedText) -> dict[str, str]:
    """Return the last names of the persons and the announced short forms, those of one entity only."""
    entries = alias_table().entries
    shorts: dict[str, set[str]] = {}
    for span, (entity, _) in text.mentions.items():
        names = entries[entity].strong_surfaces if entity in entries else (span.of(text.text),)
        for name in names:
            for short in _shortened(name, text.kind_of(entity), entity in entries):
                shorts.setdefault(short, set()).add(entity)
    for surface, entity in text.aliases.items():
        shorts[surface] = {entity}
    return {short: next(iter(found)) for short, found in shorts.items() if len(found) == 1}


def _is_last_name(word: str) -> bool:
    """Tell whether the last word of a person's name may stand for it: not 3세, 교황 or 대표."""
    if word[0].isdigit() or name_words().title.fullmatch(" " + word, 1):
        return False
    return len(word) > (1 if is_hangul(word) else 2)


# Shorter wards lose their 동 to words: 개봉 of 개봉동 is a release too, 압구정 is nothing else.
_WARD_FROM = 4


def _shortened(name: str, kind: str, listed: bool) -> Iterator[str]:
    """Yield what may stand for a name in the same text: itself, a person's last name, a rare first name."""
    parts = name.split(" ")
    if not listed and kind != "other" and len(name) > 1:
        yield name
    if not listed and name.endswith("동") and len(name) >= _WARD_FROM:
        yield name[:-1]
    if len(parts) < 2 or not (kind == "person" or _may_be_person(parts, kind)):
        return
    if is_korean_latin(name):
        yield parts[0]
        return
    if _is_last_name(parts[-1]):
        yield parts[-1]
    if not listed and _is_own_name(parts[0]):
        yield parts[0]


def _may_be_person(parts: Sequence[str], kind: str) -> bool:
    """Tell whether two Latin words of unknown kind may be a first and a last name: Carsten Brzeski."""
    words = english_name_words()
    return (
        kind == "other"
        and len(parts) == 2
        and all(part.isalpha() and part.istitle() and len(part) > 3 for part in parts)
        and parts[-1].lower() not in words.closers
    )


def _is_own_name(word: str) -> bool:
    """Tell whether the first word of a foreigner's name is one that few others bear: Chadchart, not John."""
    return word.isascii() and len(word) > 3 and word.lower() not in english_name_words().given


def _place_surnames(text: NamedText) -> None:
    persons: dict[str, set[str]] = {}
    for span, (entity, _) in text.mentions.items():
        name = span.of(text.text)
        if is_korean_name(name) and text.kind_of(entity) == "person":
            persons.setdefault(name[:-2], set()).add(entity)
    if not persons:
        return
    for title in name_words().title.finditer(text.text):
        before = _surname_before(text.text, title.start())
        found = persons.get(before.of(text.text), set()) if before is not None else set()
        if before is None or not found or not text.is_free(before):
            continue
        if len(found) > 1 or before.of(text.text) in name_words().word_surnames:
            found = {person for person in found if _bears(text, person, title.group(), strictly=len(found) > 1)}
        if len(found) != 1:
            continue
        if ends_name(text.text, title.start(), title.end(), "title") is not None:
            text.add(before, next(iter(found)), "short")


_SURNAME = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{1,2}(?= $)")


# A title stands at most so many characters after the name of its bearer.
_TITLE_REACH = 30


def _bears(text: NamedText, person: str, title: str, *, strictly: bool) -> bool:
    """Tell whether the title follows the person's full name somewhere in the text.

    Args:
        text: The article.
        person: Its entity.
        title: The title: 위원장.
        strictly: Whether the title is to be a word by itself: 부위원장 does not count.
    """
    edge = "[ )]" if strictly else ""
    pattern = re.compile(rf"[가-힣A-Za-z0-9 ()]{{0,{_TITLE_REACH}}}?{edge}{re.escape(title)}")
    return any(
        entity == person and pattern.match(text.text, span.end) is not None
        for span, (entity, _) in text.mentions.items()
    )


def _surname_before(text: str, offset: int) -> Span | None:
    match = _SURNAME.search(text, max(0, offset - 3), offset)
    return Span(*match.span()) if match is not None else None
