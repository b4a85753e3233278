"""Which complexes of homes a figure is of.

Record prices are told of one complex after the other, in one paragraph and with the same words, so that
nothing but the name tells them apart: 누리마루 전용 84㎡가 30억원, 새빛 1단지도 30억원. Most names stand in no
table; they are known by the area or the type of home behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec.structs import replace

from checker.lexicon.entities import alias_table
from checker.lexicon.homes import home_words, known_complexes, mark_pattern
from checker.lexicon.names import name_words
from checker.link.names import bare_word, ends_name
from checker.link.names_new import head_of
from checker.link.scene import Scene
from checker.model import Claim, EntityMention, FigureKind

__all__ = ["HomeName", "Homes", "agree_on_homes", "find_homes"]

# Most complexes that a figure may be of; a longer list names them all.
_MANY = 6


@dataclass(frozen=True, slots=True)
class HomeName:
    """A complex where it is named.

    Attributes:
        start, end: Where, in the article.
        name: Its name as it is compared: without spaces, 아파트 and the town before it; empty where the text
            has one that is not known for a name.
    """

    start: int
    end: int
    name: str


class Homes:
    """The complexes that an article names, and which of them its sentences go on with.

    Args:
        text: Text of the article.
        names: Its names, known ones among them.
    """

    def __init__(self, text: str, names: Sequence[EntityMention]) -> None:
        """Find the complexes of an article."""
        self._text = text
        self._names = find_homes(text, names)
        self._before: tuple[str, ...] = ()
        self._last: tuple[str, ...] = ()
        self._block = -1

    def __bool__(self) -> bool:
        """Tell whether the article names any."""
        return bool(self._names)

    def of(self, scene: Scene, start: int) -> tuple[str, ...]:
        """Return the names of the complexes that the figure at ``start`` of a sentence may be of.

        Several stand for one list (누리·새빛 두 단지); none where nothing tells.
        """
        own = [home for home in self._names if scene.offset <= home.start and home.end <= scene.offset + start]
        if own:
            return self._together(own)
        before = scene.text[:start]
        if any(word in before for word in home_words("many")) or _opens_place(scene, start):
            return ()
        if any(word in before for word in home_words("goes on")):
            return self._last
        return self._before if scene.sentence.block == self._block else ()

    def remember(self, scene: Scene) -> None:
        """Keep what a sentence spoke of last for those that go on with it."""
        own = [home for home in self._names if scene.offset <= home.start < scene.sentence.span.end]
        if own:
            self._before = self._last = self._together(own)
        elif any(word in scene.text for word in home_words("goes on")):
            self._before = self._last
        elif scene.sentence.block != self._block:
            self._before = ()
        self._block = scene.sentence.block

    def _together(self, homes: Sequence[HomeName]) -> tuple[str, ...]:
        """Return the last of some complexes, with those that it is listed with."""
        if not homes[-1].name:
            return ()  # some complex that is not known by its name
        row = [homes[-1]]
        for home in homes[-2::-1]:
            if len(row) == _MANY or not _JOINED.fullmatch(self._text[home.end : row[-1].start]):
                break
            row.append(home)
        return tuple(sorted({home.name for home in row if home.name}))


def agree_on_homes(claims: Sequence[Claim]) -> list[Claim]:
    """Let a price without a name be of the complex of which its article gives that price first.

    Args:
        claims: The claims of an article in reading order.
    """
    known: dict[tuple[str, object], tuple[str, ...]] = {}
    for claim in claims:
        if claim.homes:
            known.setdefault((claim.figure.dimension, claim.figure.value), claim.homes)
    if not known:
        return list(claims)
    return [
        replace(claim, homes=known.get((claim.figure.dimension, claim.figure.value), ()))
        if not claim.homes and claim.figure.kind is FigureKind.MONEY
        else claim
        for claim in claims
    ]


# Between the names of a list, or of a name and its other name: 엘스·리센츠, 둔촌(올림픽).
_JOINED = re.compile(r"[’'”\"]?\s?(?:[·,(/]|와|과|및)\s?[‘'“\"]?")


def _opens_place(scene: Scene, start: int) -> bool:
    """Tell whether a sentence names a place of its own before a figure: 송파구는 0.68% 올랐다."""
    return any(name.span.start - scene.offset < start and _is_town(name.text) for name in scene.names)


def find_homes(text: str, names: Sequence[EntityMention]) -> list[HomeName]:
    """Return where an article names complexes of homes, in reading order.

    Args:
        text: Text of the article.
        names: Its names; complexes that the alias table knows are taken as they stand.
    """
    known = [
        HomeName(name.span.start, name.span.end, _bare(_canonical(name)))
        for name in names
        if name.entity in known_complexes() and _is_listed(name)
    ]
    found = {home.start: home for home in known}
    marked = [*_marked(text)]
    named = {home.name for home in marked if home.name}
    places = [home for name in sorted(named, key=lambda name: (-len(name), name)) for home in _named(text, name)]
    for home in (*places, *(home for home in marked if not home.name)):
        if not any(home.start < other.end and other.start < home.end for other in found.values()):
            found[home.start] = home
    return sorted(found.values(), key=lambda home: home.start)


def _is_listed(name: EntityMention) -> bool:
    """Tell whether the table has a name as written: what only sounds like it is another complex."""
    return any(alias.entity == name.entity for alias in alias_table().find(name.text))


def _canonical(name: EntityMention) -> str:
    """Return the first name of a known complex, whichever stands in the text."""
    entry = alias_table().entries.get(name.entity)
    return name.text if entry is None else entry.ko


# What stands between a name and what marks it: a quotation mark, brackets, 아파트, a particle and the day.
_BETWEEN = re.compile(
    r"""(?P<name>(?:[가-힣A-Za-z0-9·]+\s)?[가-힣A-Za-z0-9·]+)
        (?P<quote>[’'”"])?(?:\([^()]{1,24}\)[’'”"]?)?
        (?:\s(?:아파트|단지|주상복합))?
        (?:\s(?:지난달|이달|지난해|작년|올해|지난|\d{1,2}월|\d{1,2}일)){0,3}\s?\(?$""",
    re.VERBOSE,
)
# How far before what marks a name it may begin.
_REACH = 44
# The number of a phase alone: 6·7차, 1단지.
_PHASE = re.compile(r"[0-9·,]+(?:차|단지)$")
# A word with the ending of a verb is no name.
_VERB = re.compile(r"(?:[한된던될할는해며면고어서게]|있|으?로)$")
# Particles with which a complex opens what is told of it: 누리마루는 전용 84㎡가 …
_TOPIC = re.compile(r"[은는이가도의]")
# The town right before a name.
_TOWN = re.compile(r"[가-힣]+(?:[동구시군읍면]|\d가)의?\s?[‘'“\"]?$")
_LETTERS = re.compile(r"[가-힣]{2}|[A-Z]{2}|[가-힣][A-Za-z]|[A-Za-z][가-힣]")


def _marked(text: str) -> Iterator[HomeName]:
    """Yield what stands before the marks of complexes: names as written, and words of which nothing tells; those have no name."""
    for mark in mark_pattern().finditer(text):
        before = _BETWEEN.search(text, max(0, mark.start() - _REACH), mark.start())
        if before is None:
            continue
        *first, last = before["name"].split(" ")
        if not before["quote"] and (bare := bare_word(last)) != last:
            if not _TOPIC.fullmatch(last[len(bare) :]):
                continue
            last = bare
        if first and (_PHASE.fullmatch(last) or first[0] in name_words().fronts):
            last = f"{first[0]} {last}"
        if _may_name(last):
            sure = before["quote"] or _is_name(text, first, last, before.start("name"))
            if sure or not _VERB.search(before["name"]):  # 마감에 실패한 전용 84㎡
                yield HomeName(*before.span("name"), last if sure else "")


def _is_name(text: str, first: Sequence[str], word: str, start: int) -> bool:
    """Tell whether a word without quotation marks is a name: by its parts, the town before it, or because it comes again."""
    if _PHASE.search(word) or word.startswith(name_words().fronts) or head_of(word) is not None:
        return True
    if _VERB.search(word):
        return False
    if (first and _is_town(first[0])) or _TOWN.search(
        text[max(0, start - 8) : start] + "".join(f"{one} " for one in first)
    ):
        return True
    return len(re.findall(rf"(?<![가-힣]){re.escape(word)}(?![가-힣])", text)) > 1


@lru_cache(maxsize=4096)
def _may_name(word: str) -> bool:
    """Tell whether a word may name a complex: no common noun, no verb, no town."""
    bare = _PHASE.sub("", _bare(word))
    if not _LETTERS.search(bare) or name_words().title.fullmatch(f" {bare}", 1) or bare[0].isdigit():
        return False
    if bare.endswith(("동", "구", "시", "군")) or _is_town(bare):
        return False
    return not any(bare == word or (len(word) > 1 and bare.endswith(word)) for word in home_words("no name"))


def _is_town(word: str) -> bool:
    """Tell whether a word is a place, and none of homes."""
    return any(alias.kind == "place" and alias.entity not in known_complexes() for alias in alias_table().find(word))


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """Return a name as it is compared.

    >>> _bare("은하 3차"), _bare("누리마루아파트")
    ('은하3차', '누리마루')
    """
    bare = re.sub(r"\s", "", word)
    for ending in home_words("left out"):
        bare = bare.removesuffix(ending)
    return bare


# From so many letters on a name is known inside a longer word too; a shorter one behind a town alone: 잠실엘스.
_LONG = 4


def _named(text: str, name: str) -> Iterator[HomeName]:
    """Yield where a text names a complex: 엘스 and 잠실엘스 are one."""
    pattern = re.sub(r"\\ |(?<=[가-힣])(?=\d)", r"\\s?", re.escape(name))
    for match in re.finditer(pattern, text):
        if ends_name(text, match.start(), match.end(), "title") is None and not text.startswith("아파트", match.end()):
            continue
        opening = re.search(r"[가-힣A-Za-z]*$", text[max(0, match.start() - 8) : match.start()])
        front = opening[0] if opening else ""
        if front and len(name) < _LONG and not _is_town(front):
            continue
        yield HomeName(match.start(), match.end(), _bare(name))
