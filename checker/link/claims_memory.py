"""What the sentences of an article leave for the ones after them that leave it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from checker.lexicon.attributes import attribute_of
from checker.lexicon.homes import home_words
from checker.lexicon.surfaces import Cue
from checker.link.antecedents import Counted
from checker.link.attribute_found import Found
from checker.link.attributes import event_of, subject_of
from checker.link.context import STAGE, SUBJECT, home_type, last_mark
from checker.link.periods import WIDE, Times, is_background, is_far_off, period_of
from checker.link.roles import Part
from checker.link.scene import Scene
from checker.model import Attribution, Figure, FigureKind, Period, Role, Sentence

__all__ = [
    "Memory",
    "carried_period",
    "contested_before",
    "home_of",
    "is_of_rivals",
    "remember",
    "shared_out",
    "subject_before",
    "with_base",
    "with_stage",
]


@dataclass(slots=True)
class Memory:
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


def remember(scene: Scene, times: Times, memory: Memory, published: date | None) -> None:
    """Keep what a sentence leaves for the next: its period and day, what happened, its subject and its names."""
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
        memory.rivals = next(filter(None, (shared_out(_named(cue)) for cue in shared)), memory.rivals)
    if not scene.figures and (subject := subject_of(scene)) is not None:
        attribute = attribute_of(subject.id)
        memory.found.update(dict.fromkeys(attribute.of if attribute else (), subject))
    if scene.names:
        memory.topics = tuple(dict.fromkeys([*(name.entity for name in scene.names[:2]), *memory.topics]))[:4]


def carried_period(memory: Memory, sentence: Sentence, role: Role) -> Period | None:
    """Return the period that still holds: sure inside its paragraph, a guess after it."""
    period = memory.wide if role is Role.FORECAST else memory.period
    if period is None or period.moment is None:
        return None
    if memory.period_block == sentence.block and period.moment.grain in WIDE:
        return period  # months carry less surely: 지난해 12월의 49억원 says nothing of the next price
    return replace(period, moment=replace(period.moment, certain=False))


def with_base(part: Part, memory: Memory) -> Part:
    """A change without a base goes by the one named last in the paragraph."""
    if part.role is Role.CHANGE and part.base is None and memory.base is not None:
        part = replace(part, base=memory.base, note=f"{part.note}; base from before")
    elif part.base is not None:
        memory.base = part.base
    return part


# Shares that rivals have, of which only the first names what they are of: 31.4% of the market … Kioxia 17.2%.
_OF_RIVALS = (Role.LEVEL, Role.SHARE, Role.PREVIOUS)


def is_of_rivals(scene: Scene, index: int, part: Part, memory: Memory) -> bool:
    """Tell whether a percentage of which nothing says what it is of is the share that somebody named has."""
    if memory.rivals is None or scene.figures[index].kind is not FigureKind.PERCENT or part.role not in _OF_RIVALS:
        return False
    return any(name.span.end - scene.offset <= scene.starts[index] for name in scene.names)


def contested_before(scene: Scene, index: int, memory: Memory) -> tuple[Counted, ...]:
    """Return what rivals were told to have won, for a number behind a name."""
    if memory.contested is None or not any(name.span.end - scene.offset <= scene.starts[index] for name in scene.names):
        return ()
    return (memory.contested,)


def shared_out(found: Found) -> Found | None:
    """Return what the percentages of rivals are of, after a figure that counts ``found``."""
    known = attribute_of(found.id)
    if known is None or known.rivals is None:
        return None
    return replace(found, id=known.rivals, note=f"attribute: {found.text}, which rivals have shares of", carried=True)


def _named(cue: Cue) -> Found:
    return Found(cue.id, cue.surface.text, f"attribute: {cue.surface.text}", cue.start, 0.0)


# What is told of homes, so that the size of the home is a part of what is told.
_OF_HOMES = frozenset({"sale_price", "asking_price", "jeonse", "rent", "presale_price"})


def home_of(scene: Scene, index: int, found: Found | None, memory: Memory) -> frozenset[str]:
    """Return the size of the home that a price is of: an 84 is another fact than a 59."""
    if found is None or found.id not in _OF_HOMES:
        return frozenset()
    mark = home_type(scene, index)
    if mark is None and any(word in scene.text for word in home_words("same size")):
        mark = memory.home
    if mark is None:
        return frozenset()
    memory.home = mark
    return frozenset({mark})


# What is told of one round of a subscription: an article names it once, and goes on with who applied for what.
_OF_STAGES = frozenset({"competition_rate", "subscription_rate", "subscribers"})


def with_stage(
    marks: frozenset[str], scene: Scene, figure: Figure, found: Found | None, memory: Memory
) -> frozenset[str]:
    """Add the round of a subscription that an earlier sentence named, where this one goes on with it."""
    if memory.stage is None or any(mark.startswith(STAGE) for mark in marks):
        return marks
    if any(word in scene.text for word in home_words("other round")):
        return marks
    goes_on = figure.kind is FigureKind.RATIO if found is None else found.id in _OF_STAGES
    return marks | {memory.stage} if goes_on else marks


def subject_before(scene: Scene, memory: Memory) -> frozenset[str]:
    """Return the subject that the paragraph spoke of last, where a sentence names none: 만점자는 261명이다."""
    if memory.subject is None or last_mark(scene, SUBJECT) is not None:
        return frozenset()
    return frozenset({memory.subject})
