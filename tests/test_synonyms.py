"""The glossary of the press: words of two languages that mean one thing around a figure."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from match_tools import are_joined, check

from checker.errors import LexiconError
from checker.lexicon import synonyms
from checker.lexicon.synonyms import find_canonical, glossary, stop_words
from checker.link.context import stem


def test_every_word_of_the_glossary_comes_out_as_its_canonical_word() -> None:
    wrong = [(word, stem(word)) for g in glossary() for word in (*g.english, *g.korean) if stem(word) != g.english[0]]
    assert wrong == []


def test_every_row_has_words_of_both_languages() -> None:
    assert all(re.fullmatch("[a-z-]+", word) for gloss in glossary() for word in gloss.english)
    # one syllable is too many words: 배, 총, 주
    assert all(re.fullmatch("[가-힣]{2,}|10년", word) for gloss in glossary() for word in gloss.korean)
    assert stop_words().isdisjoint(word for gloss in glossary() for word in (*gloss.english, *gloss.korean))


@pytest.mark.parametrize(
    ("korean", "english"),
    [
        ("발사됐다", "launched"),
        ("채취했으며", "collecting"),
        ("용의자는", "suspects"),
        ("우승을", "victories"),
        ("도착한", "arrives"),
        ("시료에서", "samples"),
        ("전문가들은", "experts"),
    ],
)
def test_forms_of_one_word_meet_across_languages(korean: str, english: str) -> None:
    assert stem(korean) == stem(english) == find_canonical(stem(english))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("en,ko\n", "the columns are"),
        ("english,korean\nlaunch\n", "line 2: needs words of both languages"),
        ("english,korean\nlaunch,발사\nlift,발사\n", "line 3: '발사' stands in line 2 too"),
    ],
)
def test_a_glossary_with_a_fault_is_named(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "glossary.csv").write_text(text, encoding="utf-8")
    monkeypatch.setattr(synonyms, "lexicon_dir", lambda: tmp_path)
    glossary.cache_clear()
    try:
        with pytest.raises(LexiconError, match=message):
            glossary()
    finally:
        glossary.cache_clear()


def test_a_figure_meets_its_twin_by_the_words_around_it() -> None:
    report = check(
        "가람호 시료 귀환\n탐사선 가람호는 소행성에서 채취한 시료 340g을 싣고 사막에 착륙했다.",
        "Spacecraft returns with a sample\n"
        "The spacecraft landed in the desert with a 340-gram sample collected from an asteroid.",
    )
    assert are_joined(report, "a 340g", "b 340-gram")
