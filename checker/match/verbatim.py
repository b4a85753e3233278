"""Hold figures against each other that two articles tell in the very same sentence: 최장 2년에 걸쳐 갚을 수 있다, elsewhere 7년.

Two outlets that print one sentence, but for a figure, tell one fact with it: what the figures are of was read from the
same words, so no value, slip or word further off has to say so, and none keeps them apart. What one article alone prints
so goes to the fact that the others tell in that place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.match.cluster import Cluster, in_order
from checker.match.features import value_key
from checker.match.moving import homes_of, move_claims
from checker.match.pairs import is_rounding, is_same_amount
from checker.match.pairs.stretches import PERIODS
from checker.match.pairs.values import CALENDAR, best_values, is_same_dimension
from checker.match.room import is_band
from checker.model import SAME_SENTENCE, Article, Claim, Link

__all__ = ["join_verbatim"]

# Width of the text of a sentence, without its figures and signs, from which another one has it for no other reason; so
# much less where two others print it.
_WIDE, _WIDE_OF_THREE = 16, 8
# How sure it is that a figure of such a sentence is of the fact of the other's.
_SURE = 0.95

# What follows a figure by its last letter: 으로 after 3명, 로 after 3대.
_ENDINGS = (("으로", "로"), ("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"))
_MASK = "#"


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of an article, its figures in reading order, and whether no two articles print it by chance."""

    article: str
    claims: tuple[Claim, ...]
    is_long: bool


def join_verbatim(clusters: Sequence[Cluster], articles: Iterable[Article]) -> list[Cluster]:
    """Put figures that stand alone in what they say where the same sentence of other articles puts theirs.

    Args:
        clusters: What was joined, claims that stand alone included.
        articles: The articles of the story.

    Returns:
        The clusters; those that gave or took a claim are new.
    """
    known = {article.id: article for article in articles}
    home = homes_of(clusters)
    tellers = [cluster.articles for cluster in clusters]
    mates: dict[str, Claim] = {}
    for sentences in _alike(clusters, known).values():
        for place in range(len(sentences[0].claims)):
            mates |= _mates(place, sentences, clusters, home, tellers, known)
    mates = _free(mates, clusters, home)

    def put(claim: Claim, there: Sequence[Claim]) -> Link:
        mate = mates[claim.id] if mates[claim.id] in there else there[0]
        left, right = in_order((claim, mate))
        return Link(left.id, right.id, _SURE, ((SAME_SENTENCE, 3.0, f"{left.figure.text} | {right.figure.text}"),))

    return move_claims(clusters, {key: home[mate.id] for key, mate in mates.items()}, put)


def _alike(clusters: Sequence[Cluster], articles: Mapping[str, Article]) -> dict[str, list[_Told]]:
    """Return the sentences that several articles print, once each, by what they say beside their figures."""
    rows: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in in_order(claim for cluster in clusters for claim in cluster.claims):
        rows[claim.article, claim.sentence.start].append(claim)
    found: dict[str, list[_Told]] = defaultdict(list)
    for (article, _), row in rows.items():
        frame = _frame(row, articles[article].text)
        if (width := _width(frame)) >= _WIDE_OF_THREE:
            found[f"{len(row)} {frame}"].append(_Told(article, tuple(row), width >= _WIDE))
    printed = {frame: Counter(one.article for one in told) for frame, told in found.items()}
    return {
        frame: once
        for frame, told in found.items()
        if len(once := [one for one in told if printed[frame][one.article] == 1]) > 1
    }


def _frame(row: Sequence[Claim], text: str) -> str:
    """Return the text of a sentence, spaces aside, with a mark for each figure, and endings as they stand after a vowel."""
    spans = sorted({figure.span for claim in row for figure in (claim.figure, *claim.conversions)})
    sentence = row[0].sentence
    parts, at = [], sentence.start
    for span in spans:
        if span.start >= at:
            parts.append(text[at : span.start])
            at = span.end
    rest = [_after(part) if place else part for place, part in enumerate([*parts, text[at : sentence.end]])]
    return _MASK.join("".join(part.split()) for part in rest)


def _after(part: str) -> str:
    """Return what follows a figure with its ending as it stands after a vowel."""
    for closed, open_ in _ENDINGS:
        if part.startswith(closed):
            return open_ + part[len(closed) :]
    return part


def _width(frame: str) -> int:
    return sum(1 if letter.isascii() else 2 for letter in frame if letter.isalnum())


def _mates(
    place: int,
    sentences: Sequence[_Told],
    clusters: Sequence[Cluster],
    home: Mapping[str, int],
    tellers: Sequence[set[str]],
    articles: Mapping[str, Article],
) -> dict[str, Claim]:
    """Return, for each claim that stands alone at a place of a sentence that several articles print, the one it belongs to."""
    found: dict[str, Claim] = {}
    homes = Counter(home[told.claims[place].id] for told in sentences)
    for told in sentences:
        claim = told.claims[place]
        own = home[claim.id]
        if homes[own] > 1 or claim.id in clusters[own].tied:
            continue
        others = [
            other
            for other in sentences
            if other is not told
            and home[other.claims[place].id] != own
            and other.claims[place].id not in clusters[home[other.claims[place].id]].tied
            and _may_be_one(claim, other.claims[place], articles)
            and _share(told.article, other.article, tellers)
        ]
        turned = [other for other in others if _are_turned(told, other)]
        agreeing = turned or [other for other in others if _agree_besides(place, told, other, home)]
        if not agreeing:
            continue
        best = max(
            agreeing,
            key=lambda other: (
                homes[home[other.claims[place].id]],
                len(tellers[home[other.claims[place].id]]),
                other.article,
            ),
        ).claims[place]
        alone = tellers[own] == {claim.article}
        if alone and tellers[home[best.id]] == {best.article} and best.id in found:
            continue  # of two that stand alone, one goes to the other
        if (alone and told.is_long) or homes[home[best.id]] > 1:
            found[claim.id] = best
    return found


def _may_be_one(left: Claim, right: Claim, articles: Mapping[str, Article]) -> bool:
    """Tell whether two figures may be of one thing, as far as they say: no two days of report, no 30%대; 이달 is said of anything."""
    if {left.figure.kind, right.figure.kind}.isdisjoint(CALENDAR):
        values = best_values(left, right)
        return is_same_dimension(*values) and len({*map(is_band, values)}) == 1
    if left.figure.kind is not right.figure.kind:
        return False
    if not all(any(map(str.isdigit, claim.figure.text)) for claim in (left, right)):
        return False
    return not _are_one_period(left, right) and not _stand_alike(left, right, articles)


def _are_one_period(left: Claim, right: Claim) -> bool:
    """Tell whether two dates are one period, of which figures are: 3분기 실적 is a fact of its own in no article."""
    one, two = left.figure.moment, right.figure.moment
    return one is not None and two is not None and one == two and one.grain in PERIODS


def _stand_alike(left: Claim, right: Claim, articles: Mapping[str, Article]) -> bool:
    """Tell whether two dates are the days of their articles, or as many years before them: 2023년 통계 in 2024."""
    one, two = left.figure.moment, right.figure.moment
    first, second = (articles[claim.article].published for claim in (left, right))
    if one is None or two is None or first is None or second is None:
        return False
    if one.start.date() == first and two.start.date() == second:
        return True
    return first.year != second.year and first.year - second.year == one.start.year - two.start.year


def _share(one: str, two: str, tellers: Iterable[set[str]]) -> bool:
    """Tell whether two articles tell a fact alike: then they are of one event."""
    return any(one in told and two in told for told in tellers)


def _are_turned(one: _Told, two: _Told) -> bool:
    """Tell whether two sentences have the same values in another order."""
    first, second = ([value_key(claim.figure) for claim in told.claims] for told in (one, two))
    return None not in first and first != second and Counter(first) == Counter(second)


def _agree_besides(place: int, one: _Told, two: _Told, home: Mapping[str, int]) -> bool:
    """Tell whether all other figures of two sentences are the same."""
    pairs = [pair for at, pair in enumerate(zip(one.claims, two.claims, strict=True)) if at != place]
    return all(_are_alike(left, right, home) for left, right in pairs)


def _are_alike(left: Claim, right: Claim, home: Mapping[str, int]) -> bool:
    one, two = left.figure.moment, right.figure.moment
    if one is not None or two is not None:
        return one == two
    values = best_values(left, right)
    return home[left.id] == home[right.id] or is_same_amount(*values) or is_rounding(*values)


def _free(mates: Mapping[str, Claim], clusters: Sequence[Cluster], home: Mapping[str, int]) -> dict[str, Claim]:
    """Return the mates of claims whose articles do not tell the fact otherwise, but by claims that go elsewhere themselves."""
    kept = dict(mates)
    articles = {claim.id: claim.article for cluster in clusters for claim in cluster.claims}
    while True:
        barred = [
            key
            for key, mate in kept.items()
            if mate.id in kept
            or any(claim.article == articles[key] and claim.id not in kept for claim in clusters[home[mate.id]].claims)
        ]
        if not barred:
            return kept
        for key in barred:
            del kept[key]
