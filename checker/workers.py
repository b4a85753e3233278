"""Spread work over forked processes in chunks, in order.

Nothing is sent to them but numbers: they find the items in the memory that they were forked with. What
they send back is packed tightly: a value that the items hold already goes as its number, and the values
of ``model`` as the bare fields (their own way of pickling asks for every field by name, twice).
"""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import fields, is_dataclass
from itertools import chain, islice
from operator import attrgetter, methodcaller
from typing import Any, TypeVar

__all__ = ["WORTH_IT", "begun", "beside", "collect_rarely", "map_chunks", "worker_count"]

T = TypeVar("T")
R = TypeVar("R")

# Fewer items than this are done at once: starting processes takes longer.
WORTH_IT = 200

# New objects after which the youngest are looked through, and how often the older ones are beside them.
_SELDOM = (100_000, 50, 100)

# What the forked processes find here when they start: the function, all items and the way to pack results.
# Sending the items would cost as much as the work.
_job: tuple[Callable[[Any], Any], Sequence[Any], _Reducers] | None = None
# What results may hold of this process's own values, by number.
_shared: Sequence[Any] = ()

# What a process beside this one was forked to do.
_beside: Callable[[], Any] | None = None

# How results are pickled: the highest protocol of all versions of Python that run this.
_PROTOCOL = 5

Reduce = Callable[[Any], Any]


def worker_count(wanted: int) -> int:
    """Return how many processes to use: as wanted, or one a core for 0; one where forking is not to be had."""
    import multiprocessing

    if "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


def _held(number: int) -> Any:
    """Return a value that this process had before it forked."""
    return _shared[number]


class _Reducers(dict[type, Reduce]):
    """How to pickle values by their type: shared ones by number, dataclasses by their fields."""

    def __init__(self, shared: Sequence[Any]) -> None:
        super().__init__()
        numbers = {id(value): number for number, value in enumerate(shared)}
        for kind in {type(value) for value in shared}:
            self[kind] = _by_number(numbers, _by_fields(kind))

    def __missing__(self, kind: type) -> Reduce:
        if issubclass(kind, type):
            raise KeyError(kind)  # a class is pickled by its name, whatever its metaclass
        self[kind] = found = _by_fields(kind)
        return found


def _by_number(numbers: dict[int, int], otherwise: Reduce) -> Reduce:
    def reduce(value: Any) -> Any:
        number = numbers.get(id(value))
        return otherwise(value) if number is None else (_held, (number,))

    return reduce


def _by_fields(kind: type) -> Reduce:
    """Return how to pickle a dataclass by its fields, anything else in its own way."""
    names = [field.name for field in fields(kind) if field.init] if is_dataclass(kind) else []
    if not names or len(names) < len(fields(kind)):
        own: Reduce = methodcaller("__reduce_ex__", _PROTOCOL)
        return own
    values = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (kind, (values(value),))
    return lambda value: (kind, values(value))


def _run(bounds: tuple[int, int]) -> bytes:
    import pickle  # not loaded for a start that needs one process

    assert _job is not None
    function, items, reducers = _job
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, _PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.dump([function(item) for item in items[slice(*bounds)]])
    return packed.getvalue()


def _bounds(start: int, end: int, chunk: int) -> list[tuple[int, int]]:
    return [(low, min(low + chunk, end)) for low in range(start, end, chunk)]


@contextmanager
def collect_rarely() -> Iterator[None]:
    """Look for garbage in cycles seldom while the block runs, in the processes that it forks too.

    What is made of a day of the press is kept to the end and holds hardly a cycle: looking through it again
    each time that it has grown by a quarter takes a tenth of the time.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _call() -> Any:
    assert _beside is not None
    return _beside()


@contextmanager
def beside(function: Callable[[], R], workers: int) -> Iterator[Callable[[], R]]:
    """Have ``function`` called in a forked process of its own while the block runs.

    Args:
        function: What to call; its result must be picklable.
        workers: Processes to use; with one, it is called here, when its result is asked for.

    Yields:
        What waits for the result and returns it, or raises what ``function`` raised.
    """
    global _beside
    if workers <= 1:
        yield function
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    _beside = function
    gc.freeze()
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
            yield pool.submit(_call).result
    finally:
        gc.unfreeze()
        _beside = None


def map_chunks(
    function: Callable[[T], R],
    items: Sequence[T],
    workers: int,
    *,
    chunk: int = 64,
    worth: int = WORTH_IT,
    shared: Iterable[Any] = (),
    on_done: Callable[[int], None] | None = None,
) -> Generator[R]:
    """Yield ``function(item)`` for every item, in order.

    Args:
        function: Called in a forked process; its result must be picklable.
        items: What to call it on.
        workers: Processes to use; with one, or with few items, all is done in this process.
        chunk: Items that one process takes at a time.
        worth: Items from which it is worth while to start processes.
        shared: Values that results may hold again: they come back as the very same objects.
        on_done: Called with the number of items done so far, a chunk at a time.

    The processes are at work from the first result to the last; other items are not spread meanwhile.

    Raises:
        Exception: Whatever ``function`` raises.
    """
    global _job, _shared
    if workers <= 1 or len(items) < worth:
        bounds = _bounds(0, len(items), chunk)
        for start, end in bounds:
            yield from map(function, items[start:end])
            if on_done is not None:
                on_done(end)
        return
    import multiprocessing

    # the first one is done here: what it reads once (lexicons, tables) the others find in memory
    first = function(items[0])
    import pickle

    assert _job is None, "items are spread while others are"
    bounds = _bounds(1, len(items), chunk)
    _shared = tuple(shared)
    _job = (function, items, _Reducers(_shared))
    # what the processes inherit is left alone by their garbage collection, which would copy its pages
    gc.freeze()
    try:
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            coming = pool.imap(_run, bounds)
            yield first
            for (_, end), results in zip(bounds, coming, strict=True):
                yield from pickle.loads(results)
                if on_done is not None:
                    on_done(end)
    finally:
        gc.unfreeze()
        _job, _shared = None, ()


@contextmanager
def begun(results: Generator[R]) -> Iterator[Iterator[R]]:
    """Have processes work on results while the block does something else, and then goes through them.

    Args:
        results: Those of ``map_chunks``, or what is made of these one by one.
    """
    with closing(results):
        first = [*islice(results, 1)]
        yield chain(first, results)
