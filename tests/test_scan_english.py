"""English figures: what the lexicon promises, tables of notations, and properties that always hold."""

from __future__ import annotations

import re
import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellings import in_words

from checker.lexicon.reader import Entry, Example
from checker.model import Effect, FigureKind, Mention
from checker.paths import lexicon_dir
from checker.scan.english import scan_english, scan_english_with_skips
from checker.scan.survey import survey_text

CORPUS = Path(__file__).parent / "corpus" / "en"
LEXICONS = ("numerals", "hedges", "dates", "units", "nouns")
BRACES = re.compile(r"\{([^{}]*)\}")


def unbraced(text: str) -> tuple[str, tuple[int, int] | None]:
    """Return the text without braces, and the span that they held."""
    match = BRACES.search(text)
    if match is None:
        return text, None
    return BRACES.sub(r"\1", text, count=1), (match.start(), match.start() + len(match[1]))


def number(value: int | float | str) -> Decimal:
    return Decimal(str(value))


def at(span: tuple[int, int], mentions: list[Mention]) -> Mention:
    found = [m for m in mentions if (m.span.start, m.span.end) == span]
    assert found, f"nothing stands there; found {[m.text for m in mentions]}"
    return found[0]


def check(mention: Mention, want: Example) -> None:
    if want.value is not None:
        assert mention.value == number(want.value)
    if want.low is not None:
        assert mention.bounds.low == number(want.low)
    if want.high is not None:
        assert mention.bounds.high == number(want.high)
    if want.unit is not None:
        assert mention.unit == want.unit
    if want.kind is not None:
        assert mention.kind == FigureKind(want.kind)
    if want.effect is not None:
        assert Effect(want.effect) in {hedge.effect for hedge in mention.hedges}
    assert mention.bounds.low_open or not want.low_open
    assert mention.bounds.high_open or not want.high_open
    assert not want.open_low or mention.bounds.low is None
    assert not want.open_high or mention.bounds.high is None


def lexicon_examples() -> list[Any]:
    rows = []
    for name in LEXICONS:
        tables = tomllib.loads((lexicon_dir() / "en" / f"{name}.toml").read_text(encoding="utf-8"))
        for table, entries in tables.items():
            for index, entry in enumerate(entries):
                label = f"{name}/{table}-{index}"
                rows += [pytest.param(msgspec.convert(e, Example), id=label) for e in entry.get("examples", ())]
    return rows


def test_every_entry_has_an_example() -> None:
    for name in LEXICONS:
        tables = tomllib.loads((lexicon_dir() / "en" / f"{name}.toml").read_text(encoding="utf-8"))
        lacking = [(table, e) for table, entries in tables.items() for e in entries if not e.get("examples")]
        assert not lacking, name
    assert "examples" in Entry.__struct_fields__


@pytest.mark.parametrize("example", lexicon_examples())
def test_lexicon_example(example: Example) -> None:
    text, span = unbraced(example.text)
    mentions = scan_english(text)
    if span is not None:
        check(at(span, mentions), example)
    if example.not_figure:
        assert not mentions


def corpus_rows(kind: str) -> list[Any]:
    rows = []
    for path in sorted(CORPUS.glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        if kind == "group":
            for index, group in enumerate(tables.get("group", ())):
                want = {k: v for k, v in group.items() if k not in ("texts", "per", "calendar", "xfail")}
                for text in group["texts"]:
                    rows.append(pytest.param(text, want, group, id=f"{path.stem}-{index}: {text[:40]}"))
        else:
            rows += [
                pytest.param(text, id=f"{path.stem}: {text[:40]}") for text in tables.get("not", {}).get("texts", ())
            ]
    return rows


@pytest.mark.parametrize(("text", "want", "group"), corpus_rows("group"))
def test_notation(text: str, want: dict[str, Any], group: dict[str, Any]) -> None:
    plain, span = unbraced(text)
    assert span is not None
    mention = at(span, scan_english(plain))
    check(mention, msgspec.convert({**want, "text": text}, Example))
    if "per" in group:
        assert mention.per is not None
        assert [mention.per.amount, mention.per.unit] == [number(group["per"][0]), group["per"][1]]
    else:
        assert mention.per is None
    for part, value in group.get("calendar", {}).items():
        assert mention.calendar is not None
        assert getattr(mention.calendar, part) == value


@pytest.mark.parametrize("text", corpus_rows("not"))
def test_no_figure(text: str) -> None:
    assert [m.text for m in scan_english(text) if m.kind not in (FigureKind.DATE, FigureKind.TIME)] == []


# --- properties -------------------------------------------------------------------------------


@given(st.integers(min_value=2, max_value=10**12 - 1))
def test_spelled_numbers_read_back(n: int) -> None:
    assert [m.value for m in scan_english(f"The town counted {in_words(n)} sheep.")] == [n]


@given(st.integers(min_value=2101, max_value=10**14))
def test_grouped_digits_read_back(n: int) -> None:
    assert [m.value for m in scan_english(f"The town counted {n:,} sheep.")] == [n]
    assert [(m.value, m.unit) for m in scan_english(f"It cost ${n:,}.")] == [(n, "USD")]


@given(
    st.decimals(min_value=Decimal("0.01"), max_value=999, places=2),
    st.sampled_from(
        [("thousand", 3), ("million", 6), ("m", 6), ("bn", 9), ("billion", 9), ("tn", 12), ("trillion", 12)]
    ),
    st.sampled_from([("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("NT$", "TWD"), ("HK$", "HKD"), ("US$", "USD")]),
)
def test_scaled_money_reads_back(amount: Decimal, scale: tuple[str, int], sign: tuple[str, str]) -> None:
    gap = " " if len(scale[0]) > 2 else ""
    [mention] = scan_english(f"The deal is worth {sign[0]}{amount}{gap}{scale[0]}.")
    assert (mention.value, mention.unit) == (amount.scaleb(scale[1]), sign[1])
    assert mention.text == f"{sign[0]}{amount}{gap}{scale[0]}"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    holds(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "$",
                "5",
                "3.2",
                "million",
                "bn",
                "-",
                "–",
                "to",
                "and",
                "between",
                "from",
                "a",
                "half",
                "third",
                "dozen",
                "of",
                "hundreds",
                "thousands",
                "May",
                "7,",
                "2025",
                "Tuesday",
                "last",
                "year",
                "Q4",
                "No.",
                "1",
                "%",
                "percent",
                "US$",
                "NT$",
                "£",
                "달러",
                "만",
                "원",
                "people",
                "acres",
                "per",
                "hour",
                "x",
                "fold",
                "½",
                ",",
                ".",
                "(",
                ")",
                "one",
                "two",
                "the",
                "minus",
                "per 1,000",
                "/M",
                "age",
                "aged",
                "-year-old",
                "point",
                "cents",
                "and",
                "43c",
                "12,345",
                "1/2",
                "10:30",
                "a.m.",
                "2-0",
                "[",
                "]",
                "s",
                "first",
                "quarter",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from([" ", "", "\n"]),
)
def test_any_words_are_read(words: list[str], gap: str) -> None:
    holds(gap.join(words))


def holds(text: str) -> None:
    mentions, skipped = scan_english_with_skips(text, survey_text(text))
    end = 0
    for mention in mentions:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == text[mention.span.start : mention.span.end]
        end = mention.span.end
        low, high = mention.bounds.low, mention.bounds.high
        assert low is None or high is None or low <= high
        assert mention.per is None or mention.per.amount > 0
        for hedge in mention.hedges:
            assert hedge.text == text[hedge.span.start : hedge.span.end]
    for item in skipped:
        assert item.text == text[item.span.start : item.span.end]


@pytest.mark.parametrize(
    "part", ["5 ", "$5-", "a half and ", "one of ", "1,234", "between ", "about ", "May ", "x" * 9, "- "]
)
def test_time_grows_with_length_alone(part: str) -> None:
    def seconds(count: int) -> float:
        text = part * count
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            scan_english(text)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(250), seconds(2000)
    # eight times the text: linear is 8, quadratic 64; the floor keeps the clock's noise out
    assert large < 30 * max(small, 0.0005)


def test_korean_is_left_to_the_korean_scanner() -> None:
    assert scan_english("직원 300명이 5.5% 늘어난 12만 원을 받았다") == []
    assert [m.text for m in scan_english("회사는 훈련에 $5.576M을 썼고 대만에서는 NT$32.8 billion을 썼다")] == [
        "$5.576M",
        "NT$32.8 billion",
    ]
    assert scan_english("투자액은 $500만이다") == []


def test_conversion_keeps_its_own_currency() -> None:
    found = [(m.unit, m.value) for m in scan_english("It paid HK$3.7 billion (US$473 million) for 40 sites.")]
    assert found == [("HKD", 3700000000), ("USD", 473000000), ("sites", 40)]


def test_hedge_of_one_figure_is_not_anothers() -> None:
    first, second = scan_english("It hired more than 300 welders and 20 painters.")
    assert (first.bounds.low, first.bounds.high, first.bounds.low_open) == (300, None, True)
    assert second.hedges == ()


def test_a_line_ends_what_stands_in_it() -> None:
    assert [(m.text, m.unit) for m in scan_english("It lost more than\n500\nMiles away it won 30\nhomes.")] == [
        ("500", None),
        ("30", None),
    ]
    assert scan_english("It lost more than\n500")[0].hedges == ()


def test_a_conversion_in_brackets_shares_the_bound() -> None:
    first, second = scan_english("It flies more than 100 kilometers (60 miles) a night.")
    assert (first.bounds.low, second.bounds.low, second.bounds.high) == (100, 60, None)
    assert [hedge.text for hedge in second.hedges] == ["more than"]
    third, fourth = scan_english("It flies about 100 kilometers (60 miles) a night.")
    assert third.hedges
    assert not fourth.hedges


@pytest.mark.parametrize(
    "text", ["The couple said nothing.", "The W12 engine is loud.", "The talks took more than a day."]
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert scan_english(text) == []


def test_a_letter_that_was_a_scale_is_one_again() -> None:
    text = "It sold 4.5m lamps, up from 2m a year earlier; the hull is 3m deep."
    assert [(m.text, m.value, m.unit) for m in scan_english(text)] == [
        ("4.5m lamps", 4500000, "lamps"),
        ("2m", 2000000, None),
        ("3m", 3, "meter"),
    ]


AND_SOME = [
    ("It was lost an hour and 45 minutes into the dive.", "an hour and 45 minutes", 105, "minute"),
    ("The work took a year and three months.", "a year and three months", 15, "month"),
    ("He crossed in a minute and 20 seconds.", "a minute and 20 seconds", 80, "second"),
    ("She waited an hour and a half.", "an hour and a half", Decimal("1.5"), "hour"),
]


@pytest.mark.parametrize(("text", "span", "value", "unit"), AND_SOME)
def test_one_and_some_of_a_smaller_unit(text: str, span: str, value: Decimal, unit: str) -> None:
    (mention,) = scan_english(text)
    assert (mention.text, mention.value, mention.unit) == (span, value, unit)


@pytest.mark.parametrize(
    "text", ["They rested for an hour and 45 men left.", "A year and three days of rain followed."]
)
def test_what_is_no_smaller_unit_stays_apart(text: str) -> None:
    assert len(scan_english(text)) == 1
