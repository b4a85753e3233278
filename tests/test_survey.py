"""What one pass finds of a text is what searching for it finds."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.lexicon.hedges import hedge_names
from checker.scan.english_spots import _word_spots, find_words
from checker.scan.korean_begins import beginnings
from checker.scan.patterns import alternation
from checker.scan.survey import AT, FRACTION, HANGUL, LETTER, ODD, SIGN, survey_text

WORDS = (
    "0 7 42 3.5 1,200 . , - ( ½ 三 A a z second Second seconds hour an a mile fifty-two May 년 세 명 이 사람 별 마이너스 다섯 십 수 몇 반 쉰 열 하나 보다 원 달러 분의 사흘 "
    "알려졌다 것으로 보여 추산 ９ ㎥ ᄆ ᅧ ㅋ $ ₩ @ 😀 é"
)
TEXTS = st.lists(st.sampled_from([" ", *WORDS.split()]), max_size=14).map("".join)


@given(TEXTS)
def test_digits_begin_where_a_search_finds_them(text: str) -> None:
    assert survey_text(text).digits == [match.start() for match in re.finditer("[0-9]+", text)]


@given(TEXTS)
def test_no_place_of_a_hangul_numeral_is_missed(text: str) -> None:
    begins, found = beginnings(), survey_text(text).numerals
    for at in range(len(text)):
        if begins.pattern.match(text, at):
            assert at in found
            assert begins.at(text, at)


@given(TEXTS)
def test_words_are_those_that_a_search_finds(text: str) -> None:
    found = find_words(text, survey_text(text).words)
    searched = re.finditer(rf"\b(?:{alternation(_word_spots())})\b", text)
    assert [spot.start for spot in found] == [match.start() for match in searched]


def test_it_is_all_the_same_which_language_is_read_first() -> None:
    texts = ["Sales rose 3% to $5.6 million in two years.", "매출이 3억원으로 스무 배가 됐다고 알려졌다."]
    program = "import sys; from checker.scan import scan_text; print(sorted(repr(scan_text(t)) for t in sys.argv[1:]))"
    said = [
        subprocess.run([sys.executable, "-c", program, *order], capture_output=True, text=True, check=True).stdout
        for order in (texts, texts[::-1])
    ]
    assert said[0] == said[1]
    assert "USD" in said[0]
    assert "KRW" in said[0]


@given(TEXTS)
def test_no_word_that_reports_is_missed(text: str) -> None:
    words = "|".join(re.escape(name.surface) for name in hedge_names("ko", "clause"))
    assert {match.start() for match in re.finditer(words, text)} <= set(survey_text(text).reports)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("직원 5명", HANGUL),
        ("ㅋㅋ", HANGUL),
        ("ᄆ", HANGUL | ODD),
        ("GPT", LETTER),
        ("€", SIGN),
        ("@", AT),
        ("％", ODD),
        ("⅜", FRACTION),
        ("😀é“", 0),
    ],
)
def test_what_a_text_holds(text: str, seen: int) -> None:
    every = HANGUL | LETTER | SIGN | AT | ODD | FRACTION
    assert bool(survey_text(text).seen & seen) is bool(seen)
    assert not survey_text(text).seen & every & ~seen
