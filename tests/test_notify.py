"""Messages to receivers."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from checker.notify import hand_over, is_address


@pytest.fixture
def desk() -> Iterator[tuple[str, list[str]]]:
    """A webhook on the loopback address, and the keys of the messages that came."""
    keys: list[str] = []

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            keys.append(self.headers["Idempotency-Key"])
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"json://127.0.0.1:{server.server_port}/", keys
    server.shutdown()
    server.server_close()


def test_a_process_forked_after_a_message_sends_its_own(desk: tuple[str, list[str]]) -> None:
    url, keys = desk
    assert hand_over(url, "first", "text", "one")
    child = os.fork()
    if child == 0:  # pragma: no cover - in the child
        signal.alarm(20)  # one that waits for ever is ended
        os._exit(0 if hand_over(url, "second", "text", "two") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert keys == ["one", "two"]


def test_a_receiver_that_is_not_there_has_not_taken_it() -> None:
    assert not hand_over("json://127.0.0.1:9/", "title", "text", "key")


@pytest.mark.parametrize(("url", "known"), [("mailto://user:word@example.org", True), ("nothing at all", False)])
def test_addresses(url: str, known: bool) -> None:
    assert is_address(url) is known
