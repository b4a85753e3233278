"""Articles and their versions, as they came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, insert, or_, select, update

from checker.model import Article, Figure
from checker.store.database import batches
from checker.store.schema import articles, figures, versions

__all__ = ["Arrival", "StoredArticle", "live_articles", "mark_read", "save_articles", "version_before"]

_decoder = msgspec.msgpack.Decoder(Article)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of the articles that came in, by id."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article in its newest version.

    Attributes:
        version: Number of that version, counted from 1.
        read: Number of the version that was last judged, or ``None``.
        seen: When this version was seen first.
        story: The story it was judged in last, if it was.
    """

    article: Article
    version: int
    read: int | None
    seen: str
    story: str | None

    @property
    def is_unread(self) -> bool:
        """Tell whether no run has judged this version yet."""
        return self.read != self.version


# Neither database's text can hold a lone surrogate, nor PostgreSQL's a NUL.
_LONE = re.compile("[\ud800-\udfff]")
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


def _storable(article: Article) -> Article:
    """Return the article with what cannot be stored replaced one to one, so that all offsets hold."""

    def clean(text: str | None) -> str | None:
        return None if text is None else _UNKEPT.sub("�", text)

    return replace(
        article,
        id=_UNKEPT.sub("�", article.id),
        text=_LONE.sub("�", article.text),
        source=clean(article.source),
        title=clean(article.title),
        url=clean(article.url),
        path=clean(article.path),
        origin=None,
    )


def _digest(article: Article) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode((article.text, article.title)), digest_size=16).digest()


def save_articles(connection: Connection, found: Iterable[Article], now: str, today: date) -> Arrival:
    """Keep articles that came in; one that came with another text becomes a new version.

    An article is known by its id, or by its address where the id is new: then it keeps its old id.

    Args:
        connection: A transaction.
        found: The articles; of two with one id the later one counts.
        now: The time (UTC).
        today: The day that an article was seen first on at the latest.
    """
    coming = _with_known_ids(connection, {article.id: article for article in map(_storable, found)})
    stored = _stored(connection, list(coming))
    new, changed, same = [], [], 0
    for key, article in coming.items():
        digest = _digest(article)
        if key not in stored:
            new.append(_row(article, today, now))
        elif stored[key]["digest"] == digest:
            same += 1
            continue
        else:
            changed.append({"id": key, "version": stored[key]["version"] + 1, "title": article.title})
    for part in batches(new):
        connection.execute(insert(articles), list(part))
    for row in changed:
        values = {"version": row["version"], "title": row["title"]}
        connection.execute(update(articles).where(articles.c.id == row["id"]).values(values))
    _touch(connection, [key for key in stored if stored[key]["last_seen"] != today.isoformat()], today)
    _mend_days(connection, [coming[key] for key in stored], stored, today)
    bodies = [
        {
            "article": row["id"],
            "number": row["version"],
            "seen": now,
            "digest": _digest(coming[row["id"]]),
            "body": msgspec.msgpack.encode(coming[row["id"]]),
        }
        for row in (*new, *changed)
    ]
    for part in batches(bodies):
        connection.execute(insert(versions), list(part))
    return Arrival(tuple(row["id"] for row in new), tuple(row["id"] for row in changed), same)


def _touch(connection: Connection, keys: Sequence[str], today: date) -> None:
    """Note that articles came in today, so that none is let go while its source still has it."""
    for part in batches(keys):
        connection.execute(update(articles).where(articles.c.id.in_(part)).values(last_seen=today.isoformat()))


def _mend_days(
    connection: Connection, again: Sequence[Article], stored: Mapping[str, Mapping[str, Any]], today: date
) -> None:
    """Give articles their day of publication that came in first while the clock was behind it."""
    for article in again:
        published = article.published
        if published is not None and stored[article.id]["day"] < published.isoformat() <= today.isoformat():
            statement = update(articles).where(articles.c.id == article.id)
            connection.execute(statement.values(day=published.isoformat()))


def _with_known_ids(connection: Connection, coming: dict[str, Article]) -> dict[str, Article]:
    """Give articles whose address is known under another id that id."""
    by_url = {article.url: article.id for article in coming.values() if article.url}
    known: dict[str, str] = {}
    for part in batches(list(by_url)):
        rows = connection.execute(select(articles.c.url, articles.c.id).where(articles.c.url.in_(part)))
        known.update({by_url[url]: key for url, key in rows})
    ids = {key for part in batches(list(coming)) for key in _known_ids(connection, part)}
    renamed = {key: known[key] for key in coming if key in known and key not in ids and known[key] not in coming}
    return {renamed.get(key, key): replace(article, id=renamed.get(key, key)) for key, article in coming.items()}


def _known_ids(connection: Connection, keys: Sequence[str]) -> list[str]:
    return list(connection.execute(select(articles.c.id).where(articles.c.id.in_(keys))).scalars())


def _stored(connection: Connection, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    query = select(articles.c.id, articles.c.version, articles.c.day, articles.c.last_seen, versions.c.digest).join(
        versions, _is_newest()
    )
    found: dict[str, Mapping[str, Any]] = {}
    for part in batches(keys):
        rows = connection.execute(query.where(articles.c.id.in_(part))).mappings()
        found |= {row["id"]: row for row in rows}
    return found


def _is_newest() -> Any:
    return (versions.c.article == articles.c.id) & (versions.c.number == articles.c.version)


def _row(article: Article, today: date, now: str) -> dict[str, Any]:
    # a date in the future is a slip of the feed: it must not keep a story open for ever
    day = min(article.published or today, today)
    return {
        "id": article.id,
        "url": article.url,
        "source": article.source,
        "title": article.title,
        "day": day.isoformat(),
        "version": 1,
        "first_seen": now,
        "last_seen": today.isoformat(),
    }


def live_articles(connection: Connection, since: date) -> list[StoredArticle]:
    """Return the articles that are checked together, in order of their ids.

    These are the articles of every story that has one of ``since`` or later, and all that no run has
    judged yet. A story whose newest article is older is closed: it stays as it was judged last.
    """
    day = since.isoformat()
    open_stories = select(articles.c.story).where(articles.c.day >= day, articles.c.story.is_not(None))
    query = (
        select(versions.c.body, articles.c.version, articles.c.read, versions.c.seen, articles.c.story)
        .join(versions, _is_newest())
        .where(
            or_(
                articles.c.read.is_(None),
                articles.c.read != articles.c.version,
                articles.c.day >= day,
                articles.c.story.in_(open_stories),
            )
        )
        .order_by(articles.c.id)
    )
    return [StoredArticle(_decoder.decode(body), *rest) for body, *rest in connection.execute(query).all()]


def version_before(connection: Connection, article: str, number: int) -> tuple[Article, str]:
    """Return an earlier version of an article, and when it was seen first."""
    query = select(versions.c.body, versions.c.seen).where(versions.c.article == article, versions.c.number == number)
    body, seen = connection.execute(query).one()
    return _decoder.decode(body), seen


def mark_read(
    connection: Connection,
    checked: Sequence[StoredArticle],
    stories: Mapping[str, str],
    read: Mapping[str, Sequence[Figure]],
) -> None:
    """Note that articles were judged: in which story, and which figures a version holds.

    Args:
        connection: A transaction.
        checked: The articles of the run.
        stories: Article id → story.
        read: The figures of each article by its id.
    """
    moved = [
        {"key": each.article.id, "tale": stories[each.article.id], "done": each.version}
        for each in checked
        if each.is_unread or each.story != stories[each.article.id]
    ]
    statement = (
        update(articles)
        .where(articles.c.id == bindparam("key"))
        .values(story=bindparam("tale"), read=bindparam("done"))
    )
    for part in batches(moved):
        connection.execute(statement, list(part))
    rows = [_figure_row(each, figure) for each in checked if each.is_unread for figure in read[each.article.id]]
    for part in batches(rows):
        connection.execute(insert(figures), list(part))


def _figure_row(stored: StoredArticle, figure: Figure) -> dict[str, Any]:
    def written(number: object) -> str | None:
        return None if number is None else str(number)

    return {
        "article": stored.article.id,
        "version": stored.version,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": _UNKEPT.sub("�", figure.text),
        "kind": figure.kind.value,
        "value": written(figure.value),
        "low": written(figure.low),
        "high": written(figure.high),
        "unit": None if figure.unit is None else _UNKEPT.sub("�", figure.unit),
    }
