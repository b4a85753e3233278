"""Decide what a Korean number without a unit is: a score, an age, an amount of won, a plain number, or part of a name."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from checker.model import FigureKind, Skipped, Span
from checker.scan.inches import INCH_MARKS, read_inches
from checker.scan.korean_affixes import read_prefixes, read_suffixes
from checker.scan.korean_atom import Atom
from checker.scan.korean_ends import ends
from checker.scan.korean_lists import Lists
from checker.scan.korean_parts import read_mixed, read_slash, read_versus
from checker.scan.korean_units import unit_at
from checker.scan.korean_words import currencies_by_end
from checker.scan.lazy import Lazy
from checker.scan.numerals import Numeral, read_numeral

__all__ = ["is_all", "read_bare"]

# Looked up once: an enumeration's members cost more to look up than to compare with.
_AGE: Final = FigureKind.AGE
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_NO_MONEY: Final = Lazy(
    r"\s?(?:인구|인류|인의|명|사람|분의|화소|년|광년|뷰|회(?!사)|번|대의|조회|가구|(?:시청|재생|스트리밍|구독)(?:자|\s?(?:수|횟수|건|시간)))",
    begins=" 인명사분화년광뷰회번대조가시재스구",
    after_space="인명사분화년광뷰회번대조가시재스구",
)
# 조회수 2억6000만, 회원 수는 1억2000만, 판매량이 누적 1억: what is counted by its name, which is no money.
_COUNT_NOUN: Final = Lazy(
    r"(?:(?:자|객|회원|인원|가구|계좌|계정|건|조회|시청|재생|구독|다운로드|클릭|접속|팔로워)\s?수|횟수|인구|조회|팔로워"
    r"|(?:판매|생산|출하|거래|사용|소비|배출|발전|수확|검색|예매)량|(?:시청|재생|이용|청취|스트리밍)\s?시간)"
    r"(?:[은는이가도]|만)?\s+(?:(?:누적|총|모두|무려|약|최대|최소)\s)?$",
    ends=" ",
)
_COUNT_NOUN_REACH: Final = 20
# From here on a bare number behind the name of a currency is an amount of it: 홍콩달러 500만, and no 달러 3.
_LEAST_NAMED: Final = 10**4
_MONEY_NOUN: Final = Lazy(
    r"(?:보증금|월세|전세|매가|대출|융자?|연봉|매출|가격|값|월급|상금|벌금|과징금|예산|투자금|자금|보상금|수익|임대료|권리금|시총|이익|손실|차익|성과급|몸값|비용|(?<![가-힣0-9])월)"
    r"\s*(?:약|최대|최소|총|은|이|을|만)?[\s:/(]*$",
    ends=" (:금월세가대출융자봉격값급산익료총이실용약소은을만/",
    before_space=" (:금월세가대출융자봉격값급산익료총이실용약소은을만/",
)
_COMPARED: Final = Lazy(
    r"\s?(?:이상|이하|초과|미만|밑|아래|또는\s그|혹은\s그|보다는?\s?(?:크|작|많|적|높|낮)|[이가을를]\s?(?:넘|초과|웃))",
    begins=" 이초미밑아또혹보가을를",
    after_space="이초미밑아또혹보가을를",
)
_GOES_TO: Final = Lazy(
    r"\s?[~∼〜]\s?[0-9수몇일이삼사오육칠팔구십백천]", begins=" ~∼〜", after_space="~∼〜"
)  # 수백만~수천만원
_NUMBER_NOUN: Final = Lazy(r"(?:숫자|번호|답|정답|값|합계|수)[가-힣]?\s$")
_ADDRESS_AFTER: Final = Lazy(r"-?[0-9]*(?:번길|길(?![가-힣])|번지)", begins="-0123456789번길")
_ADDRESS_BEFORE: Final = Lazy(
    r"(?:[동리로길산가면읍]|번지)\s?$", ends=" 동리로길산가면읍지", before_space="동리로길산가면읍지"
)
_BULLET: Final = Lazy(r"[.)]\s", begins=".)")
# ‘가람별곡 2’: the part of a series, which ends its title.
_TITLE_BEFORE: Final = Lazy(r"[‘“'\"《<「『][^’”'\"》>」』\n]{0,24}[가-힣A-Za-z] $", ends=" ")
_TITLE_ENDS: Final = frozenset("’”'\"》>」』")
_LAST_PART: Final = 20  # no series is known with more parts; what stands above is a number in its own right
_IN_CALENDARS: Final = frozenset("월일년시분초")  # 3, 4월
_EVENT_DATE: Final = Lazy(r"(?P<month>1[0-2]|[1-9])[·ㆍ](?P<day>3[01]|[12][0-9]|[1-9])(?![0-9·ㆍ])(?=\s?[가-힣])")
# With a point it is a decimal as well, so an event must follow.
_DOTTED_EVENT: Final = Lazy(
    r"(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|[1-9])(?=\s?(?:전쟁|동란|사변|참전|전사자|민주|혁명|절(?![가-힣])|광복|사건|항쟁|비상계엄|계엄|테러|총선|대선|지방선거|재보[선궐]|공동선언|남북|의거|운동))"
)
_EVENT: Final = Lazy(r"\s(?!아래|위로|밑|돌파|붕괴|고지|안착|회복)[가-힣A-Z]")
# 2,000선을 내줬다, 1만선: the level of an index; 맛집 100선 and 명작 10선 are selections.
_LEVEL: Final = Lazy(r"선(?:[을에이도은의대]|까지|마저|으로|에서|과)?(?![가-힣])")
_LOW_LEVEL: Final = Lazy(
    r"선(?:\s?(?:붕괴|돌파|회복|안착|탈환|아래|위로|밑|초반|중반|후반|턱밑)|까지|마저|에\s?(?:안착|올라|근접|육박|바짝|머[물무]|다가|턱)"
    r"|을\s?(?:중심|기준|두고|전후|오가)|\s재탈환|[을이]\s?(?:돌파|회복|넘|내[줬주]|지[켰키]|웃[도돈돌]|밑[도돈돌]|하회|상회|되찾|뚫|탈환|위협|무너|붕괴|깨|오르내)|으?로\s?(?:내려|올라|떨어|밀려|후퇴|주저|마감))"
)
_LEAST_LEVEL: Final = 1000
# A number with two decimals is the level of an index and no part of a name from here on.
_LEAST_LEVEL_SPELT: Final = 100
_HUNDREDTH: Final = Decimal("0.01")
# Numbers to call: 112에 신고했다. Source: special numbers of the Ministry of Science and ICT.
_HELP: Final = frozenset(("110", "111", "112", "113", "117", "118", "119", "120", "122", "125", "129", "1366", "1393"))
_CALLED: Final = Lazy(
    r"\)?(?:번)?(?:에|로|으로|을|를)?\s?(?:신고|구급|구조대|종합상황실|상황실|소방|안전센터|전화|콜센터|상담)",
    begins=" )번에로으을를신구종상소안전콜",
    after_space="신구종상소안전콜",
)
_OLDEST: Final = 110  # no bracketed age lies above; (112), (117) and (119) are numbers to call
_LONG_NUMERAL: Final = (
    4  # syllables from which a Hangul numeral needs no unit (삼천오백); shorter ones are words too often
)
_BEFORE_AGE: Final = frozenset("(·ㆍ,・ ")
_LONGEST_SEX: Final = 5  # (여성·
_AGE_IN_BRACKETS: Final = Lazy(r"\((?:(?:[남여]성?|[一-龥]{2,4})[·ㆍ,・]\s?)?([0-9]{1,3})\s?(?=[)·ㆍ,・/‧∙•・세])")
_COUNTED_ON: Final = Lazy(r",\s?([0-9]{1,3})(?![0-9])", begins=",")  # 3분기(8, 9, 10월)
# 천만 관객, 백만 구독자: people whom nobody counts with 명 in one breath.
_AUDIENCE: Final = Lazy(r" (?:관객|관중|인파|구독자|가입자|이용자|독자|유권자|회원)", begins=" ")
# The same the other way round: 누적관객 천만을 돌파했다.
_AUDIENCE_BEFORE: Final = Lazy(r"(?:관객|관중|구독자|가입자|이용자)\s?(?:수\s?)?$", ends=" 객중자수")
_MATHEMATICS: Final = Lazy(r"자연수|정수|분수|소수|상수|홀수|짝수|숫자|은 0|이 0")
# 서른을 앞두고, 예순이 넘은: the tens by themselves are ages, before what befalls people at an age.
_AGE_WORD: Final = Lazy("서른|마흔|쉰|예순|일흔|여든|아흔", begins="서마쉰예일여아")
_AGE_AFTER: Final = Lazy(
    r"(?:을|이|에|의|은|도|부터|까지|보다|살이)(?![가-힣])(?!\s?(?:명|사람|개))|(?:줄|즈음|무렵|언저리|나이|고개|이후)(?![가-힣]{3})",
    begins="을이에의은도부까보살줄즈무언나고",
)
_FULL_FORM: Final = Lazy(
    "(?:하나|둘|셋|넷|스물|다섯|여섯|일곱|여덟|아홉)$", ends="나둘셋넷물섯곱덟홉"
)  # stand alone, never before a counter


def read_bare(text: str, atom: Atom, lists: Lists, names: list[Skipped]) -> tuple[Atom | None, int]:
    """Decide what a number without a unit is: a score, an age, an amount, a plain number or part of a name."""
    num = atom.num
    assert num is not None
    read = _in_brackets_or_parts(text, atom, num, lists) if num.digits else read_mixed(text, num, lists)
    if read is not None:
        return read, read.end
    if num.digits and INCH_MARKS.at(text, num.end) and _inches(text, atom, num):
        return atom, atom.end
    read_prefixes(text, atom)
    if atom.kind is _NUMBER and num.big >= _LEAST_NAMED and (named := _currency_before(text, atom)) is not None:
        return named, named.end
    if atom.kind is _NUMBER and _is_won(text, num) and not is_all(text, atom, num):
        atom.kind, atom.unit, atom.assumed = _MONEY, "KRW", True
        if num.big == 10**8 and num.scale == 1000 and atom.low is not None and text[num.end - 1] == "천":
            tail = atom.low % num.big  # 5억5천: of the thousands of 만 that a speaker leaves out
            atom.low = atom.high = atom.low - tail + tail * 10**4
        atom.trace.append("rule:currency left out")
        read_suffixes(text, atom)
        return atom, atom.end
    if not num.digits:
        if num.native and _AGE_WORD.fullmatch(text, num.start, num.end) and _AGE_AFTER.match(text, num.end):
            atom.kind, atom.unit = _AGE, "year"
            atom.trace.append("rule:age in words")
            return atom, atom.end
        if atom.kind is _NUMBER and not _stands_for_itself(text, atom, num):
            return None, max(num.end, num.start + 1)
        return atom, max(atom.end, num.end)
    end = _event_end(text, num, lists)
    reason = "name" if end or _is_of_row(text, num, lists) else _no_figure(text, atom, num, names)
    if reason is not None:
        end = end or num.end
        names.append(Skipped(Span(num.start, end), text[num.start : end], reason))
        return None, end
    return atom, atom.end


def _in_brackets_or_parts(text: str, atom: Atom, num: Numeral, lists: Lists) -> Atom | None:
    """Read a score, a fraction or an age in brackets."""
    read = read_versus(text, num, lists) or read_slash(text, atom, num, lists) or read_mixed(text, num, lists)
    return read or _bracketed_age(text, atom, num)


def _bracketed_age(text: str, atom: Atom, num: Numeral) -> Atom | None:
    """Read the age in 김모(33)씨 and in 이모(여·27)씨."""
    if text[num.start - 1 : num.start] not in _BEFORE_AGE:
        return None
    match = _AGE_IN_BRACKETS.search(text, max(0, num.start - _LONGEST_SEX), num.end + 2)
    if match is None or match.start(1) != num.start or not 0 < num.low <= _OLDEST or num.low != int(match[1]):
        return None
    following = _COUNTED_ON.match(text, num.end)
    if following is not None and int(following[1]) == num.low + 1:
        return None
    atom.kind, atom.unit = _AGE, "year"
    atom.trace.append("rule:age in brackets")
    return atom


def _inches(text: str, atom: Atom, num: Numeral) -> bool:
    """Read a height or a width that marks of feet and inches give: 키 6'2", 27" 모니터."""
    read = read_inches(text, num.start)
    if read is None:
        return False
    atom.low = atom.high = read[0]
    atom.kind, atom.unit, atom.end = _MEASURE, "inch", read[2]
    atom.num = num.worth(read[0], read[0], read[1])
    atom.trace.append("unit:inch")
    read_suffixes(text, atom)
    return True


def _currency_before(text: str, atom: Atom) -> Atom | None:
    """Read 홍콩달러 500만, 미화 300만: the currency before an amount that has none behind it."""
    end = atom.start - 1
    if text[end : end + 1] != " " or _NO_MONEY.match(text, atom.end) is not None:
        return None
    for name in currencies_by_end().get(text[end - 1], ()):
        start = end - len(name.surface)
        if start >= 0 and text.startswith(name.surface, start) and (not start or text[start - 1] in " (\n"):
            atom.start, atom.kind, atom.unit, atom.factor = start, _MONEY, name.code, name.factor
            atom.trace.append(name.entry)
            read_suffixes(text, atom)
            return atom
    return None


def _is_won(text: str, num: Numeral) -> bool:
    """Tell whether a number without a unit is an amount of won: 매출 3조5000억, 보증금 5000만."""
    if num.big >= 10**8:
        if _NO_MONEY.match(text, num.end) is not None:
            return False
        return _COUNT_NOUN.search(text, max(0, num.start - _COUNT_NOUN_REACH), num.start) is None
    counted = num.digits or num.length > 1  # 만 by itself is the particle as often
    return counted and num.big >= 10**4 and _MONEY_NOUN.search(text, max(0, num.start - 12), num.start) is not None


def is_all(text: str, atom: Atom, num: Numeral) -> bool:
    """Tell whether the text holds nothing but this number."""
    return not text[num.end : num.end + 3].strip(" .\n") and not text[max(0, atom.start - 3) : atom.start].strip()


def _stands_for_itself(text: str, atom: Atom, num: Numeral) -> bool:
    """Tell whether a Hangul numeral is one without a unit: alone in the text, hedged, or long."""
    if text.startswith("째", num.end):
        return False  # 11월 셋째 주, 둘째 아이: which one, and no number
    if is_all(text, atom, num):
        return True
    if atom.start < num.start or _COMPARED.match(text, num.end):
        return num.length > 1 or not num.low < 10 or atom.start < num.start
    if num.length > 1 and _GOES_TO.match(text, num.end):
        return True
    if not ends(text, num.end):
        return False
    if num.length > 1 and num.big >= 10**4 and _is_of_audience(text, num):
        return True
    if (num.native and _FULL_FORM.search(text, num.start, num.end)) or _MATHEMATICS.search(text, num.end, num.end + 30):
        return not text.startswith("하나", num.start) or text.startswith("만", num.end)
    return num.length >= _LONG_NUMERAL or (
        num.length > 1 and _NUMBER_NOUN.search(text, max(0, num.start - 12), num.start) is not None
    )


def _is_of_audience(text: str, num: Numeral) -> bool:
    if _AUDIENCE.match(text, num.end):
        return True
    return _AUDIENCE_BEFORE.search(text, max(0, num.start - 8), num.start) is not None


def _event_end(text: str, num: Numeral, lists: Lists) -> int:
    """Return where the date that names an event ends (6·25전쟁, 12·3 비상계엄, 5.18 민주화운동), or 0."""
    dotted = _DOTTED_EVENT.match(text, num.start)
    if dotted is not None and dotted.end() == num.end:
        return num.end
    match = _EVENT_DATE.match(text, num.start)
    if match is None or match.end("month") != num.end:
        return 0
    day = read_numeral(text, match.start("day"))
    return match.end() if day is not None and unit_at(text, day.end, day, lists) is None else 0


# 1, 2, 3단 엔진: small numbers up to one that names what it is glued to.
_ROW: Final = Lazy(r"(?:(?:,\s?|[·ㆍ])[0-9]{1,2}){0,6}(?:,\s?|[·ㆍ])(?P<last>[0-9]{1,2})(?=[가-힣])", begins=",·ㆍ")


def _is_of_row(text: str, num: Numeral, lists: Lists) -> bool:
    """Tell whether a number stands in a row whose last one is part of a name, and no figure (1, 2, 3단)."""
    if num.scale != 1 or num.grain != 1 or num.low > _LAST_PART:
        return False
    match = _ROW.match(text, num.end)
    if match is None:
        return False
    last = read_numeral(text, match.start("last"))
    if last is None or last.end != match.end("last") or last.low <= num.low:
        return False
    return (
        text[last.end] not in _IN_CALENDARS
        and not ends(text, last.end)
        and unit_at(text, last.end, last, lists) is None
    )


def _no_figure(text: str, atom: Atom, num: Numeral, names: list[Skipped]) -> str | None:
    """Return why a bare number in digits is no figure, or ``None``."""
    start, end = num.start, num.end
    if atom.kind is not _NUMBER or text.startswith("마이너스", atom.start):
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    if num.scale == 1 and "가" <= before <= "힣" and not (num.grain == _HUNDREDTH and num.low >= _LEAST_LEVEL_SPELT):
        return "name"  # 시즌3, 아이폰15, but 코스닥891.91
    if _ADDRESS_AFTER.match(text, end) or (after == "-" and _ADDRESS_BEFORE.search(text, max(0, start - 4), start)):
        return "address"
    if before == "-" and names and names[-1].reason == "address" and names[-1].span.end == start - 1:
        return "address"
    if text[start] == "0" and end - start > 1 and num.grain == 1:
        return "name"  # 007 시리즈
    if after == "선" and _is_level(text, num):
        return None
    if "가" <= after <= "힣" and not ends(text, end) and _COMPARED.match(text, end) is None:
        return "name"  # 7세대주택, 21세기
    if before in ("", "\n") and _BULLET.match(text, end):
        return "bullet"
    if text[start:end] in _HELP and _CALLED.match(text, end) is not None:
        return "phone"
    if num.scale == 1 and end - start == 4 and text[start] in "12" and _EVENT.match(text, end):
        return "name"  # 2030 엑스포
    return "name" if after in _TITLE_ENDS and _is_part_of_series(text, num) else None


def _is_part_of_series(text: str, num: Numeral) -> bool:
    """Tell whether a small whole number is the last word of a title in quotes."""
    return (
        num.grain == 1
        and num.low <= _LAST_PART
        and _TITLE_BEFORE.search(text, max(0, num.start - 30), num.start) is not None
    )


def _is_level(text: str, num: Numeral) -> bool:
    """Tell whether 선 behind a number makes it the level of an index."""
    pattern = _LEVEL if num.low >= _LEAST_LEVEL else _LOW_LEVEL
    return pattern.match(text, num.end) is not None
