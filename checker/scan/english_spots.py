"""The words at which an English figure or date may begin, and where they stand in a text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from checker.scan.english_words import english
from checker.scan.letters import letters_end
from checker.scan.patterns import alternation

__all__ = ["ORDINALS", "find_words", "spot_words"]

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
    spots |= {w + "fold": "word" for w, (_, role) in lexicon.cardinals.items() if role != "scale"}
    spots["dozen"] = "word"
    spots["percentage"] = "point"
    spots |= dict.fromkeys(lexicon.multiples, "multiple")
    spots |= {f"{article} {unit}": "one" for unit in lexicon.nouns["one"] for article in ("a", "an")}
    spots |= {word: spots.get(word, "word") for word in ORDINALS}
    spots |= dict.fromkeys(("first", "second", "third", "fourth", "final"), "date")
    spots |= {w.split(" ")[0]: "date" for w in lexicon.relatives if not w.startswith("the ")}
    spots |= dict.fromkeys(("noon", "midnight"), "noon")
    spots |= {w.capitalize(): what for w, what in spots.items()}
    spots |= dict.fromkeys((*lexicon.months, *lexicon.weekdays), "date")
    return spots


class _Spots:
    """What words may begin.

    Attributes:
        alone: What a figure or a date may begin at, by the word.
        counted: What one of which a word says with its article: a mile.
    """

    def __init__(self, alone: dict[str, str], counted: frozenset[str]) -> None:
        self.alone, self.counted = alone, counted


@cache
def _spots() -> _Spots:
    spots = _word_spots()
    alone = {word: what for word, what in spots.items() if " " not in word}
    return _Spots(alone, frozenset(word.rsplit(" ", 1)[-1] for word in spots if " " in word))


def spot_words() -> frozenset[str]:
    """Return the words that every spot in words holds: of "a mile" the mile, for articles stand everywhere."""
    return _spots().counted.union(_spots().alone)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_word_spots())})\b")


def find_words(text: str, words: list[int]) -> list[tuple[int, str]]:
    """Return where a figure or a date may begin at a word, in reading order, and what it may be.

    Args:
        text: The text.
        words: Where the words begin of which it may be one.
    """
    spots = _spots()
    found: list[tuple[int, str]] = []
    end = 0
    for at in words:
        stop = letters_end(text, at)
        word = text[at:stop]
        if word in spots.counted:
            for start in (at - 3, at - 2):  # an hour, a mile
                match = _word_pattern().match(text, start) if start >= end else None
                if match is not None:
                    found.append((start, "one"))
                    end = match.end()
                    break
        what = spots.alone.get(word)
        if what is not None and at >= end and not _goes_on(text, at - 1) and not _goes_on(text, stop):
            found.append((at, what))
            end = stop
    return found


def _goes_on(text: str, at: int) -> bool:
    """Tell whether the character at ``at`` belongs to the word beside it."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")
