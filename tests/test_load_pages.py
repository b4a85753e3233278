"""Whole pages in the manner of portals and outlets: what each line is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.load import article_of
from checker.model import BlockKind

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
KINDS = {
    "T": BlockKind.TITLE,
    "B": BlockKind.BODY,
    "C": BlockKind.CAPTION,
    "X": BlockKind.TEASER,
    "R": BlockKind.REPEAT,
    "F": BlockKind.FURNITURE,
}


def read(path):
    """Return the page's text, what each block must be, and what it tells about itself."""
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    shown, expected = [], []
    for line in lines:
        parts = [(part[0], part[2:]) for part in line.split("¦")] if line.strip() else []
        expected += [(text, KINDS[letter].value) for letter, text in parts]
        shown.append(" ".join(text for _, text in parts))
    return "\n".join(shown), expected, [cell or None for cell in head[2:].split("|")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_blocks(path):
    text, expected, _ = read(path)
    article = article_of({"id": "a", "text": text})
    assert [(b.span.of(text), b.kind.value) for b in article.blocks] == expected


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_metadata(path):
    text, expected, (source, published, moment) = read(path)
    article = article_of({"id": "a", "text": text})
    assert article.source == source
    assert (article.published and article.published.isoformat()) == published
    assert (article.published_at and article.published_at.isoformat()) == moment
    assert article.title == next((text for text, kind in expected if kind == "title"), None)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_given_title_changes_nothing_else(path):
    text, expected, _ = read(path)
    title = next(text for text, kind in expected if kind == "title")
    article = article_of({"id": "a", "text": text, "title": title})
    assert [(b.span.of(text), b.kind.value) for b in article.blocks] == expected
