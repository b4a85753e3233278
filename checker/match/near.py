"""What looks like a fact and is none: claims of two articles that give one value and that a veto keeps apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.match.mates import Mates, places_in, row_of
from checker.match.pairs import Likeness, find_veto
from checker.model import Claim, NearMiss, Text

__all__ = ["APART", "Refusal", "Refusals"]

# Look-alikes that a fact shows at most.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that looks alike and was kept apart."""

    left: Claim
    right: Claim
    score: float


class Refusals:
    """The refused pairs of a story. There are many, and few are shown: only those that may be are scored.

    Args:
        claims: The claims of the story, in order of article and text.
        rows: For each of them the later ones that a veto keeps apart from it, though they look alike.
        likeness: What the rules make of the pairs of the story.
        least: Score from which a pair looks alike.
    """

    def __init__(self, claims: Sequence[Claim], rows: Mates, likeness: Likeness, least: float) -> None:
        self._claims = claims
        self._rows = rows
        self._likeness = likeness
        self._least = least
        self._places = {claim.id: place for place, claim in enumerate(claims)}

    def nearest(self, claims: Iterable[Claim]) -> list[Refusal]:
        """Return the pairs of one of some claims and another one that look most alike, a few, the likest first."""
        found: list[Refusal] = []
        for left, right, most in sorted(self._around(claims), key=lambda pair: -pair[2]):
            if len(found) == _SHOWN and most < found[-1].score:
                break
            if (score := self._likeness.score(left, right)) >= self._least:
                found.append(Refusal(left, right, score))
                found.sort(key=lambda refusal: (-refusal.score, refusal.left.id, refusal.right.id))
                del found[_SHOWN:]
        return found

    def _around(self, claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim, float]]:
        """Yield the pairs that stand on the edge of some claims, with the most that each can score."""
        inner = row_of(self._places[claim.id] for claim in claims)
        for place, (left, row) in enumerate(zip(self._claims, self._rows, strict=True)):
            for other in places_in(row & ~inner if inner >> place & 1 else row & inner):
                right = self._claims[other]
                yield left, right, self._likeness.most(left, right)

    def near_misses(self, claims: Iterable[Claim]) -> tuple[NearMiss, ...]:
        """Return the look-alikes of a fact with the reasons that keep them apart.

        Args:
            claims: The claims of the fact.
        """
        return tuple([self._near_miss(refusal) for refusal in self.nearest(claims)])

    def _near_miss(self, refusal: Refusal) -> NearMiss:
        veto = find_veto(refusal.left, refusal.right, self._likeness.context)
        assert veto is not None
        why = APART[veto.code]
        left, _, right = veto.detail.partition(" | ")
        return NearMiss(
            refusal.left,
            refusal.right,
            refusal.score,
            Text(
                why.ko + _seen(left, right, veto.code, "ko"),
                why.en + _seen(left, right, veto.code, "en"),
            ),
        )


# What a veto means for a reader. Keys are those of ``pairs.VETOES``.
APART = {
    "dimension": Text("단위가 다릅니다", "the units differ"),
    "role": Text("수준과 변화처럼 쓰임이 다릅니다", "one is a level, the other a change or share"),
    "attribute": Text("센 것이 다릅니다", "they count different things"),
    "reading": Text("재는 곳마다 다른 값입니다", "every instrument reads its own"),
    "base": Text("비교 기준이 다릅니다", "they are compared with different periods"),
    "qualifier": Text("범위가 다릅니다", "the scope differs"),
    "direction": Text("한쪽은 늘고 한쪽은 줄었습니다", "one rises, the other falls"),
    "period": Text("기간이 다릅니다", "the periods differ"),
    "entity": Text("다른 대상의 수치입니다", "they are of different things"),
    "label": Text("서로 다른 항목입니다", "they are different items of a list"),
    "moment": Text("날짜와 시각입니다", "one is a date, the other a time"),
}


# Vetoes that saw words of the texts; the others saw names of our own (change, sex:female).
_QUOTED = frozenset({"attribute", "label", "period"})


def _seen(left: str, right: str, code: str, language: str) -> str:
    """Return what a veto saw, in quotation marks; what is no word of the texts is left out."""
    sides = [side for side in (left, right) if side and side != "–"]
    if code not in _QUOTED or len(sides) < 2:
        return "."
    return f": ‘{left}’ / ‘{right}’" if language == "ko" else f": “{left}” / “{right}”"
