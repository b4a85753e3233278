"""Bring a store to the tables of this program, and refuse one that is ahead of it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from checker.errors import StoreError
from checker.store.database import Database

__all__ = ["HEAD", "migrate"]

# The newest revision below ``migrations/versions``; a test holds the two together.
HEAD = "0001"


def migrate(database: Database) -> None:
    """Make or move on the tables, in one transaction; call it under the run's lock.

    Raises:
        StoreError: The store was made by a newer program, or is not one of checker's.
    """
    with database.begin() as connection:
        found = _revision(connection)
        if found == HEAD:
            return  # alembic takes a while to load: most runs need not wait for it
        if found is None and inspect(connection).get_table_names():
            raise StoreError(
                "this database holds other tables", where=database.name, hint="name another store, or an empty database"
            )
        _upgrade(connection, found, database.name)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, found: str | None, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"the store was written by a newer version of checker (its tables are {found}, this program knows {HEAD})",
            where=name,
            hint="install that version, or name another store",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
