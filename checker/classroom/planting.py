"""Plant changes, let the whole pipeline read the changed texts, and keep what gets the verdict it is meant to get."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from checker.classroom import candidates
from checker.classroom.edits import Edit, follow, moved
from checker.classroom.model import Kind, Spot
from checker.classroom.order import Order
from checker.classroom.pairings import Judged, Pairing
from checker.classroom.plants import PLANTS, Plant, Seat
from checker.classroom.texts import Lesson, changed
from checker.classroom.topics import Namer, topic_of
from checker.classroom.words import read_words
from checker.model import Claim
from checker.pipeline import check_articles
from checker.settings import Settings

__all__ = ["Bed", "Planted", "judged_of", "namer_of", "pairing_after", "plant_changes", "spots_of"]

# Planted changes that failed are replaced so many times; each round is a run of the pipeline.
_ROUNDS = 8
# So many more than are wanted are tried at once: about a third fails.
_SPARE = 3


@dataclass(frozen=True, slots=True)
class Planted:
    """A change as it was made, with the claim that it changed."""

    plant: Plant
    fact: str
    seat: Seat
    edit: Edit

    @property
    def article(self) -> str:
        """Id of the article that was changed."""
        return self.seat.claim.article


def judged_of(lessons: Mapping[str, Lesson], settings: Settings) -> Judged:
    """Run the pipeline over the articles of a lesson."""
    return Judged(check_articles([lesson.article for lesson in lessons.values()], settings), settings)


def namer_of(judged: Judged, lessons: Mapping[str, Lesson], letters: Mapping[str, str], language: str) -> Namer:
    """Return what names the figures of the lesson's articles."""
    return Namer(read_words(language), lessons, letters, judged.report.claims)


@dataclass(frozen=True, slots=True)
class Bed:
    """Where changes are planted: the articles as they were, and how their figures are named.

    Attributes:
        letters: Letter of each article by its id.
    """

    lessons: Mapping[str, Lesson]
    letters: Mapping[str, str]
    order: Order
    settings: Settings

    def replant(self, planted: Sequence[Planted]) -> tuple[dict[str, Lesson], Judged]:
        """Return the articles with changes in them, and what the checker says of those."""
        made = {key: changed(lesson, _edits(planted, key)) for key, lesson in self.lessons.items()}
        return made, judged_of(made, self.settings)

    def sound(self, planted: Sequence[Planted]) -> list[Planted]:
        """Return the changes that get their verdict when all of them stand in the texts at once."""
        if not planted:
            return []
        lessons, judged = self.replant(planted)
        namer = namer_of(judged, lessons, self.letters, self.order.language)
        return [p for p in planted if _is_met(judged, p, planted, namer)]


def plant_changes(judged: Judged, bed: Bed, count: int, draw: random.Random) -> list[Planted]:
    """Plant changes until ``count`` of them get their verdict together, or nothing is left to try.

    Args:
        judged: What the checker says of the unchanged articles.
        bed: The articles.
        count: How many are wanted.
        draw: What shuffles the proposals.
    """
    queues = _proposals(judged, bed, draw)
    kinds = [plant.kind for plant in PLANTS]
    draw.shuffle(kinds)
    kept: list[Planted] = []
    for _ in range(_ROUNDS):
        if len(kept) >= count:
            break
        tried = _take(queues, kept, count + _SPARE)
        if not tried:
            break
        kept = _balanced(bed.sound([*kept, *tried]), count, kinds)
    # a change may have leant on another that went
    while len(sound := bed.sound(kept)) < len(kept):
        kept = sound
    return kept


def _balanced(planted: Sequence[Planted], count: int, kinds: Sequence[Kind]) -> list[Planted]:
    """Return ``count`` changes: one of each kind in the order of ``kinds``, then the second of each …."""
    seen: Counter[Kind] = Counter()
    ranked = []
    for n, change in enumerate(planted):
        ranked.append((seen[change.plant.kind], kinds.index(change.plant.kind), n, change))
        seen[change.plant.kind] += 1
    chosen = sorted(ranked, key=lambda one: one[:3])[:count]
    return [change for *_, change in sorted(chosen, key=lambda one: one[2])]


def spots_of(namer: Namer, claims: Sequence[Claim]) -> tuple[Spot, ...] | None:
    """Return the spots of two claims, each lending the other its topic; ``None`` where one has no name."""
    topics = [topic_of(claim, namer.words.language) for claim in claims]
    lent = next((topic for topic in topics if topic), "")
    spots = [namer.spot(claim, lent) for claim in claims]
    found = tuple(spot for spot in spots if spot is not None)
    return found if len(found) == len(claims) else None


def _proposals(judged: Judged, bed: Bed, draw: random.Random) -> list[list[Planted]]:
    """Return for each kind, in a drawn order, what may be planted."""
    namer = namer_of(judged, bed.lessons, bed.letters, bed.order.language)
    places = sorted(candidates.seats(judged), key=lambda s: (s[0], s[1].claim.id, s[1].reference.id))
    draw.shuffle(places)
    nameable = [(fact, seat) for fact, seat in places if spots_of(namer, (seat.reference, seat.claim)) is not None]
    queues = []
    for plant in PLANTS:
        turns = [[Planted(plant, fact, seat, e) for e in _agreed(plant, seat)] for fact, seat in nameable]
        # the best proposal for every seat comes before the second best for any
        queues.append([p for p in chain.from_iterable(zip_longest(*turns)) if p is not None])
    # kinds that few facts bear come first, or those facts would be used up
    return sorted(queues, key=lambda queue: len({proposal.fact for proposal in queue}))


def _agreed(plant: Plant, seat: Seat) -> list[Edit]:
    found = (follow(seat.text, edit) for edit in plant.make(seat))
    return [edit for edit in found if edit is not None]


def _take(queues: Sequence[list[Planted]], kept: Sequence[Planted], count: int) -> list[Planted]:
    """Take proposals in turns, the kinds that have least first; each fact and each sentence is used once."""
    taken: list[Planted] = []
    while len(kept) + len(taken) < count:
        have = Counter(p.plant.kind for p in (*kept, *taken))
        ready = [queue for queue in queues if queue]
        if not ready:
            break
        queue = min(ready, key=lambda queue: have[queue[0].plant.kind])
        proposal = queue.pop(0)
        if all(_apart(proposal, other) for other in (*kept, *taken)):
            taken.append(proposal)
    return taken


def _apart(one: Planted, two: Planted) -> bool:
    same = one.article == two.article and one.seat.claim.sentence.overlaps(two.seat.claim.sentence)
    touched = {two.seat.claim.id, two.seat.reference.id} & {one.seat.claim.id, one.seat.reference.id}
    return one.fact != two.fact and not same and not touched


def _edits(planted: Iterable[Planted], article: str) -> list[Edit]:
    return [p.edit for p in planted if p.article == article]


def _after(claim: Claim, planted: Sequence[Planted]) -> str:
    """Return the id of a claim once the changes are made."""
    return f"{claim.article}:{moved(claim.figure.span.start, _edits(planted, claim.article))}"


def pairing_after(judged: Judged, planted: Planted, every: Sequence[Planted]) -> Pairing | None:
    """Return what the checker says of a changed claim and its reference, all changes being made."""
    return judged.pairing(_after(planted.seat.reference, every), _after(planted.seat.claim, every))


def _is_met(judged: Judged, planted: Planted, every: Sequence[Planted], namer: Namer) -> bool:
    pairing = pairing_after(judged, planted, every)
    if pairing is None or not planted.plant.is_met(pairing, planted.seat):
        return False
    return spots_of(namer, (pairing.left, pairing.right)) is not None
