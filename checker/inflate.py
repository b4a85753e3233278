"""Compressed data is unpacked piece by piece, so that whoever takes it can stop before it is too much."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from checker.errors import InputError

__all__ = ["BrokenDataError", "inflated"]

_PIECE = 64 * 1024

# For zlib: the longest window, with gzip's and zlib's own headers told apart; and no header at all.
_HEADED, _BARE = 32 + zlib.MAX_WBITS, -zlib.MAX_WBITS


class BrokenDataError(InputError):
    """Compressed data is cut off, or is none."""


def inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack gzip (of one member or several), zlib or bare deflate data.

    Args:
        pieces: The data, cut anywhere.

    Yields:
        Pieces of 64 KiB at most, none of them empty.

    Raises:
        BrokenDataError: The data ends too early, or is not compressed so.

    >>> import gzip
    >>> b"".join(inflated([gzip.compress(b"12"), gzip.compress(b"345")]))
    b'12345'
    """
    machine = None
    left = b""
    try:
        for piece in pieces:
            data = left + piece
            left = b""
            while data:
                if machine is None:
                    if len(data) < 2:
                        left = data
                        break
                    machine = zlib.decompressobj(_HEADED if _is_headed(data) else _BARE)
                found = machine.decompress(data, _PIECE)
                if found:
                    yield found
                data = machine.unconsumed_tail
                while len(found) == _PIECE and not data and not machine.eof:
                    found = machine.decompress(b"", _PIECE)
                    if found:
                        yield found
                if machine.eof:
                    data = machine.unused_data.lstrip(b"\0")  # tapes pad their members
                    machine = None
    except zlib.error as error:
        raise BrokenDataError(f"the compressed data is broken: {error}") from None
    if machine is not None or left:
        raise BrokenDataError("the compressed data is cut off")


def _is_headed(data: bytes) -> bool:
    """Tell whether data begin with a header of gzip or zlib. Sources: RFC 1952, 2.3.1; RFC 1950, 2.2."""
    return data[:2] == b"\x1f\x8b" or (data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0)
