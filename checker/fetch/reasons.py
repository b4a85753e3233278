"""What went wrong, in words for people, and whether trying again may help."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from checker.fetch.connect import RefusedAddress
from checker.fetch.model import FetchError

__all__ = ["failure_of", "retry_after", "status_failure"]

# What each failure of a connection is called, and whether it may pass; the first that fits is taken.
_FAILURES: tuple[tuple[type[Exception], str, bool], ...] = (
    (NameResolutionError, "there is no host of this name, or the network is down", True),
    (NewConnectionError, "the server does not accept connections", True),
    (ConnectTimeoutError, "the server could not be reached in time", True),
    (ReadTimeoutError, "the server stopped sending", True),
    (SSLError, "the connection cannot be trusted", False),
    (LocationValueError, "the address is malformed", False),
    (ProtocolError, "the answer was cut off or is malformed", True),
    (HTTPError, "the answer was cut off or is malformed", True),
    (TimeoutError, "the server stopped sending", True),
    (OSError, "the connection broke", True),
)

# Statuses that may pass. Source: RFC 9110, section 15; 425 RFC 8470, 429 RFC 6585; 52x are those of a
# content network that cannot reach the outlet behind it.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})

_STATUSES = {
    401: "the outlet shows the page only to subscribers",
    402: "the outlet shows the page only to subscribers",
    403: "the outlet refuses the page",
    404: "there is no such page",
    410: "the page was taken down",
    429: "the outlet asks for fewer requests",
    451: "the page was taken down for legal reasons",
}


def failure_of(url: str, error: Exception) -> FetchError:
    """Return the failure that an error of the connection means for ``url``."""
    if isinstance(error, RefusedAddress):
        return FetchError(url, str(error), hint="private and local addresses are fetched only with --allow-private")
    words, passing = next((words, passing) for kind, words, passing in _FAILURES if isinstance(error, kind))
    return FetchError(url, words, retryable=passing)


def status_failure(url: str, status: int, wait: float | None) -> FetchError:
    """Return the failure that a status other than 200 means."""
    words = _STATUSES.get(status, "the outlet's server failed" if status >= 500 else "the outlet sent no page")
    return FetchError(url, f"{words} ({status})", retryable=status in _PASSING, status=status, wait=wait)


def retry_after(header: str | None, now: datetime) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks for: a number of them, or a date.

    >>> retry_after("Mon, 03 Feb 2031 08:02:00 GMT", datetime(2031, 2, 3, 8, tzinfo=UTC)), retry_after("soon", datetime.now(UTC))
    (120.0, None)
    """
    text = (header or "").strip()
    if text.isdecimal():
        return float(text)
    try:
        day = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, ((day if day.tzinfo else day.replace(tzinfo=UTC)) - now).total_seconds())
