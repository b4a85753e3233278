"""A bare English number counts what was counted last in its sentence."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

LEFT_OUT = [
    ("The Reds won 312 seats and their partners {91}.", "seats"),
    ("The Reds took 312 seats, their partners 91 and the greens {nine}.", "seats"),
    ("In the north 27 people have been killed, {eight} of them in one village.", "deaths"),
    ("Crews made 340 rescues by boat and {120} by air.", "rescued"),
]


@pytest.mark.parametrize(("text", "attribute"), LEFT_OUT)
def test_a_noun_that_is_left_out_is_that_of_the_figure_before(text: str, attribute: str) -> None:
    claim = claim_at(text)
    assert claim.attribute == attribute
    assert claim.figure.dimension.startswith("count:")


NOT_LEFT_OUT = [
    "The Reds won 312 seats, and a gang of {four} held up the count.",
    "Some 40 people died in a storm of category {five}, police said.",
    "The two valleys are cut off: {640} in one and 70 in the other.",
]


@pytest.mark.parametrize("text", NOT_LEFT_OUT)
def test_other_numbers_keep_what_they_are(text: str) -> None:
    assert claim_at(text).figure.dimension == "number"


def test_what_is_told_of_the_next_ones_is_not_what_was_told_of_the_first() -> None:
    claim = claim_at("Some 340 residents are missing and more than {800} have moved into a school.")
    assert claim.attribute != "missing"
    assert claim.figure.dimension == "count:person"
