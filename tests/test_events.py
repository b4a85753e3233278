"""What happened on a date, by the words that the glossary has for it."""

from __future__ import annotations

import pytest
from claim_tools import claim_at
from match_tools import are_joined, check, claim

from checker.lexicon.attributes import attribute_of
from checker.lexicon.synonyms import event_words, glossary
from checker.match.pairs import Context, find_veto, score_pair


def test_events_are_words_of_the_glossary_and_no_attributes() -> None:
    assert event_words() <= {gloss.english[0] for gloss in glossary()}
    assert [word for word in event_words() if attribute_of(word)] == []


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("창업자는 {2022년 12월} 바하마에서 체포됐다.", "event:suspects"),
        ("탐사선은 {2020년 10월} 시료를 채취했고 돌아왔다.", "collect"),
        ("{2019년 4월} 시료를 채취하기 위해 우주기지에서 발사한 탐사선이다.", "released"),
        ("The founder was extradited in {November 2023} and sentenced later.", "extradite"),
        ("It departed the asteroid in {May 2021}.", "depart"),
        ("In {October 2020}, the probe collected a sample.", "collect"),
        ("그는 {2020년 10월} 골키퍼였다.", None),
        ("He arrived, and in {May 2021} he was in town.", None),
    ],
)
def test_a_date_is_that_of_the_event_beside_it(text: str, event: str | None) -> None:
    assert claim_at(text, "2024-03-05").attribute == event


def test_months_are_one_date_where_one_thing_happened() -> None:
    one, two = claim("a:1", "2022년 12월", attribute="extradite"), claim("b:1", "2022년", attribute="extradite")
    assert find_veto(one, two) is None
    assert find_veto(one, claim("b:1", "2022년", attribute="arrest")) is not None
    assert find_veto(one, claim("b:1", "2022년")) is not None


def test_two_verbs_of_one_day_tell_nothing_of_each_other() -> None:
    one, two = claim("a:1", "3일", attribute="land"), claim("b:1", "3일", attribute="return")
    names = {name for name, _, _ in score_pair(one, two, Context.of([one, two])).reasons}
    assert "attribute unknown" in names
    assert "other attribute" not in names


def test_the_day_of_one_article_is_the_month_of_another() -> None:
    report = check(
        "가람호 귀환\n탐사선 가람호는 2016년 9월 8일 우주기지에서 발사됐다. 사막에는 5일 착륙했다.",
        "가람호 돌아오다\n탐사선 가람호가 돌아왔다. 가람호는 2016년 9월 우주기지에서 발사됐다.",
        "Garam returns\nThe spacecraft Garam (가람호) was launched from a space base in September 2016.",
    )
    assert are_joined(report, "a 2016년 9월 8일", "b 2016년 9월")
