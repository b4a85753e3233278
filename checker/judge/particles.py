"""Korean particles that agree with how the word before them is read aloud: 3은, 5는, 7로, kg은, %는."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.text import has_batchim

__all__ = ["final_sound", "with_particle"]

# The last sound of a digit as read in Sino-Korean: ㄹ, another closing consonant, or none.
_DIGITS = {"0": "C", "1": "L", "2": "", "3": "C", "4": "", "5": "", "6": "C", "7": "L", "8": "L", "9": ""}

# How signs and unit symbols end when a Korean reader says them. Longest first when looked up.
_SYMBOLS = {
    "%p": "",  # 퍼센트포인트
    "%P": "",
    "%": "",
    "㎏": "C",  # 킬로그램
    "kg": "C",
    "mg": "C",
    "g": "C",
    "㎞": "",
    "km": "",
    "cm": "",
    "mm": "",
    "㎝": "",
    "㎜": "",
    "m": "",
    "㎡": "",
    "㎢": "",
    "㎥": "",
    "m²": "",
    "km²": "",
    "t": "C",  # 톤
    "L": "",
    "ℓ": "",
    "kWh": "",
    "MW": "",
    "㎿": "",
    "GW": "",
    "℃": "",
    "°C": "",
    "℉": "",
    "°F": "",
    "bp": "",
    "mph": "",
}
_SYMBOL = re.compile(
    r"(?<![A-Za-z.])(%s)$" % "|".join(re.escape(symbol) for symbol in sorted(_SYMBOLS, key=len, reverse=True))
)
# English spelling → how the Korean reading ends: people 피플, mile 마일, million 밀리언, ranking 랭킹.
_LATIN = re.compile(r"(?P<l>(?:[^aeiou]l|[aeiou]l|ll|[aeiouptbd]le))$|(?P<c>(?:m|n|ng|me|[aiou]ne|ck|[aeiou]p))$", re.I)
_PAIRS = {
    "은/는": ("은", "는"),
    "이/가": ("이", "가"),
    "을/를": ("을", "를"),
    "과/와": ("과", "와"),
    "으로/로": ("으로", "로"),
    "이라/라": ("이라", "라"),
    "이고/고": ("이고", "고"),
    "이나/나": ("이나", "나"),
    "이다/다": ("이다", "다"),
}


@lru_cache(maxsize=4096)  # one statement is held against all others
def final_sound(word: str) -> str:
    """Return how ``word`` ends when read in Korean: ``L`` for ㄹ, ``C`` for another consonant, ``""`` for a vowel.

    A bracket at the end is passed over, as readers do: 557만6000달러(81억원) ends in 달러.

    >>> [final_sound(w) for w in ("37", "5.5%", "달러(약 81억원)", "81억원", "KBS", "서울", "$5 million")]
    ['L', '', '', 'C', '', 'L', 'C']
    """
    said = re.sub(r"\s*[(\[][^()\[\]]*[)\]]$", "", word.strip()) or word
    said = said.rstrip("\"'”’」』)]}.,!? ")
    if not said:
        return ""
    closed = has_batchim(said)
    if closed is not None:
        if not closed:
            return ""
        return "L" if (ord(said[-1]) - 0xAC00) % 28 == 8 else "C"
    if said[-1] in _DIGITS:
        return _DIGITS[said[-1]]
    symbol = _SYMBOL.search(said)
    if symbol is not None:
        return _SYMBOLS[symbol[1]]
    last = re.search(r"[A-Za-z]+$", said)
    if last is None:
        return ""
    if last[0].isupper():  # letters read by name: 엘, 엠, 엔, 알
        return {"L": "L", "R": "L", "M": "C", "N": "C"}.get(last[0][-1], "")
    match = _LATIN.search(last[0])
    return "" if match is None else ("L" if match["l"] else "C")


def with_particle(word: str, pair: str) -> str:
    """Return ``word`` with the one of a pair of particles that fits it.

    Args:
        word: The word as written.
        pair: ``은/는``, ``이/가``, ``을/를``, ``과/와``, ``으로/로`` …: after a consonant, after a vowel.

    Raises:
        KeyError: The pair is none of those known.

    >>> [with_particle(w, "은/는") for w in ("3", "2", "5.5%", "12kg", "81억원")]
    ['3은', '2는', '5.5%는', '12kg은', '81억원은']
    >>> with_particle("서울", "으로/로"), with_particle("7", "으로/로"), with_particle("6", "으로/로")
    ('서울로', '7로', '6으로')
    """
    closed, open_ = _PAIRS[pair]
    sound = final_sound(word)
    if pair == "으로/로" and sound == "L":
        return word + open_
    return word + (closed if sound else open_)
