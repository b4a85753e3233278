"""A class as a whole: what was missed, which questions were hard, how far the students agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from checker.classroom.agreement import alpha
from checker.classroom.marking import ItemMark, SheetMark
from checker.classroom.model import Item, Key, Kind

__all__ = ["ClassView", "ItemView", "KindView", "view_class"]

_PLACE = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class ItemView:
    """One question across the class.

    Attributes:
        mean: Points of a hundred that were reached on average.
        answered: How many wrote anything.
        right: How many chose the right verdict; ``None`` at level 1.
        wrong: The verdict most often chosen instead, and by how many; empty where there is none.
        agreement: The share of the answered that chose what most chose; ``None`` where nobody chose.
    """

    item: Item
    mean: Decimal
    answered: int
    right: int | None
    wrong: tuple[str, int]
    agreement: Decimal | None


@dataclass(frozen=True, slots=True)
class KindView:
    """One kind of question across the class, in points of a hundred."""

    kind: Kind
    items: int
    mean: Decimal


@dataclass(frozen=True, slots=True)
class ClassView:
    """The class.

    Attributes:
        items: In the order of the sheet.
        kinds: The worst first.
        alpha: Krippendorff's alpha of the verdicts; ``None`` where it cannot be told.
    """

    students: int
    mean: Decimal
    median: Decimal
    lowest: Decimal
    highest: Decimal
    items: tuple[ItemView, ...]
    kinds: tuple[KindView, ...]
    alpha: float | None

    @property
    def hardest(self) -> list[ItemView]:
        """The questions, the hardest first."""
        return sorted(self.items, key=lambda view: (view.mean, view.item.number))


def view_class(marks: Sequence[SheetMark], key: Key) -> ClassView:
    """Sum up the marks of a class of one student or more."""
    totals = sorted(mark.total for mark in marks)
    middle = len(totals) // 2
    median = totals[middle] if len(totals) % 2 else (totals[middle - 1] + totals[middle]) / 2
    items = tuple(_item(item, [mark.items[n] for mark in marks]) for n, item in enumerate(key.items))
    kinds = sorted({item.kind for item in key.items})
    views = [_kind(kind, [view for view in items if view.item.kind is kind]) for kind in kinds]
    chosen = [[found for mark in marks if (found := mark.items[n].answer.verdict)] for n in range(len(key.items))]
    return ClassView(
        students=len(marks),
        mean=_mean(totals),
        median=median.quantize(_PLACE, ROUND_HALF_UP),
        lowest=totals[0],
        highest=totals[-1],
        items=items,
        kinds=tuple(sorted(views, key=lambda view: (view.mean, view.kind))),
        alpha=alpha(chosen),
    )


def _mean(values: Sequence[Decimal]) -> Decimal:
    return (sum(values, Decimal(0)) / len(values)).quantize(_PLACE, ROUND_HALF_UP)


def _item(item: Item, marks: Sequence[ItemMark]) -> ItemView:
    chosen = Counter(mark.answer.verdict for mark in marks if mark.answer.verdict)
    total = sum(chosen.values())
    others = [(verdict, n) for verdict, n in chosen.items() if verdict != item.verdict]
    return ItemView(
        item=item,
        mean=_mean([mark.points * 100 / mark.of for mark in marks]),
        answered=sum(
            bool(m.answer.marks or m.answer.values or m.answer.verdict or m.answer.pair is not None) for m in marks
        ),
        right=chosen[item.verdict] if item.verdict else None,
        wrong=max(others, key=lambda pair: (pair[1], pair[0]), default=("", 0)),
        agreement=(Decimal(max(chosen.values())) / total).quantize(Decimal("0.01"), ROUND_HALF_UP) if total else None,
    )


def _kind(kind: Kind, views: Sequence[ItemView]) -> KindView:
    return KindView(kind, len(views), _mean([view.mean for view in views]))
