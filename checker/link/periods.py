"""When: the period that a figure speaks of, and the moment of counting."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list, word_lists
from checker.link.scene import WHEN, Scene, once_a_sentence
from checker.model import Calendar, Figure, FigureKind, Moment, Period, Span
from checker.model.moments import add_months, moment_of_day, resolve_calendar
from checker.text import one_of

__all__ = [
    "Times",
    "find_as_of",
    "find_period",
    "is_background",
    "is_far_off",
    "period_before",
    "period_of",
    "read_times",
    "sole_as_of",
]


class TimeWord(msgspec.Struct, frozen=True, gc=False):
    """A date or period word in a sentence, resolved.

    Attributes:
        start, end: Where it stands in the sentence.
        text: As written.
        moment: What it means, where that could be worked out.
        use: ``period``, ``as_of``, ``speech`` (the day on which somebody said it, or of another thing), ``base`` (what is
            compared with) or ``aside`` (only of the figure in the brackets after it).
    """

    start: int
    end: int
    text: str
    moment: Moment | None
    use: str


Times = tuple[TimeWord, ...]

_QUARTER = re.compile(r"(?P<year>\d{4}년|지난해|작년|올해|올|내년|재작년)?\s?(?P<part>[1-4]분기|상반기|하반기)")
_WORDS = {word: Calendar(relative=entry.id) for entry in word_lists("shared/stretches.toml") for word in entry.words}
_WORD = re.compile("|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True)), re.IGNORECASE)
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_QUARTER_EN = re.compile(r"\b(first|second|third|fourth)[ -](quarter|half)\b|\bQ([1-4])\b", re.IGNORECASE)
# A whole year told at the end of it: 연간, 한 해 전체.
_WHOLE_YEAR = re.compile(r"연간(?!\s?생산)|한 해 전체|지난 한 해|한 해 동안|full-year|full year|for the year")

_TIMES = "ko/times.toml"
_ABOUT = one_of(word_list(_TIMES, "about"))
_AS_OF = re.compile(
    rf"^\s*(?:{_ABOUT})?\s*(?:\((?:현지\s?시[간각]|한국\s?시[간각])\)\s*)?(?:까지|기준(?!금리|선|점|치|가|을 )|현재|을 기준|를 기준|에 밝힌|에 발표한|에 집계)"
)
# A price is of the minute at which it is told: 오전 9시 8분 4800원 뛴 4만9050원에 거래되고 있다.
_TRADING = re.compile(
    r"거래(?:되고|하고)\s있|거래\s?중|(?:오르내리|등락하|등락을 거듭하)고\s있"
    r"|\b(?:is|are|was|were)\s(?:trading|changing hands)\b|\btrad(?:ed|ing)\sat\b"
)
_CLOCKED = ("hour", "minute")
# An hour behind which stands what was said or counted then: 오전 6시 브리핑에서, 오후 3시만 해도, 오후 7시에는.
_AT_THE_HOUR = re.compile(
    rf"^\s?(?:{_ABOUT})?\s?(?:\((?:현지\s?시[간각]|한국\s?시[간각])\)\s?)?"
    rf"(?:만\s해도|에는\s|(?:[가-힣]{{1,6}}\s){{0,2}}{one_of(word_list(_TIMES, 'told_at'))}(?:에서|에는|에|을|를|\s))"
)
# A line of a chronicle begins with its hour: ▲오전 4시=사망 12명; 4:10 a.m. – 12 dead.
_OPENS_LINE = re.compile(r"^[\W_]*(?:[0-9]{1,2}월\s)?(?:[0-9]{1,2}일\s)?$")
_LINE_GOES_ON = re.compile(rf"^\.?\s?(?:{_ABOUT})?\s?(?:[=:|]|-\s)")
_AS_OF_EN = re.compile(r"\b(?:as of|by)\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
_AGAINST = re.compile(r"^\s*(?:보다|대비|에 비해|와 비교|과 비교|와 견줘|과 견줘|에 견줘|동기|같은|말보다|에 이어)")
# 2022년 실적(396조원)보다, 2022년 395건에서: the year of the value that is compared with.
_VALUE_AGAINST = re.compile(
    r"^(?:의|에는|에)?\s?(?:[가-힣]{1,6}[\s(]){0,2}\(?[0-9][0-9,.조억만천백십\s]{0,20}(?:원|달러|명|건|개|대|곳)\)?\s?(?:보다|에서\s|대비|에 비해)"
)
_AGAINST_TAIL = re.compile(r"^\)?\s?(?:보다|에서\s|대비|에 비해)")
# up from last year: what is compared with, unless it is the start of a stretch (from May to July).
_AGAINST_EN = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|(?:rose|risen|surged|jumped|climbed|grew|grown|gained|soared|increased|up|down|fell|fallen"
    r"|dropped|declined|slid|slipped|plunged|decreased|rise|increase|decline|drop|gain|fall|percent|%)\s(?:sharply\s|slightly\s)?from)\s(?:the\s)?$",
    re.IGNORECASE,
)
# rose to 248 billion from last year's 182 billion: the value right before says that a value to compare with follows.
_FROM = re.compile(r"^\s(?:(?:\([^)]{1,30}\)\s)?from)\s(?:the\s)?$")
# 202 billion in the same quarter last year, from the corresponding period of last year.
_SAME_EN = re.compile(
    r"\b(?:same|corresponding|comparable|equivalent)\s(?:quarter|period|month|half|week|day|time|three\smonths|six\smonths)\s(?:of\s|in\s|a\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:전년|작년|지난해|1년 전|한 해 전)\s?(?:의\s)?(?:같은|동기)")
_DATELINE = re.compile(
    r"^\s*(?:\([^)]{2,8}\))?\s*(?:[가-힣]{1,8}(?:에서|에게|을 통해|를 통해|에)\s)?(?:[가-힣]{0,6}\s)?$"
)


@once_a_sentence
def read_times(scene: Scene, published: date | None, anchor: date | None) -> Times:
    """Return the time words of a sentence in reading order, each with its use.

    Args:
        scene: The sentence.
        published: Day of publication.
        anchor: The day that 이날 means here.
    """
    words: list[TimeWord] = []
    for figure, start, end in zip(scene.figures, scene.starts, scene.ends, strict=True):
        if figure.kind in WHEN:
            calendar = figure.mention.calendar
            moment = figure.moment
            if calendar is not None and (moment is None or not moment.certain):
                moment = resolve_calendar(calendar, published, anchor) or moment
            words.append(TimeWord(start, end, figure.text, moment, _use(scene, start, end, moment)))
    taken = [(word.start, word.end) for word in words]
    for start, end, calendar in _written(scene.text, published):
        if not any(start < stop and begin < end for begin, stop in taken):
            moment = resolve_calendar(calendar, published)
            words.append(TimeWord(start, end, scene.text[start:end], moment, _use(scene, start, end, moment)))
            taken.append((start, end))
    return _weeks(scene, _of_two(scene, tuple(sorted(_merge(scene, words), key=lambda word: word.start))))


# What stands between two times that one figure is told of: 4월과 지난달에 73억원에 팔렸다, 3월에 이어 6월에도 115억원이었다.
_AND_THEN = re.compile(r"(?:과|와|에\s이어)\s(?:지난\s)?")


def _of_two(scene: Scene, words: Times) -> Times:
    """Leave open of which of two times a figure is that is told of both at once."""
    kept = list(words)
    for i, (one, two) in enumerate(pairwise(words), 1):
        if one.moment is not None and two.moment is not None and _AND_THEN.fullmatch(scene.text, one.end, two.start):
            kept[i] = replace(two, moment=replace(two.moment, certain=False))
    return tuple(kept)


# A week of a month: 3월 셋째 주, 12월 3주, and 넷째 주 where the month was named before.
_WEEK = re.compile(
    r"(?<![가-힣])(?P<word>첫|둘|셋|넷|다섯)째\s?주(?!택)|(?<![0-9])(?P<digit>[1-5])주차?(?=[\s,(·)]|에|의|는|보다|부터|까지)"
)
_NTH = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5}
_OF_MONTH = re.compile(r"^\s?(?:의\s)?$")


def _weeks(scene: Scene, words: Times) -> Times:
    """Make the weeks of a month time words of their own.

    The first week is that of the month's first Monday, as the weekly surveys of prices and opinions count.
    Digits name a week only behind the month (12월 3주); words go on with the month that was named before.
    """
    if "주" not in scene.text:
        return words
    kept = list(words)
    month: TimeWord | None = None
    for match in _WEEK.finditer(scene.text):
        before = [word for word in words if word.end <= match.start() and word.moment is not None]
        month = next((word for word in reversed(before) if word.moment and word.moment.grain == "month"), None)
        if month is None or month.moment is None:
            continue
        beside = _OF_MONTH.match(scene.text[month.end : match.start()]) is not None
        if not beside and match["digit"]:
            continue
        first = month.moment.start.date()
        monday = first + timedelta(
            days=-first.weekday() % 7 + 7 * ((_NTH[match["word"]] if match["word"] else int(match["digit"])) - 1)
        )
        span = _week_from(monday)
        start = month.start if beside else match.start()
        if beside:
            kept = [word for word in kept if word is not month]
        kept.append(
            TimeWord(start, match.end(), scene.text[start : match.end()], span, _use(scene, start, match.end(), span))
        )
    return tuple(sorted(kept, key=lambda word: word.start))


def _week_from(monday: date) -> Moment:
    """Return the week from a Monday on; papers count the weeks of a month in several ways, so none is certain."""
    return replace(
        moment_of_day(monday), end=moment_of_day(monday + timedelta(days=7)).start, grain="week", certain=False
    )


def _written(text: str, published: date | None) -> list[tuple[int, int, Calendar]]:
    found: list[tuple[int, int, Calendar]] = []
    for match in _QUARTER.finditer(text) if "기" in text else ():
        calendar = _WORDS.get(match["year"] or "", Calendar())
        if match["year"] == "올":
            calendar = Calendar(relative="this_year")
        elif match["year"] and match["year"][0].isdigit():
            calendar = Calendar(year=int(match["year"][:4]))
        part = match["part"]
        if part.endswith("분기"):
            calendar = replace(calendar, quarter=int(part[0]))
        else:
            calendar = replace(calendar, half=1 if part[0] == "상" else 2)
        found.append((match.start(), match.end(), calendar))
    for match in _QUARTER_EN.finditer(text):
        number = int(match[3]) if match[3] else _ORDINAL[match[1].lower()]
        half = bool(match[2]) and match[2].lower() == "half"
        found.append((match.start(), match.end(), Calendar(half=number) if half else Calendar(quarter=number)))
    for match in _WORD.finditer(text):
        found.append((match.start(), match.end(), _WORDS[match[0].lower()]))
    for match in _WHOLE_YEAR.finditer(text):
        # a year is summed up when it is over: in the first quarter, that is the year before
        over = published is not None and published.month <= 4
        found.append((match.start(), match.end(), Calendar(relative="last_year" if over else "this_year")))
    return found


_JOIN = re.compile(r"^\s?(?:의\s)?$")


def _merge(scene: Scene, words: list[TimeWord]) -> list[TimeWord]:
    """Join parts of one date that stand side by side: 지난해 | 4분기, 29일 | 오후 9시 3분."""
    merged: list[TimeWord] = []
    for word in sorted(words, key=lambda word: word.start):
        last = merged[-1] if merged else None
        if last is not None and _JOIN.match(scene.text[last.end : word.start]):
            inner = _inside(last.moment, word.moment)
            if inner is not None:
                merged[-1] = TimeWord(last.start, word.end, scene.text[last.start : word.end], inner, word.use)
                continue
        merged.append(word)
    return merged


_GRAINS = ("year", "half", "quarter", "month", "week", "day", "hour", "minute")


def _inside(outer: Moment | None, inner: Moment | None) -> Moment | None:
    """Return the finer moment moved into the wider one, where the two make one date."""
    if outer is None or inner is None or _GRAINS.index(outer.grain) >= _GRAINS.index(inner.grain):
        return None
    if outer.start <= inner.start and inner.end <= outer.end:
        return replace(inner, certain=True)
    if outer.grain == "day" and inner.grain in ("hour", "minute"):
        shift = outer.start - inner.start.replace(hour=0, minute=0)
        return Moment(inner.start + shift, inner.end + shift, inner.grain, outer.certain)
    if outer.grain == "year":
        try:
            years = outer.start.year - inner.start.year
            return Moment(
                inner.start.replace(year=inner.start.year + years),
                inner.end.replace(year=inner.end.year + years),
                inner.grain,
                outer.certain,
            )
        except ValueError:  # 29 February
            return None
    return None


_MILESTONES = word_list(_TIMES, "milestone")
# What one did is told from, not what is counted: 2021년 출시 이래, 1983년 통계 작성 이후, 2019년 상장 뒤.
_ASIDE = re.compile(
    r"^\s?(?:\((?=[^)]*\d)|에 이어|에 이은|이후|다음으로|이래|만에"
    rf"|(?:[가-힣]{{1,5}}\s){{0,2}}{one_of((*_MILESTONES, *word_list(_TIMES, 'reckoned_from')))}\s?(?:이래|이후|뒤|후|직후)"
    r"|부터\s(?:[가-힣]{1,4}\s)?\d+\s?(?:거래일|개월|분기|년|달|주|일|개\s?분기)\s?(?:째|연속|내리|간|동안))"
)


_SINCE = re.compile(r"\b(?:since|until|till|by)\s$", re.IGNORECASE)


# A date inside a relative clause tells of the noun after it: 지난해 12월 공개한 모델의 개발비.
_OF_ANOTHER = re.compile(
    r"^\s?(?:말|초|중순|하순|하반기|상반기|중)?(?:에|께|쯤)?\s(?:[가-힣]{1,6}\s)?"
    rf"(?:{one_of(_MILESTONES)}(?:한|된|했던|됐던)|{one_of(word_list(_TIMES, 'of_the_noun_behind'))})\s"
)


def _in_brackets(scene: Scene, start: int) -> bool:
    """Tell whether a date stands in brackets behind a figure: 38억원(지난해 11월)."""
    return any(0 <= start - stop <= 2 and "(" in scene.text[stop:start] for stop in scene.ends)


# Taipei, Jul. 18 -- it said: the day of a press release, before anything is said.
_OPENS_REPORT = re.compile(r"^\s?(?:--|—|–)\s")


def _follows_value(scene: Scene, start: int) -> bool:
    """Tell whether a word stands right behind a value and from: to 248 billion from last year's 182 billion."""
    before = [stop for stop in scene.ends if stop <= start]
    return bool(before) and _FROM.match(scene.text[before[-1] : start]) is not None


def _is_clocked(scene: Scene, start: int, after: str) -> bool:
    """Tell whether what a sentence tells is of the hour that stands before ``after``."""
    if _TRADING.search(scene.text) or _AT_THE_HOUR.match(after):
        return True
    return _OPENS_LINE.match(scene.text[:start]) is not None and _LINE_GOES_ON.match(after) is not None


def _use(scene: Scene, start: int, end: int, moment: Moment | None) -> str:
    after = scene.text[end:]
    if _AS_OF.match(after) or _AS_OF_EN.search(scene.text[:start]):
        return "aside" if "부터" in scene.text[max(0, start - 16) : start] else "as_of"  # 3일부터 5일까지
    if moment is not None and moment.grain in _CLOCKED and _is_clocked(scene, start, after):
        return "as_of"
    if _AGAINST.match(after) or _AGAINST_EN.search(scene.text[:start]) or _SAME.match(scene.text[start:]):
        return "base"
    if _VALUE_AGAINST.match(after) or _SAME_EN.search(scene.text[:start]) or _follows_value(scene, start):
        return "base"
    if _OPENS_REPORT.match(after) and not any(stop <= start for stop in scene.ends):
        return "speech"
    if _ASIDE.match(after) or _SINCE.search(scene.text[:start]) or _in_brackets(scene, start):
        return "aside"
    if _OF_ANOTHER.match(after):
        return "speech"
    if moment is not None and moment.grain in COARSE:
        return "period"
    for cue in scene.sort("speech"):
        if cue.start >= end and not cue.id.startswith("source"):
            if _DATELINE.match(scene.text[end : cue.start]):
                return "speech"
            break
    return "period"


# A verb that modifies the noun after it ends in ㄴ: 30조원을 기록한 2022년, 40명이 숨진 1987년.
_NIEUN = "".join(chr(0xAC00 + i) for i in range(11172) if i % 28 == 4)
_MODIFIES = re.compile(rf"^(?:의|을|를|이|가|으로|로)?\s?[가-힣]{{0,5}}[{_NIEUN}]\s$")
# 2.8% in 2020, 1.5% in 2021: the year belongs to the value before it.
_IN_YEAR = re.compile(
    r"^(?:\s\([^)]{1,30}\))?\s(?:in|for|during)\s(?:the\s(?:(?:first|second|third|fourth)\s?|same\s(?:quarter|period|month|half)\s(?:of\s)?)?)?$"
)
# The $700 million deal, surpassing one signed in 2019: the year is that of what is passed.
_PASSES = re.compile(
    r"\b(?:surpass|eclips|topp|exceed|beat|overtak|dwarf|smash|outstripp|outpac)[a-z]*\b|\b(?:past|than|compared\s(?:with|to))\s"
)
# last year's 182 billion, last year's revenue of 182 billion
_OWNED = re.compile(r"^['’]s?\s(?:[a-z]+\s){0,3}$")
COARSE = frozenset({"year", "half", "quarter", "month", "week"})
WIDE = frozenset({"year", "half", "quarter"})


def find_period(scene: Scene, times: Times, index: int, wide: bool = False) -> Period | None:
    """Return the period that the figure ``index`` speaks of, from the words of its own sentence.

    Args:
        scene: The sentence.
        times: Its time words.
        index: Number of the figure.
        wide: True for a forecast: 8월 is when it was made, 4분기 what it is for.
    """
    if not times or scene.figures[index].kind in WHEN:
        return None
    word = _word_for(scene, times, index, wide)
    return None if word is None else _period(scene, word)


@once_a_sentence
def _word_for(scene: Scene, times: Times, index: int, wide: bool) -> TimeWord | None:
    """Return the time word that tells when the figure ``index`` was."""
    start, end = scene.starts[index], scene.ends[index]
    best: tuple[float, TimeWord] | None = None
    for word in times:
        behind = scene.text[end : word.start] if word.start >= end else ""
        modified = word.start >= end and (
            _MODIFIES.match(behind) is not None or behind.strip() == "(" or _IN_YEAR.match(behind) is not None
        )
        if not scene.korean and _PASSES.search(behind):
            continue
        based = word.use == "base" and not modified and not _is_of_base(scene, word, index)
        if word.use in ("speech", "as_of") or based:
            continue
        if word.use == "aside" and not modified and scene.text[word.end : start].strip() != "(":
            continue
        if word.moment is not None and (
            word.moment.grain in ("hour", "minute") or (wide and word.moment.grain not in WIDE)
        ):
            continue
        if word.end <= start:
            gap = scene.text[word.end : start]
            cost = len(gap) * 0.2 + 12.0 * scene.edges_between(word.end, start)
            cost -= 8.0 if gap in ("(", " (") else 0.0
            cost += _OWNED_COST if not scene.korean and _is_of_another(scene, word) else 0.0
        else:
            gap = scene.text[end : word.start]
            if modified:
                cost = -2.0
            elif scene.korean:
                continue
            else:
                cost = 4.0 + len(gap) * 0.2 + 14.0 * scene.edges_between(end, word.start)
        cost += 0.0 if word.moment is not None and word.moment.grain in COARSE else 10.0
        if best is None or cost < best[0]:
            best = (cost, word)
    return None if best is None else best[1]


# What it costs a year to stand right behind another value: $10 billion in 2021, and $400 million this year.
_OWNED_COST = 6.0


def _is_of_another(scene: Scene, word: TimeWord) -> bool:
    """Tell whether a time word stands right behind a value, as its year."""
    before = [stop for stop in scene.ends if stop < word.start]
    return bool(before) and _IN_YEAR.match(scene.text[before[-1] : word.start]) is not None


def _is_of_base(scene: Scene, word: TimeWord, index: int) -> bool:
    """Tell whether a figure is the value of the base itself: the 395 of 2022년 395건에서."""
    start = scene.starts[index]
    if start < word.end or any(word.end <= other < start for other in scene.starts):
        return False
    return (
        _AGAINST_TAIL.match(scene.text[scene.ends[index] :]) is not None
        or _OWNED.match(scene.text[word.end : start]) is not None
    )


def _period(scene: Scene, word: TimeWord) -> Period:
    span = Span(scene.offset + word.start, scene.offset + word.end)
    return Period(word.text, span, word.moment)


# A period this long before publication is background and holds for its own sentence only.
_BACKGROUND = timedelta(days=800)
# … and a period that begins this long after it is a plan: 2028년 3월 입주 예정.
_FAR_OFF = timedelta(days=400)


def period_of(scene: Scene, times: Times) -> Period | None:
    """Return the period that a sentence sets for the ones after it: the first one that it names."""
    for word in times:
        if word.use == "period" and word.moment is not None and word.moment.grain in COARSE:
            if any(f.kind not in WHEN and _MODIFIES.match(scene.text[e : word.start]) for f, e in _before(scene, word)):
                continue
            return _period(scene, word)
    return None


def is_far_off(period: Period, published: date | None) -> bool:
    """Tell whether a period lies so far ahead that no later sentence can go on with it."""
    return period.moment is not None and published is not None and period.moment.start.date() - published > _FAR_OFF


def _before(scene: Scene, word: TimeWord) -> list[tuple[Figure, int]]:
    return [(f, end) for f, end in zip(scene.figures, scene.ends, strict=True) if end <= word.start]


def is_background(period: Period | None, published: date | None) -> bool:
    """Tell whether a period lies so far back that no later sentence can go on with it."""
    if period is None or period.moment is None or published is None:
        return False
    return published - period.moment.end.date() > _BACKGROUND


def find_as_of(scene: Scene, times: Times) -> Period | None:
    """Return the moment of counting that a sentence names."""
    for word in times:
        if word.use == "as_of" and (word.moment is None or word.moment.grain in ("day", "hour", "minute")):
            return _period(scene, word)
    return None


# Months that a base of comparison lies back, and the grains of the periods that it can be told of.
_BACK = {
    "base:year": (12, frozenset({"year", "half", "quarter", "month"})),
    "base:half": (6, frozenset({"half"})),
    "base:quarter": (3, frozenset({"quarter"})),
    "base:month": (1, frozenset({"month"})),
}


def period_before(scene: Scene, period: Period | None, base: Cue | None) -> Period | None:
    """Return the period that a base of comparison names: a year before the third quarter, the third one of last year.

    Args:
        scene: The sentence.
        period: Of the sentence.
        base: The words of the base; those of a week or a day move no period.
    """
    months, grains = _BACK.get("" if base is None else base.id, (0, frozenset[str]()))
    moment = None if period is None else period.moment
    if base is None or moment is None or moment.grain not in grains:
        return period
    start, end = (add_months(day, -months) for day in (moment.start, moment.end))
    span = Span(scene.offset + base.start, scene.offset + base.end)
    return Period(scene.text[base.start : base.end], span, replace(moment, start=start, end=end))


def sole_as_of(scene: Scene, times: Times) -> bool:
    """Tell whether a sentence does nothing but date the one before: 오후 9시 기준이다."""
    return find_as_of(scene, times) is not None and all(
        figure.kind in WHEN or figure.kind is FigureKind.RANK for figure in scene.figures
    )
