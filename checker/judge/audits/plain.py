"""Figures that contradict themselves, their headline, the calendar or a restatement in other notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import fits, is_reckonable, spread
from checker.judge.audits.words import written
from checker.judge.checks.digits import has_other_digit, is_plain_slip
from checker.judge.compare import Pair, Side
from checker.judge.exchange import rate_table
from checker.judge.particles import with_particle
from checker.judge.readings import base_value, deviation, significant
from checker.lexicon import ties
from checker.lexicon.attributes import compatible_attributes
from checker.lexicon.wordlists import word_list
from checker.model import Audit, BlockKind, Figure, FigureKind, Role, Severity, Step, Text
from checker.model.moments import add_months, days_in

__all__ = ["audit_ages", "audit_headline", "audit_impossible", "audit_restated", "audit_weekdays"]

# Digits that must be the same for two amounts to be one amount in two notations: 5,576 and 5.576
# share four; three (1,250 and 12.5) are too often chance.
_SAME_DIGITS = 4
_WEEKDAYS = "월화수목금토일"
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HUNDRED = Decimal(100)


def _audit(
    page: Page, check: str, figures: tuple[Figure, ...], holds: bool | None, code: str, expected: str,
    explanation: Text, severity: Severity, tie: str = "",
) -> Audit:  # fmt: skip
    return Audit(
        article=page.article.id,
        figures=figures,
        check=check,
        holds=holds,
        severity=severity,
        expected=expected,
        explanation=explanation,
        code=code,
        steps=(Step(code, explanation),),
        tie=tie,
    )


# --- restated amounts -----------------------------------------------------------------------------


def audit_restated(page: Page) -> Iterator[Audit]:
    """Speak when an amount comes back with the same digits and another scale.

    What it does: looks for two amounts of one unit whose four or more digits are the same, a power of ten apart.
    Why it matters: a decimal point that became a comma makes million of thousands.
    Example: $5.576 million … $5,576 million; not 1250원 … 12.5억원.
    """
    seen: set[tuple[Decimal, Decimal]] = set()
    alike: dict[object, list[Piece]] = {}
    for piece in page.stated:
        value = base_value(piece.figure)
        if not value or not piece.is_level or piece.is_vague or piece.figure.kind is FigureKind.DURATION:
            continue
        if piece.figure.value is None or significant(piece.figure.value) < _SAME_DIGITS:
            continue
        told = alike.setdefault((piece.figure.unit, value.normalize().as_tuple().digits), [])
        for first in told:
            one = base_value(first.figure) or value
            power = _power_apart(one, value)
            if power is not None and (one, value) not in seen and _may_be_one(first, piece):
                seen.add((one, value))
                yield _restated(page, first, piece, power)
        told.append(piece)


def _power_apart(one: Decimal, two: Decimal) -> int | None:
    if one <= 0 or two <= 0 or one.normalize().as_tuple().digits != two.normalize().as_tuple().digits:
        return None
    return (two.adjusted() - one.adjusted()) or None


def _may_be_one(first: Piece, second: Piece) -> bool:
    mine, theirs = first.claim, second.claim
    if mine.attribute and theirs.attribute and mine.attribute != theirs.attribute:
        return False
    return mine.role not in (Role.CHANGE, Role.PART) and theirs.role not in (Role.CHANGE, Role.PART)


def _restated(page: Page, first: Piece, second: Piece, power: int) -> Audit:
    times = f"{Decimal(10) ** abs(power):,f}"
    a, b = written(first), written(second)
    text = Text(
        f"‘{a}’{with_particle(a, '과/와')[len(a) :]} ‘{b}’{with_particle(b, '은/는')[len(b) :]} 숫자는 같고 {times}배 차이가 납니다. "
        "같은 값을 가리킨다면 자릿수가 어긋난 것입니다.",
        f"“{a}” and “{b}” have the same digits and are {times} times apart. If they mean one amount, its scale has slipped.",
    )
    return _audit(
        page, "restated", (first.figure, second.figure), False, "scale_slip", a, text, Severity.ERROR,
        first.claim.attribute_text,
    )  # fmt: skip


# --- the headline ---------------------------------------------------------------------------------


def audit_headline(page: Page) -> Iterator[Audit]:
    """Check the headline's figures against the body's figures of the same thing.

    What it does: looks in the body for a figure of the same attribute that the headline rounds, cuts or repeats;
    where the body has the headline's value nowhere, for one that a slip or a miscount makes that value.
    Why it matters: headlines are written by somebody else, and last.
    Example: 사망 177명 … 희생자가 177명으로; not 사망 179명 … 희생자가 177명, not 징역 24년 … 징역 25년형을 선고했다.
    """
    titles = [p for p in page.stated if page.kind_of(p) is BlockKind.TITLE]
    if not titles:
        return
    body = [p for p in page.stated if page.kind_of(p) is BlockKind.BODY and is_reckonable(p.figure)]
    for title in titles:
        if title.is_vague or title.figure.value is None:
            continue
        if not (title.is_level or title.is_percent):
            continue
        if title.claim.attribute is None:
            yield from _repeated(page, title)
            continue
        fitting = [p for p in body if (title.is_like(p) or title.figure.unit == p.figure.unit) and _fits(title, p)]
        told = bool(fitting)
        same = [p for p in body if _is_same_thing(title, p, named=told)]
        if same and (any(p in same for p in fitting) or not any(_may_be_same_thing(title, p) for p in fitting)):
            exact = [p for p in (*same, *fitting) if base_value(p.figure) == base_value(title.figure)]
            yield from _headline(page, title, exact[:1] + same, told=told)


# Digits from which an amount of a headline is met in the text by no chance, though nothing says what it is of.
_REPEATED = 2


def _repeated(page: Page, title: Piece) -> Iterator[Audit]:
    """Say of a headline's amount that nothing names where the text has it, or what it is cut off or rounded from."""
    if not title.is_money or title.figure.value is None or significant(title.figure.value) < _REPEATED:
        return
    body = [p for p in page.pieces if p.sentence >= 0 and page.kind_of(p) is BlockKind.BODY and is_reckonable(p.figure)]
    fitting = [(p, code) for p in body if p.is_money and title.is_like(p) and (code := _fits(title, p)) in _REPEATS]
    fitting.sort(key=lambda row: _REPEATS.index(row[1]))
    for other, code in fitting[:1]:
        text = _agreeing(written(title), written(other), code)
        yield _audit(page, "headline", (title.figure, other.figure), True, code, written(other), text, Severity.INFO)


_REPEATS = ("same", "rounded", "truncated")


def _is_same_thing(title: Piece, other: Piece, *, named: bool) -> bool:
    """Tell whether two figures count one thing, of one subject where it matters how the two are ``named``."""
    mine, theirs = title.claim, other.claim
    if mine.attribute != theirs.attribute or mine.role != theirs.role or mine.qualifiers != theirs.qualifiers:
        return False
    if named and mine.entities and theirs.entities and mine.entities[0] != theirs.entities[0]:
        return False
    return title.figure.unit == other.figure.unit or title.is_like(other)


def _may_be_same_thing(title: Piece, other: Piece) -> bool:
    """Tell whether two figures may count one thing under other words (68명 사망 … 68명이 주검으로), or one of them unknown."""
    mine, theirs = title.claim.attribute, other.claim.attribute
    return mine is None or theirs is None or mine == theirs or compatible_attributes(mine, theirs)


def _fits(title: Piece, other: Piece) -> str | None:
    got = spread(other.figure)
    return None if got is None else fits(title.figure, got, loose=True)


def _headline(page: Page, title: Piece, same: list[Piece], *, told: bool) -> Iterator[Audit]:
    """Hold a headline's figure against those of one thing; ``told`` where the text has its value for whatever thing."""
    for other in same:
        if (code := _fits(title, other)) is not None:
            text = _agreeing(written(title), written(other), code)
            figures = (title.figure, other.figure)
            yield _audit(
                page, "headline", figures, True, code, written(other), text, Severity.INFO, title.claim.attribute_text
            )
            return
    meant = [] if told else [p for p in same if _is_slip(page, title, p) or _is_miscounted(title, p)]
    other = meant[0] if meant else same[0]
    if not _sharp(title, other) or not (meant or _is_off(title, same)):
        return
    power = _power_between(title, other)
    text = Text(
        f"제목은 {written(title)}, 본문은 {with_particle(written(other), '이라/라')}고 씁니다. 같은 것을 가리킨다면 서로 어긋납니다.",
        f"The headline says {written(title)}, the text {written(other)}. If they mean one thing, they disagree.",
    )
    figures = (title.figure, other.figure)
    severity = Severity.ERROR if power else Severity.WARNING
    code = "scale_slip" if power else "off"
    yield _audit(page, "headline", figures, False, code, written(other), text, severity, title.claim.attribute_text)


def _agreeing(title: str, other: str, code: str) -> Text:
    """Say how a headline's figure is that of the text."""
    topic = f"제목의 {with_particle(title, '은/는')} 본문의"
    if title == other:
        return Text(
            f"제목과 본문이 모두 {with_particle(title, '이라/라')}고 씁니다.", f"Headline and text both say {title}."
        )
    if code == "rounded":
        return Text(
            f"{topic} {with_particle(other, '을/를')} 반올림한 값입니다.",
            f"The headline's {title} is the {other} of the text, rounded.",
        )
    if code == "truncated":
        return Text(
            f"{topic} {other}에서 아랫자리를 버린 값입니다.",
            f"The headline's {title} is the {other} of the text, cut off.",
        )
    return Text(
        f"{topic} {with_particle(other, '과/와')} 맞습니다.",
        f"The headline's {title} agrees with the {other} of the text.",
    )


# How far a headline may be from the one value of the text to be that value, printed wrong.
_NEAR = Decimal("0.2")
# How far from one of several, where the text has the headline's value nowhere: 24 years for 25.
_BESIDE = Decimal("0.1")
_MISCOUNTED = (FigureKind.COUNT, FigureKind.DURATION)


def _is_off(title: Piece, same: list[Piece]) -> bool:
    """Tell whether a headline's count is near the only one that the text has for the thing, and not that one."""
    one, two = base_value(title.figure), base_value(same[0].figure)
    if one is None or two is None or len({base_value(p.figure) for p in same}) > 1:
        return False
    if _power_apart(one, two) is not None or _differs_by_a_digit(title.figure, same[0].figure):
        return True
    return title.figure.kind is FigureKind.COUNT and (deviation(one, two) <= _NEAR or abs(one - two) <= 1)


# What is told to so many digits in headline and text alike is not rounded: 3220억원 beside 3920억원, 81명 beside 31명.
# Over 130 annotated events with 220 headlines whose figures are checked, two digits show nothing that is right.
_TOLD_DIGITS = 2
_AMOUNTS = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.COUNT, FigureKind.RATIO)


def _differs_by_a_digit(one: Figure, two: Figure) -> bool:
    """Tell whether two amounts of two digits or more, written to one place, differ in one of them."""
    if one.kind not in _AMOUNTS or one.unit != two.unit or one.value is None or two.value is None:
        return False
    first, second = ("".join(map(str, value.normalize().as_tuple().digits)) for value in (one.value, two.value))
    if len(first) != len(second) or len(first) < _TOLD_DIGITS or one.value.adjusted() != two.value.adjusted():
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _is_miscounted(title: Piece, other: Piece) -> bool:
    one, two = base_value(title.figure), base_value(other.figure)
    if one is None or two is None:
        return False
    return title.figure.kind in _MISCOUNTED and deviation(one, two) <= _BESIDE


def _power_between(title: Piece, other: Piece) -> int | None:
    one, two = base_value(title.figure), base_value(other.figure)
    return None if one is None or two is None else _power_apart(one, two)


def _is_slip(page: Page, title: Piece, other: Piece) -> bool:
    """Tell whether one slip of the hand makes a headline's value of one of the text."""
    sides = [Side(piece.claim, piece.figure, page.article) for piece in (title, other)]
    pair = Pair(sides[0], sides[1], rate_table(page.settings.rates))
    return is_plain_slip(pair) or has_other_digit(pair) is not None


def _sharp(*pieces: Piece) -> bool:
    return all(not piece.figure.hedges for piece in pieces)


# --- the calendar ---------------------------------------------------------------------------------

# A day without a year that lies so near is no day of another year: one off by a day fits the year before, or the next.
_OF_THIS_YEAR = 120


def audit_weekdays(page: Page) -> Iterator[Audit]:
    """Check a date against the day of the week beside it.

    What it does: works the weekday out; without a year it takes the one next to the day of publication.
    Why it matters: one of the two is a slip, and readers act on dates.
    Example: 2025년 2월 3일(월); not 2025년 2월 3일(화).
    """
    for piece in page.stated:
        calendar = piece.figure.mention.calendar
        if calendar is None or calendar.day is None or calendar.end is not None:
            continue
        weekday = calendar.weekday if calendar.weekday is not None else _weekday_after(page, piece)
        if weekday is None:
            continue
        if calendar.month is None:
            days = _days_of_some_month(page, piece, calendar.day)
            fitting = [day for day in days if day.weekday() == weekday]
            if days and not fitting:
                yield _no_weekday(page, piece, days, weekday)
                continue
            day = fitting[0] if fitting else None
        else:
            day = _day_of(page, calendar.year, calendar.month, calendar.day, weekday)
        if day is not None:
            yield _weekday(page, piece, day, weekday)


def _weekday_after(page: Page, piece: Piece) -> int | None:
    found = re.match(r"\s?\(([월화수목금토일])(?:요일)?\)", page.article.text[piece.span.end : piece.span.end + 8])
    return None if found is None else _WEEKDAYS.index(found[1])


def _day_of(page: Page, year: int | None, month: int, number: int, weekday: int) -> date | None:
    """Return the date meant: of the year written, else of one beside publication, fitting where one fits."""
    published = page.article.published
    if year is None and published is None:
        return None
    years = [year] if year is not None else []
    if published is not None and year is None:
        years = [published.year, published.year - 1, published.year + 1]
    days = []
    for candidate in years:
        try:
            days.append(date(candidate, month, number))
        except ValueError:  # 29 February of a common year: another audit's matter
            continue
    if published is not None:
        days.sort(key=lambda day: abs((day - published).days))
        if days and abs((days[0] - published).days) <= _OF_THIS_YEAR:
            return days[0]
    return next((day for day in days if day.weekday() == weekday), days[0] if days else None)


def _days_of_some_month(page: Page, piece: Piece, number: int) -> list[date]:
    """Return the days that a bare one may be: of this month, one beside it, or one that the text names."""
    published = page.article.published
    if published is None or piece.figure.moment is None:
        return []
    named = {c.month for p in page.pieces if (c := p.figure.mention.calendar) is not None and c.month is not None}
    first = published.replace(day=1)
    months = [add_months(first, step) for step in (0, 1, -1)]
    months += [first.replace(month=month) for month in sorted(named - {month.month for month in months})]
    return [month.replace(day=number) for month in months if number <= days_in(month.year, month.month)]


def _no_weekday(page: Page, piece: Piece, days: list[date], weekday: int) -> Audit:
    """Say of a bare day what it is in the months that may be meant, none of which has the weekday."""
    days = sorted(days)
    said_ko, said_en = f"{_WEEKDAYS[weekday]}요일", _WEEKDAYS_EN[weekday]
    ko = ", ".join(f"{day.month}월에는 {_WEEKDAYS[day.weekday()]}요일" for day in days)
    en = ", ".join(f"a {_WEEKDAYS_EN[day.weekday()]} in {day:%B}" for day in days)
    text = Text(
        f"{days[0].day}일은 {ko}인데 {said_ko}로 적혔습니다.",
        f"The {days[0].day}{_ordinal(days[0].day)} is {en}, but the text says {said_en}.",
    )
    shown = ", ".join(
        dict.fromkeys(
            _WEEKDAYS_EN[day.weekday()] if page.language == "en" else f"{_WEEKDAYS[day.weekday()]}요일" for day in days
        )
    )
    return _audit(page, "weekday", (piece.figure,), False, "off", shown, text, Severity.WARNING)


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _weekday(page: Page, piece: Piece, day: date, weekday: int) -> Audit:
    fits_day = day.weekday() == weekday
    right_ko, right_en = f"{_WEEKDAYS[day.weekday()]}요일", _WEEKDAYS_EN[day.weekday()]
    said_ko, said_en = f"{_WEEKDAYS[weekday]}요일", _WEEKDAYS_EN[weekday]
    ko = f"{day.year}년 {day.month}월 {day.day}일은"
    en = f"{day.day} {day:%B %Y} is a {right_en}"
    if fits_day:
        text = Text(f"{ko} 적힌 대로 {right_ko}입니다.", f"{en}, as printed.")
    else:
        text = Text(f"{ko} {right_ko}인데 {said_ko}로 적혔습니다.", f"{en}, but the text says {said_en}.")
    return _audit(
        page, "weekday", (piece.figure,), fits_day, "same" if fits_day else "off",
        right_ko if page.language == "ko" else right_en, text, Severity.INFO if fits_day else Severity.WARNING,
    )  # fmt: skip


# So far behind an age stands what makes the gap of two of it.
_COMPARED = 10

# --- ages -----------------------------------------------------------------------------------------


def audit_ages(page: Page) -> Iterator[Audit]:
    """Check an age against a year of birth in the same sentence.

    What it does: takes the year of birth from the year of publication; Korean counting is accepted and named.
    Why it matters: one of the two is copied from another story.
    Example: 1946년생 남성(78세) in 2024; not 1946년생 남성(68세).
    """
    published = page.article.published
    if published is None:
        return
    for year in page.stated:
        calendar = year.figure.mention.calendar
        born = calendar.year if calendar is not None else None
        if born is None or not _is_birth(page, year):
            continue
        ages = [p for p in page.within(year.sentence) if p.figure.kind is FigureKind.AGE and p.figure.value]
        ages = [p for p in ages if abs(p.span.start - year.span.start) <= 30 and not _is_gap(page, p)]
        if ages:
            age = min(ages, key=lambda p: abs(p.span.start - year.span.start))
            yield _aged(page, year, age, published.year - born)


def _is_gap(page: Page, age: Piece) -> bool:
    """Tell whether years of age are how much older one is than another: 1987년에 태어난 그보다 9살이 많은."""
    return any(
        ties.words(page.language, name).search(page.around(age)[1][:_COMPARED]) for name in ("more", "less", "gap")
    )


def _is_birth(page: Page, year: Piece) -> bool:
    text = page.article.text
    after = text[year.span.end - 1 : year.span.end + 6].lstrip("0123456789")
    before = text[max(0, year.span.start - 16) : year.span.start]
    return (
        re.match(r"년?\s?(?:생|에 태어|에 출생)", after) is not None
        or re.search(r"\bborn (?:in|on) [\w .]*$", before) is not None
    )


def _aged(page: Page, year: Piece, age: Piece, turned: int) -> Audit:
    said = age.figure.value or Decimal(0)
    code = {Decimal(turned): "same", Decimal(turned - 1): "same", Decimal(turned + 1): "korean_age"}.get(said)
    calendar, printed = year.figure.mention.calendar, written(age)
    born = written(year) if calendar is None else calendar.year
    ko = f"{born}년생은 기사가 난 해에 {turned - 1}세나 {turned}세"
    en = f"Somebody born in {born} is {turned - 1} or {turned} in the year of the article"
    if code == "korean_age":
        end = Text(
            f"이며, 적힌 {with_particle(printed, '은/는')} 세는나이입니다.",
            f"; the printed {printed} is the Korean way of counting.",
        )
    elif code == "same":
        end = Text(f"이므로 적힌 {with_particle(printed, '과/와')} 맞습니다.", f", which fits the printed {printed}.")
    else:
        end = Text(f"인데 {with_particle(printed, '으로/로')} 적혔습니다.", f", but the text says {printed}.")
    pieces = sorted((year, age), key=lambda p: p.index)
    return _audit(
        page, "age", tuple(p.figure for p in pieces), code is not None, code or "off", f"{turned - 1}∼{turned}",
        Text(ko + end.ko, en + end.en), Severity.INFO if code else Severity.WARNING,
    )  # fmt: skip


# --- impossible values ----------------------------------------------------------------------------


def audit_impossible(page: Page) -> Iterator[Audit]:
    """Speak when a figure cannot be: a share of more than the whole, a count below nothing.

    What it does: looks for shares over 100 % of a whole that the words name, and for negative counts.
    Why it matters: no source can be right about it.
    Example: 응답자의 130%; not 지난해의 130%.
    """
    for piece in page.stated:
        value = piece.figure.value
        if value is None:
            continue
        if piece.figure.kind is FigureKind.COUNT and value < 0 and not _is_change(page, piece):
            text = Text(
                f"‘{written(piece)}’: 수는 0보다 작을 수 없습니다.",
                f"“{written(piece)}”: a count cannot be below zero.",
            )
            yield _audit(page, "impossible", (piece.figure,), False, "negative", "≥ 0", text, Severity.ERROR)
        elif piece.is_percent and value > HUNDRED and _of_a_whole(page, piece):
            text = Text(
                f"‘{written(piece)}’: 전체에서 차지하는 몫은 100%를 넘을 수 없습니다.",
                f"“{written(piece)}”: a share of a whole cannot be more than 100%.",
            )
            yield _audit(page, "impossible", (piece.figure,), False, "over_whole", "≤ 100 %", text, Severity.ERROR)


def _is_change(page: Page, piece: Piece) -> bool:
    """Tell whether a count says how many more or fewer: in brackets behind a noun a minus does, 건설업(-16만명)."""
    return piece.claim.role is Role.CHANGE or page.article.text[: piece.span.start].endswith("(")


def _of_a_whole(page: Page, piece: Piece) -> bool:
    before, after = page.around(piece)
    if page.language == "en":
        return re.match(r" of (?:respondents|voters|those|all|the (?:voters|respondents|members))\b", after) is not None
    asked = "|".join(word_list("ko/nouns.toml", "asked"))
    return re.search(rf"(?:{asked}|전체 \S{{1,6}}) ?(?:의|가운데|중) ?$", before) is not None
