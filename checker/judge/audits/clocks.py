"""One moment by two clocks: 오전 7시58분(한국시간 오전 8시58분), 5:47 p.m. (0847 GMT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.words import written
from checker.judge.particles import with_particle
from checker.lexicon import zones
from checker.lexicon.wordlists import word_list
from checker.model import Audit, FigureKind, Severity, Step, Text

__all__ = ["audit_clocks"]

# What stands between a time and the same one by another clock: a bracket, and what it is called there.
_BRACKET = re.compile(r"[^().,;]{0,24}\([^()]{0,24}")
# A zone is named by the clock of a place: 대만시간, Tokyo time.
_CLOCK = {"ko": re.compile(r"(?:표준)?(?:시간|시각)$"), "en": re.compile(r" time$")}
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def audit_clocks(page: Page) -> Iterator[Audit]:
    """Check a time of day against the one by another clock in the bracket behind it.

    What it does: takes the clocks of the places that the article names, and asks whether one of them shows the two times
    at one moment. Where only one place is named, it says that its clock does not where the two are half a day off, or as
    far to the other side as they should be to this one; of any other difference the place may be one that has no entry.
    Why it matters: hours are added where they are to be taken off, and local time is told as that of the reader.
    Example: 도쿄 … 6 p.m. (9 a.m. GMT); not 도쿄 … 6 p.m. (9 p.m. GMT).
    """
    times = [piece for piece in page.pieces if piece.figure.kind is FigureKind.TIME and piece.sentence >= 0]
    for one, two in pairwise(times):
        if one.sentence != two.sentence or _BRACKET.fullmatch(page.text_between(one, two)) is None:
            continue
        found = _compare(page, one, two)
        if found is not None:
            yield found


def _compare(page: Page, one: Piece, two: Piece) -> Audit | None:
    first, second = one.figure.mention.calendar, two.figure.mention.calendar
    if first is None or second is None or one.figure.moment is None or two.figure.moment is None:
        return None
    named = [zone for zone in (first.zone, second.zone) if zone is not None]
    if len(named) != 1 or None in (first.hour, second.hour) or first.minute is None is not second.minute:
        return None
    told, other = (one, two) if first.zone is None else (two, one)
    here = _moment(told)
    # of a place whose clocks show the same nobody tells both
    there = [zone for zone in _zones_named(page) if _as_told(here, zone, named[0]) != here]
    by_zone = {zone: _as_told(here, zone, named[0]) for zone in there}
    fitting = [zone for zone, moment in by_zone.items() if _is_same_clock(moment, _moment(other), first.minute is None)]
    if not fitting and (len(there) != 1 or not _is_slip(here, by_zone[there[0]], _moment(other))):
        return None
    return _told(page, told, other, by_zone[(fitting or there)[0]], holds=bool(fitting))


def _moment(piece: Piece) -> datetime:
    moment = piece.figure.moment
    if moment is None:
        raise ValueError(f"{piece.figure.text}: a time without a moment")
    return moment.start


def _as_told(moment: datetime, zone: str, other: str) -> datetime:
    """Return a moment by the clock of one zone as another one's shows it."""
    return moment.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo(other)).replace(tzinfo=None)


def _is_same_clock(one: datetime, two: datetime, hours: bool) -> bool:
    """Tell whether two clocks show one time of day, whatever the day; where hours are told, to the hour."""
    apart = abs(one - two) % _DAY
    apart = min(apart, _DAY - apart)
    return apart < (_MINUTE * 60 if hours else _MINUTE)


def _is_slip(here: datetime, right: datetime, told: datetime) -> bool:
    """Tell whether a time is half a day off the right one, or as far from here to the other side."""
    turned = here - (right - here)
    return any((told - wrong) % _DAY == timedelta() for wrong in (right + _DAY / 2, turned))


@cache
def _places(language: str) -> tuple[tuple[str, str], ...]:
    """Return the places whose clocks have a name, each with its zone."""
    found = []
    for entry in zones.zone_entries():
        for name in entry.ko if language == "ko" else entry.en:
            place = _CLOCK[language].sub("", name)
            if place != name and not place.isupper() and place not in word_list("shared/zones.toml", "no_place"):
                found.append((place, entry.name))
    return tuple(found)


def _zones_named(page: Page) -> list[str]:
    """Return the zones of the places that an article names, each once."""
    text = page.article.text
    return list(dict.fromkeys(zone for place, zone in _places(page.language) if place in text))


def _told(page: Page, told: Piece, other: Piece, shown: datetime, *, holds: bool) -> Audit:
    here, there = written(told), written(other)
    clock = f"{shown:%H:%M}"
    if holds:
        text = Text(f"{here} = {there}: 두 시각이 맞습니다.", f"{here} = {there}: the two clocks agree.")
    else:
        text = Text(
            f"현지 {with_particle(here, '은/는')} 다른 쪽 시간으로 {clock}인데 {with_particle(there, '으로/로')} 적혔습니다. "
            "시차를 더하고 뺀 방향이 뒤바뀌었을 수 있습니다.",
            f"{here} local time is {clock} by the other clock, where the text has {there} instead. "
            "The hours may have been added where they are to be taken off.",
        )
    pieces = sorted((told, other), key=lambda piece: piece.index)
    severity = Severity.INFO if holds else Severity.WARNING
    tie = page.text_between(pieces[0], pieces[1]).strip()
    code = "same" if holds else "off"
    figures = tuple(piece.figure for piece in pieces)
    steps = (Step(code, text),)
    return Audit(page.article.id, figures, "clock", holds, severity, clock, text, code, steps, tie)
