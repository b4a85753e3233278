"""What was worked out before is found again, and changes nothing but the time a run takes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.memory import digest_of, map_remembered
from checker.model import Article
from checker.pipeline import check_articles, load_all
from checker.report import FORMATS, REMEMBERED
from checker.report.findings import findings_of, render_findings
from checker.settings import Settings

SETTINGS = Settings(workers=1)


class Shelf:
    """A memory that counts what is asked of it."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[bytes, bytes]] = {}
        self.found = self.added = 0

    def recall(self, kind: str, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        known = {key: self.kept[kind][key] for key in keys if key in self.kept.get(kind, {})}
        self.found += len(known)
        return known

    def keep(self, kind: str, found: Mapping[bytes, bytes]) -> None:
        self.kept.setdefault(kind, {}).update(found)
        self.added += len(found)


@pytest.fixture(scope="module")
def articles():
    found, problems = load_all(["data/samples"], SETTINGS)
    assert not problems
    return found


def outputs(articles, memory=None, settings=SETTINGS):
    report = check_articles(articles, settings, memory=memory)
    made = {name: render(report, "ko") for name, render in FORMATS if not name.endswith(".xlsx")}
    if memory is not None:
        for name, render in REMEMBERED.items():
            assert render(report, "ko", memory, 1) == made[name]
    return made


def test_a_run_that_remembers_gives_the_bytes_of_a_run_from_nothing(articles):
    shelf, changed = Shelf(), replace(articles[3], text=articles[3].text.replace("1", "2"))
    for part in (articles[:5], articles[:-4], [*articles[:3], changed, *articles[4:]], articles[::-1], articles[2:]):
        assert outputs(part, shelf) == outputs(part)


def test_nothing_is_worked_out_twice(articles):
    shelf = Shelf()
    outputs(articles, shelf)
    shelf.found = shelf.added = 0
    outputs(articles, shelf)
    assert shelf.found > 2 * len(articles)
    assert shelf.added == 0


def test_only_stories_that_new_articles_touch_are_judged_again(articles):
    shelf = Shelf()
    outputs(articles[:-1], shelf)
    before = {kind: len(found) for kind, found in shelf.kept.items()}
    outputs(articles, shelf)
    assert len(shelf.kept["figures"]) == before["figures"] + 1
    assert len(shelf.kept["findings"]) - before["findings"] <= 1
    assert len(shelf.kept["figure_rows"]) == before["figure_rows"] + 1


TOWNS = ("가람시", "노을군", "매화읍")


@st.composite
def tellings(draw):
    """Return what one outlet tells of one of three fires, a day or a dollar apart from the others at times."""
    town, teller = draw(st.sampled_from(TOWNS)), draw(st.integers(0, 5))
    dead, loss, day = (
        draw(st.integers(36, 39)),
        draw(st.sampled_from(["81억원", "82억원", "560만 달러"])),
        draw(st.integers(3, 6)),
    )
    return {
        "id": f"{town}-{teller}",
        "source": f"매체{teller}",
        "published": f"2025-02-0{day}" if draw(st.booleans()) else None,
        "title": f"{town} 공장 화재로 {dead}명 숨져",
        "text": f"{day}일 {town} 공장에서 불이 나 {dead}명이 숨졌다. {town} 공장의 재산 피해는 {loss}으로 추산된다.",
    }


def corpora():
    return st.lists(st.lists(tellings(), max_size=7, unique_by=lambda record: record["id"]), min_size=2, max_size=4)


@settings(max_examples=20, deadline=None)
@given(corpora())
def test_whatever_came_before_the_bytes_are_those_of_a_run_from_nothing(parts):
    shelf = Shelf()
    for number, part in enumerate(parts):
        plain, again = check_articles(part, SETTINGS), check_articles(part, SETTINGS, memory=shelf)
        assert again == plain
        # a history says more of a finding than its story does
        states = {finding.fact.id: "new" if number % 2 else "known" for finding in plain.findings}
        plain, again = replace(plain, states=states), replace(again, states=states)
        for name, render in REMEMBERED.items():
            for lang in ("ko", "en"):
                assert render(again, lang, shelf, 1) == dict(FORMATS)[name](plain, lang)
        shelf.added = 0
        later = replace(again, states=dict.fromkeys(states, "dismissed"))
        assert json.loads(render_findings(later, "ko", shelf, 1)) == findings_of(later, "ko")
        assert shelf.added == 0  # what became of a finding does not make it another one


def rows(*records):
    return "".join(json.dumps(record) + "\n" for record in records)


FIRE = {"id": "fire", "text": "공장에서 불이 나 3명이 숨졌다.", "published": "2025-02-03", "source": "매체"}
ODD = {"id": "odd", "text": "버스가 뒤집혀 12명이 다쳤다.", "path": None, "views": 2**70, "note": "\ud800"}


def test_what_was_made_of_unchanged_files_and_rows_is_found_again(tmp_path):
    (tmp_path / "a.txt").write_text("태풍으로 5명이 숨졌다.\n", encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><body><article><p>산불로 집 81채가 탔다.</p></article></body></html>")
    (tmp_path / "broken.jsonl").write_text(rows({"id": "x"}) + "{\n" + rows(FIRE | {"id": "late", "published": "어제"}))
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "more.jsonl").write_text(rows(FIRE, ODD), encoding="utf-8")
    shelf, known = Shelf(), {}
    for number, change in enumerate(
        (
            lambda: None,
            lambda: (tmp_path / "a.txt").write_text("태풍으로 6명이 숨졌다.\n", encoding="utf-8"),
            # one more row at the head of a table: the others stand on other lines
            lambda: (tmp_path / "more.jsonl").write_text(rows(FIRE | {"id": "new"}, FIRE), encoding="utf-8"),
        )
    ):
        change()
        shelf.added = 0
        assert load_all([str(tmp_path)], SETTINGS, memory=shelf) == load_all([str(tmp_path)], SETTINGS)
        known[number] = shelf.added
        shelf.added = 0
        load_all([str(tmp_path)], SETTINGS, memory=shelf)
        assert shelf.added == 0
    assert known == {0: 4, 1: 1, 2: 1}


def test_another_default_day_is_another_article(tmp_path):
    (tmp_path / "a.txt").write_text("태풍으로 5명이 숨졌다.\n", encoding="utf-8")
    shelf = Shelf()
    for day in (date(2025, 2, 3), date(2025, 2, 4)):
        (found,), _ = load_all([str(tmp_path)], Settings(workers=1, default_date=day), memory=shelf)
        assert found.published == day


@pytest.mark.parametrize("settings", [Settings(match_threshold=0.6), Settings(near_threshold=0.1)])
def test_other_settings_are_other_results(articles, settings):
    shelf = Shelf()
    outputs(articles[:6], shelf)
    assert outputs(articles[:6], shelf, settings) == outputs(articles[:6], None, settings)


def test_another_table_of_rates_under_the_same_path_is_another_result(articles, tmp_path):
    table, shelf = tmp_path / "rates.csv", Shelf()
    settings = Settings(rates=str(table), workers=1)
    for won in (1300, 1900):
        table.write_text(f"date,currency,won\n2025-01-27,USD,{won}\n2025-02-03,USD,{won}\n")
        assert outputs(articles, shelf, settings) == outputs(articles, None, settings)


def test_what_cannot_be_written_down_is_worked_out_each_time():
    shelf = Shelf()
    assert digest_of(Article("a", "\ud800 12명")) is None
    for _ in range(2):
        found = map_remembered("x", str.upper, ["a\ud800", "b"], digest_of, str, 1, memory=shelf)
        assert list(found) == ["A\ud800", "B"]
    assert len(shelf.kept["x"]) == 1
