"""What opens or closes a line without belonging to it: slugs, datelines, numbers of pictures, bylines."""

from __future__ import annotations

import re
from functools import cache

from checker.later import later
from checker.lexicon.furniture import agencies, outlets
from checker.load.shapes import EMAIL, job_words

__all__ = ["leading_slug", "picture_number", "trailing_slug"]


@cache
def _slug() -> re.Pattern[str]:
    agency = "|".join(re.escape(word) for word in agencies())
    jobs = job_words()
    return re.compile(
        rf"""
        [\[(【<]\s?(?:
            [^\]\[()=\d]{{1,15}}\s?=\s?(?:{agency})(?:[\s/=][^\]\[()\d]{{1,20}})?   # [서울=뉴시스]
          | [가-힣·,\s]{{2,12}}\s?=\s?[가-힣A-Za-z0-9]{{2,14}}(?:\s[^\]\[()\d]{{2,15}}(?:{jobs}))?  # [무안=은빛소식]
          | [^\]\[()\d]{{2,30}}?(?:{jobs})(?:\s?[=/]?\s?{EMAIL})?                     # [가람일보 김나래 기자]
          | (?:{agency})
        )\s?[\])】>]
        (?:\s*(?:[가-힣]{{2,4}}(?:[·ㆍ,\s]{{1,2}}[가-힣]{{2,4}}){{0,3}})\s?(?:{jobs})\s?(?:{EMAIL})?)?  # 김나래 기자
        (?:\s?=(?=\s|$))?
        """,
        re.VERBOSE,
    )


_MONTHS = "Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"


@cache
def _dateline() -> re.Pattern[str]:
    # Nov. 18 (UPI) -- ; Taipei, July 10 (CNA); SEOUL, Jan. 3 (Yonhap) -- ; HARBOURTOWN (Example News) — ; LONDON — is left alone
    agency = "|".join(re.escape(word) for word in agencies())
    return re.compile(
        rf"(?:[A-Z][\w.'’]*(?:\s[A-Z][\w.'’]*){{0,2}},\s)?(?:{_MONTHS})\.?\s\d{{1,2}}\s\((?:[A-Z]{{2,}}[\w.&-]*|{agency})\)\s?(?:(?:--?|[—–])\s?)?"
        r"|[A-Z][A-Z.'’\s,/-]{2,40}?(?:,\s[A-Z][a-z.]+(?:\s[A-Z][a-z]+)?)?(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s?"
        r"\((?:[A-Z][\w.'’&-]*(?:\s[A-Z][\w.'’&-]*){0,3})\)\s?(?:--?|[—–])\s?"
    )


# Pictures of a gallery are counted: [1/3], 1 of 8 |
_COUNTED = later(r"\[\d{1,2}/\d{1,2}\]\s*|\d{1,2} of \d{1,2}\s?\|\s*|Item \d{1,2} of \d{1,2}\s+")


@cache
def _network() -> re.Pattern[str]:
    # Harbourtown CNN — ; CNN —
    names = "|".join(re.escape(name) for name in sorted(outlets(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:[A-Z][\w.'’]*(?:[\s,]+[A-Z][\w.'’]*){{0,3}}\s)?\(?(?:{names})\)?\s?[—–]\s?")


def picture_number(line: str) -> int:
    """Return where the number of a picture in its gallery ends, or 0.

    >>> picture_number("1 of 8 | Boats in the harbour.")
    9
    """
    match = _COUNTED.match(line)
    return match.end() if match is not None else 0


# What a page's metadata leave before its first words: date 2031-02-03 The mayor said …
_METADATA = later(r"\s*date\s(?:19|20)\d{2}-\d{2}-\d{2}\s+(?=\S)")


# What a slug opens with, and what no slug or byline ends with: nearly all lines are told apart by one of them.
_OPENING = ("[", "(", "【", "<")
_NO_END = (".", "!", "?", "”", '"', "’")


def leading_slug(line: str) -> int:
    """Return where the slug that opens a line ends, or 0.

    >>> leading_slug("[서울=뉴시스] 김나래 기자 = 비가 왔다.")
    17
    >>> leading_slug("Harbourtown, July 10 (EXA) It rained."), leading_slug("May 3 (Friday) was dry.")
    (27, 0)
    >>> leading_slug("date 2031-02-03 The mayor spoke.")
    16
    """
    match = _slug().match(line) if line.startswith(_OPENING) else _METADATA.match(line)
    if match is None and "A" <= line[:1] <= "Z":
        match = _dateline().match(line)
    if match is None and ("—" in line or "–" in line):
        match = _network().match(line)
    return match.end() if match is not None else 0


@cache
def _trailing() -> re.Pattern[str]:
    jobs = job_words()
    mail = rf"[\[(<]?{EMAIL}[\])>]?"
    name = rf"[/<(\[]?\s?(?:[가-힣A-Za-z]{{2,10}}[\s=·])?[가-힣]{{2,4}}\s?(?:[가-힣]{{2,6}}\s)?(?:{jobs})(?:\s?[=·|,/]?\s?{mail})?[\])>]?"
    return re.compile(
        rf"(?<=[.!?”\"’)\]])(?:\s+|(?=[\[(<【/]))(?P<slug>{_slug().pattern}|{name}|{mail})\s*$", re.VERBOSE
    )


# Longer than any byline with its address.
_TRAILING_REACH = 150


def trailing_slug(line: str) -> int:
    """Return where the byline or slug that closes a line of prose begins, or the line's length."""
    if line.endswith(_NO_END):
        return len(line)
    start = max(0, len(line) - _TRAILING_REACH)
    match = _trailing().search(line, start)
    return match.start("slug") if match is not None else len(line)
