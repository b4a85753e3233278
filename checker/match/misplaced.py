"""Put back a figure that one article tells in the place of another: 전세 시세는 37억9000만원, where that is the sale price.

Its value is that of another fact, so clustering joins it with that one. What shows the slip is its place: it is read, and
stands behind the very letters, as several other articles tell a fact of another value, and none of those that tell its
own value has it behind them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from checker.lexicon.attributes import is_dealt
from checker.match.cluster import Cluster
from checker.match.features import is_growing, value_key
from checker.match.moving import homes_of, is_amount, most_alike, move_claims
from checker.match.pairs import Likeness, is_rounding, is_same_amount
from checker.match.pairs.values import best_values, is_same_dimension, within_bounds
from checker.match.places import Places
from checker.match.setting import Setting
from checker.model import TURNED, Claim, Link

__all__ = ["are_read_alike", "put_where_they_stand"]

# Width of the letters right before two figures that make one place of two, Hangul counting double; of deals, of which
# a text tells several in the same words, it takes all that are compared.
_WIDE, _WIDE_FOR_DEALS = 7, 20
# How many other articles have to tell the fact in whose place the figure stands.
_SEVERAL = 2
# Score from which the places of two figures are one. Of ninety-eight annotated events as they are, it happens in none.
_SURE = 0.9

# Letters before a figure, as many as it takes.
_Places = Mapping[str, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A claim, the cluster in whose place it stands, and how sure that is."""

    claim: Claim
    place: int
    score: float
    mate: Claim


def put_where_they_stand(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Move figures that have the value of one fact and stand in the place of another to that one.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    home = homes_of(clusters)
    setting = places.setting
    beside = _by_letters(clusters, setting)
    offers = {}
    for claim in (claim for claims in beside.values() for claim in claims):
        found = list(_offers(claim, beside[_letters(claim, setting)], clusters, home, places))
        if found:
            offers[claim.id] = max(found, key=lambda offer: (offer.score, offer.mate.id))
    goes = _free(offers, clusters, home, _tellers(clusters))

    def put(claim: Claim, there: Sequence[Claim]) -> Link:
        offer = goes[claim.id]
        kin = places.link(claim, most_alike(claim, there, setting))
        seen = f"{claim.figure.text} | {offer.mate.figure.text}"
        return msgspec.structs.replace(kin, score=offer.score, reasons=((TURNED, 0.0, seen), *kin.reasons))

    return move_claims(clusters, {key: offer.place for key, offer in goes.items()}, put)


def _letters(claim: Claim, setting: Setting) -> str:
    """Return the letters right before a figure that make its place, none where its sentence has too few."""
    return _last_letters(setting.beside[claim.id][0])


@lru_cache(maxsize=4096)
def _last_letters(before: str) -> str:
    width = 0
    for count, letter in enumerate(reversed(before), 1):
        width += 1 if letter.isascii() else 2
        if width >= _WIDE:
            return before[-count:]
    return ""


def _by_letters(clusters: Sequence[Cluster], setting: Setting) -> _Places:
    found: dict[str, list[Claim]] = defaultdict(list)
    for cluster in clusters:
        for claim in cluster.speaking:
            if is_amount(claim) and _letters(claim, setting):
                found[_letters(claim, setting)].append(claim)
    return {letters: claims for letters, claims in found.items() if len(claims) > 1}


def _offers(
    claim: Claim,
    beside: Sequence[Claim],
    clusters: Sequence[Cluster],
    home: Mapping[str, int],
    places: Places,
) -> Iterator[_Offer]:
    own = home[claim.id]
    if is_growing(claim):
        return
    others = [mate for mate in beside if mate.article != claim.article]
    if any(home[mate.id] == own for mate in others) or _is_named(claim, clusters[own]):
        return
    wide = _WIDE_FOR_DEALS if is_dealt(claim.attribute or "") else _WIDE
    for mate in others:
        place = home[mate.id]
        if len(clusters[place].articles - {claim.article}) < _SEVERAL or not _may_stand_for(
            claim, mate, places.likeness
        ):
            continue
        if places.setting.width_before(claim, mate) >= wide and (score := places.link(claim, mate).score) >= _SURE:
            yield _Offer(claim, place, score, mate)


def _is_named(claim: Claim, cluster: Cluster) -> bool:
    """Tell whether another article tells the value under the name that the claim has: then it is no other thing's."""
    return any(other.attribute == claim.attribute for other in cluster.claims if other.article != claim.article)


def _may_stand_for(claim: Claim, mate: Claim, likeness: Likeness) -> bool:
    values = best_values(claim, mate)
    if not is_same_dimension(*values) or is_same_amount(*values) or is_rounding(*values) or within_bounds(*values):
        return False
    return are_read_alike(claim, mate) and not likeness.veto(claim, mate)


def are_read_alike(left: Claim, right: Claim) -> bool:
    """Tell whether two claims are alike in all that a veto may rest on, but for when they are of."""
    return _reading(left) == _reading(right)


def _reading(claim: Claim) -> tuple[object, ...]:
    given = (claim.attribute, claim.role, claim.direction, claim.base, claim.qualifiers, claim.label)
    return (*given, claim.figure.dimension, claim.figure.unit)


def _tellers(clusters: Sequence[Cluster]) -> Mapping[object, Set[str]]:
    """Return the articles that tell a value, of whatever thing, by its key."""
    found: dict[object, set[str]] = defaultdict(set)
    for cluster in clusters:
        for claim in cluster.speaking:
            found[value_key(claim.figure)].add(claim.article)
    return found


def _free(
    offers: Mapping[str, _Offer],
    clusters: Sequence[Cluster],
    home: Mapping[str, int],
    tellers: Mapping[object, Set[str]],
) -> dict[str, _Offer]:
    """Return the offers of articles that do not tell the fact otherwise, but by claims that move away themselves.

    A claim whose value nobody else tells moves only in exchange: alone it has been held against that fact before.
    """
    kept = {
        key: offer
        for key, offer in offers.items()
        if len(clusters[home[key]].articles) > 1
        or len(tellers[value_key(offer.claim.figure)] - {offer.claim.article}) >= _SEVERAL
        or _told(offer, clusters)
    }
    while barred := [key for key, offer in kept.items() if any(told not in kept for told in _told(offer, clusters))]:
        for key in barred:
            del kept[key]
    return kept


def _told(offer: _Offer, clusters: Sequence[Cluster]) -> list[str]:
    """Return what its article has said of the fact in whose place a claim stands."""
    return [claim.id for claim in clusters[offer.place].claims if claim.article == offer.claim.article]
