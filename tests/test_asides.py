"""Nouns that say why or against what are not what is counted."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

ROWS = [
    # causes
    ("수출 감소로 법인세는 {3조원} 줄었다.", "corporate_tax"),
    ("법인세는 수출 부진의 영향으로 {3조원} 줄었다.", "corporate_tax"),
    ("수출 감소의 영향으로 법인세와 부가가치세가 각각 3조원, {2조원} 줄었다.", "vat"),
    ("영업이익이 줄면서 배당금은 {200억원}에 그쳤다.", "dividend"),
    ("해외 시장에서는 수출 호조로 {20억달러}를 벌었다.", "exports"),
    ("As exports fell, revenue dropped by {$2 billion}.", "revenue"),
    ("Revenue dropped by {$2 billion} amid weak exports.", "revenue"),
    # bases
    ("국세는 예산보다 {3조원} 적었다.", "tax"),
    ("국세는 예산(40조원)보다 {3조원} 적었다.", "tax"),
    ("국세는 예산에서 예상했던 것보다 {3조원} 적었다.", "tax"),
    ("국세는 예산 {40조원}보다 적었다.", "budget"),
    ("예산 대비 {3조원} 규모의 세수 결손이다.", "tax_shortfall"),
    ("Revenue was lower than the budget by {$3 million}.", "revenue"),
    # parts of a sum
    ("회사는 부채까지 포함해 총 {149억달러}에 인수한다.", "acquisition_price"),
    ("사망자를 포함해 {12명}이 다쳤다.", "injured"),
    ("With dividends included, it has a debt of {$3 billion}.", "debt"),
    ("The loss, excluding the debt, was {$3 billion}.", "loss"),
    ("승객 중에는 부상자 {4명}이 있다.", "injured"),
    # who is named by a noun, and what befell them by the verb
    ("이 사고로 탑승자 {68명}이 숨졌다.", "deaths"),
    ("탑승자 {68명}의 명단이 나왔다.", "aboard"),
    ("{68명}이 타고 있었다.", "aboard"),
    ("구조대가 시신 {5구}를 거뒀다.", "bodies"),
    ("They have found {68 bodies} so far.", "bodies"),
    # a verb of level tells of its subject
    ("The death toll from the fires in the hills above the bay has risen to at least {122}.", "deaths"),
    ("They have found 68 bodies so far. “We are searching for {four} more.”", "missing"),
    ("“We have {68 bodies}. We are searching for four more.”", "bodies"),
    # the company of a word
    ("지난해 법인세 수입은 {60조원}이다.", "tax_revenue"),
    ("올해 수입은 {60억달러}, 수출은 70억달러다.", "imports"),
    ("국세와 수출을 빼면 수입은 {60억달러}다.", "imports"),
    # longer names of taxes are taxes of their own
    ("양도소득세는 17조원, 근로소득세는 {59조원}이다.", "wage_income_tax"),
    ("올해 {5억원}의 계약 보너스를 받는다.", "signing_bonus"),
    ("He gets a {$5 million} signing bonus with the contract.", "signing_bonus"),
    ("A record {4.7 percent} of them were born outside of marriage.", "births"),
]


@pytest.mark.parametrize(("text", "attribute"), ROWS)
def test_an_aside_is_not_counted(text: str, attribute: str) -> None:
    assert claim_at(text).attribute == attribute


def test_a_noun_after_its_topic_is_no_cause() -> None:
    assert claim_at("회사는 영업이익으로 {3조원}을 냈다.").attribute == "operating_profit"
