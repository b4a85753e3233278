"""Web pages: trafilatura finds the article, the page's own metadata say what and when."""

from __future__ import annotations

import re
from typing import Any

from checker.errors import InputError
from checker.load.dates import find_stamps, read_published

__all__ = ["read_page"]

_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "date",
    "article:published",
)
_JSON_LD_TIME = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
_LABELLED = re.compile(r"(?:입력|등록|승인|송고|Published|Posted)\W{0,6}(?:on|at)?\W{0,3}$", re.IGNORECASE)


def read_page(html: str) -> dict[str, Any]:
    """Return ``text``, ``title`` and, where the page says so, source, published and url.

    The headline is put before the text, as it stands on the page.

    Raises:
        InputError: No article text was found in it.
    """
    import lxml.html  # type: ignore[import-untyped]
    import trafilatura

    found: Any = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=True)
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise InputError("no article text was found in the page", hint="save the article's text as .txt")
    tree = lxml.html.fromstring(html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8"))
    named = _meta(tree)
    title = named.get("og:title") or found.title
    record: dict[str, Any] = {"text": body, "title": title}
    if title and re.sub(r"\W", "", title) not in re.sub(r"\W", "", body[: len(title) + 80]):
        record["text"] = f"{title}\n\n{body}"
    record["source"] = named.get("og:site_name") or found.sitename
    record["url"] = named.get("og:url") or found.url
    published = _published(named, html, tree)
    if published is not None:
        record["published"] = published
    return {key: value for key, value in record.items() if value}


def _meta(tree: Any) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _published(named: dict[str, str], html: str, tree: Any) -> str | None:
    """Prefer what the page declares; then a labelled time; a bare date in the text says nothing."""
    declared = [named[name] for name in _TIMES if name in named]
    declared += _JSON_LD_TIME.findall(html)[:1]
    declared += [time.get("datetime") for time in tree.iter("time") if time.get("datetime")][:1]
    for value in declared:
        if read_published(value)[0] is not None:
            return str(value)
    shown = re.sub(r"[ \t\xa0]+", " ", str(tree.text_content()))
    for line in shown.splitlines():
        for stamp in find_stamps(line):
            if _LABELLED.search(line[: stamp.start]):
                return (stamp.at or stamp.day).isoformat()
    return None
