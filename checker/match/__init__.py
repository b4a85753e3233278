"""Match: which claims of different articles speak of the same fact."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgspec import structs

from checker.lexicon.attributes import is_general_attribute
from checker.lexicon.fiscal import counts_fiscal_quarters
from checker.lexicon.naming import names_only
from checker.lexicon.titles import is_noun
from checker.match.apart import why_apart
from checker.match.bags import Features, read_features
from checker.match.blocking import candidate_mates
from checker.match.cluster import Cluster, cluster_claims, in_order
from checker.match.counterparts import join_counterparts
from checker.match.crossed import uncross
from checker.match.features import as_compared
from checker.match.lost import level_lost
from checker.match.moves import move_all
from checker.match.moving import homes_of
from checker.match.near import Refusals
from checker.match.pairs import Context, Likeness, find_veto, score_pair
from checker.match.pairs.exchange import Rates
from checker.match.places import Places
from checker.match.rough import join_rough
from checker.match.series import join_series, read_tolls, told_besides
from checker.match.setting import lay_out
from checker.match.sole import join_sole
from checker.match.stories import group_stories
from checker.match.verbatim import join_verbatim
from checker.model import Article, Claim, Fact, Link, Period, Text
from checker.settings import Settings

__all__ = ["Features", "explain_pair", "group_stories", "match_claims", "read_features"]


def match_claims(
    articles: Sequence[Article],
    claims: Mapping[str, Sequence[Claim]],
    stories: Mapping[str, str],
    settings: Settings,
    rates: Rates | None = None,
) -> list[Fact]:
    """Join the claims that speak of one fact.

    Args:
        articles: The corpus.
        claims: The claims of each article by its id.
        stories: Article id → story id; claims are compared inside one story only.
        settings: ``match_threshold`` and ``near_threshold``.
        rates: Rates of the day, (currency, other one) → units of the other one for one, for currencies between which
            no article of a story converts.

    Returns:
        Facts that two articles or more state, in order of story, article and text.
    """
    members: dict[str, list[Claim]] = {}
    given: dict[str, Claim] = {}  # as they came: what is compared has lost a minus here and a ㎡ there
    for article in sorted(articles, key=lambda article: article.id):
        stated = [claim for claim in claims.get(article.id, ()) if not names_only(claim.figure, article.text)]
        given.update((claim.id, claim) for claim in stated)
        members.setdefault(stories[article.id], []).extend(map(as_compared, stated))
    days = {article.id: article.published for article in articles}
    facts: list[Fact] = []
    taken: Counter[str] = Counter()
    for story, together in sorted(members.items()):
        if len({claim.article for claim in together}) < 2:
            continue
        tellers = [article for article in articles if stories[article.id] == story]
        if any(counts_fiscal_quarters(article.text) for article in tellers):
            together = _without_quarters(together)
        ordered = in_order(level_lost(together))
        likeness = Likeness(ordered, Context.of(ordered, rates))
        candidates = candidate_mates(ordered, likeness)
        clusters, refusals = cluster_claims(
            ordered, settings.match_threshold, settings.near_threshold, likeness, candidates
        )
        clusters = join_sole(clusters, likeness)
        clusters = join_rough(clusters, likeness, settings.match_threshold)
        places = Places(lay_out(ordered, homes_of(clusters), clusters, tellers, likeness.context), likeness)
        clusters = join_counterparts(clusters, ordered, places, candidates)
        clusters = move_all(clusters, places)
        clusters = uncross(clusters, tellers)
        clusters = join_verbatim(clusters, tellers)
        shared = [cluster for cluster in join_series(clusters, likeness.context, days) if len(cluster.articles) > 1]
        tolls = read_tolls(ordered, days)
        for cluster in shared:
            fact = _as_given(_fact(cluster, story, refusals, taken, likeness), given)
            facts.append(replace(fact, told=told_besides(fact.claims, tolls, days)))
    return facts


def _without_quarters(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without the quarters that they are told of: one paper's third is another one's fourth (회계연도)."""
    return [
        structs.replace(claim, period=None)
        if claim.period is not None and claim.period.moment is not None and claim.period.moment.grain == "quarter"
        else claim
        for claim in claims
    ]


def _as_given(fact: Fact, given: Mapping[str, Claim]) -> Fact:
    near = tuple(replace(miss, left=given[miss.left.id], right=given[miss.right.id]) for miss in fact.near)
    return replace(fact, claims=tuple(given[claim.id] for claim in fact.claims), near=near)


def explain_pair(
    claims: Sequence[Claim], left: str, right: str, rates: Rates | None = None
) -> tuple[Text | None, Link] | None:
    """Return why two claims of a story are, or are not, taken for one fact.

    Args:
        claims: All claims of the story: they say how much a shared word or value tells.
        left: Id of a claim (``article:start``).
        right: Id of another one.
        rates: Those of ``match_claims``.

    Returns:
        The veto that keeps them apart (``None`` where none does) and the link with its parts;
        ``None`` where the story has no such claims.
    """
    known = {claim.id: claim for claim in level_lost([as_compared(claim) for claim in claims])}
    if left not in known or right not in known:
        return None
    context = Context.of(list(known.values()), rates)
    one, two = known[left], known[right]
    veto = find_veto(one, two, context)
    return None if veto is None else why_apart(veto, one, two), score_pair(one, two, context)


def _commonest(values: Sequence[str]) -> str:
    """Return the value that occurs most often, the first in order among equals."""
    told = [value for value in values if value]
    if len(set(told)) < 2:
        return told[0] if told else ""
    counts = Counter(told)
    return min(counts, key=lambda value: (-counts[value], value))


def _prevalent(values: Sequence[str]) -> str:
    """Return what most claims say, which may be nothing: one more article hardly ever changes it."""
    if len(set(values)) == 1:
        return values[0]
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], not value, value))


def _fact(
    cluster: Cluster,
    story: str,
    refusals: Refusals,
    taken: Counter[str],
    likeness: Likeness,
) -> Fact:
    claims = tuple(cluster.claims)
    known = {claim.id: claim for claim in claims}
    links = tuple(
        link if link.reasons else likeness.link(known[link.left], known[link.right])
        for link in _needed(claims, cluster.links)
    )
    return Fact(
        id=_identity(claims, taken),
        label=_label(claims),
        kind=_commonest([claim.figure.kind.value for claim in claims]),
        claims=claims,
        links=links,
        # the weakest link of the tree; without a whole tree nothing is certain
        score=min((link.score for link in links), default=0.0) if len(links) == len(claims) - 1 else 0.0,
        story=story,
        near=refusals.near_misses(claims),
    )


def _needed(claims: Sequence[Claim], links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the strongest links that hold all claims together: a tree, one link fewer than claims.

    The other links say nothing that these do not, and there are as many as pairs.
    """
    group = {claim.id: claim.id for claim in claims}
    kept = []
    for link in sorted(links, key=lambda link: (-link.score, link.left, link.right)):
        one, two = group[link.left], group[link.right]
        if one != two:
            group = {key: one if home == two else home for key, home in group.items()}
            kept.append(link)
    return tuple(sorted(kept, key=lambda link: (link.left, link.right)))


def _label(claims: Sequence[Claim]) -> str:
    """Name the fact: its commonest attribute, item of a list or telling word, as written.

    Of attributes as common a noun that says what is counted comes before a general word: 사업비 before 돈.
    """
    times = Counter(claim.attribute_text for claim in claims if claim.attribute_text)
    most = [claim for claim in claims if times and times[claim.attribute_text] == max(times.values())]
    specific = [
        claim for claim in most if not is_general_attribute(claim.attribute or "") and is_noun(claim.attribute_text)
    ]
    attribute = _commonest([claim.attribute_text for claim in specific or most])
    item = _commonest([claim.label for claim in claims])
    words = _commonest([claim.words[0][0] for claim in claims if claim.words])
    return attribute or item or words or claims[0].figure.text


def _stretch(period: Period | None) -> str:
    """Name a period by its days, which 5일, 이날 and Wednesday share."""
    if period is None or period.moment is None:
        return ""
    return f"{period.moment.start:%Y-%m-%d}/{period.moment.end:%Y-%m-%d}"


def _identity(claims: Sequence[Claim], taken: Counter[str]) -> str:
    """Make an id from what the fact is, not from what the articles say: it survives small edits."""
    what = (
        _commonest([claim.figure.dimension for claim in claims]),
        _commonest([claim.attribute or "" for claim in claims]),
        _prevalent([claim.entities[0] if claim.entities else "" for claim in claims]),
        _commonest([claim.role.value for claim in claims]),
        _prevalent([claim.base or "" for claim in claims]),
        "+".join(sorted(frozenset.intersection(*(claim.qualifiers for claim in claims)))),
        _prevalent([_stretch(claim.period) for claim in claims]),
        "" if any(claim.attribute for claim in claims) else _commonest([w for c in claims for w, _ in c.words[:2]]),
    )
    digest = hashlib.blake2b("\x1f".join(what).encode(), digest_size=5).hexdigest()
    taken[digest] += 1
    return f"f-{digest}" if taken[digest] == 1 else f"f-{digest}-{taken[digest]}"
