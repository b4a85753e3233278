"""Spread work over processes in chunks, in order, with nothing sent to them but numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

__all__ = ["map_chunks", "worker_count"]

T = TypeVar("T")
R = TypeVar("R")

# Fewer items than this are done at once: starting processes takes longer.
WORTH_IT = 200

# What the forked processes find here when they start: the function and all items. Sending the items
# would cost as much as the work.
_job: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def worker_count(wanted: int) -> int:
    """Return how many processes to use: as wanted, or one a core for 0; one where forking is not to be had."""
    import multiprocessing

    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def _run(bounds: tuple[int, int]) -> list[Any]:
    assert _job is not None
    function, items = _job
    return [function(item) for item in items[slice(*bounds)]]


def map_chunks(
    function: Callable[[T], R],
    items: Sequence[T],
    workers: int,
    *,
    chunk: int = 64,
    on_done: Callable[[int], None] | None = None,
) -> Iterator[R]:
    """Yield ``function(item)`` for every item, in order.

    Args:
        function: Called in a forked process; its result must be picklable.
        items: What to call it on.
        workers: Processes to use; with one, or with few items, all is done in this process.
        chunk: Items that one process takes at a time.
        on_done: Called with the number of items done so far, a chunk at a time.

    Raises:
        Exception: Whatever ``function`` raises.
    """
    global _job
    bounds = [(start, min(start + chunk, len(items))) for start in range(0, len(items), chunk)]
    if workers <= 1 or len(items) < WORTH_IT:
        for start, end in bounds:
            yield from map(function, items[start:end])
            if on_done is not None:
                on_done(end)
        return
    import multiprocessing

    _job = (function, items)
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            for (_, end), results in zip(bounds, pool.imap(_run, bounds), strict=True):
                yield from results
                if on_done is not None:
                    on_done(end)
    finally:
        _job = None
