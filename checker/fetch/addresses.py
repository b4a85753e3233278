"""Addresses as they go over the wire: http or https, quoted, without a fragment."""

from __future__ import annotations

import re
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from checker.fetch.model import FetchError

__all__ = ["host_of", "next_address", "origin_of", "wire_address"]

# Everything that may stand in an address as it is; a per cent sign is left, what follows it is quoted already.
_SAFE = "/?#[]@!$&'()*+,;=:%-._~"
_PORTS = {"http": 80, "https": 443}


def wire_address(url: str, base: str = "") -> str:
    """Return ``url`` as it is asked for.

    Args:
        url: An address, with letters of any script.
        base: What a relative one is relative to.

    Raises:
        FetchError: It is neither http nor https, names no host, or carries a name and password.

    >>> wire_address("HTTP://A.example:80/뉴스 1#top")
    'http://a.example/%EB%89%B4%EC%8A%A4%201'
    """
    shown = base or url
    try:
        parts = urlsplit(urljoin(base, re.sub(r"[\t\r\n]", "", url.strip())))
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(shown, f"the address is malformed: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(shown, f"only http and https addresses are fetched, not {scheme or 'this'}:")
    if not host:
        raise FetchError(shown, "the address names no host")
    if parts.username is not None:
        raise FetchError(shown, "the address carries a name and password; such addresses are not fetched")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise FetchError(shown, f"the address names no valid host: {host}") from None
    netloc = f"[{name}]" if ":" in name else name
    if port not in (None, _PORTS[scheme]):
        netloc += f":{port}"
    return urlunsplit((scheme, netloc, quote(parts.path, safe=_SAFE) or "/", quote(parts.query, safe=_SAFE), ""))


def next_address(location: str, here: str) -> str:
    """Return where a redirect of ``here`` leads.

    Args:
        location: The header, as the client read it.
        here: The address that sent it.

    Raises:
        FetchError: It leads to another scheme than http and https, or from https to http.
    """
    there = wire_address(_as_sent(location), here)
    if here.startswith("https:") and there.startswith("http:"):
        raise FetchError(
            here,
            f"the page sends on from https to http ({there})",
            hint="give the http address itself, if it is meant",
        )
    return there


def _as_sent(header: str) -> str:
    """Return the letters of a header that was sent in UTF-8, or its bytes quoted; the client reads Latin-1."""
    sent = header.encode("latin-1", "replace")
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return quote(sent, safe=_SAFE)


def host_of(url: str) -> str:
    """Return the host of a wire address."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Return scheme, host and port of a wire address: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
