"""The articles of a lesson: what is journalism in them, in paragraphs, under a letter of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.classroom.edits import Edit, apply_edits, follow
from checker.load import article_of
from checker.model import Article, BlockKind, Span

__all__ = ["LETTERS", "Lesson", "changed", "lesson_article", "place_of"]

LETTERS = {"ko": "가나다라마바사아자차카타파하", "en": "ABCDEFGHIJKLMN"}
_SHOWN = (BlockKind.TITLE, BlockKind.BODY, BlockKind.CAPTION)
_BREAK = "\n\n"
# What Markdown puts before a headline or an item.
_MARKDOWN = re.compile(r"^(?:#{1,6}|[*-]) ")


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article prepared for a lesson.

    Attributes:
        article: Its text is the paragraphs with an empty line between them.
        paragraphs: Number (0 for the headline) and place of each.
        outlet: What to call its outlet on the sheet.
    """

    article: Article
    paragraphs: tuple[tuple[int, Span], ...]
    outlet: str


def lesson_article(article: Article, outlet: str | None = None) -> Lesson | None:
    """Return the article without its page furniture, white space folded, under another name where one is given.

    Args:
        article: As loaded.
        outlet: What to call its outlet; ``None`` for its own name. Where it is given, the own name is
            written over in the text too.

    Returns:
        ``None`` where nothing is left to read.
    """
    blocks = [
        (b.kind, _MARKDOWN.sub("", " ".join(b.span.of(article.text).split())))
        for b in article.blocks
        if b.kind in _SHOWN
    ]
    if outlet is not None and article.source:
        blocks = [(kind, _renamed(text, article.source, outlet)) for kind, text in blocks]
    blocks = [(kind, text) for kind, text in blocks if text]
    if not any(kind is not BlockKind.TITLE for kind, _ in blocks):
        return None
    text = _BREAK.join(text for _, text in blocks)
    record = {
        "id": article.id,
        "text": text,
        "source": outlet or article.outlet,
        "title": _renamed(article.title or "", article.source, outlet) if outlet and article.source else article.title,
        "published": article.published_at or article.published,
    }
    paragraphs, at, number = [], 0, 0
    for kind, part in blocks:
        number += kind is not BlockKind.TITLE
        paragraphs.append((0 if kind is BlockKind.TITLE and not number else number, Span(at, at + len(part))))
        at += len(part) + len(_BREAK)
    return Lesson(article_of(record), tuple(paragraphs), outlet or article.outlet)


def _renamed(text: str, name: str, other: str) -> str:
    """Write one outlet's name over with another, particles and all."""
    edits = [Edit(Span(*found.span()), other) for found in re.finditer(re.escape(name), text)]
    return apply_edits(text, [follow(text, edit) or edit for edit in edits])


def changed(lesson: Lesson, edits: Sequence[Edit]) -> Lesson:
    """Return the lesson's article with edits made; none of them crosses a paragraph."""
    spans = []
    for number, span in lesson.paragraphs:
        own = sum(len(e.text) - len(e.span) for e in edits if span.contains(e.span))
        before = sum(len(e.text) - len(e.span) for e in edits if e.span.end < span.start)
        spans.append((number, Span(span.start + before, span.end + before + own)))
    article, text = lesson.article, apply_edits(lesson.article.text, edits)
    title = article.title
    for _, span in lesson.paragraphs[:1]:
        if title and span.of(article.text) == title:
            title = spans[0][1].of(text)
    record = {
        "id": article.id,
        "text": text,
        "source": article.source,
        "title": title,
        "published": article.published_at or article.published,
    }
    return Lesson(article_of(record), tuple(spans), lesson.outlet)


def place_of(lesson: Lesson, span: Span) -> tuple[int, Span] | None:
    """Return the number of the paragraph that holds a span, and the span inside its text."""
    for number, home in lesson.paragraphs:
        if home.contains(span):
            return number, span.shift(-home.start)
    return None
