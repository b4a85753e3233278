"""Korean dates and times of day: which digits before 년, 월, 일, 시, 분기 are a date."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from checker.model import Calendar, FigureKind
from checker.scan.dates_words import DateAtom, dayparts, relatives
from checker.scan.korean_ends import ends
from checker.scan.lazy import Lazy
from checker.scan.zones import told_in

__all__ = ["read_date", "read_half", "with_word_before"]


# What makes days, years and hours a stretch of time and no date.
_LASTING: Final = r"(?!\s?(?:간|동안|만에|만의|만이|만입|만인|이내|내(?:에)?(?=[\s.,)])|내로|안에|안팎|연속|이상|이하|정도|가량|치|내내|남짓|여|씩|새(?![가-힣])|넘|짜리|미만|초과|내로|걸|가까이|분량|앞당|늘[어리었린]|줄[어이었인]|연장[된됐되하했한]|단축[된됐되하했한]|앞선|앞서|먼저|늦|빠|일찍|더\s|이\s(?:걸[리렸려린릴립]|지나|소요|남)|중\s(?:최[고대저장단]|가장)|에\s[0-9,.만천백십]{1,9}\s?[가-힣]{1,2}씩))(?!\s?만(?![가-힣0-9]|\s[0-9]))(?!\s?째)"
_AGO: Final = r"(?!\s?(?:전|뒤|후)(?:[\s에의까은는도,.]|$)(?![가-힣]*\s?(?:\d|오전|오후)))(?!(?:차|형|제|생)(?:[에의까은는도 ,.]|$))(?!\s차(?:[,.)]|(?:에|를|인|의|까지|부터)?\s(?:[0-9.,]+[만억]|[가-힣]{1,4}(?:식|업)|맞|돌파|접어|기록)|$))"
_Y4: Final = r"(?P<year>1[0-9]{3}|2[01][0-9]{2})(?:\s?년(?:도(?![가-힣])|도(?=[에의는]))?|\s?(?:회계연도|학년도))"
_MONTH: Final = r"(?P<month>1[0-2]|0?[1-9])\s?월(?![가-힣]?드컵)(?!급|세|남)"
_DAY: Final = r"(?P<day>3[01]|[12][0-9]|0?[1-9])\s?일(?!본|부(?!터)|자리|정|단|반|괄|방|제|상|생)" + _LASTING
# Behind its month a day is a date before 새 as well: 6월4일 새 정부가 들어섰다, but 나흘 새.
_DAY_OF_MONTH: Final = _DAY.replace(r"새(?![가-힣])|", "")
_YEAR: Final = Lazy(
    _Y4
    + r"(?:(?:\s?(?P<quarter>[1-4])\s?(?:[/·ㆍ]4|4)?분기|\s?(?P<half>[상하])반기|\s?"
    + _MONTH
    + r"(?:\s?"
    + _DAY_OF_MONTH
    + r")?)|(?!\s?(?:간|동안|만에|여)))"
)
_NAMED_YEAR: Final = frozenset("회학")
_SHORT_YEAR: Final = Lazy(r"(?P<year>[0-9]{2})년\s?" + _MONTH + r"(?:\s?" + _DAY_OF_MONTH + r")?")
# 97년 외환위기, 88년에: the last years of a century without their first digits; 80년 전통 and 90년 만에 are stretches.
_LATE_YEAR: Final = Lazy(
    r"(?P<year>[89][0-9])년(?=(?:에(?!\s?(?:걸|한|달))|부터|까지|말|초|도(?![가-힣])|생(?![가-힣])|\s(?:말|초|당시|이후|봄|여름|가을|겨울|대선|총선)(?![가-힣])"
    r"|\s(?!전|뒤|후|만|째|동안|간|사이|이상|이하|미만|넘|이[내나]|가까|정도|가량|안팎|내외|남짓|역사|전통|인생|생애|세월|평생|임대|된|묵|지난|지나|형|징역|구형|선고|을|간의|연속|더|씩|이라|터울|차이|주기)[가-힣A-Z])"
    r"(?!에서?\s?[0-9.,만천백십]{1,9}\s?[가-힣]{1,2}씩))"
)
# 08년 금융위기, '02년 월드컵: nobody writes a stretch of time with a nought before it.
_NOUGHT_YEAR: Final = Lazy(r"(?P<year>0[1-9])년(?![가-힣]*생)", begins="0")
# ’21년 기준: an apostrophe for the century, where no stretch of time can be meant.
_CUT_YEAR: Final = Lazy(
    r"(?P<year>[0-9]{2})년(?=에(?!서?\s?[0-9])|부터|까지|도(?![가-힣])|말|초|\s?[~∼)]|\s(?:기준|말|초|이후|대비|결산|예산|당시|들어)(?![가-힣]))"
)
# 2017-2018 시즌, 2023~24시즌, 06-07시즌: two years that follow each other; and 2017시즌.
_SEASON: Final = Lazy(
    r"(?P<year>(?:19|20)[0-9]{2})(?:\s?[-~∼–]\s?(?P<last>(?:19|20)?[0-9]{2})(?![0-9.,-])(?:\s?시즌|(?=\s[가-힣A-Z]))|\s?시즌)"
)
_SHORT_SEASON: Final = Lazy(r"(?P<year>[0-9]{2})[-~∼–/](?P<last>[0-9]{2})\s?시즌")
# 73년생: a year of birth; who was born in 45년 is no newborn.
_BIRTH_YEAR: Final = Lazy(r"(?P<year>[0-9]{2})년(?=생(?![가-힣]))")
# 7. 30(화) and 7/30(화), and 31(수) behind a date: a day of the week in brackets makes figures a date.
_WEEKDAY_DATE: Final = Lazy(
    r"(?P<month>1[0-2]|0?[1-9])[./]\s?(?P<day>3[01]|[12][0-9]|0?[1-9])\.?(?=\s?\([월화수목금토일]\))"
)
_WEEKDAY_DAY: Final = Lazy(r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?=\([월화수목금토일]\))")
_DECADE: Final = Lazy(r"(?P<year>[12][0-9]{2}0|[1-9]0)년대")
_MONTH_DAY: Final = Lazy(_MONTH + r"(?:\s?" + _DAY_OF_MONTH + r")?")
# 19일이나 넘겼다, 22일이면 됐다: how long it took, where no month stands before the day.
_TOOK: Final = r"(?!이나\s(?:넘|지[나났난]|걸[렸려린리]|늦|앞[당서섰]|빠르|빨|더\s|남[아았은]|이어|쉬|밀[렸려린리]|지연|초과|일찍)|이면\s(?:충분|끝|됐|된다|되[는고]|가능|족하|도착|마[치친]))"
_DAY_ONLY: Final = Lazy(_DAY + _AGO + _TOOK)
_QUARTER: Final = Lazy(r"(?P<quarter>[1-4])\s?(?:[/·ㆍ]4|4|사)?\s?분기(?!\s?(?:연속|만에|째|동안|내리|만의))")
_HOUR: Final = Lazy(
    r"(?P<hour>2[0-4]|1[0-9]|0?[0-9])\s?시(?!간|즌|리|도|민|내|장|군|설|스|대|티|점|의원|가지)"
    r"(?:\s?(?P<minute>[0-5]?[0-9])\s?분(?!기|의)(?:\s?(?P<second>[0-5]?[0-9])\s?초)?|\s?(?P<thirty>반)(?=에|이|부터|까지|쯤|께|경|을|은|이다|[^가-힣]|$))?"
)
_CLOCK: Final = Lazy(r"(?P<hour>2[0-4]|1[0-9]|0?[0-9]):(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?![0-9:])")
_NUMERIC: Final = Lazy(
    r"(?P<year>(?:19|20)[0-9]{2})(?P<sep>[.\-/])\s?(?P<month>1[0-2]|0?[1-9])(?:(?P=sep)\s?(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9]))?(?![0-9,])"
)
# 2016. 4.경: year and month, each with its point.
_DOTTED_MONTH: Final = Lazy(
    r"(?P<year>(?:19|20)[0-9]{2})\.\s(?P<month>1[0-2]|[1-9])\.(?=\s?(?:[가-힣)~∼]|$))", begins="12"
)
# ‘가람별곡’(2016): the year of a film or a book behind its title.
_TITLE_YEAR: Final = Lazy(r"(?<=[가-힣A-Za-z0-9’”'\"》>」』]\()(?P<year>19[0-9]{2}|20[0-3][0-9])(?=\))", begins="12")
_HALF: Final = Lazy(r"(?P<half>[상하])반기")
_WEEKDAY: Final = Lazy(
    r"\s?\((?P<weekday>[월화수목금토일])\)|\s(?P<long>[월화수목금토일])요일", begins=" (", after_space="(월화수목금토일"
)
_FULL_YEAR: Final = 4  # digits
_CENTURY: Final = 100
_CENTURY_TURN: Final = 50  # '97년 is 1997, '12년 2012
_BIRTH_TURN: Final = 30
_APOSTROPHES: Final = frozenset("'’‘")
_BEFORE_DAY: Final = frozenset("~∼–-")
_WEEKDAYS: Final = "월화수목금토일"
# Months of a sentence are a stretch of time: 징역 8월, 징역 2년6월, 1년6월.
_NIGHT: Final = frozenset(("밤", "한밤", "심야", "늦은 밤"))
_NIGHT_ENDS: Final = 5  # 밤 2시 is two in the morning
_PRISON: Final = Lazy(
    r"(?:징역|금고|집행유예|유예|구금|구류)(?:형|\s)*(?:[0-9]{1,2}년\s?(?:에서\s?)?)?$|(?<![0-9])[0-9]년\s?$",
    ends=" 역금고예류형년서",
    before_space=" 역금고예류형년서",
)

_BEFORE_TERM: Final = frozenset(" 형역고예금류년서\t\n")
_BEFORE_STAY: Final = frozenset(" 박류가차지주총려과간장대소약\t\n")
_STAY: Final = Lazy(
    r"[0-9]박\s?$|(?<![가-힣])(?:총|무려|불과|연간|최장|최대|최소|약)\s?$|(?<![가-힣])주\s?$|(?:구류|연가|휴가|연차|영업정지|정지)\s?$",
    ends=" 박가총려과간장대소약주류차지",
    before_space="박가총려과간장대소약주류차지",
)  # 2박 3일, 구류 10일


def read_date(text: str, pos: int, end: int) -> DateAtom | None:
    """Read the date or time whose first digits are ``text[pos:end]``, with the words before it.

    Returns:
        ``None`` where the digits are no date: 3일간, 20년, 2시간.

    >>> read_date("지난달 31일 밝혔다", 4, 6).calendar.relative
    'last_month'
    >>> read_date("오후 3시 20분", 3, 4).calendar.hour, read_date("3일간", 0, 1)
    (15, None)
    """
    after = text[end : end + 1]
    if after == " ":
        found = _read_digits(text, pos, end, text[end + 1 : end + 2])
        return found if found is None or _ends_apart(text, found.end) else None
    return _read_digits(text, pos, end, after)


# What stands behind the unit of a date beside particles: 3 월초, 5 일자, 10 시께.
_PARTS_OF_DATES: Final = ("경", "께", "초", "말", "하순", "상순", "자", "호", "생", "식", "분기", "반")


def _ends_apart(text: str, end: int) -> bool:
    """Tell whether the word of a unit that a space parts from its digits ends with it: 18 시에, but 18 시험판."""
    return ends(text, end) or text.startswith(_PARTS_OF_DATES, end)


def _read_digits(text: str, pos: int, end: int, after: str) -> DateAtom | None:
    """Read a date by what stands behind its first digits, be it behind a space."""
    digits = end - pos
    if after in _NAMED_YEAR and digits == _FULL_YEAR:
        match = _YEAR.match(text, pos)  # 2025회계연도 4분기, 2026학년도
        return _date(text, match, pos) if match else None
    if after == ")" and digits == _FULL_YEAR:
        match = _TITLE_YEAR.match(text, pos)
        return _date(text, match, pos) if match else None
    if after == "년":
        decade = _DECADE.match(text, pos)
        if decade is not None:
            atom = _date(text, decade, pos)
            first = atom.calendar.year
            assert first is not None
            return replace(atom, calendar=replace(atom.calendar, end=Calendar(year=first + 9)), trace="rule:decade")
        match = _YEAR.match(text, pos) if digits == _FULL_YEAR else None
        if match is None and digits == 2 and not _PRISON.search(text, max(0, pos - 6), pos):
            match = _SHORT_YEAR.match(text, pos) or _LATE_YEAR.match(text, pos) or _BIRTH_YEAR.match(text, pos)
            match = match or _NOUGHT_YEAR.match(text, pos)
            if match is None and text[pos - 1 : pos] in _APOSTROPHES:
                match = _CUT_YEAR.match(text, pos)
        return _date(text, match, pos) if match else None
    if after == "월" and digits <= 2:
        if text[pos - 1 : pos] in _BEFORE_TERM and _PRISON.search(text, max(0, pos - 12), pos):
            return None
        match = _MONTH_DAY.match(text, pos)
        return _date(text, match, pos) if match else None
    if after == "일" and digits <= 2:
        if text[pos - 1 : pos] in _BEFORE_STAY and _STAY.search(text, max(0, pos - 8), pos):
            return None
        match = _DAY_ONLY.match(text, pos)
        return _date(text, match, pos) if match else None
    if digits <= 2 and after and after in "./":
        match = _WEEKDAY_DATE.match(text, pos)
        if match is not None:
            return _date(text, match, pos)
    if digits == 1 and after in "분/4사·ㆍ":
        match = _QUARTER.match(text, pos)
        return _date(text, match, pos) if match else None
    if after == "시" and digits <= 2:
        match = _HOUR.match(text, pos)
        return _time(text, match, pos) if match else None
    if after == ":" and digits <= 2:
        match = _CLOCK.match(text, pos)
        return _time(text, match, pos) if match else None
    if digits <= 2 and after == "(" and text[pos - 1 : pos] in _BEFORE_DAY:
        match = _WEEKDAY_DAY.match(text, pos)
        return _date(text, match, pos) if match else None
    if digits == _FULL_YEAR and after and after in ".-/~∼–시":
        match = _NUMERIC.match(text, pos)
        if match is None or not match["day"]:
            match = _DOTTED_MONTH.match(text, pos)
        return _date(text, match, pos) if match is not None else _read_season(text, pos)
    if digits == 2 and after and after in "-~∼–/":
        return _read_season(text, pos)
    return None


def _read_season(text: str, pos: int) -> DateAtom | None:
    """Read 2017-2018 시즌, a year and the one that follows it, and 2017시즌."""
    match = _SEASON.match(text, pos) or _SHORT_SEASON.match(text, pos)
    if match is None:
        return None
    year = int(match["year"])
    if year < _CENTURY:
        year += 1900 if year >= _CENTURY_TURN else 2000
    last = match["last"]
    if last is not None and int(last) % _CENTURY != (year + 1) % _CENTURY:
        return None
    end = None if last is None else Calendar(year=year + 1)
    return DateAtom(pos, match.end(), FigureKind.DATE, Calendar(year=year, end=end), "rule:season")


def read_half(text: str, pos: int) -> DateAtom | None:
    """Read 상반기 or 하반기 at ``pos`` where a word before it says the year (올 상반기)."""
    match = _HALF.match(text, pos)
    if match is None:
        return None
    atom = _date(text, match, pos)
    return atom if atom.calendar.relative else None


def _date(text: str, match: re.Match[str], pos: int) -> DateAtom:
    end = match.end()
    parts = match.groupdict()
    year, month, day = _int(parts.get("year")), _int(parts.get("month")), _int(parts.get("day"))
    if year is not None and year < 100:
        born = _BIRTH_YEAR.gave(match) and year >= _BIRTH_TURN
        year += 1900 if born or year >= _CENTURY_TURN else 2000
    half = parts.get("half")
    following = text[end : end + 1]
    weekday = _WEEKDAY.match(text, end) if following in (" ", "(") else None
    after = weekday.end() if weekday else end
    told = told_in(text, pos, after)
    calendar = Calendar(
        year=year,
        month=month,
        day=day,
        quarter=_int(parts.get("quarter")),
        half=None if half is None else 1 if half == "상" else 2,
        weekday=_WEEKDAYS.index(weekday["weekday"] or weekday["long"]) if weekday else None,
        local=told.local,
        zone=told.zone,
    )
    start, calendar = with_word_before(text, pos, calendar)
    return DateAtom(start, end, FigureKind.DATE, calendar, "rule:date")


def with_word_before(text: str, pos: int, calendar: Calendar) -> tuple[int, Calendar]:
    """Give a date whose digits begin at ``pos`` the word before them: 오는 21일, 지난달 5~6일, 작년 3월.

    Returns:
        Where the date begins and its parts, as they were where no word stands there that can say more of it.
    """
    found = _relative_before(text, pos)
    if found is None:
        return pos, calendar
    start, code, grain = found
    if code == "coming" and calendar.year is not None and calendar.month is None:
        return pos, calendar  # 오는 2030년: a year of its own
    of_month = grain == "month" and calendar.month is None and calendar.day is not None
    if grain == "any" or (grain == "year" and calendar.year is None) or of_month:
        return start, replace(calendar, relative=code)
    return pos, calendar


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _relative_before(text: str, pos: int) -> tuple[int, str, str] | None:
    end = pos
    while end > 0 and pos - end < 2 and text[end - 1] == " ":
        end -= 1
    if end == 0:
        return None
    for surface, code, grain in relatives().get(text[end - 1], ()):
        start = end - len(surface)
        if start >= 0 and text.startswith(surface, start) and not (start and "가" <= text[start - 1] <= "힣"):
            return start, code, grain
    return None


def _time(text: str, match: re.Match[str], pos: int) -> DateAtom:
    parts = match.groupdict()
    hour = int(parts["hour"])
    minute = 30 if parts.get("thirty") else _int(parts.get("minute"))
    start = end = pos
    if end > 0 and text[end - 1] == " ":
        end -= 1
    for surface, add in dayparts():
        if end >= len(surface) and text.startswith(surface, end - len(surface)):
            start = end - len(surface)
            if add and hour < 12 and not (surface in _NIGHT and hour < _NIGHT_ENDS):
                hour += add
            elif not add and hour == 12:
                hour = 0
            break
    told = told_in(text, start, match.end())
    calendar = Calendar(
        hour=hour % 24,
        minute=minute,
        second=_int(parts.get("second")),
        local=told.local,
        zone=told.zone,
    )
    return DateAtom(start, match.end(), FigureKind.TIME, calendar, "rule:time")
