"""``checker decisions``: hold what two editors decided against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from checker.cli.codes import DONE

__all__ = ["compare"]

_WORDS = {
    "ko": {
        "": "–",
        "error": "오류",
        "fine": "문제없음",
        "check": "확인 필요",
        "total": "함께 정한 {both}건 가운데 {same}건이 같습니다. 한쪽만 정한 것 {only}건.",
    },
    "en": {
        "": "–",
        "error": "error",
        "fine": "no problem",
        "check": "to check",
        "total": "{same} of {both} decided by both agree; {only} decided by one only.",
    },
}


def compare(first: Path, second: Path, *, lang: Literal["ko", "en"] = "ko") -> int:
    """Show where two files of decisions agree and where not: one line a finding, = or ≠ before it.

    Args:
        first: A file of decisions, as the report saves it.
        second: Another one.
        lang: Language of the words.
    """
    from checker.report import read_decisions

    mine, theirs = ({d.id: d.status for d in read_decisions(path) if d.status} for path in (first, second))
    words, same = _WORDS[lang], 0
    for key in sorted(mine.keys() | theirs.keys()):
        left, right = mine.get(key, ""), theirs.get(key, "")
        same += left == right
        sign = "=" if left == right else "≠" if left and right else " "
        print("\t".join((sign, key, words[left], words[right])))
    both = len(mine.keys() & theirs.keys())
    print(words["total"].format(both=both, same=same, only=len(mine.keys() ^ theirs.keys())))
    return DONE
