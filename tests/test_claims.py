"""Claims as a whole: roles, directions, bases, qualifiers, conversions and what is left out."""

from __future__ import annotations

import pytest
from claim_tools import claim_at, claims_of

from checker.lexicon.qualifiers import Qualifier, qualifier_axes
from checker.lexicon.reader import read_entries
from checker.lexicon.roles import RoleWord
from checker.model import FigureKind, Role, Trait

ROLE_ENTRIES = [
    pytest.param(entry.id, example.text, id=f"{language}-{entry.id}-{number}")
    for language in ("ko", "en")
    for entry in read_entries(f"{language}/roles.toml", "role", RoleWord)
    for number, example in enumerate(entry.examples)
]

DIRECTIONS = {"rise": 1, "raise": 1, "fall": -1, "reduce": -1}
ROLES_OF_WORDS = {
    "plan": Role.FORECAST,
    "share_behind": Role.SHARE,
    "guess": Role.FORECAST,
    "guesser": Role.FORECAST,
    "standing": Role.LEVEL,
    "held_against": Role.LEVEL,
}


@pytest.mark.parametrize(("name", "text"), ROLE_ENTRIES)
def test_role_words_fire(name: str, text: str) -> None:
    claim = claim_at(text)
    kind, _, value = name.partition(":")
    if kind == "base":
        assert claim.base == value
    elif kind in DIRECTIONS:
        assert (claim.role, claim.direction) == (Role.CHANGE, DIRECTIONS[kind])
    else:
        assert claim.role is (ROLES_OF_WORDS.get(kind) or Role(kind))
        assert (Trait.PLANNED in claim.traits) == (kind == "plan")


QUALIFIER_ENTRIES = [
    pytest.param(entry.id, example.text, id=f"{language}-{entry.id}-{number}")
    for language in ("ko", "en")
    for entry in read_entries(f"{language}/qualifiers.toml", "qualifier", Qualifier)
    if entry.near != "none"
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize(("name", "text"), QUALIFIER_ENTRIES)
def test_qualifiers_fire(name: str, text: str) -> None:
    assert name in claim_at(text).qualifiers


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1순위 청약은 787가구 모집에 {1만3280명}이 신청했다.", "round:first"),
        ("특별공급은 549가구 모집에 {4001명}이 신청했다.", "round:special"),
        ("특별공급에 4001명, 1순위에 {1만3280명}이 신청했다.", "round:first"),
        ("1·2순위 청약에 {2만153명}이 신청했다.", "round:all"),
        ("특별공급을 제외하고 {787가구}를 모집한다.", None),
        ("특별공급까지 더하면 {1만7281명}이 신청했다.", None),
        ("특별공급과 1순위를 더하면 {1만7281명}이 신청했다.", None),
    ],
)
def test_a_round_of_applications_marks_its_figures(text: str, name: str | None) -> None:
    assert {mark for mark in claim_at(text).qualifiers if mark.startswith("round:")} == ({name} if name else set())


def test_axes_exclude() -> None:
    assert {"sex", "who", "market", "token", "of"} <= qualifier_axes()
    assert "cumulative" not in qualifier_axes()


ROLES = [
    ("사망자는 40명으로 오전 6시보다 {1명} 늘었다.", Role.CHANGE, 1, "hour"),
    ("사망자는 40명이다. 전날(오후 11시 기준)보다 {4명} 늘었다.", Role.CHANGE, 1, "day"),
    ("영업이익이 1년 전보다 {30.5%} 늘었다.", Role.CHANGE, 1, "year"),
    ("매출은 4조원으로 {5.2%} 감소했다.", Role.CHANGE, -1, None),
    ("증액은 약 {3조9000억원}, 감액이 약 4조2000억원이었다.", Role.CHANGE, 1, None),
    ("증액은 약 3조9000억원, 감액이 약 {4조2000억원}이었다.", Role.CHANGE, -1, None),
    ("설비 개선은 {3건}에 그쳤다.", Role.LEVEL, 0, None),
    ("매출은 {4조원}으로 5.2% 감소했다.", Role.LEVEL, 0, None),
    ("사망자는 {38명}으로 늘었다.", Role.LEVEL, 0, None),
    ("매출이 {10.6%}, 영업이익이 30.5% 늘었다.", Role.CHANGE, 1, None),
    ("3개월 전보다 매출은 {9.2%}, 순이익은 5.2% 줄었다.", Role.CHANGE, -1, "quarter"),
    ("매출은 {10.6%} 늘어난 4조원이다.", Role.CHANGE, 1, None),
    ("선수단의 평균 나이는 27.4세로 지난해보다 {0.3세} 낮아졌다.", Role.CHANGE, -1, "year"),
    ("올해는 {30대}가 늘었다.", Role.LEVEL, 0, None),
    ("매출은 10.6% 늘어난 {4조원}이다.", Role.LEVEL, 0, None),
    ("환율은 전날보다 {6.5원} 오른 1375.9원에 마감했다.", Role.CHANGE, 1, "day"),
    ("지지율은 지난주보다 {3%포인트} 떨어졌다.", Role.CHANGE, -1, "week"),
    ("물가는 지난달보다 {0.2%} 올랐다.", Role.CHANGE, 1, "month"),
    ("매출은 2023년보다 {3%} 많다.", Role.CHANGE, 1, "year"),
    ("이는 경쟁사 개발비의 {5.5%} 수준이다.", Role.SHARE, 0, None),
    ("피해가 종전의 {두 배}에 이른다.", Role.MULTIPLE, 0, None),
    ("기준금리를 {3.25%}에서 2.50%로 내렸다.", Role.PREVIOUS, 0, None),
    ("기준금리를 3.25%에서 {2.50%}로 내렸다.", Role.LEVEL, 0, None),
    ("순이익은 6천억원으로 증권가 컨센서스({7천억원})를 밑돌았다.", Role.FORECAST, 0, None),
    ("순이익은 {6천억원}으로 증권가 컨센서스(7천억원)를 밑돌았다.", Role.LEVEL, 0, None),
    ("증권가는 8조원대를 점쳤지만 영업이익은 {6조원}에 머물렀다.", Role.LEVEL, 0, None),
    ("애널리스트 20명을 조사한 결과 순이익 추정치는 {2361억원}이었다.", Role.FORECAST, 0, None),
    ("기상청은 규모 {6.4}의 지진을 관측했다.", Role.LEVEL, 0, None),
    ("영업이익이 {8조원}에 이를 것으로 관측된다.", Role.FORECAST, 0, None),
    ("사망자도 {400명}을 웃돌았다.", Role.LEVEL, 0, None),
    ("증권가는 {8조원대}를 점쳤지만 영업이익은 6조원에 머물렀다.", Role.FORECAST, 0, None),
    ("올해 성장률 전망치를 1.5%에서 {0.8%}로 낮췄다.", Role.FORECAST, 0, None),
    ("증권사들은 매출과 영업이익을 각각 {3조200억원}과 4100억원 안팎으로 추산했다.", Role.FORECAST, 0, None),
    ("증권사들은 매출과 영업이익을 각각 3조200억원과 {4100억원} 안팎으로 추산했다.", Role.FORECAST, 0, None),
    ("증권가는 매출 {3조200억원}, 영업이익 4100억원을 거둘 것으로 전망한 바 있다.", Role.FORECAST, 0, None),
    ("당초 매출은 {3조원}, 영업이익 4100억원, 순이익 900억원을 기록할 것으로 예상됐다.", Role.FORECAST, 0, None),
    ("매출 {3조원}에 약 4100억원 손실이 예상된다.", Role.FORECAST, 0, None),
    ("매출은 {3조원}을 기록했고, 내년에는 4조원으로 예상된다.", Role.LEVEL, 0, None),
    ("소방당국은 재산 피해를 {3억원}으로 추산했다.", Role.LEVEL, 0, None),
    ("칩을 시간당 {2달러}에 빌렸다.", Role.UNIT_PRICE, 0, None),
    ("토큰 100만개당 {4.4달러}라는 낮은 값이 눈길을 끈다.", Role.UNIT_PRICE, 0, None),
    ("직전 주 {99명}보다 13.7% 줄었다.", Role.PREVIOUS, 0, None),
    ("이 배는 항구에서 {30㎞} 떨어진 곳에서 발견됐다.", Role.LEVEL, 0, None),
    ("지붕에서 벽돌 {4∼5개}가 떨어져 내렸다.", Role.LEVEL, 0, None),
    ("주문이 {3개} 떨어졌다.", Role.CHANGE, -1, None),
    ("Revenue fell {9%} from a year earlier to $3 billion.", Role.CHANGE, -1, "year"),
    ("Revenue fell 9% from a year earlier to {$3 billion}.", Role.LEVEL, 0, None),
    ("It missed the {$4 billion} that analysts had expected.", Role.FORECAST, 0, None),
    ("Bodies lay scattered down a nearly {300-metre} gorge.", Role.LEVEL, 0, None),
    ("Analysts were expecting a profit of 10 cents on revenue of {$4 billion}.", Role.FORECAST, 0, None),
    ("They were expecting earnings of 10 cents per share on revenue of {$4 billion}.", Role.FORECAST, 0, None),
    ("The margin was 2.1%, compared with {5.5%} a year ago.", Role.PREVIOUS, 0, None),
    ("Net income was {$1.2 billion}, up 16% from a year earlier.", Role.LEVEL, 0, None),
    ("Net income was $1.2 billion, up {16%} from a year earlier.", Role.CHANGE, 1, "year"),
    ("It cut its budget to $9 billion from {$10 billion}.", Role.PREVIOUS, 0, None),
    ("The bank moved its rate from {3.1%} down to 2.9%.", Role.PREVIOUS, 0, None),
    ("The award is about {$1.2 billion} below the $5.1 billion of the plan.", Role.CHANGE, -1, None),
    ("Sales of {$4.9 billion} above the $4.1 billion of the plan.", Role.LEVEL, 0, None),
    ("상승폭은 전주({0.16%})보다 줄었다.", Role.PREVIOUS, 0, None),
    ("매출은 전년 동기({1333억원}) 대비 두 배로 늘었다.", Role.PREVIOUS, 0, None),
    ("영업이익은 전년 동기 {90억원}에서 크게 늘었다.", Role.PREVIOUS, 0, None),
    ("매출은 전년 동기 대비 {90억원} 늘었다.", Role.CHANGE, 1, "year"),
    ("출생아는 전년보다 {8300명}(3.6%) 늘었다.", Role.CHANGE, 1, "year"),
    ("올해보다 {290원}, 2.9% 오른 금액이다.", Role.CHANGE, 1, None),
    ("매출이 전분기 대비 {7%} 전년 동기 대비 20% 감소한 4402억원이다.", Role.CHANGE, -1, "quarter"),
    ("올 들어 {40%} 가까이 주가가 급락한 회사다.", Role.CHANGE, -1, None),
    ("혼인은 전년 대비 2%({1967건}) 증가했다.", Role.CHANGE, 1, "year"),
    ("응답자 20%({200명})는 모른다고 했다.", Role.LEVEL, 0, None),
    ("이익은 500억원({-27.3%} QoQ)이다.", Role.CHANGE, -1, "quarter"),
    ("영업이익률({-3.1%})을 밝혔다.", Role.LEVEL, 0, None),
    ("수출 둔화({-27.0%})는 이어졌다.", Role.CHANGE, -1, None),
    ("예산은 26조원으로 {6000억원} 순증됐다.", Role.CHANGE, 1, None),
    ("The storm raised the death toll to {52 lives} lost.", Role.LEVEL, 0, None),
    ("전체 물가는 {0.4%} 상승폭을 나타냈다.", Role.CHANGE, 1, None),
    ("땅값의 인하 폭은 {0.4%}다.", Role.CHANGE, -1, None),
    ("한솔구는 {0.83%}의 상승률을 기록했다.", Role.CHANGE, 1, None),
    ("건설업({-16만9000명}), 제조업(-5만6000명)이 부진했다.", Role.CHANGE, -1, None),
    ("직전 거래인 2021년의 {80억원}(11층)보다 35억원 올랐다.", Role.PREVIOUS, 0, None),
    ("매출은 4조원으로 시장 예상치 {3조원}을 웃돌았다.", Role.FORECAST, 0, None),
    ("매출은 {4조원}으로 시장 예상치 3조원을 웃돌았다.", Role.LEVEL, 0, None),
    ("이는 시장 전망치 {3조원}보다 많다.", Role.FORECAST, 0, None),
    ("이는 지난해의 {3조원}보다 많다.", Role.PREVIOUS, 0, None),
    ("다만 중장기 금리는 2.8%에서 {2.9%}로 높였다.", Role.LEVEL, 0, None),
    ("은행은 연말 금리 수준을 {4.4%}로 제시했다.", Role.LEVEL, 0, None),
    ("해당 은행의 금리는 {5.2%}다.", Role.LEVEL, 0, None),
    ("The firm is forecasting sales of {$3 billion}.", Role.FORECAST, 0, None),
    ("The bank lowered its key rate by {50 basis points} to 4%.", Role.CHANGE, -1, None),
    ("The bank lowered its key rate by 50 basis points to {4%}.", Role.LEVEL, 0, None),
    ("The council cut the subsidy for old cars by {half a million euros}.", Role.CHANGE, -1, None),
    ("The lab raised {$30 billion} in a new round.", Role.LEVEL, 0, None),
    ("It kept the target range at {5% to 6%}.", Role.LEVEL, 0, None),
    ("표본오차 ±{2.0%포인트} 안에서 올랐다.", Role.LEVEL, 0, None),
    ("The margin of error is plus or minus {3 percentage points}, up from 2.5.", Role.LEVEL, 0, None),
    ("The quake killed {2,000 people}, a toll that is expected to rise.", Role.LEVEL, 0, None),
    ("The toll of {2,000} is expected to climb.", Role.LEVEL, 0, None),
    ("The toll is expected to rise to {2,000}.", Role.FORECAST, 0, None),
    ("Revenue of {$7 billion} was expected.", Role.FORECAST, 0, None),
    ("They paid {50 times} annual revenue.", Role.MULTIPLE, 0, None),
    ("The app was downloaded {50 times}.", Role.LEVEL, 0, None),
    ("EPS was {$0.42}.", Role.UNIT_PRICE, 0, None),
    ("고등학생 학원비는 49만1000원({6.9%}↑)이다.", Role.CHANGE, 1, None),
    ("중학생 학원비는 44만9000원({2.6%} ↓)이다.", Role.CHANGE, -1, None),
    ("매출은 3조원(▲{3.3%})이다.", Role.CHANGE, 1, None),
    ("이익은 2조원({2.1%}▼)이다.", Role.CHANGE, -1, None),
    ("찬성은 가람시 {41.2%} ▲나람시 4.5%다.", Role.LEVEL, 0, None),
    ("사망자가 {4800명}을 넘어선 가운데 더 늘 것이란 전망이 나왔다.", Role.LEVEL, 0, None),
    ("남은 {50가구}는 예비당첨자들에게 돌아갈 예정이다.", Role.LEVEL, 0, None),
    ("올해 판매는 {5만대}는 될 전망이다.", Role.FORECAST, 0, None),
    ("분양가는 주변 시세보다 {10억원}가량 저렴하다.", Role.LEVEL, 0, None),
    ("It has asked to give up {69 leases}.", Role.LEVEL, 0, None),
    ("Leases were up {69 percent}.", Role.CHANGE, 1, None),
    ("집값이 지난해 시세보다 {1억원} 떨어졌다.", Role.CHANGE, -1, None),
    ("등산객 {12명}이 계곡물에 빠진 것으로 보인다.", Role.LEVEL, 0, None),
    ("가입자 {12명}이 빠졌다.", Role.CHANGE, -1, None),
    ("도는 복구비 {40억원}을 먼저 내려보내기로 했다.", Role.LEVEL, 0, None),
    ("비는 {2시간} 사이에 내려 피해를 키웠다.", Role.LEVEL, 0, None),
    ("주유소 {31%}가 기름이 떨어졌다.", Role.LEVEL, 0, None),
    ("집값은 {31%} 넘게 떨어졌다.", Role.CHANGE, -1, None),
    ("값이 {31%} 많이 떨어졌다.", Role.CHANGE, -1, None),
    ("{40,000 customers} cut off by the flood are waiting.", Role.LEVEL, 0, None),
    ("Wheat jumps {6%} on drought fears.", Role.CHANGE, 1, None),
    ("The index gave up {0.7%}.", Role.CHANGE, -1, None),
    ("구릿값이 {6%} 뛰고 금값은 내렸다.", Role.CHANGE, 1, None),
    ("The index closed 52.1 points down, or {0.4%}, at 9,812.", Role.CHANGE, -1, None),
    ("The index ended {52.1 points}, or 0.4%, lower.", Role.CHANGE, -1, None),
    ("Sales made a jump of 31 percent on the quarter and {18 percent} on the year.", Role.CHANGE, 1, "year"),
    ("It sold 40 boats and {18 percent} of its yards.", Role.SHARE, 0, None),
    ("The grant is {14 percent} less than it had promised.", Role.CHANGE, -1, None),
    ("The bank lowered the target for its key lending rate by {25 basis points}.", Role.CHANGE, -1, None),
    ("Growth is seen at {1.8%} next year.", Role.FORECAST, 0, None),
    ("Shares soar nearly {12%} on debut.", Role.CHANGE, 1, None),
    ("Errors are {12%} less likely with it.", Role.CHANGE, -1, None),
    ("It closed {12 percent} above its offer price.", Role.CHANGE, 1, None),
    ("은행은 금리를 {0.25%포인트} 내리기로 했다.", Role.CHANGE, -1, None),
    ("은행은 금리를 {0.25%포인트} 낮춰 연 3%로 정했다.", Role.CHANGE, -1, None),
    ("은행은 물가 상승률을 {2.6%}에서 2.3%로 낮췄다.", Role.PREVIOUS, 0, None),
    ("목표 고도는 {420km}에서 510km로 높아졌다.", Role.PREVIOUS, 0, None),
    ("컨센서스는 매출이 6.4% 증가한 {7조원}, 이익은 2.1% 증가한 4000억원으로 예측됐다.", Role.FORECAST, 0, None),
]


@pytest.mark.parametrize(("text", "role", "direction", "base"), ROLES)
def test_roles(text: str, role: Role, direction: int, base: str | None) -> None:
    claim = claim_at(text)
    assert (claim.role, claim.direction) == (role, direction)
    if role is Role.CHANGE:
        assert claim.base == base


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("분양가는 인근 시세(약 16억원)보다 {10억원} 싸다.", "capital_gain"),
        ("시세 대비 {9억원} 낮은 값에 나왔다.", "capital_gain"),
        ("분양가는 옆 단지보다 {9억원} 낮다.", "presale_price"),
        ("The jobless rate was 5.1%. The rate rose {0.3 percentage points}.", "unemployment_rate"),
        ("The jobless rate was 5.1%. For adult men the rate was {4.2%}.", "interest_rate"),
        ("The rate was {5.25%}.", "interest_rate"),
        ("누리중공업은 두 회사와 {23조} 계약을 맺었다.", "contract"),
        ("기업공개(IPO) 대어인 누리조선이 {25일}부터 청약을 받는다.", "subscribed"),
        ("영화가 누적관객 {천만}을 돌파했다.", "audience"),
        ("The party is forecast to win {13 seats}.", "seats"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert claim_at(text).attribute == counted


def test_each_percentage_belongs_to_its_own_noun() -> None:
    claims = claims_of("영업이익은 6천억원으로 전 분기보다 29.2% 줄었고, 매출은 7조원으로 5.2% 감소했다.")
    assert [(c.figure.text, c.attribute, c.direction, c.base) for c in claims] == [
        ("6천억원", "operating_profit", 0, None),
        ("29.2%", "operating_profit", -1, "quarter"),
        ("7조원", "revenue", 0, None),
        ("5.2%", "revenue", -1, "quarter"),
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Revenue reached {$31.5 billion}, surpassing analyst expectations.", Role.LEVEL),
        ("Revenue came to {$31.5 billion}, ahead of the consensus estimate of $30 billion.", Role.LEVEL),
        ("Revenue came to $31.5 billion, ahead of the consensus estimate of {$30 billion}.", Role.FORECAST),
        ("Sales of {$31.5 billion} missed expectations.", Role.LEVEL),
        ("It posted sales of {$31.5 billion} versus an expected $30 billion.", Role.LEVEL),
        ("Operating profit of {$9 billion} fell short of the consensus of $10 billion.", Role.LEVEL),
        ("Operating profit of {$9 billion} is expected for the quarter.", Role.FORECAST),
        ("Sales beat expectations of $30 billion, marking a {66%} year-over-year increase.", Role.CHANGE),
    ],
)
def test_what_beats_a_forecast_is_none(text: str, role: Role) -> None:
    assert claim_at(text).role is role


def test_respectively_goes_in_order() -> None:
    claims = claims_of("매출과 영업이익은 각각 7조원, 6천억원이었다. 한 해 전보다 각각 3%, 8% 늘었다.")
    told = [(c.figure.text, c.attribute) for c in claims if c.attribute]
    assert told == [
        ("7조원", "revenue"),
        ("6천억원", "operating_profit"),
        ("3%", "revenue"),
        ("8%", "operating_profit"),
    ]


def test_a_bracket_belongs_to_what_it_follows_of_a_row() -> None:
    claims = claims_of("매출과 주당 순이익은 각각 310억달러(약 43조원, 전년 대비 12% 증가)와 2.17달러였다.")
    assert [(c.figure.text, c.attribute) for c in claims] == [
        ("310억달러", "revenue"),
        ("12%", "revenue"),
        ("2.17달러", "eps"),
    ]


def test_the_change_that_a_forecast_would_be_is_foretold() -> None:
    claims = claims_of("이익은 2.1% 증가한 4000억원으로 예측됐다. 이익은 3.4% 증가한 5000억원이었다.")
    assert ["forecast" in c.qualifiers for c in claims] == [True, True, False, False]


def test_one_noun_with_two_bases() -> None:
    claims = claims_of("매출은 전 분기보다 10%, 전년 동기보다 39% 늘었고 영업이익은 각각 24%, 62% 증가했다.")
    assert [(c.figure.text, c.attribute, c.base) for c in claims] == [
        ("10%", "revenue", "quarter"),
        ("39%", "revenue", "year"),
        ("24%", "operating_profit", "quarter"),
        ("62%", "operating_profit", "year"),
    ]


def test_a_base_carries_within_its_paragraph() -> None:
    assert claim_at("영업이익은 1년 전보다 30% 늘었다. 매출은 4조원으로 {5%} 많아졌다.").base == "year"
    assert claim_at("영업이익은 1년 전보다 30% 늘었다.\n\n매출은 4조원으로 {5%} 많아졌다.").base is None


def test_a_rate_of_what_is_measured_in_money_is_told_of_the_rate() -> None:
    assert claim_at("보험료율을 소득의 {7%}에서 9%로 올린다.").attribute == "premium_rate"
    assert claim_at("매출의 {30%}가 줄었다.").attribute == "revenue"


CONVERSIONS = [
    ("개발비는 {500만 달러}(약 73억원)다.", ["73억원"]),
    ("매출은 사상 최대인 {50억 달러} 7조 3천억 원을 기록했다.", ["7조 3천억 원"]),  # the brackets are lost
    ("피해는 {20억 달러}, 약 2조 9천억 원으로 추산된다.", ["2조 9천억 원"]),
    ("개발비는 {500만 달러}, 광고비는 3억원이다.", []),
    ("불은 {2000에이커}(약 8.1㎢)를 태웠다.", ["8.1㎢"]),
    ("The fire covers {3 square miles} (1,900 acres).", ["1,900 acres"]),
    ("이 집의 넓이는 {112㎡}(34평)다.", ["34평"]),
    ("The bill was {US$5 million} (NT$160 million).", ["NT$160 million"]),
    ("대표는 징역 {27개월}, 즉 2년 3개월을 선고받았다.", ["2년 3개월"]),
    ("She was sentenced to {27 months}, or two years and three months.", ["two years and three months"]),
    ("사망자는 {3명}(2명은 승무원)이다.", []),
    ("매출은 {3억원}(영업이익 1억원)이다.", []),
]


@pytest.mark.parametrize(("text", "texts"), CONVERSIONS)
def test_conversions_ride_on_their_figure(text: str, texts: list[str]) -> None:
    claim = claim_at(text)
    assert [figure.text for figure in claim.conversions] == texts
    if texts:
        plain = text.replace("{", "").replace("}", "")
        assert [c.figure.text for c in claims_of(plain)].count(texts[0]) == 0


def test_the_denominator_is_no_claim() -> None:
    assert [c.figure.text for c in claims_of("분양가는 3.3㎡당 5653만원이었다.")] == ["5653만원"]


@pytest.mark.parametrize(
    ("text", "further"),
    [
        ("The bank cut its rate by 0.5 points and sees another {half point} by December.", True),
        ("The bank cut its rate by {0.5 points} and sees another half point by December.", False),
        ("한은은 금리를 0.25%포인트 내렸다. 연내 {0.25%포인트} 추가 인하를 시사했다.", True),
        ("한은은 금리를 {0.25%포인트} 내렸다. 연내 0.25%포인트 추가 인하를 시사했다.", False),
        ("The board approved an additional {$3 billion} for repairs.", False),
        ("정부는 예산 {3억원}을 추가로 지원한다.", False),
    ],
)
def test_what_is_moved_beyond_a_first_move_is_of_points_alone(text: str, further: bool) -> None:
    assert ("further" in claim_at(text).qualifiers) is further


def test_the_round_of_a_subscription_holds_until_another_is_named() -> None:
    text = (
        "2일 특별공급에 4001명이 신청했다. 솔빛마을 84㎡A는 경쟁률이 31.5대 1이었다. 단지는 모두 990가구다. "
        "전체 경쟁률은 9.3대 1이다. 3일 1순위 청약은 마감됐다. 59㎡는 경쟁률이 52.4대 1이었다."
    )
    marks = [sorted(c.qualifiers) for c in claims_of(text) if c.figure.kind is FigureKind.RATIO]
    assert marks == [["round:special"], [], ["round:first"]]


@pytest.mark.parametrize(
    ("text", "attribute", "role"),
    [
        ("전용면적 84㎡는 17가구에 9214명이 몰려 {542.4대 1}을 기록했다.", "competition_rate", "share"),
        ("국가채무는 900조원이다. 국내총생산(GDP)의 {41.2%}다.", "national_debt", "share"),
        ("반대는 1만761명, 무효는 {78명}이다.", "invalid_votes", "level"),
        ("청약에 {8만4300명}이 뛰어들었다.", "subscribers", "level"),
        ("당근 {-31.2%}, 무 -28.7%를 기록했다.", None, "change"),
    ],
)
def test_what_a_figure_is_of_where_another_word_stands_near(text: str, attribute: str | None, role: str) -> None:
    claim = claim_at(text)
    assert (claim.attribute, claim.role.value) == (attribute, role)


def test_the_subject_of_an_examination_holds_for_the_paragraph() -> None:
    text = "국어 최고점은 142점이다. 작년 136점보다 높다. 수학 최고점은 136점이다.\n\n모두 31만2400명이 시험을 봤다."
    marks = [sorted(c.qualifiers) for c in claims_of(text) if c.figure.kind is FigureKind.COUNT]
    assert marks == [["subject:korean"], ["subject:korean"], ["subject:maths"], []]


def test_qualifiers_stay_with_their_own_figure() -> None:
    claims = claims_of("희생자는 여성 14명, 남성 9명이다. 생존자는 31세 남성과 28세 여성이다.")
    marks = [c.qualifiers for c in claims]
    assert marks == [{"sex:female"}, {"sex:male"}, {"sex:male"}, {"sex:female"}]


def test_how_badly_hurt_holds_for_the_whole_list() -> None:
    badly, slightly = {"condition:serious"}, {"condition:slight"}
    claims = claims_of("중상자는 동구 4명, 서구 5명으로 총 9명이다. 경상자는 31명(동구 24명, 서구 7명)이다.")
    assert [c.qualifiers for c in claims] == [badly, badly, badly, slightly, slightly, slightly]
    claims = claims_of("사고로 중상 5명, 경상 6명 등 11명이 다쳤고 실종 2명을 찾고 있다.")
    assert [c.qualifiers for c in claims] == [badly, slightly, set(), set()]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("서구에서 사망 4명, 중상 5명, 경상 6명 등 {15명}이다.", "casualties"),
        ("사망 4명, 부상 5명 등 모두 {9명}이 죽거나 다쳤다.", "casualties"),
        ("사망자는 동구 4명, 서구 5명 등 {9명}이다.", "deaths"),
        ("실종은 9명(동구 1명, 서구 8명)이며, 부상자는 동구 17명 등 {34명}이다.", "injured"),
        ("사망 4명, 부상 5명 등이 났고 {9명}이 숨졌다.", "deaths"),
    ],
)
def test_the_sum_of_a_list_counts_what_its_items_add_up_to(text: str, counted: str) -> None:
    assert claim_at(text).attribute == counted


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("코스피는 {2500}선을 내줬다.", True),
        ("주가는 {6만원}선을 넘겼다.", True),
        ("코스피는 {2400} 아래로 떨어졌다.", True),
        ("코스피는 {2441.55}로 마감했다.", False),
        ("후보 {12명}이 선거에 나왔다.", False),
    ],
)
def test_a_level_that_is_passed_is_a_mark(text: str, is_mark: bool) -> None:
    assert ("level:mark" in claim_at(text).qualifiers) is is_mark


def test_the_mark_may_stand_before_the_denominator() -> None:
    claims = claims_of("입력 토큰 100만개당 0.5달러, 출력 토큰 100만개당 4달러를 받는다.")
    assert ["token:input" in c.qualifiers for c in claims] == [True, False]
    assert ["token:output" in c.qualifiers for c in claims] == [False, True]


def test_a_branch_is_another_fact_than_the_whole() -> None:
    claims = claims_of("4월 수출은 582억달러였다. 반도체 수출은 116억달러로 늘었다. 자동차는 65억달러로 3.8% 감소했다.")
    told = [(c.figure.text, c.attribute, sorted(c.qualifiers)) for c in claims if c.role is not Role.WHEN]
    assert told == [
        ("582억달러", "exports", []),
        ("116억달러", "exports", ["of:semiconductor"]),
        ("65억달러", "exports", ["of:car"]),
        ("3.8%", "exports", ["of:car"]),
    ]


def test_a_figure_means_what_it_means_elsewhere() -> None:
    claims = claims_of("1200만 달러의 진실\n\n회사가 밝힌 훈련 비용은 1200만 달러다. 1200만 달러는 적다는 말이 나온다.")
    assert {c.attribute for c in claims} == {"training_cost"}


def test_words_are_stems_and_the_nearest_weigh_most() -> None:
    words = dict(claim_at("부산항에서 화물선이 침몰해 선원 {5명}이 숨졌다.").words)
    assert words["deaths"] > words["overturn"] > words["부산항"]


def test_ids_name_article_and_place() -> None:
    claim = claim_at("{5명}이 숨졌다.")
    assert claim.id == "a:0"


@pytest.mark.parametrize("text", ["숫자가 없다.", "(5명)", "5명, 6명, 7명", "12%", "1억원(", "3명이 3명을 3명에게"])
def test_never_raises(text: str) -> None:
    claims_of(text)
    claims_of(text, None)


def test_a_long_line_takes_time_by_its_length_alone() -> None:
    row = "매출 3조원 영업이익 4천억원 12.5% 사망 3명 "
    claims = claims_of(row * 400)
    assert len(claims) == 4 * 400
    assert [c.figure.span for c in claims] == sorted(c.figure.span for c in claims)
    assert claims_of("매출과 사망자 그리고 " * 4000 + "3명이 왔다.")


def test_the_size_of_a_home_is_a_part_of_its_price() -> None:
    claims = claims_of(
        "전용 84㎡는 51억원에 팔렸다. 같은 면적은 한 달 전 47억원에 거래됐다. 전용 59㎡는 36억원에 팔렸다. "
        "공급면적 112㎡가 50억원에 팔렸다."
    )
    sizes = [
        next((mark for mark in sorted(c.qualifiers) if mark.startswith("size:")), None)
        for c in claims
        if c.attribute == "sale_price"
    ]
    assert sizes == ["size:84", "size:84", "size:59", "size:84"]


def test_from_one_day_to_another_is_no_moment_of_counting() -> None:
    assert claim_at("오는 24일부터 9월 30일까지 아파트 {2200채}를 규제한다.").as_of is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("다친 사람은 22명이다. 이 중 {4명}은 학생이다.", True),
        ("다친 사람은 {22명}이다. 이 중 4명은 학생이다.", False),
        ("이 가운데 4명은 학생이고 {7명}은 교사다.", False),
        ("Of them, {four students} stayed.", True),
        ("The bus carried {four students}.", False),
    ],
)
def test_some_of_those_before_are_a_part(text: str, part: bool) -> None:
    assert ("scope:part" in claim_at(text).qualifiers) is part


def test_a_share_is_a_share_in_both_languages() -> None:
    korean, english = claim_at("주당 순이익은 {2.4달러}다."), claim_at("Net income was {$2.40} per share.")
    assert korean.figure.dimension == english.figure.dimension
    assert "per_unit:share" in korean.qualifiers & english.qualifiers


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("올해 여섯 번째이자 역대 {28번째} 천만 영화다.", "영화"),
        ("한국 영화로는 {19번째}다.", "영화"),
        ("이 다리는 {3번째}로 긴 다리다.", ""),
        ("이 회사는 {1위}로 올라섰다.", ""),
        ("지난해 {2위}였던 회사다.", ""),
    ],
)
def test_an_ordinal_is_told_of_its_noun(text: str, noun: str) -> None:
    assert claim_at(text).attribute_text == noun


@pytest.mark.parametrize(
    "text",
    [
        "수출이 {5개월} 연속 늘었다.",
        "수출은 12% 늘었다. {5개월} 연속 증가세다.",
        "수출은 지난해 8월부터 {5개월} 연속 늘었다.",
    ],
)
def test_months_on_end_are_told_of_what_went_on(text: str) -> None:
    claim = claim_at(text)
    assert claim.attribute == "exports"
    assert claim.period is None or claim.period.text != "지난해 8월"


@pytest.mark.parametrize(
    "text",
    [
        "전용면적 84㎡(약 34평)가 {20억원}에 거래됐다.",
        "전용 84.9㎡(공급면적 112㎡)가 {20억원}에 거래됐다.",
        "전용 84㎡가 {20억원}에 거래됐다.",
    ],
)
def test_a_home_told_in_two_areas_is_of_its_own(text: str) -> None:
    assert "size:84" in claim_at(text).qualifiers


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("인도인 5명, 러시아인 {4명}이 탔다.", {"nation:ru"}),
        ("There were five Indians and {four Russians} on the plane.", {"nation:ru"}),
        ("Among them was {one Irish} citizen.", {"nation:ie"}),
        ("{Two South Koreans} were hurt.", {"nation:korean"}),
        ("{Two workers} from the north were hurt.", set()),
        ("{Two Korean banks} were sold.", set()),
        ("타고 있던 {181명}은 한국인 173명과 태국인 2명이다.", set()),
        ("승무원을 포함한 {72명}이 숨졌다.", set()),
    ],
)
def test_a_people_is_a_mark_of_its_own_count(text: str, marks: set[str]) -> None:
    found = claim_at(text).qualifiers
    assert {mark for mark in found if mark.startswith(("nation:", "who:"))} == marks


def _hours(text: str) -> dict[str, int | None]:
    return {
        c.figure.text: None if c.as_of is None or c.as_of.moment is None else c.as_of.moment.start.hour
        for c in claims_of(text)
    }


def test_the_one_hour_of_counting_holds_for_all_counts_that_go_on() -> None:
    text = "여객선이 멈췄다\n\n12일 오전 9시 30분 현재 사망자는 2명이다.\n\n실종자는 51명이다. 배에는 승용차 14대가 실려 있었다."
    hours = _hours(text)
    assert (hours["2명"], hours["51명"], hours["14대"]) == (9, 9, None)


def test_of_two_hours_of_counting_the_later_holds_for_the_counts_after_it() -> None:
    text = "여객선이 멈췄다\n\n오전 9시 30분 현재 사망자는 2명이다.\n\n오후 2시 현재 사망자는 6명이다.\n\n실종자는 51명이다."
    assert _hours(text)["51명"] == 14
    text = "여객선이 멈췄다\n\n부상자는 8명이다.\n\n오후 2시 현재 사망자는 6명이다. 오전 9시만 해도 2명이었다.\n\n실종자는 51명이다."
    hours = _hours(text)
    assert (hours["8명"], hours["6명"], hours["2명"], hours["51명"]) == (None, 14, 9, 14)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("매출은 시장 전망치 {486억2000만 달러}를 상회했다.", 48620000000, 48620000000),
        ("영업이익은 증권가 예상치인 {9조원}을 밑돌았다.", 9 * 10**12, 9 * 10**12),
        ("영업이익이 {10조원}을 넘을 것으로 전망됐다.", 10**13, None),
    ],
)
def test_the_value_of_a_forecast_is_no_bound(text: str, low: int, high: int | None) -> None:
    claim = claim_at(text)
    assert claim.role is Role.FORECAST
    assert (claim.figure.low, claim.figure.high) == (low, high)


def test_research_and_development_is_no_training() -> None:
    assert claim_at("연구·개발(R&D) 분야에는 {29조원}이 투입된다.").attribute == "rnd_cost"
    assert claim_at("모델 개발에 {81억원}이 들었다.").attribute == "training_cost"


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("The earthquake struck at 7:50 a.m. local time (2350 GMT) and shook the capital.", True),
        ("The plane took off at 8.38 am local time (11.08 am Indian time) and crashed.", True),
        ("지진은 현지 시각으로 오전 7시 50분(한국 시각 8시 50분) 발생했다.", True),
        ("The plane took off at 8.38 am (8.44 am, witnesses said) and crashed.", False),
        ("회의는 오전 7시 50분에 열려 오전 8시 50분 끝났다.", False),
    ],
)
def test_a_time_in_brackets_is_the_same_moment_by_another_clock(text: str, converted: bool) -> None:
    times = [c for c in claims_of(text) if c.figure.kind is FigureKind.TIME]
    assert [len(c.conversions) for c in times] == ([1] if converted else [0, 0])


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("4시간 동안 최대 {305㎜}가 내렸다.", Role.LEVEL),
        ("비 {300㎜}가 내려 도로가 잠겼다.", Role.LEVEL),
        ("산간에는 눈이 {20㎝} 내렸다.", Role.LEVEL),
        ("저수지 수위가 {30㎝} 내렸다.", Role.CHANGE),
    ],
)
def test_rain_that_comes_down_is_no_fall(text: str, role: Role) -> None:
    assert claim_at(text).role is role


@pytest.mark.parametrize(
    "text", ["지난 {20개월}치 비가 쏟아졌다.", "{3개월}치 월급을 받지 못했다.", "{1년} 치 비가 왔다."]
)
def test_what_is_enough_for_a_time_is_told_as_that_time(text: str) -> None:
    assert claim_at(text).figure.dimension == "[time]"


def test_what_a_bracket_says_of_a_name_is_counted_by_the_name() -> None:
    told = claims_of("타율 0.288, 출루율 0.410, 장타율 0.569에 OPS(출루율+장타율) 0.979를 기록했다.")
    names = ["batting_average", "on_base_percentage", "slugging_percentage", "ops"]
    assert [claim.attribute for claim in told] == names


AGES = [
    (
        "평균 초혼 연령은 남자가 34.1세로 0.2세 올랐고 여자는 31.8세로 0.3세 높아졌다. 10년 전보다 남자는 1.6세, 여자는 2.1세 올랐다.",
        ["level", "change", "level", "change", "change", "change"],
    ),
    ("평균 초혼 연령은 남자 34.1세, 여자 31.8세다.", ["level", "level"]),
]


@pytest.mark.parametrize(("text", "roles"), AGES, ids=["moved", "told"])
def test_what_a_mean_age_rose_by_is_no_age(text: str, roles: list[str]) -> None:
    claims = [claim for claim in claims_of(text) if claim.figure.kind is FigureKind.AGE]
    assert [(claim.attribute, claim.role) for claim in claims] == [("marriage_age", role) for role in roles]


def test_somebodys_age_is_not_the_mean_age_told_before() -> None:
    (age,) = [c for c in claims_of("평균 초혼 연령은 34.1세다. 신부는 29세다.") if c.figure.text == "29세"]
    assert age.attribute == "age"


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("The bank cut its key rate by 0.5 percentage points, to {3.25%}.", "interest_rate"),
        ("The index closed 52.1 points down, or {0.4%}, at 9,812.", "stock_index"),
        ("The stock ended its first session at $63.10, {12 percent} above it.", "stock_price"),
        ("‘나스닥 데뷔’ 가람소프트, {12%} 급등 마감", "stock_price"),
        ("Revenue rose 8% from a year earlier and {3%} from the quarter before.", "revenue"),
        ("Revenue rose 8% from a year earlier and {3%} of the staff left.", None),
        ("It lowered its forecast for this year to {1.5%}.", None),
        ("Their estimate of the longer-run rate was raised to {2.6%}.", "interest_rate"),
    ],
)
def test_what_is_told_again_is_of_the_same_thing(text: str, attribute: str | None) -> None:
    assert claim_at(text).attribute == attribute


def test_points_told_in_two_ways_are_one_figure() -> None:
    (claim,) = claims_of("It cut its rate by half a percentage point, or 50 basis points.")
    assert [figure.text for figure in claim.conversions] == ["50 basis points"]


@pytest.mark.parametrize(
    ("text", "attribute"), [("5일까지 17명이 숨졌다.", "counted"), ("새 표는 12일까지 나눠 준다.", None)]
)
def test_nothing_is_counted_on_a_day_to_come(text: str, attribute: str | None) -> None:
    assert claims_of(text)[0].attribute == attribute
