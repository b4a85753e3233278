"""Normalize: mentions become figures on scales that others share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import zip_longest

from checker.model import Article, Calendar, Figure, Mention, Moment
from checker.model.moments import resolve_calendar
from checker.normalize.days import complete_day
from checker.normalize.degrees import as_temperatures
from checker.normalize.hours import find_day, in_half_of, is_background, is_bare_hour
from checker.normalize.units import dimension_of, unit_of

__all__ = ["normalize_mentions"]

# What a report tells as its news lies within a week of its day; a crash of 1993 is background.
_NEWS = timedelta(days=7)


def normalize_mentions(article: Article, mentions: Iterable[Mention]) -> list[Figure]:
    """Put the mentions of an article on common scales.

    Denominators are folded in, units get their dimension and their factor to its base unit, and
    dates are resolved against the article's day of publication.

    Args:
        article: Where the mentions stand; its ``published`` is the day that 어제 and 8일 go by.
        mentions: In reading order.

    Returns:
        One figure a mention, in the same order.
    """
    days = _Days(article)
    rows = as_temperatures(article.text, list(mentions))
    for mention, following in zip_longest(rows, rows[1:]):
        days.take(mention, following)
    return days.figures


class _Days:
    """The figures of an article so far, and the days that what is told without one goes by.

    Args:
        article: Where the mentions stand.

    Attributes:
        figures: The figures so far.
        anchor: The day that a bare hour goes by: the last one of the week of the report.
        news: The day that 이날 goes by: the last of them that is not only compared with.
        dated: The last date.
        timed: The last hour.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.figures: list[Figure] = []
        self.anchor: date | None = None
        self.news: date | None = None
        self.dated: Figure | None = None
        self.timed: Mention | None = None

    def take(self, mention: Mention, following: Mention | None) -> None:
        """Make a figure of a mention; ``following`` is the one behind it."""
        text, published = self.article.text, self.article.published
        mention = in_half_of(mention, self.timed, text)
        if mention.calendar is not None and mention.calendar.hour is not None:
            self.timed = mention
        calendar = complete_day(mention, self.dated, text, published)
        bare = is_bare_hour(calendar)
        day = self._day_of(mention, following) if bare else self._named_before(calendar)
        moment = None if calendar is None else resolve_calendar(calendar, published, day or self.anchor)
        figure = _figure(mention, moment)
        self.figures.append(figure)
        if mention.calendar is None:
            return
        self.dated = figure
        if moment is None or bare or not _is_anchor(moment, published):
            return
        self.anchor = moment.start.date()
        if self.news is None or not is_background(mention, text):
            self.news = self.anchor

    def _named_before(self, calendar: Calendar | None) -> date | None:
        """Return the day whose month or year 같은 달 and 같은 해 mean: that of the last date, however far off it is."""
        if calendar is None or calendar.relative not in _OF_THE_LAST or self.dated is None:
            return None
        moment = self.dated.moment
        return None if moment is None or moment.grain not in _OF_THE_LAST[calendar.relative] else moment.start.date()

    def _day_of(self, mention: Mention, following: Mention | None) -> date | None:
        published = self.article.published
        behind = None
        if following is not None and following.calendar is not None and following.calendar.hour is None:
            calendar = complete_day(following, self.dated, self.article.text, published)
            moment = None if calendar is None else resolve_calendar(calendar, published, self.anchor)
            behind = _figure(following, moment)
        return find_day(mention, self.article.text, (self.dated, behind), self.news, published)


# What is told of the month or the year of the date before it, and the dates that name one.
_DAYS_AND_MONTHS = frozenset({"day", "hour", "minute", "month"})
_OF_THE_LAST = {"same_month": _DAYS_AND_MONTHS, "same_year": _DAYS_AND_MONTHS | {"year", "quarter", "half"}}


def _is_anchor(moment: Moment, published: date | None) -> bool:
    """Tell whether 이날 and a bare hour after this moment mean its day: background dates are no anchor."""
    if moment.grain not in ("day", "hour", "minute") or not moment.certain:
        return False
    return published is None or abs(moment.start.date() - published) <= _NEWS


def _figure(mention: Mention, moment: Moment | None) -> Figure:
    dimension, base = dimension_of(mention)
    value, low, high = mention.value, mention.bounds.low, mention.bounds.high
    if mention.per is not None and mention.per.amount > 0:
        amount = mention.per.amount
        value, low, high = (None if x is None else x / amount for x in (value, low, high))
    return Figure(mention, value, low, high, unit_of(mention), dimension, base, moment)
