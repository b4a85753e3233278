"""What figures count: every lexicon entry on its own example, then the grammar between the words."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

from checker.lexicon.attributes import (
    Attribute,
    Words,
    compatible_attributes,
    is_general_attribute,
)
from checker.lexicon.reader import read_entries

ENTRIES = [
    pytest.param(entry.id, example.text, id=f"{language}-{entry.id}-{number}")
    for language in ("ko", "en")
    for entry in read_entries(f"{language}/attributes.toml", "words", Words)
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize(("name", "text"), ENTRIES)
def test_entry_fires_on_its_example(name: str, text: str) -> None:
    assert claim_at(text).attribute == name


ATTRIBUTES = read_entries("shared/attributes.toml", "attribute", Attribute)


def test_ids_are_unique_and_known() -> None:
    ids = [attribute.id for attribute in ATTRIBUTES]
    assert len(ids) == len(set(ids))
    for attribute in ATTRIBUTES:
        assert set(attribute.compatible) <= set(ids)
        assert attribute.refines is None or attribute.refines in ids
        assert set(attribute.turns) <= set(attribute.of)
        assert set(attribute.turns.values()) <= {attribute.id, *attribute.compatible}
        assert {*attribute.each.values()} <= set(ids)


def test_every_attribute_has_an_example() -> None:
    told = {param.values[0] for param in ENTRIES}
    assert {attribute.id for attribute in ATTRIBUTES} <= told


@pytest.mark.parametrize(
    ("one", "two", "together"),
    [
        ("deaths", "injured", False),
        ("deaths", "missing", False),
        ("rescued", "aboard", False),
        ("revenue", "operating_profit", False),
        ("operating_profit", "net_profit", False),
        ("exports", "imports", False),
        ("unemployment_rate", "employment_rate", False),
        ("passengers", "crew", False),
        ("passengers", "aboard", True),
        ("training_cost", "cost", True),
        ("training_cost", "hardware_cost", False),
        ("people", "deaths", True),
        ("amount", "revenue", True),
        ("people", "revenue", False),
        ("leaked_records", "users", True),
        ("operating_margin", "margin", True),
        ("operating_margin", "net_margin", False),
        ("trade_balance", "surplus", True),
        ("operating_profit", "surplus", True),
        ("surplus", "deficit", False),
        ("pay_raise", "salary", True),
        ("offer_price", "stock_price", True),
        ("pay_raise", "funding", False),
        ("sales", "units_sold", True),
        ("revenue", "units_sold", False),
        ("marriage_age", "age", True),
        ("marriage_age", "remarriage_age", False),
        ("market_cap", "price", True),
        ("property_division", "assets", True),
    ],
)
def test_pairs(one: str, two: str, together: bool) -> None:
    assert compatible_attributes(one, two) is together
    assert compatible_attributes(two, one) is together


def test_general_words() -> None:
    assert is_general_attribute("amount")
    assert not is_general_attribute("deaths")
    assert not is_general_attribute("no such id")


# The words between a figure and its noun. Braces mark the figure.
GRAMMAR = [
    ("여객선에 탄 {48명} 가운데 31명이 숨졌다.", "aboard"),
    ("여객선에 탄 48명 가운데 {31명}이 숨졌다.", "deaths"),
    ("승객 {3명}은 병원으로 이송됐으나 결국 숨졌다.", "deaths"),
    ("승객 {3명}은 심정지 상태로 구조됐지만 끝내 숨졌다.", "deaths"),
    ("승객 {3명}이 다쳐 병원 치료를 받다 숨졌다.", "deaths"),
    ("승객 {3명}은 병원으로 이송됐고 5명은 숨졌다.", "injured"),
    ("승객 {3명}은 병원으로 이송됐다.", "injured"),
    ("선원 15명(외국인 {6명}, 한국인 9명)이 구조됐다.", "rescued"),
    ("체류 외국인은 {250만명}이다.", "foreigners"),
    ("매출은 {3조2000억원}, 영업이익은 4100억원이었다.", "revenue"),
    ("매출은 3조2000억원, 영업이익은 {4100억원}이었다.", "operating_profit"),
    ("매출과 영업이익은 3조2000억원으로 늘었고, 순이익은 {900억원}으로 줄었다.", "net_profit"),
    ("영업이익은 4100억원으로 12.5% 줄었고, 매출은 3조2000억원으로 {4.1%} 늘었다.", "revenue"),
    ("영업이익은 4100억원으로 {12.5%} 줄었고, 매출은 3조2000억원으로 4.1% 늘었다.", "operating_profit"),
    ("이 회사는 {4100억원}의 영업이익과 3조2000억원의 매출을 올렸다.", "operating_profit"),
    ("이 회사는 4100억원의 영업이익과 {3조2000억원}의 매출을 올렸다.", "revenue"),
    ("매출이 {4.1%}, 영업이익이 12.5% 늘었다.", "revenue"),
    ("It closed its last funding round and brought home {$400 million} in revenue.", "revenue"),
    ("It pledged {$10 million} in aid.", "subsidy"),
    ("It was bought for {$10 billion} in cash.", "acquisition_price"),
    ("The buyer will pay {$55} in cash.", None),
    ("매수자는 {55달러}를 현금으로 지급한다.", None),
    ("순이익은 주당 {0.42달러}다.", "eps"),
    ("It earned {42 cents} a share.", "eps"),
    ("It lost money: a loss of $1.6 billion, or {38 cents per share}.", "loss_per_share"),
    ("이날 사고 비행기는 {오전 8시 38분}께 이륙한 뒤 사라졌다.", "takeoff"),
    ("{179} of the 181 people on board were killed.", "deaths"),
    ("179 of the {181 people} on board were killed.", "aboard"),
    ("Some {150} of the 181 passengers were rescued.", "rescued"),
    ("희생자는 여성 {14명}, 남성 9명이다.", "deaths"),
    ("희생자는 여성 14명, 남성 {9명}이다.", "deaths"),
    ("{31명}이 숨지고 5명이 실종됐다.", "deaths"),
    ("31명이 숨지고 {5명}이 실종됐다.", "missing"),
    ("소방본부는 피해자 10명 중 4명 사망, {5명} 중상, 1명 경상이라고 밝혔다.", "injured"),
    ("숨진 31명과 어선이 구한 선원 {4명}을 제외한 13명은 실종자다.", "rescued"),
    ("숨진 31명과 어선이 구한 선원 4명을 제외한 {13명}은 실종자다.", "missing"),
    ("물 밖으로 살아 돌아온 이는 {4명}이다.", "rescued"),
    ("선원 {4명} 말고는 생존자가 없다.", "rescued"),
    ("비용을 줄이려고 인력 {15%} 감축과 배당 중단을 꺼냈다.", None),
    ("배당은 {15%} 줄었다.", "dividend"),
    ("홍길동 후보는 467만1천표({33.49%})를 얻었다.", "vote_share"),
    ("홍길동 후보는 467만1천표, {33.49%}를 기록했다.", "vote_share"),
    ("Hong received 4.6 million votes or {33.49%}.", "vote_share"),
    ("비례대표는 가당이 {36.7%}, 나당이 26.7%의 득표율을 기록했다.", "vote_share"),
    ("이웃 주민 {20명}이 옥상으로 대피했다.", "evacuated"),
    ("새 악성코드는 {25종}이다.", "악성코드"),
    ("생존자는 어부들이다. 모두 {2명}이다.", "rescued"),
    ("들불이 {3제곱마일}(약 7.8㎢)을 태웠다.", "burned_area"),
    ("마을 사람 {2천여 명}에게 집을 떠나라고 알렸다.", "evacuated"),
    ("그 회사는 하드웨어를 사느라 {600억원}을 썼다.", "hardware_cost"),
    ("새 모델을 훈련하는 데 {60억원}(약 400만 달러)을 썼다.", "training_cost"),
    ("Revenue rose to {$3.2 billion} while operating profit fell to $410 million.", "revenue"),
    ("Revenue rose to $3.2 billion while operating profit fell to {$410 million}.", "operating_profit"),
    ("The crash killed {31 people} and injured 12.", "deaths"),
    ("Some {3,000 residents} had been told to go by noon.", "evacuated"),
    ("Of the 48 people on board, {31} were killed.", "deaths"),
    ("소형차를 중심으로 판매가 늘어 1년 전보다 {4.6%} 증가한 8만대를 기록했다.", "units_sold"),
    ("신형 전화기의 판매가는 {99만원}이다.", "price"),
    ("전용 충전소 덕에 지난해보다 {17%} 늘어난 9천대를 팔았다.", "units_sold"),
    ("전용 {59㎡}가 팔렸다.", "exclusive_area"),
    ("지붕이 무너져 5명이 숨지고 {4명}이 중상, 7명이 경상을 입었다.", "injured"),
    ("5명이 숨지고 4명이 중상, {7명}이 경상을 입었다.", "injured"),
    ("부상자 6명을 병원으로 옮겼으며, {3명}이 연락 두절된 상태다.", "missing"),
    ("지난해 {41만명}의 정보가 노출됐다.", "leaked_records"),
    ("두 달째 무역수지는 {7억 달러} 흑자를 냈다.", "trade_balance"),
    ("이 공장은 지난해 {7억원} 흑자를 냈다.", "surplus"),
    ("터널 붕괴…3명 구조·{6명} 매몰 추정", "trapped"),
    ("연간 투자 상한은 {40억 달러}로 정했다.", "limit"),
    ("조사단은 {3조200억 건}에 달하는 접속 기록을 조사했다.", "record"),
    ("모두 {2천 개}에 이르는 전광판을 바꿨다.", "전광판"),
    ("불은 21층짜리 아파트에서 났다. 이 단지에는 모두 9개 동이 있고, 이 중 {6개} 동에서 불이 났다.", "동"),
    ("Exports of chips climbed {23 percent} from a year earlier.", "exports"),
    ("Export growth slowed to {3 percent}.", "exports"),
    ("Shipments gained {6 percent}, to $2 billion.", "exports"),
    ("Outbound shipments rose {6 percent} in May.", "exports"),
    ("Sales rose {4 percent} to 72,000 units.", "units_sold"),
    ("Sales rose {4 percent} to $7 billion.", "revenue"),
    ("The shop sold more, and sales grew {4 percent}.", "sales"),
    ("The flood claimed {64 lives}.", "deaths"),
    ("Its operating profit margin stood at {7.7%}.", "operating_margin"),
    ("A fire broke out in a warehouse at about {6:40 a.m.}, officials said.", "happened"),
    ("두 후보는 {204표} 차로 갈렸다.", "margin"),
    ("표본오차는 95% 신뢰수준에서 ±{3.1%포인트}다.", "sampling_error"),
    ("{787가구} 모집에 1만3280명이 신청했다.", "presale_units"),
    ("같은 면적 매물이 {120억원}에 나와 있다.", "asking_price"),
    ("{오전 7시 50분}께 창고에서 불이 나 2명이 다쳤다.", "happened"),
    ("A train derailed at around {3:25 p.m.}, police said.", "happened"),
    ("The deal calls for {$20 billion} in Gaon investments.", "investment"),
    ("정부는 투자 수익의 {70%}가 국민에게 간다고 밝혔다.", "profit"),
    ("현지 시간 기준 {오전 3시}께 배가 다리를 들이받았다.", "happened"),
    ("The port is closed and {6 workers} are presumed dead.", "missing"),
    ("회사 주가는 전날보다 {7.1%} 내린 채 거래를 마쳤다.", "stock_price"),
    ("The fund controls {80%} of shares outstanding.", "stake"),
    ("Ministers lowered the tariff rate on cars to {15%}.", "tariff"),
    ("The sea had warmed to {61 degrees Fahrenheit}.", "temperature"),
    ("The barge was doing about {6 knots}.", "speed"),
    ("Winds reached 95 mph and were down to {40 mph} by noon.", "wind_speed"),
    ("배는 {시속 6노트}로 부두를 들이받았다.", "speed"),
    ("폭풍은 {시속 140㎞}의 바람을 몰고 왔다.", "wind_speed"),
    ("A {410-foot} grain carrier ran aground.", "distance"),
    ("They want to build a {700ft} glass tower.", "height"),
    ("The wreck lies in {40 feet} of water.", "depth"),
    ("Seven farm workers are feared missing and {9 pickers} were hurt.", "injured"),
    ("Some {30 people} are known to have died, police said.", "deaths"),
    ("Three died, and more than {80} were injured, police said.", "injured"),
    ("{12 rail passengers} were pulled out of the wreck, one in serious condition.", "rescued"),
    ("갱도가 무너져 {9명}이 매몰되는 등 피해가 컸다.", "trapped"),
    ("It lies near Sarn, a town of {40,000}.", "population"),
    ("지진으로 {17층} 건물이 무너졌다.", "floors"),
    ("The span took four years and {$41.5 million} to build.", "project_cost"),
    ("The roof gave way at {2:10 a.m.}, police said.", "happened"),
    ("{8명}이 탄핵을 반대했다.", "opposed"),
    ("A barge struck the pier of the old bridge near the mouth of the harbour at about {2:10 a.m.}", "happened"),
    ("Gaon, a chip maker that nobody knew a year ago, rose {25%} in its first day of trading.", "stock_price"),
    ("The oil ministry set aside {$3 billion}.", None),
    ("Sales were $2.6 billion last year, down from {$2.7 billion}, he said.", "revenue"),
    ("The Gaon Index rose as much as 1.5% after the news and finished {0.4%} lower.", "stock_index"),
    ("Turnout was 61%, compared with {66%} four years ago.", "turnout"),
    ("Exports to the north grew 4% in May and 2% from April to {$3 billion}.", "exports"),
    ("투숙객 {3명}은 밖으로 대피하려다 연기를 마시고 숨졌다.", "deaths"),
    ("The raid killed seven guards and more than {30} farm workers.", "deaths"),
    ("경찰은 시공사 대표 {3명}과 감리 2명을 과실치사 혐의로 체포했다.", "suspects"),
    ("손님 {3명}은 창밖으로 뛰어내렸으나 숨졌다.", "deaths"),
    ("수입은 곡물 값이 내려 {1.9%} 줄었다.", "imports"),
    ("Net income was {76 cents} a diluted share.", "eps"),
]


@pytest.mark.parametrize(("text", "name"), GRAMMAR)
def test_grammar(text: str, name: str | None) -> None:
    assert claim_at(text).attribute == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("보험사는 {3월 9일} 가입자 8천 명의 주소와 전화번호가 밖으로 새어 나간 사실을 인지했다.", "noticed"),
        ("{3월 9일} 탈선한 열차는 화물을 싣고 있었다.", "happened"),
        ("회사는 공모 청약을 거쳐 {4월 2일} 코스닥에 상장한다.", "listed"),
        ("회사는 수요예측을 마치고 {4월 2일} 일반 청약을 받는다.", "subscribed"),
        ("{3월 9일}부터 외부 서버로 자료를 빼 갔다.", "happened"),
        ("{3월 9일}부터 12일까지 표를 나눠 준다.", None),
        ("Records were copied to a server abroad, starting in {March}.", "happened"),
        ("The intrusion went undetected until {March 9}.", "noticed"),
    ],
)
def test_a_date_is_of_the_verb_that_governs_it(text: str, name: str | None) -> None:
    assert claim_at(text).attribute == name


@pytest.mark.parametrize(
    ("text", "is_quake"),
    [
        ("가람에서 규모 {6.1}의 지진이 났다.", True),
        ("회사는 {300만주} 규모의 신주를 발행한다.", False),
        ("행사는 {40대} 규모로 열렸다.", False),
    ],
)
def test_the_size_of_a_thing_is_no_earthquake(text: str, is_quake: bool) -> None:
    assert (claim_at(text).attribute == "magnitude") is is_quake


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("법원은 {110억원}의 재산 몰수를 명령했다.", "property_seized"),
        ("구단은 {260억원}에 달하는 최고가의 이적료를 냈다.", "transfer_fee"),
        ("그의 재산은 {110억원}이다.", "assets"),
        ("The maker of Call of Duty asks for {$95} a share.", None),
        ("The duty on steel is {$95} a ton.", "tariff"),
        ("주가에 {45%}의 프리미엄을 얹었다.", "premium"),
        ("At that price the bid is a {45%} premium.", "premium"),
        ("소행성 베라의 폭은 약 {500m}다.", "width"),
        ("The rock is only {500 meters} wide.", "width"),
        ("The probe has traveled {6.2 billion kilometers}.", "distance"),
        ("He was found guilty in {November}.", "convicted"),
        ("The bank delivered a {half-percentage-point} cut to interest rates.", "interest_rate"),
        ("The plant delivered {300 trucks}.", "units_sold"),
        ("배심원단은 {지난해 11월} 그에게 유죄 평결을 내렸다.", "convicted"),
    ],
)
def test_a_noun_that_modifies_another_and_a_word_of_a_name_count_nothing(text: str, attribute: str | None) -> None:
    assert claim_at(text).attribute == attribute


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("About {2.4 million customers} across the southern coast were without power on Monday.", "power_out"),
        ("Some {200 employees} at the plants in Ohio were laid off.", "layoffs"),
        ("The app has {2.4 million customers} in the south.", "users"),
        ("The maker announced its first payout of {40 cents} a share.", "dividend"),
        ("The death toll remains at {12}.", "deaths"),
        ("4년 만의 피벗… {0.5%포인트} 빅컷", "interest_rate"),
        ("한은은 사상 처음 {0.5%포인트} 빅스텝을 밟았다.", "interest_rate"),
        ("The fire remains {40%} contained.", "containment"),
        ("Crews found the remains of {three people} in the ash.", "bodies"),
        ("Three bodies and {two} more human remains were found.", "bodies"),
        ("The dividend payout will cost the maker {$3 billion}.", "dividend"),
        ("The court ordered a payout of {$3 billion}.", "compensation"),
        ("주당 순이익은 {5.12달러}다.", "eps"),
    ],
)
def test_what_befell_customers_and_what_a_share_is_paid(text: str, attribute: str) -> None:
    assert claim_at(text).attribute == attribute


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("이 여관에는 모두 {46개}의 별채가 있다.", "별채"),
        ("여관의 {46개} 별채를 뒤졌다.", "별채"),
        ("불은 단지 안 {12개} 동에서 났다.", "동"),
        ("여관에 별채 {46개} 가운데 일부가 탔다.", "별채"),
        ("별채는 {46개} 이상이다.", "별채"),
    ],
)
def test_a_noun_behind_a_counter_of_anything_is_what_it_counts(text: str, noun: str) -> None:
    assert claim_at(text).attribute == noun
