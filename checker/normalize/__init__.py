"""Normalize: mentions become figures on scales that others share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from checker.model import Article, Calendar, Figure, Mention, Moment
from checker.model.moments import resolve_calendar
from checker.normalize.units import dimension_of, unit_of

__all__ = ["normalize_mentions"]

# Between two days of one list: a bracket, then a particle or a comma.
_LISTED = re.compile(r"(?:\([^()]*\))?\s*(?:과|와|,|·|및|하고|and|&)\s*")
_TOPIC = re.compile(r"에[는도]")
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
        calendar = _with_month_before(mention, dated, article.text)
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


def _with_month_before(mention: Mention, dated: Figure | None, text: str) -> Calendar | None:
    """Return the calendar of a mention; a bare day in a list takes the month of the day before it.

    In 지난달 20일(3층)과 22일(29층) the 22nd is last month's as well; in 지난달 20일 팔렸다고 22일 밝혔다 it
    is not, and no list either.
    """
    calendar = mention.calendar
    if calendar is None or dated is None or dated.moment is None or calendar != Calendar(day=calendar.day):
        return calendar
    first = dated.moment.start
    if calendar.day is None or dated.moment.grain != "day" or calendar.day <= first.day:
        return calendar
    gap = text[dated.span.end : mention.span.start]
    listed = _LISTED.fullmatch(gap) is not None
    # 지난달 20일에는 …, 22일에는 …: one sentence, two days set side by side
    parallel = _TOPIC.match(gap) is not None and _TOPIC.match(text, mention.span.end) is not None
    if not listed and not (parallel and "\n" not in gap and "다. " not in gap):
        return calendar
    return replace(calendar, year=first.year, month=first.month)


def _moment_of(calendar: Calendar | None, published: date | None, anchor: date | None) -> Moment | None:
    if calendar is None:
        return None
    return resolve_calendar(calendar, published, anchor)
