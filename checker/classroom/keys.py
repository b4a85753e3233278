"""Sheet and key of a lesson, out of what was drawn."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from checker.classroom.edits import Edit, apply_edits
from checker.classroom.likeness import write_like
from checker.classroom.model import (
    Correction,
    Item,
    Key,
    Kind,
    Paragraph,
    Question,
    Sheet,
    SheetArticle,
    Spot,
    Target,
)
from checker.classroom.order import Order
from checker.classroom.pairings import Judged, Pairing
from checker.classroom.planting import Planted, namer_of, spots_of
from checker.classroom.targets import Marker
from checker.classroom.texts import LETTERS, Lesson
from checker.classroom.words import Words, read_words
from checker.classroom.writing import written
from checker.model import Claim, Text

__all__ = ["Drawn", "make_key"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item before it is written down.

    Attributes:
        claims: Of the judged texts: one, or two with the draft last.
        planted: The change that was made in the last claim.
    """

    kind: Kind
    claims: tuple[Claim, ...]
    pairing: Pairing | None = None
    planted: Planted | None = None


def make_key(judged: Judged, lessons: Mapping[str, Lesson], drawn: Sequence[Drawn], order: Order) -> Key:
    """Write down the sheet and the key of the items that were drawn.

    Args:
        judged: What the checker says of the articles as the sheet shows them.
        lessons: Those articles by id, in the order of the sheet.
        drawn: The items.
        order: What was asked for.
    """
    asked = {claim.article for item in drawn for claim in item.claims}
    shown = {key: lesson for key, lesson in lessons.items() if key in asked}
    letters = dict(zip(shown, LETTERS[order.language], strict=False))
    writer = _Writer(judged, shown, letters, order)
    made = sorted((writer.item(item) for item in drawn), key=_place)
    items = tuple(msgspec.structs.replace(item, number=n) for n, item in enumerate(made, 1))
    return Key(seed=order.seed, wanted=order.items, sheet=_sheet(shown, letters, items, order), items=items)


def _place(item: Item) -> tuple[object, ...]:
    """Order items by where their first figure stands: an order that tells nothing of the answers."""
    return tuple((target.article, target.paragraph, target.start) for target in item.targets)


def _sheet(lessons: Mapping[str, Lesson], letters: Mapping[str, str], items: Sequence[Item], order: Order) -> Sheet:
    words = read_words(order.language)
    sheet = Sheet(
        exercise="",
        language=order.language,
        level=order.level,
        title=order.title or words("sheet_title"),
        articles=tuple(_article(lesson, letters[key]) for key, lesson in lessons.items()),
        questions=tuple(Question(number=item.number, spots=item.spots) for item in items),
    )
    digest = hashlib.blake2b(msgspec.json.encode(sheet), digest_size=6).hexdigest()
    return msgspec.structs.replace(sheet, exercise=digest)


def _article(lesson: Lesson, letter: str) -> SheetArticle:
    text, title = lesson.article.text, lesson.article.title or ""
    paragraphs = tuple(Paragraph(number=n, text=span.of(text)) for n, span in lesson.paragraphs)
    shown = any(paragraph.number == 0 for paragraph in paragraphs)
    published = lesson.article.published
    return SheetArticle(
        id=letter,
        outlet=lesson.outlet,
        title="" if shown else title,
        published="" if published is None else published.isoformat(),
        paragraphs=paragraphs,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes items down."""

    judged: Judged
    lessons: Mapping[str, Lesson]
    letters: Mapping[str, str]
    order: Order

    @property
    def words(self) -> Words:
        return read_words(self.order.language)

    def say(self, text: Text | None) -> str:
        """Return a text in the language of the sheet."""
        return "" if text is None else text.in_(self.order.language)

    def item(self, drawn: Drawn) -> Item:
        """Write one item down, numbered later."""
        namer = namer_of(self.judged, self.lessons, self.letters, self.order.language)
        claims = drawn.claims
        if self.order.level == 2:  # neither of the two is the draft: they stand as in the sheet
            claims = tuple(sorted(claims, key=lambda claim: (self.letters[claim.article], claim.figure.span.start)))
        spots = spots_of(namer, claims)
        assert spots is not None  # only what can be asked for is drawn
        marker = Marker(self.words, self.lessons, self.judged.report.claims, self.judged.settings.rates)
        targets = tuple(
            marker.target(claim, spot, drawn.pairing, drawn.kind) for claim, spot in zip(claims, spots, strict=True)
        )
        if drawn.pairing is None:
            return Item(number=0, kind=drawn.kind, spots=spots, targets=targets, explanation=self._written(targets[0]))
        return self._judged(drawn, drawn.pairing, spots, targets)

    def _written(self, target: Target) -> str:
        """Say how a figure is written out."""
        return self.words("written_out", text=target.text, value=written(target.reading, self.words))

    def _judged(self, drawn: Drawn, pairing: Pairing, spots: tuple[Spot, ...], targets: tuple[Target, ...]) -> Item:
        dropped = drawn.kind is Kind.DROPPED_HEDGE
        notes = [self.say(note) for note in pairing.notes]
        explanation = self.say(pairing.explanation)
        if dropped:  # the checker tells it in a note, for an editor; in class it is the point
            notes.insert(0, explanation)
            explanation = self.words("dropped_hedge", text=self._hedge(drawn))
        return Item(
            number=0,
            kind=drawn.kind,
            spots=spots,
            targets=targets,
            verdict="hedged" if dropped else pairing.verdict,
            code=pairing.code,
            explanation=explanation,
            steps=tuple(self.say(step.text) for step in pairing.steps),
            notes=tuple(notes),
            change=self.say(pairing.change),
            correction=self._correction(drawn, pairing) if self.order.level == 3 else None,
            planted=None if drawn.planted is None else self._made(drawn.planted, drawn.claims[-1]),
        )

    @staticmethod
    def _hedge(drawn: Drawn) -> str:
        assert drawn.planted is not None
        figure = drawn.planted.seat.claim.figure
        return figure.hedges[0].text if figure.hedges else ""

    def _correction(self, drawn: Drawn, pairing: Pairing) -> Correction:
        draft = drawn.claims[-1]
        text = self.lessons[draft.article].article.text
        before = draft.sentence.of(text)
        if drawn.planted is not None:
            return self._undone(drawn.planted, before)
        if pairing.verdict != "conflict":
            return Correction()
        model = drawn.claims[0].figure
        value = model.mention.value if model.unit == draft.figure.unit else None
        right = (write_like(draft.figure.text, value) if value is not None else None) or model.text
        span = draft.figure.span.shift(-draft.sentence.start)
        return Correction(
            before=before, after=apply_edits(before, [Edit(span, right)]), wrong=draft.figure.text, right=right
        )

    def _made(self, planted: Planted, claim: Claim) -> Correction:
        """Return the sentence as it was and as it was made."""
        text = self.lessons[claim.article].article.text
        return Correction(before=planted.seat.claim.sentence.of(planted.seat.text), after=claim.sentence.of(text))

    @staticmethod
    def _undone(planted: Planted, before: str) -> Correction:
        """Return the sentence as it was before the change."""
        seat, edit = planted.seat, planted.edit
        if planted.plant.kind is Kind.ROUNDING:  # a careful rounding is no mistake
            return Correction()
        wrong, right = edit.text, edit.span.of(seat.text)
        if planted.plant.kind is Kind.DROPPED_HEDGE:
            wrong, right = "", seat.claim.figure.hedges[0].text
        return Correction(before=before, after=seat.claim.sentence.of(seat.text), wrong=wrong, right=right)
