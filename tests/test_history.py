"""The history of findings: ids that stay, states, closed stories, and the same result as from nothing."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from history_tools import SETTINGS, at, edited, fire, run, told

from checker.history import Kind
from checker.load import article_of
from checker.model import Decision, Severity, Verdict
from checker.pipeline import check_articles
from checker.report.findings import render_findings
from checker.report.tables import render_figures_csv, render_findings_csv
from checker.store import ledger, open_store

ONE, TWO, THREE = fire("a", 7), fire("b", 7), fire("c", 9)


@pytest.fixture
def database(store_place):
    with open_store(store_place) as database:
        yield database


@pytest.fixture
def file_store(tmp_path):
    with open_store(str(tmp_path / "checker.db")) as database:
        yield database


def dead_of(judged):
    """Return the finding on the dead."""
    return next(f for f in judged.report.findings if any(c.attribute == "deaths" for c in f.fact.claims))


def kinds(judged):
    return [(t.kind, t.id) for t in judged.transitions]


def test_what_is_new_is_known_the_next_time(database):
    first = run(database, [ONE, TWO, THREE], at(3))
    assert set(first.report.states.values()) == {"new"}
    assert first.report.known is None
    again = run(database, [ONE, TWO, THREE], at(3, 10))
    assert set(again.report.states.values()) == {"known"}
    assert again.report.known == {f.fact.id for f in first.report.findings}
    assert [f.fact.id for f in again.report.findings] == [f.fact.id for f in first.report.findings]


def test_a_conflict_is_told_when_it_comes_up_and_when_it_goes_away(database):
    assert kinds(run(database, [ONE, TWO], at(3))) == []
    worse = run(database, [THREE], at(3, 10))
    finding = dead_of(worse)
    assert finding.verdict is Verdict.CONFLICT
    assert worse.report.states[finding.fact.id] == "changed"
    assert kinds(worse) == [(Kind.NEW, finding.fact.id)]
    assert kinds(run(database, [], at(3, 11))) == []
    mended = run(database, [edited(edited(THREE, "9명이", "7명이"), "9명 숨져", "7명 숨져")], at(3, 12))
    assert (Kind.RESOLVED, finding.fact.id) in kinds(mended)
    assert dead_of(mended).fact.id == finding.fact.id


def test_what_no_article_states_any_more_is_resolved(database):
    first = run(database, [ONE, THREE], at(3))
    key = dead_of(first).fact.id
    gone = run(database, [told("c", "새빛화학은 3일 이사회를 열어 배당금을 주당 500원으로 정했다.")], at(3, 10))
    assert (Kind.RESOLVED, key) in kinds(gone)
    assert key not in gone.report.states
    back = run(database, [THREE], at(3, 11))
    assert (Kind.NEW, key) in kinds(back)
    assert back.report.states[key] == "new"


def test_an_id_that_would_move_stays(database):
    first = run(database, [ONE, THREE], at(3))
    key = dead_of(first).fact.id
    # what most claims say makes the id: the newcomers call the place, and the dead, by other words
    others = [fire(k, 7, place="강물시 새빛화학 제2") for k in "defgh"]
    own = {f.fact.id for f in check_articles([ONE, THREE, *others], SETTINGS).findings}
    second = run(database, others, at(3, 10))
    holders = [
        f for f in second.report.findings if any(c.article == "c" and c.attribute == "deaths" for c in f.fact.claims)
    ]
    assert [f.fact.id for f in holders] == [key]
    assert len({f.fact.id for f in second.report.findings}) == len(second.report.findings)
    assert own  # the run from nothing names its findings by itself


def test_a_dismissed_finding_is_not_told_until_it_changes(database):
    first = run(database, [ONE, THREE], at(3))
    finding = dead_of(first)
    key = finding.fact.id
    figures = tuple(f"{c.article}|{c.figure.text}" for c in finding.fact.claims)
    decided = (Decision(key, "fine", "", figures),)
    assert run(database, [], at(3, 10), decided=decided).report.states[key] == "dismissed"
    # the decision is in the store: its file is not needed again
    assert run(database, [TWO], at(3, 11)).report.states[key] == "dismissed"
    changed = run(database, [edited(edited(THREE, "9명이", "8명이"), "9명 숨져", "8명 숨져")], at(3, 12))
    assert changed.report.states[key] == "changed"
    assert kinds(changed)[0] == (Kind.NEW, key)


def test_a_story_is_closed_when_nothing_new_comes(database):
    run(database, [ONE, THREE], at(3))
    later = [replace(fire(k, n, place="들꽃군 한빛제지", day=9), url=None) for k, n in (("x", 4), ("y", 4))]
    second = run(database, later, at(9))
    assert {a.id for a in second.report.articles} == {"x", "y"}
    assert kinds(second) == []  # nobody looked for the old conflict, so it is not gone
    follow_up = run(database, [fire("z", 4, place="들꽃군 한빛제지", day=11)], at(11))
    assert {a.id for a in follow_up.report.articles} == {"x", "y", "z"}
    assert {a.id for a in run(database, [], at(13)).report.articles} == {"x", "y", "z"}  # all of the story
    assert run(database, [], at(14)).report.articles == ()


def test_a_clock_that_jumps_closes_nothing_for_good(database):
    first = run(database, [ONE, THREE], at(3))
    run(database, [], replace(at(3), today=at(3).today.replace(year=2031)))
    back = run(database, [], at(3, 10))
    assert back.report.states == dict.fromkeys(first.report.states, "known")


def test_a_date_in_the_future_keeps_no_story_open(file_store):
    future = article_of({"id": "f", "text": ONE.text, "published": "2099-01-01"})
    run(file_store, [future, TWO], at(3))
    assert run(file_store, [], at(20)).report.articles == ()


def test_an_article_known_by_its_address_keeps_its_id(database):
    run(database, [replace(ONE, url="https://a.example/1")], at(3))
    judged = run(database, [replace(edited(ONE, "23명", "24명"), id="another", url="https://a.example/1")], at(3, 10))
    assert [a.id for a in judged.report.articles] == ["a"]
    assert judged.revisions[0].explanation.ko == "23명 → 24명, 고지 없음"


def test_severity_is_what_makes_a_problem(file_store):
    judged = run(file_store, [ONE, THREE], at(3), level=Severity.INFO)
    assert len(judged.transitions) == len(judged.report.findings)


def strip(report):
    """Return a report as a run without a history has it."""
    return replace(report, states={}, known=None, revisions=(), decisions=())


def outputs(report):
    return [render(strip(report), "ko") for render in (render_findings, render_figures_csv, render_findings_csv)]


def newsroom(seed: int, stories: int = 12) -> list:
    """Return articles of several stories in an order of their own."""
    rng = random.Random(seed)
    names = ["새빛", "한들", "푸른솔", "다온", "너울", "미리내", "가람", "온누리", "해오름", "마루", "시원", "별하"]
    towns = ["강물시", "들꽃군", "바람시", "이슬군"]
    found = []
    for number in range(stories):
        place = f"{towns[number % 4]} {names[number]}{rng.choice(['화학', '제지', '전자'])}"
        dead, loss = rng.randint(3, 40), f"{rng.randint(11, 99)}억원"
        for teller in range(rng.randint(1, 5)):
            count = dead + (2 if rng.random() < 0.2 else 0)
            found.append(fire(f"s{number}t{teller}", count, place, day=3 + number % 3, loss=loss))
    rng.shuffle(found)
    return found


@pytest.mark.parametrize("seed", range(3))
def test_many_small_runs_give_the_bytes_of_one_from_nothing(file_store, seed):
    rng = random.Random(seed)
    coming = newsroom(seed)
    seen: dict = {}
    while coming:
        size = rng.randint(1, 9)
        part, coming = coming[:size], coming[size:]
        if seen and rng.random() < 0.5:  # an outlet changes what it wrote
            old = seen[rng.choice(sorted(seen))]
            part.append(edited(old, "23명", f"{rng.randint(24, 60)}명") if "23명" in old.text else old)
        seen |= {article.id: article for article in part}
        judged = run(file_store, part, at(5), window=30)
    nothing = check_articles(list(seen.values()), SETTINGS)
    own = replace(judged.report, findings=tuple(_renamed(judged.report.findings, nothing.findings)))
    assert outputs(own) == outputs(nothing)


def _renamed(kept, own):
    """Give findings the names that a run from nothing gives them."""
    names = {frozenset(c.id for c in f.fact.claims): f.fact.id for f in own}
    renamed = (replace(f, fact=replace(f.fact, id=names[frozenset(c.id for c in f.fact.claims)])) for f in kept)
    return sorted(renamed, key=lambda f: (-f.severity.rank, -f.fact.score, f.fact.id))


def test_only_the_live_articles_count_and_they_count_as_from_nothing(file_store):
    run(file_store, newsroom(5), at(5))
    later = [fire(f"n{k}", 6 + k // 2, "달빛읍 큰별전자", day=9) for k in range(4)]
    judged = run(file_store, later, at(9))
    nothing = check_articles(later, SETTINGS)
    own = replace(judged.report, findings=tuple(_renamed(judged.report.findings, nothing.findings)))
    assert outputs(own) == outputs(nothing)


def test_a_closed_story_keeps_its_names_to_itself(database):
    first = run(database, [ONE, THREE], at(3))
    again = run(database, [fire("x", 7, day=20), fire("y", 9, day=20)], at(20))
    assert not {f.fact.id for f in first.report.findings} & {f.fact.id for f in again.report.findings}
    with database.begin() as connection:
        kept = ledger.findings_of_stories(connection, {"a"})
    assert {row.id for row in kept} == {f.fact.id for f in first.report.findings}


def test_every_finding_has_one_state_and_one_name(file_store):
    coming = newsroom(7)
    for start in range(0, len(coming), 5):
        judged = run(file_store, coming[start : start + 5], at(5), window=30)
        ids = [f.fact.id for f in judged.report.findings]
        assert max(Counter(ids).values(), default=1) == 1
        assert set(judged.report.states) == set(ids)
