"""Who says so: speakers, stances, and how they carry over."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

from checker.lexicon.attribution import Document, Pronoun, Speech
from checker.lexicon.reader import read_entries

ENTRIES = [
    pytest.param(entry.id, example.text, id=f"{language}-{entry.id}-{number}")
    for language in ("ko", "en")
    for entry in read_entries(f"{language}/attribution.toml", "speech", Speech)
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize(("name", "text"), ENTRIES)
def test_speech_words_fire(name: str, text: str) -> None:
    attribution = claim_at(text).attribution
    assert attribution is not None
    assert attribution.stance == name.removeprefix("source:")


SPEAKERS = [
    ("소방청에 따르면 {3명}이 다쳤다.", "소방청", "stated"),
    ("대만 중앙통신사 등에 따르면 {3명}이 다쳤다.", "대만 중앙통신사", "stated"),
    ("대만 교통부 기상처 발표에 따르면 {3명}이 다쳤다.", "교통부 기상처", "stated"),
    ("삼성전자 공시에 따르면 매출은 {3억원}이다.", "삼성전자", "stated"),
    ("국토교통부 보도자료에 따르면 {3명}이 다쳤다.", "국토교통부", "stated"),
    ("서울 동부지검에 따르면 {3명}이 다쳤다.", "서울 동부지검", "stated"),
    ("이 조사에 따르면 {3명}이 다쳤다.", "이 조사", "stated"),
    ("회사는 매출이 {3억원}이라고 밝혔다.", "회사", "stated"),
    ("연구소는 피해액을 {3억원}으로 추정했다.", "연구소", "estimated"),
    ("피해자는 {5명}인 것으로 알려졌다.", None, "reported"),
    ("누리전자가 {4조원}짜리 계약을 맺었다는 소식에 영향을 받은 것으로 보인다.", None, "estimated"),
    ("{4조원}짜리 계약을 맺었다는 말은 틀렸다고 주장했다.", None, "claimed"),
    ("시위대는 그가 {5명}을 때렸다고 주장했다.", "시위대", "claimed"),
    ("그는 시위대가 {5명}을 때렸다고 주장했다.", "그", "claimed"),
    ("그는 자리를 떴다고 말했다. 그녀는 {5명}이 다쳤다고 말했다.", "그녀", "stated"),
]


@pytest.mark.parametrize(("text", "speaker", "stance"), SPEAKERS)
def test_speaker(text: str, speaker: str | None, stance: str) -> None:
    attribution = claim_at(text).attribution
    assert attribution is not None
    assert (attribution.speaker, attribution.stance) == (speaker, stance)


DOCUMENTS = [
    pytest.param(word, example.text, id=word)
    for entry in read_entries("ko/attribution.toml", "document", Document)
    for word in entry.words
    for example in entry.examples
]


@pytest.mark.parametrize(("word", "text"), DOCUMENTS)
def test_a_document_is_no_part_of_its_speaker(word: str, text: str) -> None:
    attribution = claim_at(text.replace("발표", word)).attribution
    assert attribution is not None
    assert attribution.speaker == "교통부 기상처"


PRONOUNS = [
    pytest.param(example.text, id=f"{language}-{number}")
    for language in ("ko", "en")
    for entry in read_entries(f"{language}/attribution.toml", "pronoun", Pronoun)
    for number, example in enumerate(entry.examples)
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_a_pronoun_means_the_speaker_named_last(text: str) -> None:
    attribution = claim_at(text).attribution
    assert attribution is not None
    assert attribution.speaker in ("소방청", "Marlow Ferries")


def test_a_pronoun_that_nobody_is_named_for_stays() -> None:
    attribution = claim_at("그는 {12명}이 다쳤다고 말했다.").attribution
    assert attribution is not None
    assert attribution.speaker == "그"


def test_it_carries_within_a_paragraph() -> None:
    carried = claim_at("소방청에 따르면 3명이 다쳤다. 실종자는 {2명}이다.").attribution
    assert carried is not None
    assert carried.carried
    assert claim_at("소방청에 따르면 3명이 다쳤다.\n\n실종자는 {2명}이다.").attribution is None


def test_nobody_says_it() -> None:
    assert claim_at("사고로 {3명}이 다쳤다.").attribution is None
