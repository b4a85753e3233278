"""In whose time a Korean date or hour is told: 한국시간 11일 새벽 4시, 10일(현지시간), 오후 3시(미 동부시간)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from checker.lexicon.zones import zone_entries

__all__ = ["Told", "english_zones", "told_in"]

_BEFORE_REACH = 40  # characters from the name of a zone to the end of the day behind it
_OPENS_BEHIND: Final = frozenset(("(", " ", "현"))


class Told:
    """In whose time a moment is told.

    Attributes:
        local: Whether in that of a place abroad.
        zone: Name of the zone, where it is said; ``None`` for 현지시간.
    """

    def __init__(self, local: bool, zone: str | None) -> None:
        self.local, self.zone = local, zone


_UNSAID: Final = Told(False, None)
_LOCAL: Final = Told(True, None)


@cache
def _names() -> dict[str, Told]:
    """Return what each Korean name of a zone says, written without spaces."""
    return {name: Told(not entry.home, entry.name) for entry in zone_entries() for name in entry.ko}


@cache
def english_zones() -> dict[str, Told]:
    """Return what each English name of a zone says."""
    return {name: Told(not entry.home, entry.name) for entry in zone_entries() for name in entry.en}


def _zone() -> str:
    names = sorted(_names(), key=lambda name: (-len(name), name))
    spaced = "|".join(r"\s?".join(name) if "가" <= name[0] <= "힣" else name for name in names)
    return rf"(?:현지\s?시[간각]|(?P<zone>{spaced}))"


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        _zone()
        + r"""
        (?: \s?\( [A-Za-z가-힣\s]{2,10} \) )?                              # 그리니치 표준시(GMT)
        (?: \s?기준 )? (?: 으?로 )? [는은]? \)? [\s,:]{0,2}
        (?: (?: 이날 | 당일 | 오늘 | 내일 | 어제 | 전날 | 다음\s?날 | 같은\s?날 ) \s )?
        (?: (?: [0-9]{1,2}월\s )? [0-9]{1,2}일 (?: \s?\([월화수목금토일]\) )? \s )?    # the day before this hour
        $""",
        re.VERBOSE,
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?: \s [가-힣]{1,3}\s? [0-9]{1,2}시 (?: \s?[0-9]{1,2}분 | \s?반 )? (?: 쯤 | 께 | 경 )? )?    # the hour behind this day
        \s?\(? (?: 이하\s | 미국?\s? )?"""
        + _zone()
        + r"""(?: \s?기준 )?
        (?: (?= [,·/]\s? [가-힣]{2,4}\s? 시[간각] )                                        # (미 동부시간, 한국시간 19일 …)
          | (?! (?: 으?로 )? [는은]? ,?\s (?: [가-힣]{1,4}\s ){0,2} [0-9] ) )                # (현지시간 10일): of another moment
        """,
        re.VERBOSE,
    )


def told_in(text: str, start: int, end: int) -> Told:
    """Return in whose time the date or hour at ``text[start:end]`` is told.

    >>> told_in("한국시간 11일 새벽 4시", 9, 14).zone, told_in("10일(현지시간)", 0, 3).local
    ('Asia/Seoul', True)
    """
    match = None
    if text[end : end + 1] in _OPENS_BEHIND and "시" in text[end : end + 16]:
        match = _behind().match(text, end)
    if match is None:
        left = max(0, start - _BEFORE_REACH)
        if "시" in text[left:start] or "T" in text[left:start]:
            match = _before().search(text, left, start)
    if match is None:
        return _UNSAID
    return _names()[re.sub(r"\s", "", match["zone"])] if match["zone"] else _LOCAL
