"""The text of an element of a page: all of it, in lines as a browser breaks them."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["text_of"]

# Never shown, or not text.
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "video",
        "audio",
        "button",
        "form",
        "select",
        "textarea",
        "nav",
        "figure",
        "figcaption",
        "picture",
        "map",
        "head",
    ]
)
# Stand on lines of their own. Source: the HTML standard's rendering section.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tr",
        "ul",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def text_of(element: Any) -> str:
    r"""Return the text that an element shows, a paragraph a line; figures and tools on the page are left out.

    Nothing of the text is lost or cut: that is why it is not left to a library's judgement where an
    outlet has named the element itself.

    Args:
        element: Of a tree of lxml.

    >>> from lxml import html
    >>> text_of(html.fromstring("<div>첫째 <b>3</b>명이다.<br>둘째다.<table><tr><td>국비</td><td>2억</td></tr></table></div>"))
    '첫째 3명이다.\n둘째다.\n국비 | 2억'
    """
    parts: list[str] = []
    _gather(element, parts)
    lines = (" ".join(line.split()).strip("| ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line and line != "-")


def _gather(element: Any, parts: list[str]) -> None:
    """Add what an element shows; line feeds stand for its breaks alone."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _SILENT or _is_hidden(element):
        return
    block = tag in _BLOCKS
    if tag == "br" or block:
        parts.append("\n")
    if tag == "li":
        parts.append("- ")
    if tag in ("td", "th") and not _is_first(element):
        parts.append(" | ")
    parts.append(_flat(element.text))
    for child in element:
        _gather(child, parts)
        parts.append(_flat(child.tail))
    if block:
        parts.append("\n")


def _is_first(cell: Any) -> bool:
    return all(before.tag not in ("td", "th") for before in cell.itersiblings(preceding=True))


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
