"""Units that a sentence leaves to the words beside a figure."""

from __future__ import annotations

import pytest
from match_tools import check

from checker.link.elided import with_units
from checker.load import article_of
from checker.model import Verdict
from checker.reading import figures_of


def read(text: str) -> list[tuple[str, str, str | None]]:
    article = article_of({"id": "a", "text": text}, None)
    figures, _ = figures_of(article)
    return [(figure.text, figure.dimension, figure.unit) for figure in with_units(article.text, figures)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("그림은 254×127㎝다.", ("254", "[length]", "centimeter")),
        ("It is made up of two parts of 127 by 254 centimeters.", ("127", "[length]", "centimeter")),
        ("시내 9층짜리 빌딩이 기울었다.", ("9층", "count:floor", "층")),
        ("지상 12층 규모의 호텔이다.", ("12층", "count:floor", "층")),
        ("5층에서 불이 났다.", ("5층", "rank", "층")),
        ("건물은 지상 4층, 지하 2층이다.", ("4층", "count:floor", "층")),
        ("건물은 지상 4층, 지하 2층이다.", ("2층", "count:floor", "층")),
        ("건물은 지하 2층·지상 14층이며 낡았다.", ("2층", "count:floor", "층")),
        ("불은 지상 4층, 지하 2층에서 났다.", ("2층", "rank", "층")),
        ("It put the magnitude at 7.2.", ("7.2", "measure:magnitude", "magnitude")),
        ("센터는 규모를 7.4로 봤다.", ("7.4", "measure:magnitude", "magnitude")),
        ("규모 7.2의 지진이 났고 다른 기관은 7.4로 봤다.", ("7.4", "measure:magnitude", "magnitude")),
        ("A quake hit the coast. One agency measured 7.2, another 7.4.", ("7.2", "measure:magnitude", "magnitude")),
        ("지진이 났다. 기상청의 측정값은 7.4다.", ("7.4", "measure:magnitude", "magnitude")),
        ("지진이 났다. 평점 7.4점을 받던 식당이 무너졌다.", ("7.4점", "count:point", "점")),
        (
            "The agency says the quake was strong. One aftershock measured 6.3.",
            ("6.3", "measure:magnitude", "magnitude"),
        ),
        ("점수는 7.4로 나왔다.", ("7.4", "number", None)),
        ("254 by the river and 127 centimeters of snow.", ("254", "number", None)),
    ],
)
def test_units_come_from_the_words_beside(text: str, told: tuple[str, str, str | None]) -> None:
    assert told in read(text)


def test_the_storeys_of_a_house_are_one_fact_however_they_are_told() -> None:
    report = check(
        "나루동 아파트 단지에서 불이 났다. 불이 난 아파트는 32층이다.",
        "나루동의 아파트 단지에서 불이 났다. 32층짜리 아파트 7개 동이 탔다.",
    )
    (finding,) = report.findings
    assert ([claim.figure.text for claim in finding.fact.claims], finding.verdict) == (["32층", "32층"], Verdict.AGREE)


def test_the_year_that_an_amount_is_for_may_be_left_out() -> None:
    report = check(
        "가람제약의 치매 신약 나루맙이 미국에서 허가를 받았다. 회사가 매긴 가격은 1년에 2만6500달러다.",
        "Garam's dementia drug Narumab won approval in the United States. The company will sell it for $26,500 a year.",
        "가람제약의 치매 신약 나루맙이 미국에서 허가를 받았다. 약값은 연간 2만6500달러로 정해졌다.",
    )
    told = [(len(found.fact.claims), found.verdict) for found in report.findings if found.fact.kind == "money"]
    assert told == [(3, Verdict.AGREE)]
