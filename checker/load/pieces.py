"""Lines, and the parts of lines that slugs and pictures leave: what blocks are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.later import later
from checker.load.lines import glued_imprint, opens_imprint
from checker.load.sentences import split_sentences
from checker.load.shapes import is_bulleted
from checker.load.slugs import leading_slug, picture_number, trailing_slug
from checker.model import BlockKind, Span

__all__ = ["Piece", "compose", "cut_pieces", "furnish", "key_of"]

# A text of one line that is shorter than this has no page round it: it is read whole. Cases: single
# sentences and short news items handed over as articles.
_ONE_LINE = 1000
# A page that lost its line breaks may have kept those round its headline and byline …
_FEW_LINES = 6
# … and the line that is its body is longer than any paragraph of news.
_LONG_LINE = 400


@dataclass(slots=True)
class Piece:
    """A line, or the part of one that a slug leaves."""

    span: Span
    text: str
    gap: bool  # an empty line stands before it
    wrapped: bool = False
    role: str | None = None
    kind: BlockKind = BlockKind.BODY
    prose: bool = False

    @property
    def open(self) -> bool:
        """Tell whether it may still be journalism."""
        return self.role is None and self.kind is BlockKind.BODY


_NO_LETTERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """Return the letters and digits of a text in lower case: what two copies share."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFC", text)).casefold()


def furnish(piece: Piece) -> None:
    """Make furniture of a piece."""
    piece.kind = BlockKind.FURNITURE


_CLUSTER = later(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\w[\u0300-\u036f]+")


def compose(text: str) -> tuple[str, list[int] | None]:
    """Return the text in NFC and, where that moved anything, the old offset of each new one."""
    if unicodedata.is_normalized("NFC", text):
        return text, None
    parts: list[str] = []
    back: list[int] = []
    at = 0
    for match in _CLUSTER.finditer(text):
        parts.append(text[at : match.start()])
        back.extend(range(at, match.start()))
        one = unicodedata.normalize("NFC", match.group())
        parts.append(one)
        back.extend(match.start() + min(i, len(match.group()) - 1) for i in range(len(one)))
        at = match.end()
    parts.append(text[at:])
    back.extend(range(at, len(text) + 1))
    return "".join(parts), back


def cut_pieces(text: str) -> list[Piece]:
    """Cut a composed text into lines, and lines where a slug, a byline or a picture begins or ends."""
    lines = _lines_of(text)
    if len(lines) == 1 and len(text) <= _ONE_LINE:
        return _glued_parts(text, lines[0])
    lines = _flat_parts(text, lines[0]) if len(lines) == 1 else _unwrapped(text, lines)
    if 1 < len(lines) <= _FEW_LINES:
        lines = [part for line in lines for part in (_flat_parts(text, line) if _is_flat(line) else [line])]
    return [part for line in lines for part in _parts_of(text, line)]


_LINE = later(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_IMAGE = later(r"!\[(?P<alt>(?:[^\[\]]|\[[^\[\]]*\])*+)\]\((?P<url>[^)\s]*+)[^)]*+\)")


def _lines_of(text: str) -> list[Piece]:
    lines: list[Piece] = []
    gap = True
    last = 0
    for match in _LINE.finditer(text):
        between = text[last : match.start()].replace("\r\n", "\n")
        gap = gap or len(between) > 1
        span = _trimmed(text, match.start(), match.end())
        last = match.end()
        if span is None:
            gap = True
            continue
        lines.append(Piece(span, span.of(text), gap))
        gap = False
    return lines


def _trimmed(text: str, start: int, end: int) -> Span | None:
    blank = "\u200b\ufeff\u2060"
    while start < end and (text[start].isspace() or text[start] in blank):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in blank):
        end -= 1
    return Span(start, end) if start < end else None


def _unwrapped(text: str, lines: list[Piece]) -> list[Piece]:
    """Join the lines of paragraphs that were broken at a fixed width."""
    joined: list[Piece] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].gap:
            continue
        paragraph = lines[start:end]
        if _is_wrapped(paragraph):
            span = Span(paragraph[0].span.start, paragraph[-1].span.end)
            joined.append(Piece(span, span.of(text), paragraph[0].gap, wrapped=True))
        else:
            joined.extend(paragraph)
        start = end
    return joined


def _is_flat(line: Piece) -> bool:
    return line.role is None and not line.wrapped and len(line.text) >= _LONG_LINE


def _glued_parts(text: str, line: Piece) -> list[Piece]:
    """Cut a line where a heading of other stories is glued to a byline, if it has one."""
    at = glued_imprint(line.text)
    if at is None:
        return [line]
    body, rest = Span(line.span.start, line.span.start + at), Span(line.span.start + at, line.span.end)
    return [Piece(body, body.of(text), line.gap), Piece(rest, rest.of(text), gap=True, role="imprint")]


def _flat_parts(text: str, line: Piece) -> list[Piece]:
    """Cut a page that lost its line breaks where the last sentence ends and the imprint begins."""
    if glued_imprint(line.text) is not None:
        return _glued_parts(text, line)
    sentences = list(split_sentences(text, line.span))
    half = (len(sentences) + 1) // 2
    tail = next((i for i in range(half, len(sentences)) if opens_imprint(sentences[i].of(text))), None)
    if tail is None:
        return [line]
    body = Span(line.span.start, sentences[tail - 1].end)
    rest = Span(sentences[tail].start, line.span.end)
    return [Piece(body, body.of(text), line.gap), Piece(rest, rest.of(text), gap=True, role="imprint")]


# Mail and terminals break lines between 60 and 80 characters; Korean ones at half of that.
_WRAP_WIDTHS = range(30, 111)


def _is_wrapped(lines: Sequence[Piece]) -> bool:
    if len(lines) < 3:
        return False
    widths = [len(line.text) for line in lines]
    if max(widths) not in _WRAP_WIDTHS or min(widths[:-1]) < max(widths) * 0.7:
        return False
    broken = sum(1 for line in lines[:-1] if not re.search(r"[.!?…:][\"”’')\]]*$", line.text))
    ends = re.search(r"[.!?][\"”’')\]]*$", lines[-1].text) is not None
    return ends and broken * 2 >= len(lines) - 1 and not any(is_bulleted(line.text) for line in lines)


def _parts_of(text: str, line: Piece) -> list[Piece]:
    if line.role is not None:
        return [line]
    image = _IMAGE.match(line.text)
    if image is not None and not line.wrapped:
        return _image_parts(text, line, image)
    start, end = line.span.start, line.span.end
    number = picture_number(line.text)
    if 0 < number < len(line.text):
        cut = _trimmed(text, start, start + number), _trimmed(text, start + number, end)
        first, rest = (span for span in cut if span is not None)
        return [
            Piece(first, first.of(text), line.gap, role="image"),
            Piece(rest, rest.of(text), gap=False, role="caption"),
        ]
    head = leading_slug(line.text)
    tail = trailing_slug(line.text)
    cuts = [start, start + head, start + max(head, tail), end] if head < len(line.text) else [start, end]
    roles = ("slug", None, "byline") if len(cuts) == 4 else (None,)
    parts: list[Piece] = []
    for left, right, role in zip(cuts, cuts[1:], roles, strict=False):
        span = _trimmed(text, left, right)
        if span is not None:
            parts.append(Piece(span, span.of(text), line.gap and not parts, wrapped=line.wrapped, role=role))
    return parts


def _image_parts(text: str, line: Piece, image: re.Match[str]) -> list[Piece]:
    start = line.span.start
    marks = (
        (start, start + image.start("alt"), "image"),
        (start + image.start("alt"), start + image.end("alt"), "alt"),
        (start + image.end("alt"), start + image.end(), "image"),
        (start + image.end(), line.span.end, None),
    )
    parts: list[Piece] = []
    for left, right, role in marks:
        span = _trimmed(text, left, right)
        if span is not None:
            parts.append(Piece(span, span.of(text), line.gap and not parts, role=role))
    return parts
