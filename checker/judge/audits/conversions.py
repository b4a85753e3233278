"""Conversions that stand beside the amount they are of: 557만6000달러(약 81억원), 2900에이커(약 11.7㎢)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from msgspec import structs

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import HEDGE_LIMIT, Spread, fits, off_by, power_slip, spread
from checker.judge.audits.words import audit_of, plain, say, written
from checker.judge.exchange import (
    TOLERANCE,
    Conversion,
    RateTable,
    Window,
    convert_money,
    is_of_back_then,
    meant_currency,
    meant_dollar,
    rate_table,
)
from checker.judge.particles import with_particle
from checker.judge.readings import base_value, find_rounding, on_base
from checker.judge.wording import currency_word, day_span, day_text, plural
from checker.lexicon import ties
from checker.model import Audit, Figure, FigureKind, Interval, Severity, Step, Text
from checker.numbers import korean, tidy

__all__ = ["audit_conversions"]

# Differences below this are not worth a word.
_SHOWN = Decimal("0.0005")
# The best of several years' rates leaves less room than the rate of one day.
_SEVERAL_YEARS = Decimal("0.02")
# Of the year before, a stale rate is likelier than a rate of then.
_YEARS_AGO = 2
_YEAR = timedelta(days=364)
# What was paid in a month that is named is told at the rate of then: 지난해 5월 85억원(6200만 홍콩달러)에 팔린.
_MONTHS_AGO, _MONTH = timedelta(days=60), timedelta(days=45)
# The day of the news stands in the first sentences: 테크지는 12월 26일(현지시간) … 전했다.
_LEAD = 5
# Between an amount and its conversion stand a bracket and a word for "about", no more.
_REACH = {"ko": 12, "en": 22}
# A converted measure is printed to two or three digits: 12.14㎢ for 3,000 acres, 0.4 % off.
_TEMPERATURE = "[temperature]"
_UNIT_SLACK = Decimal("0.02")
# The supply area of a home over its exclusive area: the shared stairs and halls are 5 % (low old blocks) to
# 31 % of the supply area (전용률 69–95 %, as pre-sale notices under the rules for housing supply give them).
_SUPPLY = Decimal("1.05"), Decimal("1.45")
_PYEONG = "평"


def audit_conversions(page: Page) -> Iterator[Audit]:
    """Check a conversion against the reference rate of the day, or against the units themselves.

    What it does: divides the two amounts and holds the implied rate against the window of dated reference rates.
    Why it matters: a stale rate or a slipped digit in brackets is copied from paper to paper.
    Example: 557만6000달러(약 81억원) on 2025-02-03; not 550만 달러(약 77억 원) of late December 2024.
    """
    table = rate_table(page.settings.rates)
    unknown: list[tuple[Piece, Piece]] = []
    for first, second in _couples(page):
        ends = _ends(first, second)
        told = [audit for one, two in ends for audit in _converted(page, one, two, table, unknown)]
        failing = [audit for audit in told if audit.holds is False]
        if len(ends) == 1 or _is_range(first) == _is_range(second):
            yield from (failing or told)[:1]
        else:  # 20억~40억달러(약 5조4000억원): one end is converted, and nothing says which
            yield from [audit for audit in told if audit.holds][:1]
    yield from _without_rates(page, unknown)


def _converted(
    page: Page, first: Piece, second: Piece, table: RateTable, unknown: list[tuple[Piece, Piece]]
) -> Iterator[Audit]:
    """Check one amount against one conversion of it; what has no rate is added to ``unknown``."""
    if first.is_money and first.figure.unit == second.figure.unit:
        yield from _misnamed(page, first, second, table)
    elif first.is_money:
        result = convert_money(first.figure, second.figure, page.article.published, table)
        if result is not None and result.window is None:
            unknown.append((first, second))
        elif result is not None:
            result = _in_named_year(page, first, _on_named_day(page, result, table), table)
            yield _exchanged(page, first, second, result)
    else:
        yield _measured(page, first, second)


def _is_range(piece: Piece) -> bool:
    """Tell whether a figure gives two ends and no value: 20억~40억 달러."""
    figure = piece.figure
    return figure.value is None and figure.low is not None and figure.high is not None and not piece.is_vague


def _ends(first: Piece, second: Piece) -> list[tuple[Piece, Piece]]:
    """Return what to hold against each other: the two figures, or the lower and upper ends where one is a range."""
    if not _is_range(first) and not _is_range(second):
        return [(first, second)]
    return list(zip(_bounds(first), _bounds(second), strict=True))


def _bounds(piece: Piece) -> list[Piece]:
    figure = piece.figure
    values = (figure.low, figure.high) if _is_range(piece) else (figure.value, figure.value)
    return [piece.with_figure(structs.replace(figure, value=value, low=value, high=value)) for value in values]


def _couples(page: Page) -> Iterator[tuple[Piece, Piece]]:
    for one, other in pairwise(page.pieces):
        first, second = _whole_price(one, other), other
        if first.sentence != second.sentence:
            continue
        if any(piece.figure.value is None and not _is_range(piece) for piece in (first, second)):
            continue
        if _converts(first, second) and _stand_together(page, first, second):
            yield first, second


def _whole_price(piece: Piece, conversion: Piece) -> Piece:
    """Return a unit price as the amount that is written where its conversion leaves out of what: 100만개당 2달러(2800원)."""
    if conversion.converts is not piece.figure or conversion.figure.mention.per is not None:
        return piece
    return piece.as_amount()


def _converts(first: Piece, second: Piece) -> bool:
    one, two = first.figure, second.figure
    if first.is_money and second.is_money:
        return one.unit != two.unit or _is_told_as(second, one)
    measures = FigureKind.MEASURE, FigureKind.DURATION
    if _is_definition(first, second):
        return False
    if one.kind not in measures or two.kind not in measures or one.mention.per or two.mention.per:
        return False
    return one.dimension == two.dimension and one.unit != two.unit and one.kind is FigureKind.MEASURE


def _is_definition(first: Piece, second: Piece) -> bool:
    """Tell whether the two only say how long a pyeong is: 3.3㎡(1평)."""
    return {str(first.figure.value), str(second.figure.value)} == {"3.3", "1"}


def _stand_together(page: Page, first: Piece, second: Piece) -> bool:
    between = page.text_between(first, second)
    if len(between) > _REACH[page.language] + 12:
        return False
    if ties.words(page.language, "back_then").search(between) or is_of_back_then(page.article, second.figure):
        return False
    stripped = between.lstrip()
    if stripped[:1] in ("(", "["):
        return ")" not in between and ties.words(page.language, "bracket").fullmatch(stripped[1:].strip()) is not None
    if page.language == "en":  # "$100, about 140,000 won"; not "$100, compared with about 140,000 won"
        return ties.words("en", "convert").match(between.lstrip(" ,")) is not None or between.strip() == ", or"
    if stripped[:1] in (",", "·"):
        return ties.words(page.language, "convert").search(between) is not None or _is_apposed(page, first, second)
    return _is_told_as(second, first.figure)


def _is_told_as(conversion: Piece, figure: Figure) -> bool:
    """Tell whether a claim gives the one as the conversion of the other."""
    return conversion.converts is not None and conversion.converts.span == figure.span


# 128㎡, 약 39평.
_APPOSED = re.compile(r",\s?(?:약|대략)\s?")


def _is_apposed(page: Page, first: Piece, second: Piece) -> bool:
    """Tell whether a measure follows another that it is, as nearly as it is printed."""
    one, two = spread(first.figure, loose=True), spread(second.figure, loose=True)
    if first.is_money or one is None or two is None or _APPOSED.fullmatch(page.text_between(first, second)) is None:
        return False
    return fits(second.figure, one, loose=True) is not None


# --- money ----------------------------------------------------------------------------------------


def _on_named_day(page: Page, result: Conversion, table: RateTable) -> Conversion:
    """Narrow the window of an undated article to the days of the year that its text names."""
    if result.window is None or not result.window.any_day:
        return result
    days = _named_days(page)
    if not days:
        return result
    rates = tuple(rate for rate in result.window.rates if _near_a_day(rate.day, days))
    if not rates:
        return result
    window = Window(result.window.left, result.window.right, rates, result.window.source, any_day=True)
    nearest = min((rate.value for rate in rates), key=lambda value: abs(value - result.implied))
    if window.low <= result.implied <= window.high:
        between = [rate for rate in rates if abs(rate.value / result.implied - 1) <= TOLERANCE]
        nearest = min((rate.value for rate in between), key=lambda v: abs(v - result.implied), default=nearest)
    off = result.implied / nearest - 1
    assert result.source.value is not None
    fitting = abs(off) <= _SEVERAL_YEARS
    return replace(result, window=window, fits=fitting, off=off, expected=result.source.value * nearest)


def _in_named_year(page: Page, piece: Piece, result: Conversion, table: RateTable) -> Conversion:
    """Hold an amount of years ago against the rates of its own year where it fits those: 2022년 … 10억6000만 달러."""
    window, published, period = result.window, page.article.published, piece.claim.period
    if result.fits or window is None or published is None or period is None or period.moment is None:
        return result
    year = period.moment.start.year
    if published.year - year >= _YEARS_AGO:
        rates = table.rates_until(window.left, window.right, date(year, 12, 31), _YEAR)
    elif period.moment.grain in ("month", "day") and published - period.moment.end.date() > _MONTHS_AGO:
        rates = table.rates_until(window.left, window.right, period.moment.end.date(), _MONTH)
    else:
        return result
    if not rates:
        return result
    nearest = min((rate.value for rate in rates), key=lambda value: abs(value - result.implied))
    off = result.implied / nearest - 1
    if abs(off) > TOLERANCE:
        return result
    assert result.source.value is not None
    its_own = Window(window.left, window.right, rates, window.source)
    return replace(result, window=its_own, fits=True, off=off, expected=result.source.value * nearest, days=())


def _named_days(page: Page) -> list[tuple[int, int]]:
    """Return the month and day of the news, as far as an undated article names it: told at local time, or reported."""
    found = []
    for piece in page.pieces:
        calendar = piece.figure.mention.calendar
        if calendar is None or piece.sentence > _LEAD or calendar.year or calendar.relative or calendar.end:
            continue
        sentence = page.sentences[piece.sentence].span.of(page.article.text)
        reported = calendar.local or ties.words(page.language, "reported").search(sentence) is not None
        if calendar.month and calendar.day and reported:
            found.append((calendar.month, calendar.day))
    return found


def _near_a_day(day: date, named: list[tuple[int, int]]) -> bool:
    for month, number in named:
        for year in (day.year, day.year + 1):
            try:
                near = date(year, month, number)
            except ValueError:  # 29 February of a common year
                continue
            if timedelta(days=-5) <= day - near <= timedelta(days=5):
                return True
    return False


def _exchanged(page: Page, first: Piece, second: Piece, result: Conversion) -> Audit:
    window = result.window
    assert window is not None
    assert result.expected is not None
    slip = _slip(result)
    fitting = bool(result.fits)
    if not fitting and slip is None and window.any_day and not _named_days(page):
        return _undated(page, first, second)
    codes = {True: "at_rate", False: "scale_slip" if slip else ("stale_rate" if result.days else "off_rate")}
    turned = result.implied < 1
    dear, cheap = (second, first) if turned else (first, second)
    rate = _rate_text(1 / result.implied if turned else result.implied, dear, cheap)
    working = Text(*(f"{written(cheap)} ÷ {written(dear)} = {rate.in_(lang)}" for lang in ("ko", "en")))
    coarse = _to_digits(result.expected, 3)
    expected = Text(say(coarse, second.figure, "ko"), say(coarse, second.figure, "en"))
    text = _held(result, working, _reference(window, turned, result.implied / (1 + result.off), cheap), slip)
    meant = None if fitting or slip is not None else _dollar_of(page, first, second)
    if meant is not None:
        text = Text(f"{text.ko} {meant.ko}", f"{text.en} {meant.en}")
    elif not fitting:
        text = _with_expected(text, result, expected, slip)
    severity = (
        Severity.INFO if fitting else (Severity.ERROR if slip or abs(result.off) > Decimal("0.1") else Severity.WARNING)
    )
    data: dict[str, Any] = {
        "implied": str(result.implied),
        "low": str(window.low),
        "high": str(window.high),
        "source": window.source,
        "days": [str(r.day) for r in window.rates[:1] + window.rates[-1:]],
    }
    return Audit(
        article=page.article.id,
        figures=(first.figure, second.figure),
        check="conversion",
        holds=fitting,
        severity=severity,
        expected=expected.in_(page.language),
        explanation=text,
        code=codes[fitting],
        steps=(Step("rate", working, data),),
        tie=page.text_between(first, second).strip(),
    )


def _audit(
    page: Page,
    first: Piece,
    second: Piece,
    explanation: Text,
    code: str,
    *,
    check: str = "conversion",
    holds: bool | None = None,
    severity: Severity = Severity.NOTICE,
    expected: str = "",
) -> Audit:
    """Return an audit of two figures that stand side by side; one that decides nothing unless ``holds`` is given."""
    return Audit(
        article=page.article.id,
        figures=(first.figure, second.figure),
        check=check,
        holds=holds,
        severity=severity,
        expected=expected,
        explanation=explanation,
        code=code,
        tie=page.text_between(first, second).strip(),
    )


def _dollar_of(page: Page, first: Piece, second: Piece) -> Text | None:
    """Say of which country's dollars a conversion is right that is wrong of those of the United States."""
    meant = meant_dollar(first.figure, second.figure, page.article.published, rate_table(page.settings.rates))
    if meant is None:
        return None
    changed, unit = (second, meant.target.unit) if second.figure.unit == "USD" else (first, meant.source.unit)
    word = currency_word(unit or "")
    return Text(
        f"‘{written(changed)}’의 통화를 {with_particle(word.ko, '으로/로')} 읽으면 당시 환율에 맞습니다.",
        f"Read in {plural(word.en)}, “{written(changed)}” fits the rate of the day.",
    )


def _misnamed(page: Page, first: Piece, second: Piece, table: RateTable) -> Iterator[Audit]:
    """Speak of a conversion that is printed in the currency that it was converted from: 4억 달러(약 5600억 달러)."""
    meant = meant_currency(first.figure, second.figure, page.article.published, table)
    if meant is None:
        return
    changed = second if meant.target.unit != second.figure.unit else first
    right = meant.target if changed is second else meant.source
    assert right.value is not None
    unit = currency_word((right.unit or "").split("/")[0])
    one, two = written(first), written(second)
    text = Text(
        f"‘{one}’{with_particle(one, '과/와')[len(one) :]} ‘{two}’{with_particle(two, '이/가')[len(two) :]} 같은 통화로 적혔습니다. "
        f"‘{written(changed)}’의 통화를 {with_particle(unit.ko, '으로/로')} 읽으면 당시 환율에 맞습니다.",
        f"“{one}” and “{two}” are printed in one currency. Read in {plural(unit.en)}, “{written(changed)}” fits the rate "
        "of the day.",
    )
    said = say(right.value, right, page.language)
    yield _audit(page, first, second, text, "wrong_currency", holds=False, severity=Severity.ERROR, expected=said)


def _undated(page: Page, first: Piece, second: Piece) -> Audit:
    pair = f"{written(first)} = {written(second)}"
    text = Text(
        f"{pair}: 지난 10년의 어느 환율에도 맞지 않지만, 기사 날짜를 몰라 판정하지 않았습니다.",
        f"{pair}: this is no rate of the last ten years, but the article has no date, so nothing was decided.",
    )
    return _audit(page, first, second, text, "no_date")


def _rate(value: Decimal) -> str:
    return plain(value, 5)


def _to_digits(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1))


# A rate from here on is written with 만 in Korean.
_SPELT = Decimal(10**4)


def _unit(piece: Piece) -> Text:
    return currency_word((piece.figure.unit or "").split("/")[0])


def _rate_text(rate: Decimal, dear: Piece, cheap: Piece) -> Text:
    """Write a rate: 1달러 1,452.7원, 1,452.7 won to the dollar."""
    one, other = _unit(dear), _unit(cheap)
    there = _rate(rate) if rate < _SPELT else korean(tidy(rate, 5))
    return Text(f"1{one.ko} {there}{other.ko}", f"{_rate(rate)} {plural(other.en)} to the {one.en}")


def _reference(window: Window, turned: bool, nearest: Decimal, cheap: Piece) -> Text:
    """Write the reference rates: 기준환율 1,449.6~1,463.9원(2025년 1월 31일~2월 4일, ECB)."""
    unit = Text(_unit(cheap).ko, plural(_unit(cheap).en))
    if window.any_day:
        rate = _rate(1 / nearest if turned else nearest)
        return Text(
            f"지난 10년의 기준환율 가운데 가장 가까운 {rate}{unit.ko}(기사 날짜를 모름)",
            f"the nearest reference rate of the last ten years, {rate} {unit.en} (the article has no date)",
        )
    ends = (1 / window.high, 1 / window.low) if turned else (window.low, window.high)
    low, high = (_rate(end) for end in ends)
    first, last = window.rates[0].day, window.rates[-1].day
    days = day_span(first, last)
    if last - first >= _YEAR / 2:
        days = Text(f"{first.year}년", str(first.year))
    ko, en = (low, low) if low == high else (f"{low}~{high}", f"{low}–{high}")
    return Text(
        f"기준환율 {ko}{unit.ko}({days.ko}, {window.source})",
        f"the reference rate of {en} {unit.en} ({days.en}, {window.source})",
    )


def _held(result: Conversion, working: Text, reference: Text, slip: int | None) -> Text:
    """Say how an implied rate stands to the reference rates."""
    percent = f"{abs(result.off) * 100:.1f}%"
    if result.fits:
        off = Text(f"(차이 {percent})", f", off by {percent}") if abs(result.off) >= _SHOWN else Text("", "")
        return Text(
            f"{with_particle(working.ko, '으로/로')}, {reference.ko}에 맞습니다{off.ko}.",
            f"{working.en}, which fits {reference.en}{off.en}.",
        )
    if slip:
        factor = f"{10 ** abs(slip):,}"
        return Text(
            f"{with_particle(working.ko, '으로/로')}, {with_particle(reference.ko, '과/와')} {factor}배 차이가 납니다.",
            f"{working.en}: a factor of {factor} off {reference.en}.",
        )
    return Text(
        f"{with_particle(working.ko, '으로/로')}, {reference.ko}에서 {percent} 벗어납니다.",
        f"{working.en}, {percent} off {reference.en}.",
    )


def _with_expected(text: Text, result: Conversion, expected: Text, slip: int | None) -> Text:
    """Add what the amount comes to at the reference rate, and why the printed one may be off."""
    why = Text("", "")
    if slip:
        why = Text(" 자릿수를 잘못 옮겼을 수 있습니다.", " The scale word or the digits may have slipped.")
    elif result.days:
        day = day_text(max(result.days))
        why = Text(f" {day.ko}의 환율이면 맞습니다.", f" The rate of {day.en} would fit.")
    return Text(
        f"{text.ko} 그 환율이라면 {expected.ko}입니다.{why.ko}",
        f"{text.en} At that rate it comes to {expected.en}.{why.en}",
    )


def _slip(result: Conversion) -> int | None:
    for power in range(1, 10):
        for sign in (power, -power):
            scaled = result.implied.scaleb(-sign)
            if result.window is not None and result.window.low * Decimal(
                "0.97"
            ) <= scaled <= result.window.high * Decimal("1.03"):
                return sign
    return None


def _without_rates(page: Page, couples: list[tuple[Piece, Piece]]) -> Iterator[Audit]:
    """Hold conversions without reference rates against each other: one article uses one rate."""
    spreads: list[tuple[Piece, Piece, str, Interval]] = []
    for first, second in couples:
        found = _implied(first, second)
        if found is not None:
            spreads.append((first, second, *found))
    for first, second, pair, room in spreads:
        others = [row for row in spreads if row[2] == pair and row[0] is not first]
        agree = [row for row in others if row[3].meets(_widened(room))]
        yield _by_each_other(page, first, second, agree, bool(others))


def _implied(first: Piece, second: Piece) -> tuple[str, Interval] | None:
    """Return the pair of currencies in order of the alphabet, and the room for its rate."""
    left, right = sorted((first, second), key=lambda p: p.figure.unit or "")
    over, under = spread(right.figure, loose=True), spread(left.figure, loose=True)
    if over is None or under is None or under.low <= 0:
        return None
    ratio = over / under
    return f"{left.figure.unit}/{right.figure.unit}", Interval(ratio.low, ratio.high)


def _widened(room: Interval) -> Interval:
    assert room.low is not None
    assert room.high is not None
    return Interval(room.low * (1 - TOLERANCE), room.high * (1 + TOLERANCE))


def _by_each_other(page: Page, first: Piece, second: Piece, agree: list[Any], others: bool) -> Audit:
    code = ("consistent" if agree else "inconsistent") if others else "no_rate"
    pair = f"{written(first)} = {written(second)}"
    unit = _unit(first if first.figure.unit != "USD" else second)
    ko = f"{pair}: {unit.ko}의 기준환율이 없어 대조하지 못했습니다."
    en = f"{pair}: there is no reference rate for the {unit.en} to check it by."
    if agree:
        other = f"{written(agree[0][0])} = {written(agree[0][1])}"
        ko = f"{pair}: {unit.ko}의 기준환율은 없으나, 같은 글의 {with_particle(other, '과/와')} 같은 환율입니다."
        en = f"{pair}: there is no reference rate for the {unit.en}, but {other} in the same text has the same rate."
    holds, severity = (True, Severity.INFO) if agree else (None, Severity.NOTICE)
    return _audit(page, first, second, Text(ko, en), code, holds=holds, severity=severity)


# --- units ----------------------------------------------------------------------------------------


def _degrees(first: Piece, second: Piece) -> str | None:
    """Compare two temperatures, or two differences of temperature: 2.14 °F warmer is 1.19 °C warmer."""
    one, two = first.figure, second.figure
    kelvin, zero = base_value(one), on_base(two, Decimal(0))
    if one.value is None or two.value is None or kelvin is None:
        return None
    for expected in ((kelvin - zero) / two.base, one.value * one.base / two.base):
        reading = find_rounding(two.value, expected, two.grain)
        if reading is not None and abs(two.value - expected) <= 1:
            return reading.code
    return None


def _supply_area(page: Page, first: Piece, second: Piece) -> tuple[Piece, Piece] | None:
    """Return a home's area in ㎡ with the larger one in 평 that it is sold by: 전용 84㎡(33평), 33평(84㎡)."""
    metres, pyeong = sorted((first, second), key=lambda piece: piece.figure.unit == _PYEONG)
    one, two = base_value(metres.figure), base_value(pyeong.figure)
    if pyeong.figure.unit != _PYEONG or metres.figure.unit == _PYEONG or not one or not two:
        return None
    is_larger = _SUPPLY[0] <= two / one <= _SUPPLY[1]
    of_home = is_larger and ties.words(page.language, "homes").search(page.article.text) is not None
    return (metres, pyeong) if of_home else None


def _by_supply(page: Page, first: Piece, second: Piece, metres: Piece, pyeong: Piece) -> Audit:
    """Say that two areas of a home are of two kinds: neither is the other's conversion, and neither is wrong."""
    got = base_value(metres.figure)
    assert got is not None
    amount = Text(*(say(_to_digits(got, 4), pyeong.figure, lang) for lang in ("ko", "en")))
    pair = f"{written(metres)} = "
    text = Text(
        f"{pair}{amount.ko}. 적힌 {with_particle(written(pyeong), '은/는')} 전용면적이 아니라 공급면적일 수 있습니다.",
        f"{pair}{amount.en}. The printed {written(pyeong)} may be the supply area, not the exclusive one.",
    )
    return _audit(page, first, second, text, "other_area", check="area", expected=amount.in_(page.language))


def _measured(page: Page, first: Piece, second: Piece) -> Audit:
    source, target = spread(first.figure, loose=True), spread(second.figure, loose=True)
    assert source is not None
    assert target is not None
    warm = first.figure.dimension == _TEMPERATURE
    code = None if warm else fits(second.figure, source, loose=True) or fits(first.figure, target, loose=True)
    if code == "hedged" and off_by(second.figure, source) > HEDGE_LIMIT:
        code = None
    if (
        code is None
        and not warm
        and off_by(second.figure, source) <= _UNIT_SLACK
        and power_slip(second.figure, source) is None
    ):
        code = "near"
    if warm:
        code = _degrees(first, second)
    if code is None and (areas := _supply_area(page, first, second)) is not None:
        return _by_supply(page, first, second, *areas)
    sums = f"{written(first)}"
    return audit_of(
        page, "area" if first.figure.dimension == "[length] ** 2" else "conversion",
        (first, second), second, Spread(source.value, source.low, source.high), code,
        Text(sums, sums), page.text_between(first, second),
    )  # fmt: skip
