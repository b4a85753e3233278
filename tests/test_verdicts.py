"""Pairs of statements for and against every check, and facts of several articles."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from checker.judge import judge_fact
from checker.judge.checks import CHECKS
from checker.model import Article, Claim, Fact, Finding, Link, Moment, Period, Role, Severity, Span, Trait, Verdict
from checker.normalize import normalize_mentions
from checker.report.messages import read_messages
from checker.scan import scan_text
from checker.settings import Settings

FOLDER = Path(__file__).parent / "pairs"


def _rows() -> list[tuple[str, int, dict[str, Any]]]:
    rows = []
    for path in sorted(FOLDER.glob("*.toml")):
        for index, row in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["pair"]):
            rows.append((path.stem, index, row))
    return rows


ROWS = _rows()


def read_claims(article_id: str, marked: str, published: date | None, **extra: Any) -> tuple[Article, Claim]:
    """Read a text whose figures stand in braces: the first is stated, further ones are its conversions."""
    spans, text = [], ""
    for part in marked.split("{"):
        head, _, tail = part.rpartition("}")
        if head or "}" in part:
            spans.append(Span(len(text), len(text) + len(head)))
            text += head + tail
        else:
            text += part
    article = Article(article_id, text, source=f"{article_id}일보", published=published)
    figures = normalize_mentions(article, scan_text(text).mentions)
    found = [next((f for f in figures if f.span.overlaps(span)), None) for span in spans]
    assert all(found), f"no figure was read in {marked!r}: {[f.text for f in figures]}"
    stated, *conversions = [f for f in found if f is not None]
    claim = Claim(
        f"{article_id}:{stated.span.start}", article_id, stated, Span(0, len(text)), tuple(conversions), **extra
    )
    return article, claim


def judge(*sides: tuple[Article, Claim], score: float = 0.9) -> Finding:
    """Judge one fact that the given articles state."""
    claims = tuple(claim for _, claim in sides)
    articles = {article.id: article for article, _ in sides}
    return judge_fact(Fact("f", "f", claims[0].figure.kind.value, claims, score=score), articles, Settings())


def _period(text: str) -> Period:
    """Read 2024Q4 or 2024H2, which the sentence is taken to name."""
    year, kind, number = int(text[:4]), text[4], int(text[5])
    months, grain = (3, "quarter") if kind == "Q" else (6, "half")
    start = date(year, 1 + months * (number - 1), 1)
    end = date(year + (start.month + months > 12), (start.month + months - 1) % 12 + 1, 1)
    moment = Moment(datetime(start.year, start.month, 1), datetime(end.year, end.month, 1), grain)
    return Period(text, Span(0, 1), moment)


def _side(row: dict[str, Any], index: int) -> tuple[Article, Claim]:
    published = row.get("published", "2025-02-03")
    day = published[index] if isinstance(published, list) else published
    role = row.get("role", "level")
    extra: dict[str, Any] = {
        "attribute": row.get("attribute"),
        "role": Role(role[index] if isinstance(role, list) else role),
        "base": row.get("base", [None, None])[index],
        "qualifiers": frozenset(row.get("qualifiers", [[], []])[index]),
    }
    if "direction" in row:
        extra["direction"] = row["direction"][index]
    if "as_of" in row:
        at = datetime.fromisoformat(row["as_of"][index])
        extra["as_of"] = Period(f"{at:%H}시", None, Moment(at, at + timedelta(hours=1), "hour"))
    if "period" in row:
        extra["period"] = _period(row["period"][index])
    return read_claims(
        "가나"[index], (row["left"], row["right"])[index], date.fromisoformat(day) if day else None, **extra
    )


@pytest.mark.parametrize(
    ("stem", "row"), [(stem, row) for stem, _, row in ROWS], ids=[f"{stem}-{index}" for stem, index, _ in ROWS]
)
def test_pair_is_judged_alike_both_ways(stem: str, row: dict[str, Any]) -> None:
    sides = [_side(row, 0), _side(row, 1)]
    forward, backward = judge(*sides), judge(*reversed(sides))
    assert forward.verdict.value == row["verdict"], (forward.code, forward.explanation.ko)
    if "code" in row:
        assert forward.code == row["code"]
    else:
        assert forward.code == stem or stem == "wrong_rate", forward.code
    assert (backward.verdict, backward.code) == (forward.verdict, forward.code)
    assert (backward.severity, backward.cause) == (forward.severity, forward.cause)
    assert forward.cause is None or forward.cause in read_messages("ko").groups["cause"]


def test_every_check_has_fifteen_pairs() -> None:
    counts = {check.__name__: 0 for _, check in CHECKS}
    for stem, _, _ in ROWS:
        counts[stem] += 1
    assert {name: count for name, count in counts.items() if count < 15} == {}
    assert sum(counts.values()) >= 300


def test_the_page_of_checks_is_in_step() -> None:
    script = Path(__file__).parent.parent / "scripts" / "make_checks_doc.py"
    assert subprocess.run([sys.executable, str(script), "--check"], check=False).returncode == 0


@pytest.mark.parametrize("check", [check for _, check in CHECKS], ids=lambda check: check.__name__)
def test_check_explains_itself(check: Any) -> None:
    for part in ("Speak when", "What it does:", "Why it matters:", "Example:", "Source:"):
        assert part in check.__doc__


def _say(article_id: str, marked: str, **extra: Any) -> tuple[Article, Claim]:
    return read_claims(article_id, marked, extra.pop("published", date(2025, 2, 3)), **extra)


def test_everything_is_held_against_the_most_precise() -> None:
    """12억 and 13억 are apart, yet both stand for 12억5000만."""
    found = judge(_say("가", "{12억 달러}다"), _say("나", "{13억 달러}다"), _say("다", "{12억5000만 달러}다"))
    assert found.verdict is Verdict.ROUNDING
    assert judge(_say("가", "{12억 달러}다"), _say("나", "{13억 달러}다")).verdict is Verdict.CONFLICT


def test_a_bracketed_conversion_alone_makes_no_conversion() -> None:
    found = judge(_say("가", "{557만6000달러}({약 81억원})를 썼다"), _say("나", "{560만 달러}를 썼다"))
    assert found.verdict is Verdict.ROUNDING


def test_a_wrong_bracket_is_shown() -> None:
    found = judge(_say("가", "{557만6000달러}({약 77억원})를 썼다"), _say("나", "{560만 달러}를 썼다"))
    assert (found.verdict, found.code, found.odd) == (Verdict.CONFLICT, "stale_rate", ("가:0",))
    assert "1,380.9" in found.steps[0].text.ko
    assert "ECB" in found.steps[0].text.ko


@pytest.mark.parametrize(
    ("bracket", "code"),
    [
        ("{557만6000달러}({약 81억 달러})를 썼다", "wrong_currency"),
        ("{557만6000원}({약 81억원})을 썼다", "wrong_currency"),
        ("{557만6000달러}({약 81억원})를 썼다", "same"),
        ("{557만6000달러}({약 400억 달러})를 썼다", "same"),
    ],
)
def test_a_bracket_in_the_same_currency_is_shown(bracket: str, code: str) -> None:
    found = judge(_say("가", bracket), _say("나", bracket.partition("(")[0] + "를 썼다"))
    assert found.code == code


def test_a_bracket_converts_the_number_before_it() -> None:
    """Between two articles 5억 달러 may be anybody's rounding, inside one bracket it is not."""
    across = judge(_say("가", "{5억 달러}다"), _say("나", "{7800억원}이다"))
    inside = judge(_say("가", "{5억 달러}({7800억원})다"), _say("나", "{5억 달러}다"))
    assert (across.verdict, inside.verdict) == (Verdict.CONVERSION, Verdict.CONFLICT)


def test_two_won_amounts_meet_in_the_original_currency() -> None:
    """Two days, two rates: the dollars behind both are one amount."""
    found = judge(
        _say("가", "{81억원}({557만6000달러})을 썼다"),
        _say("나", "{77억원}({557만6000달러})을 썼다", published=date(2024, 11, 4)),
    )
    assert found.verdict is Verdict.CONVERSION


def test_undecided_never_counts_as_agreement() -> None:
    found = judge(_say("가", "{600만 달러}다"), _say("나", "It cost {NT$196 million}"))
    assert found.verdict is Verdict.UNDECIDED
    assert found.severity is Severity.NOTICE


def test_what_could_not_be_compared_is_noted_beside_the_rest() -> None:
    found = judge(_say("가", "{600만 달러}다"), _say("나", "{600만 달러}다"), _say("다", "It cost {NT$196 million}"))
    assert found.verdict is Verdict.AGREE
    assert any("대만달러" in note.ko for note in found.notes)


def test_severity_grows_with_certainty_and_size() -> None:
    sides = _say("가", "{1,450 jobs} were cut"), _say("나", "{1,720 jobs} were cut")
    assert judge(*sides, score=0.95).severity is Severity.ERROR
    assert judge(*sides, score=0.5).severity is Severity.WARNING
    trivial = judge(_say("가", "{1,261 acres} burned"), _say("나", "{1,262 acres} burned"))
    assert trivial.severity is Severity.NOTICE


def test_a_slip_stands_before_other_differences_of_its_severity() -> None:
    slip = judge(_say("가", "{1,450 jobs} were cut"), _say("나", "{14,500 jobs} were cut"), score=0.85)
    other = judge(_say("가", "{1,450 jobs} were cut"), _say("나", "{1,720 jobs} were cut"), score=0.95)
    assert slip.severity is other.severity
    assert slip.order < other.order


@pytest.mark.parametrize(
    ("left", "right", "score", "verdict"),
    [
        ("최대 {2만명}", "최소 {2만명}", 0.9, Verdict.CONFLICT),
        ("최대 {2만명}", "최소 {2만명}", 0.6, Verdict.UNDECIDED),
        ("최대 {312명}", "최소 {312명}", 0.6, Verdict.CONFLICT),
        ("{2%}", "{2%p}", 0.6, Verdict.UNDECIDED),
        ("{2.3%}", "{2.3%p}", 0.6, Verdict.CONFLICT),
    ],
)
def test_one_equal_digit_takes_a_surer_match(left: str, right: str, score: float, verdict: Verdict) -> None:
    assert judge(_say("가", f"{left} 늘었다"), _say("나", f"{right} 늘었다"), score=score).verdict is verdict


def test_a_weak_match_makes_a_question_of_a_conflict() -> None:
    sides = _say("가", "{37명}이 다쳤다"), _say("나", "{52명}이 다쳤다")
    found = judge(*sides, score=0.1)
    assert (found.verdict, found.code) == (Verdict.UNDECIDED, "unsure_match")
    slip = judge(_say("가", "{5576만 달러}다"), _say("나", "{557만6000달러}다"), score=0.1)
    assert (slip.verdict, slip.severity) == (Verdict.CONFLICT, Severity.WARNING)
    chance = judge(_say("가", "{600건}이 들어왔다"), _say("나", "{6000건}이 들어왔다"), score=0.1)
    assert chance.verdict is Verdict.UNDECIDED


MOVING = ("16명", "33명")


@pytest.mark.parametrize(
    ("values", "told", "verdict"),
    [
        ((6, 6, 8), MOVING, Verdict.UPDATE),
        ((6, 6, 8), (), Verdict.CONFLICT),  # nothing shows that the toll was moving
        ((329, 329, 2059), (), Verdict.UPDATE),  # no slip makes one of the other: two hours of one day
        ((6, 6, 6, 6, 8), MOVING, Verdict.CONFLICT),  # settled but for one
        ((165, 165, 156), MOVING, Verdict.CONFLICT),  # two digits swapped
    ],
)
def test_tolls_of_a_day_on_which_they_moved_have_no_order(
    values: tuple[int, ...], told: tuple[str, ...], verdict: Verdict
) -> None:
    names = "가나다라마"
    sides = [_say(names[i], f"{{{value}명}}이 숨졌다", attribute="deaths") for i, value in enumerate(values)]
    claims = tuple(claim for _, claim in sides)
    fact = Fact("f", "f", "count", claims, score=0.9, told=told)
    found = judge_fact(fact, {article.id: article for article, _ in sides}, Settings())
    assert (found.verdict, found.code == "unordered") == (verdict, verdict is Verdict.UPDATE)


def test_a_quarter_is_held_against_another_where_a_third_article_names_none() -> None:
    sides = [
        _say(
            name,
            f"{said}매출은 {{9조1834억원}}이다.",
            attribute="revenue",
            **({"period": _period(when)} if when else {}),
        )
        for name, said, when in (("가", "", ""), ("나", "3분기 ", "2024Q3"), ("다", "4분기 ", "2024Q4"))
    ]
    assert (judge(*sides).verdict, judge(*sides).code) == (Verdict.CONFLICT, "other_period")


def test_a_currency_misprinted_once_is_shown_though_its_article_has_it_right() -> None:
    sides = _say("가", "{482억원}을 들인다"), _say("나", "{482억원}을 들인다"), _say("나", "{482억 달러}를 들인다")
    assert judge(*sides).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("days", "verdict"),
    [
        ((3, 4, 5), Verdict.CONFLICT),  # 5831, 5861 and 5831 again
        ((3, 5, 4), Verdict.UPDATE),
    ],
)
def test_a_count_that_falls_back_was_not_updated(days: tuple[int, ...], verdict: Verdict) -> None:
    sides = [
        _say(name, f"{{{value}명}}의 기록이 샜다", attribute="leaked_records", published=date(2025, 2, day))
        for name, value, day in zip("가나다", (5831, 5861, 5831), days, strict=True)
    ]
    assert judge(*sides).verdict is verdict


def test_fewer_are_badly_hurt_though_several_tell_it_before_and_after() -> None:
    """Four, then five, then four again: who is badly hurt gets better, or dies."""
    sides = [
        _say(
            name,
            f"중상자는 {{{value}명}}이다",
            attribute="injured",
            qualifiers=frozenset({"condition:serious"}),
            published=date(2025, 2, day),
        )
        for name, value, day in zip("가나다", (4, 5, 4), (3, 4, 5), strict=True)
    ]
    assert judge(*sides).verdict is Verdict.UPDATE


@pytest.mark.parametrize(
    ("values", "verdict"),
    [((318, 338, 318), Verdict.CONFLICT), ((318, 318, 338), Verdict.UPDATE), ((8, 9, 8), Verdict.UPDATE)],
)
def test_a_count_that_may_fall_hardly_comes_back_to_a_hundred(values: tuple[int, ...], verdict: Verdict) -> None:
    sides = [
        _say(name, f"{{{value}명}}이 실종됐다", attribute="missing", published=date(2025, 2, day))
        for name, value, day in zip("가나다", values, (3, 4, 5), strict=True)
    ]
    assert judge(*sides).verdict is verdict


def test_a_rough_time_does_not_hide_two_that_are_told_to_the_minute() -> None:
    sides = _say("가", "{오후 2시 21분} 떠났다"), _say("나", "{오후 2시 20분경} 떠났다"), _say("다", "{14:19} 떠났다")
    assert (judge(*sides).verdict, judge(*sides).code) == (Verdict.CONFLICT, "other_moment")


def test_two_local_times_do_not_hide_behind_one_of_another_zone() -> None:
    sides = (
        _say("가", "{오전 9시 5분(현지시간)} 떠났다"),
        _say("나", "{오전 10시 5분(현지시간)} 떠났다"),
        _say("다", "{오전 11시 5분} 떠났다"),
    )
    assert (judge(*sides).verdict, judge(*sides).code) == (Verdict.CONFLICT, "other_moment")
    assert judge(*sides[::2]).verdict is Verdict.CONVERSION


def test_what_is_told_at_two_hours_is_no_conflict_whatever_it_counts() -> None:
    hours = [datetime(2025, 2, 3, 20, minute) for minute in (34, 45)]
    as_of = [Period(f"{at:%H:%M}", None, Moment(at, at + timedelta(minutes=1), "minute")) for at in hours]
    found = judge(_say("가", "{95%}가 끝났다", as_of=as_of[0]), _say("나", "{99%}가 끝났다", as_of=as_of[1]))
    assert (found.verdict, found.code) == (Verdict.UPDATE, "updated")


@pytest.mark.parametrize(("day", "cause"), [(4, None), (14, "as_of")])
def test_articles_that_appeared_days_apart_may_tell_two_states(day: int, cause: str | None) -> None:
    found = judge(_say("가", "매출이 {8.72%} 늘었다"), _say("나", "매출이 {8.8%} 늘었다", published=date(2025, 2, day)))
    assert (found.verdict, found.cause) == (Verdict.CONFLICT, cause)
    assert any("11일 사이" in note.ko for note in found.notes) is (cause is not None)


def test_what_a_bracket_converts_to_may_be_rounded() -> None:
    """24억 유로 were 3조1500억원 in the week."""
    found = judge(
        _say("가", "{24억 유로}({약 3조원})를 물렸다", published=date(2018, 7, 18)),
        _say("나", "{24억 유로}를 물렸다", published=date(2018, 7, 18)),
    )
    assert found.verdict is Verdict.AGREE


def test_a_weakly_linked_statement_steps_aside() -> None:
    sides = [_say(name, "{179명}이 숨졌다") for name in "가나"] + [_say("다", "{28명}이 남았다")]
    claims = tuple(claim for _, claim in sides)
    links = (Link(claims[0].id, claims[1].id, 0.9), Link(claims[0].id, claims[2].id, 0.1))
    fact = Fact("f", "f", "count", claims, links=links, score=0.1)
    found = judge_fact(fact, {article.id: article for article, _ in sides}, Settings())
    assert (found.verdict, found.odd) == (Verdict.AGREE, ())
    assert any("28명" in note.ko and "확실하지 않습니다" in note.ko for note in found.notes)


@pytest.mark.parametrize(("role", "verdict"), [(Role.FORECAST, Verdict.CONFLICT), (Role.LEVEL, Verdict.AGREE)])
def test_an_expectation_is_held_against_another_one(role: Role, verdict: Verdict) -> None:
    """What was produced stands first; 9,000t expected differ from the 259,000t that a third article expects."""
    told = [("25만9000t", Role.LEVEL), ("25만9000t", role), ("9000t", Role.FORECAST)]
    day = date(2025, 2, 3)
    sides = [read_claims(key, f"생산량 {{{text}}}", day, role=r) for key, (text, r) in zip("abc", told, strict=True)]
    assert judge(*sides).verdict is verdict


def test_an_article_that_prints_both_is_held_to_the_fitting_one() -> None:
    sides = [_say("가", "{43명}이 왔다"), _say("나", "{43명}이 왔다")]
    article, claim = _say("나", "{43명}이 왔고 뒤에 {51명}이 더 왔다")
    other = Claim("나:99", "나", claim.conversions[0], claim.sentence)
    fact = Fact("f", "f", "count", (sides[0][1], claim, other), score=0.9)
    found = judge_fact(fact, {"가": sides[0][0], "나": article}, Settings())
    assert found.verdict is Verdict.AGREE


def test_shuffling_changes_nothing_but_the_order() -> None:
    sides = [_say("가", "{5576만 달러}다"), _say("나", "{557만6000달러}다"), _say("다", "{560만 달러}다")]
    found = [judge(*order) for order in (sides, sides[::-1], [sides[1], sides[2], sides[0]])]
    assert {(f.verdict, f.code, f.severity) for f in found} == {(Verdict.CONFLICT, "scale_slip", Severity.ERROR)}


def test_explanations_agree_with_their_particles() -> None:
    found = judge(_say("가", "{179명}이 숨졌다"), _say("나", "{181명}이 숨졌다"))
    assert found.explanation.ko.startswith("‘179명’(가일보)과 ‘181명’(나일보)은 ")
    assert "“179명” (가일보) and “181명” (나일보)" in found.explanation.en


def test_a_floor_and_a_ceiling_do_not_hide_behind_the_bare_figure() -> None:
    sides = _say("가", "{30명}이 갇혔다"), _say("나", "최소 {30명}이 갇혔다"), _say("다", "최대 {30명}이 갇혔다")
    assert judge(*sides).code == "reversed_bound"
    assert judge(*sides[:2]).verdict is Verdict.AGREE


def test_two_stretches_do_not_hide_behind_a_day_that_both_hold() -> None:
    sides = _say("가", "{21일} 청약"), _say("나", "{21~22일} 청약"), _say("다", "{21~23일} 청약")
    assert judge(*sides).code == "other_moment"
    assert judge(*sides[:2]).verdict is not Verdict.CONFLICT


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (((9, 16), (10, 16), (11, 17), (12, 17)), Verdict.UPDATE),
        (((9, 16), (10, 17), (11, 17)), Verdict.UPDATE),
        (((9, 16), (10, 17)), Verdict.CONFLICT),  # one article alone has the higher one: it may have slipped
        (((9, 17), (10, 17), (11, 16)), Verdict.CONFLICT),  # nobody comes back to life
        (((9, 17), (10, 16), (11, 17)), Verdict.CONFLICT),
        (((9, 16), (9, 17), (11, 17)), Verdict.CONFLICT),  # two values of one hour
        (((None, 16), (10, 17), (11, 17)), Verdict.CONFLICT),
    ],
)
@pytest.mark.parametrize(("attribute", "text"), [("deaths", "{%d명}이 숨졌다"), ("audience", "관객 {%d명}이 봤다")])
def test_hours_of_a_day_order_a_count_that_only_grows(
    attribute: str, text: str, told: tuple[tuple[int | None, int], ...], verdict: Verdict
) -> None:
    sides = []
    for name, (hour, value) in zip("가나다라", told, strict=False):
        article, claim = _say(name, text % value, attribute=attribute)
        moment = None if hour is None else datetime(2025, 2, 3, hour)
        sides.append((dataclasses.replace(article, published_at=moment), claim))
    assert judge(*sides).verdict is verdict


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [(datetime(2025, 2, 3, 9), Verdict.UPDATE), (datetime(2025, 2, 3, 21), Verdict.CONFLICT), (None, Verdict.CONFLICT)],
)
def test_a_count_of_an_hour_to_come_was_made_after_what_is_in_print(printed: datetime | None, verdict: Verdict) -> None:
    """At eight in the evening four, where five stood in a paper of the morning; one of the evening may know better."""
    evening = Period("오후 8시", None, Moment(datetime(2025, 2, 3, 20), datetime(2025, 2, 3, 21), "hour"))
    badly = {"attribute": "injured", "qualifiers": frozenset({"condition:serious"})}
    article, claim = _say("가", "중상자는 {5명}이다", **badly)
    later = _say("나", "중상자는 {4명}이다", as_of=evening, **badly)
    assert judge((dataclasses.replace(article, published_at=printed), claim), later).verdict is verdict


def test_won_amounts_at_two_rates_of_a_day_are_one_amount_in_dollars() -> None:
    """The one states dollars and converts them, the other gives its conversion alone."""
    stated = _say("가", "규모는 {7억6500만 달러}({1조1117억 5천만원})다")
    near, slipped = (_say("나", f"규모는 {{{text}}}이다") for text in ("1조1091억원", "1조9191억원"))
    assert judge(stated, near).verdict is Verdict.CONVERSION
    assert judge(stated, slipped).verdict is Verdict.CONFLICT


def test_hours_order_no_two_counts_of_one_day_as_the_texts_date_them() -> None:
    day = Period("3일", None, Moment(datetime(2025, 2, 3), datetime(2025, 2, 4), "day"))
    sides = []
    for hour, name, value in ((9, "가", 16), (11, "나", 17), (12, "다", 17)):
        article, claim = _say(name, f"{{{value}명}}이 숨졌다", attribute="deaths", as_of=day)
        sides.append((dataclasses.replace(article, published_at=datetime(2025, 2, 3, hour)), claim))
    assert judge(*sides).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("role", "traits", "told", "verdict"),
    [
        (Role.FORECAST, (), "{2만명}", Verdict.HEDGED),
        (Role.LEVEL, (), "{2만명}까지 늘 것으로 추산했다", Verdict.HEDGED),
        (Role.LEVEL, (), "{2만명}", Verdict.CONFLICT),
        (Role.FORECAST, (Trait.PLANNED,), "{2만명}", Verdict.CONFLICT),
    ],
)
def test_bounds_on_what_is_only_expected_are_no_conflict(
    role: Role, traits: tuple[Trait, ...], told: str, verdict: Verdict
) -> None:
    sides = [
        read_claims("a", "피해자가 {2만명 이상}이다.", None),
        read_claims("b", "피해자가 {최대 2만명}이다.", None),
        read_claims("c", f"피해자가 최대 {told}.", None, role=role, traits=traits),
    ]
    assert judge(*sides).verdict is verdict


@pytest.mark.parametrize(
    ("year", "verdict"), [(2024, Verdict.CONFLICT), (2025, Verdict.UPDATE)], ids=["a year that is over", "this year"]
)
def test_what_was_counted_of_a_year_that_is_over_stands(year: int, verdict: Verdict) -> None:
    months = Period(f"{year}년", None, Moment(datetime(year, 1, 1), datetime(year + 1, 1, 1), "year"))
    sides = [
        read_claims("a", "사망자는 {37만2940명}이다.", date(2025, 9, 22), attribute="deaths", period=months),
        read_claims("b", "사망자는 {37만940명}이다.", date(2025, 9, 21), attribute="deaths", period=months),
    ]
    assert judge(*sides).verdict is verdict


def test_how_much_a_toll_rose_by_is_no_toll() -> None:
    fields = {"attribute": "deaths", "role": Role.CHANGE, "direction": 1}
    sides = [
        read_claims("a", "사망자가 {17.4%} 늘었다.", date(2025, 9, 21), **fields),
        read_claims("b", "사망자가 {178.4%} 늘었다.", date(2025, 9, 22), **fields),
    ]
    assert judge(*sides).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("It was {2.7 degrees F} ({1.5 degrees C}) warmer than usual.", "평년보다 {1.5℃} 높았다.", Verdict.AGREE),
        ("It was {2.7 degrees F} ({1.5 degrees C}) warmer than usual.", "평년보다 {1.9℃} 높았다.", Verdict.CONFLICT),
        ("It was {68 degrees F} ({20 degrees C}) at noon.", "한낮에 {20℃}였다.", Verdict.CONVERSION),
        ("It was {68 degrees F} ({20 degrees C}) at noon.", "한낮에 {29℃}였다.", Verdict.CONFLICT),
    ],
)
def test_differences_of_temperature_have_no_offset(left: str, right: str, verdict: Verdict) -> None:
    day = date(2025, 2, 3)
    assert judge(read_claims("가", left, day), read_claims("나", right, day)).verdict is verdict


def test_a_stretch_begins_when_another_text_says() -> None:
    stretch = read_claims("가", "신청 기간은 {7월 22일~8월 27일}이다.", date(2025, 9, 1))
    begins = read_claims("나", "신청은 {7월 22일}부터 받았다.", date(2025, 9, 1), frame="from")
    told = read_claims("나", "신청은 {7월 22일} 받았다.", date(2025, 9, 1))
    assert judge(stretch, begins).verdict is Verdict.AGREE
    assert judge(begins, stretch).explanation.ko.endswith("시작하거나 끝나는 때는 서로 맞습니다.")
    assert judge(stretch, told).verdict is Verdict.ROUNDING
