"""Read the hedges around atoms and make mentions of them: the last step of scanning Korean."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from checker.lexicon.hedges import HedgeName, adverbs, hedge_names, hedges_by_end, hedges_by_start, near_hedges
from checker.model import Effect, FigureKind, Hedge, Interval, Mention, Span
from checker.scan.korean_atom import ONE, Atom
from checker.scan.korean_ends import ends
from checker.scan.korean_words import by_two
from checker.scan.lazy import Lazy
from checker.scan.letters import Letters, Openings, code_at

if TYPE_CHECKING:
    from mypy_extensions import i64

__all__ = ["Hedger"]

# Looking a member up in its enumeration costs more than comparing with it, and every figure does so twenty times.
_AGE: Final = FigureKind.AGE
_ABOUT: Final = Effect.ABOUT
_AT_LEAST: Final = Effect.AT_LEAST
_AT_MOST: Final = Effect.AT_MOST
_LESS_THAN: Final = Effect.LESS_THAN
_MORE_THAN: Final = Effect.MORE_THAN
_VAGUE: Final = Effect.VAGUE
_NEUTRAL_BEFORE: Final = (
    "총",
    "월",
    "연",
    "각각",
    "각",
    "만",
    "전체",
    "무려",
    "모두",
    "하루",
    "일일",
    "평균",
    "매년",
    "매월",
    "1인당",
    "약",
)
_SKIP_BEFORE: Final = " \"'“‘「『<〈《(["
_JOSA: Final = frozenset("이가을를은는도에")
_JOSA_LETTERS: Final = Letters(_JOSA)
_OVER: Final = Lazy("[여餘]")
_SPACE: Final = ord(" ")
_OPEN: Final = Interval(None, None)
_MOST_WORDS_BEFORE: Final = 4  # hedges and words to pass over before a figure: 최소 월 평균 약
_CONVERSION: Final = Lazy(r"\([^()\n]{1,30}\)(?![()])|\)(?![()])", begins="()")
# 사망자가 100명, 부상자는 4000명을 넘어섰다: the verb that passes the second figure passes the first one too.
_SHARED: Final = Lazy(
    r",\s(?!올해|내년|이달|이번|지난|작년|현재)[가-힣]{2,8}[은는이가]\s[0-9][0-9,.만천백억조 ]{0,12}[가-힣]{1,2}(?=[을를]\s)",
    begins=",",
)
_CLAUSE_STOP: Final = Lazy(r"[.!?\n]\s|\n|지만,? |으나,? |[했됐었았]고,? |며,? |면서,? |는데,? |,\s?반면")
# 소방서 추산 2억원: what stands right before a figure gives that one as somebody's, and none before it.
_OF_NEXT: Final = Lazy(
    r"\s(?:(?:약|최소|최대|총|무려|적어도)\s)?[0-9수몇]", begins=" ", after_space="약최총무적0123456789수몇"
)
_CLAUSE_REACH: Final = 60  # characters between a figure and the verb that reports it
_ABOUT_CAP: Final = Decimal("0.05")  # "about" never reaches further than 5 % (round numbers included)
_TEN: Final = Decimal(10)
_ROUND: Final = 2  # digits up to which a figure may be a mark that is passed
_REPEATED: Final = 4096  # newspapers write the same numbers again and again


# The first characters of what makes a time inexact: 쯤, 께, 경, 무렵, 전후, 정도, 가량, 안팎.
_BEFORE_TIME_HEDGE: Final = frozenset(" 쯤께경무즈전정가안")
# Before a temperature these name the day's highest and lowest, and bound nothing: 낮 최고 30도.
_OF_THE_DAY: Final = frozenset(("최고", "최저"))


class _Follows(Enum):
    """What a hedge may stand behind."""

    NUMBER = "number"
    LEVEL = "level"  # money, a share: what can be higher or lower
    UNIT = "unit"
    TIME = "time"


_AFTER_NUMBER, _AFTER_LEVEL, _AFTER_UNIT, _AFTER_TIME = _Follows
_FOLLOWS: Final = {
    FigureKind.NUMBER: _AFTER_NUMBER,
    FigureKind.MONEY: _AFTER_LEVEL,
    FigureKind.PERCENT: _AFTER_LEVEL,
}


class _Words:
    """What stands around figures, looked up by first or last character.

    Attributes:
        before: Hedges before a figure, by their last character.
        after: Hedges behind one, by the first two characters, or by the one of those that have no more.
        neutral: Words between a hedge and its figure, by their last character.
        adverbs: Words between a figure and its hedge, by their first character.
        before_ends: The last characters of all that stands before a figure.
        may_be_before: The same, looked up by code point.
        may_be_after: The beginnings of all that stands behind one.
    """

    def __init__(
        self,
        before: dict[str, tuple[HedgeName, ...]],
        after: dict[str, tuple[HedgeName, ...]],
        neutral: dict[str, tuple[str, ...]],
        adverbs: dict[str, tuple[str, ...]],
        before_ends: frozenset[str],
        after_starts: Openings,
    ) -> None:
        self.before, self.after, self.neutral, self.adverbs = before, after, neutral, adverbs
        self.before_ends, self.may_be_before, self.may_be_after = before_ends, Letters(before_ends), after_starts


def _make_words() -> _Words:
    before, after = hedges_by_end("ko"), hedges_by_start("ko")
    neutral: dict[str, list[str]] = {}
    for word in sorted(_NEUTRAL_BEFORE, key=len, reverse=True):
        neutral.setdefault(word[-1], []).append(word)
    adverbs_by_start: dict[str, list[str]] = {}
    for word in adverbs("ko"):
        adverbs_by_start.setdefault(word[0], []).append(word)
    return _Words(
        before,
        by_two(after),
        {char: tuple(words) for char, words in neutral.items()},
        {char: tuple(words) for char, words in adverbs_by_start.items()},
        frozenset(before) | frozenset(neutral) | frozenset(_SKIP_BEFORE[1:]),
        Openings(
            [
                *(n.surface for names in after.values() for n in names),
                *(w for ws in adverbs_by_start.values() for w in ws),
            ]
        ),
    )


_MADE: Final[list[_Words]] = []


def _words() -> _Words:
    if not _MADE:
        _MADE.append(_make_words())
    return _MADE[0]


class Hedger:
    """Reads the hedges around atoms and makes mentions of them."""

    def __init__(self, text: str, reports: list[int]) -> None:
        """Make a reader of hedges.

        Args:
            text: The text.
            reports: Where words may begin that report, as a :class:`~checker.scan.survey.Survey` of it has them.
        """
        self.text = text
        self.words = _words()
        self.reports = reports
        self.weighed = False  # whether it is known which of them do
        self.said_at: list[int] = []
        self.said: list[HedgeName] = []
        self.clear_from = self.clear_to = -1  # a stretch without the end of a clause, up to such a word

    def mention(self, atom: Atom, original: str) -> Mention:
        """Return the mention that ``atom`` is, its text taken from ``original``."""
        start, end = atom.start, atom.end
        low, high = atom.low, atom.high
        if atom.calendar is not None or low is None or high is None:
            hedges = self._hedges_of_time(atom)
            return Mention(
                Span(start, end), original[start:end], atom.kind, None, _OPEN, hedges=hedges, calendar=atom.calendar, trace=_trace(atom, hedges)
            )  # fmt: skip
        hedges = self._hedges(atom)
        value = (
            low if (low is high or low == high) and not atom.vague and not (atom.band and atom.kind is _AGE) else None
        )
        grain = atom.num.grain if atom.num is not None else None
        if grain is not None and atom.factor is not ONE and atom.factor != 1:
            grain *= atom.factor
        bounds = _bounds(atom, low, high, hedges) if hedges or atom.band else Interval(low, high)
        return Mention(
            Span(start, end), original[start:end], atom.kind, value, bounds, grain, atom.unit, atom.per, hedges, None,
            _trace(atom, hedges),
        )  # fmt: skip

    def _hedges_of_time(self, atom: Atom) -> tuple[Hedge, ...]:
        """Return what says that a date or time is not exact: 3시쯤, 약 2시."""
        if self.text[atom.end : atom.end + 1] not in _BEFORE_TIME_HEDGE:
            return ()
        hedge = self._starting_at(atom.end, _AFTER_TIME)
        return (hedge,) if hedge is not None and hedge.effect is _ABOUT else ()

    def _hedges(self, atom: Atom) -> tuple[Hedge, ...]:
        """Return the hedges of ``atom`` in reading order."""
        text, start = self.text, atom.start
        before = code_at(text, start - 1)
        if before == _SPACE and start > 1:
            before = code_at(text, start - 2)
        found = self._hedges_before(start) if self.words.may_be_before.has(before) else []
        if found and atom.unit == "degree_Celsius":
            found = [hedge for hedge in found if hedge.text not in _OF_THE_DAY]
        if atom.over and not atom.vague:
            found.append(self._over(atom))
        if atom.vague:
            found.append(Hedge(text[start], _VAGUE, Span(start, start + 1), "hedge:vague"))
        if atom.band and atom.kind is not _AGE:
            at = atom.plain_end - 1
            found.append(Hedge("대", _ABOUT, Span(at, at + 1), "hedge:대"))
        end = atom.end if atom.end > atom.plain_end else atom.plain_end
        if not atom.bounded and self._may_follow(end):
            found += self._hedges_after(end, _FOLLOWS.get(atom.kind, _AFTER_UNIT))
        if not found and text[end : end + 1] == ",":
            found += self._shared(atom, end)
        report = self._report_after(atom.end)
        if report is not None:
            found.append(report)
        return tuple(found)

    def _over(self, atom: Atom) -> Hedge:
        match = _OVER.search(self.text, atom.start, atom.end + 2)
        at = match.start() if match else atom.end - 1
        return Hedge(self.text[at], _MORE_THAN, Span(at, at + 1), "hedge:여")

    def _hedges_before(self, start: int) -> list[Hedge]:
        found: list[Hedge] = []
        text, words = self.text, self.words
        if start and text[start - 1] == " ":
            start -= 1
        for _ in range(_MOST_WORDS_BEFORE):
            if not start or text[start - 1] not in words.before_ends:
                break
            while start > 0 and text[start - 1] in _SKIP_BEFORE:
                start -= 1
            if not start:
                break
            hedge = self._ending_at(start)
            if hedge is not None:
                found.append(hedge)
                start = hedge.span.start
                if start and text[start - 1] == " ":
                    start -= 1
                continue
            word = next((w for w in words.neutral.get(text[start - 1], ()) if text.endswith(w, 0, start)), None)
            if word is None or (start - len(word) > 0 and "가" <= text[start - len(word) - 1] <= "힣"):
                break
            start -= len(word)
            if start and text[start - 1] == " ":
                start -= 1
        found.reverse()
        return found

    def _ending_at(self, end: int) -> Hedge | None:
        text = self.text
        for name in self.words.before.get(text[end - 1], ()):
            start = end - len(name.surface)
            if start >= 0 and text.startswith(name.surface, start) and not (start and "가" <= text[start - 1] <= "힣"):
                return _hedge(name, start)
        return None

    def _hedges_after(self, end: int, follows: _Follows) -> list[Hedge]:
        found: list[Hedge] = []
        for _ in range(2):
            hedge = self._starting_at(end, follows)
            if hedge is None:
                break
            found.append(hedge)
            end = hedge.span.end
            if "가" <= self.text[end : end + 1] <= "힣":
                break  # 넘어선: the rest of the verb
        return found

    def _shared(self, atom: Atom, end: int) -> list[Hedge]:
        """Return the verb behind the next figure that is told of a round one before it as well."""
        low = atom.low
        if low is None or atom.high != low or low < _TEN or low.normalize().as_tuple().digits[_ROUND:]:
            return []
        match = _SHARED.match(self.text, end)
        hedge = self._starting_at(match.end(), _AFTER_UNIT) if match is not None else None
        return [hedge] if hedge is not None and hedge.effect is _MORE_THAN else []

    def _may_follow(self, end: i64) -> bool:
        """Tell quickly whether a hedge may stand behind ``end``, perhaps behind a particle."""
        text, starts = self.text, self.words.may_be_after
        code = code_at(text, end)
        if code == _SPACE:
            end += 1
        elif _JOSA_LETTERS.has(code):
            following = code_at(text, end + 1)
            if starts.may_be(code, following) or following == ord("도"):
                return True
            end += 2 if following == _SPACE else 1
        elif code in (ord("("), ord(")")):
            return True
        return starts.may_stand_at(text, end)

    def _starting_at(self, end: int, follows: _Follows) -> Hedge | None:
        text = self.text
        char = text[end : end + 1]
        if not char:
            return None
        if char in "()":
            conversion = _CONVERSION.match(text, end)  # 5억 달러(약 7300억 원) 이상
            found = self._starting_at(conversion.end(), follows) if conversion is not None else None
            return found if found is not None and found.effect is not _ABOUT else None
        hedge = self._at_or_over_adverb(end + (char == " "), "", follows)
        if hedge is not None or char not in _JOSA:
            return hedge
        josa = "에도" if text.startswith("에도", end) else char
        end += len(josa)
        return self._at_or_over_adverb(end + (text[end : end + 1] == " "), josa, follows)

    def _at_or_over_adverb(self, pos: int, josa: str, follows: _Follows) -> Hedge | None:
        hedge = self._after_at(pos, josa, follows)
        if hedge is not None:
            return hedge
        words = self.words.adverbs.get(self.text[pos : pos + 1], ())
        word = next((word for word in words if self.text.startswith(word, pos)), None)
        return self._after_at(pos + len(word), josa, follows) if word is not None else None

    def _after_at(self, pos: int, josa: str, follows: _Follows) -> Hedge | None:
        text, after = self.text, self.words.after
        names = after.get(text[pos : pos + 2])
        if names is None:
            names = after.get(text[pos : pos + 1], ())
        for name in names:
            if text.startswith(name.surface, pos) and josa in name.josa and _may_hedge(name, follows):
                if len(name.surface) == 1 and not ends(text, pos + 1):
                    continue
                return _hedge(name, pos)
        return None

    def _report_after(self, end: int) -> Hedge | None:
        """Return the word of the clause that gives a figure as somebody's: 10명으로 알려졌다."""
        if not self.reports:
            return None
        if not self.weighed:
            self._weigh_reports()
        at = bisect_left(self.said_at, end)
        if at == len(self.said_at):
            return None
        start = self.said_at[at]
        return _hedge(self.said[at], start) if start - end <= _CLAUSE_REACH and not self._stops(end, start) else None

    def _weigh_reports(self) -> None:
        """Find out which of the words that may report do so of a figure before them."""
        self.weighed = True
        for start in self.reports:
            report = _report_pattern().match(self.text, start)
            if report is not None and _OF_NEXT.match(self.text, report.end()) is None:
                self.said_at.append(start)
                self.said.append(_report_names()[report.group()])

    def _stops(self, end: int, start: int) -> bool:
        """Tell whether the clause of a figure that ends at ``end`` stops before the word at ``start``."""
        if start == self.clear_to and end >= self.clear_from:
            return False
        if _CLAUSE_STOP.search(self.text, end, start) is not None:
            return True
        self.clear_from, self.clear_to = end, start
        return False


def _may_hedge(name: HedgeName, follows: _Follows) -> bool:
    """Tell whether ``name`` hedges what it stands behind."""
    if follows is _AFTER_TIME:
        return name.effect is _ABOUT and name.surface != "선"
    if name.when or follows is _AFTER_NUMBER:
        return not name.when
    return not name.bare and (follows is _AFTER_LEVEL or not name.level)


def _hedge(name: HedgeName, start: int) -> Hedge:
    return Hedge(name.surface, name.effect, Span(start, start + len(name.surface)), name.entry)


@cache
def _report_names() -> dict[str, HedgeName]:
    """Return the words that report."""
    return {name.surface: name for name in hedge_names("ko", "clause")}


@cache
def _report_pattern() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(surface) for surface in _report_names()))


def _trace(atom: Atom, hedges: tuple[Hedge, ...]) -> tuple[str, ...]:
    """Return the names of all that made a mention."""
    return (*atom.trace, *[hedge.entry for hedge in hedges]) if hedges else tuple(atom.trace)


@lru_cache(maxsize=_REPEATED)
def _step(value: Decimal) -> Decimal:
    """Return the worth of the last digit of ``value`` that is no zero (500 → 100, 46000 → 1000)."""
    if not value:
        return Decimal(1)
    return _TEN ** int(value.normalize().as_tuple().exponent)


def _bounds(atom: Atom, low: Decimal, high: Decimal, hedges: tuple[Hedge, ...]) -> Interval:
    """Return what number and hedges allow together."""
    effects = {hedge.effect for hedge in hedges if hedge.entry not in ("hedge:여", "hedge:대")}
    if atom.band:
        step = _TEN if atom.kind is _AGE else _step(high)
        if atom.kind is _AGE and _AT_LEAST in effects:  # 60대 이상
            return Interval(low, None)
        if atom.kind is _AGE and _AT_MOST in effects:
            return Interval(None, high + step, high_open=True)
        return Interval(low, high + step, high_open=True)
    if _AT_LEAST in effects:
        return Interval(low, None)
    if _MORE_THAN in effects:
        if _all_near(hedges, _MORE_THAN):
            return Interval(low, high + _step(high), high_open=True)
        return Interval(low, None, low_open=not atom.over)
    if _AT_MOST in effects:
        return Interval(None, high)
    if _LESS_THAN in effects:
        near = _all_near(hedges, _LESS_THAN)
        return Interval(low - _step(low) if near else None, high, high_open=True)
    if atom.over and not atom.vague:
        return Interval(low, high + _step(high), high_open=True)
    if _ABOUT in effects and low == high:
        width = min(_step(low) / 2, abs(low) * _ABOUT_CAP)
        return Interval(low - width, high + width)
    return Interval(low, high)


def _all_near(hedges: tuple[Hedge, ...], effect: Effect) -> bool:
    """Tell whether the hedges of one effect all say "but not by much"."""
    near = near_hedges("ko")
    return all(hedge.entry in near for hedge in hedges if hedge.effect is effect and hedge.entry != "hedge:여")
