"""Articles that differ in most of what they share are of two events; one difference among many is a conflict."""

from __future__ import annotations

import pytest
from match_tools import claim

from checker.judge import part_strangers
from checker.model import Fact, Finding, Severity, Text, Verdict

_SAID = Text("다릅니다.", "They differ.")


def _finding(number: int, verdict: Verdict, code: str, odd: str = "") -> Finding:
    claims = tuple(claim(f"{article}:{number}", "37명") for article in "abcd")
    ids = tuple(one.id for one in claims if one.article in odd)
    fact = Fact(f"f{number}", "f", "count", claims)
    return Finding(fact, verdict, code, Severity.WARNING, _SAID, cause="speaker" if odd else None, odd=ids)


CONFLICT, AGREE = Verdict.CONFLICT, Verdict.AGREE


@pytest.mark.parametrize(
    ("told", "verdicts"),
    [
        # two groups differ in two facts and share none
        ([(CONFLICT, "differs", "d"), (CONFLICT, "differs", "d")], [Verdict.UNDECIDED] * 2),
        # they share as many
        ([(CONFLICT, "differs", "d"), (CONFLICT, "differs", "d"), (AGREE, "same", ""), (AGREE, "same", "")],
         [CONFLICT, CONFLICT, AGREE, AGREE]),
        # one difference is a conflict, and so are those of two articles
        ([(CONFLICT, "differs", "d")], [CONFLICT]),
        # what the digits show to be slips are no other event
        ([(CONFLICT, "scale_slip", "d"), (CONFLICT, "swapped_digits", "d")], [CONFLICT, CONFLICT]),
    ],
)  # fmt: skip
def test_what_parts_two_groups_of_articles(told: list[tuple[Verdict, str, str]], verdicts: list[Verdict]) -> None:
    found = part_strangers([_finding(number, *what) for number, what in enumerate(told)])
    assert [finding.verdict for finding in found] == verdicts
    for finding in found:
        if finding.verdict is Verdict.UNDECIDED:
            assert (finding.code, finding.severity, finding.cause, finding.odd) == (
                "two_events", Severity.NOTICE, None, ()
            )  # fmt: skip
            assert "2건" in finding.explanation.ko
            assert "2 of the figures" in finding.explanation.en


@pytest.mark.parametrize(
    ("apart", "together", "verdict"),
    [
        (3, 3, Verdict.UNDECIDED),  # two polls share what polls always share
        (3, 4, CONFLICT),  # two camps tell of one accident
        (2, 2, CONFLICT),
    ],
)
def test_two_groups_of_several_articles_need_more_in_common(apart: int, together: int, verdict: Verdict) -> None:
    told = [(CONFLICT, "differs", "cd")] * apart + [(AGREE, "same", "")] * together
    found = part_strangers([_finding(number, *what) for number, what in enumerate(told)])
    assert [finding.verdict for finding in found[:apart]] == [verdict] * apart
