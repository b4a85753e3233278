"""Names that the alias table lacks, known by their shape: titles, heads of organisations, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from checker.lexicon.names import NameWords, name_words
from checker.link.names import bare_word
from checker.model import Span

__all__ = ["NewName", "find_new_names"]


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no table knows.

    Attributes:
        span: Where it stands, without particle and title.
        surface: As written.
        kind: ``person``, ``organisation``, ``place`` or ``other``.
    """

    span: Span
    surface: str
    kind: str


_WORD = re.compile(r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9&·.-]*")
_HANGUL_WORD = re.compile(r"[가-힣]{2,7}$")
# Between a name and its title stand at most so many words: 홍가람 새빛상사 북미사업본부 대표.
_TITLE_REACH = 4


@cache
def _title() -> re.Pattern[str]:
    titles = "|".join(re.escape(title) for title in name_words().titles)
    return re.compile(rf"(?<=\s)(?:{titles})(?:\([A-Z]{{2,5}}\))?(?![A-Za-z])")


@cache
def _heads() -> tuple[tuple[str, str], ...]:
    heads = [(head, kind) for kind, found in name_words().heads.items() for head in found]
    return tuple(sorted(heads, key=lambda pair: (-len(pair[0]), pair[0])))


def is_korean_name(word: str, words: NameWords) -> bool:
    """Tell whether a word has the shape of a Korean full name: a surname and one or two syllables."""
    for length in (2, 1):
        given = word[length:]
        if word[:length] in words.surnames and len(given) == 2 and all(syllable in words.given for syllable in given):
            return True
    return False


def find_new_names(text: str, known: Sequence[Span], english: bool) -> Iterator[NewName]:
    """Yield names that the table does not know, in no particular order, none over a known one.

    Args:
        text: Composed text (NFC).
        known: Where names of the table stand, in reading order.
        english: Whether the text is mostly English: only then capitals make a name.
    """
    taken = bytearray(len(text) + 1)
    for span in known:
        taken[span.start : span.end] = b"\x01" * len(span)
    sources = [_capitalised(text)] if english else [_persons(text), _foreigners(text), _headed(text)]
    for source in sources:
        for name in source:
            if not any(taken[name.span.start : name.span.end]):
                taken[name.span.start : name.span.end] = b"\x01" * len(name.span)
                yield name


def _line_words(text: str, end: int) -> list[Span]:
    """Return the words of the phrase that ends at ``end``, the nearest first."""
    start = max(0, end - 60)
    for stop in "\n.,:;“”\"'‘’…()":
        start = max(start, text.rfind(stop, start, end) + 1)
    return [Span(*match.span()) for match in _WORD.finditer(text, start, end)][::-1][: _TITLE_REACH + 1]


def _persons(text: str) -> Iterator[NewName]:
    """Find Korean names by the title after them: 홍가람 대표, 홍가람 새빛상사 대표, 홍가람(45) 대표."""
    words = name_words()
    for title in _title().finditer(text):
        if not _is_whole(text, title.end()):
            continue
        for span in _line_words(text, title.start()):
            surface = span.of(text)
            if is_korean_name(surface, words):
                yield NewName(span, surface, "person")
                break
            if bare_word(surface) != surface:
                break


def _is_whole(text: str, end: int) -> bool:
    following = re.compile("[가-힣]*").match(text, end)
    tail = following.group() if following else ""
    return not tail or bare_word("가나" + tail) == "가나"


def _foreigners(text: str) -> Iterator[NewName]:
    """Find foreign names in Hangul by their given names: 마이클 새빛은."""
    words = name_words()
    found = list(_WORD.finditer(text))
    for first, second in pairwise(found):
        if first.group() not in words.foreign_given or len(first.group()) < 2:
            continue
        if text[first.end() : second.start()] != " ":
            continue
        last = bare_word(second.group())
        if _HANGUL_WORD.match(last):
            span = Span(first.start(), second.start() + len(last))
            yield NewName(span, span.of(text), "person")


def _headed(text: str) -> Iterator[NewName]:
    """Find organisations and places by the last part of their names: 새빛은행, 새빛대교."""
    words = name_words()
    heads = _heads()
    tails = tuple({head[-1] for head, _ in heads})
    for match in _WORD.finditer(text):
        surface = bare_word(match.group().rstrip(".-·"))
        if not surface.endswith(tails):
            continue
        for head, kind in heads:
            if surface.endswith(head):
                stem = surface[: -len(head)]
                if len(stem) >= 2 and stem not in words.generic and "·" not in stem:
                    yield NewName(Span(match.start(), match.start() + len(surface)), surface, kind)
                break


# A capitalised word inside an English sentence, and the small words that hold a name together.
_CAPITALISED = re.compile(
    r"""
    (?<![\w’'-])
    (?P<name> [A-Z][\w&’'-]*(?:\.(?=[A-Z]))?
        (?: [ ] (?: (?:of|de|al|bin|van|von|&)[ ] )? [A-Z][\w&’'-]* )* )
    """,
    re.VERBOSE,
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:•—\n“\"(]\s*)$")


def _capitalised(text: str) -> Iterator[NewName]:
    no_names = name_words().no_names
    for match in _CAPITALISED.finditer(text):
        parts = match["name"].split(" ")
        start = match.start()
        if _SENTENCE_START.search(text[max(0, start - 3) : start]) and len(parts) == 1:
            continue
        while parts and parts[0].lower().rstrip(".") in no_names:
            start += len(parts.pop(0)) + 1
        while parts and parts[-1].lower() in no_names:
            parts.pop()
        name = " ".join(parts)
        name = re.sub(r"[’']s?$", "", name)
        if len(name) > 2 and not (len(parts) == 1 and name.lower() in no_names):
            yield NewName(Span(start, start + len(name)), name, "other")
