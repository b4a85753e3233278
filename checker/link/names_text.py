"""One article's names: from the alias table, from its own glosses and short forms, and by shape."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from checker.lexicon.entities import Alias, AliasTable, alias_table
from checker.lexicon.names import english_name_words, name_words
from checker.link.names import Hit, bare_word, ends_name, find_names
from checker.link.names_gloss import Gloss, find_glosses
from checker.link.names_likeness import letters_apart, sounds_like
from checker.link.names_new import find_new_names, head_of, is_korean_latin, is_korean_name
from checker.model import Article, EntityMention, Span

__all__ = ["NamedText", "key_of", "place_shorts", "place_table", "place_weak", "read_names"]


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


_DROPPED = re.compile(r"[\s·.&’'-]+|㈜|\(주\)|^주식회사")
_FLIGHT_NUMBER = re.compile(r"^(?:flight )?(?:(?=\d?[A-Z])[A-Z0-9]{2} ?)?(\d{2,4})편?$", re.IGNORECASE)
# Long and short forms of one last part: 무안국제공항 is 무안공항.
_TAILS = (
    ("국제공항", "공항"),
    ("대학교", "대"),
    ("지방법원", "지법"),
    ("고등법원", "고법"),
    ("지방검찰청", "지검"),
    ("아파트", ""),
)


def key_of(surface: str) -> str:
    """Return the id of a name that no table knows, the same for its usual spellings.

    >>> key_of("새빛 국제공항") == key_of("새빛공항")
    True
    """
    flight = _FLIGHT_NUMBER.search(surface)
    if flight is not None:
        return "x:flight" + flight[1]
    key = _DROPPED.sub("", surface).casefold()
    for long, short in _TAILS:
        if key.endswith(long) and len(key) > len(long) + 1:
            key = key.removesuffix(long) + short
            break
    return "x:" + key


def read_names(article: Article) -> NamedText:
    """Find the names that one article gives away by itself."""
    composed, offsets = _compose(article.text)
    text = NamedText(article, composed, offsets, taken=bytearray(len(composed) + 1))
    _place_known(text, list(find_names(composed)))
    _place_new(text)
    _place_glosses(text)
    _place_bent(text)
    return text


def _place_known(text: NamedText, hits: Sequence[Hit]) -> None:
    """Settle the table's names: strong ones at once, weak ones where a strong one stands by."""
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
    """Take a weak place in a list with a sure one of the same kind: 영양 in 안동·영양, not 영양 상태."""
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
        if sure and between.strip() and len(between) < 5 and _LISTS.fullmatch(between):
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


def _place_new(text: NamedText) -> None:
    single: dict[str, str] = {}
    known = sorted(text.mentions)
    places = [span for span in known if text.kind_of(text.mentions[span][0]) == "place"]
    for name in find_new_names(text.text, known, text.article.language == "en", places):
        entity = key_of(name.surface)
        text.kinds.setdefault(entity, name.kind)
        text.add(name.span, entity, "new")
        if name.kind == "other" and " " not in name.surface:
            single[name.surface] = entity
    if single:
        _join_parts(text, single)


def _join_parts(text: NamedText, single: dict[str, str]) -> None:
    """Take one Latin word for the longer name in the text that it ends, if there is one such: Newsom."""
    owners: dict[str, set[str]] = {}
    for span, (entity, _) in text.mentions.items():
        parts = span.of(text.text).split(" ")
        if len(parts) > 1 and parts[-1] in single:
            owners.setdefault(parts[-1], set()).add(entity)
    for span, (_, how) in list(text.mentions.items()):
        found = owners.get(span.of(text.text), set())
        if how == "new" and len(found) == 1:
            text.mentions[span] = (next(iter(found)), "short")


def _place_glosses(text: NamedText) -> None:
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


def _ending_at(text: NamedText, span: Span) -> tuple[Span, str] | None:
    """Return the name that ends where ``span`` ends."""
    if not text.taken[span.end - 1] if span.end else True:
        return None
    for start in range(span.end - 1, max(-1, span.end - 40), -1):
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
    return _is_hangul(hangul) and latin.isascii() and sounds_like(hangul, latin)


def _is_hangul(word: str) -> bool:
    return any("가" <= char <= "힣" for char in word)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether ``short`` is made of the initials, or of syllables in order, of ``name``."""
    if short.isascii() and short.isupper() and name.isascii():
        return "".join(word[0] for word in name.split() if word[0].isupper()).startswith(short)
    if not (_is_hangul(short) and _is_hangul(name)) or not 2 <= len(short) < len(name.replace(" ", "")):
        return False
    letters = iter(name)
    return short[0] == name[0] and all(char in letters for char in short)


_MIXED = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z0-9&.-]*$")
_ACRONYM = re.compile(r"[A-Z]{3,7}$")


def _makes_name(text: NamedText, gloss: Gloss) -> bool:
    """Tell whether two unknown words in a gloss are a name: 새빛봇(SaebitBot), 새빛연구회(SRS)."""
    name, other = gloss.name.of(text.text), gloss.other.of(text.text)
    if gloss.is_short or not _is_hangul(name) or other.lower() in english_name_words().no_names:
        return False
    if _MIXED.match(other):
        return len(name) > 2 and sounds_like(name, other)
    return _ACRONYM.match(other) is not None and head_of(name) is not None


# Shorter weak names (현대, 한화) are words too often to be settled by other articles.
_WEAK_FROM = 4
# So many names must two articles share to speak of the same things.
_SHARED = 2
_BENT_WORD = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{4,12}")
_BENT_FROM = 4
_BENT_BY = 2


def _place_bent(text: NamedText) -> None:
    """Take misspellings for the name whose Hangul a gloss in the same text already bends: 오픈아이언.

    Only words that share three syllables with the bent name, and that stand for nothing else, count.
    """
    bent = {name: entity for name, entity in text.aliases.items() if len(name) >= _BENT_FROM and _is_hangul(name)}
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


def place_table(text: NamedText, table: AliasTable) -> None:
    """Find names that other articles gave away."""
    for hit in find_names(text.text, table):
        if len(hit.aliases) == 1 and text.is_free(hit.span):
            entity = hit.aliases[0].entity
            text.kinds.setdefault(entity, hit.aliases[0].kind)
            text.add(hit.span, entity, "context")


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
    return len(word) > (1 if _is_hangul(word) else 2)


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
        if len(found) > 1 or before.of(text.text) in _WORD_SURNAMES:
            found = {person for person in found if _bears(text, person, title.group(), strictly=len(found) > 1)}
        if len(found) != 1:
            continue
        if ends_name(text.text, title.start(), title.end(), "title") is not None:
            text.add(before, next(iter(found)), "short")


_SURNAME = re.compile(r"(?<![가-힣A-Za-z0-9])[가-힣]{1,2}(?= $)")


# Surnames that are words before a title: 이 대표 (this), 전 장관 (former), 현 시장 (present).
_WORD_SURNAMES = frozenset("이전현한고신구주조총양본정각그저동")


def _bears(text: NamedText, person: str, title: str, *, strictly: bool) -> bool:
    """Tell whether the title follows the person's full name somewhere in the text.

    Args:
        text: The article.
        person: Its entity.
        title: The title: 위원장.
        strictly: Whether the title is to be a word by itself: 부위원장 does not count.
    """
    edge = "[ )]" if strictly else ""
    pattern = re.compile(rf"[가-힣A-Za-z0-9 ()]{{0,{_TITLE_WITHIN}}}?{edge}{re.escape(title)}")
    return any(
        entity == person and pattern.match(text.text, span.end) is not None
        for span, (entity, _) in text.mentions.items()
    )


def _surname_before(text: str, offset: int) -> Span | None:
    match = _SURNAME.search(text, max(0, offset - 3), offset)
    return Span(*match.span()) if match is not None else None
