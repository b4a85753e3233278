"""The words at which an English figure or date may begin, and where they stand in a text."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Final

from checker.scan.english_lexicon import english
from checker.scan.letters import code_at, is_space, letters_end

__all__ = ["ORDINALS", "Spot", "find_words", "spot_words"]

_HYPHEN: Final = ord("-")
_A: Final = ord("a")
_CAPITAL_A: Final = ord("A")
_N: Final = ord("n")
ORDINALS: Final = {
    word: Decimal(number)
    for number, word in enumerate(
        ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=2
    )
}


@cache
def _word_spots() -> dict[str, str]:
    """Return the words at which a figure or a date may begin, with what they may begin."""
    lexicon = english()
    words = {*lexicon.cardinals, *lexicon.vague, *lexicon.few, *lexicon.parts}
    spots = {w: "word" for w in words if " " not in w}
    spots |= {w + "fold": "word" for w, cardinal in lexicon.cardinals.items() if cardinal.role != "scale"}
    spots["dozen"] = "word"
    spots["percentage"] = "point"
    spots |= dict.fromkeys(lexicon.multiples, "multiple")
    spots |= {f"{article} {unit}": "one" for unit in lexicon.nouns.one for article in ("a", "an")}
    spots |= {word: spots.get(word, "word") for word in ORDINALS}
    spots |= dict.fromkeys(("first", "second", "third", "fourth", "final"), "date")
    spots |= {w.split(" ")[0]: "date" for w in lexicon.relatives if not w.startswith("the ")}
    spots |= dict.fromkeys(("noon", "midnight"), "noon")
    spots |= {w.capitalize(): what for w, what in spots.items()}
    spots |= dict.fromkeys((*lexicon.months, *lexicon.weekdays), "date")
    return spots


class Spot:
    """A place where a figure or a date may begin, and what: a word, or nothing before digits."""

    def __init__(self, start: int, what: str) -> None:
        self.start: Final = start
        self.what: Final = what


class _Spots:
    """What words may begin.

    Attributes:
        alone: What a figure or a date may begin at, by the word.
        counted: What one of which a word says with its article: a mile.
    """

    def __init__(self, alone: dict[str, str], counted: frozenset[str]) -> None:
        self.alone, self.counted = alone, counted


_MADE: Final[list[_Spots]] = []


def _spots() -> _Spots:
    if not _MADE:
        spots = _word_spots()
        alone = {word: what for word, what in spots.items() if " " not in word}
        _MADE.append(_Spots(alone, frozenset(word.rsplit(" ", 1)[-1] for word in spots if " " in word)))
    return _MADE[0]


def spot_words() -> frozenset[str]:
    """Return the words that every spot in words holds: of "a mile" the mile, for articles stand everywhere."""
    return _spots().counted.union(_spots().alone)


def find_words(text: str, words: list[int]) -> list[Spot]:
    """Return where a figure or a date may begin at a word, in reading order, and what it may be.

    Args:
        text: The text.
        words: Where the words begin of which it may be one.
    """
    spots = _spots()
    found: list[Spot] = []
    end = 0
    for at in words:
        stop = letters_end(text, at)
        word = text[at:stop]
        if word in spots.counted:
            start = _article(text, at)  # an hour, a mile
            if start >= end and not _goes_on(text, start - 1) and not _goes_on(text, stop):
                found.append(Spot(start, "one"))
                end = stop
        what = spots.alone.get(word)
        if what is not None and at >= end and not _goes_on(text, at - 1) and not _goes_on(text, stop):
            found.append(Spot(at, what))
            end = stop
    return found


def _article(text: str, at: int) -> int:
    """Return where the article begins that stands before ``at``; -1 without one."""
    gap = code_at(text, at - 1)
    if gap != _HYPHEN and not is_space(gap):
        return -1
    start = at - 3 if code_at(text, at - 2) == _N else at - 2
    return start if code_at(text, start) in (_A, _CAPITAL_A) else -1


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the character at ``at`` belongs to the word beside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
