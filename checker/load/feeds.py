"""RSS and Atom feeds: what their items link to, and what they say of it themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from checker.later import later
from checker.load.addresses import canonical_address, is_address
from checker.load.declared import korean_time
from checker.load.decode import decode_page
from checker.load.records import language_of
from checker.model import Problem

__all__ = ["Item", "read_feed"]

# More than an outlet's busiest day; each item is fetched, and outlets are not asked without a pause.
_MOST_ITEMS = 500

_CLOSED = later(r"</(?:rss|feed|(?:rdf:)?RDF|channel)\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
_DECLARATION = later(r"^\s*<\?xml[^>]*\?>")
# What may not stand in XML, and an ampersand that is none of XML's (R&D, M&A), outside of CDATA.
_CONTROLS = later(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_STRAY = later(r"<!\[CDATA\[.*?\]\]>|&(?!#?\w{1,31};)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a feed.

    Attributes:
        id: Its address without what counts clicks, else its own id.
        link: The address of its page, where it has one.
        record: What it says itself: ``title``, ``source``, ``published`` and, where it has any, ``text``.
    """

    id: str
    link: str | None
    record: dict[str, Any]


def read_feed(data: bytes, name: str, base: str | None = None, charset: str | None = None) -> Iterator[Item | Problem]:
    """Yield the items of a feed in its order, each address once.

    Args:
        data: The feed, in any encoding.
        name: What messages call it.
        base: What its addresses are relative to.
        charset: What it was declared to be written in by whoever sent it.

    Raises:
        InputError: It is binary, or its encoding cannot be told.
    """
    import feedparser

    text = _DECLARATION.sub("", _CONTROLS.sub("", decode_page(data, charset)))
    headers = {"content-type": "application/xml; charset=utf-8"} | ({"content-location": base} if base else {})
    sound = _STRAY.sub(lambda match: match[0] if match[0] != "&" else "&amp;", text)
    parsed = feedparser.parse(BytesIO(sound.encode("utf-8", "replace")), response_headers=headers)
    if not parsed.get("version"):
        yield Problem(name, "this is no RSS or Atom feed (give a feed, or a page as .html)")
        return
    if not _CLOSED.search(text):
        yield Problem(name, "the feed is cut off: what came after its end is missing (fetch it again)")
    if not parsed.entries:
        yield Problem(name, "the feed has no items")
    if len(parsed.entries) > _MOST_ITEMS:
        yield Problem(name, f"the feed has {len(parsed.entries)} items; only the first {_MOST_ITEMS} are read")
    seen: set[str] = set()
    source = _source(parsed.feed.get("title", ""))
    for number, entry in enumerate(parsed.entries[:_MOST_ITEMS], 1):
        item = _item(entry, f"{name}:{number}", source)
        if item.id not in seen:
            seen.add(item.id)
            yield item


def _item(entry: Any, place: str, source: str) -> Item:
    link = str(entry.get("link") or "").strip()
    if not is_address(link):
        link = ""
    content = [part.get("value", "") for part in entry.get("content", ())]
    text = max((_plain(html) for html in (*content, entry.get("summary", ""))), key=len)
    title = _plain(entry.get("title", "")).replace("\n", " ")
    published = str(entry.get("published") or entry.get("updated") or "")
    record = {
        "title": title,
        "source": source,
        "published": korean_time(published) if language_of(f"{title} {text}") == "ko" else published,
        "url": link,
        "text": f"{title}\n\n{text}" if title and text else text,
    }
    identity = canonical_address(link) if link else str(entry.get("id") or place)
    return Item(identity, link or None, {key: value for key, value in record.items() if value})


def _source(title: str) -> str:
    """Return the outlet of a feed's title: what stands before the section.

    >>> _source("가람일보 > 전체기사"), _source("나래신문 - 경제"), _source("The Harbour Post")
    ('가람일보', '나래신문', 'The Harbour Post')
    """
    return re.split(r"\s*[>»|]\s*|\s+[-–—:·]\s+|\s*::\s*", title.strip())[0]


def _plain(html: str) -> str:
    r"""Return the text of a snippet of HTML, paragraphs on lines of their own.

    >>> _plain("<p>12명이&nbsp;<b>다쳤다</b>.</p><p>3명은 &lt;중상&gt;이다.</p>")
    '12명이 다쳤다.\n3명은 <중상>이다.'
    """
    from lxml import html as parser  # type: ignore[import-untyped]

    if not html.strip():
        return ""
    broken = re.sub(r"<br\s*/?>|</(?:p|div|li|tr|h\d)\s*>", "\n", html)
    text = str(parser.fromstring(f"<div>{broken}</div>").text_content())
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)
