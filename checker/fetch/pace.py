"""When a host may be asked again: a delay between requests, and the rest that it asked for."""

from __future__ import annotations

from dataclasses import dataclass

from checker.fetch.model import Clock, FetchError, FetchSettings

__all__ = ["Pace"]

# Addresses of one host that may fail one after the other before the rest of them is left alone:
# one can be a bad page, three are an outlet that is down. Forty items of a feed would otherwise
# take forty times all attempts.
_PATIENCE = 3


@dataclass(slots=True)
class _Host:
    free_at: float = 0.0
    failed: int = 0


class Pace:
    """Keeps requests to one host apart, and remembers which hosts do not answer.

    Args:
        settings: The delays.
        clock: Time and sleep.
    """

    def __init__(self, settings: FetchSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock
        self._hosts: dict[str, _Host] = {}

    def wait(self, url: str, host: str) -> None:
        """Sleep until ``host`` may be asked.

        Raises:
            FetchError: It asked for a longer rest than may be waited for, or never answered.
        """
        known = self._of(host)
        if known.failed >= _PATIENCE:
            raise FetchError(
                url, f"{host} failed {known.failed} times in a row and is left alone for now", retryable=True
            )
        left = known.free_at - self._clock.monotonic()
        if left > max(self._settings.longest_wait, self._settings.longest_delay):
            raise FetchError(url, f"{host} asked to be left alone for {left:.0f} seconds", retryable=True, wait=left)
        if left > 0:
            self._clock.sleep(left)

    def rest(self, host: str, seconds: float) -> None:
        """Leave ``host`` alone for so long from now."""
        known = self._of(host)
        known.free_at = max(known.free_at, self._clock.monotonic() + seconds)

    def answered(self, host: str) -> None:
        """Note that ``host`` gave an answer to an address, a good one or not."""
        self._of(host).failed = 0

    def gave_up(self, host: str) -> None:
        """Note that all attempts at an address of ``host`` failed."""
        self._of(host).failed += 1

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())
