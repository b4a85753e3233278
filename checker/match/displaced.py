"""Put back figures of which an article printed one in the place of the other: 매출 2조원, 영업이익 24조원.

Each of the two values has a fact of its own whose value it is, so clustering joins them with that, or leaves them
alone. What shows the slip is that both stand in each other's place: by what they are of, by what stands before them in
a list, or by the words right beside them, the one is where other articles tell the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import msgspec

from checker.match.cluster import Cluster
from checker.match.features import amount_key, is_growing, value_key
from checker.match.leads import has_name
from checker.match.moving import homes_of, is_amount, most_alike, move_claims
from checker.match.pairs import Likeness, is_rounding, is_same_amount
from checker.match.pairs.values import best_values, is_same_dimension
from checker.match.places import Places
from checker.match.setting import Setting
from checker.model import TURNED, Claim, Figure, Link, Role

__all__ = ["put_in_place"]

# How many figures further on the other one stands at most.
_NEAR = 3
# Width of the letters right before two figures that make one place of two, Hangul counting double …
_WIDE = 7
# … how alike the letters beside them are at least, and how much more so than those of the value's own fact.
_ALIKE, _MORE = 0.5, 0.08
# How sure it is that a figure belongs where it was put: of seventy-eight annotated events it happens in none as they
# are; with two values turned round in one article of each, all that were put somewhere were put right.
_SURE = 0.85
_POINTS = 3.0


@dataclass(frozen=True, slots=True)
class _Turned:
    """Two claims of an article, and the clusters in whose place they stand: each has the value of the other."""

    one: Claim
    two: Claim
    place_of_one: int
    place_of_two: int


def put_in_place(clusters: Sequence[Cluster], places: Places) -> list[Cluster]:
    """Move two figures of an article that stand in each other's place to the facts that their places are of.

    Args:
        clusters: What was joined, claims that stand alone included.
        places: Where the figures of the story stand.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    home = homes_of(clusters)
    goes: dict[str, int] = {}
    instead: dict[str, str] = {}
    for turned in _turned(clusters, home, places):
        if turned.one.id not in goes and turned.two.id not in goes:
            goes.update(_going(turned, clusters, home))
            one, two = turned.one.figure.text, turned.two.figure.text
            instead |= {turned.one.id: f"{one} | {two}", turned.two.id: f"{two} | {one}"}

    def put(claim: Claim, there: Sequence[Claim]) -> Link:
        kin = places.link(claim, most_alike(claim, there, places.setting))
        if claim.id not in instead:
            return kin
        return msgspec.structs.replace(kin, score=_SURE, reasons=((TURNED, _POINTS, instead[claim.id]), *kin.reasons))

    return move_claims(clusters, goes, put)


def _turned(clusters: Sequence[Cluster], home: Mapping[str, int], places: Places) -> Iterator[_Turned]:
    holders = _by_value(clusters)
    for one, two in _neighbours(clusters):
        for first, second in product(holders.get(_key(two, one), ()), holders.get(_key(one, two), ())):
            if first == second or not _are_elsewhere(one, two, first, second, clusters, home):
                continue
            told = [claim for claim in clusters[first].claims if claim.article != one.article]
            other = [claim for claim in clusters[second].claims if claim.article != one.article]
            if _are_turned(one, two, told, other, places.setting, places.likeness):
                yield _Turned(one, two, first, second)
                break


def _by_value(clusters: Sequence[Cluster]) -> dict[object, list[int]]:
    """Return the clusters that have a value, by its key."""
    holders: dict[object, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for key in {_key(claim, claim) for claim in cluster.speaking} - {None}:
            holders[key].append(number)
    return holders


def _key(claim: Claim, place: Claim) -> object:
    """Return what tells a value: that of one claim, counted as another one counts: 52척 and 165편 for 165척 and 52편."""
    one, two = claim.figure, place.figure
    if one.dimension == two.dimension or not (_counts(one) and _counts(two)) or one.value is None:
        return value_key(one)
    return amount_key(two.dimension, one.value)


def _counts(figure: Figure) -> bool:
    return figure.dimension.startswith("count:")


def _neighbours(clusters: Sequence[Cluster]) -> Iterator[tuple[Claim, Claim]]:
    """Yield the figures of an article that stand near each other, are alike in kind and differ in value."""
    told: dict[str, list[Claim]] = defaultdict(list)
    for cluster in clusters:
        for claim in cluster.speaking:
            if is_amount(claim):
                told[claim.article].append(claim)
    for _, claims in sorted(told.items()):
        claims.sort(key=lambda claim: claim.figure.span)
        for place, one in enumerate(claims):
            for two in claims[place + 1 : place + 1 + _NEAR]:
                if (one.role is Role.CHANGE) != (two.role is Role.CHANGE):
                    continue  # 33.6세로 0.1세 높아졌다
                if one.sentence != two.sentence and (is_growing(one) or is_growing(two)):
                    continue  # 13 missing at six, 2 of the rescued dead at nine
                values = best_values(one, two)
                if one.figure.dimension != two.figure.dimension and _counts(one.figure) and _counts(two.figure):
                    if one.figure.value != two.figure.value:
                        yield one, two
                elif is_same_dimension(*values) and not is_same_amount(*values) and not is_rounding(*values):
                    yield one, two


def _are_elsewhere(
    one: Claim, two: Claim, first: int, second: int, clusters: Sequence[Cluster], home: Mapping[str, int]
) -> bool:
    """Tell whether the two are where their values are, or nowhere, and their article tells neither fact otherwise."""
    for claim, place in ((one, second), (two, first)):
        if home[claim.id] != place and len(clusters[home[claim.id]].articles) > 1:
            return False
        mine = [other for other in clusters[place].claims if other.article == claim.article]
        if len(mine) == len(clusters[place].claims) or any(c.figure.value != claim.figure.value for c in mine):
            return False
    return True


def _are_turned(
    one: Claim, two: Claim, told: Sequence[Claim], other: Sequence[Claim], setting: Setting, likeness: Likeness
) -> bool:
    """Tell whether two claims stand where others tell the one fact and the other, each in the place of its neighbour."""
    if _is_named_with(one, two, told, other, setting) and _is_named_with(two, one, other, told, setting):
        return not _are_barred(one, told, likeness) and not _are_barred(two, other, likeness)
    return _stands_with(one, told, other, setting, likeness) and _stands_with(two, other, told, setting, likeness)


# Vetoes that rest on a word read from near a figure.
_READ = frozenset({"", "attribute", "role", "dimension", "label", "qualifier"})


def _are_barred(claim: Claim, told: Sequence[Claim], likeness: Likeness) -> bool:
    """Tell whether more than a word read from near it, or another name that most give, keeps a claim from a fact."""
    vetoes = [likeness.veto(claim, mate) for mate in told]
    return 2 * vetoes.count("attribute") > len(vetoes) or not _READ.issuperset(vetoes)


def _is_named_with(
    claim: Claim, beside: Claim, told: Sequence[Claim], other: Sequence[Claim], setting: Setting
) -> bool:
    """Tell whether a claim has a name that others give one fact, and none that they give the other.

    Half of those that give the fact have the name, or any of them where the two count different things: hardly by
    chance has each the number of the other then. Names are those that its neighbour has not: what both have tells
    neither apart. What follows a Korean figure is mostly a verb, which speaks against a place only.
    """
    own = [name for name in setting.names[claim.id] if not has_name(setting.names[beside.id], name)]
    needed = 1 if claim.figure.dimension != beside.figure.dimension else len(told) / 2
    verbs = setting.leads[claim.id][1] if setting.languages[claim.article] == _KOREAN else frozenset()
    is_named = False
    for name in own:
        if any(has_name(setting.names[mate.id], name) for mate in other):
            if _having(name, told, setting) < needed:
                return False
        elif not is_named and name not in verbs:
            is_named = _having(name, told, setting) >= needed
    return is_named


_KOREAN = "ko"


def _having(name: str, claims: Sequence[Claim], setting: Setting) -> int:
    """Count the claims that have a name among the words beside them."""
    return sum([has_name(setting.names[mate.id], name) for mate in claims])


def _stands_with(
    claim: Claim, told: Sequence[Claim], other: Sequence[Claim], setting: Setting, likeness: Likeness
) -> bool:
    """Tell whether a claim stands where others tell one fact, and not where they tell the other, whose value it has."""
    if any(_same_letters(claim, mate, setting) for mate in other):  # nearly always, and sooner told than a veto
        return False
    if any(likeness.veto(claim, mate) not in ("", "attribute") for mate in told):
        return False
    counts = [(_naming(name, told), _naming(name, other)) for name in (claim.attribute, claim.label) if name]
    if any(2 * there > len(told) and not here for there, here in counts):
        return True
    if any(there or here for there, here in counts):
        return False
    alike = max((setting.likeness(claim, mate) for mate in told if _same_letters(claim, mate, setting)), default=0.0)
    least = max((setting.likeness(claim, mate) for mate in other), default=0.0)
    return alike >= max(_ALIKE, least + _MORE)


def _naming(name: str, claims: Sequence[Claim]) -> int:
    return sum(name in (claim.attribute, claim.label) for claim in claims)


def _same_letters(claim: Claim, mate: Claim, setting: Setting) -> bool:
    return setting.width_before(claim, mate) >= _WIDE


def _going(turned: _Turned, clusters: Sequence[Cluster], home: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield where the two go, with what their article says of the same values elsewhere under no name of their own."""
    for claim, place in ((turned.one, turned.place_of_one), (turned.two, turned.place_of_two)):
        yield claim.id, place
        told = clusters[home[claim.id]].claims
        others = [other for other in told if other.article != claim.article]
        for other in told:
            if other.article == claim.article and not (other.attribute and _naming(other.attribute, others)):
                yield other.id, place
