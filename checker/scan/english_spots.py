"""The words at which an English figure or date may begin, and where they stand in a text."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Final

from checker.scan.english_words import english
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
    spots |= {f"{article} {unit}": "one" for unit in lexicon.nouns["one"] for article in ("a", "an")}
    spots |= {word: spots.get(word, "word") for word in ORDINALS}
    spots |= dict.fromkeys(("first", "second", "third", "fourth", "final"), "date")
    spots |= {w.split(" ")[0]: "date" for w in lexicon.relatives if not w.startswith("the ")}
    spots |= dict.fromkeys(("noon", "midnight"), "noon")
    spots |= {w.capitalize(): what for w, what in spots.items()}
    spots |= dict.fromkeys((*lexicon.months, *lexicon.weekdays), "date")
    return spots


@cache
def spot_words() -> frozenset[str]:
    """Return the words that every spot in words holds: of "a mile" the mile, for articles stand everywhere."""
    return frozenset(word.rsplit(" ", 1)[-1] for word in _word_spots())


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(_word_spots())})\b")


def find_words(text: str, words: list[int]) -> list[tuple[int, str]]:
    """Return where a figure or a date may begin at a word, in reading order, and what it may be.

    Args:
        text: The text.
        words: Where the words begin of which it may be one.
    """
    spots, known, pattern = _word_spots(), spot_words(), _word_pattern()
    found: list[tuple[int, str]] = []
    end = 0
    for at in words:
        stop = at + 1
        while text[stop : stop + 1].isalpha():
            stop += 1
        if text[at:stop] not in known:
            continue
        for start in (at - 3, at - 2, at):  # an hour, a mile, mile
            match = pattern.match(text, start) if start >= end else None
            if match is not None:
                found.append((start, spots.get(match.group(), "one")))
                end = match.end()
                break
    return found
