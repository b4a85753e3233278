"""What opens or closes a line without belonging to it."""

from __future__ import annotations

import pytest

from checker.load.slugs import leading_slug, trailing_slug


@pytest.mark.parametrize(
    ("line", "head", "tail"),
    [
        ("[가람=나린뉴스] 박누리 기자 = 비가 왔다.", "[가람=나린뉴스] 박누리 기자 =", ""),
        ("비가 그쳤다. 박누리 기자 nuri@garam.example", "", "박누리 기자 nuri@garam.example"),
        ("비가 그쳤다.[가람뉴스 박누리 기자]", "", "[가람뉴스 박누리 기자]"),
        ("“비가 그쳤다.” 박누리 기자", "", "박누리 기자"),
        ("NARIN, July 10 (GNA) -- It rained.", "NARIN, July 10 (GNA) -- ", ""),
        ("Narin CNN — It rained.", "Narin CNN — ", ""),
        ("비가 왔다. 박누리 기자는 말했다.", "", ""),
        ("강수량은 30㎜ – 평년의 두 배다.", "", ""),
    ],
)
def test_what_opens_and_closes_a_line(line: str, head: str, tail: str) -> None:
    assert line[: leading_slug(line)] == head
    assert line[trailing_slug(line) :] == tail
