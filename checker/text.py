"""Reading characters: folding that keeps offsets, word ends, sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.model.span import Span

__all__ = ["FOLD", "ends_word", "fold", "has_batchim", "said_whole", "split_sentences"]

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


# The final consonant ㅆ of 넘었, 알려졌, 밝혔: a stem that a quotation cannot end with.
_SSANG_SIOT = 20


def said_whole(text: str) -> str:
    """Return words with the verb at their end as a dictionary gives it, for it stands in quotation marks.

    >>> said_whole("60조원을 넘었"), said_whole("약 300명")
    ('60조원을 넘었다', '약 300명')
    """
    is_stem = "가" <= text[-1:] <= "힣" and (ord(text[-1]) - 0xAC00) % 28 == _SSANG_SIOT
    return f"{text}다" if is_stem else text


# --- sentences -------------------------------------------------------------------------------------

# Where a sentence may end: a stop with the quotes and brackets that close it, before white space,
# the text's end or (where the space is missing) Hangul or an opening quote; or a line break.
_STOP = re.compile(
    r"""
    (?<! [.!?。…] ) (?P<stop> [.!?。…]+ )
    (?P<close> \s?[”’」』)\]】]["'”’」』)\]】]* | ["'”’」』)\]】]* )
    (?= \s | $ | [가-힣“‘"'(\[] )
    | (?P<line> [\r\n\u2028\u2029]+ )
    """,
    re.VERBOSE,
)

# Never the last word of a sentence: a name or a number follows.
_TITLES = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Prof",
        "Sr",
        "St",
        "vs",
        "Gov",
        "Sen",
        "Rep",
        "Gen",
        "Lt",
        "Col",
        "Sgt",
        "Capt",
        "Adm",
        "Cmdr",
        "Maj",
        "Rev",
        "Hon",
        "Pres",
        "Supt",
        "Det",
        "Atty",
        "Fig",
        "approx",
        "est",
        "i.e",
        "e.g",
        "cf",
        "ca",
        "al",
    ]
)
_MONTHS = frozenset(
    [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Sept",
        "Oct",
        "Nov",
        "Dec",
    ]
)
# Abbreviations only before a number: "No. 5", "pp. 3-4", "Jan. 31".
_BEFORE_NUMBER = _MONTHS | frozenset(
    [
        "No",
        "Nos",
        "pp",
        "p",
        "vol",
        "art",
        "sec",
    ]
)
# May end a sentence, or not; what follows decides.
_EITHER = _MONTHS | frozenset(
    [
        "Inc",
        "Corp",
        "Co",
        "Ltd",
        "Jr",
        "plc",
        "Bros",
        "U.S",
        "U.K",
        "U.N",
        "E.U",
        "U.A.E",
        "D.C",
        "L.A",
        "N.Y",
        "a.m",
        "p.m",
        "A.M",
        "P.M",
        "etc",
        "Ph.D",
        "M.D",
        "Calif",
        "Fla",
        "Tex",
        "Mass",
        "Wash",
        "Ariz",
        "Colo",
        "Conn",
        "Ga",
        "Ill",
        "Ind",
        "Md",
        "Mich",
        "Minn",
        "Mo",
        "Nev",
        "Okla",
        "Ore",
        "Pa",
        "Tenn",
        "Va",
        "Wis",
        "Ave",
        "Blvd",
        "Rd",
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
        "Dept",
        "Assn",
        "ft",
        "lb",
        "lbs",
        "oz",
        "sq",
        "mi",
        "hr",
        "min",
    ]
)
# Words that open an English sentence and hardly ever go on a name.
_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "It",
        "Its",
        "He",
        "She",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "As",
        "But",
        "And",
        "Or",
        "So",
        "If",
        "When",
        "While",
        "After",
        "Before",
        "Since",
        "Although",
        "However",
        "Meanwhile",
        "Still",
        "Yet",
        "Now",
        "Then",
        "Here",
        "His",
        "Her",
        "Their",
        "Our",
        "My",
        "Some",
        "Many",
        "Most",
        "All",
        "Both",
        "Each",
        "Not",
        "No",
        "What",
        "Why",
        "How",
        "Who",
        "Where",
        "Analysts",
        "Officials",
        "Police",
        "Shares",
        "Last",
        "More",
        "About",
    ]
)

# Verbs and endings that take up a quotation: “…했다.”고, "…!"라며.
_TAKEN_UP = re.compile(
    r"\s?(?:이?라고|이?라는|이?라며|이?라면서|이?란|고|며|면서|는|던|에|을|를|의|으로|로|도|만|과|와|까지|,)(?![가-힣]{3}\S*다[.])"
)
_ENDING = re.compile(r"[다요죠까음임함됨네]$")
# How far a closing quote may be for the stops before it to belong to one quoted speech.
_QUOTE_REACH = 160
# How far back the beginning of a sentence is looked at: what keeps the time linear in the text.
_LOOK_BACK = 1000


def split_sentences(text: str, span: Span, *, wrapped: bool = False) -> Iterator[Span]:
    """Yield the spans of the sentences in ``text[span.start:span.end]``, trimmed of white space.

    Stops inside numbers (3.3), dates (2025. 2. 3.), abbreviations (U.S., Inc.), brackets and
    quotations that the sentence goes on after (``"…했다. …했다."며``) end nothing. A line break ends
    a sentence, except in ``wrapped`` text, whose lines were broken at a fixed width.

    >>> t = '“늘었다.”고 했다. 매출은 3.5조원이다.'
    >>> [s.of(t) for s in split_sentences(t, Span(0, len(t)))]
    ['“늘었다.”고 했다.', '매출은 3.5조원이다.']
    """
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if match["line"] is not None:
            if wrapped:
                continue
            end = match.start()
        else:
            end = match.end()
            if not _ends(text, start, match, span.end):
                continue
        trimmed = _trim(text, start, end)
        if trimmed is not None:
            yield trimmed
        start = match.end()
    trimmed = _trim(text, start, span.end)
    if trimmed is not None:
        yield trimmed


def _ends(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    """Tell whether the stop that ``match`` found ends the sentence that began at ``start``."""
    start = max(start, match.start() - _LOOK_BACK)
    before, end = text[start : match.start()], match.end()
    after = text[end : min(limit, end + 40)]
    stop, close = match["stop"], match["close"]
    if not after.strip():
        return True
    if (re.match(r"\s+[a-z]", after) and not _ENDING.search(before[-1:])) or re.match(r"[\"”’']+[가-힣]", after):
        return False
    if close:
        if _TAKEN_UP.match(after):
            return False
    elif _is_inside(text, start, match.start(), limit):
        return False
    if not after[0].isspace() and not close:
        # no space after the stop: only a Korean ending can stand before it
        return _ENDING.search(before[-1:]) is not None and not (stop != "." and _TAKEN_UP.match(after))
    if not after[0].isspace() and stop == ".":
        return False
    if "…" in stop or (len(stop) > 1 and set(stop) == {"."}):
        return _ENDING.search(before[-1:]) is not None or re.match(r"\s+[A-Z“\"]", after) is not None
    return stop != "." or not _is_abbreviated(before, after)


def _is_inside(text: str, start: int, stop: int, limit: int) -> bool:
    """Tell whether a stop stands in a bracket or a quotation that the sentence goes on after."""
    opened = text.rfind("(", start, stop)
    if opened > text.rfind(")", start, stop):
        closed = text.find(")", stop, min(limit, stop + _QUOTE_REACH))
        if closed >= 0 and "\n" not in text[stop:closed] and text[closed + 1 : closed + 2] not in ("", "\n"):
            return True
    for left, right in (("“", "”"), ('"', '"')):
        quoted = (
            text.count('"', start, stop) % 2
            if left == right
            else text.rfind(left, start, stop) > text.rfind(right, start, stop)
        )
        if not quoted:
            continue
        closed = text.find(right, stop + 1, min(limit, stop + _QUOTE_REACH))
        if closed < 0 or "\n" in text[stop:closed]:
            continue
        return (
            _TAKEN_UP.match(text, closed + 1) is not None
            or re.match(r"\s[a-z]", text[closed + 1 : closed + 3]) is not None
        )
    return False


def _is_abbreviated(before: str, after: str) -> bool:
    """Tell whether a single full stop belongs to an abbreviation, a number or a date."""
    following = after.lstrip()
    is_item = len(before) <= 8 and re.fullmatch(r"\s*[(\[]?\d{1,2}", before)
    before = before[-40:]
    if re.search(r"\d$", before):
        if is_item:  # 1. 2. at the head of a list's items
            return True
        if re.search(r"(?<!\d)\d{4}\.\s?\d{1,2}\.\s?\d{1,2}$", before):  # 2031. 2. 3. 08:12
            return re.match(r"\d|오전|오후|[(~\-]", following) is not None
        return (
            re.search(r"(?<![\d.,])(?:\d{4}|\d{1,2})$", before) is not None
            and re.match(r"\d{1,2}(?:\.|\s*$)", following) is not None
        )
    word = re.search(r"(?:[A-Za-z]\.)*[A-Za-z]+$", before)
    if word is None:
        return False
    short = word.group()
    opener = re.match(r"[“\"‘']?([A-Za-z]+)", following)
    opens = opener is not None and (opener.group(1) in _OPENERS or following[0] in '“"')
    if short in _TITLES:
        return True
    if short in _BEFORE_NUMBER and following[:1].isdigit():
        return True
    if short in _EITHER:
        return not opens
    initial = len(short) == 1 and short.isupper()
    return initial and short != "I" and not opens and re.match(r"[A-Z]", following) is not None


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
