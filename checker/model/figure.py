"""What a text says in numbers: mentions as written, figures as understood."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

import msgspec

from checker.model.span import Span

__all__ = [
    "Calendar",
    "Effect",
    "Figure",
    "FigureKind",
    "Hedge",
    "Interval",
    "Mention",
    "Moment",
    "Per",
    "Scan",
    "Skipped",
]


class FigureKind(StrEnum):
    """The kinds of figures of the contract."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    MEASURE = "measure"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    RATIO = "ratio"
    RANK = "rank"
    AGE = "age"
    NUMBER = "number"


class Effect(StrEnum):
    """What a hedge does to the figure that it stands by."""

    ABOUT = "about"  # 약, 가량, 안팎: on both sides
    AT_LEAST = "at_least"  # 이상, 최소: the figure itself included
    MORE_THAN = "more_than"  # 초과, 넘는, 여: the figure itself excluded (or only just reached)
    AT_MOST = "at_most"  # 이하, 최대, up to
    LESS_THAN = "less_than"  # 미만, 육박, nearly
    VAGUE = "vague"  # 수십, 몇, dozens
    REPORTED = "reported"  # 알려졌다, 추산, 주장: somebody's word


# What an article makes many of is a struct: making one takes a fifth of the time of a frozen dataclass.
class Hedge(msgspec.Struct, frozen=True, gc=False):
    """A word that makes a figure less than certain.

    Attributes:
        text: As written.
        effect: What it does.
        span: Where it stands.
        entry: The lexicon entry that knew it.
    """

    text: str
    effect: Effect
    span: Span
    entry: str = ""


class Interval(msgspec.Struct, frozen=True, gc=False):
    """A closed, open or half-open interval; ``None`` is an open end.

    >>> Interval(Decimal(1), Decimal(2)).contains(Decimal(2))
    True
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def contains(self, value: Decimal) -> bool:
        """Tell whether ``value`` lies in the interval."""
        if self.low is not None and (value < self.low or (self.low_open and value == self.low)):
            return False
        return not (self.high is not None and (value > self.high or (self.high_open and value == self.high)))

    def meets(self, other: Interval) -> bool:
        """Tell whether the two intervals share a value."""
        for first, second in ((self, other), (other, self)):
            if first.high is not None and second.low is not None:
                if first.high < second.low:
                    return False
                if first.high == second.low and (first.high_open or second.low_open):
                    return False
        return True

    def scale(self, factor: Decimal) -> Interval:
        """Return the interval times a positive ``factor``."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )


class Per(msgspec.Struct, frozen=True, gc=False):
    """The denominator of a unit price or rate: 3.3㎡당, per 100,000 people.

    Attributes:
        amount: How much of ``unit`` (100만개당 → 1000000).
        unit: Canonical name of the unit, or the noun as written (토큰).
        span: Where it stands.
    """

    amount: Decimal
    unit: str
    span: Span


class Calendar(msgspec.Struct, frozen=True, gc=False):
    """The parts of a date or time as written; what is not written is ``None``.

    Attributes:
        relative: A relative word in canonical form: ``last_month``, ``this_year``, ``yesterday``,
            ``same_day`` (이날), ``past`` (지난 6일: the latest such day gone by), ``last_year``,
            ``next_month`` … or ``None``.
        quarter: 1 to 4; half: 1 or 2.
        weekday: 0 (Monday) to 6.
        hour: 0 to 23, after 오전/오후, a.m./p.m. were applied.
        local: Whether it is told in the time of a place abroad: 현지시간, local time, or a zone other than that of Seoul.
        end: The second half of a range (3일부터 5일까지).
        zone: The zone that it is told in, by its name in the tz database (``Asia/Seoul``), where the text says it;
            ``None`` for 현지시간 and where nothing is said.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    relative: str | None = None
    local: bool = False
    end: Calendar | None = None
    zone: str | None = None


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A figure as it stands in a text: what scan hands on.

    Attributes:
        span: Number and unit together, hedges and particles excluded.
        text: The surface, ``article.text[span.start:span.end]``.
        kind: What sort of figure it is.
        value: The number with its scale words worked out, in the written unit (557만6000달러 →
            5576000); ``None`` for a range, a vague amount, a date or a time.
        bounds: What the words allow, hedges included, in the written unit. For a bare number both
            ends are ``value``. A date or time has open ends.
        grain: Worth of the last written digit in the written unit (1만2천 → 1000, 5.5 → 0.1).
        unit: ISO 4217 code; ``percent``; ``percentage_point``; a counter as written; pint's
            canonical name; ``None`` for a bare number.
        per: The denominator, if there is one.
        hedges: The hedges that belong to it, in reading order.
        calendar: The written parts of a date or time.
        trace: Names of the lexicon entries and rules that made it, in order of use.
    """

    span: Span
    text: str
    kind: FigureKind
    value: Decimal | None
    bounds: Interval
    grain: Decimal | None = None
    unit: str | None = None
    per: Per | None = None
    hedges: tuple[Hedge, ...] = ()
    calendar: Calendar | None = None
    trace: tuple[str, ...] = ()


class Skipped(msgspec.Struct, frozen=True, gc=False):
    """A run of digits that is no figure, or that could not be read.

    Attributes:
        reason: ``name`` (GPT-4, H100), ``phone``, ``registration``, ``url``, ``email``,
            ``address``, ``bullet``, ``code``, ``furniture``, or ``unread``: it counts as missed.
    """

    span: Span
    text: str
    reason: str


class Scan(msgspec.Struct, frozen=True, gc=False):
    """All that scan saw in one article, mentions and skipped digits each in reading order."""

    mentions: tuple[Mention, ...]
    skipped: tuple[Skipped, ...] = ()


class Moment(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time, resolved against the article's date.

    Attributes:
        start: First moment of it.
        end: First moment after it.
        grain: ``year``, ``half``, ``quarter``, ``month``, ``week``, ``day``, ``hour``, ``minute``.
        certain: False where the text leaves a choice (a bare 29일 at a month's turn).
    """

    start: datetime
    end: datetime
    grain: str
    certain: bool = True


# Stretches of time that money is paid for.
_SPANS = frozenset({"year", "month", "week", "day", "hour"})


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A mention put on a scale that others share.

    Attributes:
        mention: What it was made from.
        value: In whole units with the denominator folded in (100만개당 0.55달러 → 5.5e-7), as the
            contract has it; ``None`` for ranges and vague amounts.
        low, high: What the words allow, on the same scale; ``None`` where open.
        unit: The contract's unit, with a slash for unit prices (``USD/토큰``).
        dimension: What it may be compared with: ``money``, ``percent``, ``percentage_point``,
            ``count:명``, pint's dimensionality (``[length] ** 2``), ``date``, ``time``, ``ratio``,
            ``number`` …; counters of one thing share one (명, 사람, people → ``count:person``).
        base: Factor from ``unit`` to the dimension's base unit (1 for money, which needs a rate).
        moment: For dates and times, where it could be resolved.
    """

    mention: Mention
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    dimension: str
    base: Decimal = Decimal(1)
    moment: Moment | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.mention.span

    @property
    def text(self) -> str:
        """How it is written."""
        return self.mention.text

    @property
    def kind(self) -> FigureKind:
        """What sort of figure it is."""
        return self.mention.kind

    @property
    def hedges(self) -> tuple[Hedge, ...]:
        """The hedges that belong to it."""
        return self.mention.hedges

    def without_time(self) -> Figure:
        """Return so much money a year, a month or a day as so much money; any other figure as it is."""
        per = self.mention.per
        if self.kind is not FigureKind.MONEY or per is None or per.unit not in _SPANS or per.amount != 1:
            return self
        mention = msgspec.structs.replace(self.mention, per=None)
        return msgspec.structs.replace(self, mention=mention, unit=mention.unit, dimension="money", base=Decimal(1))

    @property
    def grain(self) -> Decimal | None:
        """Worth of the last written digit in ``unit``."""
        if self.mention.grain is None or self.mention.per is None:
            return self.mention.grain
        return self.mention.grain / self.mention.per.amount

    def has(self, *effects: Effect) -> bool:
        """Tell whether one of its hedges has one of the effects."""
        hedges = self.mention.hedges
        return bool(hedges) and any(hedge.effect in effects for hedge in hedges)
