"""Dates and times of one fact: the same moment, a coarser one, another zone, another day."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from checker.judge.checks.say import different, seen_as
from checker.judge.compare import Judgement, Pair, Side
from checker.judge.wording import day_span, day_text
from checker.model import Calendar, Effect, FigureKind, Moment, Step, Text
from checker.model.moments import resolve_calendar

__all__ = [
    "about_time",
    "are_local_times",
    "coarser_moment",
    "is_rough_time",
    "other_moment",
    "other_zone",
    "relative_date",
    "same_moment",
    "undated",
]

_KINDS = (FigureKind.DATE, FigureKind.TIME)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
# 오전 10시 30분께 covers what is a quarter of an hour away: 10:10 "shortly after" is another report.
_ABOUT = timedelta(minutes=15)
# 9시 29분께 is told to the minute, 9시 30분께 is not: 께 is habit there, and two such times are two minutes.
_TO_THE_MINUTE = timedelta(minutes=5)
_ROUND = 10
_NO_ROUND = 5
_BEFORE = re.compile(
    r"(?:about|around|approximately|roughly|near(?:ly)?|just (?:before|after)|shortly (?:before|after)|약|대략)\s*$",
    re.I,
)
_LOCAL = re.compile(r"현지\s?시[간각]\s?\|?|\|[\s,(]*(?:현지\s?시[간각]|local time)|local time\s*\|", re.I)
_AFTER = re.compile(r"\s?(?:께|쯤|경|무렵|가량|전후|즈음)")
_HANGUL = re.compile(r"[가-힣]")
# Zones differ by whole hours, 14 at most between Korea and the Pacific coast (17 in winter).
_ZONES = timedelta(hours=17)


def _calendars(pair: Pair) -> tuple[Calendar, Calendar] | None:
    first, second = (figure.mention.calendar for figure in pair.figures)
    if first is None or second is None or not pair.has_kind(*_KINDS):
        return None
    return first, second


def _moments(pair: Pair) -> tuple[Moment, Moment] | None:
    first, second = (_moment_of(side, pair.day) for side in pair.sides)
    return None if first is None or second is None else (first, second)


def _moment_of(side: Side, day: date | None) -> Moment | None:
    """Return the moment of a side; that of an article without a date as if of the story's day, unsure."""
    figure, calendar = side.figure, side.figure.mention.calendar
    if figure.moment is not None or calendar is None or day is None or side.published is not None:
        return figure.moment
    moment = resolve_calendar(calendar, day)
    return None if moment is None else replace(moment, certain=False)


def _clock(calendar: Calendar) -> tuple[int, int | None] | None:
    return None if calendar.hour is None else (calendar.hour, calendar.minute)


def _has_day(calendar: Calendar) -> bool:
    written = (calendar.year, calendar.month, calendar.day, calendar.weekday, calendar.relative)
    return any(part is not None for part in written)


def _clocks(pair: Pair) -> tuple[tuple[int, int | None], tuple[int, int | None]] | None:
    """Return hour and minute of both, where one of them names no day of its own."""
    calendars = _calendars(pair)
    if calendars is None:
        return None
    first, second = (_clock(calendar) for calendar in calendars)
    if first is None or second is None or all(_has_day(calendar) for calendar in calendars):
        return None
    return first, second


def same_moment(pair: Pair) -> Judgement | None:
    """Speak when two dates or times are one, as resolved against the day of each article.

    What it does: resolves 지난달 2일, 어제, Tuesday by the article's own date before comparing.
    Why it matters: 지난달 2일 in September and 8월 2일 are one day.
    Example: 지난달 2일 (article of September) / 8월 2일; 오전 9시 3분 / 9:03 a.m.; not 7월 18일 / 8월 18일.
    Source: REALITY: 168 relative dates in 53 Korean articles.
    """
    calendars = _calendars(pair)
    if calendars is None:
        return None
    clocks, moments = _clocks(pair), _moments(pair)
    if clocks is not None:
        alike = clocks[0] == clocks[1]
    elif moments is not None:
        alike = (moments[0].start, moments[0].end) == (moments[1].start, moments[1].end) or _only_unsure(pair)
    else:
        alike = calendars[0] == calendars[1] or _same_day_written(*calendars)
    if not alike:
        return _one_end(pair)
    return Judgement("same_moment", different(pair, Text("같은 때입니다.", "are the same moment.")), _resolved(pair))


_ENDS = {
    "from": Text("시작하는 때가 같습니다.", "begin at one time."),
    "until": Text("끝나는 때가 같습니다.", "end at one time."),
}


def _one_end(pair: Pair) -> Judgement | None:
    """Tell of a stretch whether it begins or ends when the other text says so: 3일~5일, 3일부터."""
    calendars, moments = _calendars(pair), _moments(pair)
    if calendars is None or moments is None or moments[0].grain != moments[1].grain:
        return None
    if [calendar.end is None for calendar in calendars].count(True) != 1:
        return None
    side = pair.sides[0] if calendars[0].end is None else pair.sides[1]
    at_begin, at_end = (getattr(moments[0], edge) == getattr(moments[1], edge) for edge in ("start", "end"))
    if not {"from": at_begin, "until": at_end}.get(side.claim.frame, False):
        return None
    return Judgement("same_moment", different(pair, _ENDS[side.claim.frame]), _resolved(pair))


def _same_day_written(first: Calendar, second: Calendar) -> bool:
    """Tell whether month and day agree, the year being no part of what is written: 지난해 12월 26일, 12월 26일."""
    if first.month is None or first.day is None or (first.month, first.day) != (second.month, second.day):
        return False
    return first.year is None or second.year is None or first.year == second.year


def _parts(calendar: Calendar) -> tuple[int | None, ...]:
    return (calendar.year, calendar.month, calendar.day, calendar.quarter, calendar.half, calendar.weekday)


def _only_unsure(pair: Pair) -> bool:
    """Tell whether a bare day or weekday has the other's number, its month or week being a guess."""
    calendars, moments = _calendars(pair), _moments(pair)
    if calendars is None or moments is None:
        return False
    bare = [calendar for calendar in calendars if replace(calendar, weekday=None) == Calendar()]
    if bare and _weekday(calendars[0], moments[0]) == _weekday(calendars[1], moments[1]):
        return abs(moments[0].start - moments[1].start) <= timedelta(days=7)
    days = [c for c in calendars if c == Calendar(day=c.day, local=c.local, zone=c.zone)]
    if not days or any(moment.grain != "day" for moment in moments):
        return False
    near = abs(moments[0].start - moments[1].start) <= _MONTH or not all(moment.certain for moment in moments)
    return near and moments[0].start.day == moments[1].start.day


def _weekday(calendar: Calendar, moment: Moment) -> int:
    return moment.start.weekday() if calendar.weekday is None else calendar.weekday


def coarser_moment(pair: Pair) -> Judgement | None:
    """Speak when one date is the other one, told less precisely.

    What it does: asks whether the shorter stretch of time lies in the longer one.
    Why it matters: 1997년, 1997년 8월 and 1997년 8월 6일 are one day at three precisions.
    Example: 1997년 8월 / 1997년 8월 6일; 오전 9시 / 오전 9시 3분, 8시 53분; not 7월 / 8월 18일.
    Source: REALITY: a third of the harmless roundings are dates given to the month or year.
    """
    if _calendars(pair) is None:
        return None
    clocks, moments = _clocks(pair), _moments(pair)
    if clocks is not None:
        inside = clocks[0][0] == clocks[1][0] and None in (clocks[0][1], clocks[1][1])
        nearly = _is_nearly(*clocks) or _is_nearly(*reversed(clocks))
        inside = inside or (nearly and about_time(pair) is None)
    elif moments is not None:
        inside = not _are_stretches(pair) and (_contains(*moments) or _contains(*reversed(moments)))
    else:
        inside = _parts_agree(pair)
    if not inside:
        return None
    coarse = _coarser(pair)
    fine = pair.other if coarse is pair.anchor else pair.anchor
    text = seen_as(coarse, fine, Text("덜 자세히 쓴 것입니다.", ", told less precisely."))
    return Judgement("coarser_moment", text, _resolved(pair))


def _coarser(pair: Pair) -> Side:
    """Return which of two moments that fit is told less precisely: the hour, the longer stretch, the fewer parts."""
    calendars, clocks, moments = _calendars(pair), _clocks(pair), _moments(pair)
    if clocks is not None:
        anchor_is = clocks[0][1] is None
    elif moments is not None:
        anchor_is = moments[0].end - moments[0].start > moments[1].end - moments[1].start
    else:
        assert calendars is not None
        written = [sum(part is not None for part in _parts(calendar)) for calendar in calendars]
        anchor_is = written[0] < written[1]
    return pair.anchor if anchor_is else pair.other


# Minutes of an hour from which a time may be told as the next one: 8시 53분 is nine o'clock, 8시 45분 a quarter to.
_NEARLY_NEXT = 50


def _is_nearly(hour: tuple[int, int | None], told: tuple[int, int | None]) -> bool:
    """Tell whether a time without minutes is the hour that another one is nearly."""
    if hour[1] is not None or told[1] is None or told[1] < _NEARLY_NEXT:
        return False
    return hour[0] % 24 == (told[0] + 1) % 24


def _are_stretches(pair: Pair) -> bool:
    """Tell whether both are given from a day to a day: then neither is the other, told less precisely."""
    calendars = _calendars(pair)
    return calendars is not None and all(calendar.end is not None for calendar in calendars)


def _contains(longer: Moment, shorter: Moment) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end


def _parts_agree(pair: Pair) -> bool:
    """Tell whether all parts that both write agree, and there is one (articles without a date)."""
    calendars = _calendars(pair)
    if calendars is None or any(calendar.relative is not None for calendar in calendars):
        return False
    shared = [(a, b) for a, b in zip(*map(_parts, calendars), strict=True) if a is not None and b is not None]
    return bool(shared) and all(a == b for a, b in shared)


def other_zone(pair: Pair) -> Judgement | None:
    """Speak when two moments differ as two time zones do.

    What it does: takes a day, or whole hours, as the zones' where one side says 현지시간 or local time.
    Why it matters: an afternoon in California is the next day in Seoul.
    Example: 7일(현지시간) / 8일; 오전 10시(현지시간) / 새벽 3시; not 7일 / 8일 without such a word, not 8일(현지시간) / 7일.
    Source: REALITY: 현지시간 shifts the day.
    """
    calendars, moments = _calendars(pair), _moments(pair)
    if calendars is None:
        return None
    if _is_local(pair.anchor) == _is_local(pair.other) and len({calendar.zone for calendar in calendars}) < 2:
        return None
    clocks = _clocks(pair)
    if clocks is not None:
        hours = abs(clocks[0][0] - clocks[1][0])
        fits = hours > 0 and (clocks[0][1] or 0) == (clocks[1][1] or 0)
    elif moments is not None and all(moment.grain == "day" for moment in moments):
        fits = _is_day_ahead(pair, moments)
    elif moments is not None:
        gap = abs(moments[0].start - moments[1].start)
        fits = timedelta(0) < gap <= _ZONES and gap.seconds % 3600 == 0
    else:
        return None
    if not fits:
        return None
    text = different(pair, Text("현지시간과의 시차로 설명됩니다.", "differ by the time zone alone."))
    return Judgement("other_zone", text, _resolved(pair))


def _is_day_ahead(pair: Pair, moments: tuple[Moment, Moment]) -> bool:
    """Tell whether two days are those of two zones: the day of a place abroad, told in Korean, is that of Seoul or before."""
    ahead = moments[1].start - moments[0].start
    local, ahead = (pair.anchor, ahead) if _is_local(pair.anchor) else (pair.other, -ahead)
    return ahead == _DAY or (ahead == -_DAY and not _HANGUL.search(local.figure.text))


def are_local_times(pair: Pair) -> bool:
    """Tell whether both give an hour, and the time of where it happened: no zones lie between 7:25 and 8:25 there."""
    calendars = _calendars(pair)
    return calendars is not None and all(
        calendar.hour is not None and _is_local(side) for calendar, side in zip(calendars, pair.sides, strict=True)
    )


def _is_local(side: Side) -> bool:
    """Tell whether a moment is told in the time of where it happened."""
    calendar = side.figure.mention.calendar
    if calendar is not None and calendar.local:
        return True
    if side.article is None:
        return False
    text, span = side.article.text, side.figure.span
    near = text[max(span.start - 12, 0) : span.start] + "|" + text[span.end : span.end + 14]
    return _LOCAL.search(near) is not None


def about_time(pair: Pair) -> Judgement | None:
    """Speak when two times fit only because one is approximate.

    What it does: allows a quarter of an hour beside 께, 쯤, 경, about, half an hour at full hours, and five minutes
    where the time is told to the minute all the same; nothing where both are.
    Why it matters: 9시께 and 9시 3분 are one moment; 9시 29분께 is none of 9시 39분, nor of 9시 31분.
    Example: 오전 10시 30분께 / 오전 10시 25분; not 10:30 / 10:10, not 9시 29분께 / 9시 31분께.
    Source: standard usage.
    """
    if _calendars(pair) is None or not any(_is_about(side) for side in pair.sides):
        return None
    starts = _starts(pair)
    if starts is None or all(start.minute % _NO_ROUND for start in starts):
        return None
    about = [side.figure.mention.calendar for side in pair.sides if _is_about(side)]
    if abs(starts[0] - starts[1]) > max(_room(calendar) for calendar in about):
        return None
    text = different(pair, Text("어림한 시각임을 감안하면 서로 맞습니다.", "fit, as one of the times is approximate."))
    return Judgement("about_time", text, _resolved(pair))


def _room(calendar: Calendar | None) -> timedelta:
    """Return how far an approximate time may be off: the rounder it is, the further."""
    minute = 0 if calendar is None or calendar.minute is None else calendar.minute
    if not minute:
        return _ABOUT * 2
    return _ABOUT if minute % _ROUND == 0 else _TO_THE_MINUTE


def is_rough_time(side: Side) -> bool:
    """Tell whether a side gives an approximate time, and one that is not told to the minute all the same: 1시 40분경."""
    calendar = side.figure.mention.calendar
    return calendar is not None and calendar.minute is not None and not calendar.minute % _NO_ROUND and _is_about(side)


def _is_about(side: Side) -> bool:
    """Tell whether a time is approximate, by its hedge or by the word beside it."""
    if side.figure.has(Effect.ABOUT):
        return True
    if side.article is None:
        return False
    text, span = side.article.text, side.figure.span
    return (
        _AFTER.match(text, span.end) is not None
        or _BEFORE.search(text[max(span.start - 20, 0) : span.start]) is not None
    )


def _starts(pair: Pair) -> tuple[datetime, datetime] | None:
    calendars, moments = _calendars(pair), _moments(pair)
    if calendars is None or any(calendar.hour is None for calendar in calendars):
        return None
    clocks = _clocks(pair)
    if clocks is not None:
        first, second = (datetime(2000, 1, 1, hour % 24, minute or 0) for hour, minute in clocks)
        return first, second
    return None if moments is None else (moments[0].start, moments[1].start)


def undated(pair: Pair) -> Judgement | None:
    """Speak when a relative date cannot be resolved.

    What it does: says which article lacks the day of publication that 어제 or 지난달 goes by.
    Why it matters: what could not be compared is no agreement.
    Example: 어제 in an article without a date / 3월 4일; not 3월 4일 / 3월 5일.
    Source: VERDICTS, comparing 7.
    """
    if _calendars(pair) is None or _moments(pair) is not None or _clocks(pair) is not None:
        return None
    if not _relative(pair):
        return None
    text = different(
        pair,
        Text("기사 날짜를 알 수 없어 비교하지 못했습니다.", "could not be compared: the day of an article is unknown."),
    )
    change = Text("기사 발행일을 알면 판정할 수 있습니다.", "The day of publication would settle it.")
    return Judgement("undated", text, change=change)


def _relative(pair: Pair) -> bool:
    calendars = _calendars(pair)
    assert calendars is not None
    if any(calendar.relative is not None for calendar in calendars):
        return True
    return not any(a is not None and b is not None for a, b in zip(*map(_parts, calendars), strict=True))


def relative_date(pair: Pair) -> Judgement | None:
    """Speak when two dates have one day of the month and lie a month apart, one of them told as 지난달 or 지난.

    What it does: shows both as resolved.
    Why it matters: 지난달 18일, copied a month later, names another day.
    Example: 지난달 18일 (article of September) / 7월 18일; not 지난달 18일 / 8월 18일.
    Source: REALITY: 2 of 32 conflicts; the editor wants the dates as resolved.
    """
    calendars, moments = _calendars(pair), _moments(pair)
    if calendars is None or moments is None or not any(calendar.relative for calendar in calendars):
        return None
    if not all(moment.grain in ("day", "month") for moment in moments) or _clocks(pair) is not None:
        return None
    first, second = (moment.start for moment in moments)
    days_alike = first.day == second.day or "month" in (moments[0].grain, moments[1].grain)
    months = abs((first.year - second.year) * 12 + first.month - second.month)
    if not days_alike or months not in (1, 12):
        return None
    return Judgement("relative_date", _apart(pair), _resolved(pair), _change(pair), cause="relative_date")


def other_moment(pair: Pair) -> Judgement | None:
    """Speak when two dates or times of one fact differ.

    What it does: compares them as resolved, to the precision that both give.
    Why it matters: the day of a deal or the minute of a crash is a fact like any other.
    Example: 10:30 / 10:10; 1993년 / 2002년; not 8월 / 8월 18일.
    Source: REALITY.
    """
    if _calendars(pair) is None:
        return None
    return Judgement("other_moment", _apart(pair), _resolved(pair), _change(pair))


def _apart(pair: Pair) -> Text:
    days, what = [_resolved_text(side) for side in pair.sides], _what_differs(pair)
    if days[0] is None or days[1] is None or days[0] == days[1] or not any(_needs_resolving(s) for s in pair.sides):
        return different(pair, Text(f"{what.ko}입니다.", f"are {what.en}."))
    return different(
        pair,
        Text(f"{what.ko}입니다(각각 {days[0].ko}, {days[1].ko}).", f"are {what.en} ({days[0].en} and {days[1].en})."),
    )


_DIFFERENT = {
    "year": Text("서로 다른 해", "different years"),
    "quarter": Text("서로 다른 분기", "different quarters"),
    "month": Text("서로 다른 달", "different months"),
    "day": Text("서로 다른 날", "different days"),
    "hour": Text("서로 다른 시각", "different times"),
}


def _what_differs(pair: Pair) -> Text:
    """Name what two moments differ in: the finest part that both write."""
    grains = {_grain(calendar) for calendar in _calendars(pair) or ()}
    return _DIFFERENT[grains.pop()] if len(grains) == 1 else Text("서로 다른 때", "different times")


def _grain(calendar: Calendar) -> str:
    if calendar.hour is not None:
        return "hour"
    if calendar.day is not None or calendar.weekday is not None or calendar.relative in _OF_A_DAY:
        return "day"
    return "month" if calendar.month is not None else "quarter" if calendar.quarter is not None else "year"


_OF_A_DAY = frozenset({"yesterday", "today", "tomorrow", "same_day", "past"})


def _change(pair: Pair) -> Text:
    return Text(
        "두 기사가 다른 일을 가리키거나 기준일이 다르다면 둘 다 맞을 수 있습니다.",
        "Both may be right if they speak of two events or count from different days.",
    )


def _resolved(pair: Pair) -> tuple[Step, ...]:
    steps = []
    for side in pair.sides:
        text = _resolved_text(side)
        if text is not None and _needs_resolving(side):
            steps.append(Step("resolved", Text(f"‘{side.said}’ → {text.ko}", f"“{side.said}” → {text.en}")))
    return tuple(steps)


def _needs_resolving(side: Side) -> bool:
    """Tell whether a reader needs the article's day to know which moment is meant (지난달 2일, 29일, Tuesday)."""
    calendar = side.figure.mention.calendar
    if calendar is None or (calendar.hour is not None and not _has_day(calendar)):
        return False
    return calendar.relative is not None or (calendar.year is None and calendar.month is None)


def _resolved_text(side: Side) -> Text | None:
    moment = side.figure.moment
    if moment is None:
        return None
    day: date = moment.start.date()
    if moment.grain in ("hour", "minute"):
        text = day_text(day)
        return Text(f"{text.ko} {moment.start:%H:%M}", f"{text.en}, {moment.start:%H:%M}")
    if moment.end - moment.start <= _DAY:
        return day_text(day)
    if moment.grain == "month":
        return Text(f"{day.year}년 {day.month}월", day_text(day).en.split(" ", 1)[1])
    if moment.grain == "year":
        return Text(f"{day.year}년", str(day.year))
    return day_span(day, (moment.end - _DAY).date())
