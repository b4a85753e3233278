"""A short soak: the long one is ``python benchmarks/soak.py``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from soak import FAULTS, soak


@pytest.mark.parametrize("seed", [2])
def test_nothing_is_lost_doubled_torn_or_told_twice(tmp_path, seed):
    quick = {fault: weight for fault, weight in FAULTS.items() if fault not in ("timeout", "kill_any")}
    found = soak(12, seed, tmp_path, quick)
    assert found["wrong"] == {}
    assert found["counts"]["problems_told"] > 0
