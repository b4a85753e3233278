"""Mark answers: points for every part of every question, each with its reason in a plain sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from checker.classroom.corrections import share_of_correction
from checker.classroom.model import APART, Answer, Answers, Family, Item, Key, Kind
from checker.classroom.places import share_of_mark
from checker.classroom.values import Share, share_of_value
from checker.classroom.words import Words, read_words

__all__ = ["ItemMark", "PartMark", "SheetMark", "mark_sheet"]

# Points of the parts of a question, ten in all, by level. Reasons in the student's own words are left to
# the teacher.
_POINTS: dict[int, dict[str, Decimal]] = {
    1: {"mark": Decimal(4), "value": Decimal(6)},
    2: {"mark": Decimal(2), "value": Decimal(3), "pair": Decimal(2), "verdict": Decimal(3)},
    3: {"mark": Decimal(1), "value": Decimal(2), "pair": Decimal(1), "verdict": Decimal(2), "mend": Decimal(4)},
}
# Verdicts that are half right: what is right, what was chosen, and what that is worth.
_NEAR: dict[tuple[str, str], Decimal] = {
    ("rounding", "agree"): Decimal("0.5"),
    ("agree", "rounding"): Decimal("0.3"),
    ("conversion", "agree"): Decimal("0.5"),
    ("conversion", "rounding"): Decimal("0.5"),
    ("agree", "conversion"): Decimal("0.3"),
    ("hedged", "agree"): Decimal("0.5"),
    ("hedged", "rounding"): Decimal("0.5"),
    ("rounding", "hedged"): Decimal("0.5"),
    ("update", "conflict"): Decimal("0.3"),
    ("conflict", "undecided"): Decimal("0.3"),
}
_PLACE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class PartMark:
    """Points for one part of a question.

    Attributes:
        part: ``mark``, ``value``, ``pair``, ``verdict`` or ``mend``.
        side: Which of two figures it is about: 1 or 2; 0 for the question as a whole.
        given: What the student wrote.
        why: The reason, one plain sentence.
    """

    part: str
    side: int
    points: Decimal
    of: Decimal
    given: str
    why: str


@dataclass(frozen=True, slots=True)
class ItemMark:
    """Points for one question."""

    item: Item
    answer: Answer
    parts: tuple[PartMark, ...]

    @property
    def points(self) -> Decimal:
        """What was reached."""
        return sum((part.points for part in self.parts), Decimal(0))

    @property
    def of(self) -> Decimal:
        """What can be reached."""
        return sum((part.of for part in self.parts), Decimal(0))


@dataclass(frozen=True, slots=True)
class SheetMark:
    """A student's sheet, marked.

    Attributes:
        file: Where it came from.
    """

    student: str
    file: str
    items: tuple[ItemMark, ...]

    @property
    def total(self) -> Decimal:
        """Points of a hundred, to one decimal."""
        of = sum((item.of for item in self.items), Decimal(0))
        points = sum((item.points for item in self.items), Decimal(0))
        return (points * 100 / of).quantize(_PLACE, ROUND_HALF_UP) if of else Decimal(0)


def mark_sheet(answers: Answers, key: Key, file: str = "") -> SheetMark:
    """Mark one student's answers.

    Args:
        answers: What came back.
        key: Of the same sheet.
        file: Where it came from, for the tables.
    """
    marker = _Marker(key, read_words(key.sheet.language))
    items = tuple(marker.item(item, answers.answers.get(str(item.number), Answer())) for item in key.items)
    return SheetMark(answers.student.strip() or file, file, items)


@dataclass(frozen=True, slots=True)
class _Marker:
    key: Key
    words: Words

    def item(self, item: Item, answer: Answer) -> ItemMark:
        """Mark one question."""
        points = _POINTS[self.key.sheet.level]
        sides = len(item.targets)
        parts: list[PartMark] = []
        for n, target in enumerate(item.targets):
            mark = answer.marks[n] if n < len(answer.marks) else None
            value = answer.values[n] if n < len(answer.values) else ""
            side = n + 1 if sides > 1 else 0
            held = share_of_mark(mark, target, self.key.sheet, self.words)
            parts.append(_part("mark", side, points["mark"] / sides, "" if mark is None else mark.text, held))
            held = share_of_value(value, target, self.words)
            parts.append(_part("value", side, points["value"] / sides, value, held))
        if "pair" in points:
            parts.append(_part("pair", 0, points["pair"], self._pair_word(answer.pair), self._pair(item, answer)))
            shown = self.words.name("verdict", answer.verdict) if answer.verdict else ""
            parts.append(_part("verdict", 0, points["verdict"], shown, self._verdict(item, answer)))
        if "mend" in points:
            held = share_of_correction(answer.correction, answer.nothing, item, self.words)
            given = self.words("nothing") if answer.nothing else answer.correction
            parts.append(_part("mend", 0, points["mend"], given, held))
        return ItemMark(item, answer, tuple(parts))

    def _pair_word(self, pair: bool | None) -> str:
        return "" if pair is None else self.words("pair_yes" if pair else "pair_no")

    def _pair(self, item: Item, answer: Answer) -> Share:
        pair = answer.pair if answer.pair is not None else (answer.verdict != APART if answer.verdict else None)
        if pair is None:
            return Share(Decimal(0), self.words.say("pairs", "none"))
        if pair == (item.verdict != APART):
            return Share(Decimal(1), self.words.say("pairs", "right_one" if pair else "right_two"))
        return Share(Decimal(0), self.words.say("pairs", "wrong_one" if pair else "wrong_two", why=item.explanation))

    def _verdict(self, item: Item, answer: Answer) -> Share:
        chosen = answer.verdict or (APART if answer.pair is False else "")
        if not chosen:
            return Share(Decimal(0), self.words.say("judged", "none"))
        if chosen == item.verdict:
            return Share(Decimal(1), self._caught(item))
        near = _NEAR.get((item.verdict, chosen))
        missed = self.words.say("missed", item.kind)
        wanted = self.words.of("verdict", item.verdict)
        if near is not None:
            return Share(near, self.words.say("judged", "near", wanted=wanted, missed=missed))
        return Share(Decimal(0), self.words.say("judged", "wrong", wanted=wanted, missed=missed))

    def _caught(self, item: Item) -> str:
        """Say what was seen: 맞음: 버림으로 같은 값."""
        if item.kind in (Kind.ROUNDING, Kind.ROUNDED):
            return self.words.say("caught", "truncated" if item.code == "truncated" else "rounded")
        if item.family is Family.LOOK_ALIKE:
            return self.words.say("caught", "look_alike", why=item.explanation)
        return self.words.say("caught", item.kind)


def _part(part: str, side: int, of: Decimal, given: str, held: Share) -> PartMark:
    points = (of * held.share).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return PartMark(part, side, points, of, given, held.why)
