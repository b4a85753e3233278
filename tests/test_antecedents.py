"""Figures that leave out what they count: it was counted last, or is what rivals have shares of."""

from __future__ import annotations

import re

import pytest
from claim_tools import claim_at

from checker.link import link_claims
from checker.load import article_of
from checker.model import EntityMention, Span
from checker.normalize import normalize_mentions
from checker.scan import scan_article

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


def attributes_of(text: str, *names: str) -> list[str | None]:
    """Return what the figures of a text count in which ``names`` are names."""
    article = article_of({"id": "a", "text": text, "published": "2025-01-08"}, None)
    mentions = [
        EntityMention("a", Span(found.start(), found.end()), name, f"x:{name}", "new")
        for name in names
        for found in re.finditer(name, text)
    ]
    figures = normalize_mentions(article, scan_article(article).mentions)
    return [claim.attribute for claim in link_claims(article, figures, mentions)]


def test_the_shares_of_rivals_are_of_what_the_first_was() -> None:
    text = "Garam took 31.5% of the vote.\n\nNaru got 22.8% and Maru 9.1%. The rain fell in 40% of the land."
    assert attributes_of(text, "Garam", "Naru", "Maru") == ["vote_share"] * 3 + [None]
    assert attributes_of("And in votes?\n\nGaram got 31.5%.", "Garam") == ["vote_share"]
    assert attributes_of("가람의 점유율은 31.5%다.\n\n나루는 22.8%에 머문다.", "가람", "나루") == [
        "market_share",
        "market_share",
    ]


def test_what_rivals_win_need_not_be_said_again() -> None:
    text = "Garam won 312 seats.\n\nNaru fell to 91. Maru took four."
    assert attributes_of(text, "Garam", "Naru", "Maru") == ["seats", "seats", "seats"]
    assert attributes_of("Garam won 312 seats.\n\nIt was met by 91.", "Garam") == ["seats", None]
