"""Scan: where a number stands in a text, and what the words around it say."""

from __future__ import annotations

from checker.model import Article, FigureKind, Mention, Scan, Skipped, Span
from checker.scan.english import scan_english
from checker.scan.korean import scan_korean_with_skips
from checker.scan.notfigures import DIGIT_RUN, find_skipped
from checker.text import fold

__all__ = ["scan_article", "scan_text"]


def scan_text(text: str) -> Scan:
    """Find the figures in a text, all of it.

    Returns:
        The mentions, and every digit run that no mention covers with the reason why.

    >>> [m.text for m in scan_text("GPT-4 학습에 557만6000달러를 썼다").mentions]
    ['557만6000달러']
    """
    folded = fold(text)
    skips = find_skipped(folded)
    korean, names = scan_korean_with_skips(text, folded, skips)
    mentions = _merge(korean, scan_english(text), [*skips, *names])
    return Scan(tuple(mentions), tuple(_skipped(text, mentions, [*skips, *names])))


def scan_article(article: Article) -> Scan:
    """Find the figures in the blocks of an article that are read.

    Returns:
        Digits of other blocks are skipped with the reason ``furniture``.
    """
    if not article.blocks:
        return scan_text(article.text)
    mentions: list[Mention] = []
    skipped: list[Skipped] = []
    scan = scan_text(article.text)
    unread = [block.span for block in article.blocks if not block.kind.is_read]
    if not unread:
        return scan
    for mention in scan.mentions:
        if not any(span.overlaps(mention.span) for span in unread):
            mentions.append(mention)
    for item in scan.skipped:
        if not any(span.overlaps(item.span) for span in unread):
            skipped.append(item)
    for span in unread:
        for match in DIGIT_RUN.finditer(article.text, span.start, span.end):
            skipped.append(Skipped(Span(*match.span()), match.group(), "furniture"))
    skipped.sort(key=lambda item: item.span)
    return Scan(tuple(mentions), tuple(skipped))


def _rank(mention: Mention, order: int) -> tuple[int, int, int]:
    bare = mention.kind is FigureKind.NUMBER
    return (bare, -len(mention.span), order)


def _merge(korean: list[Mention], english: list[Mention], skips: list[Skipped]) -> list[Mention]:
    """Keep, of mentions that overlap, the surer: with a unit before bare, longer, Korean before English."""
    if not english:
        return korean
    candidates = [(_rank(m, 0), m) for m in korean] + [(_rank(m, 1), m) for m in english]
    candidates.sort(key=lambda pair: (pair[1].span.start, pair[0]))
    kept: list[tuple[tuple[int, int, int], Mention]] = []
    for rank, mention in candidates:
        while kept and kept[-1][1].span.overlaps(mention.span) and rank < kept[-1][0]:
            kept.pop()
        if not kept or not kept[-1][1].span.overlaps(mention.span):
            kept.append((rank, mention))
    spans = sorted(item.span for item in skips)
    return [m for _, m in kept if not (m.kind is FigureKind.NUMBER and any(s.overlaps(m.span) for s in spans))]


def _skipped(text: str, mentions: list[Mention], skips: list[Skipped]) -> list[Skipped]:
    """Give a reason to every digit run that is in no mention."""
    result: list[Skipped] = []
    ordered = sorted(skips, key=lambda item: item.span)
    at_mention = at_skip = 0
    for match in DIGIT_RUN.finditer(text):
        span = Span(*match.span())
        while at_mention < len(mentions) and mentions[at_mention].span.end <= span.start:
            at_mention += 1
        if at_mention < len(mentions) and mentions[at_mention].span.overlaps(span):
            continue
        while at_skip < len(ordered) and ordered[at_skip].span.end <= span.start:
            at_skip += 1
        if at_skip < len(ordered) and ordered[at_skip].span.overlaps(span):
            item = ordered[at_skip]
            if not result or result[-1] is not item:
                result.append(item)
        else:
            result.append(Skipped(span, match.group(), "unread"))
    return result
