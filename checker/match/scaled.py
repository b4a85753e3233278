"""Join figures with the facts that they are a power of ten off: 32억 달러 where six articles have 320억 달러.

Two digits that agree say little, so a lone article that printed them at another scale is left alone, or is joined with
whatever has that very value: a fee of $3.2 billion. What shows the slip is that several others tell the same thing with
these digits at one scale, and that nobody else tells it with them at the other.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import msgspec

from checker.lexicon.attributes import is_dealt
from checker.match.cluster import Cluster
from checker.match.features import digits_of, middle, significant
from checker.match.moving import most_alike, move_claims
from checker.match.pairs.values import is_same_dimension
from checker.match.pairs.weights import COUNTERPARTS
from checker.match.places import Places
from checker.model import Claim, FigureKind, Link

__all__ = ["put_to_scale"]

# Digits from which figures at two scales are looked at: 3억 and 30억 meet by chance.
_DIGITS = 2
# How many articles have to tell the value, besides the one that has it at another scale.
_SEVERAL = 2
# Powers of ten that a slip moves a figure by: a digit, two, a thousand, 만, a million, 억.
_POWERS = (1, 2, 3, 4, 6, 8)
# What has a scale that slips; years and shares have none, or two that are both in use.
_KINDS = (FigureKind.MONEY, FigureKind.COUNT, FigureKind.NUMBER, FigureKind.MEASURE)

# Score from which the places of two such figures are one, what is added for the scale included. In eighty-nine
# annotated events as they are, no pair of two things reaches it that is of no deals (the next one .71); of slips by ten
# planted there that no other rule joins, half do.
_ENOUGH = 0.78
# Of prices of deals it takes more: 3억5000만원 more than the last time, 35억원 more than three years ago (.89).
_ENOUGH_FOR_DEALS = 0.95

# A figure, one of the cluster where it may belong, and the power of ten between them.
_Scaled = tuple[Claim, Claim, int]
# An article, and the numbers of the cluster that its claims are in and of the one that they may belong to.
_Move = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A figure that may be of another cluster at another scale, and how alike the places are without the scale."""

    claim: Claim
    mate: Claim
    move: _Move
    power: int
    link: Link


def put_to_scale(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Move what one article tells a power of ten off to the fact that several others tell with the same digits.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    offers = list(_offers(clusters, places))
    best: dict[tuple[str, int], tuple[Link, _Offer]] = {}
    for offer in offers:
        scaled = _scaled(offer, offers)
        if scaled.score >= (_ENOUGH_FOR_DEALS if _is_of_deals(offer) else _ENOUGH):
            article, home, _ = offer.move
            if (article, home) not in best or scaled.score > best[article, home][0].score:
                best[article, home] = scaled, offer
    goes: dict[str, int] = {}
    links: dict[str, Link] = {}
    for scaled, offer in best.values():
        for claim in _own(clusters, offer.move):
            goes[claim.id], links[claim.id] = offer.move[2], scaled

    def put(claim: Claim, there: Sequence[Claim]) -> Link:
        kin, found = places.link(claim, most_alike(claim, there, places.setting)), links[claim.id]
        added = tuple(reason for reason in found.reasons if reason[0] in _ADDED)
        return msgspec.structs.replace(kin, score=max(kin.score, found.score), reasons=(*added, *kin.reasons))

    return move_claims(clusters, goes, put)


_ADDED = ("told by several at another scale", "figure beside at that scale too")


def _scaled(offer: _Offer, offers: Sequence[_Offer]) -> Link:
    """Return the link of an offer with what the scale adds to it."""
    names = _ADDED if any(_are_beside(offer, other) for other in offers) else _ADDED[:1]
    seen = f"{offer.claim.figure.text} | {offer.mate.figure.text}"
    added = tuple((name, COUNTERPARTS[name], seen) for name in names)
    points = sum(points for _, points, _ in (*offer.link.reasons, *added))
    score = round(1 / (1 + math.exp(-points)), 4)
    return msgspec.structs.replace(offer.link, score=score, reasons=(*added, *offer.link.reasons))


def _are_beside(one: _Offer, two: _Offer) -> bool:
    """Tell whether two figures of one sentence are off two facts by one power of ten: the writer has lost a scale."""
    if one.claim.article != two.claim.article or one.claim.sentence != two.claim.sentence or one.power != two.power:
        return False
    return one.move[2] != two.move[2] and _digits(one.claim) != _digits(two.claim)


def _is_of_deals(offer: _Offer) -> bool:
    return any(is_dealt(claim.attribute or "") for claim in (offer.claim, offer.mate))


def _offers(clusters: Sequence[Cluster], places: Places) -> Iterator[_Offer]:
    """Yield, for each article with a figure that several others have at another scale, its most likely place."""
    for move in _moves(clusters):
        own, told = _own(clusters, move), [c for c in clusters[move[2]].speaking if c.article != move[0]]
        pairs = [(c, mate, power) for c, mate in product(own, told) if (power := _power(c, mate))]
        free = [pair for pair in pairs if not places.likeness.veto(*pair[:2])]
        if 2 * len(free) < len(pairs) or not free or _are_of_other_names(pairs, free):
            continue
        for claim in own:
            bound = [_Offer(c, mate, move, power, places.link(c, mate)) for c, mate, power in free if c is claim]
            if bound:
                yield max(bound, key=lambda offer: (offer.link.score, offer.mate.id))


def _are_of_other_names(pairs: Sequence[_Scaled], free: Sequence[_Scaled]) -> bool:
    """Tell whether all that name what is counted name something else: 120 dead, 12 of the crew. A slip of scale keeps the name."""
    named, kept = ([pair for pair in some if pair[0].attribute and pair[1].attribute] for some in (pairs, free))
    return bool(named) and not kept


def _moves(clusters: Sequence[Cluster]) -> Iterator[_Move]:
    """Yield the articles with figures of which others have the digits: where those are, and where the others are."""
    for homes in _by_digits(clusters).values():
        for home, place in product(homes, homes):
            if home == place:
                continue
            for article in sorted(clusters[home].articles):
                move = article, home, place
                others = {claim.article for claim in clusters[place].speaking} - {article}
                if len(others) >= _SEVERAL and _is_alone(clusters, move) and not _are_contrasted(clusters, move):
                    yield move


def _by_digits(clusters: Sequence[Cluster]) -> Mapping[tuple[str, str], list[int]]:
    """Return the clusters that have a figure of so many digits, by its dimension and those digits."""
    found: dict[tuple[str, str], dict[int, None]] = defaultdict(dict)
    for number, cluster in enumerate(clusters):
        for claim in cluster.speaking:
            if claim.figure.kind in _KINDS and significant(claim.figure) >= _DIGITS:
                found[claim.figure.dimension, _digits(claim)][number] = None
    return {key: list(numbers) for key, numbers in found.items() if len(numbers) > 1}


def _digits(claim: Claim) -> str:
    return digits_of(middle(claim.figure) or Decimal(0))


def _power(one: Claim, two: Claim) -> int:
    """Return by which power of ten the first figure is less than the second, 0 where no slip explains it."""
    first, second = middle(one.figure), middle(two.figure)
    if not first or not second or one.figure.kind not in _KINDS or not is_same_dimension(one.figure, two.figure):
        return 0
    power = second.adjusted() - first.adjusted()
    return power if abs(power) in _POWERS and first.scaleb(power) == second else 0


def _own(clusters: Sequence[Cluster], move: _Move) -> list[Claim]:
    article, home, _ = move
    return [claim for claim in clusters[home].claims if claim.article == article]


def _is_alone(clusters: Sequence[Cluster], move: _Move) -> bool:
    """Tell whether no other article tells the thing so: those with this very value name another thing for it."""
    article, home, place = move
    named = {claim.attribute for claim in (*_own(clusters, move), *clusters[place].claims)}
    others = [claim for claim in clusters[home].claims if claim.article != article]
    return all(claim.attribute is not None and claim.attribute not in named for claim in others)


def _are_contrasted(clusters: Sequence[Cluster], move: _Move) -> bool:
    """Tell whether the article has both values in one sentence: then they are of two things."""
    sentences = {claim.sentence for claim in _own(clusters, move)}
    return any(claim.article == move[0] and claim.sentence in sentences for claim in clusters[move[2]].claims)
