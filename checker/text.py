"""Reading characters: folding that keeps offsets, the last letter of a word."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.later import later

__all__ = ["FOLD", "bare", "fold", "has_batchim", "is_verb_form", "one_of", "said_whole"]

# One character to one, so that offsets hold: full-width forms, and the dashes and tildes that
# stand for "to". Source: Unicode block Halfwidth and Fullwidth Forms; KS X 1001 punctuation.
FOLD = str.maketrans(
    {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
    | {"\u3000": " ", "\u00a0": " ", "∼": "~", "〜": "~", "˜": "~", "～": "~", "－": "-", "−": "-", "–": "-"}
    | {"㎥": "㎥", "％": "%", "﹪": "%", "＄": "$", "￦": "₩", "￥": "¥", "￡": "£"}
)


_TO_FOLD = later(f"[{re.escape(''.join(map(chr, FOLD)))}]")


def fold(text: str) -> str:
    """Return ``text`` with look-alike characters made one, of the same length.

    >>> fold("１２％") == "12%" and len(fold("３～４")) == 3
    True
    """
    return text.translate(FOLD) if _TO_FOLD.search(text) else text  # most texts hold none, and translating takes long


def one_of(words: Iterable[str]) -> str:
    """Return a pattern of any of these words, the longest first, for the middle of another pattern.

    It looks at the first letter before it tries one word after the other: at most places that is enough. Where a
    pattern begins with words, searching does that by itself.

    >>> re.findall(rf"(?<= ){one_of(['대표', '대표이사'])}", "홍가람 대표이사와 이누리 대표")
    ['대표이사', '대표']
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    first = "".join(map(re.escape, sorted({word[0] for word in ordered})))
    return f"(?=[{first}])(?:{'|'.join(map(re.escape, ordered))})"


def bare(text: str) -> str:
    """Return text without what only sets it.

    >>> bare("5억 달러") == bare("5억달러"), bare("1,200 Homes")
    (True, '1200homes')
    """
    return text.replace(" ", "").replace(",", "").casefold()


def has_batchim(word: str) -> bool | None:
    """Tell whether ``word`` ends in a closed syllable; ``None`` where its last letter is no Hangul."""
    if not word or not "가" <= word[-1] <= "힣":
        return None
    return (ord(word[-1]) - 0xAC00) % 28 != 0


# The final consonant ㅆ of 넘었, 알려졌, 밝혔: a stem that a quotation cannot end with.
_SSANG_SIOT = 20


def is_verb_form(word: str) -> bool:
    """Tell whether a word holds a syllable that ends in ㅆ, which only verbs have.

    >>> is_verb_form("상륙했으며"), is_verb_form("내렸"), is_verb_form("사망자")
    (True, True, False)
    """
    return any("가" <= letter <= "힣" and (ord(letter) - 0xAC00) % 28 == _SSANG_SIOT for letter in word)


# How other stems of words end that speak of more and less; the nouns among those (이상, 정도, 돌파) do not.
_STEM = later(r"(?:[많크높낮넘돌않되치]|주장하|보다는?\s[적작]|가깝|[웃밑]도|모자라)$")
# 웃도는 and 밑도는 have lost the ㄹ of their stem.
_RIEUL = later("(?<=[웃밑])도$")
# The rest of a word behind its stem: 보다 많|았다.
_ENDING = later("[가-힣]{1,4}(?![가-힣])")
# 주장이, 관측이: a noun of hearsay with its particle, which a quotation does without.
_NOUN = later("(주장|관측)[이을도에과]$")


def said_whole(text: str, after: str = "") -> str:
    """Return words that can stand in quotation marks: with the verb at their end whole, without a particle.

    Args:
        text: The words.
        after: What follows them in their article: the ending of a verb that they cut is taken from there.

    >>> said_whole("60조원을 넘었"), said_whole("약 300명"), said_whole("24만보다 많", "았다.")
    ('60조원을 넘었다', '약 300명', '24만보다 많았다')
    >>> said_whole("1조원을 웃도"), said_whole("100명 이하", "의"), said_whole("주장이", " 나왔다")
    ('1조원을 웃돌다', '100명 이하', '주장')
    """
    if not _is_stem(text):
        return _NOUN.sub(r"\1", text)
    ending = _ENDING.match(after)
    if ending is not None and not _is_past(text):
        return text + ending[0]
    return f"{_RIEUL.sub('돌', text)}다"


def _is_stem(text: str) -> bool:
    return _is_past(text) or _STEM.search(text) is not None


def _is_past(text: str) -> bool:
    return "가" <= text[-1:] <= "힣" and (ord(text[-1]) - 0xAC00) % 28 == _SSANG_SIOT
