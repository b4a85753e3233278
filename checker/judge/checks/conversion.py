"""Harmless readings of two figures in different units, and conversions that fit no rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from checker.judge.checks.lengths import are_lengths, bounded_length
from checker.judge.checks.say import different
from checker.judge.compare import Judgement, Pair, Side, is_money, magnitude, read_numbers, same_number, same_scale
from checker.judge.exchange import TOLERANCE, Conversion, Window, convert_money, meant_currency, meant_dollar
from checker.judge.particles import with_particle
from checker.judge.readings import TRUNCATE_LIMIT, allowed, are_told_bounds, find_rounding, on_base
from checker.judge.wording import currency_word, day_span, day_text, off_text, plural, times
from checker.model import Effect, Figure, FigureKind, Interval, Step, Text
from checker.numbers import english, korean, significant, tidy

__all__ = ["as_share", "converted", "no_rate", "other_unit", "wrong_currency", "wrong_dollar", "wrong_rate"]

_HUNDRED = Decimal(100)
# What is left of a figure's words behind its number and its scale: 평 of 25평, 년 of 7년여, square miles of 2 billion
# square miles.
_UNIT = re.compile(
    r"(?:(?:hundred|thousand|million|billion|trillion)[\s-]+)?(?P<unit>[^\d\s.,~∼만억조천백-][^\d]*?)여?$",
    re.IGNORECASE,
)
# Amounts from here on are shown to four digits: 61억1600만 kilometers, not to the last metre.
_LARGE = Decimal(10) ** 6
_SIGNS = ("㎡", "㎢", "㎞", "㎏", "㎝", "㎜", "%", "도")
_BOUNDS = (Effect.AT_LEAST, Effect.MORE_THAN, Effect.AT_MOST, Effect.LESS_THAN, Effect.VAGUE)


def other_unit(pair: Pair) -> Judgement | None:
    """Speak when two figures are one quantity in two units.

    What it does: multiplies by the factor between the units and allows for the rounding of both.
    Why it matters: 25평 and 82.6㎡ are one flat; 2 square miles and 1,261 acres one fire.
    Example: 25평 / 82.6㎡; 1.2GW / 1200㎿; 3000에이커 / 12.14㎢; 2.65°F / 1.47°C of warming; not 25평 / 92㎡.
    Source: factors from pint; of 32 printed conversions the worst good one was 2.5 % off, the mildest
    bad one 5 %, hence 3 %.
    """
    left, right = pair.figures
    if left.dimension != right.dimension or same_scale(left, right) or is_money(left):
        return None
    if are_lengths(pair) and any(figure.hedges for figure in pair.figures) and bounded_length(pair) is not None:
        return None  # more than four years for 4년 6개월 converts nothing
    first, second = magnitude(left), magnitude(right)
    if first is None or second is None:
        if not allowed(left).meets(allowed(right)):
            return None
        return Judgement("other_unit", different(pair, _FITS))
    if left.dimension == _TEMPERATURE and _are_one_difference(left, right):
        return Judgement("other_unit", different(pair, _FITS))
    off = abs(second - first) / abs(first) if first else Decimal(0 if second == 0 else 1)
    near = abs(second - first) <= _last_digit(left, right) if _is_warm(left) else off <= TOLERANCE
    close = near or same_number(first, second)
    if not close and all(read_numbers(left, right, truncate=cut) is None for cut in (False, True)):
        return None
    return Judgement("other_unit", different(pair, _FITS), (_unit_step(left, right, off),), off=off)


_TEMPERATURE = "[temperature]"


def _are_one_difference(left: Figure, right: Figure) -> bool:
    """Tell whether two temperatures are one difference, to which no zero belongs: 2.65 °F warmer is 1.47 °C warmer."""
    if left.value is None or right.value is None:
        return False
    for one, two in ((left, right), (right, left)):
        assert one.value is not None
        assert two.value is not None
        reading = find_rounding(abs(two.value), abs(one.value) * one.base / two.base, two.grain)
        if reading is not None and reading.off <= TOLERANCE:
            return True
    return False


def _is_warm(figure: Figure) -> bool:
    """Tell whether a figure is a temperature, of which 3% are no tolerance: those of 20 °C are nine degrees."""
    return figure.dimension == _TEMPERATURE


def _last_digit(*figures: Figure) -> Decimal:
    """Return the worth of the last digit of the coarser figure: 100 °F are 38 °C."""
    return max((figure.grain or Decimal(0)) * figure.base for figure in figures)


_FITS = Text("단위만 다를 뿐 서로 맞는 값입니다.", "are one quantity in two units.")


def _unit_step(left: Figure, right: Figure, off: Decimal) -> Step:
    first, second = magnitude(left), magnitude(right)
    assert first is not None
    assert second is not None
    assert right.mention.value is not None
    there = first / (second / abs(right.mention.value)) if second else first
    if _is_warm(right):
        there = (first - on_base(right, Decimal(0))) / right.base
    unit = _UNIT.search(right.text)
    name = "" if unit is None else unit["unit"]
    there = tidy(there) if abs(there) < _LARGE else significant(there)
    space = " " if name[:1].isascii() and name not in _SIGNS else ""
    tells = bool(off) and not _is_warm(right)
    gap = Text(f", 차이 {off_text(off).ko}", f", off by {off_text(off).en}") if tells else Text("", "")
    return Step(
        "unit",
        Text(
            f"{left.text} = {korean(there)}{space}{name}{gap.ko}",
            f"{left.text} = {english(there)}{space}{name}{gap.en}",
        ),
        {"converted": str(there), "off": str(off)},
    )


def converted(pair: Pair) -> Judgement | None:
    """Speak when two amounts in two currencies fit the exchange rates of the day.

    What it does: divides the one by the other and holds the implied rate against the reference
    rates from three business days before the article to one after.
    Why it matters: $5.576 million and 81억원 are one cost, seen from two countries.
    Example: 557만6000달러 / 81억원 in February 2025; not 550만 달러 / 77억원 in that month.
    Source: VERDICTS, comparing 2; drift of the won in three days: 1.87 % at the 95th percentile.
    """
    # Who converts in a bracket converts the very number before it: 5억 dollars are 7,300억 won there, not 7,800억;
    # what comes out may be rounded.
    bracketed = pair.anchor.claim.id == pair.other.claim.id
    rounded = (pair.other.figure,) if bracketed else pair.figures
    for conversion in _conversions(pair):
        if conversion.window is None:
            continue
        if conversion.fits or _rounds(conversion, rounded):
            return _fitting(pair, conversion, _implied(conversion))
        if _bounded(conversion):
            return Judgement("converted", different(pair, _BOUNDED), (rate_step(conversion),), off=abs(conversion.off))
    windows = [window for window in _windows_of_ranges(pair) if window is not None]
    if any(_meet(*_from_won(pair), window) for window in windows):
        return Judgement("converted", different(pair, _BOUNDED))
    return None


_BOUNDED = Text("통화는 다르지만 그 범위 안에서 서로 맞습니다.", "are in two currencies and fit as a bound or a range.")


def _fitting(pair: Pair, conversion: Conversion, rate: Text) -> Judgement:
    """Return that two amounts are one, with the ``rate`` that lies between them."""
    why = Text(
        f"통화만 다를 뿐 같은 금액입니다({with_particle(rate.ko, '으로/로')} 환산).",
        f"are one amount in two currencies, at {rate.en}.",
    )
    return Judgement("converted", different(pair, why), (rate_step(conversion),), off=abs(conversion.off))


def _implied(conversion: Conversion) -> Text:
    """Return the rate at which two amounts are one: 1달러 1,452.7원, 1,452.7 won to the dollar."""
    left, right = (
        currency_word((figure.unit or "").split("/")[0]) for figure in (conversion.source, conversion.target)
    )
    implied = tidy(conversion.implied)
    return Text(f"1{left.ko} {korean(implied)}{right.ko}", f"{english(implied)} {right.en} to the {left.en}")


def _conversions(pair: Pair) -> list[Conversion]:
    """Return the pair as a conversion at the day of either article, the side in won first."""
    left, right = pair.figures
    if not (is_money(left) and is_money(right)) or same_scale(left, right):
        return []
    if left.dimension != right.dimension:
        return []
    source, target = _from_won(pair)
    found = []
    for day in _days(pair):
        conversion = convert_money(source, target, day, pair.rates)
        if conversion is not None:
            found.append(conversion)
    return found


def _from_won(pair: Pair) -> tuple[Figure, Figure]:
    """Return the figures of a pair, the one in won as what the other was converted to."""
    left, right = pair.figures
    return (right, left) if (left.unit or "").startswith("KRW") else (left, right)


# What was paid so long ago, in a month or on a day that is named, may be told at the rate of then.
_AGO = timedelta(days=60)


def _days(pair: Pair) -> tuple[date | None, ...]:
    """Return the days of the two articles, that of the side in won first, and of old deals the days of those."""
    won_first = sorted(pair.sides, key=lambda side: not (side.figure.unit or "").startswith("KRW"))
    told = [side.published or pair.day for side in won_first]
    return tuple(dict.fromkeys([*told, *(day for side in won_first if (day := _day_of_deal(side)) is not None)]))


def _day_of_deal(side: Side) -> date | None:
    moment = None if side.claim.period is None else side.claim.period.moment
    if moment is None or side.published is None or moment.grain not in ("month", "day") or not moment.certain:
        return None
    day = moment.end.date() - timedelta(days=1)
    return day if side.published - day > _AGO else None


def _windows_of_ranges(pair: Pair) -> list[Window | None]:
    """Return the rates of the days of two amounts in two currencies, one of which at least is a range: $3 billion to $5 billion."""
    left, right = pair.figures
    if not (is_money(left) and is_money(right)) or same_scale(left, right) or left.dimension != right.dimension:
        return []
    if left.value is not None and right.value is not None:
        return []
    codes = [(figure.unit or "").split("/")[0] for figure in _from_won(pair)]
    return [pair.rates.window(codes[0], codes[1], day) for day in _days(pair)]


def _rounds(conversion: Conversion, rounded: Sequence[Figure]) -> bool:
    """Tell whether one of the figures ``rounded`` is the other one at a rate of the window, rounded."""
    window = conversion.window
    source, target = conversion.source, conversion.target
    assert window is not None
    assert source.value is not None
    assert target.value is not None
    for rate in sorted({window.low, window.high}):
        for coarse, fine in ((source, target.value / rate), (target, source.value * rate)):
            if coarse not in rounded:
                continue
            assert coarse.value is not None
            reading = find_rounding(coarse.value, fine, coarse.grain)
            if reading is not None and reading.code != "truncated" and reading.off <= TRUNCATE_LIMIT:
                return True
    return False


def _bounded(conversion: Conversion) -> bool:
    """Tell whether the bounds of the two meet at a rate of the window."""
    assert conversion.window is not None
    figures = conversion.source, conversion.target
    if are_told_bounds(*figures) or not any(figure.value is None or figure.has(*_BOUNDS) for figure in figures):
        return False
    return _meet(conversion.source, conversion.target, conversion.window)


def _meet(source: Figure, target: Figure, window: Window) -> bool:
    """Tell whether what two figures allow meets at a rate of the window."""
    first, second = allowed(source), allowed(target)
    low = None if first.low is None else first.low * window.low * (1 - TOLERANCE)
    high = None if first.high is None else first.high * window.high * (1 + TOLERANCE)
    return Interval(low, high).meets(second)


def rate_step(conversion: Conversion) -> Step:
    """Return the working of a conversion: the implied rate, the reference rates and their days.

    81억원 ÷ 557만6000달러 = 1달러 1,452.7원; 기준환율 1,441.9~1,463.9원(2025년 1월 29일~2월 3일, ECB)
    """
    implied, rate = conversion.implied, _implied(conversion)
    right = currency_word((conversion.target.unit or "").split("/")[0])
    ko = f"{conversion.target.text} ÷ {conversion.source.text} = {rate.ko}"
    en = f"{conversion.target.text} ÷ {conversion.source.text} = {rate.en}"
    if conversion.window is None:
        return Step("rate", Text(ko, en), {"implied": str(tidy(implied, 6))})
    reference = _window_text(conversion.window, right)
    return Step(
        "rate",
        Text(f"{ko}; {reference.ko}", f"{en}; {reference.en}"),
        {
            "implied": str(tidy(implied, 6)),
            "low": str(tidy(conversion.window.low, 6)),
            "high": str(tidy(conversion.window.high, 6)),
            "source": conversion.window.source,
            "from": conversion.window.rates[0].day.isoformat(),
            "to": conversion.window.rates[-1].day.isoformat(),
        },
    )


def _window_text(window: Window, unit: Text) -> Text:
    low, high = tidy(window.low), tidy(window.high)
    undated = Text(" 중 어느 날", ", any day of which may be meant") if window.any_day else Text("", "")
    span = day_span(window.rates[0].day, window.rates[-1].day)
    range_ko = korean(low) if low == high else f"{korean(low)}~{korean(high)}"
    range_en = english(low) if low == high else f"{english(low)}–{english(high)}"
    return Text(
        f"기준환율 {range_ko}{unit.ko}({span.ko}{undated.ko}, {window.source})",
        f"reference {range_en} {unit.en} ({span.en}{undated.en}, {window.source})",
    )


def no_rate(pair: Pair) -> Judgement | None:
    """Speak when two currencies cannot be compared, for want of a rate.

    What it does: says which currency or day the table lacks.
    Why it matters: an undecided pair is no agreement; a table of one's own settles it.
    Example: NT$196 million / 600만 달러 with the embedded rates, which lack the Taiwan dollar.
    Source: the European Central Bank publishes no rate for TWD or VND.
    """
    windows = [conversion.window for conversion in _conversions(pair)] or _windows_of_ranges(pair)
    if not windows or any(window is not None for window in windows):
        return None
    codes = [(figure.unit or "").split("/")[0] for figure in pair.figures]
    missing = [code for code in codes if not pair.rates.knows(code)]
    named = [currency_word(code) for code in missing or codes]
    what = Text("·".join(dict.fromkeys(word.ko for word in named)), ", ".join(dict.fromkeys(word.en for word in named)))
    return Judgement(
        "no_rate",
        different(
            pair,
            Text(
                f"{what.ko} 환율이 없어 비교하지 못했습니다.",
                f"could not be compared: there is no rate for the {what.en}.",
            ),
        ),
        change=Text("환율표를 주면(--rates) 판정할 수 있습니다.", "A table of rates (--rates) would settle it."),
    )


def wrong_currency(pair: Pair) -> Judgement | None:
    """Speak when a conversion in brackets is printed in the currency that it was converted from.

    It reads one of the two amounts as won, or as one of five foreign currencies where both are won, and asks
    whether the rate of the day then fits: 4억2000만 달러(약 5500억 달러) in December 2023, not 4억 달러(약 40억 달러).
    No check of ``CHECKS``: only what stands in one bracket is held against each other like this.
    """
    conversion = meant_currency(*pair.figures, pair.anchor.published or pair.day, pair.rates)
    if conversion is None:
        return None
    slipped = pair.other.figure if conversion.target.unit != pair.other.figure.unit else pair.anchor.figure
    meant = conversion.target if slipped is pair.other.figure else conversion.source
    printed, right = currency_word(slipped.unit or ""), currency_word(meant.unit or "")
    why = Text(
        f"같은 통화로 적혔지만, ‘{slipped.text}’의 통화를 {with_particle(right.ko, '으로/로')} 읽으면 "
        "당시 환율에 맞습니다.",
        f"are printed in one currency; read in {plural(right.en)}, “{slipped.text}” fits the rate of the day.",
    )
    change = Text(
        f"‘{slipped.text}’의 통화가 {printed.ko}인지 {right.ko}인지 원자료에서 확인하면 됩니다.",
        f"See in the source whether “{slipped.text}” is in {plural(printed.en)} or in {plural(right.en)}.",
    )
    return Judgement("wrong_currency", different(pair, why), (rate_step(conversion),), change, cause="unit_slip")


def wrong_dollar(pair: Pair) -> Judgement | None:
    """Speak when the dollars of a bracket are printed without their country: 132억원(8800만 달러) of Hong Kong's.

    No check of ``CHECKS``: only what stands in one bracket is held against each other like this.
    """
    conversion = meant_dollar(*pair.figures, pair.anchor.published or pair.day, pair.rates)
    if conversion is None:
        return None
    slipped = pair.other.figure if pair.other.figure.unit == "USD" else pair.anchor.figure
    meant = conversion.target if slipped is pair.other.figure else conversion.source
    right = currency_word(meant.unit or "")
    why = Text(
        f"당시 환율에 맞지 않고, ‘{slipped.text}’의 통화를 {with_particle(right.ko, '으로/로')} 읽으면 맞습니다.",
        f"do not fit the rates of the day; read in {plural(right.en)}, “{slipped.text}” does.",
    )
    change = Text(
        f"‘{slipped.text}’가 어느 나라의 달러인지 원자료에서 확인하면 됩니다.",
        f"See in the source of which country the dollars of “{slipped.text}” are.",
    )
    return Judgement("wrong_currency", different(pair, why), (rate_step(conversion),), change, cause="unit_slip")


def wrong_rate(pair: Pair) -> Judgement | None:
    """Speak when two currencies fit no rate of the article's days.

    What it does: shows the implied rate beside the reference rates and names earlier days on which it
    was true, if there are any within a year: a stale rate.
    Why it matters: a conversion copied from an older story is off by as much as the currency moved.
    Example: 550만 달러 / 77억원 in January 2025 (1달러 1,400원); not 557만6000달러 / 81억원.
    Source: VERDICTS, comparing 2.
    """
    conversions = [conversion for conversion in _conversions(pair) if conversion.window is not None]
    if not conversions:
        return None
    slip = _power(conversions[0])
    if slip is not None:
        return _slipped(pair, conversions[0], slip)
    best = min(conversions, key=lambda conversion: abs(conversion.off))
    stale = next((conversion for conversion in conversions if conversion.days), None)
    shown = stale or best
    code = "stale_rate" if stale is not None else "wrong_conversion"
    unit = currency_word((shown.target.unit or "").split("/")[0])
    assert shown.expected is not None
    assert shown.window is not None
    if stale is not None:
        last = day_text(stale.days[-1])
        why = Text(
            f"당시 환율에 맞지 않고, {last.ko} 무렵의 환율({_implied(shown).ko})이면 맞습니다.",
            f"do not fit the rates of the day; the rate of about {last.en} would fit ({_implied(shown).en}).",
        )
    else:
        why = Text(
            f"당시 환율에 맞지 않습니다({_implied(shown).ko}, {off_text(shown.off).ko} 차이).",
            f"do not fit the rates of the day ({_implied(shown).en}, off by {off_text(shown.off).en}).",
        )
    text = different(pair, why)
    return Judgement(
        code,
        text,
        (rate_step(shown),),
        _at_the_rate(shown, unit),
        cause=code,
        off=abs(shown.off),
    )


def _power(conversion: Conversion) -> Decimal | None:
    """Return the power of ten that an implied rate is off by, if it is off by just that."""
    ratio = 1 + conversion.off
    for power in _POWERS:
        if any(abs(ratio / factor - 1) <= TOLERANCE for factor in (power, 1 / power)):
            return power
    return None


def _at_the_rate(conversion: Conversion, unit: Text) -> Text:
    """Say what the converted amount comes to at the rate of the day."""
    assert conversion.expected is not None
    came = _short(conversion.expected)
    return Text(
        f"당시 환율이라면 {with_particle(conversion.source.text, '은/는')} 약 {korean(came)}{unit.ko}입니다.",
        f"At the day's rate, {conversion.source.text} comes to about {english(came)} {plural(unit.en)}.",
    )


def _slipped(pair: Pair, conversion: Conversion, power: Decimal) -> Judgement:
    factor = times(power)
    why = Text(
        f"당시 환율로 {factor.ko} 어긋납니다.",
        f"are off the rate of the day by a factor of {factor.en.split()[0]}.",
    )
    come = _at_the_rate(conversion, currency_word((conversion.target.unit or "").split("/")[0]))
    change = Text(f"{come.ko} {_DIGITS.ko}", f"{come.en} {_DIGITS.en}")
    return Judgement(
        "scale_slip", different(pair, why), (rate_step(conversion),), change, "scale_slip", abs(conversion.off)
    )


_POWERS = tuple(Decimal(10) ** n for n in (1, 2, 3, 4, 6, 8))
_DIGITS = Text(
    "단위(만·억·조)나 자릿수를 원자료에서 확인하면 됩니다.",
    "See in the source which scale word and which digits are right.",
)


def _short(value: Decimal) -> Decimal:
    """Cut an expected amount to three digits: nobody converts to the last won."""
    return value.quantize(Decimal(1).scaleb(value.adjusted() - 2))


def as_share(pair: Pair) -> Judgement | None:
    """Speak when one figure is a count, a fraction or a multiple and the other its percentage.

    What it does: divides a count by a total that stands in the same sentence or article, and turns
    fractions and multiples into per cent.
    Why it matters: 10곳 중 9곳, 9/10 and 90% are one statement.
    Example: 9개 (of 10건) / 90%; 18분의 1 / 5.5%; 2배 / 100% 증가; not 3분의 1 / 25%.
    Source: REALITY: "9 of 10 is 90 %".
    """
    for side, other in (pair.sides, pair.sides[::-1]):
        if other.figure.dimension != "percent" or other.figure.value is None or side.figure.value is None:
            continue
        for share, working in _shares(side):
            candidate = replace(
                side.figure, value=share, low=share, high=share, unit="percent", dimension="percent", base=Decimal(1)
            )
            fine = candidate.value
            assert fine is not None
            reading = find_rounding(abs(other.figure.value), fine, other.figure.grain)
            if reading is not None and (reading.step is None or reading.off <= TRUNCATE_LIMIT):
                return Judgement(
                    "as_share",
                    different(pair, Text("표현만 다를 뿐 같은 비율입니다.", "are one proportion, put in two ways.")),
                    (Step("share", Text(working, working), {"share": str(tidy(share, 6))}),),
                    off=reading.off,
                )
    return None


def _shares(side: Side) -> list[tuple[Decimal, str]]:
    figure = side.figure
    assert figure.value is not None
    if figure.kind is FigureKind.RATIO:
        percent = figure.value * _HUNDRED
        shares = [(percent, f"{figure.text} = {english(tidy(percent))}%")]
        if figure.value > 1:
            shares.append((percent - _HUNDRED, f"{figure.text} → +{english(tidy(percent - _HUNDRED))}%"))
        return shares
    if figure.kind not in (FigureKind.COUNT, FigureKind.NUMBER) or side.article is None:
        return []
    return [
        (
            figure.value / total * _HUNDRED,
            f"{figure.text} ÷ {total:f} = {english(tidy(figure.value / total * _HUNDRED))}%",
        )
        for total in _totals(side)
        if total >= figure.value
    ]


def _totals(side: Side) -> list[Decimal]:
    """Return the whole numbers of the figure's sentence, then of the article's title and first lines."""
    article, figure = side.article, side.figure
    assert article is not None
    sentence = side.claim.sentence
    near = article.text[max(sentence.start - 200, 0) : sentence.end]
    numbers = re.findall(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.])|(?<![\d.,])\d{1,6}(?![\d.,]\d|%)", near)
    totals = dict.fromkeys(Decimal(number.replace(",", "")) for number in numbers)
    return [total for total in totals if figure.value is not None and total > figure.value]
