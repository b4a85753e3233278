"""Places that distances are counted from."""

from __future__ import annotations

import pytest
from claim_tools import marked
from match_tools import check

from checker.model import Verdict

AWAY = [
    ("대전에서 {138㎞} 떨어진 바다다.", "kr_daejeon"),
    ("진앙은 부산에서 남동쪽으로 약 {25㎞} 떨어진 곳이다.", "kr_busan"),
    ("부산 시내로부터 {3㎞} 거리다.", "kr_busan"),
    ("부산에서 열린 대회의 코스는 {42㎞}다.", ""),
    ("The quake struck {18 kilometres} (11 miles) south of Busan.", "kr_busan"),
    ("The hut lies {5 km} from the centre of Busan.", "kr_busan"),
    ("The hut lies {5 km} from the summit.", ""),
    ("The road from Busan is {30 km} long.", ""),
]


@pytest.mark.parametrize(("text", "place"), AWAY)
def test_a_distance_is_counted_from_a_place(text: str, place: str) -> None:
    plain, start, _ = marked(text)
    (claim,) = [claim for claim in check(plain).claims["a"] if claim.figure.span.start == start]
    assert claim.away == place


TOLD = (
    "Ferry sinks\n\nThe ferry with 212 people sank on Monday. It sank about {far}, and 71 km north of the lighthouse."
)


@pytest.mark.parametrize(
    ("far", "verdicts"),
    [("250 km south of Busan", [Verdict.CONFLICT]), ("250 km south of Daejeon", [])],
    ids=["one place", "two places"],
)
def test_distances_from_two_places_are_no_slip(far: str, verdicts: list[Verdict]) -> None:
    report = check(TOLD.format(far=far), TOLD.format(far="280 km south of Busan").replace("with", "carrying"))
    told = [finding.verdict for finding in report.findings if any("0 km" in c.figure.text for c in finding.fact.claims)]
    assert told == verdicts
