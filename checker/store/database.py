"""The connection to the store: one code for SQLite and PostgreSQL, with errors for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from checker.errors import StoreError

__all__ = ["BATCH", "Database", "batches", "upsert"]

# Rows of one statement: SQLite takes 32,766 parameters, the widest table has 13 columns.
BATCH = 1000

# Seconds that a statement waits for another writer of an SQLite file, such as a backup.
_PATIENCE = 30


class Database:
    """An open store; its tables are made and moved on by ``checker.store.migrate``.

    Args:
        place: Path of an SQLite file, or the URL of a PostgreSQL database.

    Raises:
        StoreError: The URL is none, is of another database, or the driver is missing.
    """

    def __init__(self, place: str) -> None:
        self.url = _url(place)
        self.name = str(self.url.database) if self.is_file else self.url.render_as_string(hide_password=True)
        try:
            self.engine = _engine(self.url)
        except NoSuchModuleError:
            raise StoreError("this is no database that checker knows", where=self.name, hint=_KNOWN) from None
        except ImportError:
            raise StoreError(
                "the PostgreSQL driver is missing", where=self.name, hint="pip install 'checker[postgres]'"
            ) from None

    @property
    def is_file(self) -> bool:
        """Tell whether the store is an SQLite file."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """Open a transaction: all of it is kept, or nothing.

        Raises:
            StoreError: The database said no; what it said is in the message.
        """
        try:
            with self.engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            message, hint = _told(error)
            raise StoreError(message, where=self.name, hint=hint) from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


_KNOWN = "a path, or postgresql://user@host/name"


def _url(place: str) -> URL:
    if "://" not in place:
        return URL.create("sqlite", database=str(Path(place)))
    try:
        url = make_url(place)
    except ArgumentError:
        raise StoreError("this is no address of a database", hint=_KNOWN) from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError(f"{url.get_backend_name()} is no database that checker knows", hint=_KNOWN)
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": _PATIENCE})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _: Any) -> None:
    # the driver's own handling of transactions commits before some statements; ours begins them
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    # a transaction that reads first and then writes must not lose its place to another writer
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _told(error: SQLAlchemyError) -> tuple[str, str | None]:
    """Return what the database said, in one line and without the statement and its values, and what to do."""
    said = " ".join(str(getattr(error, "orig", None) or error).split())
    if "database is locked" in said:
        return f"another program has been writing to it for more than {_PATIENCE} seconds", None
    if "database or disk is full" in said:
        return "the disk is full: nothing of this step was kept", None
    if "not a database" in said or "malformed" in said:
        return f"this is no whole SQLite database: {said[:300]}", "see store.url, or put a copy of the store back"
    if "readonly database" in said:
        return "it cannot be written", "see that the file, those beside it and their folder may be written"
    return f"the database refused: {said[:300]}", None


def batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the items a statement's worth at a time."""
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


def upsert(
    connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, keep: Sequence[str] = ()
) -> None:
    """Insert rows; where a row of the same key stands, set its other columns but those of ``keep``."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects.sqlite import insert
    else:
        from sqlalchemy.dialects.postgresql import insert  # type: ignore[assignment]
    keys = [column.name for column in table.primary_key]
    for part in batches(rows):
        statement = insert(table)
        others = {name: statement.excluded[name] for name in part[0] if name not in (*keys, *keep)}
        connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), list(part))
