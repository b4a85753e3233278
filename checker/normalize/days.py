"""Days without a month: what the words around them say of the month and of the way to look for it."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from checker.later import later
from checker.model import Calendar, Figure, Mention

__all__ = ["complete_day"]

# Between two days of one list: a bracket, then a particle or a comma.
_LISTED = later(r"(?:\([^()]*\))?\s*(?:과|와|,|·|및|하고|and|&)\s*")
_SINCE = later(r"(?:\([^()]*\))?\s?부터\s")
_UNTIL = later(r"(?:\([^()]*\))?\s?까지")
_TOPIC = later(r"에[는도]")

# Days until which a bare day is soon. One that has passed this month is next month's where its clause looks
# ahead and it is soon (an article of the 30th: 5일 문을 연다); later ones are the day of a report (2일 … 연다고
# 밝혔다). One to come, in a line without a verb, is this month's where it is soon (접수 21~22일).
_SOON = timedelta(days=10)

# What is read of a clause behind its day.
_REACH = 60
_WORD = later(r"[^\s]+")
_STOP = later(r"[.!?…]\s|\n|[\"“‘'(]|따르면|기준|현재")
# 예정, 계획 and their like; 할, 될, 열릴; 시작되는, 열리는.
_AHEAD = later(r"예정|계획이|방침|앞두|[할될릴](?=$)|[하되리지](?:는)(?=$)")
_PRESENT = later(r"([가-힣])다(?:고|는|며|면서)?[.,]?$")
# 시작됩니다; and what a day is a term of: 접수는 12일까지다, 29일부터다.
_POLITE = later(r"([가-힣])니다[.,]?$")
_TERM = later(r"^(?:까지|부터)(?:다|이다|이며|이고|입니다)[.,]?$")
_HANGUL, _CODAS = 0xAC00, 28
_N, _B, _SS = 4, 17, 20  # ㄴ, ㅂ and ㅆ under a syllable

# Will, set to, scheduled for; and the present tense of what runs to a plan: trading starts on Thursday.
_WILL = later(
    r"\b(?:will|(?:is|are|was|were)\s(?:set|due|expected|scheduled|slated)\s(?:to|for)|plans?\sto|scheduled\sfor"
    r"|takes?\soffice|starts|begins|opens|resumes|expires|kicks\soff|goes\s(?:on\ssale|into\s(?:effect|force))"
    r"|takes\seffect|turns\s[0-9]+|(?:said|says)\s(?:that\s)?(?:he|she|it|they)\swould)\b"
    r"(?P<tail>(?:[^.,;:\n\"“”]|[\"“][A-Za-z]+[\"”])*)$"
)
_SAID = later(r"\b(?:said|says|told|announced|reported|revealed|since|after)\b")


def complete_day(mention: Mention, dated: Figure | None, text: str, published: date | None) -> Calendar | None:
    """Return the calendar of a mention, completed by the words around a day that stands alone.

    Args:
        mention: Any mention; what is no lone day or weekday keeps its calendar.
        dated: The date before it in the article.
        text: Of the article.
        published: Day of publication.

    A day in a list, or at the end of a stretch, takes the month of the day before it; a day whose clause looks
    ahead (예정, 연다, will, starts on) is looked for in the future.
    """
    calendar = mention.calendar
    if calendar is None:
        return None
    if calendar == Calendar(weekday=calendar.weekday):
        return _weekday(mention, calendar, text, published)
    if calendar.month is not None and calendar == Calendar(month=calendar.month, day=calendar.day):
        return _day_of_month(mention, calendar, text, published)
    if replace(calendar, end=None) != Calendar(day=calendar.day):
        return calendar
    month = _month_before(mention, calendar, dated, text)
    if month is not None:
        return replace(calendar, year=month.year, month=month.month)
    if published is not None and _is_ahead(mention, calendar, text, published):
        return replace(calendar, relative="coming")
    return calendar


def _month_before(mention: Mention, calendar: Calendar, dated: Figure | None, text: str) -> date | None:
    """Return a day of the month that a bare day shares with the date before it.

    In 지난달 20일(3층)과 22일(29층) the 22nd is last month's as well; in 지난달 20일 팔렸다고 22일 밝혔다 it
    is not, and no list either.
    """
    if dated is None or dated.moment is None or dated.moment.grain != "day" or calendar.day is None:
        return None
    first = dated.moment.start.date()
    gap = text[dated.span.end : mention.span.start]
    if _SINCE.fullmatch(gap) and _UNTIL.match(text, mention.span.end):  # 오는 28일부터 3일까지
        return first if calendar.day >= first.day else first.replace(day=1) + timedelta(days=31)
    if calendar.day <= first.day:
        return None
    listed = _LISTED.fullmatch(gap) is not None
    # 지난달 20일에는 …, 22일에는 …: one sentence, two days set side by side
    parallel = _TOPIC.match(gap) is not None and _TOPIC.match(text, mention.span.end) is not None
    if listed or (parallel and "\n" not in gap and "다. " not in gap):
        return first
    return None


def _is_ahead(mention: Mention, calendar: Calendar, text: str, published: date) -> bool:
    """Tell whether a bare day lies in the future: its clause looks ahead, and the day is still to come."""
    if calendar.day is None or calendar.day == published.day:
        return False
    ahead = _looks_ahead(text, mention.span.end)
    if calendar.day > published.day:
        return ahead or (ahead is None and calendar.day - published.day <= _SOON.days)
    first = (published.replace(day=1) + timedelta(days=32)).replace(day=1)
    return ahead is True and first + timedelta(days=calendar.day - 1) - published <= _SOON


def _looks_ahead(text: str, start: int) -> bool | None:
    """Tell whether the clause behind ``start`` speaks of what is to come; its first verb decides.

    Returns:
        ``None`` where a line ends without a verb.
    """
    reach = text[start : start + _REACH]
    stop = _STOP.search(reach)
    for word in _WORD.finditer(reach, 0, stop.start() + 1 if stop is not None else len(reach)):
        if _AHEAD.search(word.group()) is not None or _TERM.search(word.group()) is not None:
            return True
        if any(_coda(char) == _SS for char in word.group()):
            return False
        polite = _POLITE.search(word.group())
        if polite is not None:
            return _coda(polite[1]) == _B
        present = _PRESENT.search(word.group())
        if present is not None:
            return _coda(present[1]) == _N
    at_end = stop.group() == "\n" if stop is not None else start + _REACH >= len(text)
    return None if at_end else False


def _coda(char: str) -> int:
    """Return which consonant stands under a Hangul syllable, counted in their order; 0 without."""
    return (ord(char) - _HANGUL) % _CODAS if "가" <= char <= "힣" else 0


def _weekday(mention: Mention, calendar: Calendar, text: str, published: date | None) -> Calendar:
    """Look ahead for a weekday behind will, set to, scheduled for: the court will hear them on Friday."""
    if published is None or calendar.weekday == published.weekday() or not _is_planned(mention, text):
        return calendar
    return replace(calendar, relative="coming")


# Months by which a day would lie ahead, from which on a verb in the past puts it into the year before.
_FAR = 2
# Verbs of what is over.
_OVER_VERB = r"\b(?:[a-z]+ed|was|were|had|began|left|took|went|flew|fell|rose|met|held|won|lost|sold|bought|broke|struck|hit|died|came)\b"
# It lifted off on June 5, in March: its verb is over, and no word of what is to come stands in its clause.
_WAS = later(_OVER_VERB + r"(?:\s(?!(?:[a-z]+ed|to)\b)[A-Za-z’'-]+){0,6},?\s(?:on|since|of)\s$")
_OPEN = later(
    r"\b(?:will|would|could|may|might|should|due|set|until|through|by|before|next|planned|scheduled|expected|slated)\b"
)


def _day_of_month(mention: Mention, calendar: Calendar, text: str, published: date | None) -> Calendar:
    """Look ahead for a day of a month that is over, and back for one far ahead that a verb in the past tells.

    In December, she takes office on Jan. 20; in March, it lifted off on June 5.
    """
    if published is not None and calendar.month is not None and calendar.month >= published.month + _FAR:
        start = mention.span.start
        was = _WAS.search(text, max(0, start - _REACH), start)
        gone = was is not None and _OPEN.search(was.group()) is None
        return replace(calendar, relative="past") if gone else calendar
    if published is None or calendar.month is None or calendar.month >= published.month or calendar.day is None:
        return calendar
    soon = published.month - calendar.month >= _NEARLY_A_YEAR and _is_told_ahead(mention, text)
    return replace(calendar, relative="coming") if soon or _is_planned(mention, text) else calendar


# Months since a day that comes again in two at most: January in November.
_NEARLY_A_YEAR = 10
_OVER = later(_OVER_VERB)
_CLAUSE = later(r"[^.,;:\n\"“”]*$")


def _is_told_ahead(mention: Mention, text: str) -> bool:
    """Tell whether the clause of a day speaks of what is to come: 16일 총회에서 뽑는다; who leaves on 20 January."""
    start = mention.span.start
    if any("가" <= char <= "힣" for char in mention.text):
        return _looks_ahead(text, mention.span.end) is True
    clause = _CLAUSE.search(text, max(0, start - _REACH), start)
    return clause is not None and len(clause.group().split()) > 1 and _OVER.search(clause.group()) is None


def _is_planned(mention: Mention, text: str) -> bool:
    """Tell whether a word before a date, in its clause, speaks of what is to come."""
    will = _WILL.search(text, max(0, mention.span.start - 2 * _REACH), mention.span.start)
    return will is not None and _SAID.search(will["tail"]) is None
