"""The tables of the store; how older ones become these stands in ``migrations``.

Times are UTC, written ``2026-11-22T09:30:00Z``, days ``2026-11-22``: as text they sort in order, and
SQLite and PostgreSQL read them alike.
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "articles",
    "decisions",
    "figures",
    "findings",
    "memory",
    "metadata",
    "outbox",
    "pages",
    "revisions",
    "runs",
    "versions",
]

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One scheduled run. ``status``: running, ready (decided, its folder not yet in place), published, failed,
# interrupted.
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("status", Text, nullable=False),
    Column("folder", Text),
    Column("summary", Text, nullable=False, server_default="{}"),
)

# ``day``: of publication, never later than the day it was first seen. ``story``: as last judged.
# ``last_seen``: the day that it came in last. ``read``: the version that was last judged; another one than ``version`` is still to be read.
articles = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("url", Text),
    Column("source", Text),
    Column("title", Text),
    Column("day", Text, nullable=False),
    Column("story", Text),
    Column("version", Integer, nullable=False),
    Column("read", Integer),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Index("ix_articles_day", "day"),
    Index("ix_articles_story", "story"),
    Index("ix_articles_url", "url"),
)

# ``body``: the article as loaded (MessagePack). ``digest``: of text and title.
versions = Table(
    "versions",
    metadata,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE")),
    Column("number", Integer),
    Column("seen", Text, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "number"),
)

# Numbers are text, as exact as they were read.
figures = Table(
    "figures",
    metadata,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE")),
    Column("version", Integer),
    Column("start", Integer),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Text),
    Column("low", Text),
    Column("high", Text),
    Column("unit", Text),
    PrimaryKeyConstraint("article", "version", "start"),
)

# ``rank``: of the severity. ``mark``: digest of what would make it another finding to an editor.
# ``claims``: JSON, ``[[article, figure as written], …]``.
findings = Table(
    "findings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text),
    Column("label", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("mark", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("claims", Text, nullable=False),
    Column("first_run", Integer, nullable=False),
    Column("state_run", Integer, nullable=False),
    Index("ix_findings_day", "day"),
)

# ``body``: what changed between two versions of an article (MessagePack).
revisions = Table(
    "revisions",
    metadata,
    Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE")),
    Column("version", Integer),
    Column("run", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("article", "version"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("figures", Text, nullable=False),
    Column("run", Integer, nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("url", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("charset", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("fetched_at", Text, nullable=False),
)

memory = Table(
    "memory",
    metadata,
    Column("kind", Text),
    Column("key", LargeBinary),
    Column("day", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("kind", "key"),
    Index("ix_memory_day", "day"),
)

# A message to one receiver. ``key`` is the same however often it is sent.
outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False),
    Column("run", Integer, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("sent", Text),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("key"),
)
