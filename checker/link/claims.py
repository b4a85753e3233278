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
    block = -1  # the paragraph of the claims before
    for sentence, own, called in by_sentence(article, ordered, mentions):
        memory.enter(sentence)
        scene = lay_out(article, sentence, own, called)
        times = read_times(scene, article.published, memory.day)
        if previous and previous[0].sentence != sentence.span and sole_as_of(scene, times):
            as_of = find_as_of(scene, times)
            if block == sentence.block:
                first = len(claims) - len(previous)
                claims[first:] = [
                    c if was.as_of is not None else replace(c, as_of=as_of)
                    for was, c in zip(previous, claims[first:], strict=True)
                ]
        found = sentence_claims(article, scene, times, memory, main)
        found = hold_against_results(scene, found, previous if block == sentence.block else ())
        if homes:
            found = [replace(c, homes=homes.of(scene, c.figure.span.start - scene.offset)) for c in found]
            homes.remember(scene)
        claims += found
        if found:
            previous, block = found, sentence.block
    told = agree_on_homes(agree(name_rates(claims, article.text)))
    return mark_nations(label_lists(date_counts(date_headline(told, title_end)), article.text), article.text)
