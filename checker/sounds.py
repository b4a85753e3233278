"""How a name sounds, the same in Hangul and in Latin letters as far as the scripts allow."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["letters_spelled", "romanised", "skeleton", "skeletons", "spoken"]

# Revised Romanisation (National Institute of Korean Language) of each syllable as it sounds alone, by
# the order of the jamo in Unicode: enough to compare with, not to show. A library that goes letter by
# letter (hangul-romanize) writes the finals as spelt, 봇 as bos and 빛 as bich, and misses bot and bit.
_LEADS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"]
_VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
_TAILS = [
    "",
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
_LETTERS = {
    "A": "에이", "B": "비", "C": "시", "D": "디", "E": "이", "F": "에프", "G": "지", "H": "에이치", "I": "아이",
    "J": "제이", "K": "케이", "L": "엘", "M": "엠", "N": "엔", "O": "오", "P": "피", "Q": "큐", "R": "아르",
    "S": "에스", "T": "티", "U": "유", "V": "브이", "W": "더블유", "X": "엑스", "Y": "와이", "Z": "제트",
}  # fmt: skip
_CAPITALS = re.compile(r"(?<![a-z])[A-Z]{2,}(?![a-z])|(?<=[a-z])[A-Z]{2,}(?![a-z])")
# Consonants that Hangul does not tell apart, made one; the order matters (ch before c).
_CLASSES = (
    (re.compile("sch|ch|sh|th|ts|tz|j|z|x|s+"), "s"),
    (re.compile("ph|pp|b|f|v|p"), "p"),
    (re.compile("ck|kk|q|g|c|k"), "k"),
    (re.compile("tt|d|t"), "t"),
    (re.compile("r|l"), "l"),
    (re.compile("[^a-z]|[aeiouwyh]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


def letters_spelled(name: str) -> str:
    """Return ``name`` with runs of capitals spelled out as Korean says them.

    >>> letters_spelled("오픈AI")
    '오픈에이아이'
    """
    return _CAPITALS.sub(lambda match: "".join(_LETTERS[letter] for letter in match.group()), name)


@lru_cache(maxsize=65536)
def romanised(name: str) -> str:
    """Return ``name`` in lower-case Latin letters, Hangul syllable by syllable.

    >>> romanised("량원펑")
    'ryangwonpeong'
    """
    out = []
    for char in name:
        code = ord(char) - 0xAC00
        if 0 <= code < 11172:
            out.append(_LEADS[code // 588] + _VOWELS[code % 588 // 28] + _TAILS[code % 28])
        else:
            out.append(char.lower())
    return "".join(out)


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """Return the consonants of a name in classes that both scripts keep.

    >>> skeleton("딥시크"), skeleton("DeepSeek")
    ('tpsk', 'tpsk')
    """
    text = romanised(letters_spelled(name)).replace("ng", "n")
    for pattern, replacement in _CLASSES:
        text = pattern.sub(replacement, text)
    return text


# Korean writes no r that an English mouth leaves out: 리서치 (research), 파크 (park), 워터스 (Waters).
_SILENT = re.compile("r(?![aeiouwy])", re.IGNORECASE)


def skeletons(name: str) -> tuple[str, ...]:
    """Return the skeletons that a name may have in the other script: with each r, and without the silent ones.

    >>> skeletons("Research"), skeletons("리서치")
    (('lsls', 'ls'), ('ls',))
    """
    return tuple(dict.fromkeys((skeleton(name), skeleton(_SILENT.sub("", name)))))


# Letters and pairs of letters that stand for one sound, made one; the order matters (ch before c).
_ONE_SOUND = (
    (re.compile("(?<=[kgtdbr])h|(?<=s)h"), ""),
    (re.compile("ch|j|z"), "j"),
    (re.compile("ph|[bfv]"), "p"),
    (re.compile("[cgq]"), "k"),
    (re.compile("d"), "t"),
    (re.compile("r"), "l"),
    (re.compile("eo"), "o"),
    (re.compile("eu"), ""),
    (re.compile("oo"), "u"),
    (re.compile("ae|oe"), "e"),
    (re.compile("ee|ui"), "i"),
    (re.compile("[^a-z]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def spoken(word: str) -> str:
    """Return a word in small letters as it is spoken, roughly: letters that either script takes for another are one.

    The vowel that Hangul puts between consonants (으) is left out.

    >>> spoken("pokhara") == spoken(romanised("포카라")), spoken("kaski") == spoken(romanised("카스키"))
    (True, True)
    """
    for pattern, letter in _ONE_SOUND:
        word = pattern.sub(letter, word)
    return word
