"""What the claims of one article say of each other: a name, a rate, an hour of counting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from msgspec.structs import replace

from checker.lexicon.attributes import is_general_attribute
from checker.lexicon.growing import find_growing
from checker.link.context import stem
from checker.link.scene import WHEN
from checker.model import Claim, FigureKind, Moment, Period, Role, Trait

__all__ = ["agree", "date_counts", "date_headline", "name_rates"]


def agree(claims: Sequence[Claim]) -> list[Claim]:
    """Let a figure that names nothing mean what the same figure means elsewhere in its article."""
    sure = [_is_sure(claim) for claim in claims]
    if all(sure):
        return list(claims)
    known: dict[tuple[object, ...], set[str]] = {}
    texts: dict[str, str] = {}
    for claim, is_sure in zip(claims, sure, strict=True):
        if claim.attribute is not None and is_sure:
            for key in _keys(claim):
                known.setdefault(key, set()).add(claim.attribute)
            texts.setdefault(claim.attribute, claim.attribute_text)
    agreed: list[Claim] = []
    for claim, is_sure in zip(claims, sure, strict=True):
        if not is_sure:
            meant = set().union(*(known.get(key, set()) for key in _keys(claim)))
            if len(meant) == 1:
                name = next(iter(meant))
                notes = (*claim.notes, f"attribute: {texts[name]} of the same figure elsewhere")
                traits = tuple(sorted({*claim.traits, Trait.FETCHED}))
                claim = replace(claim, attribute=name, attribute_text=texts[name], notes=notes, traits=traits)
        if claim.attribute is None and claim.attribute_text:
            note = f"attribute: {claim.attribute_text} as written"
            claim = replace(claim, attribute=stem(claim.attribute_text), notes=(*claim.notes, note))
        agreed.append(claim)
    return agreed


def _is_sure(claim: Claim) -> bool:
    """Tell whether a claim's own sentence says what it counts."""
    if claim.attribute is None or is_general_attribute(claim.attribute):
        return False
    return Trait.FETCHED not in claim.traits


# Counts of fewer digits come up by chance, unless they are large: 25 may be anything.
_TELLING_DIGITS = 3
_TELLING = 1000


def _is_telling(value: Decimal) -> bool:
    return value >= _TELLING or len(value.normalize().as_tuple().digits) >= _TELLING_DIGITS


def _keys(claim: Claim) -> list[tuple[object, ...]]:
    """Return what a claim's figures share with the same figures elsewhere."""
    return [
        (figure.dimension, figure.unit, figure.value)
        for figure in (claim.figure, *claim.conversions)
        if figure.value is not None
        and figure.kind not in WHEN
        and (figure.kind is FigureKind.MONEY or _is_telling(figure.value))
    ]


# An English rate with its name before it, and one that stands by itself and goes on with the last that was named, but
# where it is that of some of the people: for adult men the rate was 4%.
_A_RATE, _THE_RATE = " rate", "rate"
_OF_SOME = re.compile(r"\b(?:for|among)\s", re.IGNORECASE)


def name_rates(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Let "the rate" be the rate that the article named last: the unemployment rate, a birth rate."""
    last: Claim | None = None
    named: list[Claim] = []
    for claim in claims:
        told = claim.attribute_text.lower()
        if told.endswith(_A_RATE):
            last = claim
        elif (
            told == _THE_RATE
            and last is not None
            and claim.figure.kind is FigureKind.PERCENT
            and _OF_SOME.search(text, claim.sentence.start, claim.figure.span.start) is None
        ):
            note = f"attribute: {last.attribute_text}, the rate named last"
            claim = replace(claim, attribute=last.attribute, notes=(*claim.notes, note))
        named.append(claim)
    return named


def date_headline(claims: Sequence[Claim], title_end: int) -> list[Claim]:
    """Let a count in the headline be of the hour at which the text says that it was counted."""
    counted: dict[tuple[object, ...], set[Period]] = {}
    for claim in claims:
        if claim.as_of is not None and claim.figure.value is not None and claim.sentence.start >= title_end:
            counted.setdefault(_count_of(claim), set()).add(claim.as_of)
    dated: list[Claim] = []
    for claim in claims:
        moments = counted.get(_count_of(claim), set())
        if claim.sentence.start < title_end and claim.as_of is None and len(moments) == 1:
            note = "counted when the text says"
            claim = replace(claim, as_of=next(iter(moments)), notes=(*claim.notes, note))
        dated.append(claim)
    return dated


def date_counts(claims: Sequence[Claim]) -> list[Claim]:
    """Let the last hour of counting that an article has given hold for all of its counts that go on.

    The one hour of an article holds for those before it as well; of several the latest by the clock is what the article
    tells as news, and an earlier one (오후 3시만 해도) is what it compares that with.
    """
    hours = {hour.moment for claim in claims if (hour := _hour_of(claim)) is not None}
    if not hours:
        return list(claims)
    latest = next(filter(None, map(_hour_of, claims))) if len(hours) == 1 else None
    dated: list[Claim] = []
    for claim in claims:
        hour = _hour_of(claim)
        if hour is not None:
            latest = hour if latest is None else max(latest, hour, key=_begins)
        if latest is not None and latest.moment is not None and _is_open_count(claim, latest.moment):
            note = "counted at the one hour of the article" if len(hours) == 1 else "counted at the last hour named"
            claim = replace(claim, as_of=latest, notes=(*claim.notes, note))
        dated.append(claim)
    return dated


def _hour_of(claim: Claim) -> Period | None:
    """Return the hour at which a claim says that it was counted."""
    moment = None if claim.as_of is None else claim.as_of.moment
    return claim.as_of if moment is not None and moment.grain in ("hour", "minute") else None


def _begins(period: Period) -> datetime:
    assert period.moment is not None
    return period.moment.start


def _is_open_count(claim: Claim, hour: Moment) -> bool:
    """Tell whether a claim counts what goes on being counted, and its own sentence gives no other time for it."""
    if claim.as_of is not None or claim.role not in (Role.LEVEL, Role.SHARE) or "background" in claim.qualifiers:
        return False
    period = claim.period
    if period is not None and period.span is not None and period.span.start >= claim.sentence.start:
        moment = period.moment
        if moment is None or moment.grain in ("hour", "minute") or not moment.start <= hour.start < moment.end:
            return False
    return find_growing(claim.attribute, claim.attribute_text) is not None


def _count_of(claim: Claim) -> tuple[object, ...]:
    return claim.attribute, claim.figure.value, claim.figure.unit, claim.qualifiers
