"""Workers: in order, whatever fails is raised, and nothing depends on their number."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from checker import workers
from checker.workers import WORTH_IT, map_chunks, worker_count

MANY = range(WORTH_IT + 37)


def square(number: int) -> int:
    return number * number


def process(_: int) -> int:
    return os.getpid()


def fails(number: int) -> int:
    if number == WORTH_IT - 1:
        raise ValueError(f"cannot do {number}")
    return number


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("items", [range(0), range(5), MANY], ids=len)
def test_order_is_kept(items: Sequence[int], count: int) -> None:
    assert list(map_chunks(square, items, count, chunk=16)) == [n * n for n in items]


def test_many_items_are_spread_and_few_are_not() -> None:
    assert set(map_chunks(process, range(WORTH_IT - 1), 2)) == {os.getpid()}
    assert set(map_chunks(process, MANY, 1)) == {os.getpid()}
    if worker_count(2) == 2:
        assert os.getpid() not in set(map_chunks(process, MANY, 2))


@pytest.mark.parametrize("count", [1, 2])
def test_what_fails_is_raised(count: int) -> None:
    with pytest.raises(ValueError, match=f"cannot do {WORTH_IT - 1}"):
        list(map_chunks(fails, MANY, count))
    assert workers._job is None


@pytest.mark.parametrize("count", [1, 2])
def test_progress_is_told_up_to_the_end(count: int) -> None:
    told: list[int] = []
    list(map_chunks(square, MANY, count, chunk=50, on_done=told.append))
    assert told == sorted(told)
    assert told[-1] == len(MANY)


def test_worker_count(monkeypatch: pytest.MonkeyPatch) -> None:
    assert worker_count(0) >= 1
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    assert worker_count(4) == 1
