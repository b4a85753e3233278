"""Ask for one page: cache, request, redirects, body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from checker.fetch.model import CachedPage, Clock, Fetched, FetchError, FetchSettings, PageCache, SystemClock

__all__ = ["Fetcher"]

_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer to one request."""

    status: int
    headers: dict[str, str]
    body: bytes


class Fetcher:
    """Fetches pages over http and https, and nothing else.

    Args:
        settings: Bounds and manners.
        cache: What is kept between requests, and between runs where it lasts.
        clock: Time and sleep; the machine's own unless a test says otherwise.

    One fetcher is for one thread.
    """

    def __init__(self, settings: FetchSettings, cache: PageCache, clock: Clock | None = None) -> None:
        self.settings = settings
        self._cache = cache
        self._clock = clock or SystemClock()
        self._pool: Any = None

    def get(self, url: str) -> Fetched:
        """Return the page at ``url``, from the network or, where it still holds, from the cache.

        Raises:
            FetchError: It could not be had; the error says why, and whether trying later may help.
        """
        seen = [url]
        for _ in range(self.settings.redirects + 1):
            here = seen[-1]
            _check_scheme(url, here)
            kept = self._cache.get(here)
            answer = self._ask(here, kept)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                seen.append(urljoin(here, answer.headers["location"]).partition("#")[0])
                continue
            if answer.status == 304 and kept is not None:
                return self._kept(url, kept)
            if answer.status != 200:
                raise FetchError(url, f"the server answered {answer.status}", status=answer.status)
            return self._take(url, here, answer)
        raise FetchError(url, f"the page sends on to another one more than {self.settings.redirects} times")

    def _kept(self, url: str, kept: CachedPage) -> Fetched:
        kept = replace(kept, fetched_at=self._clock.now())
        self._cache.put(kept)
        return Fetched(
            url=url,
            final_url=kept.url,
            status=304,
            body=kept.body,
            content_type=kept.content_type,
            charset=kept.charset,
            etag=kept.etag,
            last_modified=kept.last_modified,
            fetched_at=kept.fetched_at,
            from_cache=True,
            not_modified=True,
        )

    def _take(self, url: str, here: str, answer: _Answer) -> Fetched:
        content_type, charset = _media_type(answer.headers.get("content-type", ""))
        page = CachedPage(
            url=here,
            body=answer.body,
            content_type=content_type,
            charset=charset,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            fetched_at=self._clock.now(),
        )
        self._cache.put(page)
        return Fetched(
            url=url,
            final_url=here,
            status=answer.status,
            body=page.body,
            content_type=content_type,
            charset=charset,
            etag=page.etag,
            last_modified=page.last_modified,
            fetched_at=page.fetched_at,
        )

    def _ask(self, url: str, kept: CachedPage | None) -> _Answer:
        from urllib3.exceptions import HTTPError
        from urllib3.util import Timeout

        from checker.fetch.connect import Deadline, RefusedAddress, pool_manager

        if self._pool is None:
            self._pool = pool_manager(self.settings.allow_private, num_pools=16, maxsize=1)
        timeout = Timeout(connect=self.settings.connect_timeout, read=self.settings.read_timeout)
        with Deadline(self.settings.total_timeout) as deadline:
            try:
                response = self._pool.urlopen(
                    "GET",
                    url,
                    headers=self._headers(kept),
                    redirect=False,
                    retries=False,
                    preload_content=False,
                    timeout=timeout,
                )
                body = self._body(url, response)
            except RefusedAddress as error:
                raise FetchError(
                    url, str(error), hint="local addresses are fetched only with --allow-private"
                ) from None
            except (HTTPError, OSError, ValueError) as error:
                late = deadline.passed
                reason = f"no whole answer within {self.settings.total_timeout:g} seconds" if late else str(error)
                raise FetchError(url, reason, retryable=True) from error
        return _Answer(response.status, {k.lower(): v for k, v in response.headers.items()}, body)

    def _headers(self, kept: CachedPage | None) -> dict[str, str]:
        contact = f" (+{self.settings.contact})" if self.settings.contact else ""
        headers = {
            "User-Agent": f"checker/{_version()}{contact}",
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/pdf;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
        if kept is not None and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept is not None and kept.last_modified:
            headers["If-Modified-Since"] = kept.last_modified
        return headers

    def _body(self, url: str, response: Any) -> bytes:
        parts: list[bytes] = []
        size = 0
        while chunk := response.read(_CHUNK):
            size += len(chunk)
            if size > self.settings.largest:
                response.close()
                raise FetchError(url, f"the page is larger than {self.settings.largest} bytes")
            parts.append(chunk)
        response.release_conn()
        return b"".join(parts)


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("checker")


def _check_scheme(url: str, here: str) -> None:
    if urlsplit(here).scheme not in ("http", "https"):
        raise FetchError(url, f"only http and https are fetched, not {here}")


def _media_type(header: str) -> tuple[str, str | None]:
    from email.message import Message

    message = Message()
    message["content-type"] = header or "application/octet-stream"
    charset = message.get_param("charset")
    return message.get_content_type() if header else "", str(charset).lower() if charset else None
