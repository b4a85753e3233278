"""The amounts that an article gives, by which the stories of a day are told apart.

Two fires, two results, two telephones are told in one row of words, and who burnt, earned or made what no list may know.
Their amounts differ: held against the rest of its event, an article has more amounts in common with it than things
that it gives another amount of in 365 cases of 414 on real events, and held against another event of its kind, told by the
same templates, in 3 of 1,189 on made days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.lexicon.growing import find_growing
from checker.match.features import middle
from checker.model import Article, Claim, FigureKind

__all__ = ["Amount", "amounts_in", "are_near", "digits_in", "read_amounts"]

# Between what an amount is written down by.
_OF = "\x1f"
# What tells no story from another: which place it took, and when it was.
_NO_AMOUNT = ("rank", "[time]")
# Letters before a figure in which a word says what it is of, and the word without what it ends with.
_BESIDE = 12
_WORD = re.compile(
    r"(?P<stem>[가-힣]{2,}?)(?:으로|에서|은|는|이|가|을|를|의|에|로|와|과|도|만)?(?![가-힣])|[A-Za-z][A-Za-z0-9]{2,}"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as stories are compared by it.

    Attributes:
        key: What equal amounts share.
        number: Its value, in its base unit.
        digits: How many digits it has, without the zeros at its ends.
        subjects: What it is an amount of: its attribute, but for a count that grows by the hour, and the word before it,
            each with its dimension.
    """

    key: str
    number: float
    digits: int
    subjects: tuple[str, ...]


def amounts_in(article: Article, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return the amounts of an article, each once, written as ``read_amounts`` reads them."""
    return tuple(dict.fromkeys(_written(article.text, claims)))


def _written(text: str, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        figure = claim.figure
        if figure.kind in (FigureKind.DATE, FigureKind.TIME) or figure.dimension.startswith(_NO_AMOUNT):
            continue
        if (number := middle(figure)) is None:
            continue
        is_count = figure.dimension == "number" or figure.dimension.startswith("count:")
        dimension = "count" if is_count else figure.dimension
        attribute = "" if find_growing(claim.attribute, "") is not None else claim.attribute or ""
        yield _OF.join((dimension, str(number.normalize()), attribute, _word_before(text, claim)))


def _word_before(text: str, claim: Claim) -> str:
    start = claim.figure.span.start
    words = list(_WORD.finditer(text, max(claim.sentence.start, start - _BESIDE), start))
    return (words[-1]["stem"] or words[-1].group().lower()) if words else ""


def read_amounts(written: Sequence[str]) -> list[Amount]:
    """Return what ``amounts_in`` wrote down."""
    return [_read(each) for each in written]


@lru_cache(maxsize=65536)
def _read(written: str) -> Amount:
    dimension, value, attribute, word = written.split(_OF)
    subjects = [f"{dimension}{_OF}{kind}{name}" for kind, name in (("is ", attribute), ("by ", word)) if name]
    return Amount(f"{dimension}:{value}", float(value), digits_in(float(value)), tuple(subjects))


@lru_cache(maxsize=65536)
def digits_in(value: float) -> int:
    """Return how many digits a value has, without the zeros at its ends."""
    return len(f"{value:.12g}".partition("e")[0].replace(".", "").strip("-0"))


# Values nearer than this may be one, rounded.
_ROUNDED = 0.03
# Zeros at the end from which a number may have been cut: 2200여 명, 6만여 개.
_CUT = 100


def are_near(one: float, two: float) -> bool:
    """Tell whether two values may be one: rounded, or cut after the digits of the rounder.

    >>> are_near(2297, 2200), are_near(64250, 60000), are_near(48, 44), are_near(3.1, 4.1)
    (True, True, False, False)
    """
    gap = abs(one - two)
    return gap <= _ROUNDED * max(abs(one), abs(two)) or gap < max(_grain(one), _grain(two))


@lru_cache(maxsize=65536)
def _grain(value: float) -> int:
    """Return what the last digit of a round number counts: 100 for 2200; 0 where it is not that round."""
    if not value or value % _CUT:
        return 0
    grain = _CUT
    while not value % (grain * 10):
        grain *= 10
    return grain
