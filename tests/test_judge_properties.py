"""What must hold of every judgement, whatever the numbers."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from checker.judge import judge_fact
from checker.judge.exchange import rate_table
from checker.model import (
    Article,
    Claim,
    Effect,
    Fact,
    Figure,
    FigureKind,
    Finding,
    Hedge,
    Interval,
    Mention,
    Span,
    Verdict,
)
from checker.settings import Settings

DAY = date(2025, 2, 3)
ARTICLES = {name: Article(name, "", source=name, published=DAY) for name in ("a", "b")}
FEW = settings(max_examples=60, deadline=None)

amounts = st.integers(1000, 10**13).map(Decimal)
effects = st.sampled_from([Effect.ABOUT, Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN])


def figure_of(
    value: Decimal, unit: str = "KRW", grain: Decimal = Decimal(1), kind: FigureKind = FigureKind.MONEY
) -> Figure:
    mention = Mention(Span(0, 1), f"{value:f}", kind, value, Interval(value, value), grain, unit)
    dimension = {FigureKind.MONEY: "money", FigureKind.PERCENT: "percent"}.get(kind, "number")
    return Figure(mention, value, value, value, unit, dimension)


def hedge(figure: Figure, effect: Effect, share: Decimal) -> Figure:
    """Let the words allow ``share`` of the value on the sides that the effect opens."""
    value = figure.value
    assert value is not None
    room = abs(value) * share
    low = value if effect in (Effect.AT_LEAST, Effect.MORE_THAN) else value - room
    high = value if effect in (Effect.AT_MOST, Effect.LESS_THAN) else value + room
    hedges = (Hedge("h", effect, Span(0, 1)),)
    mention = structs.replace(figure.mention, bounds=Interval(low, high), hedges=hedges)
    return structs.replace(figure, mention=mention, low=low, high=high)


def judge(*figures: Figure, score: float = 0.9) -> Finding:
    names = ("a", "b")
    claims = tuple(Claim(f"{names[i % 2]}:{i}", names[i % 2], figure, Span(0, 1)) for i, figure in enumerate(figures))
    return judge_fact(Fact("f", "f", figures[0].kind.value, claims, score=score), ARTICLES, Settings())


@FEW
@given(amounts, amounts, effects, st.integers(0, 30), st.integers(0, 30))
def test_a_wider_hedge_never_makes_a_conflict(
    left: Decimal, right: Decimal, effect: Effect, narrow: int, more: int
) -> None:
    plain = figure_of(right)
    before = judge(hedge(figure_of(left), effect, Decimal(narrow) / 100), plain)
    after = judge(hedge(figure_of(left), effect, Decimal(narrow + more) / 100), plain)
    if before.verdict is not Verdict.CONFLICT:
        assert after.verdict is not Verdict.CONFLICT


@FEW
@given(amounts, st.integers(2, 6), st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_rounding_never_conflicts_with_itself(value: Decimal, digits: int, mode: str) -> None:
    place = Decimal(1).scaleb(max(value.adjusted() - digits + 1, 0))
    rounded = value.quantize(place, mode)
    assert judge(figure_of(value), figure_of(rounded, grain=place)).verdict in (Verdict.AGREE, Verdict.ROUNDING)


@FEW
@given(amounts, st.integers(2, 6))
def test_cutting_off_never_conflicts_with_itself(value: Decimal, digits: int) -> None:
    place = Decimal(1).scaleb(max(value.adjusted() - digits + 1, 0))
    cut = value.quantize(place, ROUND_DOWN)
    assert judge(figure_of(value), figure_of(cut, grain=place)).verdict in (Verdict.AGREE, Verdict.ROUNDING)


@FEW
@given(st.decimals("0.1", "99.9", places=3))
def test_percentages_round_at_each_place(value: Decimal) -> None:
    for places in (2, 1):
        place = Decimal(1).scaleb(-places)
        rounded = value.quantize(place, ROUND_HALF_UP)
        found = judge(
            figure_of(value, "percent", Decimal("0.001"), FigureKind.PERCENT),
            figure_of(rounded, "percent", place, FigureKind.PERCENT),
        )
        assert found.verdict in (Verdict.AGREE, Verdict.ROUNDING)


@FEW
@given(st.integers(10**5, 10**11).map(Decimal), st.integers(2, 5), st.sampled_from(["USD", "EUR", "JPY", "CNY"]))
def test_converting_at_the_days_rate_and_rounding_never_conflicts(value: Decimal, digits: int, unit: str) -> None:
    rate = rate_table("").rate(unit, "KRW", DAY)
    assert rate is not None
    won = value * rate
    place = Decimal(1).scaleb(max(won.adjusted() - digits + 1, 0))
    rounded = won.quantize(place, ROUND_HALF_UP)
    found = judge(figure_of(value, unit), figure_of(rounded, grain=place))
    assert found.verdict in (Verdict.CONVERSION, Verdict.HEDGED), found.explanation.ko


@FEW
@given(amounts, amounts, st.sampled_from(["KRW", "USD"]))
def test_swapping_the_sides_changes_nothing_but_the_wording(left: Decimal, right: Decimal, unit: str) -> None:
    first, second = figure_of(left), figure_of(right, unit)
    forward, backward = judge(first, second), judge(second, first)
    assert (forward.verdict, forward.code, forward.severity, forward.cause) == (
        backward.verdict,
        backward.code,
        backward.severity,
        backward.cause,
    )


@FEW
@given(amounts, st.integers(2, 4))
def test_a_factor_of_ten_is_named_as_a_slip(value: Decimal, power: int) -> None:
    if len(value.normalize().as_tuple().digits) < 2:
        value += 1
    found = judge(figure_of(value), figure_of(value * Decimal(10) ** power))
    assert (found.verdict, found.cause) == (Verdict.CONFLICT, "scale_slip")


@FEW
@given(amounts, amounts)
def test_judging_is_deterministic(left: Decimal, right: Decimal) -> None:
    assert judge(figure_of(left), figure_of(right)) == judge(figure_of(left), figure_of(right))
