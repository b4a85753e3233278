"""Whole pages in the manner of portals and outlets: what each line is for."""

from __future__ import annotations

import re
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


STREWN = [
    (line[0], line[2:]) for line in (Path(__file__).parent / "pages" / "strewn.txt").read_text("utf-8").splitlines()
]
ARTICLES = {
    True: (
        "나래산 불 나흘째 이어져",
        "나래산에서 난 불이 이어지고 있다고 소방당국이 3일 밝혔다. 헬기 12대가 떴다.",
        "주민 340명이 집을 떠났다. 밤사이 바람이 불었다.",
        "당국은 5일까지 불을 끈다는 계획이다.",
    ),
    False: (
        "Fire burns for a fourth day",
        "A fire burned for a fourth day on Tuesday, officials said. Twelve helicopters flew.",
        "Some 340 people left their homes. The wind was strong at night.",
        "Officials hope to put the fire out by Friday, they said.",
    ),
}


@pytest.mark.parametrize(("letter", "line"), STREWN, ids=[line for _, line in STREWN])
@pytest.mark.parametrize("place", [1, 2, 4])
def test_furniture_strewn_into_an_article(letter, line, place):
    parts = list(ARTICLES[re.search("[가-힣]", line) is not None])
    text = "\n\n".join([*parts[:place], line, *parts[place:]])
    article = article_of({"id": "a", "text": text})
    kinds = {b.span.of(text): b.kind for b in article.blocks}
    assert kinds[line] is KINDS[letter]
    assert [kinds[part] for part in parts] == [BlockKind.TITLE, *[BlockKind.BODY] * 3]


DATA = (Path(__file__).parent / "pages" / "data.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", DATA)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_data_strewn_into_an_article_is_read(line, place):
    parts = list(ARTICLES[re.search("[가-힣]", line) is not None])
    text = "\n\n".join([*parts[:place], line, *parts[place:]])
    article = article_of({"id": "a", "text": text})
    assert {b.span.of(text): b.kind for b in article.blocks}[line].is_read
