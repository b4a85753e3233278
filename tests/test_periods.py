"""When: the period of a claim, the moment of counting, and what carries over."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

PERIODS = [
    # text, first day of its period
    ("지난해 4분기 매출은 {7조원}이다.", "2024-10-01"),
    ("4분기 매출은 {7조원}이다.", "2024-10-01"),
    ("3분기에는 {9조원}의 매출을 올렸다.", "2024-07-01"),
    ("올해 매출은 {9조원}이 될 것이다.", "2025-01-01"),
    ("연간 매출은 {30조원}이다.", "2024-01-01"),
    ("수출은 {600억달러}를 올린 2022년에 이어 두 번째다.", "2022-01-01"),
    ("수출은 2022년({600억달러}) 다음이다.", "2022-01-01"),
    ("지난달 수출은 {58억달러}다.", "2024-12-01"),
    ("종전 최고가인 {38억원}(지난해 11월)보다 올랐다.", "2024-11-01"),
    ("4분기 매출은 2861억원으로 전년 동기({1333억원}) 대비 두 배다.", "2023-10-01"),
    ("4분기 매출은 9조원으로 전 분기 {8조원}보다 많다.", "2024-07-01"),
    ("12월 수출은 58억달러로 전월({55억달러})보다 늘었다.", "2024-11-01"),
    ("12월 수출은 {58억달러}로 전월(55억달러)보다 늘었다.", "2024-12-01"),
    ("Revenue was {$3 billion} in the fourth quarter.", "2024-10-01"),
    ("지난해 세수는 2022년 실적(396조원)보다 {52조원} 줄었다.", "2024-01-01"),
    ("지난해 세수는 2022년 실적({396조원})보다 52조원 줄었다.", "2022-01-01"),
    ("지난해 사고는 2022년 395건에서 {300건}으로 줄었다.", "2024-01-01"),
    ("The wage rose 2.8% in 2020, {1.5%} in 2021 and 5% in 2022.", "2021-01-01"),
    ("Exports were $2.28 billion in November, up {5.7%} on the year.", "2024-11-01"),
    # the first week of a month is that of its first Monday
    ("12월 3주 지지율은 {54.3%}다.", "2024-12-16"),
    ("12월 셋째 주에 {0.25%} 올랐다.", "2024-12-16"),
    ("12월 첫째 주 0.06%, 둘째 주 {0.11%}로 올랐다.", "2024-12-09"),
    ("한솔구는 2018년 1월 넷째 주({0.93%}) 이후 가장 높았다.", "2018-01-22"),
    ("12월 둘째 주에 0.1%였던 한솔구는 2018년 1월 넷째 주(0.93%) 이후 가장 높은 {0.83%}를 기록했다.", "2024-12-09"),
    ("지난해 사고는 2022년 {395건}에서 300건으로 줄었다.", "2022-01-01"),
    ("Net income in the fourth quarter climbed 36% to {$248 million} from last year's $182 million.", "2024-10-01"),
    ("Net income in the fourth quarter climbed 36% to $248 million from last year's {$182 million}.", "2024-01-01"),
    (
        "Income was $286 million, against {$202 million} (190 million euros) in the same quarter last year.",
        "2024-01-01",
    ),
    ("It raised $10 billion in 2023 and brought in {$400 million} in revenue last year.", "2024-01-01"),
    ("Seoul, Jan. 8 -- It posted income of {$248 million} for the fourth quarter.", "2024-10-01"),
]


@pytest.mark.parametrize(("text", "start"), PERIODS)
def test_period(text: str, start: str) -> None:
    period = claim_at(text).period
    assert period is not None
    assert period.moment is not None
    assert period.moment.start.date().isoformat() == start


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("집은 지난해 1월과 2월 {20억원}에 팔렸다.", False),
        ("집은 지난 1월에 이어 2월에도 {20억원}에 팔렸다.", False),
        ("집은 지난 2월에 {20억원}에 팔렸다.", True),
        ("집은 지난해 1월에 18억원에, 지난해 2월에 {20억원}에 팔렸다.", True),
    ],
)
def test_of_two_times_it_is_left_open_which(text: str, certain: bool) -> None:
    period = claim_at(text).period
    assert period is not None
    assert period.moment is not None
    assert period.moment.certain is certain


@pytest.mark.parametrize(
    "text",
    [
        "매출은 지난해보다 {3%} 늘었다.",  # what is compared with
        "The {$70 million} deal is the richest ever, surpassing one signed in 2019.",  # of what is passed
        "2023년말 준공된 건물은 {30억원}이다.",  # a date of the noun behind it
        "회사는 8일 매출이 {3조원}이라고 밝혔다.",  # the day of the announcement
        "Profit jumped from last year to {$4 billion}.",
        "Income was $286 million, against $202 million in the same quarter last year. Sales came to {$4 billion}.",
        "투표율은 {79%}로 since 1997 최고다.",
        "지난해 12월 공개한 모델의 개발비는 {60억원}이다.",  # of the model, not of the cost
        "2019년 출시 이래 매출은 {60억원}을 넘었다.",  # what is counted is told from there on
        "1991년 통계 작성 이후 가장 많은 {60억원}이다.",
    ],
)
def test_no_period(text: str) -> None:
    period = claim_at(text).period
    assert period is None or period.moment is None or period.moment.grain == "day"


def test_a_period_carries_and_is_a_guess_beyond_its_paragraph() -> None:
    inside = claim_at("지난해 4분기 영업이익은 6조원이다. 매출은 {70조원}이다.").period
    beyond = claim_at("지난해 4분기 영업이익은 6조원이다.\n\n매출은 {70조원}이다.").period
    assert inside is not None
    assert beyond is not None
    assert inside.moment is not None
    assert beyond.moment is not None
    assert inside.moment.certain
    assert not beyond.moment.certain


def test_background_does_not_carry() -> None:
    assert claim_at("1987년 사고에서는 40명이 숨졌다. 이번 사망자는 {80명}이다.").period is None
    assert "background" in claim_at("{40명}이 숨진 1987년 사고가 있었다.").qualifiers


def test_a_forecast_is_for_a_quarter_not_for_the_month_it_was_made_in() -> None:
    period = claim_at("증권사들은 지난해 9월만 해도 4분기 영업이익을 {3조원}으로 예상했다.").period
    assert period is not None
    assert period.text == "4분기"


AS_OF = [
    "해경이 오후 4시 20분까지 찾은 희생자는 {7명}이다.",
    "사망자는 {7명}이다. 오후 4시 20분 기준이다.",
    "오후 4시 20분 기준 사망자는 {7명}이다.",
    "The death toll was {7} as of 4:20 p.m.",
    "소방서는 오후 4시 20분 현장 브리핑에서 {7명}이 숨졌다고 밝혔다.",
    "오후 4시 20분만 해도 사망자는 {7명}이었다.",
    "▲오후 4시 20분=사망 {7명}, 부상 12명.",
    "4:20 p.m. – {7} people confirmed dead.",
    "5일 오후 4시 20분 가람바이오는 전장보다 4800원 뛴 {4만9050원}에 거래되고 있다.",
    "At 4:20 p.m. shares of Garam Bio were trading at {$14.50}.",
    "오후 4시 20분 현재 홍길동 후보가 555만표, 득표율 40.08%를 얻었다.\n\n임꺽정 후보는 464만1000표, {33.46%}를 기록했다.",
]


def test_an_hour_at_which_something_happened_counts_nothing() -> None:
    assert claim_at("오후 4시 20분 불이 나 {7명}이 숨졌다.").as_of is None


@pytest.mark.parametrize("text", AS_OF)
def test_as_of(text: str) -> None:
    as_of = claim_at(text).as_of
    assert as_of is not None
    assert as_of.moment is not None
    assert (as_of.moment.start.hour, as_of.moment.start.minute) == (16, 20)


def test_no_day_of_publication_no_moment() -> None:
    period = claim_at("지난해 4분기 매출은 {7조원}이다.", None).period
    assert period is not None
    assert period.moment is None
