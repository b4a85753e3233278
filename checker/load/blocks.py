"""Cut a text into blocks: headline, paragraphs, captions, boxes, and the page's furniture."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from checker.load.lines import LATE, opens_imprint, role_of
from checker.load.shapes import is_bulleted, is_headline, is_prose
from checker.load.slugs import leading_slug, picture_number, trailing_slug
from checker.model import Block, BlockKind, Sentence, Span
from checker.text import split_sentences

__all__ = ["Cut", "segment"]

# A text of one line that is shorter than this has no page round it: it is read whole. Cases: single
# sentences and short news items handed over as articles.
_ONE_LINE = 1000

# Words that must agree before a block counts as said already; shorter ones (a table's labels, a
# subheading) may recur for good reasons.
_REPEAT_LENGTH = 12

# Share of the article's prose that must stand above an imprint or a list of other stories before
# what follows it is taken for another page element.
_MAIN_SHARE = 0.6


@dataclass(slots=True)
class _Piece:
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
        return self.role is None and self.kind is BlockKind.BODY


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut up.

    Attributes:
        blocks, sentences: As in ``Article``.
        title: The headline that the text shows, if it shows one.
        shown: The texts of the blocks (NFC), for metadata.
        roles: What each looks like (``byline``, ``stamp`` …), ``None`` for journalism.
    """

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    title: str | None = None
    shown: tuple[str, ...] = ()
    roles: tuple[str | None, ...] = field(default=())


def segment(text: str, title: str | None = None) -> Cut:
    """Cut ``text`` into blocks and sentences.

    Args:
        text: The article as given, in any normalisation.
        title: The headline, where it is known.

    >>> [b.kind.value for b in segment("12명이 다쳤다.").blocks]
    ['body']
    """
    composed, back = _compose(text)
    lines = _lines(composed)
    found = None
    if len(lines) == 1 and len(composed) <= _ONE_LINE:
        pieces = lines
    else:
        lines = _flat(composed, lines[0]) if len(lines) == 1 else _unwrapped(composed, lines)
        pieces = [part for line in lines for part in _split(composed, line)]
        found = _classify(pieces, title)
    if len(pieces) == 1 and title and _key(pieces[0].text) == _key(title):
        pieces[0].kind = BlockKind.TITLE
    blocks, sentences = [], []
    for index, piece in enumerate(pieces):
        blocks.append(Block(_back(piece.span, back), piece.kind))
        if piece.kind.is_read:
            for span in split_sentences(composed, piece.span, wrapped=piece.wrapped):
                sentences.append(Sentence(_back(span, back), index, piece.kind))
    return Cut(tuple(blocks), tuple(sentences), found, tuple(p.text for p in pieces), tuple(p.role for p in pieces))


_CLUSTER = re.compile(r"[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\w[\u0300-\u036f]+")


def _compose(text: str) -> tuple[str, list[int] | None]:
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


def _back(span: Span, back: list[int] | None) -> Span:
    return span if back is None else Span(back[span.start], back[span.end])


# --- pieces ---------------------------------------------------------------------------------------

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<url>[^)\s]*+)[^)]*+\)")


def _lines(text: str) -> list[_Piece]:
    lines: list[_Piece] = []
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
        lines.append(_Piece(span, span.of(text), gap))
        gap = False
    return lines


def _trimmed(text: str, start: int, end: int) -> Span | None:
    blank = "\u200b\ufeff\u2060"
    while start < end and (text[start].isspace() or text[start] in blank):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in blank):
        end -= 1
    return Span(start, end) if start < end else None


def _unwrapped(text: str, lines: list[_Piece]) -> list[_Piece]:
    """Join the lines of paragraphs that were broken at a fixed width."""
    joined: list[_Piece] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not lines[end].gap:
            continue
        paragraph = lines[start:end]
        if _is_wrapped(paragraph):
            span = Span(paragraph[0].span.start, paragraph[-1].span.end)
            joined.append(_Piece(span, span.of(text), paragraph[0].gap, wrapped=True))
        else:
            joined.extend(paragraph)
        start = end
    return joined


def _flat(text: str, line: _Piece) -> list[_Piece]:
    """Cut a page that lost its line breaks where the last sentence ends and the imprint begins."""
    sentences = list(split_sentences(text, line.span))
    half = (len(sentences) + 1) // 2
    tail = next((i for i in range(half, len(sentences)) if opens_imprint(sentences[i].of(text))), None)
    if tail is None:
        return [line]
    body = Span(line.span.start, sentences[tail - 1].end)
    rest = Span(sentences[tail].start, line.span.end)
    return [_Piece(body, body.of(text), gap=True), _Piece(rest, rest.of(text), gap=True, role="imprint")]


# Mail and terminals break lines between 60 and 80 characters; Korean ones at half of that.
_WRAP_WIDTHS = range(30, 111)


def _is_wrapped(lines: Sequence[_Piece]) -> bool:
    if len(lines) < 3:
        return False
    widths = [len(line.text) for line in lines]
    if max(widths) not in _WRAP_WIDTHS or min(widths[:-1]) < max(widths) * 0.7:
        return False
    broken = sum(1 for line in lines[:-1] if not re.search(r"[.!?…:][\"”’')\]]*$", line.text))
    ends = re.search(r"[.!?][\"”’')\]]*$", lines[-1].text) is not None
    return ends and broken * 2 >= len(lines) - 1 and not any(is_bulleted(line.text) for line in lines)


def _split(text: str, line: _Piece) -> list[_Piece]:
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
            _Piece(first, first.of(text), line.gap, role="image"),
            _Piece(rest, rest.of(text), gap=False, role="caption"),
        ]
    head = leading_slug(line.text)
    tail = trailing_slug(line.text)
    cuts = [start, start + head, start + max(head, tail), end] if head < len(line.text) else [start, end]
    roles = ("slug", None, "byline") if len(cuts) == 4 else (None,)
    parts: list[_Piece] = []
    for left, right, role in zip(cuts, cuts[1:], roles, strict=False):
        span = _trimmed(text, left, right)
        if span is not None:
            parts.append(_Piece(span, span.of(text), line.gap and not parts, wrapped=line.wrapped, role=role))
    return parts


def _image_parts(text: str, line: _Piece, image: re.Match[str]) -> list[_Piece]:
    start = line.span.start
    marks = (
        (start, start + image.start("alt"), "image"),
        (start + image.start("alt"), start + image.end("alt"), "alt"),
        (start + image.end("alt"), start + image.end(), "image"),
        (start + image.end(), line.span.end, None),
    )
    parts: list[_Piece] = []
    for left, right, role in marks:
        span = _trimmed(text, left, right)
        if span is not None:
            parts.append(_Piece(span, span.of(text), line.gap and not parts, role=role))
    return parts


# --- what each piece is for -----------------------------------------------------------------------

_FURNITURE_ROLES = frozenset(
    [
        "url",
        "page",
        "weather",
        "slug",
        "section",
        "buttons",
        "related",
        "rights",
        "imprint",
        "stamp",
        "byline",
        "poll",
        "outlet",
        "breadcrumb",
        "promo",
        "image",
        "rule",
    ]
)


def _classify(pieces: list[_Piece], title: str | None) -> str | None:
    for piece in pieces:
        piece.prose = piece.wrapped or is_prose(piece.text)
        if piece.role is None and not piece.wrapped:
            piece.role = role_of(piece.text)
        if piece.role in ("caption", "alt"):
            piece.kind = BlockKind.CAPTION
        elif piece.role in _FURNITURE_ROLES:
            piece.kind = BlockKind.FURNITURE
    _mark_weather_runs(pieces)
    _mark_front_matter(pieces)
    _mark_number_lines(pieces)
    _mark_between(pieces)
    _mark_names(pieces)
    _mark_credited(pieces)
    _mark_below_images(pieces)
    _mark_polls(pieces)
    _mark_lists(pieces)
    _mark_boxes(pieces)
    _mark_tail(pieces)
    found = _mark_head(pieces, title) or _matter_title(pieces)
    _mark_repeats(pieces)
    return found


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _furnish(piece: _Piece) -> None:
    piece.kind = BlockKind.FURNITURE


_TEMPERATURE = re.compile(r"\W*[가-힣A-Za-z.\s]{1,14}\s?-?\d{1,2}(?:\.\d)?\s?(?:℃|°\s?[CF]?)")


def _mark_weather_runs(pieces: list[_Piece]) -> None:
    """A column of places with temperatures is a weather table even without words for the sky."""
    run: list[_Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and (piece.role == "weather" or _TEMPERATURE.fullmatch(piece.text)):
            run.append(piece)
            continue
        if len(run) >= 4 and any(p.role == "weather" for p in run):
            for member in run:
                _furnish(member)
        run = []


def _mark_front_matter(pieces: list[_Piece]) -> None:
    """Markdown may open with ``---``, keys and values, ``---``."""
    if not pieces or pieces[0].text != "---":
        return
    close = next((i for i, piece in enumerate(pieces[1:30], 1) if piece.text == "---"), None)
    if close is not None:
        for piece in pieces[: close + 1]:
            _furnish(piece)
            piece.role = "matter"


def _matter_title(pieces: list[_Piece]) -> str | None:
    for piece in pieces:
        if piece.role == "matter" and piece.text.startswith("title:"):
            return piece.text.removeprefix("title:").strip("\"' ") or None
    return None


def _mark_number_lines(pieces: list[_Piece]) -> None:
    """A number on a line of its own belongs to the counter, or to the head, that it stands under."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), len(pieces))
    for index, (before, piece) in enumerate(pairwise(pieces), 1):
        counted = before.role in ("buttons", "counted")
        heading = index < lead < len(pieces) and before.kind is BlockKind.FURNITURE and not piece.gap
        if piece.role == "number" and (counted or heading):
            piece.role = "counted"
            _furnish(piece)


def _mark_between(pieces: list[_Piece]) -> None:
    """A few words without a figure, squeezed between furniture, are a name or a label of it."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), 0)
    for before, piece, after in zip(pieces[:lead], pieces[1:lead], pieces[2:lead], strict=False):
        if not piece.open or piece.gap or after.gap or len(piece.text.split()) > 4 or re.search(r"\d", piece.text):
            continue
        framed = all(other.kind is BlockKind.FURNITURE or other.role in LATE for other in (before, after))
        if framed and len(piece.text) <= 30:
            _furnish(piece)


_NAMES = re.compile(r"[A-Z][\w.'’-]+\s[A-Z][\w.'’-]+(?:(?:,|\sand|,\sand|\s&)\s[A-Z][\w.'’-]+\s[A-Z][\w.'’-]+)*")


def _mark_names(pieces: list[_Piece]) -> None:
    """Nothing but names, right below a line of furniture above the lead, are the authors'."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), 0)
    for before, piece in pairwise(pieces[:lead]):
        if before.kind is BlockKind.FURNITURE and piece.open and not piece.gap and _NAMES.fullmatch(piece.text):
            _furnish(piece)


def _mark_credited(pieces: list[_Piece]) -> None:
    """Below the name of a picture agency stands the caption."""
    for before, piece in pairwise(pieces):
        named = re.fullmatch(
            r"(?:Image source,?\s?)?(?:Getty Images|Reuters|AFP|EPA|PA Media)|Image caption,?", before.text
        )
        if named and piece.open and not piece.gap and not piece.prose and len(piece.text) > 25:
            piece.kind = BlockKind.CAPTION


def _mark_below_images(pieces: list[_Piece]) -> None:
    for before, piece in pairwise(pieces):
        if before.role == "image" and before.text.startswith("]") and piece.open and not piece.gap and not piece.prose:
            piece.kind = BlockKind.CAPTION


def _mark_polls(pieces: list[_Piece]) -> None:
    """The options of a poll stand below its question, each with its share."""
    for index, piece in enumerate(pieces):
        if piece.role != "poll":
            continue
        for option in pieces[index + 1 : index + 9]:
            if not option.open or option.prose or len(option.text) > 60 or (option.gap and not _is_option(option.text)):
                break
            if not _is_option(option.text) and is_headline(option.text) and len(option.text) > 40:
                break
            _furnish(option)
            option.role = "poll"


def _is_option(text: str) -> bool:
    return re.search(r"\d+(?:\.\d+)?\s?%\W*$|\(\d[\d,]*(?:\s?(?:표|명|votes))?\)$", text) is not None


def _mark_lists(pieces: list[_Piece]) -> None:
    """Titles of other stories follow a heading such as 관련기사."""
    for index, piece in enumerate(pieces):
        if piece.role != "section":
            continue
        items = 0
        bulleted = False
        for item in (pieces[place] for place in range(index + 1, len(pieces))):
            if item.role is not None and item.kind is BlockKind.FURNITURE:
                if item.role == "section":
                    break
                continue
            listed = is_bulleted(item.text) or re.match(r"\d{1,2}\s", item.text) is not None
            if items == 0:
                bulleted = listed
            long_prose = item.prose and len(item.text) >= 40
            if (long_prose and not listed) or (item.gap and items and bulleted and not listed):
                break
            if item.gap and items and not bulleted and item.prose:
                break
            _furnish(item)
            item.role = "listed"
            items += 1


_BOX_MARK = re.compile(r"[📌☞👉➡🔗▶►■◆●★✔️📍🔎📢💡]")


def _mark_boxes(pieces: list[_Piece]) -> None:
    """Another story told in a box: a marked headline, a paragraph, its address."""
    for index, piece in enumerate(pieces):
        if piece.role != "url":
            continue
        start = None
        for back in range(index - 1, max(-1, index - 4), -1):
            if pieces[back].role is not None:
                break
            if _BOX_MARK.match(pieces[back].text):
                start = back
                break
        for member in pieces[start:index] if start is not None else ():
            member.kind = BlockKind.TEASER
        before = pieces[index - 1] if index else None
        if start is None and before is not None and before.open and not before.prose and not piece.gap and index > 1:
            _furnish(before)
            before.role = "listed"


_TAIL_ROLES = frozenset({"rights", "imprint", "section", "buttons"})


def _mark_tail(pieces: list[_Piece]) -> None:
    """What follows the imprint, or a list of other stories, is not this article any more."""
    prose = [len(piece.text) if piece.prose and piece.open else 0 for piece in pieces]
    total = sum(prose)
    above = paragraphs = 0
    ended = False
    for index, piece in enumerate(pieces):
        above += prose[index]
        if not ended:
            enough = above >= total * _MAIN_SHARE and paragraphs >= 2
            paragraphs += prose[index] > 0
            ended = enough and piece.role in _TAIL_ROLES and _closes(pieces, index)
            continue
        if not piece.open and piece.role not in LATE:
            continue
        piece.kind = BlockKind.TEASER if piece.prose else BlockKind.FURNITURE
    last = max((i for i, piece in enumerate(pieces) if piece.prose and piece.open), default=-1)
    if last < 0:
        return
    followed = False
    for piece in reversed(pieces[last + 1 :]):
        _mark_late(piece, followed)
        followed = not piece.open and (followed or piece is pieces[-1])


def _mark_late(piece: _Piece, followed: bool) -> None:
    """Below the last paragraph: dates, sections and headlines of other stories.

    ``followed`` says that nothing but furniture stands below the piece.
    """
    if not (piece.open or piece.role in LATE):
        return
    plain = re.search(r"\d", piece.text) is None and not is_bulleted(piece.text)
    if piece.role in LATE or (followed and plain and piece.gap and is_headline(piece.text)):
        _furnish(piece)


def _closes(pieces: list[_Piece], index: int) -> bool:
    """Tell whether the furniture at ``index`` ends the article rather than interrupting it."""
    role = pieces[index].role
    if role in ("rights", "imprint"):
        return True
    # 더보기 below the name of a section opens the section's own stories
    label = pieces[index - 1]
    return "더보기" in pieces[index].text and (label.role == "rubric" or (label.open and len(label.text) <= 8))


# How many pieces below a line are looked at for the headline that it may stand above.
_NEAR = 40


def _mark_head(pieces: list[_Piece], title: str | None) -> str | None:
    """Mark the headline and what stands round it above the lead; return the headline shown."""
    if title is not None:
        return _mark_given_title(pieces, title)
    last = max((i for i, piece in enumerate(pieces) if piece.prose and piece.open), default=-1)
    for index, piece in enumerate(pieces[:last]):
        if piece.role in LATE:
            _furnish(piece)
            continue
        if not piece.open:
            continue
        if _is_label(piece, [p for p in pieces[index + 1 : index + _NEAR] if p.open]):
            _furnish(piece)
            continue
        if not is_headline(piece.text) or (piece.prose and len(piece.text) > 80):
            return None
        piece.kind = BlockKind.TITLE
        _mark_decks(pieces, index + 1)
        return re.sub(r"^#+\s*", "", piece.text)
    return None


def _is_label(piece: _Piece, followers: Sequence[_Piece]) -> bool:
    """Tell whether a short line above a headline names a section (사회, 심층)."""
    short = len(piece.text) <= 8 and piece.text.count(" ") <= 1 and re.search(r"\d", piece.text) is None
    return short and len(followers) >= 2 and is_headline(followers[0].text)


# A name of a section or an outlet above the headline is no longer than this.
_LABEL_LENGTH = 20


def _mark_given_title(pieces: list[_Piece], title: str) -> str | None:
    wanted = _key(title)
    seen = 0
    for index, piece in enumerate(pieces):
        if piece.role in LATE:
            _furnish(piece)
            continue
        key = _key(piece.text)
        if not piece.open and key != wanted:
            continue
        if key and (
            key == wanted or (len(key) >= 10 and (key in wanted or wanted in key) and len(key) < len(wanted) * 1.4)
        ):
            piece.kind = BlockKind.TITLE
            for above in pieces[:index]:
                if above.open and len(above.text) <= _LABEL_LENGTH and not re.search(r"\d", above.text):
                    _furnish(above)
            _mark_decks(pieces, index + 1)
            return piece.text
        seen += 1
        if piece.prose or seen > 3:
            break
    return None


# Sub-headlines are few and short; more than this is a list or a table.
_DECKS, _DECK_LENGTH = 4, 90


_CLOCK = re.compile(r"\d{1,2}:\d{2}\b|\d{1,2}\s?[ap]\.?m\b|(?:오전|오후)\s\d{1,2}시")


def _mark_decks(pieces: list[_Piece], start: int) -> None:
    """Mark sub-headlines between the headline and the lead."""
    decks: list[_Piece] = []
    for piece in pieces[start:]:
        if piece.role in LATE:
            _furnish(piece)
            continue
        if not piece.open:
            continue
        if is_bulleted(piece.text):
            # the line above a list is its heading, unless it is set off as a sub-headline (- … -)
            if decks and not decks[-1].text.startswith(("-", "–", "—")):
                decks.pop()
            break
        if piece.prose:
            break
        if piece.text.endswith("?") or _CLOCK.match(piece.text) or re.fullmatch(r"[\[<(【].{1,6}[\])>】]", piece.text):
            # 어떻게 시작됐나? opens the first section of the body, [앵커] the first part of a script,
            # 9:14 a.m. the latest entry of a live report
            break
        if not is_headline(piece.text) or len(piece.text) > _DECK_LENGTH or len(decks) >= _DECKS:
            return
        decks.append(piece)
    else:
        return
    for piece in decks:
        piece.kind = BlockKind.TITLE


def _mark_repeats(pieces: list[_Piece]) -> None:
    seen: set[str] = set()
    captions: list[str] = []
    for piece in pieces:
        if not piece.kind.is_read:
            # a byline or caption under a picture may repeat the picture's own text
            continue
        key = _key(piece.text)
        again = len(key) >= _REPEAT_LENGTH and (
            key in seen or (piece.kind is BlockKind.CAPTION and any(key in caption for caption in captions[-_NEAR:]))
        )
        if again or (piece.role != "alt" and piece.kind is BlockKind.CAPTION and key in captions[-_NEAR:]):
            piece.kind = BlockKind.REPEAT
            continue
        seen.add(key)
        if piece.kind is BlockKind.CAPTION:
            captions.append(key)
