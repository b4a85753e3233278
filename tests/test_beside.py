"""Lengths and stretches of time that the words beside them tell of."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

BESIDE = [
    ("The quake struck {71 kilometers} (44 miles) southwest of the city.", "distance"),
    ("The jet came down {30 km} south of the runway.", "distance"),
    ("The boat sank {12 miles} off the coast.", "distance"),
    ("The hut lies {5 km} from the summit.", "distance"),
    ("The trail is {5 km} of mud.", None),
    ("The ridge formed {4.5 million years} ago.", "time_ago"),
    ("그 산은 {450만년} 전에 생겼다.", "time_ago"),
    ("It is the worst drought in {25 years}.", "record_gap"),
    ("It was the first dissent from a governor in nearly {20 years}.", "record_gap"),
    ("A second shock came {19 minutes} later.", "time_later"),
    ("{19분} 뒤 여진이 왔다.", "time_later"),
    ("She is given the drug every {six weeks}.", "interval"),
    ("이 약은 {6주}마다 맞는다.", "interval"),
    ("파업은 {나흘}째다.", "run_length"),
    ("She had kept the letter for nearly {49 years}.", "lasting"),
    ("그는 편지를 {49년} 넘게 간직했다.", "lasting"),
    ("The rescue lasted {19 minutes}.", "travel_time"),
    ("It was the first of many. He stayed in office for {20 years}.", "lasting"),
    ("The firm has never lost money in its {122-year} history.", "history_span"),
    ("{122년} 역사를 가진 회사다.", "history_span"),
]


@pytest.mark.parametrize(("text", "name"), BESIDE)
def test_words_beside_tell_what_it_is(text: str, name: str | None) -> None:
    assert claim_at(text).attribute == name
