"""What a page declares of itself: in its metadata, its structured data and its labelled times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone
from functools import cache
from typing import Any

from checker.later import later
from checker.load.dates import find_stamps, read_published
from checker.load.shapes import alternatives

__all__ = ["Declared", "korean_time", "read_declared"]

# Where pages declare the time of publication, the surest first.
_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "article:published",
    "date",
)
# A list of other stories carries headlines and times too, so the type decides.
_ARTICLES = later(r"(?:\w*News|Reportage|Blog|Report)?(?:Article|Posting)|ReportageNewsArticle")
_ARC = later(r"Fusion\.globalContent\s*=\s*")

_SEOUL = timezone(timedelta(hours=9))
_UTC = later(r"(?:Z|[+-]00:?00|GMT|UTC?)\s*$")


@cache
def _first_label() -> re.Pattern[str]:
    words = alternatives("first")
    return re.compile(rf"(?:{words})(?:\s?(?:일시|시간))?\W{{0,6}}(?:on|at)?\W{{0,3}}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself; ``None`` where it says nothing.

    Attributes:
        title: The headline, without the outlet's name behind it.
        source: The outlet.
        url: The address that it wants to be known by.
        published: The time of publication, as written.
        body: The article's text, where scripts carry it: all in one, or in paragraphs.
    """

    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: str | None = None
    body: str | None = None


def read_declared(tree: Any) -> Declared:
    """Read what a page declares.

    Only what is declared or labelled gives the day: guessing it from the text's dates goes wrong
    without a word (measured with htmldate's extensive search).

    Args:
        tree: The page, parsed by lxml.
    """
    named = _meta(tree)
    story = next(_stories(tree), {})
    source = named.get("og:site_name") or _name(story.get("publisher"))
    return Declared(
        title=_title(tree, named, story, source),
        source=source,
        url=_address(tree, named),
        published=_published(tree, named, story),
        body=_text(story.get("articleBody")) or _arc_body(tree),
    )


def korean_time(published: str) -> str:
    """Return a time in the clock of Korean outlets, where it was written in that of Greenwich.

    >>> korean_time("2031-02-03T23:12:00Z"), korean_time("2031-02-04T08:12:00+09:00")
    ('2031-02-04T08:12:00', '2031-02-04T08:12:00+09:00')
    """
    day, moment = read_published(published)
    if moment is None or day is None or not _UTC.search(published):
        return published
    return moment.replace(tzinfo=UTC).astimezone(_SEOUL).replace(tzinfo=None).isoformat()


def _meta(tree: Any) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the articles of the page's structured data."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            found = json.loads(re.sub(r"[\x00-\x1f]", " ", script.text or ""))
        except ValueError:  # outlets paste headlines in without escaping their quotes
            continue
        yield from _articles(found)


def _articles(found: Any) -> Iterator[dict[str, Any]]:
    waiting = [found]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting = one + waiting
        elif isinstance(one, dict):
            kinds = one.get("@type")
            if any(_ARTICLES.fullmatch(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield one
            waiting = [one.get("@graph"), one.get("mainEntity"), *waiting]


def _name(publisher: Any) -> str | None:
    found = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return _text(found.get("name") if isinstance(found, dict) else found)


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _title(tree: Any, named: dict[str, str], story: dict[str, Any], source: str | None) -> str | None:
    heads = (" ".join(str(element.text_content()).split()) for element in tree.iter("h1"))
    title = named.get("og:title") or _text(story.get("headline")) or next((head for head in heads if head), None)
    if title is None:
        shown = next((" ".join(str(element.text_content()).split()) for element in tree.iter("title")), "")
        return re.split(r"\s[|–—-]\s", shown)[0] or None
    return re.sub(rf"\s*[|:<–—-]+\s*{re.escape(source)}$", "", title) or title if source else title


def _address(tree: Any, named: dict[str, str]) -> str | None:
    link = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    return named.get("og:url") or link


def _published(tree: Any, named: dict[str, str], story: dict[str, Any]) -> str | None:
    declared = [named[name] for name in _TIMES if name in named]
    declared += [_text(story.get("datePublished")) or ""]
    declared += [time.get("datetime") for time in tree.iter("time") if time.get("datetime")][:1]
    found = next((value for value in declared if read_published(value)[0] is not None), None)
    if found is not None:
        return found
    shown = deepcopy(tree)
    for script in list(shown.iter("script", "style")):  # they carry the dates of other stories too
        script.drop_tree()
    return _labelled(shown) or _marked(shown)


def _labelled(shown: Any) -> str | None:
    text = re.sub(r"[ \t\xa0]+", " ", str(shown.text_content()))
    for line in text.splitlines():
        for stamp in find_stamps(line):
            if _first_label().search(line[: stamp.start]):
                return (stamp.at or stamp.day).isoformat()
    return None


def _marked(shown: Any) -> str | None:
    """Return the day that the page's markup or address shows (a class of a date, /2031/02/03/)."""
    from htmldate import find_date

    return find_date(shown, extensive_search=False, original_date=True, max_date="2199-12-31")


def _arc_body(tree: Any) -> str | None:
    """Return the paragraphs that a page of the Arc system draws only in the browser."""
    for script in tree.iter("script"):
        match = _ARC.search(script.text or "")
        if match is None:
            continue
        try:
            content, _ = json.JSONDecoder().raw_decode(script.text, match.end())
        except ValueError:
            continue
        parts = content.get("content_elements", []) if isinstance(content, dict) else []
        texts = [part["content"] for part in parts if part.get("type") == "text" and _text(part.get("content"))]
        return "\n\n".join(re.sub(r"<[^>]+>", "", text).strip() for text in texts) or None
    return None
