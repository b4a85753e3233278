"""A value taken from another fact is brought back to the one in whose place it stands."""

from __future__ import annotations

from match_tools import are_joined, check, facts_of

from checker.model import Report, Verdict

GROWN = (
    "가람영화 ‘바람길’ 1000만\n\n가람영화의 ‘바람길’이 개봉 2일째 100만, 7일째 500만 관객을 모은 데 이어 "
    "20일째 시리즈 누적 4000만을 넘었다. ‘바람길’은 개봉 22일째 관객 1000만을 돌파했다."
)
AGAIN = (
    "‘바람길’ 관객 1000만 돌파\n\n영화 ‘바람길’은 개봉 2일째 100만, 7일째 500만을 모았고 20일째에는 시리즈 누적 4000만을 넘었다. "
    "이어 개봉 22일째 관객 1000만을 돌파했다."
)
BORROWED = "‘바람길’ 흥행\n\n지난달 개봉한 영화 ‘바람길’은 개봉 2일째 100만, 7일째 500만을 모았고, 개봉 {}일째 관객 1000만을 돌파했다."


def _verdict(report: Report, figure: str) -> Verdict | None:
    for finding in report.findings:
        if figure in {f"{c.article} {c.figure.text}" for c in finding.fact.claims}:
            return finding.verdict
    return None


def test_a_value_of_another_fact_is_held_against_the_place_where_it_stands() -> None:
    report = check(GROWN, AGAIN, BORROWED.format(20))
    assert are_joined(report, "a 22일", "b 22일", "c 20일"), facts_of(report)
    assert _verdict(report, "c 20일") is Verdict.CONFLICT
    assert are_joined(report, "a 20일", "b 20일"), facts_of(report)


def test_what_stands_in_its_own_place_stays() -> None:
    report = check(GROWN, AGAIN, AGAIN.replace("이어 개봉 22일째 관객 1000만을 돌파했다.", "흥행은 이어진다."))
    assert are_joined(report, "a 20일", "b 20일", "c 20일"), facts_of(report)
    assert not [finding for finding in report.findings if finding.verdict is Verdict.CONFLICT]


FAIR = (
    "가람시 꽃축제 폐막\n\n9일 끝난 가람시 꽃축제 방문객은 26만4320명이다. 농산물 판매장 매출은 54억4천만원이었다. 경제효과는 278억원으로 추산됐다.",
    "가람 꽃축제 막 내려\n\n9일 막을 내린 가람시 꽃축제 방문객은 26만4320명이다. 농산물 판매장 매출은 54억4천만원이었다. "
    "경제효과는 278억원으로 집계됐다.",
    "꽃축제에 26만명\n\n가람시는 9일 끝난 꽃축제 방문객이 26만4320명이라고 밝혔다. 농산물 판매장 매출은 {}이었다.",
)


def test_a_place_is_known_by_the_facts_of_the_sentences_beside_as_well() -> None:
    assert _verdict(check(*FAIR[:2], FAIR[2].format("278억원")), "c 278억원") is Verdict.CONFLICT
    assert _verdict(check(*FAIR[:2], FAIR[2].format("54억4천만원")), "c 54억4천만원") is Verdict.AGREE
