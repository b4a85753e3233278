"""Find the figures that Korean words, Korean scales and unit symbols make, in one pass over a text.

Numbers are read with what stands directly at them (``korean_atoms``), joined where several make one
figure (``korean_join``), given what their sentence says of them (``korean_settle``), and their hedges
(``korean_hedges``).
"""

from __future__ import annotations

import re
from typing import Final

from checker.model import Mention, Skipped
from checker.scan.korean_atom import Atom
from checker.scan.korean_atoms import Scanner
from checker.scan.korean_hedges import Hedger
from checker.scan.korean_join import join_atoms
from checker.scan.korean_settle import settle_atoms
from checker.scan.lazy import Lazy
from checker.scan.notfigures import find_skipped
from checker.scan.numerals import read_numeral
from checker.scan.survey import Survey, survey_text
from checker.text import fold

__all__ = ["may_be_cell", "scan_korean", "scan_korean_with_skips"]


def scan_korean(text: str) -> list[Mention]:
    """Return the figures of ``text`` in reading order.

    Reads Hangul and Hanja numerals, digits with Korean scales, Korean units, counters and dates,
    digits with unit symbols, and amounts with a currency sign.

    >>> [(m.text, str(m.value), m.unit) for m in scan_korean("매출은 557만6000달러, 직원은 500여 명이다")]
    [('557만6000달러', '5576000', 'USD'), ('500여 명', '500', '명')]
    """
    folded = fold(text)
    survey = survey_text(folded)
    return scan_korean_with_skips(text, folded, survey, find_skipped(folded, survey))[0]


_LONGEST_CELL: Final = 40
_SPACED: Final = Lazy(
    r"\s*([일이삼사오육칠팔구십백천만억조]+(?:\s+[일이삼사오육칠팔구십백천만억조]+)+)\s*",
    begins=" 일이삼사오육칠팔구십백천만억조",
    after_space=" 일이삼사오육칠팔구십백천만억조",
)
_NUMERAL: Final = r"(?:[0-9]{1,9}|[영공일이삼사오육칠팔구십백천만억조]{1,9})"
_DEFINED: Final = Lazy(
    rf"\s*(?P<left>{_NUMERAL})[은는]\s(?:(?P<right>{_NUMERAL})|(?:[가-힣]{{1,3}}\s)?(?:자연수|정수|유리수|무리수|실수|분수|소수|홀수|짝수|음수|양수))"
    r"(?:이?다|입니다)?\.?\s*",
    begins=" 0123456789영공일이삼사오육칠팔구십백천만억조",
    after_space=" 0123456789영공일이삼사오육칠팔구십백천만억조",
)
_CELL_START: Final = Lazy(
    r"\s*[0-9영공일이삼사오육칠팔구십백천만억조]",
    begins=" 0123456789영공일이삼사오육칠팔구십백천만억조",
    after_space=" 0123456789영공일이삼사오육칠팔구십백천만억조",
)


def _spaced_numeral(text: str) -> list[Atom]:
    """Read a text that is nothing but one numeral, spelled out with spaces (삼백 삼십 일)."""
    match = _SPACED.fullmatch(text)
    joined = re.sub(r"\s+", "", match[1]) if match else ""
    num = read_numeral(joined, 0) if joined else None
    if match is None or num is None or num.end != len(joined):
        return []
    return [Atom(match.start(1), match.end(1), num.placed(match.start(1), match.end(1)))]


def _defined_numerals(text: str) -> list[Atom]:
    """Read the numerals of a text that says of a number what it is: 삼은 홀수이다, 영은 0이다."""
    match = _DEFINED.fullmatch(text)
    if match is None:
        return []
    found = [read_numeral(text, match.start(name)) for name in ("left", "right") if match[name]]
    return [Atom(num.start, num.end, num) for num in found if num is not None]


def may_be_cell(text: str) -> bool:
    """Tell whether a text may be the cell of a table, in which a numeral stands for itself."""
    return len(text) <= _LONGEST_CELL and _CELL_START.match(text) is not None


def scan_korean_with_skips(
    text: str, folded: str, survey: Survey, skips: list[Skipped]
) -> tuple[list[Mention], list[Skipped]]:
    """Return the figures, and the names with digits that were met on the way.

    Args:
        text: As given.
        folded: The same with look-alike characters made one; offsets are those of ``text``.
        survey: What ``folded`` holds.
        skips: Stretches to pass over, in reading order.
    """
    is_cell = may_be_cell(folded)
    if not survey.numerals and not is_cell:
        return [], []
    scanner = Scanner(folded, skips)
    atoms = scanner.atoms(survey.numerals)
    if is_cell:
        if len(atoms) != 1:
            atoms = _spaced_numeral(folded) or atoms
        atoms = _defined_numerals(folded) or atoms
    if not atoms:
        return [], scanner.names
    joined = join_atoms(folded, atoms)
    settle_atoms(folded, joined)
    hedger = Hedger(folded, survey.reports)
    return [hedger.mention(atom, text) for atom in joined], scanner.names
