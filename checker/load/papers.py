"""Press releases as PDF: their lines, joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from checker.errors import InputError
from checker.load.shapes import BULLET

__all__ = ["Line", "join_lines", "read_paper"]

# A press release has a dozen pages; what has more is a report, and most of it is no news.
_MOST_PAGES = 200

# Share of letters that a font does not name (or names as its own) from which a text is unreadable.
_UNNAMED_SHARE = 0.05

# A line that ends this near to the right edge of the text (in heights of a line) was broken there;
# a shorter one ended by itself. A Korean word that did not fit leaves up to six syllables.
_FULL = 6.0
# Lines further apart than this, in heights of a line, are paragraphs of their own. Officials set
# theirs at up to 180 %; a blank line makes it 300.
_APART = 2.4

# A gap between two letters of one line, in its heights, from which they stand in two cells of a table.
# Justified Korean has gaps of up to a height.
_CELLS = 1.8

# Running heads and page numbers stand in this share of the page, at its top and bottom ...
_MARGIN = 0.09
# ... and on as many pages.
_RUNNING = 3

# What the library gives for ends of lines, and for a hyphen at which one was broken.
_FEED, _RETURN, _HYPHEN, _SPACE = 0x0A, 0x0D, 0x02, 0x20

_OPENING = re.compile(
    rf"\s*(?:{BULLET}|[▪▫❍❏❑◇◈▸‧ㆍ․ㅇㅁ]|\(?\d{{1,2}}[.)]\s|[①-⑳]|[가-하][.)]\s|<|\[|【|〈|《|\d+\s*$)"
)
_PAGE_NUMBER = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*(?:[-–—]|/\s*\d{1,3})?\s*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, as it is set.

    Attributes:
        text: With the space that closes it, where one does: it was broken between two words then.
        left, right, bottom, top: Its edges in points, from the page's lower left corner.
        page: Number of its page, from 0.
        height: Of its page.
        gapped: It holds the cells of a table, or a heading set wide: no line of a paragraph.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    height: float
    gapped: bool = False


def read_paper(data: bytes) -> dict[str, Any]:
    """Return the ``text`` of a PDF file and, where its properties name one that it shows, the ``title``.

    Raises:
        InputError: It is no PDF, protected, a scan, or does not say which letters it shows.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        paper = PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError("the PDF is protected by a password", hint="save it again without one") from None
        raise InputError("this is no whole PDF file", hint="was the download cut off?") from None
    try:
        if len(paper) > _MOST_PAGES:
            raise InputError(f"the PDF has more than {_MOST_PAGES} pages", hint="save the pages that matter")
        lines = [line for number in range(len(paper)) for line in _lines(paper, number)]
        title = " ".join((paper.get_metadata_dict().get("Title") or "").split())
    except PdfiumError as error:
        raise InputError(f"a page of the PDF is broken: {error}", hint="save its text as .txt") from None
    finally:
        paper.close()
    text = join_lines(_without_heads(lines))
    _require_letters(text)
    shown = " ".join(text[:2000].split())
    return {"text": text} | ({"title": title} if title and title in shown else {})


def _require_letters(text: str) -> None:
    if not text.strip():
        raise InputError(
            "the PDF holds no text, only pictures of pages (a scan)", hint="run text recognition on it first"
        )
    unnamed = sum(1 for letter in text if letter in "\x00\ufffd" or "\ue000" <= letter <= "\uf8ff")
    if unnamed > len(text) * _UNNAMED_SHARE:
        raise InputError("the PDF does not say which letters its fonts show", hint="save its text as .txt")


def _lines(paper: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they are set."""
    from pypdfium2 import raw

    page = paper[number]
    content = page.get_textpage()
    height = page.get_height()
    letters: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(content.count_chars()):
        code = raw.FPDFText_GetUnicode(content, index)
        if code not in (_FEED, _RETURN):
            letters.append(chr(code))
        if code > _SPACE:
            boxes.append(content.get_charbox(index, loose=True))
        if code in (_FEED, _HYPHEN) and boxes:
            yield _line(letters, boxes, number, height)
            letters, boxes = [], []
    if boxes:
        yield _line(letters, boxes, number, height)


def _line(letters: Sequence[str], boxes: Sequence[tuple[float, float, float, float]], page: int, height: float) -> Line:
    # letters beyond the first plane come in two halves
    text = "".join(letters).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    left, bottom, right, top = (pick(box[edge] for box in boxes) for edge, pick in enumerate((min, min, max, max)))
    gaps = (after[0] - before[2] for before, after in pairwise(boxes))
    gapped = max(gaps, default=0.0) > (top - bottom) * _CELLS
    return Line(text, left, right, bottom, top, page, height, gapped)


def _without_heads(lines: Sequence[Line]) -> list[Line]:
    """Leave out running heads and page numbers."""
    at_edge = [line for line in lines if line.bottom > line.height * (1 - _MARGIN) or line.top < line.height * _MARGIN]
    pages = Counter(key for key, _ in {(_masked(line), line.page) for line in at_edge})
    heads = {id(line) for line in at_edge if pages[_masked(line)] >= _RUNNING or _PAGE_NUMBER.fullmatch(line.text)}
    return [line for line in lines if id(line) not in heads]


def _masked(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.strip())


def join_lines(lines: Sequence[Line]) -> str:
    r"""Return the text of lines, those of one paragraph joined so that a figure broken over two is whole.

    >>> def line(text, right, top):
    ...     return Line(text, 72, right, top - 10, top, 0, 842)
    >>> join_lines([line("나래시는 557만6", 520, 700), line("000달러를 쓴다.", 150, 684), line("□ 끝", 90, 668)])
    '나래시는 557만6000달러를 쓴다.\n\n□ 끝'
    """
    spaced = any(line.text.endswith(" ") for line in lines)
    unbroken = [line for line in lines if not line.gapped]
    edges = {
        page: max(line.right for line in unbroken if line.page == page) for page in {line.page for line in unbroken}
    }
    usual = median(line.top - line.bottom for line in lines) if lines else 0.0
    parts: list[str] = []
    for index, line in enumerate(lines):
        before = lines[max(0, index - 1)]
        if index == 0:
            parts.append(line.text.strip())
        elif _goes_on(before, line, edges.get(before.page, 0.0), usual):
            parts.append(_between(before.text, line.text, spaced) + line.text.strip())
        else:
            parts.append("\n\n" + line.text.strip())
    return "".join(parts).replace(chr(_HYPHEN), "")


def _goes_on(before: Line, line: Line, edge: float, usual: float) -> bool:
    """Tell whether a line is the rest of the one before."""
    if before.gapped or line.gapped or _OPENING.match(line.text) or _sized(before, line, usual):
        return False
    if before.right < edge - usual * _FULL:
        return False
    if line.page != before.page:
        return re.search(r"[.!?。:]\s*$", before.text) is None
    return 0 < before.bottom - line.bottom <= usual * _APART


def _sized(before: Line, line: Line, usual: float) -> bool:
    """Tell whether the lines are of two sizes: a headline and its text."""
    return abs((before.top - before.bottom) - (line.top - line.bottom)) > usual * 0.6


def _between(before: str, after: str, spaced: bool) -> str:
    """Return what stood where a line was broken: a space or nothing.

    Where the file keeps the spaces at the ends of lines, they tell. Where it keeps none, digits go
    together and words do not: Korean is mostly broken between words.
    """
    if before.endswith(chr(_HYPHEN)):  # devel-opment is one word, 2020-2025 are two numbers
        return "" if re.match("[a-z]", after) else "-"
    if re.search(r"\d[-–~∼]$", before) and re.match(r"\d", after):
        return ""
    if before.endswith(" ") or spaced:
        return " " if before.endswith(" ") else ""
    if re.search(r"[\d.,]$", before) and re.match(r"\d|[만억조천백]", after):
        return ""
    return " "
