"""Forecasts are of the results that they are held against; results are no forecasts."""

from __future__ import annotations

import pytest
from claim_tools import claims_of

from checker.model import Role

_REVENUE, _EPS = ("revenue", True), ("eps", True)
_BOTH = (("revenue", False), ("eps", False), ("revenue", True), ("eps", True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("매출은 949억달러, 주당순이익은 1.64달러로 시장 예상치 946억달러와 1.60달러를 웃돌았다.", _BOTH),
        ("매출 949억달러와 주당순이익 1.64달러로 시장 예상치인 946억달러와 1.60달러를 넘어섰다.", _BOTH),
        ("매출은 949억달러, 주당순이익은 1.64달러였다. 시장 전망치(946억달러, 1.60달러)를 모두 넘었다.", _BOTH),
        ("매출 949억달러, 주당 순이익 1.64달러를 올렸다. 예상치는 각각 946억달러와 1.60달러였다.", _BOTH),
        ("매출과 주당 순이익은 각각 949억달러(약 130조원)와 1.64달러로, 예상치 946억달러와 1.60달러를 넘었다.", _BOTH),
        ("매출과 주당 순이익은 월가 예상치 946억달러와 1.60달러를 상회했다.", (_REVENUE, _EPS)),
        ("주당 순이익은 1.64달러로 시장 예상치 1.60달러를 웃돌았다.", (("eps", False), _EPS)),
        ("Revenue was $94.9 billion and EPS was $1.64, compared with estimates of $94.6 billion and $1.60.", _BOTH),
        ("Revenue hit $94.9 billion and EPS was $1.64; the market had expected $94.6 billion and $1.60.", _BOTH),
        ("Revenue hit $94.9 billion and EPS was $1.64. Analysts had expected $94.6 billion and $1.60.", _BOTH),
        ("Revenue of $94.9 billion beat expectations of $94.6 billion.", (("revenue", False), _REVENUE)),
        ("EPS was $1.64, above the expected $1.60.", (("eps", False), _EPS)),
        (
            "It earned $1.64 a share on revenue of $94.9 billion, beating estimates of $1.60 and $94.6 billion.",
            (("eps", False), ("revenue", False), _EPS, _REVENUE),
        ),
        # what a forecast is of is said beside it, and no result comes close
        ("매출은 949억달러다. 영업이익 전망치는 900억달러였다.", (("revenue", False), ("operating_profit", True))),
        ("매출은 949억달러다. 내년 예상치는 3000억달러다.", (("revenue", False), ("revenue", True))),
    ],
)
def test_a_forecast_is_of_the_result_that_it_comes_close_to(text: str, told: tuple[tuple[str, bool], ...]) -> None:
    assert tuple((claim.attribute, claim.role is Role.FORECAST) for claim in claims_of(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("매출과 영업이익, 순이익이 3조원, 2조원, 1조원이었다.", ["revenue", "operating_profit", "net_profit"]),
        ("사망자와 부상자는 12명과 30명으로 늘었다.", ["deaths", "injured"]),
        ("인건비와 사업비를 합쳐 3조원을 썼다.", ["project_cost"]),
    ],
)
def test_as_many_nouns_as_figures_are_dealt_out(text: str, told: list[str]) -> None:
    assert [claim.attribute for claim in claims_of(text)] == told
