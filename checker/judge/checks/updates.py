"""One count at several times."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from checker.judge.checks.say import quoted
from checker.judge.compare import Judgement, Pair, Side, magnitude, same_scale
from checker.judge.particles import with_particle
from checker.judge.readings import deviation
from checker.judge.wording import day_text
from checker.lexicon.growing import Growing, find_growing
from checker.model import FigureKind, Step, Text

__all__ = ["updated"]

# Publication is a weaker sign of when a figure was counted than 오후 6시 기준 in the text: two reports
# of one afternoon may repeat one count, so half a day must lie between them.
_APART = timedelta(hours=12)
# Tolls move by ones, areas do not: 1,261 and 1,262 acres a day apart are two readings of one map.
_MEASURE_MOVES = Decimal("0.01")
_KINDS = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MEASURE, FigureKind.MONEY, FigureKind.PERCENT)


def updated(pair: Pair) -> Judgement | None:
    """Speak when a count went on, and the later figure is the higher one.

    What it does: compares when the two were counted (… 기준, as of, else the day of publication) and
    whether the number moved the way such counts move: tolls and sales up, missing either way.
    Why it matters: 28, 176 and 179 dead are one toll through a day; who stayed behind matters more
    than who differs.
    Example: 사망 176명 (17시) / 179명 (21시); not 179명 / 181명 at one time, not 매출 75조 / 77조.
    Source: VERDICTS, comparing 4; REALITY: a count at several times is a series.
    """
    growing = _growing(pair)
    if growing is None or not pair.has_kind(*_KINDS) or not same_scale(*pair.figures):
        return None
    times = [side.counted_at for side in pair.sides]
    values = [magnitude(figure) for figure in pair.figures]
    if times[0] is None or times[1] is None or values[0] is None or values[1] is None or times[0] == times[1]:
        return None
    said = [side.has_as_of for side in pair.sides]
    if not all(said) and (abs(times[0] - times[1]) < _APART or _stands_still(pair)):
        return None
    later, earlier = pair.sides if times[0] > times[1] else pair.sides[::-1]
    risen = (values[0] > values[1]) == (times[0] > times[1])
    if not risen and not growing.falling:
        return None
    first, second = quoted(earlier), quoted(later)
    text = Text(
        f"{with_particle(first.ko, '은/는')} 먼저 집계된 값이고 {with_particle(second.ko, '이/가')} 나중 값입니다.",
        f"{first.en} was counted earlier than {second.en}.",
    )
    steps = tuple(_time_step(side) for side in (later, earlier))
    change = Text(
        "같은 시각의 집계라면 서로 다른 값입니다.",
        "If both were counted at one time, they would contradict each other.",
    )
    return Judgement("updated", text, steps, change)


def _growing(pair: Pair) -> Growing | None:
    if any("background" in side.claim.qualifiers for side in pair.sides):
        return None  # the toll of years ago moves no more
    for side in pair.sides:
        claim = side.claim
        found = find_growing(claim.attribute, claim.attribute_text or claim.attribute or "")
        if found is not None:
            return found
    return None


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
