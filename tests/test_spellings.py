"""One value reads alike however it is written: numerals, units, hedges, particles, brackets, spaces, code points."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Mention
from checker.scan import scan_text
from tests.spellings import english_spellings, in_hangul, in_words, korean_spellings, taken_apart, widened

# What stands behind the number, and what the figure is then of; with sino numerals in Hangul or with digits alone.
_KOREAN_UNITS = {
    "원": "KRW", "달러": "USD", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "명": "명", "개": "개", "가구": "가구",
    "표": "표", "마리": "마리", "권": "권", "그루": "그루", "톤": "metric_ton", "배럴": "oil_barrel", "퍼센트": "percent", "리터": "liter",
}  # fmt: skip
_SIGNS = {
    "㎡": "meter ** 2",
    "km": "kilometer",
    "㎏": "kilogram",
    "%": "percent",
    "㎜": "millimeter",
    "ha": "hectare",
    "GB": "gigabyte",
}
# Words on either side with the ends that they leave open, and what they do to the interval.
_KOREAN_FRAMES = (
    ("", ""), ("", "에서 멈췄다"), ("총 ", "으로 집계됐다"), ("(", ")"), ("“", "”라고 말했다"), ("지난해 ", "까지 늘었다"),
    ("규모는 ", "였다."), ("각각 ", "씩 나눴다"), ("무려 ", "이나 늘었다"), ("모두 ", "뿐이다"), ("[", "](표)"), ("‘", "’의 힘"),
)  # fmt: skip
_KOREAN_HEDGES = (
    ("", ""), ("약 ", ""), ("", "가량"), ("", " 정도"), ("최소 ", ""), ("", " 이상"), ("", " 이하"), ("", "을 넘었다"), ("최대 ", ""),
    ("", " 미만"), ("", " 안팎"), ("", "에 육박한다"),
)  # fmt: skip
_FORMS = {"as printed": str, "full width": widened, "letters apart": taken_apart}
# Numbers with few digits that count and many zeros, as news has them; from 100 on, for below it 대 and 주 mean other things.
_NUMBERS = st.builds(lambda head, zeros: head * 10**zeros, st.integers(1, 9999), st.integers(2, 9))

_ENGLISH_UNITS = {
    "dollars": "USD", "euros": "EUR", "pounds sterling": "GBP", "people": "people", "miles": "mile", "square feet": "foot ** 2",
    "percent": "percent", "barrels": "oil_barrel", "tons": "metric_ton", "homes": "homes", "votes": "votes", "hours": "hour",
}  # fmt: skip
_ENGLISH_FRAMES = (
    ("It had ", "."), ("They counted ", " in May."), ("(", ")"), ("“", "” he said."), ("It rose to ", ", she said."), ("Some say ", "; others do not."),
)  # fmt: skip


def _is_a_word(written: str, unit: str) -> bool:
    """Tell whether a numeral in Hangul goes with no sign, or is one syllable that begins words (백표, 만개)."""
    return not written[0].isdigit() and (unit in _SIGNS or len(written) == 1)


def _read(text: str, value: int, unit: str) -> Mention | None:
    """Return the figure of that value and unit, whose text is what was printed, or ``None``."""
    for mention in scan_text(text).mentions:
        if mention.value == value and mention.unit == unit and mention.span.of(text) == mention.text:
            return mention
    return None


@given(
    number=_NUMBERS,
    unit=st.sampled_from(sorted({*_KOREAN_UNITS, *_SIGNS})),
    gap=st.sampled_from(["", " "]),
    frame=st.sampled_from(_KOREAN_FRAMES),
    form=st.sampled_from(sorted(_FORMS)),
)
@settings(max_examples=150, deadline=None)
def test_every_korean_spelling_reads_alike(number: int, unit: str, gap: str, frame: tuple[str, str], form: str) -> None:
    name = (_KOREAN_UNITS | _SIGNS)[unit]
    for written in korean_spellings(number):
        if _is_a_word(written, unit):
            continue
        text = _FORMS[form](f"{frame[0]}{written}{gap}{unit}{frame[1]}")
        mention = _read(text, number, name)
        assert mention is not None, (text, [(m.text, m.value, m.unit) for m in scan_text(text).mentions])
        assert unicodedata.normalize("NFC", mention.text).startswith(
            unicodedata.normalize("NFC", _FORMS[form](written))
        )


@given(
    number=_NUMBERS,
    unit=st.sampled_from(sorted(_KOREAN_UNITS)),
    hedge=st.sampled_from(_KOREAN_HEDGES),
    form=st.sampled_from(sorted(_FORMS)),
)
@settings(max_examples=100, deadline=None)
def test_a_hedge_says_the_same_of_every_spelling(number: int, unit: str, hedge: tuple[str, str], form: str) -> None:
    seen = set()
    for written in korean_spellings(number):
        if _is_a_word(written, unit):
            continue
        text = _FORMS[form](f"{hedge[0]}{written}{unit}{hedge[1]}")
        mention = _read(text, number, _KOREAN_UNITS[unit])
        assert mention is not None, text
        seen.add((tuple(h.effect for h in mention.hedges), mention.bounds.low is None, mention.bounds.high is None))
    assert len(seen) == 1, (number, hedge, seen)


@given(
    number=st.builds(lambda head, zeros: head * 10**zeros, st.integers(2, 999), st.integers(1, 6)),
    unit=st.sampled_from(sorted(_ENGLISH_UNITS)),
    frame=st.sampled_from(_ENGLISH_FRAMES),
    wide=st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_every_english_spelling_reads_alike(number: int, unit: str, frame: tuple[str, str], wide: bool) -> None:
    for written in english_spellings(number):
        text = f"{frame[0]}{written} {unit}{frame[1]}"
        text = widened(text) if wide else text
        mention = _read(text, number, _ENGLISH_UNITS[unit])
        assert mention is not None, (text, [(m.text, m.value, m.unit) for m in scan_text(text).mentions])


@given(
    number=st.integers(2, 9999),
    scale=st.sampled_from([("bn", 10**9), ("m", 10**6), ("k", 10**3), (" billion", 10**9), ("mn", 10**6)]),
)
@settings(max_examples=60, deadline=None)
def test_a_sign_of_money_takes_every_scale(number: int, scale: tuple[str, int]) -> None:
    written, worth = f"{number / 100:.2f}", scale[1]
    for sign, code in (
        ("$", "USD"),
        ("US$", "USD"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("¥", "JPY"),
        ("HK$", "HKD"),
        ("A$", "AUD"),
    ):
        text = f"It raised {sign}{written}{scale[0]} in May."
        mentions = scan_text(text).mentions
        assert [(m.value, m.unit) for m in mentions[:1]] == [(Decimal(written) * worth, code)], text


def test_words_and_hangul_are_those_of_the_press() -> None:
    assert in_hangul(5576000) == "오백오십칠만육천"
    assert in_words(5_600_017) == "five million six hundred thousand seventeen"
    assert "557만6천" in korean_spellings(5576000)
    assert "5.576 million" in english_spellings(5576000)


def _in_use() -> list[str]:
    """Return the currencies that are legal tender somewhere, as Babel knows."""
    used = {
        currency
        for tenders in get_global("territory_currencies").values()
        for currency, _, end, tender in tenders
        if end is None and tender
    }
    return sorted(currency for currency in used if currency in Locale("ko").currencies)


@pytest.mark.parametrize("code", _in_use())
def test_every_currency_in_both_languages(code: str) -> None:
    korean = Locale("ko").currencies[code]
    english = get_currency_name(code, 2, "en")
    for text, value in (
        (f"약 300만 {korean}를 냈다", 3_000_000),
        (f"1,200{korean} 상당이다", 1200),
        (f"3만5천 {korean}에 팔린다", 35_000),
        (f"It costs 300 {english}.", 300),
        (f"It costs 2.5 million {english} a year.", 2_500_000),
    ):
        assert _read(text, value, code) is not None, (
            text,
            [(m.text, m.value, m.unit) for m in scan_text(text).mentions],
        )
