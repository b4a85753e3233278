"""Digits that are no figures: addresses on the web, telephone numbers, names such as GPT-4."""

from __future__ import annotations

import re
from typing import Final

from checker.model import Skipped, Span
from checker.scan.lazy import Lazy
from checker.scan.letters import code_at, is_latin
from checker.scan.numerals.digits import run_end
from checker.scan.survey import AT, BRACKET, JOINT, LETTER, Survey

__all__ = ["DIGIT_RUN", "find_skipped", "name_at"]

DIGIT_RUN: Final = Lazy(r"[0-9]+")

_URL: Final = Lazy(r"(?:https?://|www\.)[^\s<>\"'‘’“”가-힣]+", re.IGNORECASE)
_EMAIL: Final = Lazy(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_FILE_END: Final = Lazy(
    r"\.(?:jpe?g|png|gif|pdf|hwpx?|docx?|xlsx?|pptx?|zip|mp[34]|html?|webp|svg)\b", re.IGNORECASE, begins="."
)
_FILE_NAME: Final = Lazy(r"[\w-]{1,80}\Z")
# Each begins at a digit that no digit, letter or hyphen precedes.
_NUMBERS: Final = Lazy(
    r"""(?<![0-9A-Za-z.,-])(?:
      (?P<phone>0[0-9]{1,2}[-)][ ]?[0-9]{3,4}-[0-9]{4}(?![0-9-])   # 02-123-4567
        |1[568][0-9]{2}-[0-9]{4}(?![0-9-])                          # 1588-1234
        |\+82[- ][0-9-]{8,14})
      |(?P<registration>[0-9]{3}-[0-9]{2}-[0-9]{5}(?![0-9-])        # business registration
        |[0-9]{6}-[1-8][0-9*]{6}(?![0-9])                           # resident registration
        |[0-9]{2,6}-[0-9]{2,6}-[0-9]{4,8}(?:-[0-9]{1,6})?(?![0-9-])) # account
    )""",
    re.VERBOSE,
)
# The code of a listed company behind its name: 삼성전자(005930).
_LISTED_CODE: Final = Lazy(r"(?<=[가-힣A-Za-z0-9)])[(\[<](?:[0-9]{5}[0-9A-Z])(?:(?:\.?[A-Z]{2})?[)\]>]|,\s?[가-힣])")
_CODE: Final = 5  # digits, at least
_TRILLION_SIGN: Final = ord("조")  # which stands behind the numbers of articles too
# Scores of rounds and years of seasons: 70-73-72-68.
_CHAIN: Final = Lazy(r"(?<![0-9.,-])[0-9]{1,3}(?:-[0-9]{1,3}){2,}(?![0-9.-])")
# Talks of two ministers a side, two for one: 2+2, 1+1.
_PLUS: Final = Lazy(r"(?<![0-9.,+])[0-9]{1,2}(?:\+[0-9]{1,2})+(?![0-9.,%+]|\s?[가-힣]{0,2}=)")
_TWO_HYPHENS: Final = Lazy(r"[0-9]-[0-9]{1,3}-")
# A make behind its name: 현무-4, 화성-15형.
_MAKE: Final = Lazy(
    r"(?<=[가-힣])-[0-9]{1,4}(?=[A-Z]?(?:형|호|급)|(?:[은는이가을를의와과도로에]|까지|부터|에서)?(?:[\s,'’)”·]|$))"
)
_HANGUL_HYPHEN: Final = Lazy(r"[가-힣]-[0-9]")
_HYPHENATED: Final = Lazy(r"[0-9)][- ][0-9]{2,6}-[0-9]{3}|1[568][0-9]{2}-[0-9]{4}|[0-9]{6}-[0-9]|[0-9]-[0-9]{4}-")
_DIGIT_ARTICLE: Final = Lazy(r"제\s?[0-9]{1,4}조|[0-9]조\s?(?:의\s?)?제?[0-9]{1,3}\s?항|(?:법|[조협]약)\s[0-9]{1,4}조")
# Articles of law: 제3조 2항, 형법 250조, 11조 2항.
_ARTICLE: Final = Lazy(
    r"제\s?[0-9]{1,4}조(?:의\s?[0-9]{1,3})?(?:\s?제?[0-9]{1,3}[항호])*(?![0-9,\s]*[원억만])"
    r"|(?:(?<=법\s)|(?<=[조협]약\s))[0-9]{1,4}조(?![0-9\s]*[원억])(?:의\s?[0-9]{1,3})?(?:\s?제?[0-9]{1,3}[항호])*"
    r"|[0-9]{1,4}조\s?(?:의\s?[0-9]{1,3}\s?)?제?[0-9]{1,3}항"
)
# Letters with digits behind them, perhaps over a hyphen: H100, GPT-4, o3, S25, A330-200, F-16.
_NAME: Final = Lazy(r"(?<![A-Za-z0-9])[A-Za-z][A-Za-z]*[-‑]?[0-9][0-9A-Za-z]*(?:[.\-/][0-9A-Za-z]+)*")


def find_skipped(text: str, survey: Survey) -> list[Skipped]:
    """Return the stretches of ``text`` that hold digits but no figure, in reading order, without overlap.

    Args:
        text: With look-alike characters folded; offsets are kept.
        survey: What it holds.
    """
    found = _addresses(text, survey.seen & AT != 0) if survey.seen & (LETTER | AT) else []
    if survey.seen & JOINT:
        found += _joined(text)
    if survey.seen & BRACKET and _has_bracketed_code(text, survey.digits):
        found += [_skip(m, "code") for m in _LISTED_CODE.finditer(text)]
    if "조" in text and _may_cite(text, survey.digits) and _DIGIT_ARTICLE.search(text):
        found += [_skip(m, "code") for m in _ARTICLE.finditer(text)]
    if not found:
        return found
    found.sort(key=lambda item: (item.span.start, -item.span.end))
    kept: list[Skipped] = []
    for item in found:
        if not kept or item.span.start >= kept[-1].span.end:
            kept.append(item)
    return kept


def _joined(text: str) -> list[Skipped]:
    """Return what hyphens and plus signs make of digits: telephone numbers, rounds of a contest, makes."""
    found: list[Skipped] = []
    # a look for one character is so cheap that most texts never meet the patterns
    if "-" in text:
        if _HYPHENATED.search(text):
            found += [_skip(m, m.lastgroup or "registration") for m in _NUMBERS.finditer(text)]
        if _TWO_HYPHENS.search(text):
            found += [_skip(m, "code") for m in _CHAIN.finditer(text)]
        if _HANGUL_HYPHEN.search(text):
            found += [_skip(m, "name") for m in _MAKE.finditer(text)]
    if "+" in text:
        found += [_skip(m, "code") for m in _PLUS.finditer(text)]
    return found


def _addresses(text: str, mail: bool) -> list[Skipped]:
    """Return what is an address of the web or of mail, or the name of a file.

    Args:
        text: The text.
        mail: Whether it holds the sign of addresses of mail.
    """
    found: list[Skipped] = []
    if "://" in text or "www." in text:
        found += [_skip(m, "url") for m in _URL.finditer(text)]
    if mail:
        found += [_skip(m, "email") for m in _EMAIL.finditer(text)]
    at = text.find(".")
    while at >= 0:
        end = _FILE_END.match(text, at) if is_latin(code_at(text, at + 1)) else None
        name = _FILE_NAME.search(text, max(0, at - 80), at) if end is not None else None
        if end is not None and name is not None:
            span = Span(name.start(), end.end())
            found.append(Skipped(span, span.of(text), "code"))
        at = text.find(".", at + 1)
    return found


def _has_bracketed_code(text: str, digits: list[int]) -> bool:
    """Tell whether a bracket opens before digits that are as many as the code of a company has."""
    return any(start and text[start - 1] in "([<" and run_end(text, start) - start >= _CODE for start in digits)


def _may_cite(text: str, digits: list[int]) -> bool:
    """Tell whether digits before 조 may number an article of law, for most count trillions."""
    clause = "항" in text
    for start in digits:
        if code_at(text, run_end(text, start)) == _TRILLION_SIGN:
            before = text[max(0, start - 2) : start]
            if clause or "제" in before or "법" in before or "약" in before:
                return True
    return False


def name_at(text: str, pos: int) -> Span | None:
    """Return the name that the digit at ``pos`` belongs to, where a letter stands before it."""
    start = pos
    if start and text[start - 1] in "-‑":
        start -= 1
    while start > 0 and pos - start < 40 and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    match = _NAME.match(text, start)
    return Span(start, match.end()) if match is not None and match.end() > pos else None


def _skip(match: re.Match[str], reason: str) -> Skipped:
    return Skipped(Span(*match.span()), match.group(), reason)
