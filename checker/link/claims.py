"""Put a claim together for every figure of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from checker.lexicon.attributes import attribute_of
from checker.link.attributes import Found, classes_of, find_attribute, is_general
from checker.link.attribution import carry, find_attribution
from checker.link.context import find_entities, find_qualifiers, find_words, main_entities
from checker.link.periods import COARSE, Times, find_as_of, find_period, read_times, sole_as_of
from checker.link.roles import Part, find_role
from checker.link.scene import WHEN, Scene, lay_out
from checker.model import (
    Article,
    Attribution,
    BlockKind,
    Claim,
    EntityMention,
    Figure,
    FigureKind,
    Period,
    Role,
    Sentence,
)

__all__ = ["link_claims"]


@dataclass(slots=True)
class _Memory:
    """What the sentences so far leave for the ones that leave it out.

    Attributes:
        block: The paragraph that ``attribution``, ``as_of``, ``base`` and ``found`` belong to.
        found: Last attribute of each class of figures.
        period: Last period named, wherever in the article.
        day: Last full day named: what 이날 means.
    """

    block: int = -1
    attribution: Attribution | None = None
    as_of: Period | None = None
    base: str | None = None
    found: dict[str, Found] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    period: Period | None = None
    period_block: int = -1
    day: date | None = None
    title: dict[str, Found] = field(default_factory=dict)

    def enter(self, sentence: Sentence) -> None:
        """Forget what does not reach beyond a paragraph."""
        if sentence.block != self.block:
            self.block = sentence.block
            self.attribution = self.as_of = self.base = None
            self.found = {}
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
    claims: list[Claim] = []
    previous: list[Claim] = []
    for sentence, own, called in _by_sentence(article, ordered, mentions):
        memory.enter(sentence)
        scene = lay_out(article, sentence, own, called)
        times = read_times(scene, article.published, memory.day)
        if previous and previous[0].sentence != sentence.span and sole_as_of(scene, times):
            as_of = find_as_of(scene, times)
            same = [c for c in previous if _block_of(article, c) == sentence.block]
            claims = [replace(c, as_of=as_of) if c in same and c.as_of is None else c for c in claims]
        found = _sentence_claims(article, scene, times, memory, main)
        claims += found
        if found:
            previous = found
    return claims


def _block_of(article: Article, claim: Claim) -> int | None:
    sentence = article.sentence_at(claim.sentence.start)
    return None if sentence is None else sentence.block


def _by_sentence(
    article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]
) -> list[tuple[Sentence, list[Figure], list[EntityMention]]]:
    """Deal figures and names out to their sentences; sentences without either are left out."""
    rows: list[tuple[Sentence, list[Figure], list[EntityMention]]] = []
    figure, name = 0, 0
    for sentence in article.sentences:
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


_OPEN = re.compile(
    r"""^\s*(?:
        [(\[]\s*(?:약|한화|우리\s?돈|원화|미화|으로|로|환산|하면|about|around|approximately|some|roughly|or|nearly|almost|over|more\sthan|equivalent|to|,|\s)*
      | (?:,|·|=|약)?\s*(?:한화|우리\s?돈|우리돈|원화)(?:으로|로)?\s*(?:환산하면|환산|치면)?\s*(?:약)?\s*
      | ,?\s(?:or|equivalent\sto)\s(?:about\s|around\s|approximately\s|roughly\s|some\s|nearly\s)?
    )$""",
    re.VERBOSE,
)
_GO_ON = re.compile(r"^\s*[,·/;]\s*(?:약|or|about)?\s*$")


def _conversions(scene: Scene) -> dict[int, int]:
    """Return which figures of a sentence only convert an earlier one: {conversion: stated}."""
    converted: dict[int, int] = {}
    for i in range(1, len(scene.figures)):
        stated = converted.get(i - 1, i - 1)
        one, two = scene.figures[stated], scene.figures[i]
        if not _may_convert(one, two):
            continue
        gap = scene.text[scene.ends[i - 1] : scene.starts[i]]
        if _OPEN.match(gap) or (i - 1 in converted and _GO_ON.match(gap)):
            converted[i] = stated
    return converted


_CONVERTIBLE = (FigureKind.MONEY, FigureKind.MEASURE, FigureKind.DURATION)


def _may_convert(one: Figure, two: Figure) -> bool:
    if one.kind not in _CONVERTIBLE or one.kind is not two.kind or one.mention.unit == two.mention.unit:
        return False
    return one.kind is FigureKind.MONEY or one.dimension == two.dimension


def _sentence_claims(article: Article, scene: Scene, times: Times, memory: _Memory, main: Sequence[str]) -> list[Claim]:
    attribution = find_attribution(scene) or carry(memory.attribution)
    as_of = find_as_of(scene, times) or memory.as_of
    converted = _conversions(scene)
    claims: list[Claim] = []
    for index, figure in enumerate(scene.figures):
        if index in converted:
            continue
        riders = tuple(scene.figures[i] for i, stated in sorted(converted.items()) if stated == index)
        part = _with_base(find_role(scene, index), memory)
        found, notes = _attribute(scene, index, part, memory)
        period = find_period(scene, times, index)
        carried = period is None and figure.kind not in WHEN
        if carried:
            period = _carried(memory, scene.sentence)
        claims.append(
            Claim(
                id=f"{article.id}:{figure.span.start}",
                article=article.id,
                figure=figure,
                sentence=scene.sentence.span,
                conversions=riders,
                entities=find_entities(scene, index, memory.topics, main),
                attribute=None if found is None else found.id,
                attribute_text="" if found is None else found.text,
                qualifiers=find_qualifiers(scene, index) | _marks(figure, part),
                period=period,
                as_of=as_of if figure.kind not in WHEN else None,
                role=part.role,
                direction=part.direction,
                base=part.base,
                attribution=attribution,
                words=find_words(scene, index),
                notes=(*notes, *((part.note,) if part.note else ())),
            )
        )
    _remember(scene, times, memory, attribution, as_of, claims)
    return claims


def _marks(figure: Figure, part: Part) -> frozenset[str]:
    marks = set()
    if figure.mention.per is not None:
        marks.add(f"per_unit:{figure.mention.per.unit}")
    if part.role is Role.FORECAST:
        marks.add("forecast")
    return frozenset(marks)


def _with_base(part: Part, memory: _Memory) -> Part:
    """A change without a base goes by the one named last in the paragraph."""
    if part.role is Role.CHANGE and part.base is None and memory.base is not None:
        part = replace(part, base=memory.base, note=f"{part.note}; base from before")
    elif part.base is not None:
        memory.base = part.base
    return part


def _attribute(scene: Scene, index: int, part: Part, memory: _Memory) -> tuple[Found | None, tuple[str, ...]]:
    found = find_attribute(scene, index, part.role)
    figure = scene.figures[index]
    if found is not None and not is_general(found):
        for name in sorted(classes_of(figure)):
            memory.found[name] = found
        return found, (found.note,)
    if figure.kind in WHEN:
        return found, (found.note,) if found else ()
    for store, where in ((memory.found, "from the sentence before"), (memory.title, "from the headline")):
        for name in sorted(classes_of(figure)):
            before = store.get(name)
            if before is not None and (found is None or _narrows(before, found)):
                return replace(before, note=f"{before.note} {where}"), (f"{before.note} {where}",)
    return found, (found.note,) if found else ()


def _narrows(special: Found, general: Found) -> bool:
    """Tell whether a remembered attribute may be meant by a general word (그 금액은)."""
    one, two = attribute_of(special.id), attribute_of(general.id)
    return one is not None and two is not None and one.refines == two.id


def _carried(memory: _Memory, sentence: Sentence) -> Period | None:
    """Return the period that still holds: sure inside its paragraph, a guess after it."""
    period = memory.period
    if period is None or period.moment is None:
        return None
    if memory.period_block == sentence.block:
        return period
    return replace(period, moment=replace(period.moment, certain=False))


def _remember(
    scene: Scene,
    times: Times,
    memory: _Memory,
    attribution: Attribution | None,
    as_of: Period | None,
    claims: Sequence[Claim],
) -> None:
    memory.attribution = attribution
    memory.as_of = as_of
    for claim in claims:
        if (
            claim.period is not None
            and claim.period.moment is not None
            and claim.period.moment.grain in COARSE
            and claim.period.span is not None
            and scene.sentence.span.contains(claim.period.span)
        ):
            memory.period = claim.period
            memory.period_block = scene.sentence.block
    for word in times:
        if word.moment is not None and word.moment.grain in ("day", "hour", "minute"):
            memory.day = word.moment.start.date()
    if scene.names:
        memory.topics = tuple(dict.fromkeys([*(name.entity for name in scene.names[:2]), *memory.topics]))[:4]
    if scene.sentence.kind is BlockKind.TITLE:
        memory.title.update(memory.found)
