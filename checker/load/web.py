"""What loading needs of the network: somebody who gives the page at an address.

Loading knows no network of its own; ``checker.fetch.Fetcher`` is handed in.
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["Page", "Pages"]


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
