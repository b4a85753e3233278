"""Where a Hangul numeral may begin: quick, and missing nothing, for the scanner decides."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from checker.lexicon.currencies import NameKind, currency_names
from checker.lexicon.units import unit_table
from checker.scan.korean_words import word_units
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, Openings, code_at, is_space
from checker.scan.numerals.words_ko import NATIVE_WORDS
from checker.scan.patterns import alternation

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["Beginnings", "beginnings", "numeral_beginnings"]

# Syllables that are a numeral by themselves before a unit.
_NATIVE_FIRSTS: Final = "한두세네석넉닷엿"
_SINO_FIRSTS: Final = "일이삼사오육칠팔구"
_ANY_NUMERAL: Final = "일이삼사오육칠팔구십백천만억조"
# Units that go with one sino syllable begin with these, currencies among them: 오 미터, 십 년, 백 원.
_AFTER_SCALE: Final = "원달불유엔위파프페루명개번배년권마가사시살세분일곳장그점퍼프%미킬센톤리"
# First letters of currencies that do: 오 달러, 십 파운드, 백 위안.
_MONEY_AFTER_ONE: Final = frozenset("달파위프페루")
# How a branch begins: a space, perhaps, then one of some letters.
_OPENING: Final = re.compile(r"(?P<gap>\\s\??)?(?:\[(?P<any>[^]]+)\]|(?P<one>[^$]))")


def _branches() -> dict[str, list[str]]:
    """Return what may follow the letters with which numerals begin, each begun as ``_OPENING`` has it, or ``$``."""
    natives = "".join(sorted({surface[0] for surface in _native_units()}))
    branches = {first: [r"\s?[번두세]"] for first in _NATIVE_FIRSTS}
    branches["열"] = [rf"\s?[{natives}번한두세네다여일아하둘셋넷이]", "$"]
    branches |= {
        first: [f"[{_ANY_NUMERAL}점쩜분와과]", r"\s분의", rf"\s[{_ANY_NUMERAL}][십백천만억]"] for first in _SINO_FIRSTS
    }
    branches |= {
        first: [
            f"[{_ANY_NUMERAL}열스서마쉰예아여한두세네하둘셋넷다수몇분와과점쩜]",
            rf"\s?[{_AFTER_SCALE}]",
            rf"\s[0123456789{_ANY_NUMERAL}]",
            "[0123456789여]",
            "$",
            r"[이을보]\s",
            "보다",
        ]
        for first in "십백천만"
    }
    branches["수"] = ["[십백천만억조]", r"\s[십백천만억]", "년", "개월", "차례", "주", "시간", "달", "일"]
    branches["수"] += [
        r"\s?[kcmnμ][mg]",
        r"\s?[㎚㎛㎜㎝㎞㎏]",
        r"\s?[킬센밀나마](?:로|티|리|노|이크로)미터",
        r"\s?미터",
    ]
    branches["몇"] = [rf"\s?[십백천만억{natives}년일분초주개]"]
    branches["반"] = [r"[이을]\s", r"\s[이미정가]", "$"]
    words = {*NATIVE_WORDS, *(s for rows in word_units().values() for s, _ in rows), "상반기", "하반기", "하나만"}
    taken = frozenset(branches)
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if word != "하나" and (len(word) > 1 or word not in taken):
            branches.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", r"\s"))
    return branches


def numeral_beginnings() -> frozenset[str]:
    """Return the Hangul letters with which a numeral may begin."""
    return frozenset(_branches())


class Beginnings:
    """What tells where a Hangul numeral may begin.

    A word begins there (or the star of a rating stands before it: 별다섯개), and what follows can still become a number
    with a unit.

    Attributes:
        pattern: Of such places, to be matched.
        beside: The first two letters of all that it matches.
        spaced: The same over a space.
        alone: Letters that are a numeral by themselves.
        last: Those that are one at the end of a text.
    """

    def __init__(self, pattern: Lazy, beside: Openings, spaced: Openings, alone: Letters, last: Letters) -> None:
        self.pattern, self.beside, self.spaced, self.alone, self.last = pattern, beside, spaced, alone, last

    def at(self, text: str, start: i64) -> bool:
        """Tell whether a numeral may begin at ``start``, where one of its letters stands."""
        return self._may_be(text, start) and self.pattern.match(text, start) is not None

    def _may_be(self, text: str, start: i64) -> bool:
        """Tell the same from two letters, which most words fail."""
        size: i64 = len(text)
        first: i64 = ord(text[start])
        following: i64 = ord(text[start + 1]) if start + 1 < size else _LINE_END
        if self.beside.may_be(first, following):
            return True
        if is_space(following) and start + 2 < size and self.spaced.may_be(first, ord(text[start + 2])):
            return True
        if start and self._is_minus(text, start):
            return True
        return self.alone.has(first) or (following == _LINE_END and self.last.has(first))

    def _is_minus(self, text: str, start: i64) -> bool:
        """Tell whether 마이너스 may stand before ``start``."""
        before = code_at(text, start - 1)
        return before == _MINUS_END or (before == _SPACE and code_at(text, start - 2) == _MINUS_END)


_LINE_END: Final = 10
_SPACE: Final = 32
_MINUS_END: Final = 0xC2A4  # the last letter of 마이너스


@cache
def beginnings() -> Beginnings:
    """Return what tells where Hangul numerals may begin."""
    branches = _branches()
    natives, lone = _native_units(), _lone_units()
    by_pattern: dict[str, str] = {}
    for first, group in branches.items():
        pattern = "|".join(group)
        by_pattern[pattern] = by_pattern.get(pattern, "") + first
    # the words of units stand in it once: compiling them for each letter would take a tenth of a second
    by_pattern[rf"\s?{alternation(natives)}"] = _NATIVE_FIRSTS
    by_pattern[rf"\s?{alternation(lone)}"] = _SINO_FIRSTS
    hangul = "|".join(f"[{firsts}](?:{pattern})" for pattern, firsts in sorted(by_pattern.items()))
    letter = f"[{''.join(sorted(branches))}]"
    pattern = f"(?:(?<![가-힣])|(?<=[^가-힣]별)|(?<=^별))(?:{hangul})|(?<=마이너스){letter}|(?<=마이너스 ){letter}"
    openings = [
        opening for first, group in branches.items() for branch in group for opening in _openings(first, branch)
    ]
    for firsts, words in ((_NATIVE_FIRSTS, natives), (_SINO_FIRSTS, lone)):
        openings += [f"{first}{gap}{word[0]}" for first in firsts for word in words for gap in ("", " ")]
    beside = Openings(opening for opening in openings if len(opening) == 2)
    spaced = Openings(opening[0] + opening[2] for opening in openings if len(opening) > 2)
    alone = Letters(first for first, group in branches.items() if "" in group)
    last = Letters(first for first, group in branches.items() if "$" in group)
    return Beginnings(Lazy(pattern), beside, spaced, alone, last)


def _openings(first: str, branch: str) -> Iterable[str]:
    """Return how what a branch matches behind ``first`` may begin, a space before it for any."""
    match = _OPENING.match(branch)
    if match is None:
        return ()
    gaps = {None: ("",), r"\s": (" ",), r"\s?": ("", " ")}[match["gap"]]
    return [f"{first}{gap}{letter}" for gap in gaps for letter in match["any"] or match["one"]]


def _native_units() -> list[str]:
    """Return the units that take native numerals and begin with Hangul."""
    names = [name for names in unit_table().values() for name in names]
    return sorted({n.surface for n in names if n.native and "가" <= n.surface[0] <= "힣"})


def _lone_units() -> list[str]:
    """Return the units and currencies that one sino syllable may stand before."""
    units = {n.surface for names in unit_table().values() for n in names if n.alone}
    money = (n.surface for n in currency_names().values() if n.kind is NameKind.KOREAN and len(n.surface) > 1)
    return sorted(units.union(surface for surface in money if surface[0] in _MONEY_AFTER_ONE))
