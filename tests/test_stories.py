"""Stories: one event in two languages is one, two events told by one template are two."""

from __future__ import annotations

import random
from datetime import date

import pytest
from match_tools import check, records

from checker.load import article_of
from checker.match import group_stories
from checker.match.amounts import amounts_in, read_amounts
from checker.match.bags import Features, _stem, _word_feature
from checker.match.otherwise import Tally
from checker.match.sounding import sounding_alike
from checker.match.stories import OF_FEW, _by_likeness, _Group, _likeness
from checker.model import Article
from checker.pipeline import check_articles
from checker.settings import Settings

EARNINGS = (
    "{name} 4분기 영업이익 {profit}억원\n\n{name}은 지난해 4분기 매출이 {sales}억원, 영업이익이 {profit}억원이라고 5일 밝혔다. "
    "매출은 1년 전보다 {growth}% 늘었다. {name}은 {product} 판매가 늘어난 덕이라고 설명했다."
)
EARNINGS_AGAIN = (
    "{name}, 작년 4분기 매출 {sales}억원\n\n{name}의 지난해 4분기 매출은 {sales}억원으로 전년 동기 대비 {growth}% 증가했다. "
    "영업이익은 {profit}억원이다. {product}가 실적을 이끌었다."
)
ONE = {"name": "해든제약", "profit": "312", "sales": "2841", "growth": "8.3", "product": "감기약"}
TWO = {"name": "보람통신", "profit": "957", "sales": "7706", "growth": "3.1", "product": "인터넷 전화"}

STORM = (
    "태풍 소나무, 매화군 상륙\n\n태풍 소나무가 4일 매화군에 상륙해 주택 1,284채가 물에 잠겼다. 주민 6,530명이 대피했다. "
    "매화군은 하루 동안 비가 412㎜ 내렸다고 밝혔다."
)
STORM_ENGLISH = (
    "Typhoon Sonamu floods 1,284 homes in Maehwa\n\nTyphoon Sonamu made landfall in Maehwa on Tuesday, flooding 1,284 homes "
    "and forcing 6,530 residents to evacuate. It brought 412 mm of rain in one day."
)


def grouped(stories: dict[str, str]) -> set[frozenset[str]]:
    names = set(stories.values())
    return {frozenset(key for key, name in stories.items() if name == one) for one in names}


def test_two_results_of_one_template_are_two_stories() -> None:
    texts = [t.format(**firm) for firm in (ONE, TWO) for t in (EARNINGS, EARNINGS_AGAIN)]
    assert grouped(check(*texts).stories) == {frozenset("ab"), frozenset("cd")}


def test_one_event_in_two_languages_is_one_story() -> None:
    texts = [STORM, STORM_ENGLISH, EARNINGS.format(**ONE), EARNINGS_AGAIN.format(**ONE)]
    assert grouped(check(*texts).stories) == {frozenset("ab"), frozenset("cd")}


LEAK = (
    "버들마켓 회원 정보 유출\n\n버들마켓은 회원 계정 3186만 개의 정보가 유출됐다고 {day}일 밝혔다. 유출된 정보는 이름과 주소, 전화번호다. "
    "{tail} 버들마켓은 결제 정보는 유출되지 않았다고 설명했다. 경찰은 버들마켓을 상대로 유출 경위를 조사하고 있다."
)
LEAK_TAILS = (
    "회원들은 불안해했다.",
    "시민단체는 보상을 요구했다.",
    "국회는 청문회를 열기로 했다.",
    "주가는 2.4% 내렸다.",
)
LEAK_ENGLISH = (
    "Online retailer says shoppers' data exposed\n\nThe online retailer said the data of 31.86 million customers was exposed "
    "in a breach that went on for months. {tail} Names, addresses and phone numbers were taken, the online retailer said, but "
    "no payment data. Police are looking into how the breach of the online retailer went unnoticed."
)
LEAK_ENGLISH_TAILS = ("Shoppers were worried.", "Groups want redress.", "A hearing is planned.", "Shares fell 2.4%.")


def test_halves_that_are_much_alike_in_themselves_are_still_one_event() -> None:
    korean = [LEAK.format(day=day, tail=tail) for day, tail in zip((4, 4, 5, 5), LEAK_TAILS, strict=True)]
    english = [LEAK_ENGLISH.format(tail=tail) for tail in LEAK_ENGLISH_TAILS]
    others = [t.format(**firm) for firm in (ONE, TWO) for t in (EARNINGS, EARNINGS_AGAIN)]
    assert frozenset("abcdefgh") in grouped(check(*korean, *english, *others).stories)


PROBE = (
    "가람호, 시료 싣고 귀환\n\n탐사선 가람호가 소행성에서 채취한 시료 340g을 싣고 5일 사막에 착륙했다. 발사 7년 만의 귀환이다. "
    "과학자들은 연구소에서 시료를 분석할 예정이다."
)
PROBE_ENGLISH = (
    "Spacecraft returns with an asteroid sample\n\nThe spacecraft landed in the desert on Wednesday with 340 grams of "
    "an asteroid, seven years after launch. Scientists will analyse the sample in a laboratory."
)
TRIAL = (
    "투자금 사기 창업자 징역형\n\n법원은 5일 투자금을 빼돌린 혐의로 기소된 창업자에게 징역 7년을 선고했다. 검찰은 항소할 예정이다. "
    "변호인은 판결에 불복한다고 밝혔다."
)
TRIAL_ENGLISH = (
    "Founder imprisoned for fraud\n\nA court sentenced a founder to seven years in prison on Wednesday for fraud. "
    "Prosecutors said they would appeal. Lawyers for the defendant rejected the verdict."
)


def test_an_event_without_a_shared_name_is_known_by_what_its_words_mean() -> None:
    assert grouped(check(PROBE, PROBE_ENGLISH, TRIAL, TRIAL_ENGLISH).stories) == {frozenset("ab"), frozenset("cd")}


def test_a_round_up_does_not_chain_two_events() -> None:
    round_up = (
        "오늘의 소식\n\n태풍 소나무로 매화군 주택 1,284채가 물에 잠겼다. 해든제약은 4분기 매출이 2841억원이라고 밝혔다. "
        "누리구는 어린이 도서관을 새로 짓는다. 여울시 축제에는 사람들이 몰렸다. 날씨는 주말부터 풀린다."
    )
    storm_again = "매화군 태풍 피해\n\n태풍 소나무로 매화군에서 주택 1,284채가 침수되고 주민 6,530명이 대피했다. 강수량은 412㎜였다."
    texts = [STORM, storm_again, EARNINGS.format(**ONE), EARNINGS_AGAIN.format(**ONE), round_up]
    stories = check(*texts).stories
    assert stories["a"] == stories["b"]
    assert stories["c"] == stories["d"]
    assert stories["a"] != stories["c"]


def test_a_year_apart_needs_more_than_likeness() -> None:
    def made(year: int) -> list[Article]:
        texts = [
            EARNINGS.format(**ONE),
            EARNINGS_AGAIN.format(**{**ONE, "sales": "2512", "profit": "287", "growth": "5.9"}),
        ]
        first, second = records(*texts)
        second["published"] = f"{year}-03-05"
        return [article_of(record, None) for record in (first, second)]

    near = group_stories(made(2025), {})
    assert near["a"] == near["b"]
    assert group_stories(made(2024), {}).keys() == {"a", "b"}


def test_order_changes_nothing_and_a_story_is_named_by_its_first_article() -> None:
    texts = [t.format(**firm) for firm in (ONE, TWO) for t in (EARNINGS, EARNINGS_AGAIN)]
    articles = [article_of(record, None) for record in records(*texts)]
    expected = group_stories(articles, {})
    assert set(expected.values()) <= set(expected)
    for seed in range(3):
        random.Random(seed).shuffle(articles)
        assert group_stories(articles, {}) == expected


SIDES = (
    "누리시 내년 예산 8420억원\n\n누리시가 내년 예산안을 8420억원으로 짰다. 올해보다 5.3% 늘었다. 복지에 3150억원을 쓴다. "
    "빚은 1260억원으로 불어난다. 시는 29일 예산안을 시의회에 냈다.",
    "누리시, 내년 살림 8420억원…복지 3150억원\n\n누리시는 29일 내년 예산안을 8420억원으로 정했다. 복지 예산은 3150억원이다. "
    "올해보다 5.3% 늘어난 규모다. 시의 빚은 1260억원이 된다.",
    "[사설] 빚으로 잔치할 때인가\n\n누리시가 8420억원을 쓰겠다고 한다. 들어올 돈은 그만큼 안 된다. 모자라는 돈은 빌려야 한다. "
    "빚이 1260억원이다. 아이들이 갚아야 할 돈이다.",
)


def test_a_handful_of_articles_look_at_one_event_from_several_sides() -> None:
    assert len(set(check(*SIDES).stories.values())) == 1


FIRE = "{town} {place} 화재로 {dead}명 사망\n\n4일 {town} {place}에서 불이 나 {dead}명이 숨졌다. {hurt}명은 다쳐 병원으로 옮겨졌다. "
FIRE_AGAIN = (
    "{town} {place}에서 큰불\n\n{town}에 있는 {place}에서 4일 화재가 발생해 {dead}명이 목숨을 잃고 {hurt}명이 다쳤다. "
    "소방당국은 대원 {crews}명을 보냈다."
)


def fires(many: int) -> list[dict[str, str]]:
    """Return fires of one day: each in a town of its own, the numbers of casualties met again and again."""
    syllables = "가나다라마바사아자차카타파하"
    towns = [f"{one}{two}군" for one in syllables for two in syllables if one != two]
    places = [f"{two}{one}공장" for one in syllables for two in syllables if one != two]
    return [
        {"town": town, "place": place, "dead": str(2 + n % 4), "hurt": str(21 + n % 3), "crews": str(130 + n % 2)}
        for n, (town, place) in enumerate(zip(towns[:many], places, strict=False))
    ]


def test_the_fires_of_one_day_are_told_apart_by_what_burned() -> None:
    texts = [template.format(**fire) for fire in fires(60) for template in (FIRE, FIRE_AGAIN)]
    articles = [article_of({"id": f"{n:03d}", "text": text}, None) for n, text in enumerate(texts)]
    claims = check_articles(articles, Settings(workers=1)).claims
    expected = {frozenset((f"{n:03d}", f"{n + 1:03d}")) for n in range(0, 120, 2)}
    assert grouped(group_stories(articles, claims)) == expected


def test_a_lone_look_alike_stays_alone() -> None:
    texts = [FIRE.format(**fire) for fire in fires(80)]
    articles = [article_of({"id": f"{n:03d}", "text": text}, None) for n, text in enumerate(texts)]
    claims = check_articles(articles, Settings(workers=1)).claims
    assert len(set(group_stories(articles, claims).values())) == 80


def test_an_event_that_a_hundred_tell_is_one_story_and_its_facts_are_whole() -> None:
    one, two = fires(2)
    two = {**two, "dead": "13", "hurt": "38"}
    texts = [template.format(**fire) for fire in (one, two) for _ in range(50) for template in (FIRE, FIRE_AGAIN)]
    records = [{"id": f"{n:03d}", "text": text} for n, text in enumerate(texts)]
    report = check_articles(records, Settings(workers=1))
    halves = {frozenset(f"{n:03d}" for n in part) for part in (range(100), range(100, 200))}
    assert grouped(report.stories) == halves
    told = {frozenset(claim.article for claim in finding.fact.claims) for finding in report.findings}
    assert halves <= told


def test_one_number_of_casualties_does_not_join_two_languages() -> None:
    english = (
        "Fire at mill in {town}\n\nA fire at a mill in {town} killed {dead} people on Tuesday. "
        "Crews were still at the scene at night."
    )
    korean = [template.format(**fire) for fire in fires(12) for template in (FIRE, FIRE_AGAIN)]
    foreign = english.format(town="Ludrow", dead="5")
    stories = check(*korean, foreign).stories
    assert list(stories.values()).count(stories[list(stories)[-1]]) == 1


def test_nothing_and_one() -> None:
    assert group_stories([], {}) == {}
    alone = article_of({"id": "a", "text": "한 줄이다."}, None)
    assert group_stories([alone], {}) == {"a": "a"}
    unlike = [article_of({"id": key, "text": text}, None) for key, text in (("a", "1, 2."), ("b", "…?"))]
    assert group_stories(unlike, {}) == {"a": "a", "b": "b"}


def test_particles_are_no_part_of_a_feature() -> None:
    assert _stem("해든제약은") == _stem("해든제약이") == "해든제약"
    assert _stem("Typhoon") == "typhoon"
    assert _stem("바다") == "바다"
    assert _word_feature("소행성은") == _word_feature("Asteroid") == "g:asteroid"
    assert _word_feature("착륙했다") == _word_feature("landed") == "g:land"
    assert _word_feature("해든제약은") == "w:해든제약"
    assert _word_feature("은하한보험은") == "w:은하한보험"


STORE = (
    "{town}시 {works}창고 화재\n\n{town}시 {works}창고에서 불이 나 {dead}명이 숨졌다. 또 {hurt}명이 연기를 마셔 병원으로 옮겨졌다. "
    "소방당국은 인력 {crews}명을 투입했다. {tail}"
)
STORE_ENGLISH = (
    "Fire hits {works} warehouse in {town}\n\nA fire at a {works} warehouse in {town} killed {dead} people. Another {hurt} "
    "people were injured and taken to hospital. The fire authorities sent {crews} firefighters. {tail}"
)
TOWNS = (
    (("나누", "Nanu"), ("고운빛", "Goun"), 3, 12, 84),
    (("솔매", "Solmae"), ("다온들", "Daon"), 4, 12, 61),
    (("하늬", "Hanui"), ("바론", "Baron"), 3, 9, 77),
)
STORE_TAILS = ("", "주민들은 불안해했다.", "경찰은 원인을 조사하고 있다.")
STORE_TAILS_ENGLISH = ("", "Residents were worried.", "The police are looking into the cause.")


def test_an_event_of_names_that_nobody_knows_is_one_story_in_two_languages() -> None:
    texts = [
        template.format(town=town[which], works=works[which], dead=dead, hurt=hurt, crews=crews, tail=tail)
        for town, works, dead, hurt, crews in TOWNS
        for which, (template, tails) in enumerate(((STORE, STORE_TAILS), (STORE_ENGLISH, STORE_TAILS_ENGLISH)))
        for tail in tails
    ]
    assert grouped(check(*texts).stories) == {frozenset("abcdef"), frozenset("ghijkl"), frozenset("mnopqr")}


def test_two_small_numbers_are_no_story_across_languages() -> None:
    crash = "솔매군 다온국도 추돌\n\n솔매군 다온국도에서 차량이 추돌했다. 이 사고로 3명이 숨졌다. 부상자는 12명으로 집계됐다."
    fire = STORE_ENGLISH.format(town="Nanu", works="Goun", dead=3, hurt=12, crews=84, tail="")
    assert grouped(check(crash, fire).stories) == {frozenset("a"), frozenset("b")}


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("가온전자", "gaon"),  # what it is a name of stays out
        ("마우이섬", "maui"),
        ("뱅크먼", "bankman"),  # the consonants, where there are enough of them
        ("해든", "haedeun"),
        ("새론시장", "saeron"),
    ],
)
def test_names_sound_alike_in_two_scripts(hangul: str, latin: str) -> None:
    assert sounding_alike([hangul, latin, "누리", "killed"]) == {latin: (latin,), hangul: (latin,)}


@pytest.mark.parametrize(
    ("hangul", "latin"), [("누리전자", "gaon"), ("만", "man"), ("가온", "gaoning"), ("이라", "ira")]
)
def test_names_that_do_not_sound_alike(hangul: str, latin: str) -> None:
    assert sounding_alike([hangul, latin]) == {}


def test_a_common_sound_is_no_name() -> None:
    many = ["sora", "ssora", "solla", "zsora", "sorra"]
    assert "소라" not in sounding_alike(["소라", *many])


RESULT = (
    "{firm}제약, 4분기 실적 발표\n\n{firm}제약은 지난해 4분기 매출이 {sales}억원, 영업이익이 {profit}억원이라고 5일 밝혔다. "
    "영업이익은 1년 전보다 {growth}% 늘었다. 이사회는 배당을 결정했다."
)
RESULT_ENGLISH = (
    "{firm} Pharma reports Q4 earnings\n\n{firm} Pharma said fourth-quarter revenue came to {sales} billion won. "
    "Operating profit rose {growth} percent from a year earlier."
)


def test_copies_in_one_language_keep_no_other_language_away() -> None:
    one = [RESULT.format(firm="해든", sales="2,841", profit=312, growth=18.3)] * 3
    one += [RESULT_ENGLISH.format(firm="Haedeun", sales=284, growth=18.3)] * 3
    two = [RESULT.format(firm="보람", sales="7,706", profit=957, growth=23.1)] * 3
    two += [RESULT_ENGLISH.format(firm="Boram", sales=771, growth=23.1)] * 3
    assert grouped(check(*one, *two).stories) == {frozenset("abcdef"), frozenset("ghijkl")}


def _group(*languages: str) -> _Group:
    """Make a group whose articles are alike in all (.5) and less so without their words (.1)."""
    first, *rest = (
        _Group(place, language, {0: 1.0}, {0: 1.0}, tally("", 1)) for place, language in enumerate(languages)
    )
    for group in rest:
        first.take(group, (0.5 * len(first.members), 0.1 * len(first.members)))
    return first


def test_a_story_in_both_languages_is_held_against_each_as_far_as_it_is_in_it() -> None:
    """An English article that joins the Korean ones first keeps the other English ones out no longer."""
    english = _group("en", "en")
    within = _likeness(_group("en", "en"), english, 0.5, 0.25)
    across = _likeness(_group("ko", "ko"), english, 0.5, 0.25)
    both = _likeness(_group("ko", "ko", "ko", "en"), english, 0.5, 0.25)
    assert across < both < within
    assert both == pytest.approx(0.25 * within + 0.75 * across)


class Seen(dict[str, int]):
    """What is in no other article of the day, but for what is said otherwise."""

    def __missing__(self, key: str) -> int:
        return 1


def tally(told: str, articles: int = 2, day: date | None = date(2025, 3, 5), seen: str = "") -> Tally:
    """Count what so many articles tell: ``revenue=512``, ``@name``, ``#word`` that recurs; of ``seen`` the day is full."""
    parts = told.split()
    names = {f"e:{part[1:]}": 1.0 for part in parts if part[0] == "@"}
    words = {f"w:{part[1:]}": 2.0 for part in parts if part[0] == "#"}
    amounts = tuple("money\x1f{1}\x1f{0}\x1f".format(*part.split("=")) for part in parts if "=" in part)
    everywhere = Seen.fromkeys(seen.split(), 50)
    group = Tally(Features(names, words, amounts), day, everywhere)
    for _ in range(articles - 1):
        group.take(Tally(Features(names, words, amounts), day, everywhere))
    return group


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [
        ("revenue=512 net_profit=77.1", "revenue=934 net_profit=45.2", True),
        ("revenue=512 net_profit=77.1", "revenue=934", True),
        ("#haedeun revenue=512 net_profit=77.1", "#haedeun revenue=934", False),  # a slip, or of another part
        ("#haedeun revenue=512 net_profit=77.1", "#haedeun revenue=934 net_profit=45.2", True),  # a word of their kind
        ("revenue=512 net_profit=77.1 fine=208", "revenue=934 net_profit=45.2 fine=208", False),
        ("revenue=512 net_profit=77.1", "revenue=514 net_profit=77.4", False),  # rounded otherwise
        ("revenue=512 net_profit=77.1", "investment=934 fine=45.2", False),  # another side of it
        ("jobs=2297 homes=64250", "jobs=2200 homes=60000", False),  # cut
        ("@haedeun revenue=512 net_profit=77.1", "@haedeun revenue=934 net_profit=45.2", False),
        ("@haedeun revenue=512 net_profit=77.1", "@boram revenue=934 net_profit=45.2", True),
        ("@bank_of_korea revenue=512 net_profit=77.1", "@bank_of_korea revenue=934 net_profit=45.2", True),
        (
            "@bank_of_korea revenue=512 net_profit=77.1 fine=12 staff=48",
            "@bank_of_korea revenue=934 net_profit=45.2 fine=12 staff=48",
            False,
        ),
        ("revenue=9 fine=1", "revenue=5 revenue=6 revenue=7 fine=1", False),  # no one value of its own
    ],
)
def test_two_stories_of_one_kind_give_other_values_for_what_both_tell(one: str, two: str, apart: bool) -> None:
    assert tally(one).tells_otherwise(tally(two, 1)) is apart
    assert tally(two, 1).tells_otherwise(tally(one)) is apart


def test_two_articles_alone_are_two_stories_from_three_values_that_differ() -> None:
    one, two = "revenue=512 net_profit=77.1 fine=208", "revenue=934 net_profit=45.2 fine=31.7"
    assert tally(one, 1).tells_otherwise(tally(two, 1))
    assert not tally(f"@haedeun {one}", 1).tells_otherwise(tally(f"@haedeun {two}", 1))
    assert not tally(f"{one} capital=512 bond=48", 1).tells_otherwise(tally(f"{two} capital=512 bond=48", 1))
    assert not tally("revenue=512 net_profit=77.1", 1).tells_otherwise(tally("revenue=934 net_profit=45.2", 1))


def test_one_value_in_common_is_chance_among_many_that_differ() -> None:
    one, two = "price=512 weight=77.1 area=208 length=315", "price=934 weight=45.2 area=31.7 length=648"
    assert tally(f"{one} memory=256").tells_otherwise(tally(f"{two} camera=256"))
    assert not tally(f"{one} memory=256 screen=617").tells_otherwise(tally(f"{two} memory=256 screen=617"))


def test_a_few_articles_of_two_events_of_a_kind_are_two_stories() -> None:
    """Nobody can tell by the number of articles whether a name that all of them have is one of the day."""
    one, two = "revenue=512 net_profit=77.1 fine=208", "revenue=934 net_profit=45.2 fine=31.7"
    assert tally(one).tells_otherwise(tally(two), 2)
    assert not tally(f"@haedeun {one}").tells_otherwise(tally(f"@haedeun {two}"), 2)
    assert not tally("revenue=512 net_profit=77.1").tells_otherwise(tally("revenue=934 net_profit=45.2"), 2)
    telephones = [
        "{name} 공개…{price}만원\n\n{maker}이 새 전화기 {name}를 선보였다. 값은 {price}만원이다. 무게는 {weight}g, 배터리는 {battery}mAh다.",
        "{weight}g {name} 써보니\n\n{name}의 무게는 {weight}g이다. 배터리는 {battery}mAh, 화면은 {screen}인치다. 값은 {price}만원이다.",
        "{name} 사전 예약 {orders}대\n\n{maker}은 {name} 예약이 {orders}대를 넘었다고 밝혔다. {battery}mAh 배터리를 달고 {price}만원에 판다.",
    ]
    rivals = [
        {
            "name": "너울폰",
            "maker": "너울통신",
            "price": 135,
            "weight": 213,
            "battery": 4830,
            "screen": 6.7,
            "orders": 53000,
        },
        {
            "name": "솔빛폰",
            "maker": "솔빛통신",
            "price": 119,
            "weight": 187,
            "battery": 4210,
            "screen": 6.1,
            "orders": 87000,
        },
    ]
    stories = check(*(text.format(**rival) for rival in rivals for text in telephones)).stories
    assert grouped(stories) == {frozenset("abc"), frozenset("def")}


def test_what_half_the_day_has_too_joins_no_two_stories_of_a_kind() -> None:
    one, two = "@league share=512 crowd=8214 error=31", "@league share=934 crowd=7377 fault=31"
    assert not tally(one).tells_otherwise(tally(two))
    assert tally(one, seen="e:league money:31").tells_otherwise(tally(two, seen="e:league money:31"))


def test_two_groups_about_others_need_more_in_common() -> None:
    one, two = "dead=31 crew=208", "dead=31 crew=377"
    assert not tally(one).tells_otherwise(tally(two))
    assert tally(f"@haedeun {one}").tells_otherwise(tally(f"@boram {two}"))


def test_articles_with_rare_amounts_in_common_back_each_other() -> None:
    told = "dead=7 crew=208 hurt=31"
    assert tally(told, 1).backing(tally(told, 1)) == 3
    assert tally(told, 1, seen="money:208").backing(tally(told, 1)) < 2


def test_a_word_before_an_amount_says_what_it_is_of() -> None:
    record = records("가온폰 공개\n\n가온폰의 두께는 7.3㎜, 무게는 218g이다.")[0]
    found = check_articles([article_of(record, None)], Settings(workers=1))
    article = found.articles[0]
    amounts = read_amounts(amounts_in(article, found.claims[article.id]))
    assert [(amount.digits, amount.subjects[-1][-2:]) for amount in amounts] == [(2, "두께"), (3, "무게")]


def test_a_common_name_joins_no_two_quarters() -> None:
    now, then = "@haedeun revenue=512 net_profit=77.1", "@haedeun revenue=934 net_profit=45.2"
    assert tally(now).tells_otherwise(tally(then, 1, date(2024, 12, 5)))
    assert not tally(now).tells_otherwise(tally(then, 1, date(2025, 2, 25)))
    assert not tally(now).tells_otherwise(tally(then, 1, None))


def told(*names: str, **weights: float) -> Features:
    """Make features of names that weigh as given, by the letter that says what they are, or one."""
    weighed = {name: weights.get(name[0], 1.0) for name in names}
    return Features(
        {name: weight for name, weight in weighed.items() if name[0] != "w"},
        {name: weight for name, weight in weighed.items() if name[0] == "w"},
    )


def grouped_by(features: dict[str, Features], languages: str) -> set[frozenset[str]]:
    spoken = {"k": "ko", "e": "en"}
    articles = [
        Article(key, key, source=key, published=None, language=spoken[letter])
        for key, letter in zip(features, languages, strict=True)
    ]
    return grouped(group_stories(articles, {}, features))


def test_results_that_are_hardly_more_than_values_are_one_story_by_name_and_values() -> None:
    values = [f"v:money:{1001 + n}" for n in range(12)]
    telling = told("w:haedeun", *values, v=9.0)
    assert grouped_by({"a": telling, "b": telling}, "kk") == {frozenset("ab")}
    short = told("w:haedeun", *(f"v:money:{11 + n}" for n in range(12)), v=9.0)
    assert grouped_by({"a": short, "b": short}, "kk") == {frozenset("a"), frozenset("b")}
    nameless = told(*values, v=9.0)
    assert grouped_by({"a": nameless, "b": nameless}, "kk") == {frozenset("ab")}
    others = {f"x{n}": told(f"w:other{n}") for n in range(OF_FEW)}
    of_a_day = grouped_by({"a": nameless, "b": nameless, **others}, "k" * (OF_FEW + 2))
    assert {frozenset("a"), frozenset("b")} <= of_a_day


@pytest.mark.parametrize(
    ("values", "together"),
    [
        (("v:money:8.21E+8", "v:count:208"), True),
        (("v:money:8.2E+8", "v:count:208"), False),
        (("v:money:6", "v:count:7"), False),
    ],
)
def test_two_values_of_three_digits_are_a_story_across_languages(values: tuple[str, ...], together: bool) -> None:
    features = told(*values)
    assert (grouped_by({"a": features, "b": features}, "ke") == {frozenset("ab")}) is together


def test_what_is_told_months_apart_meets_after_what_is_half_as_alike_and_of_one_day() -> None:
    days = (date(2025, 10, 16), date(2025, 10, 16), date(2025, 6, 19))
    articles = [Article(str(n), "", source=str(n), published=day, language="en") for n, day in enumerate(days)]
    assert _by_likeness(articles, {(0, 1): 0.3, (0, 2): 0.5}, lambda i, j: 1.0) == [(0, 1), (0, 2)]
    assert _by_likeness(articles, {(0, 1): 0.3, (0, 2): 0.7}, lambda i, j: 1.0) == [(0, 2), (0, 1)]


def test_what_has_an_amount_in_common_meets_first() -> None:
    """The report of a bill in English is nearer to that of another bill than to the Korean report of its own."""
    articles = [Article(str(n), "", source=str(n), published=None, language="en") for n in range(3)]
    assert _by_likeness(articles, {(0, 1): 0.2, (0, 2): 0.3}, lambda i, j: 2.0 if (i, j) == (0, 1) else 1.0) == [
        (0, 1),
        (0, 2),
    ]
    assert _by_likeness(articles, {(0, 1): 0.2, (0, 2): 0.5}, lambda i, j: 2.0 if (i, j) == (0, 1) else 1.0) == [
        (0, 2),
        (0, 1),
    ]


def test_several_articles_weeks_later_that_tell_nothing_alike_are_another_story() -> None:
    now, then = "@haedeun revenue=512 net_profit=77.1", "@haedeun investment=934 dividend=45.2"
    assert tally(now).tells_otherwise(tally(then, 2, date(2024, 12, 5)))
    assert not tally(now).tells_otherwise(tally(then, 1, date(2024, 12, 5)))
    assert not tally(now).tells_otherwise(tally(then, 2, date(2025, 2, 25)))
    assert not tally(now + " fine=12").tells_otherwise(tally(then + " fine=12", 2, date(2024, 12, 5)))


PLANT = (
    "새 공장에 {cost}억원 투자\n\n{firm}은 산업단지에 {cost}억원을 투자해 새 공장을 짓는다고 공시했다. 부지는 {site}㎡다. "
    "회사는 직원 {jobs}명을 새로 고용한다. 정부는 투자액의 일부를 세액에서 공제한다. 주민들은 교통 대책을 요구했다. "
    "시험 가동은 내년 여름에 시작한다. 협력업체도 단지 안에 들어선다."
)


def test_a_rival_of_the_day_is_a_story_of_its_own_though_told_in_the_same_words() -> None:
    plants = [
        {"firm": "너울금속", "cost": "8127", "site": "39만4000", "jobs": "5061"},
        {"firm": "솔빛전지", "cost": "1조1343", "site": "58만3000", "jobs": "3374"},
    ]
    texts = [FIRE.format(**fire) for fire in fires(50)]
    texts += [f"{PLANT.format(**plants[0])} {tail}" for tail in LEAK_TAILS[:4]] + [PLANT.format(**plants[1])]
    articles = [article_of({"id": f"{n:03d}", "text": text}, None) for n, text in enumerate(texts)]
    stories = group_stories(articles, check_articles(articles, Settings(workers=1)).claims)
    assert len({stories[f"{n:03d}"] for n in range(50, 54)}) == 1
    assert stories["054"] == "054"


@pytest.mark.parametrize(
    ("one", "two", "day", "strange"),
    [
        ("@haedeun revenue=512", "@haedeun weight=214", date(2025, 3, 5), True),  # results, and a telephone
        ("@haedeun revenue=512", "@haedeun revenue=512", date(2025, 3, 5), False),
        ("@haedeun revenue=12", "@haedeun revenue=12", date(2025, 3, 5), False),
        ("@haedeun revenue=7", "@haedeun revenue=7", date(2025, 3, 5), True),  # one digit is met by chance
        ("@haedeun price=512", "@haedeun price=512", date(2024, 12, 5), True),  # weeks apart
    ],
)
def test_groups_are_strange_that_tell_nothing_alike_or_weeks_apart(
    one: str, two: str, day: date, strange: bool
) -> None:
    assert tally(one).is_strange_to(tally(two, day=day)) is strange
    assert tally(two, day=day).is_strange_to(tally(one)) is strange


def test_nothing_is_said_of_one_article_of_the_day() -> None:
    assert not tally("@haedeun revenue=512").is_strange_to(tally("@haedeun weight=214", 1))
    assert tally("@haedeun revenue=512").is_strange_to(tally("@haedeun weight=214", 1, date(2024, 12, 5)))


BUDGET = [
    "나루시 내년 예산 3조1280억원\n\n나루시는 내년 예산안을 3조1280억원으로 짰다고 6일 밝혔다. 올해보다 4.7% 늘었다. 지방채는 2150억원어치를 낸다.",
    "[사설] 빚내는 나루시\n\n시는 3조1280억원을 쓰겠다고 한다. 빚만 2150억원이다. 버는 만큼 써야 한다.",
    "둘째 아이부터 기저귀 무료\n\n내년부터 둘째 아이를 낳은 가정은 기저귀를 받는다. 보건소 다섯 곳에서 신청한다. 총지출 3조1280억원 가운데 18억원이 든다.",
    "경전철 공사비 8억4천만원 삭감\n\n가람역 연장 공사는 한 해 미뤄졌다. 설계가 늦어진 탓이다. 살림 규모는 3조1280억원이다.",
]
OTHER_DAY = (
    "도서관 새로 짓는다\n\n미르군은 읍내 도서관을 3조1280억원어치 장서로 채우는 셈이라는 농담까지 나왔다고 했다."
)


def test_a_few_articles_that_give_one_amount_are_one_story_whatever_side_they_look_at() -> None:
    texts = zip("abcdef", [*BUDGET, EARNINGS.format(**ONE), EARNINGS_AGAIN.format(**ONE)], strict=True)
    found = check_articles([{"id": key, "text": text, "published": "2025-11-06"} for key, text in texts])
    assert grouped(found.stories) == {frozenset("abcd"), frozenset("ef")}


def test_one_amount_is_chance_weeks_apart() -> None:
    days = ["2025-11-06", "2025-11-06", "2025-11-06", "2025-11-06", "2025-12-02"]
    texts = zip("abcde", [*BUDGET, OTHER_DAY], days, strict=True)
    found = check_articles([{"id": key, "text": text, "published": day} for key, text, day in texts])
    assert grouped(found.stories) == {frozenset("abcd"), frozenset("e")}
