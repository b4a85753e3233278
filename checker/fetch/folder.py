"""Pages kept in a folder: what an outlet sent, byte for byte, and beside it where and when it came from."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

import msgspec

from checker.errors import OutputError
from checker.fetch.addresses import host_of
from checker.fetch.model import CachedPage, told_of

__all__ = ["FolderCache"]

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "application/zip": ".zip",
}


class _Note(msgspec.Struct, frozen=True):
    """What stands beside a kept body."""

    url: str
    body: str
    content_type: str
    charset: str | None
    etag: str | None
    last_modified: str | None
    fetched_at: datetime


class FolderCache:
    """Keeps pages as files, a folder a host: a ``PageCache`` that a person can look into.

    Args:
        folder: Is made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> CachedPage | None:
        """Return what is kept under ``url``; ``None`` where it is nothing, or no longer whole."""
        try:
            note = msgspec.json.decode(self._place(url).with_suffix(".json").read_bytes(), type=_Note)
            body = self._place(url).with_name(Path(note.body).name).read_bytes()
        except (FileNotFoundError, msgspec.DecodeError):  # it is fetched again, and kept again
            return None
        except OSError as error:
            raise OutputError(
                f"a kept page could not be read: {error.strerror or error}", where=str(self._folder)
            ) from None
        return CachedPage(**{**msgspec.structs.asdict(note), "url": url, "body": body})

    def put(self, page: CachedPage) -> None:
        """Keep ``page`` in the place of what was kept under its address.

        Raises:
            OutputError: It could not be written.
        """
        place = self._place(page.url)
        body = place.with_suffix(_SUFFIXES.get(page.content_type, ".bin"))
        note = _Note(url=page.url, body=body.name, **told_of(page))
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(body, page.body)
            _write(place.with_suffix(".json"), msgspec.json.format(msgspec.json.encode(note), indent=2))
        except OSError as error:
            raise OutputError(f"a page could not be kept: {error.strerror or error}", where=str(self._folder)) from None

    def _place(self, url: str) -> Path:
        """Return where a page is kept, without a suffix: no part of an address but its host becomes a name."""
        digest = hashlib.sha256(url.encode()).hexdigest()[:20]
        return self._folder / (host_of(url).replace(":", "_") or "_") / digest


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
