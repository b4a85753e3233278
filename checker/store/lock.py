"""One run at a time: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import SQLAlchemyError

from checker.errors import BusyError, StoreError
from checker.store.database import Database

__all__ = ["hold"]

# How often PostgreSQL is asked again while another run goes on; a file's lock is asked as often.
_POLL = 0.25


@contextmanager
def hold(database: Database, wait: float, on_wait: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold the store for one run.

    An SQLite file has a lock file beside it, PostgreSQL an advisory lock of a connection of its own:
    both are given back by the system when the process dies.

    Args:
        database: The store.
        wait: Seconds to wait for another run; 0 to leave at once.
        on_wait: Called once when there is another run to wait for.

    Raises:
        BusyError: Another run holds the store, and still did after ``wait`` seconds.
        StoreError: The lock file cannot be made.
    """
    with _file(database) if database.is_file else _advisory(database) as acquire:
        end = time.monotonic() + wait
        if not acquire():
            if on_wait is not None and wait > 0:
                on_wait()
            while not acquire():
                if time.monotonic() >= end:
                    waited = f"after {wait:g} seconds of waiting" if wait else "now"
                    raise BusyError(
                        f"another run is at work on this store {waited}",
                        where=database.name,
                        hint="it will do the work; or set store.wait in the settings file",
                    )
                time.sleep(min(_POLL, max(0.0, end - time.monotonic())))
        yield


@contextmanager
def _file(database: Database) -> Iterator[Callable[[], bool]]:
    from filelock import FileLock, Timeout

    lock = FileLock(database.name + ".lock")

    def acquire() -> bool:
        try:
            Path(database.name).parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except OSError as error:
            raise StoreError(
                f"the lock beside the store cannot be made: {error.strerror or error}", where=database.name + ".lock"
            ) from None
        return True

    try:
        yield acquire
    finally:
        lock.release(force=True)


@contextmanager
def _advisory(database: Database) -> Iterator[Callable[[], bool]]:
    # the schema tells apart two stores in one database
    with _connected(database) as connection:
        schema = connection.execute(text("SELECT current_schema()")).scalar()
        key = int.from_bytes(hashlib.blake2b(f"checker:{schema}".encode(), digest_size=8).digest(), signed=True)

        def acquire() -> bool:
            return bool(connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}).scalar())

        try:
            yield acquire
        finally:
            connection.execute(text("SELECT pg_advisory_unlock_all()"))


@contextmanager
def _connected(database: Database) -> Iterator[Connection]:
    try:
        connection = database.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    except SQLAlchemyError as error:
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        raise StoreError(f"the database cannot be reached: {said[:300]}", where=database.name) from None
    with connection:
        yield connection
