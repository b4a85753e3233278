"""Connections whose address is checked when it is connected to, and which end at a deadline."""

from __future__ import annotations

import socket
import threading
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NameResolutionError, NewConnectionError

from checker.fetch.hosts import is_public

__all__ = ["Deadline", "RefusedAddress", "pool_manager"]


class RefusedAddress(HTTPError):
    """The host's name leads to an address that must not be connected to."""

    def __init__(self, host: str, address: str) -> None:
        self.host = host
        self.address = address
        super().__init__(f"{host} leads to the private address {address}")


class Deadline:
    """Ends whatever a thread's connections are doing when its time is up: handshake, headers or body.

    A time-out of the socket alone is no bound: a server that sends a byte now and then is never late.
    """

    _current = threading.local()

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Deadline:
        Deadline._current.active = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        Deadline._current.active = None
        self._timer.cancel()
        with self._lock:
            for watched in self._sockets:
                watched.close()
            self._sockets.clear()

    @classmethod
    def watch(cls, connection: socket.socket) -> None:
        """Put a connection of this thread under its deadline."""
        active: Deadline | None = getattr(cls._current, "active", None)
        if active is not None:
            active._add(connection)

    def _add(self, connection: socket.socket) -> None:
        with self._lock:
            # a second handle on one connection: TLS takes the first over
            self._sockets.append(connection.dup())
            if self.passed:
                _shut(self._sockets[-1])

    def _end(self) -> None:
        with self._lock:
            self.passed = True
            for watched in self._sockets:
                _shut(watched)


def _shut(connection: socket.socket) -> None:
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # the other side was faster
        return


class _Checked(HTTPConnection):
    """Connects only to public addresses; the check is on the very address that is connected to."""

    allow_private = False

    def _new_conn(self) -> socket.socket:
        connection = _connect(self, self.allow_private)
        Deadline.watch(connection)
        return connection


class _CheckedTLS(HTTPSConnection):
    allow_private = False

    def _new_conn(self) -> socket.socket:
        connection = _connect(self, self.allow_private)
        Deadline.watch(connection)
        return connection


def _connect(owner: HTTPConnection, allow_private: bool) -> socket.socket:
    """Look the host up once and connect to the first of its addresses that may be and can be."""
    seconds = owner.timeout if isinstance(owner.timeout, int | float) else None
    found = _look_up(owner, seconds)
    allowed = [info for info in found if allow_private or is_public(str(info[4][0]))]
    if not allowed:
        raise RefusedAddress(owner.host, str(found[0][4][0]))
    failure: OSError | None = None
    for family, kind, protocol, _, address in allowed:
        connection = socket.socket(family, kind, protocol)
        try:
            connection.settimeout(seconds)
            connection.connect(address)
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    if isinstance(failure, TimeoutError):
        raise ConnectTimeoutError(owner, "the connection timed out") from failure
    raise NewConnectionError(owner, str(failure)) from failure


# Family, kind, protocol, canonical name and address, as the system gives them.
_Info = tuple[socket.AddressFamily, socket.SocketKind, int, str, Any]


def _look_up(owner: HTTPConnection, seconds: float | None) -> Sequence[_Info]:
    """Return the addresses of a host.

    The system's look-up knows no time-out, and may hang for minutes where a name server is silent: it is asked
    beside, and left to itself when its time is up.
    """
    answers: SimpleQueue[Sequence[_Info] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(owner.host.strip("[]"), owner.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise ConnectTimeoutError(owner, "the name was not looked up in time") from None
    if isinstance(found, OSError | UnicodeError):
        reason = found if isinstance(found, socket.gaierror) else socket.gaierror(str(found))
        raise NameResolutionError(owner.host, owner, reason) from found
    return found


def pool_manager(allow_private: bool, **options: Any) -> PoolManager:
    """Return a pool of checked connections. Proxies of the environment are not used."""
    plain = type("_Plain", (_Checked,), {"allow_private": allow_private})
    secure = type("_Secure", (_CheckedTLS,), {"allow_private": allow_private})
    manager = PoolManager(**options)
    manager.pool_classes_by_scheme = {
        "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("_SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
    return manager
