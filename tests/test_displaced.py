"""Two figures that one article printed in each other's place are shown; those of another thing are left alone."""

from __future__ import annotations

import pytest
from match_tools import check

from checker.model import Report, Verdict

RESULTS = (
    "노을제약 실적\n\n노을제약은 올해 2분기 매출이 4321억원, 영업이익이 512억원이라고 5일 공시했다. "
    "직원은 1240명이고 공장은 3곳이다. 연구개발에는 687억원을 썼다. 배당은 주당 1350원이다."
)
AGAIN = (
    "노을제약 2분기 성적표\n\n노을제약의 2분기 매출은 4321억원이다. 영업이익은 512억원으로 집계됐다. "
    "연구개발비는 687억원, 배당금은 주당 1350원이다. 노을제약은 직원 1240명이 공장 3곳에서 일한다."
)
PLANT = (
    "가람시 다리\n\n가람시가 놓는 새 다리에는 국비 612억원, 시비 374억원이 든다. 길이는 820m이고 너비는 24m다. "
    "하루 1만8400대가 다닐 것으로 보인다. 공사는 31개월 걸린다."
)
PLANT_AGAIN = (
    "가람시 새 다리 놓는다\n\n다리 공사비로 국비 612억원, 시비 374억원을 쓴다고 가람시가 밝혔다. "
    "다리 길이는 820m, 너비는 24m다. 31개월 뒤 열리면 하루 차 1만8400대가 오간다."
)


def _turned(text: str, one: str, two: str) -> str:
    return text.replace(one, "\0").replace(two, one).replace("\0", two)


def _conflicts(report: Report) -> list[tuple[str | None, set[str]]]:
    found = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    return [(finding.cause, {claim.figure.text for claim in finding.fact.claims}) for finding in found]


@pytest.mark.parametrize(
    ("texts", "one", "two"),
    [
        ((RESULTS, AGAIN), "4321억원", "512억원"),
        ((PLANT, PLANT_AGAIN), "612억원", "374억원"),
    ],
)
def test_two_values_turned_round_are_a_conflict_each(texts: tuple[str, str], one: str, two: str) -> None:
    right, again = texts
    assert not _conflicts(check(right, again, right.replace("다.", "다고 한다.")))
    for wrong in texts:
        conflicts = _conflicts(check(right, again, _turned(wrong, one, two).replace("다.", "다고 한다.")))
        assert conflicts, wrong
        assert all(values == {one, two} for _, values in conflicts)
        assert "turned" in [cause for cause, _ in conflicts]


def test_figures_of_two_hours_are_not_turned_round() -> None:
    texts = [
        "금빛호 침몰\n\n오전 6시까지 2명이 구조됐고 13명은 실종 상태다.",
        "금빛호 수색\n\n13명이 구조됐다. 실종자 2명을 찾고 있다.",
        "금빛호 속보\n\n지금까지 13명이 구조됐고 2명은 실종됐다.",
    ]
    assert "turned" not in [cause for cause, _ in _conflicts(check(*texts))]


CREW = (
    "가람 부두 화재\n\n가람 부두에서 불이 났다. 소방은 {crew}과 {cars}를 보냈다. 불은 창고 312㎡를 태웠다. 부두에는 배 28척이 있었다.",
    "가람 부두 불 꺼져\n\n가람 부두 불이 꺼졌다. 현장에 나간 {crew}이 {cars}를 썼다. 창고 312㎡가 탔다. 배 28척은 무사하다.",
    "가람 부두에 불\n\n가람 부두에 불이 나 {crew}, {cars}가 출동했다. 창고 312㎡가 탔고 배 28척이 몸을 피했다.",
)


@pytest.mark.parametrize(
    ("crew", "cars", "held"), [("인력 41명", "장비 187대", True), ("인력 187명", "장비 41대", False)]
)
def test_two_numbers_that_changed_places_are_shown_though_other_things_are_counted(
    crew: str, cars: str, held: bool
) -> None:
    right = [text.format(crew="인력 187명", cars="장비 41대") for text in CREW[1:]]
    report = check(CREW[0].format(crew=crew, cars=cars), *right)
    found = {frozenset(values) for _, values in _conflicts(report)}
    assert found == ({frozenset({"41명", "187명"}), frozenset({"187대", "41대"})} if held else set())
