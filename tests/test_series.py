"""A count that goes on is one series; what was counted elsewhere or long ago stays out of it."""

from __future__ import annotations

import pytest
from match_tools import ONE_PROCESS, are_joined, check, facts_of, records

from checker.model import Verdict
from checker.pipeline import check_articles

EXPLOSION = "들꽃시 공장 폭발\n\n5일 오전 들꽃시 화학공장이 폭발해 오전 11시 현재 8명이 숨진 것으로 집계됐다. 소방대원 150명이 투입됐다."
LATER = (
    "들꽃시 화학공장 폭발 사망자 14명으로\n\n들꽃시 화학공장 폭발로 숨진 사람이 5일 오후 3시 현재 14명으로 늘었다. "
    "2019년 들꽃시에서 난 창고 화재 때는 29명이 숨졌다."
)
LATEST = "들꽃시 화학공장 폭발 사망자 17명\n\n들꽃시 화학공장 폭발 사망자가 5일 오후 6시 현재 17명으로 늘었다."


def test_a_growing_toll_is_one_series() -> None:
    report = check(EXPLOSION, LATER, LATEST)
    assert are_joined(report, "a 8명", "b 14명", "c 17명"), facts_of(report)


def _verdict(*texts: str) -> Verdict:
    (finding,) = [f for f in check(*texts).findings if any(c.figure.text == "14명" for c in f.fact.claims)]
    return finding.verdict


def test_a_growing_toll_is_an_update() -> None:
    assert _verdict(EXPLOSION, LATER) is Verdict.UPDATE


def test_a_headline_counts_at_the_hour_of_its_text() -> None:
    assert _verdict(EXPLOSION, LATER, LATEST) is Verdict.UPDATE


OLD = "들꽃시 화학공장 폭발\n\n5일 들꽃시 화학공장이 폭발해 8명이 숨졌다. 2018년 가람시 창고 화재 때는 {}명이 목숨을 잃었다."


def test_the_toll_of_years_ago_is_no_update() -> None:
    one, two = OLD.format(85), OLD.format(86).replace("폭발해", "폭발하면서")
    report = check_articles(
        [*records(one, published="2025-03-05"), {**records(two, published="2025-03-07")[0], "id": "b"}], ONE_PROCESS
    )
    (finding,) = [f for f in report.findings if any(c.figure.text == "86명" for c in f.fact.claims)]
    assert finding.verdict is Verdict.CONFLICT


def test_an_earlier_disaster_stays_out() -> None:
    report = check(EXPLOSION, LATER, LATEST)
    assert not [fact for fact in facts_of(report) if "b 29명" in fact and len(fact) > 1]


def test_other_counts_are_no_points_of_the_series() -> None:
    report = check(
        EXPLOSION,
        "들꽃시 화학공장 폭발 부상자 31명\n\n들꽃시 화학공장 폭발 부상자가 5일 오후 3시 현재 31명으로 늘었다.",
    )
    assert not are_joined(report, "a 8명", "b 31명")


def test_what_does_not_grow_is_no_series() -> None:
    report = check(
        "한솔시 새 도서관\n\n한솔시 새 도서관은 5일 현재 책 12만 권을 갖췄다. 건축비는 320억원이다.",
        "한솔시 새 도서관 문 열어\n\n한솔시 새 도서관의 건축비는 410억원이다. 도서관은 5일 문을 열었다.",
    )
    finding = [f for f in report.findings if {"320억원", "410억원"} <= {c.figure.text for c in f.fact.claims}]
    assert all(f.verdict is not Verdict.UPDATE for f in finding)


HURT_AGAIN = "화학공장 폭발\n\n소방당국은 들꽃시 화학공장에서 난 폭발로 부상자가 모두 {}명 나왔다고 밝혔다."
HURT = "들꽃시 화학공장 폭발로 {}명 부상\n\n5일 들꽃시 화학공장 폭발로 {}명이 다쳤다. 소방대원 150명이 투입됐다."


def test_counts_of_which_none_is_known_to_be_the_later_are_no_series() -> None:
    """One toll is told through a day; where no text says when, 56 and 1,011 are two facts and no contradiction."""
    early, late = HURT.format(56, 56), HURT_AGAIN.format(1011)
    assert not are_joined(check(early, late), "a 56명", "b 1011명")
    told = [*records(early, published="2025-03-05"), *records(late, published="2025-03-06")]
    told[1] |= {"id": "b", "source": "b-news"}
    assert are_joined(check_articles(told, ONE_PROCESS), "a 56명", "b 1011명")


def test_counts_of_one_day_that_may_be_one_count_are_held_against_each_other() -> None:
    assert are_joined(check(HURT.format(179, 179), HURT.format(181, 181)), "a 179명", "b 181명")


FIRE = "별내시 아파트 화재로 6명 숨져\n\n5일 별내시 아파트에서 불이 나 주민 6명이 숨졌다. 소방차 {}대가 왔다."
FIRE_TOO = "별내시 아파트 화재\n\n소방당국은 별내시 아파트 화재 사망자가 {}명이라고 밝혔다."


@pytest.mark.parametrize(("outlets", "odd", "joined"), [(5, 4, True), (5, 17, False), (2, 4, False)])
def test_an_article_at_odds_with_many_of_its_day_is_held_against_them(outlets: int, odd: int, joined: bool) -> None:
    """4 dead against the 6 of five other outlets is a slip or early news; 17 may be another count."""
    texts = [FIRE.format(21 + n) for n in range(outlets)]
    report = check(*texts, FIRE_TOO.format(odd))
    assert are_joined(report, "a 6명", f"{'abcdef'[outlets]} {odd}명") is joined, facts_of(report)


def test_a_fact_knows_what_else_was_told_of_its_count_that_day() -> None:
    texts = [
        "들꽃시 화학공장 폭발\n\n5일 들꽃시 화학공장이 폭발해 {}명이 숨지고 32명이 다쳤다. 소방대원 150명이 투입됐다."
    ] * 4
    report = check(*(text.format(count) for text, count in zip(texts, (6, 6, 8, 16), strict=True)))
    (finding,) = [f for f in report.findings if any(c.figure.text == "6명" for c in f.fact.claims)]
    own = {c.figure.text for c in finding.fact.claims}
    assert set(finding.fact.told) == {"6명", "8명", "16명"} - own
    (hurt,) = [f for f in report.findings if any(c.figure.text == "32명" for c in f.fact.claims)]
    assert hurt.fact.told == ()


def test_large_counts_of_homes_and_of_customers_show_one_count_moving() -> None:
    texts = (
        "들꽃시 정전\n\n5일 들꽃시를 덮친 태풍으로 420만 가구가 정전됐다.",
        "들꽃시 태풍 정전\n\n5일 들꽃시를 덮친 태풍으로 460만 가구가 정전된 것으로 집계됐다.",
        "들꽃시 태풍\n\n5일 태풍이 덮친 들꽃시에서 310만 명이 정전으로 어려움을 겪고 있다.",
        "들꽃시 태풍 속보\n\n5일 태풍이 덮친 들꽃시에서는 380만 명이 정전을 겪었다.",
    )
    verdicts = [
        [f.verdict for f in check(*given).findings if any(c.figure.text == "460만 가구" for c in f.fact.claims)]
        for given in (texts, texts[:2])
    ]
    assert verdicts == [[Verdict.UPDATE], [Verdict.CONFLICT]]
