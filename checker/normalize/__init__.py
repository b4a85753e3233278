"""Normalize: mentions become figures on scales that others share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from checker.model import Article, Calendar, Figure, Mention, Moment
from checker.model.moments import resolve_calendar
from checker.normalize.days import complete_day
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
    figures: list[Figure] = []
    anchor: date | None = None
    dated: Figure | None = None
    for mention in mentions:
        calendar = complete_day(mention, dated, article.text, article.published)
        moment = _moment_of(calendar, article.published, anchor)
        if moment is not None and _is_anchor(moment, article.published):
            anchor = moment.start.date()
        figures.append(_figure(mention, moment))
        if mention.calendar is not None:
            dated = figures[-1]
    return figures


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


def _moment_of(calendar: Calendar | None, published: date | None, anchor: date | None) -> Moment | None:
    if calendar is None:
        return None
    return resolve_calendar(calendar, published, anchor)
