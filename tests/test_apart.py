"""What a reader is told of two claims that are kept apart names what the two texts say."""

from __future__ import annotations

from typing import Any

import pytest

from checker.match.apart import why_apart
from checker.match.pairs import find_veto
from checker.model import Role
from tests.match_tools import claim, period

Fields = dict[str, Any]
MARCH, JUNE = period((2025, 3, 1), (2025, 4, 1), "month"), period((2025, 6, 1), (2025, 7, 1), "month")


@pytest.mark.parametrize(
    ("left", "right", "ko", "en"),
    [
        (
            ("25%", {"role": Role.LEVEL}),
            ("7%", {"role": Role.CHANGE}),
            "한쪽은 수준, 한쪽은 증감입니다.",
            "one is a level, the other a change.",
        ),
        (
            ("37명", {"attribute": "deaths", "attribute_text": "사망자"}),
            ("52명", {"attribute": "injured", "attribute_text": "다쳤"}),
            "무엇의 수치인지 다릅니다: ‘사망자’ / ‘부상자’.",
            "they count different things: “사망자” / “injured”.",
        ),
        (
            ("4.1%", {"role": Role.CHANGE, "base": "year"}),
            ("2.2%", {"role": Role.CHANGE, "base": "quarter"}),
            "비교 기준이 다릅니다: 전년 대비 / 전분기 대비.",
            "they are compared with different periods: the year before / the quarter before.",
        ),
        (
            ("17%", {"qualifiers": frozenset({"sex:female"})}),
            ("17%", {"qualifiers": frozenset({"sex:male"})}),
            "범위가 다릅니다: ‘여성’ / ‘남성’.",
            "the scope differs: “women” / “men”.",
        ),
        (
            ("51명", {"period": MARCH}),
            ("73명", {"period": JUNE}),
            f"기간이 다릅니다: ‘{MARCH.text}’ / ‘{JUNE.text}’.",
            f"the periods differ: “{MARCH.text}” / “{JUNE.text}”.",
        ),
        (
            ("45억원", {"attribute": "deal_price", "homes": ("엘스",)}),
            ("41억원", {"attribute": "deal_price", "homes": ("리센츠",)}),
            "다른 대상의 수치입니다: ‘엘스’ / ‘리센츠’.",
            "they are of different things: “엘스” / “리센츠”.",
        ),
        (
            ("3월 5일", {}),
            ("오후 3시", {}),
            "한쪽은 날짜, 한쪽은 시각입니다.",
            "one is a date, the other a time.",
        ),
        (
            ("7조원", {"qualifiers": frozenset({"accounts:separate"})}),
            ("9조원", {"qualifiers": frozenset({"accounts:consolidated", "cumulative"})}),
            "범위가 다릅니다: ‘별도 기준’ / ‘연결 기준’.",
            "the scope differs: “separate” / “consolidated”.",
        ),
        (
            ("4명", {"qualifiers": frozenset({"who:crew"})}),
            ("4명", {"qualifiers": frozenset({"nation:ru"})}),
            "범위가 다릅니다: ‘승무원’ / ‘러시아인’.",
            "the scope differs: “crew” / “Russian”.",
        ),
        (("2019년", {}), ("2019년", {}), "저마다 다른 일의 때입니다.", "each is the time of something else."),
        (("2019년", {}), ("2021년", {}), "서로 다른 때입니다.", "they are different times."),
        (("300가구", {}), ("12㎞", {}), "단위가 다릅니다.", "the units differ."),
    ],
)
def test_a_refusal_names_what_it_saw(left: tuple[str, Fields], right: tuple[str, Fields], ko: str, en: str) -> None:
    (one, of_one), (two, of_two) = left, right
    first, second = claim("a:1", one, **of_one), claim("b:1", two, **of_two)
    veto = find_veto(first, second)
    assert veto is not None
    said = why_apart(veto, first, second)
    assert (said.ko, said.en) == (ko, en)
