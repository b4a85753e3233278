"""Two groups of articles that alone give a value."""

from __future__ import annotations

import pytest
from match_tools import claim, period
from msgspec import structs

from checker.lexicon.attributes import is_percentage
from checker.match.cluster import Cluster, in_order
from checker.match.pairs import Context, Likeness
from checker.match.sole import join_sole
from checker.model import Claim, Span


def joined(*groups: list[Claim]) -> list[set[str]]:
    claims = in_order([claim for group in groups for claim in group])
    likeness = Likeness(claims, Context.of(claims))
    return [{c.id for c in cluster.claims} for cluster in join_sole([Cluster(list(g)) for g in groups], likeness)]


def test_a_value_of_two_groups_alone_is_told_of_one_thing() -> None:
    births = [claim("a:1", "0.83명"), claim("b:1", "0.83명")]
    rates = [claim("c:1", "0.83명", attribute="birth_rate"), claim("d:1", "0.83명", attribute="birth_rate")]
    assert joined(births, rates) == [{"a:1", "b:1", "c:1", "d:1"}]


def test_a_value_that_an_article_gives_of_another_thing_too_is_not() -> None:
    births, rates = [claim("a:1", "0.83명")], [claim("b:1", "0.83명", attribute="birth_rate")]
    foretold = [claim("b:60", "0.83명", attribute="population")]
    assert len(joined(births, rates, foretold)) == 3


@pytest.mark.parametrize(
    ("text", "one", "two", "together"),
    [
        ("2억7천만달러", "rent", "contract", True),
        ("47명", "crew", "evacuated", True),
        ("47명", "missing", "deaths", False),
        ("46%", "rent", "revenue", True),
        ("6명", "crew", "evacuated", False),
    ],
)
def test_a_noun_may_be_misread_where_no_two_things_are_told(text: str, one: str, two: str, together: bool) -> None:
    words = (("객실", 1.0), ("미끄럼틀", 1.0))
    day = period((2025, 3, 4), (2025, 3, 5), "day")
    said = {"words": words, "entities": ("haru_air",), "qualifiers": frozenset({"who:crew"}), "period": day}
    left, right = claim("a:1", text, attribute=one, **said), claim("b:1", text, attribute=two, **said)
    assert len(joined([left], [right])) == 2
    line = Span(0, 40)
    beside = [claim(f"{article}:30", "812㎞") for article in "ab"]
    ours = [structs.replace(claim, sentence=line) for claim in (left, right, *beside)]
    assert (len(joined([ours[0]], [ours[1]], ours[2:])) == 2) is together


def test_days_and_small_numbers_are_told_of_many_things() -> None:
    for text in ("7월 4일", "2명", "51세"):
        assert len(joined([claim("a:1", text)], [claim("b:1", text)])) == 2


def test_what_one_claim_was_misread_for_keeps_no_groups_apart() -> None:
    day = period((2025, 3, 4), (2025, 3, 5), "day")
    said = {"words": (("분양가", 1.0), ("단지", 1.0)), "entities": ("harubi",), "period": day}
    ours = [claim("a:1", "24억원", attribute="presale_price", qualifiers=frozenset({"size:84"}), **said)]
    ours += [claim("b:1", "24억원", attribute="presale_price", **said)]
    theirs = [claim("c:1", "24억원", attribute="presale_price", qualifiers=frozenset({"size:59"}), **said)]
    assert joined(ours, theirs) == [{"a:1", "b:1", "c:1"}]
    assert len(joined(ours[:1], theirs)) == 2


def test_a_margin_is_a_percentage_and_a_turnover_none() -> None:
    assert is_percentage("operating_margin")
    assert not is_percentage("revenue")
    assert not is_percentage("nothing")


def test_a_value_that_the_other_group_gives_converted_is_its_value_too() -> None:
    day = period((2025, 3, 4), (2025, 3, 5), "day")
    said = {"attribute": "contract", "words": (("전차", 1.0),), "entities": ("haru_heavy",), "period": day}
    ours = [claim("a:1", "45억달러", "6조1천억원", **said), claim("b:1", "45억달러", "6조1천억원", **said)]
    ours = [*ours, claim("d:1", "6조1천억원", qualifiers=frozenset({"background"}), **said)]
    theirs = [claim("c:1", "6조1000억원", qualifiers=frozenset({"background"}), **said)]
    assert joined(ours, theirs) == [{"a:1", "b:1", "c:1", "d:1"}]
