"""Spread work over forked processes in chunks, in order.

Nothing is sent to them but numbers: they find the items in the memory that they were forked with. What
they send back is packed tightly: a value that the items hold already goes as its number, and the values
of ``model`` as the bare fields (their own way of pickling asks for every field by name, twice).

The pools of the standard library wait for ever for a process that the machine ended (it does where memory
runs out). Here each process has a pipe of its own, and holds no lock that it could take with it: that it is
no more is seen at once.
"""

from __future__ import annotations

import gc
import io
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import fields, is_dataclass
from itertools import chain, islice
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING, Any, TypeVar

from checker.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess
    from queue import SimpleQueue

__all__ = ["WORTH_IT", "begun", "beside", "collect_rarely", "map_chunks", "worker_count"]

T = TypeVar("T")
R = TypeVar("R")

# Fewer items than this are done at once: starting processes takes longer.
WORTH_IT = 200

# New objects after which the youngest are looked through, and how often the older ones are beside them.
_SELDOM = (100_000, 50, 100)

# What the forked processes find here when they start: the function, all items and the way to pack results.
# Sending the items would cost as much as the work.
_job: tuple[Callable[[Any], Any], Sequence[Any], Sequence[tuple[int, int]], _Reducers] | None = None
# What results may hold of this process's own values, by number.
_shared: Sequence[Any] = ()

# A number of work as it goes through a pipe, and how many of them surely fit into one before anybody reads: the pipes
# of macOS hold 16 KiB.
_NUMBER = 4
_MOST = 4000
_HINT = "what was written before stays; free some memory, or let less run at once"
# What stands before a result: it is one, or what was raised.
_GOOD, _BAD = b"+", b"-"

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


def _run(number: int) -> bytes:
    """Return what the function makes of one chunk of the items, packed."""
    import pickle  # not loaded for a start that needs one process

    assert _job is not None
    function, items, bounds, reducers = _job
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, _PROTOCOL)
    pickler.dispatch_table = reducers
    pickler.dump([function(item) for item in items[slice(*bounds[number])]])
    return packed.getvalue()


@contextmanager
def _forked(work: Callable[[int], bytes], count: int, size: int) -> Iterator[Callable[[int], bytes]]:
    """Have forked processes call ``work`` with 0, 1, … while the block runs; they end with it, done or not.

    Args:
        work: What to call.
        count: How many numbers there are; at most ``_MOST``.
        size: Processes to use.

    Yields:
        What waits for the result of a number and returns it, once. It raises what ``work`` raised, and
        ``WorkerError`` where a process is no more.
    """
    import multiprocessing
    from queue import SimpleQueue
    from threading import Thread

    context = multiprocessing.get_context("fork")
    numbers, giving = os.pipe()
    os.write(giving, b"".join(number.to_bytes(_NUMBER, "little") for number in range(count)))
    os.close(giving)  # who has read the last one reads that there are no more
    ends: list[Connection] = []
    team: list[ForkProcess] = []
    coming: SimpleQueue[tuple[int, bytes] | None] = SimpleQueue()
    receiver = Thread(target=_receive, args=(ends, coming), daemon=True)
    # what the processes inherit is left alone by their garbage collection, which would copy its pages
    gc.freeze()
    try:
        for _ in range(min(size, count)):
            end, sending = context.Pipe(duplex=False)
            ends.append(end)
            process = context.Process(target=_serve, args=(work, numbers, sending, ends), daemon=True)
            try:
                process.start()
            except OSError as error:
                raise WorkerError(f"no process could be started: {error.strerror}", hint=_HINT) from None
            team.append(process)
            sending.close()  # the process alone holds it: when it ends, so does the pipe
        receiver.start()
        held: dict[int, bytes] = {}

        def result(number: int) -> bytes:
            while number not in held:
                if (come := coming.get()) is None:
                    raise WorkerError(
                        "a process that worked for this run was ended, as the machine does where memory runs out",
                        hint=_HINT,
                    )
                held[come[0]] = come[1]
            return _opened(held.pop(number))

        yield result
    finally:
        for process in team:
            process.kill()  # those that are done have nothing left to do
        for process in team:
            process.join()
        if receiver.ident is not None:
            receiver.join()
        for end in ends:
            end.close()
        os.close(numbers)
        gc.unfreeze()


def _serve(work: Callable[[int], bytes], numbers: int, sending: Connection, ends: Sequence[Connection]) -> None:
    """Call ``work`` with numbers as long as there are some, in a process of its own."""
    import pickle
    import signal
    from traceback import format_exception

    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)  # they go to all processes; the one that forked this one ends it
    for end in ends:
        end.close()  # so that writing fails when nobody reads any more
    while found := os.read(numbers, _NUMBER):
        try:
            made = _GOOD + work(int.from_bytes(found, "little"))
        except Exception as error:  # noqa: BLE001 - raised where the result is waited for
            error.add_note("".join(format_exception(error)))
            made = _BAD + pickle.dumps(error)
        try:
            sending.send_bytes(found + made)
        except OSError:
            os._exit(1)  # who asked is gone
    with suppress(OSError):
        sending.send_bytes(b"")


def _receive(ends: Sequence[Connection], coming: SimpleQueue[tuple[int, bytes] | None]) -> None:
    """Pass on what processes send, and ``None`` when one of them ended before it was done."""
    from multiprocessing.connection import wait

    open_ends = list(ends)
    while open_ends:
        for end in wait(open_ends):
            try:
                message = end.recv_bytes()  # type: ignore[union-attr] # none but connections were asked for
            except (EOFError, OSError):
                message = b""
                coming.put(None)
            if message:
                coming.put((int.from_bytes(message[:_NUMBER], "little"), message[_NUMBER:]))
            else:
                open_ends.remove(end)  # type: ignore[arg-type]


def _opened(made: bytes) -> bytes:
    """Return a result, or raise what was raised instead."""
    if made[:1] == _GOOD:
        return made[1:]
    import pickle

    raise pickle.loads(made[1:])


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


@contextmanager
def beside(function: Callable[[], R], workers: int) -> Iterator[Callable[[], R]]:
    """Have ``function`` called in a forked process of its own while the block runs.

    Args:
        function: What to call; its result must be picklable.
        workers: Processes to use; with one, it is called here, when its result is asked for.

    Yields:
        What waits for the result and returns it, once, or raises what ``function`` raised.
    """
    if workers <= 1:
        yield function
        return
    import pickle

    with _forked(lambda _: pickle.dumps(function(), _PROTOCOL), 1, 1) as result:
        yield lambda: pickle.loads(result(0))


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
        WorkerError: A process was ended from outside.
    """
    global _job, _shared
    if workers <= 1 or len(items) < worth:
        bounds = _bounds(0, len(items), chunk)
        for start, end in bounds:
            yield from map(function, items[start:end])
            if on_done is not None:
                on_done(end)
        return
    # the first one is done here: what it reads once (lexicons, tables) the others find in memory
    first = function(items[0])
    import pickle

    assert _job is None, "items are spread while others are"
    bounds = _bounds(1, len(items), max(chunk, -(-len(items) // _MOST)))
    _shared = tuple(shared)
    _job = (function, items, bounds, _Reducers(_shared))
    try:
        with _forked(_run, len(bounds), workers) as result:
            yield first
            for number, (_, end) in enumerate(bounds):
                yield from pickle.loads(result(number))
                if on_done is not None:
                    on_done(end)
    finally:
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
