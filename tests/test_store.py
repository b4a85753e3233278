"""The store: its tables, its lock, what it keeps and what it lets go."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from history_tools import at, fire, run, told
from sqlalchemy import create_engine, inspect, text

from checker.errors import BusyError, StoreError
from checker.fetch import CachedPage
from checker.model import Decision
from checker.store import Database, StoreMemory, StorePages, articles, ledger, open_store, outbox
from checker.store.migrate import HEAD, migrate
from checker.store.retention import drop_old
from checker.store.schema import metadata

NOW = "2025-03-03T09:00:00Z"
DAY = date(2025, 3, 3)


@pytest.fixture
def database(store_place):
    with open_store(store_place) as database:
        yield database


def test_the_migrations_make_the_tables_of_the_program(database):
    found = inspect(database.engine)
    assert set(found.get_table_names()) == {*metadata.tables, "alembic_version"}
    for name, table in metadata.tables.items():
        columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
        assert columns == {column.name: bool(column.nullable) for column in table.columns}, name
        assert {i["name"] for i in found.get_indexes(name)} >= {i.name for i in table.indexes}
    with database.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    migrate(database)  # a second time changes nothing


def test_a_store_of_a_newer_program_is_refused(store_place):
    with open_store(store_place) as database, database.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="written by a newer version of checker"), open_store(store_place):
        pass


def test_a_database_with_other_tables_is_refused(store_place):
    database = Database(store_place)
    with database.begin() as connection:
        connection.execute(text("CREATE TABLE subscribers (name TEXT)"))
    with pytest.raises(StoreError, match="other tables"):
        migrate(database)
    database.close()


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("mysql://a/b", "mysql is no database that checker knows"),
        ("://", "no address of a database"),
        ("postgresql://checker:secret@/x?host=/nowhere", "cannot be reached"),
    ],
)
def test_places_that_are_none(place, said):
    with pytest.raises(StoreError, match=said) as caught, open_store(place):
        pass
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_store_is_refused(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("no database at all, and long enough to be sure of it " * 40)
    with pytest.raises(StoreError, match="no whole SQLite database") as caught, open_store(str(path)):
        pass
    assert str(path) in str(caught.value)


def test_a_second_run_leaves_or_waits_and_says_so(store_place):
    said = []
    with open_store(store_place):
        with pytest.raises(BusyError, match="another run"), open_store(store_place):
            pass
        waits = open_store(store_place, 0.5, lambda: said.append("waiting"))
        with pytest.raises(BusyError, match=r"after 0\.5 seconds"), waits:
            pass
    assert said == ["waiting"]
    with open_store(store_place):
        pass


def test_a_killed_run_gives_the_lock_back(store_place):
    code = (
        f"from checker.store import open_store\nwith open_store({store_place!r}):\n print('held', flush=True)\n input()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(BusyError), open_store(store_place):
            pass
        other.kill()
        other.wait()
    with open_store(store_place, 10):
        pass


def test_a_failed_step_keeps_nothing(database):
    def fail():
        with database.begin() as connection:
            articles.save_articles(connection, [fire("a", 7)], NOW, DAY)
            connection.execute(text("INSERT INTO nothing VALUES (1)"))

    with pytest.raises(StoreError):
        fail()
    with database.begin() as connection:
        assert articles.live_articles(connection, DAY) == []


def test_versions(database):
    first, second = fire("a", 7), fire("a", 8)
    arrivals = []
    for coming in (first, first, second, first):
        with database.begin() as connection:
            arrivals.append(articles.save_articles(connection, [coming], NOW, DAY))
    assert [(len(a.new), len(a.changed), a.same) for a in arrivals] == [(1, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 0)]
    with database.begin() as connection:
        (stored,) = articles.live_articles(connection, DAY)
        assert (stored.version, stored.read, stored.article) == (3, None, first)
        assert articles.version_before(connection, "a", 2)[0] == second


def test_texts_that_databases_cannot_hold_keep_their_offsets(database):
    odd = replace(told("a\x00", "불로 \x0012명이 \ud800 숨졌다."), title="제목\ud800")
    with database.begin() as connection:
        articles.save_articles(connection, [odd], NOW, DAY)
    with database.begin() as connection:
        (stored,) = articles.live_articles(connection, DAY)
    assert stored.article.text == odd.text.replace("\ud800", "�")
    assert (stored.article.id, stored.article.title) == ("a�", "제목�")


def test_figures_can_be_asked_for(database):
    run(database, [fire("a", 7), fire("b", 9)], at(3))
    with database.begin() as connection:
        rows = connection.execute(text("SELECT article, text, value, unit FROM figures WHERE unit = 'KRW'")).all()
    assert sorted(rows) == [(key, "81억원", "8100000000", "KRW") for key in "ab"]


def test_memory_keeps_what_it_is_given(database):
    memory = StoreMemory(database, DAY)
    memory.keep("claims", {b"a": b"1", b"b": b"2"})
    memory.keep("claims", {b"a": b"3"})
    assert memory.recall("claims", [b"a", b"c"]) == {b"a": b"3"}
    assert memory.recall("findings", [b"a"]) == {}


def test_pages_are_kept(database):
    pages = StorePages(database)
    page = CachedPage(
        "http://a.example/", b"\x00\xff", "text/html", None, '"1"', None, datetime(2025, 3, 3, tzinfo=UTC)
    )
    assert pages.get(page.url) is None
    pages.put(page)
    pages.put(replace(page, etag='"2"'))
    assert pages.get(page.url) == replace(page, etag='"2"')


def test_messages_go_out_once(database):
    with database.begin() as connection:
        outbox.add_messages(connection, 1, [("k1", "desk", "{}"), ("k2", "desk", "{}")], NOW)
    with database.begin() as connection:
        first, second = outbox.waiting_messages(connection)
        outbox.mark_sent(connection, first.id, NOW)
        outbox.mark_tried(connection, second.id)
    with database.begin() as connection:
        assert [(w.key, w.tries) for w in outbox.waiting_messages(connection)] == [("k2", 1)]
    with pytest.raises(StoreError), database.begin() as connection:
        outbox.add_messages(connection, 1, [("k1", "desk", "{}")], NOW)


def test_a_run_that_never_ended_was_interrupted(database):
    with database.begin() as connection:
        first = ledger.begin_run(connection, NOW)
        second = ledger.begin_run(connection, NOW)
        ledger.finish_run(connection, second, "published", now=NOW, folder="2025-03-03/x", summary={"new": 1})
        assert [(r.id, r.status) for r in ledger.runs_of(connection)] == [(first, "interrupted"), (second, "published")]
        assert ledger.find_run(connection, "published").summary == {"new": 1}
        assert ledger.find_run(connection, "failed") is None


def test_decisions_are_kept_and_replaced(database):
    one, two = Decision("f-1", "fine", "전화로 확인", ("a|7명",)), Decision("f-1", "error")
    with database.begin() as connection:
        ledger.save_decisions(connection, [one], 1)
        assert ledger.decisions_of(connection) == (one,)
        ledger.save_decisions(connection, [two], 2)
        assert ledger.decisions_of(connection) == (two,)


def test_what_is_old_is_let_go_with_all_that_belongs_to_it(database):
    run(database, [fire("a", 7), fire("b", 9)], at(3))
    new = [fire(k, 4, "들꽃군 한빛제지", day=20) for k in "xy"]
    run(database, new, at(20))
    with database.begin() as connection:
        gone = drop_old(connection, date(2025, 3, 22), 10, 10, 10)
        assert (gone["articles"], gone["runs"]) == (2, 1)
        for table in ("versions", "figures"):
            kept = connection.execute(text(f"SELECT DISTINCT article FROM {table}")).scalars()
            assert set(kept) == {"x", "y"}
        assert {row.story for row in ledger.findings_of_stories(connection, {"a", "x"})} == {"x"}
        assert not drop_old(connection, date(2026, 3, 22), 0, 0, 0).get("articles")


def test_an_address_never_shows_its_password():
    assert "secret" not in Database("postgresql://checker:secret@db.example/checker").name


def test_the_engine_is_sqlites_by_default(tmp_path):
    with open_store(str(tmp_path / "new" / "checker.db")):
        pass
    assert create_engine(f"sqlite:///{tmp_path}/new/checker.db").connect()
