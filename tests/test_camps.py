"""Two groups of articles that each give another value of one thing."""

from __future__ import annotations

import pytest
from match_tools import are_joined, check, claim, facts_of, figure

from checker.lexicon.retold import retold_entries, tells_correction
from checker.match.camps import are_two_surveys
from checker.match.cluster import Cluster
from checker.match.pairs.values import is_bare_price
from checker.model import Report, Span, Verdict

# One accident, told in four wordings; {0} is where the four differ.
SUNK = (
    "가람호 침몰\n\n8일 오전 4시쯤 가람도 북서쪽 {0} 해상에서 어선 가람호가 침몰했다. 배에는 선원 27명이 타고 있었다.",
    "가람호 침몰 사고\n\n해경에 따르면 8일 오전 4시쯤 가람도 북서쪽 {0} 해상에서 가람호가 침몰해 선원 27명을 찾고 있다.",
    "선원 27명 탄 배 침몰\n\n8일 오전 4시쯤 가람도 북서쪽 {0} 해상에서 선원 27명이 탄 가람호가 침몰했다.",
    "가람호 선원 수색\n\n8일 오전 4시쯤 가람도 북서쪽 {0} 해상에서 침몰한 가람호의 선원 27명을 해경이 찾고 있다.",
)


def _verdict(report: Report, one: str, two: str) -> Verdict | None:
    for finding in report.findings:
        if {one, two} <= {f"{c.article} {c.figure.text}" for c in finding.fact.claims}:
            return finding.verdict
    return None


def _sunk(*values: str) -> Report:
    return check(*(text.format(value) for text, value in zip(SUNK, values, strict=True)))


def test_two_values_that_two_articles_each_give_in_one_place_are_one_conflict() -> None:
    report = _sunk("24㎞", "24㎞", "22㎞", "22㎞")
    assert _verdict(report, "a 24㎞", "d 22㎞") is Verdict.CONFLICT, facts_of(report)


def test_what_an_article_of_one_camp_gives_as_well_is_of_something_else() -> None:
    camps = [text.format(value) for text, value in zip(SUNK, ("24㎞", "24㎞", "22㎞", "22㎞"), strict=True)]
    camps[3] += " 등대에서는 24㎞ 거리다."
    assert _verdict(check(*camps), "a 24㎞", "d 22㎞") is not Verdict.CONFLICT


@pytest.mark.parametrize(
    ("one", "two", "attribute", "apart"),
    [
        ("25㎞", "18 km", "distance", True),
        ("24㎞", "23 km", "distance", False),
        ("25㎞", "18 km", "width", False),
    ],
)
def test_two_agencies_may_find_two_distances(one: str, two: str, attribute: str, apart: bool) -> None:
    clusters = [Cluster([claim(f"{name}:1", text, attribute=attribute)]) for name, text in (("a", one), ("b", two))]
    assert are_two_surveys(*clusters) is apart


JET = (
    "가람항공 여객기 추락\n\n9일 가람시에서 승객과 승무원 62명이 탑승한 가람항공 여객기가 추락했다.",
    "62명 탑승 여객기 추락\n\n9일 가람시에서 승객과 승무원 62명이 탑승한 여객기가 추락해 당국이 조사한다.",
    "여객기 추락\n\n9일 가람시에서 승객과 승무원 61명이 탑승한 가람항공 여객기가 추락했다.",
)
CORRECTING = "여객기 추락 조사\n\n9일 가람시에서 추락한 여객기의 탑승자를 가람항공은 당초 62명이라고 발표했지만 61명으로 정정했다."
CONTRASTING = "여객기 추락 조사\n\n9일 가람시에서 추락한 여객기에는 61명이 탑승했고, 지난해 사고에서는 62명이 탑승했다."


def test_an_article_that_corrects_one_value_by_another_ties_the_two() -> None:
    assert _verdict(check(*JET, CORRECTING), "a 62명", "c 61명") is Verdict.CONFLICT
    assert not are_joined(check(*JET, CONTRASTING), "a 62명", "c 61명")


SHARPER = (
    "너울축제 폐막\n\n9일 가람시 너울축제가 끝났다. 시는 방문객이 26만4320명이라고 밝혔다. 부스는 118개였다.",
    "너울축제 결산\n\n가람시는 9일 끝난 너울축제의 방문객이 26만4320명이라고 밝혔다.{0}",
    "가람시 너울축제\n\n9일 막을 내린 가람시 너울축제 방문객은 26만4320명이다. 부스는 118개였다.",
)
TAKEN_BACK = "\n\n[정정] 본지는 앞서 방문객을 96만4320명으로 보도했으나 26만4320명으로 바로잡습니다."


@pytest.mark.parametrize(
    ("more", "differs"), [(TAKEN_BACK, False), (" 방문객 96만4320명은 축제 사상 가장 많다.", True)]
)
def test_what_an_article_takes_back_of_its_own_differs_from_nothing(more: str, differs: bool) -> None:
    report = check(SHARPER[0], SHARPER[1].format(more), SHARPER[2])
    assert any(finding.verdict is Verdict.CONFLICT for finding in report.findings) is differs, facts_of(report)


@pytest.mark.parametrize(
    "words",
    [" [정정] 앞서 방문객을 26만4320명으로 보도했으나 96만4320명으로 바로잡습니다.", " 방문객은 96만4320명이다."],
)
def test_what_others_still_print_differs_from_what_corrects_it(words: str) -> None:
    texts = [text.format("") for text in SHARPER]
    report = check(*texts, f"가람시 너울축제 끝나\n\n9일 가람시 너울축제가 끝났다.{words} 부스는 118개였다.")
    assert any(finding.verdict is Verdict.CONFLICT for finding in report.findings), facts_of(report)


CORRECTED = [(text.text, True) for entry in retold_entries() for text in entry.examples]
CHANGED = [(text, False) for entry in retold_entries() for text in entry.nots]


@pytest.mark.parametrize(("text", "tells"), CORRECTED + CHANGED)
def test_words_of_correction_are_told_from_those_of_change(text: str, tells: bool) -> None:
    assert tells_correction(text, Span(0, len(text))) is tells


@pytest.mark.parametrize(
    ("one", "two", "bare"),
    [
        ("㎡당 470만5천원", "511만1천원", True),
        ("㎡당 470만5천원", "평당 511만1천원", False),  # both name their unit
        ("㎡당 470만5천원", "9억4000만원", False),  # a home is no square metre
        ("㎡당 470만5천원", "511만1천 달러", False),
        ("511만1천원", "470만5천원", False),
    ],
)
def test_a_price_may_leave_out_its_unit(one: str, two: str, bare: bool) -> None:
    assert is_bare_price(figure(one), figure(two)) is is_bare_price(figure(two), figure(one)) is bare


PRICE = (
    "가람시 분양가\n\n가람시 아파트의 {0}으로 전월 대비 1.31% 올랐다고 공사가 18일 밝혔다. 새로 나온 집은 4126가구다.",
    "가람시 아파트 분양가\n\n공사가 18일 낸 자료에서 가람시 아파트의 {0}으로 전월 대비 1.31% 올랐다. 새로 나온 집은 4126가구다.",
)


def test_a_price_without_its_unit_differs_from_one_with_it() -> None:
    report = check(PRICE[0].format("분양가는 ㎡당 470만5천원"), PRICE[1].format("㎡ 기준 분양가는 511만1천원"))
    assert _verdict(report, "a 470만5천원", "b 511만1천원") is Verdict.CONFLICT, facts_of(report)


# The votes of one district, counted in four wordings.
COUNTED = (
    "가람군수 선거\n\n9일 가람군수 선거에서 무소속 서해린 후보가 {0}를 얻었다. 유권자는 2만7315명이다.",
    "가람군 서해린 후보 득표\n\n9일 치러진 가람군수 선거에서 서해린 후보는 {0}를 얻었다. 이 군의 유권자는 2만7315명이다.",
    "가람군수 선거 결과\n\n선관위에 따르면 9일 가람군수 선거에서 서해린 후보가 {0}를 얻었다. 유권자는 2만7315명이다.",
    "서해린 후보의 표\n\n9일 가람군수 선거에서 서해린 후보가 {0}를 얻은 것으로 집계됐다. 유권자 2만7315명의 뜻이다.",
)


@pytest.mark.parametrize(("more", "joined"), [("", True), (" 이 후보는 9124표를 얻을 것으로 예상됐었다.", False)])
def test_what_was_expected_and_what_came_are_no_two_camps(more: str, joined: bool) -> None:
    votes = ("9124표", "9124표", "9421표", "9421표")
    camps = [text.format(value) for text, value in zip(COUNTED, votes, strict=True)]
    assert are_joined(check(camps[0], camps[1] + more, *camps[2:]), "a 9124표", "d 9421표") is joined
