"""Where the word of a Hangul numeral and its counter may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, is_hangul

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["ends"]

# What may stand behind a counter before its word ends: suffixes, then a particle.
# Source: Standard Korean Dictionary, 접미사 and 조사.
_SUFFIXES: Final = "간 씩 째 쯤 꼴 여 당 뿐 들 대 짜리 배기 어치 치 분 용 급 형 제 권 만 가량 정도 동안 이상 이하 미만 이내 새 내 중 전 후 뒤 안팎 남짓 된"
_JOSA: Final = (
    "으로서 으로서는 으로써 으로부터 에서부터 에게 에게서 이라고 이라는 이라며 이라면 이라도 이라서 이라 에서 에서는 에서도 으로 으로는 으로도 "
    "까지 까지는 까지도 까지만 이었다 이었던 이었으나 이었고 이었지만 였다 였던 였고 였으나 였지만 입니다 이다 다 이지만 지만 이나마 부터 부터는 부터도 "
    "보다 보다는 보다도 라고 라며 라는 라도 라서 에 에는 에도 에만 마다 처럼 만큼 밖에 조차 마저 이나 나 이며 며 이고 고 이란 란 이든 든 이면 면 이자 이던 던 "
    "인데 인지 에다 하고 한테 께서 이랑 랑 로서 로써 로 로는 로도 와 와의 와는 와도 과 과의 과는 과도 이어서 이어 여서 이어야 여야 이니 인 은 는 이 가 을 를 의 "
    "도 만 씨 이요 요 임 이네 이야 뿐이다 이거나 거나 보단 에선 에겐 이래 이후"
)


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


# At most three suffixes: 3년간씩만. The bound keeps the pattern from trying every way to split a long word.
_ENDS: Final = Lazy(
    rf"(?:{_any(_SUFFIXES)}){{0,3}}(?:{_any(_JOSA)}|(?:이었|였|이라|이며|이고|입니|인[데지가])[가-힣]{{0,4}})?(?![가-힣])"
)


# Suffixes and particles of one letter, which end most words.
_ALONE: Final = Letters(word for word in f"{_SUFFIXES} {_JOSA}".split() if len(word) == 1)
# The first letters of all that can stand behind a counter.
_FIRST: Final = Letters({word[0] for word in f"{_SUFFIXES} {_JOSA}".split()})


def ends(text: str, pos: i64) -> bool:
    """Tell whether the word of a Hangul numeral and its counter may end at ``pos``.

    >>> ends("3명이", 2), ends("3명씩만", 2), ends("3명예", 2)
    (True, True, False)
    """
    code = code_at(text, pos)
    if not is_hangul(code):
        return True
    if not is_hangul(code_at(text, pos + 1)) and _ALONE.has(code):
        return True
    return _FIRST.has(code) and _ENDS.match(text, pos) is not None
