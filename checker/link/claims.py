"""Tell of each figure of an article what it is a figure of."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from checker.link.benchmarks import hold_against_results
from checker.link.claims_agreed import agree, date_counts, date_headline, name_rates
from checker.link.claims_memory import Memory
from checker.link.claims_pieces import by_sentence
from checker.link.claims_sentence import sentence_claims
from checker.link.context import main_entities
from checker.link.homes import Homes, agree_on_homes
from checker.link.labels import label_lists
from checker.link.nations import mark_nations
from checker.link.periods import find_as_of, read_times, sole_as_of
from checker.link.scene import lay_out
from checker.model import Article, BlockKind, Claim, EntityMention, Figure

__all__ = ["link_claims"]


def link_claims(article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]) -> list[Claim]:
    """Tell of each figure of an article what it is a figure of.

    Args:
        article: The article.
        figures: Its figures in reading order.
        names: The names in it.

    Returns:
        One claim a stated figure in reading order; conversions ride on the claim of the figure
        that they convert.
    """
    ordered = sorted(figures, key=lambda figure: figure.span)
    mentions = sorted(names, key=lambda name: name.span)
    title_end = max((s.span.end for s in article.sentences if s.kind is BlockKind.TITLE), default=0)
    main = main_entities(mentions, title_end)
    memory = Memory()
    homes = Homes(article.text, mentions)
    claims: list[Claim] = []
    previous: list[Claim] = []
    for sentence, own, called in by_sentence(article, ordered, mentions):
        memory.enter(sentence)
        scene = lay_out(article, sentence, own, called)
        times = read_times(scene, article.published, memory.day)
        if previous and previous[0].sentence != sentence.span and sole_as_of(scene, times):
            as_of = find_as_of(scene, times)
            dated = {c.id for c in previous if c.as_of is None and _block_of(article, c) == sentence.block}
            first = len(claims) - len(previous)
            claims[first:] = [replace(c, as_of=as_of) if c.id in dated else c for c in claims[first:]]
        found = sentence_claims(article, scene, times, memory, main)
        before = previous if previous and _block_of(article, previous[0]) == sentence.block else ()
        found = hold_against_results(scene, found, before)
        if homes:
            found = [replace(c, homes=homes.of(scene, c.figure.span.start - scene.offset)) for c in found]
            homes.remember(scene)
        claims += found
        if found:
            previous = found
    told = agree_on_homes(agree(name_rates(claims, article.text)))
    return mark_nations(label_lists(date_counts(date_headline(told, title_end)), article.text), article.text)


def _block_of(article: Article, claim: Claim) -> int | None:
    sentence = article.sentence_at(claim.sentence.start)
    return None if sentence is None else sentence.block
