"""Hold the value that a student wrote against the figure that was asked for; the first rule that speaks decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from textwrap import shorten

from checker.classroom.model import Reading, Target
from checker.classroom.words import Words
from checker.judge.readings import base_value, deviation, find_rounding
from checker.judge.wording import percent_off, place
from checker.load import article_of
from checker.model import Figure
from checker.reading import figures_of

__all__ = ["Share", "read_figures", "share_of_value"]

# What an answer is worth, of one, with the tolerance where there is one; each says itself in its sentence.
_FULL = Decimal(1)
_ROUNDED = Decimal("0.7")  # the value, but written coarser than the article: up to ROUGH off
_NO_UNIT = Decimal("0.5")
_WRONG_UNIT = Decimal("0.3")
_NEAR = Decimal("0.3")  # no rounding of it, but within NEAR_LIMIT
_SLIP = Decimal("0.2")  # the right digits in the wrong order or place
# 80억 for 81억 (1.2 %) is a coarser place; 100억 for 81억 is another value.
_ROUGH = Decimal("0.05")
_NEAR_LIMIT = Decimal("0.02")
# A conversion by a student's own rate of the week: the won's daily rates of three days differ by 1.9 % (p95).
_RATE = Decimal("0.03")
# 평 and ㎡ by 3.3 and by 3.3058 differ by 0.2 %; a conversion may also be rounded to three digits.
_UNITS = Decimal("0.01")
_POWERS = tuple(Decimal(10) ** n for n in (1, 2, 3, 4, 6, 8))
_SCALE_WORDS = "만억조"
# Letters of an unreadable answer that its reason repeats.
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Share:
    """What an answer is worth, and why in a plain sentence."""

    share: Decimal
    why: str


_NOTHING = Decimal(0)


@lru_cache(maxsize=8192)
def read_figures(text: str) -> tuple[Figure, ...]:
    """Read the figures of a text that a student wrote, as those of an article are read."""
    return figures_of(article_of({"id": "answer", "text": text}))[0] if text.strip() else ()


def share_of_value(text: str, target: Target, words: Words) -> Share:
    """Say what a written-out value is worth.

    Args:
        text: As the student wrote it: 81억, 8,100,000,000원, 8.1 billion won.
        target: The figure that was asked for.
        words: The words of the classroom.
    """
    if not text.strip():
        return Share(_NOTHING, words.say("value", "none"))
    found = read_figures(text.strip())
    if not found:
        return Share(_NOTHING, words.say("value", "unread", text=shorten(text, _SHOWN, placeholder="…")))
    # 81억원(557만달러) says one value twice; of two values in one unit the first is the answer
    units = list(dict.fromkeys(figure.unit for figure in found))
    firsts = [next(figure for figure in found if figure.unit == unit) for unit in units]
    return max((_best(figure, target, words) for figure in firsts), key=lambda share: share.share)


def _best(figure: Figure, target: Target, words: Words) -> Share:
    case = _Case(figure, target, words)
    for rule in _RULES:
        share = rule(case)
        if share is not None:
            return share
    return Share(_NOTHING, words.say("value", "wrong", text=target.text))


@dataclass(frozen=True, slots=True)
class _Case:
    figure: Figure
    target: Target
    words: Words

    @property
    def given(self) -> Decimal | None:
        return base_value(self.figure)

    @property
    def wanted(self) -> Decimal | None:
        base = self.target.reading.base
        return Decimal(base) if base else None

    def is_kin(self, reading: Reading) -> bool:
        """Tell whether the student's figure is in the unit of a reading, or one that it may be compared with."""
        money = self.figure.dimension == "money" and reading.dimension.startswith("money/")
        if money:  # 750원 for a dividend of 750 won a share
            return self.figure.unit == reading.unit.split("/")[0]
        if self.figure.dimension != reading.dimension:
            counted = ("count:", "number")
            return self.figure.dimension.startswith(counted) and reading.dimension.startswith(counted)
        return reading.dimension != "money" or self.figure.unit == reading.unit

    def say(self, share: Decimal, key: str, **values: object) -> Share:
        return Share(share, self.words.say("value", key, **values))


def _exact(case: _Case) -> Share | None:
    """8,100,000,000원 for 81억원."""
    if not case.is_kin(case.target.reading):
        return None
    reading = case.target.reading
    same = case.given is not None and case.given == case.wanted
    bounds = case.given is None and _ends(case.figure) == (reading.low, reading.high)
    return case.say(_FULL, "exact") if same or bounds else None


def _ends(figure: Figure) -> tuple[str, str]:
    return tuple("" if end is None else format(end.normalize(), "f") for end in (figure.low, figure.high))  # type: ignore[return-value]


def _accepted(case: _Case) -> Share | None:
    """What the article's bracket, or the other article, makes of it: 약 81억원 for 557만6000달러."""
    for one in case.target.accepted:
        if not case.is_kin(one.reading) or case.given is None or not one.reading.base:
            continue
        limit = _RATE if one.how == "rate" else _NOTHING
        if deviation(case.given, Decimal(one.reading.base)) <= limit:
            return case.say(_FULL, f"as_{one.how}", text=one.text, limit=percent_off(_RATE))
    return None


def _other_unit(case: _Case) -> Share | None:
    """25.4평 for 84㎡."""
    reading = case.target.reading
    if case.figure.dimension != reading.dimension or case.figure.unit == reading.unit or reading.dimension == "money":
        return None
    if case.given is None or case.wanted is None or deviation(case.given, case.wanted) > _UNITS:
        return None
    return case.say(_FULL, "other_unit", limit=percent_off(_UNITS))


def _no_unit(case: _Case) -> Share | None:
    """5576000 for 557만6000달러; 81억 says the won by itself, and a count needs no counter."""
    reading = case.target.reading
    if case.figure.dimension != "number" or case.figure.value is None or not reading.value:
        return None
    if case.figure.value != Decimal(reading.value):
        return None
    if reading.unit == "KRW" and any(word in case.figure.text for word in _SCALE_WORDS):
        return case.say(_FULL, "exact")
    return case.say(_NO_UNIT, "no_unit")


def _rounded(case: _Case) -> Share | None:
    """82억원 for 81억7900만원: the value, at a coarser place than was written."""
    if not case.is_kin(case.target.reading) or case.given is None or case.wanted is None:
        return None
    written = case.figure.mention.value
    if written is None or not case.given:
        return None
    found = find_rounding(case.given, case.wanted, case.figure.grain)
    if found is None or found.step is None or found.off > _ROUGH:
        return None
    named = place(found.step)
    where = named.en if case.words.language == "en" else named.ko
    return case.say(_ROUNDED, found.code, place=where, off=percent_off(found.off), limit=percent_off(_ROUGH))


def _points(case: _Case) -> Share | None:
    """1.3% for 1.3%포인트."""
    both = {case.figure.dimension, case.target.reading.dimension}
    if both != {"percent", "percentage_point"} or case.given != case.wanted:
        return None
    return case.say(_NO_UNIT, "points")


def _wrong_unit(case: _Case) -> Share | None:
    """557만6000원 for 557만6000달러."""
    value = case.target.reading.value
    if case.is_kin(case.target.reading) or not value or case.figure.value != Decimal(value):
        return None
    return case.say(_WRONG_UNIT, "wrong_unit", text=case.target.text)


def _power(case: _Case) -> Share | None:
    """810억원 for 81억원."""
    if not case.given or not case.wanted or not (case.is_kin(case.target.reading) or case.figure.dimension == "number"):
        return None
    high, low = max(abs(case.given), abs(case.wanted)), min(abs(case.given), abs(case.wanted))
    for power in _POWERS:
        if high == low * power:
            return case.say(_SLIP, "power", times=f"{power:,f}")
    return None


def _sign(case: _Case) -> Share | None:
    """-0.2% for 0.2%."""
    if not case.is_kin(case.target.reading) or case.given is None or case.wanted is None or not case.wanted:
        return None
    return case.say(_SLIP, "sign") if case.given == -case.wanted else None


def _swapped(case: _Case) -> Share | None:
    """1,270명 for 1,720명."""
    if not case.is_kin(case.target.reading) or case.given is None or case.wanted is None:
        return None
    one, two = (str(value.normalize().as_tuple().digits) for value in (case.given, case.wanted))
    mixed = sorted(one) == sorted(two) and case.given.adjusted() == case.wanted.adjusted()
    return case.say(_SLIP, "swapped") if mixed else None


def _another(case: _Case) -> Share | None:
    """The value of another figure of the article: 다른 분기의 매출입니다."""
    for other in case.target.others:
        if other.base and other.dimension == case.figure.dimension and case.given == Decimal(other.base):
            return Share(_NOTHING, other.why)
    return None


def _near(case: _Case) -> Share | None:
    """81억5000만원 for 81억7900만원."""
    if not case.is_kin(case.target.reading) or case.given is None or not case.wanted:
        return None
    off = deviation(case.given, case.wanted)
    if off > _NEAR_LIMIT:
        return None
    return case.say(_NEAR, "near", off=percent_off(off), limit=percent_off(_NEAR_LIMIT))


_RULES: tuple[Callable[[_Case], Share | None], ...] = (
    _exact,
    _accepted,
    _other_unit,
    _no_unit,
    _another,
    _points,
    _rounded,
    _power,
    _sign,
    _swapped,
    _wrong_unit,
    _near,
)
