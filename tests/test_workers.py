"""Workers: in order, whatever fails is raised, and nothing depends on their number."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker import workers
from checker.errors import WorkerError
from checker.model import Verdict
from checker.workers import WORTH_IT, begun, beside, collect_rarely, map_chunks, worker_count

MANY = range(WORTH_IT + 37)


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def fails(number: int) -> int:
    if number == WORTH_IT - 1:
        raise ValueError(f"cannot do {number}")
    return number


@pytest.mark.parametrize("count", [1, 2])
def test_something_is_done_beside_the_rest(count: int) -> None:
    with beside(os.getpid, worker_count(count)) as other:
        assert (other() == os.getpid()) == (worker_count(count) == 1)


@pytest.mark.parametrize("count", [1, 2])
def test_what_fails_beside_is_raised_where_it_is_waited_for(count: int) -> None:
    with pytest.raises(ValueError, match="cannot do"), beside(lambda: fails(WORTH_IT - 1), count) as other:
        other()


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("items", [range(0), range(5), MANY], ids=len)
def test_order_is_kept(items: Sequence[int], count: int) -> None:
    assert list(map_chunks(square, items, count, chunk=16)) == [n * n for n in items]


def test_many_items_are_spread_and_few_are_not() -> None:
    assert set(map_chunks(process, range(WORTH_IT - 1), 2)) == {os.getpid()}
    assert set(map_chunks(process, MANY, 1)) == {os.getpid()}
    if worker_count(2) == 2:
        first, *others = map_chunks(process, MANY, 2)  # the first one is done here, to warm up
        assert first == os.getpid() not in others


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: Decimal = Decimal("1.50")


@dataclass(frozen=True, slots=True)
class Single:
    kind: Verdict


POINTS = [Point(number) for number in MANY]


def with_point(number: int) -> tuple[Any, ...]:
    return POINTS[number], Point(number), Single(Verdict.AGREE), Verdict, None


@pytest.mark.parametrize("count", [1, 2])
def test_results_come_back_whole_and_shared_values_as_themselves(count: int) -> None:
    results = list(map_chunks(with_point, MANY, count, shared=POINTS))
    assert results == [(Point(number), Point(number), Single(Verdict.AGREE), Verdict, None) for number in MANY]
    assert all(held is point and made is not point for (held, made, *_), point in zip(results, POINTS, strict=True))
    assert {str(made.y) for _, made, *_ in results} == {"1.50"}


@pytest.mark.parametrize("count", [1, 2])
def test_what_fails_is_raised(count: int) -> None:
    with pytest.raises(ValueError, match=f"cannot do {WORTH_IT - 1}"):
        list(map_chunks(fails, MANY, count))
    assert workers._job is None


def ends_itself(number: int) -> int:
    if number == WORTH_IT - 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.skipif(worker_count(2) < 2, reason="needs forked processes")
def test_a_process_that_the_machine_ended_is_not_waited_for() -> None:
    with pytest.raises(WorkerError, match="memory"):
        list(map_chunks(ends_itself, MANY, 2))
    with pytest.raises(WorkerError, match="memory"), beside(lambda: ends_itself(WORTH_IT - 1), 2) as other:
        other()
    assert workers._job is None
    assert multiprocessing.active_children() == []
    assert list(map_chunks(square, MANY, 2)) == [n * n for n in MANY]


@pytest.mark.skipif(worker_count(2) < 2, reason="needs forked processes")
def test_processes_end_with_the_one_that_forked_them() -> None:
    code = (
        "import os, sys, time\nfrom checker.workers import map_chunks\n"
        "def work(n):\n    print(os.getpid(), flush=True)\n    time.sleep(0.01)\n"
        "for _ in map_chunks(work, range(2000), 2, chunk=4): pass\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None
        seen = {run.stdout.readline() for _ in range(50)}
        run.kill()
        assert len(seen) > 1
        run.stdout.read()  # comes to its end only when nobody writes any more


@pytest.mark.parametrize("count", [1, 2])
def test_progress_is_told_up_to_the_end(count: int) -> None:
    told: list[int] = []
    list(map_chunks(square, MANY, count, chunk=50, on_done=told.append))
    assert told == sorted(told)
    assert told[-1] == len(MANY)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("items", [range(0), range(5), MANY], ids=len)
def test_what_is_begun_comes_whole_and_in_order(items: Sequence[int], count: int) -> None:
    with begun(map_chunks(square, items, count, chunk=16)) as results:
        assert list(results) == [n * n for n in items]
    assert workers._job is None


@pytest.mark.parametrize("count", [1, 2])
def test_processes_work_on_what_is_begun_before_it_is_asked_for(count: int, tmp_path: Path) -> None:
    def leave_a_file(number: int) -> None:
        (tmp_path / str(number)).touch()

    with begun(map_chunks(leave_a_file, MANY, count)):
        last = tmp_path / str(MANY[-1])
        given_up = time.monotonic() + 30
        while worker_count(count) > 1 and not last.exists() and time.monotonic() < given_up:
            time.sleep(0.01)
        assert last.exists() == (worker_count(count) > 1)


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_begun_ends_with_its_block_though_nobody_asked_for_it(count: int) -> None:
    with suppress(KeyError), begun(map_chunks(square, MANY, count)):
        raise KeyError
    assert workers._job is None
    assert gc.get_freeze_count() == 0
    assert list(map_chunks(square, MANY, count)) == [n * n for n in MANY]


def test_garbage_is_collected_as_before_when_a_run_is_over() -> None:
    before = gc.get_threshold()
    with suppress(ValueError), collect_rarely():
        assert gc.get_threshold()[0] > before[0]
        raise ValueError
    assert gc.get_threshold() == before
    if worker_count(2) == 2:
        list(map_chunks(square, MANY, 2))
        assert gc.get_freeze_count() == 0


def test_worker_count(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_count(0) >= 1
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert worker_count(4) == 1
