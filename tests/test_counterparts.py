"""Figures that differ and stand in one place are joined; what differs in its place as well is not."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from match_tools import are_joined, check, claim, facts_of, figure, period

from checker.match import counterparts, places, room, scaled
from checker.match.blocking import slipped_mates
from checker.match.cluster import Cluster
from checker.match.mates import places_in
from checker.match.pairs import Context, Likeness, is_rounding
from checker.match.pairs.value_parts import value_parts
from checker.match.pairs.values import find_slip, slip_digits
from checker.match.pairs.weights import COUNTERPARTS, WEIGHTS
from checker.match.room import may_be_slipped
from checker.match.setting import Setting, lay_out
from checker.model import Article, Attribution, Moment, Period, Report, Role, Span, Verdict

YEAR = period((2024, 1, 1), (2025, 1, 1), "year")
YEAR_BEFORE = period((2023, 1, 1), (2024, 1, 1), "year")

BUDGET = (
    "가람시 도서관 예산\n\n가람시는 시립도서관 증축에 312억원을 들인다고 5일 밝혔다. "
    "열람실 좌석은 840석, 장서는 6만3700권으로 늘어난다. 공사는 26개월 걸린다."
)


def _told(report: Report, one: str, two: str) -> Verdict | None:
    for finding in report.findings:
        if {one, two} <= {f"{c.article} {c.figure.text}" for c in finding.fact.claims}:
            return finding.verdict
    return None


# (what was printed, what the other article prints instead)
SLIPS = [
    ("312억원", "3120억원"),
    ("312억원", "321억원"),
    ("312억원", "372억원"),
    ("840석", "8400석"),
    ("840석", "480석"),
    ("840석", "804석"),
    ("6만3700권", "6만7300권"),
    ("6만3700권", "6370권"),
]


@pytest.mark.parametrize(("right", "wrong"), SLIPS)
def test_a_slip_is_shown_as_a_conflict(right: str, wrong: str) -> None:
    report = check(BUDGET, BUDGET.replace("들인다고", "쓴다고").replace(right, wrong))
    assert _told(report, f"a {right}", f"b {wrong}") is Verdict.CONFLICT, facts_of(report)


def test_a_slip_in_english_is_shown_as_a_conflict() -> None:
    told = (
        "Garam library to grow\n\nThe city of Garam will spend $31.2 million on its library. "
        "The new hall will hold 8,450 visitors and 637,000 books."
    )
    report = check(told, told.replace("8,450 visitors", "8,540 visitors").replace("will spend", "is to spend"))
    assert _told(report, "a 8,450 visitors", "b 8,540 visitors") is Verdict.CONFLICT, facts_of(report)


def test_one_value_is_found_by_its_place_where_no_word_names_it() -> None:
    left = "가람시 장터 손님 늘어\n\n가람시 장터에 손님 4120명이 다녀갔다. 15개 품목 중 13개 품목의 값이 올랐다."
    right = "가람시 장터\n\n가람시 장터를 4120명이 찾았다. 15개 품목 중 13개 부문에서 오름세가 두드러졌다."
    assert _told(check(left, right), "a 13개", "b 13개") is Verdict.AGREE


def test_another_value_in_another_place_is_another_fact() -> None:
    other = (
        "가람시 체육관 예산\n\n가람시는 시립도서관 증축과 함께 체육관 보수에 87억원을 쓴다. 체육관에는 관중 2150명이 들어간다. "
        "주차장은 190면으로 늘어난다."
    )
    report = check(BUDGET, other)
    assert not [fact for fact in facts_of(report) if len(fact) > 1], facts_of(report)


def test_what_has_several_counterparts_has_none() -> None:
    homes = "한솔시 아파트값\n\n한솔시에서 강변아파트가 12억3000만원에, 들꽃아파트가 13억4000만원에 팔렸다."
    others = "한솔시 아파트값\n\n한솔시에서 아파트 두 채가 14억5000만원과 15억6000만원에 팔렸다."
    assert not [fact for fact in facts_of(check(homes, others)) if any("억" in text for text in fact)]


DEAL = (
    "가람동 누리마루 신고가\n\n가람동 누리마루 전용 84㎡가 {day} 38억원에 거래됐다. 단지는 1420가구다. 층은 12층이다."
)


@pytest.mark.parametrize(("day", "held"), [("지난달 4일", True), ("지난달 26일", False)])
def test_prices_that_differ_are_held_against_each_other_on_one_day(day: str, held: bool) -> None:
    left = DEAL.replace("{day}", "지난달 4일")
    right = DEAL.replace("{day}", day).replace("38억원", "36억원")
    assert (_told(check(left, right), "a 38억원", "b 36억원") is Verdict.CONFLICT) is held


TERM = (
    "가람상사 대표 선고\n\n가람지법은 {when} 가람상사 전 대표 한누리에게 징역 {years}년을 선고했다. "
    "한누리는 회삿돈 312억원을 빼돌린 혐의로 기소됐다."
)


@pytest.mark.parametrize(("when", "held"), [("지난 4일", True), ("지난해 9월", False)])
def test_two_values_of_two_times_far_apart_are_two_facts(when: str, held: bool) -> None:
    left, right = TERM.format(when="지난 4일", years=9), TERM.format(when=when, years=7)
    assert (_told(check(left, right), "a 9년", "b 7년") is Verdict.CONFLICT) is held


SHARE = (
    "누리전자 주가\n\n{day} 한국거래소에 따르면 누리전자는 전 거래일보다 오른 {price}에 거래를 마쳤다. "
    "누리전자는 한빛대와 장비 312대를 들이는 계약을 맺었다."
)


@pytest.mark.parametrize(("day", "price", "held"), [("4일", "5만870원", True), ("3일", "5만870원", False)])
def test_prices_of_two_days_are_no_misprint_of_each_other(day: str, price: str, held: bool) -> None:
    left, right = SHARE.format(day="4일", price="4만4250원"), SHARE.format(day=day, price=price)
    assert (_told(check(left, right), "a 4만4250원", f"b {price}") is Verdict.CONFLICT) is held


STAY = (
    "가람상사 횡령\n\n가람상사 직원 한누리는 기획부에 있던 {since}부터 2018년 6월까지 세 차례에 걸쳐 회삿돈 614억원을 빼돌렸다. "
    "재판부는 추징금 324억원도 명령했다."
)


@pytest.mark.parametrize(("since", "held"), [("2012년 1월", True), ("2015년 1월", False)])
def test_another_month_of_one_year_may_be_a_slip(since: str, held: bool) -> None:
    report = check(STAY.format(since="2012년 10월"), STAY.format(since=since).replace("빼돌렸다", "횡령했다"))
    assert (_told(report, "a 2012년 10월", f"b {since}") is Verdict.CONFLICT) is held, facts_of(report)


def test_a_slip_of_scale_is_one_beside_a_bound() -> None:
    left = BUDGET.replace("312억원", "500억원 이상")
    report = check(left, left.replace("500억원", "50억원").replace("들인다고", "쓴다고"))
    assert _told(report, "a 500억원", "b 50억원") is Verdict.CONFLICT, facts_of(report)


def test_digits_alone_join_no_two_languages() -> None:
    left = "가람산 산불\n\n가람산 산불로 주택 1만3972채와 상가 528채가 탔다. 한누리 교회 15곳도 피해를 입었다."
    right = (
        "Garam fire\n\nThe fire at Garam has burned 9,700 homes, 367 shops and 2,528 other buildings. "
        "It should be out by Sunday."
    )
    assert _told(check(left, right), "a 528채", "b 2,528 other buildings") is None


RATE = (
    "가람동 누리마루 청약\n\n누리마루 청약에 6140명이 몰렸다. {kind} 경쟁률은 {rate}대 1이었다. 분양 가구는 1420가구다."
)


@pytest.mark.parametrize(
    ("age", "names", "held"),
    [("60세", ("p:1",), True), ("71세", ("p:1",), False), ("60세", ("p:2",), False), ("60세", (), False)],
)
def test_ages_of_one_person_may_differ_by_a_year(age: str, names: tuple[str, ...], held: bool) -> None:
    left, right = claim("a:0", "59세", entities=("p:1",)), claim("b:0", age, entities=names)
    assert may_be_slipped(left, right) is held


@pytest.mark.parametrize(("kind", "held"), [("평균", True), ("최고", False)])
def test_a_mean_and_a_maximum_are_two_facts(kind: str, held: bool) -> None:
    left, right = RATE.format(kind="평균", rate="4.32"), RATE.format(kind=kind, rate="43.2")
    assert (_told(check(left, right), "a 4.32대 1", "b 43.2대 1") is Verdict.CONFLICT) is held


def test_the_points_of_one_count_are_left_to_the_series() -> None:
    left = "들꽃시 공장 폭발\n\n5일 오전 11시 현재 들꽃시 공장 폭발로 28명이 숨졌다. 소방대원 150명이 나갔다."
    right = "들꽃시 공장 폭발\n\n5일 오후 3시 현재 들꽃시 공장 폭발로 38명이 숨졌다. 소방대원 150명이 나갔다."
    assert _told(check(left, right), "a 28명", "b 38명") is Verdict.UPDATE


def test_the_link_says_why() -> None:
    report = check(BUDGET, BUDGET.replace("들인다고", "쓴다고").replace("312억원", "321억원"))
    (finding,) = [f for f in report.findings if any(c.figure.text == "321억원" for c in f.fact.claims)]
    (link,) = finding.fact.links
    names = {name for name, _, _ in link.reasons}
    assert {"bias of places", "digits swapped, three", "same unit"} <= names
    assert finding.fact.score == link.score >= counterparts.ENOUGH


@pytest.mark.parametrize(
    ("one", "two", "digits"),
    [
        ("5576만달러", "5567만달러", 4),  # two neighbours swapped
        ("5576만달러", "5576억달러", 4),  # the scale
        ("5576만달러", "556만달러", 3),  # one dropped
        ("5576만달러", "55576만달러", 4),  # one doubled
        ("5576만달러", "5579만달러", 4),  # one changed
        ("38명", "36명", 2),
        ("5576만달러", "5576만달러", 0),  # none
        ("5576만달러", "6675만달러", 0),  # more than one
        ("5576만달러", "5억5790만달러", 0),  # one, and the scale
        ("$4.583 billion", "$58.3 billion", 0),  # one, and the point
        ("3명", "30명", 0),  # too few digits to tell
        ("수십 명", "38명", 0),
        ("15년", "1년6개월", 0),  # two terms, no scale that slipped
    ],
)
def test_slips(one: str, two: str, digits: int) -> None:
    assert slip_digits(figure(one), figure(two)) == digits
    assert slip_digits(figure(two), figure(one)) == digits


def test_values_one_slip_apart_are_looked_up() -> None:
    values = ["5576명", "5756명", "556명", "5579석", "6675명", "5명"]
    made = [claim(f"{chr(ord('a') + index)}:1", text) for index, text in enumerate(values)]
    mates = slipped_mates(made, Likeness(made, Context.of(made)))
    pairs = {(one, two) for one, row in enumerate(mates) for two in places_in(row) if one < two}
    assert {(0, 1), (0, 2), (0, 3)} <= pairs
    assert not [pair for pair in pairs if set(pair) & {4, 5}]


def test_one_misread_headline_does_not_keep_a_slip_from_its_fact() -> None:
    seats = [claim(f"{article}:{start}", "8,420석", period=YEAR) for article, start in (("a", 1), ("b", 1), ("b", 90))]
    wrong = claim("c:90", "8,240석", period=YEAR)
    misread = claim("c:1", "8,240석", period=YEAR_BEFORE)
    again = claim("c:120", "8,240석", period=YEAR)
    told = [*seats, wrong, misread, again]
    likeness = Likeness(told, Context.of(told))
    offer = counterparts._Offer(0, 1, seats[0], wrong, 1.0)
    apart = Setting(
        {},
        defaultdict(frozenset),
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        frozenset(),
        frozenset(),
        {},
        frozenset(),
        {},
        {},
        {},
        {},
    )  # none shares a fact
    assert not counterparts._are_kept_apart(offer, Cluster(seats), Cluster([wrong]), likeness, apart)
    assert counterparts._are_kept_apart(offer, Cluster(seats), Cluster([misread]), likeness, apart)
    assert counterparts._are_kept_apart(offer, Cluster(seats), Cluster([wrong, misread]), likeness, apart)
    assert not counterparts._are_kept_apart(offer, Cluster(seats), Cluster([wrong, misread, again]), likeness, apart)


def test_every_weight_has_a_part() -> None:
    trees = [ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8")) for module in (places, scaled)]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    said = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert COUNTERPARTS.keys() <= said | WEIGHTS.keys()


def _conflicts(left: str, right: str) -> list[str]:
    return [finding.code for finding in check(left, right).findings if finding.verdict is Verdict.CONFLICT]


CRASH = "들꽃시 여객기 사고\n\n들꽃시 공항에서 5일 오전 여객기가 활주로를 벗어나 사망 127명, 실종 {} 등 피해가 났다."


def test_two_values_of_one_hour_are_counterparts_though_the_count_goes_on() -> None:
    assert _conflicts(CRASH.format("2명"), CRASH.format("3명")) == ["differs"]


ACCIDENT = "들꽃시 다리 붕괴\n\n5일 오전 들꽃시 다리 공사장에서 상판이 무너져 작업자 10명이 매몰됐다. {}"


@pytest.mark.parametrize(
    ("left", "right", "held"),
    [
        ("3명이 숨지고 5명이 크게 다쳤다.", "2명이 숨지고 8명이 크게 다쳤다.", False),  # an earlier state
        ("2명이 숨지고 7명이 크게 다쳤다.", "2명이 숨지고 8명이 크게 다쳤다.", True),
    ],
)
def test_sentences_that_give_another_toll_are_of_another_hour(left: str, right: str, held: bool) -> None:
    hurt = [next(word for word in text.split() if word.startswith(("5", "7", "8")))[:2] for text in (left, right)]
    report = check(ACCIDENT.format(left), ACCIDENT.format(right))
    assert (_told(report, f"a {hurt[0]}", f"b {hurt[1]}") is Verdict.CONFLICT) is held, facts_of(report)


def test_an_article_may_give_a_fact_right_and_elsewhere_with_a_slip() -> None:
    told = "들꽃시는 새 도서관 건립에 예산 3127억원을 들인다고 5일 밝혔다.\n\n도서관 예산 {}은 시의회가 4일 확정했다."
    assert _conflicts(told.format("3127억원"), told.format("3217억원")) == ["swapped_digits"]


def test_a_value_of_the_year_before_is_no_slip_of_the_one_that_the_article_gives_too() -> None:
    one = "들꽃전자 실적\n\n들꽃전자의 2분기 매출은 949억원, 영업이익은 164억원이다."
    two = "들꽃전자 2분기\n\n들꽃전자는 매출 949억원을 올렸다. 지난해 2분기 영업이익 146억원보다 늘었다.\n\n영업이익은 {}이다."
    assert _conflicts(one, two.format("164억원")) == []


def test_the_dead_of_years_ago_are_no_slip_of_those_of_now() -> None:
    one = "들꽃시 홍수 사망 158명\n\n들꽃시를 덮친 홍수로 숨진 사람이 모두 158명으로 늘었다."
    two = "들꽃시 홍수\n\n{}홍수로 숨진 사람은 모두 185명이다."
    assert _conflicts(one, two.format("2021년 ")) == []
    assert _conflicts(one, two.format("이번 ")) == ["swapped_digits"]


def test_a_date_a_month_off_is_a_counterpart_and_the_day_of_the_report_is_none() -> None:
    told = "들꽃시는 3월 {}일에 시립도서관을 개관한다. 도서관 건립에는 예산 312억원을 들였다."
    left, right = told.format(18), told.format(18).replace("3월", "4월")
    assert _conflicts(left, right) == ["other_moment"]


def test_a_band_is_no_counterpart_of_a_figure() -> None:
    assert _conflicts(CRASH.replace("127명", "12%").format("2명"), CRASH.replace("127명", "30%대").format("2명")) == []


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("5576만달러", "5567만달러", "swapped"),
        ("5576만달러", "5576억달러", "scale"),
        ("6만달러", "6억달러", "scale"),
        ("5576만달러", "556만달러", "missing"),
        ("5576만달러", "5579만달러", "changed"),
        ("-5.18%", "5.18%", "sign"),
        ("170명", "171명", "changed"),
        ("500만달러", "500만유로", "currency"),
    ],
)
def test_a_slip_has_a_kind(one: str, two: str, kind: str) -> None:
    slip = find_slip(figure(one), figure(two))
    assert slip is not None
    assert slip.kind == kind


def test_what_loses_a_digit_is_less_by_a_place() -> None:
    assert find_slip(figure("26억7900만달러"), figure("679억달러")) is None


def test_the_only_dates_of_one_act_are_counterparts() -> None:
    told = "들꽃시 도서관 개관\n\n들꽃시 도서관은 지난 {}일 문을 열었다고 {} 밝혔다. 장서는 6만3700권이다."
    assert _conflicts(told.format(18, "시가"), told.format(19, "시청이")) == ["other_moment"]
    assert _conflicts(told.format(18, "시가"), told.format(27, "시청이")) == []


def test_a_word_misread_does_not_keep_a_slip_from_its_place() -> None:
    left = "들꽃시는 새 도서관에 예산 3127억원, 좌석 840석을 들인다고 5일 밝혔다."
    assert _conflicts(left, left.replace("예산 3127억원", "비용 3217억원")) == ["swapped_digits"]


def test_a_bound_that_allows_the_other_figure_is_no_counterpart() -> None:
    told = "들꽃시는 산불로 주택 {} 위험하다고 5일 밝혔다. 소방대원은 3127명이 나갔다."
    pairs = facts_of(check(told.format("1만300채 이상이"), told.format("1만3000채가")))
    assert not [fact for fact in pairs if any("채" in text for text in fact)]


def test_the_words_right_after_tell_a_place() -> None:
    one = "개인정보 유출 사건에 과징금\n\n위원회는 파기하지 않고 둔 38만 여 명의 개인정보를 문제 삼았다."
    two = "개인정보 유출 사건에 과징금\n\n회사가 파기하지 않고 둔 36만명의 개인정보도 문제로 꼽혔다."
    report = check(one, two)
    assert _told(report, "a 38만 여 명", "b 36만명") is Verdict.CONFLICT, facts_of(report)


def test_a_scope_of_one_side_tells_far_values_apart() -> None:
    one = "1월 수출\n\n수출이 두 자릿수로 는 것은 2022년 5월(21.4%) 이후 20개월 만이다."
    two = "1월 수출\n\n대중 수출이 는 것은 2022년 5월(1.3%) 이후 20개월 만이다."
    assert _told(check(one, two), "a 21.4%", "b 1.3%") is None


@pytest.mark.parametrize(
    ("one", "two", "same"), [("interval", "interval", True), ("interval", "lasting", False), (None, None, False)]
)
def test_one_number_of_two_units_is_a_slip_of_one_thing_alone(one: str | None, two: str | None, same: bool) -> None:
    left, right = claim("a:1", "8개월", attribute=one), claim("b:1", "8시간", attribute=two)
    names = {name for name, _, _ in value_parts(left, right, Context.of([left, right]))}
    assert any(name.startswith("same value") for name in names) is same, names


@pytest.mark.parametrize(
    ("one", "two", "weak"), [("0.8%", "0.8%p", True), ("1.8%", "1.8%p", False), ("0.8%", "0.8%", False)]
)
def test_one_digit_of_per_cent_and_of_points_says_little(one: str, two: str, weak: bool) -> None:
    left, right = claim("a:0", one), claim("b:0", two)
    names = {name for name, _, _ in value_parts(left, right, Context.of([left, right]))}
    assert ("one digit of per cent and of points" in names) is weak


TOLL = "26일 오전 7시 35분께 나래시 가람동 나래병원 응급실에서 불이 나 {} 병원은 6층 건물이고 병상은 240개다."


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("38명의 사상자가 발생했다.", "33명이 숨졌다.", None),
        ("38명의 사상자가 발생했다.", "83명의 사상자가 발생했다.", Verdict.CONFLICT),
        ("숨진 사람이 1380명이다.", "사상자가 13800명이다.", Verdict.CONFLICT),
    ],
)
def test_all_casualties_and_the_dead_are_two_tolls(one: str, two: str, verdict: Verdict | None) -> None:
    report = check(TOLL.format(one), TOLL.format(two))
    (left,), (right,) = (re.findall(r"[0-9]+명", said) for said in (one, two))
    assert _told(report, f"a {left}", f"b {right}") is verdict, facts_of(report)


SUPPLY = (
    "가람중공업, 발전 설비 수출\n\n가람중공업이 1억9400만달러 규모의 발전 설비 공급 계약을 맺었다. 회사는 {0}년까지 357기를 납품한다.",
    "가람중공업 수출 계약\n\n가람중공업은 발전 설비를 대는 1억9400만달러짜리 계약을 따냈다. 공급 물량은 357기로, 납품은 {0}년에 끝난다.",
    "가람중공업 발전 설비 계약\n\n가람중공업이 1억9400만달러 규모의 발전 설비 계약을 따냈다. 회사는 {0}년까지 357기를 납품한다.",
)


@pytest.mark.parametrize(
    ("year", "verdict"),
    [
        ("2029", Verdict.CONFLICT),
        ("2038", Verdict.CONFLICT),  # one digit
        ("2041", Verdict.CONFLICT),  # no slip, but the same sentence
        ("2024", Verdict.CONFLICT),  # one digit, of one delivery
        ("2014", Verdict.CONFLICT),  # past, but the same sentence
    ],
)
def test_a_term_that_one_article_prints_wrong_is_found_by_its_place(year: str, verdict: Verdict | None) -> None:
    texts = [text.format(number) for text, number in zip(SUPPLY, ("2028", "2028", year), strict=True)]
    assert _told(check(*texts), "a 2028년", f"c {year}년") is verdict


def test_years_of_a_list_are_no_terms() -> None:
    one = SUPPLY[0].replace("{0}년까지 357기를", "2026년에 357기, 2027년에 120기를")
    two = SUPPLY[2].replace("{0}년까지 357기를", "2028년에 357기, 2029년에 120기를")
    told = facts_of(check(one, two))
    assert not any({"a 2026년", "b 2028년"} <= fact for fact in told), told


VOTE = (
    "정민재 후보가 보궐선거에서 이겼다. 정민재 후보는 3만9815표를 얻었다. 두 후보의 표 차는 {}표다. 투표율은 46.6%다.",
    "정민재 후보가 3만9815표를 얻어 당선됐다. 두 후보의 표 차는 {}표다. 투표율은 46.6%였다.",
    "정민재, {0}표 차로 승리\n\n정민재 후보가 한도현 후보를 {0}표 차로 눌렀다. 정민재 후보의 표는 3만9815표다.",
)


@pytest.mark.parametrize("slip", ["4183", "6413", "163"])
@pytest.mark.parametrize("place", [0, 1])
def test_what_keeps_a_slip_from_others_keeps_the_right_figure_in_its_place_too(slip: str, place: int) -> None:
    """표 차는 4163표 is read otherwise than 4163표 차로, and one fact with it by its value."""
    values = ["4163"] * len(VOTE)
    values[place] = slip
    report = check(*(text.format(value) for text, value in zip(VOTE, values, strict=True)))
    found = [finding.fact for finding in report.findings if finding.verdict is Verdict.CONFLICT]
    assert [{claim.figure.text for claim in fact.claims} for fact in found] == [{"4163표", f"{slip}표"}]


@pytest.mark.parametrize(("right", "held"), [("more than 14%", True), ("14%", False)])
def test_shares_told_with_a_bound_each_are_held_against_each_other(right: str, held: bool) -> None:
    told = "Garam Soft to buy Deul Design\n\nShares of Garam Soft fell {} on Thursday after the announcement."
    report = check(told.format("more than 17%"), told.format(right))
    assert are_joined(report, "a 17%", "b 14%") is held, facts_of(report)


def test_a_value_that_is_told_of_something_else_too_is_a_slip_where_the_place_is_sure() -> None:
    """Where the sentences are the same otherwise, an article may have taken the value from the next paragraph."""
    left = "들꽃시 화재\n\n불은 공장 11개 동 가운데 3동에서 났다. 3동에서 일한 근무자는 67명으로, 화재 당시 1층에 15명이 있었다."
    other = "\n\n시가 운영하는 버스에는 기사 52명이 있다."
    right = left.replace("67명으로", "52명으로 추정되며") + other
    assert _conflicts(left + other, right) == ["differs"]


def test_two_values_of_one_forecaster_stand_in_one_place() -> None:
    shown = {name for name, _, _ in _parts_of_forecasts("gaon_research", "gaon_research")}
    assert "same forecaster" in shown
    assert "same forecaster" not in {name for name, _, _ in _parts_of_forecasts("gaon_research", "dasom_research")}


def _parts_of_forecasts(one: str, two: str) -> list[tuple[str, float, object]]:
    told = Attribution("가온리서치", one, "집계한", "stated", Span(0, 1))
    left = claim("a:1", "486억 달러", role=Role.FORECAST, attribution=told, entities=("narin_chip", one))
    right = claim("b:1", "491억 달러", role=Role.FORECAST, entities=("narin_chip", two))
    others = [claim(f"c:{n}", f"{n}명", entities=("narin_chip",)) for n in range(11, 19)]
    context = Context.of([left, right, *others])
    setting = lay_out(
        [left, right], {"a:1": 0, "b:1": 1}, [Cluster([left]), Cluster([right])], _articles("ab"), context
    )
    return list(places.place_parts(left, right, setting, context))


def _articles(names: str) -> list[Article]:
    return [Article(name, "가" * 60) for name in names]


POLLED = (
    "출구조사 {title}\n\n나린시 의회 출구조사에서 가온당이 전체 650석 가운데 {seats}석을 차지해 {tail}. "
    "다솜당은 131석으로 창당 뒤 가장 적다."
)


def test_a_forecast_is_held_against_one_that_was_not_read_as_such() -> None:
    said = POLLED.format(title="나와", seats=410, tail="이길 것으로 예측했다")
    left_unsaid = POLLED.format(title="발표", seats=430, tail="오래 이어진 다솜당의 집권을 끝냈다고 방송 3사가 전했다")
    report = check(said.replace("차지해", "차지할 것으로 예측해"), left_unsaid)
    assert are_joined(report, "a 410석", "b 430석"), facts_of(report)


ALLOTTED = (
    "가온동 아파트 {when}\n\n가온건설의 {ahead}배정 물량은 다솜지구 241가구, 나린지구 207가구, 하람지구 {homes}다. "
    "가온건설은 20일 당첨자를 발표한다."
)


def test_a_word_of_forecast_alone_parts_no_two_figures_of_one_place() -> None:
    report = check(
        ALLOTTED.format(when="마감", ahead="", homes="64가구"),
        ALLOTTED.format(when="이틀째", ahead="예상 ", homes="69가구"),
    )
    assert _told(report, "a 64가구", "b 69가구") is Verdict.CONFLICT, facts_of(report)


FUND = (
    "{who} 개편안 통과\n\n가온시 의회가 4일 교통기금 개편안을 처리했다. 기금 {end} 시점은 {year}년에서 2058년으로 "
    "늦춰진다. 시는 예산을 따로 쓰지 않는다.{more}"
)


@pytest.mark.parametrize(("year", "held"), [(2047, True), (2031, False)])
def test_two_years_among_the_same_words_and_a_shared_date_are_one_thing(year: int, held: bool) -> None:
    report = check(
        FUND.format(who="가온시", end="소진", year=2046, more=""),
        FUND.format(who="교통기금", end="소진", year=2046, more=" 이용객도 는다."),
        FUND.format(who="의회,", end="고갈", year=year, more=" 표결은 이날 오후에 있었다."),
    )
    assert (_told(report, "a 2046년", f"c {year}년") is Verdict.CONFLICT) is held, facts_of(report)


def test_who_votes_is_counted_by_ballots_too() -> None:
    turnout = "{title}\n\n가온시 전체 유권자 284만1733명 가운데 {cast}이 투표했다. 투표율은 62.1%다."
    english = (
        "Gaon votes\n\nOf the 2,841,733 eligible voters in Gaon, 1,764,219 cast ballots, a turnout of 62.1 percent."
    )
    report = check(
        turnout.format(title="가온시장 선거 끝나", cast="176만4219명"),
        english,
        turnout.format(title="가온시 투표율 62.1%", cast="176만4719명"),
    )
    assert _told(report, "a 176만4219명", "c 176만4719명") is Verdict.CONFLICT, facts_of(report)


@pytest.mark.parametrize(("times", "held"), [("2.6배", True), ("2.4배", False)])
def test_a_rise_is_held_against_the_multiple_that_has_its_digits(times: str, held: bool) -> None:
    report = check(
        "가온전자 실적\n\n가온전자의 서버용 센서 매출이 지난해 2분기보다 260% 늘었다. 공장은 나린시에 있다.",
        f"가온전자 2분기\n\n가온전자의 서버용 센서 매출은 지난해 2분기보다 {times} 늘었다. 공장은 나린시에 있다.",
    )
    assert are_joined(report, "a 260%", f"b {times}") is held, facts_of(report)


LAW = (
    "돌봄휴직법 국회 통과\n\n국회는 4일 본회의에서 찬성 171표로 돌봄휴직법을 통과시켰다. 법은 {year}년부터 시행된다.{more}",
    "국회, 돌봄휴직법 가결\n\n돌봄휴직법이 4일 국회 본회의에서 찬성 171표로 가결됐다. 법은 2027년부터 시행된다.",
    "돌봄휴직법 통과\n\n4일 국회에서 돌봄휴직법이 찬성 171표로 통과됐다. 법은 2027년부터 시행된다.",
)


@pytest.mark.parametrize(
    ("year", "more", "held"), [(2037, "", True), (2037, " 예산은 2027년부터 시행된다.", False), (2044, "", True)]
)
def test_two_years_between_the_same_letters_date_one_thing(year: int, more: str, held: bool) -> None:
    report = check(LAW[0].format(year=year, more=more), *LAW[1:])
    assert (_told(report, f"a {year}년", "b 2027년") is Verdict.CONFLICT) is held


def test_a_period_that_a_sentence_further_up_named_is_a_guess() -> None:
    moment = YEAR_BEFORE.moment
    assert moment is not None
    guess = msgspec.structs.replace(YEAR_BEFORE, moment=msgspec.structs.replace(moment, certain=False))
    said, other = claim("a:1", "1100억원", period=YEAR), claim("b:1", "1200억원", period=YEAR_BEFORE)
    assert places.are_both_said(said, other)
    assert not places.are_both_said(said, claim("b:1", "1200억원", period=guess))


def test_values_of_before_are_of_their_levels() -> None:
    one, two = (claim(f"{article}:30", "1.9%", role=Role.PREVIOUS) for article in "ab")
    behind = Setting(
        {},
        {},
        {},
        {},
        {},
        {one.id: 0, two.id: 1},
        {},
        {},
        {},
        {},
        {},
        frozenset(),
        frozenset(),
        {},
        frozenset(),
        {},
        {},
        {},
        {},
    )  # 과일은 3.1%로 9월(1.9%)보다, 옷은 3.4%로 9월(2.9%)보다
    assert behind.are_of_other_levels(one, two)
    assert not behind.are_of_other_levels(one, one)


BRIDGES = (
    "가람대교 {0}\n\n가람시는 5일 가람대교 설계를 공개했다. 다리는 배 {1}척을 잇는 모양이다. {2}",
    "가람대교 설계 나와\n\n가람대교 설계안이 5일 나왔다. {2} 가람시는 배 {1}척을 이은 모습을 본떴다고 했다.",
    "배를 닮은 가람대교\n\n5일 공개된 가람대교는 배 {1}척 모양이다. {2} 가람시는 주민 의견을 듣는다.",
)


@pytest.mark.parametrize(("printed", "held"), [("53㎞", True), ("35㎞", False)])
def test_the_only_length_of_each_article_is_held_against_the_others(printed: str, held: bool) -> None:
    road = "이어지는 도로 길이는 {}다."
    texts = [
        text.format("공개", 12, road.format(length))
        for text, length in zip(BRIDGES, (printed, "35㎞", "35㎞"), strict=True)
    ]
    report = check(*texts)
    assert (_told(report, f"a {printed}", "b 35㎞") is Verdict.CONFLICT) is held, facts_of(report)


def test_a_number_rounded_at_another_scale_is_one_slip_away() -> None:
    slip = find_slip(figure("3조2000억원"), figure("3240억원"))
    assert slip is not None
    assert (slip.kind, slip.digits) == ("scale", 2)
    assert find_slip(figure("3조3000억원"), figure("3240억원")) is None
    assert find_slip(figure("31조6200억원"), figure("3조1627억원")) is None  # nobody cuts off the fifth digit
    assert find_slip(figure("2463명"), figure("246명")) is None  # people are counted to the last one
    assert find_slip(figure("75만개"), figure("7.5개")) is None  # five places off: no word for a scale is so many


def test_four_digits_swapped_outweigh_a_scope_misread() -> None:
    left = "누리마루 특별공급 마감\n\n누리마루 생애최초 105가구에 1만3361명이 신청했다고 8일 청약홈이 밝혔다."
    right = "누리마루 1순위 90대 1\n\n8일 청약홈을 보면 누리마루 1순위 경쟁률은 90대 1이다. 생애최초 105가구에 1만3316명이 몰렸다."
    assert _told(check(left, right), "a 1만3361명", "b 1만3316명") is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("others", "counted", "further"),
    [
        (["6320억달러"], "imports", True),
        (["7100억달러", "5200억달러", "4100억달러"], "imports", False),  # one article alone tells the other value
        (["6320억달러"], None, False),  # no word says what it is
    ],
)
def test_a_place_ahead_of_all_others_counts_where_no_slip_explains_what_most_do_not_tell(
    others: list[str], counted: str | None, further: bool
) -> None:
    told = [
        claim(f"{name}:1", text, attribute=counted) for name, text in zip("bcde", ["6320억달러", *others], strict=False)
    ]
    odd = claim("a:1", "6426억7000만달러", attribute=counted)
    same = [each for each in told if each.figure.text == "6320억달러"]
    clusters = [Cluster([odd]), Cluster(same)]
    home = {odd.id: 0, **{each.id: 1 for each in told}}
    likeness = Likeness([odd, *told], Context.of([odd, *told]))
    names = "abcde"[: 1 + len(told)]
    setting = lay_out([odd, *told], home, clusters, _articles(names), likeness.context)
    offer = counterparts._Offer(0, 1, odd, told[0], 1.5)
    assert (counterparts._weighed(offer, clusters, setting, likeness).points > offer.points) is further


def _hour(hour: int) -> Period:
    return Period(f"{hour}시", None, Moment(datetime(2025, 3, 5, hour), datetime(2025, 3, 5, hour + 1), "hour"))


@pytest.mark.parametrize(
    ("counted", "one", "two", "right", "apart"),
    [
        ("missing", 5, 18, "16명", True),
        ("missing", 5, 5, "16명", False),
        ("missing", 5, None, "16명", True),  # a count that goes on, at an hour that the other leaves unsaid
        ("rooms", 5, None, "16명", False),  # what does not grow needs no hour
        ("rooms", 5, 18, "16명", True),
        ("missing", 5, 18, "170명", False),  # no count grows tenfold to the digit
        ("missing", 5, 18, "17명", False),
    ],
)
def test_counts_of_two_hours_are_no_counterparts(
    counted: str, one: int, two: int | None, right: str, apart: bool
) -> None:
    left = claim("a:1", "17명", attribute=counted, as_of=_hour(one))
    other = claim("b:1", right, attribute=counted, as_of=None if two is None else _hour(two))
    assert room._are_of_two_hours(left, other) is apart


SPENDING = "가람시 예산안\n\n가람시는 5일 내년 예산안을 내놓았다. {lead}복지 지출이 {level}으로 {rate} 늘었다. 도로에는 {road}을 쓴다."


@pytest.mark.parametrize(("level", "held"), [("3880억원", True), ("2950억원", False)])
def test_two_rates_of_one_level_in_the_same_words_are_counterparts(level: str, held: bool) -> None:
    left = SPENDING.format(lead="", level="3880억원", rate="6.3%", road="74억원")
    right = SPENDING.format(lead="허리띠를 죈다고 했다. 그러나 줄이기 힘든 ", level=level, rate="9.4%", road="81억원")
    assert (_told(check(left, right), "a 6.3%", "b 9.4%") is Verdict.CONFLICT) is held


@pytest.mark.parametrize(("agency", "held"), [("일본 기상청은", True), ("미국 지질조사국은", False)])
def test_two_readings_of_one_agency_are_one_fact(agency: str, held: bool) -> None:
    told = "3일 대만 화롄 앞바다에서 지진이 나 9명이 숨지고 건물 28채가 무너졌다. {} 규모를 {}로 발표했다."
    report = check(told.format("일본 기상청은", "7.5"), told.format(agency, "7.7"))
    assert (_told(report, "a 7.5", "b 7.7") is Verdict.CONFLICT) is held, facts_of(report)


@pytest.mark.parametrize(("more", "held"), [("", True), (" 미국 지질조사국은 규모를 6.4로 봤다.", False)])
def test_a_reading_that_one_article_alone_has_otherwise_is_a_slip(more: str, held: bool) -> None:
    told = "{}\n\n5일 가온섬에서 규모 {}의 지진이 나 {}명이 숨졌다. 가온섬 항구가 무너졌다.{}"
    report = check(
        told.format("가온섬 지진", "6.3", 214, ""),
        told.format("가온섬에 강진", "6.3", 214, more),
        told.format("지진 난 가온섬", "6.3", 214, ""),
        "가온섬, 지진 피해\n\n가온섬을 5일 덮친 규모 6.4의 지진으로 214명이 숨졌다. 가온섬 항구가 무너졌다.",
    )
    assert (_told(report, "a 6.3", "d 6.4") is Verdict.CONFLICT) is held, facts_of(report)


PRICED = "가온소프트 상장\n\n가온소프트는 {}공모가(4만1300원)보다 {}원 낮은 {}원{}. 가온소프트는 나린시에 있다."


@pytest.mark.parametrize(
    ("when", "end", "held"),
    [("5일 오전 10시 5분 현재 ", "에 거래되고 있다", False), ("5일 ", "에 장을 마쳤다", True)],
)
def test_a_price_of_an_hour_is_no_slip_of_that_of_the_close(when: str, end: str, held: bool) -> None:
    closed = PRICED.format("5일 ", 4100, "3만7200", "에 장을 마쳤다")
    report = check(closed, PRICED.format(when, 2100, "3만9200", end))
    assert (_told(report, "a 3만7200원", "b 3만9200원") is Verdict.CONFLICT) is held, facts_of(report)


def test_a_written_nought_is_no_filler() -> None:
    assert not is_rounding(figure("6.0"), figure("5.6"))
    assert is_rounding(figure("6"), figure("5.6"))


def test_a_value_that_several_tell_beside_another_is_no_slip_of_its_scale() -> None:
    fine = "가온지법, {}\n\n가온지법은 6일 한다솜에게 벌금 2374억6000만원을 선고했다. {}"
    daily = "벌금을 내지 않으면 하루 벌금은 2억3746만원이다."
    report = check(
        fine.format("벌금 선고", daily),
        fine.format("한다솜에게 벌금", "노역을 하면 " + daily),
        fine.format("벌금형", "검찰은 항소한다."),
    )
    assert _told(report, "a 2374억6000만원", "b 2억3746만원") is None, facts_of(report)
