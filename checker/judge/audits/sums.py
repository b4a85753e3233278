"""Parts against their whole: lists that are added up, and families of counts (dead, rescued, missing: aboard)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache, reduce
from itertools import chain, combinations, groupby, pairwise, product
from operator import add

from checker.judge import readings
from checker.judge.audits.levels import are_alone, may_be_added
from checker.judge.audits.operations import is_each
from checker.judge.audits.page import Page, Piece
from checker.judge.audits.reckon import Spread, fits, off_by, spread
from checker.judge.audits.words import audit_of, joined, written
from checker.judge.readings import base_value
from checker.lexicon import ties
from checker.lexicon.dimensions import is_generic
from checker.model import Audit, BlockKind, FigureKind, Severity, Step, Text
from checker.numbers import worth_of_last

__all__ = ["audit_families", "audit_percentages", "audit_sums"]

# Longest stretch between two figures of one list, in characters: a noun and a particle.
_LIST_GAP = {"ko": 26, "en": 45}
# So far behind a list may stand what is left of it: two in one region and one in another.
_GOES_ON_FOR = {"ko": 6, "en": 45}
# A total without a word for it is believed from this many parts on, or from this size on:
# 3 + 2 = 5 is too often a coincidence.
_MANY, _LARGE = 3, Decimal(20)
# A total in rounded figures is believed so near only: 6천원 and 9천원 are not 1만원.
_NEAR = Decimal("0.01")
# Up to here a total is counted, not rounded, when its parts are.
# Parts that miss their whole by more than a quarter are parts of something else; so is a balance that misses
# what exports less imports make by more than a tenth of the exports.
_OF_WHOLE = Decimal("0.25")
_OF_DIFFERENCE = Decimal("0.1")
_COUNTED = Decimal(1000)
# What is at most so much of the total's last step is not seen in it: 960만원 in 1348억원.
_UNSEEN = Decimal("0.2")
_HUNDRED = Decimal(100)
# Shares of a poll may miss 100 by their own rounding: half a step each.
_MOST_SHARES = 9
# Beyond this, the percentages of a sentence are answers to several questions.
_ONE_QUESTION = Decimal(120)


def _sum(pieces: Sequence[Piece], *, loose: bool = False) -> Spread | None:
    spreads = [spread(piece.figure, loose=loose) for piece in pieces]
    known = [item for item in spreads if item is not None]
    return reduce(add, known) if len(known) == len(pieces) else None


def _addable(piece: Piece) -> bool:
    figure = piece.figure
    if not piece.is_level or piece.is_vague or figure.value is None:
        return False
    return figure.kind is not FigureKind.DURATION and figure.value >= 0


def _runs(page: Page, sentence: int) -> list[list[Piece]]:
    """Return the lists of a sentence: like figures with little between them, two or more."""
    runs: list[list[Piece]] = []
    gap = _LIST_GAP[page.language]
    for piece in page.within(sentence):
        if not _addable(piece):
            continue
        for run in reversed(runs):
            if run[-1].is_like(piece):
                break
        else:
            run = []
        if run and piece.span.start - run[-1].span.end <= gap:
            run.append(piece)
        else:
            runs.append([piece])
    return [run for run in runs if len(run) >= 2]


# --- lists ----------------------------------------------------------------------------------------


def audit_sums(page: Page) -> Iterator[Audit]:
    """Check a list of parts against the total that the text gives.

    What it does: adds up a list and compares with the total before or after it.
    Why it matters: one wrong part is seen only by adding.
    Example: 승객 175명과 승무원 6명, 합쳐서 181명; not 승객 175명과 승무원 6명, 합쳐서 180명.
    """
    done: set[tuple[int, ...]] = set()
    for number in page.listing(2):
        bracketed = _bracketed(page, number)
        listed = [_in_list(page, run) or _beside(page, run, number) for run in _runs(page, number)]
        for audit in (*bracketed, *listed):
            if audit is None:
                continue
            key = tuple(figure.span.start for figure in audit.figures)
            if key not in done:
                done.add(key)
                yield audit


def _in_list(page: Page, run: list[Piece]) -> Audit | None:
    """Look for the total inside the list itself: last of it after 합쳐서, or first of it before a colon."""
    for end in range(2, len(run)):
        total, words = run[end], page.text_between(run[end - 1], run[end])
        surely = ties.words(page.language, "sum").search(words) is not None
        if not surely and ties.words(page.language, "all").search(words) is None:
            continue
        for start in range(end - 1):
            if _fits_sum(page, run[start:end], total, believed=True):
                return _listed(page, run[start:end], total, words, sure=surely)
        parts = _joined(page, run[:end])
        if surely and len(parts) >= 2 and not _is_measured(page, parts):
            return _listed(page, [*_told_before(page, parts, total), *parts], total, words, sure=True)
    if len(run) >= 3:
        total, parts = run[0], run[1:]
        words = page.article.text[total.span.start : page.sentences[total.sentence].span.end]
        closed = _is_made_of(page, total, parts)
        if closed or _fits_sum(page, parts, total):
            return _listed(page, parts, total, words, sure=closed)
        first, last = run[:-1], run[-1]
        if len(first) >= 2 and _fits_sum(page, first, last):
            return _listed(page, first, last, page.text_between(first[-1], last), sure=False)
    return None


def _told_before(page: Page, parts: list[Piece], total: Piece) -> list[Piece]:
    """Return the part of a sum that the sentence before gives: 잔금 8000억원을 냈다. 계약금 3000억원과 중도금 4000억원을 더하면 얼마다."""
    before = [piece for piece in page.within(total.sentence - 1) if _addable(piece) and piece.is_like(total)]
    if _fits_sum(page, parts, total, believed=True):
        return []
    sums = ((piece, _sum([piece, *parts])) for piece in before)
    return next(([piece] for piece, got in sums if got and _fits_total(total, got, loose=False) == "same"), [])


def _bracketed(page: Page, number: int) -> list[Audit | None]:
    """Check each total of a sentence whose parts stand in the bracket behind it: 12명(동구 7명, 서구 5명), 9명(동구 9명)."""
    pieces = [piece for piece in page.within(number) if _addable(piece)]
    found: list[Audit | None] = []
    for place, total in enumerate(pieces):
        if page.article.text[total.span.end : total.span.end + 1] != "(":
            continue
        end = page.article.text.find(")", total.span.end, page.sentences[number].span.end)
        parts = [part for part in pieces[place + 1 :] if part.span.end <= end and part.is_like(total)]
        if len(parts) >= 2 and _is_made_of(page, total, parts) and _are_nearly_all(parts, total):
            words = page.article.text[total.span.start : end]
            found.append(_listed(page, parts, total, words, sure=True))
    return found


def _are_nearly_all(parts: Sequence[Piece], total: Piece) -> bool:
    """Tell whether parts come near enough to their whole to be meant as all of it."""
    got, whole = _sum(parts), readings.base_value(total.figure)
    return got is not None and whole is not None and abs(got.value - whole) <= whole * _OF_WHOLE


def _joined(page: Page, run: list[Piece]) -> list[Piece]:
    """Return the end of a list as far back as words of joining reach: 어른 3명과 아이 2명, 아기 1명."""
    parts = run[-1:]
    for first, second in reversed(list(pairwise(run))):
        if ties.words(page.language, "join").match(page.text_between(first, second).lstrip(")")) is None:
            break
        parts.insert(0, first)
    return parts


def _is_measured(page: Page, parts: Sequence[Piece]) -> bool:
    """Tell whether one of the figures is what another is held against: 천만 명에 못 미친 1편(688만 명)을 더하면."""
    between = [page.text_between(first, second) for first, second in pairwise(parts)]
    return any(ties.words(page.language, name).search(text) for text in between for name in ("more", "less", "than"))


def _is_made_of(page: Page, total: Piece, parts: list[Piece]) -> bool:
    """Tell whether the words say that the parts are all there is: N명(A a명, B b명), N명은 … 으로 이뤄졌다."""
    text = page.article.text
    between = text[total.span.end : parts[0].span.start]
    after = text[parts[-1].span.end : page.sentences[total.sentence].span.end]
    inside = text[total.span.end : parts[-1].span.end]
    if ties.words(page.language, "open_list").search(inside + after[: _GOES_ON_FOR[page.language]]):
        return False
    if between.startswith("(") and ")" not in inside and after.lstrip().startswith(")"):
        return all(_may_be_part(part, total) for part in parts)
    if page.language == "ko":
        return between[:1] in "은는" and ties.words("ko", "made").search(after[:14]) is not None
    return ties.words("en", "made").search(between) is not None or between.startswith(":")


def _may_be_part(part: Piece, total: Piece) -> bool:
    """Tell whether what stands in the bracket counts what stands before it; prices in brackets are other prices."""
    value = part.figure.value or Decimal(0)
    bare = part.figure.kind is FigureKind.NUMBER and value == value.to_integral_value()
    if part.is_money or not (bare or part.figure.dimension == total.figure.dimension):
        return False
    return (part.figure.value or 0) <= (total.figure.value or 0)


def _fits_total(total: Piece, got: Spread, *, loose: bool) -> str | None:
    """Tell how a total fits the sum of its parts; three hundred is exactly 300 beside parts that were counted."""
    code = fits(total.figure, got, loose=loose)
    figure = total.figure
    counted = figure.kind in (FigureKind.COUNT, FigureKind.NUMBER) and not figure.hedges
    exact = counted and got.low == got.high and abs(got.value) < _COUNTED
    return code if code in (None, "same") or not exact else None


def _fits_sum(page: Page, parts: Sequence[Piece], total: Piece, *, believed: bool = False) -> str | None:
    got = _sum(parts)
    if got is None or not all(part.is_like(total) for part in parts):
        return None
    code = _fits_total(total, got, loose=False)
    believed = (
        believed or len(parts) >= _MANY or (total.figure.value or 0) >= _LARGE or _is_whole_of(page, total, parts)
    )
    if any(part.figure.kind is FigureKind.NUMBER for part in (*parts, total)):
        believed = believed and (total.figure.value or 0) >= _LARGE
    if not believed or code not in ("same", "rounded", "inputs") or off_by(total.figure, got) > _NEAR:
        return None
    if total.figure.kind is FigureKind.MEASURE and len(parts) < _MANY:
        return None
    return code if may_be_added(page, parts, total) and not _compares(page, parts, total) else None


def _is_whole_of(page: Page, total: Piece, parts: Sequence[Piece]) -> bool:
    """Tell whether the parts follow the total as all of it: 7명 중 2명은 중상, 5명은 경상; 총 5명이며 …; 모두 5명이다. 어른이 4명, ….

    In a sentence of their own they are all that it counts, and the total all that the one before counts.
    """
    if total.span.start > parts[0].span.start:
        return False
    if total.sentence == parts[0].sentence and _IN_ALL.search(page.around(total)[0]):
        return True
    if page.language == "ko" and all(_is_listed(page, part) for part in parts):
        if total.sentence == parts[0].sentence:
            return page.text_between(total, parts[0])[:1] in ("은", "는")
        if total.sentence == parts[0].sentence - 1:
            told = [
                [p for p in page.within(place) if p.is_like(total)] for place in (total.sentence, parts[0].sentence)
            ]
            return told == [[total], list(parts)]
    return re.match(r"\s?(?:가운데|중)(?:에서)?\s", page.text_between(total, parts[0])) is not None


# 총 5명, 모두 5명.
_IN_ALL = re.compile(r"(?:^|\s|[\"“‘'])(?:총|모두|통틀어)\s?$")
# A part of a list, between the noun that it is of and the next one: 재학생이 4명, 졸업생이 1명이다.
_BEFORE_PART = re.compile(r"[가-힣]{2,}(?:이|가|은|는)?\s?$")
_AFTER_PART = re.compile(r",|\s?[·.]|이(?:다|었다|며|고)|였다|입니다|[\"”’']|$")


def _is_listed(page: Page, part: Piece) -> bool:
    before, after = page.around(part)
    return _BEFORE_PART.search(before) is not None and _AFTER_PART.match(after) is not None


def _compares(page: Page, parts: Sequence[Piece], total: Piece) -> bool:
    """Tell whether words of comparing stand between the figures: 2점 낮은 528점 is no sum."""
    ordered = sorted((*parts, total), key=lambda p: p.index)
    words = (
        page.text_between(first, second) for first, second in pairwise(ordered) if first.sentence == second.sentence
    )
    if any(ties.words(page.language, name).search(text) for text in words for name in ("more", "less", "than")):
        return True
    after = [page.around(part)[1].lstrip() for part in parts]
    return any(
        ties.words(page.language, name).match(text) for text in after for name in ("rise", "fall", "more", "less")
    )


def _listed(page: Page, parts: Sequence[Piece], total: Piece, tie: str, *, sure: bool) -> Audit | None:
    got = _sum(parts, loose=sure)
    if got is None:
        return None
    code = _fits_total(total, got, loose=True)
    if not sure and (code is None or _adds_nothing(parts, total)):
        return None
    if code is None and any(is_each(page, part) for part in parts):
        return None  # 5㎞마다 250원씩 더해: nobody says how often
    sums = joined([written(part) for part in parts], "+")
    return audit_of(page, "sum", (*parts, total), total, got, code, sums, tie)


def _adds_nothing(parts: Sequence[Piece], total: Piece) -> bool:
    """Tell whether the total says nothing of the smallest part: 75억400만원 and 540만원 are no nearer 75억여원."""
    smallest, *rest = sorted(parts, key=lambda part: readings.base_value(part.figure) or 0)
    with_it, without, whole = _sum(parts), _sum(rest), readings.base_value(total.figure)
    if with_it is None or without is None or whole is None:
        return False
    grain = None if total.figure.grain is None else total.figure.grain * total.figure.base
    step = next(readings.steps_of(whole, grain))
    if (readings.base_value(smallest.figure) or 0) <= step * _UNSEEN:
        return True
    return abs(without.value - whole) <= abs(with_it.value - whole)


def _beside(page: Page, run: list[Piece], number: int) -> Audit | None:
    """Look for the total in the sentences around the list, and after it in its own."""
    runs = [run, *([run[:-1]] if len(run) > 2 else []), *([run[1:]] if len(run) > 2 else [])]
    for parts in runs:
        for total in (*page.within(number), *_around(page, number)):
            if total in parts or not _addable(total) or total.figure.value is None:
                continue
            if _fits_sum(page, parts, total) and _labels_differ(page, parts):
                return _listed(
                    page, parts, total, page.article.text[parts[0].span.start : parts[-1].span.end], sure=False
                )
    return None


def _around(page: Page, number: int) -> Iterator[Piece]:
    for near in (number + 1, number - 1, number - 2):
        if 0 <= near < len(page.sentences):
            yield from (p for p in page.within(near) if page.kind_of(p) is not BlockKind.CAPTION)


def _labels_differ(page: Page, parts: Sequence[Piece]) -> bool:
    return len({page.around(part)[0].strip()[-6:] for part in parts}) == len(parts)


# --- families -------------------------------------------------------------------------------------


def audit_families(page: Page) -> Iterator[Audit]:
    """Check counts that add up by what they count: dead, rescued and missing are all who were aboard.

    What it does: collects the values that the article gives to each part, and looks for some that make up the whole.
    Why it matters: the parts of a toll stand sentences apart and change at different times.
    Example: 177명 사망, 2명 구조, 2명 실종, 181명 탑승; not 177명, 2명, 3명 of 181명.
    """
    for family in ties.families(page.language):
        if not _may_be_told(page, family):
            continue
        named = _named(page, family)
        parts = {part.name: named.get(part.name, []) for part in family.parts}
        wholes = named.get(family.whole.name, []) or _unnamed_wholes(page, parts)
        told = [audit for whole in wholes for audit in _family(page, family, whole, parts)]
        holding = [audit for audit in told if audit.holds]
        yield from holding or told[:1]


def _may_be_told(page: Page, family: ties.Family) -> bool:
    """Tell whether an article names the whole and two parts at all: most speak of nothing of the kind."""
    if family.name != _UNNAMED and not _is_named(page, family.whole):
        return False
    return sum([_is_named(page, part) for part in family.parts]) >= 2


# The family whose whole may be told without a word for it: 노동자 8명이 … 2명은 구조됐다 … 6명 실종.
_UNNAMED = "aboard"
# Fewer than so many are told anywhere.
_FEWEST = 5


def _unnamed_wholes(page: Page, parts: dict[str, list[Piece]]) -> list[Piece]:
    """Return a count of people right before a part, or in its sentence, that all the parts of two kinds make."""
    given = [pieces for pieces in parts.values() if pieces]
    if len(given) != 2:
        return []
    sums = {_count(one) + _count(two) for one in given[0] for two in given[1] if _are_people(one, two)}
    told = [piece for pieces in given for piece in pieces]
    for piece in page.stated:
        if _count(piece) not in sums or _count(piece) < _FEWEST or not _are_people(piece) or piece in told:
            continue
        if any(0 <= part.sentence - piece.sentence <= 1 for part in told):
            return [piece]
    return []


def _count(piece: Piece) -> Decimal:
    return piece.figure.value or Decimal(0)


def _are_people(*pieces: Piece) -> bool:
    return all(piece.figure.dimension == "count:person" and piece.figure.value is not None for piece in pieces)


def _is_named(page: Page, part: ties.Part) -> bool:
    if not page.attributes.isdisjoint(part.attributes):
        return True
    return ties.word_pattern(part.pattern).search(page.skeleton) is not None


def _named(page: Page, family: ties.Family) -> dict[str, list[Piece]]:
    """Return the figures that the words beside them name as a part or the whole, one a value, those of the body."""
    named: dict[str, dict[Decimal, Piece]] = {}
    for piece in page.stated:
        value = piece.figure.value
        if value is None or not _addable(piece) or page.kind_of(piece) is BlockKind.CAPTION:
            continue
        name = _part_of(page, piece, family)
        if name is not None:
            values = named.setdefault(name, {})
            if value not in values or page.kind_of(values[value]) is BlockKind.TITLE:
                values[value] = piece
    return {name: list(values.values()) for name, values in named.items()}


def _part_of(page: Page, piece: Piece, family: ties.Family) -> str | None:
    """Return the name of the part (or whole) of a family that the words beside a figure give it.

    The words decide; the claim's attribute only where they say nothing.
    """
    before, after = page.around(piece)
    base = _IS_BASE[page.language][0].search(before) or _IS_BASE[page.language][1].match(after)
    choices = (family.whole,) if base else (family.whole, *family.parts)
    named = [(part.name, part.pattern) for part in choices]
    reads = (_behind, _ahead) if _HAS_PREDICATE[page.language].match(after) is None else (_ahead, _behind)
    for read in reads:
        found = [(far, name) for name, words in named if (far := read(page.language, before, after, words)) is not None]
        if found:
            return min(found)[1]
    return next((part.name for part in choices if piece.claim.attribute in part.attributes), None)


# A figure that others are a part of: 탑승자 10명 가운데, of the 10 people aboard. It is no part itself.
_IS_BASE = {
    "ko": (re.compile(r"(?!)"), re.compile(r"\s?(?:가운데|중)\b")),
    "en": (re.compile(r"\bof (?:the |its |all )?$", re.IGNORECASE), re.compile(r"(?!)")),
}
# A figure that is the subject of what follows: 105명이 다쳐. Then what stands before it is told of another one.
_HAS_PREDICATE = {
    "ko": re.compile(r"(?:이|가|은|는|을|를|도|만)[ ,]"),
    "en": re.compile(
        r"\s*(?:\w+\s)?(?:were|was|are|is|have|had|has|died|survived|remain\w*|dead|missing|injured|killed|wounded"
        r"|hurt|rescued|aboard|on board|unaccounted)\b",
        re.IGNORECASE,
    ),
}
# A verb that goes on (숨지고, 다쳐) belongs to the figure before it.
_GOES_ON = re.compile(r"(?:고|며|면서|어|아|여|져|쳐|해|돼|혀|려|겨|다|서|데|,)\s*$")


@cache
def _before(language: str, words: str) -> re.Pattern[str]:
    if language == "en":
        return re.compile(rf".*\b(?P<word>{words})\b[^.,;]{{0,12}}$", re.IGNORECASE | re.DOTALL)
    tail = r"[가-힣]{0,4}(?:\s[가-힣]{1,4})?\s?(?:모두 |총 |약 )?$"
    return re.compile(rf".*(?P<word>{words}){tail}", re.DOTALL)


@cache
def _after(language: str, words: str, gap: int) -> re.Pattern[str]:
    if language == "en":
        return re.compile(rf"[^.,;]{{0,24}}?\b(?P<word>{words})\b", re.IGNORECASE)
    return re.compile(rf"(?:이|가|은|는|을|를|도|의|만)?\s?[^,.]{{0,{gap}}}?(?P<word>{words})")


def _behind(language: str, before: str, after: str, words: str) -> int | None:
    """Return how far before the figure one of the words stands, ``None`` where none names it."""
    if language != "en" and _GOES_ON.search(before):
        return None
    found = _before(language, words).search(before)
    return None if found is None else len(before) - found.end("word")


def _ahead(language: str, before: str, after: str, words: str) -> int | None:
    """Return how far after the figure one of the words stands, ``None`` where none names it."""
    found = _after(language, words, 3 if after[:1] in ("을", "를") else 10).match(after)
    return None if found is None else found.start("word")


def _is_countable(part: Piece, whole: Piece) -> bool:
    """Tell whether two figures may be of one family: members who vote and votes, people and bodies."""
    counts = {FigureKind.COUNT, FigureKind.NUMBER}
    if part.is_like(whole):
        return True
    return part.figure.kind in counts and whole.figure.kind in counts and not _counts_things(part)


def _counts_things(piece: Piece) -> bool:
    """Tell whether a counter is that of things: 5개 시·군 are none of those who died there."""
    return is_generic(piece.figure.dimension.removeprefix("count:"))


def _family(page: Page, family: ties.Family, whole: Piece, parts: dict[str, list[Piece]]) -> Iterator[Audit]:
    given = [name for name, pieces in parts.items() if pieces]
    like = {name: [p for p in parts[name] if _is_countable(p, whole) and p is not whole] for name in given}
    fitting = []
    for size in range(len(given), 1, -1):
        for names in combinations(given, size):
            for groups in product(*(_groups(like[name][:6]) for name in names)):
                chosen = tuple(chain.from_iterable(groups))
                code, got = _family_fit(family, whole, chosen)
                if code is not None and got is not None:
                    fitting.append((chosen, code, got))
        if fitting:
            break
    for chosen, code, got in fitting:
        yield _told(page, family, whole, chosen, got, code)
    if fitting or not family.complete or any(not like.get(name) for name in family.complete):
        return
    chosen = tuple(like[name][0] for name in (given if not family.minus else family.complete))
    if family.closed and not are_alone(page, whole, *chosen):
        return
    code, got = _family_fit(family, whole, chosen)
    if got is not None and whole.figure.value and _may_be_meant(whole.figure.value, got, chosen, minus=family.minus):
        yield _told(page, family, whole, chosen, got, code)


def _groups(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Yield the figures of a part, each by itself, then those of one sentence together: 5명은 중상, 1명은 경상."""
    yield from ((piece,) for piece in pieces)
    for _, found in groupby(pieces, key=lambda piece: piece.sentence):
        together = tuple(found)
        if len(together) > 1:
            yield together


def _may_be_meant(whole: Decimal, got: Spread, chosen: Sequence[Piece], *, minus: bool) -> bool:
    """Tell whether parts and whole are near enough to be of one count, and not the exports of one product, say."""
    measure = max(piece.figure.value or Decimal(0) for piece in chosen) if minus else whole
    return abs(got.value - whole) <= measure * (_OF_DIFFERENCE if minus else _OF_WHOLE)


def _family_fit(family: ties.Family, whole: Piece, chosen: Sequence[Piece]) -> tuple[str | None, Spread | None]:
    spreads = [spread(piece.figure) for piece in chosen]
    known = [item for item in spreads if item is not None]
    if len(known) < len(chosen) or len({piece.index for piece in chosen}) < len(chosen):
        return None, None
    if half := _common_half(whole, chosen):
        known = [item.widened(half) for item in known]
    if family.minus:
        if len(known) != 2:
            return None, None
        first, second = sorted(known, key=lambda item: -item.value)
        got = first - second
    else:
        got = reduce(add, known)
    return _fits_total(whole, got, loose=True), got


def _common_half(whole: Piece, chosen: Sequence[Piece]) -> Decimal:
    """Return half a step of the place at which whole and parts all end, zeros aside: 0.1억 of 412억3000만 and 51억8000만.

    What ends there throughout was rounded there, however many filler zeros a form writes. Counts are exact.
    """
    pieces = (whole, *chosen)
    if not all(piece.is_money or piece.figure.kind is FigureKind.MEASURE for piece in pieces):
        return Decimal(0)
    values = [base_value(piece.figure) for piece in pieces]
    return min((worth_of_last(value) for value in values if value), default=Decimal(0)) / 2


def _told(
    page: Page, family: ties.Family, whole: Piece, chosen: Sequence[Piece], got: Spread, code: str | None
) -> Audit:
    ordered = sorted(chosen, key=lambda p: -(p.figure.value or 0)) if family.minus else list(chosen)
    sums = joined([written(piece) for piece in ordered], "−" if family.minus else "+")
    check = "difference" if family.minus else "sum"
    return audit_of(page, check, (*chosen, whole), whole, got, code, sums, family.name)


# --- percentages ----------------------------------------------------------------------------------


def audit_percentages(page: Page) -> Iterator[Audit]:
    """Check answers of a poll that leave nothing over: they make 100 %.

    What it does: adds up the percentages of a sentence that names a rest (모름, 기타, undecided); of three and more that
    make 100 % to the last digit it says so without.
    Why it matters: more than 100 % in one list is a slip, or two questions in one sentence.
    Example: 찬성 52%, 반대 40%, 모름 8%; not 찬성 58%, 반대 40%, 모름 8%.
    """
    for number in page.listing(3):
        shares = [p for p in page.within(number) if p.is_percent and p.figure.value is not None]
        words = page.sentences[number].span.of(page.article.text)
        if not 3 <= len(shares) <= _MOST_SHARES:
            continue
        got = _sum(shares)
        named = ties.words(page.language, "residual").search(words) is not None
        if (
            got is None
            or not (named or got.value == _HUNDRED)
            or (page.language == "ko" and ties.words("ko", "than").search(words))
        ):
            continue
        code = "same" if got.value == _HUNDRED else "inputs" if got.low <= _HUNDRED <= got.high else None
        if code is None and not _HUNDRED < got.value <= _ONE_QUESTION:
            continue
        yield _hundred(page, shares, got, code, words)


def _hundred(page: Page, shares: list[Piece], got: Spread, code: str | None, tie: str) -> Audit:
    sums = joined([written(piece) for piece in shares], "+")
    total = f"{got.value.normalize():f}%"
    if code is None:
        end = Text(
            "한 문항의 답이라면 100%를 넘을 수 없습니다.",
            "The answers to one question cannot make more than 100%.",
        )
    elif code == "same":
        end = Text("빠진 답이 없습니다.", "No answer is left out.")
    else:
        end = Text("각각 반올림한 값임을 감안하면 100%입니다.", "That is 100%, given that each of them is rounded.")
    return Audit(
        article=page.article.id,
        figures=tuple(piece.figure for piece in shares),
        check="sum",
        holds=code is not None,
        severity=Severity.INFO if code else Severity.WARNING,
        expected="100 %",
        explanation=Text(f"{sums.ko} = {total}. {end.ko}", f"{sums.en} = {total}. {end.en}"),
        code=code or "off",
        steps=(Step("arithmetic", Text(f"{sums.ko} = {total}", f"{sums.en} = {total}")),),
        tie=tie,
    )
