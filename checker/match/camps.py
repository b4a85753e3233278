"""Two groups of articles that each give another value of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from datetime import timedelta
from decimal import Decimal

from checker.lexicon.attributes import is_surveyed
from checker.match.cluster import Cluster
from checker.match.features import middle, significant
from checker.match.mates import row_of
from checker.match.pairs import Context
from checker.match.pairs.values import CALENDAR, best_values
from checker.match.setting import Setting
from checker.model import Claim, Figure, FigureKind

__all__ = ["are_corrected", "are_two_surveys", "find_camps", "is_taken_back", "is_told_otherwise"]


def find_camps(clusters: Sequence[Cluster], homes: Sequence[int], setting: Setting) -> list[int]:
    """Return, for each cluster, the places of the claims of all that may be of another camp.

    Two clusters of several articles each are two camps where no article gives both, but for those that correct one
    value by the other, and where they were told within a few days. What two agencies find each for themselves is
    no camp: 18 km south of the city for one, 25 km for the other.

    Args:
        clusters: What clustering found.
        homes: The number of the cluster of each claim, in the order of the story.
        setting: The sentences of the story.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for place, home in enumerate(homes):
        places[home].append(place)
    told = [cluster.articles for cluster in clusters]
    several = [number for number, articles in enumerate(told) if len(articles) > 1]
    rows = {number: row_of(places[number]) for number in several}
    found = [0] * len(clusters)
    for number, one in enumerate(several):
        for two in several[number + 1 :]:
            if are_two_surveys(clusters[one], clusters[two]):
                continue
            if _are_of_one_time(told[one], told[two], setting) and are_corrected(clusters[one], clusters[two], setting):
                found[one] |= rows[two]
                found[two] |= rows[one]
    return found


# How much longer one length is than another from which two agencies found it: 25 km for 18, not 24 for 22.
_SURVEYED_APART = Decimal("1.1")


def are_two_surveys(one: Cluster, two: Cluster) -> bool:
    """Tell whether two clusters give what agencies find each for themselves, with values that are no versions of one."""
    if not all(any(is_surveyed(claim.attribute or "") for claim in cluster.claims) for cluster in (one, two)):
        return False
    first, second = middle(one.claims[0].figure), middle(two.claims[0].figure)
    if first is None or second is None:
        return False
    return max(first, second) > _SURVEYED_APART * min(first, second)


# Days within which two camps tell of one event: what was told weeks later is another fire, another poll.
_FEW = timedelta(days=3)


def _are_of_one_time(one: Set[str], two: Set[str], setting: Setting) -> bool:
    first, second = ([day for name in names if (day := setting.days.get(name)) is not None] for names in (one, two))
    return not first or not second or any(abs(day - other) <= _FEW for day in first for other in second)


def are_corrected(one: Cluster, two: Cluster, setting: Setting) -> bool:
    """Tell whether each article that gives two clusters corrects one by the other: 62명이라고 했다가 61명으로 정정했다."""
    both = one.articles & two.articles
    if not both or not setting.corrected:
        return not both
    places = [
        {(claim.article, claim.sentence) for claim in cluster.claims if setting.corrects(claim)}
        for cluster in (one, two)
    ]
    return both <= {article for article, _ in places[0] & places[1]}


def is_taken_back(cluster: Cluster, setting: Setting) -> bool:
    """Tell whether nobody gives a value but who takes it back: 앞서 900명이라고 보도했으나 90명으로 바로잡습니다.

    One article's own correction is meant: that others still print what was corrected is a difference.
    """
    return len(cluster.articles) == 1 and all(claim.id in setting.taken_back for claim in cluster.claims)


# Digits from which a number that is no money is seldom met twice.
_TELLING = 2


def is_told_otherwise(left: Claim, right: Claim, one: Cluster, two: Cluster, context: Context) -> bool:
    """Tell whether an article of one cluster gives the value of the other, too: then it is of something else.

    An article with 1억원 for one deal and 1억2000만원 for another has slipped in neither. Values that are met
    everywhere tell nothing.

    Args:
        left: The claim of one cluster that comes nearest to the other.
        right: That of the other.
        one: Either cluster.
        two: The other one.
        context: Who gives which value.
    """
    if one.articles & two.articles:
        return False
    if left.article not in one.articles:
        one, two = two, one
    first, second = best_values(left, right)
    if first.kind in CALENDAR or not (_is_telling(first) and _is_telling(second)):
        return False
    return bool(context.printed_by(first) & two.articles or context.printed_by(second) & one.articles)


def _is_telling(figure: Figure) -> bool:
    return figure.kind is FigureKind.MONEY or significant(figure) >= _TELLING
