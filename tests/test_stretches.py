"""Years and months that a story tells of one thing, and those that are periods of figures."""

from __future__ import annotations

import pytest
from match_tools import are_joined, check, claim, period
from msgspec.structs import replace

from checker.match.pairs import Context, find_veto, score_pair
from checker.model import Claim

LAUNCH = ("a:1", "2016년"), ("b:1", "2016년 9월"), ("c:1", "2016년 9월 8일")


def _claims(*told: tuple[str, str]) -> list[Claim]:
    return [claim(place, text) for place, text in told]


def _are_own(*told: tuple[str, str], attribute: str | None = None, of_first: int = 0) -> bool:
    """Tell whether the first two dates of a story are told of one thing."""
    claims = [claim(place, text, attribute=attribute) for place, text in told]
    year = period((2016, 1, 1), (2017, 1, 1), "year")
    figures = [claim(f"a:{100 + place}", f"{place + 2}억원", period=year) for place in range(of_first)]
    return Context.of([*claims, *figures]).is_own_stretch(claims[0], claims[1])


def test_dates_that_lie_in_each_other_are_one() -> None:
    assert _are_own(*LAUNCH)
    assert _are_own(("a:1", "2016년"), ("b:1", "2016년"))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ((*LAUNCH, ("d:1", "2016년 3월")), "another month of the year"),
        ((*LAUNCH[:2], ("a:9", "2016년"), ("a:20", "2016년"), ("b:9", "2016년")), "given in every paragraph"),
        ((("a:1", "2016년 3분기"), ("b:1", "2016년 3분기")), "a quarter"),
        ((("a:1", "2016년"), ("b:1", "2017년")), "two years"),
    ],
)
def test_dates_of_several_things_are_not_one(told: tuple[tuple[str, str], ...], why: str) -> None:
    assert not _are_own(*told), why


def test_what_was_announced_and_the_year_of_figures_are_no_date_of_one_thing() -> None:
    assert not _are_own(*LAUNCH, attribute="announced")
    assert _are_own(*LAUNCH, of_first=1)
    assert not _are_own(*LAUNCH, of_first=2)


@pytest.mark.parametrize(
    ("date", "own"),
    [
        ("2027년", False),
        ("2028년", True),
        ("2027년 1분기", False),
        ("2027년 3분기", True),
        ("2025년 10월", False),
        ("2025년 7월", True),
    ],
)
def test_what_lies_far_from_the_news_is_a_date_of_one_thing(date: str, own: bool) -> None:
    news = [claim(f"{article}:300", "2026년 11월 20일") for article in "ab"]
    figures = [claim(f"{article}:{place}", f"{place}억원") for article in "ab" for place in (400, 410)]
    wide = claim("a:1", date).figure.moment
    assert wide is not None
    of_it = period((wide.start.year, wide.start.month, 1), (wide.end.year, wide.end.month, 1), wide.grain)
    figures = [replace(figure, period=of_it) for figure in figures]
    one, two = claim("a:1", date), claim("b:1", date)
    assert Context.of([one, two, *news, *figures]).is_own_stretch(one, two) is own


def test_the_end_of_a_year_to_come_is_a_date_of_one_thing() -> None:
    news = [claim(f"{article}:300", "2026년 11월 20일") for article in "ab"]
    of_it = period((2027, 1, 1), (2028, 1, 1), "year")
    figures = [claim(f"{article}:{place}", f"{place}억원", period=of_it) for article in "ab" for place in (400, 410)]
    one, two = (replace(claim(f"{article}:1", "2027년"), frame="end") for article in "ab")
    assert Context.of([one, two, *news, *figures]).is_own_stretch(one, two)
    one = replace(one, frame="")
    assert not Context.of([one, two, *news, *figures]).is_own_stretch(one, two)


def test_one_year_of_long_ago_beside_one_amount_is_one_whatever_word_tells_of_it() -> None:
    news = [claim(f"{article}:300", "2026년 11월 20일") for article in "ab"]
    told = (("a", "founded"), ("b", "married"))
    one, two = (replace(claim(f"{article}:1", "2016년"), happening=happening) for article, happening in told)
    assert find_veto(one, two, Context.of([one, two, *news])) is not None
    beside = [replace(claim(f"{article}:8", "3200억원"), sentence=one.sentence) for article in "ab"]
    assert find_veto(one, two, Context.of([one, two, *beside, *news])) is None


def test_a_quarter_of_one_record_is_a_date() -> None:
    told = _claims(("a:1", "2016년 3분기"), ("b:1", "2016년 3분기"))
    quarter = period((2016, 7, 1), (2016, 10, 1), "quarter")

    def is_own(*amounts: str) -> bool:
        figures = [claim(f"{'ab'[n % 2]}:{100 + n}", amount, period=quarter) for n, amount in enumerate(amounts)]
        return Context.of([*told, *figures]).is_own_stretch(*told)

    assert is_own("8조1240억원", "8조1200억원")
    assert is_own("8조1240억원", "8조1240억원", "13분기")
    assert not is_own("8조1240억원"), "told by one article"
    assert not is_own("8조1240억원", "61조8300억원"), "the period of two amounts"


def test_a_year_of_its_own_is_a_date() -> None:
    one, two = _claims(("a:1", "1999년"), ("b:1", "1999년"))
    story = Context.of([one, two])
    assert find_veto(one, two, story) is None
    assert find_veto(one, two) is not None
    assert "year or month of its own" in {name for name, _, _ in score_pair(one, two, story).reasons}


def test_two_languages_tell_of_one_month() -> None:
    report = check(
        "가람호 귀환\n탐사선 가람호(Garam)가 3일 사막에 착륙했다. 가람호는 2016년 9월 발사돼 7년을 날았다.",
        "Garam returns\nThe spacecraft Garam (가람호) landed in the desert. Garam lifted off back in September 2016.",
    )
    assert are_joined(report, "a 2016년 9월", "b September 2016")


@pytest.mark.parametrize(
    ("year", "other", "is_date"),
    [
        ("2009년", "2009", True),
        ("2013년", "2013", True),
        ("2016년", "2016", False),  # figures go with it, and it is near
        ("2018년", "2018", False),  # the next year is one of forecasts
        ("2019년", "2019", True),
        ("2019년 3월", "March 2019", True),
    ],
)
def test_a_year_far_from_the_news_is_the_date_of_what_happened_then(year: str, other: str, is_date: bool) -> None:
    told = _claims(("a:1", year), ("b:1", other), ("a:9", "2017년 11월 2일"), ("b:9", "2017년 11월 2일"))
    moment = told[0].figure.moment
    assert moment is not None
    of = period((moment.start.year, moment.start.month, 1), (moment.end.year, moment.end.month, 1), moment.grain)
    figures = [claim(f"a:{100 + n}", f"{n + 2}억원", period=of) for n in range(4)]
    assert Context.of([*told, *figures]).is_own_stretch(told[0], told[1]) is is_date


@pytest.mark.parametrize(
    ("told", "alike"),
    [
        ((("a:1", "2024년 9월"), ("b:1", "2024년 9월 19일")), True),
        ((("a:1", "2024년 9월"), ("b:1", "2024년 9월 19일"), ("c:1", "2024년 9월 19일")), True),
        ((("a:1", "2024년 9월"), ("b:1", "2024년 9월 19일"), ("c:1", "2024년 9월 24일")), False),  # either may be meant
        (
            (("a:1", "2024년 9월"), ("b:1", "2024년 9월 19일"), ("a:50", "2024년 9월 19일")),
            False,
        ),  # one article tells both
        (
            (("a:1", "2024년 9월"), ("a:50", "2024년 9월"), ("b:1", "2024년 9월 19일")),
            False,
        ),  # a month of several things
        ((("a:1", "2024년 9월"), ("b:1", "2024년 10월 19일")), False),
    ],
)
def test_a_month_is_its_only_day(told: tuple[tuple[str, str], ...], alike: bool) -> None:
    claims = _claims(*told)
    story = Context.of(claims)
    one, two = claims[0], next(each for each in claims if each.article == "b")
    assert ("only day of its month" in {name for name, _, _ in score_pair(one, two, story).reasons}) is alike
