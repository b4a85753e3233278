"""How a question names a figure without pointing at it: its article, its paragraph, and what it is of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from checker.classroom.model import Spot
from checker.classroom.texts import Lesson, place_of
from checker.classroom.words import Words
from checker.lexicon.attributes import attribute_of, attribute_surfaces
from checker.lexicon.titles import is_noun
from checker.model import Claim, FigureKind, Role

__all__ = ["Namer", "topic_of"]

_HANGUL = re.compile("[가-힣]")
# A verb or an ending names nothing that could be looked for: 거래됐, 타고 있었, 훈련 돈은.
_NO_TOPIC = re.compile(r"(?:[였았었했됐렸겨며려다던된은는을를에]|있었)$")
_SORTS: dict[FigureKind, str] = {
    FigureKind.MONEY: "money",
    FigureKind.PERCENT: "percent",
    FigureKind.COUNT: "count",
    FigureKind.MEASURE: "measure",
    FigureKind.DURATION: "duration",
    FigureKind.RATIO: "ratio",
    FigureKind.AGE: "age",
    FigureKind.RANK: "rank",
    FigureKind.NUMBER: "number",
}


def topic_of(claim: Claim, language: str) -> str:
    """Return what a claim's figure is of, in the sheet's language; empty where nothing names it."""
    text = claim.attribute_text.strip()
    is_own = is_noun(text) and bool(_HANGUL.search(text)) == (language == "ko") and not _NO_TOPIC.search(text)
    known = attribute_of(claim.attribute or "")
    if known is None:
        return text if is_own else ""
    if is_own and text.casefold() in _nouns():
        return text if language == "ko" else text.lower()
    return known.ko if language == "ko" else known.en


@cache
def _nouns() -> frozenset[str]:
    return frozenset(surface.text.casefold() for surface in attribute_surfaces() if surface.part == "noun")


@dataclass(frozen=True, slots=True)
class Namer:
    """Names the figures of a lesson.

    Attributes:
        lessons: By id of the article.
        letters: Letter of each article by its id.
        claims: The claims of each article by its id.
    """

    words: Words
    lessons: Mapping[str, Lesson]
    letters: Mapping[str, str]
    claims: Mapping[str, Sequence[Claim]]

    def spot(self, claim: Claim, fallback: str = "") -> Spot | None:
        """Return where a student is told to look; ``None`` where words cannot say it.

        Args:
            claim: The claim.
            fallback: What the figure is of where its own sentence does not name it.
        """
        sort = _SORTS.get(claim.figure.kind)
        place = place_of(self.lessons[claim.article], claim.figure.span)
        topic = topic_of(claim, self.words.language) or fallback
        if sort is None or place is None or not topic:
            return None
        same = [c for c in self._beside(claim, place[0]) if _SORTS.get(c.figure.kind) == sort]
        ambiguous = len(same) > 1 and not self._stands_out(claim, same)
        nth = same.index(claim) + 1 if ambiguous else 0
        what = self.words.of("sort", sort)
        named = self.words("topic_change" if claim.role is Role.CHANGE else "topic", what=topic, sort=what)
        return Spot(article=self.letters[claim.article], paragraph=place[0], topic=named, nth=nth)

    def _beside(self, claim: Claim, paragraph: int) -> list[Claim]:
        """Return the claims of the same paragraph, in reading order."""
        lesson = self.lessons[claim.article]
        home = next(span for number, span in lesson.paragraphs if number == paragraph and span.contains(claim.sentence))
        return [c for c in self.claims[claim.article] if home.contains(c.figure.span) and c.role is not Role.CONVERSION]

    @staticmethod
    def _stands_out(claim: Claim, same: Sequence[Claim]) -> bool:
        """Tell whether no other figure of that sort in the paragraph could be taken for one of the topic."""
        mine = claim.attribute
        return mine is not None and all(
            c is claim
            or (c.attribute is not None and c.attribute != mine)
            or (c.role is Role.CHANGE) != (claim.role is Role.CHANGE)
            for c in same
        )
