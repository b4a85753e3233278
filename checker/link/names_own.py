"""What a text says of its names itself: new ones by their shape, glosses, and spellings that a gloss bends."""

from __future__ import annotations

import re

from checker.lexicon.names import english_name_words
from checker.link.names import bare_word
from checker.link.names_gloss import Gloss, find_glosses
from checker.link.names_likeness import letters_apart, sounds_like
from checker.link.names_new import find_new_names, head_of, is_korean_latin
from checker.link.names_text import NamedText, is_hangul, key_of
from checker.model import Span

__all__ = ["place_bent", "place_glosses", "place_new"]


def place_new(text: NamedText) -> None:
    """Find names of known shape that no table knows, each with an id of its own spelling."""
    single: dict[str, str] = {}
    known = sorted(text.mentions)
    places = [span for span in known if text.kind_of(text.mentions[span][0]) == "place"]
    for name in find_new_names(text.text, known, text.article.language == "en", places):
        entity = key_of(name.surface)
        text.kinds.setdefault(entity, name.kind)
        text.add(name.span, entity, "new")
        if name.kind in ("other", "person") and " " not in name.surface:
            single[name.surface] = entity
    if single:
        _join_parts(text, single)


def _join_parts(text: NamedText, single: dict[str, str]) -> None:
    """Take one Latin word for the longer name in the text that it ends, or begins if Korean: Newsom, Son."""
    owners: dict[str, set[str]] = {}
    for span, (entity, _) in text.mentions.items():
        name = span.of(text.text)
        parts = name.split(" ")
        called = parts[0] if is_korean_latin(name) else parts[-1]
        if len(parts) > 1 and called in single:
            owners.setdefault(called, set()).add(entity)
    for span, (_, how) in list(text.mentions.items()):
        found = owners.get(span.of(text.text), set())
        if how == "new" and len(found) == 1:
            text.mentions[span] = (next(iter(found)), "short")


def place_glosses(text: NamedText) -> None:
    """Join what brackets say is one: 엔비디어(NVIDIA), 새빛재단(이하 재단), 새빛연구회(SRS)."""
    for gloss in find_glosses(text.text):
        name, other = _ending_at(text, gloss.name), _ending_at(text, gloss.other)
        if name is not None and other is not None:
            _pair(text, name[1], other[1])
        elif name is not None:
            if _explains(name[0].of(text.text), gloss, text):
                _note(text, gloss.other, name[1])
        elif other is not None:
            if _explains(gloss.name.of(text.text), gloss, text):
                _note(text, gloss.name, other[1])
        elif _makes_name(text, gloss):
            _note_new(text, gloss)


# Personal Information Protection Commission has 42 letters, Federal Emergency Management Agency 35.
_LONGEST = 80


def _ending_at(text: NamedText, span: Span) -> tuple[Span, str] | None:
    """Return the name that ends where ``span`` ends."""
    if not text.taken[span.end - 1] if span.end else True:
        return None
    for start in range(span.end - 1, max(-1, span.end - _LONGEST), -1):
        found = text.mentions.get(Span(start, span.end))
        if found is not None:
            return Span(start, span.end), found[0]
    return None


def _pair(text: NamedText, first: str, second: str) -> None:
    """Note that two ids are one, unless the table knows both."""
    if first != second and (first.startswith("x:") or second.startswith("x:")):
        text.pairs.append((first, second))


# Shorter acronyms stand for several names in a corpus; a gloss settles them for its own text only.
_TELLING_FROM = 4


def _note(text: NamedText, span: Span, entity: str) -> None:
    if text.is_free(span):
        surface = span.of(text.text)
        text.add(span, entity, "gloss")
        text.aliases[surface] = entity
        if len(surface) >= _TELLING_FROM:
            _pair(text, entity, key_of(surface))


def _note_new(text: NamedText, gloss: Gloss) -> None:
    surface = gloss.name.of(text.text)
    entity = key_of(surface)
    head = head_of(surface)
    text.kinds.setdefault(entity, head[1] if head is not None else "other")
    _note(text, gloss.name, entity)
    _note(text, gloss.other, entity)


def _explains(name: str, gloss: Gloss, text: NamedText) -> bool:
    """Tell whether two names in a gloss are one: by sound, by initials, or because the text says so."""
    other = gloss.other.of(text.text)
    if gloss.is_short:
        return True
    hangul, latin = (name, other) if "가" <= name[0] <= "힣" else (other, name)
    if _abbreviates(name, other) or _abbreviates(other, name):
        return True
    if head_of(name) is not None and _ACRONYM.match(other):
        return other.lower() not in english_name_words().no_names
    return is_hangul(hangul) and latin.isascii() and sounds_like(hangul, latin)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether ``short`` is made of the initials, or of syllables in order, of ``name``."""
    if short.isascii() and short.isupper() and name.isascii():
        return "".join(word[0] for word in name.split() if word[0].isupper()).startswith(short)
    if not (is_hangul(short) and is_hangul(name)) or not 2 <= len(short) < len(name.replace(" ", "")):
        return False
    letters = iter(name)
    return short[0] == name[0] and all(char in letters for char in short)


_MIXED = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z0-9&.-]*$")
_ACRONYM = re.compile(r"[A-Z]{3,7}$")


def _makes_name(text: NamedText, gloss: Gloss) -> bool:
    """Tell whether two unknown words in a gloss are a name: 새빛봇(SaebitBot), 새빛연구회(SRS)."""
    name, other = gloss.name.of(text.text), gloss.other.of(text.text)
    if gloss.is_short or not is_hangul(name) or other.lower() in english_name_words().no_names:
        return False
    if _MIXED.match(other):
        return len(name) > 2 and sounds_like(name, other)
    return _ACRONYM.match(other) is not None and head_of(name) is not None


_BENT_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{4,12}")
_BENT_FROM = 4
_BENT_BY = 2


def place_bent(text: NamedText) -> None:
    """Take misspellings for the name whose Hangul a gloss in the same text already bends: 오픈아이언.

    Only words that share three syllables with the bent name, and that stand for nothing else, count.
    """
    bent = {name: entity for name, entity in text.aliases.items() if len(name) >= _BENT_FROM and is_hangul(name)}
    if not bent:
        return
    for match in _BENT_WORD.finditer(text.text):
        word = bare_word(match.group())
        span = Span(match.start(), match.start() + len(word))
        for name, entity in bent.items():
            if word == name or _bends(word, name):
                if text.is_free(span):
                    text.add(span, entity, "gloss" if word == name else "spelling")
                break


def _bends(word: str, name: str) -> bool:
    """Tell whether two words share their first three syllables and all but two of the rest."""
    return word[:3] == name[:3] and abs(len(word) - len(name)) <= 1 and letters_apart(word, name) <= _BENT_BY
