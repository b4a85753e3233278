"""Which words of the articles are fit to stand in the title of a fact."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.lexicon.reader import Entry, read_entries
from checker.text import is_verb_form

__all__ = [
    "TitleWords",
    "counts_and_announces",
    "is_happening",
    "is_noun",
    "is_season",
    "names_itself",
    "title_entries",
]

_FILES = ("ko/titles.toml", "en/titles.toml")


class TitleWords(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of one use, by how they end or as they stand.

    Attributes:
        id: ``no_noun``, ``named``, ``person``, ``counting``, ``season`` or ``happening``.
        endings: Ends of words.
        words: Whole words.
        but: Longer ends that are not meant.
        nots: Words that are none, for a test.
    """

    id: str
    endings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    but: tuple[str, ...] = ()
    nots: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Tell whether a word is one of these."""
        return word in self.words or (word.endswith(self.endings) and not word.endswith(self.but))


@cache
def title_entries() -> tuple[TitleWords, ...]:
    """Return the entries of all languages."""
    return tuple(entry for file in _FILES for entry in read_entries(file, "title", TitleWords))


@lru_cache(maxsize=4096)
def _is(use: str, word: str) -> bool:
    return any(entry.has(word) for entry in title_entries() if entry.id == use)


def is_noun(word: str) -> bool:
    """Tell whether a word may be the name of something: no verb, no adverb, no noun with its particle.

    >>> is_noun("유상증자"), is_noun("상륙했으며"), is_noun("명단에")
    (True, False, False)
    """
    return bool(word) and not is_verb_form(word) and not _is("no_noun", word)


def names_itself(word: str) -> bool:
    """Tell whether a word is what an amount, a share or a count is called by itself: 미수금, 참여율.

    >>> names_itself("미수금"), names_itself("처음")
    (True, False)
    """
    return _is("named", word)


def counts_and_announces(name: str) -> bool:
    """Tell whether a name is that of a body that counts and announces what is not its own: 해양경찰청."""
    return _is("counting", name)


def is_season(name: str) -> bool:
    """Tell whether a name is that of days of the year, which no figure is of: 추석."""
    return _is("season", name)


def is_happening(word: str) -> bool:
    """Tell whether a word is a noun for what happens: arrival, not arrive; 착륙, not 떠난 nor 당선인.

    >>> is_happening("arrival"), is_happening("arrive"), is_happening("착륙"), is_happening("당선인")
    (True, False, True, False)
    """
    return _is("happening", word) if word.isascii() else is_noun(word) and not _is("person", word)
