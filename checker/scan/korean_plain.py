"""Read the plain Korean figure: digits, perhaps a scale, and a unit that says one thing wherever it stands.

Most figures of the press are such (53.2%, 1조2345억원, 37명), and most of the questions of ``korean_atoms`` do not
arise for them. What raises one (a sign or a date word near by, a unit that can mean something else) is left to it:
the plain reading is what ``korean_atoms`` would give, or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from checker.lexicon.currencies import CurrencyName, NameKind
from checker.lexicon.units import UnitName
from checker.model import FigureKind
from checker.scan.korean_atom import Atom
from checker.scan.korean_ends import ends
from checker.scan.korean_words import by_two, currencies_by_start, currency_prefixes, units_by_start
from checker.scan.letters import Letters, code_at, is_hangul, stands_at
from checker.scan.numerals import Numeral, read_numeral
from checker.scan.numerals.digits import digits_worth, run_end, whole_end
from checker.scan.numerals.words_ko import MORE

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["BEFORE_NUMBER", "CALENDAR_UNITS", "PlainTable", "plain_table", "read_plain"]

# Before a number: the last letters of 섭씨, 영하, 영상, 마이너스, 규모, 시속, of 제2차, and signs.
BEFORE_NUMBER: Final = frozenset("씨하상스모속제-―△▼+")
# With what stands behind digits they may be a date or a time.
CALENDAR_UNITS: Final = Letters("년월일시분회학:/4사.-~∼–()·ㆍ")
# Behind a number, or behind the unit, these begin what only korean_atoms reads: 3대 2, 2½, 3시간 반, 20여.
_SPECIAL: Final = Letters("년월일시분회학:/4사.-~∼–(·ㆍ대½⅓⅔¼¾")
_BEHIND_UNIT: Final = Letters("반여대")
# What may stand before it beside Hangul and spaces.
_OPENING: Final = Letters("('\"‘“[·,\n")
_LONGEST: Final = 9  # digits on either side of a point
_FULL_YEAR: Final = 4  # digits: 2025.2 may be a month
_SPACE: Final = ord(" ")
_COMMA: Final = ord(",")
_DOT: Final = ord(".")
T = TypeVar("T")


class PlainName:
    """A unit, counter or currency as plain figures look it up.

    Attributes:
        surface, kind, unit, entry: As in the lexicon.
        not_before: What must not follow.
        whole: Whether its word must end with it.
        plain: Whether it can be read here; others only say that a figure is left to ``korean_atoms``.
    """

    def __init__(
        self,
        surface: str,
        kind: FigureKind,
        unit: str | None,
        entry: str,
        not_before: tuple[str, ...],
        whole: bool,
        plain: bool,
    ) -> None:
        self.surface, self.kind, self.unit, self.entry = surface, kind, unit, entry
        self.not_before, self.whole, self.plain = not_before, whole, plain


class PlainTable:
    """What plain figures are looked up in.

    Attributes:
        names: Units and currencies by their first two characters, longest first.
        not_after: What must not stand before a number, or before the space before it.
    """

    def __init__(self, names: dict[str, tuple[PlainName, ...]], not_after: Letters) -> None:
        self.names, self.not_after = names, not_after


@cache
def plain_table() -> PlainTable:
    """Return the table, made of the lexicon."""
    units = {name.surface: name for name in _each(units_by_start().values())}
    money = {name.surface: name for name in _each(currencies_by_start().values())}
    rows = [_plain_unit(name, name.surface in money) for name in _each(units_by_start().values())]
    rows += [_plain_money(name, name.surface in units) for name in money.values()]
    by_first: dict[str, list[PlainName]] = {}
    for row in sorted(rows, key=lambda row: -len(row.surface)):
        by_first.setdefault(row.surface[0], []).append(row)
    names = by_two({first: tuple(found) for first, found in by_first.items()})
    return PlainTable(names, Letters(BEFORE_NUMBER.union(currency_prefixes())))


def _each(rows: Iterable[tuple[T, ...]]) -> list[T]:
    """Return each of the names once, in the order in which they are looked up."""
    return list(dict.fromkeys(name for group in rows for name in group))


def _plain_unit(name: UnitName, is_money: bool) -> PlainName:
    plain = (
        not (
            is_money or name.latin or name.may_rank or name.glued or name.priced or name.copula or name.near is not None
        )
        and name.digits
        and name.factor == 1
        and name.unit not in ("degree", "second")
    )
    return PlainName(name.surface, name.kind, name.unit, name.entry, name.not_before, not name.one, plain)


def _plain_money(name: CurrencyName, is_unit: bool) -> PlainName:
    plain = (
        name.kind is NameKind.KOREAN
        and not (is_unit or name.weak or name.is_subunit)
        and not name.surface.startswith("파운드")  # a weight too
    )
    not_before = tuple("칙색룸숭") if name.surface == "원" else ()
    return PlainName(name.surface, FigureKind.MONEY, name.code, name.entry, not_before, False, plain)


def read_plain(text: str, start: i64, table: PlainTable) -> Atom | None:
    """Read the plain figure whose first digit stands at ``start``; ``None`` where there is more to it.

    >>> atom = read_plain("모두 1조2345억원이다", 3, plain_table())
    >>> str(atom.low), atom.unit, read_plain("오후 3시", 3, plain_table())
    ('1234500000000', 'KRW', None)
    """
    if start:
        before: i64 = ord(text[start - 1])
        if before == _SPACE:
            before = code_at(text, start - 2)
        elif not (is_hangul(before) or _OPENING.has(before)):
            return None
        if table.not_after.has(before):
            return None
    end = _digits_end(text, start)
    if end < 0:
        return None
    following = code_at(text, end)
    if following == _SPACE:
        following = code_at(text, end + 1)
    if _SPECIAL.has(following):
        return None
    if MORE.has(following):
        num = read_numeral(text, start)
        if num is None:
            return None
        end = num.end
        following = code_at(text, end)
        if following == _SPACE:
            following = code_at(text, end + 1)
        if _SPECIAL.has(following):
            return None
    else:
        value, grain = digits_worth(text[start:end])
        num = Numeral(start, end, value, value, grain, value)
    return _with_unit(text, num, table)


def _digits_end(text: str, start: i64) -> i64:
    """Return where a number ends that is written in digits and can be no other thing, such as a month; -1 without one."""
    end = whole_end(text, start)
    following = code_at(text, end)
    if following == _COMMA or 48 <= following <= 57:
        return -1
    if end - start > _LONGEST and run_end(text, start) == end:
        return -1
    if following != _DOT:
        return end
    places = run_end(text, end + 1)
    if not 1 < places - end <= _LONGEST + 1 or end - start == _FULL_YEAR:
        return -1
    following = code_at(text, places)
    return -1 if following in (_DOT, _COMMA) else places


def _with_unit(text: str, num: Numeral, table: PlainTable) -> Atom | None:
    """Give a number the unit behind it, where that is plain."""
    pos: i64 = num.end
    spaced = code_at(text, pos) == _SPACE
    if spaced:
        pos += 1
    names = table.names.get(text[pos : pos + 2])
    if names is None:
        names = table.names.get(text[pos : pos + 1])
        if names is None:
            return None
    for name in names:
        if stands_at(text, name.surface, pos):
            end: i64 = pos + len(name.surface)
            if not name.plain or _is_barred(text, end, name.not_before):
                return None
            if (spaced or name.whole) and not ends(text, end):
                return None
            behind = code_at(text, end)
            if name.surface[-1:].isdigit() and 48 <= behind <= 57:
                return None  # km2, no km2025
            if _BEHIND_UNIT.has(behind) or (behind == _SPACE and _BEHIND_UNIT.at(text, end + 1)):
                return None
            atom = Atom(num.start, end, num)
            atom.kind, atom.unit = name.kind, name.unit
            atom.trace.append(name.entry)
            return atom
    return None


def _is_barred(text: str, end: i64, words: tuple[str, ...]) -> bool:
    """Tell whether one of ``words`` stands at ``end``."""
    return any(stands_at(text, word, end) for word in words)
