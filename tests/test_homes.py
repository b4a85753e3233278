"""Which complex of homes a figure is of, by the name before it."""

from __future__ import annotations

import pytest
from claim_tools import marked
from match_tools import check

from checker.lexicon.homes import home_entries, mark_entries
from checker.match.pairs.vetoes.homes import are_one_home
from checker.model import Claim


def told(text: str) -> dict[str, tuple[str, ...]]:
    """Return the complexes that the amounts of a text are of."""
    return {c.figure.text: c.homes for c in check(text).claims["a"] if c.figure.dimension == "money"}


def at_braces(text: str) -> Claim:
    plain, start, end = marked(text)
    (found,) = [c for c in check(plain).claims["a"] if c.figure.span.start < end and start < c.figure.span.end]
    return found


@pytest.mark.parametrize("text", [example.text for entry in mark_entries() for example in entry.examples])
def test_a_name_is_known_by_what_follows_it(text: str) -> None:
    assert at_braces(text).homes == ("누리마루",)


@pytest.mark.parametrize(
    ("sort", "homes"),
    [("known", ("한남더힐",)), ("no name", ()), ("left out", ("누리",)), ("goes on", ("누리마루",)), ("many", ())],
)
def test_words(sort: str, homes: tuple[str, ...]) -> None:
    (entry,) = [entry for entry in home_entries() if entry.id == sort]
    assert [at_braces(example.text).homes for example in entry.examples] == [homes]


@pytest.mark.parametrize(
    ("text", "homes"),
    [
        (
            "가람동 누리마루 전용 84㎡가 30억원에 팔렸다. 옆의 '솔빛' 전용 84㎡는 28억원이다.",
            {"30억원": ("누리마루",), "28억원": ("솔빛",)},
        ),
        ("은하 1단지 국민평형(7층)은 지난달 30억원에 팔렸다.", {"30억원": ("은하1단지",)}),
        ("래미안 은하도 지난달 3일 전용 84㎡(5층)가 40억원에 팔렸다.", {"40억원": ("래미안은하",)}),
        # the price of the next sentence, and of a headline without a name
        (
            "가람동 국평이 30억원에 팔렸다\n\n가람동 ‘누리마루’ 전용 84㎡는 3일 30억원에 손바뀜했다. 이전 최고가는 28억원이다.",
            {"30억원": ("누리마루",), "28억원": ("누리마루",)},
        ),
        # a list: any of them
        (
            "‘누리마루’ 전용 84㎡, ‘솔빛’ 전용 59㎡가 나왔다. 누리마루·솔빛이 30억원을 넘었다.",
            {"30억원": ("누리마루", "솔빛")},
        ),
        # what stands before the area is no name
        ("국민평형으로 불리는 전용 84㎡가 30억원에 팔렸다.", {"30억원": ()}),
        ("홍가람 회장(전용 233㎡)은 70억원에 샀다.", {"70억원": ()}),
        # a name that nothing but the area shows may be a name, so the price is not that of the one before
        (
            "가람동 누리마루 전용 84㎡가 30억원, 인접한 새솔 전용 84㎡가 28억원에 팔렸다.",
            {"30억원": ("누리마루",), "28억원": ()},
        ),
    ],
)
def test_prices_are_of_the_complex_named_before(text: str, homes: dict[str, tuple[str, ...]]) -> None:
    assert told(text) == homes


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("엘스", "잠실엘스", True),
        ("현대6·7차", "현대7차", True),
        ("현대7차", "압구정현대", True),
        ("은하1차", "은하2차", False),
        ("은하", "은하2차", True),
        ("누리마루", "솔빛", False),
    ],
)
def test_names_of_one_complex(one: str, two: str, same: bool) -> None:
    assert are_one_home(one, two) is are_one_home(two, one) is same


def test_one_price_of_two_complexes_is_two_facts() -> None:
    report = check(
        "가람동 누리마루 전용 84㎡가 30억원에 팔렸다. 누리마루의 신고가다.",
        "가람동 ‘솔빛’ 전용 84㎡가 30억원에 팔렸다. 솔빛의 신고가다.",
    )
    assert [f for f in report.findings if any(c.figure.text == "30억원" for c in f.fact.claims)] == []
