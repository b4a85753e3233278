"""Ask for a page with manners: robots.txt, pace, what is kept, redirects, and more than one attempt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from checker.fetch.addresses import host_of, next_address, wire_address
from checker.fetch.model import CachedPage, Clock, Fetched, FetchError, FetchSettings, PageCache, SystemClock, told_of
from checker.fetch.pace import Pace
from checker.fetch.request import Answer, Requests
from checker.fetch.robots import PRODUCT, ROBOTS_LARGEST, Robots

__all__ = ["Fetcher"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.5"

# RFC 9309: a robots.txt may be five redirects away; one further than that counts as none.
_ROBOTS_REDIRECTS = 5


class Fetcher:
    """Fetches pages over http and https, and nothing else. One fetcher is for one thread.

    Args:
        settings: Bounds and manners.
        cache: What is kept between requests, and between runs where it lasts.
        clock: Time and sleep; the machine's own unless a test says otherwise. (The time-outs of a
            connection are always real time.)
    """

    def __init__(self, settings: FetchSettings, cache: PageCache, clock: Clock | None = None) -> None:
        self.settings = settings
        self._cache = cache
        self._clock = clock or SystemClock()
        self._requests = Requests(settings)
        self._pace = Pace(settings, self._clock)
        self._robots = Robots(self._read_robots, self._clock)

    def get(self, url: str) -> Fetched:
        """Return the page at ``url``, from the network or, where it still holds, from the cache.

        Raises:
            FetchError: It could not be had; the error says why, and whether trying later may help.
        """
        try:
            return self._get(url)
        except FetchError as error:
            if error.url == url:
                raise
            # the address that failed is one that this one sends on to, or its quoted form
            reason = error.reason if wire_address(url) == error.url else f"{error.url}: {error.reason}"
            raise FetchError(
                url, reason, retryable=error.retryable, status=error.status, wait=error.wait, hint=error.hint
            ) from error

    def _get(self, url: str) -> Fetched:
        first = wire_address(url)

        def ask(here: str) -> Answer | CachedPage:
            kept = self._cache.get(here)
            if kept is not None and (self._clock.now() - kept.fetched_at).total_seconds() < self.settings.fresh_for:
                return kept
            delay = self._robots.check(here) if self.settings.robots else 0.0
            delay = min(max(delay, self.settings.delay), self.settings.longest_delay)
            return self._persist(here, self._headers(kept), self.settings.largest, delay)

        here, answer = self._follow(first, self.settings.redirects, ask)
        if isinstance(answer, CachedPage):
            return _fetched(url, answer, 200, from_cache=True)
        kept = self._cache.get(here)
        if answer.status == 304 and kept is not None:
            kept = replace(kept, fetched_at=self._clock.now())
            self._cache.put(kept)
            return _fetched(url, kept, 304, from_cache=True)
        if answer.status == 304:
            raise FetchError(here, "the outlet says that nothing has changed, but nothing is kept (304)", status=304)
        page = _page(here, answer, self._clock)
        self._cache.put(page)
        return _fetched(url, page, answer.status, from_cache=False)

    def _read_robots(self, url: str) -> bytes:
        def ask(here: str) -> Answer:
            return self._persist(here, self._headers(None), ROBOTS_LARGEST, self.settings.delay, cut=True)

        _, answer = self._follow(url, _ROBOTS_REDIRECTS, ask)
        return answer.body if isinstance(answer, Answer) else b""

    def _follow(
        self, first: str, most: int, ask: Callable[[str], Answer | CachedPage]
    ) -> tuple[str, Answer | CachedPage]:
        """Ask ``first`` and whatever it sends on to, ``most`` times at most; return the last address and its answer."""
        seen = [first]
        while True:
            answer = ask(seen[-1])
            if isinstance(answer, CachedPage) or answer.status not in _REDIRECTS:
                return seen[-1], answer
            there = next_address(answer.headers.get("location", ""), seen[-1])
            if there in seen:
                raise FetchError(first, "the page sends on in a circle", status=answer.status)
            if len(seen) > most:
                raise FetchError(first, f"the page sends on more than {most} times", status=answer.status)
            seen.append(there)

    def _persist(self, url: str, headers: dict[str, str], largest: int, delay: float, *, cut: bool = False) -> Answer:
        """Ask ``url`` until there is an answer, or no hope of one; the host rests between attempts."""
        host = host_of(url)
        attempt = 0
        while True:
            attempt += 1
            self._pace.wait(url, host)
            try:
                answer = self._ask(url, headers, largest, cut)
            except FetchError as error:
                if not error.retryable:
                    self._pace.rest(host, delay)
                    self._pace.answered(host)
                    raise
                self._pace.rest(host, max(delay, error.wait or 0.0, self._backoff(attempt)))
                if attempt >= self.settings.attempts:
                    self._pace.gave_up(host)
                    raise
            else:
                self._pace.rest(host, delay)
                self._pace.answered(host)
                return answer

    def _ask(self, url: str, headers: dict[str, str], largest: int, cut: bool) -> Answer:
        answer = self._requests.send(url, headers, largest, cut=cut)
        if answer.status in (200, 203, 304) or answer.status in _REDIRECTS:
            return answer
        from checker.fetch.reasons import retry_after, status_failure

        raise status_failure(url, answer.status, retry_after(answer.headers.get("retry-after"), self._clock.now()))

    def _backoff(self, attempt: int) -> float:
        """Return the rest after a failed attempt: twice the last one's, half of it by chance."""
        return self.settings.backoff * float(2 ** (attempt - 1)) * (0.5 + self._clock.jitter() / 2)

    def _headers(self, kept: CachedPage | None) -> dict[str, str]:
        contact = f" (+{self.settings.contact})" if self.settings.contact else ""
        headers = {"User-Agent": f"{PRODUCT}/{_version()}{contact}", "Accept": _ACCEPT}
        if kept is not None and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept is not None and kept.last_modified:
            headers["If-Modified-Since"] = kept.last_modified
        return headers


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("checker")


def _page(url: str, answer: Answer, clock: Clock) -> CachedPage:
    from email.message import Message

    header = Message()
    header["content-type"] = answer.headers.get("content-type", "")
    charset = header.get_param("charset")
    return CachedPage(
        url=url,
        body=answer.body,
        content_type=header.get_content_type() if answer.headers.get("content-type") else "",
        charset=str(charset).strip("'\" ").lower() if charset else None,
        etag=answer.headers.get("etag"),
        last_modified=answer.headers.get("last-modified"),
        fetched_at=clock.now(),
    )


def _fetched(url: str, page: CachedPage, status: int, *, from_cache: bool) -> Fetched:
    return Fetched(
        url=url,
        final_url=page.url,
        status=status,
        body=page.body,
        from_cache=from_cache,
        not_modified=status == 304,
        **told_of(page),
    )
