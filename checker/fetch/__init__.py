"""Fetch: pages and feeds come over the network, politely and safely.

``Fetcher(settings, cache).get(url)`` gives a ``Fetched`` or raises a ``FetchError``; nothing else in
the project opens a connection. What is kept between runs is the caller's ``PageCache``.
"""

from __future__ import annotations

from checker.fetch.fetcher import Fetcher
from checker.fetch.folder import FolderCache
from checker.fetch.model import (
    CachedPage,
    Clock,
    Fetched,
    FetchError,
    FetchSettings,
    MemoryCache,
    PageCache,
    SystemClock,
    told_of,
)

__all__ = [
    "CachedPage",
    "Clock",
    "FetchError",
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "FolderCache",
    "MemoryCache",
    "PageCache",
    "SystemClock",
    "told_of",
]
