"""Names to entities: one id across articles, by evidence and never by likeness alone."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.link import link_entities
from checker.model import Article, Block, BlockKind, Entity, EntityMention, Span


def linked(*texts: str, language: str = "ko") -> tuple[tuple[Entity, ...], tuple[EntityMention, ...]]:
    return link_entities([Article(f"a{i}", text, language=language) for i, text in enumerate(texts)])


def ids(*texts: str, language: str = "ko") -> dict[str, list[str]]:
    """Return the surfaces of each entity in reading order."""
    entities: dict[str, list[str]] = {}
    for mention in linked(*texts, language=language)[1]:
        entities.setdefault(mention.entity, []).append(mention.text)
    return entities


def how(surface: str, *texts: str) -> set[str]:
    return {mention.how for mention in linked(*texts)[1] if mention.text == surface}


class TestListed:
    @pytest.mark.parametrize(
        ("text", "entity", "surfaces"),
        [
            ("금융감독원이 밝혔다. 금감원은 또", "financial_supervisory_service", ["금융감독원", "금감원"]),
            ("현대자동차와 현대차", "hyundai_motor", ["현대자동차", "현대차"]),
            ("LG엔솔, 즉 LG에너지솔루션", "lg_energy_solution", ["LG엔솔", "LG에너지솔루션"]),
            ("국제통화기금(IMF)은 낮춰 잡았다", "international_monetary_fund", ["국제통화기금", "IMF"]),
            ("샘 올트먼과 알트만, Sam Altman", "sam_altman", ["샘 올트먼", "알트만", "Sam Altman"]),
            ("소프트뱅크그룹(SBG)과 소프트뱅크", "softbank", ["소프트뱅크그룹", "SBG", "소프트뱅크"]),
        ],
    )
    def test_one_entity(self, text: str, entity: str, surfaces: list[str]):
        assert ids(text)[entity] == surfaces

    def test_a_president_by_surname_is_told_by_the_parties_beside(self):
        assert "lee_jae_myung" in ids("이 대통령 지지율은 53%, 더불어민주당은 44%다")
        assert "lee_myung_bak" in ids("이 대통령 지지율은 33%, 한나라당은 34%다")
        assert not {"lee_jae_myung", "lee_myung_bak"} & ids("이 대통령은 누구인가").keys()

    def test_look_alikes_stay_apart(self):
        found = ids("삼성전자와 삼성전기, 서울과 서울대, 구글과 바이두, 조 바이든")
        assert len(found) == 7
        assert all(len(surfaces) == 1 for surfaces in found.values())

    def test_spans_and_offsets(self):
        text = "어제 엔비디아가, 오늘은 MS까지 올랐다"
        for mention in linked(text)[1]:
            assert mention.span.of(text) == mention.text
        assert [mention.text for mention in linked(text)[1]] == ["엔비디아", "MS"]

    def test_decomposed_text_keeps_its_offsets(self):
        text = unicodedata.normalize("NFD", "어제 삼성전자가 올랐다")
        (mention,) = linked(text)[1]
        assert mention.entity == "samsung_electronics"
        assert mention.span.of(text) == mention.text == unicodedata.normalize("NFD", "삼성전자")

    def test_only_blocks_that_are_read(self):
        text = "엔비디아\n구글"
        blocks = (Block(Span(0, 4), BlockKind.FURNITURE), Block(Span(5, 7), BlockKind.BODY))
        _, mentions = link_entities([Article("a", text, blocks=blocks)])
        assert [mention.text for mention in mentions] == ["구글"]


class TestWeak:
    def test_short_name_of_the_company_in_the_text(self):
        assert ids("삼성전자는 올랐다. 삼성의 설명이다")["samsung_electronics"] == ["삼성전자", "삼성"]

    def test_without_the_company_it_is_the_group(self):
        assert ids("삼성은 답하지 않았다") == {"samsung_group": ["삼성"]}

    def test_two_companies_leave_it_to_the_group(self):
        assert ids("삼성전자와 삼성전기는 삼성의 계열사다")["samsung_group"] == ["삼성"]

    def test_a_word_stays_a_word(self):
        assert ids("원금을 한화 3억원으로 돌려받아 예산에 넣었다") == {}
        assert ids("고양이가 산은 높다는 예보를 이대로 들었다") == {}

    def test_ministry_of_the_country_in_the_text(self):
        assert "us_commerce_department" in ids("미국 상무부는 막았다. 상무부는 이어")

    def test_companions_tell_which_party(self):
        assert "us_democratic_party" in ids("민주당이 공화당을 앞섰다")
        assert "dp_korea" in ids("민주당이 국민의힘을 앞섰다")

    def test_a_title_makes_a_weak_name_a_person(self):
        assert ids("조국 조국혁신당 대표가 말했다")["cho_kuk"] == ["조국"]
        assert ids("조국을 위해 싸웠다") == {}

    def test_other_articles_in_the_same_company_settle_it(self):
        first = "Pacific Palisades near Malibu in California burned."
        second = "The hills of the Palisades over Malibu in California burned."
        found = ids(first, second, language="en")
        assert found["pacific_palisades"] == ["Pacific Palisades", "Palisades"]


class TestGlosses:
    def test_unknown_spelling_of_a_listed_name(self):
        text = "엔비디어(NVIDIA)는 올랐고, 엔비디어의 칩은 동났다"
        assert ids(text)["nvidia"] == ["엔비디어", "NVIDIA", "엔비디어"]
        assert how("엔비디어", text) == {"gloss"}

    def test_misspellings_of_a_bent_name_in_the_same_text(self):
        text = "오픈에이디(OpenAI)가 밝혔다. 오픈에이얼은 부인했고 오픈에이언도 그랬다"
        assert ids(text)["openai"] == ["오픈에이디", "OpenAI", "오픈에이얼", "오픈에이언"]
        assert how("오픈에이얼", text) == {"spelling"}

    def test_without_a_gloss_it_stays_apart(self):
        assert "openai" not in ids("오픈에이얼은 부인했다")

    def test_announced_short_form(self):
        found = ids("새빛누리재단(이하 재단)은 3억원을 냈다. 재단은 더 내기로 했다")
        assert list(found.values()) == [["새빛누리재단", "재단", "재단"]]

    def test_new_name_in_two_scripts_across_articles(self):
        found = ids("새빛봇(SaebitBot)이 나왔다", "새빛봇의 값은 3달러", "SaebitBot은 빠르다")
        assert list(found.values()) == [["새빛봇", "SaebitBot", "새빛봇", "SaebitBot"]]

    def test_acronym_of_an_organisation_in_another_language(self):
        ko = Article("a0", "새빛난민구호기구(SRRA)는 3억원을 냈다")
        en = Article("a1", "On Monday SRRA paid more.", language="en")
        _, mentions = link_entities([ko, en])
        assert [m.text for m in mentions if m.entity == "x:새빛난민구호기구"] == ["새빛난민구호기구", "SRRA", "SRRA"]

    def test_abbreviation_in_syllables(self):
        found = ids("새빛누리재단(새누재)은 냈다. 새누재는 더 냈다")
        assert list(found.values()) == [["새빛누리재단", "새누재", "새누재"]]

    def test_a_term_is_no_name(self):
        assert ids("인공지능(AI)과 소비자물가지수(CPI)") == {}


class TestPersons:
    def test_surname_with_title(self):
        found = ids("홍가람 새빛상사 대표가 사과했다. 홍 대표는 물러난다")
        assert found["x:홍가람"] == ["홍가람", "홍"]

    def test_this_is_no_surname(self):
        assert ids("이가람 새빛상사 사장이 왔다. 이 대표는 없다")["x:이가람"] == ["이가람"]
        assert ids("이가람 새빛상사 대표가 왔다. 이 대표는 웃었다")["x:이가람"] == ["이가람", "이"]

    def test_two_of_one_surname_stay_apart(self):
        found = ids("홍가람 대표와 홍보름 대표가 왔다. 홍 대표는 웃었다")
        assert sorted(found) == ["x:홍가람", "x:홍보름"]
        assert all(len(surfaces) == 1 for surfaces in found.values())

    def test_the_title_tells_two_of_one_surname_apart(self):
        found = ids("홍가람 위원장과 홍보름 부위원장이 왔다. 홍 위원장은 웃었다")
        assert found["x:홍가람"] == ["홍가람", "홍"]

    def test_korean_names_in_latin_letters(self):
        text = "It was clear, Hong Ga-ram said. Hong left."
        assert ids(text, language="en") == {"x:honggaram": ["Hong Ga-ram", "Hong"]}

    def test_last_name_of_a_foreigner(self):
        assert ids("마이클 페어웨더가 말했다. 페어웨더는 웃었다")["x:마이클페어웨더"] == ["마이클 페어웨더", "페어웨더"]

    def test_english_last_name(self):
        text = "Crews under Chief Robin Fairweather left. Later Fairweather spoke."
        assert list(ids(text, language="en").values()) == [["Robin Fairweather", "Fairweather"]]

    def test_korean_names_that_differ_in_a_syllable_are_two(self):
        assert len(ids("홍가람 대표가 말했다", "홍가빈 대표가 말했다")) == 2


class TestAcrossArticles:
    def test_found_again_without_its_title(self):
        found = ids("홍가람 새빛상사 대표가 사과했다", "홍가람은 어제도 사과했다")
        assert found["x:홍가람"] == ["홍가람", "홍가람"]

    def test_spaces_make_no_difference(self):
        found = ids("래미안새빛이 3억원", "래미안 새빛이 4억원")
        assert list(found.values()) == [["래미안새빛", "래미안 새빛"]]

    def test_spellings_in_the_same_company_are_one(self):
        first = "강남구와 송파구에서 래미안누리빛이 3억원에 팔렸다"
        second = "강남구와 송파구에서 레미안누리빛이 3억원에 팔렸다"
        assert ["래미안누리빛", "레미안누리빛"] in ids(first, second).values()

    def test_spellings_in_one_text_stay_apart(self):
        found = ids("강남구와 송파구에서 래미안누리빛과 레미안누리빛이 팔렸다")
        assert ["래미안누리빛"] in found.values()

    def test_a_spelling_of_a_listed_name(self):
        first = "베냐민 네타냐후 총리가 가자지구와 이스라엘에서 말했다"
        second = "이스라엘의 베냐민 네탄야후 총리가 가자지구에 왔다"
        assert "베냐민 네탄야후" in ids(first, second)["benjamin_netanyahu"]

    def test_two_scripts_in_the_same_company(self):
        ko = "로스앤젤레스 말리부에서 데이나 휘틀록 국장이 3명이 다쳤다고 했다"
        en = "In Malibu and Los Angeles, Dana Whitlock said three people were hurt."
        _, mentions = link_entities([Article("a0", ko), Article("a1", en, language="en")])
        assert len({m.entity for m in mentions if m.text in ("데이나 휘틀록", "Dana Whitlock")}) == 1

    def test_other_company_stays_apart(self):
        found = ids("부산에서 래미안누리빛이 팔렸다", "강릉에서 레미안누리빛이 팔렸다")
        assert ["래미안누리빛"] in found.values()

    def test_a_long_ward_without_its_ending(self):
        assert ids("강남구 새누리동 집이 팔렸다. 새누리는 조용하다")["x:새누리동"] == ["새누리동", "새누리"]

    def test_order_of_entities_and_mentions(self):
        entities, mentions = linked("구글과 애플", "애플과 구글")
        assert [entity.id for entity in entities] == ["apple", "google"]
        assert [(mention.article, mention.text) for mention in mentions] == [
            ("a0", "구글"),
            ("a0", "애플"),
            ("a1", "애플"),
            ("a1", "구글"),
        ]

    def test_aliases_begin_with_what_was_seen(self):
        (entity,) = linked("MS와 MS, 마이크로소프트")[0]
        assert (entity.name, entity.kind, entity.aliases[0]) == ("마이크로소프트", "organisation", "MS")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="가나다은행이 서울대삼성전자(AI)OpenAI.,\n김 대표12\u1100\u1161", max_size=60))
def test_spans_hold_on_any_text(text: str):
    _, mentions = linked(text)
    for mention in mentions:
        assert mention.span.of(text) == mention.text
    for first, second in pairwise(mentions):
        assert first.span.end <= second.span.start


class TestNamesOfOtherArticles:
    COMPANY = "뉴욕 법원의 새빛거래소와 블룸버그에 따르면"

    def test_a_last_name_before_a_title_is_the_person_of_another_article(self):
        found = ids(f"{self.COMPANY} 로빈 페어웨더 판사는 유죄라고 했다.", "페어웨더 뉴욕 판사는 웃었다.")
        assert found["x:로빈페어웨더"] == ["로빈 페어웨더", "페어웨더"]

    def test_a_gloss_of_the_last_name_alone(self):
        found = ids(
            "New York and Bloomberg said Judge Robin Fairweather spoke. Coupang too.",
            "New York and Bloomberg heard that Coupang lost; Judge Fairweather’s ruling stands.",
            language="en",
        )
        assert found["x:robinfairweather"] == ["Robin Fairweather", "Fairweather"]

    def test_a_korean_is_called_by_the_first_word(self):
        text = "Hong Ga-ram signed on Monday. On Tuesday the club said Hong left. Then, as planned, Hong scored."
        assert ids(text, language="en")["x:honggaram"] == ["Hong Ga-ram", "Hong", "Hong"]

    def test_a_complex_without_its_place(self):
        found = ids(
            "새빛구 누리3구역 '새빛 아이파크자이' 청약",
            "‘새빛아이파크자이’ 1순위 청약",
            "누리 3구역 아이파크자이 분양가",
        )
        assert found["x:아이파크자이"] == ["아이파크자이", "새빛아이파크자이", "아이파크자이"]
        assert found["x:누리3구역"] == ["누리3구역", "누리 3구역"]

    def test_silent_letters_and_short_first_names(self):
        korean = "뉴욕의 블룸버그와 CNBC에 따르면 조시 그린 주지사는 새빛리서치와 함께했다."
        english = "New York, Bloomberg and CNBC said that Gov. Josh Green was there."
        found = linked(korean, english)[1]
        assert len({mention.entity for mention in found if mention.text in ("조시 그린", "Josh Green")}) == 1

    def test_a_ticker_makes_no_name_of_an_exchange(self):
        found = ids("Fairweather Games (NASDAQ: FWGM) fell on the Nasdaq.", language="en")
        assert found["x:fairweathergames"] == ["Fairweather Games"]

    def test_a_place_that_korean_articles_only_transcribe(self):
        english = "A plane of Saebit Airlines crashed in Nepal. It flew from Kathmandu to Pokadra, AFP said."
        found = ids_of_articles(
            ("ko", "네팔 카트만두에서 포카드라로 향하던 새빛항공 여객기가 추락했다. 포카드라의 산이다."),
            ("en", english),
        )
        assert found["x:pokadra"] == ["포카드라", "포카드라", "Pokadra"]
        assert found["x:새빛항공"] == ["새빛항공", "Saebit Airlines"]

    def test_a_word_that_sounds_like_a_name_in_other_company_is_none(self):
        found = ids_of_articles(
            ("ko", "서울의 바나나 값이 올랐다."), ("en", "He flew from Kathmandu to Banana, AFP said.")
        )
        assert found["x:banana"] == ["Banana"]

    def test_a_road_ends_in_no_particle_and_a_province_stands_before_its_town(self):
        found = ids("경기 안성시 새빛누리고속도로 공사장")
        assert found["x:새빛누리고속도로"] == ["새빛누리고속도로"]
        assert "kr_gyeonggi" in found


def ids_of_articles(*articles: tuple[str, str]) -> dict[str, list[str]]:
    made = [Article(f"a{i}", text, language=language) for i, (language, text) in enumerate(articles)]
    entities: dict[str, list[str]] = {}
    for mention in link_entities(made)[1]:
        entities.setdefault(mention.entity, []).append(mention.text)
    return entities


def test_an_acronym_may_be_written_as_a_word() -> None:
    assert ids("The rocket belongs to Nasa, said Opec.").keys() >= {"nasa", "opec"}
