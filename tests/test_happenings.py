"""What a year or a month dates: a happening, or the period that figures are of."""

from __future__ import annotations

import pytest
from claim_tools import claim_at
from match_tools import are_joined, check, claim

from checker.lexicon.happenings import FIGURES, NONE, find_happening_word, happenings
from checker.match.pairs import Context, find_veto, score_pair

EXAMPLES = [(entry.id, example.text) for entry in happenings() for example in entry.examples]


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[f"{name}: {text}" for name, text in EXAMPLES])
def test_each_entry_dates_its_example(name: str, text: str) -> None:
    wanted = {FIGURES: "", NONE: "built"}.get(name, name)
    assert claim_at(text).happening == wanted


def test_no_word_tells_two_happenings() -> None:
    for words in ([word for entry in happenings() for word in entry.ko], [w for e in happenings() for w in e.en]):
        assert sorted(words) == sorted(set(words))


DATED = [
    # the predicate closes the Korean clause, whatever stands between
    ("지난 {2014년} 서울에서 두 사람이 문을 연 극장이다.", "opened"),
    ("극장은 {2014년} 문을 열었고 2019년 문을 닫았다.", "opened"),
    ("극장은 2014년 문을 열었고 {2019년} 문을 닫았다.", "closed"),
    # … or the date is what is said of the noun before it
    ("거래 종결은 {2026년} 초로 예상된다.", "completed"),
    ("입주 예정 시기는 {2025년 6월}이다.", "occupied"),
    ("입주는 {2025년 6월} 정해진다.", ""),
    ("그는 데뷔 첫해인 {2018년} 홈런 22개를 쳤다.", "debuted"),
    # … or stands behind what is quoted
    ("위원회가 {2014년 6월} “제품을 먼저 보여준다”며 부과한 과징금이다.", "imposed"),
    # the year of a film behind its title
    ("‘가람별곡’({2016})에 이어 두 번째다.", "released"),
    # an English one stands before its date, or behind one that opens the clause
    ("The theatre, which was opened in {2014} by two brothers, shut in 2019.", "opened"),
    ("The theatre was opened in 2014 and shut in {2019}.", "closed"),
    ("In {2014}, two brothers opened the theatre.", "opened"),
    ("It is the worst since the {2014} flood.", "disaster"),
    # what figures are of, and what is held against, is a period
    ("{2014년} 매출은 3조원이다.", ""),
    ("{2분기} 판매는 3만대로 늘었다.", ""),
    ("통계청은 {3월} 산업활동동향을 발표했다.", ""),
    ("Sales rose 4% in {2014} from $3 billion.", ""),
    ("극장은 {2014년}이 낯설다.", ""),
]


@pytest.mark.parametrize(("text", "happening"), DATED, ids=[text for text, _ in DATED])
def test_happening_of_a_date(text: str, happening: str) -> None:
    assert claim_at(text).happening == happening


def test_korean_words_are_found_by_how_they_begin() -> None:
    assert find_happening_word("세웠다가", 0, 4) == "founded"
    assert find_happening_word("나라", 0, 2) is None


def test_a_year_of_two_happenings_is_two_facts() -> None:
    one = claim("a:1", "2014년", happening="opened")
    assert find_veto(one, claim("b:1", "2014년", happening="opened")) is None
    assert find_veto(one, claim("b:1", "2014년", happening="closed")) is not None
    assert find_veto(one, claim("b:1", "2014년")) is not None
    assert find_veto(one, claim("b:1", "2016년", happening="opened")) is not None


def test_ends_of_a_stretch_are_compared_by_the_rest() -> None:
    one = claim("a:1", "2014년 3월", frame="from")
    assert find_veto(one, claim("b:1", "2014년 3월", frame="from")) is None
    assert find_veto(one, claim("b:1", "2014년 3월", frame="until")) is not None


@pytest.mark.parametrize(
    ("one", "two", "joined"),
    [
        (("2033년 12월", {"frame": "until"}), ("2033년", {"frame": "until"}), True),  # both end with the year
        (("2033년 3월", {"frame": "until"}), ("2033년", {"frame": "until"}), False),
        (("2033년", {"frame": "from"}), ("2033년", {"happening": "enacted"}), True),  # what takes effect begins
        (("2033년", {"frame": "until"}), ("2033년", {"happening": "completed"}), True),
        (("2033년", {"frame": "until"}), ("2033년", {"happening": "enacted"}), False),
        (("2019년", {"frame": "since"}), ("2019년", {"frame": "from"}), False),  # a record: the rest has to tell
    ],
)
def test_two_dates_are_one_end_of_a_stretch(one, two, joined) -> None:
    left, right = (claim(place, text, **fields) for place, (text, fields) in (("a:1", one), ("b:1", two)))
    names = {name for name, _, _ in score_pair(left, right, Context.of([left, right])).reasons}
    assert ("same end of a stretch" in names) == joined


def test_one_happening_speaks_for_a_pair() -> None:
    one, two = claim("a:1", "2014년", happening="opened"), claim("b:1", "2014년", happening="opened")
    other = claim("c:1", "2014년", happening="founded")
    names = {name for name, _, _ in score_pair(one, two, Context.of([one, two])).reasons}
    assert "same happening" in names
    names = {name for name, _, _ in score_pair(one, other, Context.of([one, other])).reasons}
    assert "happenings that go together" in names


_KO = "라온극장 매각\n{}. 관객은 해마다 23만1400명이다. 라온극장은 417억원에 팔렸다."
_EN = "Raon Theatre sold\n{}. Raon Theatre (라온극장) draws 231,400 people a year and was sold for 41.7 billion won."


@pytest.mark.parametrize(
    ("one", "two", "figures", "joined"),
    [
        (_KO.format("라온극장은 2014년 문을 연 극장이다"), _KO.format("2014년 서울에서 개관한 라온극장이다"), ("2014년", "2014년"), True),
        (_KO.format("라온극장은 2014년 12월 세워졌다"), _EN.format("Raon Theatre was founded in December 2014"), ("2014년 12월", "December 2014"), True),
        (_KO.format("라온극장은 2014년 문을 열었다"), _KO.format("라온극장 대표는 2014년 결혼했다"), ("2014년", "2014년"), False),
    ],
)  # fmt: skip
def test_one_year_in_two_articles(one: str, two: str, figures: tuple[str, str], joined: bool) -> None:
    assert are_joined(check(one, two), f"a {figures[0]}", f"b {figures[1]}") == joined


def test_an_article_may_give_the_year_of_a_happening_twice_in_a_sentence() -> None:
    report = check(
        "섬 산불\n섬에서 큰불이 나 4137명이 집을 떠났다. 이번 산불은 2010년 산불 뒤로 가장 크다.",
        "섬 산불\n섬에서 큰불이 나 4137명이 집을 떠났다. 시장은 2010년 산불을 들어 “2010년 참사 뒤로 가장 큰 산불”이라고 했다.",
    )
    assert are_joined(report, "a 2010년", "b 2010년")
