"""What a lesson is made of: the sheet that students get, and the key that they do not.

The two are different types on purpose: a worksheet is rendered from a :class:`Sheet`, which holds no answer
that could leak.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

__all__ = [
    "APART",
    "FAMILY_OF",
    "Accepted",
    "Answer",
    "Answers",
    "Correction",
    "Family",
    "Item",
    "Key",
    "Kind",
    "Marked",
    "Other",
    "Paragraph",
    "Question",
    "Reading",
    "Sheet",
    "SheetArticle",
    "Spot",
    "Target",
]

# What a student chooses for two figures that look alike and are not of one fact; the other choices are
# the verdicts of the checker.
APART = "apart"


class Kind(StrEnum):
    """What an item is there to teach."""

    # own: pairs of the corpus as they are
    AGREE = "agree"
    ROUNDED = "rounded"
    CONVERTED = "converted"
    BOUNDED = "bounded"
    UPDATED = "updated"
    CONFLICT = "conflict"
    # planted: a change made in one of two agreeing articles
    ROUNDING = "rounding"
    WRONG_RATE = "wrong_rate"
    SCALE_SLIP = "scale_slip"
    PERCENT_OR_POINT = "percent_or_point"
    SWAPPED_DIGITS = "swapped_digits"
    DROPPED_HEDGE = "dropped_hedge"
    WRONG_PERIOD = "wrong_period"
    # pairs that look alike and are not one fact
    LOOK_ALIKE = "look_alike"
    # single figures to find and to write out
    LARGE_MONEY = "large_money"
    FOREIGN_MONEY = "foreign_money"
    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    MEASURE = "measure"
    HEDGED = "hedged"


class Family(StrEnum):
    """Where an item comes from."""

    OWN = "own"
    PLANTED = "planted"
    LOOK_ALIKE = "look_alike"
    SINGLE = "single"


_OWN = (Kind.AGREE, Kind.ROUNDED, Kind.CONVERTED, Kind.BOUNDED, Kind.UPDATED, Kind.CONFLICT)
_SINGLE = (
    *(Kind.LARGE_MONEY, Kind.FOREIGN_MONEY, Kind.PERCENT, Kind.POINTS),
    *(Kind.COUNT, Kind.MEASURE, Kind.HEDGED),
)
FAMILY_OF: dict[Kind, Family] = (
    dict.fromkeys(Kind, Family.PLANTED)
    | dict.fromkeys(_OWN, Family.OWN)
    | dict.fromkeys(_SINGLE, Family.SINGLE)
    | {Kind.LOOK_ALIKE: Family.LOOK_ALIKE}
)


class _Plain(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """A value that is written to JSON as it stands."""


# ---------------------------------------------------------------- the student's side


class Paragraph(_Plain, frozen=True, kw_only=True):
    """A paragraph as shown; offsets in answers count code points of its text.

    Attributes:
        number: What it is called on the sheet; 0 for the headline.
    """

    number: int
    text: str


class SheetArticle(_Plain, frozen=True, kw_only=True):
    """An article as shown.

    Attributes:
        id: Its letter: 가, 나 … or A, B ….
        outlet: Its outlet, or what stands for it.
        title: The headline, where it is no part of the paragraphs.
        published: Day of publication, as ISO text; empty where unknown.
    """

    id: str
    outlet: str
    title: str = ""
    published: str = ""
    paragraphs: tuple[Paragraph, ...]


class Spot(_Plain, frozen=True, kw_only=True):
    """Where a figure is to be looked for, and of what: never where it stands.

    Attributes:
        article: Letter of the article.
        paragraph: Number of the paragraph; 0 for the headline.
        topic: What the figure is of.
        nth: Which of the paragraph's figures of that sort it is, where several are of the topic; else 0.
    """

    article: str
    paragraph: int
    topic: str
    nth: int = 0


class Question(_Plain, frozen=True, kw_only=True):
    """A question as asked: one spot, or two to be compared."""

    number: int
    spots: tuple[Spot, ...]


class Sheet(_Plain, frozen=True, kw_only=True):
    """All that a worksheet shows.

    Attributes:
        exercise: Digest of the sheet, by which answers name it.
        level: 1 find and normalise, 2 match and judge, 3 audit and correct.
    """

    exercise: str
    language: str
    level: int
    title: str
    articles: tuple[SheetArticle, ...]
    questions: tuple[Question, ...]


# ---------------------------------------------------------------- the teacher's side


class Reading(_Plain, frozen=True, kw_only=True):
    """A figure as understood: decimals as text.

    Attributes:
        value: In whole units; empty where the words give a range only.
        base: The value on the base scale of its dimension (square metres for 평).
    """

    value: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    dimension: str
    base: str = ""


class Accepted(_Plain, frozen=True, kw_only=True):
    """Another value that counts, and why: a conversion, a rounding.

    Attributes:
        how: ``conversion``, ``rate``, ``rounded``, ``truncated`` or ``same``.
    """

    text: str
    reading: Reading
    how: str


class Other(_Plain, frozen=True, kw_only=True):
    """Another figure of the article, and why it is not the one asked for."""

    paragraph: int
    start: int
    end: int
    text: str
    base: str = ""
    dimension: str = ""
    why: str


class Target(_Plain, frozen=True, kw_only=True):
    """The figure that is to be marked at a spot.

    Attributes:
        start, end: Code points in the paragraph.
        accepted: Other values that count.
        bracket: Spans of its conversions in the same sentence, which may be marked with it or for it.
        others: Figures of the same article that may be mistaken for it.
    """

    article: str
    paragraph: int
    start: int
    end: int
    text: str
    reading: Reading
    accepted: tuple[Accepted, ...] = ()
    bracket: tuple[tuple[int, int], ...] = ()
    others: tuple[Other, ...] = ()


class Correction(_Plain, frozen=True, kw_only=True):
    """What level 3 asks to write.

    Attributes:
        before: The sentence as the worksheet has it; empty where nothing is to be corrected.
        after: The sentence as it should be.
        wrong: What must go.
        right: What must come instead; empty where words only go.
    """

    before: str = ""
    after: str = ""
    wrong: str = ""
    right: str = ""


class Item(_Plain, frozen=True, kw_only=True):
    """A question with its answer.

    Attributes:
        kind: What it teaches.
        targets: One for each spot.
        verdict: The verdict that is right; empty at level 1.
        code: The judge's finer code, or the veto's that keeps look-alikes apart.
        explanation: The judge's own sentence.
        steps: Its working.
        notes: What else it saw.
        change: What would change the verdict.
        planted: The sentence before and after a change was planted in it.
    """

    number: int
    kind: Kind
    spots: tuple[Spot, ...]
    targets: tuple[Target, ...]
    verdict: str = ""
    code: str = ""
    explanation: str = ""
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    change: str = ""
    correction: Correction | None = None
    planted: Correction | None = None

    @property
    def family(self) -> Family:
        """Where it comes from."""
        return FAMILY_OF[self.kind]


class Key(_Plain, frozen=True, kw_only=True, omit_defaults=False):
    """Everything that marks answers.

    Attributes:
        checker: Always ``key``, so that another JSON file is recognised as such.
        seed: What the items were drawn with.
        wanted: How many items were asked for.
    """

    checker: str = "key"
    version: int = 1
    seed: int
    wanted: int
    sheet: Sheet
    items: tuple[Item, ...]


# ---------------------------------------------------------------- what comes back


class Marked(_Plain, frozen=True, kw_only=True):
    """A stretch that a student marked; without offsets (from a table) its text is looked for."""

    article: str = ""
    paragraph: int = -1
    start: int = -1
    end: int = -1
    text: str = ""


class Answer(_Plain, frozen=True, kw_only=True):
    """What a student wrote for one question.

    Attributes:
        marks: One for each spot, ``None`` where nothing was marked.
        values: The normalised values as typed, one for each spot.
        pair: Whether the two are of one fact; ``None`` where it was left open.
        verdict: What was chosen.
        reason: In the student's words; read by the teacher, never marked.
        correction: The corrected sentence.
        nothing: Whether the student says that nothing is to be corrected.
    """

    marks: tuple[Marked | None, ...] = ()
    values: tuple[str, ...] = ()
    pair: bool | None = None
    verdict: str = ""
    reason: str = ""
    correction: str = ""
    nothing: bool = False


class Answers(_Plain, frozen=True, kw_only=True, omit_defaults=False):
    """One student's sheet.

    Attributes:
        answers: By the number of the question, as text.
    """

    checker: str = "answers"
    version: int = 1
    exercise: str
    student: str = ""
    answers: dict[str, Answer]
