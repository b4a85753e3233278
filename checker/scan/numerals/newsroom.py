"""Korean numbers as most newspapers write them: digits before 조, 억 and 만, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from checker.scan.letters import code_at, is_hangul
from checker.scan.numerals.digits import COMMA, DOT, NINE, SPACE, ZERO, run_end
from checker.scan.numerals.numeral import Numeral
from checker.scan.numerals.words_ko import FULL_GROUP, MORE, NO_OVER

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["goes_on", "is_over", "read_newsroom"]


def goes_on(text: str, end: i64) -> bool:
    """Tell whether more of a numeral may follow the digits that end at ``end``."""
    following = code_at(text, end)
    return MORE.has(following) or (following == SPACE and MORE.at(text, end + 1))


def read_newsroom(text: str, pos: int) -> Numeral | None:
    """Read a number as most newspapers write it, by itself, since it is what is read most: 1조2345억, 3억 5000만, 2만여.

    Returns:
        ``None`` where it is written in any other way, or where it may go on.
    """
    total: i64 = 0
    lead: i64 = 0
    length: i64 = 0
    scale: i64 = 1
    big: i64 = 1
    room: i64 = 10**16
    end: i64 = pos
    while True:
        stop = run_end(text, end)
        if stop == end:
            break
        if stop - end > FULL_GROUP:
            return None
        following = code_at(text, stop)
        worth = _newsroom_scale(following)
        if worth >= room or (worth == 1 and following in (DOT, COMMA)):
            return None  # 1조2.5, 3억2,000
        if (worth == _TRILLION and is_hangul(code_at(text, stop + 1))) or (
            worth == _MYRIAD and code_at(text, stop + 1) == ord("큼")
        ):
            return None
        lead, scale, room = _whole(text, end, stop), worth, worth
        total += lead * worth
        big = max(big, worth)
        length += 1 + (worth > 1)
        end = stop + (worth > 1)
        if worth > 1 and code_at(text, end) == SPACE and _is_group(text, end + 1, worth):
            end += 1
    over = is_over(text, end)
    if not over and _may_go_on(text, end):
        return None
    end += over
    value = Decimal(int(total))
    coefficient = value if lead == total else Decimal(int(lead))
    num = Numeral(pos, end, value, value, _SCALE_WORTH[scale], coefficient, scale)
    num.length, num.big, num.over = length, big, over
    return num


def _whole(text: str, pos: i64, end: i64) -> i64:
    """Return the number that a short run of digits writes."""
    worth: i64 = 0
    while pos < end:
        worth = worth * 10 + ord(text[pos]) - ZERO
        pos += 1
    return worth


def _newsroom_scale(code: i64) -> i64:
    """Return what a character multiplies the digits before it with, as newspapers write numbers; 1 where it does not."""
    if code == ord("억"):
        return 10**8
    if code == ord("만"):
        return _MYRIAD
    return _TRILLION if code == ord("조") else 1


def _is_group(text: str, pos: i64, room: i64) -> bool:
    """Tell whether digits with a scale below ``room`` stand at ``pos``: the 5000만 of 3억 5000만."""
    stop = run_end(text, pos)
    return 0 < stop - pos <= FULL_GROUP and 1 < _newsroom_scale(code_at(text, stop)) < room


def is_over(text: str, end: i64) -> bool:
    """Tell whether 여 ends the number that goes to ``end``: 20여 명, 2만여, but not 20여성 and 20여억."""
    return code_at(text, end) == ord("여") and text[end + 1 : end + 3] not in NO_OVER and not _may_go_on(text, end + 1)


def _may_go_on(text: str, end: i64) -> bool:
    """Tell whether digits, scales or other numerals stand at ``end``, or behind a space there."""
    following = code_at(text, end)
    if following == SPACE:
        following = code_at(text, end + 1)
    return MORE.has(following) or ZERO <= following <= NINE


_TRILLION: Final = 10**12
_MYRIAD: Final = 10**4
_SCALE_WORTH: Final = {scale: Decimal(scale) for scale in (1, _MYRIAD, 10**8, _TRILLION)}
