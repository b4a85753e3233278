"""What a finding tells beside its verdict: causes, hedges, speakers, words, copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from msgspec import structs

from checker.judge import judge_fact
from checker.judge.causes import cause_of
from checker.judge.compare import Pair, Side
from checker.judge.exchange import rate_table
from checker.judge.notes import notes_of, stances_differ
from checker.load import article_of
from checker.model import Article, Attribution, Claim, Fact, Moment, Period, Role, Severity, Span, Verdict
from checker.normalize import normalize_mentions
from checker.scan import scan_text
from checker.settings import Settings


def _side(article: str, text: str, **extra: object) -> Side:
    record = {"id": article, "text": text, "source": f"{article}신문", "published": "2025-02-03"}
    loaded: Article = article_of(record, None)
    figure = normalize_mentions(loaded, scan_text(text).mentions)[0]
    claim = Claim(f"{article}:{figure.span.start}", article, figure, Span(0, len(text)))
    return Side(structs.replace(claim, **extra), figure, loaded)  # type: ignore[arg-type]


def _period(hour: int) -> Period:
    at = datetime(2025, 2, 3, hour)
    return Period(f"{hour}시", None, Moment(at, at + timedelta(hours=1), "hour"))


def _said(speaker: str, stance: str = "stated") -> Attribution:
    return Attribution(speaker, None, "말했다" if stance == "stated" else "주장했다", stance, Span(0, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("보석(약 1470억원)로 추정되는 것", "약 1470억원"),
        ("약 1470억원 이상인 것", "약 1470억원 이상"),
    ],
)
def test_a_figure_is_quoted_with_its_hedges_up_to_the_bracket_that_it_stands_in(text: str, said: str) -> None:
    assert _side("가", text).said == said


CAUSES = [
    ({"base": "year"}, {"base": "quarter"}, "scope"),
    ({"qualifiers": frozenset({"cumulative"})}, {}, "scope"),
    ({"as_of": _period(10)}, {"as_of": _period(18)}, "as_of"),
    ({"as_of": _period(10)}, {}, "as_of"),
    ({"role": Role.FORECAST}, {"role": Role.FORECAST}, "as_of"),
    ({"role": Role.FORECAST}, {}, "scope"),
    ({"period": _period(3)}, {"period": _period(9)}, "as_of"),
    ({"attribution": _said("김 의원")}, {"attribution": _said("박 의원")}, "speaker"),
    ({"attribution": _said("김 의원")}, {"attribution": _said("김 의원")}, None),
    ({"entities": ("a",)}, {"entities": ("b",)}, "referent"),
    ({"entities": ("a", "b")}, {"entities": ("b",)}, None),
    ({"qualifiers": frozenset({"statistic:mean"})}, {}, None),
    ({"qualifiers": frozenset({"statistic:mean"})}, {"qualifiers": frozenset({"statistic:most"})}, "scope"),
    ({}, {}, None),
]


@pytest.mark.parametrize(("left", "right", "cause"), CAUSES)
def test_cause_is_what_the_texts_show(left: dict[str, object], right: dict[str, object], cause: str | None) -> None:
    pair = Pair(_side("가", "37명이 왔다", **left), _side("나", "52명이 왔다", **right), rate_table(""))
    found, text = cause_of(pair)
    assert found == cause
    assert (text is None) == (cause is None)
    assert cause_of(structs.replace(pair, anchor=pair.other, other=pair.anchor))[0] == cause


def test_hedges_are_told_apart_by_outlet() -> None:
    sides = [_side("가", "약 300명이 왔다"), _side("나", "300명 이상이 왔다"), _side("다", "300명이 왔다")]
    notes = [note.ko for note in notes_of(sides)]
    assert notes == ["확실한 정도를 달리 씁니다: 가신문 ‘약’(어림) / 나신문 ‘이상’(하한) / 그대로 씀: 다신문"]
    assert notes_of(sides[2:]) == ()


def test_a_claim_beside_a_plain_statement_is_a_notice() -> None:
    sides = [_side("가", "300명이 왔다", attribution=_said("주최 측", "claimed")), _side("나", "300명이 왔다")]
    assert stances_differ(sides)
    claims = tuple(side.claim for side in sides)
    articles = {side.claim.article: side.article for side in sides if side.article is not None}
    found = judge_fact(Fact("f", "f", "count", claims, score=0.9), articles, Settings())
    assert (found.verdict, found.severity) == (Verdict.AGREE, Severity.NOTICE)
    note = "남의 말로 전한 매체: 가신문(주최 측의 주장). 나신문은 누구의 말인지 밝히지 않습니다."
    assert note in [note.ko for note in found.notes]


def test_who_names_the_speaker_states_nothing_as_a_fact() -> None:
    sides = [
        _side("가", "300명이 왔다", attribution=_said("주최 측", "claimed")),
        _side("나", "300명이 왔다", attribution=_said("주최 측")),
    ]
    assert not stances_differ(sides)
    note = "남의 말로 전한 매체: 가신문(주최 측의 주장) / 나신문(주최 측에 따르면)."
    assert [note.ko for note in notes_of(sides)] == [note]
    assert notes_of([sides[1], sides[1]]) == ()
    hedged = [_side("다", "약 300명이 왔다"), sides[1]]
    assert [note.ko for note in notes_of(hedged)] == ["확실한 정도를 달리 씁니다: 다신문 ‘약’(어림)"]
    both = [_side("다", "약 300명이 왔다"), _side("다", "300명이 왔다"), _side("라", "300명가량이 왔다")]
    assert notes_of(both) == ()


def test_verbs_are_no_names_for_what_is_counted() -> None:
    words = ("팔렸", "거래가", "거래돼")
    sides = [_side(name, "5억 원이다", attribute_text=word) for name, word in zip("가나다", words, strict=True)]
    assert notes_of(sides) == ()
    assert (
        "나신문 ‘거래가’ / 다신문 ‘매매가’"
        in notes_of(
            [*sides[:2], structs.replace(sides[2], claim=structs.replace(sides[2].claim, attribute_text="매매가"))]
        )[0].ko
    )


def test_two_who_claim_differ_in_nothing() -> None:
    sides = [_side(name, "300명이 왔다", attribution=_said("주최 측", "claimed")) for name in "가나"]
    assert not stances_differ(sides)
    assert notes_of(sides) == ()


def test_words_and_copies_are_noted() -> None:
    one = _side("가", "560만 달러다", attribute="cost", attribute_text="개발비")
    two = _side("나", "560만 달러다", attribute="training_cost", attribute_text="훈련 비용")
    notes = [note.ko for note in notes_of([one, two])]
    assert notes == ["부르는 말이 다릅니다: 가신문 ‘개발비’ / 나신문 ‘훈련 비용’"]
    copies = [
        structs.replace(side, article=replace(side.article, origin="가")) for side in (one, one, two) if side.article
    ]
    assert "2개 기사지만 원천은 1개" in notes_of(copies)[-1].ko


def test_days_of_counting_stand_in_an_update() -> None:
    sides = [
        _side("가", "176명이 숨졌다", attribute="deaths", as_of=_period(17)),
        _side("나", "179명이 숨졌다", attribute="deaths", as_of=_period(21)),
    ]
    articles = {side.claim.article: side.article for side in sides if side.article is not None}
    found = judge_fact(Fact("f", "f", "count", tuple(s.claim for s in sides), score=0.9), articles, Settings())
    assert found.verdict is Verdict.UPDATE
    assert [step.text.ko for step in found.steps] == [
        "2025년 2월 3일 21:00 기준: 179명(나신문)",
        "2025년 2월 3일 17:00 기준: 176명(가신문)",
    ]


def test_an_hour_within_the_day_of_the_other_orders_nothing() -> None:
    sides = [
        _side("가", "176명이 숨졌다", attribute="deaths"),
        _side("나", "179명이 숨졌다", attribute="deaths", as_of=_period(17)),
    ]
    articles = {side.claim.article: side.article for side in sides if side.article is not None}
    found = judge_fact(Fact("f", "f", "count", tuple(s.claim for s in sides), score=0.9), articles, Settings())
    assert (found.verdict, found.cause) == (Verdict.CONFLICT, "as_of")


def test_dateless_articles_go_by_the_storys_day() -> None:
    dated, bare = _side("가", "557만6000달러다"), _side("나", "81억원이다")
    assert bare.article is not None
    assert dated.article is not None
    articles = {"가": replace(dated.article, published=date(2025, 2, 3)), "나": replace(bare.article, published=None)}
    found = judge_fact(Fact("f", "f", "money", (dated.claim, bare.claim), score=0.9), articles, Settings())
    assert found.verdict is Verdict.CONVERSION
    assert "2025년 1월 29일" in found.steps[0].text.ko
    none = {key: replace(article, published=None) for key, article in articles.items()}
    found = judge_fact(Fact("f", "f", "money", (dated.claim, bare.claim), score=0.9), none, Settings())
    assert found.verdict is Verdict.CONVERSION
    assert "중 어느 날" in found.steps[0].text.ko


def test_a_pronoun_is_no_source() -> None:
    sides = [
        _side("가", "It said 81 homes burned.", attribution=_said("It")),
        _side("나", "집 81채가 탔다.", attribution=_said("김 의원", "claimed")),
    ]
    assert all("It" not in note.ko for note in notes_of(sides))


def test_words_for_a_thing_stand_without_particles_and_capitals() -> None:
    sides = [
        _side("가", "81표", attribute_text="를 득표"),
        _side("나", "81표", attribute_text="득표율"),
        _side("다", "81 votes", attribute_text="Revenue"),
        _side("라", "81 votes", attribute_text="revenue"),
    ]
    assert not [note for note in notes_of(sides) if note.ko.startswith("부르는 말")]


def test_no_time_given_is_no_quotation() -> None:
    sides = _side("가", "81명이 숨졌다.", as_of=_period(10)), _side("나", "82명이 숨졌다.")
    _, reason = cause_of(Pair(*sides, rate_table("")))
    assert reason is not None
    assert reason.ko == "집계 시점이 다릅니다: 가신문 ‘10시’ / 나신문 시점 없음."
