"""A sentence laid out for reading: its text, figures, known words and clause boundaries."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache, wraps
from typing import Any, TypeVar, TypeVarTuple

import msgspec

from checker.lexicon.attributes import attribute_surfaces
from checker.lexicon.attribution import speech_surfaces
from checker.lexicon.qualifiers import qualifier_surfaces
from checker.lexicon.roles import role_surfaces
from checker.lexicon.surfaces import Cue, SurfaceIndex
from checker.link.elided import with_units
from checker.model import Article, EntityMention, Figure, FigureKind, Sentence
from checker.text import fold

__all__ = ["WHEN", "Scene", "is_margin", "lay_out", "once_a_sentence", "surface_index"]

Given = TypeVarTuple("Given")
R = TypeVar("R")

# Kinds of figures that place something in time.
WHEN = (FigureKind.DATE, FigureKind.TIME)


# Axes of marks that figures of a kind name.
_NAMED_BY = {FigureKind.AGE: "age", FigureKind.RANK: "round"}


@cache
def surface_index() -> SurfaceIndex:
    """Return the index over all lexicons of this stage."""
    return SurfaceIndex((*attribute_surfaces(), *role_surfaces(), *qualifier_surfaces(), *speech_surfaces()))


class Scene(msgspec.Struct, frozen=True, gc=False):
    """A sentence with what is known to stand in it. Offsets are those of the sentence.

    Attributes:
        sentence: The sentence.
        text: Its text, folded (one character for one).
        offset: Where it starts in the article.
        figures: Its figures in reading order.
        starts, ends: Where they stand.
        cues: Known words, by lexicon.
        edges: Where clauses end, in reading order.
        names: Names in the sentence.
        korean: Whether the sentence is Korean.
        known: What was found out of such a sentence; see :func:`once_a_sentence`.
    """

    sentence: Sentence
    text: str
    offset: int
    figures: tuple[Figure, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cues: dict[str, tuple[Cue, ...]]
    edges: tuple[int, ...]
    names: tuple[EntityMention, ...]
    korean: bool
    known: dict[tuple[Any, ...], Any]

    def clause_of(self, offset: int) -> int:
        """Return the number of the clause that holds ``offset``."""
        return bisect_right(self.edges, offset)

    def edges_between(self, start: int, end: int) -> int:
        """Count the clause boundaries between two offsets."""
        return abs(self.clause_of(end) - self.clause_of(start))

    def gap(self, start: int, end: int) -> str:
        """Return the text between two offsets without what stands in brackets."""
        return _BRACKETS.sub("", self.text[start:end])

    def word_end(self, offset: int) -> int:
        """Return where the Korean word that holds ``offset`` ends."""
        while offset < len(self.text) and "가" <= self.text[offset] <= "힣":
            offset += 1
        return offset

    def sort(self, name: str) -> tuple[Cue, ...]:
        """Return the cues of one lexicon."""
        return self.cues.get(name, ())


_HANGUL = re.compile("[가-힣]")
_BRACKETS = re.compile(r"\([^()]*\)")
_SS = "".join(chr(0xAC00 + i) for i in range(11172) if i % 28 == 20)  # syllables that end in ㅆ: 었, 했, 졌
_EDGE = re.compile(
    rf"""
      (?<=[{_SS}])(?:고|으며|으나|지만|는데|으면서|으니|다며|다고|다는)(?=[\s,])   # 늘었고, 줄었지만
    | (?<=[가-힣])(?:이며|이고|이지만|이었고|였고|인데|이나)(?=[\s,])              # 9명이고
    | (?<=[가-힣])(?:하고|하며|하지만|되고|되며|지만|면서|는데|으며|은데|라며|라고)(?=[\s,])
    | (?<=[가-힣])(?:[고며나자서면여]|아|어|해|돼|쳐|려|데다)(?=,)                 # 그치고,
    | (?:에|에서)\s그쳐\s | 와\s달리 | 과\s달리 | 반면                   # 6조원에 그쳐 …
    | [;…“”"]
    | (?:(?<=[a-z]{{3}})|(?<=다))\.\s(?=[A-Z가-힣])          # a quotation of two sentences
    | ,\s(?:but|while|and|whereas|although|though|with|as|after|before)\s
    | \s(?:but|while|whereas|although)\s
    """,
    re.VERBOSE,
)
# Nouns that end like a clause: 사고, 최고, 광고 …
_NO_EDGE = re.compile(r"(?:사고|최고|광고|재고|창고|권고|경고|신고|보고|참고|해고|원고|피고|선고|예고|충고)$")


# The end of a title of a work inside a sentence in small letters: Call of Duty, the Bank of Rates.
_TITLED = re.compile(r"(?<![.!?“\"] )\b[A-Z][a-z]+ (?:of|for|and|the) (?:the )?$")


def _is_titled(text: str, start: int) -> bool:
    """Tell whether a word is the end of a name: the Duty of Call of Duty counts nothing."""
    return text[start : start + 1].isupper() and _TITLED.search(text, max(0, start - 32), start) is not None


_VERB_END = re.compile(r"[가-힣]*?(?:고|며|자|면서|지만|는데|어서|아서)(?=\s)")


def _edges(text: str, stems: Iterable[Cue]) -> tuple[int, ...]:
    """Return where clauses end: at the patterns, and after known verbs with a joining ending (숨지고)."""
    found = {
        match.end()
        for match in _EDGE.finditer(text)
        if not _NO_EDGE.search(text[max(0, match.end() - 3) : match.end()].rstrip(" ,"))
    }
    for cue in stems:
        if cue.surface.part == "stem" and text[cue.end - 1] >= "가" and (match := _VERB_END.match(text, cue.end)):
            found.add(match.end())
    return tuple(sorted(found))


# Sentences of which a process keeps what it found out. Outlets copy each other (and an agency all of them) within
# the hours of one story; a day's worth would be a hundred times as many.
_KEPT = 4096


class _Layout(msgspec.Struct, frozen=True, gc=False):
    """What a sentence has in common with the same sentence of another article; see :class:`Scene`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    cues: dict[str, tuple[Cue, ...]]
    edges: tuple[int, ...]
    korean: bool
    known: dict[tuple[Any, ...], Any]


# A figure as the rules of this stage see it, and a name, both by their places in the sentence.
_Seen = tuple[Any, ...]
_Named = tuple[int, int, str]


_UNKNOWN = object()


def once_a_sentence(function: Callable[[Scene, *Given], R]) -> Callable[[Scene, *Given], R]:
    """Let a function of a scene be worked out once for all sentences that read the same.

    What it returns must not depend on where the sentence stands: its places are those of the sentence. What it is
    given beside the scene must be hashable.
    """

    @wraps(function)
    def recalled(scene: Scene, *given: *Given) -> R:
        key = (function, *given)
        known = scene.known.get(key, _UNKNOWN)
        if known is _UNKNOWN:
            known = scene.known[key] = function(scene, *given)
        found: R = known
        return found

    return recalled


def lay_out(article: Article, sentence: Sentence, figures: Sequence[Figure], names: Sequence[EntityMention]) -> Scene:
    """Find the known words and the clauses of a sentence.

    Args:
        article: The article.
        sentence: One of its sentences.
        figures: The figures in it, in reading order.
        names: The names in it, in reading order.
    """
    offset = sentence.span.start
    per = [figure.mention.per.span for figure in figures if figure.mention.per is not None]
    if per:  # 3.3㎡ of 3.3㎡당
        figures = [figure for figure in figures if not any(span.contains(figure.span) for span in per)]
    figures = with_units(article.text, figures)
    names = [n for n in names if not any(n.span.overlaps(f.span) for f in figures)]  # US in US$6 million
    laid = _laid_out(
        sentence.span.of(article.text),
        tuple([_seen(figure, offset) for figure in figures]),
        tuple([(name.span.start - offset, name.span.end - offset, name.entity) for name in names]),
        tuple([(span.start - offset, span.end - offset) for span in per]),
    )
    return Scene(
        sentence,
        laid.text,
        offset,
        tuple(figures),
        laid.starts,
        laid.ends,
        laid.cues,
        laid.edges,
        tuple(names),
        laid.korean,
        laid.known,
    )


def _seen(figure: Figure, offset: int) -> _Seen:
    """Return all that a figure says, its places counted from the sentence on; what is written there is the text's."""
    mention = figure.mention
    span, per = mention.span, mention.per
    return (
        span.start - offset,
        span.end - offset,
        mention.kind,
        mention.value,
        mention.bounds,
        mention.grain,
        mention.unit,
        None if per is None else (per.amount, per.unit, per.span.start - offset, per.span.end - offset),
        tuple([(hedge.effect, hedge.span.start - offset, hedge.span.end - offset) for hedge in mention.hedges]),
        mention.calendar,
        figure.value,
        figure.low,
        figure.high,
        figure.unit,
        figure.dimension,
        figure.base,
        figure.moment,
    )


@lru_cache(maxsize=_KEPT)
def _laid_out(
    written: str, figures: tuple[_Seen, ...], names: tuple[_Named, ...], per: tuple[tuple[int, int], ...]
) -> _Layout:
    text = fold(written)
    taken = [(seen[0], seen[1], seen[2]) for seen in figures]
    cues: dict[str, list[Cue]] = {}

    def counts(cue: Cue) -> bool:
        if not figures and not names and not per:
            return True
        inside = [kind for start, end, kind in taken if start < cue.end and cue.start < end]
        if inside and not cue.id.startswith("base:"):  # 1년 전 is a base of comparison, though 1년 is a figure,
            # and 20대 is a group of people, 1순위 a round of applications
            return cue.id.partition(":")[0] == _NAMED_BY.get(inside[-1])
        if cue.sort != "qualifier" and any(start <= cue.start < end for start, end in per):
            return False  # share in 12 cents a share
        if _is_titled(text, cue.start):
            return False
        length = len(cue.surface.text)
        # 투자 in 한국투자증권 is no investment
        return not any(start <= cue.start and cue.end <= end and length < end - start for start, end, _ in names)

    for cue in surface_index().find(text, counts):
        cues.setdefault(cue.sort, []).append(cue)
    return _Layout(
        text,
        tuple([start for start, _, _ in taken]),
        tuple([end for _, end, _ in taken]),
        {sort: tuple(found) for sort, found in cues.items()},
        _edges(text, (*cues.get("attribute", ()), *cues.get("role", ()))),
        _HANGUL.search(text) is not None,
        {},
    )


# What stands before how far a survey may be off, either way.
_MARGIN = re.compile(r"(?:±|\bplus[ -]or[ -]minus)\s?$", re.IGNORECASE)
_MARGIN_REACH = 16


def is_margin(scene: Scene, index: int) -> bool:
    """Tell whether the figure ``index`` of a sentence is told as a margin of error: ±3.1%포인트."""
    start = scene.starts[index]
    before = scene.text[max(0, start - 2) : start]
    if "±" not in before and "s" not in before.casefold():
        return False
    return _MARGIN.search(scene.text, max(0, start - _MARGIN_REACH), start) is not None
