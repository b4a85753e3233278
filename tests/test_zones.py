"""In whose time dates and hours are told."""

from __future__ import annotations

import pytest
from claim_tools import claim_at

from checker.lexicon.zones import zone_entries
from checker.match.pairs.zones import are_of_one_moment
from checker.scan import scan_text

SEOUL, NEW_YORK = "Asia/Seoul", "America/New_York"

# text, then the zone and whether it is that of a place abroad, a figure each
TOLD = (
    ("한국시간 11일 새벽 4시에 열린다", (SEOUL, False), (SEOUL, False)),
    ("한국 시각으로는 3월 5일(수) 오후 10시다", (SEOUL, False), (SEOUL, False)),
    ("11일 새벽 4시(한국시간)에 떠났다", (SEOUL, False), (SEOUL, False)),
    ("미 동부시간 기준 오후 3시에 발표한다", (NEW_YORK, True)),
    ("오후 3시(미 동부 시간)에 발표한다", (NEW_YORK, True)),
    ("그리니치 표준시(GMT) 0시에 바뀐다", ("UTC", True)),
    ("10일(현지시간) 오전 9시에 열렸다", (None, True), (None, True)),
    ("현지시간 10일 오후 3시에 열렸다", (None, True), (None, True)),
    ("10일 오후 3시(한국시간 11일 오전 4시)에 열렸다", *[(None, False)] * 2, *[(SEOUL, False)] * 2),
    ("11일 오전 4시(현지시간 10일 오후 3시)에 열렸다", *[(None, False)] * 2, *[(None, True)] * 2),
    ("오후 3시(미 동부시간, 한국시간 오전 4시)에 열렸다", (NEW_YORK, True), (SEOUL, False)),
    ("한국시간은 정확하다. 11일에 열린다", (None, False)),
    ("근무시간 3시부터다", (None, False)),
    ("It opens at 10:30 a.m. ET (1430 GMT).", (NEW_YORK, True), ("UTC", True)),
    ("It opens at 9:30 a.m. Eastern time, or 11 p.m. Korean time.", (NEW_YORK, True), (SEOUL, False)),
    ("It opens at 16:00 Beijing time.", ("Asia/Shanghai", True)),
    ("It opens at 3 p.m. local time.", (None, True)),
    ("It opens at 3 p.m. CST.", (None, True)),
    ("It opens at 3 p.m. The band played.", (None, False)),
)


@pytest.mark.parametrize("row", TOLD, ids=lambda row: row[0])
def test_the_zone_that_a_moment_is_told_in(row: tuple[str, *tuple[tuple[str | None, bool], ...]]) -> None:
    text, *want = row
    calendars = [mention.calendar for mention in scan_text(text).mentions]
    assert [(c.zone, c.local) for c in calendars if c is not None] == want


def test_no_name_says_two_zones() -> None:
    for names in ([n for e in zone_entries() for n in e.ko], [n for e in zone_entries() for n in e.en]):
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("{오후 5시 53분}(미 동부시간)에 내렸다", "They landed at {21:53} GMT.", True),
        ("한국시간 {오전 6시 53분}에 내렸다", "They landed at {5:53 p.m.} Eastern.", True),
        ("{오후 5시 53분}에 내렸다", "They landed at {21:53} GMT.", True),
        ("{오후 5시 30분}에 내렸다", "They landed at {21:30} GMT.", False),
        ("{오후 5시 53분}에 내렸다", "{오후 6시 53분}에 내렸다", False),
        ("{오후 5시 53분}(미 동부시간)에 내렸다", "They landed at {20:53} GMT.", False),
    ],
)
def test_times_by_two_clocks_are_one_moment_where_zones_or_minutes_say_so(one: str, two: str, same: bool) -> None:
    left, right = (claim_at(text, published="2025-03-18").figure for text in (one, two))
    assert are_of_one_moment(left, right) is same is are_of_one_moment(right, left)
