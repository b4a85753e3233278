"""What runs worked out, kept in the store: a ``checker.memory.Memory``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select, update

from checker.store.database import Database, batches, upsert
from checker.store.schema import memory

__all__ = ["StoreMemory"]


class StoreMemory:
    """Keeps results in the store, each in a transaction of its own: what is worked out is not lost.

    Args:
        database: The store.
        today: The day of the run; results that no run has asked for in a while are dropped by it.
    """

    def __init__(self, database: Database, today: date) -> None:
        self._database = database
        self._day = today.isoformat()

    def recall(self, kind: str, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``; the others are missing."""
        found: dict[bytes, bytes] = {}
        aged: list[bytes] = []
        query = select(memory.c.key, memory.c.value, memory.c.day).where(memory.c.kind == kind)
        with self._database.begin() as connection:
            for part in batches(keys):
                for key, value, day in connection.execute(query.where(memory.c.key.in_(part))).all():
                    found[bytes(key)] = bytes(value)
                    if day != self._day:
                        aged.append(key)
            for part in batches(aged):
                touched = update(memory).where(memory.c.kind == kind, memory.c.key.in_(part))
                connection.execute(touched.values(day=self._day))
        return found

    def keep(self, kind: str, found: Mapping[bytes, bytes]) -> None:
        """Remember results, so that the next run finds them even if this one is ended."""
        rows = [{"kind": kind, "key": key, "value": value, "day": self._day} for key, value in found.items()]
        if rows:
            with self._database.begin() as connection:
                upsert(connection, memory, rows)
