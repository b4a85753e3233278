"""One count at several times."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.judge.checks.digits import is_plain_slip
from checker.judge.checks.say import different, quoted
from checker.judge.compare import Judgement, Pair, Side, magnitude, same_scale
from checker.judge.particles import with_particle
from checker.judge.readings import deviation
from checker.judge.wording import day_text
from checker.lexicon.growing import Growing, find_growing
from checker.model import Effect, FigureKind, Role, Step, Text

__all__ = ["are_unordered", "fell_back", "outgrown", "unordered", "updated", "went_on"]

# Publication is a weaker sign of when a figure was counted than 오후 6시 기준 in the text: two reports
# of one afternoon may repeat one count, so half a day must lie between them.
_APART = timedelta(hours=12)
_MIDNIGHT = time()
# Tolls move by ones, areas do not: 1,261 and 1,262 acres a day apart are two readings of one map.
_MEASURE_MOVES = Decimal("0.01")
_KINDS = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT)


def updated(pair: Pair) -> Judgement | None:
    """Speak when a count went on, and the later figure is the higher one.

    What it does: compares when the two were counted (… 기준, as of, else the day of publication) and
    whether the number moved the way such counts move: tolls and sales up, missing either way. What both
    sentences give at an hour of its own may have moved, whatever it counts.
    Why it matters: 28, 176 and 179 dead are one toll through a day; who stayed behind matters more
    than who differs.
    Example: 사망 176명 (17시) / 179명 (21시); 5명 printed at 09:00 / 4명, 20시 기준; not 179명 / 181명 at one time, not
    매출 75조 / 77조.
    Source: VERDICTS, comparing 4; REALITY: a count at several times is a series.
    """
    growing, is_clocked = _growing(pair), _are_clocked(pair)
    if (growing is None and not is_clocked) or not pair.has_kind(*_KINDS) or not same_scale(*pair.figures):
        return None
    times = [side.counted_at for side in pair.sides]
    values = [magnitude(figure) for figure in pair.figures]
    if times[0] is None or times[1] is None or values[0] is None or values[1] is None or times[0] == times[1]:
        return None
    said = [side.has_as_of for side in pair.sides]
    if is_plain_slip(pair) and (growing is None or not all(_says_when(side) for side in pair.sides)):
        return None
    near = abs(times[0] - times[1]) < _APART and not _was_in_print(pair)
    if not all(said) and (near or _stands_still(pair)):
        return None
    later, earlier = pair.sides if times[0] > times[1] else pair.sides[::-1]
    risen = (values[0] > values[1]) == (times[0] > times[1])
    if not risen and growing is not None and not growing.falling and not _may_fall(pair):
        return None
    return _counted_later(earlier, later)


def _was_in_print(pair: Pair) -> bool:
    """Tell whether one article had appeared before the hour that the other one's sentence gives for its count."""
    for said, printed in (pair.sides, pair.sides[::-1]):
        hour, article = _hour_said(said), printed.article
        if hour is not None and not printed.has_as_of and article is not None and article.published_at is not None:
            return article.published_at < hour
    return False


def _hour_said(side: Side) -> datetime | None:
    """Return the hour that the text itself gives for a count."""
    moment = None if side.claim.as_of is None else side.claim.as_of.moment
    return moment.start if moment is not None and moment.grain in ("hour", "minute") else None


def _counted_later(earlier: Side, later: Side) -> Judgement:
    first, second = quoted(earlier), quoted(later)
    text = Text(
        f"{with_particle(first.ko, '은/는')} 먼저 집계된 값이고 {with_particle(second.ko, '이/가')} 나중 값입니다.",
        f"{first.en} was counted earlier than {second.en}.",
    )
    steps = tuple(_time_step(side) for side in (later, earlier))
    return Judgement("updated", text, steps, _at_one_time())


# From here on a count that may fall hardly comes back to what it was.
_MANY = 100


def fell_back(pair: Pair, sides: Sequence[Side]) -> bool:
    """Tell whether a count that only grows is lower again after one article gave more: 5831, 5861, 5831.

    The higher value is then told by that article alone, the lower one by two or more, one of them half a day later. So it
    is with a count that may fall, where the value of one article stands between
    two of another: 116, 126, 116. Fewer fall and rise by the ones and twos.
    """
    growing = _growing(pair)
    first, second = (magnitude(figure) for figure in pair.figures)
    if growing is None or first is None or second is None:
        return False
    high, low = max(first, second), min(first, second)
    if growing.falling or _may_fall(pair):
        return low >= _MANY and any(_stands_between(*both, sides) for both in ((high, low), (low, high)))
    higher, lower = _told_at(high, sides), _told_at(low, sides)
    return len(higher) == 1 and len(lower) >= _SEVERAL and any(_is_after(at, higher.values()) for at in lower.values())


def _stands_between(odd: Decimal, told: Decimal, sides: Sequence[Side]) -> bool:
    """Tell whether one article gives a value half a day after some, and half a day before others, gave the other value."""
    between, around = _told_at(odd, sides), _told_at(told, sides)
    if len(between) != 1:
        return False
    return any(_is_after(at, between.values()) for at in around.values()) and any(
        _is_after(then, [at]) for at in around.values() for then in between.values()
    )


def _told_at(value: Decimal, sides: Sequence[Side]) -> dict[str, datetime | None]:
    """Return, by article, when a value was counted for those that give it."""
    return {side.claim.article: side.counted_at for side in sides if magnitude(side.figure) == value}


def _is_after(at: datetime | None, times: Iterable[datetime | None]) -> bool:
    return at is not None and all(then is not None and at - then >= _APART for then in times)


def went_on(pair: Pair, sides: Sequence[Side]) -> Judgement | None:
    """Speak when the articles of one day, put in order by their hours, show a count that only grew: 16, 16, 17, 17.

    What it does: where hours apart alone say nothing (see ``updated``), asks of all articles that give one of
    the two values whether the last of the lower came out before the first of the higher, and whether two or more
    stand by the higher or by more than that: the last article alone may have slipped.
    Why it matters: a toll or an audience is told anew every hour, and each hour's value is right.
    Example: 관객 412만명 (09:00), 428만명 (11:00, 13:00); not 428만명 / 431만명 / 428만명, nor two values of one 기준.
    Source: REALITY: a count at several times is a series.
    """
    growing = _growing(pair)
    values = [magnitude(figure) for figure in pair.figures]
    if growing is None or growing.falling or growing.many or not pair.has_kind(FigureKind.COUNT, FigureKind.NUMBER):
        return None
    if not same_scale(*pair.figures) or values[0] is None or values[1] is None:
        return None
    if is_plain_slip(pair) or _stands_still(pair):
        return None
    lower, higher = pair.sides if values[0] < values[1] else pair.sides[::-1]
    told = [(value, side) for side in sides if (value := magnitude(side.figure)) is not None]
    before = [_hour_of(side) for value, side in told if value == min(values[0], values[1])]
    after = [_hour_of(side) for value, side in told if value == max(values[0], values[1])]
    reached = {side.claim.article for value, side in told if value >= max(values[0], values[1])}
    if len(reached) < _SEVERAL:
        return None
    is_ordered = all(one is not None and two is not None and one < two for one in before for two in after)
    return _counted_later(lower, higher) if is_ordered else None


def _hour_of(side: Side) -> datetime | None:
    """Return the hour that a figure is of: the one that its text says, else that of its article; none of a mere day."""
    if side.has_as_of:
        return _hour_said(side)
    return None if side.article is None else side.article.published_at


# So many articles have a value for certain: one later article alone may have copied an old one.
_SEVERAL = 2


def are_unordered(pair: Pair) -> bool:
    """Tell whether two tolls of one day differ and nothing says which of them was counted later."""
    growing = _growing(pair)
    if growing is None or not growing.hourly or not pair.has_kind(FigureKind.COUNT, FigureKind.NUMBER):
        return False
    if not same_scale(*pair.figures) or is_plain_slip(pair) or all(_says_when(side) for side in pair.sides):
        return False
    times = [side.counted_at for side in pair.sides]
    return times[0] is None or times[1] is None or abs(times[0] - times[1]) < _APART


# So many of the other values are named.
_NAMED = 4


def unordered(pair: Pair, told: Sequence[str]) -> Judgement:
    """Return the judgement of two tolls of a moving count that nothing puts in order; ``told`` are its other values."""
    text = different(
        pair,
        Text(
            "하루 사이에 계속 바뀌던 집계로, 어느 쪽이 나중 값인지는 글에 나와 있지 않습니다.",
            "are counts of a day on which the number was moving; the texts do not say which came later.",
        ),
    )
    return Judgement("unordered", text, tuple(_told_steps(told)), _at_one_time())


def _told_steps(told: Sequence[str]) -> Iterator[Step]:
    if told:
        words = Text("·".join(told[:_NAMED]), ", ".join(told[:_NAMED]))
        ko = f"같은 날 {with_particle(words.ko, '으로/로')} 쓴 기사도 있습니다."
        yield Step("told", Text(ko, f"Others of that day give {words.en}."), {"told": list(told)})


def _at_one_time() -> Text:
    return Text(
        "같은 시각에 집계한 값이라면 불일치입니다.",
        "If both were counted at the same time, they conflict.",
    )


def outgrown(pair: Pair) -> Judgement | None:
    """Speak when a count was told as a lower bound, and a further count has left it behind.

    What it does: where the bound alone would allow the higher value, asks whether the two were counted at
    different times; a bound that is counted to the last one (최소 233명) was a count of its moment in any case.
    Why it matters: at least 233 dead and 288 dead fit each other, but what an editor needs to know is that
    the first is old.
    Example: 최소 233명 사망 / 288명; not 100명 이상 / 120명 on one day.
    Source: VERDICTS, comparing 4; REALITY: a count at several times is a series.
    """
    values = [magnitude(figure) for figure in pair.figures]
    for low, high, value, other in zip(pair.sides, pair.sides[::-1], values, values[::-1], strict=True):
        is_open = low.figure.has(Effect.AT_LEAST) and low.figure.high is None
        if not is_open or value is None or other is None or other - value <= _LITTLE_MORE * other:
            continue
        found = updated(pair)
        if found is None and _is_counted_out(low) and _growing(pair) is not None and same_scale(*pair.figures):
            found = _older_bound(low, high)
        return None if found is None else replace(found, code="outgrown")
    return None


# Up to here a bound and a count are one number, told with more care and with less: 최소 281명 and 288명.
_LITTLE_MORE = Decimal("0.03")


def _is_counted_out(side: Side) -> bool:
    """Tell whether a bound is sharp to its last whole one: 233, not 230 and not 5.5."""
    value = side.figure.mention.value
    return value is not None and value == value.to_integral_value() and value >= _ROUND and value % _ROUND != 0


_ROUND = 10


def _older_bound(low: Side, high: Side) -> Judgement | None:
    times = (low.counted_at, high.counted_at)
    if low.has_as_of and high.has_as_of and times[0] == times[1]:
        return None
    first, second = quoted(low), quoted(high)
    text = Text(
        f"{with_particle(first.ko, '은/는')} 그때까지 확인된 최소한의 수이고 {with_particle(second.ko, '이/가')} 더 많아, "
        "먼저 집계된 값으로 보입니다.",
        f"{first.en} is the least that was confirmed by then, and {second.en} is more: it seems to be the earlier count.",
    )
    change = Text(
        "두 값이 같은 시각에 집계된 것으로 확인되면 불일치입니다.",
        "If both turn out to be counted at the same time, they conflict.",
    )
    return Judgement("outgrown", text, (), change)


def _are_clocked(pair: Pair) -> bool:
    """Tell whether the sentences of two figures each give the hour that it is of: 95% at 20:34, 99% at 20:45."""
    moments = [side.claim.as_of.moment if side.claim.as_of is not None else None for side in pair.sides]
    return all(_says_when(side) for side in pair.sides) and all(
        moment is not None and moment.grain in ("hour", "minute") for moment in moments
    )


def _says_when(side: Side) -> bool:
    """Tell whether the sentence of a figure says itself when it was counted."""
    as_of = side.claim.as_of
    return as_of is not None and (as_of.span is None or as_of.span.start >= side.claim.sentence.start)


def _growing(pair: Pair) -> Growing | None:
    if any("background" in side.claim.qualifiers for side in pair.sides):
        return None  # the toll of years ago moves no more
    if any(side.claim.role is Role.CHANGE and side.figure.kind is FigureKind.PERCENT for side in pair.sides):
        return None  # how much it rose by is no count
    if all(map(_is_closed, pair.sides)):
        return None
    for side in pair.sides:
        claim = side.claim
        found = find_growing(claim.attribute, claim.attribute_text or claim.attribute or "")
        if found is not None and (found.shares or side.figure.kind is not FigureKind.PERCENT):
            return found
    return None


# Stretches of time that statistics are of.
_TERMS = frozenset({"year", "half", "quarter", "month"})
# A toll of one event may be told as one of its month or year too, for so long.
_OVER = timedelta(days=31)


def _is_closed(side: Side) -> bool:
    """Tell whether a figure is of a year, a quarter or a month that was long over: what was counted of it stands."""
    moment = None if side.claim.period is None else side.claim.period.moment
    if moment is None or moment.grain not in _TERMS or side.published is None:
        return False
    return datetime.combine(side.published, _MIDNIGHT) - moment.end >= _OVER


def _may_fall(pair: Pair) -> bool:
    """Tell whether people are counted by how badly they are hurt: some of them get better or die."""
    return any(mark.startswith("condition:") for side in pair.sides for mark in side.claim.qualifiers)


def _stands_still(pair: Pair) -> bool:
    first, second = (magnitude(figure) for figure in pair.figures)
    assert first is not None
    assert second is not None
    return pair.has_kind(FigureKind.MEASURE) and deviation(second, first) < _MEASURE_MOVES


def _time_step(side: Side) -> Step:
    moment = side.counted_at
    assert moment is not None
    text = _moment_text(moment)
    how = Text("기준", "as of") if side.has_as_of else Text("보도", "published")
    return Step(
        "as_of",
        Text(f"{text.ko} {how.ko}: {side.said}({side.name})", f"{how.en} {text.en}: {side.said} ({side.name})"),
        {"at": moment.isoformat()},
    )


def _moment_text(moment: datetime) -> Text:
    text = day_text(moment.date())
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)):  # a day without an hour
        return text
    return Text(f"{text.ko} {moment:%H:%M}", f"{text.en}, {moment:%H:%M}")
