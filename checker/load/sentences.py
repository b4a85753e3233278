"""Where sentences end, in Korean and in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.later import later
from checker.lexicon.sentences import abbreviations, openers
from checker.model.span import Span

__all__ = ["split_sentences"]

# Where a sentence may end: a stop with the quotes and brackets that close it, before white space,
# the text's end or (where the space is missing) a letter, a digit or an opening quote; or a line break.
_STOP = later(
    r"""
    (?<! [.!?。…] ) (?P<stop> [.!?。…]+ )
    (?P<close> \s?[”’」』)\]】]["'”’」』)\]】]* | ["'”’」』)\]】]* )
    (?= \s | $ | [가-힣“‘"'(\[] | (?<=[다요죠까]\.)[0-9A-Z] )
    | (?P<line> [\r\n\u2028\u2029]+ )
    """,
    re.VERBOSE,
)

# Verbs and endings that take up a quotation: “…했다.”고, "…!"라며.
_TAKEN_UP = later(
    r"\s?(?:이?라고|이?라는|이?라며|이?라면서|이?란|고|며|면서|는|던|에|을|를|의|으로|로|도|만|과|와|까지|,)(?![가-힣]{3}\S*다[.])"
)
# What goes on in small letters, or after a closing quote, goes on with the sentence.
_SMALL = later(r"\s+[a-z]")
_QUOTED_ON = later(r"[\"”’']+[가-힣]")
_DIGIT = later(r"\d$")
_ITEM = later(r"\s*[(\[]?\d{1,2}")
_LAST_WORD = later(r"(?:[A-Za-z]\.)*[A-Za-z]+$")
_ENDING = later(r"[다요죠까음임함됨네]$")
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
    if (_SMALL.match(after) and not _ENDING.search(before[-1:])) or _QUOTED_ON.match(after):
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
    is_item = len(before) <= 8 and _ITEM.fullmatch(before)
    before = before[-40:]
    if _DIGIT.search(before):
        if is_item:  # 1. 2. at the head of a list's items
            return True
        if re.search(r"(?<!\d)\d{4}\.\s?\d{1,2}\.\s?\d{1,2}$", before):  # 2031. 2. 3. 08:12
            return re.match(r"\d|오전|오후|[(~\-]", following) is not None
        return (
            re.search(r"(?<![\d.,])(?:\d{4}|\d{1,2})$", before) is not None
            and re.match(r"\d{1,2}(?:\.|\s*$)", following) is not None
        )
    word = _LAST_WORD.search(before) if before[-1:].isascii() else None
    if word is None:
        return False
    short = word.group()
    opener = re.match(r"[“\"‘']?([A-Za-z]+)", following)
    opens = opener is not None and (opener.group(1) in openers() or following[0] in '“"')
    if short in abbreviations("name"):
        return True
    if short in abbreviations("number") and following[:1].isdigit():
        return True
    if short in abbreviations("either"):
        return not opens
    initial = len(short) == 1 and short.isupper()
    return initial and short != "I" and not opens and re.match(r"[A-Z]", following) is not None


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
