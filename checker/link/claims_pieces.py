"""Deal the figures and names of an article out to its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from checker.model import Article, EntityMention, Figure, Sentence, Span

__all__ = ["by_sentence"]


def by_sentence(
    article: Article, figures: Sequence[Figure], names: Sequence[EntityMention]
) -> list[tuple[Sentence, list[Figure], list[EntityMention]]]:
    """Deal figures and names out to their sentences, in reading order."""
    rows: list[tuple[Sentence, list[Figure], list[EntityMention]]] = []
    figure, name = 0, 0
    for sentence in (piece for whole in article.sentences for piece in _pieces(article, whole, figures)):
        own: list[Figure] = []
        called: list[EntityMention] = []
        while figure < len(figures) and figures[figure].span.start < sentence.span.end:
            if figures[figure].span.start >= sentence.span.start:
                own.append(figures[figure])
            figure += 1
        while name < len(names) and names[name].span.start < sentence.span.end:
            if names[name].span.start >= sentence.span.start:
                called.append(names[name])
            name += 1
        rows.append((sentence, own, called))
    return rows


# A "sentence" longer than this is a table or a list without stops; it is read in pieces, so that the
# time grows with its length alone. The longest of 2,500 news sentences has some 400 letters.
_LONG = 800

# Figures that one piece may hold.
_MANY = 40


def _pieces(article: Article, sentence: Sentence, figures: Sequence[Figure]) -> list[Sentence]:
    """Cut an overlong sentence before figures; any other comes back whole."""
    span = sentence.span
    if len(span) <= _LONG and len(figures) <= _MANY:
        return [sentence]
    low = bisect_left(figures, span.start, key=lambda figure: figure.span.start)
    high = bisect_left(figures, span.end, key=lambda figure: figure.span.start)
    if len(span) <= _LONG and high - low <= _MANY:
        return [sentence]
    cuts = [span.start]
    held = 0
    for figure in figures[low:high]:
        held += 1
        if figure.span.start - cuts[-1] >= _LONG // 2 or held > _MANY:
            cuts += _spaces(article.text, cuts[-1], figure.span.start)
            cuts.append(figure.span.start)
            held = 1
    last = figures[high - 1].span.end if high > low else span.start
    cuts += _spaces(article.text, max(cuts[-1], last), span.end)
    edges = sorted({*cuts, span.end})
    return [replace(sentence, span=Span(start, end)) for start, end in pairwise(edges)]


def _spaces(text: str, start: int, end: int) -> list[int]:
    """Return places to cut a stretch without figures, each after a space where there is one."""
    cuts: list[int] = []
    while end - start > _LONG:
        space = text.find(" ", start + _LONG // 2, start + _LONG)
        start = space + 1 if space >= 0 else start + _LONG
        cuts.append(start)
    return cuts
