"""A small newsroom on the disk: a settings file, a folder of articles, and a desk that takes messages."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from history_tools import fire

from checker.config import read_config
from checker.model import Article
from checker.runs import Clock, Outcome, run_scheduled


@dataclass
class Desk:
    """Takes messages on a loopback port, as ``(key, body)``; refuses while ``refuses`` is set."""

    port: int = 0
    refuses: bool = False
    asked: int = 0
    taken: list[tuple[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.port}/desk"

    @property
    def bodies(self) -> list[str]:
        """The messages, repeats of one key left out."""
        return list(dict(self.taken).values())


@contextmanager
def open_desk() -> Iterator[Desk]:
    desk = Desk()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            desk.asked += 1
            if not desk.refuses:
                desk.taken.append((self.headers["Idempotency-Key"], f"{body['title']}\n{body['message']}"))
            self.send_response(503 if desk.refuses else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        desk.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield desk
        finally:
            server.shutdown()
            thread.join()


SETTINGS = """\
[sources]
inputs = ["articles.jsonl"]
[check]
workers = 1
[window]
days = 3
{more}
"""


@dataclass
class Room:
    """A folder with a settings file and its articles."""

    folder: Path
    file: Path

    @classmethod
    def make(cls, folder: Path, desk: Desk | None = None, more: str = "") -> Room:
        if desk is not None:
            more += f'[[notify.receiver]]\nname = "desk"\nurl = "{desk.url}"\nlang = "en"\n'
        file = folder / "checker.toml"
        file.write_text(SETTINGS.format(more=more), encoding="utf-8")
        return cls(folder, file)

    def write(self, *articles: Article) -> None:
        lines = [
            json.dumps(
                {"id": a.id, "text": a.text, "source": a.source, "published": str(a.published), "url": a.url},
                ensure_ascii=False,
            )
            for a in articles
        ]
        (self.folder / "articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def run(self, clock: Clock) -> Outcome:
        return run_scheduled(read_config(self.file), self.folder, clock)

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def runs(self) -> list[str]:
        return sorted(str(path.parent.relative_to(self.out)) for path in self.out.glob("2*/*/findings.json"))


def at(day: int, hour: int = 9) -> Clock:
    return Clock(datetime(2025, 3, day, hour, tzinfo=UTC), date(2025, 3, day))


__all__ = ["Desk", "Room", "at", "fire", "open_desk"]
