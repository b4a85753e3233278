"""The words of names: the alias table, word ends, glosses, shapes, likeness."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.errors import LexiconError
from checker.lexicon import entities as lexicon
from checker.lexicon.entities import KINDS, alias_table, entity_entries
from checker.lexicon.names import Words, english_name_words, name_words
from checker.lexicon.reader import read_entries
from checker.link.names import bare_word, ends_name, find_names
from checker.link.names_gloss import find_glosses
from checker.link.names_likeness import sounds_like, spelled_alike
from checker.link.names_new import find_new_names, is_korean_name
from checker.link.names_text import key_of
from checker.model import Span
from checker.sounds import romanised, skeleton

HANGUL = re.compile("[가-힣]$")


def found(text: str) -> list[str]:
    return [hit.surface for hit in find_names(text)]


def new(text: str, english: bool = False) -> list[str]:
    return sorted(name.surface for name in find_new_names(text, [], english))


class TestTable:
    def test_is_large_and_of_known_kinds(self):
        entries = entity_entries()
        assert len(entries) >= 600
        assert {entry.kind for entry in entries} <= set(KINDS)

    def test_ids_are_plain(self):
        assert all(re.fullmatch(r"[a-z0-9_]+", entry.id) for entry in entity_entries())

    def test_every_entry_names_its_source(self):
        assert all(entry.source for entry in entity_entries())

    def test_companions_are_entries(self):
        entries = alias_table().entries
        named = {each for entry in entries.values() for found in entry.companions.values() for each in found}
        assert named <= entries.keys()

    def test_no_surface_is_strong_for_two(self):
        shared = {
            surface: [alias.entity for alias in aliases if alias.strong]
            for surface, aliases in alias_table().aliases.items()
            if sum(alias.strong for alias in aliases) > 1
        }
        assert shared == {}

    @pytest.mark.parametrize("particle", ["closed", "open", "both", "end"])
    def test_every_surface_is_found_in_a_sentence(self, particle: str):
        missed = []
        for surface in alias_table().aliases:
            if len(surface) == 1:
                continue
            text = f"그날 {surface}{_particle(surface, particle)} 알려졌다."
            if surface not in found(text):
                missed.append(surface)
        assert missed == []

    def test_a_wrong_kind_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        folder = tmp_path / "entities"
        folder.mkdir()
        header = "id,kind,ko,en,strong,weak,ticker,source\n"
        (folder / "a.csv").write_text(header + "saebit,firm,새빛,Saebit,,,,made up\n", encoding="utf-8")
        monkeypatch.setattr(lexicon, "lexicon_dir", lambda: tmp_path)
        with pytest.raises(LexiconError, match=r"entities/a.csv: entry 'saebit': kind 'firm' is none of"):
            entity_entries.__wrapped__()

    def test_an_id_may_stand_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        folder = tmp_path / "entities"
        folder.mkdir()
        row = "saebit,other,새빛,Saebit,,,,made up\n"
        (folder / "a.csv").write_text("id,kind,ko,en,strong,weak,ticker,source\n" + row + row, encoding="utf-8")
        monkeypatch.setattr(lexicon, "lexicon_dir", lambda: tmp_path)
        with pytest.raises(LexiconError, match="the id stands twice"):
            entity_entries.__wrapped__()


def _particle(surface: str, which: str) -> str:
    if which == "end":
        return ""
    if which == "both" or not HANGUL.search(surface):
        return "에서도"
    closed = (ord(surface[-1]) - 0xAC00) % 28 != 0
    return {"closed": "은" if closed else "는", "open": "이라며" if closed else "가"}[which]


class TestWordEnds:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("서울대 연구진이 서울에서 발표했다", ["서울대", "서울"]),
            ("삼성전기와 삼성전자는 다르다", ["삼성전기", "삼성전자"]),
            ("현대차는 현대자동차의 준말이다", ["현대차", "현대자동차"]),
            ("한국은행이 한국에서 금리를 올렸다", ["한국은행", "한국"]),
            ("LG엔솔이 LG화학보다 컸다", ["LG엔솔", "LG화학"]),
            ("GPT-4o는 GPT-4보다 싸다", ["GPT-4o", "GPT-4"]),
            ("HBM3E 공급이 HBM 전체의 절반", ["HBM3E", "HBM"]),
            ("중국산 배추와 태국인 2명", ["중국", "태국"]),
            ("이란은 협상을 이어 갔다", ["이란"]),
            ("메타버스 게임이 인기다", []),
            ("페루미늄이라는 말은 없다", []),
            ("독일어와 독일산 맥주", ["독일", "독일"]),
            ("엔비디아였는데요, 주가가 올랐죠", ["엔비디아"]),
            ("애플리케이션을 켰다", []),
            ("오픈AI니까 가능했다", ["오픈AI"]),
            ("NVIDIA's chips and two H100s", ["NVIDIA", "H100"]),
            ("an apple a day", []),
            ("US$500 million for US firms", ["US"]),
            ("Who is it? The WHO said", ["WHO"]),
            ("美 의회와 中 상무부", ["美 의회", "中 상무부"]),
            ("美법원, 창업자에 징역", ["美"]),
            ("中企 대출이 늘었다", []),
        ],
    )
    def test_whole_names_only(self, text: str, names: list[str]):
        assert found(text) == names

    def test_a_place_takes_its_territory_along(self):
        text = "무안군에 비가 왔다"
        (hit,) = find_names(text)
        assert hit.span.of(text) == "무안군"

    def test_honorifics_stay_outside(self):
        text = "트럼프대통령과 손흥민선수측, 머스크씨"
        assert [hit.span.of(text) for hit in find_names(text)] == ["트럼프", "머스크"]

    def test_a_particle_suits_the_last_sound(self):
        assert ends_name("새빛가 있다", 0, 2, "organisation") is None
        assert ends_name("새빛이 있다", 0, 2, "organisation") == 2

    @pytest.mark.parametrize(("word", "bare"), [("새빛에서는", "새빛"), ("대교까지", "대교"), ("바다", "바다")])
    def test_bare_words(self, word: str, bare: str):
        assert bare_word(word) == bare


class TestGlosses:
    @pytest.mark.parametrize(
        ("text", "pair"),
        [
            ("가람은행(이하 은행)은", ("가람은행", "은행")),
            ("‘새빛봇(SaebitBot)’이", ("새빛봇", "SaebitBot")),
            ("the Fairweather Relief Fund (FRF) said", ("Fairweather Relief Fund", "FRF")),
            ("가람(佳覽)이라는", ("가람", "佳覽")),
            ("누리(Nuri, 45)라고", ("누리", "Nuri")),
        ],
    )
    def test_name_and_bracket(self, text: str, pair: tuple[str, str]):
        (gloss,) = find_glosses(text)
        assert (gloss.name.of(text), gloss.other.of(text)) == pair

    def test_figures_in_brackets_are_no_gloss(self):
        assert list(find_glosses("가람은행(005930)과 홍가람(45)")) == []

    def test_an_exchange_and_a_ticker_are_no_gloss(self):
        assert list(find_glosses("Fairweather Games (NASDAQ: FWGM) fell")) == []


class TestNewNames:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("홍가람 대표는 고개를 숙였다", ["홍가람"]),
            ("한겨울 새빛상사 북미영업본부 대표가 말했다", ["한겨울"]),
            ("윤보름(45) 교수에 따르면", ["윤보름"]),
            ("임차인 대표와 조합원 대표가 만났다", []),
            ("지난해 장사가 시장의 기대에 못 미쳤다", []),
            ("마이클 페어웨더는 웃었다", ["마이클 페어웨더"]),
            ("존 페어웨더가 말했다", ["존 페어웨더"]),
            ("새빛은행과 시중은행의 금리", ["새빛은행"]),
            ("누리대교에서 차량 3대가 부딪쳤다", ["누리대교"]),
            ("국민복지법과 아동복지법", []),
            ("춘천지법은 징역 2년을 선고했다", ["춘천지법"]),
            ("래미안새빛이 20억원, 누리우성3차는 15억원", ["누리우성3차", "래미안새빛"]),
            ("7C 1234편과 KE902편", ["7C 1234편", "KE902편"]),
            ("영화 3편과 제14차 회의", []),
            ("SaebitMetrics 보고서와 API", ["SaebitMetrics"]),
            ("전지 업체 새빛셀에서 불이 났다. 새빛셀은 사과했다", ["새빛셀"]),
            ("전지 업체 관계자는 입을 닫았다. 관계자는 떠났다", []),
            ("박누리(31)와 박보람(24·새빛)이 이겼다", ["박누리", "박보람"]),
            ("누리마루 전용 84㎡가 팔렸고 소형 아파트 전용 59㎡도 팔렸다", ["누리마루"]),
            ("태풍 '누리'가 북상한다. 태풍 피해는 없다", ["누리"]),
            ("홍가람 해양경찰청장과 윤보름 감독", ["윤보름", "홍가람"]),
            ("로빈 페어-웨더(32)에게 징역 2년을", ["로빈 페어-웨더"]),
            ("로빈 A. 페어웨더 판사는 말했다", ["로빈 A. 페어웨더"]),
            ("로빈 새플란 판사는 웃었다", ["로빈 새플란"]),  # 란 is the name's own before a title
            ("거래소 SBTX는 SBTX 고객에게 알렸다. GDP와 ETF, HBM은 아니다", ["SBTX", "SBTX"]),
            ("누카라 국제공항에서 떴다. 책을 놓고 공항에 갔다", ["누카라 국제공항"]),
            ("새빛3구역과 가람 2-1구역, 제3구역", ["가람 2-1구역", "새빛3구역"]),
            ("지난 4월 분양한 ‘새빛자이 누리안’은 비쌌다", ["새빛자이 누리안"]),
            ("페어웨더 구치소로 옮겨졌고 SB 스타디움에서 졌다", ["SB 스타디움", "페어웨더 구치소"]),
            ("페어웨더 카운티에서 3명이 다쳤다. 책을 놓고 반도체를 샀다", ["페어웨더 카운티"]),
        ],
    )
    def test_korean(self, text: str, names: list[str]):
        assert new(text) == names

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("Crews left on Monday, said Gov. Robin Fairweather.", ["Robin Fairweather"]),
            ("It came from the University of Fairweather on Tuesday.", ["University of Fairweather"]),
            ("Robin Fairweather of Saebit Holdings spoke.", ["Robin Fairweather", "Saebit Holdings"]),
            ("Stormy Night Leaves Thousands Without Power", []),
            ("The fire near Fairweather Boulevard grew.", ["Fairweather Boulevard"]),
            ("People left. Dispatchers took calls.", []),
            ("By Robin Fairweather", []),
            ("It fell as Net Income of its Brazilian Rescue Teams rose, said Saebit Co Ltd there.", ["Saebit Co Ltd"]),
            ("It said that the Labor Department sued.", ["Labor Department"]),
            ("In Saebit dollars it rose to a new high there.", []),
            ("It says Hurricane Fairweather made landfall.", ["Fairweather"]),
            ("The sentence of Judge Robin A. Fairweather stands.", ["Robin A. Fairweather"]),
            ("It sits in the SBL’s Fairweather Conference now.", ["Fairweather Conference", "SBL"]),
            ("He wore a T-shirt in July-September and sold EVs and ETFs.", []),
            ("It passed the toll of the Fairweather Fire in May.", ["Fairweather"]),
        ],
    )
    def test_english(self, text: str, names: list[str]):
        assert new(text, english=True) == names

    def test_a_fire_takes_its_kind_along(self):
        (name,) = find_new_names("It passed the toll of the Fairweather Fire.", [], english=True)
        assert name.span.of("It passed the toll of the Fairweather Fire.") == "Fairweather Fire"

    def test_wards_follow_their_place(self):
        text = "화성시 누리면 가람리에서 불이 났고, 화성시 이동 인구는 줄었다"
        places = [Span(0, 3), Span(20, 23)]
        names = find_new_names(text, places, english=False, places=places)
        assert [name.surface for name in names] == ["누리면", "가람리"]

    def test_shape_of_a_korean_name(self):
        assert is_korean_name("홍가람")
        assert is_korean_name("남궁가람")
        assert not is_korean_name("이사회")
        assert not is_korean_name("표가람", rare=False)


class TestLikeness:
    @pytest.mark.parametrize(
        ("hangul", "latin"),
        [("딥시크", "DeepSeek"), ("엔비디아", "Nvidia"), ("오픈AI", "OpenAI"), ("량웬펑", "Wenfeng")],
    )
    def test_two_scripts(self, hangul: str, latin: str):
        assert sounds_like(hangul, latin) or skeleton(latin) in skeleton(hangul)

    def test_one_script(self):
        assert spelled_alike("량원펑", "량웬펑")
        assert spelled_alike("페어웨더스", "페어웨더즈")
        assert not spelled_alike("바이두", "바이든스타")

    def test_romanisation_is_syllable_by_syllable(self):
        assert romanised("신라") == "sinra"

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("래미안 새빛", "래미안새빛"),
            ("누리국제공항", "누리공항"),
            ("춘천지방법원", "춘천지법"),
            ("7C 1234편", "1234편"),
            ("flight KE902", "KE902편"),
            ("Robin A. Fairweather", "Robin Fairweather"),
            ("로빈 A. 페어웨더", "로빈 페어-웨더"),
        ],
    )
    def test_keys_of_usual_spellings(self, one: str, other: str):
        assert key_of(one) == key_of(other)


class TestWords:
    @pytest.mark.parametrize(
        ("file", "table"),
        [
            ("ko/honorifics.toml", "title"),
            ("ko/honorifics.toml", "suffix"),
            ("ko/names.toml", "head"),
            ("ko/names.toml", "front"),
            ("ko/names.toml", "part"),
            ("ko/names.toml", "same"),
            ("ko/names.toml", "tail"),
            ("en/names.toml", "part"),
        ],
    )
    def test_every_set_has_an_example_and_no_word_twice(self, file: str, table: str):
        for row in read_entries(file, table, Words):
            assert row.examples, row.kind
            assert len(set(row.surfaces)) == len(row.surfaces), row.kind

    def test_lower_case_in_english(self):
        words = english_name_words()
        for found in (words.no_names, words.courtesies, words.of_heads, words.given, words.event_tails):
            assert all(word == word.lower() for word in found)

    def test_no_generic_word_is_a_head(self):
        assert not name_words().generic & {"은행", "병원"}
