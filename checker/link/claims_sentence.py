"""Put a claim together for every figure of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from checker.lexicon.attributes import attribute_of
from checker.lexicon.attribution import is_pronoun
from checker.lexicon.dimensions import counted_thing
from checker.link.alongside import find_alongside
from checker.link.antecedents import Counted, as_antecedent, carried_on, find_antecedent, is_counted
from checker.link.attribute_found import Found
from checker.link.attribute_nouns import counted_noun, head_noun, ranked_noun
from checker.link.attribute_standing import classes_of
from checker.link.attribution import carry, find_attribution, name_speaker
from checker.link.away import find_away
from checker.link.bare import as_age, as_benchmark, as_counted, as_multiple
from checker.link.beside import find_beside
from checker.link.claims_attribute import attribute_told
from checker.link.claims_memory import (
    Memory,
    carried_period,
    contested_before,
    home_of,
    is_of_rivals,
    remember,
    shared_out,
    subject_before,
    with_base,
    with_stage,
)
from checker.link.context import STAGE, SUBJECT, find_entities, find_qualifiers, find_words, last_mark
from checker.link.conversions import find_conversions
from checker.link.events import find_event
from checker.link.everybody import are_all_lost
from checker.link.forecasts import is_benchmark
from checker.link.frames import find_frame
from checker.link.happenings import find_happening
from checker.link.lists import find_sum, is_mark
from checker.link.periods import Times, find_as_of, find_period, is_background, period_before
from checker.link.roles import Part, base_of_value, find_role, is_bargain
from checker.link.scene import WHEN, Scene, once_a_sentence
from checker.model import Article, Claim, Figure, FigureKind, Period, Role, Trait

__all__ = ["sentence_claims"]

# What explain shows of people who died one and all: all 157 on board were killed.
_ALL_LOST = ("everybody: all of them died",)
# Children under 15: how old those are of whom something else is counted.
_AGED = Found("age", "under", "attribute: an age that bounds who people are", 0, 0.0)
_LEVEL_MARK = frozenset({"level:mark"})
# What the buyer of a home gains that is sold below the market: 시세보다 3억원 저렴하다, 시세차익 3억원.
_GAINED = Found("capital_gain", "시세차익", "attribute: below the market price", 0, 0.0)


class _Told(msgspec.Struct, frozen=True, gc=False):
    """What the sentence of a figure says of it, whatever else its article says."""

    part: Part
    is_bargain: bool
    is_mark: bool
    words: tuple[tuple[str, float], ...]
    are_lost: bool
    frame: str
    happening: str
    away: str


@once_a_sentence
def _told(scene: Scene, index: int) -> _Told:
    part = find_role(scene, index)
    return _Told(
        part,
        is_bargain(scene, index, part),
        is_mark(scene, index),
        find_words(scene, index),
        are_all_lost(scene, index),
        find_frame(scene, index),
        find_happening(scene, index),
        find_away(scene, index),
    )


def sentence_claims(article: Article, scene: Scene, times: Times, memory: Memory, main: Sequence[str]) -> list[Claim]:
    """Return a claim for every stated figure of a sentence, and keep what the sentence leaves for the next.

    Args:
        article: Its article.
        scene: The sentence.
        times: The times named in it.
        memory: What the sentences before left.
        main: The names that the article is about.
    """
    attribution = name_speaker(find_attribution(scene), memory.named) or carry(memory.attribution)
    as_of = find_as_of(scene, times)
    if as_of is None and not any(word.moment is not None and word.moment.grain == "day" for word in times):
        as_of = memory.as_of
    converted = find_conversions(scene)
    claims: list[Claim] = []
    own_row: list[Found] = []
    near: Found | None = None
    counted: list[Counted] = []
    for index, figure in enumerate(scene.figures):
        if index in converted:
            continue
        riders = tuple([scene.figures[i] for i, stated in converted.items() if stated == index]) if converted else ()
        told = _told(scene, index)
        part = with_base(told.part, memory)
        plain = as_benchmark(figure) if part.role is Role.FORECAST and is_benchmark(scene, index) else figure
        found, notes = attribute_told(scene, index, part, memory)
        if found is not None and found.id == "counted" and _is_to_come(figure, article.published):
            found, notes = None, ()
        if found is None and (found := find_event(scene, index)) is not None:
            notes = (found.note,)
        if found is None and (found := find_alongside(scene, index, part, near)) is not None:
            notes = (found.note,)
        if found is None and (found := find_beside(scene, index)) is not None:
            notes = (found.note,)
        if (whole := find_sum(scene, index, found, claims)) is not None:
            found, notes = whole, (whole.note,)
        if told.is_bargain:
            found, part = _GAINED, Part(Role.LEVEL)
            notes = (found.note,)
        if (aged := as_age(plain, scene.text[: scene.starts[index]])) is not plain:
            plain, found = aged, _AGED
            notes = (found.note,)
        if found is None and is_of_rivals(scene, index, part, memory):
            found = memory.rivals
            notes = () if found is None else (found.note,)
        elif found is not None:
            memory.rivals = shared_out(found) or memory.rivals
        if (
            found is None
            and (last := find_antecedent(scene, index, (*contested_before(scene, index, memory), *counted), part.role))
            is not None
        ):
            plain, found = as_antecedent(plain, last), carried_on(last)
            notes = () if found is None else (found.note,)
        plain = as_counted(as_multiple(plain, part.role), None if found is None else found.id)
        if is_counted(plain):
            counted.append(Counted(plain, found))
            if found is not None and (known := attribute_of(found.id)) is not None and known.contested:
                memory.contested = counted[-1]
        near = near if figure.kind in WHEN else found
        own = None if found is None or found.carried else found
        if own is not None and part.role is Role.LEVEL and figure.kind not in WHEN:
            own_row.append(own)
        part = _of_one(part, found)
        home = home_of(scene, index, found, memory)
        period = find_period(scene, times, index, part.role is Role.FORECAST)
        carried = period is None and figure.kind not in WHEN
        if carried:
            period = carried_period(memory, scene.sentence, part.role)
        period = period_before(scene, period, base_of_value(scene, index)) if part.role is Role.PREVIOUS else period
        claims.append(
            Claim(
                id=f"{article.id}:{figure.span.start}",
                article=article.id,
                figure=plain,
                sentence=scene.sentence.span,
                conversions=riders,
                entities=find_entities(scene, index, memory.topics, main),
                attribute=None if found is None else found.id,
                attribute_text=_head(scene, index) if found is None else found.text,
                qualifiers=_kept(
                    with_stage(find_qualifiers(scene, index, own), scene, figure, found, memory)
                    | _marks(figure, part, period, article.published)
                    | _per(found)
                    | subject_before(scene, memory)
                    | home
                    | (_LEVEL_MARK if told.is_mark else frozenset())
                ),
                period=period,
                as_of=as_of if figure.kind not in WHEN else None,
                role=part.role,
                direction=part.direction,
                base=part.base,
                attribution=attribution,
                words=told.words,
                notes=(*notes, *((part.note,) if part.note else ()), *(_ALL_LOST if told.are_lost else ())),
                frame=told.frame,
                happening=told.happening,
                away=told.away,
                traits=_traits(told, part, own is not found),
            )
        )
    memory.attribution, memory.as_of = attribution, as_of
    if attribution is not None and attribution.speaker and not is_pronoun(attribution.speaker):
        memory.named = attribution
    if own_row:
        memory.row = tuple(own_row)
    memory.stage = last_mark(scene, STAGE) or memory.stage
    memory.subject = last_mark(scene, SUBJECT) or memory.subject
    remember(scene, times, memory, article.published)
    return claims


def _head(scene: Scene, index: int) -> str:
    """Return the noun as written that says which things are counted.

    Of money, people and percentages the nouns beside the figure mislead (숫자는 300만달러).
    """
    figure = scene.figures[index]
    if figure.kind is FigureKind.RANK and scene.korean:
        return ranked_noun(scene, index) or ""
    if figure.kind is not FigureKind.COUNT or "thing" not in classes_of(figure) or not scene.korean:
        return ""
    return counted_noun(scene, index) or head_noun(scene, index) or ""


# Square metres that a price is said to be of instead of a 평.
_PYEONG = Decimal("3.3")


def _marks(figure: Figure, part: Part, period: Period | None, published: date | None) -> frozenset[str]:
    marks = set()
    per = figure.mention.per
    if per is not None:
        pyeong = per.unit == "meter ** 2" and per.amount == _PYEONG
        marks.add(f"per_unit:{counted_thing('평' if pyeong else per.unit)}")
    if part.role is Role.FORECAST or part.foretold:
        marks.add("forecast")
    if is_background(period, published):
        marks.add("background")
    return frozenset(marks)


def _per(found: Found | None) -> frozenset[str]:
    """Return the mark of what an attribute is told of by itself: earnings per share of $2 are of a share."""
    known = None if found is None else attribute_of(found.id)
    return frozenset() if known is None or known.per is None else frozenset({f"per_unit:{known.per}"})


def _of_one(part: Part, found: Found | None) -> Part:
    """Take a level of what is told of one share for the price of one unit, as where the figure says so."""
    return replace(part, role=Role.UNIT_PRICE) if part.role is Role.LEVEL and _per(found) else part


@lru_cache(maxsize=4096)
def _kept(marks: frozenset[str]) -> frozenset[str]:
    """Return one and the same set for all claims that have these marks: an empty one takes 216 bytes."""
    return marks


def _traits(told: _Told, part: Part, fetched: bool) -> tuple[Trait, ...]:
    held = ((Trait.FETCHED, fetched), (Trait.LOST, told.are_lost), (Trait.PLANNED, part.planned))
    return tuple([trait for trait, holds in held if holds])


def _is_to_come(figure: Figure, published: date | None) -> bool:
    """Tell whether a day lies ahead of its article, so that nothing has been counted on it yet: 접수는 12일까지다."""
    if figure.moment is None or published is None:
        return False
    return figure.moment.start.date() > published
