"""Word ends, folding and the last letter of a word."""

from __future__ import annotations

import pytest

from checker.lexicon.particles import ends_word, particle_entries
from checker.text import fold, has_batchim, said_whole


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [("37명이 왔다", 3, True), ("37명단", 3, False), ("37명", 3, True), ("3개월", 2, False)],
)
def test_words_end_before_particles(text, offset, expected):
    assert ends_word(text, offset) is expected


def test_every_particle_ends_a_word():
    for entry in particle_entries():
        assert [word for word in entry.words if not ends_word(f"37명{word}", 3)] == []
        for example in entry.examples:
            assert ends_word(example.text.replace("{", "").replace("}", ""), example.text.index("}") - 1), example.text


def test_folding_keeps_offsets():
    text = "１２％～３４㎥"
    assert len(fold(text)) == len(text)
    assert fold(text).startswith("12%~34")


@pytest.mark.parametrize(("word", "closed"), [("명", True), ("개", False), ("AI", None), ("", None)])
def test_closed_syllables(word, closed):
    assert has_batchim(word) is closed


@pytest.mark.parametrize(
    ("words", "after", "quoted"),
    [
        ("60조원을 넘었", "다.", "60조원을 넘었다"),
        ("24만보다 많", "았다", "24만보다 많았다"),
        ("2.1%보다 낮", "은 수준", "2.1%보다 낮은"),
        ("1조원을 웃도", "는 규모", "1조원을 웃도는"),
        ("1조원을 웃도", "", "1조원을 웃돌다"),
        ("절반에 못 미치", "고", "절반에 못 미치고"),
        ("100명 이상", "의 주민", "100명 이상"),
        ("100명 이하", "로", "100명 이하"),
        ("30명 정도", "가", "30명 정도"),
        ("주장이", " 나왔다", "주장"),
        ("more than", " 300", "more than"),
    ],
)
def test_words_in_quotation_marks_are_whole(words, after, quoted):
    assert said_whole(words, after) == quoted
