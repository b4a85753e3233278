"""The day of an hour that stands without one: a date or a day of the week beside it, or a word before it (이날, 전날).

이날 and 전날 go by the day that is the news. A day that the text only compares with, counts from or sets a day against
(전날인 28일, 24일에 이어, 18일부터) is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from checker.later import later
from checker.lexicon.day_words import day_words
from checker.model import Calendar, Figure, Mention

__all__ = ["find_day", "in_half_of", "is_background", "is_bare_hour"]

# Between a date and its hour, which may stand in either order: 29일(현지시간) 오전 6시, 8:53 a.m. EST on Wednesday.
_BETWEEN = later(r"(?:\s|,|\([^()]*\)|\)|(?:[A-Z][a-z]+\s)?[Tt]ime\b|local\b|[A-Z]{2,5}\b|on\b)*")
_LONGEST = 40  # characters of it

# Between a word for a day and the hour: 전날(29일) 오후 8시, 전날(오후 11시 기준).
_ASIDE = later(r"\s?(?:\([^()]*\))?\s?\(?")
_REACH = 24  # characters before an hour in which the word is looked for

# What makes a day one that others are compared with: words before it, and behind it and a bracket.
_SET_AGAINST = later(
    r"(?:전날|전일|어제|주|달|년|최다|최고|최대|최저|직전|종전)(?:인|였던|이던|이었던)?\s?(?:지난\s?)?\(?$"
)
_COMPARED = later(
    r"(?:\s?\([^()]*\))?\)?(?:에\s이어|[과와]\s(?:비교|견[주줘]|비슷|같)|[과와]는?\s달리|보다|에\s비[해하]|\s?대비|\s이후|\s이래|부터|까지|[과와]\s)"
)
_BEFORE = 12  # characters before a day that are looked at


# Between an hour and the next one, which is of the same half of the day: 오후 10시 43분 대응 1단계를, 11시 13분 2단계를.
_ON = later(r"(?:(?![.!?]\s|\n).){1,40}", re.S)
_NOON, _MINUTES = 12, 60


def in_half_of(mention: Mention, before: Mention | None, text: str) -> Mention:
    """Give a Korean hour without 오전 or 오후 the half of the day of the hour before it in its sentence.

    Args:
        mention: Any figure.
        before: The hour before it in the article.
        text: Of the article.

    Returns:
        The mention, twelve hours on where the hour before is one of the afternoon and this one comes behind it.
    """
    calendar, told = mention.calendar, None if before is None else before.calendar
    if calendar is None or calendar.hour is None or before is None or told is None or told.hour is None:
        return mention
    if not 0 < calendar.hour < _NOON <= told.hour or not _is_bare(mention):
        return mention
    if (calendar.zone, calendar.local) != (told.zone, told.local):
        return mention
    if _ON.fullmatch(text, before.span.end, mention.span.start) is None:
        return mention
    hour = calendar.hour + _NOON
    if hour * _MINUTES + (calendar.minute or 0) <= told.hour * _MINUTES + (told.minute or 0):
        return mention
    return replace(mention, calendar=replace(calendar, hour=hour))


def _is_bare(mention: Mention) -> bool:
    """Tell whether an hour is told in Korean by its number alone."""
    return mention.text[:1].isdigit() and "시" in mention.text


def is_bare_hour(calendar: Calendar | None) -> bool:
    """Tell whether a time is told without its day."""
    return calendar is not None and calendar.hour is not None and calendar.day is None and calendar.weekday is None


def is_background(mention: Mention, text: str) -> bool:
    """Tell whether a date is one that the text sets the news against, so that 이날 does not mean it."""
    start = mention.span.start
    if _SET_AGAINST.search(text[max(0, start - _BEFORE) : start]) is not None:
        return True
    return _COMPARED.match(text, mention.span.end) is not None


def find_day(
    mention: Mention, text: str, near: tuple[Figure | None, Figure | None], news: date | None, published: date | None
) -> date | None:
    """Return the day of a bare hour that its sentence names; ``None`` where it names none.

    Args:
        mention: The hour.
        text: Of the article.
        near: The date before it in the article, and the one right behind it.
        news: The day that is the news.
        published: Day of publication.
    """
    for figure in near:
        moment = None if figure is None else figure.moment
        if figure is not None and moment is not None and moment.grain == "day" and moment.certain:
            first, second = sorted((figure.span, mention.span), key=lambda span: span.start)
            gap = text[first.end : second.start]
            if first.end <= second.start and len(gap) <= _LONGEST and _BETWEEN.fullmatch(gap) is not None:
                return moment.start.date()
    return _by_word(mention, text, near[0], news, published)


def _by_word(
    mention: Mention, text: str, told: Figure | None, news: date | None, published: date | None
) -> date | None:
    before = text[max(0, mention.span.start - _REACH) : mention.span.start]
    for surface, entry in day_words():
        at = before.rfind(surface)
        if at < 0 or _ASIDE.fullmatch(before, at + len(surface)) is None:
            continue
        named = None if told is None or told.moment is None else told.moment.start.date()
        base = {"news": news or published, "told": named or news or published, "report": published}[entry.of]
        return None if base is None else base + timedelta(days=entry.shift)
    return None
