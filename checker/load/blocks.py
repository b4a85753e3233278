"""Cut a text into blocks: headline, paragraphs, captions, boxes, and the page's furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from checker.later import later
from checker.load.heads import mark_head
from checker.load.lines import LATE, role_of
from checker.load.pieces import Piece, compose, cut_pieces, furnish, key_of
from checker.load.sentences import split_sentences
from checker.load.shapes import is_bulleted, is_headline, is_prose
from checker.model import Block, BlockKind, Sentence, Span

__all__ = ["Cut", "segment"]

# Words that must agree before a block counts as said already; shorter ones (a table's labels, a
# subheading) may recur for good reasons.
_REPEAT_LENGTH = 12

# How many captions back a caption may repeat: those of one gallery.
_CAPTIONS = 40

# Share of the article's prose that must stand above an imprint or a list of other stories before
# what follows it is taken for another page element.
_MAIN_SHARE = 0.6


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
    composed, back = compose(text)
    pieces = cut_pieces(composed)
    found = _classify(pieces, title) if len(pieces) > 1 else None
    if len(pieces) == 1 and title and key_of(pieces[0].text) == key_of(title):
        pieces[0].kind = BlockKind.TITLE
    blocks, sentences = [], []
    for index, piece in enumerate(pieces):
        blocks.append(Block(_back(piece.span, back), piece.kind))
        if piece.kind.is_read:
            for span in split_sentences(composed, piece.span, wrapped=piece.wrapped):
                sentences.append(Sentence(_back(span, back), index, piece.kind))
    return Cut(tuple(blocks), tuple(sentences), found, tuple(p.text for p in pieces), tuple(p.role for p in pieces))


def _back(span: Span, back: list[int] | None) -> Span:
    return span if back is None else Span(back[span.start], back[span.end])


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


def _classify(pieces: list[Piece], title: str | None) -> str | None:
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
    found = mark_head(pieces, title) or _matter_title(pieces)
    _mark_repeats(pieces)
    return found


_TEMPERATURE = later(r"\W*[가-힣A-Za-z.\s]{1,14}\s?-?\d{1,2}(?:\.\d)?\s?(?:℃|°\s?[CF]?)")


def _mark_weather_runs(pieces: list[Piece]) -> None:
    """A column of places with temperatures is a weather table even without words for the sky."""
    run: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None and (piece.role == "weather" or _TEMPERATURE.fullmatch(piece.text)):
            run.append(piece)
            continue
        if len(run) >= 4 and any(p.role == "weather" for p in run):
            for member in run:
                furnish(member)
        run = []


def _mark_front_matter(pieces: list[Piece]) -> None:
    """Markdown may open with ``---``, keys and values, ``---``."""
    if not pieces or pieces[0].text != "---":
        return
    close = next((i for i, piece in enumerate(pieces[1:30], 1) if piece.text == "---"), None)
    if close is not None:
        for piece in pieces[: close + 1]:
            furnish(piece)
            piece.role = "matter"


def _matter_title(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        if piece.role == "matter" and piece.text.startswith("title:"):
            return piece.text.removeprefix("title:").strip("\"' ") or None
    return None


def _mark_number_lines(pieces: list[Piece]) -> None:
    """A number on a line of its own belongs to the counter, or to the head, that it stands under."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), len(pieces))
    for index, (before, piece) in enumerate(pairwise(pieces), 1):
        counted = before.role in ("buttons", "counted")
        heading = index < lead < len(pieces) and before.kind is BlockKind.FURNITURE and not piece.gap
        if piece.role == "number" and (counted or heading):
            piece.role = "counted"
            furnish(piece)


def _mark_between(pieces: list[Piece]) -> None:
    """A few words without a figure, squeezed between furniture, are a name or a label of it."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), 0)
    for before, piece, after in zip(pieces[:lead], pieces[1:lead], pieces[2:lead], strict=False):
        if not piece.open or piece.gap or after.gap or len(piece.text.split()) > 4 or re.search(r"\d", piece.text):
            continue
        framed = all(other.kind is BlockKind.FURNITURE or other.role in LATE for other in (before, after))
        if framed and len(piece.text) <= 30:
            furnish(piece)


_NAMES = later(r"[A-Z][\w.'’-]+\s[A-Z][\w.'’-]+(?:(?:,|\sand|,\sand|\s&)\s[A-Z][\w.'’-]+\s[A-Z][\w.'’-]+)*")


def _mark_names(pieces: list[Piece]) -> None:
    """Nothing but names, right below a line of furniture above the lead, are the authors'."""
    lead = next((i for i, piece in enumerate(pieces) if piece.prose and piece.open), 0)
    for before, piece in pairwise(pieces[:lead]):
        if before.kind is BlockKind.FURNITURE and piece.open and not piece.gap and _NAMES.fullmatch(piece.text):
            furnish(piece)


_CREDITED = re.compile(r"(?:Image source,?\s?)?(?:Getty Images|Reuters|AFP|EPA|PA Media)|Image caption,?")


def _mark_credited(pieces: list[Piece]) -> None:
    """Below the name of a picture agency stands the caption."""
    for before, piece in pairwise(pieces):
        may_be = piece.open and not piece.gap and not piece.prose and len(piece.text) > 25
        if may_be and _CREDITED.fullmatch(before.text):
            piece.kind = BlockKind.CAPTION


def _mark_below_images(pieces: list[Piece]) -> None:
    for before, piece in pairwise(pieces):
        if before.role == "image" and before.text.startswith("]") and piece.open and not piece.gap and not piece.prose:
            piece.kind = BlockKind.CAPTION


def _mark_polls(pieces: list[Piece]) -> None:
    """The options of a poll stand below its question, each with its share."""
    for index, piece in enumerate(pieces):
        if piece.role != "poll":
            continue
        for option in pieces[index + 1 : index + 9]:
            if not option.open or option.prose or len(option.text) > 60 or (option.gap and not _is_option(option.text)):
                break
            if not _is_option(option.text) and is_headline(option.text) and len(option.text) > 40:
                break
            furnish(option)
            option.role = "poll"


def _is_option(text: str) -> bool:
    return re.search(r"\d+(?:\.\d+)?\s?%\W*$|\(\d[\d,]*(?:\s?(?:표|명|votes))?\)$", text) is not None


def _mark_lists(pieces: list[Piece]) -> None:
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
            furnish(item)
            item.role = "listed"
            items += 1


_BOX_MARK = later(r"[📌☞👉➡🔗▶►■◆●★✔️📍🔎📢💡]")


def _mark_boxes(pieces: list[Piece]) -> None:
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
            furnish(before)
            before.role = "listed"


_TAIL_ROLES = frozenset({"rights", "imprint", "section", "buttons"})


def _mark_tail(pieces: list[Piece]) -> None:
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


def _mark_late(piece: Piece, followed: bool) -> None:
    """Below the last paragraph: dates, sections and headlines of other stories.

    ``followed`` says that nothing but furniture stands below the piece.
    """
    if not (piece.open or piece.role in LATE):
        return
    plain = re.search(r"\d", piece.text) is None and not is_bulleted(piece.text)
    if piece.role in LATE or (followed and plain and piece.gap and is_headline(piece.text)):
        furnish(piece)


def _closes(pieces: list[Piece], index: int) -> bool:
    """Tell whether the furniture at ``index`` ends the article rather than interrupting it."""
    role = pieces[index].role
    if role in ("rights", "imprint"):
        return True
    # 더보기 below the name of a section opens the section's own stories
    label = pieces[index - 1]
    return "더보기" in pieces[index].text and (label.role == "rubric" or (label.open and len(label.text) <= 8))


def _mark_repeats(pieces: list[Piece]) -> None:
    seen: set[str] = set()
    captions: list[str] = []
    for piece in pieces:
        if not piece.kind.is_read:
            # a byline or caption under a picture may repeat the picture's own text
            continue
        key = key_of(piece.text)
        again = len(key) >= _REPEAT_LENGTH and (
            key in seen
            or (piece.kind is BlockKind.CAPTION and any(key in caption for caption in captions[-_CAPTIONS:]))
        )
        if again or (piece.role != "alt" and piece.kind is BlockKind.CAPTION and key in captions[-_CAPTIONS:]):
            piece.kind = BlockKind.REPEAT
            continue
        seen.add(key)
        if piece.kind is BlockKind.CAPTION:
            captions.append(key)
