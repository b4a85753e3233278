"""What fetching is told, what it gives, and what it keeps."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Protocol

import msgspec

from checker.errors import InputError

__all__ = [
    "CachedPage",
    "Clock",
    "FetchError",
    "FetchSettings",
    "Fetched",
    "MemoryCache",
    "PageCache",
    "SystemClock",
    "told_of",
]


_Time = Annotated[float, msgspec.Meta(gt=0)]
_Wait = Annotated[float, msgspec.Meta(ge=0)]


class FetchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How pages are fetched; all times are seconds. The defaults are polite to any outlet.

    Attributes:
        contact: An address or page that an outlet's operator can turn to; named in the User-Agent.
        connect_timeout: Until a connection stands.
        read_timeout: Between two pieces of an answer.
        total_timeout: For one whole answer, from the connection to its last byte.
        largest: Bytes of a body after decompression.
        redirects: How often one address may send on to another.
        attempts: How often one address is asked when it fails in passing (time-outs, 429, 5xx).
        backoff: Before the second attempt; doubled for every further one, with jitter.
        longest_wait: The longest ``Retry-After`` that is waited for; a longer one is a failure.
        delay: Between two requests to one host.
        longest_delay: The longest ``Crawl-delay`` that is honoured; a longer one is cut to it.
        fresh_for: A kept page younger than this is not asked for again.
        robots: Whether robots.txt is asked and obeyed.
        allow_private: Whether private, loopback and link-local addresses may be connected to.
    """

    contact: str = ""
    connect_timeout: _Time = 10.0
    read_timeout: _Time = 20.0
    total_timeout: _Time = 60.0
    largest: Annotated[int, msgspec.Meta(ge=1)] = 16 * 1024 * 1024
    redirects: Annotated[int, msgspec.Meta(ge=0)] = 5
    attempts: Annotated[int, msgspec.Meta(ge=1)] = 3
    backoff: _Wait = 1.0
    longest_wait: _Wait = 60.0
    delay: _Wait = 1.0
    longest_delay: _Wait = 30.0
    fresh_for: _Wait = 0.0
    robots: bool = True
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as an outlet sent it, or as it was kept.

    Attributes:
        url: The address that was asked for.
        final_url: The address that answered, after redirects.
        status: The HTTP status of the answer; 304 where the kept page still holds.
        body: The whole body, decompressed.
        content_type: The media type without parameters, in lower case; empty where none was sent.
        charset: The charset of the Content-Type header, in lower case, where there was one.
        etag, last_modified: The page's validators, as sent.
        fetched_at: When the outlet was last asked (UTC).
        from_cache: The body is the kept one.
        not_modified: The outlet was asked, and said that the kept body still holds.
    """

    url: str
    final_url: str
    status: int
    body: bytes
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime
    from_cache: bool = False
    not_modified: bool = False


@dataclass(frozen=True, slots=True)
class CachedPage:
    """A body kept under the address that sent it (after redirects), with what validates it."""

    url: str
    body: bytes
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime


def told_of(page: CachedPage) -> dict[str, Any]:
    """Return what was told of a body, by name: all fields of a kept page but its address and the body itself."""
    return {name: getattr(page, name) for name in CachedPage.__slots__ if name not in ("url", "body")}


class PageCache(Protocol):
    """Keeps the last body of every address, so that an outlet need not send it again."""

    def get(self, url: str) -> CachedPage | None:
        """Return what is kept under ``url``, or ``None``."""
        ...

    def put(self, page: CachedPage) -> None:
        """Keep ``page`` in the place of what was kept under its address."""
        ...


class MemoryCache:
    """Keeps pages for as long as the process runs."""

    def __init__(self) -> None:
        self._pages: dict[str, CachedPage] = {}

    def get(self, url: str) -> CachedPage | None:
        """Return what is kept under ``url``, or ``None``."""
        return self._pages.get(url)

    def put(self, page: CachedPage) -> None:
        """Keep ``page`` in the place of what was kept under its address."""
        self._pages[page.url] = page


class Clock(Protocol):
    """What fetching knows of time; a test gives it one that does not wait."""

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait."""
        ...

    def jitter(self) -> float:
        """Return a number from 0 to 1 by which waits are spread."""
        ...


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the time of day, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that only ever grow."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)

    def jitter(self) -> float:
        """Return a number from 0 to 1 by which waits are spread."""
        return random.random()


class FetchError(InputError):
    """A page could not be fetched; a run reports it as a problem and goes on.

    Args:
        url: The address that was asked for.
        reason: What was wrong, in one sentence for people.
        retryable: It may well work later: a time-out, a server's own failure, too many requests.
        status: The HTTP status, where there was an answer.
        wait: Seconds that the server asked to be left alone for (``Retry-After``), where it did.
        hint: What the reader can do about it.
    """

    def __init__(
        self,
        url: str,
        reason: str,
        *,
        retryable: bool = False,
        status: int | None = None,
        wait: float | None = None,
        hint: str | None = None,
    ) -> None:
        self.url = url
        self.reason = reason
        self.retryable = retryable
        self.status = status
        self.wait = wait
        super().__init__(reason, where=url, hint=hint)
