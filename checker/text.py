"""Reading characters: folding that keeps offsets, the last letter of a word."""

from __future__ import annotations

__all__ = ["FOLD", "bare", "fold", "has_batchim", "said_whole"]

# One character to one, so that offsets hold: full-width forms, and the dashes and tildes that
# stand for "to". Source: Unicode block Halfwidth and Fullwidth Forms; KS X 1001 punctuation.
FOLD = str.maketrans(
    {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
    | {"\u3000": " ", "\u00a0": " ", "∼": "~", "〜": "~", "˜": "~", "～": "~", "－": "-", "−": "-", "–": "-"}
    | {"㎥": "㎥", "％": "%", "﹪": "%", "＄": "$", "￦": "₩", "￥": "¥", "￡": "£"}
)


def fold(text: str) -> str:
    """Return ``text`` with look-alike characters made one, of the same length.

    >>> fold("１２％") == "12%" and len(fold("３～４")) == 3
    True
    """
    return text.translate(FOLD)


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


def said_whole(text: str) -> str:
    """Return words with the verb at their end as a dictionary gives it, for it stands in quotation marks.

    >>> said_whole("60조원을 넘었"), said_whole("약 300명")
    ('60조원을 넘었다', '약 300명')
    """
    is_stem = "가" <= text[-1:] <= "힣" and (ord(text[-1]) - 0xAC00) % 28 == _SSANG_SIOT
    return f"{text}다" if is_stem else text
