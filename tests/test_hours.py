"""The day of an hour that stands without one."""

from __future__ import annotations

from datetime import datetime

import pytest

from checker.load import article_of
from checker.model import FigureKind
from checker.normalize import normalize_mentions
from checker.scan import scan_text


def _last_hour(text: str, published: str) -> datetime | None:
    article = article_of({"id": "a", "text": text, "published": published}, None)
    times = [f for f in normalize_mentions(article, scan_text(text).mentions) if f.kind is FigureKind.TIME]
    return None if times[-1].moment is None else times[-1].moment.start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        # the day before the one that is the news
        ("12일 소방서에 따르면 이날 오전 9시 기준 부상자는 30명이다. 전날 오후 8시보다 2명 늘었다.", (11, 20)),
        ("12일 오전 6시까지 20명이 다쳤다. 전날(오후 11시 기준)보다 4명 늘었다.", (11, 23)),
        ("전날(11일) 오후 9시께 불이 났다고 소방서가 12일 밝혔다.", (11, 21)),
        ("전날 오후 9시 27분께 창고에서 불이 났다.", (11, 21)),
        ("어제 오후 7시 39분쯤 불이 났습니다.", (11, 19)),
        ("지난 9일 밤 11시에 시작한 회의는 이튿날 오전 6시에 끝났다.", (10, 6)),
        # 이날 is not a day that the text compares with, counts from or sets a day against
        (
            "12일 확진자는 421명이다. 종전 최다였던 지난 9일(469명)에 이어 두 번째다. 이날 0시 기준 접종률은 86%다.",
            (12, 0),
        ),
        (
            "12일 확진자는 421명이다. 일주일 전인 5일(490명)과 비교하면 69명 적다. 이날 0시 기준 병상은 66곳이다.",
            (12, 0),
        ),
        ("12일 위원회는 11일부터 이어진 회의 끝에 이날 오전 6시께 결정했다.", (12, 6)),
        ("12일 산불이 다시 번졌다. 남쪽 산불은 전날인 11일 꺼졌다. 이날 오전 6시 기준 진화율은 96%다.", (12, 6)),
        # … but the day that is told
        ("지난 9일 배가 가라앉았다. 이날 오전 4시 31분께 신고가 들어왔다.", (9, 4)),
        ("10일(현지시간) 오후 9시 방송에 따르면 헬렌은 전날 밤 11시에 상륙했다.", (9, 23)),
    ],
)
def test_an_hour_has_the_day_that_its_sentence_says(text: str, start: tuple[int, int]) -> None:
    found = _last_hour(text, "2025-03-12")
    assert found is not None
    assert (found.day, found.hour) == start


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Wednesday crews held the line. The fire was seen at 10:30 a.m. Pacific Time on Tuesday.", 11),
        ("On Wednesday the airport was shut. The storm came ashore around 11:10 p.m. ET on Monday.", 10),
        ("On Tuesday the flight left at 1:39 p.m. from the north.", 11),
    ],
)
def test_an_english_hour_has_the_day_right_behind_it(text: str, day: int) -> None:
    found = _last_hour(text, "2025-03-12")
    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("소방서는 12일 오후 9시 40분 대응 1단계를, 10시 12분 2단계를 발령했다.", 22),
        ("신고는 12일 밤 10시 5분에 들어왔고 구조대는 3분 뒤인 10시 8분 닿았다.", 22),
        ("12일 오전 9시 40분 대응 1단계를, 10시 12분 2단계를 발령했다.", 10),
        ("12일 오후 9시 40분 불이 났다. 비상벨은 8시 12분에 울렸다고 한다.", 8),  # another sentence
        ("12일 오후 9시 40분 불이 났는데 비상벨은 8시 12분에 울렸다고 한다.", 8),  # before it
        ("12일 오후 9시 40분(현지시간 3시 40분) 불이 났다.", 3),  # another clock
        ("12일 오후 9시 40분 불이 났고 오전 10시 12분 꺼졌다.", 10),
    ],
)
def test_an_hour_is_of_the_half_of_the_day_that_was_told_right_before(text: str, hour: int) -> None:
    found = _last_hour(text, "2025-03-12")
    assert found is not None
    assert found.hour == hour
