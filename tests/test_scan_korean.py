"""Korean figures: tables of examples, properties on any text, growth with the length of the text."""

from __future__ import annotations

import time
import tomllib
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Article, Block, BlockKind, Effect, FigureKind, Mention, Span
from checker.scan import scan_article, scan_text
from checker.scan.korean import scan_korean
from checker.scan.numerals import read_numeral

CORPUS = Path(__file__).parent / "corpus" / "ko"


def _rows() -> list[tuple[str, dict[str, Any]]]:
    rows = []
    for path in sorted(CORPUS.glob("*.toml")):
        for group in tomllib.loads(path.read_text(encoding="utf-8")).get("group", []):
            rows += [(text, group) for text in group["texts"]]
    return rows


def _negatives() -> list[str]:
    return tomllib.loads((CORPUS / "none.toml").read_text(encoding="utf-8"))["not"]


def _find(marked: str) -> Mention:
    start, end = marked.index("{"), marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    mentions = scan_text(text).mentions
    hits = [m for m in mentions if m.span == Span(start, end)]
    assert hits, f"{text[start:end]!r} is none of {[m.text for m in mentions]}"
    return hits[0]


@pytest.mark.parametrize(("text", "group"), _rows(), ids=lambda value: value if isinstance(value, str) else "")
def test_corpus(text: str, group: dict[str, Any]) -> None:
    mention = _find(text)
    bounds = mention.bounds
    if "value" in group and not group.get("any_value"):
        assert mention.value == Decimal(str(group["value"]))
    for key, got in (("low", bounds.low), ("high", bounds.high)):
        if key in group and not group.get("any_value"):
            assert got == Decimal(str(group[key]))
        if group.get(f"open_{key}"):
            assert got is None
    if "unit" in group and not group.get("any_unit"):
        assert mention.unit == group["unit"]
    if "kind" in group:
        assert mention.kind == group["kind"]
    if "effect" in group:
        assert group["effect"] in [hedge.effect for hedge in mention.hedges]
    if group.get("low_open"):
        assert bounds.low_open
    if group.get("high_open"):
        assert bounds.high_open
    if "per_amount" in group:
        assert mention.per is not None
        assert (mention.per.amount, mention.per.unit) == (Decimal(str(group["per_amount"])), group["per_unit"])


@pytest.mark.parametrize("text", ["해당 회사는 300억원을 썼다", "정당 3곳이 모였다", "배당 500원을 준다"])
def test_words_that_end_like_a_denominator(text: str) -> None:
    assert [m.per for m in scan_text(text).mentions] == [None]


@pytest.mark.parametrize(
    ("text", "unit"), [("위성 13기가 실렸다", "기"), ("1차로 살폈다", "차"), ("편도 3차로를 막았다", "차로")]
)
def test_a_counter_with_its_particle_is_no_other_unit(text: str, unit: str) -> None:
    assert [m.unit for m in scan_text(text).mentions] == [unit]


def test_the_first_of_two_that_are_dealt_out_is_no_unit_price() -> None:
    mentions = scan_text("매출과 주당 순이익은 각각 700억 달러와 2달러다").mentions
    assert [m.per for m in mentions] == [None, None]


@pytest.mark.parametrize("text", [*_negatives(), "1, 2, 3단 엔진이 꺼졌다", "둘째 아이와 셋째 아이"])
def test_no_figure(text: str) -> None:
    assert [m.text for m in scan_text(text).mentions] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("지난달 31일", {"relative": "last_month", "day": 31}),
        ("지난 6일", {"relative": "past", "day": 6}),
        ("오는 16일", {"relative": "coming", "day": 16}),
        ("지난해 12월", {"relative": "last_year", "month": 12}),
        ("올 하반기", {"relative": "this_year", "half": 2}),
        ("지난해 4분기", {"relative": "last_year", "quarter": 4}),
        ("2025년 2월 3일", {"year": 2025, "month": 2, "day": 3}),
        ("97년 8월", {"year": 1997, "month": 8}),
        ("73년생", {"year": 1973}),
        ("45년생", {"year": 1945}),
        ("05년생", {"year": 2005}),
        ("08년 금융위기", {"year": 2008}),
        ("’21년 기준 1,004개", {"year": 2021}),
        ("15년 3.2%, 2020년 5.1%", {"year": 2015}),
        ("7. 30(화)", {"month": 7, "day": 30, "weekday": 1}),
        ("7/30(화)", {"month": 7, "day": 30, "weekday": 1}),
        ("2024.12.31", {"year": 2024, "month": 12, "day": 31}),
        ("오후 6시 53분", {"hour": 18, "minute": 53}),
        ("밤 11시", {"hour": 23}),
        ("새벽 2시 30분", {"hour": 2, "minute": 30}),
        ("5일(현지시간)", {"day": 5, "local": True}),
        ("지난 5월2일 새 시장이 취임했다", {"month": 5, "day": 2}),
        ("3월 5일(수)", {"month": 3, "day": 5, "weekday": 2}),
    ],
)
def test_calendar(text: str, parts: dict[str, Any]) -> None:
    calendar = scan_text(text).mentions[0].calendar
    assert calendar is not None
    assert {name: getattr(calendar, name) for name in parts} == parts


def test_range_of_dates() -> None:
    calendar = scan_text("7월 3∼9일 열린다").mentions[0].calendar
    assert calendar is not None
    assert calendar.end is not None
    assert (calendar.day, calendar.end.day) == (3, 9)


def test_grain() -> None:
    grains = {t: scan_text(t).mentions[0].grain for t in ("1만2천 명", "5.5%", "557만6000원", "81억원")}
    assert grains == {"1만2천 명": 1000, "5.5%": Decimal("0.1"), "557만6000원": 1, "81억원": 100000000}


def test_skipped_digits_have_reasons() -> None:
    text = "GPT-4를 쓴 3명, 전화 02-123-4567, https://a.kr/77, 시즌3"
    reasons = {item.text: item.reason for item in scan_text(text).skipped}
    assert reasons == {"GPT-4": "name", "02-123-4567": "phone", "https://a.kr/77,": "url", "3": "name"}


def test_furniture_is_not_read() -> None:
    text = "매출은 3억원이다\n조회수 1,234"
    article = Article("a", text, blocks=(Block(Span(0, 9), BlockKind.BODY), Block(Span(10, 19), BlockKind.FURNITURE)))
    scan = scan_article(article)
    assert [m.text for m in scan.mentions] == ["3억원"]
    assert {(item.text, item.reason) for item in scan.skipped} == {("1", "furniture"), ("234", "furniture")}


def test_decomposed_text_keeps_its_offsets() -> None:
    text = unicodedata.normalize("NFD", "시간당 2달러에 빌려 약 3만여 명이 썼다. GPT-4")
    scan = scan_text(text)
    assert [(m.text, m.value, m.unit) for m in scan.mentions] == [
        (unicodedata.normalize("NFD", "2달러"), 2, "USD"),
        (unicodedata.normalize("NFD", "3만여 명"), 30000, "명"),
    ]
    assert all(m.text == m.span.of(text) and h.text == h.span.of(text) for m in scan.mentions for h in m.hedges)
    assert [item.text for item in scan.skipped] == ["GPT-4"]


SYLLABLES = ["영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"]


def spell(number: int) -> str:
    """Spell a number in Hangul as a speaker would."""
    groups = []
    for scale in ("", "만", "억", "조"):
        number, part = divmod(number, 10000)
        if part:
            text = ""
            for power, word in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
                digit = part // power % 10
                if digit:
                    text += ("" if digit == 1 and power > 1 else SYLLABLES[digit]) + word
            groups.append(text + scale)
    return "".join(reversed(groups))


def newsroom(number: int) -> str:
    """Write a number as newspapers do: 12억3456만7890."""
    groups = []
    for scale in ("", "만", "억", "조"):
        number, part = divmod(number, 10000)
        if part:
            groups.append(f"{part}{scale}")
    return "".join(reversed(groups))


@given(st.integers(1, 10**16 - 1))
@settings(max_examples=200, deadline=None)
def test_spelled_numbers_read_back(number: int) -> None:
    for text in (newsroom(number), spell(number), str(number), f"{number:,}"):
        read = read_numeral(text, 0)
        assert read is not None
        assert (read.low, read.high, read.end) == (number, number, len(text)), text


@given(st.integers(1, 10**12))
@settings(max_examples=100, deadline=None)
def test_amounts_read_back(number: int) -> None:
    mention = scan_korean(f"피해액은 {newsroom(number)}원이다")[0]
    assert (mention.value, mention.unit, mention.kind) == (number, "KRW", FigureKind.MONEY)


NO_WON = [
    "조회수 2억6520만으로 1위다.",
    "회원 수는 1억2000만을 넘었다.",
    "누적 재생 횟수 2억5000만을 기록했다.",
    "판매량은 누적 1억5000만으로 늘었다.",
    "시청 시간이 4억8760만이었다.",
    "첫 주에 1억2620만 시청 수를 냈다.",
]
WON = ["세수 1조5000억을 걷었다.", "순매수 2조3000억을 넘었다.", "인수에 3조2000억을 썼다.", "보수 5억2000만을 받았다."]


@pytest.mark.parametrize("text", NO_WON)
def test_what_is_counted_by_its_name_is_no_won(text: str) -> None:
    assert next(m for m in scan_korean(text) if m.value and m.value > 10**6).kind in (
        FigureKind.NUMBER,
        FigureKind.COUNT,
    )


@pytest.mark.parametrize("text", WON)
def test_an_amount_without_a_unit_is_won(text: str) -> None:
    assert scan_korean(text)[0].kind is FigureKind.MONEY


PIECES = st.sampled_from(
    [
        "0",
        "1",
        "2",
        "9",
        "12",
        "2025",
        "만",
        "억",
        "조",
        "천",
        "백",
        "십",
        "이",
        "삼",
        "두",
        "세",
        "열",
        "한",
        "몇",
        "수",
        "여",
        "원",
        "달러",
        "명",
        "개",
        "년",
        "월",
        "일",
        "시",
        "분",
        "%",
        "%p",
        "㎡",
        "km",
        "kg",
        "점",
        "분의",
        "~",
        "-",
        ",",
        ".",
        "(",
        ")",
        "[",
        "]",
        "$",
        "€",
        "₩",
        "약",
        "최대",
        "이상",
        "이하",
        "에서",
        "부터",
        "당",
        "대",
        "반",
        "만에",
        "GPT-",
        "제",
        "영하",
        "섭씨",
        "시속",
        "½",
        "△",
        ":",
        " ",
        "  ",
        "\n",
        "十",
        "數",
        "１",
        "가",
        "한글",
        "word",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read(text: str) -> None:
    scan = scan_text(text)
    last = 0
    for mention in scan.mentions:
        assert last <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == mention.span.of(text)
        bounds = mention.bounds
        if bounds.low is not None and bounds.high is not None:
            assert bounds.low <= bounds.high
        last = mention.span.end
    covered = {i for m in scan.mentions for i in range(m.span.start, m.span.end)}
    covered |= {i for s in scan.skipped for i in range(s.span.start, s.span.end)}
    assert {i for i, c in enumerate(text) if c in "0123456789"} <= covered
    assert scan_text(text) == scan


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_unicode_is_read(text: str) -> None:
    for mention in scan_text(text).mentions:
        assert mention.text == mention.span.of(text)


HARD = {
    "digits": "7",
    "억": "억",
    "1억": "1억",
    "brackets": "(",
    "이": "이",
    "commas": "1,",
    "ranges": "1~",
    "suffixes": "3개씩째만간",
    "particles": "두 명전후전후전후전후",
    "spaces": "3 ",
    "hedges": "약 ",
    "dates": "1월1일",
    "dots": "1.",
    "letters": "a1-",
    "reports": "3명 알려졌 ",
    "at": "a@",
}


@pytest.mark.parametrize("piece", HARD.values(), ids=HARD.keys())
def test_time_grows_with_length(piece: str) -> None:
    """Twice the text takes about twice the time, whatever the text."""

    def seconds(count: int) -> float:
        text, best = piece * count, float("inf")
        for _ in range(3):  # the least of three: what else the machine does only adds to it
            start = time.process_time()
            scan_text(text)
            best = min(best, time.process_time() - start)
        return best

    scan_text(piece * 10)
    # linear would be 4, a square 16: 10 leaves room for noise, and 0.02 s for a small text that is over at once
    assert seconds(16000) < 10 * max(seconds(4000), 0.02)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("메타의 ‘라마 3.1’과 제미나이 1.5 프로를 견줬다", ["3.1", "1.5"]),
        ("기종은 보잉 737-800이다", ["737-800"]),
        ("코스피 200 지수", ["200"]),
        ("아이폰 16대와 갤럭시 200만 대", []),
        ("코스피 2600", []),
        ("‘검은숲2M’ 매출은 10억원", ["2M"]),
        ("높이 30M의 탑", []),
    ],
)
def test_digits_behind_a_name_that_carries_a_number_are_skipped(text: str, names: list[str]) -> None:
    assert [item.text for item in scan_text(text).skipped if item.reason == "name"] == names


@pytest.mark.parametrize(
    ("marked", "bounded"),
    [
        ("접수가 {200건}, 상담은 5000건을 넘어섰다.", True),
        ("매출은 {3조원}, 이익은 4000억원을 돌파했다.", True),
        ("접수가 {200건}, 상담은 5000건이다.", False),
        ("접수가 {237건}, 상담은 5000건을 넘어섰다.", False),  # no mark that is passed
        ("접수가 {3건}, 상담은 50건을 넘어섰다.", False),
        ("지난해 접수는 {200건}, 올해는 500건을 넘어섰다.", False),  # two years
        ("접수가 {200건}이고, 상담은 5000건을 넘어섰다.", False),  # a verb of its own
    ],
)
def test_a_verb_behind_two_round_figures_passes_both(marked: str, bounded: bool) -> None:
    assert any(hedge.effect is Effect.MORE_THAN for hedge in _find(marked).hedges) is bounded


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("월 2만원을 낸다.", "month"),
        ("올해 월 2만원이다.", "month"),
        ("오는 5월 2만원으로 오른다.", None),
        ("하루 2만원꼴이다.", "day"),
        ("하루 만에 2만원이 빠졌다.", None),
    ],
)
def test_what_is_paid_a_month_says_so(text: str, unit: str | None) -> None:
    (money,) = [m for m in scan_text(text).mentions if m.kind is FigureKind.MONEY]
    assert (None if money.per is None else money.per.unit) == unit
