"""Mentions on common scales: units, denominators, counters, dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal

import pint
import pytest

from checker.errors import LexiconError
from checker.lexicon import dimensions
from checker.lexicon.degrees import other_degrees
from checker.lexicon.dimensions import (
    Thing,
    _units,
    counted_thing,
    is_generic,
    narrow_thing,
    scale_of,
    things,
    unit_registry,
)
from checker.lexicon.growing import find_growing, growing_counts
from checker.link import link_claims
from checker.load import article_of
from checker.model import Article, Calendar, Figure, FigureKind, Interval, Mention, Moment, Per, Span
from checker.normalize import normalize_mentions
from checker.scan import scan_text

SPAN = Span(0, 1)


def _figure(value: str | None, unit: str | None, kind: FigureKind, per: Per | None = None) -> Figure:
    number = None if value is None else Decimal(value)
    mention = Mention(SPAN, "x", kind, number, Interval(number, number), Decimal(1), unit, per)
    return normalize_mentions(Article("a", "x"), [mention])[0]


def test_price_per_quantity_is_folded_in() -> None:
    figure = _figure("0.55", "USD", FigureKind.MONEY, Per(Decimal(1000000), "토큰", SPAN))
    assert (figure.value, figure.unit, figure.dimension) == (Decimal("5.5E-7"), "USD/토큰", "money/count:token")
    assert figure.low == figure.high == figure.value


def test_pyeong_and_its_square_metres_are_one_denominator() -> None:
    by_pyeong = _figure("200000000", "KRW", FigureKind.MONEY, Per(Decimal(1), "평", SPAN))
    by_metres = _figure("200000000", "KRW", FigureKind.MONEY, Per(Decimal("3.3"), "meter ** 2", SPAN))
    assert by_pyeong.dimension == by_metres.dimension == "money/[length] ** 2"
    assert by_pyeong.value is not None
    assert by_metres.value is not None
    assert abs(by_pyeong.value * by_pyeong.base / (by_metres.value * by_metres.base) - 1) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("unit", "kind", "dimension", "base"),
    [
        ("KRW", FigureKind.MONEY, "money", "1"),
        ("percent", FigureKind.PERCENT, "percent", "1"),
        ("percentage_point", FigureKind.PERCENT, "percentage_point", "1"),
        ("basis_point", FigureKind.PERCENT, "percentage_point", "0.01"),
        ("kilometer", FigureKind.MEASURE, "[length]", "1000"),
        ("acre", FigureKind.MEASURE, "[length] ** 2", "4046.872609874252006568529266"),
        ("hour", FigureKind.DURATION, "[time]", "3600"),
        ("명", FigureKind.COUNT, "count:person", "1"),
        ("people", FigureKind.COUNT, "count:person", "1"),
        ("그루", FigureKind.COUNT, "count:그루", "1"),
        ("위", FigureKind.RANK, "rank", "1"),
        ("세", FigureKind.AGE, "age", "1"),
        ("배", FigureKind.RATIO, "ratio", "1"),
        (None, FigureKind.NUMBER, "number", "1"),
        ("리히터", FigureKind.MEASURE, "measure:리히터", "1"),
    ],
)
def test_dimension_and_factor(unit: str | None, kind: FigureKind, dimension: str, base: str) -> None:
    figure = _figure("3", unit, kind)
    assert (figure.dimension, figure.base) == (dimension, Decimal(base))


def test_dates_go_by_the_articles_day() -> None:
    article = Article("a", "x", published=date(2024, 9, 16))
    day = Mention(
        SPAN, "지난달 2일", FigureKind.DATE, None, Interval(None, None), calendar=Calendar(day=2, relative="last_month")
    )
    hour = Mention(SPAN, "오전 9시", FigureKind.TIME, None, Interval(None, None), calendar=Calendar(hour=9))
    moments = [figure.moment for figure in normalize_mentions(article, [day, hour])]
    assert moments[0] is not None
    assert moments[0].start == datetime(2024, 8, 2)
    assert moments[1] is not None
    assert moments[1].start == datetime(2024, 9, 16, 9), "a day six weeks ago is no anchor for an hour"
    assert normalize_mentions(Article("b", "x"), [day])[0].moment is None


def test_an_hour_goes_by_the_day_told_before_it() -> None:
    article = Article("a", "x", published=date(2024, 12, 30))
    day = Mention(SPAN, "29일", FigureKind.DATE, None, Interval(None, None), calendar=Calendar(day=29))
    hour = Mention(
        SPAN, "오전 9시 3분", FigureKind.TIME, None, Interval(None, None), calendar=Calendar(hour=9, minute=3)
    )
    moment = normalize_mentions(article, [day, hour])[1].moment
    assert moment is not None
    assert moment.start == datetime(2024, 12, 29, 9, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("지난달 20일(3층)과 22일(29층)에 팔렸다.", date(2025, 2, 22)),
        ("지난달 20일, 22일 두 차례 열렸다.", date(2025, 2, 22)),
        ("지난달 20일 팔렸다고 22일 밝혔다.", date(2025, 3, 22)),
        ("지난달 20일에는 3층이, 22일에는 29층이 팔렸다.", date(2025, 2, 22)),
        ("지난달 28일과 3일 만났다.", date(2025, 3, 3)),
        ("다음 달 5일부터 7일까지 접수한다.", date(2025, 4, 7)),
        ("오는 28일부터 3일까지 접수한다.", date(2025, 4, 3)),
        ("지난달 24일부터 2일까지 접수했다.", date(2025, 3, 2)),
        ("지난달 24일부터 이달 2일까지 접수했다.", date(2025, 3, 2)),
    ],
)
def test_a_bare_day_in_a_list_takes_the_month_before_it(text: str, day: date) -> None:
    article = article_of({"id": "a", "text": text, "published": "2025-03-26"}, None)
    figures = [f for f in normalize_mentions(article, scan_text(text).mentions) if f.kind is FigureKind.DATE]
    assert figures[-1].moment is not None
    assert figures[-1].moment.start.date() == day


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("오는 28~29일 표를 판다.", date(2025, 3, 28), date(2025, 3, 29)),
        ("이달 28∼29일 표를 판다.", date(2025, 3, 28), date(2025, 3, 29)),
        ("다음 달 3~4일 표를 판다.", date(2025, 4, 3), date(2025, 4, 4)),
        ("지난달 3~4일 표를 팔았다.", date(2025, 2, 3), date(2025, 2, 4)),
        ("지난 27~28일 표를 팔았다.", date(2025, 2, 27), date(2025, 2, 28)),
        ("표는 28~29일 팔 예정이다.", date(2025, 3, 28), date(2025, 3, 29)),
        ("3~4일 표를 팔았다.", date(2025, 3, 3), date(2025, 3, 4)),
    ],
)
def test_a_stretch_of_days_lies_where_the_words_around_it_say(text: str, start: date, end: date) -> None:
    moment = moments_of(text)[0]
    assert (moment.start.date(), moment.end.date() - timedelta(days=1)) == (start, end)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("28일 큰 다리를 개통할 예정이다.", date(2025, 3, 28)),
        ("새 다리가 28일 열린다.", date(2025, 3, 28)),
        ("28일 열리는 회의에서 다룬다.", date(2025, 3, 28)),
        ("2일 큰 다리가 열린다.", date(2025, 4, 2)),  # the article is of the 26th
        ("표 접수 28일\n", date(2025, 3, 28)),  # a line without a verb
        ("표 접수 28일", date(2025, 3, 28)),
        ("표는 28일까지다.", date(2025, 3, 28)),
        ("원서 접수는 28일부터입니다.", date(2025, 3, 28)),
        ("원서 접수는 28일 시작됩니다.", date(2025, 3, 28)),
        ("28일 큰 다리가 열렸습니다.", date(2025, 2, 28)),
        ("28일 기준 300명", date(2025, 2, 28)),
        ("28일 큰 다리가 열렸다.", date(2025, 2, 28)),
        ("28일 ‘문을 닫는다’고 알렸다.", date(2025, 2, 28)),
        ("12일 다리를 연다고 알렸다.", date(2025, 3, 12)),
        ("24일 업계에 따르면 다리가 곧 열린다.", date(2025, 3, 24)),
        ("The court will hear both sides on Friday.", date(2025, 3, 28)),
        ("The vote is scheduled for Thursday.", date(2025, 3, 27)),
        ("It will hire 300 people, the firm said Monday.", date(2025, 3, 24)),
        ("The bridge was opened on Friday.", date(2025, 3, 21)),
        ("Ticket sales begin Monday; the ferry starts on Friday.", date(2025, 3, 24)),
        ("The new ferry starts on Friday.", date(2025, 3, 28)),
        ("The mayor takes office on Jan. 9.", date(2026, 1, 9)),
        ("The mayor took office on Jan. 9.", date(2025, 1, 9)),
        ("The probe lifted off on June 9.", date(2024, 6, 9)),
        ("Nobody had planned it when they were freed on June 9.", date(2024, 6, 9)),
        ("The court said that it would rule on June 9.", date(2025, 6, 9)),
        ("It was expected to land on June 9.", date(2025, 6, 9)),
        ("The ferry was opened on March 9.", date(2025, 3, 9)),
    ],
)
def test_a_day_alone_lies_ahead_where_its_clause_looks_ahead(text: str, day: date) -> None:
    assert moments_of(text)[0].start.date() == day


def moments_of(text: str, published: str = "2025-03-26") -> list[Moment]:
    article = article_of({"id": "a", "text": text, "published": published}, None)
    return [f.moment for f in normalize_mentions(article, scan_text(text).mentions) if f.moment is not None]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The chairman, who leaves on 20 January, said nothing.", date(2025, 1, 20)),
        ("The chairman left on 20 January.", date(2024, 1, 20)),
        ("1월 16일 임시 주주총회에서 새 이사를 뽑는다.", date(2025, 1, 16)),
        ("1월 16일 임시 주주총회에서 새 이사를 뽑았다.", date(2024, 1, 16)),
        ("3월 16일 임시 주주총회에서 새 이사를 뽑는다.", date(2024, 3, 16)),
    ],
)
def test_a_day_of_january_is_the_coming_one_in_december_where_its_clause_looks_ahead(text: str, day: date) -> None:
    assert moments_of(text, "2024-12-05")[0].start.date() == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('The mayor said he would "certainly" open the bridge on Friday.', date(2025, 3, 28)),
        ("The mayor said she opened the bridge on Friday.", date(2025, 3, 21)),
    ],
)
def test_a_weekday_on_which_somebody_said_he_would_do_something_is_the_next(text: str, day: date) -> None:
    assert moments_of(text)[0].start.date() == day


def test_pint_agrees_with_the_table() -> None:
    registry = unit_registry()
    assert isinstance(registry, pint.UnitRegistry)
    known_to_pint = 0
    for name, scale in _units().items():
        if name in ("평", "pyeong", "근", "돈", "냥", "decade"):
            continue
        known_to_pint += 1
        parsed = registry.parse_units(name)
        if name.startswith("degree_"):
            kelvin = registry.Quantity(Decimal(10), parsed).to("kelvin").magnitude
            assert abs(Decimal(kelvin) - (10 * scale.factor + scale.offset)) < Decimal("1e-9")
            continue
        base = Decimal(registry.Quantity(Decimal(1), parsed).to_base_units().magnitude)
        assert abs(base / scale.factor - 1) < Decimal("1e-12"), name
        if "[information]" not in scale.dimension and "[angle]" not in scale.dimension:
            assert registry.Quantity(1, parsed).check(scale.dimension), name
    assert known_to_pint > 150


def test_pint_is_asked_for_compounds_only() -> None:
    scale = scale_of("kilogram / day")
    assert scale is not None
    assert scale.dimension == "[mass] / [time]"
    assert scale_of("bushel_of_nothing") is None
    assert scale_of("명") is None
    assert scale_of("things") is None


def test_reading_figures_does_not_import_pint() -> None:
    program = (
        "import sys; from checker.normalize import normalize_mentions; from checker.scan import scan_text; "
        "from checker.model import Article; "
        "normalize_mentions(Article('a', 'x'), scan_text('10㎞를 12시간에 25평').mentions); "
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_counters_of_one_thing() -> None:
    assert counted_thing("채") == counted_thing("동") == counted_thing("Buildings") == "building"
    assert is_generic(counted_thing("개"))
    assert not is_generic(counted_thing("명"))
    assert counted_thing("량") == counted_thing("Trains") == counted_thing("대") == "vehicle"
    assert all(thing.examples for thing in things())


def test_a_thing_is_a_kind_of_one_that_is_the_widest(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = (Thing(id="tram", words=("trams",), kind_of="train", examples=()),)
    dimensions._wider.cache_clear()
    monkeypatch.setattr(dimensions, "things", lambda: (*things(), *odd))
    with pytest.raises(LexiconError, match="'tram': kind_of 'train'"):
        dimensions._wider()
    dimensions._wider.cache_clear()


def _example(text: str) -> tuple[Article, list[Figure], int]:
    start = text.index("{")
    article = article_of({"id": "a", "text": text.replace("{", "").replace("}", "")}, None)
    return article, normalize_mentions(article, scan_text(article.text).mentions), start


@pytest.mark.parametrize(
    ("thing", "text"), [(thing.id, example.text) for thing in things() for example in thing.examples]
)
def test_counter_example_counts_its_thing(thing: str, text: str) -> None:
    _, figures, start = _example(text)
    assert [f.dimension for f in figures if f.span.start <= start < f.span.end] == [f"count:{counted_thing(thing)}"]
    assert [narrow_thing(f.mention.unit or "") for f in figures if f.span.start <= start < f.span.end] == [thing]


@pytest.mark.parametrize("text", [example.text for entry in other_degrees() for example in entry.examples])
def test_degrees_of_another_sort_are_no_temperature(text: str) -> None:
    _, figures, start = _example(text)
    assert [f.unit for f in figures if f.span.start <= start < f.span.end] == ["degree"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("바다 수온은 20℃였다.\n\n평년보다 {1.5도} 웃돌았다.", "degree_Celsius"),
        ("지난해는 산업화 이전보다 {1.2도} 올랐다. 연평균은 15℃다.", "degree_Celsius"),
        ("The sea was 20°C warm. That is {1.5 degrees} above the mean.", "degree_Celsius"),
        ("It was 20°C there and 95°F here, {3 degrees} above the mean.", "degree_Fahrenheit"),
        ("The road rises {9 degrees}.", "degree"),
    ],
)
def test_degrees_of_an_article_on_temperatures_are_temperatures(text: str, unit: str) -> None:
    _, figures, start = _example(text)
    assert [f.unit for f in figures if f.span.start <= start < f.span.end] == [unit]


@pytest.mark.parametrize(
    ("count", "text"), [(entry.id, example.text) for entry in growing_counts() for example in entry.examples]
)
def test_growing_example_is_known(count: str, text: str) -> None:
    article, figures, start = _example(text)
    claims = [c for c in link_claims(article, figures, []) if c.figure.span.start <= start < c.figure.span.end]
    found = find_growing(claims[0].attribute, claims[0].attribute_text)
    assert found is not None
    assert found.id == count


def test_what_goes_on_being_counted() -> None:
    assert all(entry.examples for entry in growing_counts())
    found = find_growing(None, "실종자 수")
    assert found is not None
    assert found.falling
    assert find_growing("operating_profit", "영업이익") is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("당첨자는 9월 4일 발표하고 계약은 같은 달 19일부터 한다.", date(2025, 9, 19)),
        ("지난해 5월 2일 문을 열었고 같은 달 20일 닫았다.", date(2024, 5, 20)),
        ("그는 2014년 취임해 같은 해 5월 물러났다.", date(2014, 5, 1)),
    ],
)
def test_the_same_month_and_year_are_those_of_the_date_before(text: str, day: date) -> None:
    article = article_of({"id": "a", "text": text, "published": "2025-03-05"}, None)
    last = normalize_mentions(article, scan_text(text).mentions)[-1]
    assert last.moment is not None
    assert last.moment.start.date() == day
