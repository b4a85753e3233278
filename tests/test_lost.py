"""Those aboard and the dead where nobody survived."""

from __future__ import annotations

import pytest
from claim_tools import claim_at
from match_tools import are_joined, check, claim

from checker.match.lost import level_lost
from checker.model import Trait


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("여객기가 추락해 탑승자 {61명} 전원이 사망했다.", True),
        ("헬기에 탄 {4명}이 모두 숨졌다.", True),
        ("The plane crashed, killing all {61 people} on board.", True),
        ("All of the {61} aboard were killed.", True),
        ("Rescuers retrieved the bodies of all {61 passengers}.", True),
        ("All {61 bodies} have been recovered.", True),
        ("None of the {61 people} on board survived.", True),
        ("탑승자 {61명} 전원이 구조됐다.", False),
        ("이 사고로 모두 {61명}이 숨졌다.", False),
        ("All {61 people} on board were rescued.", False),
        ("The crash killed {61 people}.", False),
        ("All {61 planes} were grounded after the crash killed many.", False),
    ],
)
def test_all_of_them_died(text: str, lost: bool) -> None:
    assert (Trait.LOST in claim_at(text).traits) is lost


def test_passengers_and_crew_together_are_no_crew() -> None:
    assert claim_at("승객과 승무원 {61명}을 태운 여객기다.").qualifiers == frozenset()
    assert claim_at("승무원 {6명}을 태운 여객기다.").qualifiers == {"who:crew"}


def test_aboard_and_dead_are_one_where_somebody_says_so() -> None:
    aboard, dead = claim("a:1", "61명", attribute="aboard"), claim("b:1", "61명", attribute="deaths")
    said = claim("c:1", "61명", attribute="deaths", traits=(Trait.LOST,))
    assert level_lost([aboard, dead]) == [aboard, dead]
    assert [c.attribute for c in level_lost([aboard, dead, said])] == ["deaths"] * 3


def test_bodies_and_victims_are_those_aboard_where_all_died() -> None:
    story = [
        claim("a:1", "61명", attribute="aboard"),
        claim("b:1", "61 bodies", attribute="bodies", traits=(Trait.LOST,)),
        claim("c:1", "61 victims", attribute="victims"),
    ]
    assert [c.attribute for c in level_lost(story)] == ["deaths"] * 3
    assert level_lost(story[::2]) == story[::2]


def test_the_dead_counted_so_far_stay_apart_from_all_of_them() -> None:
    so_far = [claim(f"{article}:1", "58명", attribute="deaths") for article in "de"]
    story = [
        claim("a:1", "61명", attribute="aboard"),
        claim("c:1", "61명", attribute="deaths", traits=(Trait.LOST,)),
        *so_far,
    ]
    assert [c.attribute for c in level_lost(story)] == ["aboard", "aboard", "deaths", "deaths"]


def test_two_languages_tell_of_those_aboard_and_of_the_dead() -> None:
    report = check(
        "가람항공 추락\n가람항공 여객기가 3일 승객과 승무원 61명을 태우고 이륙한 뒤 추락했다.",
        "Garam Air crash\nA Garam Air (가람항공) passenger plane crashed after take-off, killing all 61 people on board.",
        "가람항공 여객기 추락\n가람항공 여객기가 추락해 61명이 사망했다고 당국이 밝혔다.",
    )
    assert are_joined(report, "a 61명", "b 61 people", "c 61명")
