"""Numbers with what stands directly at them: the first half of scanning Korean."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from checker.lexicon.currencies import CurrencyName, NameKind
from checker.lexicon.units import UnitName
from checker.model import FigureKind, Skipped, Span
from checker.scan.dates_ko import read_date, read_half
from checker.scan.inches import INCH_MARKS, read_inches
from checker.scan.korean_atom import Atom
from checker.scan.korean_begins import beginnings
from checker.scan.korean_ends import ends
from checker.scan.korean_plain import BEFORE_NUMBER, CALENDAR_UNITS, plain_table, read_plain
from checker.scan.korean_words import (
    currencies_by_end,
    currencies_by_start,
    currency_prefixes,
    homograph_stems,
    homographs,
    speed_words,
    units_by_start,
    word_units,
)
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, code_at, is_hangul, is_space, letters_end, stands_at
from checker.scan.notfigures import name_at
from checker.scan.numerals import Numeral, read_numeral
from checker.scan.numerals.ko import run_end

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["LONGEST_MACHINE", "MACHINE", "Scanner"]

# Looking a member up in its enumeration costs more than comparing with it, and every figure does so twenty times.
_AGE: Final = FigureKind.AGE
_COUNT: Final = FigureKind.COUNT
_DURATION: Final = FigureKind.DURATION
_MEASURE: Final = FigureKind.MEASURE
_MONEY: Final = FigureKind.MONEY
_NUMBER: Final = FigureKind.NUMBER
_PERCENT: Final = FigureKind.PERCENT
_RANK: Final = FigureKind.RANK
_RATIO: Final = FigureKind.RATIO
_VULGAR: Final = {
    "½": Decimal("0.5"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_BEHIND_MONEY: Final = frozenset("화선규")  # 10 달러화, 80 달러선, 500 달러규모
_VULGAR_SIGNS: Final = Letters(_VULGAR)
_ZERO: Final = ord("0")
_NINE: Final = ord("9")
_SPACE: Final = ord(" ")
_COUNTRY: Final = Lazy(r" [가-힣]{2,6} (?=[가-힣])")
_SHARE_AFTER: Final = Lazy(
    r"이\s(?:넘|채\s|안\s)|을\s(?:넘|차지|훌쩍|떼|나눠|잃)|\s(?:이상|이하|미만|정도|가량)(?:[이은을의에도]|으로|\s|$)|\s가까이",
    begins=" 이을",
    after_space="이미정가",
)
_FRACTION: Final = Lazy(r"\s?분의\s?(?P<minus>마이너스\s?)?", begins=" 분", after_space="분")
_OF_PARTS: Final = ord("분")
_LONGEST_RUN: Final = 25  # digits in one row; longer ones are codes, and no number that anybody counts with
# Degrees near these words are degrees of temperature, Celsius in Korean use.
_WEATHER: Final = Lazy(
    r"기온|온도|체온|수온|체감|폭염|한파|더위|추위|무더|열대야|최고\s|최저\s|낮\s|아침\s|난방|냉방|수은주|고열"
)
_WEATHER_REACH: Final = 24
_WEATHER_AFTER: Final = Lazy(
    r"(?:까지|[를을]|보다|로|안팎(?:까지|으로)?|이상|가량)?\s?(?:[가-힣]{1,3}\s)?(?:치솟|오르|오른|올라|올랐|떨어|내려[가갔]|웃도|웃돌|더위|무더위|폭염|추위|한파|의\s(?:고열|더위|추위|무더위|폭염|한파))"
)
_PREFIX_ENDS: Final = frozenset("씨하상스모속")  # last letters of 섭씨, 영하, 영상, 마이너스, 규모, 시속
_SLASH: Final = Lazy(r"(?:(?P<whole>[0-9]{1,3})\s{1,2})?(?P<upper>[0-9]{1,3})/(?P<lower>[0-9]{1,3})(?![0-9/])")
_AND: Final = Lazy(r"[와과]\s", begins="와과")
# 20전 내린 1173원: hundredths of a won are only met in rates of exchange.
_RATE_MOVES: Final = Lazy(
    r"\s(?:오[른르]|올[라랐]|내[린리려렸]|떨어|상승|하락|높[은아]|낮[은아]|급등|급락)",
    begins=" ",
    after_space="오올내떨상하높낮급",
)
_NO_MONEY: Final = Lazy(
    r"\s?(?:인구|인류|인의|명|사람|분의|화소|년|광년|뷰|회|번|대의|조회|가구)",
    begins=" 인명사분화년광뷰회번대조가",
    after_space="인명사분화년광뷰회번대조가",
)
# 예선 7조: the seventh group, and no seven trillion.
_GROUP_BEFORE: Final = Lazy(
    r"(?:예선|본선|준결승|준결선|결승|결선|조별리그|편성|추첨)\s$", ends=" ", before_space="선승그성첨"
)
# From here on a bare number behind the name of a currency is an amount of it: 홍콩달러 500만, and no 달러 3.
_LEAST_NAMED: Final = 10**4
_TRILLION: Final = 10**12
_FEW_GROUPS: Final = 20 * _TRILLION
_MONEY_NOUN: Final = Lazy(
    r"(?:보증금|월세|전세|매가|대출|융자?|연봉|매출|가격|값|월급|상금|벌금|과징금|예산|투자금|자금|보상금|수익|임대료|권리금|시총|이익|손실|차익|성과급|몸값|비용|월)"
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
_ADDRESS_END: Final = Lazy(r"번지|번길", begins="번")
_STREET_BEFORE: Final = Lazy(
    r"[가-힣0-9](?:동|리|로|길|읍|면|번길)\s(?:산\s?|지하\s)?$|[로길]$|\s산\s?$",
    ends=" 로길산",
    before_space="동리로길읍면산하",
)
# 일본으로 3-2 이겼다, 추가골로 3-2를 만들었다: 로 is a particle there, and the pair a score.
_SCORED: Final = Lazy(
    r"(?:[가을를]|까지)?\s?(?:이[겼긴기]|[졌진]|[가-힣]{0,2}승|[가-힣]{0,2}패|꺾|제압|앞|뒤|눌|만들|무승부|동점|달아|벌어|벌렸|벌리|몰렸|끌려)|으?로\s"
)
_WON: Final = Lazy(
    r"(?:으?로|의|\()?\)?\s?(?:[가-힣A-Z]{1,8}\s){0,2}"
    r"(?:이[겼긴기]|[졌진]|지며|역전|완승|신승|승리|대승|압승|완패|석패|패[했배하한]|대패|완파|제압|꺾|누[르른]|눌[렀러]|물리|격파|무너|무릎|비[겼긴겨]|무승부|동점"
    r"|앞[서선섰]|뒤[지진져]|리드|따돌|쫓|달아|승부)"
)
_SCORE_BEFORE: Final = Lazy(r"(?:스코어|세트\s?스코어|점수는|합계|승부차기)(?:에서|는|가)?\s$", ends=" ")
# 1.2인 소재: behind a decimal 인 says what the number is, and counts no people (평균 2.3인, 2.3인 가구).
_IS_SO: Final = Lazy(r"\s(?!가구|세대|기준)[가-힣]", begins=" ")
# The number of a case in court: 2023도3178, 2024고합12. Source: Supreme Court rules on the symbols of cases.
_CASE: Final = Lazy(
    r"[12][0-9]{3}(?:[도노로모초]|고[단합정약]|[가나다라마]|가[단합소]|[누두]|구[단합]|헌[가-사]|재[가-하]|카[합단]|[느드][단합]|차전?|타경)[0-9]{1,7}(?![0-9]|\s?[명건개원])",
    begins="12",
)
_CASE_LETTERS: Final = frozenset("도노로모초고가나다라마누두구헌재카느드차타")
_FULL_YEAR: Final = 4  # digits
_BULLET: Final = Lazy(r"[.)]\s", begins=".)")
_EVENT_DATE: Final = Lazy(r"(?P<month>1[0-2]|[1-9])[·ㆍ](?P<day>3[01]|[12][0-9]|[1-9])(?![0-9·ㆍ])(?=\s?[가-힣])")
# With a point it is a decimal as well, so an event must follow.
_DOTTED_EVENT: Final = Lazy(
    r"(?:1[0-2]|[1-9])\.(?:3[01]|[12][0-9]|[1-9])(?=\s?(?:전쟁|동란|사변|참전|전사자|민주|혁명|절(?![가-힣])|광복|사건|항쟁|비상계엄|계엄|테러|총선|대선|지방선거|재보[선궐]|공동선언|남북|의거|운동))"
)
_EVENT: Final = Lazy(r"\s[가-힣A-Z]")
# 2,000선을 내줬다, 1만선: the level of an index; 맛집 100선 and 명작 10선 are selections.
_LEVEL: Final = Lazy(r"선(?:[을에이도은의대]|까지|마저|으로|에서|과)?(?![가-힣])")
_LOW_LEVEL: Final = Lazy(
    r"선(?:\s?(?:붕괴|돌파|회복|안착|탈환|아래|위로|밑|초반|중반|후반|턱밑)|까지|마저|에\s?(?:안착|올라|근접|육박|바짝|머[물무]|다가|턱)"
    r"|을\s?(?:중심|기준|두고|전후|오가)|\s재탈환|[을이]\s?(?:돌파|회복|넘|내[줬주]|지[켰키]|웃돌|밑돌|하회|상회|되찾|뚫|탈환|위협|무너|붕괴|깨|오르내)|으?로\s?(?:내려|올라|떨어|밀려|후퇴|주저|마감))"
)
_LEAST_LEVEL: Final = 1000
# A number with two decimals is the level of an index and no part of a name from here on.
_LEAST_LEVEL_SPELT: Final = 100
_HUNDREDTH: Final = Decimal("0.01")
_LEAST_SUM: Final = 10**8  # from here on a number before 대 is more often money than machines
# What is done with machines: 13억대가 팔렸다.
_SOLD: Final = Lazy(
    r"[의를을가이]?\s?(?:넘게\s|이상\s)?(?:[가-힣]{1,6}\s)?(?:판매|팔[았렸린리]|출하|생산|보급|리콜|수출|등록|설치|공급|운행|연결)"
)
# 2030세대, 5060세대: two age groups in one word.
_GENERATIONS: Final = frozenset(("1020", "2030", "3040", "4050", "5060", "6070"))
# Numbers to call: 112에 신고했다. Source: special numbers of the Ministry of Science and ICT.
_HELP: Final = frozenset(("110", "111", "112", "113", "117", "118", "119", "120", "122", "125", "129", "1366", "1393"))
_CALLED: Final = Lazy(
    r"\)?(?:번)?(?:에|로|으로|을|를)?\s?(?:신고|구급|구조대|종합상황실|상황실|소방|안전센터|전화|콜센터|상담)",
    begins=" )번에로으을를신구종상소안전콜",
    after_space="신구종상소안전콜",
)
_LARGEST_SCORE: Final = 300  # 152-148 is a score of a basketball game, 1065-3 a plot of land
_OLDEST: Final = 110  # no bracketed age lies above; (112), (117) and (119) are numbers to call
_GOES_ON: Final = Lazy("[일이삼사오육칠팔구]?[십백천만억]", begins="일이삼사오육칠팔구십백천만억")
_NUMERALS: Final = Lazy("[일이삼사오육칠팔구십백천만억조]+", begins="일이삼사오육칠팔구십백천만억조")
_LONG_NUMERAL: Final = (
    4  # syllables from which a Hangul numeral needs no unit (삼천오백); shorter ones are words too often
)
_AND_SO_ON: Final = Lazy(r"\s등(?:[으이의을에]|\s|$)", begins=" ", after_space="등")
_VERSUS: Final = Lazy(r"(?:\s?대\s?|\s?:\s?|\s?-\s?)(?=[0-9])", begins=" :대-", after_space=":대-")
_BEFORE_AGE: Final = frozenset("(·ㆍ,・ ")
_LONGEST_SEX: Final = 5  # (여성·
_AGE_IN_BRACKETS: Final = Lazy(r"\((?:(?:[남여]성?|[一-龥]{2,4})[·ㆍ,・]\s?)?([0-9]{1,3})\s?(?=[)·ㆍ,・/‧∙•・세])")
_COUNTED_ON: Final = Lazy(r",\s?([0-9]{1,3})(?![0-9])", begins=",")  # 3분기(8, 9, 10월)
_HALF_SIGN: Final = ord("반")
_OVER_SIGN: Final = ord("여")
_BAND_SIGN: Final = ord("대")
_BANDED: Final = frozenset((_MONEY, _PERCENT, _COUNT, _MEASURE))
_BEFORE_SUFFIX: Final = Letters(" 반여대")
_HALF_MORE: Final = Lazy(
    r"\s?반(?![가-힣])|\s?반(?=\s?(?:동안|만에|간|을|이|가|의|에|도|으로|정도|이상|가량))",
    begins=" 반",
    after_space="반",
)
# No quake is stronger.
_STRONGEST: Final = Decimal(10)
_STRENGTH: Final = Lazy(r"규모(?:를|가|는)\s(?:약\s)?$", ends=" ", before_space="를가는약")
# 7.2 강진: the strength of a quake, as headlines give it.
_QUAKE: Final = Lazy(r"의?\s?(?:강진|지진|대지진|여진)", begins=" 의강지대여", after_space="강지대여")
_OVER_BEHIND: Final = Lazy(
    r"\s?여(?=\s|$|[,.)]|만에|만|간|의|를|가|에|동안|년|분|초|일)(?!\s?(?:명|성|자|야))", begins=" 여", after_space="여"
)
_BAND: Final = Lazy(
    r"\s?대(?![가-힣0-9])|\s?대(?=(?:의|를|로|에|가|는|은|이|까지|초반|중반|후반|인|다|였|입니다|부터|보다|와|도)(?![가-힣]*상))(?!\s?(?:이상|로변|에\s?올))",
    begins=" 대",
    after_space="대",
)
# Units that a lone 수 or a lone 십, 백, 천, 만 may stand before: 수차례, 천 개; not 수명, 천대.
_AFTER_BARE_VAGUE: Final = frozenset(("년", "개월", "차례", "주", "시간", "달", "주일", "일"))
# 반경 수 km, 두께 수 nm.
_SOME_LENGTH: Final = frozenset(
    [
        "km",
        "㎞",
        "cm",
        "㎝",
        "mm",
        "㎜",
        "nm",
        "㎚",
        "μm",
        "㎛",
        "kg",
        "㎏",
        "킬로미터",
        "센티미터",
        "밀리미터",
        "나노미터",
        "마이크로미터",
        "미터",
    ]
)
_AFTER_BARE_SCALE: Final = frozenset(
    (
        "명",
        "개",
        "번",
        "배",
        "년",
        "권",
        "가지",
        "마리",
        "사람",
        "시간",
        "살",
        "세",
        "분",
        "일",
        "개월",
        "곳",
        "장",
        "가구",
        "그루",
        "점",
    )
)
# 나서겠다고 한 점, 팔기로 한 건: the verb 하다 behind a quotation or an intention, before nouns that are counters too.
_BEHIND_WHAT: Final = ("다고 ", "라고 ", "자고 ", "냐고 ", "려고 ", "기로 ", "도록 ", "못하게 ")
_NOUNS_BEHIND_VERB: Final = frozenset({"점", "건"})
_COUNTED_ALONE: Final = Lazy("(?:하나|둘|셋|넷|스물)$", ends="나둘셋넷물")
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
_WEIGHT: Final = Lazy(r"무게|빼기|빼|톤은|그램|온스|킬로|체중|몸무게|나가|kg|㎏|근육|감량|살을|고기|설탕|밀가루|폭탄")


_OLDEST_TERM: Final = (
    30  # 20대 의원 sat in the 20th assembly; nobody in his teens or twenties is mayor, 30대 시장 is young
)
_HUNDREDTHS: Final = Lazy(r"([0-9]{2,3})(?![0-9]|\s?초)")
# Machines that 대 counts: 차량 20대 is no age, 버스 3대 no class.
MACHINE: Final = Lazy(
    r"(?:차|차량|버스|트럭|헬기|드론|장비|소방차|승용차|택시|대수|컴퓨터|카메라|노트북|항공기|여객기|탱크|로봇|휴대전화|스마트폰|크레인|자전거|오토바이|기계|전차|승용|상용|완성차|차종|선박|어선|경찰차|구급차|굴착기|중장비|서버|에어컨|가전|텔레비전|TV|함정|전투기)\s?(?:등\s|약\s|총\s)?$"
    r"|(?<![A-Za-z0-9-])[A-Z][A-Za-z]{0,3}-?[0-9]{1,3}[A-Z]?\s$",  # F-35A 20대, KF-21 40대
    ends=" 차량버스럭기론비용시수터라북크봇전화폰인거이계종선박컨V정",
)
LONGEST_MACHINE: Final = 11
_NEAR: Final = 14  # characters between a number and a word that says what it counts
# What makes 주 weeks and no shares, and what makes it shares whatever stands near (1주당 30만원).
_STRETCH_AFTER: Final = Lazy(
    r"\s?(?:동안|만에|만의|간|째|뒤|후|전(?!부\s|승|패)|연속|이내|차|앞|진단|내내|사이|에\s걸|의\s(?:부상|진단|상해)|(?:신고가|신저가|최고[가치점]|최저[가치점]|고점|저점))",
    begins=" 동만에의간째뒤후전연이내차앞진사신고저최",
    after_space="동만에의간째뒤후전연이내차앞진사신고저최",
)
_STRETCH_BEFORE: Final = Lazy(
    r"(?:전치|임신|생후|최근|지난|향후|매|약 )\s?$", ends=" 치신후근난매", before_space=" 치신후근난매약"
)
_PRICE_AFTER: Final = Lazy(
    r"당\s(?:약\s|최대\s)?[0-9][0-9.,만천백억 ]{0,20}(?:원|달러|엔|위안|유로|센트|펜스|파운드|프랑|루피|주)",
    begins="당",
)


def _code_over_space(text: str, at: i64) -> i64:
    """Return the code point at ``at``, or of what stands behind one space there."""
    code = code_at(text, at)
    return code_at(text, at + 1) if is_space(code) else code


class _Lists:
    """The lists of words that a scanner looks things up in, fetched together: each text would ask for all of them."""

    def __init__(self) -> None:
        self.units, self.currencies, self.prefixes = units_by_start(), currencies_by_start(), currency_prefixes()
        self.words, self.stems, self.homographs = word_units(), homograph_stems(), homographs()
        self.plain, self.begins = plain_table(), beginnings()


@cache
def _lists() -> _Lists:
    return _Lists()


class Scanner:
    """Finds atoms from left to right."""

    def __init__(self, text: str, skips: list[Skipped]) -> None:
        self.text = text
        self.skips = skips
        self.names: list[Skipped] = []
        self.lists = _lists()

    def atoms(self, numerals: list[int]) -> list[Atom]:
        """Return the atoms in reading order; ``names`` then holds the digits that belong to names.

        Args:
            numerals: Where numerals may begin, as a :class:`~checker.scan.survey.Survey` of the text has it.
        """
        atoms: list[Atom] = []
        text, begins, plain, skips = self.text, self.lists.begins, self.lists.plain, self.skips
        index: i64 = 0
        skip_index: i64 = 0
        pos: i64 = 0
        while True:
            start: i64 = pos  # inside digits whose beginning was passed over, or where they begin
            if not _ZERO <= code_at(text, pos) <= _NINE:
                while index < len(numerals) and numerals[index] < pos:
                    index += 1
                if index == len(numerals):
                    return atoms
                start = numerals[index]
            if skips:
                while skip_index < len(skips) and skips[skip_index].span.end <= start:
                    skip_index += 1
                if skip_index < len(skips) and skips[skip_index].span.start <= start:
                    pos = skips[skip_index].span.end
                    continue
            code: i64 = ord(text[start])
            if _ZERO <= code <= _NINE:
                atom = read_plain(text, start, plain)
                if atom is not None:
                    pos = atom.end
                else:
                    atom, pos = self._digits(start)
            elif is_hangul(code) and not begins.at(text, start):
                pos = start + 1
                continue
            elif _VULGAR_SIGNS.has(code):
                atom, pos = self._vulgar(start)
            else:
                atom, pos = self._hangul(start)
            if atom is not None:
                atoms.append(atom)

    def _digits(self, start: int) -> tuple[Atom | None, int]:
        text = self.text
        before = text[start - 1] if start else ""
        if (
            before
            and (before in "-_" or (before.isascii() and before.isalpha()))
            and self._prefix_currency(start) is None
        ):
            name = name_at(text, start)
            if name is not None:
                self.names.append(Skipped(name, name.of(text), "name"))
                return None, name.end
        point = start
        if before == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] == ".")):
            point = start - 1
        end = run_end(text, start)
        if end - start > _LONGEST_RUN:
            self.names.append(Skipped(Span(start, end), text[start:end], "code"))
            return None, end
        if end - start == _FULL_YEAR and text[end : end + 1] in _CASE_LETTERS:
            case = _CASE.match(text, start)
            if case is not None:
                self.names.append(Skipped(Span(start, case.end()), case.group(), "code"))
                return None, case.end()
        if CALENDAR_UNITS.has(_code_over_space(text, end)):
            date = read_date(text, start, end)
            if date is not None:
                atom = Atom(date.start, date.end, None)
                atom.kind, atom.calendar = date.kind, date.calendar
                atom.trace.append(date.trace)
                return atom, date.end
        num = read_numeral(text, start)
        assert num is not None
        if num.big == _TRILLION and num.low < _FEW_GROUPS and _GROUP_BEFORE.search(text, max(0, start - 6), start):
            self.names.append(Skipped(Span(start, num.end), text[start : num.end], "name"))
            return None, num.end
        if point != start:
            scale = Decimal((0, (1,), start - num.end))
            num = num.worth(num.low * scale, num.high * scale, scale).placed(point, num.end)
        return self._measured(num, point)

    def _measured(self, num: Numeral, start: int) -> tuple[Atom | None, int]:
        text, end = self.text, num.end
        following = code_at(text, end)
        in_parts = following == _OF_PARTS or (following == _SPACE and code_at(text, end + 1) == _OF_PARTS)
        fraction = _FRACTION.match(text, end) if in_parts else None
        if fraction is not None:
            upper = read_numeral(text, fraction.end())
            if upper is not None and num.low:
                return self._fraction(num, upper, start, -1 if fraction["minus"] else 1)
        if _VULGAR_SIGNS.has(following):
            vulgar = _VULGAR[text[end]]
            num = num.worth(num.low + vulgar, num.high + vulgar, num.grain).placed(num.start, end + 1)
            end += 1
        before = text[start - 1] if start else ""
        if before == " " and start > 1:
            before = text[start - 2]
        money = self._prefix_currency(start) if before in self.lists.prefixes and num.digits else None
        atom = Atom(start, end, num)
        if money is not None:
            atom.kind, atom.unit = _MONEY, money.code
            atom.start = text.rindex(money.surface, 0, start)
            atom.trace.append(money.entry)
            self._suffixes(atom)
            follow = self._unit_at(atom.end, num)
            if isinstance(follow, CurrencyName):
                atom.end = self._unit_end(atom.end, follow.surface)
            self._sign(atom)
            return atom, max(atom.end, num.end)
        if following == _BAND_SIGN or stands_at(text, " 대", end):
            versus = self._versus(num)
            if versus is not None:
                return versus, versus.end
        found = self._unit_at(end, num) or self._foreign_money(end, num)
        if following == _BAND_SIGN and self._is_sum_band(atom, num):
            found = None
        if found is None:
            if letters_end(text, end) > end and num.digits:
                name_end = end
                while (
                    name_end < len(text)
                    and name_end - end < 40
                    and text[name_end].isascii()
                    and text[name_end].isalnum()
                ):
                    name_end += 1
                self.names.append(Skipped(Span(start, name_end), text[start:name_end], "name"))
                return None, name_end
            return self._bare(atom)
        self._give_unit(atom, found)
        if before in BEFORE_NUMBER or atom.unit == "degree":
            self._prefixes(atom)
            self._ordinal(atom)
        if _BEFORE_SUFFIX.at(text, atom.end):
            self._suffixes(atom)
        else:
            atom.plain_end = atom.end
        return atom, atom.end

    def _ordinal(self, atom: Atom) -> None:
        """Make 제2차, 제19회 ranks."""
        start = atom.start
        if start and self.text[start - 1] == "제" and not (start > 1 and "가" <= self.text[start - 2] <= "힣"):
            if atom.kind is _AGE and atom.band:  # 제20대
                atom.unit, atom.band = "대", False
            atom.kind, atom.start = _RANK, start - 1

    def _give_unit(self, atom: Atom, found: UnitName | CurrencyName) -> None:
        atom.end = self._unit_end(atom.end, found.surface)
        atom.trace.append(found.entry)
        if isinstance(found, CurrencyName):
            atom.kind, atom.unit, atom.factor = _MONEY, found.code, found.factor
        else:
            atom.kind, atom.unit, atom.factor = found.kind, found.unit, found.factor
            num = atom.num
            assert num is not None
            if found.may_rank and num.digits and num.scale == 1 and not num.over:
                value = num.low
                if value < found.rank_below or self._is_number_of(found, num) or self._is_ranked(found, atom, value):
                    atom.kind = _RANK
                elif found.surface == "세대" and self.text[num.start : num.end] in _GENERATIONS:
                    atom.kind, atom.unit, atom.band = _AGE, "year", True
                    atom.low, atom.high = Decimal(self.text[num.start : num.start + 2]), Decimal(num.low % 100)
                elif found.surface == "대" and self._is_age_band(atom, value):
                    atom.kind, atom.unit, atom.band = _AGE, "year", True
            elif found.surface == "代" and self._is_age_band(atom, num.low):
                atom.band = True
        if atom.factor != 1 and atom.low is not None and atom.high is not None:
            atom.low, atom.high = atom.low * atom.factor, atom.high * atom.factor
        if atom.unit == "second" and "0" <= self.text[atom.end : atom.end + 1] <= "9":
            self._hundredths(atom)

    def _is_number_of(self, unit: UnitName, num: Numeral) -> bool:
        """Tell whether a count is so large that it is a number of a thing: 2216편, but 1,340편 without fail."""
        return 0 < unit.rank_from <= num.low and "," not in self.text[num.start : num.end]

    def _hundredths(self, atom: Atom) -> None:
        """Read 9초58 and 16초956, times of races."""
        match = _HUNDREDTHS.match(self.text, atom.end)
        if match is None or atom.num is None or atom.low is None or atom.num.grain != 1:
            return
        grain = Decimal((0, (1,), -len(match[1])))
        atom.low = atom.high = atom.low + int(match[1]) * grain
        atom.num = atom.num.worth(atom.num.low, atom.num.high, grain)
        atom.end = match.end()

    def _is_ranked(self, unit: UnitName, atom: Atom, value: Decimal) -> bool:
        """Tell whether the words around a count make it an ordinal or a class: 20대 국회, 10대 그룹, 801편 여객기."""
        text, end = self.text, atom.end
        if unit.rank_before is not None and unit.rank_before.match(text, end) is not None:
            return not self._follows_machine(atom)
        if unit.rank_titles is not None and unit.rank_titles.match(text, end) is not None:
            return value < _OLDEST_TERM or value % 10 != 0
        if unit.rank_topics is not None and value % 10 != 0 and unit.rank_topics.match(text, end) is not None:
            return not self._follows_machine(atom)
        if unit.rank_after and value >= unit.rank_after_from:
            start = atom.start - (text[atom.start - 1 : atom.start] == " ")
            return text.endswith(unit.rank_after, 0, start)
        return False

    def _is_near(self, unit: UnitName, pos: int, num: Numeral) -> bool:
        """Tell whether a number is large enough for ``unit``, or one of its words stands near."""
        assert unit.near is not None
        text, end = self.text, pos + len(unit.surface)
        if unit.sure_from and (num.low >= unit.sure_from or num.scale > 1):
            return True
        if _STRETCH_AFTER.match(text, end) or _STRETCH_BEFORE.search(text, max(0, num.start - 4), num.start):
            return False
        return (
            _PRICE_AFTER.match(text, end) is not None
            or unit.near.search(text, max(0, num.start - _NEAR), end + _NEAR) is not None
        )

    def _is_age_band(self, atom: Atom, value: Decimal) -> bool:
        assert atom.num is not None
        if not (value % 10 == 0 and 10 <= value <= 90 and atom.end - atom.num.end == 1):
            return False
        return not self._follows_machine(atom)

    def _follows_machine(self, atom: Atom) -> bool:
        return MACHINE.search(self.text, max(0, atom.start - LONGEST_MACHINE), atom.start) is not None

    def _unit_end(self, end: int, surface: str) -> int:
        if stands_at(self.text, surface, end):
            return end + len(surface)
        return self.text.index(surface, end) + len(surface)

    def _unit_at(self, pos: int, num: Numeral) -> UnitName | CurrencyName | None:
        text = self.text
        if pos >= len(text):
            return None
        spaced = text[pos] == " "
        if spaced:
            pos += 1
            if pos >= len(text):
                return None
        pair, char = text[pos : pos + 2], text[pos]
        money = None
        for name in self.lists.currencies.get(pair) or self.lists.currencies.get(char, ()):
            if stands_at(text, name.surface, pos) and self._fits_money(name, pos, num, spaced):
                money = name
                break
        best = None
        for unit in self.lists.units.get(pair) or self.lists.units.get(char, ()):
            if stands_at(text, unit.surface, pos) and self._fits(unit, pos, num, spaced):
                best = unit
                break
        if money is not None and best is not None:
            if len(best.surface) > len(money.surface):
                return best
            if best.unit == "pound" and _WEIGHT.search(text, max(0, pos - 30), pos + 16):
                return best
            if money.weak and best.surface == money.surface:
                return best
            return money
        return money or best

    def _foreign_money(self, pos: int, num: Numeral) -> CurrencyName | None:
        """Read a currency behind the name of its country (핀란드 마르카), where it can mean no other's."""
        match = _COUNTRY.match(self.text, pos) if num.digits and self.text[pos : pos + 1] == " " else None
        if match is None:
            return None
        at = match.end()
        for name in self.lists.currencies.get(self.text[at : at + 2]) or self.lists.currencies.get(self.text[at], ()):
            if (
                len(name.surface) > 1
                and not (name.is_ambiguous or name.weak)
                and self.text.startswith(name.surface, at)
            ):
                return name if ends(self.text, at + len(name.surface)) else None
        return None

    def _fits_money(self, name: CurrencyName, pos: int, num: Numeral, spaced: bool) -> bool:
        text = self.text
        end = pos + len(name.surface)
        following = text[end : end + 1]
        if name.kind is NameKind.KOREAN:
            if name.surface == "원" and following and following in "칙색룸숭":
                return False
            if spaced and not (ends(text, end) or (len(name.surface) > 1 and following in _BEHIND_MONEY)):
                return False  # 3 원정, 8 위안부
            if num.native:
                return False
            if (
                name.surface == "전"
                and not text[max(0, num.start - 2) : num.start].rstrip().endswith("원")
                and _RATE_MOVES.match(text, end) is None
            ):
                return False
            if not num.digits:
                if name.weak:
                    return False
                if (
                    num.length == 1
                    and not num.vague
                    and ((len(name.surface) == 1 and num.low < 10) or (spaced and len(name.surface) == 1))
                ):
                    return num.low >= 10 and ends(text, end)
                return ends(text, end) or len(name.surface) > 1
            return True
        if name.kind is NameKind.SYMBOL:
            return (
                not spaced and num.digits and not "0" <= following <= "9" and not following.isalpha()
            ) or "가" <= following <= "힣"
        return num.digits and not (following.isascii() and following.isalnum())

    def _fits(self, unit: UnitName, pos: int, num: Numeral, spaced: bool) -> bool:
        text = self.text
        end = pos + len(unit.surface)
        if unit.near is not None and not self._is_near(unit, pos, num):
            return False
        if unit.latin:
            following = text[end : end + 1]
            if following.isascii() and following.isalnum():
                return False
            if (
                len(unit.surface) == 1
                and spaced
                and (unit.surface not in "mtLgℓ" or following not in "의을를이가은는 로,.에과와도짜급)")
            ):
                return False
        if unit.not_before and text.startswith(unit.not_before, end):
            return False
        if unit.copula and num.grain < 1 and num.scale == 1 and _IS_SO.match(text, end) is not None:
            return False
        if spaced and (unit.glued or (not unit.latin and not ends(text, end))):
            return False
        if not unit.one and not ends(text, end):
            return False
        if num.digits:
            return unit.digits
        if _COUNTED_ALONE.search(text, num.start, num.end):
            return False
        if num.low == 1 and num.high == 1 and not unit.one:
            return False
        if num.native:
            if not unit.native or (unit.surface in _NOUNS_BEHIND_VERB and text.endswith(_BEHIND_WHAT, 0, num.start)):
                return False
        elif not (unit.sino or num.vague):
            return False
        if num.length == 1 and not num.native:
            if num.vague:
                if text[num.start] in "수數" and not (
                    unit.surface in _AFTER_BARE_VAGUE or unit.surface in _SOME_LENGTH
                ):
                    return False
            elif not unit.alone and (num.low < 10 or unit.surface not in _AFTER_BARE_SCALE):
                return False
        return ends(text, end)

    def _prefix_currency(self, start: int) -> CurrencyName | None:
        text = self.text
        if not start:
            return None
        end = start
        if text[start - 1] == " " and start > 1:
            end = start - 1
        for name in self.lists.prefixes.get(text[end - 1], ()):
            if text.startswith(name.surface, end - len(name.surface)) and end >= len(name.surface):
                before = text[end - len(name.surface) - 1 : end - len(name.surface)]
                if name.kind is NameKind.CODE and (before.isascii() and before.isalnum()):
                    continue
                if name.kind is NameKind.SYMBOL and end != start and len(name.surface) == 1:
                    continue
                return name
        return None

    def _fraction(self, lower: Numeral, upper: Numeral, start: int, sign: int = 1) -> tuple[Atom, int]:
        value = sign * upper.low / lower.low
        num = upper.worth(value, value, Decimal(1) / lower.low).placed(start, upper.end)
        atom = Atom(start, upper.end, num)
        atom.kind = _RATIO
        atom.trace.append("rule:fraction")
        in_digits = upper.placed(upper.start, upper.end)
        in_digits.digits = True
        found = self._unit_at(upper.end, in_digits)
        if (
            found is not None
            and not isinstance(found, CurrencyName)
            and found.unit != "degree"
            and found.kind in (_COUNT, _MEASURE)
        ):
            self._give_unit(atom, found)
        return atom, atom.end

    def _vulgar(self, start: int) -> tuple[Atom | None, int]:
        value = _VULGAR[self.text[start]]
        num = Numeral(start, start + 1, value, value, value, value, 1)
        atom, end = self._measured(num, start)
        if atom is not None and atom.kind is _NUMBER:
            atom.kind = _RATIO
        return atom, end

    def _bare(self, atom: Atom) -> tuple[Atom | None, int]:
        """Decide what a number without a unit is: a score, an age, an amount, a plain number or part of a name."""
        num = atom.num
        assert num is not None
        read = self._in_brackets_or_parts(atom, num) if num.digits else self._mixed(num)
        if read is not None:
            return read, read.end
        if num.digits and self.text[num.end : num.end + 1] in INCH_MARKS and self._inches(atom, num):
            return atom, atom.end
        self._prefixes(atom)
        if atom.kind is _NUMBER and num.big >= _LEAST_NAMED and (named := self._currency_before(atom)) is not None:
            return named, named.end
        if atom.kind is _NUMBER and self._is_won(num) and not self._is_all(atom, num):
            atom.kind, atom.unit, atom.assumed = _MONEY, "KRW", True
            if num.big == 10**8 and num.scale == 1000 and atom.low is not None and self.text[num.end - 1] == "천":
                tail = atom.low % num.big  # 5억5천: of the thousands of 만 that a speaker leaves out
                atom.low = atom.high = atom.low - tail + tail * 10**4
            atom.trace.append("rule:currency left out")
            self._suffixes(atom)
            return atom, atom.end
        if not num.digits:
            if (
                num.native
                and _AGE_WORD.fullmatch(self.text, num.start, num.end)
                and _AGE_AFTER.match(self.text, num.end)
            ):
                atom.kind, atom.unit = _AGE, "year"
                atom.trace.append("rule:age in words")
                return atom, atom.end
            if atom.kind is _NUMBER and not self._stands_for_itself(atom, num):
                return None, max(num.end, num.start + 1)
            return atom, max(atom.end, num.end)
        end = self._event_end(num)
        reason = "name" if end else self._no_figure(atom, num)
        if reason is not None:
            end = end or num.end
            self.names.append(Skipped(Span(num.start, end), self.text[num.start : end], reason))
            return None, end
        return atom, atom.end

    def _in_brackets_or_parts(self, atom: Atom, num: Numeral) -> Atom | None:
        """Read a score, a fraction or an age in brackets."""
        read = self._versus(num) or self._slash(atom, num) or self._mixed(num)
        return read or self._bracketed_age(atom, num)

    def _inches(self, atom: Atom, num: Numeral) -> bool:
        """Read a height or a width that marks of feet and inches give: 키 6'2", 27" 모니터."""
        read = read_inches(self.text, num.start)
        if read is None:
            return False
        atom.low = atom.high = read[0]
        atom.kind, atom.unit, atom.end = _MEASURE, "inch", read[2]
        atom.num = num.worth(read[0], read[0], read[1])
        atom.trace.append("unit:inch")
        self._suffixes(atom)
        return True

    def _currency_before(self, atom: Atom) -> Atom | None:
        """Read 홍콩달러 500만, 미화 300만: the currency before an amount that has none behind it."""
        text = self.text
        end = atom.start - 1
        if text[end : end + 1] != " " or _NO_MONEY.match(text, atom.end) is not None:
            return None
        for name in currencies_by_end().get(text[end - 1], ()):
            start = end - len(name.surface)
            if start >= 0 and text.startswith(name.surface, start) and (not start or text[start - 1] in " (\n"):
                atom.start, atom.kind, atom.unit, atom.factor = start, _MONEY, name.code, name.factor
                atom.trace.append(name.entry)
                self._suffixes(atom)
                return atom
        return None

    def _is_sum_band(self, atom: Atom, num: Numeral) -> bool:
        """Tell whether 대 makes a band of an amount without its currency (10억대 재산), and counts no machines."""
        if num.big < _LEAST_SUM or self.text[num.end - 1] not in "억조":
            return False
        machine = MACHINE.search(self.text, max(0, atom.start - LONGEST_MACHINE), atom.start)
        return machine is None and _SOLD.match(self.text, num.end + 1) is None

    def _versus(self, num: Numeral) -> Atom | None:
        """Read 24대 21, 3-2, 2:1; a long pair over a hyphen is a range (1000-5000) or an address."""
        text, end = self.text, num.end
        match = _VERSUS.match(text, end)
        if match is None or not num.digits or text[num.start - 1 : num.start] in ("-", ":", "/"):
            return None
        other = read_numeral(text, match.end())
        if other is None or other.length > 1 or text.startswith(("%", "0"), other.end):
            return None
        unit = self._unit_at(other.end, other)
        if unit is not None and _AND_SO_ON.match(text, other.end):
            unit = None  # 부산 49대 1 등: the rate of one place among others
        if unit is not None or text[other.end : other.end + 1] in ("-", ":", "~", "/"):
            return None
        hyphen = "-" in match.group()
        if hyphen and (
            num.low >= _LARGEST_SCORE or other.low >= _LARGEST_SCORE or self._is_address(num.start, other.end)
        ):
            return None
        joined = Atom(num.start, other.end, num.worth(num.low, num.high, Decimal(1)))
        joined.kind = _RATIO
        score = hyphen or self._is_score(num.start, other.end)
        joined.low = joined.high = num.low / other.low if other.low and not score else None
        joined.trace.append("rule:score" if score else "rule:versus")
        return joined

    def _is_score(self, start: int, end: int) -> bool:
        """Tell a score from a ratio by what was won or lost: 3대 2로 이겼다, but 3대 2로 나눴다."""
        text = self.text
        return _WON.match(text, end) is not None or _SCORE_BEFORE.search(text, max(0, start - 12), start) is not None

    def _is_address(self, start: int, end: int) -> bool:
        """Tell whether a pair over a hyphen is the number of a house: 가람로 21-13, 소망리 산 160-2번지."""
        return (
            _ADDRESS_END.match(self.text, end) is not None
            or _STREET_BEFORE.search(self.text, max(0, start - 6), start) is not None
        ) and _SCORED.match(self.text, end) is None

    def _slash(self, atom: Atom, num: Numeral) -> Atom | None:
        """Read 3/4 and 1 4/5."""
        match = _SLASH.match(self.text, num.start)
        if match is None or match.end() < num.end or not num.digits:
            return None
        lower = int(match["lower"])
        upper = int(match["upper"])
        if not 0 < upper < lower or self.text[num.start - 1 : num.start] == "/":
            return None
        value = Decimal(upper) / lower + int(match["whole"] or 0)
        share = num.worth(value, value, Decimal(1) / lower).placed(num.start, match.end())
        read = Atom(atom.start, match.end(), share)
        read.kind = _RATIO
        read.trace.append("rule:fraction")
        found = self._unit_at(read.end, num)
        if found is not None:
            self._give_unit(read, found)
        self._sign(read)
        return read

    def _mixed(self, num: Numeral) -> Atom | None:
        """Read 삼과 오분의 일, 2와 1/2."""
        match = _AND.match(self.text, num.end)
        slash = _SLASH.match(self.text, match.end()) if match is not None and num.grain == 1 else None
        if slash is not None and not slash["whole"] and 0 < int(slash["upper"]) < int(slash["lower"]):
            share = Decimal(slash["upper"]) / Decimal(slash["lower"])
            whole = num.worth(num.low + share, num.high + share, share).placed(num.start, slash.end())
            both = Atom(num.start, slash.end(), whole)
            both.kind = _RATIO
            both.trace.append("rule:fraction")
            found = self._unit_at(both.end, whole)
            if found is not None:
                self._give_unit(both, found)
            return both
        lower = read_numeral(self.text, match.end()) if match else None
        fraction = _FRACTION.match(self.text, lower.end) if lower else None
        upper = read_numeral(self.text, fraction.end()) if fraction else None
        if lower is None or upper is None or not lower.low:
            return None
        read, _ = self._fraction(lower, upper, num.start)
        assert read.low is not None
        read.low = read.high = read.low + num.low
        return read

    def _bracketed_age(self, atom: Atom, num: Numeral) -> Atom | None:
        """Read the age in 김모(33)씨 and in 이모(여·27)씨."""
        if self.text[num.start - 1 : num.start] not in _BEFORE_AGE:
            return None
        match = _AGE_IN_BRACKETS.search(self.text, max(0, num.start - _LONGEST_SEX), num.end + 2)
        if match is None or match.start(1) != num.start or not 0 < num.low <= _OLDEST or num.low != int(match[1]):
            return None
        following = _COUNTED_ON.match(self.text, num.end)
        if following is not None and int(following[1]) == num.low + 1:
            return None
        atom.kind, atom.unit = _AGE, "year"
        atom.trace.append("rule:age in brackets")
        return atom

    def _is_won(self, num: Numeral) -> bool:
        """Tell whether a number without a unit is an amount of won: 매출 3조5000억, 보증금 5000만."""
        text = self.text
        if num.big >= 10**8:
            return _NO_MONEY.match(text, num.end) is None
        return num.big >= 10**4 and _MONEY_NOUN.search(text, max(0, num.start - 12), num.start) is not None

    def _is_all(self, atom: Atom, num: Numeral) -> bool:
        """Tell whether the text holds nothing but this number."""
        return (
            not self.text[num.end : num.end + 3].strip(" .\n")
            and not self.text[max(0, atom.start - 3) : atom.start].strip()
        )

    def _stands_for_itself(self, atom: Atom, num: Numeral) -> bool:
        """Tell whether a Hangul numeral is one without a unit: alone in the text, hedged, or long."""
        text = self.text
        if self._is_all(atom, num):
            return True
        if atom.start < num.start or _COMPARED.match(text, num.end):
            return num.length > 1 or not num.low < 10 or atom.start < num.start
        if num.length > 1 and _GOES_TO.match(text, num.end):
            return True
        if not ends(text, num.end):
            return False
        if (num.native and _FULL_FORM.search(text, num.start, num.end)) or _MATHEMATICS.search(
            text, num.end, num.end + 30
        ):
            return not text.startswith("하나", num.start) or text.startswith("만", num.end)
        return num.length >= _LONG_NUMERAL or (
            num.length > 1 and _NUMBER_NOUN.search(text, max(0, num.start - 12), num.start) is not None
        )

    def _event_end(self, num: Numeral) -> int:
        """Return where the date that names an event ends (6·25전쟁, 12·3 비상계엄, 5.18 민주화운동), or 0."""
        dotted = _DOTTED_EVENT.match(self.text, num.start)
        if dotted is not None and dotted.end() == num.end:
            return num.end
        match = _EVENT_DATE.match(self.text, num.start)
        if match is None or match.end("month") != num.end:
            return 0
        day = read_numeral(self.text, match.start("day"))
        return match.end() if day is not None and self._unit_at(day.end, day) is None else 0

    def _no_figure(self, atom: Atom, num: Numeral) -> str | None:
        """Return why a bare number in digits is no figure, or ``None``."""
        text, start, end = self.text, num.start, num.end
        if atom.kind is not _NUMBER or text.startswith("마이너스", atom.start):
            return None
        before, after = text[start - 1 : start], text[end : end + 1]
        if (
            num.scale == 1
            and "가" <= before <= "힣"
            and not (num.grain == _HUNDREDTH and num.low >= _LEAST_LEVEL_SPELT)
        ):
            return "name"  # 시즌3, 아이폰15, but 코스닥891.91
        if _ADDRESS_AFTER.match(text, end) or (after == "-" and _ADDRESS_BEFORE.search(text, max(0, start - 4), start)):
            return "address"
        if before == "-" and self.names and self.names[-1].reason == "address" and self.names[-1].span.end == start - 1:
            return "address"
        if text[start] == "0" and end - start > 1 and num.grain == 1:
            return "name"  # 007 시리즈
        if after == "선" and self._is_level(num):
            return None
        if "가" <= after <= "힣" and not ends(text, end) and _COMPARED.match(text, end) is None:
            return "name"  # 7세대주택, 21세기
        if before in ("", "\n") and _BULLET.match(text, end):
            return "bullet"
        if text[start:end] in _HELP and _CALLED.match(text, end) is not None:
            return "phone"
        if num.scale == 1 and end - start == 4 and text[start] in "12" and _EVENT.match(text, end):
            return "name"  # 2030 엑스포
        return None

    def _is_level(self, num: Numeral) -> bool:
        """Tell whether 선 behind a number makes it the level of an index."""
        pattern = _LEVEL if num.low >= _LEAST_LEVEL else _LOW_LEVEL
        return pattern.match(self.text, num.end) is not None

    def _sign(self, atom: Atom) -> None:
        text, start = self.text, atom.start
        if not start or atom.low is None or atom.high is None:
            return
        before = text[start - 1]
        if before == " " and start > 1 and text[start - 2] in "-+" and atom.unit is None and self._fills_text(atom):
            start, before = start - 1, text[start - 2]  # a cell that holds "- 1 4/5"
        if before not in "-―△▼+" or atom.kind is _RANK:
            return
        glued = text[start - 2 : start - 1]
        if glued.isalnum() or (glued and (glued in ")]" or "㎀" <= glued <= "㏟")):
            return  # 3-2, A-5, 48㎞-400㎞
        if before in "△▼" and self._is_listed(atom) and glued not in ("(", ":"):
            return  # △1시간 전에 접수, △51㎡ 189가구, △20대 5명: a mark of a list
        if atom.kind is not _PERCENT and text[max(0, start - 3) : start - 1].rstrip()[-1:].isdigit():
            return  # 75 -300mm, but 30 -0.20%
        atom.start = start - 1
        if before != "+":
            atom.low, atom.high = -atom.high, -atom.low
            atom.trace.append("rule:sign")

    def _is_listed(self, atom: Atom) -> bool:
        """Tell a figure that is never below zero: a stretch of time, an age, a measure but a temperature."""
        measure = atom.kind is _MEASURE and not (atom.unit or "").startswith("degree")
        return measure or atom.kind is _DURATION or atom.kind is _AGE

    def _fills_text(self, atom: Atom) -> bool:
        """Tell whether nothing but a sign and a space stands before ``atom``, and nothing behind it."""
        return not self.text[: atom.start - 2].strip() and not self.text[atom.end : atom.end + 3].strip(" .\n")

    def _prefixes(self, atom: Atom) -> None:
        """Read 섭씨, 영하, 시속, 마이너스 and signs before the number."""
        text = self.text
        self._sign(atom)
        if atom.unit == "degree" and (
            _WEATHER.search(text, max(0, atom.start - _WEATHER_REACH), atom.start)
            or (atom.num is not None and _WEATHER_AFTER.match(text, atom.end))
        ):
            atom.unit = "degree_Celsius"
        if atom.kind is _NUMBER and atom.num is not None and atom.num.grain < 1 and self._is_quake(atom):
            atom.kind, atom.unit = _MEASURE, "magnitude"
            return
        end = atom.start
        if end and text[end - 1] == " ":
            end -= 1
        if text[end - 1 : end] not in _PREFIX_ENDS:
            return
        head = text[max(0, end - 4) : end]
        if head.endswith(("섭씨", "화씨")) and atom.unit in (None, "degree", "degree_Celsius"):
            atom.kind, atom.start = _MEASURE, end - 2
            atom.unit = "degree_Celsius" if head.endswith("섭씨") else "degree_Fahrenheit"
        elif head.endswith(("영하", "영상")) and atom.unit in ("degree", "degree_Celsius"):
            atom.unit, atom.start = "degree_Celsius", end - 2
            if head.endswith("영하") and atom.low is not None and atom.high is not None:
                atom.low, atom.high = -atom.high, -atom.low
        elif head.endswith("마이너스") and atom.low is not None and atom.high is not None:
            atom.start = end - 4
            atom.low, atom.high = -atom.high, -atom.low
        elif head.endswith("규모") and atom.kind is _NUMBER and atom.num is not None and atom.num.grain < 1:
            atom.kind, atom.unit = _MEASURE, "magnitude"
        elif atom.unit in ("kilometer", "meter", "mile") and head[-2:] in speed_words():
            atom.unit, atom.start = f"{atom.unit} / {speed_words()[head[-2:]]}", end - 2
        if atom.unit == "degree_Celsius" and head.endswith(("섭씨",)):
            further = text[max(0, atom.start - 3) : atom.start]
            if further.strip() in ("영하",) and atom.low is not None and atom.high is not None:
                atom.low, atom.high = -atom.high, -atom.low

    def _is_quake(self, atom: Atom) -> bool:
        """Tell the strength of a quake: 7.2 강진, 규모를 7.4라고."""
        if atom.low is None or atom.low > _STRONGEST:
            return False  # 규모는 677.4 → 673.3조원
        named = _STRENGTH.search(self.text, max(0, atom.start - 6), atom.start)
        return named is not None or _QUAKE.match(self.text, atom.end) is not None

    def _suffixes(self, atom: Atom) -> None:
        text = self.text
        atom.plain_end = atom.end
        if not _BEFORE_SUFFIX.at(text, atom.end):
            return
        if (
            (atom.kind is _DURATION or atom.kind is _RATIO or atom.kind is _AGE)
            and not atom.band
            and atom.low is not None
            and atom.high is not None
        ):
            half = _HALF_MORE.match(text, atom.end) if _code_over_space(text, atom.end) == _HALF_SIGN else None
            if half is not None:
                atom.low, atom.high, atom.end = atom.low + Decimal("0.5"), atom.high + Decimal("0.5"), half.end()
        over = _OVER_BEHIND.match(text, atom.end) if _code_over_space(text, atom.end) == _OVER_SIGN else None
        if over is not None and not atom.over:
            atom.over = True
            if over.group() == "여":
                atom.end = over.end()
        if _code_over_space(text, atom.end) == _BAND_SIGN and atom.kind in _BANDED and not atom.band:
            band = _BAND.match(text, atom.end)
            if band is not None:
                atom.band = True
                atom.plain_end = band.end()
                if band.group() == "대":
                    atom.end = band.end()

    def _hangul(self, start: int) -> tuple[Atom | None, int]:
        text = self.text
        char = text[start]
        for stem in self.lists.stems.get(char, ()):
            if stands_at(text, stem, start):
                if not self._counts_on(stem, start):
                    return None, start + 1
                break
        for surface, word in self.lists.words.get(char, ()):
            if stands_at(text, surface, start) and ends(text, start + len(surface)):
                low = Decimal(word.low)
                high = Decimal(word.high or word.low)
                atom = Atom(
                    start, start + len(surface), Numeral(start, start + len(surface), low, high, Decimal(1), low, 1)
                )
                atom.kind, atom.unit = FigureKind(word.kind), word.unit
                atom.trace.append(f"word:{surface}")
                self._suffixes(atom)
                return atom, atom.end
        if char == "반":
            return self._half(start)
        if char in "상하":
            half = read_half(text, start)
            if half is not None:
                atom = Atom(half.start, half.end, None)
                atom.kind, atom.calendar = half.kind, half.calendar
                return atom, half.end
        num = None if char in "조억" else read_numeral(text, start)
        if num is None:
            return None, start + 1
        read, end = self._measured(num, start)
        if read is not None and self._is_homograph(start, read.plain_end):
            return None, start + 1
        return read, max(end, start + 1)

    def _counts_on(self, stem: str, start: int) -> bool:
        """Tell whether what begins like a word goes on as a number: 천사백만, but not 천사와."""
        return _GOES_ON.match(self.text, start + len(stem)) is not None and _NUMERALS.fullmatch(stem) is not None

    def _half(self, start: int) -> tuple[Atom | None, int]:
        """Read 반 where it is a share: 반이 넘는 주민."""
        end = start + 1
        half = Decimal("0.5")
        atom = Atom(start, end, Numeral(start, end, half, half, Decimal("0.1"), half, 1))
        assert atom.num is not None
        if _SHARE_AFTER.match(self.text, end) is None and not self._is_all(atom, atom.num):
            return None, end
        atom.kind = _RATIO
        atom.trace.append("word:반")
        return atom, end

    def _is_homograph(self, start: int, end: int) -> bool:
        """Tell whether a listed word covers the whole of what was read (이유로, 세대)."""
        text = self.text
        surfaces = self.lists.homographs.get(text[start], ())
        return any(start + len(s) >= end and stands_at(text, s, start) for s in surfaces)
