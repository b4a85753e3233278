"""What earlier runs worked out, found again by a digest of all that it was made from.

A key covers the input, the settings and the program with its lexicons, so that what is found is
what would be worked out: a run with a memory and one without give the same bytes.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import msgspec

from checker.paths import data_dir
from checker.workers import WORTH_IT, begun, map_chunks

__all__ = ["LIBRARIES", "Form", "Memory", "digest_of", "map_remembered", "program_digest"]

# Libraries whose releases may change what a text is read as.
LIBRARIES = ("currencyconverter", "pint", "rapidfuzz", "rensa")
# … and those whose releases may change what text is found in a page, a paper or a file.
_READERS = ("charset-normalizer", "courlan", "htmldate", "lxml", "lxml-html-clean", "pypdfium2", "trafilatura")

T = TypeVar("T")
R = TypeVar("R")


class Memory(Protocol):
    """Where results are kept from run to run."""

    def recall(self, kind: str, keys: Sequence[bytes]) -> Mapping[bytes, bytes]:
        """Return what is known of ``keys``; the others are missing."""

    def keep(self, kind: str, found: Mapping[bytes, bytes]) -> None:
        """Remember results, so that the next run finds them even if this one is ended."""


@dataclass(frozen=True, slots=True)
class Form(Generic[T, R]):
    """How a result is kept that holds parts of what it was made from: without them.

    Attributes:
        bare: Item and result → what is kept; ``None`` where nothing is.
        whole: Item and what was kept → result.
    """

    bare: Callable[[T, R], Any]
    whole: Callable[[T, Any], R]


@cache
def program_digest() -> bytes:
    """Return a digest of the program, its lexicons and the libraries that read: another one, another result."""
    import hashlib  # listing figures must not wait for it
    from importlib.metadata import version

    package = Path(__file__).resolve().parent
    digest = hashlib.blake2b(digest_size=16)
    for folder, pattern in ((package, "*.py"), (data_dir() / "lexicons", "*.*")):
        for path in sorted(folder.rglob(pattern)):
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    for name in (*LIBRARIES, *_READERS):
        digest.update(f"{name} {version(name)}\n".encode())
    return digest.digest()


def digest_of(*parts: Any) -> bytes | None:
    """Return a digest of plain values and the program; ``None`` where they cannot be written down.

    That is so of lone surrogates, which some tables hold: what they are part of is worked out each time.
    """
    try:
        written = msgspec.msgpack.encode(parts, order="deterministic")
    except UnicodeEncodeError:
        return None
    from hashlib import blake2b

    return blake2b(written, digest_size=16, key=program_digest()).digest()


def map_remembered(
    kind: str,
    function: Callable[[T], R],
    items: Sequence[T],
    key: Callable[[T], bytes | None],
    result: Any,
    workers: int,
    *,
    memory: Memory | None = None,
    chunk: int = 64,
    worth: int = WORTH_IT,
    shared: Iterable[Any] = (),
    form: Form[T, R] | None = None,
    on_done: Callable[[int], None] | None = None,
) -> Generator[R]:
    """Yield ``function(item)`` for every item, in order; what a memory knows is not worked out again.

    Args:
        kind: Name of the stage, by which the memory keeps results apart.
        function: Called in a forked process; its result must be picklable.
        items: What to call it on.
        key: Digest of all that the result depends on; ``None`` for what cannot be remembered.
        result: Type of the result, for reading it back.
        workers: Processes to use.
        memory: Where results are kept; without one, everything is worked out.
        chunk: Items that one process takes at a time.
        worth: Items from which it is worth while to start processes.
        shared: Values that fresh results may hold again: they come back as the very same objects.
        form: What results are kept as, where that is not what they are; ``result`` is its type then.
        on_done: Called with the number of items done so far.
    """
    spread = partial(map_chunks, function, workers=workers, chunk=chunk, worth=worth, shared=shared)
    if memory is None:
        yield from spread(items, on_done=on_done)
        return
    keys = [key(item) for item in items]
    known = memory.recall(kind, [each for each in dict.fromkeys(keys) if each is not None])
    missing = [number for number, each in enumerate(keys) if each is None or each not in known]
    found = _decoded(known, keys, result)
    if form is not None:
        found = {number: form.whole(items[number], kept) for number, kept in found.items()}
    done = len(found)
    if on_done is not None:
        on_done(done)
    asked = [items[number] for number in missing]
    fresh: dict[bytes, bytes] = {}
    with begun(spread(asked, on_done=None if on_done is None else lambda count: on_done(done + count))) as told:
        for number, item in enumerate(items):
            if number in found:
                yield found[number]
                continue
            one = next(told)
            _write(fresh, keys[number], one if form is None else form.bare(item, one))
            if len(fresh) >= _AT_ONCE:
                memory.keep(kind, fresh)
                fresh = {}
            yield one
    memory.keep(kind, fresh)


def _decoded(known: Mapping[bytes, bytes], keys: Sequence[bytes | None], result: Any) -> dict[int, Any]:
    """Return what is known, by its place among the keys."""
    decoder = msgspec.msgpack.Decoder(result)
    # what is decoded stays: looking for garbage among it takes longer than decoding
    was_on = gc.isenabled()
    gc.disable()
    try:
        return {n: decoder.decode(known[each]) for n, each in enumerate(keys) if each is not None and each in known}
    finally:
        if was_on:
            gc.enable()


# Results are kept so many at a time: what was worked out before a run is ended is not lost.
_AT_ONCE = 500


def _write(fresh: dict[bytes, bytes], key: bytes | None, one: Any) -> None:
    if key is None or one is None:
        return
    try:
        fresh[key] = msgspec.msgpack.encode(one)
    except UnicodeEncodeError:  # a lone surrogate in a text that a key did not hold
        return
