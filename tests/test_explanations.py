"""What a finding and an audit say, word for word: one plain sentence that an editor would write, in both languages."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from checker.judge.audits.words import joined
from checker.judge.checks.say import cut
from checker.judge.wording import day_span
from checker.lexicon.attribution import names_speaker
from checker.model import Attribution, Span, Text, Verdict
from checker.pipeline import check_articles
from checker.settings import Settings
from tests.test_verdicts import judge, read_claims

DAY = date(2025, 2, 3)


def told(left: str, right: str, days: tuple[date, date] = (DAY, DAY), **extra: Any) -> Any:
    """Judge two marked sentences of 가일보 and 나일보."""
    return judge(read_claims("가", left, days[0], **extra), read_claims("나", right, days[1], **extra))


@pytest.mark.parametrize(
    ("left", "right", "ko", "en"),
    [
        (
            "전용면적은 {222.76㎡}다.",
            "전용면적은 {222㎡}다.",
            "‘222㎡’(나일보)는 ‘222.76㎡’(가일보)에서 소수점 아래를 버린 값입니다(차이 0.34%).",
            "“222㎡” (나일보) is “222.76㎡” (가일보) with its decimals cut off (off by 0.34%).",
        ),
        (
            "인상률은 {2.87%}다.",
            "인상률은 {2.8%}다.",
            "‘2.8%’(나일보)는 ‘2.87%’(가일보)에서 소수 둘째 자리부터 버린 값입니다(차이 0.07%p).",
            "“2.8%” (나일보) is “2.87%” (가일보) cut off after one decimal place (off by 0.07 points).",
        ),
        (
            "수입은 {543억9000만달러}다.",
            "수입은 {543억달러}다.",
            "‘543억달러’(나일보)는 ‘543억9000만달러’(가일보)에서 1억달러 미만을 버린 값입니다(차이 0.17%).",
            "“543억달러” (나일보) is “543억9000만달러” (가일보) cut off below 100 million dollars (off by 0.17%).",
        ),
        (
            "투표자는 {1만9548명}이다.",
            "투표자는 {1만9550명}이다.",
            "‘1만9550명’(나일보)은 ‘1만9548명’(가일보)을 10명 단위로 반올림한 값입니다(차이 0.1% 미만).",
            "“1만9550명” (나일보) is “1만9548명” (가일보) rounded to the nearest 10 (off by less than 0.1%).",
        ),
        (
            "The ferry carried {3,700 people}.",
            "The ferry carried {4,000 people}.",
            "‘4,000 people’(나일보)은 ‘3,700 people’(가일보)을 1,000명 단위로 반올림한 값입니다(차이 8.1%).",
            "“4,000 people” (나일보) is “3,700 people” (가일보) rounded to the nearest 1,000 (off by 8.1%).",
        ),
        (
            "길이는 {1,247m}다.",
            "길이는 {1,200m}다.",
            "‘1,200m’(나일보)는 ‘1,247m’(가일보)를 100m 단위로 반올림한 값입니다(차이 3.8%).",
            "“1,200m” (나일보) is “1,247m” (가일보) rounded to the nearest 100 m (off by 3.8%).",
        ),
        (
            "희생자는 {179명}이다.",
            "희생자는 {181명}이다.",
            "‘179명’(가일보)과 ‘181명’(나일보)은 2명 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“179명” (가일보) and “181명” (나일보) are 2 apart, which neither rounding nor conversion explains.",
        ),
        (
            "분양가는 {4만9050원}이다.",
            "분양가는 {5만1200원}이다.",
            "‘4만9050원’(가일보)과 ‘5만1200원’(나일보)은 2,150원(4.2%) 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“4만9050원” (가일보) and “5만1200원” (나일보) are 2,150 won (4.2%) apart, which neither rounding nor "
            "conversion explains.",
        ),
        (
            "상승률은 {1.31%}다.",
            "상승률은 {4.55%}다.",
            "‘1.31%’(가일보)와 ‘4.55%’(나일보)는 3.24%p 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“1.31%” (가일보) and “4.55%” (나일보) are 3.24 points apart, which neither rounding nor conversion explains.",
        ),
        (
            "The bus carried {58 passengers}.",
            "The bus carried {57 passengers}.",
            "‘58 passengers’(가일보)와 ‘57 passengers’(나일보)는 1명 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“58 passengers” (가일보) and “57 passengers” (나일보) are 1 apart, which neither rounding nor conversion explains.",
        ),
        (
            "거리는 {24㎞}다.",
            "거리는 {29㎞}다.",
            "‘24㎞’(가일보)와 ‘29㎞’(나일보)는 5㎞(17.2%) 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“24㎞” (가일보) and “29㎞” (나일보) are 5 km (17.2%) apart, which neither rounding nor conversion explains.",
        ),
        (
            "그는 {25세}다.",
            "그는 {26세}다.",
            "‘25세’(가일보)와 ‘26세’(나일보)는 1살 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“25세” (가일보) and “26세” (나일보) are 1 year apart, which neither rounding nor conversion explains.",
        ),
        (
            "공사는 {22일} 걸렸다.",
            "공사는 {20일} 걸렸다.",
            "‘22일’(가일보)과 ‘20일’(나일보)은 2일(9.1%) 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“22일” (가일보) and “20일” (나일보) are 2 days (9.1%) apart, which neither rounding nor conversion explains.",
        ),
        (
            "분양가는 3.3㎡당 {1974만1000원}이다.",
            "분양가는 3.3㎡당 {2066만원}이다.",
            "‘1974만1000원’(가일보)과 ‘2066만원’(나일보)은 91만9000원(4.4%) 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“1974만1000원” (가일보) and “2066만원” (나일보) are 919,000 won (4.4%) apart, which neither rounding nor "
            "conversion explains.",
        ),
        (
            "Labour won {241 seats}.",
            "Labour won {238 seats}.",
            "‘241 seats’(가일보)와 ‘238 seats’(나일보)는 3석 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“241 seats” (가일보) and “238 seats” (나일보) are 3 apart, which neither rounding nor conversion explains.",
        ),
        (
            "숫자는 {0.419}이다.",
            "숫자는 {0.410}이다.",
            "‘0.419’(가일보)와 ‘0.410’(나일보)은 0.009(2.1%) 차이가 나고, 반올림이나 환산으로는 설명되지 않습니다.",
            "“0.419” (가일보) and “0.410” (나일보) are 0.009 (2.1%) apart, which neither rounding nor conversion explains.",
        ),
        (
            "피해는 {111개} 시설이다.",
            "피해는 {11개} 시설이다.",
            "‘111개’(가일보)와 ‘11개’(나일보)는 거의 10배 차이가 납니다.",
            "“111개” (가일보) and “11개” (나일보) differ by a factor of nearly 10.",
        ),
        (
            "부상자는 {821명}이다.",
            "부상자는 {800명 이상}이다.",
            "‘821명’(가일보)은 ‘800명 이상’(나일보)의 범위 안에 있어 서로 어긋나지 않습니다.",
            "“821명” (가일보) lies within “800명 이상” (나일보), so the two do not contradict each other.",
        ),
        (
            "관객은 {240만명 이상}이다.",
            "관객은 {58만9000명 이상}이다.",
            "‘58만9000명 이상’(나일보)과 ‘240만명 이상’(가일보)은 둘 다 한도나 범위로 말한 값이라 어긋나지는 않지만 "
            "두 배 넘게 차이 납니다.",
            "“58만9000명 이상” (나일보) and “240만명 이상” (가일보) are both bounds or ranges and do not contradict each "
            "other, but one is more than twice the other.",
        ),
        (
            "계약은 {50억원}이다.",
            "계약은 {수십억원}이다.",
            "‘50억원’(가일보)은 ‘수십억원’(나일보)의 범위 안에 있어 서로 어긋나지 않습니다.",
            "“50억원” (가일보) lies within “수십억원” (나일보), which is vague.",
        ),
        (
            "이적료는 약 {368억원}이다.",
            "이적료는 {371억원}이다.",
            "‘371억원’(나일보)과 ‘약 368억원’(가일보)은 ‘약’을 감안하면 서로 맞습니다.",
            "“371억원” (나일보) and “약 368억원” (가일보) fit, allowing for “약”.",
        ),
        (
            "공장은 {1997년 8월} 문을 열었다.",
            "공장은 {1997년 8월 6일} 문을 열었다.",
            "‘1997년 8월’(가일보)은 ‘1997년 8월 6일’(나일보)을 덜 자세히 쓴 것입니다.",
            "“1997년 8월” (가일보) is “1997년 8월 6일” (나일보), told less precisely.",
        ),
        (
            "공장은 {2012년 10월} 문을 열었다.",
            "공장은 {2012년 1월} 문을 열었다.",
            "‘2012년 10월’(가일보)과 ‘2012년 1월’(나일보)은 서로 다른 달입니다.",
            "“2012년 10월” (가일보) and “2012년 1월” (나일보) are different months.",
        ),
        (
            "지지도는 {2.6%p} 올랐다.",
            "지지도는 {2.6%} 올랐다.",
            "‘2.6%p’(가일보)와 ‘2.6%’(나일보)는 숫자는 같지만 하나는 퍼센트포인트, 하나는 퍼센트입니다.",
            "“2.6%p” (가일보) and “2.6%” (나일보) have the same digits, one in percentage points, the other in per cent.",
        ),
        (
            "대피한 주민은 {최대 2만명}이다.",
            "대피한 주민은 {최소 2만명}이다.",
            "‘최대 2만명’(가일보)과 ‘최소 2만명’(나일보)은 숫자는 같지만 하나는 상한, 하나는 하한입니다.",
            "“최대 2만명” (가일보) and “최소 2만명” (나일보) give one number, as an upper bound and as a lower one.",
        ),
        (
            "개발비는 {557만6000달러}다.",
            "개발비는 {81억원}이다.",
            "‘557만6000달러’(가일보)와 ‘81억원’(나일보)은 통화만 다를 뿐 같은 금액입니다(1달러 1,452.7원으로 환산).",
            "“557만6000달러” (가일보) and “81억원” (나일보) are one amount in two currencies, at 1,452.7 won to the dollar.",
        ),
    ],
)
def test_finding_reads_so(left: str, right: str, ko: str, en: str) -> None:
    explanation = told(left, right).explanation
    assert (explanation.ko, explanation.en) == (ko, en)


def test_outlet_that_gives_both_is_named_once() -> None:
    found = judge(
        read_claims("가", "계약금은 {3850만 달러}(약 {589억원})다.", DAY), read_claims("나", "{3850만 달러}다.", DAY)
    )
    assert found.explanation.ko.startswith("가일보의 ‘3850만 달러’와 ‘약 589억원’은 당시 환율에 맞지 않습니다(1달러 ")
    assert found.explanation.en.startswith(
        "“3850만 달러” and “약 589억원” (both 가일보) do not fit the rates of the day ("
    )
    assert found.change is not None
    assert found.change.ko.startswith("당시 환율이라면 3850만 달러는 약 ")


def test_slip_is_told_in_its_own_currency() -> None:
    found = judge(
        read_claims("가", "인수액은 {46조8000억원}이다.", DAY),
        read_claims("나", "인수액은 {320억달러}다.", DAY),
        read_claims("다", "인수액은 {32억달러}다.", DAY),
    )
    assert found.verdict is Verdict.CONFLICT
    assert found.explanation.ko == "‘320억달러’(나일보)와 ‘32억달러’(다일보)는 정확히 10배 차이가 납니다."
    assert found.odd == (found.fact.claims[2].id,)


def test_amount_converted_at_a_later_rate_is_no_other_amount() -> None:
    found = judge(
        read_claims("가", "인수액은 {46조8000억원}이다.", date(2025, 3, 20)),
        read_claims("나", "인수액은 {320억달러}({43조7000억원})다.", date(2025, 6, 15)),
    )
    assert found.verdict is Verdict.CONVERSION
    assert found.odd == ()


def test_cause_says_what_would_change_the_verdict() -> None:
    plain = told("희생자는 {179명}이다.", "희생자는 {181명}이다.")
    assert plain.change == Text(
        "두 값의 시점이나 범위가 다른 것으로 확인되면 불일치가 아닙니다.",
        "If the two turn out to be of different times or scopes, this is no conflict.",
    )
    sides = []
    for letter, number, who in (("가", "179명", "소방청"), ("나", "181명", "경찰청")):
        article, claim = read_claims(letter, f"희생자는 {{{number}}}이다.", DAY)
        sides.append(
            (article, structs.replace(claim, attribution=Attribution(who, None, "밝혔다", "stated", Span(0, 1))))
        )
    found = judge(*sides)
    assert found.cause == "speaker"
    assert found.change is not None
    assert found.change.ko == "두 곳이 실제로 다르게 밝혔다면 두 글 모두 바르게 옮긴 것입니다."


def test_article_with_several_values_is_told_of_once() -> None:
    article, first = read_claims("가", "탑승자는 {62명}이다.", DAY)
    claims = [
        first,
        *(structs.replace(read_claims("가", f"탑승자는 {{{n}명}}이다.", DAY)[1], id=f"가:{n}") for n in (61, 60)),
    ]
    sides = [(article, claim) for claim in claims]
    found = judge(*sides, read_claims("나", "탑승자는 {62명}이다.", DAY))
    assert [note.ko for note in found.notes] == ["가일보는 이 사실에 여러 값을 함께 씁니다: ‘62명’, ‘61명’, ‘60명’."]


@pytest.mark.parametrize(
    ("step", "unit", "ko", "en"),
    [
        (Decimal(10) ** 8, Text(" 달러", " dollars"), "1억 달러 미만을", "cut off below 100 million dollars"),
        (Decimal(1), Text("", ""), "소수점 아래를", "with its decimals cut off"),
        (Decimal("0.01"), Text("", ""), "소수 셋째 자리부터", "cut off after two decimal places"),
        (Decimal("0.0001"), Text("", ""), "소수 5자리부터", "cut off after 4 decimal places"),
    ],
)
def test_cutting_off_names_what_is_lost(step: Decimal, unit: Text, ko: str, en: str) -> None:
    assert cut(step, unit) == Text(ko, en)


def audits(text: str, title: str = "", published: str = "2025-02-03") -> list[tuple[str, str]]:
    """Return what the audits of an article say, in both languages."""
    article = {"id": "a", "title": title, "text": f"{title}\n\n{text}" if title else text, "published": published}
    return [
        (audit.explanation.ko, audit.explanation.en) for audit in check_articles([article], Settings(workers=1)).audits
    ]


@pytest.mark.parametrize(
    ("text", "ko", "en"),
    [
        (
            "개발비는 557만6000달러(약 81억원)였다.",
            "81억원 ÷ 557만6000달러 = 1달러 1,452.7원으로, 기준환율 1,441.9~1,463.9원(2025년 1월 29일~2월 4일, ECB)에 맞습니다.",
            "81억원 ÷ 557만6000달러 = 1,452.7 won to the dollar, which fits the reference rate of 1,441.9–1,463.9 won "
            "(29 January to 4 February 2025, ECB).",
        ),
        (
            "개발비는 550만달러(약 75억원)였다.",
            "75억원 ÷ 550만달러 = 1달러 1,363.6원으로, 기준환율 1,441.9~1,463.9원(2025년 1월 29일~2월 4일, ECB)에서 5.4% "
            "벗어납니다. 그 환율이라면 79억3000만원입니다. 2024년 10월 17일의 환율이면 맞습니다.",
            "75억원 ÷ 550만달러 = 1,363.6 won to the dollar, 5.4% off the reference rate of 1,441.9–1,463.9 won "
            "(29 January to 4 February 2025, ECB). At that rate it comes to 7.93 billion won. "
            "The rate of 17 October 2024 would fit.",
        ),
        (
            "불은 38억마일(약 61억㎞)을 갔다.",
            "38억마일 = 61억1600만㎞. 적힌 61억㎞는 이를 반올림한 값입니다.",
            "38억마일 = 6.116 billion ㎞. The printed 61억㎞ is that, rounded.",
        ),
        (
            "A sample of 250 grams (eight ounces) came back.",
            "250 grams = 8.818 ounces. 적힌 eight ounces는 이를 반올림하지 않고 아랫자리를 버린 값입니다.",
            "250 grams = 8.818 ounces. The printed eight ounces is that, cut off rather than rounded.",
        ),
        (
            "1946년생 남성(78세)이 구조됐다.",
            "1946년생은 기사가 난 해에 78세나 79세이므로 적힌 78세와 맞습니다.",
            "Somebody born in 1946 is 78 or 79 in the year of the article, which fits the printed 78세.",
        ),
        (
            "회의는 2025년 2월 3일(화)에 열렸다.",
            "2025년 2월 3일은 월요일인데 화요일로 적혔습니다.",
            "3 February 2025 is a Monday, but the text says Tuesday.",
        ),
    ],
)
def test_audit_reads_so(text: str, ko: str, en: str) -> None:
    assert (ko, en) in audits(text)


def test_headline_says_how_it_is_the_text() -> None:
    said = audits("한결전자의 지난해 매출은 1조6853억원으로 집계됐다.", "한결전자 매출 1.7조원")
    assert (
        "제목의 1.7조원은 본문의 1조6853억원을 반올림한 값입니다.",
        "The headline's 1.7조원 is the 1조6853억원 of the text, rounded.",
    ) in said


def test_long_sum_shows_its_ends() -> None:
    assert joined(["1명", "2명"], "+") == Text("1명 + 2명", "1명 + 2명")
    long = joined([f"{n}명" for n in range(1, 15)], "+")
    assert long == Text("1명 + 2명 + 3명 + … + 14명(모두 14개)", "1명 + 2명 + 3명 + … + 14명 (14 in all)")


def test_days_of_one_month_are_said_once() -> None:
    assert day_span(date(2025, 3, 3), date(2025, 3, 7)) == Text("2025년 3월 3~7일", "3–7 March 2025")


@pytest.mark.parametrize("speaker", ["이상", "가구 이상", "사망자", "비행기에", "비상관리 당국의", "그"])
def test_what_names_nobody_is_no_speaker(speaker: str) -> None:
    assert not names_speaker(speaker)


@pytest.mark.parametrize("speaker", ["소방청", "산은", "U.S. Geological Survey", "레바논 보건장관"])
def test_who_is_named_is_a_speaker(speaker: str) -> None:
    assert names_speaker(speaker)


def test_a_rate_to_one_is_worked_out_as_one() -> None:
    texts = ("가온아파트는 190가구 모집에 3만474명이 신청해 평균 106.4대 1의 경쟁률을 기록했다.",)
    report = check_articles([{"id": "가", "text": text} for text in texts], Settings(workers=1))
    (audit,) = (audit for audit in report.audits if audit.check == "competition")
    assert audit.expected == "160.4대 1"
    assert audit.explanation.ko == "3만474명 ÷ 190가구 = 160.4대 1. 적힌 106.4대 1과 맞지 않습니다."
    assert audit.explanation.en.startswith("3만474명 ÷ 190가구 = 160.4 to 1.")


def test_two_lengths_with_one_number_differ_by_their_units() -> None:
    told = "누리약 맞는 법\n\n누리약은 {}마다 한 번 정맥에 놓는 주사라고 가온제약이 8일 밝혔다."
    texts = {"a": told.format("2주"), "b": told.format("2개월")}
    articles = [{"id": name, "source": name, "published": "2025-03-09", "text": text} for name, text in texts.items()]
    found = [f for f in check_articles(articles, Settings(workers=1)).findings if f.verdict is Verdict.CONFLICT]
    assert ["단위가 다릅니다" in f.explanation.ko for f in found] == [True]
