"""Two hundred scheduled runs over a changing feed, with everything going wrong that can.

    python benchmarks/soak.py --runs 200 --seed 1

A loopback server gives a feed of articles on fires that come, change and go. Runs meet time-outs, 500s, torn
bodies, wrong charsets, items twice, jumping clocks, kill -9 at named steps and at any moment, full disks, locked
stores, second runs and a desk that refuses messages. After every run everything that is published is read whole;
at the end nothing may be lost, nothing double, and every problem told once. Prints one JSON object; leaves with 1
where something did not hold.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

from checker.config import read_config
from checker.errors import CheckerError
from checker.load import article_of
from checker.load.addresses import canonical_address
from checker.load.pages import read_page
from checker.model import Verdict
from checker.pipeline import check_articles
from checker.runs import Clock, publish, run_scheduled, scheduled
from checker.settings import Settings
from checker.store import database as store_database

START = datetime(2025, 3, 3, 0, 0, tzinfo=UTC)
TOWNS = ("강물시", "들꽃군", "바람시", "이슬군", "달빛읍", "솔숲시", "하늘군", "노을시")
FIRMS = ("새빛화학", "한들제지", "푸른전자", "다온식품", "너울기계", "미리내섬유", "가람목재", "온누리고무")

# What may go wrong in a run, and how often beside a run that goes well.
FAULTS = {
    "none": 4,
    "timeout": 2,
    "error": 2,
    "torn": 2,
    "charset": 2,
    "twice": 2,
    "clock": 2,
    "kill_step": 5,
    "kill_any": 5,
    "disk": 2,
    "store_full": 2,
    "locked": 2,
    "second": 2,
    "desk": 2,
}
STEPS = (
    "articles.save_articles",
    "judge_store",
    "publish.prepare",
    "save_judged",
    "outbox.add_messages",
    "publish.place",
    "publish.point_latest",
    "publish.write_whole",
    "hand_over",
    "outbox.mark_sent",
    "outbox.waiting_messages",
)


@dataclass
class Item:
    """One article of the feed, in its newest text."""

    story: int
    teller: int
    dead: int
    loss: int
    hurt: int
    published: datetime
    texts: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the page is served."""
        return f"/news/{self.story}-{self.teller}.html"

    def html(self) -> str:
        """Return the page."""
        place = f"{TOWNS[self.story % 8]} {FIRMS[self.story // 8 % 8]}"
        title = f"{place} 공장 화재, {self.dead}명 숨져"
        body = (
            f"{self.published:%-d일} {place} 공장에서 난 불로 {self.dead}명이 숨졌다.",
            f"이 불로 {self.hurt}명이 다쳐 가까운 병원 세 곳으로 나뉘어 옮겨졌다.",
            f"소방당국은 {place} 공장의 재산 피해가 {self.loss}억원에 이른다고 밝혔다.",
            "관계자는 불이 난 까닭을 아직 살펴보고 있다고 말했다.",
        )
        paragraphs = "".join(f"<p>{text}</p>" for text in body)
        return (
            f'<html lang="ko"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:site_name" content="매체{self.story}{chr(97 + self.teller)}">'
            f'<meta property="article:published_time" content="{self.published:%Y-%m-%dT%H:%M:%S+09:00}"></head>'
            f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
        )


class World:
    """The feed as it changes, the server that gives it, and the desk that is told."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.items: dict[str, Item] = {}
        self.shown: list[str] = []
        self.fault = "none"
        self.bad: frozenset[str] = frozenset()
        self.taken: list[str] = []
        self.stories = 0
        self.port = 0
        self.ever: dict[str, set[str]] = {}

    def move_on(self, now: datetime) -> None:
        """Let outlets publish, change and take down articles."""
        rng = self.rng
        if self.stories < 4 or rng.random() < 0.25:
            self._tell(self.stories, now)
            self.stories += 1
        for _ in range(rng.randint(0, 2)):
            self._tell(rng.randrange(max(0, self.stories - 4), self.stories), now)
        if self.shown and rng.random() < 0.4:
            item = self.items[rng.choice(self.shown[-12:])]
            others = [other for other in self.items.values() if other.story == item.story]
            item.dead = rng.choice([other.dead for other in others] + [item.dead + 2])
            item.hurt = rng.choice([other.hurt for other in others])
        self.shown = self.shown[-24:]
        for path in self.shown:
            self.ever.setdefault(path, set()).add(text_of(self.items[path].html()))

    def _tell(self, story: int, now: datetime) -> None:
        tellers = [item for item in self.items.values() if item.story == story]
        if len(tellers) == 6:
            return
        if tellers:
            first = tellers[0]
            dead = first.dead + (2 if self.rng.random() < 0.25 else 0)
            item = Item(story, len(tellers), dead, first.loss, first.hurt, now)
        else:
            item = Item(story, 0, self.rng.randint(3, 20), self.rng.randint(11, 99), self.rng.randint(21, 90), now)
        self.items[item.path] = item
        self.shown.append(item.path)

    def feed(self) -> str:
        """Return the feed, with every item twice where that is the fault."""
        paths = self.shown * 2 if self.fault == "twice" else self.shown
        links = [f"http://127.0.0.1:{self.port}{path}" for path in paths]
        if self.fault == "twice":
            links = [link + ("?utm_source=feed" if n % 3 == 0 else "") for n, link in enumerate(links)]
        items = "".join(f"<item><title>화재</title><link>{link}</link></item>" for link in links)
        return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>뉴스</title>{items}</channel></rss>'


def text_of(html: str) -> str:
    """Return what is read of a page that comes whole."""
    return str(read_page(html)["text"])


def _handler(world: World) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            if path == "/feed.xml":
                self._answer(world.feed().encode(), "application/rss+xml; charset=utf-8")
            elif path not in world.items:
                self.send_error(404)
            elif path in world.bad:
                self._misbehave(world.items[path].html())
            else:
                self._answer(world.items[path].html().encode(), "text/html; charset=utf-8")

        def _misbehave(self, html: str) -> None:
            if world.fault == "timeout":
                time.sleep(0.6)
                self.close_connection = True
            elif world.fault == "error":
                self.send_error(500)
            elif world.fault == "torn":
                body = html.encode()
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) * 2 // 3])
                self.close_connection = True
            else:
                self._answer(html.encode("cp949"), "text/html; charset=utf-8")

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            if world.fault != "desk":
                world.taken.append(self.headers["Idempotency-Key"])
            self.send_response(503 if world.fault == "desk" else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _answer(self, body: bytes, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def served(world: World) -> Iterator[None]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(world)) as server:
        server.daemon_threads = True
        world.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


SETTINGS = """\
[sources]
inputs = ["http://127.0.0.1:{port}/feed.xml"]
[store]
wait = {wait}
[window]
days = 3
[check]
workers = 1
[fetch]
allow_private = true
robots = false
delay = 0.0
attempts = 1
read_timeout = 0.3
[[notify.receiver]]
name = "desk"
url = "json://127.0.0.1:{port}/desk"
"""


def _in_child(work: Callable[[], None]) -> int:
    """Do ``work`` in a forked process, which nothing but its end leaves a trace of; return its number."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        work()
        code = 0
    except CheckerError:
        code = 2
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _kill_at(step: str, after: bool) -> None:
    """End this process at a step, as kill -9 does."""
    owner, _, name = step.rpartition(".")
    holder = getattr(scheduled, owner) if owner else scheduled
    real = getattr(holder, name)

    def fall(*arguments: Any, **named: Any) -> None:
        if after:
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(holder, name, fall)


def _fill_disk(rng: random.Random) -> None:
    """Let the disk be full after so many files."""
    real, left = publish._write, rng.randrange(4)

    def write(path: Path, content: bytes) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            path.write_bytes(content[: len(content) // 2])
            raise OSError(28, os.strerror(28))
        real(path, content)

    publish._write = write


def _fill_store(rng: random.Random) -> None:
    """Let the store have room for a few pages more and then none."""
    real, room = store_database._set_up_sqlite, rng.randrange(40)

    def set_up(connection: Any, record: Any) -> None:
        real(connection, record)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + room}")

    store_database._set_up_sqlite = set_up


def _one_run(world: World, room: Path, now: datetime, usual: float) -> list[int]:
    """Run once with the world's fault; return the exit codes of the processes."""
    rng, fault = world.rng, world.fault
    config = read_config(room / "checker.toml")
    moment = now + timedelta(days=rng.choice((-400, 300, 2000))) if fault == "clock" else now
    clock = Clock(moment, moment.date())
    step, after, delay, seed = rng.choice(STEPS), rng.random() < 0.5, rng.random() * usual, rng.random()

    def work() -> None:
        if fault == "kill_step":
            _kill_at(step, after)
        elif fault == "disk":
            _fill_disk(random.Random(seed))
        elif fault == "store_full":
            _fill_store(random.Random(seed))
        elif fault == "locked":
            store_database._PATIENCE = 0.2
        run_scheduled(config, room, clock)

    with _locked(room / "checker.db") if fault == "locked" else nullcontext():
        children = [_in_child(work) for _ in range(2 if fault == "second" else 1)]
        if fault == "kill_any":
            time.sleep(delay)
            os.kill(children[0], signal.SIGKILL)
        return [_ended(child) for child in children]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a store as a backup might."""
    other = sqlite3.connect(path, timeout=30)
    other.isolation_level = None
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def torn_pages(out: Path, newest: int = 0) -> list[str]:
    """Return what is wrong with what readers can see, in the newest runs or in all."""
    wrong = []
    for folder in sorted(out.glob("2*/[0-9]*"), key=lambda path: path.name)[-newest:]:
        try:
            found = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
            page = (folder / "report.html").read_text(encoding="utf-8")
            rows = (folder / "figures.csv").read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            wrong.append(f"{folder.name}: {error}")
            continue
        if not (page.rstrip().endswith("</html>") and rows.endswith("\n") and found["schema"] == 1):
            wrong.append(f"{folder.name}: cut short")
    index = out / "index.html"
    if index.exists() and not index.read_text(encoding="utf-8").rstrip().endswith("</html>"):
        wrong.append("index.html: cut short")
    if out.exists() and (out / "latest").is_symlink() and not (out / "latest" / "report.html").is_file():
        wrong.append("latest leads nowhere")
    return wrong


def _rows(room: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(room / "checker.db") as connection:
        return connection.execute(query).fetchall()


def _texts(room: Path) -> dict[str, list[str]]:
    """Return the texts of all versions by address."""
    import msgspec

    from checker.model import Article

    decoder = msgspec.msgpack.Decoder(Article)
    found: dict[str, list[str]] = {}
    for key, body in _rows(room, "SELECT article, body FROM versions ORDER BY article, number"):
        found.setdefault(key, []).append(decoder.decode(body).text)
    return found


def verify(world: World, room: Path) -> dict[str, Any]:
    """Hold the store, the outbox, the desk and the last report against what is true."""
    texts = _texts(room)
    key_of = {path: canonical_address(f"http://127.0.0.1:{world.port}{path}") for path in world.items}
    shown = {key_of[path]: text_of(world.items[path].html()) for path in world.shown}
    ever = {key_of[path]: told for path, told in world.ever.items()}
    messages = _rows(room, "SELECT key, message, sent FROM outbox ORDER BY id")
    history: dict[str, list[str]] = {}
    for _, message, _ in messages:
        for kind, key in json.loads(message)["told"]:
            history.setdefault(key, []).append(kind)
    problems = set(_rows(room, "SELECT id FROM findings WHERE rank >= 2 AND state NOT IN ('resolved', 'dismissed')"))
    told_open = {(key,) for key, kinds in history.items() if kinds[-1] != "resolved"}
    deliveries = Counter(world.taken)
    last = json.loads((room / "out" / "latest" / "findings.json").read_text(encoding="utf-8"))
    return {
        "lost_articles": sorted(shown.keys() - texts.keys()),
        "lost_versions": sorted(key for key, text in shown.items() if key in texts and texts[key][-1] != text),
        "strange_articles": sorted(texts.keys() - ever.keys()),
        "strange_texts": sorted(key for key, told in texts.items() if key in ever and not set(told) <= ever[key]),
        "doubled_versions": sorted(k for k, told in texts.items() if any(a == b for a, b in pairwise(told))),
        "told_wrongly": sorted(key for key, kinds in history.items() if not _is_in_order(kinds)),
        "untold": sorted(key for (key,) in problems - told_open),
        "told_too_long": sorted(key for (key,) in told_open - problems),
        "unsent": [key for key, _, sent in messages if sent is None],
        "lost_messages": sorted({key for key, _, _ in messages} - deliveries.keys()),
        "strange_messages": sorted(deliveries.keys() - {key for key, _, _ in messages}),
        "differs_from_nothing": _differs(room, last),
        "counts": {
            "articles": len(texts),
            "versions": sum(map(len, texts.values())),
            "messages": len(messages),
            "sent_again_under_one_key": sum(count - 1 for count in deliveries.values()),
            "problems_told": sum(kinds.count("new") for kinds in history.values()),
            "problems_resolved": sum(kinds.count("resolved") for kinds in history.values()),
            "open_at_the_end": len(problems),
            "published": len(list((room / "out").glob("2*/*/report.html"))),
        },
    }


def _is_in_order(kinds: list[str]) -> bool:
    """Tell whether a problem comes up before it gets worse or goes away, and no two times in a row."""
    is_open = False
    for kind in kinds:
        if (kind == "new") == is_open:
            return False
        is_open = kind != "resolved"
    return True


def _differs(room: Path, last: dict[str, Any]) -> list[str]:
    """Return what the last report says otherwise than a run from nothing over its articles."""
    texts, wanted = _texts(room), {article["id"]: article for article in last["articles"]}
    records = [
        {"id": key, "text": texts[key][-1], "published": wanted[key]["published_at"] or wanted[key]["published"]}
        | {name: wanted[key][name] for name in ("source", "title", "url")}
        for key in wanted
    ]
    report = check_articles([article_of(record) for record in records], Settings(workers=1))
    own = {(frozenset(claim.id for claim in f.fact.claims), f.verdict.value, f.severity.value) for f in report.findings}
    told = {(frozenset(c["id"] for c in f["claims"]), f["verdict"], f["severity"]) for f in last["facts"]}
    assert any(verdict == Verdict.CONFLICT for _, verdict, _ in own), "the soak has no conflict"
    return sorted(str(sorted(claims)) for claims, *_ in own ^ told)


def _warm_up() -> None:
    """Load all that a run loads, once for all forked processes."""
    import apprise  # noqa: F401
    import feedparser  # noqa: F401

    from checker.report import FORMATS

    item = [Item(0, teller, 5 + 2 * teller, 30, 40, START) for teller in range(2)]
    records = [read_page(one.html()) | {"id": one.path} for one in item]
    report = check_articles([article_of(record) for record in records], Settings(workers=1))
    for _, render in FORMATS[:3]:
        render(report, "ko")


def soak(runs: int, seed: int, room: Path, faults: dict[str, int] | None = None) -> dict[str, Any]:
    """Run so many times and return what was met and what did not hold."""
    faults = faults or FAULTS
    _warm_up()
    world, now, usual = World(seed), START, 1.0
    met: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    torn: list[str] = []
    fewer: list[int] = []
    before = 0
    begun = time.perf_counter()
    with served(world):
        (room / "checker.toml").write_text(SETTINGS.format(port=world.port, wait=30), encoding="utf-8")
        for number in range(runs):
            now += timedelta(minutes=30)
            world.move_on(now)
            settled = number in (0,) or number >= runs - 2
            world.fault = "none" if settled else world.rng.choices(list(faults), list(faults.values()))[0]
            bad = world.rng.sample(world.shown, min(len(world.shown), 5))
            world.bad = frozenset(bad if world.fault in ("timeout", "error", "torn", "charset") else ())
            met[world.fault] += 1
            started = time.perf_counter()
            codes = _one_run(world, room, now, usual)
            if world.fault == "none":
                usual = time.perf_counter() - started
                if codes != [0]:
                    torn.append(f"run {number} without a fault ended with {codes}")
            ends.update(f"{world.fault}: {code}" for code in codes)
            torn += torn_pages(room / "out", newest=2)
            count = _rows(room, "SELECT count(*) FROM articles")[0][0]
            if count < before:
                fewer.append(number)
            before = count
            if number % 20 == 19:
                print(f"{number + 1} runs, {len(torn)} torn", file=sys.stderr, flush=True)
        world.fault = "none"
        torn += torn_pages(room / "out")
        found = verify(world, room)
    wrong = {key: value for key, value in found.items() if value and key != "counts"}
    if torn:
        wrong["torn"] = torn
    if fewer:
        wrong["fewer_articles_after_runs"] = fewer
    return {
        "runs": runs,
        "seconds": round(time.perf_counter() - begun, 1),
        "faults": dict(sorted(met.items())),
        "ends": dict(sorted(ends.items())),
        "counts": found["counts"],
        "wrong": wrong,
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = soak(chosen.runs, chosen.seed, Path(folder))
    print(json.dumps(found, ensure_ascii=False, indent=1))
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    raise SystemExit(main())
