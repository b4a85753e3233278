"""Korean counters: 명, 마리, 이닝 …."""

from __future__ import annotations

from functools import cache

from checker.lexicon.reader import Entry, read_entries

__all__ = ["CounterEntry", "counter_entries"]


class CounterEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A word that Korean counts with.

    Attributes:
        surface: As written.
        series: ``native`` (세 명), ``sino`` (삼 회) or ``both``.
        sino: Whether sino numerals of two and more syllables go with a native counter (이십 명).
        kind: ``count``, ``rank``, ``age`` or ``ratio``.
        unit: The name that figures carry, where it is not the surface.
        factor: Worth in ``unit``, a decimal as text (할: a tenth).
        one: Whether 한 before it counts; False where it means "a certain" (한 병원).
        rank_below: Numbers below it are an ordinal (형사 12부, but 3000부).
        rank_from: Numbers from it on are a name (2216편, but 3편); 0 where there is no such number.
        rank_before: Words behind it with which the number is an ordinal or names a class (10대 그룹).
        rank_titles: Offices behind it: 20대 의원 is of the 20th assembly, a 40대 의원 in his forties.
        rank_topics: Words that name a class unless the number is a round ten (5대 범죄, but 10대 범죄).
        rank_after: Ends of the word before a number from ``rank_after_from`` on that make it a name (제주항공 801편).
        glued: Whether it stands right behind its number only (1등, but 122억 등 is and so on).
        priced: Whether it is rather what an amount of hundreds of millions is for, behind a space (23조 계약, 매출 1조 기업).
        near: Words that must stand near numbers below ``sure_from`` (20주를 매수했다, but 20주 진단).
        not_before: Syllables with which the surface begins another word (회 in 회사).
        copula: Whether it can be a form of 이다 too, which it is behind a decimal (1.2인 소재).
    """

    surface: str
    series: str = "native"
    sino: bool = True
    kind: str = "count"
    unit: str | None = None
    factor: str = "1"
    one: bool = True
    rank_below: int = 0
    rank_from: int = 0
    rank_before: tuple[str, ...] = ()
    rank_titles: tuple[str, ...] = ()
    rank_topics: tuple[str, ...] = ()
    rank_after: tuple[str, ...] = ()
    rank_after_from: int = 0
    glued: bool = False
    priced: bool = False
    near: tuple[str, ...] = ()
    sure_from: int = 0
    not_before: tuple[str, ...] = ()
    copula: bool = False


@cache
def counter_entries() -> tuple[CounterEntry, ...]:
    """Return the counters of ``ko/counters.toml``."""
    return read_entries("ko/counters.toml", "counter", CounterEntry)
