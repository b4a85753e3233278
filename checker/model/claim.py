"""Who says what of whom: a figure with its subject, attribute, period and speaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import msgspec

from checker.model.figure import Figure, Moment
from checker.model.span import Span

__all__ = ["Attribution", "Claim", "Entity", "EntityMention", "Period", "Role", "Trait"]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that figures are about, one id across the corpus.

    Attributes:
        id: ``openai`` for one from the alias table; ``x:…`` for one found in the texts.
        name: The name to show.
        kind: ``person``, ``organisation``, ``product``, ``place``, ``event`` or ``other``.
        aliases: Every surface seen or listed.
    """

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()


class EntityMention(msgspec.Struct, frozen=True, gc=False):
    """A name in a text.

    Attributes:
        how: The evidence: ``alias``, ``gloss``, ``short``, ``spelling``, ``context`` or ``new``.
    """

    article: str
    span: Span
    text: str
    entity: str
    how: str


class Role(StrEnum):
    """What a figure does in its sentence."""

    LEVEL = "level"
    CHANGE = "change"
    SHARE = "share"
    MULTIPLE = "multiple"
    PREVIOUS = "previous"  # the value before, given for comparison
    FORECAST = "forecast"  # expectation, target, plan, consensus
    PART = "part"  # one of several that sum up
    UNIT_PRICE = "unit_price"
    CONVERSION = "conversion"  # of the figure before it
    WHEN = "when"  # a date or time that places something


class Trait(StrEnum):
    """What else is known of a claim, where the comparison asks for it."""

    FETCHED = "fetched"  # what it counts was read from another sentence
    LOST = "lost"  # its people died one and all: all 157 on board were killed
    PLANNED = "planned"  # a forecast that whoever makes it settles: a plan, a target


class Period(msgspec.Struct, frozen=True, gc=False):
    """The time that a claim speaks of: 지난해 4분기, 올 들어, 오후 6시 53분까지."""

    text: str
    span: Span | None
    moment: Moment | None


class Attribution(msgspec.Struct, frozen=True, gc=False):
    """Who says so, and how.

    Attributes:
        speaker: The speaker as written.
        entity: Its entity, where it is known.
        verb: 밝혔다, 주장했다, 알려졌다, according to …
        stance: ``stated``, ``reported``, ``claimed``, ``estimated`` or ``denied``.
        span: Of speaker and verb, or of what was found of them.
        carried: True when it stands in an earlier sentence of the paragraph.
    """

    speaker: str | None
    entity: str | None
    verb: str
    stance: str
    span: Span
    carried: bool = False


class Claim(msgspec.Struct, frozen=True, gc=False):
    """One figure with all that tells what it is a figure of.

    Attributes:
        id: ``article:start``.
        article: Id of the article.
        figure: The stated figure.
        conversions: Conversions of it in the same sentence, in reading order.
        sentence: Span of its sentence.
        entities: Ids of the entities that it is of, the likeliest first.
        attribute: What is counted: an id of the attribute lexicon (``deaths``, ``revenue``), or the
            head noun as written where the lexicon lacks it; ``None`` where nothing was found.
        attribute_text: The words that named it, with its modifiers (``디스플레이 부문 매출``).
        qualifiers: Canonical marks that make it another fact: ``consolidated``, ``per_share``,
            ``female``, ``domestic``, ``cumulative`` …
        period: The time it speaks of.
        as_of: The moment of counting, where one is given (오후 6시 53분까지, … 기준).
        role: What it does in its sentence.
        direction: +1 for a rise, -1 for a fall, 0 where the figure has none.
        base: What a change is against: ``year``, ``quarter``, ``month``, ``week``, ``day``, ``hour`` or None.
        attribution: Who says so.
        words: Content words (stems) of its surroundings with their distance-weighted weight, for
            matching; the nearest first.
        notes: Reasons for all of the above, for ``explain``.
        label: The noun or name right before the figure, which tells the items of a list apart
            (서울 17%, 채소는 10.9%); empty where there is none.
        homes: Names of the complexes of homes that the figure may be of, as they are compared; several where
            it is of a list of them.
        frame: How a date stands: ``from`` or ``until`` for an end of a stretch, ``end`` for that of a year,
            ``since`` for that of a record, ``posted`` for the date of a page.
        happening: What happened in a year, a quarter or a month; empty where it is the period that figures are of.
        away: Id of the place that a distance is counted from; empty where no name says so.
        traits: What else is known of it; empty for most.
    """

    id: str
    article: str
    figure: Figure
    sentence: Span
    conversions: tuple[Figure, ...] = ()
    entities: tuple[str, ...] = ()
    attribute: str | None = None
    attribute_text: str = ""
    qualifiers: frozenset[str] = frozenset()
    period: Period | None = None
    as_of: Period | None = None
    role: Role = Role.LEVEL
    direction: int = 0
    base: str | None = None
    attribution: Attribution | None = None
    words: tuple[tuple[str, float], ...] = ()
    notes: tuple[str, ...] = ()
    label: str = ""
    homes: tuple[str, ...] = ()
    frame: str = ""
    happening: str = ""
    away: str = ""
    traits: tuple[Trait, ...] = ()
