"""Calendar arithmetic, as tables."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from checker.model import Calendar
from checker.model.moments import RELATIVES, resolve_calendar

JANUARY = date(2025, 1, 8)  # a Wednesday

TABLE = [
    # what is written, day of publication, first day, first day after
    (Calendar(year=2022), JANUARY, "2022-01-01", "2023-01-01"),
    (Calendar(relative="last_year", quarter=4), JANUARY, "2024-10-01", "2025-01-01"),
    (Calendar(quarter=4), JANUARY, "2024-10-01", "2025-01-01"),
    (Calendar(quarter=3), JANUARY, "2024-07-01", "2024-10-01"),
    (Calendar(quarter=2), JANUARY, "2025-04-01", "2025-07-01"),
    (Calendar(quarter=1), date(2025, 4, 30), "2025-01-01", "2025-04-01"),
    (Calendar(half=2), JANUARY, "2024-07-01", "2025-01-01"),
    (Calendar(half=1), date(2025, 8, 3), "2025-01-01", "2025-07-01"),
    (Calendar(relative="this_year"), JANUARY, "2025-01-01", "2026-01-01"),
    (Calendar(relative="year_before_last"), JANUARY, "2023-01-01", "2024-01-01"),
    (Calendar(relative="last_month"), JANUARY, "2024-12-01", "2025-01-01"),
    (Calendar(relative="last_month", day=31), JANUARY, "2024-12-31", "2025-01-01"),
    (Calendar(relative="next_month", day=3), JANUARY, "2025-02-03", "2025-02-04"),
    (Calendar(relative="last_year", month=12, day=26), JANUARY, "2024-12-26", "2024-12-27"),
    (Calendar(month=8), JANUARY, "2024-08-01", "2024-09-01"),
    (Calendar(month=1), JANUARY, "2025-01-01", "2025-02-01"),
    (Calendar(month=6, day=3), date(2025, 4, 9), "2025-06-03", "2025-06-04"),
    (Calendar(month=12, day=26), date(2025, 2, 3), "2024-12-26", "2024-12-27"),
    (Calendar(month=12, relative="past"), date(2025, 10, 3), "2024-12-01", "2025-01-01"),
    (Calendar(day=8), JANUARY, "2025-01-08", "2025-01-09"),
    (Calendar(day=29), JANUARY, "2024-12-29", "2024-12-30"),
    (Calendar(day=31), date(2025, 3, 2), "2025-01-31", "2025-02-01"),
    (Calendar(day=15, relative="coming"), JANUARY, "2025-01-15", "2025-01-16"),
    (Calendar(day=6, relative="past"), JANUARY, "2025-01-06", "2025-01-07"),
    (Calendar(day=9), JANUARY, "2025-01-09", "2025-01-10"),  # ahead of the desk abroad
    (Calendar(day=30, weekday=3), JANUARY, "2025-01-30", "2025-01-31"),  # the weekday says which month
    (Calendar(day=30, weekday=0), JANUARY, "2024-12-30", "2024-12-31"),
    (Calendar(weekday=1), JANUARY, "2025-01-07", "2025-01-08"),
    (Calendar(weekday=2), JANUARY, "2025-01-08", "2025-01-09"),
    (Calendar(weekday=0, relative="last_week"), JANUARY, "2024-12-30", "2024-12-31"),
    (Calendar(relative="last_week"), JANUARY, "2024-12-30", "2025-01-06"),
    (Calendar(relative="yesterday"), JANUARY, "2025-01-07", "2025-01-08"),
    (Calendar(day=3, end=Calendar(day=5)), JANUARY, "2025-01-03", "2025-01-06"),
    (Calendar(day=28, end=Calendar(day=3)), JANUARY, "2024-12-28", "2025-01-04"),
    (Calendar(year=2020, end=Calendar(year=2023)), JANUARY, "2020-01-01", "2024-01-01"),
    (Calendar(month=11, end=Calendar(month=2)), date(2025, 3, 1), "2024-11-01", "2025-03-01"),
    (Calendar(month=1, end=Calendar(month=3)), date(2025, 4, 3), "2025-01-01", "2025-04-01"),
    (Calendar(month=2, day=29), date(2025, 3, 3), "2024-02-29", "2024-03-01"),
]


@pytest.mark.parametrize(("calendar", "published", "start", "end"), TABLE)
def test_days(calendar: Calendar, published: date, start: str, end: str) -> None:
    moment = resolve_calendar(calendar, published)
    assert moment is not None
    assert (moment.start.date().isoformat(), moment.end.date().isoformat()) == (start, end)


def test_hours() -> None:
    moment = resolve_calendar(Calendar(day=29, hour=21, minute=3), date(2024, 12, 30))
    assert moment is not None
    assert moment.start == datetime(2024, 12, 29, 21, 3)
    assert moment.grain == "minute"
    assert moment.certain


def test_a_bare_hour_goes_by_the_anchor() -> None:
    calendar = Calendar(hour=18)
    by_day = resolve_calendar(calendar, JANUARY)
    by_anchor = resolve_calendar(calendar, JANUARY, date(2025, 1, 5))
    assert by_day is not None
    assert not by_day.certain
    assert by_anchor is not None
    assert by_anchor.start == datetime(2025, 1, 5, 18)
    assert by_anchor.end - by_anchor.start == timedelta(hours=1)


def test_hour_ranges() -> None:
    moment = resolve_calendar(Calendar(day=7, hour=23, end=Calendar(hour=1)), JANUARY)
    assert moment is not None
    assert (moment.start, moment.end) == (datetime(2025, 1, 7, 23), datetime(2025, 1, 8, 2))


def test_this_day_goes_by_the_anchor() -> None:
    moment = resolve_calendar(Calendar(relative="same_day"), JANUARY, date(2025, 1, 7))
    assert moment is not None
    assert moment.start == datetime(2025, 1, 7)


def test_the_same_year_goes_by_the_anchor() -> None:
    anchored = resolve_calendar(Calendar(relative="same_year", month=5), JANUARY, date(2019, 3, 2))
    alone = resolve_calendar(Calendar(relative="same_year", month=5), JANUARY)
    assert anchored is not None
    assert anchored.start == datetime(2019, 5, 1)
    assert alone is not None
    assert not alone.certain


@pytest.mark.parametrize(
    "calendar",
    [Calendar(day=29), Calendar(month=3), Calendar(relative="last_year"), Calendar(hour=3), Calendar(weekday=1)],
)
def test_nothing_without_a_day_of_publication(calendar: Calendar) -> None:
    assert resolve_calendar(calendar, None) is None


def test_absolute_needs_no_day_of_publication() -> None:
    moment = resolve_calendar(Calendar(year=2024, month=12, day=29), None)
    assert moment is not None
    assert moment.grain == "day"


@pytest.mark.parametrize(
    "calendar", [Calendar(year=2024, month=13), Calendar(month=2, day=30), Calendar(), Calendar(year=2024, quarter=9)]
)
def test_no_such_day(calendar: Calendar) -> None:
    assert resolve_calendar(calendar, JANUARY) is None


def test_a_choice_is_uncertain() -> None:
    chosen = resolve_calendar(Calendar(day=29), JANUARY)
    ahead = resolve_calendar(Calendar(month=6, day=3), date(2025, 4, 9))
    assert chosen is not None
    assert not chosen.certain
    assert ahead is not None
    assert not ahead.certain


@pytest.mark.parametrize("relative", sorted(RELATIVES))
def test_every_relative_word_resolves(relative: str) -> None:
    assert resolve_calendar(Calendar(relative=relative), JANUARY) is not None
