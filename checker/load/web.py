"""Addresses become articles: a page is fetched by whoever was handed in, and read like a saved one."""

from __future__ import annotations

import re
from typing import Any, Protocol

from checker.errors import InputError
from checker.load.decode import decode

__all__ = ["Page", "Pages", "is_address", "record_of_page"]

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


class Page(Protocol):
    """A page as it came over the network."""

    @property
    def final_url(self) -> str:
        """The address that answered."""
        ...

    @property
    def body(self) -> bytes:
        """The whole body."""
        ...

    @property
    def content_type(self) -> str:
        """The media type that was declared, or nothing."""
        ...

    @property
    def charset(self) -> str | None:
        """The charset that was declared."""
        ...


class Pages(Protocol):
    """Where pages come from: ``checker.fetch.Fetcher``, or whatever stands in for it."""

    def get(self, url: str) -> Page:
        """Return the page at ``url``.

        Raises:
            InputError: It could not be had.
        """
        ...


def is_address(name: str) -> bool:
    """Tell whether an input is an address rather than a path.

    >>> is_address("https://a.example/1"), is_address("a/https.html")
    (True, False)
    """
    return _ADDRESS.match(name) is not None


def record_of_page(url: str, pages: Pages | None) -> dict[str, Any]:
    """Return the record of the article at ``url``; its id is the address that was asked for.

    Raises:
        InputError: It could not be fetched, or holds no article.
    """
    from checker.load.pages import read_page

    if pages is None:
        raise InputError("addresses are not fetched here", where=url, hint="save the page as .html")
    page = pages.get(url)
    return {"id": url, "path": url, "url": page.final_url} | read_page(decode(page.body))
