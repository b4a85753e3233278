"""Feet and inches by their marks: 6'2", 5′11″, a 27" screen."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from checker.scan.lazy import Lazy
from checker.scan.letters import Letters

__all__ = ["INCH_MARKS", "read_inches"]

# What may follow the digits of feet or inches.
INCH_MARKS: Final = Letters("'′’\"″”")
_FEET: Final = Lazy(r"(?P<feet>[1-9][0-9]?)['′’]\s?(?P<inches>1[01]|[0-9])(?P<part>\.[0-9])?(?:\"|″|”|'')(?!/|[0-9])")
# Behind a closing quotation mark the sentence goes on with a verb or ends; behind inches stands what is so large.
_INCHES: Final = Lazy(r"(?P<inches>[0-9]{1,3}(?:\.[0-9]{1,2})?)(?:″|\"(?=[ -](?:[A-Za-z]|[가-힣]{2})))(?!/)")
_INCHES_IN_A_FOOT = 12
_BEFORE_QUOTATION: Final = frozenset(" ([‘'“\u00a0—-,:")
_COORDINATES: Final = re.compile(r"[°'′’][\s]?$")


def read_inches(text: str, start: int) -> tuple[Decimal, Decimal, int] | None:
    r"""Return the inches that begin at ``start`` with the worth of their last digit and where they end.

    A straight quotation mark is inches where none is open that it may close.

    >>> read_inches("6'2\" tall", 0), read_inches('the "top 27" list', 9)
    ((Decimal('74'), Decimal('1'), 4), None)
    """
    if _COORDINATES.search(text, max(0, start - 2), start):
        return None
    tall = _FEET.match(text, start)
    if tall is not None:
        part = Decimal("0" + (tall["part"] or ""))
        value = int(tall["feet"]) * _INCHES_IN_A_FOOT + int(tall["inches"]) + part
        return Decimal(value), Decimal("0.1") if tall["part"] else Decimal(1), tall.end()
    wide = _INCHES.match(text, start)
    if wide is None:
        return None
    if text[wide.end() - 1] == '"' and _is_quoted(text, start):
        return None
    value = Decimal(wide["inches"])
    return value, Decimal((0, (1,), value.as_tuple().exponent)), wide.end()  # type: ignore[arg-type]


def _is_quoted(text: str, start: int) -> bool:
    """Tell whether a quotation is open, which the mark may close: the last one on the line opened it."""
    line = text.rfind("\n", 0, start) + 1
    last = text.rfind('"', line, start)
    if last >= 0 and (last == line or text[last - 1] in _BEFORE_QUOTATION):
        return True
    return text.rfind("“", line, start) > text.rfind("”", line, start)
