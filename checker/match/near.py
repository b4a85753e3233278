"""What looks like a fact and is none: claims of two articles that give one value and that a veto keeps apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.match.apart import why_apart
from checker.match.mates import Mates, places_in, row_of
from checker.match.pairs import Likeness, find_veto
from checker.model import Claim, NearMiss

__all__ = ["Refusal", "Refusals"]

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
        why = why_apart(veto, refusal.left, refusal.right)
        return NearMiss(refusal.left, refusal.right, refusal.score, why)
