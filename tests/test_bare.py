"""Bare English numbers take the unit that their attribute has elsewhere."""

from __future__ import annotations

from decimal import Decimal

import pytest
from claim_tools import claim_at

from checker.link.bare import as_counted

COUNTED = [
    ("The average age of the crew was {41.5}.", "average_age", "age"),
    (
        "The average age of the crew rose to a record high of 41.5, up by {0.3} from a year earlier.",
        "average_age",
        "age",
    ),
    ("The average ages of drivers and riders were 51.2 and {38.7}, respectively.", "average_age", "age"),
    ("Births fell to {19,240} in the province.", "births", "count:person"),
    ("Births came to 8,700, an increase of {310}.", "births", "count:person"),
    ("The fertility rate was {0.68}.", "birth_rate", "count:person"),
    ("The crash left {14} injured.", "injured", "count:person"),
    ("The average age group has {3,400} members.", None, "count:person"),
]


@pytest.mark.parametrize(("text", "attribute", "dimension"), COUNTED)
def test_a_number_is_of_what_its_attribute_counts(text: str, attribute: str | None, dimension: str) -> None:
    claim = claim_at(text)
    assert claim.figure.dimension == dimension
    assert attribute is None or claim.attribute == attribute


def test_many_generations_are_homes() -> None:
    assert claim_at("단지는 모두 {1288세대}다.").figure.dimension == "count:household"
    assert claim_at("새 {5세대} 통신망이다.").figure.dimension != "count:household"


LEFT_ALONE = [
    "The index closed at {2,650}.",
    "He scored {31} goals.",
    "Their average age is known; {3,400} came.",
    "The average age of the crew was 41.5, and {12} followed.",
]


@pytest.mark.parametrize(
    "text", ["A woman of {47} was found.", "He is a retired bus driver of {61}.", "Children under {12} ride free."]
)
def test_how_old_somebody_is_is_an_age(text: str) -> None:
    assert claim_at(text).figure.dimension == "age"


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert claim_at(text).figure.dimension not in ("age", "count:person")


def test_the_trace_says_where_the_unit_is_from() -> None:
    figure = claim_at("Births fell to {19,240} in the province.").figure
    assert figure.mention.trace[-1] == "attribute:count:person"
    assert figure.value == Decimal(19240)
    assert as_counted(figure, "births") is figure
    assert as_counted(figure, None) is figure


@pytest.mark.parametrize(
    ("text", "dimension"),
    [
        ("불은 {17층}짜리 상가에서 났다.", "count:floor"),
        ("지진으로 {17층} 건물이 무너졌다.", "count:floor"),
        ("불은 {17층} 객실에서 났다.", "rank"),
        ("불은 호텔 {17층}에서 났다.", "rank"),
    ],
)
def test_a_building_has_so_many_floors_and_a_room_is_on_one(text: str, dimension: str) -> None:
    assert claim_at(text).figure.dimension == dimension


def test_a_number_that_bounds_who_people_are_is_an_age() -> None:
    claim = claim_at("Children under {12} make up 40% of those hurt.")
    assert (claim.figure.dimension, claim.attribute) == ("age", "age")
    assert claim_at("They hired people under {12} contracts.").figure.dimension != "age"
