"""Cut texts into plain and marked parts, and point into the original page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from checker.model import Article, Claim, Span

__all__ = ["Mark", "Part", "cut", "jump_url", "quote_parts", "web_url"]

# A quotation in the side-by-side table is cut to about this many characters on each side of the
# figure: two lines at a desk, five on a phone.
_REACH = 130


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to mark: ``kind`` is a class name of the page."""

    span: Span
    kind: str
    data: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text, marked or plain (``kind`` empty)."""

    text: str
    kind: str = ""
    data: str = ""


def cut(text: str, span: Span, marks: Iterable[Mark]) -> tuple[Part, ...]:
    """Cut ``text[span]`` into parts; of marks that overlap, the first given wins.

    >>> cut("약 3명이", Span(0, 5), [Mark(Span(2, 4), "f"), Mark(Span(0, 1), "h")])
    (Part(text='약', kind='h', data=''), Part(text=' ', kind='', data=''), \
Part(text='3명', kind='f', data=''), Part(text='이', kind='', data=''))
    """
    taken: list[Mark] = []
    for mark in marks:
        if span.contains(mark.span) and len(mark.span.of(text)) and not any(mark.span.overlaps(t.span) for t in taken):
            taken.append(mark)
    parts, at = [], span.start
    for mark in sorted(taken, key=lambda mark: mark.span.start):
        if at < mark.span.start:
            parts.append(Part(text[at : mark.span.start]))
        parts.append(Part(mark.span.of(text), mark.kind, mark.data))
        at = mark.span.end
    if at < span.end:
        parts.append(Part(text[at : span.end]))
    return tuple(parts)


def _around(text: str, span: Span, centre: Span) -> Span:
    """Return at most ``_REACH`` characters on each side of ``centre``, ending between words."""
    start, end = span.start, span.end
    if centre.start - start > _REACH * 3 // 2:
        start = centre.start - _REACH
        space = text.find(" ", start, centre.start)
        start = start if space < 0 else space + 1
    if end - centre.end > _REACH * 3 // 2:
        end = centre.end + _REACH
        space = text.rfind(" ", centre.end, end)
        end = end if space < 0 else space
    return Span(start, end)


def _attribution_marks(article: Article, claim: Claim) -> list[Mark]:
    said = claim.attribution
    if said is None:
        return []
    marks = []
    if said.speaker:
        at = article.text.find(said.speaker, said.span.start, said.span.end)
        if at >= 0:
            marks.append(Mark(Span(at, at + len(said.speaker)), "at"))
    if said.verb:
        at = article.text.rfind(said.verb, said.span.start, said.span.end)
        if at >= 0:
            marks.append(Mark(Span(at, at + len(said.verb)), "at"))
    return marks or [Mark(said.span, "at")]


def quote_parts(article: Article, claim: Claim) -> tuple[Part, ...]:
    """Return the sentence of a claim: its figure, conversions, hedges and speaker marked.

    A long sentence is cut to the neighbourhood of the figure, with an ellipsis.
    """
    figures = (claim.figure, *claim.conversions)
    marks = [Mark(claim.figure.span, "fg")]
    marks += [Mark(figure.span, "cv") for figure in claim.conversions]
    marks += [Mark(hedge.span, "hd") for figure in figures for hedge in figure.hedges]
    marks += _attribution_marks(article, claim)
    span = _around(article.text, claim.sentence, claim.figure.span)
    parts = cut(article.text, span, marks)
    before = (Part("… "),) if span.start > claim.sentence.start else ()
    after = (Part(" …"),) if span.end < claim.sentence.end else ()
    return (*before, *parts, *after)


def web_url(url: str | None) -> str | None:
    """Return ``url`` if it is one that a page may link to, else ``None``.

    >>> web_url("https://a.example/1"), web_url("javascript:alert(1)"), web_url(None)
    ('https://a.example/1', None, None)
    """
    if url and re.fullmatch(r"https?://[^\s\x00-\x1f\x7f\"<>\\^`{|}]+", url, re.IGNORECASE):
        return url
    return None


def _encode(text: str) -> str:
    # A text fragment gives "-", "," and "&" a meaning of their own. Letters stay as they are: a
    # browser encodes them itself, and Hangul would take three times the room.
    return "".join(
        c
        if c.isalnum() and not "\ud800" <= c <= "\udfff"
        else quote(c.encode("utf-8", "replace"), safe="").replace("-", "%2D")
        for c in text
    )


def jump_url(article: Article, span: Span) -> str | None:
    """Return a link that opens the original page at the figure (a ``#:~:text=`` fragment).

    Source: WICG, Scroll to Text Fragment: ``text=prefix-,start,-suffix``.
    """
    url = web_url(article.url)
    if url is None:
        return None
    line_start = article.text.rfind("\n", 0, span.start) + 1
    line_end = article.text.find("\n", span.end)
    line_end = len(article.text) if line_end < 0 else line_end
    before = " ".join(article.text[line_start : span.start].split()[-2:])
    after = " ".join(article.text[span.end : line_end].split()[:2])
    joined_before = span.start > line_start and not article.text[span.start - 1].isspace()
    # the fragment matches whole words: a figure in the middle of one takes its word with it
    word_end = re.compile(r"\S*").match(article.text, span.end)
    stop = word_end.end() if word_end else span.end
    if joined_before:
        first = re.compile(r"\S*$").search(article.text[line_start : span.start])
        start = line_start + (first.start() if first else 0)
        before = " ".join(article.text[line_start:start].split()[-2:])
    else:
        start = span.start
    after = " ".join(article.text[stop:line_end].split()[:2])
    target = (f"{_encode(before)}-," if before else "") + _encode(article.text[start:stop])
    target += f",-{_encode(after)}" if after else ""
    return f"{url}{':' if '#' in url else '#:'}~:text={target}"
