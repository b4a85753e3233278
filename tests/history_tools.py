"""Small newsrooms for tests of the history: articles on a fire that change from run to run."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from checker.load import article_of
from checker.model import Article, Severity
from checker.runs.judging import Clock, Judged, judge_store, save_judged
from checker.settings import Settings
from checker.store import Database, articles, ledger

SETTINGS = Settings(workers=1)


def at(day: int, hour: int = 9) -> Clock:
    """Return an hour of a day of March 2025."""
    return Clock(datetime(2025, 3, day, hour, tzinfo=UTC), date(2025, 3, day))


def told(key: str, text: str, day: int = 3, source: str = "", **more: str) -> Article:
    """Return an article of a day of March 2025."""
    record = {"id": key, "text": text, "published": f"2025-03-{day:02}", "source": source or f"매체{key}"}
    return article_of(record | more)


def fire(key: str, dead: int, place: str = "강물시 새빛화학", day: int = 3, loss: str = "81억원") -> Article:
    """Return an article on a fire in a factory."""
    text = (
        f"{place} 공장 화재, {dead}명 숨져\n\n"
        f"{place} 공장에서 난 불로 {dead}명이 숨졌다. 이 불로 23명이 다쳐 병원으로 옮겨졌다.\n\n"
        f"소방당국은 {place} 공장의 재산 피해가 {loss}이라고 밝혔다."
    )
    return told(key, text, day)


def run(
    database: Database,
    coming: list[Article],
    clock: Clock,
    *,
    window: int = 3,
    decided: tuple = (),
    level: Severity = Severity.WARNING,
) -> Judged:
    """Do what a scheduled run does to the store."""
    with database.begin() as connection:
        number = ledger.begin_run(connection, clock.stamp)
        articles.save_articles(connection, coming, clock.stamp, clock.today)
    judged = judge_store(database, clock, number, settings=SETTINGS, window=window, level=level, decided=decided)
    with database.begin() as connection:
        save_judged(connection, judged, number, clock.today)
        ledger.finish_run(connection, number, "published", now=clock.stamp)
    return judged


def edited(article: Article, old: str, new: str) -> Article:
    """Return the article as its outlet changed it."""
    assert old in article.text
    record = {"id": article.id, "text": article.text.replace(old, new), "published": str(article.published)}
    return replace(article_of(record | {"source": article.source}), url=article.url)
