"""End a command when the machine asks for it (SIGTERM) as after Ctrl-C: nothing half-written, no process left."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["Terminated", "ended_by_machine"]


class Terminated(KeyboardInterrupt):
    """The machine asked the program to end (SIGTERM): it ends as after Ctrl-C, without loss."""


@contextmanager
def ended_by_machine() -> Iterator[None]:
    """Have SIGTERM raise ``Terminated`` while the block runs; processes that work for it just end."""
    owner = os.getpid()

    def end(number: int, _: FrameType | None) -> None:
        if os.getpid() != owner:
            os._exit(128 + number)
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread: who runs it there answers for signals too
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
