"""An article as its audits read it: its figures in order, and the words between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, cached_property, lru_cache

import msgspec
from msgspec import structs

from checker.judge.audits.reckon import Spread, spread
from checker.lexicon import ties
from checker.model import Article, BlockKind, Claim, Effect, Figure, FigureKind, Sentence, Span
from checker.settings import Settings
from checker.text import fold

__all__ = ["BEFORE", "Match", "Page", "Piece"]

# Dates and the like are read as words between the figures: 지난해 12월(100억원)보다, 1년 전.
_SPOKEN = (FigureKind.DATE, FigureKind.TIME, FigureKind.DURATION, FigureKind.RANK, FigureKind.AGE)
_TIMES = re.compile(r"(?:배|곱절|갑절|times|fold|twice|double|triple|x)$", re.IGNORECASE)
# Private-use characters of the text itself would pass for figures.
_NO_MARKS = re.compile(f"[{ties.PAD}{ties.FIGURE}]")
_LEVELS = (FigureKind.MONEY, FigureKind.COUNT, FigureKind.MEASURE, FigureKind.NUMBER, FigureKind.DURATION)


_SHARES = (_PERCENT, _POINT) = ("percent", "percentage_point")
_FIGURE = re.compile(ties.FIGURE)

# Stretches of text of which a process keeps what stands in them: outlets print each other's sentences.
_KEPT = 8192
# What the patterns of words look at before a stretch: (?<![한은] )가운데.
BEFORE = 2


class _Form(msgspec.Struct, frozen=True, gc=False):
    """A form of the lexicon: where it stands among them, its pattern, its slots and what it needs."""

    place: int
    tie: ties.Tie
    pattern: re.Pattern[str]
    slots: tuple[str, ...]
    needs: ties.Needs


@cache
def _forms(language: str, across: bool) -> tuple[_Form, ...]:
    """Return the forms that stand in one sentence, or those that reach ``across`` to the next."""
    forms = []
    for place, tie in enumerate(ties.ties(language)):
        if tie.across == across:
            pattern = ties.tie_pattern(language, tie.form)
            slots = tuple(name for name in pattern.groupindex if f"{{{name}}}" in tie.form)
            forms.append(_Form(place, tie, pattern, slots, ties.needs_of(tie.form)))
    return tuple(forms)


class _Tied(msgspec.Struct, frozen=True, gc=False):
    """A form that stands in a stretch of a skeleton; places are counted from where that begins."""

    form: _Form
    start: int
    end: int
    slots: tuple[tuple[str, int], ...]
    classes: frozenset[str]


@lru_cache(maxsize=_KEPT)
def _tied(language: str, across: bool, stretch: str, begin: int) -> tuple[_Tied, ...]:
    """Return the forms that stand in a stretch of a skeleton from ``begin`` on, in the lexicon's order."""
    figures = sum(1 for _ in _FIGURE.finditer(stretch, begin))
    spoken: dict[str, bool] = {}

    def speaks_of(names: str) -> bool:
        if names not in spoken:
            spoken[names] = ties.class_pattern(language, names).search(stretch, begin) is not None
        return spoken[names]

    found = []
    for form in _forms(language, across) if figures else ():
        if form.needs.figures <= figures and all(map(speaks_of, form.needs.classes)):
            for match in form.pattern.finditer(stretch, begin):
                groups = match.groupdict()
                slots = tuple((name, match.start(name) - begin) for name in form.slots if groups[name])
                classes = frozenset(name for name, text in groups.items() if text and name not in form.slots)
                found.append(_Tied(form, match.start() - begin, match.end() - begin, slots, classes))
    return tuple(found)


class Piece:
    """A figure of the article in its place; every check asks all of them what they are, so that is worked out once.

    Attributes:
        index: Its number among the article's figures, in text order.
        figure: The figure.
        claim: The claim that states it, or that it is a conversion of.
        converts: The claim's own figure, where this one is only its conversion.
        sentence: Index of its sentence in the page, -1 outside of all.
        span: Where it stands.
        is_money: Whether it is an amount of money, unit prices excluded.
        is_percent: Whether it is a percentage (not a difference of two).
        is_points: Whether it is a number of percentage points.
        is_level: Whether it is an amount that shares, multiples and sums are made of.
        is_vague: Whether it is too vague to reckon with.
    """

    __slots__ = (
        "_brings", "_thing", "claim", "converts", "figure", "index", "is_level", "is_money", "is_percent", "is_points",
        "is_vague", "sentence", "span",
    )  # fmt: skip

    def __init__(self, index: int, figure: Figure, claim: Claim, converts: Figure | None, sentence: int) -> None:
        self.index, self.figure, self.claim, self.converts, self.sentence = index, figure, claim, converts, sentence
        mention, unit = figure.mention, figure.unit
        is_whole = mention.per is None
        self.span = mention.span
        self.is_money = is_whole and mention.kind is FigureKind.MONEY
        self.is_percent, self.is_points = unit == _PERCENT, unit == _POINT
        is_told = figure.value is not None or figure.low is not None
        self.is_level = is_whole and is_told and mention.kind in _LEVELS and unit not in _SHARES
        self.is_vague = figure.has(Effect.VAGUE)
        self._brings: Spread | None = None
        self._thing: str | None = None

    @property
    def thing(self) -> str:
        """What it may be reckoned with: a currency, a thing counted, a dimension; so much a share as so much."""
        if self._thing is None:
            figure = self.figure
            whole = (figure.unit or "") if figure.kind is FigureKind.MONEY else figure.dimension
            self._thing = whole.split("/")[0]
        return self._thing

    @property
    def brings(self) -> Spread | None:
        """What it brings into a calculation, so much a share or head as so much."""
        if self._brings is None:
            mention = self.figure.mention
            if mention.per is None:
                self._brings = spread(self.figure)
            elif mention.per.amount == 1 and mention.value is not None:
                half = (mention.grain or Decimal(0)) / 2
                self._brings = Spread(mention.value, mention.value - half, mention.value + half)
        return self._brings

    def with_figure(self, figure: Figure) -> Piece:
        """Return the piece with another figure in its place."""
        return Piece(self.index, figure, self.claim, self.converts, self.sentence)

    def as_amount(self) -> Piece:
        """Return a price of so much of something as the amount that is printed: 월 47만원 as 47만원."""
        figure, mention = self.figure, self.figure.mention
        if mention.per is None or figure.kind is not FigureKind.MONEY:
            return self
        bare = structs.replace(
            figure,
            mention=structs.replace(mention, per=None),
            value=mention.value,
            low=mention.bounds.low,
            high=mention.bounds.high,
            unit=mention.unit,
            dimension="money",
            base=Decimal(1),
        )
        return self.with_figure(bare)

    def ends(self) -> tuple[Piece, ...]:
        """Return the piece, or of a range without a value its two ends, each as a figure."""
        figure = self.figure
        if figure.value is not None or figure.low is None or figure.high is None or self.is_vague:
            return (self,)
        bounds = (figure.low, figure.high)
        return tuple([self.with_figure(structs.replace(figure, value=end, low=end, high=end)) for end in bounds])

    @property
    def is_multiple(self) -> bool:
        """Tell whether it says how many times: 90배, two times."""
        return self.figure.kind is FigureKind.RATIO and _TIMES.search(self.figure.text) is not None

    @property
    def is_fraction(self) -> bool:
        """Tell whether it is a part of one: 절반, 18분의 1, a third."""
        value = self.figure.value
        return self.figure.kind is FigureKind.RATIO and not self.is_multiple and value is not None and 0 < value < 1

    def is_like(self, other: Piece) -> bool:
        """Tell whether the two may be added or divided: one unit, or one thing counted."""
        mine, theirs = self.figure, other.figure
        if mine.kind is FigureKind.MONEY or theirs.kind is FigureKind.MONEY:
            return mine.unit == theirs.unit
        loose = {FigureKind.COUNT, FigureKind.NUMBER}
        if mine.kind in loose and theirs.kind in loose:
            return mine.dimension == theirs.dimension or FigureKind.NUMBER in (mine.kind, theirs.kind)
        return mine.dimension == theirs.dimension


class Match(msgspec.Struct, frozen=True, gc=False):
    """A form that was found in the text.

    Attributes:
        tie: The lexicon entry.
        slots: Name of a slot → the figure in it.
        classes: Names of the word classes that were seen.
        words: The text from the first to the last character of it.
    """

    tie: ties.Tie
    slots: dict[str, Piece]
    classes: frozenset[str]
    words: str


def _alike(slots: dict[str, Piece]) -> dict[str, Piece]:
    """Return the figures of a form, prices of one thing as amounts: 1인당 43만4000원에서 47만4000원으로."""
    pers = {(per.unit, per.amount) for piece in slots.values() if (per := piece.figure.mention.per) is not None}
    money = [piece for piece in slots.values() if piece.figure.kind is FigureKind.MONEY]
    if len(pers) != 1 or len(money) < 2:
        return slots
    return {name: piece.as_amount() for name, piece in slots.items()}


@dataclass(frozen=True)
class Page:
    """An article, its claims, the settings of the run, and the skeletons of the sentences."""

    article: Article
    claims: Sequence[Claim]
    settings: Settings
    language: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "language", "en" if self.article.language == "en" else "ko")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that audits look at: not those of teasers, which tell other stories."""
        return tuple(s for s in self.article.sentences if s.kind is not BlockKind.TEASER)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """All figures, conversions included, in text order."""
        found: dict[Span, tuple[Figure, Claim, Figure | None]] = {}
        for claim in self.claims:
            for figure in claim.conversions:
                found.setdefault(figure.span, (figure, claim, claim.figure))
        for claim in self.claims:
            known = found.get(claim.figure.span)
            if known is None or known[2] is None:
                found[claim.figure.span] = (claim.figure, claim, None)
        pieces: list[Piece] = []
        for span in sorted(found):
            place = self._sentence_of(span)
            if place >= 0:
                figure, claim, source = found[span]
                pieces.append(Piece(len(pieces), figure, claim, source, place))
        return tuple(pieces)

    def _sentence_of(self, span: Span) -> int:
        index = bisect_right(self._starts, span.start) - 1
        return index if index >= 0 and span.start < self.sentences[index].span.end else -1

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    @cached_property
    def stated(self) -> tuple[Piece, ...]:
        """The figures that are no conversion of another."""
        return tuple(piece for piece in self.pieces if piece.converts is None)

    @cached_property
    def skeleton(self) -> str:
        """The text with every figure replaced by its mark and bracketed conversions blanked; offsets hold."""
        letters = list(_NO_MARKS.sub(" ", fold(self.article.text)))
        for piece in self.pieces:
            span = piece.span
            if piece.converts is None and piece.figure.kind not in _SPOKEN:
                letters[span.start : span.end] = ties.mark(len(span))
            elif piece.converts is not None:
                start, end = self._bracket(span)
                letters[start:end] = " " * (end - start)
        return "".join(letters)

    def _bracket(self, span: Span) -> tuple[int, int]:
        text = self.article.text
        start = max(text.rfind("(", max(0, span.start - 14), span.start), 0)
        end = text.find(")", span.end, span.end + 14)
        if start and end >= 0 and "(" not in text[start + 1 : span.start]:
            return start, end + 1
        return span.start, span.end

    @cached_property
    def attributes(self) -> frozenset[str | None]:
        """What the claims of the article count."""
        return frozenset([claim.attribute for claim in self.claims])

    def listing(self, figures: int) -> list[int]:
        """Return the sentences that state so many figures at least, in order."""
        return [sentence for sentence, row in self._by_sentence.items() if len(row) >= figures]

    def within(self, sentence: int) -> list[Piece]:
        """Return the stated figures of one sentence."""
        return self._by_sentence.get(sentence, [])

    @cached_property
    def _by_sentence(self) -> dict[int, list[Piece]]:
        pieces: dict[int, list[Piece]] = {}
        for piece in self.stated:
            pieces.setdefault(piece.sentence, []).append(piece)
        return pieces

    def near(self, piece: Piece, before: int = 2, after: int = 0) -> list[Piece]:
        """Return the stated figures of the body from so many sentences before to so many after, without itself."""
        reach = range(piece.sentence - before, piece.sentence + after + 1)
        return [other for sentence in reach for other in self.within(sentence) if other is not piece]

    def kind_of(self, piece: Piece) -> BlockKind:
        """Return what the piece's sentence is for."""
        return self.sentences[piece.sentence].kind

    def block_of(self, piece: Piece) -> int:
        """Return the number of the piece's paragraph."""
        return self.sentences[piece.sentence].block

    def text_between(self, first: Piece, second: Piece) -> str:
        """Return the text between two figures."""
        return self.article.text[first.span.end : second.span.start]

    def around(self, piece: Piece) -> tuple[str, str]:
        """Return the skeleton of the piece's sentence before it (back to the next figure) and after it."""
        sentence = self.sentences[piece.sentence].span
        others = [other.span for other in self.within(piece.sentence) if other.figure.kind not in _SPOKEN]
        start = max([span.end for span in others if span.end <= piece.span.start], default=sentence.start)
        end = min([span.start for span in others if span.start >= piece.span.end], default=sentence.end)
        return self.skeleton[start : piece.span.start], self.skeleton[piece.span.end : end]

    def matches(self, check: str) -> Iterator[Match]:
        """Yield the places where a form of ``check`` stands in a sentence, in the lexicon's order."""
        for start, tied in self._tied.get(check, ()):
            yield Match(
                tied.form.tie,
                _alike({name: self._by_mark[start + at] for name, at in tied.slots}),
                tied.classes,
                self.article.text[start + tied.start : start + tied.end],
            )

    @cached_property
    def _tied(self) -> dict[str, list[tuple[int, _Tied]]]:
        """What stands in the sentences, and where each of those begins, by check."""
        found: list[tuple[int, _Tied]] = []
        for index, sentence in enumerate(self.sentences):
            start = sentence.span.start
            begin = min(start, BEFORE)
            for across in (False, True):
                end = self._reach(index) if across else sentence.span.end
                stretch = self.skeleton[start - begin : end]
                found += [(start, tied) for tied in _tied(self.language, across, stretch, begin)]
        by_check: dict[str, list[tuple[int, _Tied]]] = {}
        for start, tied in sorted(found, key=lambda item: item[1].form.place):
            by_check.setdefault(tied.form.tie.check, []).append((start, tied))
        return by_check

    def _reach(self, index: int) -> int:
        """Return the end of the sentence after this one in the paragraph, or of this one where it is the last."""
        following = self.sentences[index + 1 : index + 2]
        here = self.sentences[index]
        return following[0].span.end if following and following[0].block == here.block else here.span.end

    @cached_property
    def _by_mark(self) -> dict[int, Piece]:
        return {piece.span.start: piece for piece in self.stated}
