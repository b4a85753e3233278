"""The word lists that the Korean scanner looks things up in, by first or last character."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol, TypeVar

from checker.lexicon.currencies import CurrencyName, NameKind, currency_names
from checker.lexicon.reader import Entry, read_entries
from checker.lexicon.units import UnitName, unit_table
from checker.scan.numerals.ko import NATIVE_WORDS

__all__ = [
    "HomographEntry",
    "RateEntry",
    "WordEntry",
    "anchor",
    "by_two",
    "currencies_by_start",
    "currency_prefixes",
    "ends",
    "homograph_stems",
    "homographs",
    "speed_words",
    "units_by_start",
    "word_units",
]


class Named(Protocol):
    """Anything with a spelling."""

    @property
    def surface(self) -> str: ...


N = TypeVar("N", bound=Named)


def by_two(names: Mapping[str, tuple[N, ...]]) -> dict[str, tuple[N, ...]]:
    """Return names by first character as ones by the first two, in the same order.

    Look up two characters first, then, where nothing stands there, one: 개 begins forty counters, 개국 one.
    """
    table = {first: tuple(n for n in rows if len(n.surface) == 1) for first, rows in names.items()}
    for first, rows in names.items():
        for pair in {name.surface[:2] for name in rows if len(name.surface) > 1}:
            table[pair] = tuple(n for n in rows if n.surface[:2] == pair or n.surface == first)
    return {start: rows for start, rows in table.items() if rows}


class WordEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that is number and unit in one (사흘)."""

    surfaces: tuple[str, ...]
    low: str
    kind: str
    unit: str | None = None
    high: str | None = None


class HomographEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that begin like a numeral with a counter and are none.

    Attributes:
        surfaces: The words; each keeps off readings that do not reach beyond it (세대, not 세 대표).
        stem: True where no numeral begins with it, whatever follows (만나, 구조).
    """

    surfaces: tuple[str, ...]
    stem: bool = False


class RateEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word before a length that makes it a speed (시속)."""

    surfaces: tuple[str, ...]
    unit: str
    per: str


@cache
def word_units() -> dict[str, tuple[tuple[str, WordEntry], ...]]:
    """Return the words that are number and unit in one, by first character, longest first."""
    table: dict[str, list[tuple[str, WordEntry]]] = {}
    for entry in read_entries("ko/numerals.toml", "word", WordEntry):
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append((surface, entry))
    return {char: tuple(sorted(rows, key=lambda r: -len(r[0]))) for char, rows in table.items()}


@cache
def homographs() -> dict[str, tuple[str, ...]]:
    """Return the words that keep off readings not longer than themselves, by first character."""
    return _homograph_table(stem=False)


@cache
def homograph_stems() -> dict[str, tuple[str, ...]]:
    """Return the beginnings with which no numeral begins, by first character."""
    return _homograph_table(stem=True)


def _homograph_table(stem: bool) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for entry in read_entries("ko/numerals.toml", "homograph", HomographEntry):
        if entry.stem is not stem:
            continue
        for surface in entry.surfaces:
            table.setdefault(surface[0], []).append(surface)
    return {char: tuple(rows) for char, rows in table.items()}


@cache
def speed_words() -> dict[str, str]:
    """Return what 시속 and its like divide by."""
    return {s: e.per for e in read_entries("ko/numerals.toml", "rate", RateEntry) for s in e.surfaces}


# Codes that are words in headlines, and an everyday word: TOP 10, ALL 5, CUP 3, 빌보드 200 차트.
_NO_MONEY = frozenset(("TOP", "ALL", "CUP", "GEL", "PEN", "SOS", "MAD", "BAM", "차트"))


@cache
def currencies_by_start() -> dict[str, tuple[CurrencyName, ...]]:
    """Return the names of currencies that follow a number, by their first two characters, longest first."""
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind is not NameKind.ENGLISH and name.surface not in _NO_MONEY:
            table.setdefault(name.surface[0], []).append(name)
    return by_two({char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()})


@cache
def units_by_start() -> dict[str, tuple[UnitName, ...]]:
    """Return the units and counters by their first two characters, longest first."""
    return by_two(unit_table())


@cache
def currency_prefixes() -> dict[str, tuple[CurrencyName, ...]]:
    """Return the signs and codes that precede a number, by last character, longest first."""
    table: dict[str, list[CurrencyName]] = {}
    for name in currency_names().values():
        if name.kind in (NameKind.SYMBOL, NameKind.CODE) and name.surface not in _NO_MONEY:
            table.setdefault(name.surface[-1], []).append(name)
    return {char: tuple(sorted(rows, key=lambda n: -len(n.surface))) for char, rows in table.items()}


# What may stand behind a counter before its word ends: suffixes, then a particle.
# Source: Standard Korean Dictionary, 접미사 and 조사.
_SUFFIXES = "간 씩 째 쯤 꼴 여 당 뿐 들 대 짜리 어치 치 분 용 급 형 제 권 만 가량 정도 동안 이상 이하 미만 이내 새 내 중 전 후 뒤 안팎 남짓"
_JOSA = (
    "으로서 으로서는 으로써 으로부터 에서부터 에게 에게서 이라고 이라는 이라며 이라면 이라도 이라서 이라 에서 에서는 에서도 으로 으로는 으로도 "
    "까지 까지는 까지도 까지만 이었다 이었던 이었으나 이었고 이었지만 였다 였던 였고 였으나 였지만 입니다 이다 다 이지만 지만 이나마 부터 부터는 부터도 "
    "보다 보다는 보다도 라고 라며 라는 라도 라서 에 에는 에도 에만 마다 처럼 만큼 밖에 조차 마저 이나 나 이며 며 이고 고 이란 이든 든 이면 면 이자 이던 던 "
    "인데 인지 에다 하고 한테 께서 이랑 랑 로서 로써 로 로는 로도 와 와의 와는 와도 과 과의 과는 과도 이어서 이어 여서 이어야 여야 이니 인 은 는 이 가 을 를 의 "
    "도 만 씨 이요 요 임 이네 이야 뿐이다 이거나 거나 보단 에선 에겐 이래 이후"
)


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


# At most three suffixes: 3년간씩만. The bound keeps the pattern from trying every way to split a long word.
_ENDS = re.compile(
    rf"(?:{_any(_SUFFIXES)}){{0,3}}(?:{_any(_JOSA)}|(?:이었|였|이라|이며|이고|입니|인[데지가])[가-힣]{{0,4}})?(?![가-힣])"
)


def ends(text: str, pos: int) -> bool:
    """Tell whether the word of a Hangul numeral and its counter may end at ``pos``."""
    return not "가" <= text[pos : pos + 1] <= "힣" or _ENDS.match(text, pos) is not None


_ANY_NUMERAL = "일이삼사오육칠팔구십백천만억조"
# Units that go with one sino syllable begin with these, currencies among them: 오 미터, 십 년, 백 원.
_AFTER_SCALE = "원달불유명개번배년권가마사시살세분일곳장그점퍼프%미킬센톤리"


@cache
def anchor() -> re.Pattern[str]:
    """Return the pattern of the places where a numeral may begin.

    Any digit; Hangul and Hanja only where a word begins (or behind the star of a rating: 별다섯개) and
    what follows can still become a number with a unit. It only has to be quick and to miss nothing: the scanner decides.
    """
    native = "".join(
        sorted({c for c, names in unit_table().items() if any(n.native for n in names) and "가" <= c <= "힣"})
    )
    alone = "".join(
        sorted({c for c, names in unit_table().items() if any(n.alone for n in names)} | set("달파위프페루"))
    )
    branches = dict.fromkeys("한두세네석넉닷엿", rf"\s?[{native}번두세]")
    branches["열"] = rf"\s?[{native}번한두세네다여일아하둘셋넷이]|$"
    branches |= {
        c: rf"[{_ANY_NUMERAL}점쩜분와과]|\s분의|\s[{_ANY_NUMERAL}][십백천만억]|\s?[{re.escape(alone)}]"
        for c in "일이삼사오육칠팔구"
    }
    branches |= dict.fromkeys(
        "십백천만",
        rf"[{_ANY_NUMERAL}열스서마쉰예아여한두세네하둘셋넷다수몇분와과점쩜]|\s?[{_AFTER_SCALE}]|\s[0-9{_ANY_NUMERAL}]|[0-9여]|$|[이을보]\s|보다",
    )
    branches["수"] = (
        "[십백천만억조]|\\s[십백천만억]|년|개월|차례|주|시간|달|일|\\s?(?:[kcmnμ][mg]|[㎚㎛㎜㎝㎞㎏]|(?:킬로|센티|밀리|나노|마이크로)?미터)"
    )
    branches["몇"] = rf"\s?[십백천만억{native}년일분초주개]"
    words = {*NATIVE_WORDS, *(s for rows in word_units().values() for s, _ in rows), "상반기", "하반기", "하나만"}
    branches["반"] = "[이을]\\s|$"
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        if word != "하나" and (len(word) > 1 or word not in branches):
            rests.setdefault(word[0], []).append(re.escape(word[1:]))
    for first, group in rests.items():
        rest = "|".join(group)
        branches[first] = f"{branches[first]}|{rest}" if first in branches else rest
    by_pattern: dict[str, str] = {}
    for first, pattern in branches.items():
        by_pattern[pattern] = by_pattern.get(pattern, "") + first
    hangul = "|".join(f"(?<=[{firsts}])(?:{pattern})" for pattern, firsts in sorted(by_pattern.items()))
    hanja = "一二三四五六七八九十百千萬數"
    firsts = "".join(sorted(branches))
    return re.compile(
        f"[0-9½⅓⅔¼¾{hanja}{firsts}](?:(?<![{firsts}])|(?<=마이너스.)|(?<=마이너스 .)|(?:(?<![가-힣].)|(?<=[^가-힣]별.)|(?<=^별.))(?={hangul}))"
    )
