"""An outlet on the loopback interface, for tests: a table of paths, each with how it answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# A request's handler may write whatever it likes, well-formed or not.
Answer = Callable[[BaseHTTPRequestHandler], None]


class Outlet:
    """Serves what it is told on a port of its own; remembers who asked for what."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 5

            def do_GET(self) -> None:
                outlet.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                answers = outlet.answers.get(self.path)
                if not answers:
                    reply(404)(self)
                    return
                (answers.pop(0) if len(answers) > 1 else answers[0])(self)

            def log_message(self, *args: object) -> None:
                """Keep the test's output clean."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True
            stopping: threading.Event  # answers that go on and on end when it is set

            def handle_error(self, request: object, address: object) -> None:
                """A client that goes away is part of the test."""

        self._server = Server(("127.0.0.1", 0), Handler)
        self._server.stopping = threading.Event()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def at(self, path: str, *answers: Answer) -> str:
        """Answer ``path`` with one answer after the other, the last again and again; return its address."""
        self.answers[path] = list(answers)
        return self.url + path

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def close(self) -> None:
        self._server.stopping.set()
        self._server.shutdown()
        self._server.server_close()


def reply(status: int, body: bytes | str = b"", **headers: str) -> Answer:
    """Answer with a whole, well-formed response; header names are written with underscores."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and status != 304:
            handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def html(body: str, charset: str = "utf-8", **headers: str) -> Answer:
    """Answer with a page."""
    return reply(200, body.encode(charset), Content_Type=f"text/html; charset={charset}", **headers)


class FakeClock:
    """A clock that never waits: sleeping moves it on, and is remembered."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return datetime(2031, 2, 3, 8, 0, tzinfo=UTC) + timedelta(seconds=self.time - 1000.0)

    def monotonic(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def jitter(self) -> float:
        return 0.5
