"""One request and its whole answer, within bounds of time and size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.fetch.model import FetchError, FetchSettings
from checker.inflate import BrokenDataError, inflated

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

__all__ = ["Answer", "Requests"]

_CHUNK = 64 * 1024

# What is asked for, and so all that is understood.
_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer.

    Attributes:
        status: Of HTTP.
        headers: By names in lower case.
        body: Decompressed.
    """

    status: int
    headers: dict[str, str]
    body: bytes


class Requests:
    """Sends requests, each over a connection of its own: its host's address is looked up and checked each time."""

    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings

    def send(self, url: str, headers: Mapping[str, str], largest: int, *, cut: bool = False) -> Answer:
        """Ask ``url`` once, and follow nothing.

        Args:
            url: A wire address.
            headers: Those of the request.
            largest: Bytes of the body after decompression.
            cut: Whether a larger body is cut there, rather than a failure.

        Raises:
            FetchError: There was no whole answer.
        """
        from urllib3.exceptions import HTTPError

        from checker.fetch.connect import Deadline, pool_manager
        from checker.fetch.reasons import failure_of

        with Deadline(self._settings.total_timeout) as deadline, pool_manager(self._settings.allow_private) as pool:
            try:
                body, response = self._ask(pool, url, headers, largest, cut)
            except BrokenDataError as error:
                raise FetchError(url, error.message, retryable=True) from error
            except (HTTPError, OSError) as error:
                if deadline.passed:
                    raise self._late(url) from error
                raise failure_of(url, error) from error
            if deadline.passed:  # an answer without a length ends where its connection does
                raise self._late(url)
        return Answer(response.status, {name.lower(): value for name, value in response.headers.items()}, body)

    def _ask(
        self, pool: PoolManager, url: str, headers: Mapping[str, str], largest: int, cut: bool
    ) -> tuple[bytes, BaseHTTPResponse]:
        from urllib3.util import Timeout

        response = pool.urlopen(
            "GET",
            url,
            headers={**headers, "Accept-Encoding": "gzip, deflate", "Connection": "close"},
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=Timeout(connect=self._settings.connect_timeout, read=self._settings.read_timeout),
        )
        try:
            return _read(url, response, largest, cut), response
        finally:
            response.close()

    def _late(self, url: str) -> FetchError:
        return FetchError(url, f"there was no whole answer within {self._settings.total_timeout:g} s", retryable=True)


def _read(url: str, response: BaseHTTPResponse, largest: int, cut: bool) -> bytes:
    parts: list[bytes] = []
    size = 0
    for part in _pieces(url, response):
        parts.append(part)
        size += len(part)
        if size > largest:
            if cut:
                break
            raise FetchError(url, f"the page is larger than {_shown(largest)}")
    return b"".join(parts)[:largest]


def _pieces(url: str, response: BaseHTTPResponse) -> Iterator[bytes]:
    """Yield the body, unpacked here: the client's own unpacking takes a body that is cut off for a whole one."""
    pieces = iter(lambda: response.read(_CHUNK, decode_content=False), b"")
    for name in reversed(response.headers.get("content-encoding", "").lower().split(",")):
        if name.strip() not in _ENCODINGS:
            raise FetchError(url, f"the page is compressed in a way that was not asked for: {name.strip()}")
        if name.strip() not in ("", "identity"):
            pieces = inflated(pieces)
    return pieces


def _shown(size: int) -> str:
    """Return a number of bytes for people.

    >>> _shown(16 * 1024 * 1024), _shown(5000)
    ('16 MiB', '5000 bytes')
    """
    return f"{size // 2**20} MiB" if size >= 2**20 else f"{size} bytes"
