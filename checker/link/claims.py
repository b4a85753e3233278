"""Put a claim together for every figure of an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import msgspec
from msgspec.structs import replace

from checker.lexicon.attributes import attribute_of, is_general_attribute
from checker.lexicon.attribution import is_pronoun
from checker.lexicon.dimensions import counted_thing
from checker.lexicon.growing import find_growing
from checker.lexicon.surfaces import Cue
from checker.lexicon.wordlists import word_list
from checker.link.alongside import find_alongside
from checker.link.antecedents import Counted, as_antecedent, carried_on, find_antecedent, is_counted
from checker.link.attribute_found import Found
from checker.link.attribute_nouns import counted_noun, head_noun, ranked_noun
from checker.link.attribute_rows import respective
from checker.link.attribute_standing import SHARED, WHOLE, classes_of
from checker.link.attributes import event_of, find_attribute, is_general, is_run, subject_of
from checker.link.attribution import carry, find_attribution, name_speaker
from checker.link.away import find_away
from checker.link.bare import as_age, as_benchmark, as_counted, as_multiple
from checker.link.benchmarks import hold_against_results
from checker.link.beside import find_beside
from checker.link.context import (
    STAGE,
    SUBJECT,
    TOPIC_FIGURE,
    find_entities,
    find_qualifiers,
    find_words,
    home_type,
    last_mark,
    main_entities,
    stem,
)
from checker.link.conversions import find_conversions
from checker.link.events import find_event
from checker.link.everybody import are_all_lost
from checker.link.frames import find_frame
from checker.link.happenings import find_happening
from checker.link.homes import Homes, agree_on_homes
from checker.link.labels import label_lists
from checker.link.lists import find_sum, is_mark
from checker.link.nations import mark_nations
from checker.link.periods import (
    WIDE,
    Times,
    find_as_of,
    find_period,
    is_background,
    is_far_off,
    period_before,
    period_of,
    read_times,
    sole_as_of,
)
from checker.link.roles import Part, base_of_value, find_role, is_bargain, is_benchmark
from checker.link.scene import WHEN, Scene, lay_out, once_a_sentence
from checker.model import (
    Article,
    Attribution,
    BlockKind,
    Claim,
    EntityMention,
    Figure,
    FigureKind,
    Moment,
    Period,
    Role,
    Sentence,
    Span,
    Trait,
)

__all__ = ["link_claims"]


@dataclass(slots=True)
class _Memory:
    """What the sentences so far leave for the ones that leave it out.

    Attributes:
        block: The paragraph that ``attribution``, ``as_of``, ``base`` and ``found`` belong to.
        found: Last attribute of each class of figures; ``last`` of any.
        row: What the sentence before counted, in order.
        period: Last period named, wherever in the article; ``wide`` the last quarter, half or year.
        day: Last full day named: what 이날 means.
        home: Size of the last home spoken of: what 같은 면적 means.
        stage: Mark of the round of a subscription spoken of last.
        subject: Mark of the subject of an examination that the paragraph spoke of last.
        rivals: What rivals have shares of, wherever in the article it was named last.
        contested: The last figure of what rivals win, wherever in the article.
        event: What happened last, for a sentence that only says when.
        named: The last one who was said to say so: whom 그는 or "it said" means.
    """

    block: int = -1
    attribution: Attribution | None = None
    as_of: Period | None = None
    base: str | None = None
    found: dict[str, Found] = field(default_factory=dict)
    last: Found | None = None
    row: tuple[Found, ...] = ()
    topics: tuple[str, ...] = ()
    period: Period | None = None
    wide: Period | None = None
    period_block: int = -1
    day: date | None = None
    home: str | None = None
    stage: str | None = None
    subject: str | None = None
    event: Found | None = None
    rivals: Found | None = None
    contested: Counted | None = None
    named: Attribution | None = None

    def enter(self, sentence: Sentence) -> None:
        """Forget what does not reach beyond a paragraph."""
        if sentence.block != self.block:
            self.block = sentence.block
            self.attribution = self.as_of = self.base = self.subject = None
            self.found = {}
            self.last = None
            self.row = ()
            self.topics = ()


def link_claims(article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]) -> list[Claim]:
    """Tell of each figure of an article what it is a figure of.

    Args:
        article: The article.
        figures: Its figures in reading order.
        names: The names in it.

    Returns:
        One claim a stated figure in reading order; conversions ride on the claim of the figure
        that they convert.
    """
    ordered = sorted(figures, key=lambda figure: figure.span)
    mentions = sorted(names, key=lambda name: name.span)
    title_end = max((s.span.end for s in article.sentences if s.kind is BlockKind.TITLE), default=0)
    main = main_entities(mentions, title_end)
    memory = _Memory()
    homes = Homes(article.text, mentions)
    claims: list[Claim] = []
    previous: list[Claim] = []
    for sentence, own, called in _by_sentence(article, ordered, mentions):
        memory.enter(sentence)
        scene = lay_out(article, sentence, own, called)
        times = read_times(scene, article.published, memory.day)
        if previous and previous[0].sentence != sentence.span and sole_as_of(scene, times):
            as_of = find_as_of(scene, times)
            dated = {c.id for c in previous if c.as_of is None and _block_of(article, c) == sentence.block}
            first = len(claims) - len(previous)
            claims[first:] = [replace(c, as_of=as_of) if c.id in dated else c for c in claims[first:]]
        found = _sentence_claims(article, scene, times, memory, main)
        before = previous if previous and _block_of(article, previous[0]) == sentence.block else ()
        found = hold_against_results(scene, found, before)
        if homes:
            found = [replace(c, homes=homes.of(scene, c.figure.span.start - scene.offset)) for c in found]
            homes.remember(scene)
        claims += found
        if found:
            previous = found
    told = agree_on_homes(_agree(_name_rates(claims, article.text)))
    return mark_nations(label_lists(_date_counts(_date_headline(told, title_end)), article.text), article.text)


def _date_headline(claims: Sequence[Claim], title_end: int) -> list[Claim]:
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


def _date_counts(claims: Sequence[Claim]) -> list[Claim]:
    """Let the one hour of counting that an article gives hold for all of its counts that go on."""
    moments = {claim.as_of.moment for claim in claims if claim.as_of is not None}
    moment = next(iter(moments)) if len(moments) == 1 else None
    if moment is None or moment.grain not in ("hour", "minute"):
        return list(claims)
    hour = next(claim.as_of for claim in claims if claim.as_of is not None)
    note = "counted at the one hour of the article"
    return [
        replace(claim, as_of=hour, notes=(*claim.notes, note)) if _is_open_count(claim, moment) else claim
        for claim in claims
    ]


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


# An English rate with its name before it, and one that stands by itself and goes on with the last that was named, but
# where it is that of some of the people: for adult men the rate was 4%.
_A_RATE, _THE_RATE = " rate", "rate"
_OF_SOME = re.compile(r"\b(?:for|among)\s", re.IGNORECASE)


def _name_rates(claims: Sequence[Claim], text: str) -> list[Claim]:
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


def _agree(claims: Sequence[Claim]) -> list[Claim]:
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


def _block_of(article: Article, claim: Claim) -> int | None:
    sentence = article.sentence_at(claim.sentence.start)
    return None if sentence is None else sentence.block


# A "sentence" longer than this is a table or a list without stops; it is read in pieces, so that the
# time grows with its length alone. The longest of 2,500 news sentences has some 400 letters.
_LONG = 800
# Figures that one piece may hold.
_MANY = 40


def _pieces(article: Article, sentence: Sentence, figures: Sequence[Figure]) -> list[Sentence]:
    """Cut an overlong sentence before figures; any other comes back whole."""
    span = sentence.span
    if len(span) <= _LONG and len(figures) <= _MANY:
        return [sentence]
    low = bisect_left(figures, span.start, key=lambda figure: figure.span.start)
    high = bisect_left(figures, span.end, key=lambda figure: figure.span.start)
    if len(span) <= _LONG and high - low <= _MANY:
        return [sentence]
    cuts = [span.start]
    held = 0
    for figure in figures[low:high]:
        held += 1
        if figure.span.start - cuts[-1] >= _LONG // 2 or held > _MANY:
            cuts += _spaces(article.text, cuts[-1], figure.span.start)
            cuts.append(figure.span.start)
            held = 1
    last = figures[high - 1].span.end if high > low else span.start
    cuts += _spaces(article.text, max(cuts[-1], last), span.end)
    edges = sorted({*cuts, span.end})
    return [replace(sentence, span=Span(start, end)) for start, end in pairwise(edges)]


def _spaces(text: str, start: int, end: int) -> list[int]:
    """Return places to cut a stretch without figures, each after a space where there is one."""
    cuts: list[int] = []
    while end - start > _LONG:
        space = text.find(" ", start + _LONG // 2, start + _LONG)
        start = space + 1 if space >= 0 else start + _LONG
        cuts.append(start)
    return cuts


def _by_sentence(
    article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]
) -> list[tuple[Sentence, list[Figure], list[EntityMention]]]:
    """Deal figures and names out to their sentences, in reading order."""
    rows: list[tuple[Sentence, list[Figure], list[EntityMention]]] = []
    figure, name = 0, 0
    for sentence in (piece for whole in article.sentences for piece in _pieces(article, whole, figures)):
        own: list[Figure] = []
        called: list[EntityMention] = []
        while figure < len(figures) and figures[figure].span.start < sentence.span.end:
            if figures[figure].span.start >= sentence.span.start:
                own.append(figures[figure])
            figure += 1
        while name < len(names) and names[name].span.start < sentence.span.end:
            if names[name].span.start >= sentence.span.start:
                called.append(names[name])
            name += 1
        rows.append((sentence, own, called))
    return rows


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


def _sentence_claims(article: Article, scene: Scene, times: Times, memory: _Memory, main: Sequence[str]) -> list[Claim]:
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
        part = _with_base(told.part, memory)
        plain = as_benchmark(figure) if part.role is Role.FORECAST and is_benchmark(scene, index) else figure
        found, notes = _attribute(scene, index, part, memory)
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
        if found is None and _is_of_rivals(scene, index, part, memory):
            found = memory.rivals
            notes = () if found is None else (found.note,)
        elif found is not None:
            memory.rivals = _shared_out(found) or memory.rivals
        if (
            found is None
            and (last := find_antecedent(scene, index, (*_contested(scene, index, memory), *counted), part.role))
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
        home = _home(scene, index, found, memory)
        period = find_period(scene, times, index, part.role is Role.FORECAST)
        carried = period is None and figure.kind not in WHEN
        if carried:
            period = _carried(memory, scene.sentence, part.role)
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
                    _with_stage(find_qualifiers(scene, index, own), scene, figure, found, memory)
                    | _marks(figure, part, period, article.published)
                    | _per(found)
                    | _subject(scene, memory)
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
    _remember(scene, times, memory, article.published)
    return claims


# Shares that rivals have, of which only the first names what they are of: 31.4% of the market … Kioxia 17.2%.
_OF_RIVALS = (Role.LEVEL, Role.SHARE, Role.PREVIOUS)


def _is_of_rivals(scene: Scene, index: int, part: Part, memory: _Memory) -> bool:
    """Tell whether a percentage of which nothing says what it is of is the share that somebody named has."""
    if memory.rivals is None or scene.figures[index].kind is not FigureKind.PERCENT or part.role not in _OF_RIVALS:
        return False
    return any(name.span.end - scene.offset <= scene.starts[index] for name in scene.names)


def _named(cue: Cue) -> Found:
    return Found(cue.id, cue.surface.text, f"attribute: {cue.surface.text}", cue.start, 0.0)


def _contested(scene: Scene, index: int, memory: _Memory) -> tuple[Counted, ...]:
    """Return what rivals were told to have won, for a number behind a name."""
    if memory.contested is None or not any(name.span.end - scene.offset <= scene.starts[index] for name in scene.names):
        return ()
    return (memory.contested,)


def _shared_out(found: Found) -> Found | None:
    """Return what the percentages of rivals are of, after a figure that counts ``found``."""
    known = attribute_of(found.id)
    if known is None or known.rivals is None:
        return None
    return replace(found, id=known.rivals, note=f"attribute: {found.text}, which rivals have shares of", carried=True)


# What is told of homes, so that the size of the home is a part of what is told.
_OF_HOMES = frozenset({"sale_price", "asking_price", "jeonse", "rent", "presale_price"})
_SAME_SIZE = re.compile(r"같은 (?:면적|평형|크기|평수|타입)|동일 (?:면적|평형)|이 면적|이 평형")


# What explain shows of people who died one and all: all 157 on board were killed.
_ALL_LOST = ("everybody: all of them died",)
# Children under 15: how old those are of whom something else is counted.
_AGED = Found("age", "under", "attribute: an age that bounds who people are", 0, 0.0)
_LEVEL_MARK = frozenset({"level:mark"})
# What the buyer of a home gains that is sold below the market: 시세보다 3억원 저렴하다, 시세차익 3억원.
_GAINED = Found("capital_gain", "시세차익", "attribute: below the market price", 0, 0.0)


def _home(scene: Scene, index: int, found: Found | None, memory: _Memory) -> frozenset[str]:
    """Return the size of the home that a price is of: an 84 is another fact than a 59."""
    if found is None or found.id not in _OF_HOMES:
        return frozenset()
    mark = home_type(scene, index)
    if mark is None and _SAME_SIZE.search(scene.text):
        mark = memory.home
    if mark is None:
        return frozenset()
    memory.home = mark
    return frozenset({mark})


# What is told of one round of a subscription: an article names it once, and goes on with who applied for what.
_OF_STAGES = frozenset({"competition_rate", "subscription_rate", "subscribers"})
# What a sentence that turns to another round, or to all of them, says.
_ELSEWHERE = re.compile(r"일반\s?(?:청약|공급|분양)|본\s?청약|사전\s?청약|전체|통틀어|합[쳐치한]|총")


def _with_stage(
    marks: frozenset[str], scene: Scene, figure: Figure, found: Found | None, memory: _Memory
) -> frozenset[str]:
    """Add the round of a subscription that an earlier sentence named, where this one goes on with it."""
    if memory.stage is None or any(mark.startswith(STAGE) for mark in marks) or _ELSEWHERE.search(scene.text):
        return marks
    goes_on = figure.kind is FigureKind.RATIO if found is None else found.id in _OF_STAGES
    return marks | {memory.stage} if goes_on else marks


def _subject(scene: Scene, memory: _Memory) -> frozenset[str]:
    """Return the subject that the paragraph spoke of last, where a sentence names none: 만점자는 261명이다."""
    if memory.subject is None or last_mark(scene, SUBJECT) is not None:
        return frozenset()
    return frozenset({memory.subject})


# Square metres that a price is said to be of instead of a 평.
_PYEONG = Decimal("3.3")


def _marks(figure: Figure, part: Part, period: Period | None, published: date | None) -> frozenset[str]:
    marks = set()
    per = figure.mention.per
    if per is not None:
        pyeong = per.unit == "meter ** 2" and per.amount == _PYEONG
        marks.add(f"per_unit:{counted_thing('평' if pyeong else per.unit)}")
    if part.role is Role.FORECAST:
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


def _with_base(part: Part, memory: _Memory) -> Part:
    """A change without a base goes by the one named last in the paragraph."""
    if part.role is Role.CHANGE and part.base is None and memory.base is not None:
        part = replace(part, base=memory.base, note=f"{part.note}; base from before")
    elif part.base is not None:
        memory.base = part.base
    return part


# Figures that go on with the subject of the sentence before, and their roles where they name nothing.
_CARRIED_CLASSES = frozenset({"money", "percent", "person", "thing", "household", "ratio", "area"})
_GOING_ON = (Role.FORECAST, Role.CHANGE, Role.MULTIPLE, Role.PREVIOUS)

# A sentence of up to this many letters that gives a time only dates the one before: 오전 9시쯤이다.
_SHORT = 32

# What may stand before a figure whose subject is left out: nothing, or words that name nothing.
_BARE = re.compile(
    r"(?:^|[,.“”\"'‘’(])\s*(?:(?:이|그|모두|총|약|최소|최대|무려|단|또|또한|이어|그러나|하지만|다만|이는|이날|현재|지금까지|이\s?중|그중|이\s?가운데|"
    r"나머지|전체|남녀|합쳐서|합쳐|합하면|모두 합쳐|당초|애초|최근에는|하루 만에|결과는|그 뒤|여기에|이보다)\s?(?:는|은|가|이)?\s*)*$"
)


@lru_cache(maxsize=4096)
def _kept(marks: frozenset[str]) -> frozenset[str]:
    """Return one and the same set for all claims that have these marks: an empty one takes 216 bytes."""
    return marks


def _carried_on(found: Found) -> Found:
    """Return what a figure of the sentence before counts, as that of one that names nothing."""
    return replace(found, note=f"{found.note} from the sentence before", carried=True)


def _traits(told: _Told, part: Part, fetched: bool) -> tuple[Trait, ...]:
    held = ((Trait.FETCHED, fetched), (Trait.LOST, told.are_lost), (Trait.PLANNED, part.planned))
    return tuple([trait for trait, holds in held if holds])


def _is_to_come(figure: Figure, published: date | None) -> bool:
    """Tell whether a day lies ahead of its article, so that nothing has been counted on it yet: 접수는 12일까지다."""
    if figure.moment is None or published is None:
        return False
    return figure.moment.start.date() > published


# Below it a whole number to one is a score, or shares that are split: 3대 1.
_FEWEST_TO_ONE = 10
_TO_ONE = re.compile(r"대\s?1$")


def _is_rate_to_one(scene: Scene, index: int, found: Found | None) -> bool:
    """Tell whether a figure is how many apply for one place, whatever else its sentence counts: 43가구에 … 몰려 761.74대 1."""
    figure = scene.figures[index]
    if figure.kind is not FigureKind.RATIO or _TO_ONE.search(figure.text) is None:
        return False
    if found is not None and (known := attribute_of(found.id)) is not None and "ratio" in known.of:
        return False
    value = figure.value
    if value is None or (value < _FEWEST_TO_ONE and value == value.to_integral_value()):
        return False
    return any(word in scene.text for word in word_list("ko/rates.toml", "applied"))


# What shares are told of that are shares of something else: the deficit is 4 % of GDP.
_WHOLES = frozenset({"gdp"})
_OF_WHOLE = re.compile(r"^\)?(?:의|\s?대비)\s?(?:약\s)?$")


def _is_base(scene: Scene, index: int, found: Found) -> bool:
    """Tell whether an attribute is only what a percentage is a share of: 국내총생산(GDP)의 4.0%다."""
    if found.id not in _WHOLES or scene.figures[index].kind is not FigureKind.PERCENT or found.start < 0:
        return False
    return _OF_WHOLE.match(scene.text[found.start + len(found.text) : scene.starts[index]]) is not None


def _attribute(scene: Scene, index: int, part: Part, memory: _Memory) -> tuple[Found | None, tuple[str, ...]]:
    """Return what a figure counts: by its own sentence, or by the one before where it names nothing."""
    found = respective(scene, index, memory.row) or find_attribute(scene, index, part.role)
    figure = scene.figures[index]
    if figure.kind in WHEN:
        if found is None and memory.event is not None and memory.event.id == "happened" and len(scene.text) <= _SHORT:
            found = _carried_on(memory.event)
        return found, (found.note,) if found else ()
    if figure.kind is FigureKind.AGE and (found is None or is_general(found)):
        return _age(scene, index, part, memory, found)
    if figure.mention.unit == "magnitude" and found is None:
        return Found("magnitude", figure.text, "attribute: a magnitude", scene.starts[index], 0.0), ()
    if _is_rate_to_one(scene, index, found):
        found = Found("competition_rate", "경쟁률", "attribute: a rate of those who apply", scene.starts[index], 0.0)
        return found, (found.note,)
    if found is not None and memory.last is not None and memory.last.id != found.id and _is_base(scene, index, found):
        carried = _carried_on(memory.last)
        return carried, (carried.note,)
    if found is not None and not is_general(found):
        if not _THAN.match(scene.text[scene.ends[index] :]):  # 예산 400조원보다: the next figure is of no budget
            memory.found.update(dict.fromkeys(sorted(classes_of(figure)), found))
            known = attribute_of(found.id)
            if known is not None and set(known.of) & SHARED:
                memory.last = found
        return found, (found.note,)
    bare = _is_bare(scene, index)
    if _is_whole(scene, index):
        return found, (found.note,) if found else ()
    run = is_run(scene, index)
    if bare or run or part.role in _GOING_ON or found is not None:
        if not scene.korean and (figure.kind is not FigureKind.MONEY or part.role is not Role.FORECAST):
            return found, (found.note,) if found else ()
        for name in ["percent"] if run else sorted(classes_of(figure) & _CARRIED_CLASSES):
            shared = run or (name in ("percent", "ratio") and part.role in (Role.CHANGE, Role.MULTIPLE))
            before = memory.last if shared else memory.found.get(name)
            if before is not None and (_narrows(before, found) if found else bare or run or _goes_on(before, part)):
                found = _carried_on(before)
                return found, (found.note,)
    return found, (found.note,) if found else ()


def _age(
    scene: Scene, index: int, part: Part, memory: _Memory, found: Found | None
) -> tuple[Found | None, tuple[str, ...]]:
    """Return whose age a figure is that says no more than 연령 or nothing.

    Somebody's age is a whole number and does not rise: 34.1세, 0.3세 올랐다 go on with the mean age told before.
    """
    figure = scene.figures[index]
    mean = part.role is Role.CHANGE or (figure.value is not None and figure.value % 1 != 0)
    if found is not None:
        if mean:
            memory.found["age"] = found
        return found, (found.note,)
    before = memory.found.get("age") if mean else None
    if before is not None:
        found = _carried_on(before)
        return found, (found.note,)
    return Found("age", figure.text, "attribute: an age", scene.starts[index], 0.0), ()


_THAN = re.compile(r"^\)?\s?(?:보다|대비|에 비해|에 견줘)")


@once_a_sentence
def _is_bare(scene: Scene, index: int) -> bool:
    """Tell whether a figure has no subject of its own, or only a branch for one."""
    return _is_branch(scene, index) or (scene.korean and _BARE.search(_clause_before(scene, index)) is not None)


@once_a_sentence
def _is_whole(scene: Scene, index: int) -> bool:
    """Tell whether a figure is what the next one is a part of: 48명 가운데."""
    return WHOLE.match(scene.gap(scene.ends[index], len(scene.text))) is not None


def _clause_before(scene: Scene, index: int) -> str:
    """Return what stands before a figure in its clause, without brackets."""
    start = scene.starts[index]
    return scene.gap(max((edge for edge in scene.edges if edge <= start), default=0), start)


def _is_branch(scene: Scene, index: int) -> bool:
    """Tell whether a figure has only a branch or a group for its subject: 자동차는 65억달러로, 여성이 9명."""
    return any(TOPIC_FIGURE.match(scene.text[cue.end : scene.starts[index]]) for cue in scene.sort("qualifier"))


def _goes_on(before: Found, part: Part) -> bool:
    """Tell whether a forecast or change without a noun is of what was spoken of before."""
    known = attribute_of(before.id)
    return known is not None and not known.weak and part.role in _GOING_ON


def _narrows(special: Found, general: Found) -> bool:
    """Tell whether a remembered attribute may be meant by a general word (그 금액은)."""
    one, two = attribute_of(special.id), attribute_of(general.id)
    return one is not None and two is not None and one.refines == two.id


def _carried(memory: _Memory, sentence: Sentence, role: Role) -> Period | None:
    """Return the period that still holds: sure inside its paragraph, a guess after it."""
    period = memory.wide if role is Role.FORECAST else memory.period
    if period is None or period.moment is None:
        return None
    if memory.period_block == sentence.block and period.moment.grain in WIDE:
        return period  # months carry less surely: 지난해 12월의 49억원 says nothing of the next price
    return replace(period, moment=replace(period.moment, certain=False))


def _remember(
    scene: Scene,
    times: Times,
    memory: _Memory,
    published: date | None,
) -> None:
    spoken = period_of(scene, times)
    if spoken is not None and not is_background(spoken, published) and not is_far_off(spoken, published):
        memory.period = spoken
        if spoken.moment is not None and spoken.moment.grain in WIDE:
            memory.wide = spoken
        memory.period_block = scene.sentence.block
    for word in times:
        if word.moment is not None and word.moment.grain in ("day", "hour", "minute"):
            memory.day = word.moment.start.date()
    memory.event = event_of(scene) or memory.event
    if not scene.figures:
        shared = [cue for cue in scene.sort("attribute") if cue.surface.part == "noun"]
        memory.rivals = next(filter(None, (_shared_out(_named(cue)) for cue in shared)), memory.rivals)
    if not scene.figures and (subject := subject_of(scene)) is not None:
        attribute = attribute_of(subject.id)
        memory.found.update(dict.fromkeys(attribute.of if attribute else (), subject))
    if scene.names:
        memory.topics = tuple(dict.fromkeys([*(name.entity for name in scene.names[:2]), *memory.topics]))[:4]
