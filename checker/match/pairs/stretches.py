"""Which years, quarters and months of a story tell of one thing, so that each of them says which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from checker.match.features import sharper, significant
from checker.match.pairs.values import (
    SAID_OR_COUNTED,
    TELLING_DIGITS,
    is_rounding,
    is_same_amount,
    kind_of_date,
)
from checker.model import Claim, Figure, FigureKind, Moment

__all__ = ["PERIODS", "Stretch", "months_of_one_day", "own_stretches", "wider_stretch"]

# First moment of a stretch of time, and the first one after it.
Stretch = tuple[datetime, datetime]

PERIODS = frozenset({"year", "half", "quarter", "month", "week", "decade"})

# Quarters and weeks are what figures are of and are compared with: 3분기, last week.
_TELLING = frozenset({"year", "month"})

# Dates that an article may give on average inside a stretch for it to tell of one thing: 2016, then September 2016.
_GIVEN = 1.5
# Figures that may be of the stretch for each date in it: a year of which figures are told is a period (2019년 8350원),
# while the dead of 1999 now and then go with the earthquake of 1999.
_FIGURES = 0.5

# So far back a year is that of a founding, a record, an election; so far ahead, of what is to be done by then. Of equal
# years and months of two articles over three years back 96 were one fact and three none, of months a year and more ahead
# ten of ten, of years ten of thirteen; of those nearer seven in ten are periods. Before the month of the year before,
# with which figures are compared, nine of thirteen months were one fact; and all six quarters behind the next one.
_PAST, _AHEAD = timedelta(days=3 * 365), timedelta(days=365)
_YEAR_AGO, _QUARTERS_AHEAD = timedelta(days=400), timedelta(days=120)
_MONTHS, _MONTH = timedelta(days=200), timedelta(days=60)

# Digits of figures that are told besides of any stretch: the first time in 29 quarters.
_COMMON = 2


def _stretch(figure: Figure) -> Stretch | None:
    moment = figure.moment
    return None if moment is None or figure.kind is not FigureKind.DATE else (moment.start, moment.end)


def _holds(wide: Stretch, other: Stretch) -> bool:
    return wide[0] <= other[0] and other[1] <= wide[1]


def wider_stretch(one: Moment | None, two: Moment | None) -> Stretch | None:
    """Return the wider of two stretches of time of which one holds the other, ``None`` where neither does."""
    if one is None or two is None:
        return None
    first, second = (one.start, one.end), (two.start, two.end)
    if _holds(first, second):
        return first
    return second if _holds(second, first) else None


def own_stretches(claims: Sequence[Claim]) -> frozenset[Stretch]:
    """Return the years, quarters and months that a story tells of one thing.

    Whatever it dates inside such a stretch lies in each other: 2016, September 2016 and 8 September 2016 are how
    three papers tell of one launch, where no other date of that year is told. An article gives it once or little
    more, and nothing was announced or counted then.

    Args:
        claims: All claims of the story.
    """
    told = Counter(moment.start for claim in claims if (moment := claim.figure.moment) and moment.grain == "day")
    news = max(told, key=lambda day: (told[day], day), default=None)
    given: dict[Stretch, list[Claim]] = {}
    of: dict[Stretch, list[Claim]] = {}
    periods: set[Stretch] = set()
    for claim in claims:
        stretch, moment = _stretch(claim.figure), claim.figure.moment
        if stretch is not None and moment is not None:
            given.setdefault(stretch, []).append(claim)
            if moment.grain in _TELLING or moment.grain == "quarter":
                periods.add(stretch)
        elif claim.period is not None and claim.period.moment is not None:
            of.setdefault((claim.period.moment.start, claim.period.moment.end), []).append(claim)
    far = {wide for wide in periods if _is_far(wide, news) or _is_deadline(wide, news, given[wide])}
    return frozenset(wide for wide in periods if _is_own(wide, given, of.get(wide, []), far=wide in far))


def months_of_one_day(claims: Sequence[Claim]) -> frozenset[Stretch]:
    """Return the months of which a story tells one day, which no article names beside the month: September, 19 September.

    An article gives such a month once. Of twelve pairs of such a month and its day in annotated events all are one fact.

    Args:
        claims: All claims of the story.
    """
    months: dict[Stretch, Counter[str]] = {}
    days: dict[Stretch, set[str]] = {}
    for claim in claims:
        stretch, moment = _stretch(claim.figure), claim.figure.moment
        calendar = claim.figure.mention.calendar
        if stretch is None or moment is None or calendar is None or calendar.end is not None:
            continue
        if moment.grain == "month":
            months.setdefault(stretch, Counter())[claim.article] += 1
        elif moment.grain == "day":
            days.setdefault(stretch, set()).add(claim.article)
    found = set()
    for month, given in months.items():
        inside = [articles for day, articles in days.items() if _holds(month, day)]
        if len(inside) == 1 and max(given.values()) == 1 and inside[0].isdisjoint(given):
            found.add(month)
    return frozenset(found)


def _is_far(wide: Stretch, news: datetime | None) -> bool:
    """Tell whether a stretch lies so far from the news that it dates what happened, or is to be, and is no period of figures."""
    if news is None:
        return False
    length = wide[1] - wide[0]
    if length > _MONTHS:
        return news - wide[1] > _PAST or wide[0] - news > _AHEAD
    is_month = length < _MONTH
    if news - wide[1] > (_YEAR_AGO if is_month else _PAST):
        return True
    return wide[0] - news > (_AHEAD if is_month else _QUARTERS_AHEAD)


def _is_deadline(wide: Stretch, news: datetime | None, told: Sequence[Claim]) -> bool:
    """Tell whether all that name a year to come name the end of it: what is to be done by then, in late 2027."""
    is_to_come = news is not None and wide[0] > news and wide[1] - wide[0] > _MONTHS
    return is_to_come and all(claim.frame in ("end", "until") for claim in told)


def _is_own(wide: Stretch, given: dict[Stretch, list[Claim]], figures: list[Claim], *, far: bool) -> bool:
    inside = sorted((stretch for stretch in given if _holds(wide, stretch)), key=lambda held: (held[0] - held[1], held))
    if not all(_holds(one, two) for one, two in pairwise(inside)):
        return False
    told = [claim for stretch in inside for claim in given[stretch]]
    if any(claim.attribute in SAID_OR_COUNTED for claim in told):
        return False
    articles = {claim.article for claim in told}
    if len(told) > _GIVEN * len(articles):
        return False
    if _are_of_one_figure(figures, articles):
        return True
    kinds = {kind_of_date(claim) for claim in told} - {None}
    is_quarter = any(moment.grain == "quarter" for claim in told if (moment := claim.figure.moment) is not None)
    return far or (not is_quarter and len(kinds) <= 1 and len(figures) <= _FIGURES * len(told))


def _are_of_one_figure(figures: list[Claim], articles: set[str]) -> bool:
    """Tell whether all that a story tells of a stretch is one figure, in most articles that name it: an old record."""
    figures = [claim for claim in figures if significant(claim.figure) > _COMMON]
    tellers = {claim.article for claim in figures}
    if len(tellers) < 2 or 2 * len(tellers & articles) < len(articles):
        return False
    exact = max((claim.figure for claim in figures), key=significant)
    return sharper(exact, exact) >= TELLING_DIGITS and all(
        is_same_amount(exact, claim.figure) or is_rounding(exact, claim.figure) for claim in figures
    )
