"""Reading characters: folding that keeps offsets, word ends, sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.model.span import Span

__all__ = ["FOLD", "ends_word", "fold", "has_batchim", "split_sentences"]

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


# Particles and endings that may follow a counter or a name without a space.
# Source: National Institute of Korean Language, Standard Korean Dictionary, 조사 entries.
_PARTICLES = [
    "으로부터",
    "에서부터",
    "에게서",
    "이라고",
    "이라는",
    "이라며",
    "이라면",
    "에서는",
    "에서도",
    "으로는",
    "으로도",
    "까지는",
    "까지도",
    "까지만",
    "이었다",
    "입니다",
    "이었던",
    "이지만",
    "이라도",
    "이나마",
    "부터는",
    "보다는",
    "보다도",
    "만으로",
    "이었",
    "였다",
    "이다",
    "이던",
    "라고",
    "라며",
    "라는",
    "에게",
    "에서",
    "에는",
    "에도",
    "에만",
    "으로",
    "까지",
    "부터",
    "보다",
    "마다",
    "처럼",
    "만큼",
    "밖에",
    "조차",
    "마저",
    "이나",
    "이며",
    "이고",
    "이란",
    "이든",
    "이라",
    "이면",
    "이자",
    "이요",
    "이죠",
    "인데",
    "였던",
    "에다",
    "하고",
    "한테",
    "께서",
    "이랑",
    "로서",
    "로써",
    "로는",
    "로도",
    "와의",
    "과의",
    "와는",
    "과는",
    "들이",
    "들은",
    "들을",
    "들의",
    "들도",
    "들에게",
    "들과",
    "들",
    "뿐",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "만",
    "나",
    "며",
    "인",
    "랑",
    "야",
    "여",
    "요",
    "씩",
    "꼴",
    "선",
    "대",
    "째",
    "간",
    "당",
    "쯤",
    "때",
    "중",
    "내",
    "외",
    "후",
    "전",
    "뒤",
    "께",
    "등",
]


@cache
def _particle() -> re.Pattern[str]:
    return re.compile("(?:%s)(?![가-힣])" % "|".join(sorted(_PARTICLES, key=len, reverse=True)))


def ends_word(text: str, offset: int) -> bool:
    r"""Tell whether a Korean word may end at ``offset``: no Hangul follows, or a particle does.

    Korean has no ``\b``: in 37명이 the counter 명 ends before the particle 이.

    >>> ends_word("37명이 왔다", 3), ends_word("37명단", 3)
    (True, False)
    """
    if offset >= len(text) or not "가" <= text[offset] <= "힣":
        return True
    return _particle().match(text, offset) is not None


def has_batchim(word: str) -> bool | None:
    """Tell whether ``word`` ends in a closed syllable; ``None`` where its last letter is no Hangul."""
    if not word or not "가" <= word[-1] <= "힣":
        return None
    return (ord(word[-1]) - 0xAC00) % 28 != 0


# A sentence ends at a stop (with the quotes and brackets that close it) before white space or the
# text's end; not after an initial, a title or an abbreviation, nor inside a number or a date.
_STOP = re.compile(
    r"""
    (?P<stop> [.!?。…]+ )          # the stop itself
    (?P<close> ["'”’」』)\]】]* )    # what closes with it
    (?= \s | $ | [가-힣“‘"'(\[] )  # then a space, the end, or (no space left) the next sentence
    | \n+                          # a line break always ends one
    """,
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|vs|No|Nos|Inc|Corp|Co|Ltd|U\.S|U\.K|U\.N|E\.U|a\.m|p\.m|i\.e|e\.g|etc|approx|est|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Capt|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Fig|pp|Calif|Fla|Tex|Mass|Wash|Ave|Blvd)|\b[A-Z]|\.[A-Z])$",
)


def split_sentences(text: str, span: Span, *, wrapped: bool = False) -> Iterator[Span]:
    """Yield the spans of the sentences in ``text[span.start:span.end]``, trimmed of white space.

    A line break ends a sentence, except in ``wrapped`` text, whose lines were broken at a fixed width.

    Stops inside numbers (3.3), dates (2025.02.03.), abbreviations (U.S., Inc.) and quotations that
    the sentence goes on after (``"…했다."며``) end nothing.

    >>> t = '“늘었다.”고 했다. 매출은 3.5조원이다.'
    >>> [s.of(t) for s in split_sentences(t, Span(0, len(t)))]
    ['“늘었다.”고 했다.', '매출은 3.5조원이다.']
    """
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        end = match.end()
        if wrapped and match["stop"] is None:
            continue
        if match["stop"] is not None:
            before = text[max(start, match.start() - 12) : match.start()]
            after = text[end : end + 1]
            if match["stop"] == "." and after and not after.isspace():
                # no space after the stop: a new sentence only after a Korean verb ending
                if match["close"] or not re.search(r"[다요죠까음임함]$", before):
                    continue
            if match["stop"] == "." and (_ABBREVIATION.search(before) or re.search(r"\d$", before)):
                following = text[end : end + 12].lstrip()
                if re.search(r"\d$", before):
                    if re.match(r"\d", following):
                        continue
                elif not re.search(r"\b(?:Inc|Corp|Co|Ltd|a\.m|p\.m|U\.S)$", before) or not re.match(
                    r"[A-Z“\"]\w*\s", following
                ):
                    continue
            if match["close"] and re.match(
                r"(?:이?라|고|며|면서|는|라며|라고|란|던|에|을|를|의|으로|로|도|만|, )", text[end : end + 3]
            ):
                continue
            if re.match(r"\s*[\"”’'](?:이?라|고|며|면서|는)", text[end : end + 6]):
                continue
        trimmed = _trim(text, start, match.start() if match["stop"] is None else end)
        if trimmed is not None:
            yield trimmed
        start = end
    trimmed = _trim(text, start, span.end)
    if trimmed is not None:
        yield trimmed


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
