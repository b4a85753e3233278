"""What most articles tell and one does not is what that one has a slip in its place for."""

from __future__ import annotations

from match_tools import check

from checker.match.pairs.weights import GAPS
from checker.model import Report, Verdict

SALE = (
    "하늬항공 인수\n\n나래그룹이 5일 하늬항공 지분 61.3%를 넘겨받았다. 인수에 든 돈은 모두 2조 7천억 원이다. 두 회사는 비행기 143대를 갖게 된다.",
    "나래, 하늬항공 품다\n\n나래그룹은 하늬항공 인수를 마쳤다. 지분 61.3%를 사는 데 2조7000억원을 들였다. 두 회사 비행기는 143대다.",
    "하늬항공 새 주인\n\n하늬항공의 새 주인은 나래그룹이다. 2조7000억원이 들었고 지분은 61.3%다. 합치면 비행기가 143대에 이른다.",
    "나래그룹 잔금 치러\n\n나래그룹이 계약금과 중도금에 잔금을 합쳐 2조7000억원을 치르고 하늬항공 지분 61.3%를 취득했다. 직원은 9천명이다.",
)


def _conflicts(report: Report) -> list[set[str]]:
    found = [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    return [{claim.figure.text for claim in finding.fact.claims} for finding in found]


def test_what_all_others_tell_is_held_against_what_one_has_instead() -> None:
    assert not _conflicts(check(*SALE))
    slipped = SALE[3].replace("2조7000억원", "2조1000억원")
    assert [found & {"2조7000억원", "2조1000억원"} for found in _conflicts(check(*SALE[:3], slipped))] == [
        {"2조7000억원", "2조1000억원"}
    ]


def test_a_value_that_another_article_tells_too_fills_no_gap() -> None:
    slipped = SALE[3].replace("2조7000억원", "2조1000억원")
    other = SALE[2] + " 하늬항공의 한 해 매출은 2조1000억원이다."
    assert not _conflicts(check(*SALE[:2], other, slipped))


def test_a_slip_says_more_than_the_same_number_of_words() -> None:
    assert GAPS["digit of a share"] < GAPS["changed"] < GAPS["missing"] < GAPS["swapped"]
