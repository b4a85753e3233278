"""Web pages: trafilatura finds the article, the page's own metadata say what and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from checker.errors import InputError
from checker.load.dates import find_stamps, read_published

__all__ = ["read_page"]

# Where pages declare the time of publication, the surest first.
_TIMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "article:published",
    "date",
)
_JSON_LD = re.compile(r'"(?P<key>datePublished|headline)"\s*:\s*"(?P<value>(?:[^"\\]|\\.)+)"')
_LABELLED = re.compile(r"(?:입력|등록|승인|송고|Published|Posted)\W{0,6}(?:on|at)?\W{0,3}$", re.IGNORECASE)


def read_page(page: str) -> dict[str, Any]:
    """Return ``text``, ``title`` and, where the page says so, source, published and url.

    The headline is put before the text, unless the text begins with it. Only metadata that the page
    declares, or a labelled time, give the day: guessing from the text's dates goes wrong without a
    word (measured with htmldate).

    Raises:
        InputError: No article text was found in it.
    """
    import trafilatura
    from lxml import etree, html  # type: ignore[import-untyped]

    clean = page.replace("\x00", "")
    try:
        found: Any = trafilatura.bare_extraction(
            clean, include_comments=False, include_tables=True, with_metadata=False
        )
        parser = html.HTMLParser(encoding="utf-8")
        tree = html.fromstring(clean.encode("utf-8", "replace"), parser=parser)
    except (AssertionError, ValueError, etree.LxmlError) as error:
        raise InputError(f"the page is broken: {error}", hint="save the article's text as .txt") from None
    body = (found.text or "").strip() if found is not None else ""
    if not body:
        raise InputError("no article text was found in the page", hint="save the article's text as .txt")
    named = _meta(tree)
    title = named.get("og:title") or next(_headlines(clean, tree), None)
    text = body
    if title and re.sub(r"\W", "", title) not in re.sub(r"\W", "", body[: len(title) + 80]):
        text = f"{title}\n\n{body}"
    record = {
        "text": text,
        "title": title,
        "source": named.get("og:site_name"),
        "url": named.get("og:url"),
        "published": _published(named, clean, tree),
    }
    return {key: value for key, value in record.items() if value}


def _meta(tree: Any) -> dict[str, str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = (meta.get("content") or "").strip()
        if name and content:
            named.setdefault(name.strip().lower(), content)
    return named


def _headlines(html: str, tree: Any) -> Iterator[str]:
    for match in _JSON_LD.finditer(html):
        if match["key"] == "headline" and "\\" not in match["value"]:
            yield match["value"].strip()
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            words = " ".join(str(element.text_content()).split())
            if tag == "title":
                words = re.split(r"\s[|–—-]\s", words)[0]
            if words:
                yield words


def _published(named: dict[str, str], html: str, tree: Any) -> str | None:
    declared = [named[name] for name in _TIMES if name in named]
    declared += [match["value"] for match in _JSON_LD.finditer(html) if match["key"] == "datePublished"][:1]
    declared += [time.get("datetime") for time in tree.iter("time") if time.get("datetime")][:1]
    for value in declared:
        if read_published(value)[0] is not None:
            return value
    shown = re.sub(r"[ \t\xa0]+", " ", str(tree.text_content()))
    for line in shown.splitlines():
        for stamp in find_stamps(line):
            if _LABELLED.search(line[: stamp.start]):
                return (stamp.at or stamp.day).isoformat()
    return None
