"""A count that differs between articles whose other counts are of two times is of two times as well."""

from __future__ import annotations

import pytest
from match_tools import claim

from checker.judge import move_together
from checker.model import Fact, Finding, Severity, Text, Verdict

_SAID = Text("다릅니다.", "They differ.")
CONFLICT, UPDATE = Verdict.CONFLICT, Verdict.UPDATE


def _finding(number: int, verdict: Verdict, values: tuple[str, str], attribute: str, code: str = "differs") -> Finding:
    one, two = (
        claim(f"{article}:{number}", f"{value}명", attribute=attribute)
        for article, value in zip("ab", values, strict=True)
    )
    odd = (two.id,) if verdict is CONFLICT else ()
    return Finding(Fact(f"f{number}", "f", "count", (one, two)), verdict, code, Severity.WARNING, _SAID, odd=odd)


DEATHS = (UPDATE, ("12", "15"), "deaths")
MISSING = (UPDATE, ("8", "5"), "missing")


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ([DEATHS, MISSING, (CONFLICT, ("310", "344"), "evacuated")], UPDATE),
        # one other count may be a slip of its own
        ([DEATHS, (CONFLICT, ("310", "344"), "evacuated")], CONFLICT),
        # the articles give the same of another one
        ([DEATHS, (UPDATE, ("8", "8"), "missing"), (CONFLICT, ("310", "344"), "evacuated")], CONFLICT),
        # what does not move, and what the digits show
        ([DEATHS, MISSING, (CONFLICT, ("310", "344"), "workers")], CONFLICT),
        ([DEATHS, MISSING, (CONFLICT, ("310", "301"), "evacuated", "swapped_digits")], CONFLICT),
    ],
)
def test_a_count_moves_with_the_others(told: list[tuple[object, ...]], verdict: Verdict) -> None:
    found = move_together([_finding(number, *what) for number, what in enumerate(told)])  # type: ignore[arg-type]
    assert found[-1].verdict is verdict
    if verdict is UPDATE:
        assert (found[-1].code, found[-1].odd, found[-1].severity) == ("unordered", (), Severity.NOTICE)
