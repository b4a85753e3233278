"""The figure that a spot asks for, with everything that may be given for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from checker import numbers
from checker.classroom.model import Accepted, Kind, Other, Reading, Spot, Target
from checker.classroom.pairings import Pairing
from checker.classroom.reasons import why_other
from checker.classroom.texts import Lesson, place_of
from checker.classroom.words import Words
from checker.judge.exchange import rate_table
from checker.judge.readings import base_value
from checker.judge.wording import currency_word
from checker.model import Claim, Figure, FigureKind, Role

__all__ = ["Marker", "reading_of"]

_CALENDAR = (FigureKind.DATE, FigureKind.TIME)
# Verdicts under which the other article's value stands for this one's, and what that is called.
_HOW = {
    "same": "same",
    "rounded": "rounded",
    "truncated": "truncated",
    "converted": "conversion",
    "other_unit": "conversion",
}


def _text(value: Decimal | None) -> str:
    return "" if value is None else format(value.normalize() if value % 1 else value.quantize(Decimal(1)), "f")


def reading_of(figure: Figure) -> Reading:
    """Return what a figure says, as the key keeps it."""
    return Reading(
        value=_text(figure.value),
        low=_text(figure.low),
        high=_text(figure.high),
        unit=figure.unit or "",
        dimension=figure.dimension,
        base=_text(base_value(figure)),
    )


@dataclass(frozen=True, slots=True)
class Marker:
    """Makes targets of claims.

    Attributes:
        claims: The claims of each article by its id.
        rates: The user's table of exchange rates, as a path; empty for the embedded one.
    """

    words: Words
    lessons: Mapping[str, Lesson]
    claims: Mapping[str, Sequence[Claim]]
    rates: str

    def target(self, claim: Claim, spot: Spot, pairing: Pairing | None = None, kind: Kind | None = None) -> Target:
        """Return the target of a claim.

        Args:
            claim: What is asked for.
            spot: Where it is asked for.
            pairing: What it is compared with.
            kind: What the item teaches: where it is a wrong rate, the bracket is no value that counts.
        """
        lesson = self.lessons[claim.article]
        place = place_of(lesson, claim.figure.span)
        assert place is not None  # the spot was made from it
        bracket = tuple(
            (inside[1].start, inside[1].end)
            for figure in claim.conversions
            if (inside := place_of(lesson, figure.span)) is not None
        )
        return Target(
            article=spot.article,
            paragraph=place[0],
            start=place[1].start,
            end=place[1].end,
            text=claim.figure.text,
            reading=reading_of(claim.figure),
            accepted=tuple(self._accepted(claim, pairing, kind)),
            bracket=bracket,
            others=tuple(self._others(claim)),
        )

    def _accepted(self, claim: Claim, pairing: Pairing | None, kind: Kind | None) -> Iterator[Accepted]:
        if kind is not Kind.WRONG_RATE:
            for figure in claim.conversions:
                yield Accepted(text=figure.text, reading=reading_of(figure), how="conversion")
        if pairing is not None and (how := _HOW.get(pairing.code)) is not None:
            other = pairing.left if claim is pairing.right else pairing.right
            if how != "same" or other.figure.text != claim.figure.text:
                yield Accepted(text=other.figure.text, reading=reading_of(other.figure), how=how)
        for converted in (self._in_won(claim), self._in_metres(claim)):
            if converted is not None:
                yield converted

    def _in_won(self, claim: Claim) -> Accepted | None:
        """Return what a foreign amount is worth in won on the article's day."""
        figure, day = claim.figure, self.lessons[claim.article].article.published
        if figure.dimension != "money" or figure.unit in (None, "KRW") or figure.value is None or day is None:
            return None
        window = rate_table(self.rates).window(figure.unit, "KRW", day)
        if window is None or not window.rates:
            return None
        rate = window.rates[-1]
        value = (figure.value * rate.value).quantize(Decimal(1), ROUND_HALF_UP)
        korean = self.words.language == "ko"
        text = (
            f"{numbers.korean(value, 2)}원"
            if korean
            else f"{numbers.english(numbers.significant(value))} {currency_word('KRW').en}"
        )
        reading = Reading(value=_text(value), unit="KRW", dimension="money", base=_text(value))
        return Accepted(text=text, reading=reading, how="rate")

    @staticmethod
    def _in_metres(claim: Claim) -> Accepted | None:
        """Return what an area in 평 is in square metres, the unit that the law asks for."""
        value = base_value(claim.figure)
        if claim.figure.unit != "평" or value is None:
            return None
        shown = numbers.tidy(value, 4)
        reading = Reading(value=_text(shown), unit="meter ** 2", dimension=claim.figure.dimension, base=_text(value))
        return Accepted(text=f"{numbers.grouped(shown)}㎡", reading=reading, how="unit")

    def _others(self, claim: Claim) -> Iterator[Other]:
        lesson = self.lessons[claim.article]
        own = {claim.figure.span, *(figure.span for figure in claim.conversions)}
        for other in self.claims[claim.article]:
            place = place_of(lesson, other.figure.span)
            if other.figure.span in own or place is None:
                continue
            if other.figure.kind in _CALENDAR or self._is_same(claim, other):
                continue
            if other.role is Role.CONVERSION:
                why = self.words.say("other", "conversion")
            else:
                why = why_other(claim, other, self.words)
            value = base_value(other.figure)
            yield Other(
                paragraph=place[0],
                start=place[1].start,
                end=place[1].end,
                text=other.figure.text,
                base=_text(value),
                dimension=other.figure.dimension,
                why=why,
            )

    @staticmethod
    def _is_same(claim: Claim, other: Claim) -> bool:
        """Tell whether an article repeats the figure: it then may be marked at either place."""
        same = claim.figure.value is not None and claim.figure.value == other.figure.value
        return same and claim.figure.unit == other.figure.unit and claim.attribute == other.attribute
