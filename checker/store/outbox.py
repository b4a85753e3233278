"""Messages that are to go out: written with the run that has them to tell, sent afterwards.

A message is marked when its receiver has taken it. If the program is ended between the two, it is
sent again under the same key: no problem is ever left untold, and a receiver that looks at the key
(or a person) can tell a repeat.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from checker.store.schema import outbox

__all__ = ["Waiting", "add_messages", "mark_sent", "mark_tried", "waiting_messages"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that its receiver does not have yet.

    Attributes:
        key: The same however often it is sent.
        receiver: Name of the receiver in the settings file: its address may be a secret and is not kept.
        message: What to tell, as JSON.
    """

    id: int
    key: str
    receiver: str
    message: str
    tries: int


def add_messages(connection: Connection, run: int, messages: Iterable[tuple[str, str, str]], now: str) -> None:
    """Put messages into the outbox, each as key, receiver and message."""
    rows = [
        {"key": key, "run": run, "receiver": receiver, "message": message, "created": now, "tries": 0}
        for key, receiver, message in messages
    ]
    if rows:
        connection.execute(insert(outbox), rows)


def waiting_messages(connection: Connection) -> list[Waiting]:
    """Return the messages that are still to go out, the oldest first."""
    columns = (outbox.c.id, outbox.c.key, outbox.c.receiver, outbox.c.message, outbox.c.tries)
    query = select(*columns).where(outbox.c.sent.is_(None)).order_by(outbox.c.id)
    return [Waiting(*row) for row in connection.execute(query)]


def mark_sent(connection: Connection, message: int, now: str) -> None:
    """Note that a receiver has taken a message."""
    connection.execute(update(outbox).where(outbox.c.id == message).values(sent=now, tries=outbox.c.tries + 1))


def mark_tried(connection: Connection, message: int) -> None:
    """Note that a message could not be handed over."""
    connection.execute(update(outbox).where(outbox.c.id == message).values(tries=outbox.c.tries + 1))
