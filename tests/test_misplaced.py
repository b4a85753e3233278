"""A figure that one article prints in the place of another is shown, though its value is that of another fact."""

from __future__ import annotations

import pytest
from match_tools import check, claim

from checker.match import misplaced
from checker.match.cluster import Cluster
from checker.model import Report, Verdict

SHOP = (
    "초롱마켓 유출\n\n초롱마켓은 5일 유출 사실을 알렸다. 전체 회원 3185만명의 17.6%에 해당한다. 전화번호 562만건이 새어 나갔다. "
    "과징금은 37억원이다.",
    "초롱마켓 정보 새 나가\n\n초롱마켓에서 정보가 새 나갔다. 전체 회원 3185만명의 17.6%에 해당하는 규모다. "
    "전화번호 562만건도 빠져나갔다. 과징금은 37억원으로 정해졌다.",
    "초롱마켓 과징금\n\n초롱마켓에 과징금 37억원이 부과됐다. 피해는 전체 회원 3185만명의 17.6%에 해당한다. "
    "유출된 전화번호는 562만건이다.",
)


def _conflicts(report: Report) -> list[set[str]]:
    found = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    return [{claim.figure.text for claim in finding.fact.claims} for finding in found]


@pytest.mark.parametrize("place", range(3))
def test_the_value_of_another_thing_is_a_conflict_where_it_stands(place: int) -> None:
    assert not _conflicts(check(*SHOP))
    texts = list(SHOP)
    texts[place] = texts[place].replace("3185만명", "562만명")
    assert _conflicts(check(*texts)) == [{"3185만명", "562만명"}]


def test_a_value_that_others_give_the_same_thing_stays_there() -> None:
    texts = (
        "하늬상사 실적\n\n하늬상사의 2분기 매출은 6405억원이다. 상반기 매출은 1조2340억원이다.",
        "하늬상사 공시\n\n2분기 하늬상사 매출은 6405억원이다. 음반 매출은 2495억원이다.",
        "하늬상사 2분기\n\n하늬상사는 2분기에 6405억원의 매출을 올렸다. 음반 매출은 2495억원이다.",
        "하늬상사 성적\n\n하늬상사가 2분기 성적을 냈다. 음반 매출은 2495억원이다. 매출은 6405억원으로 늘었다.",
    )
    assert not _conflicts(check(*texts))


@pytest.mark.parametrize(
    ("elsewhere", "moves"),
    [
        (["b:50", "c:50"], True),  # 990 homes in all, and nobody else says that so many are offered
        (["b:50"], False),
        ([], False),
    ],
)
def test_a_figure_that_is_alone_moves_where_others_tell_its_value_of_something_else(
    elsewhere: list[str], moves: bool
) -> None:
    lone, told = claim("a:10", "990가구"), [claim(f"{article}:10", "667가구") for article in "bc"]
    clusters = [Cluster([lone]), Cluster(told), *(Cluster([claim(place, "990가구")]) for place in elsewhere)]
    home = {each.id: number for number, cluster in enumerate(clusters) for each in cluster.claims}
    offers = {lone.id: misplaced._Offer(lone, 1, 0.95, told[0])}
    assert (misplaced._free(offers, clusters, home, misplaced._tellers(clusters)) == offers) is moves
