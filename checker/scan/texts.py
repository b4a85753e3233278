"""Find the figures of a text, Korean and English together, and give every other digit its reason."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter, itemgetter
from typing import Final

import msgspec

from checker.model import Article, FigureKind, Mention, Scan, Skipped, Span
from checker.scan.decomposed import compose, is_decomposed
from checker.scan.english import scan_english_with_skips
from checker.scan.korean import may_be_cell, scan_korean_with_skips
from checker.scan.lazy import Lazy
from checker.scan.mended import mend, restore
from checker.scan.notfigures import DIGIT_RUN, find_skipped
from checker.scan.numbered import part_names
from checker.scan.survey import AT, HANGUL, LETTER, MARK, ODD, SIGN, Survey, survey_text
from checker.text import fold

__all__ = ["scan_article", "scan_text"]

# Full-width forms: in most texts there are none.
_WIDE: Final = Lazy("[\uff01-\uff5e]")
# A Korean text without any of these holds nothing for the English scanner either, and no address.
_NOT_PLAIN: Final = LETTER | SIGN | AT | ODD
_NOTHING: Final = Scan(())


def scan_text(text: str) -> Scan:
    """Find the figures in a text, all of it.

    Returns:
        The mentions, and every digit run that no mention covers with the reason why.

    >>> [m.text for m in scan_text("GPT-4 학습에 557만6000달러를 썼다").mentions]
    ['557만6000달러']
    """
    survey = survey_text(text)
    if survey.seen & MARK or " 000" in text or ("\n" in text and _parts_digits(text)):
        mended = mend(text)
        if mended is not None:
            return restore(scan_text(mended[0]), text, mended[1], mended[2])
    hangul = survey.seen & HANGUL != 0
    if hangul and not survey.seen & _NOT_PLAIN:
        return _scan_plain(text, survey)
    folded, as_folded = text, survey
    if survey.seen & ODD:
        if is_decomposed(text):
            composed, offsets = compose(text)
            return restore(scan_text(composed), text, offsets, offsets[1:])
        folded = fold(text)
        as_folded = survey_text(folded)
    skips = find_skipped(folded, as_folded)
    # the Korean scanner knows signs and units too, but no English hedge
    if not hangul and survey.seen & LETTER:
        english, names = _scan_english(text, folded, survey, as_folded)
        mentions = _merge([], english, skips)
        return Scan(tuple(mentions), _skipped(text, survey, mentions, [*skips, *names]))
    korean, names = scan_korean_with_skips(text, folded, as_folded, skips)
    mentions = _merge(korean, _scan_english(text, folded, survey, as_folded)[0], skips + names)
    mentions, parts = part_names(folded, mentions)
    return Scan(tuple(mentions), _skipped(text, survey, mentions, [*skips, *names, *parts]))


def _parts_digits(text: str) -> bool:
    """Tell whether a line may end or begin at the comma of a number."""
    return ",\n" in text or "\n," in text or "\r\n," in text or ",\r\n" in text


def _scan_english(text: str, folded: str, survey: Survey, as_folded: Survey) -> tuple[list[Mention], list[Skipped]]:
    """Find the figures of English words, signs and units; full-width forms are read as what they look like."""
    if folded is text or _WIDE.search(text) is None:
        return scan_english_with_skips(text, survey)
    mentions, names = scan_english_with_skips(folded, as_folded)
    return (
        [msgspec.structs.replace(m, text=m.span.of(text)) for m in mentions],
        [msgspec.structs.replace(n, text=n.span.of(text)) for n in names],
    )


def _scan_plain(text: str, survey: Survey) -> Scan:
    """Find the figures in a Korean text without letters of other scripts, as most sentences are."""
    if not survey.numerals and not may_be_cell(text):
        return _NOTHING
    skips = find_skipped(text, survey)
    korean, names = scan_korean_with_skips(text, text, survey, skips)
    mentions, parts = part_names(text, korean)
    return Scan(tuple(mentions), _skipped(text, survey, mentions, [*skips, *names, *parts]))


def scan_article(article: Article) -> Scan:
    """Find the figures in the blocks of an article that are read.

    Returns:
        Digits of other blocks are skipped with the reason ``furniture``.
    """
    if not article.blocks:
        return scan_text(article.text)
    scan = scan_text(article.text)
    unread = sorted(block.span for block in article.blocks if not block.kind.is_read)
    if not unread:
        return scan
    skipped = [item for item in scan.skipped if not _touches(unread, item.span)]
    for span in unread:
        for match in DIGIT_RUN.finditer(article.text, span.start, span.end):
            skipped.append(Skipped(Span(*match.span()), match.group(), "furniture"))
    skipped.sort(key=attrgetter("span"))
    return Scan(tuple(m for m in scan.mentions if not _touches(unread, m.span)), tuple(skipped))


def _merge(korean: list[Mention], english: list[Mention], skips: list[Skipped]) -> list[Mention]:
    """Keep, of mentions that overlap, the surer: with a unit before bare, longer, Korean before English."""
    if english and skips:
        names = sorted(item.span for item in skips)
        english = [m for m in english if m.kind is not FigureKind.NUMBER or not _touches(names, m.span)]
    if not english or not korean:
        return korean or english
    kept: list[tuple[tuple[bool, int, int], Mention]] = []
    candidates = [(m.span.start, _rank(m, 0), m) for m in korean] + [(m.span.start, _rank(m, 1), m) for m in english]
    candidates.sort(key=itemgetter(0, 1))
    for start, rank, mention in candidates:
        if kept and start < kept[-1][1].span.end:
            if rank >= kept[-1][0]:
                continue
            kept.pop()
            while kept and start < kept[-1][1].span.end:
                kept.pop()
        kept.append((rank, mention))
    return [mention for _, mention in kept]


def _rank(mention: Mention, order: int) -> tuple[bool, int, int]:
    return mention.kind is FigureKind.NUMBER, mention.span.start - mention.span.end, order


def _touches(spans: list[Span], span: Span) -> bool:
    """Tell whether one of the sorted ``spans``, none of which overlap, touches ``span``."""
    at = bisect_right(spans, span.start, key=attrgetter("start"))
    return (at > 0 and spans[at - 1].end > span.start) or (at < len(spans) and spans[at].start < span.end)


def _has_digit_outside(digits: list[int], mentions: list[Mention]) -> bool:
    """Tell whether digits begin outside the mentions: in most texts none do."""
    index, begin, end = 0, -1, -1
    for start in digits:
        while end <= start:
            if index == len(mentions):
                return True
            span = mentions[index].span
            begin, end = span.start, span.end
            index += 1
        if start < begin:
            return True
    return False


def _skipped(text: str, survey: Survey, mentions: list[Mention], skips: list[Skipped]) -> tuple[Skipped, ...]:
    """Give a reason to every digit run that is in no mention."""
    if not _has_digit_outside(survey.digits, mentions):
        return ()
    result: list[Skipped] = []
    ordered = sorted(skips, key=attrgetter("span"))
    covered = [(m.span.start, m.span.end) for m in mentions]
    at, at_skip = 0, 0
    for match in DIGIT_RUN.finditer(text):
        start, end = match.span()
        while at < len(covered) and covered[at][1] <= start:
            at += 1
        if at < len(covered) and covered[at][0] < end:
            continue
        while at_skip < len(ordered) and ordered[at_skip].span.end <= start:
            at_skip += 1
        if at_skip < len(ordered) and ordered[at_skip].span.start < end:
            item = ordered[at_skip]
            if not result or result[-1] is not item:
                result.append(item)
        else:
            result.append(Skipped(Span(start, end), match.group(), "unread"))
    return tuple(result)
