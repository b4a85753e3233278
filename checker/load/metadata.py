"""Publisher and time of publication, where the page's furniture shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from checker.later import later
from checker.lexicon.furniture import outlets
from checker.load.dates import Stamp, find_stamps
from checker.load.lines import outlet_kind
from checker.load.shapes import alternatives, bare, is_prose, job_words

__all__ = ["Metadata", "find_metadata"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself."""

    source: str | None = None
    published: date | None = None
    published_at: datetime | None = None


def find_metadata(lines: Sequence[str], roles: Sequence[str | None]) -> Metadata:
    """Find publisher and time of publication.

    Args:
        lines: The blocks of a page.
        roles: What each looks like (``byline``, ``stamp``, ``imprint`` …).
    """
    if len(lines) < 2:
        return Metadata()
    stamp = _find_stamp(lines, roles)
    return Metadata(
        source=_find_source(lines, roles),
        published=stamp.day if stamp else None,
        published_at=stamp.at if stamp else None,
    )


# --- time -----------------------------------------------------------------------------------------


@cache
def _before_time(*roles: str) -> re.Pattern[str]:
    """Return what stands before a time that words of these roles label."""
    return re.compile(rf"(?:{alternatives(*roles)})\w*\s*(?:on|at)?[\s:：|(]*$", re.IGNORECASE)


# How far from the top a date without a label may stand and still be the page's own.
_HEAD_LINES = 8


def _find_stamp(lines: Sequence[str], roles: Sequence[str | None]) -> Stamp | None:
    later: Stamp | None = None
    plain: Stamp | None = None
    lead = next((i for i, line in enumerate(lines) if roles[i] is None and is_prose(line)), len(lines))
    for index, (line, role) in enumerate(zip(lines, roles, strict=True)):
        if role not in ("stamp", "date", "byline", "breadcrumb", "outlet", "rights", "matter"):
            continue
        if role == "rights":
            continue
        for stamp in find_stamps(line):
            before = line[: stamp.start]
            if _before_time("later").search(before):
                later = later or stamp
            elif _before_time("first", "first_on_lines").search(before):
                return stamp
            elif index < max(lead, _HEAD_LINES) or role in ("stamp", "matter"):
                plain = plain or stamp
    return plain or later


# --- publisher ------------------------------------------------------------------------------------

_MASTHEAD = later(r"제호\s*[:：]\s*(?P<name>[^|ㅣ│/·,\n]{2,30})")
_RIGHTS = later(
    r"(?:저작권자\s*[:：]?|Copyright|ⓒ|©|\(c\))[\sⓒ©(c)]*(?:\d{4}(?:\s?[-–]\s?\d{4})?\.?\s*)?(?:by\s+)?"
    r"(?P<name>[A-Za-z가-힣0-9][^,.()|ㅣ<>&\]\n]{1,40}?)(?:\s*(?:All rights|무단|재배포|&|\(|,|\.|\||<|>|\]|$))",
    re.IGNORECASE,
)
_MATTER = later(r"(?:source|publisher|outlet|site|매체|언론사)\s*:\s*(?P<name>.+)", re.IGNORECASE)
_FIRST_SHOWN = later(
    r"(?:이 기사는|이 글은|라는 제목의 이 기사는)\s+(?P<name>[^\s,]{2,}(?:\s[A-Z]\w+){0,2})\s?(?:에|에서)\s(?:처음|최초)"
)


@cache
def _slug_outlet() -> re.Pattern[str]:
    jobs = job_words()
    return re.compile(
        rf"[\[(【<]\s?(?:(?P<first>[^\]\[()=\d]{{2,14}}?)\s?=\s?[^\]\[()=]{{2,14}}(?:{jobs})"
        rf"|[^\]\[()=\d]{{1,15}}\s?=\s?(?P<second>[^\]\[()=\s]{{2,14}})[^\]\[()]{{0,20}}"
        rf"|(?P<third>[^\]\[()=\s\d]{{2,14}})\s[가-힣]{{2,4}}\s?(?:{jobs}))\s?[\])】>]"
    )


_DATELINE = later(r"^[A-Z][A-Z.'’ ,/-]{2,40}.{0,20}\((?P<name>[A-Z][^)]{1,40})\)\s?(?:--?|[—–])")


_LEADING = re.compile(r"^\W+")


def _find_source(lines: Sequence[str], roles: Sequence[str | None]) -> str | None:
    shown = list(zip(lines, roles, strict=True))
    finders = (
        (("imprint", "rights"), _MASTHEAD),
        (("rights", "imprint"), _RIGHTS),
    )
    for wanted, pattern in finders:
        for line, role in shown:
            match = pattern.search(line) if role in wanted else None
            if match is not None:
                return match["name"].strip()
    for line, role in shown:
        match = _MATTER.match(line) if role == "matter" else None
        if match is not None:
            return match["name"].strip("\"' ")
    for line, role in shown[:12]:
        kind = outlet_kind().match(_LEADING.sub("", line)) if line.endswith(")") else None
        if kind is not None:
            return kind["name"].strip()
        if role == "outlet":
            return re.split(r",\s|\s?[—–]", bare(line))[0]
    for line, role in shown:
        if role in ("slug", "byline"):
            match = _slug_outlet().search(line) or _DATELINE.match(line)
            if match is not None:
                return next(name for name in match.groupdict().values() if name).strip()
            agency = re.split(r"\s?[—–]", line)[0].split(" ")[-1].strip("()")
            if role == "slug" and agency in outlets():
                return agency
    for line, _ in shown[-3:]:
        match = _FIRST_SHOWN.search(line) if "이 기사는" in line or "이 글은" in line else None
        if match is not None:
            return match["name"].strip()
    return next((bare(line) for line, _ in shown[:5] if bare(line) in outlets()), None)
