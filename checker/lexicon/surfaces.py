"""Find many words in a text at once: the surfaces of several lexicons in one pass.

Korean surfaces are looked up by their first two letters, English ones by their first word, so that
the cost grows with the text and not with the lexicons.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

import msgspec

from checker.lexicon.particles import ends_word

__all__ = ["LIGHT_VERB", "Cue", "Surface", "SurfaceIndex", "english_forms"]


@dataclass(frozen=True, slots=True)
class Surface:
    """One way to write something.

    Attributes:
        text: As written; spaces may be left out in a Korean text.
        sort: Which lexicon it is from: ``attribute``, ``role`` …
        id: What it stands for there.
        part: ``noun`` ends where a Korean word may end or a light verb follows; ``stem`` may be
            followed by anything (숨졌 in 숨졌으며); ``tail`` may also follow anything (6시까지).
        whole: True where nothing may be glued before it (값 is no 수치값).
    """

    text: str
    sort: str
    id: str
    part: str = "noun"
    whole: bool = False


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A surface found in a text, at ``text[start:end]``."""

    start: int
    end: int
    surface: Surface

    @property
    def sort(self) -> str:
        """Which lexicon it is from."""
        return self.surface.sort

    @property
    def id(self) -> str:
        """What it stands for."""
        return self.surface.id


# A noun may go on as a verb: 구조한, 실종된, 대피했다, 부상당한.
LIGHT_VERB = re.compile(r"(?:하|한|할|함|해|했|되|된|될|됨|돼|됐|당하|당한|당했|시키|시킨|시켰|받|키로|입은|입었)")
# … or end a sentence: 실종자다, 10명이라고.
_COPULA = re.compile(r"(?:다(?![가-힣])|다고|다며|라고|라며|죠|예요)")
# … and as the first half of a compound with these: 사망자수, 매출액, 투자금액.
_TAIL = re.compile(
    r"\s?(?:수|액|량|률|율|금액|규모|총액|건수|인원)(?![가-힣])|\s?(?:수|액|량|률|율|금액|규모|총액|건수|인원)(?=[은는이가을를의도만에와과로])"
)
_HANGUL = re.compile("[가-힣]")
_WORD = re.compile(r"[A-Za-z][A-Za-z’'.&]*[A-Za-z]|[A-Za-z]")


def english_forms(noun: str) -> tuple[str, ...]:
    """Return a noun with its regular plural.

    >>> english_forms("death toll"), english_forms("casualty")
    (('death toll', 'death tolls'), ('casualty', 'casualties'))
    """
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun, noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun, noun + "es"
    return noun, noun + "s"


# Surfaces of up to this many letters stand at the head of a word, or as the second noun of a
# compound: 졌다 in 많아졌다 is no defeat, 주가 in 제주가 no share price.
SHORT = 2


class SurfaceIndex:
    """Surfaces of any number of lexicons, ready to be found."""

    def __init__(self, surfaces: Iterable[Surface]) -> None:
        korean: dict[str, list[Surface]] = {}
        english: dict[str, list[tuple[tuple[str, ...], Surface]]] = {}
        for surface in surfaces:
            if _HANGUL.search(surface.text):
                for text in dict.fromkeys((surface.text, _run_together(surface.text))):
                    found = Surface(text, surface.sort, surface.id, surface.part, surface.whole)
                    korean.setdefault(text[:2], []).append(found)
            else:
                words = tuple(_WORD.findall(surface.text.lower()))
                if words:
                    english.setdefault(words[0], []).append((words, surface))
        self._korean: dict[str, tuple[Surface, ...]] = {
            key: tuple(sorted(group, key=lambda s: (-len(s.text), s.sort, s.id))) for key, group in korean.items()
        }
        # reprints and set phrases bring the same sentences again
        self._korean_cues = lru_cache(maxsize=4096)(self._find_korean)
        self._single = frozenset(key for key in self._korean if len(key) == 1)
        self._english: dict[str, tuple[tuple[tuple[str, ...], Surface], ...]] = {
            key: tuple(sorted(group, key=lambda item: (-len(item[0]), item[1].sort, item[1].id)))
            for key, group in english.items()
        }

    def find(self, text: str, keep: Callable[[Cue], bool] = lambda cue: True) -> list[Cue]:
        """Return the cues in ``text`` in reading order; of one sort, the longest at a place.

        Args:
            text: Where to look.
            keep: Tells of a cue whether it counts; the others hide nothing.
        """
        found = [*self._korean_cues(text)] if _HANGUL.search(text) else []
        if self._english:
            found += self._find_english(text)
        return _longest([cue for cue in found if keep(cue)])

    def _find_korean(self, text: str) -> list[Cue]:
        found: list[Cue] = []
        index, single = self._korean, self._single
        keys = enumerate(zip(text, map(add, text, text[1:] + "\0"), strict=True))
        for start, letter, key in [(start, a, b) for start, (a, b) in keys if b in index or a in single]:
            for surface in (*index.get(key, ()), *(index[letter] if letter in single else ())):
                if text.startswith(surface.text, start) and _stands_free(text, start, surface):
                    found.append(Cue(start, start + len(surface.text), surface))
        return found

    def _find_english(self, text: str) -> list[Cue]:
        words = [(match.start(), match.end(), match.group().lower()) for match in _WORD.finditer(text)]
        found: list[Cue] = []
        for position, (start, _, word) in enumerate(words):
            for parts, surface in self._english.get(word, ()):
                if _follows(text, words, position, parts):
                    found.append(Cue(start, words[position + len(parts) - 1][1], surface))
        return found


def _run_together(text: str) -> str:
    """Return a Korean surface without its spaces but one at its end, which is a part of it: 탄 of 배에 탄 is not that of 탄핵."""
    return text.replace(" ", "") + " " * text.endswith(" ")


def _follows(text: str, words: Sequence[tuple[int, int, str]], position: int, parts: Sequence[str]) -> bool:
    if position + len(parts) > len(words):
        return False
    for step, part in enumerate(parts):
        _, end, word = words[position + step]
        if word != part:
            return False
        if step + 1 < len(parts) and words[position + step + 1][0] - end > 2:
            return False
    return True


def _stands_free(text: str, start: int, surface: Surface) -> bool:
    """Tell whether a Korean surface is a word of its own here, not a part of a longer one."""
    if surface.part == "tail":
        return True
    if start and "가" <= text[start - 1] <= "힣" and not _may_be_glued(text, start, surface):
        return False
    if surface.part == "stem":
        return True
    end = start + len(surface.text)
    if ends_word(text, end) or LIGHT_VERB.match(text, end) is not None or _COPULA.match(text, end) is not None:
        return True
    return len(surface.text) > 1 and _TAIL.match(text, end) is not None


def _may_be_glued(text: str, start: int, surface: Surface) -> bool:
    """Tell whether a surface may end a compound: 관세 in 기본관세, not 주가 in 제주가."""
    if surface.whole or len(surface.text) == 1:
        return False
    if len(surface.text.strip()) > SHORT:
        return True
    return surface.sort == "attribute" and surface.part == "noun" and start >= 2 and "가" <= text[start - 2] <= "힣"


def _leaves_particle(cue: Cue, kept: list[Cue], start: int, end: int) -> bool:
    """Tell whether a longer noun may be this noun and its particle: 판매가 is a price, or sales."""
    return (cue.start, cue.end + 1) == (start, end) and any(
        (other.start, other.end, other.sort) == (start, end, cue.sort)
        and other.surface.text.endswith("가")
        and other.surface.part == cue.surface.part == "noun"
        for other in kept
    )


def _longest(cues: list[Cue]) -> list[Cue]:
    """Drop cues that lie inside a longer one of the same sort."""
    kept: list[Cue] = []
    reach: dict[str, tuple[int, int]] = {}
    for cue in sorted(cues, key=lambda c: (c.start, -c.end, c.sort, c.id)):
        start, end = reach.get(cue.sort, (-1, -1))
        if cue.end <= end and (cue.start, cue.end) != (start, end) and not _leaves_particle(cue, kept, start, end):
            continue
        if cue.end >= end:
            reach[cue.sort] = (cue.start, cue.end)
        kept.append(cue)
    return kept
