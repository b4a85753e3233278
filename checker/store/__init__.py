"""Store: what was read and found, kept from run to run in SQLite or PostgreSQL through one code.

A store is opened under its lock and brought to this program's tables:

    with open_store("checker.db") as database, database.begin() as connection:
        ...

The functions take a connection, so that what belongs together is kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from checker.store.database import Database
from checker.store.lock import hold
from checker.store.memory import StoreMemory
from checker.store.migrate import migrate
from checker.store.pages import StorePages

__all__ = ["Database", "StoreMemory", "StorePages", "open_store"]


@contextmanager
def open_store(place: str, wait: float = 0.0, on_wait: Callable[[], None] | None = None) -> Iterator[Database]:
    """Open a store for one run: nobody else runs on it until the block ends.

    Args:
        place: Path of an SQLite file, which is made where it is missing, or a PostgreSQL URL.
        wait: Seconds to wait for another run; 0 to leave at once.
        on_wait: Called once when there is another run to wait for.

    Raises:
        BusyError: Another run holds the store.
        StoreError: It cannot be opened, or was written by a newer program.
    """
    database = Database(place)
    try:
        with hold(database, wait, on_wait):
            migrate(database)
            yield database
    finally:
        database.close()
