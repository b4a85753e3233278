"""Addresses of articles: which are one article's, however it was clicked on."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

from checker.later import later

__all__ = ["canonical_address", "is_address"]

_ADDRESS = later(r"https?://", re.IGNORECASE)


def is_address(name: str) -> bool:
    """Tell whether an input is an address rather than a path.

    >>> is_address("https://a.example/1"), is_address("a/https.html")
    (True, False)
    """
    return _ADDRESS.match(name) is not None


def canonical_address(url: str) -> str:
    """Return an address without what only counts clicks: trackers, a fragment, the order of parameters.

    >>> canonical_address("HTTPS://A.example:443/view?utm_source=rss&b=2&a=1#top")
    'https://a.example/view?a=1&b=2'
    """
    from courlan import normalize_url

    parts = urlsplit(normalize_url(url.strip(), strict=False))
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
