"""Hold what a student marked against the figure that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.classroom.model import Marked, Sheet, Target
from checker.classroom.values import Share
from checker.classroom.words import Words

__all__ = ["share_of_mark"]

_FULL, _HALF, _NOTHING = Decimal(1), Decimal("0.5"), Decimal(0)
_LONG = Decimal("0.8")
# Letters beside the figure that may be marked with it: a hedge, a particle, a bracket.
_BESIDE = 12


def share_of_mark(mark: Marked | None, target: Target, sheet: Sheet, words: Words) -> Share:
    """Say what a mark is worth.

    Args:
        mark: What was marked; a mark without offsets is looked for by its text.
        target: The figure that was asked for.
        sheet: The sheet that was marked on.
        words: The words of the classroom.
    """
    if mark is None or not mark.text.strip():
        return Share(_NOTHING, words.say("mark", "none"))
    if mark.article and mark.article != target.article:
        return Share(_NOTHING, words.say("mark", "article", article=mark.article))
    found = mark if mark.start >= 0 else _find(mark, target, sheet)
    if found is None:
        return Share(_NOTHING, words.say("mark", "unfound", text=mark.text))
    return _held(_Stretch(found.paragraph, found.start, found.end), target, words)


@dataclass(frozen=True, slots=True)
class _Stretch:
    paragraph: int
    start: int
    end: int

    def touches(self, paragraph: int, start: int, end: int) -> bool:
        return self.paragraph == paragraph and self.start < end and start < self.end

    def covers(self, paragraph: int, start: int, end: int) -> bool:
        return self.paragraph == paragraph and self.start <= start and end <= self.end


def _find(mark: Marked, target: Target, sheet: Sheet) -> Marked | None:
    """Return where the text of a mark stands: in the paragraph that was asked about before any other."""
    text = " ".join(mark.text.split())
    article = next((one for one in sheet.articles if one.id == target.article), None)
    places: list[Marked] = []
    for paragraph in () if article is None else article.paragraphs:
        start = paragraph.text.find(text)
        while start >= 0:
            places.append(Marked(paragraph=paragraph.number, start=start, end=start + len(text), text=text))
            start = paragraph.text.find(text, start + 1)
    home = (target.paragraph, target.start, target.end)
    return min(places, key=lambda m: not _Stretch(m.paragraph, m.start, m.end).touches(*home), default=None)


def _held(stretch: _Stretch, target: Target, words: Words) -> Share:
    home = (target.paragraph, target.start, target.end)
    touched = [other for other in target.others if stretch.touches(other.paragraph, other.start, other.end)]
    bracket = any(stretch.touches(target.paragraph, *span) for span in target.bracket)
    if not stretch.touches(*home):
        if bracket:
            return Share(_FULL, words.say("mark", "bracket"))
        if touched:
            return Share(_NOTHING, touched[0].why)
        return Share(_NOTHING, words.say("mark", "nowhere"))
    if touched:
        return Share(_HALF, words.say("mark", "several", text=touched[0].text))
    if not stretch.covers(*home):
        return Share(_HALF, words.say("mark", "part", text=target.text))
    extra = (stretch.end - stretch.start) - (target.end - target.start)
    if extra > _BESIDE and not bracket:
        return Share(_LONG, words.say("mark", "long", text=target.text))
    return Share(_FULL, words.say("mark", "right"))
