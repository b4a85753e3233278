"""What an outlet's robots.txt allows. Source: RFC 9309, section 2.3.1 for what a missing one means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.fetch.addresses import origin_of
from checker.fetch.model import Clock, FetchError

if TYPE_CHECKING:
    from protego import Protego

__all__ = ["PRODUCT", "ROBOTS_LARGEST", "Robots"]

# The name that robots.txt files can address; the User-Agent begins with it.
PRODUCT = "checker"

# Rules further down are not read. RFC 9309: at least 500 KiB must be.
ROBOTS_LARGEST = 512 * 1024

# RFC 9309: rules should not be used for more than a day.
_HOLDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one origin; without ``rules`` all is allowed, with a ``failure`` nothing."""

    read_at: float
    rules: Protego | None = None
    failure: FetchError | None = None


class Robots:
    """Asks each outlet once a day for its rules.

    Args:
        read: Returns the body of a robots.txt, following redirects; raises ``FetchError``.
        clock: Tells when rules are too old.
    """

    def __init__(self, read: Callable[[str], bytes], clock: Clock) -> None:
        self._read = read
        self._clock = clock
        self._known: dict[str, _Rules] = {}

    def check(self, url: str) -> float:
        """Return the delay between requests that the outlet asks for, 0 where it does not.

        Raises:
            FetchError: Its rules forbid ``url``, or cannot be had.
        """
        found = self._of(origin_of(url))
        if found.failure is not None:
            raise FetchError(
                url,
                f"robots.txt of the outlet cannot be read, so nothing is fetched: {found.failure.reason}",
                retryable=found.failure.retryable,
                hint=found.failure.hint,
            )
        if found.rules is None:
            return 0.0
        if not found.rules.can_fetch(url, PRODUCT):
            raise FetchError(url, "robots.txt of the outlet forbids it", hint="save the page as .html by hand")
        return float(found.rules.crawl_delay(PRODUCT) or 0)

    def _of(self, origin: str) -> _Rules:
        known = self._known.get(origin)
        if known is None or self._clock.monotonic() - known.read_at > _HOLDS:
            known = self._known[origin] = self._ask(origin)
        return known

    def _ask(self, origin: str) -> _Rules:
        from protego import Protego

        try:
            body = self._read(f"{origin}/robots.txt")
        except FetchError as error:
            # 4xx, too many redirects: there are no rules; anything else: they are unknown, so all is forbidden
            absent = error.status is not None and 300 <= error.status < 500 and not error.retryable
            return _Rules(self._clock.monotonic(), failure=None if absent else error)
        text = body.decode("utf-8-sig", "replace")
        return _Rules(self._clock.monotonic(), rules=Protego.parse(text))
