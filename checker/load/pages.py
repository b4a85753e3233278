"""Web pages: where the outlet names the element that holds its article, that is read; else trafilatura finds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from checker.errors import InputError
from checker.lexicon.pages import part_names
from checker.load.declared import korean_time, read_declared
from checker.load.elements import text_of
from checker.load.records import language_of
from checker.load.shapes import is_prose

__all__ = ["read_page"]

# Texts as short as this are looked for elsewhere on the page. The library's own 250 letters are
# a hundred English words' worth; a flash in Korean is one sentence.
_SHORTEST = 60

# An element that holds no more than this, beside sentences, of what was not found is the article's own:
# a byline and a time are less, a list of other stories is more.
_OTHER = 0.2

# Letters of the longest caption; an article in a table of one cell has more.
_CAPTION = 150

# How much of a text must show for it to be the one that the page declares.
_BEGINNING = 24

_SUPERSCRIPT = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def read_page(page: str) -> dict[str, Any]:
    """Return ``text``, ``title`` and, where the page says so, source, published and url.

    The headline is put before the text, unless the text begins with it.

    Raises:
        InputError: No article text was found in it.
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    clean = page.replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8")
    try:
        tree = html.fromstring(clean.encode("utf-8", "replace"), parser=parser)
        declared = read_declared(tree)
        body = _body(tree, declared.body)
    except (AssertionError, ValueError, etree.LxmlError) as error:
        raise InputError(f"the page is broken: {error}", hint="save the article's text as .txt") from None
    if not body:
        raise InputError("no article text was found in the page", hint="save the article's text as .txt")
    title, text = declared.title, body
    if title and _squeezed(title) not in _squeezed(body[: len(title) + 80]):
        text = f"{title}\n\n{body}"
    published = declared.published
    if published is not None and language_of(text) == "ko":
        published = korean_time(published)
    record = {
        "text": text,
        "title": title,
        "source": declared.source,
        "url": declared.url,
        "published": published,
    }
    return {key: value for key, value in record.items() if value}


def _body(tree: Any, declared: str | None) -> str:
    """Return the article's text: of the element that holds it, of the page, or of its scripts."""
    _tidy(tree)
    found = next(filter(_is_told, map(text_of, _holders(tree))), "") or _extracted(tree)
    if declared and _squeezed(declared)[:_BEGINNING] not in _squeezed(found):
        return declared
    return found


def _extracted(tree: Any) -> str:
    """Return the article's text as trafilatura finds it; nothing where that is no sentence (a form to log in)."""
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False, config=_config()
    )
    text = (found.text or "").strip() if found is not None else ""
    return _completed(tree, text) if _is_told(text) else ""


def _is_told(text: str) -> bool:
    """Tell whether a text holds a sentence."""
    return any(map(is_prose, text.splitlines()))


def _completed(tree: Any, found: str) -> str:
    """Return the text of the smallest element that holds all sentences found, where they are nearly all it holds.

    trafilatura drops text that stands beside paragraphs rather than in one: often the lead.
    """
    # the library may join what stands apart, so the sentences are looked for one by one
    parts = [part for line in found.splitlines() for part in re.split(r"(?<=[.!?])\s+", line.strip("| "))]
    sentences = [_squeezed(part) for part in parts if is_prose(part)]
    element = tree
    while True:
        inner = (child for child in element if isinstance(child.tag, str))
        closer = next((child for child in inner if _holds(child, sentences)), None)
        if closer is None:
            break
        element = closer
    whole, known = text_of(element), _squeezed(found)
    added = [line for line in whole.splitlines() if _squeezed(line) not in known]
    lost = sum(len(line) for line in added if is_prose(line))
    other = sum(map(len, added)) - lost
    return whole if 0 < lost <= len(found) and other <= len(found) * _OTHER else found


def _holds(element: Any, sentences: list[str]) -> bool:
    text = _squeezed(element.text_content())
    return all(sentence in text for sentence in sentences)


def _squeezed(text: str) -> str:
    return re.sub(r"\W", "", text)


@cache
def _config() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = str(_SHORTEST)
    return config


def _holders(tree: Any) -> Iterator[Any]:
    """Yield the elements that outlets name as their article's text, in reading order."""
    names = part_names("text")
    for element in tree.iter():
        if isinstance(element.tag, str) and not names.isdisjoint(_names(element)):
            yield element


def _tidy(tree: Any) -> None:
    """Take out captions and furniture that outlets name as such, and write small digits as small digits."""
    unwanted = part_names("caption") | part_names("furniture")
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body"):
            continue
        if element.tag == "sup":
            _raise(element)
        elif element.tag == "sub":
            element.text = (element.text or "").translate(_SUBSCRIPT)
        elif not unwanted.isdisjoint(_names(element)) or (element.tag == "table" and _frames_picture(element)):
            element.drop_tree()


def _names(element: Any) -> set[str]:
    return {*(element.get("class") or "").split(), element.get("id") or "", element.get("itemprop") or ""}


def _raise(element: Any) -> None:
    """Write an exponent as one (10⁴, ㎡ as m²): without its place it would be a digit more. A footnote goes."""
    text = str(element.text_content()).strip()
    if re.fullmatch(r"[+-]?\d{1,2}", text) and not list(element):
        element.text = text.translate(_SUPERSCRIPT)
    elif re.fullmatch(r"[\[(]?\d{1,3}[\])]|[\[(]?\d{1,3}[\])]?", text):
        element.drop_tree()


def _frames_picture(table: Any) -> bool:
    """Tell whether a table only holds a picture over its caption, as older pages set them."""
    filled = [cell for cell in table.iter("td", "th") if cell.text_content().strip()]
    short = len(str(table.text_content()).strip()) <= _CAPTION
    return short and len(filled) <= 1 and next(table.iter("img"), None) is not None
