"""Pages as outlets sent them, so that an outlet need not send one again: a ``checker.fetch.PageCache``."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select

from checker.fetch import CachedPage, told_of
from checker.store.database import Database, upsert
from checker.store.schema import pages

__all__ = ["StorePages"]


class StorePages:
    """Keeps the last body of every address in the store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, url: str) -> CachedPage | None:
        """Return what is kept under ``url``, or ``None``."""
        with self._database.begin() as connection:
            row = connection.execute(select(pages).where(pages.c.url == url)).mappings().one_or_none()
        if row is None:
            return None
        return CachedPage(**{**row, "fetched_at": datetime.fromisoformat(row["fetched_at"])})

    def put(self, page: CachedPage) -> None:
        """Keep ``page`` in the place of what was kept under its address."""
        row = {"url": page.url, "body": page.body, **told_of(page), "fetched_at": page.fetched_at.isoformat()}
        with self._database.begin() as connection:
            upsert(connection, pages, [row])
