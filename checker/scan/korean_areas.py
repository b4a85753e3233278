"""Prices of an area that a sentence names further off, or not with 당: 3.3㎡로 환산하면 1974만원, 평당으로는 4544만원."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.model import FigureKind, Per, Span
from checker.scan.korean_atom import Atom
from checker.scan.lazy import Lazy

__all__ = ["give_areas"]

_MONEY: Final = FigureKind.MONEY
_SQUARES: Final = "(?:㎡|m²|m2|제곱미터)"
_IN_OTHER_WORDS: Final = rf"(?:\s?\((?:1?평|(?:1평\s?=\s?)?3\.3\s?{_SQUARES})\))?"
# How a price is said to be one of an area, then up to four words before it. What is sold is none of them: of
# 평당 가격이 가장 비싼 아파트는 100억원 the price is the flat's.
_PER_AREA: Final = Lazy(
    rf"""(?<![가-힣0-9.])(?P<said>(?:(?P<number>3\.3)\s?{_SQUARES}|{_SQUARES}|(?P<pyeong>평)){_IN_OTHER_WORDS}\s?
        (?:당(?:으로는|으로|은|엔)?{_IN_OTHER_WORDS}|으?로\s환산(?:하면|한|했을\s때)|으?로는|기준(?:으로는|으로)?))
        \s(?:(?!아파트|단지|주택|빌라|전용|면적|오피스텔)[가-힣]{{1,7}}\s){{0,4}}$""",
    re.VERBOSE,
    ends=" ",
)
_REACH: Final = 44
_PYEONG: Final = "평"
_SQUARE: Final = "meter ** 2"
_SIGNS: Final = ("평", "㎡", "제곱미터", "m²", "m2")


def give_areas(text: str, atoms: list[Atom]) -> None:
    """Give prices the area that their sentence says they are of; ``atoms`` change in place."""
    if not any(sign in text for sign in _SIGNS):
        return
    for atom in atoms:
        if atom.kind is _MONEY and atom.per is None:
            found = _PER_AREA.search(text, max(0, atom.start - _REACH), atom.start)
            if found is not None:
                unit = _PYEONG if found["pyeong"] else _SQUARE
                atom.per = Per(Decimal(found["number"] or 1), unit, Span(found.start(), found.end("said")))
